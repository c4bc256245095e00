"""When each thing was said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from spacy.tokens import Doc

from sayso.mark.clauses import tokens_of
from sayso.mark.saying.cues import (
    CLOSE,
    COUNTING,
    before_now,
    continues,
    narrated,
    perfect,
    pluperfect,
)
from sayso.mark.saying.documents import bears, dated, governor, paper, papers, root
from sayso.mark.saying.occasions import (
    DAY,
    SOME_DAYS,
    before,
    days_after,
    fronted,
    occasion,
    paragraphs,
    pasts,
    scenes,
)
from sayso.mark.saying.speakers import Speaker, roots, speaker, subject
from sayso.records import (
    Attribution,
    Moment,
    Reading,
    Report,
    SaidBy,
    Span,
    Step,
    Timex,
)

_MONTH = re.compile(r"\d{4}-")
# Somebody who is dated once, and not further back than this, spoke on one occasion.
RECENT = timedelta(days=3)
# "Deputies who were briefed on Tuesday": what they were told then was said then.
HEARD = frozenset("brief tell inform notify warn show hear".split())
_REACH = 24  # characters that a date may stand behind the verb of its hearing
_AS_SAYING = re.compile(r",?\s+as\s+(?:saying|telling|writing)\b")
_BRACKETED = re.compile(r",\s+(?:as\s+of\s+|on\s+)?")
_COMPARED = re.compile(
    r"\bthan\s+(?:(?:it|they|had|was|were|did|on|in|at|the)\s+){0,3}\Z"
    r"|\b(?:against|from|versus|compared\s+with)\s+(?:\S+\s+){0,2}\S*\d\S*\s+\Z"
)


def _datable(timex: Timex) -> bool:
    return (
        timex.type in {"DATE", "TIME"}
        and timex.open is None
        and timex.moment.start is not None
        and timex.moment.end is not None
    )


def _noted(text: str, source: Span, date: Span) -> bool:
    """Whether a date stands behind its source in the brackets of a bulletin: "(port authority, 5 May)"."""
    between = text[source.end : date.start] if source.end <= date.start else ""
    return _BRACKETED.fullmatch(between) is not None and text[date.end : date.end + 1] in (")", "]")


def _own_timex(
    attribution: Attribution, doc: Doc, timexes: Sequence[Timex], contents: Sequence[Span]
) -> Timex | None:
    """The time expression that tells when this was said.

    It stands in the cue, hangs on the cue's verb, follows the cue closely, or dates the document
    that says it; a date inside a content tells when something happened.
    """
    cue = tokens_of(doc, attribution.cue)
    if not cue:
        return None
    marks = {t.i for t in cue}
    counts = any(t.lemma_ in COUNTING for t in cue)
    near: list[tuple[int, Timex]] = []
    papers: list[Timex] = []
    text = doc.text  # spaCy puts it together anew each time
    for timex in timexes:
        if any(s.meets(timex.span) for s in attribution.cue):
            return timex
        if _AS_SAYING.match(text, timex.span.end):
            return timex  # "quoted her last Wednesday as saying"
        if any(_noted(text, s, timex.span) for s in attribution.source):
            return timex
        top = root(timex, doc)
        inside = any(s.meets(timex.span) for s in contents)
        if inside and (top is None or not (counts and governor(top.head).i in marks)):
            continue
        if top is None:
            continue
        noun = dated(timex, doc)
        if noun is not None and noun.i not in marks:
            if any(s.meets(timex.span) for s in attribution.source):
                return timex
            if bears(noun, marks) or any(s.start <= noun.idx < s.end for s in attribution.source):
                papers.append(timex)
            continue
        if any(s.meets(timex.span) for s in attribution.source):
            continue
        first = tokens_of(doc, (timex.span,))[0].i
        if occasion(governor(top.head)).i in marks or 0 < first - cue[-1].i <= CLOSE:
            near.append((min(abs(first - t.i) for t in cue), timex))
    if near:
        return min(near, key=lambda n: n[0])[1]
    return papers[-1] if papers else None


def _order(attribution: Attribution) -> int:
    spans = attribution.cue or attribution.content or attribution.source
    return min((s.start for s in spans), default=0)


@dataclass(slots=True)
class _Memory:
    """What has been dated so far in a report, read from front to back."""

    dated: list[tuple[Speaker, int, Moment]] = field(default_factory=list)
    frame: tuple[int, Moment] | None = None
    letter: tuple[int, Moment] | None = None  # what was last written on a day, and where
    speaker: Speaker | None = None
    last: tuple[int, Moment | None] = (-1, None)  # the last one dated: first token of its sentence
    turn: tuple[int, Moment | None] = (-1, None)  # whoever was named last to speak: where and when

    def recall(self, who: Speaker | None, paragraph: int) -> Moment | None:
        """The date of the same occasion: this speaker's last one, or the paragraph's frame."""
        if who is None:
            return None
        for other, where, moment in reversed(self.dated):
            if who.same(other) and (where == paragraph or not (who.loose or other.loose)):
                return moment
        if self.frame is not None and self.frame[0] == paragraph:
            return self.frame[1]
        return None

    def once(self, who: Speaker, since: str) -> Moment | None:
        """The one day on which this speaker spoke, where the report dates but one, lately."""
        days = {moment.value[:10]: moment for other, _, moment in self.dated if who.same(other)}
        (day, moment), *others = days.items() if days else [("", None)]
        return moment if not others and day >= since and not who.loose else None


def _day_after(day: Moment | None) -> str:
    """The day after a report's own, for a page may be dated where it is still the day before."""
    try:
        return (date.fromisoformat(day.value) + timedelta(days=1)).isoformat() if day else "9999"
    except ValueError:
        return "9999"


def _waking(moment: Moment) -> Moment:
    """The day after where something was said at the midnight that ends one: "shortly after midnight"."""
    if not moment.value.endswith("T24"):
        return moment
    day = (date.fromisoformat(moment.value[:10]) + timedelta(days=1)).isoformat()
    return Moment(day, day, day)


def day_of(reading: Reading) -> Moment | None:
    """The day of the report itself: of its dateline, else of its publication."""
    day = reading.anchor.day if reading.anchor is not None else None
    return Moment(day, day, day) if day is not None else None


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Attribution, ...]]:
    """Fill in `said` and `said_by` of each attribution.

    An undated attribution of speech in the past tense belongs to the last dated occasion on which
    the same source spoke; what nothing dates is the report's own news, of its day. Standing
    positions ("has long said") and what a paragraph tells of the past stay undated.
    """
    starts = paragraphs(report.text)
    first = roots(reading.mentions)
    today = day_of(reading)
    # Nothing was said on a day that had not come: "the nominee for the June election said".
    until = _day_after(today)
    text = doc.text
    timexes = [
        t
        for t in reading.timexes
        if _datable(t)
        and (t.moment.start or "")[:10] <= until
        # "counted 212 cases, 30 more than on Sunday", "up from 16 a day earlier"
        and not _COMPARED.search(text, max(0, t.span.start - 24), t.span.start)
    ]
    heads = [t.span.start for t in timexes]
    lengths = [t for t in reading.timexes if SOME_DAYS.fullmatch(t.moment.value)]
    mentions = sorted(reading.mentions, key=lambda m: m.span.start)
    at_mention = [m.span.start for m in mentions]
    contents = sorted(s for a in reading.attributions for s in a.content)
    at_content = [s.start for s in contents]
    memory = _Memory()
    written = papers(timexes, doc)
    past = pasts(timexes, doc, today)
    acts = list(scenes(timexes, doc, mentions, first))
    scene = 0
    said: dict[int, tuple[Moment | None, SaidBy]] = {}
    open_: dict[int, Speaker] = {}
    for at, attribution in sorted(
        enumerate(reading.attributions), key=lambda pair: (_order(pair[1]), pair[0])
    ):
        cue = tokens_of(doc, attribution.cue)
        if not cue:
            said[at] = None, "text"
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
        while scene < len(acts) and acts[scene][0] < cue[0].idx:
            where, actor, day, sentence = acts[scene]
            memory.dated.append((actor, bisect_right(starts, where), day))
            # Where that sentence tells of a saying, its other dates are no occasion of it.
            if actor.names and sentence not in {-1, memory.last[0]}:
                memory.turn = bisect_right(starts, where), day
            scene += 1
        paragraph = bisect_right(starts, cue[0].idx)
        near = mentions[bisect_left(at_mention, low) : bisect_right(at_mention, high)]
        who = speaker(attribution.source, doc, near, first)
        if who is None:
            who = next((w for t in cue if (w := subject(t, near, first)) is not None), None)
        pronoun = who.head if who is not None and who.pronoun else ""
        if who is not None and who.pronoun and who.mention is None:
            who = memory.speaker
        if attribution.manner in {"speech", "document"} and who is not None:
            memory.speaker = who
        moment = _waking(own.moment) if own is not None else None
        if moment is None and who is not None and who.head in written:
            moment = paper(written[who.head], cue[0].i)
        letter = any(t.lemma_ == "write" for t in cue)
        if moment is None and letter and memory.letter is not None:
            where, day = memory.letter  # "he wrote", of the letter dated in the paragraph before
            moment = day if paragraph - where <= 1 else None
        goes_on = not attribution.source or (who is not None and who.pronoun and narrated(cue))
        if moment is None and goes_on and memory.last[0] == cue[0].sent.start:
            moment = memory.last[1]  # "... said on Monday, and more are expected"
        aside = None
        if moment is None:
            moment = aside = days_after(cue, lengths, timexes, memory.last[1] or today)
        past_told = moment is None and before_now(cue)
        if moment is None and attribution.manner == "speech" and narrated(cue) and not past_told:
            moment = memory.recall(who, paragraph)
            if moment is None and who is not None and not perfect(cue):
                open_[at] = who
        if moment is None and pronoun and memory.turn[0] == paragraph:
            # "The panel reported on Monday. It speaks of 21 dead": the same occasion
            moment = memory.turn[1] if continues(pronoun, cue) and not past_told else None
        if who is not None and attribution.inside is None and not pronoun:
            near_enough = moment is not None and _MONTH.match(moment.value)
            memory.turn = paragraph, moment if near_enough and moment is not aside else None
        said[at] = moment, "text"
        if moment is None and not (perfect(cue) or past_told or paragraph in past):
            said[at] = today, "report"
        if moment is None or moment is aside or not DAY.match(moment.value):
            continue  # "in 2014" holds for much that was said, not for one occasion
        if letter:
            memory.letter = (paragraph, moment)
        if who is not None:
            if not pluperfect(cue):
                memory.dated.append((who, paragraph, moment))
            memory.last = (cue[0].sent.start, moment)
        if own is not None and attribution.inside is None and fronted(own, doc):
            memory.frame = (paragraph, own.moment)
    for at, who in open_.items():
        moment = memory.once(who, before(today, RECENT))
        if moment is not None:
            said[at] = moment, "text"
    _hear(reading.attributions, doc, timexes, said)
    return {"attributions": _told(reading.attributions, said)}


def _hear(
    attributions: Sequence[Attribution],
    doc: Doc,
    timexes: Sequence[Timex],
    said: dict[int, tuple[Moment | None, SaidBy]],
) -> None:
    """Date what nothing dates by when those heard it who pass it on."""
    heads = [t.span.start for t in timexes]
    by_id = {a.id: a for a in attributions}
    for at, attribution in enumerate(attributions):
        outer = by_id.get(attribution.inside or "")
        if outer is None or not outer.source or (said[at][0] is not None and said[at][1] == "text"):
            continue
        low, high = outer.source[0].start, outer.source[-1].end
        for timex in timexes[bisect_left(heads, low) : bisect_right(heads, high + _REACH)]:
            top = root(timex, doc)
            verb = governor(top.head) if top is not None else None
            if verb is not None and verb.lemma_ in HEARD and low <= verb.idx < high:
                said[at] = timex.moment, "text"
                break


def _told(
    attributions: Sequence[Attribution], said: dict[int, tuple[Moment | None, SaidBy]]
) -> tuple[Attribution, ...]:
    by_id = {a.id: at for at, a in enumerate(attributions)}
    told = []
    for at, attribution in enumerate(attributions):
        moment, by = said[at]
        outer = by_id.get(attribution.inside or "")
        if outer is not None and (moment is None or by == "report"):
            # Whoever passes it on dates it no better than by the own day.
            moment, by = said[outer][0], "report"
        told.append(replace(attribution, said=moment, said_by=by if moment else "text"))
    return tuple(told)


STEP = Step(
    "said",
    run,
    needs=("timexes", "mentions", "attributions.stance"),
    gives=("attributions.said",),
)
