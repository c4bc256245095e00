"""The clause a number stands in: its noun, the verb over it, its subject and auxiliaries."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Final

from spacy.tokens import Doc, Token

_CLAUSE: Final = frozenset(
    {
        "ROOT",
        "ccomp",
        "advcl",
        "relcl",
        "acl",
        "parataxis",
        "pcomp",
        "csubj",
        "csubjpass",
        "xcomp",
        "conj",
    }
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_DEEP: Final = 40
_WHENEVER: Final = frozenset({"before", "after", "until", "when", "while", "once", "unless"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What rules a counted noun.

    `verb` is the nearest verb above it (None in a headline or a list) and `link` the dependency
    through which the noun's side hangs from that verb; `above` are the verbs above, nearest first.
    """

    noun: Token
    verb: Token | None
    link: str
    above: tuple[Token, ...]


# Nouns that only say how many there are of what follows "of": "dozens of sailors".
_MANY: Final = frozenset(
    "dozen hundred thousand million billion ten score group crowd convoy crew team total number "
    "majority half third quarter fifth handful couple pair string wave load party batch".split()
)


def direct(clause: Clause, *, amount: bool = False) -> bool:
    """Whether the counted noun itself is what the verb is about, not part of another phrase.

    In "wounded the captain of a ship with 40 sailors" the 40 were not. `amount` says that the noun
    is stuff measured in units: "3 tonnes of ammonia".
    """
    node = clause.noun
    if clause.verb is not None and _parted(node, clause.verb):
        return False
    for _ in range(_DEEP):
        if node.head.i == node.i:
            return False
        if clause.verb is not None and (
            node.head.i == clause.verb.i or clause.verb.head.i == node.i
        ):
            return True
        if node.dep_ == "pobj" and node.head.lower_ == "of":
            many = node.head.head
            if not (amount or many.lemma_.lower() in _MANY or many.like_num):
                return False
            node, amount = many, False
        elif node.dep_ in ("conj", "appos", "compound", "nummod", "quantmod", "nmod", "amod"):
            node = node.head
        else:
            return False
    return False


def _parted(noun: Token, verb: Token) -> bool:
    """Whether a semicolon stands between a noun and the verb that the parser hangs it from."""
    low, high = sorted((noun.i, verb.i))
    return high - low > 2 and any(token.text == ";" for token in noun.doc[low:high])


def is_verb(token: Token) -> bool:
    """Whether a token rules a clause: a verb, or a copula tagged as an auxiliary."""
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in ("aux", "auxpass"))


def _later(noun: Token, verb: Token) -> bool:
    """Whether a verb is that of a clause after the noun: "it expects 900 cases before winter ends"."""
    return any(
        child.lower_ in _WHENEVER and noun.i < child.i and child.dep_ in ("mark", "advmod")
        for child in verb.lefts
    )


def clause_of(noun: Token) -> Clause:
    """The clause around `noun`."""
    verb: Token | None = None
    link = noun.dep_
    above: list[Token] = []
    node, later = noun, False
    for _ in range(_DEEP):
        head = node.head
        if head.i == node.i:
            break
        if is_verb(head):
            if verb is None and _later(noun, head):
                later = True
                node = head
                continue
            if verb is None:
                verb, link = head, "dobj" if later else node.dep_
            above.append(head)
        node = head
    if verb is None:
        # "300 sheep drowned": the parser often takes such a past tense for a participle
        for child in node.rights:
            if (
                child.dep_ in ("acl", "relcl")
                and child.tag_ in ("VBN", "VBD")
                and not any(c.dep_ in ("nsubj", "nsubjpass", "agent") for c in child.children)
            ):
                verb, link = child, "nsubj"
                above.append(child)
                break
    return Clause(noun, verb, link, tuple(above))


def auxiliaries(verb: Token) -> list[Token]:
    """The auxiliaries and adverbs of negation of a verb."""
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]


def subject(verb: Token) -> Token | None:
    """The subject of a verb, taken from the verbs above where it shares theirs."""
    node = verb
    for _ in range(_DEEP):
        # the nearest: the place of a dateline is often taken for a first subject
        before = [c for c in node.lefts if c.dep_ in _SUBJECTS]
        if before:
            return before[-1]
        if node.dep_ == "relcl" and node.head.i != node.i:
            return node.head
        if node.dep_ in ("acl",) and node.tag_ == "VBG":
            return node.head
        if (
            node.dep_ in ("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp")
            and node.head.i != node.i
        ):
            node = node.head
            while not is_verb(node) and node.head.i != node.i and node.dep_ in ("prep", "pcomp"):
                node = node.head
            continue
        return None
    return None


def goes(verb: Token) -> bool:
    """Whether a verb tells that something "went up" or "has gone down"."""
    ways = (c.lower_ for c in verb.rights if c.dep_ in ("prt", "advmod") and c.i - verb.i == 1)
    return verb.lemma_.lower() == "go" and any(way in ("up", "down") for way in ways)


def moved(verb: Token, number: Token) -> Token | None:
    """What a verb of change moves: its object where it has one, else its subject.

    "The bank raised its forecast to 2 percent" tells of the forecast, not of the bank.
    """
    above = {number.i, *(token.i for token in islice(number.ancestors, _DEEP))}
    for child in verb.children:
        own = child.i in above
        figure = any(c.dep_ == "nummod" for c in child.lefts)
        if child.dep_ == "dobj" and not (own or figure) and child.pos_ in ("NOUN", "PROPN", "PRON"):
            return child
    return subject(verb)


def name_span(doc: Doc, token: Token) -> tuple[int, int]:
    """Token indexes of the name that `token` heads or lies in, end excluded."""
    start = end = token.i
    if token.ent_type_:
        while (
            start > 0 and doc[start - 1].ent_type_ == token.ent_type_ and doc[start].ent_iob_ == "I"
        ):
            start -= 1
        while end + 1 < len(doc) and doc[end + 1].ent_iob_ == "I":
            end += 1
    else:
        lefts = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod") and c.i < token.i]
        if lefts and token.pos_ in ("PROPN", "NOUN"):
            start = min(c.left_edge.i for c in lefts)
    while start < end and (doc[start].tag_ in ("DT", "PRP$") or doc[start].is_punct):
        start += 1
    while end > start and (doc[end].tag_ == "POS" or doc[end].is_punct):
        end -= 1
    return start, end + 1
