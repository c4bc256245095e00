"""Where a report is written from, and by which outlet: what it need not say of its own country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.data.countries import Countries
from sayso.data.titles.people import fold
from sayso.records import Reading, Report

# What stands before the story itself: "MANILA, June 3 (Agency) -", "OSLO/RIGA —", "LAGOS. ".
_DATELINE = re.compile(
    r"^([A-Z][A-ZÀ-ÞŽŠČ'’.\- /]{2,60}|[A-Z][\w'’\-]{1,30}(?: [A-Z][\w'’\-]{1,30}){0,3})"
    r"(?:,[^—–\n]{0,60}?)?(?:\([^()\n]{1,60}\))?\s*(?:[—–]|-\s|\.\s)"
)
_SHOUTED = re.compile(r"^[A-ZÀ-ÞŽŠČ][A-ZÀ-ÞŽŠČ'’.\- ]+")
_LONGEST = 3
_NEARLY, _HALF = 0.7, 0.5


@dataclass(frozen=True, slots=True)
class Setting:
    """A report with its `home`: the country (ISO 3166 alpha-2) whose ministries need no country.

    That is the country of its dateline, else the one in its outlet's name, else the one that nearly
    all of its places lie in. `most` is the country of at least half of its places. `told` holds
    where the dateline or the outlet's name tells the home: places are often taken for their
    namesakes elsewhere.
    """

    report: Report
    home: str | None
    most: str | None = None
    told: bool = True

    @property
    def day(self) -> str:
        """The day of publication, empty where it is not known."""
        return (self.report.published or "")[:10]


class Settings(dict[str, Setting]):
    """The settings of a story's reports by their ids."""

    @cached_property
    def datelines(self) -> frozenset[str]:
        """The countries that the datelines and the outlets' names tell."""
        return frozenset(at.home for at in self.values() if at.told and at.home)


def setting(report: Report, reading: Reading, countries: Countries) -> Setting:
    """The setting of one report."""
    told = _dateline(report, reading, countries) or _in_name(report.outlet or "", countries)
    named = _named(reading)
    ranked = sorted(named, key=lambda code: (-named[code], code))
    most = ranked[0] if ranked and named[ranked[0]] >= _HALF * named.total() else None
    nearly = most is not None and named[most] >= _NEARLY * named.total()
    return Setting(report, told or (most if nearly else None), most, bool(told))


def _dateline(report: Report, reading: Reading, countries: Countries) -> str | None:
    """The country of the place in the dateline; none where it has places of two."""
    line = _DATELINE.match(report.text)
    if line is None:
        return None
    place = line[1]
    shouted = _SHOUTED.match(place)
    if shouted is None and not re.match(r"[^,]+, \d|[^,]+, [A-Z][a-z]+\.? \d", line[0]):
        return None
    found: set[str] = set()
    for part in re.split(r"\s*/\s*", place):
        country = countries.by_capital(part.title()) or countries.by_name(part.title())
        if country is not None:
            found.add(country.code)
    if not found:
        names = {fold(part.strip()) for part in place.split("/")}
        for mention in reading.places:
            named = mention.span.start < line.end(1) or fold(mention.span.text) in names
            if named and mention.place is not None and mention.place.country:
                found.add(mention.place.country)
    return found.pop() if len(found) == 1 else None


def _named(reading: Reading) -> Counter[str]:
    """How often the report names each country, its places and its government."""
    told = Counter(m.place.country for m in reading.places if m.place and m.place.country)
    told.update(m.country for m in reading.mentions if m.kind == "state" and m.country)
    return told


def _in_name(outlet: str, countries: Countries) -> str | None:
    """The country that an outlet's name tells: "The Oslo Herald", "Radio Peru"."""
    words: Sequence[str] = re.findall(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*", outlet)
    for size in range(_LONGEST, 0, -1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            if not name[:1].isupper():
                continue
            country = (
                countries.by_capital(name) or countries.by_name(name) or countries.by_demonym(name)
            )
            if country is not None:
                return country.code
    return None
