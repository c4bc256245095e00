"""What came in, before anybody read it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one input: a file, a page, or one line of a JSONL file.

    `address` is where they came from (an absolute path or a URL, `-` for standard input), `name`
    what the user called it. A page's `url` is where redirects ended, `status` and `headers` are
    the server's answer, `fetched` its moment (ISO 8601, UTC). `line` is the number of a JSONL line.
    `told_published` is the date that a feed gave for it, which counts only where the page has none.
    """

    address: str
    name: str
    data: bytes
    content_type: str = ""
    url: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    fetched: str | None = None
    told_published: str | None = None
    line: int | None = None

    @property
    def hash(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()
