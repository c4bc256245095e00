"""Stories: a stream of reports on many subjects, split into the developments that they tell of.

One pass in order of publication, as in topic detection and tracking (J. Allan, ed., "Topic Detection
and Tracking", 2002): each report goes to the stories whose recent reports it is like, or begins one.
What comes later never moves what came before, so the stories as of a day are those of the reports
until that day.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sayso.data.concepts import stem
from sayso.data.titles.people import fold
from sayso.data.vectors import Vectors
from sayso.records import Reading, Report, Story, Subject, ident, instant

# From this likeness on a report belongs to a story; to a second one it must be plainer still.
SAME = 0.11
BOTH = 0.2
# Days without a report after which likeness counts for half: news that old is another development.
HALF = 21
# What a report adds to the profile of its story, against what was there.
FRESH = 0.15
# So many features of a report look for stories, so many of a story can be found.
SOUGHT, HELD = 30, 120
# So many features tell what even the longest report is about.
KEPT = 200
# So many stories, those that share most of these features, are looked at closely.
COMPARED = 8
# A feature of more stories than this finds none of them.
CROWD = 100
# Words that count as seen before the first report, so that the first few do not seem all special.
BEFORE = 150
# Title and first sentences tell what a report is about.
LEAD, LEAD_WEIGHT = 3, 2.0
# A name tells more than a word, a country (in the news every day) less.
NAME, COUNTRY = 1.6, 0.4
RARE = 0.35

_WORD = re.compile(r"[a-z]{3,}")

Profile = dict[str, float]


def subject(report: Report, reading: Reading, *, vectors: Vectors) -> Subject:
    """What a report is about: names, places and the rarer words, each with its weight."""
    found: Profile = defaultdict(float)
    lead = reading.sentences[min(LEAD, len(reading.sentences)) - 1].end if reading.sentences else 0
    named: list[tuple[int, int]] = []

    def add(key: str, weight: float, at: int) -> None:
        found[key] += weight * (LEAD_WEIGHT if at < lead else 1.0)

    for mention in reading.mentions:
        if mention.form not in ("name", "metonym"):
            continue
        named.append((mention.span.start, mention.span.end))
        if mention.kind == "state":
            add(f"@{mention.country or fold(mention.name)}", COUNTRY, mention.span.start)
        else:
            words = fold(mention.name).split()
            if words:
                last = words[-1] if mention.kind == "person" else " ".join(words)
                add(f"@{last}", NAME, mention.span.start)
    for place in reading.places:
        if place.place is not None:
            named.append((place.span.start, place.span.end))
            country = (place.place.kind or "").startswith("PCL")
            key = f"@{place.place.country}" if country else f"@{place.place.id}"
            add(key, COUNTRY if country else NAME, place.span.start)
    taken = sorted(named)
    at = 0
    for match in _WORD.finditer(report.text.lower()):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at < len(taken) and taken[at][0] <= match.start():
            continue
        rarity = vectors.rarity(match.group())
        if rarity >= RARE:
            add(stem(match.group()), rarity, match.start())
    for match in _WORD.finditer((report.title or "").lower()):
        rarity = vectors.rarity(match.group())
        if rarity >= RARE:
            add(stem(match.group()), rarity * LEAD_WEIGHT, 0)
    about = {key: 1 + math.log(weight) if weight > 1 else weight for key, weight in found.items()}
    heaviest = sorted(about.items(), key=lambda item: (-item[1], item[0]))[:KEPT]
    return Subject(report.id, report.name, report.title, report.published, tuple(heaviest))


@dataclass(slots=True)
class _Thread:
    """A story while its reports are gathered: their numbers, what they tell of, the newest's day."""

    reports: list[int]
    about: Profile
    day: int | None


@dataclass(slots=True)
class _Stream:
    """The stories so far, by their features, and how many reports held each feature."""

    threads: list[_Thread] = field(default_factory=list)
    holders: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    seen: Counter[str] = field(default_factory=Counter)
    total: int = 0

    def rare(self, key: str) -> float:
        """From near 0 for what every report of the stream has to 1 for what none had before."""
        return math.log((self.total + BEFORE) / (self.seen[key] + 1)) / math.log(
            self.total + BEFORE
        )

    def weighed(self, about: Profile) -> Profile:
        return {key: weight * self.rare(key) for key, weight in about.items()}


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _norm(weights: Profile) -> float:
    return math.sqrt(math.fsum(value * value for value in weights.values())) or 1.0


def _near(stream: _Stream, about: Profile, day: int | None) -> list[tuple[float, int]]:
    """The stories that a report is like, best first, each with the likeness (0 to 1)."""
    mine = stream.weighed(about)
    strongest = sorted(mine, key=lambda key: (-mine[key], key))[:SOUGHT]
    votes: dict[int, float] = defaultdict(float)
    for key in strongest:
        held = stream.holders.get(key, ())
        if len(held) <= CROWD:
            for number in held:
                votes[number] += mine[key]
    size = _norm(mine)
    found = []
    for number, _ in sorted(votes.items(), key=lambda item: (-item[1], item[0]))[:COMPARED]:
        thread = stream.threads[number]
        theirs = stream.weighed(thread.about)
        both = math.fsum(value * theirs[key] for key, value in mine.items() if key in theirs)
        gap = abs(day - thread.day) if day is not None and thread.day is not None else 0
        likeness = both / (size * _norm(theirs)) * 0.5 ** (max(0, gap - 2) / HALF)
        if likeness >= SAME:
            found.append((likeness, number))
    return sorted(found, key=lambda pair: (-pair[0], pair[1]))


def split(subjects: Iterable[Subject]) -> tuple[Story, ...]:
    """The stories of a stream, in order of their first report; each report is in one or two.

    The stories hold ids of reports in order of publication and nothing that joining finds. Their
    own ids come from their first report, so that they stay as a story grows. The order in which
    the subjects are given plays no role.
    """
    order = sorted(subjects, key=lambda each: (instant(each.published), each.name, each.report))
    stream = _Stream()
    for number, each in enumerate(order):
        about, day = dict(each.about), _day(each.published)
        near = _near(stream, about, day)
        chosen = [at for likeness, at in near[:2] if likeness >= BOTH or at == near[0][1]]
        if not chosen:
            chosen = [len(stream.threads)]
            stream.threads.append(_Thread([], {}, None))
        for at in chosen:
            _put(stream, at, number, about, day)
        stream.total += 1
        stream.seen.update(about.keys())
    return tuple(_story([order[number] for number in each.reports]) for each in stream.threads)


def _story(told: Sequence[Subject]) -> Story:
    """The story of reports in order of publication, under the title of the newest that has one."""
    ids = tuple(each.report for each in told)
    title = next((each.title for each in reversed(told) if each.title), told[0].name)
    return Story(ident("story", ids[0]), title, ids)


def _put(stream: _Stream, at: int, number: int, about: Profile, day: int | None) -> None:
    """Add a report to a story: its profile fades a little with each, so that it can move on."""
    thread = stream.threads[at]
    thread.reports.append(number)
    size = _norm(about)
    keep = 1.0 - FRESH if thread.about else 0.0
    merged = {key: value * keep for key, value in thread.about.items()}
    for key, value in about.items():
        merged[key] = merged.get(key, 0.0) + value / size * (FRESH if thread.about else 1.0)
    kept = sorted(merged, key=lambda key: (-merged[key], key))[:HELD]
    for key in kept:
        held = stream.holders[key]
        if at not in held[-CROWD:]:
            held.append(at)
    thread.about = {key: merged[key] for key in kept}
    thread.day = day if day is not None else thread.day
