"""The noun that a number counts: "different products" in "50 different products"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

_STOP: Final = frozenset(
    "more additional other further such many much same own of a an the".split()
)
_OF: Final = frozenset({"of"})
_DETERMINERS: Final = frozenset("the these those its their his her our my your all such".split())
_DAYS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december am pm a.m. p.m.".split()
)
_THEN: Final = frozenset("last next this earlier".split())
_MODALS: Final = frozenset("will may might must can".split())
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_INNER: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_RANKS: Final = frozenset("top record straight consecutive final".split())
_RATE: Final = re.compile(
    r"\s(?:per|an?|each|every)\s(day|week|month|year|hour|minute|second|person|game|season|capita)\b(?!\s+(?:ago|earlier|later|before))"
)
_LONGEST: Final = 8


@dataclass(frozen=True, slots=True)
class NounFound:
    """The words counted: indexes of the first token and of the head noun, words and plain words."""

    first: int
    head: int
    surface: str
    name: str


class Tokens:
    """Tokens of a `Doc` by character offset."""

    __slots__ = ("doc", "starts", "text")

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text  # spaCy joins it anew at each call
        self.starts = [token.idx for token in doc]

    def at(self, offset: int) -> int:
        """Index of the first token that starts at `offset` or after it."""
        return bisect_left(self.starts, offset)

    def holding(self, offset: int) -> int:
        """Index of the token in which the character at `offset` lies."""
        at = bisect_left(self.starts, offset)
        return at if at < len(self.starts) and self.starts[at] == offset else max(0, at - 1)


def _participle(token: Token) -> bool:
    return token.tag_ in ("VBN", "VBD", "VBG", "JJ") and token.dep_ in ("amod", "compound")


def _after(doc: Doc, at: int, end: int) -> int:
    """Index of the first token that may belong to the noun phrase counted, from `at` on."""
    while at < end and doc[at].lower_ in (
        "more",
        "additional",
        "other",
        "further",
        "such",
        "additionally",
    ):
        at += 1
    if at < end and doc[at].lower_ == "of":
        at += 1
        while at < end and (doc[at].lower_ in _DETERMINERS or doc[at].tag_ in ("PRP$", "DT")):
            at += 1
        while at < end and doc[at].lower_ in ("more", "other", "most"):
            at += 1
        while at < end and doc[at].tag_ == "CD":
            at += 1  # "40 of the 200 hostages"
    return at


def noun_after(tokens: Tokens, offset: int) -> NounFound | None:
    """The noun phrase that stands right after the number that ends at `offset`."""
    doc = tokens.doc
    at = tokens.at(offset)
    if at >= len(doc):
        return None
    if doc[at].text[:1].isdigit():
        return None
    if doc[at].text in ("”", "’", '"') and not doc[at - 1].whitespace_ and at + 1 < len(doc):
        at += 1  # “perhaps a hundred” bodies
    elif doc[at].text in ("“", "‘", '"') and at + 1 < len(doc) and _quoted(doc, at + 1):
        at += 1  # the 2,500 “foreigners”, 240 “active participants”
    if doc[at].text in ("-", "–", "‑") and at + 1 < len(doc) and doc[at].idx == offset:
        at += 1
        if doc[at].pos_ not in _NOUNS or doc[at].text[:1].isdigit():
            return None
    end = min(len(doc), at + _LONGEST + 3)
    first = _after(doc, at, end)
    if _someone(doc, first, end):
        return None  # "none of the 30,000 Berg's lawyers returned"
    head = -1
    i = first
    while i < min(end, first + _LONGEST):
        token = doc[i]
        if token.lower_ in _DAYS or (
            (i > first or token.lower_ != "next") and token.lower_ in _THEN
        ):
            break
        if token.lower_ in _MODALS and i == first:
            break  # "fewer than 3,000 will"
        if token.is_space or (i > first and token.is_sent_start):
            break
        if head < 0 and (_hyphened(doc, i) or _hyphened(doc, i - 2)):
            pass  # "coal- and gas-fired plants": neither coal nor gas is counted
        elif token.pos_ in _NOUNS or token.tag_ in ("NN", "NNS"):
            # A new noun phrase after a plural: "22 goals Saturday", "12 people police said"
            if (
                head >= 0
                and doc[head].tag_ == "NNS"
                and not (
                    token.dep_ in ("compound",)
                    or doc[head].dep_ in ("compound", "nmod", "amod")
                    or doc[head].head.i == i
                )
            ):
                break
            head = i
        elif head >= 0 and token.tag_ == "VBD":
            break
        elif token.pos_ in _INNER or _participle(token) or token.tag_ in ("JJ", "JJR", "JJS"):
            if head >= 0 and token.dep_ not in ("amod", "compound", "nummod", "nmod"):
                break
            if (
                token.pos_ == "NUM"
                and token.tag_ == "CD"
                and not (head >= 0 or token.text.isdigit())
            ):
                break
        elif token.text in ("-", "&", "/") or token.lower_ == "and":
            if token.text == "-" and token.whitespace_ and doc[i - 1].whitespace_:
                break
            # "men and women" counts both; "Kia and Hyundai vehicles" one thing
            hung = doc[i - 1].text[-1:] == "-"  # "short- and long-range"
            if token.lower_ == "and" and not hung and not _joins(doc, i, end, head):
                break
        elif (
            token.tag_ in ("RBS", "RB", "RBR")
            and i + 1 < end
            and (doc[i + 1].pos_ in ("ADJ", "VERB") or doc[i + 1].text == "-")
            and head < 0
        ) or (token.tag_ == "POS" and head >= 0):
            pass
        else:
            break
        i += 1
    if head < 0:
        return None
    return named(tokens, first, head, _rank_before(doc, tokens.at(offset), head))


def _quoted(doc: Doc, at: int) -> bool:
    """Whether a plural noun opens a quotation, an adjective or two before it."""
    for token in doc[at : at + 3]:
        if token.tag_ == "NNS":
            return True
        if token.pos_ not in ("ADJ", "NOUN", "PROPN") and token.tag_ not in ("VBN", "VBG"):
            return False
    return False


def _someone(doc: Doc, at: int, end: int) -> bool:
    """Whether a person's name in the genitive stands there: it opens another clause."""
    last = at
    while last < end and doc[last].pos_ == "PROPN":
        last += 1
    return at < last < end and doc[last].tag_ == "POS" and doc[last - 1].ent_type_ == "PERSON"


def _hyphened(doc: Doc, i: int) -> bool:
    """Whether token `i` is joined by a hyphen to a participle: "gas" in "gas-fired"."""
    if not 0 <= i < len(doc) - 2 or doc[i].whitespace_ or doc[i + 1].text != "-":
        return False
    return doc[i + 2].tag_ in ("VBN", "VBG", "JJ") and not doc[i + 1].whitespace_


def _rank_before(doc: Doc, at: int, head: int) -> str:
    """An adjective before the number that belongs to the noun: "top" in "the top three seeds"."""
    i = at - 1
    while i >= 0 and doc[i].tag_ == "CD":
        i -= 1
    if i < 0 or i == at - 1:
        return ""
    token = doc[i]
    return (
        token.lower_
        if token.dep_ in ("amod", "compound") and token.head.i == head and token.lower_ in _RANKS
        else ""
    )


def _joins(doc: Doc, i: int, end: int, head: int) -> bool:
    """Whether the "and" at `i` lies inside one noun phrase: "Kia and Hyundai vehicles"."""
    after = i + 1
    if after >= end or (head < 0 and doc[i - 1].pos_ not in _INNER):
        return False
    if doc[after].pos_ == "PROPN" and doc[i - 1].pos_ == "PROPN":
        while after < end and doc[after].pos_ == "PROPN":
            after += 1  # "Kia and General Motors vehicles"
        return after < end and doc[after].tag_ == "NNS"
    return head < 0 and (doc[after].pos_ == "ADJ" or _participle(doc[after]))


def named(tokens: Tokens, first: int, head: int, rank: str = "") -> NounFound:
    """The noun phrase from `first` to `head`, its determiners left out of its name."""
    doc, text = tokens.doc, tokens.text
    surface = text[doc[first].idx : doc[head].idx + len(doc[head].text)]
    rate = _RATE.match(text, doc[head].idx + len(doc[head].text))
    per = f" per {rate[1]}" if rate else ""
    surface += per
    if rank:
        surface = f"{rank} {surface}"
    words = [
        token.lemma_.lower() if token.i == head else token.lower_
        for token in doc[first : head + 1]
        if not token.is_punct and token.tag_ not in ("DT", "PRP$", "IN", "CC", "POS")
    ]
    return NounFound(first, head, surface, " ".join(words) + per)
