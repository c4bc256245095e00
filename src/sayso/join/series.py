"""Series: estimates of the same measure, which may be charted together."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sayso.records import Estimate, Link, Reading, Report, Series, Step, Story, ident

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts
    from sayso.data.countries import Countries

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[%$€£¥]")
_SMALL = frozenset("of the a an and or people persons person by in its their new more".split())


def _country(text: str, countries: Countries) -> str:
    """A country's code for its name, adjective or a mention of its people, else the words."""
    plain = re.sub(r"^the\s+|['’]s$", "", text.strip(), flags=re.IGNORECASE)
    country = countries.by_demonym(plain) or countries.by_name(plain) or countries.by_capital(plain)
    return country.code if country else plain.casefold()


def measure(
    estimate: Estimate, concepts: Concepts, countries: Countries, kinds: dict[str, str]
) -> tuple[str, ...]:
    """The key of what an estimate measures; only equal keys share a series.

    What is counted (by concept: soldiers and troops are one), of whom, in which region (a country
    as a whole counts as none), and whether it flowed over an interval or stood at a moment.
    `kinds` leads from place names to GeoNames feature codes.
    """
    words = [w.casefold() for w in _WORD.findall(estimate.counted)]
    counted = sorted({concepts.of(word) for word in words if word not in _SMALL} or set(words))
    of = _country(estimate.of, countries) if estimate.of else ""
    region = sorted(
        place.casefold() for place in estimate.where if not kinds.get(place, "").startswith("PCL")
    )
    flows = "flow" if estimate.kind == "flow" else "stock"
    return (" ".join(counted), of, "|".join(region), flows)


def _title(estimates: list[Estimate]) -> str:
    """The measure in the words of its fullest estimate: "North Korean soldiers in Russia"."""
    best = max(estimates, key=lambda e: (bool(e.of) + bool(e.where), len(e.counted), -e.span.start))
    of = re.sub(r"['’]s$", "", best.of) if best.of else ""
    title = best.counted
    if of and of.casefold() not in title.casefold():
        # An adjective stands before its noun, a name behind it.
        title = (
            f"{of} {title}"
            if re.search(r"(?:an|ese|ish|ic|i|ch|ek|sh)$", of)
            else f"{title} ({of})"
        )
    if best.where:
        title += f", {' and '.join(best.where)}"
    return title


def _moment(estimate: Estimate, published: str) -> str:
    """Where on the time axis an estimate stands: what it holds for, else said, else published."""
    for moment in (estimate.when, estimate.said):
        if moment:
            day = moment.end or moment.start
            if day:
                return day
    return published


def run(
    reports: tuple[Report, ...],
    readings: tuple[Reading, ...],
    story: Story,
    *,
    concepts: Concepts,
    countries: Countries,
) -> dict[str, Any]:
    """Estimates by what they measure. Subsets and increments are in no series."""
    published = {report.id: report.published or "9999" for report in reports}
    kinds = {
        place.place.name: place.place.kind or ""
        for reading in readings
        for place in reading.places
        if place.place
    }
    groups: dict[tuple[str, ...], list[Estimate]] = defaultdict(list)
    for reading in readings:
        for estimate in reading.estimates:
            if estimate.part is None:
                groups[measure(estimate, concepts, countries, kinds)].append(estimate)
    series, links = [], []
    for key, estimates in groups.items():
        estimates.sort(key=lambda e: (_moment(e, published[e.span.report]), e.span.start))
        name = ident("series", story.id, *key)
        series.append(
            Series(name, _title(estimates), estimates[0].counted, tuple(e.id for e in estimates))
        )
        links += [
            Link(
                ident("link", e.id, name, "counts"),
                e.id,
                name,
                "counts",
                1.0,
                "counts the same of the same",
                "series",
            )
            for e in estimates
        ]
    series.sort(key=lambda s: -len(s.estimates))
    return {"series": tuple(series), "links": story.links + tuple(links)}


STEP = Step(
    "series",
    run,
    needs=("actors",),
    gives=("series", "links.counts"),
    uses=("concepts", "countries"),
)
