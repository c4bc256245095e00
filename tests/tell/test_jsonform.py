from __future__ import annotations

import json
from dataclasses import replace

from sayso.tell import jsonform
from tests.tell.sample import build

CONTRACT = [
    "schema", "title", "as_of", "reports", "actors", "attributions", "times", "places",
    "estimates", "series", "points", "timeline", "unknowns", "copies",
]  # fmt: skip


def test_schema_comes_first_and_the_contract_in_order() -> None:
    form = json.loads(jsonform.render(build()))
    assert list(form)[: len(CONTRACT)] == CONTRACT
    assert form["schema"] == "sayso/brief/1"


def test_records_as_the_contract_says() -> None:
    form = json.loads(jsonform.render(build()))
    first = form["attributions"][0]
    assert first["source"]["actors"] == ["guard"]
    assert set(first["content"]["spans"][0]) == {"report", "start", "end", "text"}
    assert form["estimates"][0]["low"] == 9
    assert form["estimates"][0]["high"] is None
    assert form["timeline"][0]["when"] == {
        "value": "2029",
        "start": "2029-01-01",
        "end": "2029-12-31",
    }


def test_spans_give_back_their_words() -> None:
    form = json.loads(jsonform.render(build()))
    texts = {report["id"]: report["text"] for report in form["reports"]}
    for attribution in form["attributions"]:
        for role in ("source", "cue", "content"):
            for span in attribution[role]["spans"]:
                assert texts[span["report"]][span["start"] : span["end"]] == span["text"]


def test_same_brief_same_bytes() -> None:
    assert jsonform.render(build()) == jsonform.render(build())


def test_numbers_and_odd_text_stay_valid() -> None:
    brief = build()
    odd = replace(brief.estimates[0], low=float("inf"), high=2.5)
    text = jsonform.render(replace(brief, title="lone \ud800 mark", estimates=(odd,)))
    text.encode("utf-8")
    form = json.loads(text)
    assert form["title"] == "lone \ud800 mark"
    assert form["estimates"][0]["low"] is None
    assert form["estimates"][0]["high"] == 2.5
