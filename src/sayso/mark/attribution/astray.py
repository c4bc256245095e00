"""Corrections of words that a reader model gave to the wrong side: source, content or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.strung import DATELINE
from sayso.mark.attribution.tidy import trim
from sayso.mark.attribution.words import TELL, named, passive, speaks
from sayso.mark.clauses import among, below, stretch, subject

# A colon that leads to what follows, and is no part of a time.
_LEADS = re.compile(r":(?=\s|\Z)")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_QUOTES = "\"“”‘'`"
_LOOSE = " ,;:—–-"
# A place before the first words of a report, "COTONOU: A bus ..."; its writer is elsewhere.
_LABEL = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’ -]{2,40}(?:, \w+)?\Z")
_IMPRINT = re.compile(
    r"(?:sources?|photos?|editing|(?:additional |with )?reporting)(?: by)? ?:", re.IGNORECASE
)
_LABELS = re.compile(r"^[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’. -]{2,40}:", re.MULTILINE)
# (A short word before a full stop may be a title: "Sens. ...".)
_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{6})[.!?][\"”’]?\s+(?=[A-ZÀ-ÖØ-Þ])")
_AS_SAYING = re.compile(r"(?!(?:him|her|it|them)\b).*\bas\s+(?:\w+ing)\s*\Z", re.DOTALL)
_APART = re.compile(r"[\n\"“”]|: ")
_IMPERSONAL = frozenset("appear be become look seem sound".split())
_QUOTING = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing)\b", re.IGNORECASE)


def astray(doc: Doc, text: str, one: Found) -> Found | None:
    """`one` with every word on its side, or None where nobody says anything in it."""
    if _label(text, one) or _imprint(text, one):
        return None
    for change in (_one_sentence, _across, _own_line, _own_sentence, _inside, _torn, _as_saying):
        one = change(doc, text, one)
    one = _by_its_subject(doc, one)
    return one if one.content else None


def _label(text: str, one: Found) -> bool:
    """Whether the "source" is the place that heads a report; in a transcript every turn has a label."""
    if len(one.source) != 1 or [text[s:e] for s, e in one.cue] != [":"] or not one.content:
        return False
    start, end = one.source[0]
    return (
        bool(_LABEL.match(text[start:end]))
        and (not start or text[start - 1] == "\n")
        and text.count("\n\n", 0, start) < 2
        and text[one.content[0][0]] not in _QUOTES
        and len(_LABELS.findall(text)) == 1
    )


def _imprint(text: str, one: Found) -> bool:
    """Whether it is a line on who made the report: "Source: Port Wire"."""
    named = [text[s:e] for s, e in (*one.source, *one.cue)]
    return any(":" in words for words in named) and bool(_IMPRINT.match(" ".join(named)))


def _one_sentence(doc: Doc, text: str, one: Found) -> Found:
    """With a source that ends with its sentence: "told by a deputy. The agency | ..."."""
    if not one.cue:
        return one
    source = []
    for start, end in one.source:
        ends = [m for m in _NEXT_SENTENCE.finditer(text, start, end) if _ends(doc, m)]
        if ends and start >= one.cue[-1][1]:
            end = ends[0].start()
        elif ends:
            start = ends[-1].end()
        source.append((start, end))
    return Found(tuple(source), one.cue, one.content)


def _ends(doc: Doc, stop: re.Match[str]) -> bool:
    token = doc.char_span(stop.end(), stop.end() + 1, alignment_mode="expand")
    return token is not None and bool(token[0].is_sent_start)


def _across(doc: Doc, text: str, one: Found) -> Found:
    """Without a source that a semicolon parts from all that it would say and how it says it."""
    if len(one.source) != 1 or not (one.cue and one.content):
        return one
    start, end = one.source[0]
    told = [*one.cue, *one.content]
    if any(text[s] in _QUOTES for s, _ in one.content):
        return one
    verb = _verb(doc, one)
    who = subject(verb) if verb is not None else None
    if who is not None and start <= who.idx < end:
        return one
    after = all(e <= start for _, e in told) and ";" in text[max(e for _, e in told) : start]
    before = all(s >= end for s, _ in told) and ";" in text[end : min(s for s, _ in told)]
    return Found((), one.cue, one.content) if after or before else one


def _own_line(doc: Doc, text: str, one: Found) -> Found:
    """Without unquoted pieces of another paragraph, unless a colon leads to them."""
    if len(one.content) < 2 or not one.cue or ":" in text[one.cue[0][0] : one.cue[-1][1]]:
        return one
    low, high = one.cue[0][0], one.cue[-1][1]
    kept = []
    for start, end in one.content:
        between = text[high:start] if start >= high else text[end:low]
        apart = _EMPTY_LINE.search(between) is not None and not _LEADS.search(between)
        if not apart or text[start] in _QUOTES:
            kept.append((start, end))
    little = sum(len(text[s:e].split()) for s, e in kept) < 3
    return one if little else Found(one.source, one.cue, tuple(kept))


def _own_sentence(doc: Doc, text: str, one: Found) -> Found:
    """Without what the next sentence says, where the cue's own tells what is said, unquoted."""
    if len(one.content) < 2 or not one.cue or ":" in text[one.cue[0][0] : one.cue[-1][1]]:
        return one
    cue = doc.char_span(*one.cue[-1], alignment_mode="expand")
    if cue is None:
        return one
    first, last = cue[-1].sent.start_char, cue[-1].sent.end_char
    here = [start for start, _ in one.content if first <= start < last]
    if not here or any(text[start] in _QUOTES for start in here):
        return one
    kept = [(s, e) for s, e in one.content if s < last or text[s] in _QUOTES]
    return Found(one.source, one.cue, tuple(kept))


def _verb(doc: Doc, one: Found) -> Token | None:
    for start, end in one.cue:
        piece = doc.char_span(start, end, alignment_mode="expand")
        for token in piece if piece is not None else ():
            if token.pos_ == "VERB":
                return token
    return None


def _inside(doc: Doc, text: str, one: Found) -> Found:
    """With its verb's subject for source, which its content swallowed: "..., Dr. Alu, | told"."""
    verb = _verb(doc, one)
    if one.source or verb is None or passive(verb) or verb.lemma_ not in TELL:
        return one
    who = next((c for c in verb.children if c.dep_ in {"nsubj", "dobj"}), None)
    if who is None or who.tag_ in {"WP", "WDT"}:
        return one
    source = named(who)
    if who.i > verb.i:
        return _behind(text, verb, source, one)
    if who.dep_ == "dobj":
        return one
    for number, (start, end) in enumerate(one.content):
        if not (start <= source[0] and source[1] <= end + 1 and end <= verb.idx):
            continue
        if len(text[source[1] : verb.idx].split()) > 3:
            return one
        left = trim(text, ((start, source[0]),), _LOOSE)
        if not left:  # the source alone was taken for what is said
            left = trim(text, (_clause_before(doc, verb, source[0]),), _LOOSE)
        elif text[: source[0]].rstrip()[-1:] not in {",", "”", '"', "—", "–"}:
            return one
        if not left or len(text[slice(*left[0])].split()) < 3:
            return one
        return Found((source,), one.cue, (*one.content[:number], *left, *one.content[number + 1 :]))
    return one


def _by_its_subject(doc: Doc, one: Found) -> Found:
    """With an active verb's subject for the source that it lacks; empty where it can have none.

    A gerund or an infinitive borrows that of the verb it hangs on: "The fans left, | chanting".
    Whatever "seems" or "is clear" seems so to nobody in particular.
    """
    verb = _verb(doc, one)
    if one.source or not one.content or verb is None or passive(verb):
        return one
    if any(among(t, _IMPERSONAL) for t in (verb, verb.head)):
        return one
    who = subject(verb)
    if who is None and verb.dep_ in {"advcl", "pcomp"}:
        who = subject(verb.head)
    elif who is None and verb.dep_ == "acl":
        who = verb.head
    if who is None or not (speaks(who) or verb.tag_ == "VBG"):
        bare = verb.tag_ == "VB" or (who is None and verb.tag_ == "VBG")
        return Found((), (), ()) if bare else one
    source = named(who)
    taken = any(s < source[1] and source[0] < e for s, e in (*one.cue, *one.content))
    return one if taken else Found((source,), one.cue, one.content)


def _behind(text: str, verb: Token, source: tuple[int, int], one: Found) -> Found:
    """With whom a verb names behind it for source: "On paper only, say | the relatives"."""
    start = verb.sent.start_char
    before = text[start : verb.idx].rstrip()
    if one.content != (source,) or not before.endswith(","):
        return one
    told = trim(text, ((start, start + len(before)),), _LOOSE)
    return Found((source,), one.cue, told) if told else one


def _clause_before(doc: Doc, verb: Token, end: int) -> tuple[int, int]:
    told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if told is None:
        return end, end
    return stretch(doc, [t for t in below(told) if t.idx < end])


def _torn(doc: Doc, text: str, one: Found) -> Found:
    """With the beginning of the sentence before its cue, of which it has but an end.

    "A bus | , the second this week, and killed four, | the fire service | said": what begins with a
    piece that has no verb, right behind a comma, begins before.
    """
    if not (one.source and one.cue and one.content):
        return one
    (start, end), first = one.content[0], min(one.source[0][0], one.cue[0][0])
    words = doc.char_span(start, end, alignment_mode="expand")
    if words is None or text[end:first].strip() != "," or text[start] in _QUOTES:
        return one
    opens = max(words[0].sent.start_char, text.rfind(";", 0, start) + 1)
    line = DATELINE.match(text, opens)
    opens = line.end() if line is not None else opens
    comma = next((t.i for t in words if t.text == ","), words.end)
    before = doc.char_span(opens, start, alignment_mode="expand") if opens < start else None
    if before is None or not text[opens:start].rstrip().endswith(","):
        return one
    torn = not _finite(doc[words.start : comma]) and words[0].pos_ in {
        "DET",
        "NOUN",
        "PROPN",
        "NUM",
    }
    if not torn or not _finite(before) or _APART.search(text, opens, start):
        return one
    whole = trim(text, ((opens, end),), _LOOSE)
    return Found(one.source, one.cue, (*whole, *one.content[1:]))


def _finite(words: Iterable[Token]) -> bool:
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in words)


def _as_saying(doc: Doc, text: str, one: Found) -> Found:
    """With the clause before it: "P, the deputy | quoted | the envoy as saying"."""
    if len(one.content) != 1 or len(one.source) != 1 or not one.cue:
        return one
    start, end = one.content[0]
    cue = text[one.cue[0][0] : one.cue[-1][1]]
    if not (_QUOTING.search(cue) and _AS_SAYING.match(text[start:end])):
        return one
    opens = doc.char_span(one.source[0][0], one.source[0][0] + 1, alignment_mode="expand")
    if opens is None:
        return one
    before = trim(text, ((opens[0].sent.start_char, one.source[0][0]),), _LOOSE)
    if not before or len(text[slice(*before[0])].split()) < 3:
        return one
    return Found(one.source, one.cue, (*before, (start, end)))
