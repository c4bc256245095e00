"""Who said what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sayso.records.moment import Moment
from sayso.records.span import Span

Stance = Literal[
    "assert",
    "confirm",
    "acknowledge",
    "deny",
    "doubt",
    "decline",
    "ask",
    "assess",
    "predict",
    "warn",
    "accuse",
    "promise",
    "demand",
    "propose",
]
# What somebody does by saying it is a happening; that something was said is none.
DEEDS: frozenset[Stance] = frozenset(
    {"acknowledge", "confirm", "deny", "accuse", "promise", "demand"}
)
Certainty = Literal[
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even",
    "likely",
    "very likely",
    "almost certain",
    "stated",
]
Manner = Literal["speech", "belief", "plan", "document"]
# Whether the words tell when it was said, or it is the day of the report that tells it.
SaidBy = Literal["text", "report"]


_DENIAL = re.compile(
    r"\b(?:den[iy]|reject|dismiss|disput|refut|rebut|rebuff|contradict|disavow|repudiat|disown|"
    r"rul(?:e[sd]?|ing) out|quash|scotch|debunk|rubbish|cold water on|pushed back|took issue|laid to rest)",
    re.IGNORECASE,
)


def cue_denies(cue: str) -> bool:
    """Whether a cue's own words deny ("rejected"); "said" may deny only by what its content says."""
    return bool(_DENIAL.search(cue))


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source, a cue and a content in one report, as in the PARC and PolNeAR corpora.

    Each role is a tuple of spans: contents are often in several pieces around their source and
    cue, and a passive has no source. `said` is when it was said, None where the report does not
    tell. `via` holds the sources that pass it on, outermost first; `source` is the innermost
    origin. `said_by` tells whether the report's words give the day, or it is only the day of the
    report, whose news it is. `inside` is the id of the attribution in whose content this one stands. `manner` tells
    speech from belief, plan and document ("the indictment says"). `told_in` is the sentence to read
    the content in where it says nothing by itself ("spoke of 26 dead"). Certainty is what the
    source says of its own content, in the bands of ICD 203, or `stated` where it is not hedged.
    """

    id: str
    report: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance = "assert"
    certainty: Certainty = "stated"
    manner: Manner = "speech"
    said: Moment | None = None
    via: tuple[Span, ...] = ()
    inside: str | None = None
    said_by: SaidBy = "text"
    told_in: Span | None = None
