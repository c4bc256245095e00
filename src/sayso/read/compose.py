"""Found paragraphs → Report: title, byline, date and credits taken out, furniture left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.read import dates, problems
from sayso.read.credits import Credit, byline, credit, names, tail_credit
from sayso.read.found import Found, squeezed
from sayso.read.furniture import dense, heading, kind, loose, notes, prose, sort_out, words
from sayso.read.language import guess
from sayso.read.options import ReadOptions
from sayso.read.wires import agency, dateline, place_and_day, signed
from sayso.records import Report, ident

_PIECES = re.compile(
    r"\s+[|•·–—]\s+|\s*[|•·]\s*|\s+(?=(?:Published|Updated|Posted|Last updated)\b)"
)
_PLAIN = re.compile(r"[\W_]+")
# How many lines right above a story can be its title, byline and date.
_LEAD = 12
# So many short lines before the prose are those of a page copied whole.
_MENU = 8


@dataclass(frozen=True, slots=True)
class _Lead:
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
    if by := byline(line):
        return _Told(None, (by,))
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
    if len(pieces) < 2 or not (days or found):
        return _strung(line)
    if others:
        # "THE HARBOUR HERALD · Tuesday 12 March 2024 · Page 3" heads a page of a newspaper.
        if len(others) > 1 or not days or len(others[0].split()) > 6 or prose(others[0]):
            return None
        if not found and others[0][:1].isupper():
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


def _same(a: str, b: str) -> bool:
    """Whether two lines say the same but for marks, case and a site's name behind a dash."""
    x, y = _PLAIN.sub(" ", a).casefold().strip(), _PLAIN.sub(" ", b).casefold().strip()
    if not x or not y:
        return False
    short, long = sorted((x, y), key=len)
    return x == y or (long.startswith(short + " ") and len(short) > 0.6 * len(long))


def _body(text: str) -> bool:
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


def _lead(paragraphs: Sequence[str], title: str | None, chosen: bool) -> _Lead:
    """Sort the lines above the first paragraph of prose."""
    start = next((i for i, p in enumerate(paragraphs) if _body(p)), len(paragraphs))
    if start < len(paragraphs) and title and _same(paragraphs[start], title):
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
        elif title and _same(line, title):
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
    return _Lead(title, tuple(found), published, (*kept, *paragraphs[start:]), tuple(left_out))


def _take_credits(paragraphs: Sequence[str]) -> tuple[list[str], list[Credit], list[int]]:
    """Paragraphs without credit lines, the credits, and before which paragraphs they stood."""
    kept: list[str] = []
    found: list[Credit] = []
    ends: list[int] = []
    for i, text in enumerate(paragraphs):
        what = credit(text)
        if what is None and len(kept) > 2:
            by = byline(text) if words(text) <= 12 and text[:3].lower() == "by " else None
            what = by if by and by.byline else None
        if what is not None:
            # An agency's bare name amid the story signs a picture.
            if not (agency(text) and any(_body(later) for later in paragraphs[i + 1 :])):
                found.append(what)
            if what.byline or what.contributors or what.wire:
                ends.append(len(kept))
            continue
        text, inside = tail_credit(text)
        if inside:
            found.append(inside)
        if len([p for p in kept if prose(p)]) < 2:
            text, wire = dateline(text)
            if wire:
                found.append(Credit(wire=wire))
        if not any(_body(later) for later in paragraphs[i + 1 : i + 4]):
            text, wire = signed(text)
            if wire:
                found.append(Credit(wire=wire))
                ends.append(len(kept) + bool(text))
        if text:
            kept.append(text)
        if inside:
            ends.append(len(kept))
    return kept, found, ends


def _trailing_date(paragraphs: Sequence[str]) -> tuple[list[str], str | None]:
    """Paragraphs without date lines behind the last prose, and the first such date."""
    last = max((i for i, p in enumerate(paragraphs) if _body(p)), default=-1)
    behind = {
        i: day for i in range(last + 1, len(paragraphs)) if (day := dates.on_line(paragraphs[i]))
    }
    kept = [p for i, p in enumerate(paragraphs) if i not in behind]
    return kept, next(iter(behind.values()), None)


def _authors(authors: Sequence[str]) -> Credit:
    people: list[str] = []
    wire: str | None = None
    for author in authors:
        if known := agency(author):
            wire = wire or known
            continue
        found, agent = names(re.sub(r"^by\s+", "", squeezed(author), flags=re.I))
        wire = wire or agent
        people += [name for name in found if name not in people]
    return Credit(byline=tuple(people), wire=wire)


def _masthead(name: str, outlet: str | None) -> bool:
    """Whether a name in a byline is that of the outlet or one of its desks."""
    a, b = name.casefold(), (outlet or "").casefold().removeprefix("the ")
    return bool(b) and (a.removeprefix("the ").startswith(b) or b.startswith(a))


def _unique(groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))


def report(found: Found, name: str, raw_hash: str, options: ReadOptions) -> Report:
    """The report that `found` holds.

    `name` is the input's own id or path, `raw_hash` the SHA-256 of its bytes. Raises InputError where
    no story is left, or its text is longer than `options` allow.
    """
    lead = _lead(found.paragraphs, options.title or found.title, found.chosen)
    given = _authors(found.authors)
    rest, behind, ends = _take_credits(lead.kept)
    above = (*lead.credits, given)
    writers = _unique([c.byline for c in above])
    parted = sort_out(
        rest,
        ends=ends,
        byline=writers or _unique([c.byline for c in behind]),
        chosen=found.chosen,
    )
    kept, late = _trailing_date(parted.kept)
    # A heading that the story ends on heads nothing: what it headed is gone.
    text = "\n\n".join(kept)
    title = options.title or found.title or lead.title
    if not text and title and not found.title and not options.title:
        text, title = title, None
    if not text:
        raise problems.no_article(name)
    if len(text) > options.max_chars:
        raise problems.too_long(name, options.max_chars, len(text))
    every = (*above, *behind)
    if not writers:
        writers = _unique([c.byline for c in behind])
    others = _unique([c.byline for c in behind] + [c.contributors for c in every])
    outlet = options.outlet or found.outlet or next((c.outlet for c in every if c.outlet), None)
    writers = tuple(w for w in writers if not _masthead(w, outlet))
    # A page's template may declare another language than its text is in.
    language = guess(text) or found.language
    opening = dates.within(place_and_day(kept[0])) if kept else None
    in_text = lead.published or late or (opening[0] if opening else None)
    published, dated_by, dating = _published(found, in_text, options)
    remarks = [*found.notes, *notes((*lead.left_out, *parted.left_out)), *dating]
    if language and not language.lower().startswith("en"):
        remarks.append(f"the text seems to be in another language than English ({language})")
    url = options.url or found.url
    return Report(
        id=ident("report", raw_hash, url or ""),
        name=name,
        text=text,
        title=title,
        outlet=outlet,
        byline=writers,
        contributors=tuple(name for name in others if name not in writers),
        wire=next((c.wire for c in every if c.wire), None),
        published=published,
        dated_by=dated_by,
        url=url,
        language=language,
        raw_hash=raw_hash,
        notes=tuple(remarks),
    )


def _published(
    found: Found, in_text: str | None, options: ReadOptions
) -> tuple[str | None, str | None, list[str]]:
    """When it was published, who says so, and what to tell the reader about that."""
    if options.published:
        return dates.given(options.published, options.today), "given", []
    remarks: list[str] = []
    for value, by in ((found.published, found.dated_by or "page"), (in_text, "text")):
        if value is None:
            continue
        if dates.future(value, options.today):
            remarks.append(f"its date {value} lies in the future and is not used")
            continue
        return value, by, remarks
    if found.weak_date:
        remarks.append(
            f"the file was made on {found.weak_date}, which need not be when it was published"
        )
    return None, None, [*remarks, "no date of publication found"]
