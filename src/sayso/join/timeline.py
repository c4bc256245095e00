"""The timeline: one row for one happening, with the actors in it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from sayso.records import Event, Link, Reading, Report, Step, Story, ident

# Two tellings of one moment are one happening when they share this much of the shorter one's words.
SAME = 0.6
_WORD = re.compile(r"\w{3,}")
# Words that every telling holds, the names of days among them: what is compared has one moment.
_PLAIN = frozenset(
    "the and that for with from was were had has have been its his her their they who which this "
    "but not are said told will would after before since about into over than out monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)


def _words(event: Event, voices: dict[str, str]) -> frozenset[str]:
    """The words that tell the happening, without those for who says so.

    Two things that one source said on one day would else be one.
    """
    told = frozenset(_WORD.findall(event.text.casefold())) - _PLAIN
    saying = " ".join(voices.get(a, "") for a in event.attributions)
    return told - frozenset(_WORD.findall(saying.casefold())) or told


def _alike(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(min(len(a), len(b)), 1)


def run(reports: tuple[Report, ...], readings: tuple[Reading, ...], story: Story) -> dict[str, Any]:
    """Events of all readings, those told alike of one moment as one row, in order of time."""
    actors = {link.left: link.right for link in story.links if link.relation == "names"}
    rows: dict[str, list[tuple[frozenset[str], list[Event]]]] = defaultdict(list)
    cast: dict[str, tuple[str, ...]] = {}
    voices = {
        a.id: " ".join(span.text for span in (*a.source, *a.cue))
        for reading in readings
        for a in reading.attributions
    }
    for reading in readings:
        for event in reading.events:
            here = [
                actors[mention.id]
                for mention in reading.mentions
                if mention.id in actors and any(span.holds(mention.span) for span in event.spans)
            ]
            cast[event.id] = tuple(dict.fromkeys(here))
            words = _words(event, voices)
            # Rows of one moment only are compared: a day holds few.
            for known, events in rows[event.when.value]:
                if _alike(words, known) >= SAME:
                    events.append(event)
                    break
            else:
                rows[event.when.value].append((words, [event]))
    merged, links = [], []
    for tellings in rows.values():
        for _, events in tellings:
            merged.append(_row(events, cast))
            links += [
                Link(
                    ident("link", event.id, merged[-1].id, "tells"),
                    event.id,
                    merged[-1].id,
                    "tells",
                    1.0,
                    "the same moment, told alike",
                    "timeline",
                )
                for event in events
            ]
    merged.sort(key=lambda e: (e.when.start or e.when.value, e.when.end or "9999"))
    return {"events": tuple(merged), "links": story.links + tuple(links)}


def _row(events: list[Event], cast: dict[str, tuple[str, ...]]) -> Event:
    """One row for several tellings of a happening: the first one's words, everybody's sources."""
    first = events[0]
    return Event(
        ident("event", *(event.id for event in events)),
        first.when,
        first.text,
        tuple(span for event in events for span in event.spans),
        tuple(dict.fromkeys(actor for event in events for actor in cast[event.id])),
        tuple(dict.fromkeys(place for event in events for place in event.places)),
        tuple(dict.fromkeys(a for event in events for a in event.attributions)),
    )


STEP = Step("timeline", run, needs=("actors",), gives=("events", "links.tells"))
