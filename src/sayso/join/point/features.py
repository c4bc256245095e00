"""What the words of a report tell, as features: actors and places, concepts and stems."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.records import Attribution, Mention, Place, Reading, Span

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts
    from sayso.data.countries import Countries

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CAPITALISED = re.compile(r"\b[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3}")
# "We" and "our" are whoever speaks.
_FIRST = re.compile(r"\b(?:I|we|our|ours|us|my)\b", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?$")
_BY = re.compile(r"\b(?:by|from|of)\s+(?:[\w’'-]+\s+){0,3}$")
_ITS = re.compile(r"^(?:['’]s?)?\s+(?:[\w“”\"-]+\s+){0,2}[\w]+$")
# Function words and the verbs of mere being and doing say nothing of a proposition.
_EMPTY = frozenset(
    "a about above after again against all also an and any are as at be because been before being "
    "between both but by can could did do does doing down during each even ever few for from further "
    "get got had has have having he her here hers him his how i if in into is it its itself just let "
    "like made make many may me might more most much must my near new no nor not now of off on once "
    "one only or other our out over own per same shall she should since so some still such than that "
    "the their them then there these they this those through to today too under until up upon us very "
    "was we were what when where whether which while who whom whose why will with within without would "
    "yet you your yesterday tomorrow week month year day time said say says according mr mrs ms "
    "come comes came coming reach reached reaches receive received give given gave take taken took put hold held kept keep "
    "nobody nothing none never neither nor cannot there least about around nearly roughly soil "
    "territory country nation national republic two three four five six seven eight nine ten eleven twelve "
    "last next dozen dozens hundred hundreds thousand thousands million first second third people person "
    "january february march april may june july august september october november december "
    "hour hours minute minutes moment moments days weeks months years morning afternoon evening night "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)

# An estimate as the concepts of what it counts, its low and its high bound.
Figure = tuple[frozenset[str], float, float]


def _name(match: re.Match[str], text: str) -> bool:
    """Whether a word is a name by its capital, and not only the first of a sentence."""
    if not match.group()[:1].isupper():
        return False
    before = text[: match.start()].rstrip(" “‘\"'")
    return before[-1:] not in ("", ".", ":", "?", "!", "—", "–")


def of_place(place: Place) -> frozenset[str]:
    """The features of a place: itself, unless it is a country, and its country."""
    country = {f"@{place.country}"} if place.country else set()
    if country and (place.kind or "").startswith("PCL"):
        return frozenset(country)
    return frozenset({f"@{place.name}", *country})


class Features:
    """Turns spans of one report into features, with the actors that its mentions were joined to."""

    def __init__(
        self,
        reading: Reading,
        named: Mapping[str, str],
        states: Mapping[str, str],
        homes: Mapping[str, str],
        behind: Mapping[str, str],
        places: Mapping[str, frozenset[str]],
        concepts: Concepts,
        countries: Countries,
    ) -> None:
        """`named` leads from mention ids to actor ids, `states` from the ids of states to country
        codes, `homes` from those of other actors to the codes of their countries, `places` from the
        names of places in any report to their features.
        """
        self._mentions = reading.mentions
        self._starts = [mention.span.start for mention in reading.mentions]
        self._named, self._states, self._homes = named, states, homes
        self._behind = behind
        self._concepts, self._countries = concepts, countries
        self._places = sorted(reading.places, key=lambda p: p.span.start)
        self._known = places
        self._estimates = reading.estimates
        self._of: dict[tuple[int, int], frozenset[str]] = {}
        self._inner: dict[str, list[Attribution]] = {}
        for attribution in reading.attributions:
            if attribution.inside:
                self._inner.setdefault(attribution.inside, []).append(attribution)

    def actor(self, actor: str) -> str:
        """The feature of an actor: its country for a state, so that "Russian" and Moscow meet."""
        return f"@{self._states.get(actor, actor)}"

    def home(self, actor: str) -> frozenset[str]:
        """The features of whom an actor speaks for and of the country that it belongs to."""
        front = self._behind.get(actor, actor)
        told = {f"@{self._homes[a]}" for a in (actor, front) if a in self._homes}
        if actor in self._behind:
            told.add(self.actor(self._behind[actor]))
        return frozenset(told)

    def named(self, start: int, end: int) -> list[str]:
        """The ids of the actors named from `start` to `end`, in order."""
        found = (self._named.get(m.id) for m in self._within(start, end))
        return list(dict.fromkeys(actor for actor in found if actor))

    def inner(self, attribution: str) -> Sequence[Attribution]:
        """The attributions that stand in the content of the one with this id."""
        return self._inner.get(attribution, ())

    def owner(self, start: int, words: str) -> str | None:
        """The actor whose claim it is in `words` from `start`: "Oslo's claim", "a claim by Oslo"."""
        for number in range(bisect_left(self._starts, start), len(self._mentions)):
            mention = self._mentions[number]
            if mention.span.start >= start + len(words):
                break
            actor = self._named.get(mention.id)
            before = words[: mention.span.start - start]
            after = words[mention.span.end - start :]
            owns = mention.span.text.endswith(("'s", "’s", "s'", "s’")) or after[:1] in ("'", "’")
            if actor and (_BY.search(before) or (owns and _ITS.match(after))):
                return actor
        return None

    def of(self, span: Span) -> frozenset[str]:
        """The features of the words of `span`."""
        known = self._of.get((span.start, span.end))
        if known is None:
            known = self._of[span.start, span.end] = self._find(span)
        return known

    def _find(self, span: Span) -> frozenset[str]:
        found: set[str] = set()
        taken = bytearray(len(span.text))  # 1 for each character of a name

        def take(start: int, end: int) -> None:
            start, end = max(start - span.start, 0), min(end - span.start, len(taken))
            taken[start:end] = b"\1" * (end - start)

        for mention in self._within(span.start, span.end):
            actor = self._named.get(mention.id)
            if actor:
                found.add(self.actor(actor))
                take(mention.span.start, mention.span.end)
        first = bisect_left(self._places, span.start, key=lambda p: p.span.start)
        for place in self._places[first:]:
            if place.span.start >= span.end:
                break
            if span.holds(place.span) and place.place:
                found |= of_place(place.place)
                take(place.span.start, place.span.end)
        for match in _CAPITALISED.finditer(span.text):
            words = match.group().split()
            for size in range(len(words), 0, -1):
                country = self._countries.by_demonym(" ".join(words[:size]))
                if country:
                    found.add(f"@{country.code}")
                    start = span.start + match.start()
                    take(start, start + len(" ".join(words[:size])))
                    break
        before: list[str] = []  # the words since the last name, for verbs of two words
        for match in _WORD.finditer(span.text):
            if taken[match.start()]:
                before.clear()
                continue
            word = match.group().casefold()
            if "'" in word or "’" in word:
                word = _OWNER.sub("", word)
            pair = self._concepts.of_pair(before, word)
            if pair is not None:
                found.discard(self._concepts.of(before[-pair[1]]))
                found.add(pair[0])
            elif match.group() in self._known:
                found |= self._known[match.group()]
            elif len(word) > 2 and word not in _EMPTY and not word.endswith(("n't", "n’t")):
                # A name that nobody was found for is still no deed.
                name = _name(match, span.text)
                found.add(f"@{word}" if name else self._concepts.of(word))
            before.append(word)
        return frozenset(found)

    def wide(self, span: Span, by: tuple[str, ...]) -> frozenset[str]:
        """What the words of `span` imply besides: the countries of the bodies that they name, and
        whoever speaks (`by`) where they say "we".
        """
        actors = self.named(span.start, span.end)
        found = {home for actor in actors for home in self.home(actor)}
        if _FIRST.search(span.text):
            found |= {f for actor in by for f in (self.actor(actor), *self.home(actor))}
        return frozenset(found)

    def figures(self, span: Span) -> tuple[Figure, ...]:
        """The estimates in `span`; subsets and increments are left out."""
        return tuple(
            (
                frozenset(map(self._concepts.of, _WORD.findall(estimate.counted))),
                -math.inf if estimate.low is None else estimate.low,
                math.inf if estimate.high is None else estimate.high,
            )
            for estimate in self._estimates
            if span.holds(estimate.span) and estimate.part is None
        )

    def _within(self, start: int, end: int) -> list[Mention]:
        inside = []
        for number in range(bisect_left(self._starts, start), len(self._mentions)):
            mention = self._mentions[number]
            if mention.span.start >= end:
                break
            if mention.span.end <= end:
                inside.append(mention)
        return inside
