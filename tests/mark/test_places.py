from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark.places import STEP
from sayso.records import PlaceMention, Reading, Report

Nlp = Callable[[str], Doc]


def places(nlp: Nlp, text: str) -> tuple[PlaceMention, ...]:
    report = Report(id="report-1", name="report-1", text=text)
    uses = {name: load(name) for name in STEP.uses}
    mentions: tuple[PlaceMention, ...] = STEP.run(report, nlp(text), Reading(report.id), **uses)[
        "places"
    ]
    return mentions


def named(nlp: Nlp, text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (one.span.text, one.place and one.place.name, one.place and one.place.country)
        for one in places(nlp, text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry left Bergen for Shetland.", [("Bergen", "Bergen", "NO"), ("Shetland", "Shetland", "GB")]),
        ("A flood hit Paris, Texas, on Sunday.", [("Paris", "Paris", "US"), ("Texas", "Texas", "US")]),
        ("A flood hit Paris on Sunday.", [("Paris", "Paris", "FR")]),
        ("The plant in Portland, Ore., was shut.", [("Portland", "Portland", "US"), ("Ore.", "Oregon", "US")]),
        ("Rain fell across the Sahel and the Horn of Africa.",
         [("Sahel", "Sahel", None), ("Horn of Africa", "Horn of Africa", None)]),
        ("The tanker passed the Strait of Hormuz.", [("Strait of Hormuz", "Strait of Hormuz", None)]),
        ("Voters in Côte d’Ivoire went to the polls.", [("Côte d’Ivoire", "Ivory Coast", "CI")]),
        ("Nurses in St. Louis went on strike.", [("St. Louis", "St. Louis", "US")]),
        ("U.S.-led teams reached Port-au-Prince.",
         [("U.S.", "United States", "US"), ("Port-au-Prince", "Port-au-Prince", "HT")]),
    ],
)  # fmt: skip
def test_places(nlp: Nlp, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert named(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Jordan declined to comment, and so did Ms. London.",
        "Paris Hilton opened the new shop.",
        "The Washington Post and the Bank of England disagreed.",
        "The WHO and the AP said so.",
        "Leaders from across the E.U. arrived in force.",
        "A fight broke out in Congress over the ferry bill.",
        "She paid $US 40 for the ticket.",
        "It was a nice day for reading, and may be hot in March.",
        "Turks and Swedes voted.",
        "Congress adjourned. Anna Clinton spoke first; Clinton then left.",
        "A teacher in Passo do Limoeiro spoke.",
    ],
)
def test_no_places(nlp: Nlp, text: str) -> None:
    assert named(nlp, text) == []


def test_a_name_means_one_place_in_a_report(nlp: Nlp) -> None:
    text = (
        "Officials in Athens, Georgia, closed two bridges. Rain is expected all week.\n\n"
        "Schools in Athens will open late on Tuesday."
    )
    athens = [one.place for one in places(nlp, text) if one.span.text == "Athens"]
    assert [one.country for one in athens if one] == ["US", "US"]


def test_other_places_decide(nlp: Nlp) -> None:
    text = (
        "The storm crossed Alabama. Birmingham lost power, and so did Montgomery and Mobile County."
    )
    found = {one.span.text: one.place for one in places(nlp, text)}
    assert (p := found["Birmingham"]) is not None
    assert p.country == "US"


def test_a_famous_name_stays_where_it_is(nlp: Nlp) -> None:
    text = "Lawmakers from Texas, Ohio and Iowa met in Dallas. The Paris accord divides them."
    found = {one.span.text: one.place for one in places(nlp, text)}
    assert (paris := found["Paris"]) is not None
    assert paris.country == "FR"
    listed = {a: c for a, _, c in named(nlp, "Ministers from Canada, Mexico and Peru met.")}
    assert listed == {"Canada": "CA", "Mexico": "MX", "Peru": "PE"}


def test_a_small_town_that_the_table_lacks_is_not_put_elsewhere(nlp: Nlp) -> None:
    found = {one.span.text: one.place for one in places(nlp, "A fire broke out in Streslau, Ohio.")}
    assert found.get("Streslau") is None
    assert found["Ohio"] is not None


def test_dateline(nlp: Nlp) -> None:
    assert named(nlp, "OSAKA, Japan — A ferry sank on Monday.")[:2] == [
        ("OSAKA", "Osaka", "JP"),
        ("Japan", "Japan", "JP"),
    ]


@pytest.mark.parametrize(
    ("text", "word", "role"),
    [
        ("Chile denied the claim.", "Chile", "metonymic"),
        ("Lima has rejected the offer.", "Lima", "metonymic"),
        ("The ministry accused Peru of spying.", "Peru", "metonymic"),
        ("Talks with Finland broke down.", "Finland", "metonymic"),
        ("Kenya's president resigned.", "Kenya", "metonymic"),
        ("Danish troops arrived on Friday.", "Danish", "metonymic"),
        ("Danish shoes were sold in Lagos.", "Danish", "metonymic"),
        ("Aides to Finland's president met in Quito.", "Finland", "metonymic"),
        ("Rome wants a treaty.", "Rome", "metonymic"),
        ("Floods killed ten people in Chile.", "Chile", "literal"),
        ("The coast of Peru was evacuated.", "Peru", "literal"),
        ("Oslo lies on a fjord.", "Oslo", "literal"),
    ],
)
def test_role(nlp: Nlp, text: str, word: str, role: str) -> None:
    assert {one.span.text: one.role for one in places(nlp, text)}[word] == role


@settings(max_examples=40)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            ["Paris", ",", "Texas", "in", "St.", "the", "The", "US", "-", "\n", "\n\n", "'s", "Mr.",
             "of", "Lake", "(", ")", "—", "Ky.", "$", "Turkish", "and", "New York", "al-Bab"]
        ),
        max_size=40,
    ).map(" ".join)
)  # fmt: skip
def test_spans_are_exact_and_in_order(nlp: Nlp, text: str) -> None:
    found = places(nlp, text)
    assert all(text[one.span.start : one.span.end] == one.span.text for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["A" * 100_000, "A " * 20_000, "Paris, " * 5_000, "A-" * 20_000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    import spacy

    doc = spacy.blank("en")(text)
    report = Report(id="r", name="r", text=text)
    uses = {name: load(name) for name in STEP.uses}
    start = time.process_time()
    STEP.run(report, doc, Reading("r"), **uses)
    assert time.process_time() - start < 8


def test_a_village_that_the_table_lacks_is_not_pinned_abroad(nlp: Nlp) -> None:
    text = "Police in the Norwegian village of Brevik closed the road. Brevik has 40 houses."
    pins = [one.place for one in places(nlp, text) if one.span.text == "Brevik"]
    assert pins
    assert all(pin is None or pin.country == "NO" for pin in pins)


@pytest.mark.parametrize(
    "text",
    [
        "LIMA, Peru, May 8 (Meridian) — Rain fell. The letter was shown to Meridian.",
        "Rain fell in Lima. A nurse told Meridian that the clinic was full.",
        "Rain fell in Lima, according to a letter seen by Meridian.",
        "Rain fell in Lima, Meridian reported.",
        "Rain fell in Lima.\n\nSource: Meridian",
        "The valve of Tank 14 in Lima was open; every tank leaked.",
    ],
)
def test_who_reports_is_no_town(nlp: Nlp, text: str) -> None:
    assert {name for name, _, _ in named(nlp, text)} <= {"LIMA", "Lima", "Peru"}


def test_a_town_that_is_told_of_stays_one(nlp: Nlp) -> None:
    assert named(nlp, "A tornado struck Meridian, Idaho.")[0] == ("Meridian", "Meridian", "US")


def test_the_outlet_is_no_town(nlp: Nlp) -> None:
    text = "The ferry sank, Meridian has learned; its reporters in Meridian were there."
    uses = {name: load(name) for name in STEP.uses}
    report = Report("report-1", "report-1", text, outlet="Meridian News Agency")
    assert STEP.run(report, nlp(text), Reading("report-1"), **uses)["places"] == ()


def test_a_dateline_is_where_the_report_was_written(nlp: Nlp) -> None:
    first = places(nlp, "TBILISI, May 8 — Georgia said that the dam had burst.")[0]
    assert (first.span.text, first.role) == ("TBILISI", "literal")


def test_a_small_town_abroad_gets_no_pin(nlp: Nlp) -> None:
    text = "Togo mourns. Forty people were treated at Saint-Benoît in Lomé, the capital of Togo."
    assert [country for _, _, country in named(nlp, text)] == ["TG", None, "TG", "TG"]


def test_accents_do_not_make_another_town(nlp: Nlp) -> None:
    found = named(nlp, "Voters in Encarnacion, Paraguay, and in Encarnación itself stayed away.")
    assert {name for said, name, _ in found if said.startswith("Enc")} == {"Encarnación"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("NEW YORK, May 8 — The ferry sank in the harbor of Boston.", "New York City", "PPL"),
        ("PARIS, Texas, May 8 — The river rose.", "Paris", "PPL"),
        ("The mayor of Boston spoke of peace in the Middle East.", "Boston", "PPL"),
    ],
)
def test_a_report_is_written_in_a_town(nlp: Nlp, text: str, name: str, kind: str) -> None:
    place = places(nlp, text)[0].place
    assert place is not None
    assert (place.name, place.kind) == (name, kind)


def test_a_region_much_in_the_news_is_no_quarter_of_a_town(nlp: Nlp) -> None:
    text = (
        "Maryland sent nurses to Baltimore. The governor of Maryland spoke on Middle East policy."
    )
    assert named(nlp, text)[-1][2] is None


def test_a_court_district_is_in_the_state_that_it_is_of(nlp: Nlp) -> None:
    found = named(nlp, "She was the attorney for the Southern District of New York.")
    assert "IL" not in {country for _, _, country in found}


def test_the_end_of_an_unknown_name_is_no_place(nlp: Nlp) -> None:
    found = named(nlp, "Boats crossed the Zorvango Delta in the south of Botswana.")
    assert all(name != "Delta" for name, _, _ in found)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The fire at the Saint-Benoît hospital in Lomé killed three.", "Saint-Benoît", None),
        ("Residents of the Katanga quarter of Lomé fled.", "Katanga", None),
        ("He was flown from Lomé to Johannesburg General Hospital.", "Johannesburg", "ZA"),
        ("The fire at Saint-Benoît on Réunion killed three.", "Saint-Benoît", "RE"),
    ],
)
def test_a_quarter_or_a_house_is_not_its_namesake_far_away(
    nlp: Nlp, text: str, name: str, country: str | None
) -> None:
    assert {one[0]: one[2] for one in named(nlp, text)}[name] == country
