"""What happened or is planned, with a date: the rows of a timeline."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from sayso.mark.clauses import among, below, stretch, tokens_of, tops
from sayso.mark.happenings import (
    MEASURES,
    WORDS,
    bare,
    given,
    given_out,
    happening,
    opinion,
    tells,
)
from sayso.mark.stance import DOCUMENTS
from sayso.records import (
    DEEDS,
    Attribution,
    Event,
    Moment,
    Reading,
    Report,
    Span,
    Step,
    Timex,
    ident,
)

_RANGE = re.compile(r"^\s*(?:and|to|until|till|through|–|—|-)\s*$")
_OPENERS = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
# What stands before a date that only compares, or counts how often: nothing is told to happen then.
_ASIDE = re.compile(
    r"\b(?:than(?: it (?:did|was))?(?: in| on)?|(?:up|down) from [^.;]{1,40}? (?:in|on)|"
    r"compared (?:with|to)(?: [^.;,]{1,30}? (?:in|on))?|from [^.;]{1,30}? (?:in|on)|"
    r"(?:time|times|instance|occasion)s? since|(?:first|last|second|third) time [^.;]{1,60}? since|"
    r"(?:first|worst|most|best|highest|lowest|largest|"
    r"biggest|deadliest|strongest) [^.;,]{0,40}?since)\s+(?:the\s+|early\s+|late\s+)?\Z",
    re.IGNORECASE,
)
# The place and the date that a report opens with are no part of what it tells.
_DATELINE = re.compile(r"[A-Z][^\n]{0,80}?(?:—|–|--| - )\s*")
# The time at which an entry of a live page was written stands before it.
_STAMP = re.compile(r"(?:\A|\n)[ \t\[(]*\Z")
_OBJECTS = frozenset({"him", "them", "me", "us"})
_DATED = re.compile(r"^\d")
_ASKING = frozenset({"WDT", "WP", "WP$", "WRB"})
_ENOUGH = 5  # words, fewer tell little without the sentence that they stand in


def moments(timexes: Sequence[Timex], text: str) -> Iterator[tuple[Moment, Timex]]:
    """The moments that the time expressions date something with, each with its first expression.

    Two expressions that bound a range ("between Oct. 8 and Oct. 13") make one moment; "since" leaves
    it open. What has no place on a calendar ("now", "for weeks") gives none.
    """
    at = 0
    while at < len(timexes):
        timex = timexes[at]
        at += 1
        if timex.type not in {"DATE", "TIME"} or not _DATED.match(timex.moment.value):
            continue
        moment = timex.moment
        if moment.start is None and moment.end is None:
            continue
        if at < len(timexes):
            other = timexes[at]
            between = text[timex.span.end : other.span.start]
            before = text[max(0, timex.span.start - 12) : timex.span.start]
            if (
                len(between) < 12
                and _RANGE.match(between)
                and _OPENERS.search(before)
                and _DATED.match(other.moment.value)
            ):
                at += 1
                yield (
                    Moment(f"{moment.value}/{other.moment.value}", moment.start, other.moment.end),
                    timex,
                )
                continue
        if "/" not in moment.value:
            if timex.open == "since":
                moment = Moment(f"{moment.value}/..", moment.start, None)
            elif timex.open == "until":
                moment = Moment(f"../{moment.value}", None, moment.end)
        yield moment, timex


def _above(token: Token) -> Iterator[Token]:
    for _ in range(12):  # no dependency path that dates something is longer
        yield token
        if token.head.i == token.i:
            return
        token = token.head


def _clause(verb: Token) -> list[Token]:
    """The words of the clause of a verb, carried up to the verb that has the subject.

    A clause on a noun ("the deal it signed in May") says too little alone: its sentence stands
    for it.
    """
    for _ in range(6):
        if verb.dep_ in {"relcl", "acl", "pcomp"} or verb.head.i == verb.i:
            break
        if not bare(verb) and any(
            c.dep_ in {"nsubj", "nsubjpass", "expl"}
            and c.tag_ not in {"WDT", "WP"}
            and c.lower_ not in _OBJECTS
            for c in verb.children
        ):
            break
        verb = verb.head
    sentence = verb.sent
    if verb.dep_ in {"relcl", "acl", "pcomp"}:
        return [t for t in sentence if not t.is_space]
    words = [t for t in below(verb) if sentence.start <= t.i < sentence.end]
    # What opens another clause stays: "If she wins, the vote will be held in May" is no forecast.
    while words and (
        words[0].dep_ == "cc"
        or words[0].text == ","
        or (words[0].head.i == verb.i and (words[0].dep_ == "mark" or words[0].tag_ == "WRB"))
    ):
        words.pop(0)
    return words


def _speaks_for_itself(words: Sequence[Token]) -> bool:
    """Whether a noun with its clause tells who and what without the sentence around it."""
    return len(words) >= _ENOUGH and not any(
        t.tag_ in {"PRP", "PRP$"} or t.lower_ in {"this", "these", "those"} for t in words
    )


def _noun(head: Token) -> list[Token]:
    sentence = head.sent
    return [t for t in below(head) if sentence.start <= t.i < sentence.end]


def _described(verb: Token) -> Token | None:
    """The noun that a clause tells more of: "the port, which expects the crowd to leave by Friday"."""
    if verb.dep_ in {"ccomp", "xcomp"} and bare(verb):
        verb = verb.head
    described = verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN"}
    return verb.head if described else None


def _paper(noun: Token, day: Token) -> bool:
    """Whether a day only tells which paper is meant: "the memo of 14 October", "a sample of 27 July"."""
    dated = day.head.lower_ == "of" and day.head.head.i == noun.i
    return dated and among(noun, DOCUMENTS | WORDS)


def _words(timex: Timex, doc: Doc, *, others: bool) -> list[Token]:
    """The words of the happening that a time expression dates; empty where it dates none.

    A clause on a noun stands with its noun alone ("the pier that burned on Monday") where it says
    enough for itself, or where `others` says that the sentence has other dates: the row would tell
    what happened on another day.
    """
    tokens = tokens_of(doc, (timex.span,))
    if not tokens:
        return []
    inside = {t.i for t in tokens}
    root = next((t for t in tokens if t.head.i not in inside), tokens[0])
    # "the 1950-53 Korean War": the noun may stand within the expression's own phrase.
    text = doc.text
    for token in _above(root.head):
        if token.i in inside:
            continue
        if happening(token):
            return _noun(token)
        if token.pos_ in {"VERB", "AUX"}:
            if not tells(token) or opinion(token, text):
                return []
            if token.dep_ in {"acl", "relcl"} and given_out(token.head, token):
                return []
            told_of = _described(token)
            if told_of is not None:
                if among(told_of, MEASURES) or given(told_of, token):
                    return []
                alone = _noun(told_of)
                if others or _speaks_for_itself(alone):
                    return alone
            return _clause(token)
        if token.pos_ == "NOUN" and (among(token, MEASURES) or _paper(token, root)):
            return []
        if token.pos_ in {"NOUN", "PROPN"} and root.dep_ in {
            "compound",
            "amod",
            "nummod",
            "poss",
            "nmod",
        }:
            return []
    return []


def _said_of_it(doc: Doc, report: Report, span: Span, content: tuple[int, int]) -> Span:
    """The part of a happening's words that stands in the content which dates it.

    "The firm said the pit had been shut since March and | called the charge absurd": what the
    speaker did besides is no part of what happened. Words before the content stay where it is no
    clause of its own.
    """
    start, end = max(span.start, content[0]), min(span.end, content[1])
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None:
        return span
    whole = words[0].tag_ not in _ASKING and any(
        t.dep_ in {"nsubj", "nsubjpass", "expl"}
        and t.tag_ not in _ASKING
        and not bare(t.head)
        and words.start <= t.head.i < words.end
        for t in words
    )
    return report.cut(start if whole else span.start, end)


def _sentence(token: Token, report: Report) -> Span | None:
    words = [t for t in token.sent if not t.is_space]
    if not words:
        return None
    return report.cut(words[0].idx, words[-1].idx + len(words[-1]))


def _saying(
    timex: Timex, moment: Moment, doc: Doc, attributions: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions that were made at a time that the text tells outside their contents."""
    tokens = tokens_of(doc, (timex.span,))
    if not tokens:
        return []
    low, high = tokens[0].sent.start_char, tokens[0].sent.end_char
    return [
        a
        for a in attributions
        if a.said == moment
        and a.cue
        and low <= a.cue[0].start < high
        and not any(s.meets(timex.span) for s in a.content)
    ]


def after_dateline(report: Report, span: Span) -> Span:
    """The words of a happening without the dateline that the report opens with."""
    match = _DATELINE.match(report.text, span.start, min(span.end, span.start + 120))
    opens = span.start == 0 or report.text[span.start - 1] == "\n"
    if match is None or not opens or match.end() >= span.end:
        return span
    place = re.split(r",| [-–—]|--", match.group())[0]
    return report.cut(match.end(), span.end) if len(place) > 2 and place.isupper() else span


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Event, ...]]:
    """List the dated happenings, sayings among them, in order of the text."""
    contents = sorted(
        ((s.start, s.end, a.id) for a in reading.attributions for s in a.content),
    )
    said = sorted(
        (a for a in reading.attributions if a.said and a.said_by == "text" and a.cue),
        key=lambda a: a.cue[0].start,
    )
    heads = [a.cue[0].start for a in said]
    told = (a for a in reading.attributions if a.cue and a.stance not in DEEDS)
    telling_cues = sorted((a.cue[0] for a in told), key=lambda cue: cue.start)
    at_cue = [cue.start for cue in telling_cues]
    places = [p for p in reading.places if p.role == "literal"]
    at_place = [p.span.start for p in places]
    found: dict[tuple[str, int, int], Event] = {}
    sayings: list[tuple[int, Event]] = []
    telling: list[tuple[int, Event]] = []
    running: list[tuple[int, int, str]] = []
    following = 0
    dated = list(moments(reading.timexes, report.text))
    at_date = [timex.span.start for _, timex in dated]

    def days_of(start: int, end: int) -> set[str]:
        within = dated[bisect_left(at_date, start) : bisect_left(at_date, end)]
        return {moment.value[:10] for moment, _ in within}

    for moment, timex in dated:
        while following < len(contents) and contents[following][0] <= timex.span.start:
            running.append(contents[following])
            following += 1
        running = [c for c in running if c[1] > timex.span.start]
        anchor = tokens_of(doc, (timex.span,))
        if not anchor:
            continue
        low, high = anchor[0].sent.start_char, anchor[0].sent.end_char
        near = said[bisect_left(heads, low) : bisect_left(heads, high)]
        speaking = _saying(timex, moment, doc, near)
        if speaking:
            span = _sentence(anchor[0], report)
            rests = tuple(a.id for a in speaking)
        else:
            words = _words(timex, doc, others=len(days_of(low, high)) > 1)
            cues = telling_cues[bisect_left(at_cue, low) : bisect_left(at_cue, high)]
            if not running and any(
                cue.start <= t.idx < cue.end for t in tops(words) for cue in cues
            ):
                # "The mayor, elected in May, said": no day of what he says, nor of his saying it.
                continue
            edges = stretch(doc, words)
            span = report.cut(*edges) if edges[1] > edges[0] else None
            rests = tuple(dict.fromkeys(c[2] for c in running))
            if span is not None and running:
                inner = min(running, key=lambda c: c[1] - c[0])
                span = _said_of_it(doc, report, span, inner[:2])
        if span is None or not (span.start <= timex.span.start < span.end):
            continue
        before = report.text[max(low, timex.span.start - 90) : timex.span.start]
        if not speaking and _ASIDE.search(before):
            continue
        if timex.type == "TIME" and _STAMP.search(report.text, 0, timex.span.start):
            continue
        span = after_dateline(report, span)
        if timex.span.start < span.start:
            continue  # the day of the dateline is that of the telling
        key = (moment.value, span.start, span.end)
        if key in found:
            continue
        where = places[bisect_left(at_place, span.start) : bisect_left(at_place, span.end)]
        names = (p.place.name if p.place is not None else p.span.text for p in where)
        found[key] = Event(
            ident("event", report.id, *key),
            moment,
            span.text,
            (span,),
            places=tuple(dict.fromkeys(names)),
            attributions=rests,
        )
        (sayings if speaking else telling).append((low, found[key]))
    spoken: dict[int, list[Event]] = defaultdict(list)
    for low, row in sayings:
        spoken[low].append(row)
    # What a saying of the same day tells word for word needs no row of its own.
    again = {
        row.id
        for low, row in telling
        for saying in spoken[low]
        if saying.when.value[:10] == row.when.value[:10] and saying.spans[0].holds(row.spans[0])
    }
    rows = [row for row in found.values() if row.id not in again]
    alike: dict[tuple[Span, ...], list[Moment]] = defaultdict(list)
    for row in rows:
        alike[row.spans].append(row.when)
    # Words that are dated twice have the exacter date: "on Monday at noon" is no whole day.
    return {
        "events": tuple(
            row
            for row in rows
            if not any(when != row.when and _within(when, row.when) for when in alike[row.spans])
        )
    }


def _within(inner: Moment, outer: Moment) -> bool:
    if not (inner.start and inner.end and outer.start and outer.end):
        return False
    last = outer.end if "T" in outer.end else f"{outer.end}T99"
    return outer.start <= inner.start and inner.end <= last


STEP = Step(
    "events",
    run,
    needs=("timexes", "places", "attributions.said"),
    gives=("events",),
)
