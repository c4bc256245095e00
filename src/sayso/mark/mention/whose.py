"""Which country's a body is: by an owner before it, an adjective in it, or what stands behind it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from sayso.data.countries import Countries
from sayso.data.titles import Titles
from sayso.mark.mention.found import span_text

# Families of bodies that a state has one of.
_STATE = frozenset({"ministry", "government", "forces", "court", "assembly", "police"})


def owner(doc: Doc, start: int, countries: Countries) -> str | None:
    """The country of a possessor right before token `start` ("South Korea's ...")."""
    if start < 2 or doc[start - 1].tag_ != "POS":
        return None
    for size in (4, 3, 2, 1):
        if start - 1 - size >= 0:
            words = span_text(doc, start - 1 - size, start - 1)
            country = countries.by_name(words)
            if country is not None:
                return country.code
    return None


def of(doc: Doc, end: int, countries: Countries) -> str | None:
    """The country behind a body's name: "the Civil Aviation Authority of Kenya"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "of" or not doc[end + 1].text[:1].isupper():
        return None
    for size in (3, 2, 1):
        country = countries.by_name(span_text(doc, end + 1, min(end + 1 + size, len(doc))))
        if country is not None:
            return country.code
    return None


def within(doc: Doc, start: int, head: int, end: int, countries: Countries) -> str | None:
    """The country in the phrase: by an adjective, an owner, or after "of"."""
    for i in range(start, head):
        for size in (2, 1):
            if i + size <= head:
                words = span_text(doc, i, i + size)
                if not words[:1].isupper() or (i and doc[i - 1].text == "-"):
                    continue  # "Pan-American" is no country's
                country = countries.by_demonym(words)
                # "the Dutch navy", "Peru's army", "U.S. officials", but not "a Radio Peru host"
                behind = doc[i + size] if i + size < len(doc) else None
                owns = behind is not None and behind.tag_ == "POS"
                if country is None and (owns or words.replace(".", "").isupper()):
                    country = countries.by_name(words)
                if country is not None:
                    return country.code
    if head + 2 < end and doc[head + 1].lower_ == "of":
        country = countries.by_name(span_text(doc, head + 2, end))
        # "the office of the South Korean president"
        return country.code if country else within(doc, head + 2, end, end, countries)
    return None


def seat(token: Token, end: int, countries: Countries, titles: Titles) -> str | None:
    """The country that a capital behind it tells: "the foreign ministry in The Hague"."""
    doc = token.doc
    if end + 1 >= len(doc) or doc[end].lower_ != "in" or not titles.families(token.lower_) & _STATE:
        return None
    for size in (3, 2, 1):
        words = span_text(doc, end + 1, min(end + 1 + size, len(doc)))
        place = countries.by_name(words) or countries.by_capital(words) or countries.by_seat(words)
        if place is not None:
            return place.code
    return None
