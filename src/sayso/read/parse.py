"""Raw input → Report: what each kind of bytes is read by."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sayso.errors import InputError
from sayso.read import dates, jsonl, plain, problems
from sayso.read.compose import report
from sayso.read.encoding import clean, decode, mend
from sayso.read.found import Found
from sayso.read.options import ReadOptions
from sayso.read.sniff import HEAD, sniff
from sayso.records import Raw, Report

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)


def parse(raw: Raw, options: ReadOptions) -> Report | InputError:
    """The report in one raw input, or why there is none. The same input gives the same result."""
    try:
        return jsonl.parse(raw, options) if raw.line is not None else _whole(raw, options)
    except InputError as error:
        return error


def _suffix(raw: Raw) -> str:
    path = Path(unquote(urlsplit(raw.url).path) if raw.url else raw.name)
    return Path(path.stem).suffix if path.suffix.lower() == ".gz" else path.suffix


def _whole(raw: Raw, options: ReadOptions) -> Report:
    kind, what = sniff(raw.data[:HEAD], _suffix(raw), raw.content_type)
    if kind == "empty" and len(raw.data) < HEAD:
        raise problems.empty(raw.name)
    if kind == "gzip":
        raise problems.unknown_kind(raw.name, "a gzip file within a gzip file")
    if kind in {"other", "empty"}:
        raise problems.unknown_kind(raw.name, what or "blank space")
    if kind == "warc":
        raise problems.unknown_kind(raw.name, "a web archive where one report should be")
    if kind == "jsonl":
        raise problems.unknown_kind(raw.name, "JSON data where one report should be")
    found, notes = _found(raw, kind, options)
    if not found.paragraphs:
        raise problems.no_article(raw.name)
    if raw.told_published and not found.published:
        told = dates.normal(raw.told_published)
        found = replace(found, published=told, dated_by="feed" if told else None)
    found = replace(found, url=found.url or raw.url, notes=(*notes, *found.notes))
    return report(found, raw.name, raw.hash, options)


def _found(raw: Raw, kind: str, options: ReadOptions) -> tuple[Found, list[str]]:
    """What a text, Markdown, HTML or PDF file holds, and what to tell of how it was decoded."""
    if kind == "pdf":
        from sayso.read.pdf import pdf

        return pdf(raw.data, raw.name), []
    charset = _CHARSET.search(raw.content_type)
    text, note = decode(raw.data, charset.group(1) if charset else None)
    if text is None:
        raise problems.undecodable(raw.name)
    text, mended = mend(text)
    notes = [each for each in (note, mended) if each]
    if kind == "html":
        from sayso.read.page import page

        return page(text, raw.url, options), notes
    text = clean(text)
    if len(text) > 4 * options.max_chars:
        raise problems.too_long(raw.name, options.max_chars, len(text))
    return (plain.markdown(text) if kind == "markdown" else plain.text(text)), notes
