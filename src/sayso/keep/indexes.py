"""A reading as rows to search by."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Table

from sayso.keep.schema import ATTRIBUTIONS, ESTIMATES, ITEMS, PLACES
from sayso.records import Attribution, Mention, Reading, Span

Rows = dict[Table, list[dict[str, Any]]]
# A chain of mentions that refer to each other is short; a faulty one may go round.
_MOST_REFERS = 20


def rows(reading: Reading) -> Rows:
    """The rows of each index table for one reading, without the number of the reading."""
    return {
        ATTRIBUTIONS: _unique(_attributions(reading)),
        ESTIMATES: _unique(_estimates(reading)),
        PLACES: _unique(_places(reading)),
        ITEMS: _unique(_items(reading)),
    }


def _unique(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first row of each id, in order."""
    by_id: dict[str, dict[str, Any]] = {}
    for row in found:
        by_id.setdefault(row["id"], row)
    return list(by_id.values())


def _extent(spans: Iterable[Span]) -> dict[str, int]:
    every = list(spans)
    return {
        "start": min((span.start for span in every), default=0),
        "end": max((span.end for span in every), default=0),
    }


def _attributions(reading: Reading) -> Iterable[dict[str, Any]]:
    by_id = {mention.id: mention for mention in reading.mentions}
    starts = [mention.span.start for mention in reading.mentions]
    for attribution in reading.attributions:
        said = attribution.said
        yield {
            "id": attribution.id,
            "source": " … ".join(span.text for span in attribution.source) or None,
            "actor": _actor(attribution, reading.mentions, starts, by_id),
            "stance": attribution.stance,
            "certainty": attribution.certainty,
            "manner": attribution.manner,
            "said_from": said.start if said else None,
            "said_to": said.end if said else None,
            **_extent((*attribution.source, *attribution.cue, *attribution.content)),
        }


def _actor(
    attribution: Attribution,
    mentions: tuple[Mention, ...],
    starts: list[int],
    by_id: dict[str, Mention],
) -> str | None:
    """The names of whoever the source's words mention, pronouns and descriptions followed back."""
    names: list[str] = []
    for span in attribution.source:
        near = mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        inside = [mention for mention in near if span.holds(mention.span)]
        for mention in inside:
            if any(other is not mention and other.span.holds(mention.span) for other in inside):
                continue  # "her deputy" speaks, and not she
            for _ in range(_MOST_REFERS):
                if mention.form in {"name", "metonym"} or mention.refers not in by_id:
                    break
                mention = by_id[mention.refers]
            if mention.form != "pronoun":
                names.append(mention.name)
    return "; ".join(dict.fromkeys(names)) or None


def _estimates(reading: Reading) -> Iterable[dict[str, Any]]:
    for estimate in reading.estimates:
        yield {
            "id": estimate.id,
            "counted": estimate.counted,
            "of": estimate.of,
            "low": estimate.low,
            "high": estimate.high,
            "kind": estimate.kind,
            "happened_from": estimate.when.start if estimate.when else None,
            "happened_to": estimate.when.end if estimate.when else None,
            **_extent([estimate.span]),
        }


def _places(reading: Reading) -> Iterable[dict[str, Any]]:
    for mention in reading.places:
        if mention.place:
            yield {
                "id": mention.place.id,
                "name": mention.place.name,
                "country": mention.place.country,
                "geonames_id": mention.place.geonames_id,
                **_extent([mention.span]),
            }


def _items(reading: Reading) -> Iterable[dict[str, Any]]:
    for event in reading.events:
        yield {"id": event.id, "kind": "event", **_extent(event.spans)}
    for unknown in reading.unknowns:
        yield {"id": unknown.id, "kind": "unknown", **_extent(unknown.spans)}
    for transfer in reading.transfers:
        yield {"id": transfer.id, "kind": "transfer", **_extent([transfer.span])}
    for evidence in reading.evidence:
        yield {"id": evidence.id, "kind": "evidence", **_extent([evidence.span])}
