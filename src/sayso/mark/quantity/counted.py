"""What a number counts: its noun, what became of them, or the figure it takes that from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from sayso.mark.quantity.clause import clause_of, subject
from sayso.mark.quantity.nouns import Tokens, noun_after
from sayso.mark.quantity.subject import HAPPENED, STATES, SUFFERED, measure_of
from sayso.records import Estimate, Quantity

# Verbs whose subject is the tally ("the toll rose to 63"), and those whose object is.
MOVES: Final = frozenset(
    "rise climb swell grow reach increase jump fall drop hit surpass stand exceed top total number be "
    "pass near approach double shrink decline decrease come soar surge remain hover cross mount "
    "update".split()
)
SETS: Final = frozenset("put place estimate revise raise lower set update".split())
_TALLIES: Final = frozenset("number figure total count tally rank strength sum estimate".split())
_BODIES: Final = frozenset(
    "force contingent group batch unit crowd army garrison convoy fleet population crew wave staff "
    "workforce membership audience brigade deployment workforce community militia".split()
)
_MASSES: Final = frozenset("population turnout membership workforce army death".split())
# What may stand between a bare number and the word for what became of them.
_NUMBERS: Final = frozenset("dozen hundred thousand million billion trillion ten score".split())
_COSTS: Final = frozenset({"cost", "be", "amount", "average"})
# Names of those who act are none of what an amount is of: "the agency put it at 3 tonnes".
_ACTING: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_BETWEEN: Final = frozenset(
    "others more were was are is have been had still feared presumed believed reported remain "
    "remained".split()
)
_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|these|those|whom)\b")
_OF_WHICH: Final = re.compile(r"\bof\s+(?:which|whom)\s+(?:\w+\s+)?\Z")
_OF_THE: Final = re.compile(r"\s+of\s+the\b")
STRONG: Final = re.compile(r"[-‑]strong\b")
_HEDGES: Final = frozenset(
    "suspected alleged reported estimated additional more other another whopping staggering "
    "so-called possible potential total record roughly full".split()
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a quantity counts: its head token, its words, and the figure it takes them from."""

    noun: Token
    words: str
    measure: tuple[Token, ...] = ()
    like: Last | None = None
    share: bool = False  # it is part of the noun, or an amount of it


@dataclass(frozen=True, slots=True)
class Last:
    """The figure before, with the noun and the measure that `counted` joins."""

    estimate: Estimate
    words: str
    measure: str


def words_of(doc: Doc, first: int, head: int) -> str:
    """The words from `first` to the noun `head` without whose they are and without hedges, in the report's own form."""
    kept = [
        token
        for token in doc[first : head + 1]
        if token.i == head
        or not (
            token.ent_type_ in ("NORP", "GPE", "CARDINAL", "PERCENT")
            or token.lower_ in _HEDGES
            or token.tag_ in ("DT", "PRP$", "RBR", "POS")
        )
    ]
    return "".join(token.text_with_ws for token in kept).strip()


def _phrase(head: Token) -> str:
    """The words counted of a noun that no number stands next to."""
    first = min([head.i, *(c.i for c in head.lefts if c.dep_ in ("amod", "compound"))])
    return words_of(head.doc, first, head.i)


def _predicate(verb: Token | None, after: Token) -> Token | None:
    """The plural noun that "be" gives to what stands before it: "300 were children"."""
    if verb is None or verb.lemma_ != "be":
        return None
    for child in verb.children:
        if child.dep_ == "attr" and child.tag_ == "NNS" and child.i > after.i:
            return child
    return None


def _state_after(doc: Doc, at: int) -> tuple[Token, ...]:
    """What became of those that a bare number counts, told right after it: "63 dead"."""
    while at < len(doc) and doc[at].lower_ in _BETWEEN:
        at += 1
    if at >= len(doc) or not _fate(doc[at]):
        return ()
    if at + 2 < len(doc) and doc[at + 1].lower_ in ("and", "or") and doc[at + 2].lower_ in STATES:
        return (doc[at], doc[at + 1], doc[at + 2])
    return (doc[at],)


def _fate(token: Token) -> bool:
    return token.lower_ in STATES or (
        token.lemma_.lower() in SUFFERED | HAPPENED and token.tag_ in ("VBN", "VBD")
    )


def _teller(verb: Token) -> Token | None:
    """The noun that tells what a bare number under `verb` counts: "the toll rose to 63"."""
    lemma = verb.lemma_.lower()
    if lemma in MOVES:
        return subject(verb)
    if lemma in SETS or lemma == "bring":
        for child in verb.children:
            if child.dep_ in ("dobj", "nsubjpass"):
                return child if child.lemma_.lower() in _TALLIES | {"toll"} else None
    return None


def _tally(number: Token, last: Last | None) -> Counted | None:
    """What a bare number counts that a noun over it tells: "the number of dead", "their numbers"."""
    verb = clause_of(number).verb
    who = _teller(verb) if verb is not None else None
    if verb is None or who is None or who.i >= number.i:
        return None
    lemma = who.lemma_.lower()
    if lemma == "toll":
        injured = any(c.lower_.startswith("injur") for c in who.lefts)
        return Counted(who, "injured" if injured else "dead")
    if lemma in _TALLIES:
        for child in who.rights:
            for grand in child.children if child.lower_ == "of" else ():
                if grand.dep_ == "pobj" and grand.i != number.i and not grand.like_num:
                    return Counted(grand, _phrase(grand), measure_of(clause_of(grand)))
        for child in who.rights:
            if child.dep_ == "acl" and child.tag_ == "VBN" and child.i == who.i + 1:
                return Counted(child, child.text)  # "the number treated"
        # "22 new cases, bringing the total to 310": the 310 are all the cases
        whole = last.estimate.counted.removeprefix("new ") if last else ""
        return Counted(who, whole, like=last) if last else None
    if who.lower_ in ("they", "it") and verb.lemma_ in ("number", "total"):
        return Counted(who, last.estimate.counted, like=last) if last else None
    if who.tag_ in ("NNS", "NNPS") or lemma in _MASSES:
        return Counted(who, _phrase(who))
    return None


def share_of(tokens: Tokens, quantity: Quantity, number: Token, measure: str) -> Counted | None:
    """What a share or an amount of stuff is of: "43 percent of votes", "3 tonnes of ammonia".

    `measure` is the word that its words start with. A rise or a fall is told as one ("percent fall in
    shares"): it never stands for how much there is.
    """
    doc = tokens.doc
    if quantity.change in ("up", "down") or _moved_by(number):
        return _change(number, measure, quantity.change)
    at = tokens.at(quantity.span.end)
    stop = min(len(doc), at + 8)
    if at + 1 < stop and doc[at].lower_ == "of" and doc[at + 1].text == quantity.unit:
        at += 2  # "millions of tons of coal"
    while at < stop and (doc[at].text in quantity.unit or doc[at].pos_ in ("ADV", "ADJ")):
        at += 1
    for child in doc[at].children if at < stop and doc[at].lower_ == "of" else ():
        if child.dep_ == "pobj" and child.pos_ in ("NOUN", "PROPN", "ADJ"):
            whole = f"{measure} of {_phrase(child)}"
            if kind := _predicate(clause_of(child).verb, child):
                return Counted(child, f"{kind.text} as {whole}", share=True)
            return Counted(child, whole, share=True)
    return told_before(number, measure)


def _moved_by(number: Token) -> bool:
    """Whether an amount tells how far something moved: "fell by a fifth"; a lead by it is none."""
    node = number
    for _ in range(3):
        if node.dep_ == "pobj":
            verb = clause_of(node).verb
            return node.head.lower_ == "by" and verb is not None and verb.lemma_.lower() in MOVES
        node = node.head
    return False


def _change(number: Token, measure: str, change: str) -> Counted | None:
    """What rose or fell by an amount, "percent fall in shares"; None where no subject tells."""
    verb = clause_of(number).verb
    if verb is None:
        return None
    who = subject(verb)
    if who is None or who.pos_ not in ("NOUN", "PROPN") or who.i > number.i:
        return None
    way = {"up": "rise", "down": "fall"}.get(change, "change")
    what = f"{way} in {_phrase(who)}"
    return Counted(who, f"{what} as a share" if measure == "share" else f"{measure} {what}")


def told_before(number: Token, measure: str) -> Counted | None:
    """What an amount is of that its clause tells before it.

    By a subject ("turnout was 61 percent") or by what somebody puts at it ("put the spill at 3 tonnes").
    """
    clause = clause_of(number)
    verb = clause.verb
    if verb is None or clause.link in ("nsubj", "nsubjpass"):
        return None
    lemma = verb.lemma_.lower()
    who: Token | None = None
    if lemma in SETS:
        who = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    elif lemma in MOVES | _COSTS:
        who = subject(verb)
    if who is None or (who.pos_ != "NOUN" and (who.pos_ != "PROPN" or who.ent_type_ in _ACTING)):
        return None
    if who.i > number.i:
        return None
    cost = "cost of " if lemma == "cost" else ""
    return Counted(who, f"{cost}{_phrase(who)} in {measure}")


def money_of(number: Token, quantity: Quantity, unit: str, last: Last | None) -> Counted:
    """What a sum of money is: "fine in kroner", "dollars of goods", else the money alone.

    Where a pronoun tells ("it could reach 2 million") it is what the figure before is.
    """
    doc = number.doc
    node = number
    while node.dep_ in ("nummod", "compound", "quantmod", "nmod") and node.head.i != node.i:
        if node.head.i > node.i and not _is_unit(node.head, quantity):
            if node.head.lemma_.lower() == "worth":
                node = node.head  # "$4 million worth of grain"
            elif node.head.pos_ == "NOUN" and node.head.idx >= quantity.span.end:
                return Counted(node.head, f"{_phrase(node.head)} in {unit}")  # "a $4 million fine"
            break
        node = node.head
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.pos_ == "NOUN":
        head = node.head.head
        if head.i < number.i and not head.like_num and head.lemma_.lower() not in _NUMBERS:
            return Counted(head, f"{_phrase(head)} in {unit}")  # "a fine of 2 million kroner"
    if told := told_before(number, unit):
        return told
    verb = clause_of(number).verb
    moves = verb is not None and verb.lemma_.lower() in MOVES | _COSTS
    who = subject(verb) if verb is not None and moves else None
    again = who is not None and who.lower_ in ("it", "that", "this")
    if again and last is not None and last.estimate.counted.endswith(f" in {unit}"):
        return Counted(number, last.estimate.counted, like=last)
    for child in node.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i > number.i:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.text not in quantity.unit:
                    return Counted(node, f"{unit} of {_phrase(noun)}")
    return Counted(doc[node.i], unit)


def _is_unit(token: Token, quantity: Quantity) -> bool:
    return quantity.span.start <= token.idx < quantity.span.end or token.text in quantity.unit


def plain(tokens: Tokens, quantity: Quantity, number: Token, last: Last | None) -> Counted | None:
    """What a number without a unit counts."""
    doc, text = tokens.doc, tokens.text
    start, end = quantity.span.start, quantity.span.end
    clause = clause_of(number)
    if last is not None and _OF_THEM.match(text, end):
        return Counted(number, last.words, measure_of(clause), like=last)
    if last is not None and _OF_WHICH.search(text, max(0, start - 24), start):
        verb = clause.verb
        fate = (verb,) if verb is not None and verb.tag_ == "VBN" and verb.i > number.i else ()
        return Counted(number, last.words, fate, like=last)
    if strong := STRONG.match(text, end):
        end = strong.end()
    found = noun_after(tokens, end)
    if found is not None:
        noun = doc[found.head]
        if noun.lower_ == "others":
            state = _state_after(doc, noun.i) or measure_of(clause_of(noun))
            return Counted(noun, last.words if last else "others", state, like=last)
        if _OF_THE.match(text, end) and (kind := _predicate(clause.verb, noun)):
            return Counted(kind, kind.text)  # "12 of the victims were children"
        return Counted(noun, words_of(doc, found.first, noun.i), measure_of(clause_of(noun)))
    if _age(number):
        return None
    if state := _state_after(doc, tokens.at(end)) or measure_of(clause):
        return Counted(number, "", state)
    if headed := _headed(number, last):
        return headed
    if clause.link == "nsubj" and (kind := _predicate(clause.verb, number)):
        return Counted(kind, kind.text)
    return _tally(number, last) or _again(number, last)


def _again(number: Token, last: Last | None) -> Counted | None:
    """What a bare number counts that the figure before it in the sentence names.

    "Floods killed nine people and forced 3,200 to leave."
    """
    if last is None or not last.words or last.estimate.span.start < number.sent.start_char:
        return None
    figure = number.text.replace(",", "").isdigit()
    if not figure or number.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return None
    return Counted(number, last.words)


def _age(number: Token) -> bool:
    """Whether a bare number tells somebody's age: "a man of 61"."""
    if number.dep_ != "pobj" or number.head.lower_ != "of":
        return False
    head = number.head.head
    return (
        head.tag_ == "NN"
        and head.lemma_.lower() not in _BODIES | _TALLIES | {"toll"}
        and any(c.lower_ in ("a", "an", "the") for c in head.lefts)
    )


def _headed(number: Token, last: Last | None) -> Counted | None:
    """What a bare number counts that stands after "of": "a force of 12,000", "a toll of 45"."""
    if number.dep_ != "pobj" or number.head.lower_ != "of":
        return None
    head = number.head.head
    lemma = head.lemma_.lower()
    if lemma == "toll":
        return Counted(head, "dead")
    if lemma in _TALLIES and last is not None:
        return Counted(head, last.estimate.counted, like=last)
    return Counted(head, _phrase(head)) if lemma in _BODIES else None
