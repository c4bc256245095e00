"""Whether a number is a figure that somebody vouches for, not a reference or a turn of speech."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from spacy.tokens import Token

from sayso.mark.quantity.claim import SUBSET
from sayso.mark.quantity.clause import clause_of
from sayso.mark.quantity.counted import Counted, Last
from sayso.mark.quantity.subject import STATES, told
from sayso.mark.quantity.things import STRONG
from sayso.records import Quantity

if TYPE_CHECKING:
    from sayso.data.senses import Senses

# Nouns that a number orders, or measures time, talk and games with, and that nobody vouches for.
_UNCOUNTED: Final = frozenset(
    "day weekday weekend week month year hour minute second decade century moment game set match "
    "point inning yard run round half quarter season goal night morning evening afternoon "
    "percentage degree digit page chapter hand foot eye finger".split()
)
# Of these a few are only a way to speak; ten or more have been counted.
_FEW: Final = frozenset(
    "side way thing part reason question step option issue topic factor word sentence paragraph "
    "type kind sort category example occasion country nation state leader party government front "
    "level phase stage edition series version language letter line column section article clause "
    "condition aspect element area field theme rule principle term capital continent source "
    "spokesman spokeswoman president author friend partner neighbor neighbour ally team name title "
    "episode scene chance one figure corner direction pillar lesson story message pattern scenario "
    "camp hemisphere world generation dimension pair bloc power".split()
)
# "eight in ten households"
_RATIO: Final = re.compile(
    r"\b(?:\d|one|two|three|four|five|six|seven|eight|nine)\s+in\s+(?:every\s+)?\Z", re.I
)
_PARTED: Final = re.compile(r"\bof\s+(?:the|these|those|its|their)\s+\Z", re.IGNORECASE)
# How much of what a noun means must be people: a subsidiary is one sometimes.
_SURELY: Final = 0.7
# People whose word means a group.
_MANY: Final = frozenset({"people", "personnel", "troop", "folk", "staff"})
_NEXT: Final = 30
_LISTED: Final = re.compile(r"(?:,|\band)\s+\Z")
_VICTIMS: Final = frozenset(
    "death fatality casualty victim body case injury infection survivor hostage prisoner arrest captive "
    "vote".split()
)
# "between posts 212 and 218", "boxes 14, 15 and 16": which they are, and not how many.
_NUMBERED: Final = re.compile(
    r"\b[A-Za-z][a-z]{2,}s\s+(?:\d{1,4}(?P<more>,\s+|,?\s+(?:and|to|or)\s+))*\Z"
)
_AND_ON: Final = re.compile(r"(?P<more>(?:,|,?\s+(?:and|to|or))\s+\d{1,4}\b)*+(?!\s+[a-z]+s\b)")
# "12.00 Update:": the time of an entry of a live page.
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])[.:h][0-5]\d")
_ENTRY: Final = re.compile(r"(?:\s?[ap]\.?m\.?)?\s*[-–—:|]?\s*[“\"‘']?[A-Z]")
_NEEDS: Final = frozenset("need require want".split())
_DETERMINED: Final = frozenset(
    "the these those both all its their his her our my your other last first next top past".split()
)


def worth_it(
    text: str,
    quantity: Quantity,
    counted: Counted,
    number: Token,
    most: float,
    last: Last | None,
    senses: Senses,
) -> bool:
    """Whether somebody vouches for the figure; `most` is its upper bound, or its lower one."""
    noun, doc = counted.noun, number.doc
    lemma = noun.lemma_.lower()
    # of people even two are counted where the text does not point at them
    people = (
        senses.is_a(lemma, "person", _SURELY)
        or lemma in _MANY
        or (noun.ent_type_ == "NORP" and noun.tag_ == "NNPS")
    )
    end = quantity.span.end
    after = doc[min(number.i + 1, len(doc) - 1)]
    if quantity.span.text.lower() == "one" and after.lower_ == "of":
        return _casualty(counted)  # "one of the six survivors died", not "one of the guards said"
    if text[end : end + 1] in ("-", "‑") and not counted.measure and not STRONG.match(text, end):
        return False
    if _numbered(text, quantity) or _heads_entry(text, quantity):
        return False
    before = doc[number.i - 1].lower_ if number.i else ""
    if before in ("a", "an") and noun.tag_ == "NN" and noun.i == number.i + 1 and most >= 10:
        return False  # "a 112 caller" has the number for a name
    clause = clause_of(noun)
    if clause.verb is not None and clause.verb.lemma_ in _NEEDS and clause.link == "dobj":
        return False
    if most <= 100 and _RATIO.search(text, max(0, quantity.span.start - 12), quantity.span.start):
        return False
    fate = noun.lower_ in STATES and noun.i != number.i  # "the number of dead rose to two"
    if counted.like is not None or lemma in _VICTIMS or counted.measure or fate:
        if most == 1 and quantity.high is None:
            return False  # "more than one victim"
        return most != 1 or bool(counted.measure) or lemma in _VICTIMS or fate
    if noun.i < number.i and number.head.lower_ == "of" and number.head.head.i == noun.i:
        return most >= 2  # "a team of six"
    if lemma == "time" or (lemma in _UNCOUNTED and most < 100) or (lemma in _FEW and most < 10):
        return False
    if lemma in _FEW and before in _DETERMINED and most < 100:
        return False  # "all 50 states"
    start = quantity.span.start
    if most == 2 and noun.dep_ == "attr" and people:
        return True  # "of the dead, ten were women and two were children"
    if most == 2 and noun.tag_ == "NNS" and quantity.low != quantity.high:
        return True  # "at least two members of the night shift"
    if most <= 2:
        # "killing 12, including two rescuers"
        hurt = (
            last is not None and last.measure and last.estimate.span.start >= noun.sent.start_char
        )
        listed = _LISTED.search(text, max(0, start - 28), start) if most == 2 else None
        if most == 2 and people and noun.tag_ in ("NNS", "NNPS") and before not in _DETERMINED:
            # "Ann and Ole, two clerks" only tells who they are; "eight Danes, two Poles" counts on
            goes_on = last is not None and start - last.estimate.span.end < _NEXT
            return not _introduced(noun) and (noun.dep_ != "appos" or goes_on)
        part = SUBSET.search(text, max(0, start - 28), start)
        among = part and most == 2 and noun.tag_ == "NNS" and last is not None
        if among and last is not None and last.estimate.span.start >= noun.sent.start_char:
            return True  # "14 people, including two officials"
        return bool(hurt) and bool(listed or part)
    if before in _DETERMINED and _PARTED.search(text, max(0, start - 12), start):
        return True  # "Of the six skiers, four", "two of the five boys"
    return not (before in _DETERMINED and most <= 12)


def _heads_entry(text: str, quantity: Quantity) -> bool:
    """Whether the number is the time at which an entry of a live page begins."""
    start = quantity.span.start
    clock = _CLOCK.match(text, start)
    first = not start or text[start - 1] == "\n"
    return clock is not None and first and bool(_ENTRY.match(text, clock.end()))


def _numbered(text: str, quantity: Quantity) -> bool:
    """Whether two or more numbers behind a noun in the plural tell which of them are meant."""
    start, end = quantity.span.start, quantity.span.end
    if not quantity.span.text.isdigit():
        return False
    noun = _NUMBERED.search(text, max(0, start - 40), start)
    rest = _AND_ON.match(text, end)
    return bool(noun and rest and (noun["more"] or rest["more"]))


def _casualty(counted: Counted) -> bool:
    """Whether those counted have died, are hurt or are missed."""
    words = told(counted.measure).split(" ")[0]
    return words in STATES or words in ("died", "drowned", "unaccounted", "untraced")


def _introduced(noun: Token) -> bool:
    """Whether those counted are only introduced by their names: "two strategists, Ann Berg and Ole Lind"."""
    after = noun.doc[noun.i + 1 : noun.i + 4]
    if not after or after[0].text not in (",", ":", "–", "—", "-", "("):
        return False
    return any(token.ent_type_ == "PERSON" for token in after[1:])
