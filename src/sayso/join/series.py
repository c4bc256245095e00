"""Series: estimates of the same measure, which may be charted together."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sayso.records import Estimate, Link, Reading, Report, Series, Step, Story, ident

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts
    from sayso.data.countries import Countries
    from sayso.data.units import Units

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[%$€£¥]")
# Words that part no measures: those who are treated are people or patients.
_SMALL = frozenset(
    "of the a an and or people persons person patient patients others by in on at to its their as "
    "more".split()
)
_ANYBODY = frozenset({"people", "persons", "others"})
# What happened so long before its report is another happening than the one in the news.
_PAST = timedelta(days=400)
_STATES = ("PCL",)


def _country(text: str, countries: Countries) -> str:
    """A country's code for its name, adjective or a mention of its people, else the words."""
    plain = re.sub(r"^the\s+|['’]s$", "", text.strip(), flags=re.IGNORECASE)
    country = countries.by_demonym(plain) or countries.by_name(plain) or countries.by_capital(plain)
    return country.code if country else plain.casefold()


def _region(estimate: Estimate, of: str, countries: Countries, kinds: dict[str, str]) -> str:
    """Where an estimate holds, so far as it parts it from others.

    The country of a story does not. Abroad it does: soldiers on another country's soil are not all
    the soldiers that their own country has.
    """
    region = set()
    for place in estimate.where:
        state = countries.by_name(place)
        whole = state is not None or kinds.get(place, "").startswith(_STATES)
        if not whole:
            region.add(place.casefold())
        elif state is not None and of in countries.by_code and state.code != of:
            region.add(state.code)
    return "|".join(sorted(region))


def _says(estimate: Estimate, units: Units) -> bool:
    """Whether an estimate says enough of what it measures: not "people" nor "dollars" alone.

    Charted together they would make one line of a salary, a fine and a price.
    """
    if units.word(estimate.counted) is not None:
        return False
    return estimate.counted.casefold() not in _ANYBODY or bool(estimate.of or estimate.where)


def _old(estimate: Estimate, published: str) -> str:
    """The year of a figure for a time long before its report, "" for the news."""
    day = (estimate.when.end or "")[:10] if estimate.when else ""
    try:
        long_ago = date.fromisoformat(published[:10]) - date.fromisoformat(day) > _PAST
    except ValueError:
        return ""
    return day[:4] if long_ago else ""


def measure(
    estimate: Estimate,
    concepts: Concepts,
    countries: Countries,
    kinds: dict[str, str],
    published: str = "",
) -> tuple[str, ...]:
    """The key of what an estimate measures; only equal keys share a series.

    What is counted and what became of it (by concept: soldiers and troops are one), of whom, where,
    whether it flowed over a closed interval or stood at a moment (what has come "since May" stands at
    the moment it is told), and the year of what is no news. `kinds` leads from place names to
    GeoNames feature codes, `published` is when the report was.
    """
    words = [w.casefold() for w in _WORD.findall(estimate.counted)]
    counted = sorted({concepts.of(word) for word in words if word not in _SMALL} or set(words))
    of = _country(estimate.of, countries) if estimate.of else ""
    ongoing = estimate.when is not None and estimate.when.value.endswith("/..")
    flows = "flow" if estimate.kind == "flow" and not ongoing else "stock"
    old = _old(estimate, published) if flows == "stock" else ""
    return (" ".join(counted), of, _region(estimate, of, countries, kinds), flows, old)


def _title(estimates: list[Estimate], concepts: Concepts, countries: Countries) -> str:
    """The measure in the words of its fullest estimate: "North Korean soldiers in Russia"."""
    best = max(
        estimates,
        key=lambda e: (
            bool(e.of) + bool(e.where),
            bool(e.of and countries.by_demonym(e.of)),
            len(e.counted),
            -e.span.start,
        ),
    )
    title = best.counted
    whose = re.sub(r"['’]s$", "", best.of) if best.of else ""
    owner = ""
    if whose and not re.search(rf"\b{re.escape(whose)}", title, re.IGNORECASE):
        # The adjective of a country stands before its noun; any other name is said to be whose it is.
        country = countries.by_name(whose)
        adjective = country.demonyms[0] if country and country.demonyms else whose
        if countries.by_demonym(adjective) is None:
            owner = f" ({whose})"
        elif " of " in title:
            title = title.replace(" of ", f" of {adjective} ", 1)  # "percent of Norwegian voters"
        else:
            title = f"{adjective} {title}"
    if best.where:
        sent = any(concepts.of(word) == "=send" for word in _WORD.findall(best.counted))
        title += f" {'to' if sent else 'in'} {' and '.join(best.where)}"
    return title + owner


def _moment(estimate: Estimate, published: str) -> str:
    """Where on the time axis an estimate stands: what it holds for, else said, else published."""
    for moment in (estimate.when, estimate.said):
        if moment:
            day = moment.end or moment.start
            if day:
                return _full(day)
    return _full(published)


def _full(day: str) -> str:
    """A day without a time stands behind the hours told of it: a report sums up its day."""
    return day if "T" in day else f"{day}T24"


def run(
    reports: tuple[Report, ...],
    readings: tuple[Reading, ...],
    story: Story,
    *,
    concepts: Concepts,
    countries: Countries,
    units: Units,
) -> dict[str, Any]:
    """Estimates by what they measure.

    Subsets and increments are in no series, nor is what nobody says what it is of.
    """
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
            if estimate.part is None and _says(estimate, units):
                key = measure(estimate, concepts, countries, kinds, published[estimate.span.report])
                groups[key].append(estimate)
    series, links = [], []
    for key, estimates in groups.items():
        estimates.sort(key=lambda e: (_moment(e, published[e.span.report]), e.span.start))
        name = ident("series", story.id, *key)
        series.append(
            Series(
                name,
                _title(estimates, concepts, countries),
                estimates[0].counted,
                tuple(e.id for e in estimates),
            )
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
    uses=("concepts", "countries", "units"),
)
