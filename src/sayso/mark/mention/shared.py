"""Names that a company and a person share: "Dahl" of Dahl Shipping or of Ms. Berit Dahl."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.data.titles import Titles
from sayso.mark.mention.found import Found, subject_of
from sayso.mark.mention.title import honorific

_FOUNDED = frozenset({"institute", "association", "campaign", "government", "court", "committee"})
_THINGS = frozenset({"it", "its", "itself"})
_PERSONS = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
# Verbs of which "it" is seldom somebody: "said it was raining".
_BEING = frozenset({"be", "seem", "appear", "become", "rain", "snow", "happen", "matter"})


def apart(
    doc: Doc, people: Sequence[Found], bodies: Sequence[Found], titles: Titles
) -> list[Found]:
    """`people`, those of one word made bodies where the report's company of that name is meant.

    A title tells a person, a pronoun in what is said ("denied that it had") either. Else it is
    the company where that was last called by its full name, and no less often than the person;
    and where the paper calls the person "Ms. Dahl", "Dahl" alone is the company.
    """
    companies: dict[str, list[int]] = {}
    for body in bodies:
        words = body.name.split()
        # A university or a fund that bears somebody's name is not called by that name alone.
        founded = titles.families(words[-1].lower()) & _FOUNDED
        if len(words) > 1 and body.kind == "organization" and not founded:
            companies.setdefault(words[0], []).append(body.start)
    bearers: dict[str, list[int]] = {}
    polite: set[str] = set()
    for person in people:
        words = person.name.split()
        titled = honorific(doc, person.end - len(words), titles) is not None
        if titled:
            polite.add(words[-1])
        if len(words) > 1 or titled or person.role:
            bearers.setdefault(words[-1], []).append(person.start)
    return [
        _as_body(person) if _company(doc, person, companies, bearers, polite, titles) else person
        for person in people
    ]


def _company(
    doc: Doc,
    person: Found,
    companies: dict[str, list[int]],
    bearers: dict[str, list[int]],
    polite: set[str],
    titles: Titles,
) -> bool:
    name = person.name
    bare = person.end - person.start == 1 and person.role is None
    if not bare or honorific(doc, person.start, titles) is not None:
        return False
    told = _pronoun(doc[person.head])
    owned = [at for at in companies.get(name, ()) if at < person.start]
    borne = [at for at in bearers.get(name, ()) if at < person.start]
    # A foundation that bears somebody's name does not take the name over.
    if told in _PERSONS or len(borne) > len(owned) or (not owned and name in bearers):
        return False
    if told is not None or (name in polite and owned):
        return True
    return bool(owned) and owned[-1] >= max(borne, default=-1)


def _pronoun(head: Token) -> str | None:
    """The pronoun by which the clause that the name says or does speaks of it again, if any."""
    verb = subject_of(head)
    if verb is None:
        return None
    for child in verb.children:
        if child.dep_ not in ("ccomp", "xcomp", "advcl") or child.i < verb.i:
            continue
        for token in child.children:
            if token.dep_ in ("nsubj", "nsubjpass") and token.lower_ in _THINGS | _PERSONS:
                weather = token.lower_ == "it" and child.lemma_ in _BEING and token.dep_ == "nsubj"
                return None if weather else token.lower_
    return None


def _as_body(person: Found) -> Found:
    return replace(person, kind="organization", gender=None, words=frozenset())
