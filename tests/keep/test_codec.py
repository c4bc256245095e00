from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, is_dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import sayso.records
from sayso.errors import LedgerError
from sayso.keep import codec
from sayso.records import Reading, Report, Span
from tests.keep import filed
from tests.keep.records import any_of

RECORDS = [
    record
    for name in sayso.records.__all__
    if is_dataclass(record := getattr(sayso.records, name)) and name != "Step"
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_record_comes_back_as_it_was(record: type, data: st.DataObject) -> None:
    made = data.draw(any_of(record))
    text = data.draw(st.text(max_size=40))
    back = codec.from_blob(codec.to_blob(made, text), record, text)
    assert back == made
    assert repr(back) == repr(made)  # 5 is not 5.0 in what is told


def test_the_same_record_gives_the_same_bytes() -> None:
    report = filed.report(filed.raw())
    reading = filed.reading(report)
    assert codec.to_blob(reading, report.text) == codec.to_blob(reading, report.text)
    with pytest.raises(LedgerError):
        codec.from_blob(codec.to_blob(reading, report.text), Reading, "Quite another text.")


def test_words_that_the_report_has_cost_next_to_nothing() -> None:
    text = " ".join(hashlib.sha256(bytes([number])).hexdigest()[:9] for number in range(250))
    report = Report("report-1", "r", text)
    starts = range(0, len(text) - 60, 60)
    reading = Reading("report-1", tuple(report.cut(start, start + 60) for start in starts))
    assert len(codec.to_blob(reading, text)) < 0.5 * len(codec.to_blob(reading))


@dataclass(frozen=True)
class Older:
    id: str
    name: str
    text: str
    gone: int = 0


def test_a_record_of_an_older_version_takes_defaults_for_what_is_new() -> None:
    back = codec.from_bytes(codec.to_bytes(Older("r", "n", "t", 3)), Report)
    assert back == Report("r", "n", "t")


@pytest.mark.parametrize(
    "blob",
    [b"", b"no blob", codec.pack(b""), codec.pack(b"\xc1"), codec.to_blob(Span("r", 0, 1, "a"))],
)
def test_damaged_blobs_are_told(blob: bytes) -> None:
    with pytest.raises(LedgerError, match="can be read back"):
        codec.from_blob(blob, Report)


@given(st.binary(max_size=200))
def test_any_bytes_are_packed_and_unpacked(data: bytes) -> None:
    assert codec.unpack(codec.pack(data)) == data


def test_every_span_is_found_and_strays_are_named() -> None:
    report = filed.report(filed.raw())
    reading = filed.reading(report)
    assert len(list(codec.spans(reading))) == 10
    assert codec.strayed(reading, report) == []
    wrong = [
        Span(report.id, 0, 3, "An "),
        Span("report-other", 0, 3, "The"),
        Span(report.id, -3, 0, ""),
        Span(report.id, 4, 4, ""),
        Span(report.id, 0, 10_000, report.text),
    ]
    for span in wrong:
        assert codec.strayed(replace(reading, sentences=(span,)), report) == [span]


def test_blobs_are_read_by_many_threads_at_once() -> None:
    given = [bytes([number]) * 50_000 for number in range(40)]
    blobs = [codec.pack(data) for data in given]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(codec.unpack, blobs * 5)) == given * 5
