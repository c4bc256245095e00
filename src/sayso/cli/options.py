"""Options that several commands share: days, periods, and the forms of an answer."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import typer

_ID = re.compile(r"[a-z]+-[0-9a-f]+")


class Form(StrEnum):
    """The forms of an answer."""

    text = "text"
    json = "json"


def day(given: str, option: str) -> str:
    """An ISO day as it was given, or of `today` and `yesterday` (UTC)."""
    back = {"today": 0, "yesterday": 1}.get(given.strip().casefold())
    if back is not None:
        return (datetime.now(UTC).date() - timedelta(days=back)).isoformat()
    try:
        if date.fromisoformat(given).isoformat() == given:
            return given
    except ValueError:
        pass
    raise typer.BadParameter(
        f"{given}: expected a day such as 2024-10-20, today or yesterday", param_hint=option
    )


def period(given: str | None, option: str) -> tuple[str | None, str | None]:
    """The days of `2024-10-20`, `2024-10-20..2024-10-24`, `2024-10-20..` or `..2024-10-24`."""
    if given is None:
        return None, None
    first, dots, last = given.partition("..")
    if not dots:
        return day(first, option), day(first, option)
    low, high = (day(each, option) if each else None for each in (first, last))
    if low and high and low > high:
        raise typer.BadParameter(f"{given}: ends before it begins", param_hint=option)
    return low, high


def one_of(given: str | None, known: Sequence[str], option: str) -> str | None:
    """One of the words that are known."""
    if given is None or given in known:
        return given
    raise typer.BadParameter(f"{given}: expected one of {', '.join(known)}", param_hint=option)


def is_id(given: str) -> bool:
    """Whether it is written as the ids of records are."""
    return bool(_ID.fullmatch(given))


def coloured() -> bool:
    """Whether standard output is a terminal that may be given colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
