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


def test_the_rest_of_a_denial_that_was_cut_off_is_taken_up() -> None:
    text = "The club denied a secret deal, or reports of a visit to Lund.\n\nIt won."
    deal = Found(at(text, "The club"), at(text, "denied"), at(text, "a secret deal"))
    (one,) = strung(text, [deal])
    assert [text[s:e] for s, e in one.content] == ["a secret deal, or reports of a visit to Lund"]
    other = Found(at(text, "Lund"), at(text, "won"), at(text, "It"))
    assert strung(text, [deal, other]) == [deal, other]
