"""What is written above a text under labels: "Title: …", "Source: …", "Published: …"."""

from __future__ import annotations

import re

from sayso.read.dates import normal
from sayso.read.found import Found, squeezed

_FIELD = re.compile(r"([A-Za-z][A-Za-z_ -]{1,19}?)\s*:\s*(\S.{0,399})")
_MEANT = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publication": "outlet",
    "newspaper": "outlet",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "by": "author",
    "published": "published",
    "publication date": "published",
    "publish date": "published",
    "publishdate": "published",
    "pubdate": "published",
    "date": "published",
    "url": "url",
    "link": "url",
    "language": "language",
    "lang": "language",
}
_AROUND = {'"': '"', "'": "'", "[": "]"}
# Two of these on lines beside one another are no chance: "Source: Reuters" alone may be a credit.
_ENOUGH = 2
_LONGEST = 40


def labelled(lines: list[str]) -> tuple[Found, list[str]]:
    """What the labels on `lines` tell, without paragraphs, and the lines that none of them explains.

    Of two with the same meaning the first that can be read counts.
    """
    told: dict[str, str] = {}
    left: list[str] = []
    for line in lines:
        field = _FIELD.fullmatch(line.strip())
        meant = _meant(field.group(1)) if field else None
        value = _bare(squeezed(field.group(2))) if field else ""
        if meant == "published":
            value = normal(value) or ""
        if meant and value and meant not in told:
            told[meant] = value
        else:
            left.append(line)
    found = Found(
        (),
        title=told.get("title"),
        outlet=told.get("outlet"),
        authors=(told["author"],) if "author" in told else (),
        published=told.get("published"),
        dated_by="text" if "published" in told else None,
        url=told.get("url"),
        language=told.get("language"),
    )
    return found, left


def head(source: str) -> tuple[Found, str]:
    """What a text tells of itself in a block of labelled lines at its very top, and the text without them.

    A block without enough of the labels that we know is taken for part of the text.
    """
    lines = source.lstrip().split("\n", _LONGEST)
    end = next(
        (i for i, line in enumerate(lines) if not _FIELD.fullmatch(line.strip())), len(lines)
    )
    known = {_meant(line.partition(":")[0]) for line in lines[:end]} - {None}
    if len(known) < _ENOUGH:
        return Found(()), source
    found, left = labelled(lines[:end])
    return found, "\n".join([*left, *lines[end:]])


def _bare(value: str) -> str:
    """`value` without the marks that stand around the whole of it, as front matter writes them."""
    around = _AROUND.get(value[0])
    inside = value[1:-1]
    if not inside or around != value[-1] or any(mark in inside for mark in (value[0], around)):
        return value
    return inside.strip()


def _meant(label: str) -> str | None:
    return _MEANT.get(re.sub(r"[\s_-]+", " ", label.strip()).lower())
