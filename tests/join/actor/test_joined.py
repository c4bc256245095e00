from __future__ import annotations

from sayso.join.actor.joined import Joined


def test_what_is_joined_is_one_with_the_first_reason() -> None:
    joined = Joined(4)
    assert joined.join(2, 1, "a")
    assert joined.join(3, 2, "b")
    assert list(joined.groups()) == [(0,), (1, 2, 3)]
    assert joined.why == {2: "a", 3: "b"}


def test_two_countries_never_become_one_through_a_third() -> None:
    joined = Joined(3, {0: "KE", 2: "TZ"})
    assert joined.join(0, 1, "same name")
    assert not joined.join(1, 2, "same name")
    assert joined.country(1) == "KE"
    assert list(joined.groups()) == [(0, 1), (2,)]
