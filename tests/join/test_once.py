from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from sayso import pipeline
from sayso.join.once import Asked, asking, beside, once
from sayso.read import ReadOptions, read
from sayso.records import Reading, Report

SAMPLES = Path(__file__).parents[2] / "examples" / "reports"


def test_what_rests_on_the_same_things_is_worked_out_once() -> None:
    reading, done = Reading("r1"), list[str]()

    def work(words: str) -> int:
        done.append(words)
        return len(words)

    assert [once(reading, work, words) for words in ("one", "o" + "ne", "three", "one")] == [
        3,
        3,
        5,
        3,
    ]
    assert done == ["one", "three", "one"]
    assert once(Reading("r1"), work, "one") == 3
    assert len(done) == 4, "another reading, though it is equal"


def test_equal_records_are_not_the_same_thing() -> None:
    reading, one, two = Reading("r1"), Report("a", "a", "Text."), Report("a", "a", "Text.")

    def work(given: Report) -> Report:
        return given

    assert once(reading, work, one) is one
    assert once(reading, work, two) is two


def test_what_was_asked_is_taken_over_while_it_is_answered_alike() -> None:
    reading, done = Reading("r1"), list[int]()

    def work(named: Mapping[str, str]) -> str:
        done.append(1)
        return named.get("m1", "") + ("!" if "m2" in named else "")

    told = [
        asking(reading, work, (), (named,))
        for named in ({"m1": "a"}, {"m1": "a", "m9": "z"}, {"m1": "b"}, {"m1": "b", "m2": "c"})
    ]
    assert told == ["a", "a", "b", "b!"]
    assert len(done) == 3, "of another mention nobody asked"


def test_what_is_asked_later_is_asked_of_the_latest_table() -> None:
    asked = Asked({"m1": "a"})
    assert asked["m1"] == "a"
    assert asked.stands({"m1": "a", "m2": "b"})
    assert asked["m2"] == "b"
    assert not asked.stands({"m1": "a"})
    with pytest.raises(KeyError):
        asked["m3"]


def test_who_asked_for_all_is_told_of_any_other() -> None:
    asked = Asked({"m1": "a"})
    assert dict(asked.items()) == {"m1": "a"}
    assert not asked.stands({"m1": "a", "m2": "b"})


def test_a_pair_is_compared_once_and_only_the_last_ones_are_kept() -> None:
    reading, done = Reading("r1"), list[str]()

    def work(here: str, there: str) -> str:
        done.append(there)
        return here + there

    others = [f"number {n}" for n in range(40)]
    for other in (*others, others[-1], others[0]):
        assert beside(reading, work, "x", other) == "x" + other
    assert done == [*others, others[0]]


def test_what_was_worked_out_is_no_part_of_a_reading() -> None:
    reading = Reading("r1")
    assert once(reading, len, "four") == 4
    assert reading == Reading("r1")
    assert hash(reading) == hash(Reading("r1"))
    with pytest.raises(AttributeError):
        _ = replace(reading).worked_out


def test_a_story_that_grew_is_the_one_that_is_joined_at_once() -> None:
    given = [each for each in read([SAMPLES], ReadOptions()) if isinstance(each, Report)]
    pairs = list(pipeline.readings(given))

    def joined(kept: list[tuple[Report, Reading]]) -> object:
        return pipeline.joined([report for report, _ in kept], [reading for _, reading in kept])

    fresh = [(report, replace(reading)) for report, reading in pairs]
    whole = joined(fresh)
    for turned in (pairs, pairs[::-1], pairs[1::2] + pairs[::2]):
        for size in (1, 2, len(turned) // 2, len(turned) - 1):
            joined(turned[:size])
        assert joined(turned) == whole
        part = [fresh[0], *fresh[3:7]]
        assert joined(part) == joined([(report, replace(reading)) for report, reading in part])
