"""JSONL of reports: one JSON object a line, read as a stream."""

from __future__ import annotations

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
from sayso.records import Raw, Report, ident

_FIELDS = ("id", "title", "outlet", "url", "published")


def raws(
    stream: BinaryIO, address: str, name: str, options: ReadOptions
) -> Iterator[Raw | InputError]:
    """Each line that is not blank; memory holds one at a time."""
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
        yield Raw(f"{address}:{number}", name, line, line=number)


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


def _name(value: dict[str, Any], raw: Raw) -> str:
    own = value.get("id")
    return str(own) if own not in (None, "") else f"{raw.name}:{raw.line}"


def parse(raw: Raw, options: ReadOptions) -> Report:
    """The report on a line, its text cleaned as plain text is. Raises InputError."""
    value = _checked(raw)
    try:
        day = _own_date(value, options)
        found = plain.text(clean(value["text"]))
        found = replace(
            found,
            title=_told(value, "title") or found.title,
            outlet=_told(value, "outlet") or found.outlet,
            url=_told(value, "url") or found.url,
            published=day or found.published,
            dated_by="given" if day else found.dated_by,
        )
        return report(found, _name(value, raw), raw.hash, options)
    except InputError as error:
        raise _at(error, raw) from error


def items(
    stream: BinaryIO, name: str = "-", options: ReadOptions | None = None
) -> Iterator[Report | InputError]:
    """The reports of a JSONL stream with each text exactly as it is, for `annotate`.

    Errors, one for each bad line, are yielded in their place.
    """
    options = options or ReadOptions()
    for raw in raws(stream, name, name, options):
        if isinstance(raw, InputError):
            yield raw
            continue
        try:
            yield _item(raw, options)
        except InputError as error:
            yield error


def _item(raw: Raw, options: ReadOptions) -> Report:
    value = _checked(raw)
    try:
        day = _own_date(value, options)
        if len(value["text"]) > options.max_chars:
            raise problems.too_long(raw.name, options.max_chars, len(value["text"]))
    except InputError as error:
        raise _at(error, raw) from error
    digest, url = raw.hash, _told(value, "url")
    return Report(
        id=ident("report", digest, url or ""),
        name=_name(value, raw),
        text=value["text"],
        title=_told(value, "title"),
        outlet=_told(value, "outlet"),
        published=day,
        dated_by="given" if day else None,
        url=url,
        raw_hash=digest,
    )


def _checked(raw: Raw) -> dict[str, Any]:
    value = _object(raw.data)
    if isinstance(value, str):
        raise problems.bad_line(raw.name, raw.line or 0, value)
    return value


def _at(error: InputError, raw: Raw) -> InputError:
    """`error` with the line it is about."""
    start = f"{shown(raw.name)}, line {raw.line}: "
    message = (
        error.message.split(": ", 1)[-1] if error.message.startswith(raw.name) else error.message
    )
    return InputError(start + message, error.hint)
