"""What a page says about itself: title, outlet, authors, date, address, language."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sayso.read.dates import future, in_address, normal
from sayso.read.found import squeezed

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

    from sayso.read.options import ReadOptions

_ARTICLE = re.compile(
    r"(?:News|Report|Analysis|Opinion|Review|Tech|Background)?\w*(?:Article|Posting)$"
)
_SPLIT = re.compile(r"\s+[|–—·»•-]\s+|\s*\|\s*")
_COMMENT = re.compile(r"\A\s*(?:<!--|//\s*<!\[CDATA\[)|(?:-->|//\s*\]\]>)\s*\Z")


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object in `value`, outermost first; hostile depth is not followed."""
    if depth > 12:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)


def _type(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return str(kind[0] if isinstance(kind, list) and kind else kind or "").rsplit("/", 1)[-1]


def linked(tree: HtmlElement) -> list[dict[str, Any]]:
    """The JSON-LD objects of the page that describe an article, best described first."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads(_COMMENT.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        found += [item for item in _objects(data) if _ARTICLE.fullmatch(_type(item))]
    return sorted(found, key=lambda item: "datePublished" not in item)


def _named(value: Any) -> list[str]:
    """Names in a JSON-LD value: text, an object with a name, or a list of them."""
    if isinstance(value, str):
        return [] if value.startswith("http") else [squeezed(html.unescape(value))]
    if isinstance(value, dict):
        return _named(value.get("name"))
    if isinstance(value, list):
        return [name for item in value[:20] for name in _named(item)]
    return []


def metas(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta element, by its name, property or itemprop."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = squeezed(html.unescape(element.get("content") or ""))
        if key and content:
            found.setdefault(key.strip().lower(), content)
    return found


def _first(values: Iterator[str] | list[str], longest: int = 300) -> str | None:
    return next((v for v in values if v and len(v) <= longest), None)


def outlet(
    tree: HtmlElement, meta: dict[str, str], articles: list[dict[str, Any]], url: str | None
) -> str | None:
    """Who published the page: as named for sharing, by JSON-LD, behind its title, or its domain."""
    named = [meta.get("og:site_name", ""), meta.get("application-name", "")]
    named[1:1] = [name for item in articles for name in _named(item.get("publisher"))]
    host = (urlsplit(url).hostname or "") if url else ""
    title = squeezed(tree.findtext(".//title") or "")
    parts = _SPLIT.split(title)
    if len(parts) > 1:
        # The last part of a title is the site's name where the domain echoes it.
        echo = re.sub(r"[\W_]", "", parts[-1]).casefold().removeprefix("the")
        echoed = bool(echo) and echo in re.sub(r"[\W_]", "", host).casefold()
        if echoed or (not host and len(parts[-1].split()) <= 5 and not any(named)):
            named.append(parts[-1])
    named.append(re.sub(r"^(?:www|m|amp|edition)\d?\.", "", host))
    # Behind a bar a site's name goes on with its slogan or its sections.
    plain = [re.sub(r"^(?:https?://)?(?:www\.)?|^@", "", name).rstrip("/") for name in named]
    return _first([name.split(" | ")[0].strip() for name in plain], 80)


def titles(tree: HtmlElement, meta: dict[str, str]) -> list[str]:
    """Every form of its title that a page holds."""
    tops = [squeezed(h.text_content()) for h in tree.iter("h1")]
    told = [meta.get("og:title", ""), meta.get("twitter:title", "")]
    return [t for t in (*told, *tops, squeezed(tree.findtext(".//title") or "")) if t]


def headline(
    tree: HtmlElement, meta: dict[str, str], articles: list[dict[str, Any]], site: str | None
) -> str | None:
    """The title of the article, without the name of the site behind it."""
    tops = [squeezed(h.text_content()) for h in tree.iter("h1")]
    tops = [t for t in tops if t]
    named = [name for item in articles for name in _named(item.get("headline"))]
    titles = [*named, meta.get("og:title", ""), meta.get("twitter:title", "")]
    titles += [*(tops if len(tops) == 1 else []), squeezed(tree.findtext(".//title") or ""), *tops]
    title = _first(titles)
    if not title:
        return None
    parts = _SPLIT.split(title)
    if len(parts) > 1:
        tail = parts[-1]
        whole = any(top == title for top in tops)
        if (site and _echo(tail, site)) or (
            not whole and any(title.startswith(top) for top in tops)
        ):
            shorter = title[: title.rindex(tail)].rstrip(" |–—·»•-")
            title = shorter or title
    return title


def _echo(a: str, b: str) -> bool:
    x, y = (re.sub(r"[\W_]|^the ", "", s.casefold()) for s in (a, b))
    return bool(x) and bool(y) and (x in y or y in x)


def authors(
    tree: HtmlElement, meta: dict[str, str], articles: list[dict[str, Any]]
) -> tuple[str, ...]:
    """The names the page gives its authors, agencies among them."""
    found = [name for item in articles for name in _named(item.get("author"))]
    found += [name for item in articles for name in _named(item.get("sourceOrganization"))]
    if not found:
        found = [
            meta[k]
            for k in ("author", "article:author", "parsely-author", "sailthru.author")
            if k in meta
        ]
        found = [name for name in found if "/" not in name and "@" not in name]
    if not found:
        marked = tree.xpath(
            '//*[@rel="author" or @itemprop="author" or contains(@class, "byline")]'
        )
        texts = [squeezed(e.text_content()) for e in marked[:5]] if isinstance(marked, list) else []
        found = [text for text in texts if 2 <= len(text.split()) <= 12][:1]
    return tuple(dict.fromkeys(found))


_DATE_KEYS = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published", "publish-date",
    "publish_date", "pubdate", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date",
    "sailthru.date", "parsely-pub-date", "article.published", "originalpublicationdate", "date", "dc.date.created",
    "citation_publication_date", "cxenseparse:recs:publishtime", "published_time", "release_date",
)  # fmt: skip


def published(
    tree: HtmlElement,
    meta: dict[str, str],
    articles: list[dict[str, Any]],
    url: str | None,
    options: ReadOptions,
) -> tuple[str | None, tuple[str, ...]]:
    """When the page says it was first published (ISO), and notes. Never today for want of better."""
    told = [item.get("datePublished") or item.get("dateCreated") for item in articles]
    told += [meta.get(key) for key in _DATE_KEYS]
    told += [
        e.get("datetime") or e.get("content")
        for e in tree.iter("time", "span", "div", "p", "meta")
        if e.get("itemprop") == "datePublished" or e.get("pubdate") is not None
    ]
    told.append(in_address(url) if url else None)
    notes: list[str] = []
    for value in told:
        day = normal(value) if isinstance(value, str) else None
        if day is None:
            continue
        if future(day, options.today):
            notes.append(f"its date {day} lies in the future and is not used")
            continue
        return day, tuple(dict.fromkeys(notes))
    return _searched(tree, options), tuple(dict.fromkeys(notes))


def _searched(tree: HtmlElement, options: ReadOptions) -> str | None:
    """The date in the page's markup by htmldate, which knows many more habits of sites."""
    from htmldate import find_date

    # Wide searches guess from footers and from the story itself; a wrong day is worse than none.
    try:
        latest = options.today.isoformat() if options.today else None
        day = find_date(tree, extensive_search=False, original_date=True, max_date=latest)
    except (ValueError, TypeError, RecursionError):
        return None
    return normal(day) if day else None


def address(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    """The page's own address, where it names one."""
    links = [
        e.get("href") for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"
    ]
    for url in (*links, meta.get("og:url")):
        if url and urlsplit(url).scheme in {"http", "https"} and urlsplit(url).hostname:
            return str(url).strip()
    return None


def language(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    """The language the page declares, as `en`."""
    root = tree.getroottree().getroot()
    told = root.get("lang") or root.get("xml:lang") or meta.get("og:locale") or ""
    code = re.match(r"[a-zA-Z]{2,3}(?=[-_]|$)", told.strip())
    return code.group().lower() if code else None
