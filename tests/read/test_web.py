from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.errors import InputError
from sayso.read import ReadOptions, read, web
from sayso.records import Report
from tests.read.stories import STORY, TEXT, TITLE

PAGE = f"<html><title>{TITLE}</title><article>{''.join(f'<p>{p}</p>' for p in STORY)}</article></html>".encode()


class Pages(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def redirect(self, location: str) -> None:
        self.send_response(302)
        self.send_header("Location", location)
        self.end_headers()

    def do_GET(self) -> None:
        path = self.path
        if path == "/story":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE)
        elif path == "/moved":
            self.redirect("/story")
        elif path in {"/round", "/and-round"}:
            self.redirect("/and-round" if path == "/round" else "/round")
        elif path.startswith("/far"):
            self.redirect(path + "x")
        elif path == "/disk":
            self.redirect("file:///etc/hostname")
        elif path == "/gone":
            self.send_error(404)
        else:
            self.send_response(200)
            self.end_headers()
            try:
                while True:
                    self.wfile.write(b"a" if path == "/drip" else b"a" * 10_000)
                    time.sleep(0.05 if path == "/drip" else 0)
            except OSError:
                pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def one(url: str, **options: float) -> Report | InputError:
    [found] = read([url], ReadOptions(**options))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("path", ["/story", "/moved"])
def test_a_page_is_fetched(site: str, path: str) -> None:
    found = one(site + path)
    assert isinstance(found, Report)
    assert (found.text, found.title, found.name) == (TEXT, TITLE, site + path)
    assert found.url == site + "/story"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/round", "redirects that go round"),
        ("/far", "more than 8 redirects"),
        ("/disk", "a redirect to file address"),
        ("/gone", "the answer 404"),
        ("/endless", "at most 300,000 bytes"),
        ("/drip", "within 0.5 seconds"),
    ],
)
def test_what_is_no_page(site: str, path: str, words: str) -> None:
    started = time.perf_counter()
    found = one(site + path, timeout=0.5, max_bytes=300_000)
    assert isinstance(found, InputError)
    assert words in found.message
    assert found.message.startswith(site)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://127.0.0.1:1/", "found no answer"),
        ("ftp://herald.example/", "one that starts with ftp://"),
        ("http://", "one without a host"),
        ("https://[::1", "one that is malformed"),
    ],
)
def test_addresses_without_a_page(url: str, words: str) -> None:
    found = one(url, timeout=2)
    assert isinstance(found, InputError)
    assert words in found.message


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("10.1.2.3", True),
        ("169.254.169.254", True),
        ("::1", True),
        ("::ffff:192.168.0.1", True),
        ("localhost", True),
        ("8.8.8.8", False),
    ],
)
def test_which_hosts_are_inside(host: str, expected: bool) -> None:
    assert web.private(host) is expected


def test_a_public_page_cannot_lead_inside(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def outside_then_inside(host: str) -> bool:
        asked.append(host)
        return len(asked) > 1

    monkeypatch.setattr(web, "private", outside_then_inside)
    found = one(site + "/moved")
    assert isinstance(found, InputError)
    assert "a redirect into a private network" in found.message


def test_a_name_that_turns_out_to_lie_inside_is_not_read(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A name may resolve to one address when it is looked up, and to another when it is asked.
    asked: list[str] = []

    def outside_then_inside(host: str) -> bool:
        asked.append(host)
        return len(asked) > 1

    monkeypatch.setattr(web, "private", outside_then_inside)
    found = one(site + "/story")
    assert isinstance(found, InputError)
    assert "found one in a private network (127.0.0.1)" in found.message


def test_a_single_request_follows_nothing_and_tells_what_was_said(site: str) -> None:
    answer = web.ask(site, site + "/moved", ReadOptions(), inside=True)
    assert (answer.status, answer.leads_to, answer.data) == (302, "/story", b"")
    assert answer.header("LOCATION") == "/story"


def test_a_single_request_may_be_cut(site: str) -> None:
    answer = web.ask(site, site + "/endless", ReadOptions(max_bytes=1_000), inside=True, cut=True)
    assert (answer.data, answer.whole) == (b"a" * 1_000, False)


def test_a_single_request_stays_outside(site: str) -> None:
    with pytest.raises(InputError, match="a private network"):
        web.ask(site, site + "/story", ReadOptions())
