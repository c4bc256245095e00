"""Names taken for people's that are bodies' or things': "Harrow Aggregates", "Dune Relief BV".

The language layer knows few names of the world. A name of unknown words that ends in an ordinary
noun, or in the form of a company, or beside which a noun of bodies says what it is, is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from sayso.data.senses import Senses
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.mark.mention.found import QUALIFIER, Found
from sayso.mark.mention.naming import DOERS, FORMS
from sayso.mark.mention.phrases import compound
from sayso.mark.mention.title import is_title

# Shorter words are syllables of names in many languages: "Lei", "Long", "Bell".
_SHORTEST = 6
_PERSON = 0.3
# What stands behind an outlet's name: "(English edition)", "– press centre".
_NOTES = re.compile(r"(?:\s*[(\[–—|].*| - .*|,\s*[a-z].*)\Z")
_SURE = 0.9
_ELSEWHERE = frozenset({"GPE", "LOC", "DATE", "TIME", "NORP"})
_ARTICLES = frozenset({"the", "a", "an"})
_AGES = range(10, 110)
# Of a state or a place one says that it is one; somebody may come from it.
_PLACES = frozenset({"state", "locality"})


def apart(
    doc: Doc, people: Sequence[Found], titles: Titles, senses: Senses
) -> tuple[list[Found], list[tuple[int, int]]]:
    """`people` without those who are none, and where the names of the bodies among these stand."""
    kept: list[Found] = []
    bodies: list[tuple[int, int]] = []
    by_name: dict[str, list[Found]] = {}
    for found in people:
        by_name.setdefault(fold(found.name), []).append(found)
    unlike = {name: _unlike(doc, name, same, titles, senses) for name, same in by_name.items()}
    for found in people:
        told = unlike[fold(found.name)]
        if told is None:
            kept.append(found)
        elif told:
            bodies.append((found.start, found.end))
    return kept, bodies


def _unlike(
    doc: Doc, name: str, same: Sequence[Found], titles: Titles, senses: Senses
) -> bool | None:
    """Whether a name that is no person's is a body's (else a thing's); None where it may be one's."""
    words = name.replace("-", " ").split()
    if len(words) == 1 or any(w in titles.given_names for w in words):
        return None
    if any(f.title or f.role or _aged(doc, f.end) for f in same):
        return None
    beside = {noun for f in same for noun in _beside(doc, f)}
    # An owner or an operator may be either.
    callings = beside - DOERS
    if any(senses.is_a(noun, "person") and not titles.families(noun) for noun in callings):
        return None
    if words[-1].rstrip(".") in FORMS or any(titles.families(n) - _PLACES for n in beside):
        return True
    last = words[-1].rstrip("s") if len(words[-1]) > _SHORTEST else words[-1]
    told = senses.noun(words[-1]) or senses.noun(last)
    family_first = any(words[0] in names for names in titles.family_first.values())
    if len(words[-1]) < _SHORTEST or not told or told.get("person", 0.0) > _PERSON or family_first:
        return None
    if words[-1] in titles.roles:
        return None
    return any(doc[f.head].dep_ not in QUALIFIER for f in same)


def watching(doc: Doc, titles: Titles, senses: Senses) -> Iterator[tuple[int, int]]:
    """Names of unknown words and a word for somebody: "Fairlight Monitor said", without "the"."""
    for token in doc:
        if token.pos_ != "PROPN" or not token.text.istitle() or token.lower_ not in titles.roles:
            continue
        start = token.i
        while start > token.sent.start and _unknown(doc[start - 1], token, titles, senses):
            start -= 1
        before = doc[start - 1] if start > token.sent.start else None
        behind = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if (
            start < token.i
            and not senses.is_a(token.lower_, "person", _SURE)
            and (before is None or not (before.text[:1].isupper() or before.lower_ in _ARTICLES))
            and (behind is None or not (behind.text[:1].isupper() or behind.lower_ == "of"))
        ):
            yield start, token.i + 1


def beside(doc: Doc, titles: Titles) -> Iterator[tuple[int, int]]:
    """Names that a noun of bodies stands behind: "Open Shelter, an aid group, counted"."""
    for noun in doc:
        if noun.dep_ != "appos" or not noun.is_lower or noun.tag_ != "NN":
            continue
        name = noun.head
        families = titles.families(noun.lower_) | titles.families(compound(noun))
        if not families - _PLACES or noun.lower_ in titles.roles or name.i > noun.i:
            continue
        if name.pos_ != "PROPN" or name.ent_type_ in _ELSEWHERE or not name.text[:1].isupper():
            continue
        start, end = name.i, name.i + 1
        while start > name.sent.start and _of_name(doc[start - 1], name):
            start -= 1
        words = [fold(t.text) for t in doc[start:end]]
        behind = end + 1 < len(doc) and doc[end].text == ","
        known = any(w in titles.given_names for w in words) or is_title(doc[start], titles)
        if behind and doc[end + 1].lower_ in _ARTICLES and not known:
            yield start, end


def published(doc: Doc, outlet: str | None) -> Iterator[tuple[int, int]]:
    """Where a report calls the body that publishes it by its name: "Open Shelter has 40 staff"."""
    words = _NOTES.sub("", outlet or "").split()
    words = words[1:] if words[:1] and words[0].lower() == "the" else words
    if len(words) < 2:  # one word is too often a word
        return
    for token in doc[: -len(words)]:
        end = token.i + len(words)
        if token.text == words[0] and doc[token.i : end].text.split() == words:
            yield token.i, end


def _of_name(token: Token, head: Token) -> bool:
    tied = token.dep_ == "compound" and token.head == head
    return tied and token.text[:1].isupper() and token.ent_type_ not in ("DATE", "TIME")


def _unknown(token: Token, head: Token, titles: Titles, senses: Senses) -> bool:
    """Whether it is a word of the name that ends in `head`, and neither a place nor the language's."""
    return (
        token.head == head
        and token.text.istitle()
        and token.ent_type_ not in ("GPE", "LOC", "NORP", "DATE")
        and token.lower_ not in titles.roles
        and not senses.noun(token.lower_)
        and fold(token.text) not in titles.given_names
    )


def _beside(doc: Doc, found: Found) -> list[str]:
    """The nouns in small letters that stand beside a name to say what it names."""
    head = doc[found.head]
    near = [t for t in head.rights if t.dep_ == "appos"]
    if head.dep_ == "appos":
        near.append(head.head)
    return [t.lower_ for t in near if t.is_lower and t.tag_ == "NN"]


def _aged(doc: Doc, end: int) -> bool:
    """Whether an age or "who" follows the name."""
    after = [t.text for t in doc[end : end + 2]]
    if len(after) < 2 or after[0] not in (",", "("):
        return False
    return after[1].lower() in ("who", "whose") or (after[1].isdigit() and int(after[1]) in _AGES)
