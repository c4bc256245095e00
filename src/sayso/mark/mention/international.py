"""Bodies of the world and of its regions, by name, letters or description."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from sayso.data.titles import Titles
from sayso.data.titles.international import WorldBody, found


def find(doc: Doc, titles: Titles) -> dict[tuple[int, int], WorldBody]:
    """The bodies of the table by the tokens (start, end) that call them.

    A description without a capital ("the western alliance") is one only where the report names
    the body, too.
    """
    words = [token.text for token in doc]
    spans = {(start, end): body for start, end, body in found(words, titles.world)}
    # What goes on with a capital is another body: "Save the Children Norway" is not the whole.
    large = {
        span: body
        for span, body in spans.items()
        if any(doc[i].text[:1].isupper() for i in range(*span)) and not _goes_on(doc, *span)
    }
    named = {body.name for body in large.values()}
    for span, body in spans.items():
        if span not in large and body.name in named and not _goes_on(doc, *span):
            large[span] = body
    return large


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Whether the name before and behind is longer: "the African Development Bank Institute"."""
    return any(_joined(doc, start, end))


def _joined(doc: Doc, start: int, end: int) -> Iterator[bool]:
    if start and not doc[start].is_sent_start:
        before = doc[start - 1]
        yield before.ent_type_ == "ORG" and doc[start].ent_iob_ == "I" and before.lower_ != "the"
    if end < len(doc):
        after = doc[end]
        yield after.ent_iob_ == "I" and after.ent_type_ == "ORG" and after.text[:1].isupper()
