"""When each thing was said."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from sayso.mark.clauses import tokens_of
from sayso.mark.saying.documents import bears, dated, paper, papers, root
from sayso.mark.saying.speakers import Speaker, roots, speaker, subject
from sayso.records import (
    Attribution,
    Mention,
    Moment,
    Reading,
    Report,
    SaidBy,
    Span,
    Step,
    Timex,
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# What a report tells of a time further back than this is no news of its own day.
FRESH = timedelta(days=10)
# Somebody who is dated once, and not further back than this, spoke on one occasion.
RECENT = timedelta(days=3)
# "at the time", "earlier": when, the report does not tell.
_BACK = ("at the time", "earlier", "previously", "initially", "originally", "once")
# "Deputies who were briefed on Tuesday": what they were told then was said then.
HEARD = frozenset("brief tell inform notify warn show hear".split())
# "has long denied", "has never said": no news of the day.
_STANDING = frozenset(
    "long always repeatedly previously earlier already never not consistently often so far since "
    "before once n't n’t".split()
)
# What one says once: "has confirmed", not "has argued".
_STRAIGHT = frozenset(
    "confirm report announce cut raise lower revise put tell count register record publish release "
    "close correct update".split()
)
_REACH = 24  # characters that a date may stand behind the verb of its hearing
_AS_SAYING = re.compile(r",?\s+as\s+(?:saying|telling|writing)\b")
CLOSE = 3  # tokens between a cue and a date behind it that may still be its own


def paragraphs(text: str) -> list[int]:
    """Where the paragraphs start. A text without empty lines has one to a line."""
    border = r"\n[^\S\n]*\n\s*" if re.search(r"\n[^\S\n]*\n", text) else r"\n+"
    return [0, *(m.end() for m in re.finditer(border, text))]


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

    It stands in the cue, hangs on the cue's verb, follows the cue closely, or dates the document
    that says it; a date inside a content tells when something happened.
    """
    cue = tokens_of(doc, attribution.cue)
    if not cue:
        return None
    marks = {t.i for t in cue}
    near: list[tuple[int, Timex]] = []
    papers: list[Timex] = []
    text = doc.text  # spaCy puts it together anew each time
    for timex in timexes:
        if any(s.meets(timex.span) for s in attribution.cue):
            return timex
        if _AS_SAYING.match(text, timex.span.end):
            return timex  # "quoted her last Wednesday as saying"
        if any(s.meets(timex.span) for s in contents):
            continue
        top = root(timex, doc)
        if top is None:
            continue
        noun = dated(timex, doc)
        if noun is not None and noun.i not in marks:
            if any(s.meets(timex.span) for s in attribution.source):
                return timex
            if bears(noun, marks):
                papers.append(timex)
            continue
        if any(s.meets(timex.span) for s in attribution.source):
            continue
        first = tokens_of(doc, (timex.span,))[0].i
        if _governor(top.head).i in marks or 0 < first - cue[-1].i <= CLOSE:
            near.append((min(abs(first - t.i) for t in cue), timex))
    if near:
        return min(near, key=lambda n: n[0])[1]
    return papers[-1] if papers else None


def _narrated(cue: Sequence[Token]) -> bool:
    """Whether the cue tells of one occasion ("said", "according to") and not of a standing position

    ("says", "has long said", "would say").
    """
    if any(t.tag_ == "VBD" and t.lemma_ not in {"do", "be", "have"} for t in cue):
        return True
    return not any(t.tag_ in {"VBZ", "VBP", "MD"} for t in cue)


def _perfect(cue: Sequence[Token]) -> bool:
    """Whether the cue tells of what had been said before: "had told", "has long denied".

    "The ministry has confirmed" is news of the day.
    """
    for token in cue:
        have = next((c for c in token.children if c.lemma_ == "have"), None)
        if token.tag_ != "VBN" or have is None:
            continue
        often = any(c.lower_ in _STANDING for c in (*token.children, *have.children))
        if have.tag_ == "VBD" or often or not _STRAIGHT & {t.lemma_.lower() for t in cue}:
            return True
    return False


def _before_now(cue: Sequence[Token]) -> bool:
    """Whether the words beside a cue put it back to a time that they do not tell: "said at the time"."""
    doc, first, last = cue[0].doc, cue[0].i, cue[-1].i
    beside = doc[max(cue[0].sent.start, first - CLOSE) : min(cue[-1].sent.end, last + CLOSE + 1)]
    words = f" {' '.join(token.lower_ for token in beside)} "
    return any(f" {back} " in words for back in _BACK)


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


def _fronted(timex: Timex, doc: Doc) -> bool:
    """Whether it opens its sentence ("On Wednesday, ..."): it then holds for what follows, too."""
    words = tokens_of(doc, (timex.span,))
    return bool(words) and words[0].i - words[0].sent.start <= 2


def _pasts(timexes: Sequence[Timex], doc: Doc, today: Moment | None) -> frozenset[int]:
    """The paragraphs that open with a time long before the report: they tell history."""
    border = _before(today, FRESH)
    starts = paragraphs(doc.text)
    return frozenset(
        bisect_right(starts, timex.span.start)
        for timex in timexes
        if (timex.moment.end or "")[:10] < border and _fronted(timex, doc)
    )


def _before(day: Moment | None, span: timedelta) -> str:
    return (date.fromisoformat(day.start) - span).isoformat() if day and day.start else ""


def _scenes(
    timexes: Sequence[Timex], doc: Doc, mentions: Sequence[Mention], first: dict[str, str]
) -> Iterator[tuple[int, Speaker, Moment]]:
    """Who did something on a day that the text gives, and where: "Ms. Brandt went further on Monday".

    What they say in the rest of the paragraph, they say on that occasion.
    """
    starts = [m.span.start for m in mentions]
    for timex in timexes:
        top = root(timex, doc)
        verb = _governor(top.head) if top is not None else None
        if verb is None or verb.tag_ != "VBD" or not _DAY.match(timex.moment.value):
            continue
        low, high = verb.sent.start_char, verb.sent.end_char
        near = mentions[bisect_left(starts, low) : bisect_left(starts, high)]
        who = subject(verb, near, first)
        if who is not None:
            yield timex.span.start, replace(who, loose=True), timex.moment


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
    timexes = [t for t in reading.timexes if _datable(t) and (t.moment.start or "")[:10] <= until]
    heads = [t.span.start for t in timexes]
    mentions = sorted(reading.mentions, key=lambda m: m.span.start)
    at_mention = [m.span.start for m in mentions]
    contents = sorted(s for a in reading.attributions for s in a.content)
    at_content = [s.start for s in contents]
    memory = _Memory()
    written = papers(timexes, doc)
    past = _pasts(timexes, doc, today)
    scenes = list(_scenes(timexes, doc, mentions, first))
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
        while scene < len(scenes) and scenes[scene][0] < cue[0].idx:
            where, actor, day = scenes[scene]
            memory.dated.append((actor, bisect_right(starts, where), day))
            scene += 1
        paragraph = bisect_right(starts, cue[0].idx)
        near = mentions[bisect_left(at_mention, low) : bisect_right(at_mention, high)]
        who = speaker(attribution.source, doc, near, first)
        if who is None:
            who = next((w for t in cue if (w := subject(t, near, first)) is not None), None)
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
        goes_on = not attribution.source or (who is not None and who.pronoun and _narrated(cue))
        if moment is None and goes_on and memory.last[0] == cue[0].sent.start:
            moment = memory.last[1]  # "... said on Monday, and more are expected"
        past_told = moment is None and _before_now(cue)
        if moment is None and attribution.manner == "speech" and _narrated(cue) and not past_told:
            moment = memory.recall(who, paragraph)
            if moment is None and who is not None and not _perfect(cue):
                open_[at] = who
        said[at] = moment, "text"
        if moment is None and not (_perfect(cue) or past_told or paragraph in past):
            said[at] = today, "report"
        if moment is None or not _DAY.match(moment.value):
            continue  # "in 2014" holds for much that was said, not for one occasion
        if letter:
            memory.letter = (paragraph, moment)
        if who is not None:
            memory.dated.append((who, paragraph, moment))
            memory.last = (cue[0].sent.start, moment)
        if own is not None and attribution.inside is None and _fronted(own, doc):
            memory.frame = (paragraph, own.moment)
    for at, who in open_.items():
        moment = memory.once(who, _before(today, RECENT))
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
            verb = _governor(top.head) if top is not None else None
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
