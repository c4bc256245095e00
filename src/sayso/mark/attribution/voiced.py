"""Quotations that no verb of saying leads to: whoever the sentence before is about says them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.data.reader.quotes import quotations
from sayso.mark.attribution.words import named, speaks
from sayso.mark.clauses import subject

# Fewer words than these may be a title or a phrase.
_LEAST = 6
# Characters before a quotation in which its line begins.
_NEAR = 400
_FIRST = re.compile(r"\b(?:I|we|my|our|me|us|We|My|Our)\b")
_ENDS = re.compile(r"[.!?…,][\"”’]?\Z")


def voiced(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """The quotations that nobody in `found` says, with whoever the sentence before them is about.

    "The mayor came to our studio at noon. “I repeated what I was told.”" A quotation in the first
    person is somebody's words; behind a colon it is those of the subject.
    """
    text = doc.text
    spans = sorted(piece for one in found for piece in one.content)
    new: list[Found] = []
    at = 0
    for start, end in quotations(text):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at < len(spans) and spans[at][0] < end:
            continue
        quoted = text[start:end]
        if len(quoted.split()) < _LEAST or not _ENDS.search(quoted):
            continue
        line = text.rfind("\n", max(0, start - _NEAR), start) + 1 or max(0, start - _NEAR)
        before = text[line:start].rstrip()
        led = before.endswith(":")
        if not before or not (led or (before[-1] in ".!?" and _FIRST.search(quoted))):
            continue
        last = line + len(before) - 1
        mark = doc.char_span(last, last + 1, alignment_mode="expand")
        who = _about(mark[0]) if mark is not None else None
        if who is not None:
            new.append(Found((named(who),), ((last, last + 1),), ((start, end),)))
    return new


def _about(mark: Token) -> Token | None:
    """The subject of the sentence that ends at a mark, where it can speak."""
    words = [t for t in mark.doc[mark.sent.start : mark.i] if not t.is_space]
    for token in words:
        named_so = token.pos_ == "PROPN" and token.ent_type_ in {"", "PERSON", "ORG"}
        if token.dep_ in {"nsubj", "nsubjpass"} and (named_so or speaks(token)):
            verb = token.head
            own = subject(verb)
            if (
                own is not None
                and own.i == token.i
                and token.lower_ not in {"it", "which", "who", "we"}
            ):
                return token if token.ent_type_ not in {"GPE", "LOC", "NORP"} else None
    return None
