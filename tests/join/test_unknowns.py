from __future__ import annotations

from sayso.join import unknowns
from sayso.records import Report, Story, Unknown, ident
from tests.build import actor, reading, report, said, span, speaks

WHAT = "It is not clear why the siren failed"


def unknown(of: Report) -> Unknown:
    return Unknown(ident("unknown", of.id, WHAT), WHAT, (span(of, WHAT),))


def test_who_does_not_know_is_told() -> None:
    text = report(f"{WHAT}, police said.")
    police = actor("police")
    told = said(text, "police", "said", WHAT)
    story = Story("s", "t", (text.id,), links=(speaks(told, police),))
    made = unknowns.run((text,), (reading(text, [told], unknowns=(unknown(text),)),), story)
    (line,) = made["unknowns"]
    assert line.actors == (police.id,)


def test_the_same_words_in_a_copy_are_one_line_with_both_places() -> None:
    a, b = report(f"{WHAT}.", "a"), report(f"{WHAT}. More soon.", "b")
    marks = tuple(reading(r, unknowns=(unknown(r),)) for r in (a, b))
    made = unknowns.run((a, b), marks, Story("s", "t", (a.id, b.id)))
    (line,) = made["unknowns"]
    assert [s.report for s in line.spans] == [a.id, b.id]


def test_the_same_ignorance_in_other_words_is_one_line() -> None:
    first = "It is unclear whether the harbour siren of Elm failed."
    again = "Whether the harbour siren of Elm failed remains unclear."
    other = "It is unclear whether the harbour ferry of Elm sails."
    texts = [report(first, "a"), report(again, "b"), report(other, "c")]
    marks = tuple(
        reading(r, unknowns=(Unknown(ident("unknown", r.id), r.text, (span(r, r.text),)),))
        for r in texts
    )
    made = unknowns.run(tuple(texts), marks, Story("s", "t", tuple(r.id for r in texts)))
    assert [len(line.spans) for line in made["unknowns"]] == [2, 1]
