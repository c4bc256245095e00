"""What reports are about, and the stories that were found by it."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, delete, insert, select

from sayso.errors import LedgerError
from sayso.keep import codec
from sayso.keep.clock import text_of_now
from sayso.keep.schema import READINGS, REPORTS, SPLITS, SUBJECTS
from sayso.keep.views import chunks
from sayso.records import Story, Subject

# Weights are kept in thousandths: as floats they would be the largest thing in a ledger.
_UNIT = 1000
_MOST = 4


def put(connection: Connection, reading: int, subject: Subject) -> None:
    """Keep what the report of a reading is about."""
    words = [feature for feature, _ in subject.about]
    weights = [round(weight * _UNIT) for _, weight in subject.about]
    blob = codec.pack(msgspec.msgpack.encode(("\n".join(words), weights)))
    connection.execute(insert(SUBJECTS).values(reading=reading, blob=blob))


def load(connection: Connection, readings: Mapping[int, int]) -> list[Subject]:
    """The subjects of readings, given by the rows of their reports."""
    found = []
    for chunk in chunks(list(readings.values())):
        asked = (
            select(
                REPORTS.c.id,
                REPORTS.c.address,
                REPORTS.c.title,
                REPORTS.c.published,
                SUBJECTS.c.blob,
            )
            .join(READINGS, READINGS.c.row == SUBJECTS.c.reading)
            .join(REPORTS, REPORTS.c.row == READINGS.c.report)
            .where(SUBJECTS.c.reading.in_(chunk))
        )
        for report, name, title, published, blob in connection.execute(asked):
            words, weights = msgspec.msgpack.decode(codec.unpack(blob), type=tuple[str, list[int]])
            features = words.split("\n") if words else []
            about = tuple(zip(features, (each / _UNIT for each in weights), strict=True))
            found.append(Subject(report, name, title, published, about))
    return found


def find(connection: Connection, key: str) -> tuple[Story, ...] | None:
    """The stories that were found from all that `key` stands for."""
    blob = connection.scalar(select(SPLITS.c.blob).where(SPLITS.c.key == key))
    try:
        return None if blob is None else codec.from_blob(blob, tuple[Story, ...])
    except LedgerError:  # a damaged copy is made again
        return None


def remember(connection: Connection, key: str, stories: tuple[Story, ...]) -> None:
    """Keep the stories that were found, and forget older finds."""
    connection.execute(delete(SPLITS).where(SPLITS.c.key == key))
    connection.execute(
        insert(SPLITS).values(key=key, made=text_of_now(), blob=codec.to_blob(stories))
    )
    newest = select(SPLITS.c.key).order_by(SPLITS.c.made.desc(), SPLITS.c.key).limit(_MOST)
    connection.execute(delete(SPLITS).where(SPLITS.c.key.not_in(newest)))
