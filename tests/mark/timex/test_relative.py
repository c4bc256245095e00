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
        ("by week's end", "DATE", "2031-W19"),
        ("at month's end", "DATE", "2031-05"),
        ("by the quarter's end", "DATE", "2031-Q2"),
        ("the last quarter of the 20th century", "DATE", "19"),
        ("the first decade of this century", "DATE", "200"),
        ("the last decade of the 19th century", "DATE", "189"),
        ("at least the first two quarters of 2032", "DATE", "2032-H1"),
        ("the fiscal year 2029/30", "DATE", "2029/2030"),
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


def test_a_new_year_looks_back_to_the_end_of_the_last() -> None:
    assert pairs("It sailed by year's end 2030, not since year's end.", date(2031, 1, 4)) == [
        ("year's end 2030", "2030"),
        ("year's end", "2030"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on Monday.\n\nThe same day it was raised.", ("The same day", "2031-05-05")),
        ("It sank on Monday.\n\nThe next day it was raised.", ("The next day", "2031-05-06")),
        ("The next day it was raised.", ("The next day", "XXXX-XX-XX")),
        ("It sank on Friday.\n\nIt had leaked the previous Friday.", ("the previous Friday", "2031-04-25")),
    ],
)  # fmt: skip
def test_a_day_is_told_beyond_its_paragraph(text: str, expected: tuple[str, str]) -> None:
    assert pairs(text)[-1] == expected


def test_a_fiscal_quarter_keeps_its_name() -> None:
    text = (
        "Gull Ferries earned $3 million in the fiscal first quarter. For the quarter ended Dec. 31 "
        "it sold nine boats. The quarter was poor."
    )
    assert [value for _, value in pairs(text)] == ["2031-Q1", "2030-Q4", "2030-12-31", "2031-Q1"]


def test_a_quarter_of_a_town_is_no_time() -> None:
    assert values("Six people of the quarter by the landing stage were hurt.") == []
    assert pairs("It lost $3 million in the quarter.") == [("the quarter", "2031-Q2")]
