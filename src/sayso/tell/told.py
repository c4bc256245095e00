"""Each statement told once, in one section, under one speaker."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.records import BriefAttribution, Span, Stance
from sayso.tell import wording
from sayso.tell.cast import UNSOURCED, Cast
from sayso.tell.dates import UNDATED, short_words
from sayso.tell.verbs import lead
from sayso.tell.views import Line, Voice

REACTIONS: frozenset[Stance] = frozenset(("warn", "demand", "promise", "propose", "accuse"))
ASSESSMENTS: frozenset[Stance] = frozenset(("assess", "predict"))

_NOBODY = re.compile(r"(?:nobody|no[ -]one|none|neither)\b", re.IGNORECASE)
# "You may think that": said to readers, by nobody.
_READERS = re.compile(r"(?:you|one)", re.IGNORECASE)
# Of whom something is told ("not everybody admired her") more often than by whom.
_ANYBODY = re.compile(r"(?:any|every|some)(?:body|[ -]?one)|people", re.IGNORECASE)
# Of two wordings of one statement in copied reports, what they have in common at least.
_ALIKE = 0.6
# The same of a wording and a shorter one, of this many words at least.
_WITHIN, _FEW = 0.9, 5
# Words that mean what others have said, and do not tell it.
_HOLLOW = re.compile(
    r"(?:the|this|these|those|such|its|his|her|their)(?: [\w’'-]+){1,3}",
    re.IGNORECASE,
)
_STATEMENT = 90
# Words at the head of a sentence among which its subject is named.
_HEAD = 7
# What a report says of its own outlet: nobody passes on what it was told itself.
_OWN = re.compile(r"(?:this|our) \w+\b.*|(?:us|me|we)", re.IGNORECASE)
_Key = tuple[str, str, str]
# What a statement is, where the verb before it does not tell.
_DEEDS: dict[Stance, str] = {
    "warn": "a warning",
    "demand": "a demand",
    "promise": "a promise",
    "propose": "a proposal",
    "accuse": "an accusation",
}
_BARE = frozenset({"that", "this", "it", "so", "them", "those"})


@dataclass(frozen=True, slots=True)
class Told:
    """A statement, the section it goes to, and its speaker."""

    section: Literal["voices", "reactions", "motives"]
    speaker: str
    about: str
    line: Line


def told_once(attributions: Iterable[BriefAttribution], known: Cast) -> list[Told]:
    """Every attribution once, the same words of the same speaker in several reports together."""
    groups: dict[_Key, list[BriefAttribution]] = {}
    of_speaker: dict[tuple[str, str], list[tuple[_Key, BriefAttribution]]] = {}
    attributions = tuple(attributions)
    held = _Statements(attributions)
    for attribution in attributions:
        if held.holds(attribution):
            continue
        # What nobody says is no statement: it stands among what is not known.
        speaker = known.speaker(attribution)
        nobody = not attribution.source.actors and bool(_NOBODY.match(speaker))
        nobody = nobody or (speaker == UNSOURCED and attribution.stance == "doubt")
        nobody = nobody or any(_readers(span, attribution) for span in attribution.source.spans)
        # "It had denied that" says nothing here; the point that it answers tells what.
        bare = all(span.text.casefold() in _BARE for span in attribution.content.spans)
        # Words out of a sentence that nobody is told to have said are no statement either.
        nobody = nobody or (speaker == UNSOURCED and attribution.told_in is not None)
        if not bare and not nobody:
            words = re.sub(r"\W+", " ", known.shelf.words(shown(attribution))).lower()
            stance = "" if attribution.told_in else attribution.stance
            key = (speaker, stance, words)
            met = of_speaker.setdefault(key[:2], [])
            told = _copied(attribution, key, met, known)
            if told is None and key not in groups:
                met.append((key, attribution))
            groups.setdefault(told or key, []).append(attribution)
    lines = [_told(speaker, group, known) for (speaker, _, _), group in groups.items()]
    return _without_repeats(lines, list(groups.values()))


class _Statements:
    """What is told at length, by report, so that words out of it are not told again.

    What somebody says of another's words and thoughts is that somebody's statement, and told as such.
    """

    def __init__(self, attributions: Sequence[BriefAttribution]) -> None:
        spans = sorted(
            {span for each in attributions if not each.told_in for span in each.content.spans}
        )
        # Who passes on what another says stands in fewer hands than that other.
        self._hands: dict[Span, int] = {}
        for each in attributions:
            if each.told_in:
                hands = self._hands.setdefault(each.told_in, len(each.via))
                self._hands[each.told_in] = min(hands, len(each.via))
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        for span in spans:
            ends = self._ends.setdefault(span.report, [])
            self._starts.setdefault(span.report, []).append(span.start)
            ends.append(max(span.end, ends[-1] if ends else 0))

    def holds(self, attribution: BriefAttribution) -> bool:
        """Whether words that are no statement of their own, or only a belief, stand in a longer one."""
        if not attribution.told_in and attribution.manner != "belief":
            return False
        whole = attribution.told_in
        if whole and len(attribution.via) > self._hands[whole]:
            return True
        return all(map(self._longer, attribution.content.spans))

    def _longer(self, span: Span) -> bool:
        starts, ends = self._starts.get(span.report, []), self._ends.get(span.report, [])
        before, up_to = bisect_left(starts, span.start), bisect_right(starts, span.start)
        return (before > 0 and ends[before - 1] >= span.end) or (
            up_to > 0 and ends[up_to - 1] > span.end
        )


def _readers(source: Span, attribution: BriefAttribution) -> bool:
    """Whether a source is nobody in particular: the reader, or anybody of whom a belief is told."""
    if _READERS.fullmatch(source.text):
        return True
    vague = attribution.told_in is not None or attribution.manner == "belief"
    return vague and bool(_ANYBODY.fullmatch(source.text))


def shown(attribution: BriefAttribution) -> tuple[Span, ...]:
    """The words to show: the content, or its sentence where it says nothing by itself."""
    return (attribution.told_in,) if attribution.told_in else attribution.content.spans


def _without_repeats(
    told: Sequence[Told], groups: Sequence[Sequence[BriefAttribution]]
) -> list[Told]:
    """Without what another line of the same speaker holds.

    Words out of what is told at length, and then a statement whose whole sentence stands in its section.
    """
    statements: dict[str, set[Span]] = {}
    sentences: dict[tuple[str, str], set[Span]] = {}
    for each, group in zip(told, groups, strict=True):
        if not group[0].told_in:
            statements.setdefault(each.speaker, set()).update(_contents(group))
    for each, group in zip(told, groups, strict=True):
        if group[0].told_in and not _within(group, statements.get(each.speaker, ())):
            held = sentences.setdefault((each.speaker, each.section), set())
            held.update(span for attribution in group for span in shown(attribution))
    kept = []
    for each, group in zip(told, groups, strict=True):
        at = each.speaker, each.section
        others = statements.get(each.speaker) if group[0].told_in else sentences.get(at)
        if not _within(group, others or ()):
            kept.append(each)
    return kept


def _contents(group: Iterable[BriefAttribution]) -> list[Span]:
    return [span for attribution in group for span in attribution.content.spans]


def _within(group: Iterable[BriefAttribution], others: Collection[Span]) -> bool:
    """Whether all that a group says lies within `others`."""
    return all(any(other.holds(span) for other in others) for span in _contents(group))


def _copied(
    attribution: BriefAttribution,
    key: _Key,
    met: Iterable[tuple[_Key, BriefAttribution]],
    known: Cast,
) -> _Key | None:
    """The key under which a report told the same in other words of which this one is a copy.

    Where the copy changed a number, a name or a hedge, both wordings are told.
    """
    original = known.originals.get(attribution.report)
    if original is None or known.changed(attribution):
        return None
    words = set(key[2].split())
    for other, first in met:
        if first.report == attribution.report or known.originals.get(first.report) != original:
            continue
        theirs = set(other[2].split())
        numbers = any(each.isdigit() for word in words ^ theirs for each in word)
        shared, fewer = len(words & theirs), min(len(words), len(theirs))
        shortened = fewer >= _FEW and shared >= _WITHIN * fewer
        alike = shortened or shared >= _ALIKE * len(words | theirs)
        if alike and not numbers and not known.changed(first):
            return other
    return None


def voices(told: Iterable[Told]) -> tuple[Voice, ...]:
    """Who says what, but for reactions and assessments; whoever says most comes first."""
    groups: dict[str, list[Told]] = {}
    for each in told:
        groups.setdefault(each.speaker, []).append(each)
    found = []
    for speaker, group in groups.items():
        lines = tuple(each.line for each in group if each.section == "voices")
        if not lines:
            continue
        elsewhere = tuple(
            wording.plural(count, noun)
            for section, noun in (("reactions", "reaction"), ("motives", "assessment"))
            if (count := sum(each.section == section for each in group))
        )
        about = next((each.about for each in group if each.about), "")
        found.append(Voice(wording.sentence(speaker), about, lines, elsewhere))
    found.sort(key=lambda voice: (voice.name == UNSOURCED, -len(voice.lines)))
    return tuple(found)


def _section(attribution: BriefAttribution) -> Literal["voices", "reactions", "motives"]:
    if attribution.stance in REACTIONS:
        return "reactions"
    # What somebody saw, remembers or has learned is told as a fact.
    return "motives" if attribution.stance in ASSESSMENTS else "voices"


def _told(speaker: str, group: Sequence[BriefAttribution], known: Cast) -> Told:
    first = group[0]
    spans = (span for each in group for span in shown(each))
    line = statement(first, known, spans, _details(group, known))
    return Told(_section(first), speaker, known.about(first), line)


def statement(
    attribution: BriefAttribution, known: Cast, spans: Iterable[Span], details: tuple[str, ...]
) -> Line:
    """What somebody says, as a line with `spans` cited: verb and content, or the whole sentence.

    A sentence that begins with the speaker's name needs it not once more.
    """
    words = wording.balanced(known.shelf.words(shown(attribution)))
    who, verb = wording.sentence(known.speaker(attribution)), lead(attribution)
    if attribution.told_in:
        who, verb = "" if _opens(words, who) else who, ""
    return Line(words, known.shelf.cite(spans), who, verb, details)


def _opens(words: str, who: str) -> bool:
    """Whether a sentence names its speaker at once: "The fire marshal suspects arson"."""
    first = re.split(r"[,;:“”\"]", words, maxsplit=1)[0]
    return words.startswith(who) or wording.tells(" ".join(first.split()[:_HEAD]), who)


def _details(group: Sequence[BriefAttribution], known: Cast) -> tuple[str, ...]:
    dated = [each for each in group if each.said]
    # What a report's words date is told on a day; of the rest only the day of the report is known.
    told = next((each for each in dated if each.said_by == "text"), next(iter(dated), None))
    said = told.said if told else None
    words = short_words(said) if said else ""
    if told and told.said_by == "report" and words != UNDATED:
        words = known.reported(words)
    # Where one report has it straight from the source, the detour of another is no news.
    via = min((_via(each, known) for each in group), key=len)
    first = group[0]
    deed = _DEEDS.get(first.stance, "") if lead(first) == wording.STANCES["assert"] else ""
    parts = (
        "" if first.told_in else deed,
        words,
        wording.certainty_words(first.certainty),
        f"via {', citing '.join(known.name(key) for key in via)}" if via else "",
        _meant(group, known),
    )
    return tuple(part for part in parts if part and part != UNDATED)


def _via(attribution: BriefAttribution, known: Cast) -> tuple[str, ...]:
    """Who passed it on; nobody where that is the report's own outlet, which stands behind every line."""
    keys = tuple(key for key in attribution.via if not _OWN.fullmatch(known.name(key)))
    number = known.shelf.numbers.get(attribution.report)
    outlet = known.shelf.report(number).outlet if number else None
    # "Told the Monitor" is told the Tbilisi Monitor, which tells it.
    own = f" {wording.flat(outlet or '').casefold()} "
    return () if all(f" {known.name(key).casefold()} " in own for key in keys) else keys


def _meant(group: Sequence[BriefAttribution], known: Cast) -> str:
    """The point that "the claims" or "it" answers."""
    content = known.shelf.words(group[0].content.spans)
    if not _HOLLOW.fullmatch(content):
        return ""
    statement = next(
        (known.statements[each.id] for each in group if each.id in known.statements), ""
    )
    if not statement or content.casefold() in statement.casefold():
        return ""
    return f"on “{wording.trim(statement, _STATEMENT)}”"
