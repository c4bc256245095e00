"""HTML → the paragraphs of its article, and what the page says about itself."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from sayso.read import meta
from sayso.read.found import Found, squeezed
from sayso.read.options import ReadOptions
from sayso.read.prune import prune

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_NUL = re.compile(r"[\x00-\x08\x0e-\x1f\ud800-\udfff]|&#(?:x0*|0*);")
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*>")
_MARKS = re.compile(r"[\W_]+")
# Below this many words an extraction is checked against what the page's JSON-LD says.
_SHORT = 120


def parse(html: str) -> HtmlElement | None:
    """The tree of a page, or None where there is none to be had.

    The parser cuts what is nested deeper than 256 elements, which no article is.
    """
    from lxml import etree  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring

    # An encoding declared inside already decoded text would make lxml refuse it.
    html = _DECLARED.sub("", _NUL.sub("", html))
    parser = HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _words(element: _Element) -> str:
    return squeezed("".join(str(part) for part in element.itertext()))


def _lines(element: _Element) -> list[str]:
    """The text of a paragraph, in several where line breaks part sentences."""
    parts = [""]
    parts[-1] += element.text or ""
    for child in element:
        if child.tag == "lb":
            parts.append(child.tail or "")
            continue
        parts[-1] += "".join(str(t) for t in child.itertext()) + (child.tail or "")
    return [line for line in (squeezed(part) for part in parts) if line]


def _paragraphs(body: _Element) -> list[str]:
    """The blocks of an extracted body in order; tables as rows of tab-separated cells."""
    out: list[str] = []
    loose = squeezed(body.text or "")
    if loose:
        out.append(loose)
    for element in body:
        tag = element.tag
        if tag == "table":
            rows = [[_words(cell) for cell in row.iter("cell")] for row in element.iter("row")]
            out += ["\t".join(row) if len(row) > 1 else row[0] for row in rows if any(row)]
        elif tag in {"list", "quote", "div", "body"} and len(element):
            out += _paragraphs(element)
        elif tag == "lb":
            pass
        else:
            out += _lines(element)
        tail = squeezed(element.tail or "")
        if tail:
            out.append(tail)
    return out


def _extracted(tree: HtmlElement) -> list[str]:
    from trafilatura import bare_extraction

    # It logs each page without an article; the error that the reader of a page gets says so.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    best: list[str] = []
    for precise in (True, False):
        try:
            result = bare_extraction(
                tree,
                include_comments=False,
                include_tables=True,
                favor_precision=precise,
                favor_recall=not precise,
            )
        except (ValueError, RecursionError):
            result = None
        body: Any = getattr(result, "body", None)
        paragraphs = _paragraphs(body) if body is not None else []
        if len(" ".join(paragraphs).split()) > 1.2 * len(" ".join(best).split()):
            best = paragraphs
        # Recall settings are for pages on which precision finds next to nothing.
        if len(" ".join(best).split()) >= _SHORT:
            break
    return best


def _declared(articles: list[dict[str, Any]]) -> list[str]:
    """The article's text as JSON-LD gives it, where it does."""
    bodies = [item["articleBody"] for item in articles if isinstance(item.get("articleBody"), str)]
    longest = max(bodies, key=len, default="")
    if "</" in longest:
        tree = parse(longest)
        longest = "\n".join(str(t) for t in tree.itertext()) if tree is not None else ""
    return [line for line in (squeezed(line) for line in longest.split("\n")) if line]


def _below(paragraphs: list[str], titles: list[str]) -> list[str]:
    """The paragraphs without the titles among the first three: those of the page and its heading."""
    plain = {_MARKS.sub("", title).casefold() for title in titles}
    return [
        p for i, p in enumerate(paragraphs) if i > 2 or _MARKS.sub("", p).casefold() not in plain
    ]


def page(html: str, url: str | None, options: ReadOptions) -> Found:
    """The article of a page; no paragraphs where there is none. `url` is where it came from."""
    tree = parse(html)
    if tree is None:
        return Found(())
    articles = meta.linked(tree)
    named = meta.metas(tree)
    own = options.url or url or meta.address(tree, named)
    site = meta.outlet(tree, named, articles, own)
    title = meta.headline(tree, named, articles, site)
    authors = meta.authors(tree, named, articles)
    published, notes = meta.published(tree, named, articles, own, options)
    code = meta.language(tree, named)
    prune(tree)
    paragraphs = _extracted(tree)
    declared = _declared(articles)
    paragraphs = _below(paragraphs, [title or "", *meta.titles(tree, named)])
    have, said = (len(" ".join(p).split()) for p in (paragraphs, declared))
    # The extractor falls back on that text too, but as one block.
    same = said > 0 and " ".join(paragraphs).split() == " ".join(declared).split()
    if (said >= _SHORT and have < 0.5 * said) or (same and len(declared) > len(paragraphs)):
        paragraphs = declared
        notes = (*notes, "the text is the one the page gives to search engines")
    return Found(
        tuple(paragraphs),
        title=title,
        outlet=site,
        authors=authors,
        published=published,
        dated_by="page" if published else None,
        url=own,
        language=code,
        notes=notes,
        chosen=True,
    )
