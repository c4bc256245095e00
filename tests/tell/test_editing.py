from __future__ import annotations

from typing import Any

import pytest

from sayso.records import Correction, Target
from sayso.tell import editing

ROTH, DAM = Target("actor-1", "actor", "Roth"), Target("point-1", "point", "the dam held")


def decision(kind: Any, *targets: Target, **more: Any) -> Correction:
    return Correction(
        "correction-1", "2025-05-20T10:00:00.000000Z", "ada\x1b[1m", kind, targets, **more
    )


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        (
            decision("join", ROTH, Target("actor-2", "actor", "Berg")),
            "one source: “Roth” and “Berg”",
        ),
        (
            decision("split", ROTH, Target("report-1", "report", "Dam holds"), name="Ida"),
            "no longer one source with “Roth” as “Ida”: “Dam holds”",
        ),
        (decision("status", DAM, status="denied", text="a\nb"), "denied: “the dam held” — a b"),
        (
            decision("unlink", DAM, ROTH, relation="takes part"),
            "not so: “the dam held” takes part “Roth”",
        ),
        (decision("note", DAM, text="x"), "on the point “the dam held” — x"),
        (decision("note", text="x"), "on the story — x"),
        (decision("note", Target("series-1", "series"), text="x"), "on the series “series-1” — x"),
    ],
)
def test_a_decision_in_words(correction: Correction, expected: str) -> None:
    assert editing.told(correction) == expected


def test_whose_it_is_and_whether_it_holds() -> None:
    join, note = decision("join", ROTH), decision("note", ROTH)
    assert editing.by_whom(join, found=True) == "by editor ada, 2025-05-20"
    assert editing.by_whom(join, found=False).endswith("; finds nothing to correct")
    assert editing.by_whom(note, found=False) == "by editor ada, 2025-05-20"
