from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.tell import wording
from tests.tell.sample import build


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [
        (13000, 13000, False, "13,000"),
        (13000, None, False, "at least 13,000"),
        (None, 13000, False, "up to 13,000"),
        (13000, 13000, True, "about 13,000"),
        (10000, 12000, False, "10,000–12,000"),
        (0, 0, False, "0"),
        (2.5, 2.5, False, "2.5"),
        (1.5e6, 1.5e6, False, "1.5 million"),
        (1234567, 1234567, False, "1,234,567"),
        (3e9, None, False, "at least 3 billion"),
        (None, None, False, "a number not given"),
    ],
)
def test_figures(low: float | None, high: float | None, approximate: bool, words: str) -> None:
    assert wording.figure(low, high, approximate) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 reports"), (1, "1 report"), (2, "2 reports"), (1200, "1,200 reports")],
)
def test_plural(count: int, words: str) -> None:
    assert wording.plural(count, "report") == words


@pytest.mark.parametrize(
    ("raw", "safe"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;https://x.example\x1b\\link\x1b]8;;\x1b\\", "alink"),
        ("a\x9b31mb", "a31mb"),
        ("pay\u202egnp.exe", "paygnp.exe"),
        ("zero\u200bwidth", "zerowidth"),
        ("kept: é 漢 🙂\n\tline", "kept: é 漢 🙂\n\tline"),
        ("lone \ud800 surrogate", "lone  surrogate"),
    ],
)
def test_clean_leaves_nothing_that_a_terminal_obeys(raw: str, safe: str) -> None:
    assert wording.clean(raw) == safe


@given(st.text())
def test_clean_never_leaves_control_characters(text: str) -> None:
    assert not any(
        (ord(char) < 32 and char not in "\n\t") or 127 <= ord(char) < 160
        for char in wording.clean(text)
    )


def test_clean_is_quick_on_hostile_text() -> None:
    assert wording.clean("\x1b]" * 50_000) == ""
    assert wording.clean("\x1b[" * 50_000).strip("[") == ""


@given(st.text(alphabet="ab ,", max_size=200), st.integers(10, 60))
def test_trim_shows_its_cut(text: str, limit: int) -> None:
    short = wording.trim(text, limit)
    assert len(short) <= limit
    assert short == text or (short.endswith(" …") and text.startswith(short[:-2]))


def test_lists_in_words() -> None:
    assert wording.listed(["A"]) == "A"
    assert wording.listed(["A", "B"]) == "A and B"
    assert wording.listed(["A", "B", "C"]) == "A, B and C"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("“We wrote it down in May", "“We wrote it down in May …”"),
        ("there was no flood,” she said", "“… there was no flood,” she said"),
        ('and we lost," he said', '"… and we lost," he said'),
        ('He asked, "Who opened it?', 'He asked, "Who opened it? …"'),
        ('She wrote, "They sang "All rise!"', 'She wrote, "They sang "All rise!"'),
        ("“A.” Then “B.”", "“A.” Then “B.”"),
        ('a pipe of 12" burst', 'a pipe of 12" burst'),
        ("no quotation", "no quotation"),
    ],
)
def test_a_quotation_that_is_cut_is_told(text: str, told: str) -> None:
    assert wording.balanced(text) == told


@pytest.mark.parametrize(
    ("text", "who", "named"),
    [
        ("Ms. Harju said so", "Liisa Harju", True),
        ("she said so", "Liisa Harju", False),
        ("the town council said so", "town council", True),
        ("the council said so", "town council", False),
    ],
)
def test_whether_words_name_somebody(text: str, who: str, named: bool) -> None:
    assert wording.tells(text, who) is named


@pytest.mark.parametrize(
    ("noun", "of", "told"),
    [
        ("soldiers", "Kenya", "Kenyan soldiers"),
        ("soldiers", "Kenyan", "Kenyan soldiers"),
        ("people rescued", "Aurelia", "people rescued, Aurelia"),
        ("people", "dead", "people, dead"),
    ],
)
def test_what_is_counted_and_of_whom(noun: str, of: str, told: str) -> None:
    estimate = replace(build().estimates[0], counted=noun, of=of, part=None)
    assert wording.counted(estimate) == told


@pytest.mark.parametrize(
    ("verb", "text", "mark"),
    [
        ("said", "that it sank", ""),
        ("promised", "to pay", ""),
        ("said", "it sank", ""),
        ("wants", "all ferries stopped", ""),
        ("replied", "it sank", ":"),
        ("replied", "that it sank", ""),
        ("could not say:", "“To pay?”", ""),
        ("said", "“To pay?”", ":"),
        ("said", "Where it sank", ":"),
    ],
)
def test_a_clause_runs_on_from_its_verb(verb: str, text: str, mark: str) -> None:
    assert wording.colon(text, verb) == mark
