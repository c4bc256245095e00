from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.tell import wording


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
