"""Which figure before a number without a noun takes its own from: not what is told by the way.

"63 deaths at six hospitals. The police acknowledge nine" speaks of nine deaths: hospitals that a
preposition brings in are where it was, and are not what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from spacy.tokens import Token

from sayso.mark.quantity.clause import clause_of
from sayso.mark.quantity.counted import Counted, Last
from sayso.mark.quantity.subject import EVENTS, STATES, told
from sayso.records import Quantity

if TYPE_CHECKING:
    from sayso.data.senses import Senses

# Characters after which a count is too far off for a bare number to be one more of its kind.
NEAR: Final = 420
# "A further 300 are expected": whoever counts on may go further back for what was counted.
FAR: Final = 1100
_MORE: Final = re.compile(r"\b(?:another|additional|further|extra|more)\b", re.IGNORECASE)
_LEAD: Final = 12
# Bodies that are nothing but people.
_CROWDS: Final = frozenset(
    "people persons crowd turnout attendance audience throng crew staff workforce membership headcount".split()
)
# How much of what a noun means must be people.
_PEOPLE: Final = 0.5


def counts_people(counted: Counted, like: Last | None, words: str, senses: Senses) -> bool:
    """Whether those counted are people, alive or dead."""
    if told(counted.measure).split(" ")[0] in STATES | {"died", "perished", "drowned"}:
        return True
    last = words.split(" in ")[0].rsplit(" ", 1)[-1].lower()
    if last in STATES or last in EVENTS - {"votes"}:
        return True
    if counted.like is not None or counted.noun.like_num:
        known = counted.like or like
        if known is not None:
            return known.people
    noun = counted.noun
    if last in _CROWDS or words.split(" ")[0].lower() in _CROWDS:
        return True
    if noun.ent_type_ == "NORP" and noun.tag_ in ("NNPS", "NNS"):
        return True
    return any(
        senses.is_a(word, "person", _PEOPLE)
        for word in (noun.lemma_.lower(), words.rsplit(" ", 1)[-1].lower())
        if word.isalpha()
    )


def near(text: str, quantity: Quantity, before: Sequence[Last]) -> list[Last]:
    """Those of the counts before a quantity that a bare number may still be more of."""
    span = quantity.span
    lead = text[max(0, span.start - _LEAD) : span.end + _LEAD]
    reach = FAR if _MORE.search(lead) else NEAR
    return [one for one in before if span.start - one.estimate.span.end <= reach]


def aside(counted: Counted) -> bool:
    """Whether things counted are only told by the way, behind a preposition: "in 214 towns"."""
    node = counted.noun
    while node.dep_ in ("conj", "compound", "nummod", "quantmod") and node.head.i != node.i:
        node = node.head
    return node.dep_ == "pobj" and node.head.lower_ not in _TELLING


# Behind these stands what is counted: "the number of dead", "the total rose to 40 houses".
_TELLING: Final = frozenset("of to by as including".split())


def antecedent(number: Token, last: Last | None, before: Sequence[Last]) -> Last | None:
    """The count that a bare number goes on with, where the very last was told by the way; else None."""
    if last is None or not last.aside:
        return None
    clause = clause_of(number)
    within = last.estimate.span.start >= number.sent.start_char
    if within and clause.link not in ("nsubj", "nsubjpass"):
        return None
    main = [one for one in before if not one.aside]
    whole = [one for one in main if one.estimate.part is None]
    return (whole or main)[-1] if main else None
