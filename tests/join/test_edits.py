from __future__ import annotations

import pytest

from sayso.join import edits, passages
from sayso.records import ActorKind, Edit, Mention, Quantity, Reading, Report
from tests.build import reading, report, said, span

BASE = "At least 40 homes on Brenna street were flooded, fire chief Jon Vik said on Monday."


def quantity(of: Report, words: str, low: float | None, high: float | None) -> Quantity:
    return Quantity(span(of, words), low, high, False, "homes", "home", "=")


def name(of: Report, words: str, country: str | None = None, kind: ActorKind = "person") -> Mention:
    return Mention(words, span(of, words), words, kind, "name", country=country)


def changed(before: Reading, after: Reading, old: Report, new: Report) -> list[Edit]:
    shared = passages.compare(passages.told(new, after), passages.told(old, before))
    return list(edits.edits(shared.passages, after, before))


def test_another_number_is_told_and_the_same_number_in_words_is_not() -> None:
    old, new = report(BASE), report(BASE.replace("40", "60"), "b")
    words = report(BASE.replace("40", "forty"), "c")
    before = reading(old, quantities=(quantity(old, "40", 40, None),))
    (edit,) = changed(before, reading(new, quantities=(quantity(new, "60", 60, None),)), old, new)
    assert (edit.kind, edit.was, edit.now) == ("number", "40", "60")
    assert edit.before.text == BASE
    after = reading(words, quantities=(quantity(words, "forty", 40, None),))
    assert changed(before, after, old, words) == []


def test_a_bound_put_in_is_a_hedge_and_no_other_number() -> None:
    old, new = report("Forty homes on Brenna street were flooded on Monday."), report(BASE, "b")
    new = report("Up to 40 homes on Brenna street were flooded on Monday.", "b")
    before = reading(old, quantities=(quantity(old, "Forty", 40, 40),))
    after = reading(new, quantities=(quantity(new, "Up to 40", None, 40),))
    (edit,) = changed(before, after, old, new)
    assert (edit.kind, edit.was, edit.now) == ("hedge", "Forty", "Up to 40")


def test_another_spelling_of_a_name_is_no_other_name() -> None:
    old = report("Two divers saw Yuri Dzhalilov leave the quarry by the northern gate on Sunday.")
    new = report("Two divers saw Yury Jalilov leave the quarry by the northern gate Sunday.", "b")
    before = reading(old, mentions=(name(old, "Yuri Dzhalilov"),))
    assert changed(before, reading(new, mentions=(name(new, "Yury Jalilov"),)), old, new) == []


def test_a_body_is_not_replaced_by_a_person() -> None:
    old = report("Vik of the Harbor League told reporters that the quay had been shut since May.")
    new = report("Vik told reporters with Ola Dahl that the quay had been shut since May.", "b")
    before = reading(old, mentions=(name(old, "Harbor League", kind="organization"),))
    assert changed(before, reading(new, mentions=(name(new, "Ola Dahl"),)), old, new) == []


def test_another_name_is_told_and_the_same_person_s_other_name_is_not() -> None:
    old = report(BASE)
    before = reading(old, mentions=(name(old, "Jon Vik"),))
    other = report(BASE.replace("Jon Vik", "Ola Dahl"), "b")
    (edit,) = changed(before, reading(other, mentions=(name(other, "Ola Dahl"),)), old, other)
    assert (edit.kind, edit.was, edit.now) == ("name", "Jon Vik", "Ola Dahl")
    shorter = report(BASE.replace("Jon Vik", "Vik"), "c")
    assert changed(before, reading(shorter, mentions=(name(shorter, "Vik"),)), old, shorter) == []


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("The dam may have burst on Sunday night, she said.", "The dam burst on Sunday night, she said.", "hedge"),
        ("The dam burst on Sunday night, she said.", "The dam reportedly burst on Sunday night, she said.", "hedge"),
        ("The dam had not been inspected since May, she said.", "The dam had been inspected since May, she said.", "negation"),
    ],
)  # fmt: skip
def test_a_hedge_or_a_negation_lost_or_put_in_is_told(was: str, now: str, kind: str) -> None:
    old, new = report(was), report(now, "b")
    (edit,) = changed(reading(old), reading(new), old, new)
    assert edit.kind == kind
    assert bool(edit.was) != bool(edit.now)


def test_one_hedge_in_place_of_another_is_no_loss() -> None:
    old, new = (
        report("Up to 30 boats may have sunk there."),
        report("Perhaps 30 boats sank there.", "b"),
    )
    assert changed(reading(old), reading(new), old, new) == []


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("The mill closed on Friday, and its owner said that it would probably never open again.", "The mill closed on Friday, its owner said."),
        ("The inspectors estimated the herd on the island at 900 head in the spring.", "The inspectors put the herd on the island at 900 head in the spring."),
        ("She refused to name the vet who had signed the papers in March.", "She would not name the vet who had signed the papers in March."),
        ("The letter warned that both of the sluices might not open in a flood.", "The letter warned that both of the sluices might fail to open in a flood."),
    ],
)  # fmt: skip
def test_other_words_for_the_same_and_what_was_cut_are_no_edits(was: str, now: str) -> None:
    old, new = report(was), report(now, "b")
    assert changed(reading(old), reading(new), old, new) == []


def test_an_estimated_number_is_hedged() -> None:
    old = report("An estimated 900 sheep were grazing on the island in the spring, she said.")
    new = report("900 sheep were grazing on the island in the spring, she said.", "b")
    (edit,) = changed(reading(old), reading(new), old, new)
    assert (edit.kind, edit.was, edit.now) == ("hedge", "An estimated", "")


def test_a_source_that_went_with_what_it_said_is_not_left_out() -> None:
    old = report("The ferry left at nine with its ramp down, and its owner spoke of a faulty lamp.")
    new = report("The ferry left at nine with its ramp down.", "b")
    before = reading(old, [said(old, "its owner", "spoke of", "a faulty lamp")])
    assert changed(before, reading(new), old, new) == []
    old = report("Mr. Vik, the pilot, was less hopeful in his view of the summer season.")
    new = report("Mr. Vik, the pilot, was less hopeful of the summer season.", "b")
    before = reading(old, [said(old, "Mr. Vik", "in his view", "the summer season")])
    assert changed(before, reading(new), old, new) == []


def test_a_source_in_slightly_other_words_is_still_there() -> None:
    old = report(
        "The lamps had been dark since May, sources such as the pilots' newsletter told it."
    )
    new = report(
        "The lamps had been dark since May, sources like the pilots' newsletter told it.", "b"
    )
    content = "The lamps had been dark since May"
    before = reading(old, [said(old, "sources such as the pilots' newsletter", "told", content)])
    assert changed(before, reading(new), old, new) == []


def test_a_source_left_out_is_told() -> None:
    old = report("The ferry was overloaded by forty tons, the union said.")
    new = report("The ferry was overloaded by forty tons.", "b")
    content = "The ferry was overloaded by forty tons"
    before = reading(old, [said(old, "the union", "said", content)])
    (edit,) = changed(before, reading(new), old, new)
    assert (edit.kind, edit.was) == ("source", "the union said")
    kept = reading(new, [said(new, None, "was overloaded", "by forty tons")])
    assert changed(before, kept, old, new) == []


def test_equal_sentences_are_no_edits() -> None:
    old, new = report(BASE), report(BASE, "b")
    assert changed(reading(old), reading(new), old, new) == []
