from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark import estimates, quantities
from sayso.records import (
    Attribution,
    Estimate,
    Moment,
    Place,
    PlaceMention,
    Reading,
    Report,
    Stance,
    Timex,
)

Nlp = Callable[[str], Doc]


def read(
    nlp: Nlp,
    text: str,
    times: tuple[tuple[str, str], ...] = (),
    places: tuple[str, ...] = (),
    said: tuple[tuple[str, Stance], ...] = (),
) -> tuple[Estimate, ...]:
    """Estimates of `text` with hand-made readings: (words, value), place names, (content, stance)."""
    report = Report("r", "r", text)

    def at(words: str) -> tuple[int, int]:
        start = text.index(words)
        return start, start + len(words)

    reading = Reading(
        "r",
        timexes=tuple(
            Timex(
                report.cut(*at(words)),
                "DURATION" if day.startswith("P") else "DATE",
                Moment(day, day, day),
            )
            for words, day in times
        ),
        places=tuple(
            PlaceMention(report.cut(*at(name)), Place(name, name, 0.0, 0.0)) for name in places
        ),
        attributions=tuple(
            Attribution(
                words, "r", (), (), (report.cut(*at(words)),), stance, said=Moment("2024-05-01")
            )
            for words, stance in said
        ),
    )
    doc, units, countries = nlp(text), load("units"), load("countries")
    senses = load("senses")
    reading = replace(reading, **quantities.run(report, doc, reading, units=units))
    return estimates.run(report, doc, reading, units=units, countries=countries, senses=senses)[
        "estimates"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 15 people have died and 40 were injured.", [(15, None, "people died"), (40, 40, "people injured")]),
        ("The ferry carried 213 passengers.", [(213, 213, "passengers")]),
        ("About 600 sailors, killed and wounded, were carried home.", [(600, 600, "sailors killed and wounded")]),
        ("Nearly 7,500 residents left the valley.", [(None, 7500, "residents left valley")]),
        ("The flood killed at least 22 villagers.", [(22, None, "villagers killed")]),
        ("A drone struck, killing 7 fighters and wounding 12 others.", [(7, 7, "fighters killed"), (12, 12, "fighters wounded")]),
        ("Dozens of workers were taken to hospital.", [(24, None, "workers taken to hospital")]),
        ("Hundreds of huts burned.", [(200, None, "huts burned")]),
        ("Thousands of dockers walked out.", [(2000, None, "dockers walked out")]),
        ("Tens of thousands of pilgrims came.", [(20000, None, "pilgrims")]),
        ("About 30 tonnes of ammonia leaked.", [(30, 30, "tonnes of ammonia leaked")]),
        ("The Alder Party won 43 percent of the vote.", [(43, 43, "percent of vote won")]),
        ("The harbour lost $4 million.", [(4e6, 4e6, "dollars lost")]),
        ("The death toll rose to 63.", [(63, 63, "dead")]),
        ("The number of dead has climbed to 1,100.", [(1100, 1100, "dead")]),
        ("Infections rose to 310.", [(310, 310, "Infections")]),
        ("Some 4,000 villagers fell ill; 312 of them have died.", [(4000, 4000, "villagers"), (312, 312, "villagers died")]),
        ("It has carried out nine missile tests.", [(9, 9, "missile tests")]),
        ("The shelling forced the evacuation of 800 residents.", [(800, 800, "evacuation of residents")]),
        ("Officials lowered the death toll from 45 to 38.", [(38, 38, "dead")]),
        ("A force of 12,000 came ashore.", [(12000, 12000, "force")]),
        ("The 12,000-strong contingent came ashore.", [(12000, 12000, "contingent")]),
        ("Turnout was 61 percent.", [(61, 61, "Turnout in percent")]),
        ("The crash hurt 40 sailors; 12 of the victims were children.", [(40, 40, "sailors hurt"), (12, 12, "children")]),
        ("Voters cast 900 ballots, of which 12 were spoiled.", [(900, 900, "ballots cast"), (12, 12, "ballots spoiled")]),
        ("There are 3,000 sheep, and the number may double to 6,000.", [(3000, 3000, "sheep"), (6000, 6000, "sheep")]),
        ("Only 40 of the 200 hostages came home.", [(40, 40, "hostages"), (200, 200, "hostages")]),
        ("Hundreds more are feared dead.", [(200, None, "dead")]),
        ("A bomb wounded the captain of a ship with 40 divers.", [(40, 40, "divers")]),
        ("A bomb wounded the captain of 40 divers.", [(40, 40, "divers")]),
        ("The line led talks among 195 ports.", [(195, 195, "ports")]),
        ("She proposed installing 900 sirens.", [(900, 900, "sirens installed")]),
        ("Norway buys $250 billion worth of grain.", [(25e10, 25e10, "dollars of grain bought")]),
        ("More than 40 quays were closed.", [(40, None, "quays closed")]),
        ("About 900 homes had no power.", [(900, 900, "homes had no power")]),
        ("About 900 homes were without power.", [(900, 900, "homes without power")]),
        ("Floods killed nine divers and forced 3,200 to leave their homes.", [(9, 9, "divers killed"), (3200, 3200, "divers forced to leave")]),
        ("The port put the damage at 300 million kroner; it could reach 900 million kroner.", [(3e8, 3e8, "damage in kroner"), (9e8, 9e8, "damage in kroner")]),
        ("The port has 300 berths, and 120 are free.", [(300, 300, "berths"), (120, 120, "berths free")]),
        ("The port confirmed 22 new cases, bringing the total to 310.", [(22, 22, "new cases"), (310, 310, "cases")]),
        ("The turnout fell to 61 percent from 70 percent.", [(61, 61, "turnout in percent")]),
        ("The siren would cost $30,253.", [(30253, 30253, "cost of siren in dollars")]),
        ("The clinic has treated 31 divers.", [(31, 31, "divers treated")]),
        ("The number of divers treated rose to 44.", [(44, 44, "divers treated")]),
        ("The number treated has risen to 46.", [(46, 46, "treated")]),
        ("Some 1,100 divers have left their homes.", [(1100, 1100, "divers left homes")]),
        ("About 600 divers had been told to leave.", [(600, 600, "divers told to leave")]),
        ("The quarry employs 320 divers.", [(320, 320, "divers employed")]),
        ("Some 400 divers stood on the quay.", [(400, 400, "divers stood")]),
        ("There are 900 divers sleeping in a church.", [(900, 900, "divers sleeping")]),
        ("Rescuers put the spill at 36 tonnes.", [(36, 36, "spill in tonnes")]),
        ("Its shares fell by 18 percent.", [(18, 18, "percent fall in shares")]),
        ("A fine of up to 80 million kroner is possible.", [(None, 8e7, "fine in kroner")]),
        ("The council approved a $4 million budget.", [(4e6, 4e6, "budget in dollars approved")]),
        ("The ferry line will pay 25 million kroner.", [(25e6, 25e6, "kroner paid")]),
        ("Oros has one of the largest navies, with 40,000 sailors.", [(4e4, 4e4, "sailors of the navy")]),
        ("The union, with 4,000 members, called for calm.", [(4000, 4000, "members of the union")]),
        ("The navy left with 40 sailors.", [(40, 40, "sailors")]),
        ("There are 19 pilots and 900 divers. Six of the 19 had fired a flare.", [(19, 19, "pilots"), (900, 900, "divers"), (6, 6, "pilots"), (19, 19, "pilots")]),
        ("There are 30 divers. Twelve of the thirty died.", [(30, 30, "divers"), (12, 12, "divers died"), (30, 30, "divers")]),
        ("There were 14 divers below. The union has the names of 22.", [(14, 14, "divers"), (22, 22, "divers")]),
        ("Six of 40 divers died.", [(6, 6, "divers died"), (40, 40, "divers")]),
        ("Of the 40 divers hurt, six died.", [(40, 40, "divers hurt"), (6, 6, "divers died")]),
        ("Two-thirds of the divers were women.", [(2 / 3, 2 / 3, "women as share of divers")]),
    ],
)  # fmt: skip
def test_how_many_of_what(
    nlp: Nlp, text: str, expected: list[tuple[float | None, float | None, str]]
) -> None:
    assert [(e.low, e.high, e.counted) for e in read(nlp, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The two countries met three times.",
        "The KN-23 was shown under Article 5.",
        "It is one of the oldest ferries.",
        "Eight of 10 sailors like rum.",
        "There were not 200 or 500 prisoners in the camp.",
        "The ship needs 60 sailors.",
        "All ten captains went ashore.",
        "They would have lost 300 sheep.",
        "The hull holds more than one victim.",
        "A diver of 61 died on the quay.",
        "This survey has an error margin of 3 percent.",
        "The line has offered 2.5 percent and a bonus of 800 kroner.",
    ],
)
def test_not_every_number_is_an_estimate(nlp: Nlp, text: str) -> None:
    assert read(nlp, text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Six pumps stopped. Boxes 14 and 15 were opened.",
        "Six pumps stopped. Rooms 3, 4 and 5 burned.",
        "12.00 Correction: we named the wrong town.\n\nSix pumps stopped.",
    ],
)
def test_numbers_that_tell_which_are_no_figures(nlp: Nlp, text: str) -> None:
    assert [found.low for found in read(nlp, text)] == [6]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Some 900 Norwegian soldiers crossed.", "Norwegian"),
        ("Norway has one of the largest fleets, with 400 ships.", "Norway"),
        ("Norway sealed the pact by sending nearly 3,000 soldiers.", "Norway"),
        ("Although it has fired six rockets, Norway has yet to sell any.", "Norway"),
        ("A strike killed 45 villagers.", None),
        ("Norway says 300 Danish sailors were killed and 2,700 wounded.", "Danish"),
        ("The storm closed 36 ports from Norway to Denmark.", None),
        ("Norway, which has 31 ferries, closed a port.", "Norway"),
        ("BERGEN, Norway, May 3, 2024 — Norway has lost 31 ferries.", "Norway"),
        ("The Alder Party fell to 15 seats.", "Alder Party"),
        # Who counts is not whose they are.
        ("Norway raised its toll to 31 divers.", None),
        ("Norway raised its force to 31 divers.", "Norway"),
    ],
)
def test_of_whom(nlp: Nlp, text: str, of: str | None) -> None:
    assert read(nlp, text)[-1].of == of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There are 3,000 sailors on the island.", "count"),
        ("The navy has sent 3,000 sailors to the island.", "count"),
        ("About 300 sheep have drowned.", "count"),
        ("The quarry yields 300 tonnes of slate a day.", "flow"),
        ("The tank can hold 300 tonnes of oil.", "count"),
        ("Their numbers are expected to reach 9,000 sailors by June.", "forecast"),
        ("The flood could displace 9,000 villagers.", "forecast"),
        ("As many as 70 ships will sink.", "forecast"),
        ("The navy will send 3,000 sailors.", "plan"),
        ("The navy was preparing 3,000 sailors for the crossing.", "plan"),
        ("The company plans to cut 1,200 jobs and hire 300 engineers.", "plan"),
        ("About 12,000 soldiers are expected to arrive.", "forecast"),
        ("A planned 3,000 sailors are on the list.", "plan"),
    ],
)
def test_kind(nlp: Nlp, text: str, kind: str) -> None:
    assert [e.kind for e in read(nlp, text)][-1] == kind


@pytest.mark.parametrize(
    ("text", "times", "when"),
    [
        ("The navy has sent 300 sailors since May 2021.", (("May 2021", "2021-05"),), "2021-05/.."),
        ("More than 300 sailors have been killed since the king invaded in May 2021.", (("May 2021", "2021-05"),), "2021-05/.."),
        ("Tugs moved 300 sailors between May 3 and May 9.", (("May 3", "2024-05-03"), ("May 9", "2024-05-09")), "2024-05-03/2024-05-09"),
        ("The fleet is expected to grow to 300 ships by June.", (("June", "2024-06"),), "2024-06"),
        ("About 300 sheep drowned on Friday.", (("Friday", "2024-05-03"),), "2024-05-03"),
        ("There are 300 sailors on the island, the navy said on Friday.", (("Friday", "2024-05-03"),), None),
    ],
)  # fmt: skip
def test_when(nlp: Nlp, text: str, times: tuple[tuple[str, str], ...], when: str | None) -> None:
    (found,) = read(nlp, text, times)
    assert (found.when.value if found.when else None) == when


@pytest.mark.parametrize(
    ("text", "places", "where"),
    [
        ("The flood killed 22 people in Norway.", ("Norway",), ("Norway",)),
        ("Hundreds of soldiers gathered in Bergen and Oslo.", ("Bergen", "Oslo"), ("Bergen", "Oslo")),
        ("Ships took 1,500 soldiers to the port city of Bergen.", ("Bergen",), ("Bergen",)),
        ("Norway has sent 18 tanks.", ("Norway",), ()),
        ("There are 300 Norwegian soldiers on Danish soil.", (), ("Denmark",)),
        ("The clinic in Bergen has treated 300 divers.", ("Bergen",), ()),
    ],
)  # fmt: skip
def test_where(nlp: Nlp, text: str, places: tuple[str, ...], where: tuple[str, ...]) -> None:
    (found,) = read(nlp, text, places=places)
    assert found.where == where


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The crash hurt 40 people, including 9 children.", [None, "subset"]),
        ("Rebels hold 23 hostages, among them 5 sailors.", [None, "subset"]),
        ("Norway sent 500 soldiers. Another 1,500 soldiers will join them.", [None, "increment"]),
        ("The crash killed 6 people. Another 120 were wounded.", [None, None]),
        ("Of the 11,000 sailors sent north, 4,000 have been wounded.", [None, "subset"]),
        ("Only 40 of the 200 hostages came home.", ["subset", None]),
        ("Some 12 of the 60 sailors drowned.", [None, None]),
        ("The Alder Party got 33 percent of the vote.", [None]),
        ("Norway has one of the largest fleets, with 400 ships.", [None]),
    ],
)
def test_part(nlp: Nlp, text: str, parts: list[str | None]) -> None:
    assert [e.part for e in read(nlp, text)] == parts


def test_two_sources_count_the_same_thing(nlp: Nlp) -> None:
    text = "Some 900 pilgrims died on Friday, police said; the union put the figure at 2,000."
    ours, theirs = read(nlp, text, (("Friday", "2024-05-03"),))
    assert (theirs.low, theirs.high) == (2000, 2000)
    assert (theirs.kind, theirs.when) == (ours.kind, ours.when)


def test_a_figure_before_has_its_own_time(nlp: Nlp) -> None:
    text = "There are 900 soldiers on the island, up from 300 in May 2021."
    found = read(nlp, text, (("May 2021", "2021-05"),))
    assert found[0].when is None


def test_a_bare_figure_takes_its_noun_from_the_one_before(nlp: Nlp) -> None:
    text = "Some 3,000 Norwegian divers work on the wreck, and their numbers should rise to 10,000 by June."
    now, then = read(nlp, text, (("June", "2024-06"),))
    assert (then.counted, then.of, then.kind) == (now.counted, "Norwegian", "forecast")
    assert then.when == Moment("2024-06", "2024-06", "2024-06")


def test_the_innermost_source_vouches(nlp: Nlp) -> None:
    inner = "40 soldiers had drowned"
    outer = f"the navy knew that {inner}"
    (found,) = read(nlp, f"She said {outer}.", said=((outer, "assert"), (inner, "assert")))
    assert (found.attribution, found.said) == (inner, Moment("2024-05-01"))


def test_nobody_vouches_for_what_is_denied(nlp: Nlp) -> None:
    content = "3,000 soldiers had crossed the river"
    assert read(nlp, f"The navy denied that {content}.", said=((content, "deny"),)) == ()
    assert len(read(nlp, f"The navy said that {content}.", said=((content, "assert"),))) == 1


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            "At least 12 1,500 dozens of the toll rose to were killed people in Norway including "
            "them another more wounded will send since by and , . ( ) half percent $ million \n\n".split(
                " "
            )
        ),
        max_size=24,
    )
)
def test_any_text(nlp: Nlp, words: list[str]) -> None:
    text = " ".join(words)
    for estimate in read(nlp, text):
        assert text[estimate.span.start : estimate.span.end] == estimate.span.text
        assert estimate.counted.strip()
        assert estimate.low is not None or estimate.high is not None


def test_a_figure_held_against_another_is_not_vouched_for(nlp: Nlp) -> None:
    text = (
        "Rescuers put the spill at 36 tonnes, close to the figure of 38 tonnes that the line gave."
    )
    assert [e.low for e in read(nlp, text)] == [36]


def test_what_follows_in_the_sentence_is_of_the_same_and_there(nlp: Nlp) -> None:
    ill, dead = read(
        nlp, "In Bergen 190 divers have been infected and eight have died.", (), ("Bergen",)
    )
    assert (dead.counted, dead.where) == ("divers died", ill.where)


@pytest.mark.parametrize(
    ("text", "times", "kind"),
    [
        ("In two weeks 300 sheep drowned.", (("two weeks", "P2W"),), "flow"),
        ("Some 300 sheep drowned in 2019.", (("2019", "2019"),), "flow"),
        ("Some 300 sheep drowned on Friday.", (("Friday", "2024-05-03"),), "count"),
        ("Some 300 sheep have drowned since Friday.", (("Friday", "2024-05-03"),), "flow"),
    ],
)
def test_only_an_interval_makes_a_flow(
    nlp: Nlp, text: str, times: tuple[tuple[str, str], ...], kind: str
) -> None:
    assert [e.kind for e in read(nlp, text, times)] == [kind]


def test_the_figure_moved_away_from_has_its_own_time(nlp: Nlp) -> None:
    text = "The turnout fell to 61 percent in May from 70 percent in April."
    found = read(nlp, text, (("May", "2024-05"), ("April", "2024-04")))
    assert [(e.low, e.when.value if e.when else None) for e in found] == [
        (61, "2024-05"),
        (70, "2024-04"),
    ]


def test_the_time_beside_the_old_figure_is_not_the_new_ones(nlp: Nlp) -> None:
    found = read(nlp, "The toll rose from 30 on Friday to 45.", (("Friday", "2024-05-03"),))
    assert [(e.low, e.when.value if e.when else None) for e in found][-1] == (45, None)


def test_each_of_two_figures_has_the_time_right_after_it(nlp: Nlp) -> None:
    text = "The port reported seven deaths on Monday and three more on Tuesday."
    found = read(nlp, text, (("Monday", "2024-05-06"), ("Tuesday", "2024-05-07")))
    assert [e.when.value if e.when else None for e in found] == ["2024-05-06", "2024-05-07"]


def test_a_question_asks_for_something_else_than_the_figure_before_it(nlp: Nlp) -> None:
    text = "Who called it? The largest of four unions. How many went? The port's figure was 420."
    assert [(e.low, e.counted) for e in read(nlp, text)] == [(4, "unions"), (420, "people")]


def test_a_level_reached_is_a_count(nlp: Nlp) -> None:
    text = "The number of cases doubled to 900 in a week."
    assert [e.kind for e in read(nlp, text, (("a week", "P1W"),))] == ["count"]
