from __future__ import annotations

import pytest

from sayso.data import load
from sayso.join.actor.setting import setting
from sayso.records import Reading, Report

COUNTRIES = load("countries")


@pytest.mark.parametrize(
    ("text", "outlet", "home"),
    [
        ("NAIROBI, May 3 (Oriel) — The ministry said so.", None, "KE"),
        ("ACCRA/NAIROBI, May 3 - The ministry said so.", "The Lima Echo", "PE"),
        ("The ministry said so.", "The Lima Echo", "PE"),
        ("The ministry said so.", "Radio Kenya", "KE"),
        ("Nairobi - home of the rugby sevens", None, None),
        ("The ministry said so.", "The Harwich Beacon", None),
    ],
)
def test_home_is_the_dateline_before_the_outlet(
    text: str, outlet: str | None, home: str | None
) -> None:
    report = Report("r", "r", text, outlet=outlet)
    assert setting(report, Reading("r"), COUNTRIES).home == home
