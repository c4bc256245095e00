"""Reports of results: quarters, and the same quarter of the year before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.mark.timex.phrase import has
from sayso.mark.timex.setting import Setting
from sayso.mark.timex.tokens import Token

# Figures of a company or a trade, and what they are compared by.
_RESULT = re.compile(
    r"[$£€¥#]\s?\d|\b(?:earn(?:ed|ings|s)?|profits?|loss(?:es)?|net|sales|revenues?|income|shipments|output|"
    r"production|orders|costs|turnover|margins?|shares?|results|quarter|period)\b|%|\b(?:than|from|with)\s$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared with|compared to|versus|against|(?:up|down|rise|increase|gain|drop|decline|decrease) from|from)"
    r"\s(?:[^.,;]|[.,]\d){0,60}$"
)


def tells_results(at: Setting) -> bool:
    """Whether "a year ago" compares results; a report that does so elsewhere may use it of life too."""
    return _RESULT.search(at.context()) is not None or _RESULT.search(at.rest()) is not None


def like_for_like(tokens: Sequence[Token], at: Setting) -> bool:
    """Whether "last year" ends the comparison of a quarter's figure with the same quarter's."""
    context = at.context()
    bare = len(tokens) == 2 and has(tokens, "last")
    return (
        bare
        and _COMPARED.search(context) is not None
        and _RESULT.search(context) is not None
        and "year" not in context.lower()
    )


def year_before(quarter: str) -> str:
    """The same quarter of the year before."""
    year = quarter[:4]
    return f"{int(year) - 1 if year.isdigit() else year}{quarter[4:]}"
