"""Words that stand for an actor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.span import Span

ActorKind = Literal["state", "organization", "group", "person"]
MentionForm = Literal["name", "metonym", "description", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an actor in a report.

    `name` is what the words name once titles, articles and possessives are off ("Brandt" of
    "Mr. Brandt's"); for a metonym it is the actor it stands for ("Russia" of "the Kremlin"); for a
    description ("the agency", "a senior official") its words; for a pronoun the pronoun.
    `role` is the title or office given with the name ("Secretary of Defense"), `country` an ISO
    3166 alpha-2 code where the words tell it. `anonymous` marks people whose names are withheld.
    `refers` is the id of the earlier mention that it refers to, where `mark` could tell.
    """

    id: str
    span: Span
    name: str
    kind: ActorKind | None
    form: MentionForm
    role: str | None = None
    country: str | None = None
    plural: bool = False
    anonymous: bool = False
    refers: str | None = None
    reason: str = ""
