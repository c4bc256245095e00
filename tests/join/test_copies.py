from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.join import copies
from sayso.records import Story
from tests.build import reading, report

WIRE = (
    "A ferry with 80 people on board ran aground off the island of Holm on Monday, the coast guard "
    "said. All were brought ashore by noon. The captain was tested for alcohol, and the result was "
    "negative, according to the harbour office. The ship lies on a sandbank two miles from the pier."
)
OWN = (
    "Nobody on the island of Holm slept much on Monday. When the horn of the ferry was heard, people "
    "ran to the pier with blankets, and the baker opened his shop at four in the morning for them."
)


def groups(*reports: object) -> tuple[object, ...]:
    story = Story("s", "t", tuple(r.id for r in reports))  # type: ignore[attr-defined]
    marks = tuple(reading(r) for r in reports)  # type: ignore[arg-type]
    return copies.run(tuple(reports), marks, story)["copies"]  # type: ignore[arg-type]


def test_a_trimmed_wire_copy_is_a_copy_of_the_agency_s_own() -> None:
    agency = report(WIRE, "agency", "2025-05-12")
    cut = report(WIRE.rsplit(". ", 1)[0] + ".", "paper", "2025-05-12", wire="PBT")
    (group,) = groups(cut, agency)
    assert group.original == agency.id  # type: ignore[attr-defined]
    assert set(group.reports) == {agency.id, cut.id}  # type: ignore[attr-defined]
    assert group.share == 1.0  # type: ignore[attr-defined]


def test_a_copy_with_a_number_changed_is_still_one() -> None:
    assert groups(report(WIRE, "a"), report(WIRE.replace("80", "85"), "b"))


def test_two_reports_on_one_thing_are_no_copies() -> None:
    assert groups(report(WIRE, "a"), report(OWN, "b")) == ()


def test_the_earliest_is_the_original() -> None:
    first, later = report(WIRE, "a", "2025-05-11"), report(WIRE + " More soon.", "b", "2025-05-12")
    (group,) = groups(first, later)
    assert group.original == first.id  # type: ignore[attr-defined]


@given(st.lists(st.text(max_size=200), max_size=6))
def test_any_texts_have_shares_between_none_and_all(texts: list[str]) -> None:
    for later, earlier, share in copies.shared(texts):
        assert earlier < later
        assert copies.SHARE <= share <= 1
