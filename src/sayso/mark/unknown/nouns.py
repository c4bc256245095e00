"""Nouns and set phrases that own that something is not known."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.mark.unknown.grammar import asks, lemma_of, negated, personal, question, subjects_of
from sayso.mark.unknown.words import (
    ANY_NO,
    ASKED,
    BE,
    CLAIMED,
    DISPUTES,
    GIVE,
    INFORMATION,
    MATTERS,
    PROBES,
    RIDDLES,
    VIEWS,
)


def nominal(word: Token, told: bool) -> bool:
    """As in "a mystery", "in dispute", "no details were given", "conflicting accounts"."""
    lemma = lemma_of(word)
    if word.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    if lemma in RIDDLES and word.dep_ in ("attr", "oprd", "acomp"):
        whose = lemma != "guess" or any(c.dep_ == "poss" for c in word.children)
        verb = word.head
        return lemma_of(verb) in BE and whose and not negated(verb) and not personal(verb)
    if lemma in DISPUTES and word.dep_ == "pobj":
        above = word.head.head
        matter = word.head.lower_ == "of" and lemma_of(above) in MATTERS
        verb = above.head if matter else above
        bare = word.head.lower_ == "in" and not any(c.dep_ == "det" for c in word.children)
        return (matter or bare) and lemma_of(verb) in BE and not negated(verb)
    if lemma == "question":
        open_ = any(c.lower_ in ("open", "unanswered") for c in word.children)
        bare = not any(c.dep_ in ("attr", "acomp") for c in word.head.children)
        return open_ or (word.dep_ == "nsubj" and lemma_of(word.head) == "remain" and bare)
    if lemma in PROBES:
        into = [c for c in (*word.children, *word.head.children) if c.lower_ == "into"]
        return _under(word) or any(
            question(c) for w in into for c in w.children if c.dep_ == "pcomp"
        )
    if lemma in ("report", "account", "claim", "information", "figure", "version") and any(
        c.lower_ in ("conflicting", "contradictory", "unconfirmed", "unverified")
        for c in word.children
    ):
        return True
    if lemma in INFORMATION and any(
        c.lower_ in ANY_NO and c.dep_ in ("det", "amod") for c in word.children
    ):
        return _lacking(word, lemma, told)
    if lemma in VIEWS and word.dep_ == "dobj" and any(c.lower_ == "no" for c in word.children):
        own = any(s.lower_ in ("i", "you") for s in subjects_of(word.head))
        return not own and (asks(word) or asks(word.head) or _as_to(word))
    if lemma == "comment":
        return (
            lemma_of(word.head) == "have"
            and any(c.lower_ == "no" for c in word.children)
            and any(
                c.dep_ == "prep" and c.lower_ in ("on", "about")
                for c in (*word.children, *word.head.children)
            )
        )
    return False


def _as_to(word: Token) -> bool:
    """As in "No view as to who sent it", two prepositions below; "no idea who", as if a relative."""
    if any(c.dep_ == "relcl" and question(c) for c in word.children):
        return True
    return any(
        question(c)
        for w in word.subtree
        if w.dep_ == "prep"
        for c in w.children
        if c.dep_ == "pcomp"
    )


def _under(word: Token) -> bool:
    """As in "The cause is under investigation"."""
    if word.head.lower_ != "under":
        return False
    verb = word.head.head
    subjects = list(subjects_of(verb))
    return any(lemma_of(s) in ASKED or s.dep_.startswith("csubj") for s in subjects)


def _lacking(word: Token, lemma: str, told: bool) -> bool:
    """As in "There was no word on", "no evidence has emerged", "few details are known"."""
    verb = word.head if word.head.pos_ in ("VERB", "AUX") else word.head.head
    given = lemma_of(verb) in GIVE | {"emerge", "surface", "know", "establish", "claim"}
    stands = lemma_of(verb) in ("be", "have", "come", "exist") and any(
        s.dep_ == "expl" or lemma_of(verb) in ("have", "come") for s in subjects_of(verb)
    )
    if lemma in CLAIMED or lemma in ("number", "claim"):
        return (given or stands) and (not told or lemma_of(verb) in ("emerge", "surface"))
    return given or stands


def idiom(word: Token) -> bool:
    """As in "No one knows", "no group has claimed responsibility", "silent on the matter", "little is known"."""
    lemma, subjects = lemma_of(word), list(subjects_of(word))
    if lemma == "know" and any(c.dep_ == "auxpass" for c in word.children):
        little = any(s.lower_ in ("little", "nothing") for s in subjects)
        asked = any(lemma_of(s) in ASKED or s.lower_ == "much" for s in subjects) or asks(word)
        return little or (asked and negated(word))
    if lemma == "claim" and any(lemma_of(c) == "responsibility" for c in word.children):
        return negated(word)
    if lemma in ("silent", "mum"):
        return any(c.lower_ in ("on", "about") for c in (*word.children, *word.head.children))
    if lemma in ("dispute", "disputed"):
        return any(
            (c.dep_ in ("csubj", "csubjpass") or (c.dep_ == "advcl" and not subjects))
            and c.i < word.i
            and question(c)
            for c in (*word.children, *word.head.children)
        )
    # "That leaves eleven people unaccounted for."
    return word.lower_ == "unaccounted"
