"""Corrections of the reader model's attributions that need the language layer: who, and how far.

Each takes the report's layer and one attribution, and gives the attribution as it should be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.tidy import trim
from sayso.mark.attribution.words import (
    SAY,
    TELL,
    after,
    figured,
    named,
    passive,
    source_of,
    speaks,
    stretched,
    upto,
)
from sayso.mark.clauses import subject
from sayso.records import cue_denies

_QUOTES = "\"“”‘'"
_ACCORDING = re.compile(r"according to\Z", re.IGNORECASE)
# Words that a clause cannot end with, so that what follows them is torn from it.
_TORN = re.compile(r"[^\W\d_]{3,}\Z(?<!\b[Bb]ut)(?<!\b[Aa]nd)(?<!with)(?<!while)(?<!Still)")
_RUMOURS = frozenset(
    "account allegation claim message post report rumor rumour story suggestion theory version".split()
)
_PART = re.compile(
    r",\s+(?:(?:including|among them)\s+(?:\S+\s+){1,2}|(?:\S+\s+){1,3}of\s+(?:whom|which|them)\b)"
)
_CLAUSES = frozenset({"conj", "parataxis", "ROOT", "ccomp", "dep"})
_EXPECT = frozenset({"expect", "predict", "forecast"})
# "..., the company said on Monday, bringing the toll to 31".
_BRINGS = re.compile(
    r"(?:\s+(?:on|late|early|in)?\s*(?:\w+day)(?: \w+)?)?,\s+(?P<told>(?:which\s+)?"
    r"(?:bring|tak|push|rais|lift|carr|brought|took)\w*\s"
    r"[^.;\n]{0,60}\b(?:toll|total|count|number|figure|tally|dead)\b[^.;\n]{0,30}\bto\s[^;\n]{1,80}?)(?=[.;\n]\s|[.;]?\Z)"
)
_OF_WHOM = re.compile(r"(?:who|whose|which)\b")
_AND = re.compile(r",?\s+and\s+")
# "said Major Adler, a spokeswoman, had left": the source ends before what it says goes on.
_GOES_ON = re.compile(
    r",\s+(?=(?:had|has|have|was|were|is|are|would|will|could|did|does|can|may|might|must)\s)"
)


def mended(doc: Doc, text: str, one: Found) -> Found:
    """`one` with its source, and with a content that is neither torn nor run together."""
    for change in (
        _which,
        _according,
        _swallowed,
        _over,
        _whom,
        _apart,
        _sourced,
        _undated,
        _brings,
    ):
        one = change(doc, text, one)
    return one


def _tokens(doc: Doc, ranges: Sequence[tuple[int, int]]) -> list[Token]:
    found: list[Token] = []
    for start, end in ranges:
        piece = doc.char_span(start, end, alignment_mode="expand")
        if piece is not None:
            found += [t for t in piece if not t.is_space]
    return found


def _sourced(doc: Doc, text: str, one: Found) -> Found:
    """With the subject of its verb as source, where it has none: "A and B on Monday rejected"."""
    if one.source:
        return one
    verb = next((t for t in _tokens(doc, one.cue) if t.pos_ == "VERB"), None)
    if verb is None or passive(verb) or (verb.tag_ == "VBN" and not _perfect(verb)):
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


def _undated(doc: Doc, text: str, one: Found) -> Found:
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


def _apart(doc: Doc, text: str, one: Found) -> Found:
    """Without an unquoted sentence before the cue's own, which says what is said."""
    if len(one.content) < 2 or not one.cue:
        return one
    first, last = _sentence(doc, one.cue[0][0])
    here = [(s, e) for s, e in one.content if s < last and first < e]
    if not here or sum(len(text[s:e].split()) for s, e in here) < 3:
        return one
    kept = tuple((s, e) for s, e in one.content if e > first or text[s] in _QUOTES or s >= last)
    return Found(one.source, one.cue, kept)


def _swallowed(doc: Doc, text: str, one: Found) -> Found:
    """With the words after "said X, a spokeswoman," in its content: "..., had left the country"."""
    if len(one.source) != 1 or not one.cue or one.cue[-1][1] > one.source[0][0]:
        return one
    start, end = one.source[0]
    on = _GOES_ON.search(text, start, end)
    if on is None or not any(e <= one.cue[0][0] for _, e in one.content):
        return one
    content = [(s, e) for s, e in one.content if e <= start]
    begin, stop = content[-1]
    colon = text.rfind(": ", begin, stop)
    if colon >= 0:
        content[-1] = (colon + 2, stop)
    return Found(((start, on.start() + 1),), one.cue, (*content, (on.end(), end)))


def _over(doc: Doc, text: str, one: Found) -> Found:
    """Without what is told of the speaker, or after a semicolon: "P, says Adler, whose group ...; Q"."""
    if not (one.cue and one.source):
        return one
    first = one.cue[0][0]
    last = max(one.source[-1][1], one.cue[-1][1])
    if first > one.source[0][0] or not any(end <= first for _, end in one.content):
        return one
    kept = []
    for start, end in one.content:
        if start >= last and text[start] not in _QUOTES:
            aside = _OF_WHOM.match(text, start) and not figured(_tokens(doc, ((start, end),)))
            if ";" in text[last:start]:
                break
            if aside:
                continue
        kept.append((start, end))
    return Found(one.source, one.cue, tuple(kept))


def _whom(doc: Doc, text: str, one: Found) -> Found:
    """With the part of its figure: "said that they held 190 people | , 63 of whom were charged"."""
    if not (one.cue and one.content) or one.cue[-1][1] > one.content[-1][0]:
        return one
    start, end = one.content[-1]
    _, last = _sentence(doc, end - 1)
    part = _PART.match(text, end, last)
    if part is None or not figured(_tokens(doc, ((part.start() + 1, part.end()),))):
        return one
    stop = text.find(";", end, last)
    content = trim(text, ((start, last if stop < 0 else stop),), ".,;:")
    return Found(one.source, one.cue, (*one.content[:-1], *content))


def _brings(doc: Doc, text: str, one: Found) -> Found:
    """With what its figure amounts to: "ten more died, the firm said | , bringing the toll to 31"."""
    if not (one.source and one.cue and one.content) or one.content[-1][1] > one.cue[0][0]:
        return one
    on = _BRINGS.match(text, max(one.source[-1][1], one.cue[-1][1]))
    if on is None:
        return one
    return Found(one.source, one.cue, (*one.content, *trim(text, (on.span("told"),), ".,;:")))


def parted(doc: Doc, text: str, one: Found) -> list[Found]:
    """`one`, and what another says in the same sentence: "A said it was so, and B called it a lie"."""
    for number, (start, end) in enumerate(one.content):
        if text[start] in _QUOTES:
            continue
        for verb in _tokens(doc, ((start, end),)):
            who = _second(verb, start)
            if who is None:
                continue
            before = doc[who.left_edge.i - 1]
            comma = before if before.text == ";" else doc[before.i - 1]
            told = [t for t in after(verb, upto(verb)) if t.idx < verb.sent.end_char]
            cut = Found(one.source, one.cue, (*one.content[:number], (start, comma.idx)))
            cue = ((verb.idx, verb.idx + len(verb)),)
            other = Found((named(who),), cue, (stretched(told),)) if told else None
            return [cut, other] if other is not None else [cut]
    return [one]


def _second(verb: Token, start: int) -> Token | None:
    """The subject of a verb of saying that a comma and "and", "but" or "while" join to what precedes."""
    if verb.dep_ not in _CLAUSES or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    if verb.lemma_ not in SAY and not (verb.lemma_ in TELL | _EXPECT and verb.dep_ != "conj"):
        return None
    who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if who is None or not speaks(who) or who.tag_ in {"WP", "WDT"}:
        return None
    left, doc = who.left_edge.i, verb.doc
    mark = left - 1 if doc[left - 1].text == ";" else left - 2
    joined = mark > 0 and (
        mark == left - 1
        or (doc[left - 1].lower_ in {"and", "but", "while"} and doc[mark].text in {",", ";"})
    )
    return who if joined and doc[mark].idx > start else None


def _which(doc: Doc, text: str, one: Found) -> Found:
    """As in "The ministry rejects the rumours according to which P": it denies P, or rumours say P."""
    if one.source or not one.cue or not _ACCORDING.search(text, *one.cue[-1]):
        return one
    words = _tokens(doc, ((one.cue[-1][1], one.cue[-1][1] + 8),))
    before = doc[max(0, words[0].i - 14) : words[0].i] if words else ()
    nouns = [t for t in before if t.lemma_.lower() in _RUMOURS]
    if not words or words[0].lower_ not in {"which", "whom"} or not nouns:
        return one
    noun, (_, last) = nouns[-1], _sentence(doc, words[0].idx)
    said = trim(text, ((words[0].idx + len(words[0]), last),), ".,;:")
    who = subject(noun.head)
    if cue_denies(noun.head.text) and who is not None and who.i < noun.head.i:
        verb = noun.head
        return Found((source_of(verb, who),), ((verb.idx, verb.idx + len(verb)),), said)
    return Found((named(noun),), one.cue, said)


def _according(doc: Doc, text: str, one: Found) -> Found:
    """As in "P, according to X, and Q": with the whole of P, and with Q where it brings a figure."""
    if not (one.cue and one.content and one.source):
        return one
    if not _ACCORDING.search(text, one.cue[0][0], one.cue[-1][1]):
        return one
    first, last = _sentence(doc, one.cue[0][0])
    content = list(one.content)
    start, end = content[0]
    torn = text[first:start].strip()
    if first < start < one.cue[0][0] and torn and _TORN.search(torn):
        content[0] = (first, end)
    after = one.source[-1][1]
    on = _AND.match(text, after, last)
    if end <= one.cue[0][0] and on is not None:
        words = _tokens(doc, ((on.end(), last),))
        if figured(words) and any("VerbForm=Fin" in str(t.morph) for t in words):
            content.append((on.end(), last))
    return Found(one.source, one.cue, tuple(content))
