"""Attributions without a verb of saying: "the ministry's claim that ...", "remarks she made on"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.mark.chain.content import Pieces
from sayso.mark.chain.who import NOUN_PARTS, THIRD, can_speak, phrase, written
from sayso.mark.clauses import below, forms

# Nouns that say something of whatever they name: "the ministry's denial of a leak".
STRONG = frozenset(
    "accusation admission allegation announcement claim complaint criticism denial forecast "
    "prediction suggestion suspicion warning".split()
)
# Those that say something only with a clause or a quotation.
CLAIMS = STRONG | frozenset(
    "argument assertion assessment belief comment conclusion consensus decision declaration "
    "description ruling reference "
    "estimate finding insistence reference remark report statement testimony view".split()
)
# What follows these with "that" is nearly always what is claimed.
TELLING = frozenset(
    "allegation assertion belief claim conclusion consensus finding ruling suspicion view warning".split()
)
# "Remarks that she made about the strike".
MADE = frozenset("make issue give release post send publish offer".split())
NAMED = frozenset({"PERSON", "ORG", "GPE"})
OWNERS = THIRD | {"his", "her", "their"}
NAMING_OF = frozenset({"about", "of", "to", "on"})


@dataclass(frozen=True, slots=True)
class Inner:
    """Heads and tokens of an attribution found in another's content; `hearer` was told it."""

    actor: Token
    source: tuple[Token, ...]
    cue: tuple[Token, ...]
    content: Pieces
    hearer: tuple[Token, ...] = ()


def claim(doc: Doc, noun: Token, inside: frozenset[int]) -> Inner | None:
    """The attribution that a noun of saying makes with whose it is and what it says."""
    if noun.lemma_.lower() not in CLAIMS:
        return None
    clauses = (c for c in noun.children if c.dep_ in {"relcl", "acl"} and c.tag_ != "VBG")
    made = next((c for c in clauses if forms(c)[0] in MADE), None)
    source = _owner(doc, noun)
    if source is None and made is None:
        made = _bare(noun)
    if source is None and made is not None:
        actor = next((c for c in made.children if c.dep_ == "nsubj"), None)
        return _remark(noun, made, actor, inside) if actor is not None else None
    if source is None or not _may_own(source[0]) or source[0].i not in inside:
        return None
    actor, words = source
    for child in noun.children:
        if child.dep_ in {"acl", "ccomp", "relcl"} and (_that(child) or _told(noun, child)):
            told = tuple(t for t in below(child) if t.i in inside and t.i > noun.i)
            return Inner(actor, words, (noun,), (told,)) if len(told) > 2 else None
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in NAMING_OF and child.i > noun.i:
            told = tuple(t for t in below(child) if t.i in inside and t.i > child.i)
            if len(told) > 1 and (noun.lemma_.lower() in STRONG or _worded(told)):
                return Inner(actor, words, (noun,), (told,))
    return None


def _bare(noun: Token) -> Token | None:
    """The verb of "remarks Roe had made", where the parser does not see that it hangs on the noun."""
    if noun.tag_ != "NNS" or noun.i + 1 >= len(noun.doc):
        return None
    after = noun.nbor()
    actor = after.head if after.dep_ in NOUN_PARTS else after
    if actor.dep_ != "nsubj" or not after.i <= actor.i < actor.head.i:
        return None
    return actor.head if forms(actor.head)[0] in MADE else None


def _that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _told(noun: Token, clause: Token) -> bool:
    """Whether what was taken for a relative clause says what is claimed: "the view that she left"."""
    if noun.lemma_.lower() not in TELLING or forms(clause)[0] in MADE:
        return False
    which = next((c for c in clause.children if c.lower_ == "that" and c.dep_ == "dobj"), None)
    return which is not None and any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)


def _worded(tokens: tuple[Token, ...]) -> bool:
    """Whether there is a verb or a quotation in it."""
    return any(t.pos_ in {"VERB", "AUX"} or t.text[:1] in '“‘"' for t in tokens)


def _owner(doc: Doc, noun: Token) -> tuple[Token, tuple[Token, ...]] | None:
    """Whose claim it is: "the mayor's", "by the mayor", "a Reuters report"."""
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:
        return owner, tuple(phrase(owner))
    for by in noun.children:
        if by.dep_ == "prep" and by.lower_ in {"by", "from"}:
            owner = next((c for c in by.children if c.dep_ == "pobj"), None)
            return (owner, tuple(phrase(owner))) if owner is not None else None
    for child in noun.children:
        if child.dep_ in {"compound", "nmod"} and (
            child.ent_type_ in NAMED or (child.pos_ == "NOUN" and can_speak(child))
        ):
            return child, tuple(doc[child.left_edge.i : child.i + 1])
    return None


def _may_own(actor: Token) -> bool:
    if actor.pos_ == "PRON":
        return actor.lower_ in OWNERS
    return actor.pos_ == "PROPN" or can_speak(actor) or written(actor)


def _remark(noun: Token, made: Token, actor: Token, inside: frozenset[int]) -> Inner | None:
    """As in "angry remarks that she made about the strike": said are the remarks, about what."""
    if actor.i <= noun.i or actor.i not in inside or not _may_own(actor):
        return None
    words = tuple(t for t in phrase(actor) if t.i > noun.i)
    # Its own adjectives hang on the name where the parser takes the noun for part of that.
    first = min(noun.left_edge.i, actor.left_edge.i)
    kind = tuple(t for t in noun.doc[first : noun.i + 1] if t.i in inside)
    for child in (*made.children, *noun.children):
        if child.dep_ == "prep" and child.lower_ in NAMING_OF and child.i > made.i:
            about = tuple(t for t in below(child) if t.i in inside)
            return Inner(actor, words, (made,), (kind, about))
    return None


def in_which(noun: Token, inside: frozenset[int]) -> Inner | None:
    """As in "was shown a memo in which the inspectors begged for help": so says the memo."""
    if noun.dep_ != "dobj" or not written(noun) or noun.head.lemma_ not in _READ:
        return None
    clause = next((c for c in noun.children if c.dep_ == "relcl"), None)
    if clause is None or clause.left_edge.lower_ != "in" or clause.left_edge.i <= noun.i:
        return None
    opener = clause.left_edge
    if opener.nbor().lower_ != "which":
        return None
    told = tuple(t for t in below(clause) if t.i in inside and t.i > opener.i + 1)
    cue = (opener, opener.nbor())
    return Inner(noun, tuple(phrase(noun)), cue, (told,)) if len(told) > 2 else None


# What one does to know what a paper says.
_READ = frozenset("see read show hand obtain receive get have quote cite find produce".split())
