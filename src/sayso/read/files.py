"""Paths and streams → raw inputs."""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from sayso.errors import InputError
from sayso.read import jsonl, problems
from sayso.read.options import ReadOptions
from sayso.read.sniff import HEAD, SUFFIXES, sniff
from sayso.records import Raw


def folder(path: Path) -> list[Path]:
    """The files with the suffix of a readable kind in `path` and below, sorted; hidden ones not."""
    found = []
    for top, names, files in os.walk(path):
        names[:] = sorted(name for name in names if not name.startswith("."))
        found += [Path(top, f) for f in files if not f.startswith(".") and _readable(f)]
    return sorted(found)


def _readable(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES


def file(path: Path, name: str, options: ReadOptions) -> Iterator[Raw | InputError]:
    """The raw inputs in the file at `path`, shown as `name`."""
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
            yield from stream(handle, str(path.absolute()), name, options, suffix=path.suffix)
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
    address: str,
    name: str,
    options: ReadOptions,
    *,
    suffix: str = "",
    content_type: str = "",
    unpacked: bool = False,
) -> Iterator[Raw | InputError]:
    """The raw inputs in a stream of bytes, shown as `name`: one, or one for each line of JSONL
    or each page of a web archive.

    Its kind is seen by its first bytes, then by the `suffix` of its name and what a server calls it.
    """
    try:
        head = _head(source)
        kind, what = sniff(head, suffix, content_type)
        whole = cast(BinaryIO, io.BufferedReader(_Replayed(head, source), HEAD))
        if kind == "gzip" and not unpacked:
            inner = Path(Path(name).stem).suffix if suffix.lower() == ".gz" else ""
            packed = cast(BinaryIO, io.BufferedReader(_Unpacked(whole), HEAD))
            yield from stream(
                packed,
                address,
                name,
                options,
                suffix=inner,
                content_type=content_type,
                unpacked=True,
            )
        elif kind == "jsonl":
            yield from jsonl.raws(whole, address, name, options)
        elif kind == "warc":
            from sayso.read import warc

            yield from warc.raws(whole, name, options)
        else:
            data = whole.read(options.max_bytes + 1)
            if len(data) <= options.max_bytes:
                yield Raw(address, name, data)
            elif kind == "other":
                yield problems.unknown_kind(name, what)
            else:
                yield problems.too_large(name, options.max_bytes, _size(source))
    except EOFError:
        yield problems.broken_gzip(name)


def _size(source: BinaryIO) -> int | None:
    try:
        return os.fstat(source.fileno()).st_size or None
    except (OSError, AttributeError, ValueError):
        return None
