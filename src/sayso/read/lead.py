"""The lines above a story: title, byline, date, masthead, and the menus of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.read import dates
from sayso.read.credits import Credit, byline, credit
from sayso.read.furniture import dense
from sayso.read.wordings import heading, kind, loose, prose, words

_PIECES = re.compile(
    r"\s+[|•·–—]\s+|\s*[|•·]\s*|\s+(?=(?:Published|Updated|Posted|Last updated)\b)"
)
_PLAIN = re.compile(r"[\W_]+")
# How many lines right above a story can be its title, byline and date.
_LEAD = 12
# So many short lines before the prose are those of a page copied whole.
_MENU = 8


# A town in capitals and its country: where a report was filed.
_PLACE = re.compile(r"[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|[ .'’-])*, +[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands above a story, and the paragraphs that are left (`kept`)."""

    title: str | None
    credits: tuple[Credit, ...]
    published: str | None
    kept: tuple[str, ...]
    left_out: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class _Told:
    day: str | None
    credits: tuple[Credit, ...]


def _above(line: str) -> _Told | None:
    """What a line of date, byline and masthead says, or None where it is another line."""
    if day := dates.on_line(line):
        return _Told(day, ())
    pieces = [piece for piece in _PIECES.split(line) if piece] if len(line) < 250 else []
    days: list[str] = []
    found: list[Credit] = []
    others: list[str] = []
    for piece in pieces:
        if day := dates.on_line(piece):
            days.append(day)
        elif by := byline(piece):
            found.append(by)
        elif kind(piece) is None:
            others.append(piece)
    masthead = len(others) == 1 and len(others[0].split()) <= 6 and not prose(others[0])
    if len(pieces) < 2 or not (days or found) or (others and not (days and masthead)):
        # "By Ann Roe, Harbour Courier, 12 March 2024" has its day at its end.
        told = dates.within(line)
        signed = byline(told[1].rstrip(" ,.;|()–—-")) if told and not told[2].strip(" .)") else None
        if told and signed:
            return _Told(told[0], (signed,))
        by = byline(line)
        return _Told(None, (by,)) if by else _strung(line)
    # "THE HARBOUR HERALD · Tuesday 12 March 2024 · Page 3" heads a page of a newspaper.
    if others and not found and others[0][:1].isupper():
        found.append(Credit(outlet=_spelt(others[0])))
    return _Told(next(iter(days), None), tuple(found))


def _strung(line: str) -> _Told | None:
    """What a line such as "Harbour Herald, 12 March 2024. By Ann Roe" says, or None."""
    told = dates.within(line)
    if told is None or words(line) > 25:
        return None
    day, *around = told
    found: list[Credit] = []
    for text in (part.strip(" .,;:|()–—-") for part in around):
        if not text or re.fullmatch(
            r"(?:first |last )?(?:published|posted|updated)(?: on| at)?", text, re.I
        ):
            continue
        if _PLACE.match(text):
            continue  # "LUND, Sweden, 12 March 2024" tells where it was filed, not who published it
        if by := byline(text):
            found.append(by)
        elif len(text.split()) <= 6 and all(w[:1].isupper() or len(w) < 4 for w in text.split()):
            found.append(Credit(outlet=_spelt(text)))
        else:
            return None
    return _Told(day, tuple(found))


def _spelt(name: str) -> str:
    """A masthead in capitals as it is written in a text."""
    if not name.isupper() or len(name) < 6:
        return name
    small = {"of", "and", "the", "on", "de", "la"}
    parts = [
        w.lower() if i and w.lower() in small else w.capitalize()
        for i, w in enumerate(name.split())
    ]
    return " ".join(parts)


def same(a: str, b: str) -> bool:
    """Whether two lines say the same but for marks, case and a site's name behind a dash."""
    x, y = _PLAIN.sub(" ", a).casefold().strip(), _PLAIN.sub(" ", b).casefold().strip()
    if not x or not y:
        return False
    short, long = sorted((x, y), key=len)
    return x == y or (long.startswith(short + " ") and len(short) > 0.6 * len(long))


def body(text: str) -> bool:
    """Whether a line above or in a story is prose of it."""
    return (
        prose(text)
        and words(text) >= 8
        and kind(text) is None
        and byline(text) is None
        and dates.on_line(text) is None
        and credit(text) is None
    )


def _past_menus(paragraphs: Sequence[str], start: int) -> int:
    """Where the story starts in a page copied whole: behind the menus and the teasers above it."""
    thick = dense(paragraphs)[0]
    if thick <= start or sum(loose(p) for p in paragraphs[:thick]) < _MENU:
        return start
    counts = [words(p) if prose(p) else 0 for p in paragraphs]
    # Much prose above it would be the story's own first part.
    return thick if sum(counts[:thick]) <= 0.15 * sum(counts) else start


def lead(paragraphs: Sequence[str], title: str | None, chosen: bool) -> Lead:
    """Sort the lines above the first paragraph of prose."""
    first = next((i for i, p in enumerate(paragraphs) if body(p)), None)
    # Without a sentence that ends nobody knows where menus stop: only the first lines can be sorted.
    start = min(_LEAD, len(paragraphs)) if first is None else first
    if start < len(paragraphs) and title and same(paragraphs[start], title):
        start = min(start + 1, len(paragraphs))
    left_out: list[tuple[str, str, str]] = []
    start = start if chosen else _past_menus(paragraphs, start)
    if start > _LEAD:
        left_out += [("before", "navigation", t) for t in paragraphs[: start - _LEAD]]
        paragraphs = paragraphs[start - _LEAD :]
        start = _LEAD
    found: list[Credit] = []
    published: str | None = None
    open_lines: list[str] = []
    for line in paragraphs[:start]:
        told = _above(line)
        if told is not None:
            published = published or told.day
            found += told.credits
        elif what := credit(line):
            found.append(what)
        elif title and same(line, title):
            continue
        elif furniture := kind(line):
            left_out.append(("before", furniture, line))
        else:
            open_lines.append(line)
    if title is None:
        title = next((t for t in open_lines if heading(t) and words(t) >= 4), None) or next(
            (t for t in open_lines if heading(t) and words(t) >= 2), None
        )
        above = open_lines.index(title) if title else 0
        left_out += [("before", "navigation", t) for t in open_lines[:above]]
        open_lines = open_lines[above + 1 :] if title else open_lines
    kept: list[str] = []
    for line in open_lines:
        # One to three words with no mark are a section's label or a menu's entry, not a deck.
        label = words(line) <= 3 and not re.search(r"[.?!:]$|,", line)
        if label and not chosen and len(paragraphs) > start:
            left_out.append(("before", "navigation", line))
        else:
            kept.append(line)
    return Lead(title, tuple(found), published, (*kept, *paragraphs[start:]), tuple(left_out))
