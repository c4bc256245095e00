"""When each thing was said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from sayso.mark.clauses import tokens_of
from sayso.records import (
    Attribution,
    Mention,
    Moment,
    Reading,
    Report,
    Span,
    Step,
    Timex,
)

# "A report released on Monday said": the date of the document is the date of what it says.
ISSUED = frozenset("release publish issue file post air broadcast print unveil".split())
TITLES = frozenset(
    "mr. mrs. ms. dr. sir president minister secretary senator gov. sen. rep. gen.".split()
)
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CLOSE = 3  # tokens between a cue and a date behind it that may still be its own


def paragraphs(text: str) -> list[int]:
    """Where the paragraphs start. A text without empty lines has one to a line."""
    border = r"\n[^\S\n]*\n\s*" if re.search(r"\n[^\S\n]*\n", text) else r"\n+"
    return [0, *(m.end() for m in re.finditer(border, text))]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words: the root mention where one is known, else the words of the source."""

    mention: str | None
    names: frozenset[str]
    head: str
    pronoun: bool
    loose: bool

    def same(self, other: Speaker) -> bool:
        """Whether both are, as far as the words show, the same speaker."""
        if self.mention is not None and other.mention is not None:
            return self.mention == other.mention
        if self.names and other.names:
            return self.names <= other.names or other.names <= self.names
        return bool(self.head) and self.head == other.head and not (self.names or other.names)


def _roots(mentions: Sequence[Mention]) -> dict[str, str]:
    """The id of each mention's first mention, following `refers`."""
    roots: dict[str, str] = {}
    for mention in mentions:
        back = mention.refers
        roots[mention.id] = roots.get(back, back) if back is not None else mention.id
    return roots


def _speaker(
    source: Sequence[Span], doc: Doc, mentions: Sequence[Mention], roots: dict[str, str]
) -> Speaker | None:
    tokens = tokens_of(doc, source)
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
    held = [m for m in mentions if any(s.holds(m.span) for s in source)]
    # The mention that the source's head stands in is the speaker; others modify it.
    own = [m for m in held if m.span.start <= head.idx < m.span.end]
    chosen = max(own, key=lambda m: m.span.end - m.span.start, default=None)
    names = frozenset(t.lower_ for t in tokens if t.pos_ == "PROPN") - TITLES
    return Speaker(
        roots[chosen.id] if chosen is not None else None,
        names,
        head.lemma_.lower(),
        head.lower_ in PRONOUNS,
        head.tag_ == "NNS" and not (chosen is not None and chosen.form == "name"),
    )


def _datable(timex: Timex) -> bool:
    return (
        timex.type in {"DATE", "TIME"}
        and timex.open is None
        and timex.moment.start is not None
        and timex.moment.end is not None
    )


def _governor(token: Token) -> Token:
    """The nearest verb above a token."""
    for _ in range(6):  # deeper than this it is part of something else
        if token.head.i == token.i or token.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    return token


def _own_timex(
    attribution: Attribution, doc: Doc, timexes: Sequence[Timex], contents: Sequence[Span]
) -> Timex | None:
    """The time expression that tells when this was said.

    It stands in the cue, hangs on the cue's verb, or follows the cue closely; a date inside a
    content tells when something happened.
    """
    cue = tokens_of(doc, attribution.cue)
    if not cue:
        return None
    marks = {t.i for t in cue}
    near: list[tuple[int, Timex]] = []
    for timex in timexes:
        if any(s.meets(timex.span) for s in attribution.cue):
            return timex
        if any(s.meets(timex.span) for s in contents):
            continue
        words = tokens_of(doc, (timex.span,))
        if not words:
            continue
        inside = {t.i for t in words}
        root = next((t for t in words if t.head.i not in inside), words[0])
        verb = _governor(root.head)
        if any(s.meets(timex.span) for s in attribution.source):
            if verb.lemma_ in ISSUED and verb.i not in marks:
                return timex
        elif verb.i in marks or 0 < words[0].i - cue[-1].i <= CLOSE:
            near.append((min(abs(words[0].i - t.i) for t in cue), timex))
    return min(near, key=lambda n: n[0])[1] if near else None


def _narrated(cue: Sequence[Token]) -> bool:
    """Whether the cue tells of one occasion ("said", "according to") and not of a standing position

    ("says", "has long said", "would say").
    """
    if any(t.tag_ == "VBD" and t.lemma_ not in {"do", "be", "have"} for t in cue):
        return True
    return not any(t.tag_ in {"VBZ", "VBP", "MD"} for t in cue)


def _order(attribution: Attribution) -> int:
    spans = attribution.cue or attribution.content or attribution.source
    return min((s.start for s in spans), default=0)


@dataclass(slots=True)
class _Memory:
    """What has been dated so far in a report, read from front to back."""

    dated: list[tuple[Speaker, int, Moment]]
    frame: tuple[int, Moment] | None = None
    speaker: Speaker | None = None

    def recall(self, speaker: Speaker | None, paragraph: int) -> Moment | None:
        """The date of the same occasion: this speaker's last one, or the paragraph's frame."""
        if speaker is None:
            return None
        for other, where, moment in reversed(self.dated):
            if speaker.same(other) and (where == paragraph or not (speaker.loose or other.loose)):
                return moment
        if self.frame is not None and self.frame[0] == paragraph:
            return self.frame[1]
        return None


def _fronted(timex: Timex, doc: Doc) -> bool:
    """Whether it opens its sentence ("On Wednesday, ..."): it then holds for what follows, too."""
    words = tokens_of(doc, (timex.span,))
    return bool(words) and words[0].i - words[0].sent.start <= 2


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Attribution, ...]]:
    """Fill in `said` of each attribution.

    An undated attribution of speech in the past tense belongs to the last dated occasion on which
    the same source spoke; standing positions ("has long said") stay undated.
    """
    starts = paragraphs(report.text)
    roots = _roots(reading.mentions)
    timexes = [t for t in reading.timexes if _datable(t)]
    heads = [t.span.start for t in timexes]
    mentions = sorted(reading.mentions, key=lambda m: m.span.start)
    at_mention = [m.span.start for m in mentions]
    contents = sorted(s for a in reading.attributions for s in a.content)
    at_content = [s.start for s in contents]
    memory = _Memory([])
    said: dict[int, Moment | None] = {}
    for at, attribution in sorted(
        enumerate(reading.attributions), key=lambda pair: (_order(pair[1]), pair[0])
    ):
        cue = tokens_of(doc, attribution.cue)
        if not cue:
            said[at] = None
            continue
        low, high = cue[0].sent.start_char, cue[-1].sent.end_char
        low = min([low, *(s.start for s in attribution.source)])
        high = max([high, *(s.end for s in attribution.source)])
        own = _own_timex(
            attribution,
            doc,
            timexes[bisect_left(heads, low) : bisect_right(heads, high)],
            # Contents start before what they hold; a quotation may run over many sentences.
            # An inner attribution stands in another's content, and so may the date of its saying.
            attribution.content
            if attribution.inside is not None
            else contents[
                max(0, bisect_left(at_content, low) - 3) : bisect_right(at_content, high)
            ],
        )
        paragraph = bisect_right(starts, cue[0].idx)
        near = mentions[bisect_left(at_mention, low) : bisect_right(at_mention, high)]
        speaker = _speaker(attribution.source, doc, near, roots)
        if speaker is not None and speaker.pronoun and speaker.mention is None:
            speaker = memory.speaker
        if attribution.manner in {"speech", "document"} and speaker is not None:
            memory.speaker = speaker
        moment = own.moment if own is not None else None
        if moment is None and attribution.manner == "speech" and _narrated(cue):
            moment = memory.recall(speaker, paragraph)
        said[at] = moment
        if moment is None or not _DAY.match(moment.value):
            continue  # "in 2014" holds for much that was said, not for one occasion
        if speaker is not None:
            memory.dated.append((speaker, paragraph, moment))
        if own is not None and attribution.inside is None and _fronted(own, doc):
            memory.frame = (paragraph, own.moment)
    return {
        "attributions": tuple(
            replace(a, said=said[at]) for at, a in enumerate(reading.attributions)
        )
    }


STEP = Step(
    "said",
    run,
    needs=("timexes", "mentions", "attributions.stance"),
    gives=("attributions.said",),
)
