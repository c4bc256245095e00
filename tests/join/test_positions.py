from __future__ import annotations

from typing import Any

import pytest

from sayso.join import positions
from sayso.join.positions import Stand
from sayso.records import Position


def position(who: str, stance: Any, since: str) -> Position:
    return Position(who, stance, since, ("a",))


@pytest.mark.parametrize(
    ("held", "status"),
    [
        ([("a", "affirm", "1")], "reported"),
        ([("a", "affirm", "1"), ("b", "affirm", "2")], "corroborated"),
        ([("a", "affirm", "1"), ("b", "deny", "2")], "disputed"),
        ([("a", "affirm", "1"), ("b", "doubt", "2")], "reported"),
        ([("b", "deny", "1"), ("a", "affirm", "2"), ("b", "affirm", "3")], "acknowledged"),
        ([("b", "deny", "1")], "denied"),
        ([("a", "affirm", "1"), ("a", "deny", "2")], "withdrawn"),
    ],
)
def test_the_status_follows_from_the_positions(
    held: list[tuple[str, str, str]], status: str
) -> None:
    assert positions.status([position(*entry) for entry in held])[0] == status


def test_a_stance_that_does_not_change_is_one_position() -> None:
    made = positions.held(
        "a", [Stand("2", False, False, "deny", "y"), Stand("1", False, False, "deny", "x")]
    )
    assert made == [Position("a", "deny", "1", ("x", "y"))]


def test_what_had_been_said_comes_before_what_is_said_on_the_same_day() -> None:
    made = positions.held(
        "a", [Stand("1", False, False, "affirm", "x"), Stand("1", True, False, "deny", "y")]
    )
    assert [position.stance for position in made] == ["deny", "affirm"]


def test_what_is_undated_never_overrides_what_is_dated() -> None:
    stands = [
        Stand("1", False, False, "affirm", "x"),
        Stand(positions.UNDATED, False, False, "deny", "y"),
    ]
    assert positions.held("a", stands)[-1].stance == "affirm"


def test_an_undated_admission_follows_on_the_denial() -> None:
    stands = [
        Stand("1", False, False, "deny", "x"),
        Stand(positions.UNDATED, False, True, "affirm", "y"),
    ]
    made = positions.held("a", stands)
    assert [position.stance for position in made] == ["deny", "affirm"]
    assert positions.status(made)[0] == "acknowledged"


def test_who_will_not_speak_has_not_taken_back_what_it_said() -> None:
    said = Position("a", "affirm", "2025-01-02", ("x",))
    silent = Position("a", "decline", "2025-01-05", ("y",))
    assert positions.status([said, silent])[0] == "reported"


def test_a_spokesmans_denial_and_his_ministrys_admission_are_one_change_of_mind() -> None:
    denied = Position("spokesman", "deny", "2025-01-02", ("x",))
    admitted = Position("ministry", "affirm", "2025-01-05", ("y",))
    spoken = positions.by_origin([admitted, denied], {"spokesman": "ministry"})
    assert [p.stance for p in spoken] == ["deny", "affirm"]
    assert positions.status(spoken)[0] == "acknowledged"


@pytest.mark.parametrize(
    ("names", "same"),
    [
        ({"a": "council", "b": "town council"}, {"a": "b"}),
        ({"a": "council", "b": "Council of Veldholm"}, {"a": "b"}),
        ({"a": "council", "b": "union"}, {}),
        ({"a": "council", "b": "council workers"}, {}),
        ({"a": "Veldholm council", "b": "Veldholm town council"}, {}),
        ({"a": "council", "b": "town council", "c": "Veldholm town council"}, {"a": "b", "b": "c"}),
    ],
)
def test_a_body_told_by_common_words_alone_may_be_a_fuller_one(
    names: dict[str, str], same: dict[str, str]
) -> None:
    found = positions.undistinguished(names)
    assert found.keys() == same.keys()
    assert all(found[actor] != actor for actor in same)
