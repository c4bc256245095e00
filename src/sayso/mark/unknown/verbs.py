"""Verbs that own that something is not known, verified, told or given."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.mark.unknown.grammar import (
    asks,
    can,
    conditional,
    lemma_of,
    negated,
    none,
    question,
    rhetoric,
    subjects_of,
)
from sayso.mark.unknown.words import (
    ABLE,
    ANY_NO,
    ASKABLE,
    ASKED,
    BE,
    COMMENT,
    EARLY,
    FIND,
    GIVE,
    INFORMATION,
    JUDGE,
    LEARN,
    PROBE,
    SEEK,
    SETTLE,
    TELL,
    TEST,
    WITHHELD,
    WITHHOLD,
)


def verbal(word: Token) -> bool:
    """As in "has not been found", "nobody could say how many", "gave no reason", "too early to tell"."""
    lemma = lemma_of(word)
    if word.pos_ not in ("VERB", "AUX") or conditional(word):
        return False
    return (
        ((lemma in SETTLE or lemma in FIND) and _unsettled(word, lemma))
        or (lemma == "settle" and asks(word) and _unsettled(word, lemma))
        or (lemma in TEST and _untested(word))
        or _too_early(word)
        or (lemma in TELL and _untold(word))
        or (lemma in GIVE and _ungiven(word))
        or (lemma in COMMENT and _uncommented(word))
        or (lemma in WITHHOLD and any(_withheld(c) for c in word.children if c.dep_ == "xcomp"))
        or (
            lemma in SEEK
            and word.tag_ in ("VBG", "VBP", "VBZ")
            and any(c.dep_ == "xcomp" and c.tag_ == "VB" and _learned(c) for c in word.children)
            and not rhetoric(word)
        )
        or (lemma in PROBE and _probed(word))
        or (lemma == "withhold" and any(lemma_of(s) in ASKED | {"name"} for s in subjects_of(word)))
        or (lemma in ("leave", "keep") and _left_open(word))
        or (
            lemma == "lose"
            and any(lemma_of(c) == "contact" and c.dep_ in ("dobj", "obj") for c in word.children)
        )
        or (lemma == "speculate" and negated(word))
        or (lemma in ("wish", "want", "commit", "name") and _unwilling(word))
    )


def _left_open(word: Token) -> bool:
    """As in "Leaves open who paid", "kept open the possibility", "left the question unanswered"."""
    open_ = any(c.lower_ == "open" for c in word.children)
    asked = asks(word) or any(lemma_of(c) in ("possibility", "question") for c in word.subtree)
    return (open_ and asked) or any(c.lower_ == "unanswered" for c in word.subtree)


def _learned(word: Token) -> bool:
    """As in "(Trying to) determine", "to find out", "to work out", "to piece together"."""
    if lemma_of(word) not in LEARN:
        return False
    return lemma_of(word) in ("determine", "establish", "identify", "ascertain") or any(
        c.lower_ in ("out", "together") for c in word.children
    )


def _withheld(word: Token) -> bool:
    """As in "(Refused to) say whether", "to give details", "to name the driver"."""
    lemma = lemma_of(word)
    if any(c.dep_ == "auxpass" for c in word.children):
        return False  # "declined to be named"
    if lemma in ("say", "tell", "discuss"):
        return asks(word)
    if lemma in GIVE:
        return any(
            c.dep_ in ("dobj", "obj") and (lemma_of(c) in INFORMATION or lemma_of(c) in ASKED)
            for c in word.children
        )
    return lemma in WITHHELD


def _unable(word: Token) -> bool:
    """As in "Unable to", "not able to", "it has not been possible to"."""
    if word.dep_ not in ("xcomp", "ccomp", "acl", "advcl"):
        return False
    # "Able" stands above the verb, or beside it below "be".
    for able in (word.head, *(c for c in word.head.children if c.dep_ == "acomp")):
        if able.lower_ in ("unable", "impossible"):
            return True
        if able.lower_ in ABLE and (negated(able) or negated(able.head)):
            return True
    return False


def _yet(word: Token) -> bool:
    """As in "Has yet to confirm", "remains to be established"."""
    if word.tag_ not in ("VB", "VBN"):
        return False
    before = [t.lower_ for t in word.doc[max(word.sent.start, word.i - 4) : word.i]]
    if "to" not in before:
        return False
    at = len(before) - 1 - before[::-1].index("to")
    return at > 0 and (
        before[at - 1] == "yet"
        or before[at - 1] in ("remains", "remain", "remained", "left", "still")
    )


def _unsettled(word: Token, lemma: str) -> bool:
    if _yet(word) or (lemma in SETTLE and _unable(word)):
        return True
    if lemma in SETTLE and _refused(word):
        return True
    if not negated(word) or any(c.dep_ == "aux" and c.tag_ == "TO" for c in word.children):
        return False  # "told not to disclose"
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in word.children)
    done = any(
        c.dep_ == "aux" and (lemma_of(c) == "have" or c.lower_ == "did") for c in word.children
    )
    ahead = any(c.dep_ == "aux" and c.tag_ == "MD" for c in word.children) and not can(word)
    if ahead:
        return False  # "will not be confirmed" is a plan
    if lemma in FIND:
        # "Has not been found"; whoever "did not find" it may not have looked.
        return passive and not any(c.dep_ == "prep" and c.lower_ == "to" for c in word.children)
    if any(s.lower_ in ("he", "she", "i", "you") for s in subjects_of(word)) and can(word):
        return asks(word)
    if lemma in ("announce", "decide") and not passive and not asks(word):
        return False
    return passive or done or can(word) or any(none(s) for s in subjects_of(word))


def _untested(word: Token) -> bool:
    """As in "Neither figure could be checked"."""
    return negated(word) and can(word) and any(c.dep_ == "auxpass" for c in word.children)


def _refused(word: Token) -> bool:
    """As in "Would not confirm"."""
    if any(c.dep_ == "auxpass" for c in word.children):
        return False
    return (
        negated(word)
        and any(c.dep_ == "aux" and c.lower_ == "would" for c in word.children)
        and not any(s.lower_ in ("i", "you", "it", "that", "this") for s in subjects_of(word))
    )


def _untold(word: Token) -> bool:
    if lemma_of(word) == "see":
        return _yet(word)
    if _yet(word):
        return True
    denied = negated(word) or _unable(word)
    if not denied:
        return False
    did = lemma_of(word) == "say" and any(
        c.dep_ == "aux" and c.lower_ == "did" for c in word.children
    )
    # "She cannot say whether", and no "I cannot tell you how".
    asked = can(word) and lemma_of(word) == "say" and asks(word) and not _own(word)
    if rhetoric(word) and not _refused(word) and not did and not asked:
        return False
    if any(
        c.lower_ == "never" or (c.lower_ == "does" and lemma_of(word) == "explain")
        for c in word.children
    ):
        return False  # "we never know", "that does not explain why"
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in word.children) and not _unable(word):
        return False
    if lemma_of(word) == "know" and not _knowing(word):
        return False
    return asks(word) or (lemma_of(word) == "say" and _silent(word)) or _fronted(word)


def _own(word: Token) -> bool:
    return any(s.lower_ in ("i", "you") for s in subjects_of(word))


def _unwilling(word: Token) -> bool:
    """As in "Does not wish to say who", "would not commit itself on what", "could not name them"."""
    if not negated(word) or _own(word):
        return False
    lemma = lemma_of(word)
    if lemma == "commit":
        return asks(word)
    if lemma == "name":
        passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in word.children)
        return can(word) and not passive and any(c.dep_ == "dobj" for c in word.children)
    return any(c.dep_ == "xcomp" and _withheld(c) for c in word.children)


def _knowing(word: Token) -> bool:
    """Whether those whom one would ask do not know: that voters do not is no gap in the account."""
    return any(
        none(s)
        or s.lower_ in ("we", "they")
        or s.ent_type_ in ("ORG", "GPE")
        or lemma_of(s) in ASKABLE
        for s in subjects_of(word)
    )


def nobody_knows(verb: Token) -> bool:
    """As in "Nobody knows", "nobody seems to know", with nothing behind: what, the words before tell."""
    above = verb.head if verb.dep_ == "xcomp" and lemma_of(verb.head) in BE else verb
    return lemma_of(verb) in ("know", "say", "tell") and any(none(s) for s in subjects_of(above))


def _silent(word: Token) -> bool:
    """As in "Did not say" with nothing behind it; "they did not say goodbye" says something."""
    return not any(
        c.dep_ in ("dobj", "ccomp", "xcomp", "prep", "oprd", "intj", "npadvmod")
        for c in word.children
    )


def _fronted(word: Token) -> bool:
    """As in "What became of them nobody could say"."""
    return any(none(s) for s in subjects_of(word)) and any(
        w.tag_ in ("WRB", "WP") and w.i < word.i for w in word.sent
    )


def _too_early(word: Token) -> bool:
    """As in "Too early to say": infinitives that hang on "early"."""
    if word.tag_ != "VB" or lemma_of(word) not in JUDGE:
        return False
    above = [word.head, word.head.head]
    return any(
        w.lower_ in EARLY and any(c.lower_ == "too" for c in w.children)
        for a in above
        for w in (a, *a.children)
    )


def _ungiven(word: Token) -> bool:
    """As in "Gave no details", "did not give a reason", "without giving figures", "no word was given"."""
    things = [
        c for c in word.children if c.dep_ in ("dobj", "nsubjpass") and lemma_of(c) in INFORMATION
    ]
    if any(c.lower_ in ANY_NO for thing in things for c in thing.children):
        return True
    only = any(c.lower_ in ("only", "never") for c in word.children)
    denied = negated(word) and not only and not rhetoric(word)
    return bool(things) and (denied or word.head.lower_ == "without" or _yet(word))


def _uncommented(word: Token) -> bool:
    """Somebody's silence on a matter that is told; not answering a reporter is nothing unknown."""
    if not (negated(word) or _yet(word)):
        return False
    about = any(
        below.lower_ in ("about", "on", "over")
        and any(
            c.dep_ in ("pobj", "pcomp") and c.ent_type_ not in ("DATE", "TIME")
            for c in below.children
        )
        for below in word.subtree
        if below.dep_ == "prep"
    )
    if lemma_of(word) == "comment":
        return about
    return about and any(lemma_of(below) in ("question", "query") for below in word.subtree)


def _probed(word: Token) -> bool:
    """As in "Whether it was locked is being investigated", "the cause is being examined"."""
    passive = any(c.dep_ == "auxpass" for c in word.children)
    subjects = list(subjects_of(word))
    asked = any(
        lemma_of(s) in ASKED or (s.dep_.startswith("csubj") and question(s)) for s in subjects
    )
    return (passive and asked) or (
        word.tag_ in ("VBG", "VBP", "VBZ") and not passive and asks(word)
    )
