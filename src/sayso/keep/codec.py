"""Records ↔ blobs: msgpack by field name, compressed with zstd, the report's text as its prefix.

A span keeps its words in the blob. With the report's text as the compressor's prefix they cost a
few bytes each, and what they give back is evidence: `verify` compares them with the text, which it
could not if they were cut from it anew. Fields that a later version adds take their defaults when
an older blob is read.
"""

from __future__ import annotations

import gc
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import is_dataclass
from typing import TypeVar

import msgspec
import zstandard

from sayso.keep import problems
from sayso.records import Report, Span

_Record = TypeVar("_Record")
_LEVEL = 10  # 3 gives a tenth more bytes, 19 none less
_FAST = 1
_MOST = 1 << 30  # bytes; no record of ours comes near, a forged size must not fill the memory


class _Bare(threading.local):
    """A decompressor for each thread: to make one takes ten times as long as it takes to use it."""

    def __init__(self) -> None:
        self.reader = zstandard.ZstdDecompressor()


_BARE = _Bare()


def digest(data: bytes) -> str:
    """The SHA-256 of `data`, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def pack(data: bytes) -> bytes:
    """`data` compressed."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(data)


def unpack(blob: bytes) -> bytes:
    """What `pack` was given. Raises LedgerError where the blob is damaged."""
    return _unpack(blob, None)


def _unpack(blob: bytes, prefix: zstandard.ZstdCompressionDict | None) -> bytes:
    try:
        size = zstandard.get_frame_parameters(blob).content_size
        if size > _MOST:
            raise problems.bad_blob("a blob", "a size that nothing of ours has")
        reader = zstandard.ZstdDecompressor(dict_data=prefix) if prefix else _BARE.reader
        return reader.decompress(blob, max_output_size=_MOST)
    except zstandard.ZstdError as error:
        raise problems.bad_blob("a blob", f"damaged bytes ({error})") from error


def _prefix(text: str) -> zstandard.ZstdCompressionDict | None:
    data = text.encode()
    # The compressor refuses shorter ones.
    if len(data) < 8:
        return None
    return zstandard.ZstdCompressionDict(data, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


def to_bytes(record: object) -> bytes:
    """A record as msgpack: the same record, the same bytes."""
    return msgspec.msgpack.encode(record)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: records have none, and it would take most of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def from_bytes(data: bytes, kind: type[_Record]) -> _Record:
    """The record of `kind` that `to_bytes` was given. Raises LedgerError where it is none."""
    try:
        with _uncollected():
            return msgspec.msgpack.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise problems.bad_blob(f"a {getattr(kind, '__name__', kind)}", str(error)) from error


def to_blob(record: object, text: str = "", *, fast: bool = False) -> bytes:
    """A record compressed; `text` is that of the report whose words it repeats.

    `fast` is for what is soon forgotten: a quarter more bytes at most, in a twentieth of the time.
    """
    level = _FAST if fast else _LEVEL
    compressor = zstandard.ZstdCompressor(level=level, dict_data=_prefix(text))
    return compressor.compress(to_bytes(record))


def from_blob(blob: bytes, kind: type[_Record], text: str = "") -> _Record:
    """The record that `to_blob` was given with the same `text`."""
    return from_bytes(_unpack(blob, _prefix(text)), kind)


def spans(record: object) -> Iterator[Span]:
    """Every span in a record, whatever holds it, in order of its fields."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for each in record:
            yield from spans(each)
    elif is_dataclass(record):
        for name in record.__dataclass_fields__:
            value = getattr(record, name)
            if isinstance(value, tuple) or is_dataclass(value):
                yield from spans(value)


def strayed(record: object, report: Report) -> list[Span]:
    """The spans in `record` that do not give back their words in the report's text."""
    return [
        span
        for span in spans(record)
        if span.report != report.id
        or not 0 <= span.start < span.end <= len(report.text)
        or report.text[span.start : span.end] != span.text
    ]
