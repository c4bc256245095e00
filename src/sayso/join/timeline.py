"""The timeline: one row for one happening, with the actors in it and the dates that reports give."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sayso.join.once import asking
from sayso.records import Event, Link, Moment, Reading, Report, Step, Story, ident

if TYPE_CHECKING:
    from sayso.data.vectors import Vectors

# Two tellings of one moment are one happening when they share this much of the shorter one's words.
SAME = 0.6
# Of the same day in two reports with few words in common, by meaning: all of 22 pairs of five sample
# stories that come to so much tell one happening.
NEAR = 0.38
# Words that mean this nearly the same count as one.
LIKE = 0.62
# Reports of one happening differ by so much: the day it happened, and the day it was told.
_SPREAD = timedelta(days=1)
# A word that more tellings hold leads to too many others to compare.
_OFTEN = 24
# A day has fewer happenings than this; of a stream's days only the last ones are compared.
_DAY = 200
_WORD = re.compile(r"\w{3,}")
# A name within a telling; what opens it may be any word.
_NAME = re.compile(r"(?<=[\w,;:’'] )[A-Z]\w{2,}")
_FIGURE = re.compile(r"\b\d[\d.,]*\b")
# Words that every telling holds, the names of days among them: what is compared has one moment.
_PLAIN = frozenset(
    "the and that for with from was were had has have been its his her their they who which this "
    "but not are said told will would after before since about into over than out monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)


_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


@dataclass(frozen=True, slots=True)
class _Telling:
    """An event as one report tells it: its words, figures and days, and who and where it is about.

    `about` holds ids of actors and places, and names as they are written; `saying` where what
    happened at that time is that somebody spoke.
    """

    event: Event
    report: str
    words: frozenset[str]
    figures: frozenset[str]
    start: date | None
    end: date | None
    about: frozenset[str]
    saying: bool


def _words(event: Event, voices: dict[str, str]) -> frozenset[str]:
    """The words that tell the happening, without those for who says so.

    Two things that one source said on one day would else be one.
    """
    told = frozenset(_WORD.findall(_folded(event.text).casefold())) - _PLAIN
    saying = " ".join(voices.get(a, "") for a in event.attributions)
    return told - frozenset(_WORD.findall(_folded(saying).casefold())) or told


def _folded(text: str) -> str:
    """Text without accents, which one report writes and another leaves out."""
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def _telling(
    event: Event, report: str, cast: Sequence[str], voices: dict[str, str], saying: bool
) -> _Telling:
    return _Telling(
        event,
        report,
        _words(event, voices),
        frozenset(_FIGURE.findall(event.text)),
        _day(event.when.start),
        _day(event.when.end),
        frozenset((*cast, *event.places, *_names(event.text))),
        saying,
    )


def _names(text: str) -> list[str]:
    """The names in a telling; those of days and months are none."""
    found = (name.casefold() for name in _NAME.findall(_folded(text)))
    return [name for name in found if name not in _PLAIN and name not in _MONTHS]


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _near(a: _Telling, b: _Telling) -> bool:
    """Whether two tellings may be of one time: both of a day or two, not further apart."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    if a.end - a.start > _SPREAD or b.end - b.start > _SPREAD:
        return False
    return a.start - b.end <= _SPREAD and b.start - a.end <= _SPREAD


def _within(a: _Telling, b: _Telling) -> bool:
    """Whether one is told of a part of the other's day: of Thursday, and of Thursday night."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    if max(a.end - a.start, b.end - b.start) > _SPREAD:
        return False
    return (a.start <= b.start and b.end <= a.end) or (b.start <= a.start and a.end <= b.end)


def _alike(a: _Telling, b: _Telling, weights: Mapping[str, float], vectors: Vectors) -> float:
    """The weight of the words that both tell, or nearly so, as a share of the shorter telling's."""
    shared = a.words & b.words
    both = math.fsum(weights[word] for word in shared)
    rest, other = sorted(a.words - shared), sorted(b.words - shared)
    if rest and other:
        table = vectors.likeness(rest, other)
        for at, word in enumerate(rest):
            best = int(table[at].argmax())
            if table[at, best] >= LIKE:
                both += min(weights[word], weights[other[best]]) * float(table[at, best])
    # Exact sums, so that the order of words in a set never shows.
    least = min(math.fsum(weights[w] for w in side.words) for side in (a, b))
    return both / least if least else 0.0


def _one(a: _Telling, b: _Telling, weights: Mapping[str, float], vectors: Vectors) -> float:
    """How sure it is (0 to 1) that two tellings are of one happening; 0 where they are not."""
    if a.saying != b.saying:
        return 0.0
    same = a.event.when.value == b.event.when.value
    plain = len(a.words & b.words) / max(min(len(a.words), len(b.words)), 1)
    if same and plain >= SAME:
        return plain
    same = same or _within(a, b)
    # One report that tells two things of two days means two; so do other figures.
    if a.report == b.report or not (same or _near(a, b)):
        return 0.0
    if not a.about & b.about and not (same and a.figures & b.figures):
        return 0.0
    if a.figures and b.figures and not a.figures & b.figures:
        return 0.0
    score = _alike(a, b, weights, vectors)
    return score if score >= (NEAR if same else SAME) else 0.0


def run(
    reports: tuple[Report, ...], readings: tuple[Reading, ...], story: Story, *, vectors: Vectors
) -> dict[str, Any]:
    """Events of all readings, those that tell one happening as one row, in order of time."""
    tellings, cast = _tellings(readings, story)
    held = Counter(word for telling in tellings for word in telling.words)
    weights = {word: math.log(1 + len(tellings) / n) for word, n in held.items()}
    rows: list[list[_Telling]] = []
    by_moment: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    links = []
    scores: list[list[float]] = []
    for telling in tellings:
        rare = [word for word in telling.words if held[word] <= _OFTEN]
        # Rows of one moment, or that share a word that few tellings hold: a handful.
        often = Counter(at for word in rare for at in by_word[word])
        near = {at for at, n in often.items() if n > 1} | set(
            by_moment[telling.event.when.value][-_DAY:]
        )
        found = [
            (score, -at)
            for at in sorted(near)
            if (score := _one(telling, rows[at][0], weights, vectors))
        ]
        if found:
            score, at = max(found)
            rows[-at].append(telling)
            scores[-at].append(score)
        else:
            for word in rare:
                by_word[word].append(len(rows))
            by_moment[telling.event.when.value].append(len(rows))
            rows.append([telling])
            scores.append([1.0])
    merged = []
    for row, sure in zip(rows, scores, strict=True):
        event = _row([telling.event for telling in row], cast)
        merged.append(event)
        links += [
            Link(
                ident("link", telling.event.id, event.id, "tells"),
                telling.event.id,
                event.id,
                "tells",
                round(min(1.0, score), 3),
                "the same moment, told alike"
                if telling.event.when == event.when
                else "told alike, of a day beside it",
                "timeline",
            )
            for telling, score in zip(row, sure, strict=True)
        ]
    merged.sort(key=lambda e: (e.when.start or e.when.value, e.when.end or "9999", e.id))
    return {"events": tuple(merged), "links": story.links + tuple(links)}


def _tellings(
    readings: Iterable[Reading], story: Story
) -> tuple[list[_Telling], dict[str, tuple[str, ...]]]:
    actors = {link.left: link.right for link in story.links if link.relation == "names"}
    found: list[_Telling] = []
    cast: dict[str, tuple[str, ...]] = {}
    for reading in readings:
        for telling, here in asking(reading, _told, (reading,), (actors,)):
            cast[telling.event.id] = here
            found.append(telling)
    return found, cast


def _told(reading: Reading, actors: Mapping[str, str]) -> list[tuple[_Telling, tuple[str, ...]]]:
    """The events that one report tells, each with the actors in it."""
    voices = {
        a.id: " ".join(span.text for span in (*a.source, *a.cue)) for a in reading.attributions
    }
    days = {a.id: a.said for a in reading.attributions if a.said_by == "text"}
    found = []
    for event in reading.events:
        saying = any(days.get(each) == event.when for each in event.attributions)
        here = [
            actors[mention.id]
            for mention in reading.mentions
            if mention.id in actors and any(span.holds(mention.span) for span in event.spans)
        ]
        cast = tuple(dict.fromkeys(here))
        found.append((_telling(event, reading.report, cast, voices, saying), cast))
    return found


def _row(events: list[Event], cast: dict[str, tuple[str, ...]]) -> Event:
    """One row for several tellings of a happening: the first one's words, everybody's sources.

    Its moment is the one that most tell; of equally many, the shortest.
    """
    often = Counter(event.when.value for event in events)
    moments: dict[str, Moment] = {event.when.value: event.when for event in events}
    when = min(moments.values(), key=lambda m: (-often[m.value], _length(m), m.value))
    told = [event for event in events if event.when.value == when.value]
    # A whole sentence is read better than words out of one.
    first = next((event for event in told if event.text[:1].isupper()), told[0])
    days = tuple(sorted(moments.values(), key=lambda m: (m.start or m.value, m.value)))
    return Event(
        ident("event", *(event.id for event in events)),
        when,
        first.text,
        tuple(span for event in events for span in event.spans),
        tuple(dict.fromkeys(actor for event in events for actor in cast[event.id])),
        tuple(dict.fromkeys(place for event in events for place in event.places)),
        tuple(dict.fromkeys(a for event in events for a in event.attributions)),
        days if len(days) > 1 else (),
    )


def _length(moment: Moment) -> int:
    start, end = _day(moment.start), _day(moment.end)
    return (end - start).days if start and end else 10_000


STEP = Step("timeline", run, needs=("actors",), gives=("events", "links.tells"), uses=("vectors",))
