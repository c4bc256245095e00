"""Who is quoted: "X was quoted by Z as saying that P", "X is reported to have said so"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from sayso.mark.chain.who import agent
from sayso.mark.clauses import among

# Whoever is quoted, said to be heard, recorded: these are verbs of those who pass it on.
_QUOTED = frozenset(
    "quote cite report hear record overhear paraphrase film say understand believe".split()
)
_SPOKEN = frozenset("say tell claim warn write state admit complain shout boast".split())
_NAMING = frozenset({"quote", "cite"})
_STEPS = 3
_FAR = 20  # words between "was quoted" and "as saying"


@dataclass(frozen=True, slots=True)
class Quoted:
    """The head of who is quoted, and of whoever quotes him, where that is told.

    `spoken` is the verb that tells what he did: "saying", "denying".
    """

    origin: Token
    carrier: Token | None
    spoken: Token


def quoted(cue: Sequence[Token]) -> Quoted | None:
    """Who is quoted by a cue such as "was quoted as saying"; None where the cue is no such."""
    for token in cue:
        verb = _passive(token)
        if verb is None:
            continue
        origin = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        spoken = _spoken(verb)
        if origin is None or spoken is None:
            continue
        carrier = agent(verb) or agent(spoken)
        return Quoted(origin, carrier, spoken)
    return None


def _passive(token: Token) -> Token | None:
    """The passive verb of quoting that a word of the cue is, or hangs on."""
    for _ in range(_STEPS):
        if (
            token.tag_ == "VBN"
            and among(token, _QUOTED)
            and any(c.dep_ == "auxpass" for c in token.children)
        ):
            return token
        token = token.head
    return None


def _spoken(verb: Token) -> Token | None:
    """The verb of saying behind one of quoting: "as saying", "to have said"."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "xcomp" and among(child, _SPOKEN):
            return child
        if child.dep_ == "advcl" and child.tag_ == "VBG" and among(child, _SPOKEN):
            return child
    # "As" and what follows it hang on anything in longer sentences.
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FAR)]:
        if token.lower_ == "as" and token.i + 1 < len(verb.doc) and token.nbor(1).tag_ == "VBG":
            return token.nbor(1)
    return None


def relayed(verb: Token) -> Token | None:
    """X of "Z quotes X as telling him that P": of whom another verb tells what he says."""
    as_ = verb.head
    if verb.dep_ != "pcomp" or as_.lower_ != "as" or not among(as_.head, _NAMING):
        return None
    if any(c.dep_ == "auxpass" for c in as_.head.children):
        return None
    return next((c for c in as_.head.children if c.dep_ == "dobj"), None)
