from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark import own
from sayso.records import Attribution, Reading, Report

NOTICE = (
    "Bluewater Ferries regrets to inform its passengers that the Aurora has been withdrawn from "
    "service. No crack was found in her hull on Monday. Reports of a fire on board are unfounded. "
    "The rumour, which Bosun says he spread, is false. Kindly present your ticket at the counter. Was anybody hurt? “I was on deck and saw nothing,” "
    "said the mate. Our engineers will inspect her on Friday."
)
VISIT = (
    "The harbour master receives us at noon. We put the tale to her. The mate told us that two boats "
    "sank. A clerk showed us the log. The bay is calm."
)
MINISTRY = (
    "On the situation at the border. All bridges have been reopened. The Ministry recalls that "
    "bathing is forbidden. What is known is little. ▪ Three guards were injured. Thank you."
)
GROUP = (
    "We have spoken to nine families. Two boats sank off Cape Lind. The navy says that it saw none. "
    "Our doctors treated 40 people, and we could not reach the camp."
)


def read(nlp: Callable[[str], Doc], outlet: str | None, text: str) -> list[Attribution]:
    report = Report("r", "r", text, outlet=outlet)
    doc = nlp(text)
    cued = []
    for cue in ("regrets", "said", "says", "recalls"):
        at = text.find(f" {cue} ")
        if at >= 0:
            span = report.cut(at + 1, at + 1 + len(cue))
            end = min(e for mark in ".," if (e := text.find(mark, span.end)) >= 0)
            who = report.cut(text.rfind(" ", 0, at) + 1, at)
            cued.append(Attribution(cue, "r", (who,), (span,), (report.cut(span.end + 1, end),)))
    reading = Reading("r", attributions=tuple(cued))
    given = own.run(report, doc, reading, cues=load("cues"), titles=load("titles"))
    return [a for a in given.get("attributions", ()) if not a.cue]


def told(attributions: list[Attribution]) -> list[str]:
    return [" ".join(span.text for span in a.content) for a in attributions]


@pytest.mark.parametrize(
    ("outlet", "text", "wanted"),
    [
        (
            "Bluewater Ferries",
            NOTICE,
            [
                "No crack was found in her hull on Monday",
                "Reports of a fire on board are unfounded",
                "The rumour, which Bosun says he spread, is false",
                "Our engineers will inspect her on Friday",
            ],
        ),
        (
            "Ministry of Roads of Arvonia (Telegram)",
            MINISTRY,
            ["All bridges have been reopened", "Three guards were injured"],
        ),
        (
            "Cape Lind Relief Association",
            GROUP,
            [
                "We have spoken to nine families",
                "Two boats sank off Cape Lind",
                "Our doctors treated 40 people, and we could not reach the camp",
            ],
        ),
        ("Harbour Guard Information Team", "No ship was stopped on Monday.", ["No ship was stopped on Monday"]),
        ("Bluewater Ferries", VISIT, []),
        ("Cape Lind Association, website interview", GROUP, []),
        ("Bluewater Ferries", "The Aurora was withdrawn on Monday. No crack was found.", []),
        ("The Cape Lind Herald", MINISTRY, []),
        ("Cape Lind Press Agency", GROUP, []),
        ("Reuters", NOTICE, []),
        (None, NOTICE, []),
    ],
)  # fmt: skip
def test_a_body_says_what_its_own_release_tells(
    nlp: Callable[[str], Doc], outlet: str | None, text: str, wanted: list[str]
) -> None:
    assert told(read(nlp, outlet, text)) == wanted


def test_the_source_is_where_the_text_names_the_body(nlp: Callable[[str], Doc]) -> None:
    found = read(nlp, "Bluewater Ferries", NOTICE)
    assert [s.text for s in found[0].source] == ["Bluewater Ferries"]
    assert {a.manner for a in found} == {"document"}
    assert all(not s.meets(c) for a in found for s in a.source for c in a.content)


@given(st.text(max_size=120))
@settings(max_examples=25, deadline=None)
def test_any_text_is_read_and_every_span_is_exact(nlp: Callable[[str], Doc], text: str) -> None:
    for found in read(nlp, "Ministry of Roads", f"The Ministry warns. {text}"):
        for span in (*found.source, *found.content):
            assert f"The Ministry warns. {text}"[span.start : span.end] == span.text
