from __future__ import annotations

import time
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.data import gazetteer as module
from sayso.data import load
from sayso.data.gazetteer import ATTRIBUTION, Gazetteer, fold


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    loaded: Gazetteer = load("gazetteer")
    return loaded


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("São Tomé", "sao tome"), ("St. Louis", "saint louis"), ("Saint-Louis", "saint louis"),
        ("the Hague", "hague"), ("Mt. Fuji", "mount fuji"), ("Sana’a", "sanaa"),
        ("Malmø", "malmo"), ("U.S.", "us"), ("The", "the"), ("", ""),
    ],
)  # fmt: skip
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("name", "kind", "country", "ident"),
    [
        ("Lisbon", "PPLC", "PT", 2267057), ("Bergen", "PPL", "NO", 3161732),
        ("Texas", "ADM1", "US", 4736286), ("Kenya", "PCLI", "KE", 192950),
        ("Asia", "CONT", None, 6255147), ("Red Sea", "SEA", None, None),
        ("the Donbas", "RGN", "UA", 709718), ("Horn of Africa", "PEN", None, None),
    ],
)  # fmt: skip
def test_first_of_a_name(
    gazetteer: Gazetteer, name: str, kind: str, country: str | None, ident: int | None
) -> None:
    entry, own = gazetteer.find(name)[0]
    assert (entry.kind, entry.country, own) == (kind, country, True)
    assert ident is None or entry.geonames_id == ident


def test_points_lie_where_they_should(gazetteer: Gazetteer) -> None:
    for name, lat, lon in [
        ("Lima", -12.0, -77.0),
        ("Vladivostok", 43.1, 131.9),
        ("Suva", -18.1, 178.4),
    ]:
        entry, _ = gazetteer.find(name)[0]
        assert entry.lat == pytest.approx(lat, abs=0.5)
        assert entry.lon == pytest.approx(lon, abs=0.5)


def test_a_town_knows_its_divisions(gazetteer: Gazetteer) -> None:
    texan = [
        entry
        for entry, _ in gazetteer.find("Paris")
        if "Texas" in {up.name for up in gazetteer.above(entry)}
    ]
    assert [entry.name for entry in texan] == ["Paris"]


def test_abbreviations(gazetteer: Gazetteer) -> None:
    row, alone = gazetteer.abbreviations["Ind."]
    assert (gazetteer.entry(row).name, alone) == ("Indiana", False)
    assert gazetteer.abbreviations["N.Y."][1] is True


def test_unknown_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Ruritania") == gazetteer.find("") == gazetteer.find("...") == ()


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(text: str) -> None:
    loaded: Gazetteer = load("gazetteer")
    for entry, _ in loaded.find(text):
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180


def test_size_and_speed() -> None:
    assert len((files(module) / "places.bin").read_bytes()) < 15_000_000
    start = time.process_time()
    module.load()
    assert time.process_time() - start < 1.0  # 0.15 s on an idle machine
    assert "GeoNames" in ATTRIBUTION
