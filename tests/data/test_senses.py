from __future__ import annotations

import pytest

from sayso.data import load
from sayso.data.senses import KINDS, NOUNS, VERBS, Senses, coded
from sayso.errors import DataError


@pytest.fixture(scope="module")
def senses() -> Senses:
    found = load("senses")
    assert isinstance(found, Senses)
    return found


@pytest.mark.parametrize(
    ("noun", "supersense"),
    [
        ("photograph", "artifact"), ("letter", "communication"), ("percent", "relation"),
        ("spokesman", "person"), ("prime minister", "person"), ("air force", "group"),
        ("government", "group"), ("earthquake", "event"), ("murder", "act"), ("flu", "state"),
        ("week", "time"), ("dozen", "quantity"), ("belief", "cognition"),
    ],
)  # fmt: skip
def test_what_a_noun_mostly_means(senses: Senses, noun: str, supersense: str) -> None:
    told = senses.noun(noun)
    assert next(iter(told)) == supersense
    assert told[supersense] == max(told.values())


@pytest.mark.parametrize(
    ("plural", "single"),
    [("ferries", "ferry"), ("churches", "church"), ("fishermen", "fisherman"), ("rebels", "rebel")],
)
def test_a_plural_is_its_singular(senses: Senses, plural: str, single: str) -> None:
    assert senses.noun(plural) == senses.noun(single)
    assert senses.noun(single)


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("army", "military"), ("committee", "organization"), ("ambassador", "official"),
        ("nurse", "worker"), ("guerrilla", "fighter"), ("villager", "inhabitant"),
        ("brother", "relative"), ("memo", "document"), ("photograph", "picture"),
        ("statement", "statement"), ("hospital", "building"), ("tanker", "vehicle"),
        ("rifle", "weapon"), ("flu", "illness"), ("theft", "crime"), ("storm", "disaster"),
    ],
)  # fmt: skip
def test_the_kinds_of_a_noun(senses: Senses, noun: str, kind: str) -> None:
    assert senses.is_a(noun, kind)
    assert not senses.is_a("idea", kind)


@pytest.mark.parametrize(
    ("verb", "supersense"), [("say", "communication"), ("believe", "cognition"), ("sail", "motion")]
)
def test_what_a_verb_mostly_means(senses: Senses, verb: str, supersense: str) -> None:
    assert senses.verb(verb)[supersense] >= 0.5


def test_opposites_go_both_ways(senses: Senses) -> None:
    assert "admit" in senses.opposites("deny")
    assert "deny" in senses.opposites("admit")
    assert "unsafe" in senses.opposites("safe")
    assert senses.opposites("tuesday") == frozenset()


def test_words_made_from_one_another(senses: Senses) -> None:
    assert senses.related("deny", "n") == {"denial", "denier"}
    assert "deny" in senses.related("denial", "v")
    assert {"attack", "attacker"} <= senses.related("attack")
    assert senses.related("zzyzx") == frozenset()


def test_a_word_that_is_unknown_means_nothing(senses: Senses) -> None:
    assert not senses.noun("zzyzx")
    assert not senses.verb("zzyzx")
    assert not senses.kinds("zzyzx")


def test_shares_are_written_and_read_alike() -> None:
    tables = {
        "nouns.tsv": "mill\t" + coded({"artifact": 0.71, "group": 0.26, "organization": 0.3}),
        "verbs.tsv": "mill\t" + coded({"motion": 1.0, "contact": 0.04}, "verb"),
    }
    made = Senses(tables.__getitem__)
    assert dict(made.noun("mill")) == {"artifact": 0.7, "group": 0.3}
    assert dict(made.kinds("mills")) == {"organization": 0.3}
    assert dict(made.verb("mill")) == {"motion": 1.0}


def test_the_names_are_told_apart() -> None:
    assert len({*NOUNS, *KINDS}) == len(NOUNS) + len(KINDS)
    assert len(set(VERBS)) == len(VERBS)


def test_a_damaged_table_is_told() -> None:
    with pytest.raises(DataError, match=r"verbs\.tsv"):
        Senses(lambda _: "no tab").verb("sail")
