"""Identity of records: a hash of content, so that the same input always gets the same id."""

from __future__ import annotations

import hashlib


def ident(kind: str, *fields: object) -> str:
    """Id of a record of `kind` (one short lower-case word) made from its identifying `fields`.

    Each field is written with its length before it: joining them bare would let ("ab", "c") and
    ("a", "bc") collide.
    """
    parts: list[bytes] = []
    for field in (kind, *fields):
        data = str(field).encode("utf-8", "surrogatepass")
        parts += (b"%d:" % len(data), data)
    return f"{kind}-{hashlib.sha256(b''.join(parts)).hexdigest()[:12]}"
