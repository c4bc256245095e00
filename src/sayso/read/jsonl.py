"""JSONL of reports: one JSON object a line, read as a stream."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from sayso.errors import InputError
from sayso.read import dates, plain, problems
from sayso.read.compose import report
from sayso.read.encoding import clean, shown
from sayso.read.found import squeezed
from sayso.read.options import ReadOptions
from sayso.records import Report, ident

_FIELDS = ("id", "title", "outlet", "url", "published")


def _records(
    stream: BinaryIO, name: str, options: ReadOptions
) -> Iterator[tuple[int, bytes, dict[str, Any]] | InputError]:
    """Number, bytes and object of each line; memory holds one line at a time."""
    number = 0
    while True:
        line = stream.readline(options.max_bytes + 1)
        if not line:
            return
        number += 1
        if len(line) > options.max_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
            yield problems.bad_line(name, number, f"more than {options.max_bytes:,} bytes")
            continue
        line = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        line = line.strip()
        if not line:
            continue
        value = _object(line)
        yield (
            problems.bad_line(name, number, value)
            if isinstance(value, str)
            else (
                number,
                line,
                value,
            )
        )


def _object(line: bytes) -> dict[str, Any] | str:
    """The object on a line, or what was found instead of one."""
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return "bytes that are not UTF-8"
    except json.JSONDecodeError as error:
        return f"broken JSON at character {error.pos + 1} ({error.msg})"
    except (ValueError, RecursionError):
        return "JSON that is nested too deeply or has too long a number"
    if not isinstance(value, dict):
        return f"a JSON {type(value).__name__}"
    text = value.get("text")
    if text is None:
        return 'an object without "text"'
    if not isinstance(text, str):
        return f'"text" that is a {type(text).__name__}'
    if not text.strip():
        return 'an empty "text"'
    for field in _FIELDS:
        # Numbers are common ids; everything else must be written as text.
        good = (str, int, type(None)) if field == "id" else (str, type(None))
        if not isinstance(value.get(field), good) or isinstance(value.get(field), bool):
            return f'"{field}" that is a {type(value[field]).__name__}'
    return value


def _own_date(value: dict[str, Any], options: ReadOptions) -> str | None:
    told = value.get("published")
    return dates.given(told, options.today) if told else None


def _told(value: dict[str, Any], field: str) -> str | None:
    return squeezed(value.get(field) or "") or None


def _name(value: dict[str, Any], name: str, number: int) -> str:
    own = value.get("id")
    return str(own) if own not in (None, "") else f"{name}:{number}"


def reports(stream: BinaryIO, name: str, options: ReadOptions) -> Iterator[Report | InputError]:
    """The reports of a JSONL stream, each text cleaned as plain text is."""
    for record in _records(stream, name, options):
        if isinstance(record, InputError):
            yield record
            continue
        number, line, value = record
        try:
            day = _own_date(value, options)
            found = replace(
                plain.text(clean(value["text"])),
                title=_told(value, "title"),
                outlet=_told(value, "outlet"),
                url=_told(value, "url"),
                published=day,
                dated_by="given",
            )
            digest = hashlib.sha256(line).hexdigest()
            yield report(found, _name(value, name, number), digest, options)
        except InputError as error:
            yield _at(error, name, number)


def items(
    stream: BinaryIO, name: str = "-", options: ReadOptions | None = None
) -> Iterator[Report | InputError]:
    """The reports of a JSONL stream with each text exactly as it is, for `annotate`.

    Errors, one for each bad line, are yielded in their place.
    """
    options = options or ReadOptions()
    for record in _records(stream, name, options):
        if isinstance(record, InputError):
            yield record
            continue
        number, line, value = record
        try:
            day = _own_date(value, options)
            if len(value["text"]) > options.max_chars:
                raise problems.too_long(name, options.max_chars, len(value["text"]))
        except InputError as error:
            yield _at(error, name, number)
            continue
        digest = hashlib.sha256(line).hexdigest()
        url = _told(value, "url")
        yield Report(
            id=ident("report", digest, url or ""),
            name=_name(value, name, number),
            text=value["text"],
            title=_told(value, "title"),
            outlet=_told(value, "outlet"),
            published=day,
            dated_by="given" if day else None,
            url=url,
            raw_hash=digest,
        )


def _at(error: InputError, name: str, number: int) -> InputError:
    """`error` with the line it is about."""
    start = f"{shown(name)}, line {number}: "
    message = error.message.split(": ", 1)[-1] if error.message.startswith(name) else error.message
    return InputError(start + message, error.hint)
