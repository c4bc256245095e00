"""Documents that bear a date of their own: what they say is said on that day."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from spacy.tokens import Doc, Token

from sayso.mark.clauses import tokens_of
from sayso.records import Moment, Timex

# "A report released on Monday said": the date of the document is the date of what it says.
ISSUED = frozenset(
    "release publish issue file post air broadcast print unveil date sign record upload circulate".split()
)
# What bears a date of its own: "a 2021 study said" is no news of the day.
DOCUMENTS = frozenset(
    "report study survey letter statement bulletin filing document memo memorandum indictment ruling "
    "law act treaty agreement contract article paper poll census audit review verdict decree".split()
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_BETWEEN = frozenset({"on", "in", "at", "late", "early", "only", ","})
# "in", its article and two words more: "in a sharply worded letter dated".
_REACH = 5


def root(timex: Timex, doc: Doc) -> Token | None:
    """The token of a time expression that hangs on the words around it."""
    words = tokens_of(doc, (timex.span,))
    inside = {t.i for t in words}
    return next((t for t in words if t.head.i not in inside), words[0]) if words else None


def governor(token: Token) -> Token:
    """The nearest verb above a token."""
    for _ in range(6):  # deeper than this it is part of something else
        if token.head.i == token.i or token.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    return token


def dated(timex: Timex, doc: Doc) -> Token | None:
    """The noun that a time expression dates: "a letter dated April 17", "Monday's bulletin".

    Read from the order of the words first: parsers often lose what stands between two commas.
    """
    words = tokens_of(doc, (timex.span,))
    top = root(timex, doc)
    if top is None:
        return None
    at = words[0].i - 1
    while at > 0 and doc[at].lower_ in _BETWEEN:
        at -= 1
    if at > 0 and doc[at].lemma_.lower() in ISSUED and doc[at].tag_ in {"VBN", "VBD"}:
        noun = doc[at - 2] if doc[at - 1].text == "," else doc[at - 1]
        if noun.pos_ in {"NOUN", "PROPN"} and (doc[at].tag_ == "VBN" or noun.lemma_ in DOCUMENTS):
            return noun
    verb = governor(top.head)
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in ISSUED:
        return verb.head  # "a video posted to a channel on Friday"
    held = top.dep_ in {"compound", "nummod", "poss", "amod", "nmod", "npadvmod"}
    return top.head if held and top.head.lemma_ in DOCUMENTS else None


def bears(noun: Token, cue: Collection[int]) -> bool:
    """Whether the words of a cue stand in the document: "wrote in a letter", "in the letter, he wrote".

    So do those of which it is the subject: "his last bulletin, issued on Thursday, listed 21 dead".
    """
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.i in cue:
        return True
    before = noun.doc[max(noun.sent.start, noun.i - _REACH) : noun.i]
    if not any(token.lower_ in {"in", "by"} for token in before):
        return False
    first, last = min(cue), max(cue)
    return noun.sent.start <= first and (noun.i < first or 0 < noun.i - last <= _REACH + 1)


def papers(timexes: Sequence[Timex], doc: Doc) -> dict[str, list[tuple[int, Moment]]]:
    """The documents that the text dates, by their noun, each with where it does so."""
    found: dict[str, list[tuple[int, Moment]]] = {}
    for timex in timexes:
        noun = dated(timex, doc)
        if noun is not None and noun.lemma_ in DOCUMENTS and _DAY.match(timex.moment.value):
            found.setdefault(noun.lemma_, []).append((noun.i, timex.moment))
    return found


def paper(found: Sequence[tuple[int, Moment]], at: int) -> Moment | None:
    """The date of the document last dated before `at`; of the only one where that comes later."""
    before = next((moment for where, moment in reversed(found) if where < at), None)
    return found[0][1] if before is None and len(found) == 1 else before
