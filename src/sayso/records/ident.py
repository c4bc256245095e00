"""Identity of records: a hash of content, so that the same input always gets the same id."""

from __future__ import annotations

import hashlib


def ident(kind: str, *fields: object) -> str:
    """Id of a record of `kind` (one short lower-case word) made from its identifying `fields`.

    Each field is written with its length before it: joining them bare would let ("ab", "c") and
    ("a", "bc") collide.
    """
    digest = hashlib.sha256()
    for field in (kind, *fields):
        data = str(field).encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode())
        digest.update(data)
    return f"{kind}-{digest.hexdigest()[:12]}"
