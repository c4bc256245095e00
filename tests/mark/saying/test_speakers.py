from __future__ import annotations

from sayso.mark.saying.speakers import roots, speaker, subject
from sayso.records import Mention, Report

TEXT = "Ada Brandt, who spoke on Monday, runs the port. Ms. Brandt resigned."


def test_a_surname_is_the_same_speaker(nlp) -> None:
    report, doc = Report("r", "r", TEXT), nlp(TEXT)
    full = speaker((report.cut(0, 10),), doc, (), {})
    at = TEXT.index("Ms. Brandt")
    short = speaker((report.cut(at, at + 10),), doc, (), {})
    assert full is not None
    assert short is not None
    assert full.same(short)
    port = TEXT.index("the port")
    other = speaker((report.cut(port, port + 8),), doc, (), {})
    assert other is not None
    assert not full.same(other)


def test_a_clause_that_describes_somebody_has_that_subject(nlp) -> None:
    spoke = next(token for token in nlp(TEXT) if token.text == "spoke")
    found = subject(spoke, (), {})
    assert found is not None
    assert found.names == {"ada", "brandt"}


def test_mentions_lead_back_to_the_first() -> None:
    report = Report("r", "r", TEXT)
    one = Mention("m1", report.cut(0, 10), "Ada Brandt", "person", "name")
    two = Mention("m2", report.cut(52, 58), "Brandt", "person", "name", refers="m1")
    assert roots((one, two)) == {"m1": "m1", "m2": "m1"}
