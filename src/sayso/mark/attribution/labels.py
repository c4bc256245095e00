"""Speakers that only their place on the page shows: behind a time, a dash, a colon or in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from sayso.data.reader import Found
from sayso.data.reader.quotes import quotations
from sayso.mark.attribution.words import speaks
from sayso.mark.chain.who import written

# "10:42 Harbour police: second body found": an entry of a live page.
_ENTRY = re.compile(
    r"^[^\S\n]*\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?[^\S\n]*[–—|-]?[^\S\n]+"
    r"(?P<who>[^\n:.!?“”\"]{2,60}): (?P<what>[^\n.!?“\"][^\n.!?]{8,240})",
    re.MULTILINE,
)
# "Two men held over arson – police": a line without a full stop.
_CREDIT = re.compile(
    r"^(?P<what>[^\n:.!?]{12,160}?)(?P<cue> [–—-] |: )(?P<who>[^\n:–—.,!?“”\"()]{2,40})$",
    re.MULTILINE,
)
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "CCONJ", "PUNCT"})
# A headline has at least so many words.
_LEAST = 4
# A name in brackets behind a quotation: "“Nothing was stolen” (the director, Petra Willems)".
_BRACKET = re.compile(r" \((?P<who>[^()\n]{3,60})\)")


def entry(doc: Doc) -> Iterator[Found]:
    """As in "10:42 Harbour police: second body found near pier 4"."""
    for match in _ENTRY.finditer(doc.text):
        if _somebody(doc, match.span("who")):
            cue = (match.end("who"), match.end("who") + 1)
            yield Found((match.span("who"),), (cue,), (match.span("what"),))


def credited(doc: Doc) -> Iterator[Found]:
    """As in a headline: "Two men held over arson – police"; "Ferry to sail again in May: operator"."""
    for match in _CREDIT.finditer(doc.text):
        if _somebody(doc, match.span("who")) and len(match["what"].split()) >= _LEAST:
            start = match.start("cue") + (match["cue"] != ": ")
            yield Found((match.span("who"),), ((start, start + 1),), (match.span("what"),))


def bracketed(doc: Doc) -> Iterator[Found]:
    """As in "“Nothing was stolen” (museum director Petra Willems)"."""
    text = doc.text
    for start, end in quotations(text):
        match = _BRACKET.match(text, end)
        if match is not None and end - start > 12 and _somebody(doc, match.span("who")):
            yield Found((match.span("who"),), ((end + 1, end + 2),), ((start, end),))


def _somebody(doc: Doc, bounds: tuple[int, int]) -> bool:
    """Whether characters hold nothing but the name of somebody who can speak."""
    words: Span | None = doc.char_span(*bounds, alignment_mode="expand")
    if words is None or len(words) > 9:
        return False
    if any(t.pos_ not in _NAMING for t in words):
        return False
    head = words.root
    return (
        (speaks(head) or written(head))
        and head.ent_type_ not in {"GPE", "LOC", "FAC"}
        and not head.is_stop
    )


RULES = (entry, credited, bracketed)
