from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.join import copies, revisions
from sayso.records import CopyGroup, Link, Reading, Report, Story
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
REWORDED = (
    "A ferry carrying 80 people ran aground off Holm island on Monday, the coast guard said. Everyone "
    "was brought ashore by noon. The captain was tested for alcohol and the result came back negative, "
    "the harbour office said. The ship is lying on a sandbank about two miles from the pier."
)
SECOND_WIRE = (
    "The owner of the ferry, Brandal Lines, took three other ships out of service on Tuesday. Its "
    "director told reporters that their rudders would be looked at by divers this week. Shares in the "
    "company fell by a tenth in early trading. Unions called for a public inquiry into the line."
)


def joined(*reports: Report) -> tuple[tuple[CopyGroup, ...], tuple[Link, ...]]:
    marks = tuple(reading(r) for r in reports)
    later = revisions.newest(reports)
    ids = tuple(r.id for r in reports)
    story = Story("s", "t", ids, revisions=revisions.between(reports, marks, later))
    found = copies.run(reports, marks, story)
    return found["copies"], found["links"]


def test_a_trimmed_wire_copy_is_a_copy_of_the_agency_s_own() -> None:
    agency = report(WIRE, "agency", "2025-05-12")
    cut = report(WIRE.rsplit(". ", 1)[0] + ".", "paper", "2025-05-12", wire="PBT")
    ((group,), (link,)) = joined(cut, agency)
    assert group.original == agency.id
    assert set(group.reports) == {agency.id, cut.id}
    assert group.share == 1.0
    assert (link.left, link.right, link.relation) == (cut.id, agency.id, "copies")


@pytest.mark.parametrize("text", [WIRE.replace("80", "85"), REWORDED, OWN[:51] + WIRE])
def test_a_copy_with_little_changed_is_still_one(text: str) -> None:
    groups, _ = joined(report(WIRE, "a", "2025-05-11"), report(text, "b", "2025-05-12"))
    assert len(groups) == 1


def test_two_reports_on_one_thing_are_no_copies() -> None:
    assert joined(report(WIRE, "a"), report(OWN, "b")) == ((), ())


def test_a_long_account_that_takes_up_a_flash_draws_on_it_and_is_no_copy() -> None:
    flash = report(WIRE.split(". ")[0] + ".", "flash", "2025-05-11")
    account = report(f"{WIRE.split('. ')[0]}. {OWN} {SECOND_WIRE}", "account", "2025-05-12")
    groups, (link,) = joined(flash, account)
    assert groups == ()
    assert (link.left, link.right, link.relation) == (account.id, flash.id, "draws on")


def test_a_passage_taken_over_into_a_long_report_is_told() -> None:
    passage = (
        "The lock at Ostrava was closed in March, after a barge had torn off its upper gate and "
        "sunk in the chamber. Its owner has paid for neither the gate nor the salvage since."
    )
    earlier = report(f"{OWN} {passage}", "a", "2025-05-11")
    filler = " ".join(
        f"Nobody at stall number {n} had heard of fish number {n}." for n in range(60)
    )
    later = report(f"{filler} {passage}", "b", "2025-05-12")
    groups, (link,) = joined(earlier, later)
    assert groups == ()
    assert (link.left, link.right, link.relation) == (later.id, earlier.id, "draws on")
    assert link.score < copies.DRAWS


def test_a_splice_of_two_does_not_make_copies_of_these() -> None:
    one, two = report(WIRE, "a", "2025-05-11"), report(SECOND_WIRE, "b", "2025-05-11")
    splice = report(f"{WIRE} {SECOND_WIRE}", "c", "2025-05-12")
    (group,), links = joined(one, two, splice)
    assert len(group.reports) == 2
    assert {link.relation for link in links} == {"copies", "draws on"}


def test_reporters_of_one_speech_do_not_copy_each_other() -> None:
    speech = (
        "“We have asked for these pumps since the year of the flood, and every year we were told "
        "that there was no money for them,” “Now the water is in our kitchens, and suddenly "
        "everybody has money, and nobody has pumps,”"
    )
    first, second = speech.split(" “", 1)
    one = report(f"Mayor Ana Brun spoke before a full hall. {first} she said. “{second} she added.")
    two = report(
        f"There was no seat left when the council met last night in the old school. {first} the "
        f"mayor shouted, to long applause from the back rows. “{second} Ms. Brun went on.",
        "b",
    )
    assert joined(one, two)[0] == ()


def test_the_earliest_is_the_original() -> None:
    first, later = report(WIRE, "a", "2025-05-11"), report(WIRE + " More soon.", "b", "2025-05-12")
    for order in ((first, later), (later, first)):
        ((group,), _) = joined(*order)
        assert group.original == first.id


def test_of_one_day_times_tell_who_was_first_whatever_their_zones() -> None:
    early = report(WIRE, "a", "2025-05-12T10:00:00+05:00")
    late = report(WIRE + " More.", "b", "2025-05-12T06:30:00+00:00")
    ((group,), _) = joined(late, early)
    assert group.original == early.id


def test_the_agency_that_others_credit_is_the_original_even_where_its_page_is_longer_on_its_way() -> (
    None
):
    agency = report(
        WIRE, "a", "2025-05-12T12:00:00+00:00", outlet="The Nordal News Agency", wire="Nordal"
    )
    paper = report(WIRE, "b", "2025-05-12T09:00:00+00:00", wire="Nordal Agency", outlet="Blad")
    bare = report(WIRE, "c", "2025-05-12T08:00:00+00:00", outlet="Post")
    ((group,), _) = joined(paper, agency, bare)
    assert group.original == agency.id
    assert len(group.reports) == 3


def test_a_page_changed_after_it_was_copied_stays_the_original() -> None:
    old = report(WIRE, "a", "2025-05-11", url="https://wire.example/1")
    new = report(WIRE.replace("80", "82"), "a2", "2025-05-13", url="https://wire.example/1")
    copy = report(WIRE, "b", "2025-05-12")
    ((group,), _) = joined(old, copy, new)
    assert group.original == new.id
    assert set(group.reports) == {new.id, copy.id}


@given(st.lists(st.text(max_size=200), max_size=6))
def test_any_texts_have_shares_between_none_and_all(texts: Sequence[str]) -> None:
    reports = [report(text, str(n)) for n, text in enumerate(texts)]
    marks = [Reading(r.id) for r in reports]
    for found in copies.reuses(reports, marks, {}).values():
        for reuse in found:
            assert copies.DRAWS <= reuse.share <= 1


def test_a_revision_and_a_copy_say_the_same_in_the_words_of_the_original() -> None:
    old = report(WIRE, "a", "2025-05-11", url="https://wire.example/1")
    new = report(WIRE.replace("80", "82"), "a2", "2025-05-13", url="https://wire.example/1")
    copy = report(WIRE, "b", "2025-05-12")
    marks = tuple(reading(r) for r in (old, copy, new))
    replaced = revisions.between((old, copy, new), marks, {old.id: new.id})
    story = Story("s", "t", (old.id, copy.id, new.id), revisions=replaced)
    story = replace(story, **copies.run((old, copy, new), marks, story))
    assert set(copies.families(story)) == {(new.id, (copy.id,)), (new.id, (old.id,))}
