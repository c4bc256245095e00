from __future__ import annotations

import pytest

from sayso.mark import evidence
from sayso.records import Reading
from tests.mark.marked import report_of

CASES = [
    (
        "The navy released satellite photos showing two ships near the pier.",
        ("photo", "satellite photos", "The navy", "two ships near the pier"),
    ),
    (
        "A video shared by residents shows water pouring into the station.",
        ("video", "A video", "residents", "water pouring into the station"),
    ),
    (
        "Court records show that the firm knew of the crack.",
        ("document", "Court records", None, "that the firm knew of the crack"),
    ),
    (
        "Divers recovered wreckage of the plane.",
        ("object", "wreckage of the plane", None, "the plane"),
    ),
    (
        "A bank slip shows that the firm paid the judge.",
        ("document", "A bank slip", None, "that the firm paid the judge"),
    ),
    (
        "Photographs have been handed to the police.",
        ("photo", "Photographs", None, None),
    ),
    (
        "Blood tests confirmed that the patients had cholera.",
        ("data", "Blood tests", None, "that the patients had cholera"),
    ),
]
NONE = [
    "The council signed a document.",
    "She likes to take photos.",
    "The campaign video was expensive.",
    "No footage shows the crash.",
    "The band has a new record.",
    "A student, whose video of the night was shared by many, has left the town.",
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_evidence(nlp, text: str, wanted: tuple[str, str, str | None, str | None]) -> None:
    found = evidence.run(report_of(text), nlp(text), Reading("r"))["evidence"]
    first = found[0]
    assert (
        first.kind,
        first.span.text,
        first.given_by.text if first.given_by else None,
        first.shows.text if first.shows else None,
    ) == wanted


@pytest.mark.parametrize("text", NONE)
def test_no_evidence(nlp, text: str) -> None:
    assert evidence.run(report_of(text), nlp(text), Reading("r"))["evidence"] == ()
