from __future__ import annotations

import pytest

from tests.mark.timex.resolved import pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on Monday. Later in the day it was raised.", ("Later in the day", "2031-05-05")),
        ("Late in the day it sank.", ("Late in the day", "2031-05-08")),
        ("It sank on Monday; that evening it was raised.", ("that evening", "2031-05-05TEV")),
        ("It sank on Monday; the next morning it was raised.", ("the next morning", "2031-05-06TMO")),
        ("Overnight Tuesday it sank.", ("Overnight Tuesday", "2031-05-06TNI")),
        ("It sank at 10 last night.", ("10 last night", "2031-05-07T22:00")),
        ("It sank at 10:30 yesterday morning.", ("10:30 yesterday morning", "2031-05-07T10:30")),
        ("It sank on Monday. It was raised at 8:15 that evening.", ("8:15 that evening", "2031-05-05T20:15")),
        ("It sank at half past six in the evening on Monday.", ("half past six in the evening on Monday", "2031-05-05T18:30")),
        ("It sank on Monday at a quarter past nine.", ("a quarter past nine", "2031-05-05T09:15")),
        ("It sank on Monday; the night before, it had leaked.", ("the night before", "2031-05-04TNI")),
    ],
)  # fmt: skip
def test_parts_of_the_day_that_is_told(text: str, expected: tuple[str, str]) -> None:
    assert pairs(text)[-1] == expected


def test_a_night_runs_from_one_day_to_the_next() -> None:
    assert pairs("It sank in the night from Monday to Tuesday.") == [
        ("the night from Monday", "2031-05-05TNI"),
        ("Tuesday", "2031-05-06"),
    ]


def test_that_night_is_the_one_told_of_last() -> None:
    text = (
        "Two men died after last night's clash. The police spoke on Wednesday, and a nurse this "
        "morning. No shot was fired that night."
    )
    assert pairs(text)[-1] == ("that night", "2031-05-07TNI")
