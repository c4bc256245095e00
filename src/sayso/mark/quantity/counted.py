"""What a number counts: its noun, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Token

from sayso.mark.quantity.subject import HAPPENED, STATES, SUFFERED
from sayso.records import Estimate

if TYPE_CHECKING:
    from sayso.data.senses import Senses

# What may stand between a bare number and the word for what became of them.
_BETWEEN: Final = frozenset(
    "others more found were was are is have been had still feared presumed believed reported remain "
    "remained now listed registered classified recorded counted as also officially confirmed".split()
)
_HEDGES: Final = frozenset(
    "suspected alleged reported estimated additional more other another whopping staggering "
    "so-called possible potential total record roughly full many several few".split()
)


_FIGHTING: Final = frozenset(
    "army force troop military infantry battalion regiment brigade".split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a quantity counts: its head token, its words, and the figure it takes them from."""

    noun: Token
    words: str
    measure: tuple[Token, ...] = ()
    like: Last | None = None
    share: bool = False  # it is part of the noun, or an amount of it
    elided: bool = False  # nothing at the number tells: it is more, or less, of `like`
    told: bool = False  # its words tell what they do, too


@dataclass(frozen=True, slots=True)
class Last:
    """The figure before, with the noun and the measure that `counted` joins."""

    estimate: Estimate
    words: str
    measure: str
    amount: bool = False  # a share, a sum of money or an amount of stuff
    vouched: bool = True  # False where the source rules the figure out: it still names its noun
    joined: bool = False  # the last of several that stand together: "44 pupils and 3 teachers"
    people: bool = False  # they are people, alive or dead
    aside: bool = False  # they are things told by the way: "in 214 towns"


def words_of(doc: Doc, first: int, head: int) -> str:
    """The words from `first` to the noun `head` without whose they are and without hedges, in the report's own form."""
    # "29 New Yorkers": a name is not cut
    name = head - 1 if doc[head].ent_iob_ == "I" and doc[head].tag_ == "NNPS" else head
    kept = [
        token
        for token in doc[first : head + 1]
        if token.i >= name
        or not (
            token.ent_type_ in ("NORP", "GPE", "CARDINAL", "PERCENT")
            or token.lower_ in _HEDGES
            or token.tag_ in ("DT", "PRP$", "RBR", "POS")
            or (token.like_num and token.is_alpha and not _hyphened(token))
        )
    ]
    while kept[0].dep_ in ("cc", "punct") and len(kept) > 1:
        kept = kept[1:]  # "46 Danish and Norwegian ports"
    pieces = [
        token.text + (" " if token.whitespace_ or nxt.i > token.i + 1 else "")
        for token, nxt in pairwise(kept)
    ]
    return ("".join(pieces) + kept[-1].text).strip()


def _hyphened(token: Token) -> bool:
    """Whether a number is part of a word: "140 third- and fourth-graders"."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return after.text == "-" and not token.whitespace_


def member_of(noun: Token) -> str:
    """What members are: "58 members of the Danish army" are soldiers, "members of staff" are so called."""
    if noun.lemma_.lower() != "member":
        return ""
    bodies = [g for c in noun.rights if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"]
    if not bodies:
        return ""
    if bodies[0].lemma_.lower() in _FIGHTING:
        return "soldiers"
    whole = not any(c.tag_ in ("DT", "PRP$", "POS") or c.ent_type_ for c in bodies[0].children)
    # "members of staff", "members of the public"
    known = whole or bodies[0].lower_ in ("public", "crew")
    return f"{noun.text} of {bodies[0].text}" if known and bodies[0].pos_ == "NOUN" else ""


def body_of(noun: Token, senses: Senses) -> str:
    """The body that has so many members: "an army with 900,000 soldiers" tells of its own strength.

    Soldiers who were sent somewhere are no part of that figure's series. Read from the order of the
    words, for parsers hang what stands between commas on whatever is near.
    """
    link = noun.doc[max(0, noun.left_edge.i - 1)]
    if link.lower_ != "with" or not senses.is_a(noun.lemma_, "person"):
        return ""
    at = link.i - 1
    at -= at > 0 and noun.doc[at].text == ","
    body = noun.doc[at] if at > 0 else link
    lemma = body.lemma_.lower()
    return lemma if body.pos_ == "NOUN" and senses.is_a(lemma, "group", _BODY) else ""


# How much of what a noun means must be groups for it to have members.
_BODY: Final = 0.75


def phrase_of(head: Token) -> str:
    """The words counted of a noun that no number stands next to."""
    first = min([head.i, *(c.i for c in head.lefts if c.dep_ in ("amod", "compound"))])
    while first > 1 and head.doc[first - 1].text == "-" and not head.doc[first - 1].whitespace_:
        first -= 2  # "work-related"
    return words_of(head.doc, first, head.i)


def kind_after(verb: Token | None, after: Token) -> Token | None:
    """The plural noun that "be" gives to what stands before it: "300 were children"."""
    if verb is None or verb.lemma_ != "be":
        return None
    for child in verb.children:
        if child.dep_ == "attr" and child.tag_ == "NNS" and child.i > after.i:
            return child
    return None


def kind_beside(number: Token) -> Token | None:
    """The same, read from the order of the words: "ten were women and two were young children"."""
    after = number.doc[number.i + 1 : number.i + 5]
    if not after or after[0].lemma_ != "be":
        return None
    for token in after[1:]:
        if token.tag_ == "NNS":
            return token
        if token.pos_ not in ("ADJ", "ADV"):
            return None
    return None


def state_after(doc: Doc, at: int) -> tuple[Token, ...]:
    """What became of those that a bare number counts, told right after it: "63 dead"."""
    while at < len(doc) and doc[at].lower_ in _BETWEEN:
        at += 1
    if at >= len(doc) or not _fate(doc[at]):
        return ()
    if at + 2 < len(doc) and doc[at + 1].lower_ in ("and", "or") and doc[at + 2].lower_ in STATES:
        return (doc[at], doc[at + 1], doc[at + 2])
    return (doc[at],)


def _fate(token: Token) -> bool:
    return token.lower_ in STATES or (
        token.lemma_.lower() in SUFFERED | HAPPENED and token.tag_ in ("VBN", "VBD")
    )
