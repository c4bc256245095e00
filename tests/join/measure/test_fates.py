from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.join.measure.fates import followed, headed, kept, labelled, numbered, phrased, settled


@pytest.mark.parametrize(
    ("behind", "fate"),
    [
        (" were back behind bars by noon", "=recapture"),
        (" were still on the run", "=large"),
        (" who broke out of the camp", "=escape"),
        (" remain in captivity", "=captive"),
        (" were let go at dawn", "=release"),
        (" were on the ferry", "=aboard"),
        (" had downed tools", "=strike"),
        (" had lost their lives", "=kill"),
        (" were sleeping in tents", "=displaced"),
        (" had been turned away", "=barred"),
        (" were treated in hospital", "=treated"),
        (" were trampled to death", "=kill"),
        (" suffered minor burns", "=injure"),
        (" remained cut off", "=trapped"),
        (" are being sought", "=missing"),
        (" have yet to be reached", "=missing"),
        (" had been winched to the surface", "=rescue"),
        (" were told to leave", "=displaced"),
        (" have been taken into custody", "=detain"),
        (" caught the disease", "=case"),
    ],
)
def test_the_words_behind_a_figure_tell_what_became_of_those(behind: str, fate: str) -> None:
    assert followed(behind) == {fate}


def test_who_is_treated_well_is_no_patient() -> None:
    assert not followed(" were being treated well")


@pytest.mark.parametrize(
    ("before", "fate"),
    [
        ("Wounded: ", "=injure"),
        ("The death toll has risen to ", "=kill"),
        ("The coach was carrying ", "=aboard"),
        ("The remains of ", "=kill"),
        ("The mayor said that ", ""),
    ],
)
def test_a_label_or_a_subject_before_a_figure_tells_it(before: str, fate: str) -> None:
    assert headed(before) == ({fate} if fate else set())


@pytest.mark.parametrize(
    ("before", "fate"),
    [
        ("He gave the number of people under arrest as ", "=held"),
        ("She put the tally of those taken to hospital at about ", ""),
        ("The number of residents still missing was ", "=missing"),
        ("The number of the street is ", ""),
    ],
)
def test_what_a_number_is_of_may_stand_before_it(before: str, fate: str) -> None:
    assert numbered(before) == ({fate} if fate else set())


def test_a_label_is_more_than_a_subject() -> None:
    assert labelled("Missing: ") == {"=missing"}
    assert not labelled("The death toll rose to ")


def test_the_last_that_became_of_people_counts() -> None:
    assert settled(frozenset({"=escape", "=detain"})) == {"=recapture"}
    assert settled(frozenset({"=captive", "=release"})) == {"=release"}
    assert settled(frozenset({"=kill"})) == {"=kill"}


@pytest.mark.parametrize(
    ("words", "around", "lies"),
    [
        ("bodies received", "The clinic has received 12 bodies.", True),
        ("bodies", "Its morgue holds 12 bodies.", True),
        ("bodies found", "They found 12 bodies near the hospital.", False),
        ("bodies", "Divers counted 12 bodies.", False),
        ("people", "The morgue is full.", False),
    ],
)
def test_bodies_in_a_morgue_are_not_the_toll(words: str, around: str, lies: bool) -> None:
    assert kept(words, around) is lies


@given(st.text(max_size=300))
def test_no_words_stop_it(text: str) -> None:
    followed(text)
    headed(text)
    phrased(text)
