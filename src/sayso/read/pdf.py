"""PDF → paragraphs, rebuilt from where the lines stand on the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles
from typing import Any

from sayso.read import problems
from sayso.read.found import Found, squeezed
from sayso.read.plain import unwrapped

_DIGITS = re.compile(r"\d+")
_FOLIO = re.compile(r"[\W_]*(?:page\s*)?\d{1,4}(?:\s*(?:/|of|von|de|sur)\s*\d{1,4})?[\W_]*", re.I)
_ENDS = re.compile(r"[.!?:…][\"”’')\]]*$")
_OPENS = re.compile(r"[^\W_a-zà-ÿ]|[“\"‘'•▪●–—-]")
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_MADE_BY = re.compile(
    r"^(?:microsoft word\s*-|untitled|document\d*$|print$|slide \d)|\.(?:docx?|pdf|indd|html?|txt|odt)$",
    re.I,
)
# A title set in type this much larger than the text.
_LARGER = 1.15
_MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words, page, edges, the height of its type and of its page.

    All in points; y grows upwards.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    height: float


def _lines(page: Any, number: int) -> list[Line]:
    """The lines of one page in reading order, as the PDF's text layer gives them."""
    import ctypes

    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    text_page = page.get_textpage()
    count = text_page.count_chars()
    high = page.get_height()
    rect = raw.FS_RECTF()
    lines: list[Line] = []
    chars: list[str] = []
    first = last = -1

    def box(index: int) -> tuple[float, float, float, float]:
        # The loose box is that of the font, the same for every letter: it gives even baselines.
        raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(rect))
        return rect.left, rect.right, rect.bottom, rect.top

    def flush() -> None:
        nonlocal first, last
        text = squeezed("".join(chars))
        if text and first >= 0:
            left, _, bottom, top = box(first)
            end = box(last)
            bottom, top = min(bottom, end[2]), max(top, end[3])
            lines.append(Line(text, number, left, end[1], bottom, top, top - bottom, high))
        chars.clear()
        first = last = -1

    for i in range(count):
        code = raw.FPDFText_GetUnicode(text_page, i)
        # The text layer marks a hyphen at the end of a line as U+0002 or U+FFFE.
        char = "-" if code in {2, 0xFFFE} else chr(code) if code else ""
        if char in "\r\n":
            flush()
            continue
        if char and not char.isspace():
            first = i if first < 0 else first
            last = i
        chars.append(char)
        if code in {2, 0xFFFE}:
            flush()
    flush()
    text_page.close()
    return lines


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Lines with pieces of one printed line put together (a change of font breaks them)."""
    out: list[Line] = []
    for line in lines:
        if out:
            a = out[-1]
            overlap = min(a.top, line.top) - max(a.bottom, line.bottom)
            low = min(a.top - a.bottom, line.top - line.bottom) or 1.0
            gap = line.left - a.right
            if a.page == line.page and overlap > 0.5 * low and -1 < gap < max(a.size, 4):
                text = a.text + ("" if gap < 0.1 * a.size else " ") + line.text
                out[-1] = Line(
                    text, a.page, a.left, line.right, min(a.bottom, line.bottom),
                    max(a.top, line.top), a.size, a.height,
                )  # fmt: skip
                continue
        out.append(line)
    return out


def _running(lines: Sequence[Line], pages: int) -> set[int]:
    """Indices of page numbers and running heads: at an edge of the page, and on many pages."""
    edge = {
        i
        for i, line in enumerate(lines)
        if line.bottom > 0.9 * line.height or line.top < 0.1 * line.height
    }
    seen = Counter(_DIGITS.sub("0", lines[i].text.casefold()) for i in edge)
    often = max(2, pages // 3)
    return {
        i
        for i in edge
        if _FOLIO.fullmatch(lines[i].text)
        or (pages > 1 and seen[_DIGITS.sub("0", lines[i].text.casefold())] >= often)
    }


def _breaks(a: Line, b: Line, leading: float, right: float) -> bool:
    """Whether a paragraph ends between two lines that follow each other.

    `leading` is the usual distance of lines as a multiple of their type, `right` the edge of a's
    column.
    """
    if abs(a.size - b.size) > 0.1 * max(a.size, b.size):
        return True
    # A line is full where the next line's first word would not have fitted on it.
    letter = (a.right - a.left) / len(a.text)
    full = a.right + (len(b.text.split(maxsplit=1)[0]) + 0.5) * letter > right
    if a.text.endswith("-") and b.text[:1].islower():
        return False
    new_column = a.page != b.page or b.bottom > a.top
    if new_column:
        return bool(_ENDS.search(a.text)) and not full
    if a.bottom - b.bottom > 1.35 * leading * a.size:
        return True
    if b.left > a.left + 0.8 * a.size and b.left < a.left + 6 * a.size:
        return bool(_ENDS.search(a.text)) or not full
    return not full and (bool(_ENDS.search(a.text)) or bool(_OPENS.match(b.text)))


def paragraphs(lines: Sequence[Line]) -> list[tuple[str, float]]:
    """The paragraphs of printed lines in reading order, each with its type size."""
    gaps = [
        (a.bottom - b.bottom) / a.size
        for a, b in pairwise(lines)
        if a.page == b.page and a.size > 0 and 0.5 * a.size < a.bottom - b.bottom < 3 * a.size
    ]
    # Where most paragraphs are short, most distances are those between paragraphs: the usual one
    # within them is among the smaller.
    leading = quantiles(gaps, n=4)[0] if len(gaps) > 1 else 1.3
    out: list[tuple[str, float]] = []
    group: list[Line] = []
    for i, line in enumerate(lines):
        if group and _breaks(group[-1], line, leading, _edge(lines, i - 1)):
            out.append(_paragraph(group))
            group = []
        group.append(line)
    if group:
        out.append(_paragraph(group))
    return [(text, size) for text, size in out if text]


def _edge(lines: Sequence[Line], index: int) -> float:
    """The right edge of the column a line stands in: that of the widest lines around it."""
    line = lines[index]
    near = [
        other.right
        for other in lines[max(0, index - 25) : index + 26]
        if other.page == line.page
        and abs(other.left - line.left) < 3 * line.size
        and abs(other.size - line.size) < 0.1 * line.size
    ]
    return max(near, default=line.right)


def _paragraph(group: Sequence[Line]) -> tuple[str, float]:
    joined = unwrapped([group[0].text], 1) if len(group) == 1 else _unwrapped_all(group)
    return " ".join(joined), group[0].size


def _unwrapped_all(group: Sequence[Line]) -> list[str]:
    # Every line of the group belongs to one paragraph: width 0 makes each count as full.
    return unwrapped([line.text for line in group], 0)


def _title(blocks: Sequence[tuple[str, float]], named: str | None) -> str | None:
    """The title: the file's own where it is one, else what is set largest above the text."""
    if not blocks:
        return None
    sizes = Counter[float]()
    for text, size in blocks:
        sizes[round(size, 1)] += len(text)
    usual = sizes.most_common(1)[0][0]
    top = max(blocks[:8], key=lambda block: block[1])
    if top[1] >= _LARGER * usual and 2 <= len(top[0].split()) <= 40:
        return top[0]
    if named and not _MADE_BY.search(named) and len(named.split()) >= 2:
        return named
    return None


def pdf(data: bytes, name: str) -> Found:
    """The paragraphs of a PDF.

    Raises InputError where it is damaged, asks for a password or has no text.
    """
    import pypdfium2
    import pypdfium2.raw as raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if (
            getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
            or "password" in str(error).lower()
        ):
            raise problems.locked_pdf(name) from error
        raise problems.broken_pdf(name) from error
    try:
        pages = len(document)
        if pages == 0:
            raise problems.broken_pdf(name)
        lines: list[Line] = []
        for number in range(min(pages, _MOST_PAGES)):
            page = document[number]
            lines += _lines(page, number)
            page.close()
        told = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise problems.broken_pdf(name) from error
    finally:
        document.close()
    if not any(any(c.isalpha() for c in line.text) for line in lines):
        raise problems.pictured_pdf(name, pages)
    lines = _joined(lines)
    running = _running(lines, pages)
    blocks = paragraphs([line for i, line in enumerate(lines) if i not in running])
    made = _DATE.match(told.get("CreationDate", ""))
    author = squeezed(told.get("Author", ""))
    notes = (f"left out {len(running)} running heads and page numbers",) if running else ()
    if pages > _MOST_PAGES:
        notes = (*notes, f"only the first {_MOST_PAGES} of {pages} pages were read")
    return Found(
        tuple(text for text, _ in blocks),
        title=_title(blocks, squeezed(told.get("Title", "")) or None),
        authors=(author,) if 2 <= len(author.split()) <= 8 else (),
        weak_date="-".join(made.groups()) if made else None,
        notes=notes,
    )
