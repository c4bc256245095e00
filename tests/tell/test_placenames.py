from __future__ import annotations

import pytest

from sayso.records import BriefPlace, Span
from sayso.tell.placenames import shown_name

LANDS = {"PY": "Paraguay"}


def place(name: str, *forms: str, role: str = "literal") -> BriefPlace:
    spans = tuple(Span("r", at * 40, at * 40 + len(form), form) for at, form in enumerate(forms))
    return BriefPlace("place-1", name, 1.0, 2.0, 3, "PY", spans, (role,) * len(spans))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "forms", "shown"),
    [
        ("Departamento de Itapúa", ("Itapua", "Itapúa", "Itapúa"), "Itapúa"),
        ("Asunción", ("ASUNCION", "ASUNCION"), "Asunción"),
        ("Paraguay", ("The Republic",), "Paraguay"),
        ("Georgia", ("Ga.", "Ga."), "Georgia"),
        ("Georgia", (), "Georgia"),
    ],
)
def test_a_place_has_the_name_that_reports_give_it(
    name: str, forms: tuple[str, ...], shown: str
) -> None:
    assert shown_name(place(name, *forms), LANDS) == shown


def test_people_are_no_name_of_a_place() -> None:
    assert shown_name(place("Crimea", "Crimean", role="metonymic"), LANDS) == "Crimea"
