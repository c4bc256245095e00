from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.data import load
from sayso.join import series
from sayso.records import Actor, Estimate, Link, Series, Story
from tests.build import actor, estimate, reading, report, said, speaks

TEXT = report(
    "Police counted 40 dead and 12 missing. The army counted 44 killed, 9 of them children. "
    "In Norrby 7 were killed. Canada sent 300 soldiers; Canadian troops now number 900."
)


def join(*estimates: Estimate) -> list[Series]:
    story = Story("s", "t", (TEXT.id,))
    made: dict[str, Any] = series.run(
        (TEXT,),
        (reading(TEXT, estimates=estimates),),
        story,
        concepts=load("concepts"),
        countries=load("countries"),
        senses=load("senses"),
        units=load("units"),
    )
    return list(made["series"])


def test_words_for_the_same_thing_share_a_series() -> None:
    dead = estimate(TEXT, "40", 40, 40, "dead")
    killed = estimate(TEXT, "44", 44, 44, "killed")
    (one,) = join(dead, killed)
    assert one.estimates == (dead.id, killed.id)


def test_different_measures_never_share_a_series() -> None:
    made = join(
        estimate(TEXT, "40", 40, 40, "dead"),
        estimate(TEXT, "12", 12, 12, "missing"),
        estimate(TEXT, "7", 7, 7, "killed", where=("Norrby",)),
    )
    assert len(made) == 3


def test_what_flowed_is_not_what_stood_there() -> None:
    sent = estimate(TEXT, "300", 300, 300, "soldiers", whose="Canada", kind="flow")
    there = estimate(TEXT, "900", 900, 900, "troops", whose="Canadian")
    assert len(join(sent, there)) == 2


def test_a_country_and_its_adjective_are_one() -> None:
    one = estimate(TEXT, "300", 300, 300, "soldiers", whose="Canada")
    two = estimate(TEXT, "900", 900, 900, "troops", whose="Canadian")
    assert len(join(one, two)) == 1


def test_a_subset_is_in_no_series() -> None:
    assert join(estimate(TEXT, "9", 9, 9, "children", part="subset")) == []


def test_abroad_is_not_all() -> None:
    whole = estimate(TEXT, "900", 900, 900, "soldiers", whose="Canada")
    abroad = estimate(TEXT, "300", 300, 300, "soldiers", whose="Canadian", where=("Norway",))
    assert len(join(whole, abroad)) == 2


def test_titles_read_as_they_are_spoken() -> None:
    (sent,) = join(
        estimate(TEXT, "300", 300, 300, "soldiers sent", whose="Canada", where=("Norway",))
    )
    (lost,) = join(estimate(TEXT, "40", 40, 40, "ships lost", whose="Alder Line"))
    assert sent.title == "Canadian soldiers sent to Norway"
    assert lost.title == "ships lost (Alder Line)"


def test_who_was_treated_and_the_number_treated_are_one() -> None:
    people = estimate(TEXT, "40", 40, 40, "people treated")
    number = estimate(TEXT, "44", 44, 44, "treated")
    left = estimate(TEXT, "12", 12, 12, "people left homes")
    assert len(join(people, number, left)) == 2


def test_a_toll_since_a_day_stands_with_tolls_so_far() -> None:
    since = estimate(TEXT, "40", 40, 40, "dead", kind="flow", on="2031-05-01/..")
    closed = estimate(TEXT, "12", 12, 12, "dead", kind="flow", on="2030")
    so_far = estimate(TEXT, "44", 44, 44, "killed")
    made = join(since, closed, so_far)
    assert {frozenset(s.estimates) for s in made} == {
        frozenset({since.id, so_far.id}),
        frozenset({closed.id}),
    }


@pytest.mark.parametrize("counted", ["people", "dollars", "tonnes"])
def test_what_says_nothing_is_in_no_series(counted: str) -> None:
    assert join(estimate(TEXT, "900", 900, 900, counted)) == []


def test_an_adjective_stands_before_what_a_share_is_of() -> None:
    (one,) = join(estimate(TEXT, "40", 40, 40, "percent of voters", whose="Canadian"))
    assert one.title == "percent of Canadian voters"


def test_a_toll_of_long_ago_is_another_happening() -> None:
    now = estimate(TEXT, "40", 40, 40, "dead")
    then = estimate(TEXT, "44", 44, 44, "dead", on="1931-05-03")
    assert len(join(now, then)) == 2


def test_a_report_sums_up_its_day() -> None:
    at_noon = estimate(TEXT, "40", 40, 40, "dead", on="2025-05-10T12:00")
    told = estimate(TEXT, "44", 44, 44, "killed")
    (one,) = join(told, at_noon)
    assert one.estimates == (at_noon.id, told.id)


def story(
    *told: tuple[str, str, Actor, str], published: tuple[int, ...] = ()
) -> tuple[list[Series], list[Link], list[Estimate]]:
    """The series of figures, each (sentence, number, who says it, what is counted) in its report."""
    reports, readings, links, figures = [], [], [], []
    for day, (sentence, number, who, counted) in enumerate(told, 1):
        of = report(
            sentence, name=f"r{day}", published=f"2025-05-{(published or range(1, 9))[day - 1]:02}"
        )
        saying = said(of, None, sentence.split()[-1].rstrip("."), sentence.rstrip("."))
        value = float(number)
        figure = estimate(of, number, value, value, counted)
        figure = replace(figure, attribution=saying.id)
        reports.append(of)
        readings.append(reading(of, [saying], estimates=(figure,)))
        links.append(speaks(saying, who))
        figures.append(figure)
    actors = tuple({who.id: who for _, _, who, _ in told}.values())
    made: dict[str, Any] = series.run(
        tuple(reports),
        tuple(readings),
        Story("s", "t", tuple(r.id for r in reports), actors=actors, links=tuple(links)),
        concepts=load("concepts"),
        countries=load("countries"),
        senses=load("senses"),
        units=load("units"),
    )
    return list(made["series"]), [link for link in made["links"] if link not in links], figures


ARMY = actor("Canadian army", country="CA")
STAFF = actor("Norwegian staff", country="NO")
PORT = actor("Port of Elm")
UNION = actor("Dockers' union")


def test_a_day_s_toll_told_later_stands_behind_what_was_told_on_the_day() -> None:
    figures = []
    # The later report's id comes first: no order of ids does this by chance.
    for name, day, number in (("r1", "2025-05-11", 3), ("r3", "2025-05-13", 5)):
        of = report(f"On Sunday {number} workers died.", name=name, published=day)
        figures.append((of, estimate(of, str(number), number, number, "dead", on="2025-05-11")))
    for (first, early), (second, late) in (figures, figures[::-1]):
        made: dict[str, Any] = series.run(
            (first, second),
            (reading(first, estimates=(early,)), reading(second, estimates=(late,))),
            Story("s", "t", (first.id, second.id)),
            concepts=load("concepts"),
            countries=load("countries"),
            senses=load("senses"),
            units=load("units"),
        )
        (one,) = made["series"]
        assert one.estimates == tuple(figure.id for _, figure in figures)


def test_an_army_s_own_dead_are_not_those_that_it_claims() -> None:
    made, _, _ = story(
        ("We say 41 of its men died.", "41", ARMY, "men killed"),
        ("We say 300 of its men died.", "300", STAFF, "men killed"),
    )
    assert sorted(s.title for s in made) == ["Canadian deaths", "Norwegian deaths"]


def test_an_office_does_not_own_the_dead_that_it_counts() -> None:
    told = report("It puts the dead at 40. The office counts 44 dead.")
    one = estimate(told, "40", 40, 40, "dead")
    two = estimate(told, "44", 44, 44, "dead", whose="office")
    made: dict[str, Any] = series.run(
        (told,),
        (reading(told, estimates=(one, two)),),
        Story("s", "t", (told.id,)),
        concepts=load("concepts"),
        countries=load("countries"),
        senses=load("senses"),
        units=load("units"),
    )
    assert [(s.title, s.estimates) for s in made["series"]] == [("deaths", (one.id, two.id))]


def test_a_later_figure_of_a_source_replaces_its_earlier_one() -> None:
    _, links, figures = story(
        ("We say 40 died.", "40", PORT, "dead"),
        ("We say 60 died.", "60", UNION, "dead"),
        ("We say 44 died.", "44", PORT, "dead"),
        ("We say 44 died.", "44", PORT, "dead"),
        published=(1, 1, 2, 3),
    )
    replaced = [(k.left, k.right) for k in links if k.relation in ("replaces", "corrects")]
    assert replaced == [(figures[2].id, figures[0].id)]


def test_two_figures_of_one_day_stand_side_by_side() -> None:
    told = (("We say 40 died.", "40", PORT, "dead"), ("We say 44 died.", "44", PORT, "dead"))
    _, links, _ = story(*told, published=(1, 1))
    assert {k.relation for k in links} == {"counts"}


def test_a_figure_that_its_source_takes_back_is_corrected() -> None:
    _, links, figures = story(
        ("We say 49 died.", "49", PORT, "dead"),
        ("It corrected this to 40 dead.", "40", PORT, "dead"),
    )
    (link,) = (k for k in links if k.relation == "corrects")
    assert (link.left, link.right) == (figures[1].id, figures[0].id)


def test_a_count_since_a_day_stands_where_it_is_told() -> None:
    since = estimate(TEXT, "40", 40, 40, "dead", kind="flow", on="2025-01-01/..")
    then = estimate(TEXT, "44", 44, 44, "killed", on="2025-03-01")
    (one,) = join(since, then)
    assert one.estimates == (then.id, since.id)


def test_all_those_of_a_place_are_in_its_series() -> None:
    here = estimate(TEXT, "7", 7, 7, "killed", where=("Norrby",))
    part = estimate(TEXT, "9", 9, 9, "died", where=("Norrby",), part="subset")
    (one,) = join(here, part)
    assert set(one.estimates) == {here.id, part.id}


def test_shares_of_an_unknown_question_are_not_charted_together() -> None:
    one = estimate(TEXT, "40", 40, 40, "percent of voters")
    assert join(one, estimate(TEXT, "44", 44, 44, "percent of voters")) == []
    assert len(join(one)) == 1
