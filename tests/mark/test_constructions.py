from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from sayso.mark import constructions
from sayso.records import Attribution, Reading, Report

Nlp = Callable[[str], Doc]


def read(nlp: Nlp, text: str, *given: Attribution) -> list[Attribution]:
    reading = Reading("r", attributions=given)
    return list(constructions.run(Report("r", "r", text), nlp(text), reading)["attributions"])


def test_figures_become_attributions_in_order(nlp: Nlp) -> None:
    text = "The union put the injured at 40. The agency's tally stood at 31."
    found = read(nlp, text)
    assert [one.source[0].text for one in found] == ["The union", "The agency"]
    assert all(text[s.start : s.end] == s.text for one in found for s in one.content)
    assert len({one.id for one in found}) == 2


def test_the_same_text_gives_the_same_records(nlp: Nlp) -> None:
    text = "Its bulletin gave 14. The firm flatly denied it."
    assert read(nlp, text) == read(nlp, text)


def test_nothing_from_nothing(nlp: Nlp) -> None:
    assert read(nlp, "") == []
