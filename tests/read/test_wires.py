from __future__ import annotations

import pytest

from sayso.read.wires import agency, dateline, own_sign, place_and_day, signed


@pytest.mark.parametrize(
    ("paragraph", "text", "wire"),
    [
        ("KEST (Reuters) - The dam broke.", "KEST - The dam broke.", "Reuters"),
        ("KEST, Lund (AP) — The dam broke.", "KEST, Lund — The dam broke.", "Associated Press"),
        ("KEST, March 3 (Xinhua) -- The dam broke.", "KEST, March 3 -- The dam broke.", "Xinhua"),
        ("Kest (AFP) – The dam broke.", "Kest – The dam broke.", "Agence France-Presse"),
        ("(AP) — The dam broke.", "The dam broke.", "Associated Press"),
        ("March 3 (Reuters) - The dam broke.", "March 3 - The dam broke.", "Reuters"),
        ("KEST (Nordwire) — The dam broke.", "KEST — The dam broke.", "Nordwire"),
        ("KEST, 3 March 2024 (NWA) — The dam broke.", "KEST, 3 March 2024 — The dam broke.", "NWA"),
        ("Kest (pictured) - a town in the north.", "Kest (pictured) - a town in the north.", None),
        (
            "Mr. Poe (Labour) — the member for Kest.",
            "Mr. Poe (Labour) — the member for Kest.",
            None,
        ),
        ("The dam (AP) broke.", "The dam (AP) broke.", None),
    ],
)
def test_the_agency_goes_and_the_place_stays(paragraph: str, text: str, wire: str | None) -> None:
    assert dateline(paragraph) == (text, wire)


@pytest.mark.parametrize(
    ("paragraph", "text", "wire"),
    [
        ("The dam broke. (NWA)", "The dam broke.", "NWA"),
        ("“It broke.” (Reuters)", "“It broke.”", "Reuters"),
        ("(NWA)", "", "NWA"),
        ("The dam broke (again)", "The dam broke (again)", None),
        ("It was built in 1960. (Later)", "It was built in 1960. (Later)", None),
    ],
)
def test_the_sign_behind_a_story_goes(paragraph: str, text: str, wire: str | None) -> None:
    assert signed(paragraph) == (text, wire)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("Yonhap news agency", "Yonhap"),
        ("via Reuters", "Reuters"),
        ("Harbour Herald", None),
    ],
)
def test_agencies_have_one_name(name: str, expected: str | None) -> None:
    assert agency(name) == expected


def test_a_dateline_gives_its_day() -> None:
    assert place_and_day("KEST, 3 March 2024 — The dam broke.") == "KEST, 3 March 2024"
    assert place_and_day("The dam broke on 3 March 2024 and again.") == ""


@pytest.mark.parametrize(
    ("sign", "outlet", "own"),
    [
        ("KMW", "Kest Mediawire", True),
        ("KN", "Kest News", True),
        ("Kest", "Kest News Agency", True),
        ("HFB", "House of the Fisher Boats", True),
        ("KMW", "Kest Herald", False),
        ("MW", "Kest Mediawire", False),
        ("AP", "Aral Post", False),
        ("KMW", None, False),
    ],
)
def test_an_outlets_own_sign_credits_nobody_else(sign: str, outlet: str | None, own: bool) -> None:
    assert own_sign(sign, outlet) is own
