"""What is otherwise than it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Span

ChangeKind = Literal[
    "turned",  # an actor takes another side of a point
    "withdrawn",  # nobody affirms any more what somebody affirmed
    "status",  # a point's status is another
    "point",  # a new point at issue
    "figure",  # a source gives another figure for the same measure
    "taken back",  # a source takes a figure back
    "said",  # something new was said
    "edited",  # a page was changed after it was published
    "correction",  # an editor decided something
    "undone",  # an editor's decision was taken back
    "unknown",  # a report says that something is not known
    "report",  # a report came in
    "copy",  # a report came in that repeats another one
]


@dataclass(frozen=True, slots=True)
class StoryChange:
    """One difference between two moments of a story.

    `text` says what it is about in exact words, or in those of the record; `was` and `now` are the
    two states where there are two, and `who` is whose. `when` is an ISO day. `spans` are the words that it
    rests on, `records` the ids of what it is about, which `sayso show` takes.
    """

    kind: ChangeKind
    text: str
    spans: tuple[Span, ...] = ()
    who: str = ""
    was: str = ""
    now: str = ""
    when: str | None = None
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryChanges:
    """What changed in a story from `since` to `as_of` (None: until now), most telling first."""

    title: str
    since: str
    as_of: str | None
    changes: tuple[StoryChange, ...]
    schema: Literal["sayso/changes/1"] = "sayso/changes/1"
