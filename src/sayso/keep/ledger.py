"""The ledger: where it is, how it is opened, and transactions over it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import sqlalchemy
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from sayso.errors import LedgerError
from sayso.keep import migrations, problems
from sayso.keep.held import Held

PLACE = "SAYSO_LEDGER"
# Seconds to wait for another writer: each holds the ledger for one report, some milliseconds.
PATIENCE = 60
_URL = re.compile(r"[a-z][a-z0-9+]*://", re.I)
# One number for all ledgers in one server: writers of different databases never meet.
_LOCK = 0x5A15_0001


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger. `place` is how it is shown: its path, or its URL without the password.

    `file` is the path of an SQLite ledger and `inode` what lay there when it was opened; `ready` is
    False only while it is being opened. `held` is what was loaded lately.
    """

    engine: Engine
    place: str
    file: Path | None = None
    inode: tuple[int, int] | None = None
    ready: bool = False
    held: Held = field(default_factory=Held, compare=False)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that alone writes: all of it is kept when the block ends, or nothing."""
        with _told(self), self.engine.connect() as connection:
            if self.file is None:
                connection = connection.execution_options(isolation_level="READ COMMITTED")
            else:
                connection = connection.execution_options(sayso_writes=True)
            with connection.begin():
                if self.file is None:
                    connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
                    connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection
                self._check_place()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees the ledger of one moment, whatever others write meanwhile."""
        with _told(self), self.engine.connect() as connection:
            if self.file is None:
                connection = connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def _check_place(self) -> None:
        # A file that was deleted takes writes as long as it is open, and loses all of them.
        if self.file is not None and _inode(self.file) != self.inode:
            raise problems.gone(self.place, "another file, or none, lies at its path now")


def default_place() -> str:
    """Where the ledger is if nobody says: SAYSO_LEDGER, else the user's data folder."""
    from platformdirs import user_data_path

    return os.environ.get(PLACE) or str(user_data_path("sayso", appauthor=False) / "ledger.sqlite")


def exists(place: str | None = None) -> bool:
    """Whether a ledger may be at the place: a file is there, or a server is named."""
    place = place or default_place()
    return bool(_URL.match(place)) or Path(place).exists()


def open_ledger(place: str | None = None, *, create: bool = True) -> Ledger:
    """Open the ledger at a path or database URL, bringing its tables to this version.

    Where there is none, one is made; with `create` false that is an error. Raises LedgerError.
    """
    place = place or default_place()
    return _server(place) if _URL.match(place) else _file(Path(place), create=create)


def _server(url: str) -> Ledger:
    if url.lower().startswith("sqlite:"):
        path = sqlalchemy.make_url(url).database
        if not path or path == ":memory:":
            raise problems.cannot_open(url, "a ledger in memory keeps nothing")
        return _file(Path(path), create=True)
    if not re.match(r"postgres(?:ql)?(?:\+psycopg)?://", url, re.I):
        raise problems.cannot_open(_hidden(url), "only SQLite and PostgreSQL are known")
    url = re.sub(r"^postgres(?:ql)?://", "postgresql+psycopg://", url, flags=re.I)
    try:
        engine = sqlalchemy.create_engine(url, pool_pre_ping=True)
        shown = engine.url.render_as_string(hide_password=True).replace("+psycopg", "")
    except (ArgumentError, ValueError) as error:
        raise problems.cannot_open(_hidden(url), "no URL of a database that it knows") from error
    except ImportError as error:
        raise problems.no_driver(_hidden(url)) from error
    return _migrated(Ledger(engine, shown))


def _hidden(url: str) -> str:
    return re.sub(r"://[^@/]*@", "://***@", url)


def _inode(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _file(path: Path, *, create: bool) -> Ledger:
    place = str(path)
    if not create:
        if not path.exists():
            raise problems.none_yet(place)
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            return _unwritten(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise problems.cannot_open(place, "it is a folder")
    except OSError as error:
        raise problems.cannot_open(place, error.strerror or str(error)) from error
    engine = sqlalchemy.create_engine(
        sqlalchemy.URL.create("sqlite", database=str(path.absolute())),
        connect_args={"timeout": PATIENCE, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    ledger = Ledger(engine, place, path.absolute())
    with _told(ledger), engine.connect():  # makes the file
        pass
    return _migrated(Ledger(engine, place, path.absolute(), _inode(path)))


def _unwritten(path: Path) -> Ledger:
    """The ledger at a path where nothing can be written: it can be read all the same."""
    # Beside a writer's files a reader needs none of its own; without them SQLite must be told that
    # it needs none, since nobody writes.
    how = {"mode": "ro"} if _beside(path).exists() else {"immutable": "1"}
    url = path.absolute().as_uri()
    engine = sqlalchemy.create_engine(
        sqlalchemy.URL.create("sqlite", database=url, query={**how, "uri": "true"}),
        connect_args={"timeout": PATIENCE, "isolation_level": None},
    )
    event.listen(engine, "begin", _begin)
    return _migrated(Ledger(engine, str(path), path.absolute(), _inode(path)))


def _beside(path: Path) -> Path:
    """Where SQLite keeps what was written last."""
    return path.with_name(f"{path.name}-wal")


def _prepare(connection: object, _: object) -> None:
    # The driver begins no transactions of its own (isolation_level None): `_begin` does.
    for pragma in (
        "page_size = 2048",  # of a new file: rows of some kilobytes leave less room unused
        f"busy_timeout = {PATIENCE * 1000}",
        "journal_mode = WAL",  # readers and the writer do not wait for each other
        "synchronous = FULL",  # what was acknowledged survives the loss of power
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]


def _begin(connection: Connection) -> None:
    # A writer that began as a reader would be refused, not queued, when another one writes.
    writes = connection.get_execution_options().get("sayso_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrated(ledger: Ledger) -> Ledger:
    try:
        with ledger.reading() as connection:
            have = migrations.version(connection)
        if have != len(migrations.ALL):
            with ledger.writing() as connection:
                migrations.migrate(connection, ledger.place)
    except LedgerError:
        ledger.close()
        raise
    return replace(ledger, ready=True)


@contextmanager
def _told(ledger: Ledger) -> Iterator[None]:
    """Tell what the database refuses as one of our own errors."""
    try:
        yield
    except DBAPIError as error:
        raise _problem(ledger, error) from error


def _problem(ledger: Ledger, error: DBAPIError) -> LedgerError:
    place = ledger.place
    said = " ".join(str(error.orig).split())
    low = said.lower()
    if "database or disk is full" in low or "no space left" in low or "disk full" in low:
        return problems.full(place)
    if "is locked" in low or "lock timeout" in low:
        return problems.locked(place, PATIENCE)
    if "not a database" in low:
        return problems.no_ledger(place, "a file that is no database")
    if "malformed" in low:
        return problems.damaged(place, said)
    if "readonly" in low or "read-only" in low:
        return problems.read_only(place)
    if ledger.file is not None and ledger.inode and _inode(ledger.file) != ledger.inode:
        return problems.gone(place, said)
    if error.connection_invalidated or "connection" in low or "terminating" in low:
        return problems.gone(place, said) if ledger.ready else problems.cannot_open(place, said)
    if "unable to open" in low or not ledger.ready:
        return problems.cannot_open(place, said)
    return problems.failed(place, said)
