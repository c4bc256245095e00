"""Plain text and Markdown → paragraphs."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from itertools import pairwise

from sayso.read.found import Found, squeezed
from sayso.read.labels import head, labelled

_EMPTY = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ITEM = re.compile(r"\s*(?:[-*•·‣▪●]|\(?\d{1,2}[.)])\s")
_COMPOUND = re.compile(
    r"\b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|half|self|well|ill|ex|non|vice|long|short|high|low|full|part|hard|right|left|so|year|"
    r"old|mid|anti|pro|cross|all)-$",
    re.I,
)
_ENDS = re.compile(r"[.!?:…][\"”’')\]]*$")
_BLOCK = re.compile(
    r"</?(?:p|br|div|blockquote|figure|figcaption|section|article|ul|ol|li|tr|h[1-6])\b[^<>]{0,400}>",
    re.I,
)
_TAG = re.compile(
    r"</?(?:p|br|div|blockquote|figure|figcaption|section|article|ul|ol|li|tr|h[1-6]|a|em|strong|span|b|i|u|img|"
    r"iframe|script|td|th|table|tbody|sup|sub|font|center|tweet)(?:\s[^<>]{0,400})?/?>",
    re.I,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
_FRONT = re.compile(r"---\n((?:[^\n]{0,500}\n){1,40}?)(?:---|\.\.\.)\n")
# Hard-wrapped text: no line is wider, and most lines are nearly as wide.
_WIDEST, _NARROWEST = 130, 40


def text(source: str) -> Found:
    """The paragraphs of plain text, with lines that were wrapped at a width joined again.

    Remains of HTML go: scrapers leave tags and entities in what they call text. A block of labelled
    lines at the top ("Title: …", "Published: …") tells title, outlet, author, date and address.
    """
    if _TAG.search(source):
        source = _TAG.sub("", _BLOCK.sub("\n\n", source))
    if _ENTITY.search(source):
        source = html.unescape(source)
    top, source = head(source)
    blocks = [block.split("\n") for block in _EMPTY.split(source.strip("\n"))]
    blocks = [[line.rstrip() for line in block if line.strip()] for block in blocks]
    width = _width([block for block in blocks if len(block) > 1])
    paragraphs: list[str] = []
    for block in blocks:
        paragraphs += unwrapped(block, width) if width else block
    return replace(top, paragraphs=tuple(p for p in (squeezed(line) for line in paragraphs) if p))


def _width(blocks: list[list[str]]) -> int | None:
    """The width at which lines were wrapped, or None where each line is a paragraph."""
    inner = [(a, b) for block in blocks for a, b in pairwise(block)]
    if len(inner) < 3:
        return None
    lengths = sorted(len(line) for block in blocks for line in block)
    # The widest few may be a long address or a table: they do not set the width.
    width = lengths[int(0.95 * (len(lengths) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(_full(a, b, width) for a, b in inner)
    return width if full >= 0.6 * len(inner) else None


def _full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on `line`."""
    first = following.split(maxsplit=1)[0]
    return len(line) + 1 + len(first) >= width


def unwrapped(lines: list[str], width: int) -> list[str]:
    """Lines joined into the paragraphs that they were wrapped from; `width` in characters."""
    out: list[list[str]] = []
    for i, line in enumerate(lines):
        joins = i > 0 and not _ITEM.match(line)
        if joins:
            last = lines[i - 1]
            joins = _full(last, line, width) or (
                not _ENDS.search(last) and line.lstrip()[:1].islower()
            )
        if joins:
            out[-1].append(line.strip())
        else:
            out.append([line.strip()])
    return [_glued(parts) for parts in out]


def _glued(parts: list[str]) -> str:
    text = parts[0]
    for part in parts[1:]:
        # "govern-" + "ment" loses its hyphen; "Anglo-" + "Kestian" and "twenty-" + "one" keep it.
        if re.search(r"[a-zà-ÿ]-$", text) and part[:1].islower():
            text = (text if _COMPOUND.search(text) else text[:-1]) + part
        else:
            text += ("" if text.endswith("-") else " ") + part
    return text


def markdown(source: str) -> Found:
    """The paragraphs of Markdown without its marks; title and date from its front matter."""
    from markdown_it import MarkdownIt

    told = Found(())
    if front := _FRONT.match(source):
        told, _ = labelled(front.group(1).split("\n"))
        source = source[front.end() :]
    paragraphs: list[str] = []
    title = told.title
    tag, row = "", list[str]()
    # Deep nesting of lists and quotes is bounded by the parser's own limit.
    for token in MarkdownIt("commonmark", {"maxNesting": 50}).enable("table").parse(source):
        if token.type.endswith("_open"):
            tag = token.tag
            row = [] if token.type == "tr_open" else row
        elif token.type == "tr_close":
            paragraphs.append("\t".join(row))
        elif token.type in {"fence", "code_block"}:
            paragraphs += [squeezed(line) for line in token.content.split("\n")]
        elif token.type == "inline":
            words = squeezed(_inline(token.children or []))
            if tag in {"td", "th"}:
                row.append(words)
            elif tag == "h1" and title is None:
                title = words
            else:
                paragraphs.append(words)
    return replace(
        told,
        paragraphs=tuple(p for p in paragraphs if p.strip()),
        title=squeezed(title) if title else None,
    )


def _inline(tokens: list) -> str:  # type: ignore[type-arg]
    """The words of inline tokens: no marks, no addresses, no pictures."""
    parts = []
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            parts.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
    return "".join(parts)
