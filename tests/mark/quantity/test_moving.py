from __future__ import annotations

from sayso.mark.quantity.moving import ahead, moved, until
from sayso.records import Estimate, Moment, Report

DAY = Moment("2024-05-10", "2024-05-10", "2024-05-10")


def estimate(report: Report, words: str, value: float) -> Estimate:
    start = report.text.index(words)
    span = report.cut(start, start + len(words))
    return Estimate("e", span, value, value, False, "dead", None, (), "count", None, DAY, None)


def test_a_level_before_held_until_the_day_before() -> None:
    report = Report("r", "r", "The army lowered its dead from nine to seven.")
    first, second = moved(report, DAY, estimate(report, "nine to seven", 7.0))
    assert (first.span.text, first.low, second.span.text, second.low) == ("nine", 9, "seven", 7)
    assert first.when == Moment("../2024-05-09", None, "2024-05-09")


def test_a_range_and_an_undated_change_stay_one() -> None:
    report = Report("r", "r", "Between nine and seven; it fell from nine to seven.")
    ranged = estimate(report, "nine and seven", 7.0)
    assert list(moved(report, DAY, ranged)) == [ranged]
    undated = estimate(report, "nine to seven", 7.0)
    alone = list(moved(report, None, Estimate(**{**_fields(undated), "said": None})))
    assert len(alone) == 1


def _fields(one: Estimate) -> dict[str, object]:
    return {name: getattr(one, name) for name in one.__slots__}


def test_until_and_ahead() -> None:
    assert until(None) is None
    assert until(Moment("2024", "2024", "2024")) is None
    assert ahead(Moment("2024-07", "2024-07-01", "2024-07-31"), DAY)
    assert not ahead(Moment("2024-05", "2024-05-01", "2024-05-31"), DAY)
    assert not ahead(None, DAY)
    assert not ahead(DAY, None)
