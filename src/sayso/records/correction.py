"""What an editor decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.link import Relation
from sayso.records.point import Status
from sayso.records.span import Span

CorrectionKind = Literal["join", "split", "status", "unlink", "note"]
# Of what kind a record is, as the first part of its id tells.
RecordKind = Literal[
    "report", "attribution", "estimate", "event", "unknown", "transfer", "evidence", "movement", "place",
    "mention", "actor", "point", "series", "link", "story", "take", "correction",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """A record that is corrected, described so that it is found again when all is joined anew.

    `id` and `name` are what the editor saw (a point's name is its statement), `members` the ids of the
    attributions that a point or an actor rested on then, `spans` their exact words.
    """

    id: str
    kind: RecordKind
    name: str = ""
    members: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision of an editor, with the moment (ISO 8601, UTC) when it was entered.

    `join` makes the `targets` one, under the name of the first; `split` takes all but the first
    out of the first, and gives them to another called `name`; `status` sets that of a point;
    `unlink` takes back the link of `relation` between the two targets; `note` only says something.
    `text` is the editor's reason or note. `applied` tells whether what it corrects was found.
    """

    id: str
    added: str
    author: str
    kind: CorrectionKind
    targets: tuple[Target, ...]
    text: str = ""
    name: str = ""
    status: Status | None = None
    relation: Relation | None = None
    applied: bool = False
