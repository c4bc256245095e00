from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from datetime import date

import pytest

from sayso.errors import InputError
from sayso.read import ReadOptions, items, jsonl, parse
from sayso.records import Report
from tests.read.stories import TEXT, TITLE

OPTIONS = ReadOptions(today=date(2025, 6, 15))


def lines(*values: object) -> io.BytesIO:
    return io.BytesIO(
        b"".join(v if isinstance(v, bytes) else json.dumps(v).encode() + b"\n" for v in values)
    )


def reports(stream: io.BytesIO) -> Iterator[Report | InputError]:
    for raw in jsonl.raws(stream, "/in.jsonl", "in.jsonl", OPTIONS):
        yield raw if isinstance(raw, InputError) else parse(raw, OPTIONS)


FULL = {
    "id": "r1",
    "text": f"{TITLE}\n\n{TEXT}\n\nADVERTISEMENT",
    "published": "2024-03-12T07:30",
    "title": TITLE,
    "outlet": "Harbour Herald",
    "url": "https://herald.example/r1",
}


def test_a_report_is_cleaned_as_plain_text() -> None:
    [found] = reports(lines(FULL))
    assert isinstance(found, Report)
    assert (found.name, found.text, found.title) == ("r1", TEXT, TITLE)
    assert (found.published, found.dated_by) == ("2024-03-12T07:30", "given")
    assert (found.outlet, found.url) == ("Harbour Herald", "https://herald.example/r1")


def test_an_item_is_taken_exactly_as_it_is() -> None:
    odd = f"{TITLE}\n a \u200b b\u00a0c \r\n\n\n\nADVERTISEMENT\n"
    [found] = items(lines({**FULL, "text": odd}))
    assert isinstance(found, Report)
    assert found.text == odd
    assert (found.published, found.title) == ("2024-03-12T07:30", TITLE)


def test_without_an_id_the_line_names_it() -> None:
    found = list(
        items(
            lines({"text": "One."}, b"\n", {"text": "Two."}, {"id": 7, "text": "Three."}),
            "in.jsonl",
        )
    )
    assert [item.name for item in found if isinstance(item, Report)] == [
        "in.jsonl:1",
        "in.jsonl:3",
        "7",
    ]


BAD = [
    (b"not json\n", "broken JSON at character 1"),
    (b'{"text": "cut', "broken JSON"),
    (b'["text"]\n', "a JSON list"),
    (b"{}\n", 'an object without "text"'),
    (b'{"text": 5}\n', '"text" that is a int'),
    (b'{"text": "  "}\n', 'an empty "text"'),
    (b'{"text": "a", "url": ["b"]}\n', '"url" that is a list'),
    (b'{"text": "\xff"}\n', "not UTF-8"),
    (b'{"text": "a", "published": "3/4/2024"}\n', "2024-03-04 or 2024-04-03"),
    (b'{"text": "a", "published": "2031-01-01"}\n', "no later than today"),
    (b"[" * 100_000 + b"\n", "nested too deeply"),
]


@pytest.mark.parametrize(("bad", "words"), BAD, ids=[words for _, words in BAD])
@pytest.mark.parametrize("exact", [True, False])
def test_a_bad_line_is_told_by_number_and_the_rest_goes_on(
    bad: bytes, words: str, exact: bool
) -> None:
    stream = lines(
        {"text": "Fine."}, bad if bad.endswith(b"\n") else bad + b"\n", {"text": "Fine too."}
    )
    found = list(items(stream, "in.jsonl", OPTIONS) if exact else reports(stream))
    assert [type(item) for item in found] == [Report, InputError, Report]
    assert isinstance(found[1], InputError)
    assert found[1].message.startswith("in.jsonl, line 2: expected ")
    assert words in found[1].message
    assert found[1].hint


def test_a_line_that_is_too_long_is_skipped() -> None:
    stream = lines({"text": "a" * 5000}, {"text": "Fine."})
    found = list(items(stream, "in.jsonl", ReadOptions(max_bytes=1000)))
    assert isinstance(found[0], InputError)
    assert "line 1" in found[0].message
    assert isinstance(found[1], Report)


def test_memory_stays_flat() -> None:
    line = json.dumps({"text": "a" * 100_000}).encode() + b"\n"

    class Endless(io.RawIOBase):
        left = 300

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            if not self.left:
                return 0
            self.left -= 1
            buffer[: len(line)] = line
            return len(line)

    def count(found: Iterator[object]) -> int:
        return sum(1 for _ in found)

    tracemalloc.start()
    assert count(items(io.BufferedReader(Endless(), 1 << 20))) == 300
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5_000_000
