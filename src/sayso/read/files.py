"""Paths and streams → bytes, and what each kind of bytes is read by."""

from __future__ import annotations

import hashlib
import io
import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from sayso.errors import InputError
from sayso.read import jsonl, plain, problems
from sayso.read.compose import report
from sayso.read.encoding import clean, decode, mend
from sayso.read.options import ReadOptions
from sayso.read.sniff import HEAD, SUFFIXES, sniff
from sayso.records import Report

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)


def folder(path: Path) -> list[Path]:
    """The files with the suffix of a readable kind in `path` and below, sorted; hidden ones not."""
    found = []
    for top, names, files in os.walk(path):
        names[:] = sorted(name for name in names if not name.startswith("."))
        found += [Path(top, f) for f in files if not f.startswith(".") and _readable(f)]
    return sorted(found)


def _readable(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES


def file(path: Path, name: str, options: ReadOptions) -> Iterator[Report | InputError]:
    """The reports in the file at `path`, shown as `name`."""
    try:
        # A pipe or a device may never end or never start: only what lies on a disk is read by path.
        if not path.is_file():
            yield (
                problems.missing(name)
                if not path.exists()
                else problems.unreadable(name, "it is no regular file")
            )
            return
        with path.open("rb") as handle:
            yield from stream(handle, name, options, suffix=path.suffix)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        yield problems.unreadable(name, reason)


class _Replayed(io.RawIOBase):
    """A stream that gives its first bytes again after they were looked at."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        if self._head:
            count = min(len(buffer), len(self._head))
            buffer[:count] = self._head[:count]
            self._head = self._head[count:]
            return count
        data = self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Unpacked(io.RawIOBase):
    """The unpacked bytes of a gzip stream; raises EOFError where it is damaged or cut off."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._gzip = zlib.decompressobj(wbits=31)
        self._out = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._out:
            data = self._gzip.unconsumed_tail or self._gzip.unused_data
            if self._gzip.eof:
                data = (data + self._packed.read(HEAD)).lstrip(b"\0")
                if not data:
                    return 0
                self._gzip = zlib.decompressobj(wbits=31)
            elif not data:
                data = self._packed.read(HEAD)
                if not data:
                    raise EOFError
            try:
                # The bound keeps a small file from unfolding into all of the memory at once.
                self._out = self._gzip.decompress(data, HEAD)
            except zlib.error as error:
                raise EOFError from error
        count = min(len(buffer), len(self._out))
        buffer[:count] = self._out[:count]
        self._out = self._out[count:]
        return count


def _head(source: BinaryIO) -> bytes:
    """The first bytes; a pipe may give fewer at a time than asked for."""
    head = b""
    while len(head) < HEAD:
        data = source.read(HEAD - len(head))
        if not data:
            break
        head += data
    return head


def stream(
    source: BinaryIO,
    name: str,
    options: ReadOptions,
    *,
    suffix: str = "",
    url: str | None = None,
    content_type: str = "",
    unpacked: bool = False,
) -> Iterator[Report | InputError]:
    """The reports in a stream of bytes. Its kind is seen by its first bytes, then by its name."""
    try:
        head = _head(source)
        kind, what = sniff(head, suffix, content_type)
        whole = cast(BinaryIO, io.BufferedReader(_Replayed(head, source), HEAD))
        if kind == "gzip" and not unpacked:
            inner = Path(Path(name).stem).suffix if suffix.lower() == ".gz" else ""
            packed = cast(BinaryIO, io.BufferedReader(_Unpacked(whole), HEAD))
            yield from stream(
                packed,
                name,
                options,
                suffix=inner,
                url=url,
                content_type=content_type,
                unpacked=True,
            )
        elif kind == "gzip":
            yield problems.unknown_kind(name, "a gzip file within a gzip file")
        elif kind == "empty" and len(head) < HEAD:
            yield problems.empty(name)
        elif kind in {"other", "empty"}:
            yield problems.unknown_kind(name, what or "blank space")
        elif kind == "jsonl":
            yield from jsonl.reports(whole, name, options)
        else:
            data = whole.read(options.max_bytes + 1)
            if len(data) > options.max_bytes:
                yield problems.too_large(name, options.max_bytes, _size(source))
                return
            yield _one(data, name, kind, url, content_type, options)
    except EOFError:
        yield problems.broken_gzip(name)
    except InputError as error:
        yield error


def _size(source: BinaryIO) -> int | None:
    try:
        return os.fstat(source.fileno()).st_size or None
    except (OSError, AttributeError, ValueError):
        return None


def _one(
    data: bytes, name: str, kind: str, url: str | None, content_type: str, options: ReadOptions
) -> Report:
    """The report in the bytes of a text, Markdown, HTML or PDF file."""
    raw_hash = hashlib.sha256(data).hexdigest()
    if kind == "pdf":
        from sayso.read.pdf import pdf

        return report(pdf(data, name), name, raw_hash, options)
    charset = _CHARSET.search(content_type)
    text, note = decode(data, charset.group(1) if charset else None)
    if text is None:
        raise problems.undecodable(name)
    text, mended = mend(text)
    if kind == "html":
        from sayso.read.page import page

        found = page(text, url, options)
    else:
        text = clean(text)
        if len(text) > 4 * options.max_chars:
            raise problems.too_long(name, options.max_chars, len(text))
        found = plain.markdown(text) if kind == "markdown" else plain.text(text)
    if not found.paragraphs:
        raise problems.no_article(name)
    extra = tuple(n for n in (note, mended) if n)
    return report(
        replace(found, url=found.url or url, notes=(*extra, *found.notes)), name, raw_hash, options
    )
