"""Corrections of the reader model's attributions that need the language layer: who, and how far.

Each takes the report's layer and one attribution, and gives the attribution as it should be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.tidy import trim
from sayso.mark.attribution.words import figured, named, passive, source_of, speaks
from sayso.mark.clauses import subject
from sayso.records import cue_denies

_QUOTES = "\"“”‘'"
_ACCORDING = re.compile(r"according to\Z", re.IGNORECASE)
# Words that a clause cannot end with, so that what follows them is torn from it.
_TORN = re.compile(r"[^\W\d_]{3,}\Z(?<!\b[Bb]ut)(?<!\b[Aa]nd)(?<!with)(?<!while)(?<!Still)")
_RUMOURS = frozenset(
    "account allegation claim message post report rumor rumour story suggestion theory version".split()
)
_AND = re.compile(r",?\s+and\s+")
_QUOTED = re.compile(r"(?P<who>him|her|them|it|[^\n,;.]{2,60}?)\s+as\s+saying\Z", re.IGNORECASE)
# "said Major Adler, a spokeswoman, had left": the source ends before what it says goes on.
_GOES_ON = re.compile(
    r",\s+(?=(?:had|has|have|was|were|is|are|would|will|could|did|does|can|may|might|must)\s)"
)


def mended(doc: Doc, one: Found) -> Found:
    """`one` with its source, and with a content that is neither torn nor run together."""
    for change in (_which, _quoted_as, _according, _swallowed, _apart, _sourced, _undated):
        one = change(doc, one)
    return one


def _tokens(doc: Doc, ranges: Sequence[tuple[int, int]]) -> list[Token]:
    found: list[Token] = []
    for start, end in ranges:
        piece = doc.char_span(start, end, alignment_mode="expand")
        if piece is not None:
            found += [t for t in piece if not t.is_space]
    return found


def _sourced(doc: Doc, one: Found) -> Found:
    """With the subject of its verb as source, where it has none: "A and B on Monday rejected"."""
    if one.source:
        return one
    verb = next((t for t in _tokens(doc, one.cue) if t.pos_ == "VERB"), None)
    if verb is None or passive(verb) or verb.tag_ == "VBN" and not _perfect(verb):
        return one
    who = subject(verb)
    if who is None and verb.dep_ == "advcl" and verb.tag_ == "VBG":
        who = subject(verb.head) if not passive(verb.head) else None
    if who is None or who.dep_ != "nsubj" or not speaks(who) or who.i > verb.i:
        return one
    source = source_of(who.head, who)
    taken = (*one.cue, *one.content)
    if source[1] <= source[0] or any(s < source[1] and source[0] < e for s, e in taken):
        return one
    return Found((source,), one.cue, one.content)


def _perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)


def _undated(doc: Doc, one: Found) -> Found:
    """Without the day at the end of its source: "the army on Friday" raised its toll."""
    source = []
    for start, end in one.source:
        words = _tokens(doc, ((start, end),))
        if len(words) > 2 and words[-1].ent_type_ == "DATE" and words[-2].lower_ == "on":
            end = words[-3].idx + len(words[-3])
        source.append((start, end))
    return Found(tuple(source), one.cue, one.content)


def _sentence(doc: Doc, at: int) -> tuple[int, int]:
    token = _tokens(doc, ((at, at + 1),))
    return (token[0].sent.start_char, token[0].sent.end_char) if token else (at, at)


def _apart(doc: Doc, one: Found) -> Found:
    """Without an unquoted sentence before the cue's own, which says what is said."""
    if len(one.content) < 2 or not one.cue:
        return one
    first, last = _sentence(doc, one.cue[0][0])
    here = [(s, e) for s, e in one.content if s < last and first < e]
    if not here or sum(len(doc.text[s:e].split()) for s, e in here) < 3:
        return one
    kept = tuple((s, e) for s, e in one.content if e > first or doc.text[s] in _QUOTES or s >= last)
    return Found(one.source, one.cue, kept)


def _swallowed(doc: Doc, one: Found) -> Found:
    """With the words after "said X, a spokeswoman," in its content: "..., had left the country"."""
    if len(one.source) != 1 or not one.cue or one.cue[-1][1] > one.source[0][0]:
        return one
    start, end = one.source[0]
    on = _GOES_ON.search(doc.text, start, end)
    if on is None or not any(e <= one.cue[0][0] for _, e in one.content):
        return one
    content = [(s, e) for s, e in one.content if e <= start]
    begin, stop = content[-1]
    colon = doc.text.rfind(": ", begin, stop)
    if colon >= 0:
        content[-1] = (colon + 2, stop)
    return Found(((start, on.start() + 1),), one.cue, (*content, (on.end(), end)))


def _quoted_as(doc: Doc, one: Found) -> Found:
    """ "P, the deputy quoted him as saying": he says P."""
    if not (one.content and one.cue and one.source):
        return one
    start, end = one.content[-1]
    as_saying = _QUOTED.fullmatch(doc.text, start, end)
    begins = min(one.source[0][0], one.cue[0][0])
    before = tuple((s, e) for s, e in one.content[:-1] if e <= begins)
    if as_saying is None:
        return one
    if not before:
        first, _ = _sentence(doc, one.cue[0][0])
        comma = doc.text.rfind(",", first, begins)
        if comma <= first or doc.text[comma + 1 : begins].strip():
            return one
        before = ((first, comma),)
    who = (start, as_saying.end("who"))
    return Found((who,), (*one.cue, (as_saying.end("who") + 1, end)), before)


def _which(doc: Doc, one: Found) -> Found:
    """ "The ministry rejects the rumours according to which P": it denies P, or rumours say P."""
    if one.source or not one.cue or not _ACCORDING.search(doc.text, *one.cue[-1]):
        return one
    words = _tokens(doc, ((one.cue[-1][1], one.cue[-1][1] + 8),))
    before = doc[max(0, words[0].i - 14) : words[0].i] if words else ()
    nouns = [t for t in before if t.lemma_.lower() in _RUMOURS]
    if not words or words[0].lower_ not in {"which", "whom"} or not nouns:
        return one
    noun, (_, last) = nouns[-1], _sentence(doc, words[0].idx)
    said = trim(doc.text, ((words[0].idx + len(words[0]), last),), ".,;:")
    who = subject(noun.head)
    if cue_denies(noun.head.text) and who is not None and who.i < noun.head.i:
        verb = noun.head
        return Found((source_of(verb, who),), ((verb.idx, verb.idx + len(verb)),), said)
    return Found((named(noun),), one.cue, said)


def _according(doc: Doc, one: Found) -> Found:
    """ "P, according to X, and Q": with the whole of P, and with Q where it brings a figure."""
    if not (one.cue and one.content and one.source):
        return one
    if not _ACCORDING.search(doc.text, one.cue[0][0], one.cue[-1][1]):
        return one
    first, last = _sentence(doc, one.cue[0][0])
    content = list(one.content)
    start, end = content[0]
    torn = doc.text[first:start].strip()
    if first < start < one.cue[0][0] and torn and _TORN.search(torn):
        content[0] = (first, end)
    after = one.source[-1][1]
    on = _AND.match(doc.text, after, last)
    if end <= one.cue[0][0] and on is not None:
        words = _tokens(doc, ((on.end(), last),))
        if figured(words) and any("VerbForm=Fin" in str(t.morph) for t in words):
            content.append((on.end(), last))
    return Found(one.source, one.cue, tuple(content))
