"""What somebody could do and did: "could" as the past of "can"."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.mark.chain.who import can_speak
from sayso.mark.clauses import PREDICATES, auxiliaries, forms, subject

# Finding out is done or it isn't: nobody foresees that somebody can.
_FINDING_OUT = frozenset(
    "confirm verify find count identify trace see hear locate name account contact tell".split()
)
_WE = frozenset({"he", "she", "they", "we", "i"})
# Those who search, though they are seldom heard.
_SEARCHERS = frozenset("rescuer searcher diver crew finder tracker examiner checker".split())


def found_out(verb: Token) -> bool:
    """Whether "could" tells what somebody was able to find out: "police could account for six".

    In what somebody said it may stand for "can": "he said divers could find more".
    """
    helping = auxiliaries(verb)
    if not any(h.lower_ == "could" for h in helping) or len(helping) > 1:
        return False
    if not any(form in _FINDING_OUT for form in forms(verb)):
        return False
    if verb.dep_ == "ccomp" and verb.head.i != verb.i and verb.head.pos_ in PREDICATES:
        return False
    who = subject(verb)
    if who is None or who.dep_ != "nsubj":
        return False
    return who.lower_ in _WE or can_speak(who) or any(form in _SEARCHERS for form in forms(who))
