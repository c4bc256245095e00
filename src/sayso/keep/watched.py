"""The state of `sayso watch`: rewritten as it goes, and no evidence."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, insert, select

from sayso.keep.ledger import Ledger
from sayso.keep.schema import WATCHED


def state(ledger: Ledger, kind: str, key: str) -> dict[str, Any] | None:
    """The state kept under `kind` and `key`, None where there is none."""
    with ledger.reading() as connection:
        found = connection.scalar(
            select(WATCHED.c.value).where(WATCHED.c.kind == kind, WATCHED.c.key == key)
        )
    return None if found is None else json.loads(found)


def set_state(ledger: Ledger, kind: str, key: str, value: Mapping[str, Any]) -> None:
    """Keep a JSON object under `kind` and `key`, in place of the one before."""
    with ledger.writing() as connection:
        connection.execute(delete(WATCHED).where(WATCHED.c.kind == kind, WATCHED.c.key == key))
        connection.execute(
            insert(WATCHED).values(kind=kind, key=key, value=json.dumps(dict(value)))
        )
