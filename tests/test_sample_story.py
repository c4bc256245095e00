"""The sample story told: what a careful reader of its fourteen reports knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sayso.cli import app

SAMPLE = Path(__file__).parent.parent / "examples" / "reports"
Told = dict[str, Any]


@pytest.fixture(scope="module")
def told() -> Told:
    result = CliRunner().invoke(app, ["brief", str(SAMPLE), "--format", "json"])
    assert result.exit_code == 0, result.stderr
    made: Told = json.loads(result.stdout)
    return made


def named(told: Told, name: str) -> str:
    """The id of the one actor of this name."""
    (found,) = (actor["id"] for actor in told["actors"] if actor["name"] == name)
    return str(found)


def test_all_reports_are_read_with_outlet_and_date(told: Told) -> None:
    by_name = {Path(report["name"]).name: report for report in told["reports"]}
    assert len(by_name) == 14
    assert by_name["harbour-post-2025-03-03.html"]["outlet"] == "The Harbour Post"
    assert by_name["northern-ledger-2025-03-06.pdf"]["published"] == "2025-03-06"
    assert by_name["fjord-daily-explainer.html"]["published"] is None
    assert by_name["kattegat-times-2025-03-07.txt"]["wire"] == "MPA"
    assert told["as_of"] == "2025-03-09"


@pytest.mark.parametrize(
    "furniture",
    ["cookie", "Related stories", "Leave a", "You may also like", "Subscribe", "rights reserved",
     "Lighthouse to become", "Herring prices", "Reporting by"],
)  # fmt: skip
def test_no_furniture_is_left(told: Told, furniture: str) -> None:
    assert not [r["name"] for r in told["reports"] if furniture in r["text"]]


def test_wire_copies_are_found_with_their_origin(told: Told) -> None:
    names = {report["id"]: Path(report["name"]).name for report in told["reports"]}
    groups = {names[g["original"]]: {names[r] for r in g["reports"]} for g in told["copies"]}
    assert groups == {
        "mpa-2025-03-03.txt": {
            "mpa-2025-03-03.txt",
            "harbour-post-2025-03-03.html",
            "kattegat-times-2025-03-04.txt",
        },
        "mpa-2025-03-07.txt": {"mpa-2025-03-07.txt", "kattegat-times-2025-03-07.txt"},
    }


def test_the_denial_that_became_an_admission_is_told(told: Told) -> None:
    company = named(told, "Halvorsen Nitrogen")
    admitted = [point for point in told["points"] if point["status"] == "acknowledged"]
    assert admitted
    for point in admitted:
        stances = [p["stance"] for p in point["positions"] if p["actor"] == company]
        assert stances == ["deny", "affirm"]
    (knew,) = admitted
    assert "knew" in knew["statement"]
    assert min(p["since"] for p in knew["positions"] if p["stance"] == "deny") < "2025-03-07"


def test_the_workers_who_told_it_deny_nothing(told: Told) -> None:
    (point,) = (p for p in told["points"] if "knew for months" in p["statement"])
    names = {actor["id"]: actor["name"] for actor in told["actors"]}
    sides = {(names[each["actor"]], each["stance"]) for each in point["positions"]}
    assert ("two workers", "affirm") in sides
    assert {name for name, side in sides if side == "deny"} == {"Halvorsen Nitrogen", "Petter Rygg"}


def test_three_reports_of_one_wire_have_one_origin(told: Told) -> None:
    cloud = next(p for p in told["points"] if p["statement"].startswith("A cloud of ammonia"))
    assert (cloud["reports"], cloud["origins"], cloud["status"]) == (3, 1, "reported")


def test_the_company_and_its_head_are_two_actors(told: Told) -> None:
    kinds = {actor["name"]: actor["kind"] for actor in told["actors"]}
    assert kinds["Halvorsen Nitrogen"] == "organization"
    assert kinds["Gerd Halvorsen"] == "person"
    assert kinds["Norway"] == "state"


def test_the_figures_that_disagree_share_a_series(told: Told) -> None:
    estimates = {estimate["id"]: estimate for estimate in told["estimates"]}
    bounds = [
        {(estimates[i]["low"], estimates[i]["high"]) for i in series["estimates"]}
        for series in told["series"]
    ]
    assert any({(None, 12), (30, 40), (None, 38)} <= found for found in bounds)
    assert any({(31, 31), (44, 44), (46, 46)} <= found for found in bounds)


def test_what_nobody_knows_is_listed(told: Told) -> None:
    listed = " ".join(unknown["text"] for unknown in told["unknowns"])
    for words in ("what had caused the pipe to break", "drinking water", "alarm"):
        assert words in listed


def test_the_place_of_the_accident_is_on_the_map(told: Told) -> None:
    (place,) = (place for place in told["places"] if place["name"] == "Kragerø")
    assert (place["country"], round(place["lat"]), round(place["lon"])) == ("NO", 59, 9)
