"""Whom a text speaks of: the people that a number without a noun of its own counts."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from sayso.mark.quantity.counted import Counted, Last, phrase_of
from sayso.mark.quantity.subject import STATES

# People who are counted, not those who count them or tell it.
_COUNTED: Final = frozenset(
    "soldier troop personnel serviceman fighter recruit mercenary contractor guard militant rebel "
    "patient refugee migrant evacuee worker prisoner hostage detainee passenger victim survivor "
    "protester demonstrator villager student pupil".split()
)
# So many words before a number its people may be named.
_REACH: Final = 200
_ADMITS: Final = frozenset({"own", "admit", "confess"})
_AHEAD: Final = 80
_WHO: Final = re.compile(r"\s+(?:of\s+)?whom?\b")
_IN_BED: Final = re.compile(
    r"\s+(?:are|were|remain|remained|lay|lie)\s+(?:still\s+)?in\s+(?:its|their|the|his|her)?\s*"
    r"(?:intensive\s+care|hospitals?|wards?|clinics?|beds?)\b"
    r"|\s+(?:are|were|remain|remained)\s+(?:still\s+)?on\s+(?:ventilators?|oxygen|dialysis|respirators?|life\s+support)\b",
    re.IGNORECASE,
)
# "17 dead and 30,000 without power"
_LACKING: Final = re.compile(
    r"\s+(?:(?:were|are|was|is|remain|remained|left|still)\s+){0,3}without\s+"
    r"(power|electricity|water|heating|heat|shelter|food|homes?)\b",
    re.IGNORECASE,
)


def named_before(at: Token) -> Token | None:
    """The plural noun for people that stands last before a token."""
    for token in reversed(at.doc[max(0, at.i - _REACH) : at.i]):
        if token.tag_ == "NNS" and token.lemma_.lower() in _COUNTED and token.dep_ != "compound":
            return token
    return None


def named_after(at: Token) -> Token | None:
    """The plural noun for people that comes next in the paragraph of a token."""
    for token in at.doc[at.i + 1 : at.i + _AHEAD]:
        if token.is_space and "\n" in token.text:
            return None
        if token.tag_ == "NNS" and token.lemma_.lower() in _COUNTED and token.dep_ != "compound":
            return token
    return None


def meant(pronoun: Token) -> Token | None:
    """The plural noun for people that "they" or "them" stands for in its own sentence."""
    found = named_before(pronoun)
    return found if found is not None and found.i >= pronoun.sent.start else None


def admitted(number: Token) -> Counted | None:
    """How many of the people just named somebody admits to: "guards: the firm has owned up to 131"."""
    prep = number.head
    if number.dep_ != "pobj" or prep.lower_ != "to" or prep.head.lemma_ not in _ADMITS:
        return None
    people = meant(number)
    return Counted(people, phrase_of(people)) if people is not None else None


def in_bed(text: str, end: int, number: Token) -> Counted | None:
    """Those of whom the text only says that they are in hospital: "203 were in its wards"."""
    found = _IN_BED.match(text, end)
    if found is None:
        return None
    hospital = "hospital" in found[0].lower()  # some of these count as the injured, not as the ill
    return Counted(number, "patients in hospital" if hospital else "patients", told=True)


def lacking(text: str, end: int, number: Token) -> Counted | None:
    """Those of whom the text only says what they lack: "30,000 without power"."""
    found = _LACKING.match(text, end)
    return Counted(number, f"people without {found[1].lower()}", told=True) if found else None


def who(text: str, end: int, number: Token, last: Last | None) -> Counted | None:
    """A bare number of people by the pronoun after it: "the 412 whom she counted there"."""
    if not _WHO.match(text, end):
        return None
    if last is not None and last.words.lower() in STATES:
        return Counted(number, "people", told=True)  # "eleven dead, and 263 who sought help"
    noun = named_before(number)
    words = last.words if last is not None and last.words else phrase_of(noun) if noun else "people"
    return Counted(number, words, like=last, told=True)
