from __future__ import annotations

from spacy.language import Language

from sayso.data import load
from sayso.data.gist import SIZE
from sayso.mark import gists
from tests.build import reading, report, said


def test_each_sentence_of_a_content_has_a_gist(nlp: Language) -> None:
    text = report("“The crane fell at noon. Nobody was under it,” the foreman said.")
    told = said(text, "the foreman", "said", "“The crane fell at noon. Nobody was under it,”")
    made = gists.run(text, nlp(text.text), reading(text, [told]), gist=load("gist"))["gists"]
    assert [text.text[g.start : g.end].strip() for g in made] == [
        "“The crane fell at noon.",
        "Nobody was under it,”",
    ]
    assert {len(g.vector) for g in made} == {SIZE}


def test_without_contents_nothing_is_read(nlp: Language) -> None:
    text = report("The crane fell at noon.")
    assert gists.run(text, nlp(text.text), reading(text), gist=load("gist")) == {"gists": ()}
