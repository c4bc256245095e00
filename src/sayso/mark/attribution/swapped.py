"""Sources of the reader model's that changed places with what is said, or lost a part of themselves."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

from sayso.data.reader import Found
from sayso.mark.attribution.tidy import trim
from sayso.mark.attribution.words import SAY, TELL, passive
from sayso.mark.clauses import stretch

_PLACE = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ ]{2,40}(?:\s\([^()\n]{1,30}\))?\s[-–—]{1,2}\s(?=\S)")
_QUOTES = "\"“”‘'"
# A source is no longer than this many words.
_LONG = 25
# After these a name alone is who says it; "called the ruling" is said of the ruling.
_PLAIN = (SAY | TELL) - frozenset(
    "call describe cite quote accuse deny blame confirm fear charge".split()
)
# A name behind "says".
_NAME = 9
# What is said in "the way he tells it" is told elsewhere.
_NOTHING = frozenset({"the way"})


def swapped(doc: Doc, text: str, one: Found) -> Found | None:
    """`one` with its source whole and on its side; None where nothing is said in it."""
    if len(one.content) == 1 and text[slice(*one.content[0])].lower() in _NOTHING:
        return None
    for change in (_inverted, _named, _opening, _sent_from, _whose):
        one = change(doc, text, one)
    return one


def _inverted(doc: Doc, text: str, one: Found) -> Found:
    """As in "Eighty Finns live there, | says | the consulate": who says it stands behind "says"."""
    if not (len(one.source) == len(one.cue) == len(one.content) == 1):
        return one
    told, cue, who = one.source[0], one.cue[0], one.content[0]
    if not (told[1] <= cue[0] and cue[1] <= who[0]) or text[who[0]] in _QUOTES:
        return one
    verb, name = _piece(doc, cue), _piece(doc, who)
    if verb is None or name is None or len(verb) != 1 or len(name) > _NAME:
        return one
    if (
        verb[0].lemma_ not in _PLAIN
        or not _finite(verb)
        or name[0].pos_ not in {"DET", "NOUN", "PROPN"}
    ):
        return one
    clause = _piece(doc, told)
    # (A verb in "the club that rescues them" makes no clause of a name.)
    own = [t for t in clause or () if t.dep_ not in {"relcl", "acl"}]
    if _finite(name) or not _finite(own) or text[told[1] - 1] == "”":
        return one
    if not text[: cue[0]].rstrip().endswith((",", "”", '"')):
        return one
    return Found((who,), one.cue, trim(text, (told,), " ,;:—–-"))


def _named(doc: Doc, text: str, one: Found) -> Found:
    """With the end of the name that went to its cue: "exile website Azat | Un reported"."""
    if len(one.source) != 1 or not one.cue:
        return one
    start, end = one.source[0]
    words = _piece(doc, one.cue[0])
    if words is None or text[end : one.cue[0][0]] != " " or len(words) < 2:
        return one
    last = 0
    while (
        last < len(words) - 1
        and words[last].pos_ == "PROPN"
        and words[last].is_title
        and words[last].ent_type_ not in {"DATE", "TIME"}
    ):
        last += 1
    if (
        not last
        or words[last].pos_ not in {"VERB", "AUX"}
        or doc.char_span(start, end) is None
        or not text[start:end].split()[-1][0].isupper()
    ):
        return one
    cut = words[last].idx
    name = (start, words[last - 1].idx + len(words[last - 1]))
    return Found((name,), ((cut, one.cue[0][1]), *one.cue[1:]), one.content)


def _opening(doc: Doc, text: str, one: Found) -> Found:
    """With the words that open its sentence for source: "Those asked (38 of them) | report | that P"."""
    if one.source or not (one.cue and one.content) or one.content[0][0] < one.cue[0][1]:
        return one
    cue = _piece(doc, one.cue[0])
    if cue is None or len(cue) > 3:
        return one
    verb = next((t for t in cue if t.lemma_ in SAY | TELL), None)
    if verb is None or passive(verb) or verb.tag_ == "VBN":
        return one
    words = [t for t in doc[verb.sent.start : cue.start] if not t.is_space]
    while words and words[0].is_punct:
        words.pop(0)
    nouns = [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
    if not nouns or len(words) > _LONG or words[0].pos_ in {"ADP", "SCONJ", "CCONJ", "ADV", "PRON"}:
        return one
    if _finite(words) or any(t.text in _QUOTES or t.text in ";:" for t in words):
        return one
    if nouns[0].ent_type_ in {"DATE", "TIME"} or words[-1].text == ",":
        return one
    source = stretch(doc, words)
    if text[source[1]] == ")" and "(" in text[slice(*source)]:
        source = (source[0], source[1] + 1)
    taken = (*one.cue, *one.content)
    if any(s < source[1] and source[0] < e for s, e in taken):
        return one
    return Found((source,), one.cue, one.content)


def _sent_from(doc: Doc, text: str, one: Found) -> Found:
    """Without the place that a report was sent from: "ORSUND (MPA) - Balder Energy | admitted"."""
    if not one.source:
        return one
    start, end = one.source[0]
    line = _PLACE.match(text, start, end)
    if line is None or (start and text[start - 1] != "\n"):
        return one
    return Found(((line.end(), end), *one.source[1:]), one.cue, one.content)


def _whose(doc: Doc, text: str, one: Found) -> Found:
    """With those whom it is about: "five men who, | he | stated, | were taken alive"."""
    if len(one.source) != 1 or len(one.content) != 1 or not one.cue:
        return one
    first = min(one.source[0][0], one.cue[0][0])
    opens = _piece(doc, (first, first + 1))
    if opens is None or opens.start < 3 or one.content[0][0] < one.cue[-1][1]:
        return one
    comma, who = doc[opens.start - 1], doc[opens.start - 2]
    if comma.text != "," or who.lower_ not in {"who", "which", "that"}:
        return one
    noun = doc[who.i - 1]
    if noun.pos_ not in {"NOUN", "PROPN", "NUM"}:
        return one
    start = noun.i
    while start and doc[start - 1].pos_ in {"DET", "ADJ", "NUM", "NOUN", "PROPN"}:
        if doc[start].pos_ in {"DET", "NUM"} and doc[start - 1].pos_ in {"NOUN", "PROPN"}:
            break  # "presented to the press | five men who"
        start -= 1
    return Found(one.source, one.cue, (stretch(doc, doc[start : who.i + 1]), *one.content))


def _piece(doc: Doc, bounds: tuple[int, int]) -> Span | None:
    piece: Span | None = doc.char_span(*bounds, alignment_mode="expand")
    return piece


def _finite(words: Span | list[Token]) -> bool:
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in words)
