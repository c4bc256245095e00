from __future__ import annotations

import pytest

from sayso.join import edits, passages
from sayso.records import Edit, Mention, Quantity, Reading, Report
from tests.build import reading, report, said, span

BASE = "At least 40 homes on Brenna street were flooded, fire chief Jon Vik said on Monday."


def quantity(of: Report, words: str, low: float | None, high: float | None) -> Quantity:
    return Quantity(span(of, words), low, high, False, "homes", "home", "=")


def name(of: Report, words: str, country: str | None = None) -> Mention:
    return Mention(words, span(of, words), words, "person", "name", country=country)


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
