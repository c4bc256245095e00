"""What a report itself says is not known, not verified, not decided or not given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Stretch

from sayso.mark.headings import asked_above
from sayso.mark.unknown.answer import owns
from sayso.mark.unknown.labelled import BULLETS, labelled, listed
from sayso.mark.unknown.lacking import admits
from sayso.records import Attribution, Reading, Report, Span, Step, Unknown, ident

# Words that answer a question by owning that nobody knows.
_IGNORANCE = re.compile(
    r"\b(?:(?:left|remains?|yet) to be seen|(?:do|does) ?(?:not|n['’]t) (?:\w+ )?know|dunno|no idea|not sure|"
    r"time will tell|unclear|too (?:early|soon) to (?:say|tell)|we['’]ll see|(?:ca|can) ?n['’]t (?:say|tell)|can ?not (?:say|tell))\b",
    re.IGNORECASE,
)


def _states(span: Span) -> bool:
    """Whether it is a sentence that states something: no question, no heading."""
    return span.text.rstrip("”’\"' )").endswith((".", "!", ";", ":", ",", "—", "…"))


def _answered(attribution: Attribution) -> Iterator[tuple[Span, ...]]:
    """A source's question that the source answers by owning that it does not know."""
    if attribution.stance != "ask":
        return
    asked = [s for s in attribution.content if "?" in s.text]
    owned = [s for s in attribution.content if _IGNORANCE.search(s.text.rpartition("?")[2])]
    if asked and owned:
        yield tuple(attribution.content)


def _told(sentence: Stretch, reading: Reading) -> bool:
    """Whether a source tells the whole sentence: what it says there is not is what it claims."""
    start, end = sentence.start_char, sentence.end_char
    return any(
        span.start < end and start < span.end
        for attribution in reading.attributions
        if attribution.source
        for span in attribution.content
    )


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Unknown, ...]]:
    """List each sentence that says so, with its exact words, once."""
    found: list[tuple[Span, ...]] = [s for a in reading.attributions for s in _answered(a)]
    found += [(report.cut(*line),) for line in listed(doc)]
    quoted = [s for spans in found for s in spans]
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        while end > start and report.text[end - 1].isspace():
            end -= 1
        while start < end and (report.text[start].isspace() or report.text[start] in BULLETS):
            start += 1
        if start == end:
            continue
        asked = asked_above(report.text, start)
        owned = asked is not None and owns(sentence)
        if not (owned or labelled(sentence) or admits(sentence, told=_told(sentence, reading))):
            continue
        span = report.cut(start, end)
        if _states(span) and not any(span.meets(s) for s in quoted):
            found.append((report.cut(*asked), span) if owned and asked else (span,))
    found.sort(key=lambda spans: spans[0].start)
    return {
        "unknowns": tuple(
            Unknown(
                ident("unknown", report.id, *((s.start, s.end) for s in spans)),
                " … ".join(s.text for s in spans),
                spans,
            )
            for spans in found
        )
    }


STEP = Step("unknowns", run, needs=("attributions.stance",), gives=("unknowns",))
