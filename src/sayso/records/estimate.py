"""How many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sayso.records.attribution import SaidBy
from sayso.records.moment import Moment
from sayso.records.span import Span

Change = Literal["=", "~", ">", "<", "up", "down"]
EstimateKind = Literal["count", "flow", "forecast", "plan"]


def _plain(number: float) -> str:
    whole = number == int(number) and abs(number) < 1e16
    return str(int(number)) if whole else repr(number)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: `low` and `high` (None is open), and how it changes.

    `span` covers the number with its modifiers ("more than 600,000"). `unit` is the surface form,
    `normalized_unit` its plain English name in the singular or the noun counted, `-` for none.
    `change`: `=` equals, `~` about, `>` more than, `<` less than, `up` and `down` for a movement.
    """

    span: Span
    low: float | None
    high: float | None
    approximate: bool
    unit: str
    normalized_unit: str
    change: Change

    @property
    def value(self) -> str:
        """The number as written for machines; a range is `low-high`.

        A bound that is open on one side is told by `change`, so its number stands alone here.
        """
        bounds = [_plain(bound) for bound in (self.low, self.high) if bound is not None]
        return "-".join(dict.fromkeys(bounds))


@dataclass(frozen=True, slots=True)
class Estimate:
    """A quantity that somebody vouches for.

    `counted` is the noun counted (soldiers), `of` whose or which (North Korean), `where` the names
    of places. `kind`: `count` as of a moment, `flow` over an interval, `forecast`, `plan`.
    `attribution` is the id of the innermost attribution in whose content it stands, None where
    the report itself says it. `part` marks a subset ("including 100 dead") or an increment
    ("another 1,500"), which never share a series with totals. `said_by` is the attribution's: where it
    is `report`, `said` is only the day of the report.
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    approximate: bool
    counted: str
    of: str | None
    where: tuple[str, ...]
    kind: EstimateKind
    when: Moment | None
    said: Moment | None
    attribution: str | None
    part: Literal["subset", "increment"] | None = None
    said_by: SaidBy = "text"
