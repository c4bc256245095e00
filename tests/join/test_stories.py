from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from sayso.data import load
from sayso.join import stories
from sayso.records import Mention, Subject
from tests.build import reading, report, span

FERRY = [
    "A ferry ran aground off Brenholm with passengers aboard. Divers look for cracks in its hull.",
    "Passengers of the grounded ferry were brought ashore at Brenholm. The hull leaks oil.",
    "The captain of the ferry that ran aground said its rudder had failed. Oil reached Brenholm.",
    "Divers found a crack in the rudder of the Brenholm ferry, investigators said.",
]
VOTE = [
    "Ballots were counted again in the province after the mayor of Tarvo contested her defeat.",
    "The recount in Tarvo gave the mayor forty more ballots, the election office said.",
    "A judge in Tarvo ordered that ballots from abroad be counted as well in the mayoral vote.",
    "The election office declared the mayor of Tarvo the winner after all ballots were counted.",
]


def subject(text: str, day: str, name: str) -> Subject:
    each = report(text, name, day)
    named = [
        Mention(f"{name}{word}", span(each, word), word, "organization", "name")
        for word in ("Brenholm", "Tarvo")
        if word in text
    ]
    return stories.subject(each, reading(each, mentions=tuple(named)), vectors=load("vectors"))


def stream() -> list[Subject]:
    told = []
    for n, (ferry, vote) in enumerate(zip(FERRY, VOTE, strict=True)):
        told.append(subject(ferry, f"2025-05-{10 + n}", f"ferry{n}"))
        told.append(subject(vote, f"2025-05-{10 + n}", f"vote{n}"))
    return told


def names(subjects: list[Subject]) -> list[list[str]]:
    by_id = {each.report: each.name for each in subjects}
    return [[by_id[r] for r in story.reports] for story in stories.split(subjects)]


def test_two_developments_are_two_stories() -> None:
    assert names(stream()) == [[f"ferry{n}" for n in range(4)], [f"vote{n}" for n in range(4)]]


@given(st.randoms())
def test_the_order_in_which_they_come_plays_no_role(chance: random.Random) -> None:
    told = stream()
    chance.shuffle(told)
    assert stories.split(told) == stories.split(stream())


def test_what_comes_later_never_moves_what_came_before() -> None:
    told = stream()
    for size in range(1, len(told)):
        before = stories.split(told[:size])
        after = stories.split(told)
        assert [s.id for s in before] == [s.id for s in after][: len(before)]
        for early, late in zip(before, after, strict=False):
            assert late.reports[: len(early.reports)] == early.reports


def test_a_report_on_two_developments_belongs_to_both() -> None:
    both = f"{FERRY[2]} {VOTE[1]}"
    told = [*stream(), subject(both, "2025-05-14", "both")]
    assert [group[-1] for group in names(told)] == ["both", "both"]


def test_the_same_words_two_years_on_are_another_story() -> None:
    told = [subject(FERRY[0], "2025-05-10", "a"), subject(FERRY[1], "2027-05-10", "b")]
    assert names(told) == [["a"], ["b"]]


def test_reports_without_a_date_or_a_word_are_split_too() -> None:
    empty = [report("…", "x", None), report("…", "y", None)]
    told = [stories.subject(each, reading(each), vectors=load("vectors")) for each in empty]
    assert len(stories.split(told)) == 2
    assert stories.split([]) == ()
