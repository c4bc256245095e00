"""What a reader of one kind of input found in it, before the story is parted from the rest."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.read.encoding import clean


@dataclass(frozen=True, slots=True)
class Found:
    """Paragraphs, and what the input itself says about them outside of its text.

    `published` is an ISO date or date-time and `dated_by` who says so; `authors` are names as the
    input gives them, agencies and mastheads among them; `weak_date` may be that of the file only.
    `chosen`: the paragraphs are already those of the article, so that a short line above them is its
    own and no menu's.
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    dated_by: str | None = None
    weak_date: str | None = None
    url: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()
    chosen: bool = False


def squeezed(text: str) -> str:
    """`text` on one line, with single spaces and nothing unseen."""
    return " ".join(clean(text).split())
