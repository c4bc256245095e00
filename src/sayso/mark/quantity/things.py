"""What a number without a unit counts: the noun after it, or what tells it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Token

from sayso.mark.quantity.clause import clause_of
from sayso.mark.quantity.counted import (
    Counted,
    Last,
    kind_after,
    kind_beside,
    member_of,
    phrase_of,
    state_after,
    words_of,
)
from sayso.mark.quantity.elided import again_of, asked, elided
from sayso.mark.quantity.nouns import Tokens, noun_after
from sayso.mark.quantity.stated import (
    as_state,
    given,
    labelled,
    rival,
    rivalled,
    same_before,
    whole_before,
)
from sayso.mark.quantity.subject import STATES, measure_of
from sayso.mark.quantity.tallies import BODIES, aboard, against, age, headed, of_all, people, tally
from sayso.mark.quantity.topic import admitted, in_bed, lacking, who
from sayso.records import Quantity

_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|these|those|whom)\b")
_OF_WHICH: Final = re.compile(r"\bof\s+(?:which|whom)\s+(?:\w+\s+)?\Z")
_OF_STATE: Final = re.compile(r"\s+of\s+the\s+(\w+)(?=[,.;:)]|\s+(?!\w+s\b))")
_THAT_OF: Final = re.compile(
    r"\b(?:that|those)\s+of\s+(?:the\s+)?(\w+)\s+(?:as|at|to|is|was|stands\s+at|rose\s+to)\s+\Z"
)
_OF_ONE: Final = re.compile(r"\s+of\s+an?\s")
_OF_THE: Final = re.compile(r"\s+of\s+the\b")
# "300,000 of the poorest"
_OF_MOST: Final = re.compile(r"\s+of\s+the\s+(\w{3,}est)\b(?!\s+\w+s\b)")
_OF_LAND: Final = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
# "41 more than the police admit" tells how far two figures are apart.
_THAN: Final = re.compile(
    r"\s+(?:\w+\s+)?(?:more|fewer|less)\s+than\s+(?!\d|one\b|two\b|three\b|half\b|a\s+(?:dozen|hundred|thousand|million))",
    re.IGNORECASE,
)
STRONG: Final = re.compile(r"[-‑]strong\b")


def counted_of(
    tokens: Tokens,
    quantity: Quantity,
    number: Token,
    last: Last | None,
    named: Last | None,
    *,
    before: Sequence[Last] = (),
    alone: bool = False,
) -> Counted | None:
    """What a number without a unit counts, None where nothing tells.

    `last` is the figure right before it, `named` the last count of things, a little farther off.
    `before` are the counts told shortly before, the nearest last; `alone` says that the number is all that its source tells.
    """
    doc, text = tokens.doc, tokens.text
    start, end = quantity.span.start, quantity.span.end
    clause = clause_of(number)
    them = _OF_THEM.match(text, end)
    if them is not None and (last is None or not last.people):
        known = whole_before(quantity, [one for one in before if one.people])
        if known is None and (they := _they(number)) is not None:
            return Counted(they, phrase_of(they), measure_of(clause))
        last = known or last
    if last is not None and them is not None:
        last = whole_before(quantity, before) or last
        if kind := kind_after(clause.verb, number):
            return Counted(kind, phrase_of(kind), measure_of(clause), like=last)
        if kinds := _kind_of_them(doc, tokens.at(them.end())):
            return Counted(number, kinds, measure_of(clause), like=last)
        beside = (
            clause.verb is None or clause.verb.i < number.i
        )  # "53 people died, 14 of them in Lund"
        words = last.estimate.counted if beside and not measure_of(clause) else last.words
        return Counted(number, words, measure_of(clause), like=last)
    if _OF_THEM.match(text, end) and (those := _before_it(number)) is not None:
        return Counted(number, phrase_of(those), measure_of(clause))
    if last is not None and _OF_WHICH.search(text, max(0, start - 24), start):
        verb = clause.verb
        if kind := kind_after(verb, number):  # "of whom 440 were children"
            return Counted(kind, phrase_of(kind), like=last)
        fate: tuple[Token, ...]
        fate = (verb,) if verb is not None and verb.tag_ == "VBN" and verb.i > number.i else ()
        if verb is not None and verb.lemma_ == "be" and not fate:  # "of whom five are critical"
            fate = tuple(c for c in verb.rights if c.dep_ == "acomp" and c.pos_ == "ADJ")[:1]
        return Counted(number, last.words, measure_of(clause) or fate, like=last)
    if whose := _OF_STATE.match(text, end):
        token = doc[tokens.at(whose.start(1))]
        if token.lower_ in STATES:  # "31 of the injured were flown out"
            return Counted(token, token.text)
    if again := _THAT_OF.search(text, max(0, start - 40), start):
        token = doc[tokens.at(again.start(1))]
        if token.lower_ in STATES:  # "the number of dead as 61 and that of the missing as 89"
            return Counted(token, token.text)
    if strong := STRONG.match(text, end):
        end = strong.end()
    same = same_before(tokens, end, before)
    if same is not None:
        if kind := kind_after(clause.verb, number):
            return Counted(kind, kind.text)  # "forty of the 60 were children"
        return Counted(number, same.words, measure_of(clause), like=same)
    found = noun_after(tokens, end)
    if found is not None and doc[found.head].tag_ == "NN" and _OF_ONE.match(text, end):
        found = None  # "eleven employees and three of a contractor"
    if found is not None:
        noun = doc[found.head]
        if last is not None and noun.ent_type_ == "GPE" and _OF_LAND.match(text, end):
            # "11 are nationals of Norway, six of India"
            return Counted(number, last.estimate.counted, like=last)
        if noun.lower_ == "others":
            state = state_after(doc, noun.i) or measure_of(clause_of(noun))
            if last is not None and (
                last.joined or text.endswith("as well as ", max(0, start - 11), start)
            ):
                return Counted(noun, "others", state)  # "six Danes, four Poles and 29 others"
            return Counted(noun, last.words if last else "others", state, like=last)
        if _OF_THE.match(text, end) and (kind := kind_after(clause.verb, noun)):
            return Counted(kind, kind.text)  # "12 of the victims were children"
        words = member_of(noun) or words_of(doc, found.first, noun.i)
        stated = as_state(doc, text, noun.idx + len(noun))
        measure = (stated,) if stated else measure_of(clause_of(noun)) or _beside(noun)
        return Counted(noun, words, measure)
    if most := _OF_MOST.match(text, end):
        token = doc[tokens.at(most.start(1))]
        return Counted(token, token.text, measure_of(clause))
    if age(number) or _THAN.match(text, end):
        return None
    size = quantity.high or quantity.low or 0.0
    counts = [one for one in before if one.people]
    if bedded := in_bed(text, end, number):
        return bedded
    if poor := lacking(text, end, number):
        return poor
    if pointed := who(text, end, number, last):
        return pointed
    if where := aboard(text, end):
        return Counted(number, where, measure_of(clause))
    if clause.link == "nsubj" and (kind := kind_after(clause.verb, number)):
        return Counted(kind, phrase_of(kind))
    if kind := kind_beside(number):
        return Counted(kind, phrase_of(kind))
    if whole := of_all(text, start, number):
        return whole
    if told := headed(number, last):
        return told
    if state := state_after(doc, tokens.at(end)):
        return Counted(number, "", state)
    if stated := as_state(doc, text, end):
        return Counted(number, "", (stated,))
    if question := asked(tokens, start, number, named):
        return question
    if state := measure_of(clause):
        return Counted(number, "", state)
    return (
        tally(number, last or named)
        or against(text, start, number)
        or labelled(doc, number)
        or given(doc, number)
        or (rivalled(number, last) if alone else None)
        or elided(tokens, start, end, number, named)
        or admitted(number)
        or people(number, last)
        or again_of(tokens, start, end, number, size, rival(text, quantity, counts))
    )


def _beside(noun: Token) -> tuple[Token, ...]:
    """The state told right after a noun: "58 civilian dead in the north"."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    if not after or after[0].lower_ not in STATES or after[0].pos_ not in ("ADJ", "NOUN"):
        return ()
    ends = len(after) == 1 or after[1].is_punct or after[1].pos_ in ("ADP", "CCONJ", "SPACE", "AUX")
    return (after[0],) if ends else ()


def _kind_of_them(doc: Doc, at: int) -> str:
    """The plural noun right after "of them": "three of them children"."""
    first = at
    while at < len(doc) and doc[at].pos_ == "ADJ":
        at += 1
    if at >= len(doc):
        return ""
    # taggers take a rare plural for a verb: "two of them schoolgirls."
    ends = at + 1 == len(doc) or doc[at + 1].is_punct
    rare = ends and doc[at].tag_ == "VBZ" and doc[at].text.endswith("s")
    return doc[first : at + 1].text if doc[at].tag_ == "NNS" or rare else ""


def _they(number: Token) -> Token | None:
    """Who "some twenty of them" are, where no count is meant: the subject here or the sentence before."""
    doc, start = number.doc, number.sent.start
    for sentence in (number.sent, doc[start - 1].sent if start else None):
        root = sentence.root if sentence is not None else number
        for child in root.lefts:
            plural = child.dep_ in ("nsubj", "nsubjpass") and child.tag_ == "NNS"
            if plural and child.i < number.i:
                return child
    return None


def _before_it(number: Token) -> Token | None:
    """The plural noun right before "some fifty of them", of which nothing else tells how many."""
    for token in reversed(number.doc[number.sent.start : number.i]):
        if token.tag_ in ("NNS", "NNPS") or token.lower_ in BODIES:
            return token
        if not (token.is_punct or token.pos_ in ("ADV", "DET", "ADP", "CCONJ", "ADJ")):
            return None
    return None
