from __future__ import annotations

import pytest

from tests.mark.timex.resolved import pairs, values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It shut a year and a half ago.", ("a year and a half ago", "2029-11")),
        ("It shut 40 or 50 years ago.", ("40 or 50 years ago", "1991")),
        ("It shut two to three weeks ago.", ("two to three weeks ago", "2031-W17")),
        ("Not long ago it was new.", ("long ago", "PAST_REF")),
        ("A long time ago it was new.", ("A long time ago", "PAST_REF")),
        ("It shut some time ago.", ("some time ago", "PAST_REF")),
        ("I saw it the other day.", ("the other day", "PAST_REF")),
    ],
)
def test_back_from_the_report(text: str, expected: tuple[str, str]) -> None:
    assert pairs(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on Monday. Two days later it was raised.", ("Two days later", "2031-05-07")),
        ("It sank in May 2029. Two months later it was raised.", ("Two months later", "2029-07")),
        (
            "It sank on Monday. Two days before that, it had leaked.",
            ("Two days before that", "2031-05-03"),
        ),
        ("It sank on Monday, two days before that vote.", ("two days", "P2D")),
        ("It leaked for two hours before that.", ("two hours", "PT2H")),
        # What it counts from is not told, so only the length is known.
        ("The ship may be free seven days later.", ("seven days", "P7D")),
        ("Half an hour later it sank.", ("Half an hour", "PT30M")),
        ("It had leaked an hour earlier.", ("an hour", "PT1H")),
    ],
)
def test_later_than_what_was_told(text: str, expected: tuple[str, str]) -> None:
    assert pairs(text)[-1] == expected


def test_the_other_day_of_two_is_no_time() -> None:
    assert values("It sails on the other day of the fair.") == []
