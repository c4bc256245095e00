"""Where a report lives: reports at one address are revisions of one another."""

from __future__ import annotations

import re

from sayso.records import Raw, Report, address

# The least share of the shorter text's word triples that revisions of one page have in common.
_SHARED = 0.2
_WORD = re.compile(r"\w+")


def of(raw: Raw, report: Report) -> str:
    """The address of a report: its URL, else where the input itself came from."""
    return address(report.url) or own(raw, report)


def own(raw: Raw, report: Report) -> str:
    """The address of the input itself, whatever it says about where it came from.

    A line of a JSONL file is known by its own id, as line numbers shift when a line is added; what
    has neither id nor place is known by its content.
    """
    if raw.line is not None:
        file = raw.address.rsplit(":", 1)[0]
        numbered = report.name == f"{raw.name}:{raw.line}"
        return f"{file}#{raw.hash[:16] if numbered else report.name}"
    return f"-#{raw.hash[:16]}" if raw.address == "-" else raw.address


def declared(raw: Raw, report: Report) -> bool:
    """Whether the address is only what the input says of itself, not where it was fetched."""
    return raw.url is None and report.url is not None


def akin(one: str, other: str) -> bool:
    """Whether two texts can be revisions of one report.

    A site that gives its front page as the address of each article must not make them revisions
    of one another, of which only the newest is told.
    """
    first, second = _triples(one), _triples(other)
    least = min(len(first), len(second))
    return least == 0 or len(first & second) >= _SHARED * least


def _triples(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2))}
