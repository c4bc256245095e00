"""What all the estimates of a story are read against: its actors, places and commonest words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

from sayso.data.gazetteer.fold import fold
from sayso.join.measure.happening import sorts, subjects
from sayso.join.measure.scope import Grounds, Named, focus
from sayso.join.once import once
from sayso.records import Actor, Report, Story

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts
    from sayso.data.countries import Countries
    from sayso.data.senses import Senses
    from sayso.data.units import Units

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TROOPS = re.compile(
    r"\b([A-Z][\w-]{1,30})\s+(?:[a-z]{1,30}\s+)?"
    r"(?:soldiers?|troops|servicemen|fighters|forces|personnel|units?)\b"
)
# A word of so many reports is the story's subject, and parts none of its figures.
_COMMON = 0.6
_FEW = 4
# So many of what a scene holds are compared as a whole, the others are looked up in.
_TABLES: Final = 7


@dataclass(frozen=True, slots=True)
class Scene:
    """A story to read estimates against.

    `places` are its places by folded names, `lands` the countries that they lie in, `focus` the one
    that it is about. `named` are its actors by folded names, `speakers` the ids of actors by
    attribution. `armies` tells whose soldiers a report speaks of most, `common` are the words of most
    reports, `outlets` folded names of those who publish, `about` the sorts of happenings that the
    story is about.
    """

    concepts: Concepts
    countries: Countries
    senses: Senses
    units: Units
    focus: str | None
    outlets: frozenset[str]
    about: frozenset[str]
    common: Mapping[str, bool]
    published: Mapping[str, str]
    places: Mapping[str, Named]
    lands: Mapping[str, str]
    actors: Mapping[str, Actor]
    named: Mapping[str, Actor]
    speakers: Mapping[str, Sequence[str]]
    armies: Mapping[str, str]

    def parts(self) -> tuple[tuple[Any, ...], tuple[Mapping[str, Any], ...]]:
        """All that it holds, in order: what is given as a whole, and what is looked up in."""
        values = [getattr(self, field.name) for field in fields(self)]
        return tuple(values[:_TABLES]), tuple(values[_TABLES:])

    def vouchers(self, attribution: str | None) -> list[Actor]:
        """The actors who say what the attribution with this id tells."""
        ids = self.speakers.get(attribution or "", ())
        return [self.actors[each] for each in ids if each in self.actors]


def scene_of(
    reports: Sequence[Report],
    story: Story,
    every: Sequence[Grounds],
    concepts: Concepts,
    countries: Countries,
    senses: Senses,
    units: Units,
) -> Scene:
    """The scene of a story; `every` are the grounds of its reports."""
    places: dict[str, Named] = {}
    lands: dict[str, str] = {}
    for ground in every:
        for named in ground.places:
            places[fold(named.place.name)] = places[named.key] = named
            if named.place.country:
                lands[named.key] = named.place.country
    held = Counter(word for ground in every for word in once(ground.reading, _words, ground.text))
    speakers: dict[str, list[str]] = defaultdict(list)
    for link in story.links:
        if link.relation == "speaks":
            speakers[link.left].append(link.right)
    return Scene(
        concepts=concepts,
        countries=countries,
        senses=senses,
        units=units,
        published={report.id: report.published or "9999" for report in reports},
        places=places,
        lands=lands,
        focus=focus(every),
        common={w: True for w, n in held.items() if n >= max(_FEW, _COMMON * len(reports))},
        outlets=frozenset(n.casefold() for r in reports for n in (r.outlet, r.wire) if n),
        about=subjects([once(ground.reading, sorts, ground.text) for ground in every]),
        actors={actor.id: actor for actor in story.actors},
        named={
            fold(name): actor for actor in story.actors for name in (actor.name, *actor.aliases)
        },
        speakers=speakers,
        armies=_armies(every, countries),
    )


def _armies(every: Collection[Grounds], countries: Countries) -> dict[str, str]:
    """Whose soldiers each report speaks of most, by country code; failing that, the story does."""
    spoken: dict[str, Counter[str]] = {}
    for ground in every:
        spoken[ground.reading.report] = once(ground.reading, _troops, ground.text, countries)
    story = sum(spoken.values(), Counter())
    told = sum((Counter(codes.keys()) for codes in spoken.values()), Counter())
    common = _foremost(story)
    if _SEVERAL * told[common] < len(spoken):
        common = ""  # soldiers of one country by the way, in a story of others'
    most = {}
    for report, codes in spoken.items():
        own = _foremost(codes)
        code = own if own == common or codes[own] >= _TWICE else common
        if code:
            most[report] = code
    return most


# Once may be by the way, and so may what fewer than one in so many reports speak of.
_TWICE = 2
_SEVERAL = 3


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _troops(text: str, countries: Countries) -> Counter[str]:
    """How often a report speaks of the soldiers of each country, by its code."""
    found = (countries.by_demonym(match[1]) for match in _TROOPS.finditer(text))
    return Counter(country.code for country in found if country is not None)


def _foremost(codes: Counter[str]) -> str:
    """The code that more than half of the words name."""
    return next((code for code, n in codes.items() if n > codes.total() / 2), "")
