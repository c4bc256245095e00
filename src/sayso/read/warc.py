"""Web archives (WARC, ISO 28500): their pages → Raw, and Raw → WARC."""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterable, Iterator
from http.client import responses
from pathlib import PurePosixPath
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit

from sayso.errors import InputError
from sayso.read import problems
from sayso.read.feed.entry import moment
from sayso.read.options import ReadOptions
from sayso.records import Raw

_PAGES = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "application/pdf",
        "text/plain",
        "text/markdown",
    }
)
_HELD = frozenset({"response", "resource", "conversion"})
# Bytes are kept without these codings; a header that still told of them would be false.
_CODINGS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_ORIGINAL = "X-Archive-Orig-"
_IDS = uuid.UUID("5d0c0a3e-6e0b-5f0c-9d3c-2f6d1f0e8a11")


def raws(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Raw | InputError]:
    """The pages and documents in an archive, packed or not, each with the address it was found at.

    Pictures, scripts, styles, redirects, errors and the records about the crawl are passed over: they
    are no reports. A page too large, or damage, is yielded as an error in its place; after damage
    nothing more can be read.
    """
    from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

    archive = ArchiveIterator(stream)
    # It would write its warnings to the terminal; they are counted below instead.
    archive.INC_RECORD = ""
    try:
        for record in archive:
            if _is_page(record):
                yield _page(record, options)
            archive.read_to_end(record)
            told = record.rec_headers.get_header("Content-Length")
            if not (told or "").isdecimal() or getattr(record.raw_stream, "limit", 0) > 0:
                raise problems.broken_warc(name, "its last record is cut off")
            if archive.err_count:
                raise problems.broken_warc(name, "a record is longer than it says")
    except InputError as error:
        yield error
    except Exception as error:  # warcio fails on damage in as many ways as there are
        reason = next(iter(str(error).strip().splitlines()), "") or type(error).__name__
        yield problems.broken_warc(name, reason)


def _is_page(record: Any) -> bool:
    address = _address(record)
    if record.rec_type not in _HELD or not address.startswith(("http://", "https://")):
        return False
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return False
    kind = _content_type(record).split(";")[0].strip().lower()
    if PurePosixPath(urlsplit(address).path).name in {"robots.txt", "ads.txt", "security.txt"}:
        return False
    return kind in _PAGES or not kind


def _page(record: Any, options: ReadOptions) -> Raw | InputError:
    address = _address(record)
    data = bytearray()
    stream = record.content_stream()
    while block := stream.read(1 << 16):
        data += block
        if len(data) > options.max_bytes:
            return problems.too_large(address, options.max_bytes)
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError(f"the record of {address} is cut off")
    headers = record.http_headers
    return Raw(
        address,
        address,
        bytes(data),
        content_type=_content_type(record),
        url=address,
        status=200 if headers is not None else None,
        headers=_sent(headers.headers) if headers is not None else (),
        fetched=moment(record.rec_headers.get_header("WARC-Date")),
    )


def _address(record: Any) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip()


def _content_type(record: Any) -> str:
    source = record.http_headers if record.http_headers is not None else record.rec_headers
    return str(source.get_header("Content-Type") or "")


def _sent(headers: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The headers as the server sent them."""
    told = tuple((str(name), str(value)) for name, value in headers)
    kept = {name.lower() for name, _ in told if name.startswith(_ORIGINAL)}
    return tuple(
        (name.removeprefix(_ORIGINAL), value)
        for name, value in told
        if f"{_ORIGINAL}{name}".lower() not in kept
    )


def write(raws: Iterable[Raw], out: BinaryIO, *, software: str = "sayso") -> int:
    """Write inputs to `out` as WARC 1.1, each record packed by itself; returns how many.

    A page becomes a `response` with the status and headers it came with, any other input a `resource`.
    The same inputs give the same bytes. Bodies are written without their transfer codings, and the
    headers that told of those under X-Archive-Orig- names.
    """
    from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

    writer = WARCWriter(out, gzip=True, warc_version="1.1")
    count = 0
    for raw in raws:
        if count == 0:
            # Nothing but what is written may tell the time: the same ledger gives the same file.
            writer.write_record(_info(writer, raw.fetched, software))
        writer.write_record(_record(writer, raw))
        count += 1
    return count


def _info(writer: Any, when: str | None, software: str) -> Any:
    fields = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    return writer.create_warc_record(
        "",
        "warcinfo",
        payload=io.BytesIO(fields),
        length=len(fields),
        warc_headers_dict=_about(when, "warcinfo", fields.decode()),
    )


def _record(writer: Any, raw: Raw) -> Any:
    from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]

    address = raw.url or raw.address
    if not _is_uri(address):
        address = "file://" + (address if address.startswith("/") else f"/{address}")
    about = _about(raw.fetched, address, raw.hash)
    if raw.status is None:
        return writer.create_warc_record(
            address,
            "resource",
            payload=io.BytesIO(raw.data),
            length=len(raw.data),
            warc_content_type=_line(raw.content_type) or "application/octet-stream",
            warc_headers_dict=about,
        )
    headers = [
        (_ORIGINAL + name if name.lower() in _CODINGS else name, _line(value))
        for name, value in raw.headers
    ]
    headers.append(("Content-Length", str(len(raw.data))))
    status = f"{raw.status} {responses.get(raw.status, '')}".strip()
    return writer.create_warc_record(
        address,
        "response",
        payload=io.BytesIO(raw.data),
        length=len(raw.data),
        http_headers=StatusAndHeaders(status, headers, protocol="HTTP/1.1"),
        warc_headers_dict=about,
    )


def _about(when: str | None, *fields: str) -> dict[str, str]:
    told = (moment(when) or "1970-01-01T00:00:00+00:00").replace("+00:00", "Z")
    name = "\n".join((told, *fields))
    return {"WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(_IDS, name)}>", "WARC-Date": told}


def _line(value: str) -> str:
    """A header's value on one line: a break would start another header."""
    return " ".join(value.split())


def _is_uri(address: str) -> bool:
    try:
        return urlsplit(unquote(address)).scheme in {"http", "https", "file"}
    except ValueError:
        return False
