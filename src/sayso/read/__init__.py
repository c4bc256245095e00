"""read: path, URL, feed or archive → Report. The only stage that touches the world."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sayso.errors import InputError
from sayso.read import dates, files, problems
from sayso.read.jsonl import items
from sayso.read.options import ReadOptions
from sayso.read.parse import parse
from sayso.records import Raw, Report

__all__ = ["ReadOptions", "items", "parse", "raws", "read"]

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)


def read(inputs: Iterable[str | Path], options: ReadOptions) -> Iterator[Report | InputError]:
    """The reports in `inputs`: files, folders, addresses, or `-` for standard input.

    What cannot be read is yielded as an error in its place, and the rest goes on. A date given in
    `options` that cannot be one is the only output.
    """
    for raw in raws(inputs, options):
        yield raw if isinstance(raw, InputError) else parse(raw, options)


def raws(inputs: Iterable[str | Path], options: ReadOptions) -> Iterator[Raw | InputError]:
    """The raw inputs that `read` would parse, each with where it came from."""
    if options.published:
        try:
            dates.given(options.published, options.today)
        except InputError as error:
            yield error
            return
    for given in inputs:
        yield from _input(str(given), options)


def _input(given: str, options: ReadOptions) -> Iterator[Raw | InputError]:
    if given == "-":
        if options.stdin is None:
            yield problems.no_stdin()
        else:
            yield from files.stream(options.stdin, "-", "-", options)
    elif _ADDRESS.match(given):
        yield from _address(given, options)
    elif not given or "\0" in given:
        yield problems.missing(given)
    else:
        yield from _path(given, options)


def _path(given: str, options: ReadOptions) -> Iterator[Raw | InputError]:
    path = Path(given)
    try:
        inside = files.folder(path) if path.is_dir() else None
    except OSError as error:
        yield problems.unreadable(given, error.strerror or str(error))
        return
    if inside is None:
        yield from files.file(path, given, options)
    elif not inside:
        yield problems.empty_folder(given)
    else:
        for each in inside:
            yield from files.file(each, str(each), options)


def _address(given: str, options: ReadOptions) -> Iterator[Raw | InputError]:
    from sayso.read.web import fetch

    try:
        if not given.lower().startswith(("http://", "https://")):
            raise problems.bad_address(given, f"one that starts with {given.split('://')[0]}://")
        fetched = fetch(given, options)
    except InputError as error:
        yield error
        return
    suffix = Path(unquote(urlsplit(fetched.url).path)).suffix
    for raw in files.stream(
        io.BytesIO(fetched.data),
        given,
        given,
        options,
        suffix=suffix,
        content_type=fetched.content_type,
    ):
        # A page of a web archive has an address of its own.
        if isinstance(raw, InputError) or raw.url is not None:
            yield raw
        else:
            yield replace(
                raw,
                content_type=fetched.content_type,
                url=fetched.url,
                status=fetched.status,
                headers=fetched.headers,
                fetched=fetched.when,
            )
