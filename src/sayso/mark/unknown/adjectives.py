"""Adjectives that own that something is not known."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.mark.unknown.grammar import (
    asks,
    conditional,
    lemma_of,
    matter,
    negated,
    personal,
    rhetoric,
    subjects_of,
)
from sayso.mark.unknown.words import OPEN, SETTLED


def adjectival(word: Token) -> bool:
    """As in "It is unclear", "not yet known", "far from clear", "less clear is whether"."""
    lemma = lemma_of(word)
    if word.pos_ not in ("ADJ", "VERB") or (lemma not in OPEN and lemma not in SETTLED):
        return False
    if lemma in SETTLED and word.pos_ == "VERB" and word.tag_ != "VBN":
        return False  # "enough votes to clear the bar"
    verb = word.head
    while verb.dep_ == "acomp" or (verb.pos_ not in ("VERB", "AUX") and verb.head != verb):
        verb = verb.head
    if conditional(word) or any(
        c.dep_ == "prep" and c.lower_ in ("of", "to") for c in word.children
    ):
        return False
    if lemma in OPEN:
        if word.dep_ == "amod":
            # "Unconfirmed reports", but not "an unidentified man".
            return lemma in ("unconfirmed", "unverified", "unanswered") and not word.head.ent_type_
        if lemma == "undecided" and not matter(verb):
            return False  # voters are undecided
        if lemma in ("unknown", "uncertain", "unsure") and not (matter(verb) or asks(word)):
            return False  # a man may be unknown, a voter uncertain
        if lemma == "unanswered" and not any(lemma_of(s) == "question" for s in subjects_of(verb)):
            return False  # criticism may go unanswered
        return not personal(verb) and not negated(verb) and not negated(word)
    if word.head.lower_ == "from" and word.head.head.lower_ == "far":
        return True
    if word.dep_ == "amod":
        return False  # "not a clear victory"
    denied = negated(verb) or negated(word)
    less = any(c.lower_ in ("less", "least") for c in word.children)
    if any(c.lower_ == "more" for c in word.children):
        return False  # "it could not be more clear"
    if any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in word.children):
        return False  # "not known to bite", "not certain to win"
    if lemma == "sure" or personal(verb):
        return denied and asks(word) and not rhetoric(verb)
    if lemma == "public":
        return denied and lemma_of(verb) == "make"
    return (denied or less) and (asks(word) or asks(verb) or matter(verb))
