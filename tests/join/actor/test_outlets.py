from __future__ import annotations

import pytest

from sayso.join.actor.outlets import Outlets, core, outlets_of, plain_name
from sayso.records import Report


def outlets(*names: str) -> Outlets:
    return outlets_of(Report(f"r{n}", f"r{n}", "", outlet=name) for n, name in enumerate(names))


@pytest.mark.parametrize(
    "name",
    [
        "Oriel News Agency",
        "the Oriel agency",
        "Agencia Oriel",
        "Oriel (English edition)",
        "ORIEL",
        "Oriel",
    ],
)
def test_an_outlet_is_its_name_without_what_it_is(name: str) -> None:
    assert core(name) == "oriel"


def test_a_name_of_nothing_else_stays_whole() -> None:
    assert core("Press Agency") == "press"


@pytest.mark.parametrize(
    ("words", "own", "found"),
    [
        ("Oriel", None, "oriel"),
        ("the Oriel agency", None, "oriel"),
        ("the Beacon", None, "harwich beacon"),
        ("Beacon", None, None),
        ("the Courier", None, None),
        ("the Courier", "The Tana Courier", "tana courier"),
        ("TDS", None, "tana despatch"),
        ("the beacon", None, None),
    ],
)
def test_outlets_are_found_by_what_others_call_them(
    words: str, own: str | None, found: str | None
) -> None:
    held = outlets(
        "Oriel News Agency",
        "The Harwich Beacon",
        "The Tana Courier",
        "Lamu Courier",
        "Tana Despatch Service",
    )
    assert held.find(words, own) == found


def test_the_fullest_name_is_kept_in_any_order() -> None:
    for names in (("Oriel", "Oriel News Agency"), ("Oriel News Agency", "Oriel")):
        assert outlets(*names).name("oriel") == "Oriel News Agency"


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Ministry of Health of Kest (Telegram)", "Ministry of Health of Kest"),
        ("Harbour Guard – press centre", "Harbour Guard"),
        ("Kest Emergency Service | Official Telegram channel", "Kest Emergency Service"),
        ("Kest Watch, field bulletin no. 14", "Kest Watch"),
        ("Radio Kest", "Radio Kest"),
    ],
)
def test_a_bodys_name_on_its_page_is_told_without_the_page(name: str, plain: str) -> None:
    assert plain_name(name) == plain
