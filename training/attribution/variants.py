"""Other versions of the corpus's articles, so that nothing hangs on its names and typography."""

from __future__ import annotations

import random
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from training.attribution.names import other

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article. `names` are its names: start, end, kind (as spaCy calls it).

    `numbers` are those of the attributions where the article numbers them.
    """

    id: str
    text: str
    attributions: tuple[dict[str, Spans], ...]
    discard: Spans
    names: tuple[tuple[int, int, str], ...] = ()
    numbers: tuple[int, ...] = ()

    @classmethod
    def of(cls, line: dict[str, Any]) -> Article:
        def spans(given: list[list[int]]) -> Spans:
            return tuple((start, end) for start, end in given)

        return cls(
            line["id"],
            line["text"],
            tuple(
                {role: spans(a[role]) for role in ("source", "cue", "content")}
                for a in line["attributions"]
            ),
            spans(line["discard"]),
        )


def straighten(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def curl(text: str) -> str:
    """Typographic quotation marks; each stays one character, so that offsets hold."""
    text = re.sub(r"(?:(?<=^)|(?<=[\s(\[—–-]))\"", "“", text)
    text = re.sub(r"(?:(?<=^)|(?<=[\s(\[—–“-]))'(?=\w)", "‘", text)
    return text.replace('"', "”").replace("'", "’")


def unbreak(text: str) -> str:
    return text.replace("\n", " ")


TYPOGRAPHY: tuple[tuple[float, Callable[[str], str]], ...] = (
    (0.15, straighten),
    (0.3, curl),
    (0.1, unbreak),
)


def swap(article: Article, rng: random.Random) -> Article:
    """Other names in the place of the article's own, the same one everywhere, and spans moved."""
    edges = {
        edge
        for attribution in article.attributions
        for spans in attribution.values()
        for span in spans
        for edge in span
    }
    known: dict[str, str] = {}
    parts: list[str] = []
    olds, news = [0], [0]  # where an unchanged stretch begins in the old text and in the new
    at = length = 0
    for start, end, kind in article.names:
        name = article.text[start:end]
        cut = re.search(r"[’']s?$", name)
        end -= len(cut.group()) if cut else 0
        name = article.text[start:end]
        if start < at or "\n" in name or any(edge in edges for edge in range(start + 1, end)):
            continue
        instead = other(kind, name, known, rng)
        parts += [article.text[at:start], instead]
        length += start - at + len(instead)
        at = end
        olds.append(end)
        news.append(length)
    parts.append(article.text[at:])

    def moved(spans: Spans) -> Spans:
        return tuple((move(start), move(end)) for start, end in spans)

    def move(edge: int) -> int:
        number = bisect_right(olds, edge) - 1
        return edge - olds[number] + news[number]

    return Article(
        article.id,
        "".join(parts),
        tuple({r: moved(s) for r, s in one.items()} for one in article.attributions),
        moved(article.discard),
    )


def vary(article: Article, rng: random.Random, share: float) -> Article:
    """The article or, by chance, one with other names (`share` of the time) or typography."""
    if article.names and rng.random() < share:
        article = swap(article, rng)
    text = article.text
    chance = rng.random()
    for share, change in TYPOGRAPHY:
        if chance < share:
            text = change(text)
            break
        chance -= share
    return replace(article, text=text)
