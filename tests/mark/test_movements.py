from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.mark import movements
from sayso.records import (
    Attribution,
    Moment,
    Movement,
    Place,
    PlaceMention,
    Reading,
    Report,
    Stance,
    Timex,
)

Nlp = Callable[[str], Doc]
# Towns of invented and real lands, by name; what is not here is a land of its own.
LANDS = {"Bergen": "NO", "Oslo": "NO", "Murmansk": "RU", "Lima": "PE", "Arequipa": "PE"}


def read(text: str) -> tuple[Report, Reading]:
    """The report without its brackets, and the places that they hold."""
    plain = re.sub(r"[\[\]]", "", text)
    report = Report("r", "r", plain)
    places, at = [], 0
    for match in re.finditer(r"\[(.*?)\]", text):
        start = plain.index(match[1], at)
        at = start + len(match[1])
        name = match[1]
        kind = "PPL" if name in LANDS else "PCLI"
        place = Place(f"place-{name}", name, 1.0, 2.0, country=LANDS.get(name, name), kind=kind)
        places.append(PlaceMention(report.cut(start, at), place))
    return report, Reading("r", places=tuple(places))


def moved(nlp: Nlp, text: str) -> tuple[Movement, ...]:
    report, reading = read(text)
    return movements.run(report, nlp(report.text), reading)["movements"]


@pytest.mark.parametrize(
    ("text", "what", "origin", "goal", "standing"),
    [
        ("[Norway] shipped 40 tankers of diesel to [Murmansk].", "40 tankers of diesel", "Norway", "Murmansk", "told"),
        ("Some 300 miners were flown from [Lima] to [Arequipa].", "Some 300 miners", "Lima", "Arequipa", "told"),
        ("The freighter left [Oslo] for [Murmansk].", "The freighter", "Oslo", "Murmansk", "told"),
        ("Villagers fled from [Lima] to [Arequipa].", "Villagers", "Lima", "Arequipa", "told"),
        ("Thousands of refugees crossed from [Marn] into [Oros].", "Thousands of refugees", "Marn", "Oros", "told"),
        ("She travelled by train from [Oslo] to [Bergen].", "She", "Oslo", "Bergen", "told"),
        ("Five men were extradited to [Peru] from [Norway].", "Five men", "Norway", "Peru", "told"),
        ("A train carrying 90 pupils from [Oslo] to [Bergen] derailed.", "90 pupils", "Oslo", "Bergen", "told"),
        ("The ferry was sailing from [Bergen] to [Murmansk] when it sank.", "The ferry", "Bergen", "Murmansk", "told"),
        ("He said oil was smuggled out of [Lima] to [Oslo].", "oil", "Lima", "Oslo", "told"),
        ("The convoy from [Lima] to [Arequipa] was attacked.", "The convoy", "Lima", "Arequipa", "told"),
        ("Soldiers took the bus from [Lima] to [Arequipa].", "Soldiers", "Lima", "Arequipa", "told"),
        ("[Norway] did not send tanks from [Oslo] to [Murmansk].", "tanks", "Oslo", "Murmansk", "denied"),
        ("No weapons were shipped from [Oslo] to [Lima].", "No weapons", "Oslo", "Lima", "denied"),
        ("[Norway] refused to send boats to [Peru].", "boats", "Norway", "Peru", "denied"),
        ("[Norway] will send 20 boats to [Peru].", "20 boats", "Norway", "Peru", "planned"),
        ("[Norway] plans to move 400 men from [Oslo] to [Bergen].", "400 men", "Oslo", "Bergen", "planned"),
        ("Troops could be moved from [Oslo] to [Bergen].", "Troops", "Oslo", "Bergen", "possible"),
        ("[Norway] has sent 900 soldiers across the sea to help [Peru] in its war.", "900 soldiers", "Norway", "Peru", "told"),
        ("[Norway] has ferried 900 troops to [Peru].", "900 troops", "Norway", "Peru", "told"),
        ("Hundreds of [Turkish] soldiers were sent to [Peru].", "Hundreds of Turkish soldiers", "Turkish", "Peru", "told"),
        ("OSLO, May 8 — [Norway] has sent 140 medics to [Peru].", "140 medics", "Norway", "Peru", "told"),
    ],
)  # fmt: skip
def test_what_went_where(
    nlp: Nlp, text: str, what: str, origin: str, goal: str, standing: str
) -> None:
    (found,) = moved(nlp, text)
    assert (found.what.text, found.origin.text, found.goal.text, found.standing) == (
        what,
        origin,
        goal,
        standing,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Attention has shifted from [Lima] to [Oslo].",
        "The talks moved from [Lima] to [Oslo].",
        "The road runs from [Lima] to [Arequipa].",
        "Prices rose from [Lima] to [Oslo].",
        "People from [Lima] to [Oslo] took to the streets.",
        "[Norway] sent a message to [Peru].",
        "If [Norway] sends boats to [Peru], the strait will open.",
        "Flights from [Lima] to [Oslo] were cancelled.",
        "Villagers fled to [Arequipa].",
        "[Peru] moved 300 men to [Lima].",
        "He was moved from [Oslo] to [Oslo].",
    ],
)
def test_what_went_nowhere(nlp: Nlp, text: str) -> None:
    assert moved(nlp, text) == ()


def test_several_goals(nlp: Nlp) -> None:
    found = moved(nlp, "Doctors were flown from [Lima] to [Oslo] and [Bergen].")
    assert [each.goal.text for each in found] == ["Oslo", "Bergen"]


@pytest.mark.parametrize(
    ("stance", "standing"),
    [("assert", "told"), ("deny", "denied"), ("demand", "possible"), ("predict", "planned")],
)
def test_the_stance_of_its_source_counts(nlp: Nlp, stance: Stance, standing: str) -> None:
    report, reading = read(
        "The navy spoke of boats that were moved from [Oslo] to [Bergen] in May."
    )
    span = report.cut(18, len(report.text))
    cue = report.cut(9, 14)
    may = report.cut(report.text.index("May"), report.text.index("May") + 3)
    reading = replace(
        reading,
        attributions=(Attribution("a0", "r", (), (cue,), (span,), stance=stance),),
        timexes=(Timex(may, "DATE", Moment("2026-05", "2026-05-01", "2026-05-31")),),
    )
    (found,) = movements.run(report, nlp(report.text), reading)["movements"]
    assert (found.standing, found.attribution) == (standing, "a0")
    assert found.when is not None
    assert found.when.value == "2026-05"


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            "sent moved from to out of [Lima] [Oslo] and boats not will flight , . were".split(" ")
        ),
        max_size=25,
    )
)
def test_spans_are_exact(nlp: Nlp, words: list[str]) -> None:
    report, reading = read(" ".join(words))
    for each in movements.run(report, nlp(report.text), reading)["movements"]:
        for span in (each.span, each.what, each.origin, each.goal, *([each.by] if each.by else [])):
            assert report.text[span.start : span.end] == span.text
        assert each.span.holds(each.origin)
        assert each.span.holds(each.goal)
