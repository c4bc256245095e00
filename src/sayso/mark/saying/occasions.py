"""The occasions on which something was said, as the days of a text tell them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from sayso.mark.clauses import tokens_of
from sayso.mark.saying.documents import governor, root
from sayso.mark.saying.speakers import Speaker, subject
from sayso.records import Mention, Moment, Timex

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# What a report tells of a time further back than this is no news of its own day.
FRESH = timedelta(days=10)
# A number of days or weeks: "two days after".
SOME_DAYS = re.compile(r"P(\d{1,2})([DW])")


def paragraphs(text: str) -> list[int]:
    """Where the paragraphs start. A text without empty lines has one to a line."""
    border = r"\n[^\S\n]*\n\s*" if re.search(r"\n[^\S\n]*\n", text) else r"\n+"
    return [0, *(m.end() for m in re.finditer(border, text))]


def occasion(verb: Token) -> Token:
    """The verb whose occasion another tells: "she said when we met her on Friday".

    So do participles in front: "Visiting the port on Friday, she said", "Asked on Friday, she said".
    """
    if verb.dep_ != "advcl" or verb.lemma_ in {"do", "have"}:
        return verb
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    met = verb.tag_ == "VBG" or (verb.tag_ == "VBN" and verb.lemma_ in _ASKED)
    bare = not any(c.dep_ in {"aux", "mark", "prep"} and c.i < verb.i for c in verb.children)
    if met and bare and not own and verb.i < verb.head.i:
        return verb.head
    return verb.head if any(c.lower_ in {"when", "as"} for c in verb.lefts) else verb


# What is done to those who then speak: "Asked on Friday, she said".
_ASKED = frozenset("ask question press quiz interview reach contact challenge confront".split())


def days_after(
    cue: Sequence[Token], lengths: Sequence[Timex], timexes: Sequence[Timex], told: Moment | None
) -> Moment | None:
    """When that was said "a day after" which something else came.

    That other thing came on the day that its own clause gives, else on the one `told` last.
    `lengths` are the durations of the report that `SOME_DAYS` reads.
    """
    mark = next((c for t in cue for c in t.lefts if c.dep_ == "mark" and c.lower_ == "after"), None)
    if mark is None or told is None:
        return None
    length = next((t for t in lengths if t.span.end == mark.idx - 1), None)
    found = SOME_DAYS.fullmatch(length.moment.value) if length is not None else None
    if found is None:
        return None
    verb = governor(mark.head.head)
    day = next(
        (
            t.moment
            for t in timexes
            if verb.sent.start_char <= t.span.start < mark.idx and DAY.match(t.moment.value)
        ),
        told,
    )
    ago = timedelta(days=int(found[1]) * (7 if found[2] == "W" else 1))
    said = before(day, ago)
    return Moment(said, said, said) if said else None


def fronted(timex: Timex, doc: Doc) -> bool:
    """Whether it opens its sentence ("On Wednesday, ..."): it then holds for what follows, too."""
    words = tokens_of(doc, (timex.span,))
    return bool(words) and words[0].i - words[0].sent.start <= 2


def pasts(timexes: Sequence[Timex], doc: Doc, today: Moment | None) -> frozenset[int]:
    """The paragraphs that open with a time long before the report: they tell history."""
    border = before(today, FRESH)
    starts = paragraphs(doc.text)
    return frozenset(
        bisect_right(starts, timex.span.start)
        for timex in timexes
        if (timex.moment.end or "")[:10] < border and fronted(timex, doc)
    )


def before(moment: Moment | None, span: timedelta) -> str:
    """The day that lies `span` before a moment; "" where that is no day."""
    try:
        return (date.fromisoformat((moment.start or "")[:10]) - span).isoformat() if moment else ""
    except (ValueError, OverflowError):
        return ""


def scenes(
    timexes: Sequence[Timex], doc: Doc, mentions: Sequence[Mention], first: dict[str, str]
) -> Iterator[tuple[int, Speaker, Moment, int]]:
    """Who did something on a day that the text gives, and where: "Ms. Brandt went further on Monday".

    What they say in the rest of the paragraph, they say on that occasion. The first token of the
    sentence comes last, -1 where another clause than the main one tells it.
    """
    starts = [m.span.start for m in mentions]
    for timex in timexes:
        top = root(timex, doc)
        verb = governor(top.head) if top is not None else None
        if verb is None or verb.tag_ != "VBD" or not DAY.match(timex.moment.value):
            continue
        low, high = verb.sent.start_char, verb.sent.end_char
        near = mentions[bisect_left(starts, low) : bisect_left(starts, high)]
        who = subject(verb, near, first)
        if who is not None:
            sentence = verb.sent.start if verb.dep_ == "ROOT" else -1
            yield timex.span.start, replace(who, loose=True), timex.moment, sentence
