"""A PostgreSQL server of the tests' own, on a socket in a folder that is thrown away."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg


class NoServerError(Exception):
    """Why no server can be started here."""


def _program(name: str) -> str:
    found = sorted(str(path) for path in Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    program = shutil.which(name) or next(iter(found), None)
    if program is None:
        raise NoServerError(f"{name} is not installed (Debian: apt install postgresql)")
    return program


def _user() -> str | None:
    """PostgreSQL refuses to run as root: then it runs as the user that its package made."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        raise NoServerError("it does not run as root, and there is no user postgres") from None


@dataclass
class Server:
    """A server in a folder of its own, run by `user`."""

    folder: Path
    user: str | None
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self) -> None:
        # A child of ours, so that it is gone for the next one as soon as it was killed.
        options = ["-k", str(self.folder), "-c", "listen_addresses=", "-c", "max_connections=120"]
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(  # noqa: S603
            [_program("postgres"), "-D", str(self.folder / "data"), *options],
            user=self.user, stdout=log, stderr=log, cwd="/",
        )  # fmt: skip
        log.close()
        for _ in range(600):
            try:
                psycopg.connect(self.url("postgres")).close()
            except psycopg.OperationalError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.05)
            else:
                return
        raise NoServerError((self.folder / "log").read_text()[-500:])

    def kill(self) -> None:
        """End the server as a loss of power would."""
        number = self.process.pid
        children = Path(f"/proc/{number}/task/{number}/children").read_text().split()
        for each in (number, *map(int, children)):
            with suppress(ProcessLookupError):  # one that was just ending
                os.kill(each, signal.SIGKILL)
        self.process.wait()

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self.folder}"

    def fresh(self, name: str) -> str:
        """The URL of a new, empty database."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
        return self.url(name)

    def schema(self, name: str) -> None:
        """Make a schema: a room of its own in the database, quicker to have than another one."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE SCHEMA "{name}"')  # type: ignore[call-overload]

    def emptied(self) -> str:
        """The URL of a database with nothing in it, which is much quicker to have than a new one."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")
        return self.url("postgres")


def server() -> Server:
    """A new server, started. Raises NoServerError with the reason where there can be none."""
    program, user = _program("initdb"), _user()
    folder = Path(tempfile.mkdtemp(prefix="sayso-pg-"))  # short: a socket's path must be
    folder.chmod(0o700)
    if user:
        shutil.chown(folder, user)
    done = subprocess.run(  # noqa: S603
        [program, "-D", str(folder / "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8",
         "--locale", "C", "--no-sync"],
        user=user, capture_output=True, text=True, check=False, cwd="/",
    )  # fmt: skip
    if done.returncode:
        raise NoServerError(done.stderr or done.stdout)
    made = Server(folder, user)
    made.start()
    return made
