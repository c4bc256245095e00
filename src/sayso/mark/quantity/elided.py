"""What a bare number counts that the text has named before: "gave 31", "up from 14 a week ago"."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from sayso.mark.quantity.clause import clause_of, goes, subject
from sayso.mark.quantity.counted import Counted, Last, phrase_of
from sayso.mark.quantity.doing import doing_of
from sayso.mark.quantity.nouns import Tokens
from sayso.mark.quantity.subject import HAPPENED, STATES, SUFFERED, fell
from sayso.mark.quantity.tallies import BRINGS, MOVES, SETS, TALLIES
from sayso.mark.quantity.topic import named_after, named_before

_HOW_MANY: Final = re.compile(r"\bhow\s+many\s+([^?:;.\n]{0,90})[?:;.]", re.IGNORECASE)
# An answer stands this many characters after its question at the most.
_ANSWER: Final = 240
_DETERMINED: Final = re.compile(
    r"\b(?:the|these|those|both|all|its|their|his|her|our|my|your|other|last|first|next|no|number|"
    r"nos?\.|top|chapter|room|page|part|phase|level|grade|channel|route|gate|pier|article|section)"
    r"\s+\Z",
    re.IGNORECASE,
)
_THE_OTHER: Final = re.compile(r"\bthe\s+(?:other|remaining)\s+\Z", re.IGNORECASE)
_PARTLY: Final = re.compile(r"\b(?:including|among\s+them|with)\s+(?:\w+\s+){0,2}\Z", re.IGNORECASE)
_UP_FROM: Final = re.compile(r"\b(?:up|down)\s+(?:\w+\s+)?(?:from|by)\s+\Z", re.IGNORECASE)
# "up from 14 a week ago", "against 97 two days earlier"
_THEN_AGO: Final = re.compile(
    r"\s+(?:(?:an?|the|one|two|three|four|five|six|seven|\d{1,2})\s+(?:hour|day|week|month|year)s?\s+"
    r"(?:ago|earlier|before)|(?:last|the\s+previous)\s+(?:week|month|year))\b",
    re.IGNORECASE,
)
# "It has more than the state gives it: 11, according to its mayor."
_COLON: Final = re.compile(r":\s+\Z")
_SOURCE: Final = re.compile(r",\s+(?:according\s+to|by)\b")
_IN_PLACE: Final = re.compile(r"\s+in\s+[A-Z]")
# A bare number after these is a score, a price, an age or a name.
_OTHERWISE: Final = frozenset(
    "score wear dial call rank age pay cost charge read play lead beat win finish weigh earn "
    "rate number dub name visit".split()
)
_LEVELS: Final = frozenset(
    "peak high low record total estimate figure number count tally maximum minimum average toll "
    "strength".split()
)
_SPEAKS: Final = frozenset({"speak", "talk", "tell"})
_AGAINST: Final = frozenset({"against", "versus"})
_AFTER: Final = frozenset("PUNCT ADP VERB AUX CCONJ SCONJ ADV PRON PART SPACE".split())
_THEN: Final = frozenset({"more", "others", "will"})
_PRONOUNS: Final = frozenset({"it", "that", "they", "this", "there"})
_LINKS: Final = frozenset(
    "nsubj nsubjpass dobj npadvmod oprd ccomp dep appos conj attr advmod nummod parataxis".split()
)


def asked(tokens: Tokens, start: int, number: Token, last: Last | None) -> Counted | None:
    """What a number counts that answers a question: "How many have died? Fifty, he said"."""
    questions = [*_HOW_MANY.finditer(tokens.text, max(0, start - _ANSWER), start)]
    question = questions[-1] if questions else None
    told = last is not None and question is not None and last.estimate.span.start > question.end()
    if told and last is not None and last.people:
        return None  # it is answered: "9,615 cases were confirmed, against 7,940 a week earlier"
    if question is None or _DETERMINED.search(tokens.text, max(0, start - 12), start):
        return None
    noun = fate = None
    for token in tokens.doc[tokens.at(question.start(1)) : tokens.at(question.end(1))]:
        lemma = token.lemma_.lower()
        happened = lemma in SUFFERED | HAPPENED and token.tag_ in ("VBN", "VBD", "VB", "VBP")
        if token.tag_ in ("NNS", "NNPS") and noun is None:
            noun = token
        elif token.lower_ in STATES or happened:
            fate = token
    if noun is None and fate is None:
        people = named_before(number)  # "How many went?"
        if people is not None and (last is None or people.idx > last.estimate.span.end):
            return Counted(number, phrase_of(people), told=True)
        if last is None and (people := named_after(number)) is not None:
            return Counted(number, phrase_of(people), told=True)
        words = last.estimate.counted if last else "people"
        return Counted(number, words, like=last, told=True)
    return Counted(number, phrase_of(noun) if noun else "", (fate,) if fate else ())


def elided(
    tokens: Tokens, start: int, end: int, number: Token, last: Last | None
) -> Counted | None:
    """What a bare number counts that the last count has named."""
    text = tokens.text
    if last is None or not last.words or (last.people and _MEASURED.search(text, start, end)):
        return None
    rest = _THE_OTHER.search(text, max(0, start - 12), start) and len(number.text) > 1
    if not rest and _DETERMINED.search(text, max(0, start - 12), start):
        return None
    after = tokens.doc[tokens.at(end)] if tokens.at(end) < len(tokens.doc) else None
    told = after is None or after.pos_ in _AFTER or after.lower_ in _THEN
    if not (told or _THEN_AGO.match(text, end) or _UP_FROM.search(text, max(0, start - 24), start)):
        return None  # "650 18-hole courses": what it counts stands there, unread
    if _COLON.search(text, max(0, start - 3), start) and _SOURCE.match(text, end):
        return Counted(number, last.estimate.counted, like=last, elided=True)
    over = number.head
    if _COLON.search(text, max(0, start - 3), start) and _whose(number) and last.people:
        return Counted(number, last.estimate.counted, like=last, elided=True)
    bare = over.tag_ == "NN" and not any(c.dep_ in ("det", "poss") for c in over.lefts)
    if number.dep_ == "nummod" and over.i == number.i - 1 and bare:
        return None  # "drawer 31", "communiqué 88": its name
    if over.tag_ == "MD" or over.lower_ == "will":  # "fewer than 3,000 will"
        return Counted(number, last.words, like=last, elided=True)
    node = over if over.lower_ in ("more", "others") else number
    clause = clause_of(node)
    verb = clause.verb.lemma_.lower() if clause.verb is not None else ""
    verb = "rise" if clause.verb is not None and goes(clause.verb) else verb
    said = last.estimate.counted
    if rest or (
        _PARTLY.search(text, max(0, start - 24), start)
        and after is not None
        and after.pos_ == "ADP"
    ):
        return Counted(number, last.words, like=last, elided=True)  # "including 12 in a coma"
    if _UP_FROM.search(text, max(0, start - 24), start):
        return Counted(number, said, like=last, elided=True)
    if _IN_PLACE.match(text, end) and last.estimate.span.start >= number.sent.start_char:
        return Counted(number, said, like=last, elided=True)  # "60 in Norrby and 40 in Hovik"
    if node.dep_ == "pobj" and (after is None or after.lower_ not in ("more", "others")):
        return Counted(number, said, like=last, elided=True) if _level(node.head, verb) else None
    if clause.verb is None or node.dep_ not in _LINKS:
        return None
    # "won 1.2 million votes, and his rival 900,000"
    gapped = node.dep_ == "conj" and last.estimate.span.start >= number.sent.start_char
    if verb in _OTHERWISE and not gapped:
        return None
    if node.dep_ in ("nsubj", "nsubjpass"):
        if last.words.lower() in STATES and (
            doing_of(clause) or fell(number)
        ):  # "20 rescued. He says 17 have lost their lives"
            return Counted(number, "people", like=last, elided=True)
        return Counted(number, last.words, like=last, elided=True)
    if verb == "be":
        who = subject(clause.verb)
        there = any(c.dep_ == "expl" for c in clause.verb.lefts)  # "There are 17"
        tells = there or (who is not None and who.lemma_.lower() in _PRONOUNS | TALLIES | {"toll"})
        return Counted(number, said, like=last, elided=True) if tells else None
    words = last.words if node.dep_ == "conj" or doing_of(clause) else said
    return Counted(number, words, like=last, elided=True)


def again_of(
    tokens: Tokens, start: int, end: int, number: Token, most: float, known: Last | None
) -> Counted | None:
    """What a number counts of which nothing tells: of the people told of before, `known`."""
    text = tokens.text
    if known is None or _DETERMINED.search(text, max(0, start - 12), start):
        return None
    at = tokens.at(end)
    after = tokens.doc[at] if at < len(tokens.doc) else None
    if after is not None and not (after.pos_ in _AFTER or after.lower_ in _THEN):
        return None
    over = number.head
    if (
        number.dep_ in ("nummod", "compound")
        and over.i != number.i
        and over.pos_ in ("NOUN", "PROPN")
    ):
        return None
    if _MEASURED.search(text, start, end):
        return None
    if _ITEM.search(text, max(0, start - 2), start) and text[end : end + 1] in (".", ")"):
        return None
    if after is not None and after.text in ("–", "—", "-", "/"):
        return None
    if (
        most < _HUNDRED and _AT_TIME.search(text, max(0, number.idx - 24), number.idx)
    ) or _AGES.search(text, max(0, start - 40), start):
        return None
    clause = clause_of(number)
    verb = clause.verb
    if verb is not None and verb.lemma_.lower() in _OTHERWISE:
        return None
    who = subject(verb) if verb is not None and verb.lemma_ == "be" else None
    if who is not None and who.lower_ not in _PRONOUNS and who.lemma_.lower() not in TALLIES:
        return None  # "the youngest is 21", "before you were thirty"
    return Counted(number, known.estimate.counted, like=known, elided=True)


# A number alone behind these is an hour, an age or a rank.
_AT_TIME: Final = re.compile(
    r"\b(?:at|by|until|till|after|before|past|since|from|around|about|to|over|under|below|above|in|on)\s+"
    r"(?:(?:about|around|nearly|almost|just)\s+)?\Z",
    re.IGNORECASE,
)
# A magnitude or a rate counts nobody: "raised it to 7.0".
_MEASURED: Final = re.compile(r"\d\.\d{1,2}\Z")
_ITEM: Final = re.compile(r"(?:\A|\n)[ \t]?\Z")
_HUNDRED: Final = 100.0
_AGES: Final = re.compile(r"\bage[sd]?\b", re.IGNORECASE)


def _whose(number: Token) -> bool:
    """Whether a name alone opens the line that a number closes: "Jordan: 99, of whom 82 had none"."""
    doc, first = number.doc, number.sent.start
    line = [t for t in doc[first : number.i] if not (t.is_space or t.text == ":")]
    return 0 < len(line) <= _NAME and all(t.pos_ == "PROPN" for t in line)


_NAME: Final = 4


def _level(prep: Token, verb: str) -> bool:
    """Whether what stands after a preposition is how many there are: "put them at 120"."""
    while prep.lower_ == "between" and prep.head.dep_ == "prep":
        prep = prep.head
    head = prep.head.lemma_.lower()
    word = prep.lower_
    if word == "of":
        return head in _LEVELS or verb in _SPEAKS  # "the management speaks of 1,200"
    if word in ("at", "between"):
        return verb in SETS | {"stand", "remain", "peak", "leave"} or head in _LEVELS
    if word == "to":
        return verb in MOVES | SETS | BRINGS or head in MOVES
    if word == "from":
        return verb in MOVES | SETS
    return word in _AGAINST or (word == "by" and verb in MOVES)
