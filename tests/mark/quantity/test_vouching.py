from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc
from tests.mark.marked import marked

from sayso.data import load
from sayso.mark.quantity.vouching import Contents, denied, kept, speaks, within
from sayso.records import Attribution, Moment, Report, Span, Stance, Timex


def said(
    report: Report, name: str, cue: str, content: str, stance: Stance = "assert", source: str = ""
) -> Attribution:
    def cut(words: str) -> tuple[Span, ...]:
        start = report.text.index(words)
        return (report.cut(start, start + len(words)),) if words else ()

    return Attribution(name, report.id, cut(source), cut(cue), cut(content), stance)


def number(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return report.cut(start, start + len(words))


def test_a_rejected_claim_is_its_makers() -> None:
    report = Report("r", "r", "Norway rejected the admiral's claim that 300 sailors had landed.")
    landed = "that 300 sailors had landed"
    one = said(report, "rejects", "rejected", "300 sailors had landed", "deny", "Norway")
    other = said(report, "claims", "claim", landed, source="the admiral")
    span = number(report, "300")
    assert Contents((one, other)).innermost(span.start, span.end) is other
    assert Contents((one,)).innermost(span.start, span.end) is one


@pytest.mark.parametrize(
    ("cue", "words", "expected"),
    [("said", "17", False), ("said", "40", True), ("denied", "17", True)],
)
def test_who_denies_may_give_a_figure(cue: str, words: str, expected: bool) -> None:
    report = Report("r", "r", f"“There are not 40 dead. There are 17,” he {cue}.")
    one = said(report, "a", cue, "There are not 40 dead. There are 17", "deny")
    assert denied(one, report.text, number(report, words)) is expected


def test_a_time_behind_its_teller_is_not_the_figures() -> None:
    text = "“They burned 900 files,” said Berg, mayor from 1983 to 1989."
    report = Report("r", "r", text)
    one = said(report, "a", "said", "They burned 900 files", source="Berg, mayor from 1983 to 1989")
    times = [(Timex(number(report, "1983"), "DATE", Moment("1983")), 9)]
    assert within(times, one, number(report, "900")) == []
    assert within(times, None, number(report, "900")) == times


def test_what_was_stated_in_its_own_release_a_body_states() -> None:
    report = Report("r", "r", "The Ministry is at work. It was stated that 900 inmates came.")
    nobody = said(report, "a", "was stated", "that 900 inmates came")
    own = said(report, "b", "", "It was stated that 900 inmates came")
    span = number(report, "900")
    assert Contents((nobody, own)).innermost(span.start, span.end) is own
    assert Contents((nobody,)).innermost(span.start, span.end) is nobody


def test_a_tally_is_kept() -> None:
    report = Report("r", "r", "Its tally reached 40. The mayor said 30.")
    assert kept(said(report, "a", "tally", "40"))
    assert not kept(said(report, "b", "said", "30"))


@pytest.mark.parametrize(
    ("text", "speaking"),
    [
        ("It lost 40 men, five more than {the ministry} <reported> [for May].", False),
        ("It lost 40 men, {five} <more than reported> [for May].", False),
        ("[40 cases] <were confirmed> by {laboratory}.", False),
        ("It put {deaths in Norrby at 14} and <confirmed> [cases at 90].", False),
        ("It lost 40 men, {the ministry} <reported> [for May].", True),
        ("It lost 40 men, {doctors} <said> [for May].", True),
        ("It lost 40 men, {Ada Brandt} <said> [for May].", True),
    ],
)
def test_who_speaks_inside_anothers_words(
    nlp: Callable[[str], Doc], text: str, speaking: bool
) -> None:
    _, doc, reading = marked(nlp, text)
    (inner,) = reading.attributions
    senses = load("senses")
    assert speaks(doc, replace(inner, inside="outer"), senses) is speaking
    assert speaks(doc, inner, senses)
