from __future__ import annotations

from itertools import permutations

import pytest

from sayso.keep import views
from sayso.keep.views import Kept, standing


def kept(row: int, published: str | None, seen: str, *, parse: int = 1, at: str = "a") -> Kept:
    revision = row if parse == 1 else row - 1
    return Kept(
        row, f"r{row}", at, revision, parse, f"{seen}T10:00:00", f"{seen}T10:00:00", published
    )


def rows(of: list[Kept], as_of: str | None = None, known_by: str | None = None) -> list[list[int]]:
    return [[each.row for each in revisions] for revisions in standing(of, as_of, known_by)]


ONCE = [kept(1, "2025-05-10T21:00", "2025-06-01")]
UNDATED = [kept(1, None, "2025-06-01")]
# The page of the 10th was seen changed on the 13th, still dated the 10th.
SILENT = [kept(1, "2025-05-10", "2025-05-11"), kept(2, "2025-05-10", "2025-05-13")]
# The changed page bears a date of its own, and was added long after.
DATED = [kept(1, "2025-05-10", "2025-06-01"), kept(2, "2025-05-12", "2025-06-01")]
# The older capture was added after the newer one.
BACK = [kept(1, "2025-05-10", "2025-05-13"), kept(2, "2025-05-10", "2025-05-11")]
# Read anew on the 20th of June.
REREAD = [kept(1, "2025-05-10", "2025-05-11"), kept(2, "2025-05-10", "2025-06-20", parse=2)]
TWO = [kept(1, "2025-05-10", "2025-05-11", at="a"), kept(2, "2025-05-12", "2025-05-12", at="b")]


@pytest.mark.parametrize(
    ("of", "as_of", "known_by", "expected"),
    [
        (ONCE, None, None, [[1]]),
        (ONCE, "2025-05-09", None, []),
        (ONCE, "2025-05-10", None, [[1]]),
        (ONCE, None, "2025-05-31", []),
        (ONCE, None, "2025-06-01", [[1]]),
        (UNDATED, "2025-05-31", None, []),
        (UNDATED, "2025-06-01", None, [[1]]),
        (SILENT, None, None, [[1, 2]]),
        (SILENT, "2025-05-12", None, [[1]]),
        (SILENT, "2025-05-13", None, [[1, 2]]),
        (DATED, "2025-05-11", None, [[1]]),
        (DATED, "2025-05-12", None, [[1, 2]]),
        (BACK, None, None, [[2, 1]]),
        (BACK, "2025-05-12", None, [[2]]),
        (REREAD, "2025-05-10", None, [[2]]),
        (REREAD, "2025-05-10", "2025-06-01", [[1]]),
        (TWO, "2025-05-11", None, [[1]]),
        (TWO, None, None, [[1], [2]]),
    ],
)
def test_which_revisions_stood_at_the_end_of_a_day(
    of: list[Kept], as_of: str | None, known_by: str | None, expected: list[list[int]]
) -> None:
    for order in permutations(of):
        assert rows(list(order), as_of, known_by) == expected


def test_a_bound_is_the_end_of_a_day_or_the_moment_itself() -> None:
    assert views.end("2025-05-10") == "2025-05-10T23:59:59.999999Z"
    assert views.end("2025-05-10T10:00:00.000001Z") == "2025-05-10T10:00:00.000001Z"
    assert views.end(None) is None
