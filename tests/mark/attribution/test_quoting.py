from __future__ import annotations

import pytest

from sayso.mark.attribution.quoting import quoted
from sayso.records import Attribution, Report


def attribution(text: str, source: str, cue: str, *content: str) -> Attribution:
    report = Report("r", "r", text)

    def cut(*pieces: str) -> tuple[object, ...]:
        return tuple(report.cut(text.index(p), text.index(p) + len(p)) for p in pieces)

    return Attribution("a", "r", cut(source), cut(cue), cut(*content))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "outer", "source", "content"),
    [
        (
            "The paper quoted a diver on Monday as saying that the hull was cracked.",
            ("The paper", "quoted", "a diver on Monday as saying that the hull was cracked"),
            "a diver",
            "that the hull was cracked",
        ),
        (
            "Nine had drowned, the deputy quoted him as saying.",
            ("the deputy", "quoted", "Nine had drowned", "him as saying"),
            "him",
            "Nine had drowned",
        ),
    ],
)
def test_told_inside_by_somebody_else(
    text: str, outer: tuple[str, ...], source: str, content: str
) -> None:
    found = [
        (text[one.source[0][0] : one.source[0][1]], text[one.content[0][0] : one.content[-1][1]])
        for one in quoted(text, attribution(text, *outer))
    ]
    assert found == [(source, content)]


def test_whoever_is_not_quoted_passes_nothing_on() -> None:
    text = "The paper said that a diver had seen it."
    outer = attribution(text, "The paper", "said", "that a diver had seen it")
    assert list(quoted(text, outer)) == []
