"""Where an estimate holds, so far as it parts it from others of its story."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from sayso.data.gazetteer.fold import fold
from sayso.records import Attribution, Estimate, Place, Reading, Span

if TYPE_CHECKING:
    from sayso.data.countries import Countries

# Words for a place named before: "in the province", "the provincial office", "the town's clinic".
_AGAIN = re.compile(
    r"\b(?:the|this|that|its|their|her|his)\s+(?:same\s+)?(?P<noun>province|region|district|county|"
    r"city|town|village|island|municipality)\b",
    re.IGNORECASE,
)
# An office of such a place, which it does not name.
_OFFICE = re.compile(r"\b(?P<noun>provincial|regional|municipal)\b(?! hospital)", re.IGNORECASE)
_LANDS: Final = frozenset({"province", "region", "district", "county", "provincial", "regional"})
_WHOLE = re.compile(r"\bOf the\s+\Z")
# "66 dead in three states"
_SEVERAL: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight) (?:states|provinces|regions|districts|counties|countries|"
    r"cities|towns|villages|islands)\b",
    re.IGNORECASE,
)
_NUMBERS: Final = ("two", "three", "four", "five", "six", "seven", "eight")
_THERE = re.compile(
    r"\b(?:there(?! (?:are|is|were|was|have|has|had|will))|in (?:the|that|this) (?:country|republic|kingdom))\b",
    re.IGNORECASE,
)
# "ESMERALDAS, May 6 —", "NORRBY. The town ..."
_DATELINE = re.compile(r"([A-Z][A-Z'’ -]{2,30})[.,:—–]")
# Whoever counts only for their own place: "the Norrby district council".
_LOCAL = re.compile(
    r"\b(?:provinc|region|district|municipal|county|city|town|state|local|mayor|governor|council|"
    r"prefect)\w*\b(?! hospital)",
    re.IGNORECASE,
)
# A place is named for a figure, meant by words that stand for it, or only told beside it.
Grip = Literal["named", "meant", "beside"]
# A place that most places named are: what holds without a place holds there.
_MOST = 0.5
# As much as stands between two items of a list: ", and in".
_LIST = 9
# "Sixteen of them occurred in Norrby": the place of a number stands no further behind it.
_BEHIND = 40
# "Norrby, Ostland", "Norrby in Ostland"
_LIES: Final = re.compile(r",? (?:in |of |\()?")
# "Nine were killed and 14 were missing in Ostland's Norrby district"
_THEN_IN: Final = re.compile(
    r"(?: [a-z][\w-]*){1,5}(?: and \w+(?: [a-z][\w-]*){1,4})? (?:in|at|near|around|across)(?: the)?"
    r"(?: (?:city|town|village|district|province|region|state|port) of)?(?: [A-Z][\w-]+['’]s)? "
)
# Names of places have up to so many words.
_WORDS = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A place where a report names it, and the folded name that stands for it in the story.

    A province and its capital of one name are not told apart.
    """

    place: Place
    start: int
    end: int
    key: str

    @property
    def whole(self) -> bool:
        """Whether it is a whole country or a continent, which parts no figures at home."""
        return (self.place.kind or "").startswith(("PCL", "CONT"))


@dataclass(frozen=True, slots=True)
class Grounds:
    """The places of a report, in order of the text, and its sentences and attributions."""

    reading: Reading
    starts: list[int]
    places: list[Named]
    heads: list[int]
    attributions: dict[str, Attribution]
    text: str

    def between(self, start: int, end: int) -> list[Named]:
        """The places named from `start` to `end`."""
        return self.places[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def parted(self, start: int, end: int) -> int:
        """Where between `start` and `end` a figure begins that is only part of others, else `end`.

        "Some 900 came, and another 80 gathered in Norrby": the place is that of the 80.
        """
        estimates = self.reading.estimates
        at = bisect_left(estimates, start, key=lambda estimate: estimate.span.start)
        while at < len(estimates) and estimates[at].span.start < end:
            if estimates[at].part is not None:
                return estimates[at].span.start
            at += 1
        return end

    def before(self, at: int) -> Iterable[Named]:
        """The places named before `at`, the last one first."""
        return reversed(self.places[: bisect_left(self.starts, at)])


def surfaces(readings: Iterable[Reading]) -> dict[str, str]:
    """The words that the reports use most for each place, by its id."""
    often: dict[str, Counter[str]] = defaultdict(Counter)
    for reading in readings:
        for mention in reading.places:
            if mention.place is not None:
                often[mention.place.id][mention.span.text] += 1
    return {
        place: min(words, key=lambda w: (w.isupper(), -words[w], w.isascii(), w))
        for place, words in often.items()
    }


def grounds(reading: Reading, text: str, shown: Mapping[str, str]) -> Grounds:
    """The places of a reading, ready to be looked up; `shown` are the story's words for each."""
    places = [
        Named(p.place, p.span.start, p.span.end, fold(shown[p.place.id]))
        for p in reading.places
        if p.place is not None and p.role == "literal"
    ]
    return Grounds(
        reading,
        [p.start for p in places],
        places,
        [s.start for s in reading.sentences],
        {a.id: a for a in reading.attributions},
        text,
    )


def sentence(ground: Grounds, span: Span) -> tuple[int, int]:
    """Start and end of the sentence of a span; the span itself where none holds it."""
    at = bisect_right(ground.heads, span.start) - 1
    found = ground.reading.sentences[at] if at >= 0 else span
    return (found.start, found.end) if span.start < found.end else (span.start, span.end)


def focus(every: Iterable[Grounds]) -> str | None:
    """The one place that a story is about, None where it has several: by how often it is named."""
    named = Counter(p.key for ground in every for p in ground.places if not p.whole)
    if not named:
        return None
    name, most = min(named.items(), key=lambda item: (-item[1], item[0]))
    return name if most > _MOST * named.total() else None


def region(
    estimate: Estimate,
    ground: Grounds,
    of: str,
    vouchers: Sequence[str],
    places: Mapping[str, Named],
    countries: Countries,
) -> tuple[tuple[str, ...], Grip]:
    """Where an estimate holds, and how its words say so.

    These are folded names of places, or codes of countries abroad.

    Where the estimate names no place, its sentence may, or a word that stands for one named before,
    or whoever counts only for one place (`vouchers` are all their names); of several places none is
    meant more than another. The country of a story parts nothing. Abroad it does: soldiers on
    another country's soil are not all that their own country has. `places` are those of the story
    by their names.
    """
    if several := _several(estimate, ground):
        return (several,), "named"
    if estimate.where:
        return _given(_together(estimate, ground), of, places, countries), "named"
    start, end = _clause(estimate, ground)
    if _WHOLE.search(ground.text, max(0, estimate.span.start - 8), estimate.span.start):
        return (), "beside"  # "Of the 57, at least 38 died in Norrby"
    # A capital stands for its government more often than for where people were counted.
    end = ground.parted(estimate.span.end, end)
    inside = [p for p in ground.between(start, end) if not p.whole and p.place.kind != "PPLC"]
    inside = _narrowed(inside, ground.text)
    here = {p.key for p in inside}
    if len(here) == 1:
        return tuple(here), _grip(estimate, inside[0], ground.text)
    if here:
        return (), "beside"
    attribution = ground.attributions.get(estimate.attribution or "")
    source = " ".join(s.text for s in attribution.source) if attribution else ""
    words = ground.text[start:end]
    if again := _AGAIN.search(words) or _AGAIN.search(source):
        return (_again(again["noun"].casefold(), ground, start),), "meant"
    if _THERE.search(words):
        return _there(ground, start, of, countries), "meant"
    if local := _local((source, *vouchers), places):
        return local, "meant"
    if office := _OFFICE.search(words) or _OFFICE.search(source):
        opening, _ = sentence(ground, estimate.span)
        told = {p.key for p in ground.between(opening, estimate.span.start) if not p.whole}
        if len(told) == 1:
            return tuple(told), "beside"  # "Norrby has 11, says the provincial office"
        return (_again(office["noun"].casefold(), ground, estimate.span.start),), "beside"
    return (), "beside"


def _narrowed(places: Sequence[Named], text: str) -> list[Named]:
    """The places without those that only tell where another lies: "Ostland's Norrby district"."""
    wider = set()
    for one, other in pairwise(places):
        between = text[one.end : other.start]
        if between in ("'s ", "’s "):
            wider.add(one.key)
        elif _LIES.fullmatch(between) and other.place.kind == "ADM1" != one.place.kind:
            wider.add(other.key)
    return [place for place in places if place.key not in wider]


def _grip(estimate: Estimate, place: Named, text: str) -> Grip:
    """Whether a place right behind a figure is where its people are: "14 were missing in Norrby"."""
    end = estimate.span.end
    behind = text[end : place.start] if end <= place.start <= end + _BEHIND + _BEHIND else ""
    return "named" if _THEN_IN.fullmatch(behind) else "beside"


def _several(estimate: Estimate, ground: Grounds) -> str:
    """Several places told together by how many they are, in the clause of a figure."""
    start, end = sentence(ground, estimate.span)
    at, last = estimate.span.start, estimate.span.end
    before = ground.text[max(start, at - _BEHIND) : at]
    behind = ground.text[last : min(end, last + _BEHIND)]
    found = _SEVERAL.search(re.split(r"[;:,]", behind)[0]) or _SEVERAL.search(
        re.split(r"[;:,]", before)[-1]
    )
    return found[0].casefold() if found else ""


def counted_places(name: str) -> int:
    """How many places "three states" are, 0 where a name does not tell."""
    return _NUMBERS.index(name.split()[0]) + 2 if _SEVERAL.fullmatch(name) else 0


def _again(noun: str, ground: Grounds, start: int) -> str:
    """The place that "the province" or "the town" stands for: the last such, else where the report
    is written. Where neither is told the words stand for themselves, and not for the whole.
    """
    before = [p for p in ground.before(start) if not p.whole and p.place.kind != "PPLC"]
    kind = "ADM1" if noun in _LANDS else "PPL"
    fit = (p for p in before if (p.place.kind or "").startswith(kind))
    found = next(fit, before[-1] if before else None)
    written = _DATELINE.match(ground.text)
    if found is None:
        return fold(written[1]) if written else f"the {noun}"
    return found.key


def _there(ground: Grounds, start: int, of: str, countries: Countries) -> tuple[str, ...]:
    """What "there" stands for: abroad for people of a known country, else the town just named."""
    if of in countries.by_code:
        codes = (p.place.country for p in ground.before(start) if p.whole)
        return next(((code,) for code in codes if code not in (None, of) and code), ())
    border = ground.text.rfind("\n\n", 0, start)
    town = next((p for p in ground.before(start) if not p.whole), None)
    return (town.key,) if town is not None and town.start > border else ()


def _local(names: Iterable[str], places: Mapping[str, Named]) -> tuple[str, ...]:
    """The place that an office counts for, by one of its own names."""
    for name in names:
        if not _LOCAL.search(name):
            continue
        words = re.sub(r"['’]s\b", "", name).split()
        for size in range(_WORDS, 0, -1):
            for at in range(len(words) - size + 1):
                found = places.get(fold(" ".join(words[at : at + size]).strip(",.")))
                if found is not None and not found.whole and words[at][:1].isupper():
                    return (found.key,)
    return ()


def _clause(estimate: Estimate, ground: Grounds) -> tuple[int, int]:
    """The words that may tell where: of the sentence what its source says, without who and to whom."""
    start, end = sentence(ground, estimate.span)
    attribution = ground.attributions.get(estimate.attribution or "")
    contents = attribution.content if attribution else ()
    said = [c for c in contents if start < c.end and c.start < end]
    if not said:
        return start, end
    return max(start, said[0].start), min(end, max(c.end for c in said))


def _together(estimate: Estimate, ground: Grounds) -> tuple[str, ...]:
    """The places of an estimate; where they stand apart in its sentence, as in a breakdown, the one
    right behind the number, and none for the whole: "7,940 cases, 3,610 of them in Norrby, 2,205 in
    Lund".
    """
    if len(estimate.where) < 2:
        return estimate.where
    start, end = sentence(ground, estimate.span)
    inside = ground.between(start, ground.parted(estimate.span.end, end))
    spans = [p for p in inside if p.place.name in estimate.where]
    apart = any(b.start - a.end > _LIST for a, b in pairwise(spans))
    if not apart:
        return estimate.where
    end = estimate.span.end
    behind = next((p for p in spans if end <= p.start <= end + _BEHIND), None)
    between = ground.text[end : behind.start] if behind else ""
    return (behind.place.name,) if behind and not re.search(r"[\d:]", between) else ()


def _given(
    where: Sequence[str], of: str, places: Mapping[str, Named], countries: Countries
) -> tuple[str, ...]:
    found = set()
    for name in where:
        country = countries.by_name(name)
        place = places.get(fold(name))
        if country is None and not (place is not None and place.whole):
            found.add(place.key if place is not None else fold(name))
        elif country is not None and country.code != of:
            found.add(country.code)
    held = {named.place.country for key in found if (named := places.get(key)) is not None}
    found -= held  # "in Norrby (Norway)"
    return tuple(sorted(found))
