from __future__ import annotations

import json

from sayso.records import Link
from sayso.tell.shown import Quote, Shown, form, text
from tests import build

REPORT = build.report("The dam held, Roth said.", title="Dam", outlet="Norrby Post")
LINK = Link("link-1", "a", "b", "speaks", 0.5, "named there", "actors")
SHOWN = Shown(
    "attribution-1",
    "an attribution",
    "Roth said: The dam\x1b[1m held",
    (("cue", "said"), ("said", "")),
    (Quote(REPORT, (build.span(REPORT, "The dam held"),), "Roth"),) * 14,
    ((LINK, "this", "Roth"),) * 26,
    (("2025-05-10T10:00:00.000000Z", "marked by v1"),),
    LINK,
)


def test_a_record_for_a_terminal() -> None:
    told = text(SHOWN)
    assert "\x1b" not in told
    lines = [line.strip() for line in told.splitlines()]
    assert lines[:3] == ["attribution-1 (an attribution)", "Roth said: The dam held", "cue: said"]
    assert "Roth: »The dam held«, Roth said." in lines
    assert f"— Norrby Post, “Dam”, 10 May 2025 [{REPORT.id} ¶1]" in lines
    assert "… and 2 more (--format json shows all)" in lines
    assert "this — speaks → Roth (0.5: named there) [link-1]" in lines
    assert "… and 1 more (--format json shows all)" in lines
    assert "2025-05-10 10:00:00 marked by v1" in lines
    assert max(map(len, text(SHOWN, width=60).splitlines())) <= 60


def test_the_json_has_all() -> None:
    told = json.loads(form(SHOWN))
    assert told["schema"] == "sayso/record/1"
    assert (len(told["quotes"]), len(told["links"])) == (14, 26)
    assert told["quotes"][0]["spans"][0]["text"] == "The dam held"
    assert told["record"]["reason"] == "named there"
