from __future__ import annotations

from dataclasses import replace

from sayso.join.actor.deeper import Path, find, stems_of
from sayso.records import Attribution, Reading, Report, Span, Stance

TOLD = "that the dam lost 340 tonnes of concrete in the northern wall"


def path(
    name: str, report: str, via: tuple[str, ...], source: str, content: str = TOLD,
    stance: Stance = "assert",
) -> Path:  # fmt: skip
    spans = (Span(report, 0, len(content), content),)
    attribution = Attribution(name, report, (), (), spans, stance)
    told = Report(report, report, "", published="2024-05-03")
    (stems,) = stems_of(Reading(report, attributions=(attribution,)))
    return Path(told, attribution, via, (source,), stems)


FIRST = path("a", "one", ("deputy",), "engineer")
LATER = path("b", "two", (), "deputy", "the dam had lost 340 tonnes of concrete, northern wall too")


def test_a_chain_goes_on_to_whom_another_report_names() -> None:
    (found,) = find((FIRST, LATER), {})
    assert (found.attribution, found.via, found.sources, found.seen) == (
        "b",
        (),
        ("engineer",),
        "a",
    )


def test_an_outlet_leads_to_the_sources_of_its_own_report() -> None:
    cited = replace(LATER, sources=("oriel",))
    (found,) = find((FIRST, cited), {"one": "oriel"})
    assert (found.via, found.sources) == (("deputy",), ("engineer",))


def test_other_figures_other_words_and_denials_are_no_going_on() -> None:
    others = (
        replace(LATER, sources=("mayor",)),
        path("b", "two", (), "deputy", TOLD.replace("340", "90")),
        path("b", "two", (), "deputy", "that the road to the harbour would be closed"),
        path("b", "two", (), "deputy", stance="deny"),
        path("b", "one", (), "deputy"),
    )
    for other in others:
        assert list(find((FIRST, other), {})) == []


def test_a_later_report_is_no_source() -> None:
    later = replace(FIRST, report=replace(FIRST.report, published="2024-05-09"))
    assert list(find((later, LATER), {})) == []
