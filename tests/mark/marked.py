"""Sentences with their attributions written in: {source} <cue> [content], `|` before the next."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.records import Attribution, Reading, Report


class Silent:
    """A reader model that finds nothing."""

    def read(self, text: str) -> list[Found]:
        return []


SILENT = Silent()
CLOSING = {"}": "{", ">": "<", "]": "["}


def report_of(text: str) -> Report:
    return Report("r", "r", text)


def marked(nlp: Callable[[str], Doc], text: str) -> tuple[Report, Doc, Reading]:
    """The report without the marks, its Doc, and a reading with an attribution `a0`, `a1`, ..."""
    plain = ""
    groups: list[dict[str, list[tuple[int, int]]]] = [{"{": [], "<": [], "[": []}]
    opened: dict[str, int] = {}
    for letter in text:
        if letter in "{<[":
            opened[letter] = len(plain)
        elif letter in CLOSING:
            kind = CLOSING[letter]
            groups[-1][kind].append((opened[kind], len(plain)))
        elif letter == "|":
            groups.append({"{": [], "<": [], "[": []})
        else:
            plain += letter
    report = report_of(plain)
    attributions = tuple(
        Attribution(
            f"a{n}", "r", *(tuple(report.cut(*edges) for edges in group[kind]) for kind in "{<[")
        )
        for n, group in enumerate(groups)
        if group["<"]
    )
    return report, nlp(plain), Reading("r", attributions=attributions)
