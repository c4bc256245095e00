from __future__ import annotations

from sayso.data.reader import Found
from sayso.mark.attribution.strung import strung


def at(text: str, words: str) -> tuple[tuple[int, int], ...]:
    start = text.index(words)
    return ((start, start + len(words)),)


def test_the_second_thing_denied_is_no_statement_of_its_own() -> None:
    text = "The club denied a secret deal, or reports of a visit to Lund."
    source = at(text, "The club")
    deal = Found(source, at(text, "denied"), at(text, "a secret deal"))
    visit = Found(source, at(text, "reports of"), at(text, "a visit to Lund"))
    (one,) = strung(text, [deal, visit])
    assert [text[s:e] for s, e in one.content] == ["a secret deal, or reports of a visit to Lund"]


def test_other_pairs_stay_two() -> None:
    text = "The club denied a secret deal, and said that it would sue."
    source = at(text, "The club")
    deal = Found(source, at(text, "denied"), at(text, "a secret deal"))
    sue = Found(source, at(text, "said"), at(text, "that it would sue"))
    assert strung(text, [deal, sue]) == [deal, sue]
    text = "The club confirmed a secret deal, or reports of a visit to Lund."
    source = at(text, "The club")
    deal = Found(source, at(text, "confirmed"), at(text, "a secret deal"))
    visit = Found(source, at(text, "reports of"), at(text, "a visit to Lund"))
    assert strung(text, [deal, visit]) == [deal, visit]


def test_the_terms_on_which_somebody_speaks_are_no_statement() -> None:
    text = "The valve was shut, said a diver, asking not to be named."
    told = Found(at(text, "a diver"), at(text, "said"), at(text, "The valve was shut"))
    terms = Found(at(text, "a diver"), at(text, "asking"), at(text, "not to be named"))
    assert strung(text, [told, terms]) == [told]
    long = "A cook, who asked not to be identified because nobody in her shop may talk, left town."
    asked = Found(
        at(long, "who"),
        at(long, "asked"),
        at(long, "not to be identified because nobody in her shop may talk"),
    )
    assert strung(long, [asked]) == []


def test_the_rest_of_a_denial_that_was_cut_off_is_taken_up() -> None:
    text = "The club denied a secret deal, or reports of a visit to Lund.\n\nIt won."
    deal = Found(at(text, "The club"), at(text, "denied"), at(text, "a secret deal"))
    (one,) = strung(text, [deal])
    assert [text[s:e] for s, e in one.content] == ["a secret deal, or reports of a visit to Lund"]
    other = Found(at(text, "Lund"), at(text, "won"), at(text, "It"))
    assert strung(text, [deal, other]) == [deal, other]


def test_what_a_reporter_asked_is_nobodys_statement() -> None:
    text = "Asked to describe the ship, she laughed. Asked by the judge, he wept."
    asked = Found((), at(text, "Asked to"), at(text, "describe the ship"))
    assert strung(text, [asked]) == []
    named = Found(at(text, "the judge"), at(text, "Asked by"), at(text, "he wept"))
    assert strung(text, [named]) == [named]


def test_a_dateline_is_not_said() -> None:
    for line in ("LUND, Norland, May 3, 2025 - ", "NEW LUND (Coast Wire) — ", "LUND – "):
        text = line + "The dam has burst, the council said."
        told = Found(
            at(text, "the council"), at(text, "said"), at(text, line + "The dam has burst")
        )
        (one,) = strung(text, [told])
        assert [text[s:e] for s, e in one.content] == ["The dam has burst"]
    text = "LUND has a dam - a weak one, the council said."
    told = Found(at(text, "the council"), at(text, "said"), at(text, "LUND has a dam - a weak one"))
    assert strung(text, [told]) == [told]


def test_neither_confirm_nor_deny_is_all_cue() -> None:
    text = "He would neither confirm nor deny that the dam had burst."
    told = Found(
        at(text, "He"),
        at(text, "would"),
        at(text, "neither confirm nor deny that the dam had burst"),
    )
    (one,) = strung(text, [told])
    assert [text[s:e] for s, e in one.cue] == ["would neither confirm nor deny"]
    assert [text[s:e] for s, e in one.content] == ["that the dam had burst"]


def test_a_long_line_of_capitals_takes_no_time() -> None:
    text = "A" * 100_000
    told = Found((), ((0, 1),), ((0, len(text)),))
    assert strung(text, [told]) == [told]


def test_a_heading_is_no_part_of_what_is_said_below_it() -> None:
    text = "Who was hurt?\n\nThe clinic treated nine people, it said."
    told = Found(at(text, "it"), at(text, "said"), ((0, text.index(", it")),))
    (one,) = strung(text, [told])
    assert [text[s:e] for s, e in one.content] == ["The clinic treated nine people"]
    apart = Found(at(text, "it"), at(text, "said"), (*at(text, "Who was hurt?"), *one.content))
    assert strung(text, [apart]) == [one]
    text = "“We sank.\n\n“Nobody came,” she said."
    told = Found(at(text, "she"), at(text, "said"), ((0, text.index(" she")),))
    assert strung(text, [told]) == [told]


def test_what_goes_on_after_the_speaker_is_the_speaker_s() -> None:
    text = "Two boats sank, the port said on Monday, and three more are feared lost."
    sank = Found(at(text, "the port"), at(text, "said"), at(text, "Two boats sank"))
    lost = Found((), at(text, "are feared"), (*at(text, "and three more"), *at(text, "lost")))
    (one,) = strung(text, [sank, lost])
    assert [text[s:e] for s, e in one.content] == [
        "Two boats sank",
        "and three more are feared lost",
    ]
    apart = text.replace("Monday, and", "Monday. And")
    sank = Found(at(apart, "the port"), at(apart, "said"), at(apart, "Two boats sank"))
    lost = Found((), at(apart, "are feared"), (*at(apart, "And three more"), *at(apart, "lost")))
    assert strung(apart, [sank, lost]) == [sank, lost]
