from __future__ import annotations

import gzip
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.read import ReadOptions, read
from sayso.records import Report
from tests.read import pdfs
from tests.read.stories import STORY, TEXT, TITLE

OPTIONS = ReadOptions(today=date(2025, 6, 15))
PLAIN = f"{TITLE}\n\n{TEXT}\n"
PAGE = (
    f"<html><title>{TITLE}</title><article>{''.join(f'<p>{p}</p>' for p in STORY)}</article></html>"
)


def piped(data: bytes) -> list[Report | InputError]:
    return list(read(["-"], ReadOptions(today=OPTIONS.today, stdin=io.BytesIO(data))))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", PLAIN.encode()),
        ("a", PLAIN.encode("utf-16")),
        ("a.md", f"# {PLAIN}".encode()),
        ("a.html", PAGE.encode()),
        ("wrong.txt", PAGE.encode()),
        ("a.txt.gz", gzip.compress(PLAIN.encode())),
        ("a.html.gz", gzip.compress(PAGE.encode())),
        ("a\nb.txt", PLAIN.encode()),
    ],
)
def test_every_kind_of_file_gives_the_same_story(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    [found] = read([path], OPTIONS)
    assert isinstance(found, Report)
    assert (found.text, found.title, found.name) == (TEXT, TITLE, str(path))
    [again] = piped(data)
    assert isinstance(again, Report)
    assert (again.id, again.text, again.raw_hash) == (found.id, TEXT, found.raw_hash)
    assert found.cut(0, len(TEXT)).text == TEXT


def test_packed_and_unpacked_are_the_same_report() -> None:
    [one], [two] = piped(PLAIN.encode()), piped(gzip.compress(PLAIN.encode()))
    assert isinstance(one, Report)
    assert isinstance(two, Report)
    assert one.id == two.id


def test_a_folder_is_read_in_order_without_what_is_hidden_or_unknown(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/c.txt", ".hidden.txt", ".git/d.txt", "x.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PLAIN)
    names = [item.name for item in read([tmp_path], OPTIONS) if isinstance(item, Report)]
    assert names == [str(tmp_path / name) for name in ("a.txt", "b.txt", "deep/c.txt")]
    [found] = read([tmp_path / ".git" / "no"], OPTIONS)
    assert isinstance(found, InputError)


def test_an_error_leaves_the_other_inputs_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAIN)
    (tmp_path / "b.jsonl").write_text('{"text": "Fine."}\nbroken\n{"text": "Fine too."}\n')
    found = list(read([tmp_path / "no.txt", tmp_path / "a.txt", tmp_path / "b.jsonl"], OPTIONS))
    assert [type(item) for item in found] == [InputError, Report, Report, InputError, Report]


BAD = [
    (b"", "an empty input"),
    (b" \n\t ", "an empty input"),
    (b"\xef\xbb\xbf", "an empty input"),
    (bytes(range(256)) * 20, "binary data"),
    (b"PK\x03\x04 word/document.xml", "a ZIP archive or an office document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (gzip.compress(PLAIN.encode() * 50)[:-30], "a damaged one"),
    (b"\x1f\x8bnot gzip", "a damaged one"),
    (gzip.compress(gzip.compress(PLAIN.encode())), "a gzip file within a gzip file"),
    (gzip.compress(bytes(1000) + b"a" * 60_000_000), "binary data"),
    (gzip.compress(b"a b. " * 12_000_000), "more than 50.0 MB"),
    (b"%PDF-1.4 broken", "one that is damaged"),
    (pdfs.pdf([[]]), "pictures only"),
    (pdfs.pdf([[(9, 9, 9, "a")]], locked=True), "an encrypted one"),
    (b"<html><body><a href=/x>Log in</a></body></html>", "no story in it"),
    (b"word " * 250_000, "at most 1,000,000 characters"),
    (b"<rss version='2.0'><channel></channel></rss>", "a feed"),
]


@pytest.mark.parametrize(
    ("data", "words"), BAD, ids=[f"{i} {words}" for i, (_, words) in enumerate(BAD)]
)
def test_bad_input_has_one_clear_error(data: bytes, words: str) -> None:
    [found] = piped(data)
    assert isinstance(found, InputError)
    assert found.message.startswith("-: expected ")
    assert "found" in found.message
    assert words in found.message
    assert found.hint


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    found = list(read(["", "no\x1b[2J.txt", "a\0b", tmp_path], OPTIONS))
    assert all(isinstance(item, InputError) for item in found)
    messages = [item.message for item in found if isinstance(item, InputError)]
    assert messages[1].startswith("no\\x1b[2J.txt: expected ")
    assert "found none in it" in messages[3]
    [device] = read(["/dev/zero"], OPTIONS)
    assert isinstance(device, InputError)


def test_a_large_file_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as handle:
        handle.write(b"The ferry sank. " * 10_000)
        handle.truncate(200_000_000)
    [found] = read([path], OPTIONS)
    assert isinstance(found, InputError)
    assert "at most 50.0 MB, found 200.0 MB" in found.message


@pytest.mark.parametrize(
    ("value", "words"),
    [("2031-01-01", "today"), ("3/4/2024", "means one day"), ("soon", "such as")],
)
def test_a_bad_date_is_told_once(value: str, words: str) -> None:
    found = list(read(["a", "b", "c"], ReadOptions(published=value, today=OPTIONS.today)))
    assert len(found) == 1
    assert isinstance(found[0], InputError)
    assert words in found[0].message


def test_no_standard_input() -> None:
    [found] = read(["-"], OPTIONS)
    assert isinstance(found, InputError)


@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace"))
    )
)
def test_any_bytes_give_reports_or_errors(data: bytes) -> None:
    for found in piped(data):
        assert isinstance(found, Report | InputError)
        if isinstance(found, Report):
            assert found.text.strip() == found.text
            assert not any(0xD800 <= ord(c) <= 0xDFFF or c in "\0\u202e" for c in found.text)
