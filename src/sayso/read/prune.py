"""What to take out of a page's tree, or straighten in it, before its article is looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_HIDDEN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px)?\s*(?:;|$))", re.I
)
_EMBED = re.compile(r"\b(?:twitter-tweet|instagram-media|fb-post|tiktok-embed)\b")
_BOXES = frozenset({"div", "section", "aside", "ul", "ol", "article", "table"})
# A box of links is a menu or a list of other articles from this share of linked text up.
_LINKED = 0.85


def prune(tree: HtmlElement) -> None:
    """Drop hidden text and boxes of links, and free the words of paragraphs from wrappers."""
    body = tree.find("body")
    if body is None:
        return
    _hidden(body)
    _cards(body)
    _boxes(body)
    for quote in body.iter("blockquote"):
        if _EMBED.search(quote.get("class") or ""):
            _free(quote)
    for paragraph in list(body.iter("p")):
        for span in list(paragraph.iter("span")):
            span.drop_tag()


def _length(element: HtmlElement) -> int:
    return sum(len(str(text).strip()) for text in element.itertext())


def _hidden(body: HtmlElement) -> None:
    """Take out what a visitor does not see: it may say anything."""
    whole = len(body.text_content())
    hidden = [
        e
        for e in body.iter()
        if isinstance(e.tag, str)
        and (e.get("hidden") is not None or _HIDDEN.search(e.get("style") or ""))
    ]
    for element in hidden:
        # Many pages hide all of themselves until a script shows them.
        if element.getparent() is not None and len(element.text_content()) < 0.5 * whole:
            element.drop_tree()


def _cards(body: HtmlElement) -> None:
    """Take out cards that open over a word: a wrapper in a paragraph with several links in it."""
    for paragraph in list(body.iter("p")):
        for span in list(paragraph.iter("span")):
            links = list(span.iter("a"))
            if len(links) < 3 or span.getparent() is None or not _reaches(span, paragraph):
                continue
            linked = sum(_length(link) for link in links)
            first = _shown(span)
            if linked >= _LINKED * _length(span) and first is not None:
                word = "".join(first.itertext())
                span.clear(keep_tail=True)
                span.text = word


def _shown(span: HtmlElement) -> HtmlElement | None:
    """The link that a card opens over: it stands before a wrapper of the others."""
    first = next((child for child in span if isinstance(child.tag, str)), None)
    if first is None or first.tag != "a" or len(span) < 2:
        return None
    return first


def _reaches(element: HtmlElement, top: HtmlElement) -> bool:
    while element is not None and element is not top:
        element = element.getparent()
    return element is not None


def _boxes(body: HtmlElement) -> None:
    """Take out boxes that are nothing but links with words in them."""
    lengths: dict[HtmlElement, tuple[int, int, int]] = {}
    # Bottom up, each element's text, linked text and links from its children's: one walk.
    for element in reversed(list(body.iter())):
        if not isinstance(element.tag, str):
            continue
        text = len((element.text or "").strip())
        linked = count = 0
        for child in element:
            a, b, c = lengths.get(child, (0, 0, 0))
            text, linked, count = text + a + len((child.tail or "").strip()), linked + b, count + c
        if element.tag == "a":
            linked, count = text, 1
        lengths[element] = (text, linked, count)
    for element in list(body.iter()):
        if element.tag in _BOXES and element.getparent() is not None:
            text, linked, count = lengths[element]
            if count >= 3 and text > 60 and linked >= _LINKED * text:
                element.drop_tree()


def _free(quote: HtmlElement) -> None:
    """Make an embedded post a quotation of the story: extractors take its wrapper for a gadget."""
    quote.attrib.pop("class", None)
    above = quote.getparent()
    while above is not None and above.tag in {"div", "figure", "section"}:
        others = [e for e in above if e is not quote and e.tag not in {"script", "br"}]
        if others or len(list(above.iter("blockquote"))) > 1:
            return
        above.attrib.pop("class", None)
        above.attrib.pop("id", None)
        above.tag = "div"
        quote, above = above, above.getparent()
