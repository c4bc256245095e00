"""What a bare number counts, read from the order of the words: "dead now 19", "gave the injured as 64".

Parsers are at a loss with headlines, lists and figures told without a verb of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log
from typing import Final

from spacy.tokens import Doc, Token

from sayso.mark.quantity.counted import Counted, Last, phrase_of
from sayso.mark.quantity.nouns import Tokens, noun_after
from sayso.mark.quantity.numerals import numerals
from sayso.mark.quantity.subject import EVENTS, STATES
from sayso.mark.quantity.tallies import BODIES, GIVES, MASSES, MOVES, SETS
from sayso.records import Attribution, Quantity

_WHICH: Final = frozenset({"that", "which", "whom", "who"})
# So many tokens before a number the word for what it counts may stand.
_REACH: Final = 9
# Longer than this no line of a list is before its colon.
_LINE: Final = 14
_ADVERBS: Final = frozenset(
    "now already currently so far still only just least most about around some nearly almost "
    "over than more fewer less up many as well unchanged roughly approximately between officially".split()
)
_LINKS: Final = frozenset({"to", "at", "as", ":", "–", "—", "-"})
_STANDS: Final = MOVES | SETS | {"number", "count"}
_TOLLS: Final = frozenset({"toll"})
_COUNTS: Final = frozenset("number count total figure tally toll".split())
# Before a figure, in words that tell nothing else: "that it is", "the number as", "there were only".
_ONLY: Final = re.compile(
    r"(?:\W|\b(?:that|its|his|her|their|it|they|there|this|is|are|was|were|had|has|have|been|be|the|an?|number|figure|total|"
    r"count|tally|toll|estimate|as|at|to|of|stood|stands|put|just|only|some|about|barely|actually|really|in|"
    r"we|you|looking|talking|speaking|about|around|fact|closer|nearer|more|like|perhaps|maybe|at|least|now|still)\b)*\Z",
    re.IGNORECASE,
)
# After it another clause begins, or nothing.
_THEN: Final = re.compile(
    r"\s*(?:[,.;:)”\"’—–]|\Z|\s(?:and|but|on|in|at|by|for|as|had|were|was|have|did|since|after|before|"
    r"while|dead|or|last|the|yesterday|today|this|overnight)\b)"
)
# Told of the same thing, two figures are seldom farther apart than this.
_RIVALS: Final = 30.0
# What is only told by the way must be far nearer in size to be meant.
_ASIDE: Final = 2.5
# Where people have been counted, sources seldom differ over things.
_THINGS: Final = 1.5
_SENTENCE_ENDS: Final = re.compile(r"[.!?][”’\"']?\s|\n")
_AS_STATE: Final = re.compile(
    r"\s+(?:(?:(?:are|were|was|is|had\s+been|have\s+been|remain|remained)\s+)?(?:still\s+|now\s+|officially\s+)?(?:listed|registered|"
    r"classified|recorded|counted|reported|considered|presumed|given|regarded|treated)\s+)?as\s+(?:still\s+|being\s+)?(\w+)"
)


def labelled(doc: Doc, number: Token) -> Counted | None:
    """What a word right before a bare number tells: "Injured: 35", "the dead in Norrby number 46"."""
    if number.i > 1 and doc[number.i - 1].text == ":" and doc[number.i - 2].lower_ in STATES:
        return Counted(doc[number.i - 2], doc[number.i - 2].text)  # "✔ Wounded: 41"
    if number.i and doc[number.i - 1].text == ":" and (noun := _headed(doc, number.i - 1)):
        return Counted(noun, phrase_of(noun))
    linked = stands = numbers = upto = False
    i = number.i - 1
    if i > 0 and doc[i].text == "," and doc[i - 1].lower_ in STATES and _named(doc[i - 1]):
        return Counted(doc[i - 1], doc[i - 1].text)  # "the town's dead, 27 by the last tally"
    while i >= max(0, number.i - _REACH):
        token = doc[i]
        if token.is_space or (token.is_sent_start and i + 1 == number.i and not token.text.strip()):
            return None
        lower, lemma = token.lower_, token.lemma_.lower()
        told = lower in STATES or lower in EVENTS or lemma in _TOLLS
        if told and lower not in MOVES:
            return _told(doc, token, number, linked=linked, stands=stands)
        if lower in _LINKS:
            linked, stands = True, stands or lower == ":"
            upto = lower == "to" and i + 1 == number.i
        elif lemma in _STANDS or token.lower_ in ("numbered", "numbers"):
            stands, numbers = True, i + 1 == number.i and lemma == "number"
        elif numbers and token.tag_ == "NNS" and token.i + 2 == number.i:
            # "Missing persons number 41": taggers know "number" as a noun
            state = next((c for c in doc[max(0, i - 1) : i] if c.lower_ in STATES), None)
            return Counted(token, state.lower_ if state is not None else phrase_of(token))
        elif lower in ("in", "from", "of", "on", "across", "the") or token.pos_ == "PROPN":
            pass  # "the dead in Norrby"
        elif lower == "now":
            stands = True
        elif token.is_quote or (linked and upto and token.pos_ == "NOUN"):
            pass  # "lowers toll from quay blast to 6"
        elif lower not in _ADVERBS and not token.like_num:
            return None
        i -= 1
    return None


def _named(token: Token) -> bool:
    """Whether a state is a noun for those in it: "the dead", "the town's injured"."""
    before = token.doc[token.i - 1] if token.i else token
    return before.lower_ == "the" or before.tag_ in ("POS", "PRP$")


def _headed(doc: Doc, colon: int) -> Token | None:
    """The plural noun that opens a line of a list: "Arrivals in the county: 1,260"."""
    start = doc[colon].sent.start
    line = doc[max(start, colon - _LINE) : colon]
    if len(line) < colon - start:
        return None
    for token in line:
        if token.pos_ in ("ADP", "VERB", "AUX", "PUNCT"):
            break
        if token.tag_ in ("NNS", "NNPS") and token.is_alpha and token.dep_ != "compound":
            return token
    return None


def _told(doc: Doc, token: Token, number: Token, *, linked: bool, stands: bool) -> Counted | None:
    if not (linked or stands):
        return None
    if token.lemma_.lower() in _TOLLS:
        hurt = token.i > 0 and doc[token.i - 1].lower_.startswith("injur")
        return Counted(token, "injured" if hurt else "dead")
    if not stands:
        # "died at 40" is an age; "the count of the injured at 121" none
        before = [t.lemma_.lower() for t in doc[max(0, token.i - 4) : token.i]]
        if not (_COUNTS & set(before) or "the" in before[-1:] or token.tag_ == "NNS"):
            return None
    lefts = doc[max(0, token.i - 2) : token.i]
    also = len(lefts) == 2 and lefts[1].lower_ in ("and", "or") and lefts[0].lower_ in STATES
    return Counted(token, f"{lefts[0].text} {lefts[1].text} {token.text}" if also else token.text)


def as_state(doc: Doc, text: str, end: int) -> Token | None:
    """What became of those counted, told after "as": "29 people as missing and 347 as injured"."""
    found = _AS_STATE.match(text, end)
    if found is None or found[1].lower() not in STATES:
        return None
    span = doc.char_span(found.start(1), found.end(1))
    return span[0] if span is not None else None


def given(doc: Doc, number: Token) -> Counted | None:
    """A body of people whose size a clause about it gives: "a crowd that the police put at 900"."""
    head = number
    for _ in range(6):
        if head.dep_ == "relcl":
            break
        head = head.head
    noun = head.head
    if head.dep_ != "relcl" or noun.i > number.i or head.lemma_.lower() not in SETS | GIVES:
        return None
    if any(c.dep_ in ("dobj", "nsubjpass") and c.lower_ not in _WHICH for c in head.children):
        return None  # "the clinic that put the dead at nine"
    lemma = noun.lemma_.lower()
    people = noun.tag_ in ("NNS", "NNPS") or lemma in BODIES or lemma in MASSES
    return Counted(noun, phrase_of(noun)) if people else None


def rivalled(number: Token, last: Last | None) -> Counted | None:
    """What a number counts that its source sets against the figure `last`."""
    if last is None or not last.estimate.counted:
        return None
    return Counted(number, last.estimate.counted, like=last, elided=True)


def alone(text: str, quantity: Quantity, attribution: Attribution | None) -> bool:
    """Whether a number is all that its source says: "the union spoke of barely 1,200"."""
    if attribution is None or not attribution.cue or quantity.normalized_unit != "-":
        return False  # (of its own release a body tells each sentence)
    start, end = quantity.span.start, quantity.span.end
    held = next((c for c in attribution.content if c.start <= start and end <= c.end), None)
    if held is None or start - held.start > 60:
        return False
    if held.end - end <= 1 and held.start == start:
        return True  # "its 23"
    return bool(_ONLY.match(text[held.start : start])) and bool(_THEN.match(text[end : end + 24]))


def whole_before(quantity: Quantity, recent: Sequence[Last]) -> Last | None:
    """The figure before that a number may be a part of: the nearest that is no smaller."""
    least = quantity.low or quantity.high or 0.0
    for one in reversed(recent):
        most = one.estimate.high or one.estimate.low or 0.0
        if most >= least and one.estimate.part is None:
            return one
    return None


_OF_SAME: Final = re.compile(r"\s+of\s+(?:the|those|these)\s+")


def same_before(tokens: Tokens, end: int, recent: Sequence[Last]) -> Last | None:
    """The figure before that a number names again to tell a part of it: "thirteen of the 19"."""
    of = _OF_SAME.match(tokens.text, end)
    again = numerals(tokens.text[of.end() : of.end() + _AGAIN]) if of is not None else []
    if of is None or not again or again[0].start:
        return None
    if noun_after(tokens, of.end() + again[0].end) is not None:
        return None
    value = again[0].value
    return next((one for one in reversed(recent) if one.estimate.low == value), None)


# So many characters hold a number, however it is written.
_AGAIN: Final = 24


def rival(text: str, quantity: Quantity, recent: Sequence[Last]) -> Last | None:
    """The figure before that a number without a noun is told against: the one nearest in size.

    Of what two sources count, they seldom tell figures of another order. One told in the same
    sentence of `text` goes first.
    """
    value = quantity.low or quantity.high or 0.0
    best: tuple[float, Last] | None = None
    people = any(one.people for one in recent)
    for age, one in enumerate(reversed(recent)):
        other = one.estimate.low or one.estimate.high or 0.0
        if value <= 0 or other <= 0 or not 1 / _RIVALS <= value / other <= _RIVALS:
            continue
        far = abs(log(value / other)) + 0.15 * age + (0.5 if one.estimate.part else 0.0)
        far += _ASIDE if one.aside else 0.0
        far += _THINGS if people and not one.people else 0.0
        between = text[one.estimate.span.end : quantity.span.start]
        far += 0.0 if _SENTENCE_ENDS.search(between) else -1.0
        if best is None or far < best[0]:
            best = far, one
    return best[1] if best else None
