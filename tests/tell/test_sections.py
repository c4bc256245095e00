from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import Moment, News, Position, Status
from sayso.tell.sections import outline
from tests.tell.sample import build, span

BRIEF = build()
TOLD = outline(BRIEF)


def test_head() -> None:
    assert TOLD.as_of == "As of 14 March 2031"
    assert TOLD.facts == (
        "5 reports",
        "4 outlets",
        "630 words",
        "published 11–14 March 2031",
        "1 undated",
    )


def test_news_that_names_its_speaker_is_not_introduced_again() -> None:
    assert [(line.who, line.lead) for line in TOLD.news] == [
        ("", ""),
        ("Finnish Border Guard", "said"),
    ]


def test_a_point_shows_its_sides_and_when_they_changed() -> None:
    door = TOLD.points[0]
    assert door.status_words == "Acknowledged"
    assert door.tally == "4 reports; affirmed by 2 independent origins"
    sides = {label: [(side.who, side.when) for side in sides] for _, label, sides in door.sides}
    assert sides == {
        "Affirm": [
            ("two crew members (name withheld)", "12 March 2031"),
            ("Kvarken Lines", "14 March 2031"),
        ],
        "Deny": [("Kvarken Lines", "11–14 March 2031")],
        "Doubt": [("Maritime Accident Board", "12 March 2031")],
    }


@pytest.mark.parametrize(("order", "until"), [((0, 1), "until 11 March 2031"), ((1, 0), "")])
def test_nothing_ends_an_undated_admission(order: tuple[int, ...], until: str) -> None:
    brief = build()
    point = brief.points[0]
    said, denied = (
        next(p for p in point.positions if p.stance == stance) for stance in ("affirm", "deny")
    )
    both = (
        replace(said, actor=denied.actor, since=None),
        replace(denied, since="2031-03-11"),
    )
    turned = replace(point, positions=tuple(both[at] for at in order))
    told = outline(replace(brief, points=(turned,))).points[0]
    sides = {label: [side.when for side in sides] for _, label, sides in told.sides}
    assert [when for when in sides["Affirm"] if when.startswith("until")] == [until] * bool(until)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("corroborated", "Corroborated"),
        ("reported", "Reported"),
        ("disputed", "Disputed"),
        ("acknowledged", "Acknowledged"),
        ("denied", "Denied"),
        ("withdrawn", "Withdrawn"),
    ],
)
def test_each_status_explains_itself(status: Status, words: str) -> None:
    point = replace(BRIEF.points[0], status=status, why="", origins=0)
    (view,) = outline(replace(BRIEF, points=(point,))).points
    assert view.status_words == words
    assert view.why.endswith(".")
    assert view.tally == "4 reports; affirmed by nobody"


def test_a_position_without_dates_says_nothing_of_when() -> None:
    point = replace(BRIEF.points[0], positions=(Position("lines", "deny", None, ()),))
    (view,) = outline(replace(BRIEF, points=(point,))).points
    assert view.sides == (("deny", "Deny", (view.sides[0][2][0],)),)
    assert view.sides[0][2][0].when == ""


def test_what_begins_after_the_brief_is_not_told_as_past() -> None:
    assert TOLD.timeline[1].when == "since January 2031"
    assert TOLD.timeline[-1].when == "from 1 April 2031"


def test_places_by_how_they_are_named() -> None:
    assert [place.name for place in TOLD.places][-1] == "Stockholm"
    assert TOLD.places[0].country == "Sweden"
    assert TOLD.places[0].coordinates == "63.83° N, 20.26° E"


def test_an_undated_report_is_told_with_its_bounds() -> None:
    assert TOLD.sources[4].date == "undated; by its own words, 15–21 March 2031"
    assert TOLD.sources[4].title == "blog.txt"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b=c", True),
        ("javascript:alert(1)", False),
        ('https://example.org/"onclick=', False),
        ("https://example.org/\x1b[2J", False),
        ("https://example.org/a b", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_plain_web_addresses_are_shown(url: str, shown: bool) -> None:
    brief = replace(BRIEF, reports=(replace(BRIEF.reports[0], url=url),))
    assert outline(brief).sources[0].url == (url if shown else None)


def test_copies_are_told() -> None:
    assert TOLD.copies == (
        "Report 2 shares 94% of the text with report 1, where it comes from: one origin, told once.",
    )


def test_a_transfer_names_its_hands() -> None:
    assert TOLD.transfers[0].who == "Sweden → Maritime Accident Board"


def test_evidence_joins_what_it_is_and_what_it_shows() -> None:
    assert TOLD.evidence[0].lead == "Video"
    assert TOLD.evidence[0].text.startswith("A video … the bow door moving")


def test_every_line_cites_exact_words() -> None:
    lines = [
        *TOLD.news, *TOLD.reactions, *TOLD.motives, *TOLD.transfers, *TOLD.evidence,
        *TOLD.unknowns, *(line for voice in TOLD.voices for line in voice.lines),
    ]  # fmt: skip
    texts = {report.id: report.text for report in BRIEF.reports}
    for line in lines:
        assert line.cites
        for cite in line.cites:
            assert all(
                texts[each.report][each.start : each.end] == each.text for each in cite.spans
            )


def test_the_sample_is_true() -> None:
    assert span("wire", "Vaasa", 1).start > span("wire", "Vaasa").start


def test_what_one_source_says_and_none_contradicts_is_no_dispute() -> None:
    assert [point.status_words for point in TOLD.points] == ["Acknowledged", "Disputed"]
    assert [(line.who, line.text[:11]) for line in TOLD.on_record] == [("The union", "the Aurelia")]


def test_a_position_is_dated_no_more_exactly_than_it_is_known() -> None:
    week = replace(BRIEF.attributions[7], said=Moment("2031-W11", "2031-03-10", "2031-03-16"))
    silent = replace(BRIEF.attributions[10], said=None)
    brief = replace(BRIEF, attributions=(week, silent))
    sides = {
        side.who: side.when for _, _, sides in outline(brief).points[0].sides for side in sides
    }
    assert sides["two crew members (name withheld)"] == "week of 10 March 2031"
    assert sides["Maritime Accident Board"] == "reported 12 March 2031"


def test_a_transfer_without_a_giver_keeps_its_clause() -> None:
    brief = replace(BRIEF, transfers=(replace(BRIEF.transfers[0], giver=None),))
    assert outline(brief).transfers[0].text.startswith("Sweden handed")
    assert outline(brief).transfers[0].who == "To Maritime Accident Board"
    assert TOLD.transfers[0].text == "the ship’s data recorder"


def test_sides_that_nobody_could_tell_apart_are_one() -> None:
    first = next(each for each in BRIEF.points[0].positions if each.stance == "deny")
    actor = next(each for each in BRIEF.actors if each.id == first.actor)
    again = replace(first, actor="again")
    positions = (*BRIEF.points[0].positions, again)
    brief = replace(
        BRIEF,
        actors=(*BRIEF.actors, replace(actor, id="again")),
        points=(replace(BRIEF.points[0], positions=positions),),
    )
    held = {label: sides for _, label, sides in outline(brief).points[0].sides}["Deny"]
    assert [side.who for side in held] == ["Kvarken Lines"] * 2  # one of them changed sides
    alone = replace(BRIEF.points[0], positions=(first, again))
    (side,) = outline(replace(brief, points=(alone,))).points[0].sides[0][2]
    assert side.who == "Kvarken Lines"
    assert side.cites == held[0].cites


def test_news_that_says_she_says_who_is_meant() -> None:
    told = next(each for each in BRIEF.attributions if each.source.actors and each.cue.spans)
    report = next(each for each in BRIEF.reports if each.id == told.report)
    who = next(each.name for each in BRIEF.actors if each.id == told.source.actors[0])
    cue = told.cue.spans[0]
    word = replace(cue, start=cue.start - 4, end=cue.start - 1, text="she")
    text = f"{report.text[: word.start]}she{report.text[word.end :]}"
    reports = tuple(replace(each, text=text) if each is report else each for each in BRIEF.reports)
    whole = replace(cue, start=word.start, text=text[word.start : cue.end])
    news = News(whole.text, (whole,), told.said, told.id)
    meant = replace(told, source=replace(told.source, spans=(word,)))
    brief = replace(BRIEF, reports=reports, news=(news,), attributions=(meant,))
    assert outline(brief).news[0].who == who[:1].upper() + who[1:]


def test_an_unknown_that_says_he_tells_who_is_meant() -> None:
    told = next(each for each in BRIEF.attributions if each.source.actors and each.cue.spans)
    who = next(each.name for each in BRIEF.actors if each.id == told.source.actors[0])
    cue = told.cue.spans[0]
    word = replace(cue, start=cue.start - 4, end=cue.start - 1, text="she")
    whole = replace(cue, start=word.start, text=f"she {cue.text}")
    meant = replace(told, source=replace(told.source, spans=(word,)))
    unknown = replace(BRIEF.unknowns[0], text=whole.text, spans=(whole,), point=None)
    brief = replace(BRIEF, attributions=(meant,), unknowns=(unknown,))
    assert outline(brief).unknowns[0].details == (f"she: {who}",)
