"""Found paragraphs → Report: title, byline, date and credits taken out, furniture left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.read import dates, problems
from sayso.read.credits import Credit, byline, credit, names, tail_credit
from sayso.read.found import Found, squeezed
from sayso.read.furniture import notes, sort_out
from sayso.read.language import language_of
from sayso.read.lead import body, lead
from sayso.read.options import ReadOptions
from sayso.read.wires import agency, dateline, own_sign, place_and_day, signed
from sayso.read.wordings import prose, words
from sayso.records import Report, ident

_WALL = re.compile(
    r"enable javascript|javascript is (?:disabled|required)|not a robot|you are human|access denied|"
    r"checking your browser|page (?:not|can[’']?t be|could not be) found|(?:log|sign) ?in to continue|"
    r"unusual traffic|requires javascript|403 forbidden|404 not found",
    re.I,
)
# The shortest flash of an agency has about as many words.
_LEAST = 6


def _take_credits(paragraphs: Sequence[str]) -> tuple[list[str], list[Credit], list[int]]:
    """Paragraphs without credit lines, the credits, and before which paragraphs they stood."""
    kept: list[str] = []
    found: list[Credit] = []
    ends: list[int] = []
    bodies = [body(text) for text in paragraphs]
    last = max((i for i, own in enumerate(bodies) if own), default=-1)
    told = 0
    for i, text in enumerate(paragraphs):
        what = credit(text)
        if what is None and len(kept) > 2:
            by = byline(text) if words(text) <= 12 and text[:3].lower() == "by " else None
            what = by if by and by.byline else None
        if what is not None:
            # An agency's bare name amid the story signs a picture.
            if not (agency(text) and i < last):
                found.append(what)
            if what.byline or what.contributors or what.wire:
                ends.append(len(kept))
            continue
        text, inside = tail_credit(text)
        if inside:
            found.append(inside)
        if told < 2:
            text, wire = dateline(text)
            if wire:
                found.append(Credit(wire=wire))
        if not any(bodies[i + 1 : i + 4]):
            text, wire = signed(text)
            if wire:
                found.append(Credit(wire=wire))
                ends.append(len(kept) + bool(text))
        if text:
            kept.append(text)
            told += prose(text)
        if inside:
            ends.append(len(kept))
    return kept, found, ends


def _trailing_date(paragraphs: Sequence[str]) -> tuple[list[str], str | None]:
    """Paragraphs without date lines behind the last prose, and the first such date."""
    last = max((i for i, p in enumerate(paragraphs) if body(p)), default=-1)
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
    top = lead(found.paragraphs, options.title or found.title, found.chosen)
    given = _authors(found.authors)
    rest, behind, ends = _take_credits(top.kept)
    above = (*top.credits, given)
    writers = _unique([c.byline for c in above])
    parted = sort_out(
        rest,
        ends=ends,
        byline=writers or _unique([c.byline for c in behind]),
        chosen=found.chosen,
    )
    kept, late = _trailing_date(parted.kept)
    if late is None:
        # Only a labelled date: a bare one may be that of the next article's teaser.
        told = (dates.on_line(text) for _, what, text in parted.left_out if what == "date line")
        late = next((day for day in told if day), None)
    text = "\n\n".join(kept)
    title = options.title or found.title or top.title
    if not text and title and not found.title and not options.title:
        text, title = title, None
    if not text or (found.chosen and _wall(text)):
        raise problems.no_article(name)
    if len(text) > options.max_chars:
        raise problems.too_long(name, options.max_chars, len(text))
    every = (*above, *behind)
    if not writers:
        writers = _unique([c.byline for c in behind])
    others = _unique([c.byline for c in behind] + [c.contributors for c in every])
    outlet = options.outlet or found.outlet or next((c.outlet for c in every if c.outlet), None)
    wire = next((c.wire for c in every if c.wire), None)
    writers = tuple(w for w in writers if not _masthead(w, outlet))
    language = language_of(text, found.language)
    opening = dates.within(place_and_day(kept[0])) if kept else None
    in_text = top.published or late or (opening[0] if opening else None)
    published, dated_by, dating = _published(found, in_text, options)
    remarks = [*found.notes, *notes((*top.left_out, *parted.left_out)), *dating]
    if language and not language.lower().startswith("en"):
        remarks.append(
            f"the text seems to be in another language than English ({language}): what it says was not read"
        )
    url = options.url or found.url
    return Report(
        id=ident("report", raw_hash, url or ""),
        name=name,
        text=text,
        title=title,
        outlet=outlet,
        byline=writers,
        contributors=tuple(name for name in others if name not in writers),
        wire=outlet if wire and own_sign(wire, outlet) else wire,
        published=published,
        dated_by=dated_by,
        url=url,
        language=language,
        raw_hash=raw_hash,
        notes=tuple(remarks),
    )


def _wall(text: str) -> bool:
    """Whether what a page gives is too little for an article, or what it says to a robot."""
    count = words(text)
    return count < _LEAST or (count < 80 and bool(_WALL.search(text)))


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
