from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.read import ReadOptions, read, warc
from sayso.records import Raw, Report
from tests.read.stories import STORY, TEXT

WHEN = "2025-06-03T08:00:00+00:00"
PAGE = Raw(
    "https://herald.example/short",
    "https://herald.example/short",
    "<p>Fähre auf Grund</p>".encode(),
    content_type="text/html; charset=utf-8",
    url="https://herald.example/a",
    status=200,
    headers=(
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", "17"),
        ("Set-Cookie", "a=1"),
        ("Set-Cookie", "b=2"),
    ),
    fetched=WHEN,
)
FILE = Raw("/home/desk/notes.txt", "notes.txt", b"Notes on the ferry.", fetched=WHEN)


def written(*raws: Raw) -> bytes:
    out = io.BytesIO()
    assert warc.write(raws, out) == len(raws)
    return out.getvalue()


def found(data: bytes, **options: int) -> list[Raw | InputError]:
    return list(warc.raws(io.BytesIO(data), "crawl.warc", ReadOptions(**options)))  # type: ignore[arg-type]


def record(
    body: bytes,
    *,
    kind: str = "response",
    uri: str = "https://herald.example/a",
    status: str = "200 OK",
    headers: str = "Content-Type: text/html\r\n",
) -> bytes:
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body if kind == "response" else body
    told = "" if kind == "response" else headers
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\n"
        f"WARC-Date: 2025-06-03T08:00:00Z\r\n{told}Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize("packed", [True, False])
def test_what_is_written_is_read_again(packed: bool) -> None:
    data = written(PAGE, FILE)
    [page] = found(data if packed else gzip.decompress(data))
    assert isinstance(page, Raw)
    assert (page.address, page.data, page.fetched) == (PAGE.url, PAGE.data, WHEN)
    assert (page.status, page.headers) == (200, PAGE.headers)
    assert page.content_type == PAGE.content_type


def test_the_same_inputs_give_the_same_bytes() -> None:
    assert written(PAGE, FILE) == written(PAGE, FILE)


def test_an_archive_says_what_it_holds() -> None:
    text = gzip.decompress(written(PAGE, FILE)).decode()
    assert text.count("WARC/1.1\r\n") == 3
    assert "WARC-Type: warcinfo" in text
    assert "WARC-Type: response\r\nWARC-Target-URI: https://herald.example/a\r\n" in text
    assert "WARC-Type: resource\r\nWARC-Target-URI: file:///home/desk/notes.txt\r\n" in text
    assert "X-Archive-Orig-Content-Encoding: gzip\r\n" in text


def test_a_header_cannot_start_another() -> None:
    raw = Raw("https://herald.example/a", "a", b"x", status=200, headers=(("X", "1\r\nY: 2"),))
    assert b"X: 1 Y: 2\r\n" in gzip.decompress(written(raw))


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (record(b"<p>a</p>"), 1),
        (record(b"<p>a</p>") + record(b"<p>b</p>"), 2),
        (record(b"<p>a</p>", uri="<https://herald.example/a>"), 1),
        (record(b"<p>a</p>", kind="resource"), 1),
        (record(b"a", kind="conversion", headers="Content-Type: text/plain\r\n"), 1),
        (record(b"a", headers="Content-Type: image/png\r\n"), 0),
        (record(b"a", headers="Content-Type: text/css\r\n"), 0),
        (record(b"a", status="404 Not Found"), 0),
        (record(b"", status="301 Moved", headers="Location: /b\r\n"), 0),
        (record(b"a", uri="dns:herald.example"), 0),
        (
            record(
                b"a",
                uri="https://herald.example/robots.txt",
                headers="Content-Type: text/plain\r\n",
            ),
            0,
        ),
        (record(b"a", kind="metadata", headers="Content-Type: text/html\r\n"), 0),
    ],
)
def test_which_records_are_pages(data: bytes, count: int) -> None:
    pages = found(data)
    assert len(pages) == count
    assert all(
        isinstance(each, Raw) and each.address == "https://herald.example/a" for each in pages
    )


def test_codings_of_the_transfer_are_undone() -> None:
    body = gzip.compress(b"<p>a</p>")
    chunked = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    headers = "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"
    [page] = found(record(chunked, headers=headers))
    assert isinstance(page, Raw)
    assert page.data == b"<p>a</p>"


def test_a_page_too_large_is_an_error_in_its_place() -> None:
    bomb = gzip.compress(b"a" * 1_000_000)
    headers = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"
    data = record(b"<p>a</p>") + record(bomb, headers=headers) + record(b"<p>b</p>")
    first, error, last = found(data, max_bytes=1_000)
    assert isinstance(error, InputError)
    assert "at most 1,000 bytes" in error.message
    assert [each.data for each in (first, last) if isinstance(each, Raw)] == [
        b"<p>a</p>",
        b"<p>b</p>",
    ]


def test_damage_is_told_and_what_comes_before_it_read() -> None:
    data = record(b"<p>a</p>") + record(b"<p>b</p>" * 20)
    for cut in (10, 100, 200, 300):
        whole = data[: len(data) - cut]
        *pages, error = found(whole)
        assert isinstance(error, InputError), cut
        assert "damaged" in error.message
        assert all(isinstance(each, Raw) and each.data == b"<p>a</p>" for each in pages)


def test_a_record_that_lies_about_its_length_is_told_on_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    size = len(record(b"<p>a</p>").split(b"\r\n\r\n", 1)[1]) - 4
    data = record(b"<p>a</p>").replace(b"Length: %d" % size, b"Length: %d" % (size - 3))
    assert isinstance(found(data + record(b"<p>b</p>"))[-1], InputError)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "data", [b"WARC/1.0\r\n", b"WARC/9.9\r\n\r\n", b"WARC/1.0\r\n" + b"a" * 100_000, b"\x1f\x8bxx"]
)
def test_what_is_no_archive_is_a_clear_error(
    data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    [error] = found(data)
    assert isinstance(error, InputError)
    assert capsys.readouterr() == ("", "")


@settings(max_examples=150)
@given(st.data())
def test_any_damage_is_a_page_or_a_clear_error(data: st.DataObject) -> None:
    whole = bytearray(record(b"<p>a</p>") + record(b"<p>b</p>"))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=3))
        if not whole:
            break
    for each in found(bytes(whole)):
        assert isinstance(each, Raw) or "expected" in each.message


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_is_an_input_like_any_other(tmp_path: Path, packed: bool) -> None:
    page = "<title>Ferry</title><article>" + "".join(f"<p>{p}</p>" for p in STORY) + "</article>"
    body = record(page.encode()) + record(b"<p>Log in</p>", uri="https://herald.example/login")
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(gzip.compress(body) if packed else body)
    for name in (path, tmp_path):
        report, error = read([name], ReadOptions())
        assert isinstance(report, Report)
        assert (report.text, report.url) == (TEXT, "https://herald.example/a")
        assert isinstance(error, InputError)
        assert error.message.startswith("https://herald.example/login: ")


def test_a_packed_archive_that_is_cut_off_is_told(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(record(b"<p>a</p>" * 500))[:-30])
    [error] = read([path], ReadOptions())
    assert isinstance(error, InputError)
    assert "damaged" in error.message
