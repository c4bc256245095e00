"""Any record of the ledger by its id, or the beginning of it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sayso.keep import corrections, problems
from sayso.keep.schema import REPORTS


def added(connection: Connection, name: str) -> str:
    """When the ledger got the report, or the decision of an editor, with the id `name`."""
    if name.startswith("correction-"):
        return corrections.entry(connection, name).correction.added
    first = select(REPORTS.c.added).where(REPORTS.c.id == name).order_by(REPORTS.c.row).limit(1)
    found = connection.scalar(first)
    if found is None:
        raise problems.no_record(name)
    return found
