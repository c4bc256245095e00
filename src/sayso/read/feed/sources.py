"""What the user names to be watched: addresses, and files that list addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from sayso.errors import InputError
from sayso.read import problems
from sayso.read.feed import parse
from sayso.read.feed.entry import absolute, key

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)
_MOST_BYTES = 20_000_000


def sources(given: Iterable[str]) -> Iterator[str | InputError]:
    """The addresses of the feeds in `given`, each once; what is none is yielded as an error."""
    seen: set[str] = set()
    for each in given:
        try:
            for url in _address(each) if _ADDRESS.match(each) else _listed(each):
                if key(url) not in seen:
                    seen.add(key(url))
                    yield url
        except InputError as error:
            yield error


def _address(given: str) -> list[str]:
    url = absolute(given, given)
    if url is None:
        raise problems.no_list(given, "an address of another kind")
    return [url]


def _listed(name: str) -> list[str]:
    """The feeds in the file at the path `name`."""
    try:
        if not Path(name).is_file():
            raise problems.no_list(name, "no such file")
        with Path(name).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise problems.unreadable(name, getattr(error, "strerror", None) or str(error)) from error
    if len(data) > _MOST_BYTES:
        raise problems.too_large(name, _MOST_BYTES)
    try:
        found = parse(data, name, most=5_000)
    except InputError as error:
        raise problems.no_list(name, "a file of another kind") from error
    if found.kind not in {"list", "lines"}:
        raise problems.no_list(name, "a saved feed or page")
    return [entry.url for entry in found.feeds or found.entries]
