"""Which outlets a statement came through: "told Radio Oriel", "Oriel reported", a wire's own text.

`mark` sees one report and knows an outlet by a table or by a noun beside it. Here the outlets are
those of the story's own reports, so that any name of one of them is known for what it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.join.actor.outlets import Outlets, core
from sayso.join.once import once
from sayso.records import Attribution, CopyGroup, Reading, Report, Span

_NAME = re.compile(
    r"(?:[Tt]he )?[A-ZÀ-ÖØ-Þ][\w’'&.-]*(?: (?:de|del|do|da|la|of|the|&|[A-ZÀ-ÖØ-Þ][\w’'&.-]*))*"
)
_LONGEST = 6
# Before an outlet's name: it was told, or saw, what is said.
_TOLD = re.compile(
    r"(?:\b(?:tells?|told|telling|speaks? to|spoke to|speaking to|talk(?:ed|ing|s)? to|wrote (?:to|in|for)|"
    r"said (?:to|on|in)|interview (?:with|on|by|for|to|in)|quoted (?:by|in)|citing|cited (?:by|in)|"
    r"according to|reported (?:by|in)|seen by|shown to|obtained by|reviewed by|shared with|given to|"
    r"provided to|read by|published (?:by|in)|appeared in|aired by|broadcast by|passed on \w+ .{0,40}? to)"
    r"|^(?:quoting|citing))"
    r"(?: (?:the|a|an|our|its|this|[\w’'-]+)){0,7}\s*$",
    re.IGNORECASE,
)
# A run that stands between the verb and the outlet's name says what outlet it is.
_LOOSE = re.compile(r"[“”\"!?;:]|\b(?:that|who|which|when)\b")
_SAYS = re.compile(
    r"^(?:,[^,;.“”\"]{1,60},)?,?\s*(?:(?:first|later|also|has|had|which|that)\s+){0,3}"
    r"(?:report(?:s|ed)|said|says|wr(?:ote|ites)|quot(?:es|ed)|cit(?:es|ed)|reveal(?:s|ed)|"
    r"publish(?:es|ed)|broke)\b"
)
_STORY = re.compile(r"^\s+(?:story|report|dispatch|article|interview)\b")
_CARRYING = re.compile(
    r"\b(?:running|carrying|citing|quoting|repeating|copying)\s+(?:an?\s+|the\s+)?$"
)
# First or last words of outlets' names that hardly any other name has there.
_MEDIA = frozenset(
    """radio tv television news times post tribune herald gazette journal courier daily newspaper
    chronicle telegraph agency press diario jornal zeitung online corriere gazzetta giornale correio
    gazeta kurier tageblatt courrier dagblad""".split()
)
# Longer runs of capitals are headings, not names.
_RUN = 40
_BEFORE = 110
_AFTER = 90


@dataclass(frozen=True, slots=True)
class Cited:
    """An outlet where a sentence gives it for what is said there: its core, its name as printed."""

    start: int
    end: int
    outlet: str
    told: bool
    name: str


class _Sentences:
    """The sentences of one report with the outlets cited in them."""

    def __init__(self, report: Report, reading: Reading, outlets: Outlets, titles: Titles) -> None:
        self._report, self._outlets, self._titles = report, outlets, titles
        self._first = outlets.known(titles)
        self._sentences = reading.sentences
        self._starts = [sentence.start for sentence in reading.sentences]
        self._cited: dict[int, tuple[Cited, ...]] = {}

    def around(self, attribution: Attribution) -> tuple[int, tuple[Cited, ...]]:
        """The number of the sentence of an attribution's cue, and the outlets cited there."""
        if not attribution.cue or not self._starts:
            return -1, ()
        number = max(0, bisect_right(self._starts, attribution.cue[0].start) - 1)
        if number not in self._cited:
            self._cited[number] = tuple(self._find(self._sentences[number]))
        return number, self._cited[number]

    def _find(self, sentence: Span) -> Iterator[Cited]:
        text, own = sentence.text, self._report.outlet
        done = 0
        for found in _NAME.finditer(text):
            words = found[0].split()[:_RUN]
            at = found.start()
            for first in range(len(words)):
                start = at + len(" ".join(words[:first])) + (1 if first else 0)
                if start < done:
                    continue
                hit = self._longest(words[first:], own)
                if hit is None:
                    continue
                size, outlet, name = hit
                end = start + len(" ".join(words[first : first + size]))
                told = self._role(text, start, end)
                # A name that only looks like an outlet's must have been told something.
                if told or (told is not None and outlet in self._outlets):
                    yield Cited(sentence.start + start, sentence.start + end, outlet, told, name)
                done = end

    def _longest(self, words: Sequence[str], own: str | None) -> tuple[int, str, str] | None:
        """How many of the words name an outlet, its core and its name."""
        first = words[1] if words[0] in ("The", "the") and len(words) > 1 else words[0]
        first = re.sub(r"['’]s?$", "", first.rstrip(".,"))
        if not (
            self._outlets.may_begin(first)
            or fold(first) in self._first
            or any(fold(word.rstrip(".,")) in _MEDIA for word in words)
        ):
            return None
        for size in range(min(_LONGEST, len(words)), 0, -1):
            name = " ".join(words[:size]).rstrip(".,")
            outlet = self._outlets.find(name, own)
            if outlet is not None:
                return size, outlet, self._outlets.name(outlet)
        for size in range(min(_LONGEST, len(words)), 0, -1):
            name = re.sub(r"^[Tt]he |['’]s?$", "", " ".join(words[:size]).rstrip(".,"))
            plain = fold(name)
            known = self._titles.outlets.get(plain)
            if known is not None and (" " in name or name.isupper() or known.kind == "agency"):
                return size, core(known.name), known.name
            ends = plain.split()
            if len(ends) > 1 and {ends[0], ends[-1]} & _MEDIA and words[0] not in ("The", "the"):
                return size, core(name), name
        return None

    @staticmethod
    def _role(text: str, start: int, end: int) -> bool | None:
        """Whether it was told or shown (True), or reports (False); None where it is only named."""
        before = text[max(0, start - _BEFORE) : start]
        if _CARRYING.search(before) and _STORY.match(text[end : end + 20]):
            return False
        if _SAYS.match(text[end : end + _AFTER]):
            return False
        told = _TOLD.search(before)
        if told is not None and not _LOOSE.search(told[0]):
            return True
        return None


def cited(
    report: Report, reading: Reading, outlets: Outlets, titles: Titles
) -> dict[str, tuple[str, ...]]:
    """The outlets that each attribution's sentence gives for it, by its id, outermost first.

    An outlet that was told belongs to the nearest cue before it, else to the first after it; one
    that reports, to all in its sentence. What stands in another attribution came through its
    outlets too.
    """
    sentences, attributions = _Sentences(report, reading, outlets, titles), reading.attributions
    by_sentence: dict[int, list[Attribution]] = {}
    told: dict[int, tuple[Cited, ...]] = {}
    for attribution in attributions:
        number, found = sentences.around(attribution)
        if found:
            by_sentence.setdefault(number, []).append(attribution)
            told[number] = found
    given: dict[str, list[str]] = {}
    for number, members in by_sentence.items():
        for outlet in told[number]:
            for attribution in _concerned(outlet, members):
                listed = given.setdefault(attribution.id, [])
                if outlet.name not in listed:
                    listed.append(outlet.name)
    for attribution in attributions:  # in order of the text, so that what holds another comes first
        outer = given.get(attribution.inside or "", ())
        if outer:
            own = given.get(attribution.id, [])
            given[attribution.id] = [*outer, *(o for o in own if o not in outer)]
    return {name: tuple(listed) for name, listed in given.items()}


def _concerned(outlet: Cited, members: Sequence[Attribution]) -> Sequence[Attribution]:
    others = [
        a
        for a in members
        if a.cue and not any(s.start < outlet.end and outlet.start < s.end for s in a.source)
    ]
    if not outlet.told:
        return others
    before = [a for a in others if a.cue[-1].end <= outlet.start]
    if before:
        return [max(before, key=lambda a: a.cue[-1].end)]
    return [min(others, key=lambda a: a.cue[0].start)] if others else []


def copied(
    reports: Sequence[Report], readings: Sequence[Reading], groups: Sequence[CopyGroup]
) -> Mapping[str, str]:
    """The outlet that each attribution was taken over from, by its id.

    All of a copy comes from its original; of a report that only draws on another, the sentences
    that stand in the other word for word.
    """
    known = {report.id: report for report in reports}
    original = {
        member: group.original
        for group in groups
        for member in group.reports
        if member != group.original
    }
    own = {r.id for r in reports if r.outlet and r.wire and core(r.outlet) == core(r.wire)}
    # An agency's own report is nobody's copy, whatever paper printed it first.
    for group in groups:
        wires = sorted(own.intersection(group.reports))
        if wires and group.original not in own:
            original.update(dict.fromkeys(group.reports, wires[0]))
            original.pop(wires[0], None)
    first: dict[str, str] = {}
    taken: dict[str, str] = {}
    order = sorted(zip(reports, readings, strict=True), key=lambda pair: pair[0].id in original)
    for report, reading in order:
        source = known.get(original.get(report.id, ""))
        starts = [sentence.start for sentence in reading.sentences]
        mine = once(reading, _worded, reading)
        for attribution in reading.attributions:
            if not attribution.cue or not starts:
                continue
            at = starts[max(0, bisect_right(starts, attribution.cue[0].start) - 1)]
            other = source or known.get(first.get(mine.get(at, ""), ""))
            if other is not None and _another(report, other) and other.outlet:
                taken[attribution.id] = other.outlet
        for words_ in mine.values():
            first.setdefault(words_, report.id)
    return taken


def _worded(reading: Reading) -> dict[int, str]:
    """The words of the longer sentences without their signs, by where these begin."""
    told = ((s.start, re.findall(r"\w+", s.text.casefold())) for s in reading.sentences)
    return {start: " ".join(words) for start, words in told if len(words) >= _SHORT}


# Sentences of fewer words are nobody's: "He declined to comment."
_SHORT = 8


def _another(report: Report, other: Report) -> bool:
    return (
        report.id != other.id
        and bool(other.outlet)
        and core(report.outlet or "") != core(other.outlet or "")
        and (other.published or "")[:10] <= (report.published or "9999")[:10]
    )
