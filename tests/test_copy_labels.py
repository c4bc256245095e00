"""The labels of benchmarks/copies, and how answers are held against them."""

from __future__ import annotations

import json

import pytest
from benchmarks import copies

from sayso.records import CopyGroup, Edit, Link, Story
from tests.build import report


def test_labels_are_ids_and_codes_without_text() -> None:
    pairs = copies.labels()
    assert len({frozenset((pair["one"], pair["other"])) for pair in pairs}) == len(pairs) == 200
    for pair in pairs:
        assert pair["code"] in ("copy", "part", "none")
        assert ("first" in pair) == (pair["code"] != "none")
        assert pair.get("first") in (None, pair["one"], pair["other"])
        assert all(len(str(value)) < 80 for value in pair.values())


@pytest.mark.skipif(not copies.CORPUS.is_file(), reason="the corpus is not here")
def test_labelled_reports_are_in_the_corpus() -> None:
    lines = copies.CORPUS.read_text("utf-8").splitlines()
    assert copies.sides(copies.labels()) <= {json.loads(line)["id"] for line in lines}


def test_copies_and_passages_are_counted_apart() -> None:
    texts = {name: report(f"{name} sank.", name) for name in "abcd"}
    ids = {name: each.id for name, each in texts.items()}
    names = {each.id: name for name, each in texts.items()}
    edit = Edit("number", texts["a"].cut(0, 6), texts["b"].cut(0, 6), "2", "3")
    story = Story(
        "s",
        "t",
        tuple(names),
        copies=(CopyGroup((ids["a"], ids["b"]), ids["a"], 0.9, (edit,)),),
        links=(
            Link("l1", ids["c"], ids["a"], "draws on", 0.2, "", "copies"),
            Link("l2", ids["d"], ids["c"], "draws on", 0.2, "", "copies"),
        ),
    )
    pairs = [
        {"one": "a", "other": "b", "code": "copy", "first": "a", "changed": ["cut", "number"]},
        {"one": "b", "other": "d", "code": "copy", "first": "d", "changed": []},
        {"one": "a", "other": "c", "code": "part", "first": "a"},
        {"one": "c", "other": "d", "code": "none"},
    ]
    assert copies.score(pairs, story, names) == {
        "copies: linked that are": 1.0,
        "copies: found": 0.5,
        "copies: which came first": 1.0,
        "copies: changes told rightly": 1.0,
        "passages: linked that are": 0.5,
        "passages: found": 1.0,
    }
