from __future__ import annotations

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from sayso.tell import text, titles
from tests.tell.sample import build, day, empty, flood, hostile

ORDER = [
    titles.NEWS, titles.POINTS, titles.NUMBERS, titles.TIMELINE, titles.MAP, titles.VOICES,
    titles.REACTIONS, titles.MOTIVES, titles.TRANSFERS, titles.EVIDENCE, titles.UNKNOWNS,
    titles.SOURCES,
]  # fmt: skip


def test_sections_in_the_order_a_reader_needs() -> None:
    shown = text.render(build(), width=80)
    found = [shown.index(f"\n{title.upper()} ─") for title in ORDER]
    assert found == sorted(found)


@pytest.mark.parametrize("width", [20, 60, 80, 140, 500])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    shown = text.render(build(), width=width)
    assert max(map(cell_len, shown.splitlines())) <= max(width, text.NARROWEST)


def test_no_escape_sequences_without_colour() -> None:
    assert "\x1b" not in text.render(build())
    assert "\x1b[" in text.render(build(), colour=True)


def test_no_byte_of_a_report_commands_the_terminal() -> None:
    shown = text.render(hostile(), colour=True)
    assert set(re.findall(r"\x1b[^m]*m", shown)) <= set(re.findall(r"\x1b\[[0-9;]*m", shown))
    assert "\x9b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    assert "owned" in shown


def test_points_show_status_sides_and_sources() -> None:
    shown = text.render(build(), width=100)
    assert "1. ACKNOWLEDGED  the bow door was open when the ship passed the breakwater" in shown
    assert "Deny    Kvarken Lines, 11–14 March 2031 [1¶3] [2¶3] [3¶3]" in shown


def test_absence_is_told_where_it_is_information() -> None:
    shown = text.render(empty())
    assert titles.NO_POINTS in shown
    assert titles.NO_UNKNOWNS in shown
    assert titles.TIMELINE.upper() not in shown


def test_nothing_raw_is_shown() -> None:
    shown = text.render(build(), width=120)
    assert not re.search(r"\bNone\b(?! found)|null|attribution-|actor-|\d{4}-\d\d|XXXX", shown)


def test_what_is_cut_is_said() -> None:
    shown = text.render(flood())
    assert "more (--format html or md shows all)" in shown


def test_background_gives_way_to_the_story() -> None:
    brief = build()
    old = [replace(brief.timeline[0], when=day(f"1931-03-{at:02}")) for at in range(1, 31)]
    new = [
        replace(
            brief.timeline[0],
            when=day(f"{brief.reports[0].published[:8]}{at:02}"),
            text=f"new {at}",
        )
        for at in range(1, 6)
    ]
    shown = text.render(replace(brief, timeline=(*old, *new)))
    assert all(f"new {at}" in shown for at in range(1, 6))
    assert "March 1931" in shown


def test_long_words_are_cut_with_a_sign() -> None:
    brief = build()
    long = "word " * 400
    report = replace(brief.reports[0], text=long)
    span = replace(brief.news[0].spans[0], report=report.id, start=0, end=len(long), text=long)
    shown = text.render(
        replace(brief, reports=(report,), news=(replace(brief.news[0], spans=(span,)),))
    )
    assert " …" in shown
    assert shown.split("POINTS")[0].count("word") < 70


def test_statements_of_one_source_are_counted() -> None:
    shown = text.render(build())
    assert (
        "1 statement comes from one source, and none contradicts it. See “Who says what”." in shown
    )
