from __future__ import annotations

from datetime import date

import pytest

from tests.mark.timex.resolved import pairs, values

SUNDAY = date(2031, 5, 11)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("over the last week", "DURATION", "P1W"),
        ("within the next month", "DURATION", "P1M"),
        ("during the past year", "DURATION", "P1Y"),
        ("for the last decade or so", "DURATION", "P10Y"),
        ("the last week was wet", "DATE", "2031-W18"),
        ("last week", "DATE", "2031-W18"),
        ("by the next fiscal year", "DATE", "2032"),
        ("sales are up since year-end", "DATE", "2030"),
        ("it closes by year-end", "DATE", "2031"),
        ("in the latest fiscal year", "DATE", "2030"),
    ],
)
def test_windows_and_calendar_units(text: str, kind: str, value: str) -> None:
    assert [found[1:] for found in values(text)] == [(kind, value)]


def test_on_a_sunday_last_week_is_the_one_that_ends() -> None:
    assert pairs("last week", SUNDAY) == [("last week", "2031-W19")]
    assert pairs("this past week", SUNDAY) == [("this past week", "2031-W19")]
    assert pairs("next week", SUNDAY) == [("next week", "2031-W20")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on Monday, and had leaked the day before.", "2031-05-04"),
        ("In 2019 it sank; the year before, it had leaked.", "2018"),
        ("It sank on Monday, the day before the vote.", "2031-05-05"),
        ("In the week before the flood of 2019 it leaked.", "2019"),
        ("They split in the quarter of the town that burned in 2019.", "2019"),
        ("the ships of tomorrow sailed in 2019", "2019"),
        ("to move past days of rain in 2019", "2019"),
    ],
)
def test_what_is_before_or_after(text: str, expected: str) -> None:
    assert [value for _, value in pairs(text) if value != "PXD"][-1] == expected
    assert len([value for _, value in pairs(text) if value != "PXD"]) <= 2
