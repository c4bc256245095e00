"""Statements taken back: "the minister withdrew his claim that the strain was foreign"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.words import leading, named, passive, stretched
from sayso.mark.clauses import below, each, stretch, subject

WITHDRAW = frozenset(
    "withdraw retract recant disown disavow repudiate rescind drop abandon".split()
)
CLAIMS = frozenset(
    "account accusation allegation assertion charge claim comment remark report statement "
    "suggestion testimony word".split()
)

_TAKEN_BACK = re.compile(
    r"\b(?:withdr[ae]w\w*|retract\w*|recant\w*|drop(?:s|ped)?|abandon\w*|(?:tak|took|walk)\w*\s+back|"
    r"(?:go|went|gone)\w*\s+back\s+on|back-?track\w*\s+(?:on|from))\s+(?:\S+\s+){0,3}?"
    rf"(?:(?:{'|'.join(sorted(CLAIMS))})s?\b|what\s+\w+\s+(?:had\s+)?said\b)",
    re.IGNORECASE,
)


def takes_back(cue: str) -> bool:
    """Whether a cue tells that somebody takes back what it said: "withdrew her statement"."""
    return bool(_TAKEN_BACK.search(cue))


def withdrawn(doc: Doc) -> Iterator[Found]:
    """As in "The minister took back his claim that the strain was foreign"."""
    for noun in each(doc):
        if noun.lemma_.lower() not in CLAIMS or noun.dep_ != "dobj":
            continue
        verb = noun.head
        back = any(c.lower_ == "back" for c in verb.children) and verb.lemma_ in {"take", "walk"}
        who = subject(verb)
        own = any(
            c.dep_ == "poss" and c.lower_ in {"his", "her", "its", "their"} for c in noun.children
        )
        if not (back or verb.lemma_ in WITHDRAW) or passive(verb) or not own:
            continue
        told = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"}), None)
        source = leading(verb) or (named(who) if who is not None else None)
        if told is None or source is None:
            continue
        words = [t for t in below(told) if t.i > noun.i]
        if len(words) > 2:
            cue = stretch(doc, doc[verb.i : noun.i + 1])
            yield Found((source,), (cue,), (stretched(words),))


RULES = (withdrawn,)
