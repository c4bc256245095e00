"""Figures of nought: "nobody was hurt", "there were no casualties", "the army says none".

No number stands there, so that no quantity does; who says so vouches for nought all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from sayso.mark.quantity.clause import Clause, clause_of
from sayso.mark.quantity.counted import Counted, phrase_of
from sayso.mark.quantity.subject import EVENTS, HAPPENED, STATES, SUFFERED, measure_of

_NOBODY: Final = frozenset({"nobody", "none"})
# "The army says none": of those whom another has counted.
_SAYS: Final = frozenset("say claim report admit acknowledge count".split())
_ONE: Final = frozenset({"one", "body"})
_EVENTS: Final = (EVENTS - {"votes", "bodies"}) | frozenset(
    "death case infection fatality casualty injury arrest victims victim cases".split()
)
# What is not known, asked or hoped is not so.
_OPEN: Final = frozenset({"if", "whether", "unless", "until", "hope", "ensure", "pray", "wish"})
_HARM: Final = frozenset({"harm"})
# With these the words tell of a rule, a wish or a time to come.
_AHEAD: Final = frozenset("will would should must can could may might shall ’ll 'll".split())


def zeros(doc: Doc) -> Iterator[tuple[Token, Token, Counted]]:
    """The first and last token that tell of nought, with what is counted, in the order of the text."""
    for token in doc:
        lower = token.lower_
        if lower == "no" and token.i + 1 < len(doc):
            found = _no(token)
        elif lower in _NOBODY:
            said = lower == "none" and token.head.lemma_ in _SAYS and token.i > token.head.i
            found = (token, token, Counted(token, "")) if said else _nobody(token, token)
        else:
            continue
        if found is not None:
            yield found


def _no(token: Token) -> tuple[Token, Token, Counted] | None:
    after = token.doc[token.i + 1]
    if after.lower_ in _ONE:
        return _nobody(token, after)
    noun = token.head
    if noun.i <= token.i or noun.i > token.i + 4 or noun.pos_ != "NOUN":
        return None
    clause = clause_of(noun)
    if noun.lower_ in _EVENTS:
        if noun.lemma_.lower() == "case" and not _told(clause):
            return None  # "in no case", "the prosecutor has no case"
        return None if _open(clause, noun) else (token, noun, Counted(noun, phrase_of(noun)))
    measure = _undergone(clause, noun)
    if not measure or _open(clause, noun):
        return None
    return token, noun, Counted(noun, phrase_of(noun), measure)


def _nobody(first: Token, last: Token) -> tuple[Token, Token, Counted] | None:
    clause = clause_of(last)
    measure = _undergone(clause, last)
    if not measure or _open(clause, last):
        return None
    of = next((c for c in last.rights if c.lower_ == "of" and c.dep_ == "prep"), None)
    noun = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    words = phrase_of(noun) if noun is not None and noun.pos_ == "NOUN" else "people"
    return first, last, Counted(last, words, measure)


def _told(clause: Clause) -> bool:
    """Whether a clause only tells that there is something: "there are no cases", "no case was found"."""
    verb = clause.verb
    if verb is None:
        return True
    there = any(c.dep_ == "expl" for c in verb.lefts)
    return there or clause.link == "nsubjpass"


def _undergone(clause: Clause, noun: Token) -> tuple[Token, ...]:
    """What became of none: only what a finite clause tells of its subject."""
    verb = clause.verb
    if verb is None or clause.link not in ("nsubj", "nsubjpass"):
        return ()
    done = verb.lemma_.lower() in SUFFERED | HAPPENED | _HARM
    passive = clause.link == "nsubjpass"
    if done and (passive or verb.lemma_.lower() in HAPPENED):
        return (verb,)
    return tuple(t for t in measure_of(clause) if t.lower_ in STATES and t.i > noun.i)


def _open(clause: Clause, noun: Token) -> bool:
    """Whether nobody tells that it is so: it is asked, hoped, ruled or foreseen."""
    verb = clause.verb
    if verb is None:
        return False
    for node in (verb, *clause.above[1:2]):
        if any(c.tag_ == "MD" and c.lower_ in _AHEAD for c in node.lefts):
            return True
        if any(c.dep_ == "mark" and c.lower_ in _OPEN for c in node.lefts):
            return True
        if any(c.dep_ == "neg" for c in node.children) or node.lemma_ in _OPEN:
            return True
    return False
