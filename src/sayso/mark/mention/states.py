"""States: by name, by people, and by the capitals and buildings that stand for governments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from spacy.tokens import Doc, Token

from sayso.data.countries import Countries, Country, key
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.mark.mention.found import NOMINAL, Found, voice
from sayso.records import PlaceMention

# Words in the longest name of a country that news prints ("the Democratic People's Republic of
# Korea" is eight tokens).
_LONGEST = 8
_LETTERS = re.compile(r"[^\W\d_]+")
_Index: TypeAlias = Literal["names", "seats", "capitals"]
_SEATS: Final[tuple[_Index, ...]] = ("seats", "capitals")
_HALVES = {"north": "south", "south": "north", "east": "west", "west": "east"}
_LINKING = frozenset({"with", "between", "from", "against", "by", "to", "for", "of", "toward"})


def find(
    doc: Doc,
    places: Sequence[PlaceMention],
    *,
    countries: Countries,
    titles: Titles,
) -> list[Found]:
    """Every mention of a state in `doc`, in order of the text.

    A country in which something merely happens ("a port in Italy") is a place and no actor.
    """
    found = list(_all(doc, places, countries, titles))
    actors = {f.country for f in found if not _only_where(doc[f.head], titles)}
    return [f for f in found if f.country in actors]


def _only_where(head: Token, titles: Titles) -> bool:
    while head.dep_ == "conj" and head.head.pos_ in NOMINAL:
        head = head.head
    return head.dep_ == "npadvmod" or (head.dep_ == "pobj" and head.head.lower_ in titles.places)


def _all(
    doc: Doc, places: Sequence[PlaceMention], countries: Countries, titles: Titles
) -> Iterator[Found]:
    # A country's name may be a city's or a person's; what the places say comes first.
    elsewhere = {
        mention.span.start: mention.place.kind or ""
        for mention in places
        if mention.place is not None and not (mention.place.kind or "PCLI").startswith("PCL")
    }
    metonyms = {m.span.start for m in places if m.role == "metonymic"}
    latest: dict[str, Country] = {}
    end = 0
    for token in doc:
        if token.i < end:
            continue
        found = (
            _named(token, elsewhere, countries, titles)
            or _half(token, latest)
            or _people(token, countries, titles)
            or _seat(token, metonyms, countries, titles)
        )
        if found is None:
            continue
        end = found.end
        country = countries.by_code[found.country or ""]
        first, _, rest = country.name.partition(" ")
        opposite = _HALVES.get(first.lower())
        if rest and opposite and countries.by_name(f"{opposite} {rest}"):
            latest[first] = country
            other = countries.by_name(f"{opposite} {rest}")
            if other is not None:
                latest.setdefault(opposite.capitalize(), other)
        yield found


@lru_cache(maxsize=8)
def _begun(countries: Countries, which: str) -> frozenset[str]:
    """With what the names of an index begin: their first letters up to a mark or a space."""
    return frozenset(_piece(name) for name in getattr(countries, which))


@lru_cache(maxsize=65_536)
def _piece(text: str) -> str:
    found = _LETTERS.match(text)
    return found[0].casefold() if found else ""


def _windows(token: Token, countries: Countries, which: _Index) -> Iterator[tuple[int, Country]]:
    """The longest words from `token` on that an index of countries holds, with where they end."""
    doc = token.doc
    if not token.text[:1].isupper():
        return
    first = token
    if token.lower_ == "the" and token.i + 1 < len(doc):
        first = doc[token.i + 1]
    # Most words begin no name: only what does is looked at with the words after it.
    if _piece(first.text) not in _begun(countries, which):
        return
    index: Mapping[str, Country] = getattr(countries, which)
    for size in range(min(_LONGEST, len(doc) - token.i), 0, -1):
        last = doc[token.i + size - 1]
        if size > 1 and (last.is_space or last.is_punct):
            continue
        country = index.get(key(doc[token.i : token.i + size].text))
        if country is not None:
            yield token.i + size, country
            return


def _named(
    token: Token, elsewhere: Mapping[int, str], countries: Countries, titles: Titles
) -> Found | None:
    if token.idx in elsewhere:
        return None
    if token.ent_type_ == "PERSON" and not _no_person(token, countries, titles, ("names",)):
        return None
    for end, country in _windows(token, countries, "names"):
        # An abbreviation of two or three letters is a country only in capitals.
        if end == token.i + 1 and len(token) <= 3 and not token.text.isupper():
            return None
        doc = token.doc
        if token.ent_iob_ == "I" and token.ent_type_ == "ORG" and _named_before(token):
            return None  # "Orvik Shipping Ghana" is a firm
        if end < len(doc) and doc[end].tag_ in ("NNP", "NNPS") and doc[end].ent_iob_ == "I":
            return None
        return _state(token, end, country, "name")
    return None


def _named_before(token: Token) -> bool:
    before = token.nbor(-1)
    return before.pos_ == "PROPN" and before.text.istitle() and before.dep_ == "compound"


def _half(token: Token, latest: Mapping[str, Country]) -> Found | None:
    """A half of a divided land in short: "the North" after North Korea was named."""
    if token.text not in latest or token.i == 0 or token.nbor(-1).lower_ != "the":
        return None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and (after.text[:1].isupper() or after.text == "-"):
        return None
    if token.dep_ in ("compound", "amod"):
        return None
    return _state(token, token.i + 1, latest[token.text], "name")


def _people(token: Token, countries: Countries, titles: Titles) -> Found | None:
    """A people that says or does something as a state would: "the Russians"."""
    if token.pos_ not in NOMINAL or token.dep_ in ("compound", "amod", "nmod"):
        return None
    if not token.text[:1].isupper() or not (
        token.tag_ in ("NNPS", "NNS") or token.text[-2:] in ("sh", "se", "ch")
    ):
        return None
    if token.ent_type_ not in ("NORP", "") or token.i == 0:
        return None
    country = countries.by_demonym(token.text)
    if country is None or token.nbor(-1).lower_ != "the" or voice(token, titles) == "silent":
        return None
    return _state(token, token.i + 1, country, "metonym")


def _seat(token: Token, metonyms: set[int], countries: Countries, titles: Titles) -> Found | None:
    if token.ent_type_ == "PERSON" and not _no_person(token, countries, titles, _SEATS):
        return None
    for which in _SEATS:
        for end, country in _windows(token, countries, which):
            head = token.doc[token.i : end].root
            building = which == "seats" and not countries.by_capital(token.doc[token.i : end].text)
            if (
                end < len(token.doc)
                and token.doc[end].text[:1].isupper()
                and head.dep_ == "compound"
            ):
                return None
            if token.idx in metonyms or _governs(head, titles, building=building):
                return _state(token, end, country, "metonym")
            break
    return None


def _no_person(
    token: Token, countries: Countries, titles: Titles, indexes: Sequence[_Index]
) -> bool:
    """Whether a country, capital or building taken for a person is none: no longer name has it."""
    ends = (end for which in indexes for end, _ in _windows(token, countries, which))
    end = next(ends, None)
    if end is None:
        return False
    words = {t.text for t in token.doc[token.i : end]}
    land = any(ent.label_ == "GPE" and words <= {t.text for t in ent} for ent in token.doc.ents)
    if fold(token.text) in titles.given_names and not land:
        return False
    return not any(
        len(ent) > end - token.i and not words.isdisjoint(t.text for t in ent)
        for ent in token.doc.ents
        if ent.label_ == "PERSON"
    )


def _governs(head: Token, titles: Titles, *, building: bool) -> bool:
    """Whether a capital or building stands for its government here."""
    if voice(head, titles) != "silent":
        return True
    while head.dep_ == "conj" and head.head.pos_ in NOMINAL:
        head = head.head
    if head.dep_ == "poss":
        return building or head.head.lemma_.lower() in titles.relations
    if head.dep_ == "pobj":
        preposition = head.head
        if preposition.lower_ in titles.places:
            return False
        if preposition.lower_ in _LINKING:
            return building or preposition.head.lemma_.lower() in titles.relations
    return building and head.dep_ in ("dobj", "nsubj", "nsubjpass", "dative")


def _state(token: Token, end: int, country: Country, form: str) -> Found:
    doc = token.doc
    start = token.i
    if start > 0 and doc[start - 1].lower_ == "the" and doc[start - 1].sent == token.sent:
        start -= 1
    return Found(
        start=start,
        end=end,
        head=doc[token.i : end].root.i,
        form="metonym" if form == "metonym" else "name",
        kind="organization" if country.code == "EU" else "state",
        name=country.name,
        country=country.code,
    )
