"""What a word is denied by, asked by and told of, by the parse."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.mark.unknown.words import ABLE, ASKED, CONDITIONS, NOBODY, PEOPLE


def lemma_of(word: Token) -> str:
    """The base form in small letters."""
    return word.lemma_.lower()


def negated(word: Token) -> bool:
    """Whether "not", "never" or a negative subject denies `word`."""
    for child in word.children:
        if child.dep_ == "neg" or child.lower_ in (
            "not",
            "n't",
            "n’t",
            "never",
            "hardly",
            "nor",
            "neither",
        ):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and none(child):
            return True
        if child.dep_ == "preconj" and child.lower_ == "neither":
            return True
    # "Could not verify or confirm": what denies the first verb denies the second.
    return word.dep_ == "conj" and word.head.pos_ == "VERB" and negated(word.head)


def none(subject: Token) -> bool:
    """Whether a subject is nobody and nothing: "nobody", "no group", "neither side"."""
    if subject.lower_ in NOBODY:
        return True
    return any(
        c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj", "cc")
        for c in subject.children
    )


def asks(word: Token) -> bool:
    """Whether a question hangs on `word`: a clause with "who", "how many", "whether", "if"."""
    for child in word.children:
        if child.dep_ in (
            "ccomp",
            "csubj",
            "csubjpass",
            "pcomp",
            "xcomp",
            "advcl",
            "acl",
        ) and question(child):
            return True
        if child.dep_ == "prep" and any(c.dep_ == "pcomp" and question(c) for c in child.children):
            return True
        # "Say how many", "say why": the question's verb is left out.
        if child.tag_ in ("WRB", "WP") and child.i > word.i:
            return True
    return False


def question(clause: Token) -> bool:
    """Whether a clause asks: it begins with "who", "how many", "whether", "if"."""
    return any(
        (w.tag_ in ("WRB", "WP", "WP$") or w.lower_ in ("whether", "if", "which"))
        and w.i < clause.i
        and (w.head == clause or w.head.head == clause or w.head.head.head == clause)
        for w in clause.subtree
    ) or clause.tag_ in ("WRB", "WP")


def subjects_of(word: Token) -> Iterator[Token]:
    """The subjects of a verb, clauses and "it" among them."""
    for child in word.children:
        if child.dep_ in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl"):
            yield child


def personal(word: Token) -> bool:
    """Whether it is told of a person, who may be unknown or uncertain without being a question."""
    return any(s.lower_ in PEOPLE or s.ent_type_ == "PERSON" for s in subjects_of(word))


def rhetoric(word: Token) -> bool:
    """Whether a speaker says of himself or of the listener that he does not know."""
    return any(s.lower_ in ("i", "you", "he", "she") for s in subjects_of(word))


def conditional(word: Token) -> bool:
    """Whether it stands in a condition: "if it is unclear"."""
    verb = word if word.pos_ in ("VERB", "AUX") else word.head
    return any(
        c.dep_ in ("mark", "advmod") and c.lower_ in CONDITIONS and c.i < verb.i
        for c in verb.children
    )


def matter(verb: Token) -> bool:
    """Whether `verb` is told of a question: "it", a clause, a cause, a number."""
    return any(
        s.dep_ in ("csubj", "csubjpass", "expl")
        or s.lower_ in ("it", "what", "who", "how", "whether")
        or lemma_of(s) in ASKED
        for s in subjects_of(verb)
    )


def can(word: Token) -> bool:
    """Whether it is told of what can be done: "could not", "unable to", "not possible to"."""
    if any(c.dep_ == "aux" and c.lower_ in ("can", "ca", "could") for c in word.children):
        return True
    return word.dep_ == "xcomp" and lemma_of(word.head) in ABLE | {"unable", "impossible"}
