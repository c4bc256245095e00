"""What a report lists as unknown: behind a label ("Unclear: who paid"), below a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

BULLETS = " \t\n•*·▪◦–—-"
_OWNED = (
    r"(?:un(?:clear|known|certain|answered|confirmed|verified|resolved)|"
    r"not (?:yet )?(?:been )?(?:clear|known|established|confirmed|verified)|"
    r"(?:do|does|did)(?: not|n['’]t) (?:yet )?know|is(?: not|n['’]t) (?:yet )?(?:clear|known)|"
    r"remains? to be (?:seen|established)|open questions?|still open)"
)
_LEAD = r"(?:what|and|also|still|as yet|so far|yet|it|is|we|they|remains?|police|investigators)"
_LABEL = re.compile(rf"(?:{_LEAD}\s+){{0,5}}{_OWNED}\s*:\s+\S", re.IGNORECASE)
_HEADING = re.compile(rf"\b{_OWNED}\b", re.IGNORECASE)
_ASKS = re.compile(r"(?:who|whose|whom|what|when|where|why|which|how|whether|if)\b", re.IGNORECASE)
_WORDS = 9  # a heading has no more


def labelled(sentence: Span) -> bool:
    """Whether the sentence lists something behind such a label."""
    return _LABEL.match(sentence.text.lstrip(BULLETS)) is not None


def listed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where the lines and sentences stand that ask something below such a heading."""
    text, below = doc.text, False
    for sentence in doc.sents:
        lines = list(_lines(text, sentence))
        # A heading may have no mark behind it, so that its sentence runs on into the next line.
        if lines and _heads(text, *lines[0]):
            # Under the title of the whole, a question is answered as likely as not.
            below = sentence.start > 0 and bool(_HEADING.search(text, *lines[0]))
            del lines[0]
        if below:
            yield from (line for line in lines if _ASKS.match(text, *line))


def _lines(text: str, sentence: Span) -> Iterator[tuple[int, int]]:
    """Start and end of each line of a sentence, without bullets and blanks."""
    at = sentence.start_char
    for line in text[sentence.start_char : sentence.end_char].split("\n"):
        plain = line.lstrip(BULLETS)
        start = at + len(line) - len(plain)
        if plain:
            yield start, start + len(plain.rstrip())
        at += len(line) + 1


def _heads(text: str, start: int, end: int) -> bool:
    """Whether a line is a heading: short, by itself, with no bullet before it, and no stop behind."""
    line = text[start:end]
    alone = (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")
    if not alone or line.endswith((".", "!", ";", ",")) or len(line.split()) > _WORDS:
        return False
    return not _ASKS.match(line) or bool(_HEADING.search(line))
