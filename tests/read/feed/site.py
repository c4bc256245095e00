"""A small site of our own on this machine, which answers as it is told and writes down what it is asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    endless: bool = False
    drip: bool = False


@dataclass
class Site:
    """`pages` gives the answer for each path; one that is not there is a 404."""

    url: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def put(self, path: str, body: str | bytes, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Answer(data, headers=named)

    def paths(self) -> list[str]:
        """What was asked since the last call, but for robots.txt."""
        found = [path for path, _ in self.asked if path != "/robots.txt"]
        self.asked.clear()
        return found


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        pass  # whoever had enough of an endless answer hangs up


@contextmanager
def running() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = site.pages.get(self.path, Answer(status=404))
            etag = answer.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                answer = Answer(status=304)
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.endless or answer.drip:
                self.send_header("Connection", "close")
                self.end_headers()
                self._forever(answer.body, 0.05 if answer.drip else 0.0)
                return
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def _forever(self, body: bytes, pause: float) -> None:
            self.close_connection = True
            try:
                while True:
                    self.wfile.write(body)
                    time.sleep(pause)
            except OSError:
                pass

    server = _Quiet(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


class Times:
    """A clock that stands still but for sleeping."""

    def __init__(self, now: float = 1_750_000_000.0) -> None:
        self.at = now
        self.slept: list[float] = []

    def now(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


class Remembered(dict[tuple[str, str], dict[str, Any]]):
    """A memory that lies in a dict."""

    def state(self, kind: str, key: str) -> dict[str, Any] | None:
        return self.get((kind, key))

    def set_state(self, kind: str, key: str, value: Mapping[str, Any]) -> None:
        import json

        # What cannot be written as JSON cannot be kept.
        self[kind, key] = json.loads(json.dumps(dict(value)))


def rss(*items: tuple[str, str, str], title: str = "Harbour News") -> str:
    """A feed of (address, title, date of publication)."""
    told = "".join(
        f"<item><title>{name}</title><link>{url}</link><pubDate>{day}</pubDate></item>"
        for url, name, day in items
    )
    return f'<rss version="2.0"><channel><title>{title}</title>{told}</channel></rss>'


def atom(*items: tuple[str, str, str]) -> str:
    """A feed of (address, time of publication, time of the last change)."""
    told = "".join(
        f'<entry><id>{url}</id><link href="{url}"/><published>{first}</published>'
        f"<updated>{last}</updated></entry>"
        for url, first, last in items
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour News</title>{told}</feed>'
