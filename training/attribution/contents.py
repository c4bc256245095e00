"""Contents by themselves, with the attributions that stand in them: what chains are learned from.

Beside our own reports lie `NN.inner`: a line for each attribution inside another's content, the outer
one's number, and the inner source, cue and content as they stand there. `inner.jsonl` has the same for
articles of the corpus, by offsets alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from training.attribution.variants import Article, Spans

from sayso.data.reader.quotes import bare

INNER = Path(__file__).parent / "inner.jsonl"
BREAK = " … "  # between the pieces of a content
_FEWEST = 4  # words: fewer hold no source, cue and content

Roles = dict[str, Spans]


def documents(article: Article, told: Iterable[Roles]) -> Iterator[Article]:
    """Each piece of what `article`'s attributions say as a text of its own.

    An inner attribution belongs to the piece that holds its cue; roles that lie elsewhere are left out.
    """
    found = list(told)
    for number, outer in enumerate(article.attributions):
        for start, end in outer["content"]:
            low, high = bare(article.text, start, end)
            words = article.text[low:high]
            if len(words.split()) < _FEWEST:
                continue
            held = [
                {
                    role: tuple((a - low, b - low) for a, b in spans if low <= a and b <= high)
                    for role, spans in one.items()
                }
                for one in found
            ]
            whole = tuple(one for one in held if one["cue"] and one["content"] and _apart(one))
            yield Article(f"{article.id}#{number}.{start}", words, whole, ())


def _apart(roles: Roles) -> bool:
    """Whether no word has two roles: the words of a line may stand twice in a content."""
    spans = sorted(span for each in roles.values() for span in each)
    return all(one[1] <= other[0] for one, other in pairwise(spans))


def own(articles: Sequence[Article], folder: Path) -> list[Article]:
    """The contents of our own reports. Raises ValueError where a line does not fit its report."""
    return [one for article in articles for one in documents(article, inner(article, folder))]


def inner(article: Article, folder: Path) -> list[Roles]:
    """The attributions within others of one of our reports."""
    lines = (folder / article.id).with_suffix(".inner").read_text(encoding="utf-8").splitlines()
    placed = (_placed(article, line) for line in lines if line.strip())
    return [one for one in placed if one is not None]


def of_corpus(articles: Sequence[Article], path: Path = INNER) -> list[Article]:
    """The contents of those articles of the corpus that `path` has labels for."""
    labels: Mapping[str, list[dict[str, list[list[int]]]]] = {
        row["id"]: row["inner"]
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    }
    found = []
    for article in articles:
        if article.id in labels:
            told = [
                {role: tuple((a, b) for a, b in spans) for role, spans in one.items()}
                for one in labels[article.id]
            ]
            found += list(documents(article, told))
    return found


def _placed(article: Article, line: str) -> Roles | None:
    """Where a line's words stand; None for one that only names whom an outer source cites."""
    number, source, cue, content = line.split("\t")
    if not content:
        return None
    outer = article.attributions[article.numbers.index(int(number))]
    pieces = [article.text[start:end] for start, end in outer["content"]]
    for (start, _), words in zip(outer["content"], pieces, strict=True):
        if cue not in words:
            continue
        told = [part for part in content.split(BREAK) if part in words]
        if not told:
            return None  # it stands in another piece, and what is read by itself has none
        said = words.index(told[0])
        at = _nearest(words, cue, said, said + len(told[0]))
        by = _nearest(words, source, at, at + len(cue)) if source and source in words else None
        return {
            "source": ((start + by, start + by + len(source)),) if by is not None else (),
            "cue": ((start + at, start + at + len(cue)),),
            "content": tuple(
                (start + words.index(part), start + words.index(part) + len(part)) for part in told
            ),
        }
    raise ValueError(f"{article.id}: content {number} does not hold {cue!r}")


def _nearest(words: str, part: str, start: int, end: int) -> int:
    """Where `part` stands nearest to a stretch of `words`."""
    places = [match.start() for match in re.finditer(re.escape(part), words)]
    return min(places, key=lambda at: min(abs(at + len(part) - start), abs(at - end)))
