from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.mended import mended, parted

Nlp = Callable[[str], Doc]


def at(text: str, *pieces: str) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def words(text: str, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in ranges]


def test_a_missing_source_is_the_subject_of_the_verb(nlp: Nlp) -> None:
    text = "Chile and Peru on Monday rejected the envoy's account."
    one = mended(nlp(text), text, Found((), at(text, "rejected"), at(text, "the envoy's account")))
    assert words(text, one.source) == ["Chile and Peru"]


def test_a_dateline_is_no_source(nlp: Nlp) -> None:
    text = (
        "SANTIAGO/LIMA, March 4 (Agency) - Chile and Peru on Monday rejected the envoy's account."
    )
    one = mended(nlp(text), text, Found((), at(text, "rejected"), at(text, "the envoy's account")))
    assert words(text, one.source) == ["Chile and Peru"]


def test_a_passive_keeps_no_source(nlp: Nlp) -> None:
    text = "The crew was blamed for the fire."
    one = Found((), at(text, "was blamed"), at(text, "for the fire"))
    assert mended(nlp(text), text, one) == one


def test_a_day_is_no_part_of_a_source(nlp: Nlp) -> None:
    text = "The army on Friday said that two men had come back."
    one = Found(at(text, "The army on Friday"), at(text, "said"), at(text, "that two men"))
    assert words(text, mended(nlp(text), text, one).source) == ["The army"]


def test_rumours_according_to_which(nlp: Nlp) -> None:
    text = "The port rejects the rumours that circulate, according to which oil has leaked."
    one = mended(
        nlp(text), text, Found((), at(text, "according to"), at(text, "which oil has leaked"))
    )
    assert words(text, one.source) == ["The port"]
    assert words(text, one.cue) == ["rejects"]
    assert words(text, one.content) == ["oil has leaked"]


def test_what_follows_according_to_belongs_to_it(nlp: Nlp) -> None:
    text = "Six people fell ill, according to the district council, and 15 more were hurt."
    one = mended(
        nlp(text),
        text,
        Found(
            at(text, "the district council"),
            at(text, "according to"),
            at(text, "Six people fell ill"),
        ),
    )
    assert words(text, one.content)[-1].startswith("15 more were hurt")


def test_a_content_is_not_torn_from_its_clause(nlp: Nlp) -> None:
    text = "The director warned the port that ice had formed, according to a letter."
    one = mended(
        nlp(text),
        text,
        Found(
            at(text, "a letter"), at(text, "according to"), at(text, "the port that ice had formed")
        ),
    )
    assert words(text, one.content) == ["The director warned the port that ice had formed"]


def test_a_source_ends_before_what_it_says_goes_on(nlp: Nlp) -> None:
    text = "None of its pilots, said Captain Holm, a spokeswoman, had left the island."
    one = mended(
        nlp(text),
        text,
        Found(
            at(text, "Captain Holm, a spokeswoman, had left the island"),
            at(text, "said"),
            at(text, "None of its pilots"),
        ),
    )
    assert words(text, one.source) == ["Captain Holm, a spokeswoman,"]
    assert words(text, one.content) == ["None of its pilots", "had left the island"]


def test_a_sentence_before_is_not_what_is_said(nlp: Nlp) -> None:
    text = "Had any of them landed? “That we cannot confirm,” replied the envoy."
    one = mended(
        nlp(text),
        text,
        Found(
            at(text, "the envoy"),
            at(text, "replied"),
            at(text, "Had any of them landed?", "“That we cannot confirm,”"),
        ),
    )
    assert words(text, one.content) == ["“That we cannot confirm,”"]


def test_what_is_after_a_semicolon_is_anothers(nlp: Nlp) -> None:
    text = "Ten were hurt, says Ms Lind, whose group watches the port; the crew deny it."
    one = mended(
        nlp(text),
        text,
        Found(
            at(text, "Ms Lind"),
            at(text, "says"),
            at(text, "Ten were hurt", "whose group watches the port", "the crew deny it"),
        ),
    )
    assert words(text, one.content) == ["Ten were hurt"]


def test_a_figure_keeps_its_part(nlp: Nlp) -> None:
    text = "The police said they held 190 people, 63 of whom had been charged."
    one = mended(
        nlp(text),
        text,
        Found(at(text, "The police"), at(text, "said"), at(text, "they held 190 people")),
    )
    assert words(text, one.content) == ["they held 190 people, 63 of whom had been charged"]


def test_two_speakers_in_one_content_are_parted(nlp: Nlp) -> None:
    text = "The firm said its logs showed nothing, and the agency called the story a fantasy."
    content = "its logs showed nothing, and the agency called the story a fantasy"
    first, second = parted(
        nlp(text), text, Found(at(text, "The firm"), at(text, "said"), at(text, content))
    )
    assert words(text, first.content) == ["its logs showed nothing"]
    assert words(text, second.source) == ["the agency"]
    assert words(text, second.content) == ["the story a fantasy"]


def test_one_speaker_stays_whole(nlp: Nlp) -> None:
    text = "The firm said that its logs showed nothing, and that the port knew."
    one = Found(at(text, "The firm"), at(text, "said"), at(text, "that its logs showed nothing"))
    assert parted(nlp(text), text, one) == [one]


def test_what_a_figure_amounts_to_is_said_too(nlp: Nlp) -> None:
    for said, tail in (
        ("on Monday, bringing the toll to 31", "bringing the toll to 31"),
        (", which takes the count to 52", "which takes the count to 52"),
        (", taking the blame", "Nine more miners were found dead"),
        ("on Monday, which was a holiday", "Nine more miners were found dead"),
    ):
        text = f"Nine more miners were found dead, the firm said {said}.".replace(" ,", ",")
        content = at(text, "Nine more miners were found dead")
        one = mended(nlp(text), text, Found(at(text, "the firm"), at(text, "said"), content))
        assert words(text, one.content)[-1] == tail


def test_a_semicolon_parts_two_speakers(nlp: Nlp) -> None:
    told = "that 2,000 will stay at home; the employers expect no more than 500"
    text = f"The union says {told}."
    one = Found(at(text, "The union"), at(text, "says"), at(text, told))
    first, second = parted(nlp(text), text, one)
    assert words(text, first.content) == ["that 2,000 will stay at home"]
    assert words(text, second.source) == ["the employers"]
    assert words(text, second.content) == ["no more than 500"]


def test_a_semicolon_before_no_speaker_parts_nothing(nlp: Nlp) -> None:
    told = "that the gate was open; the lamps expect no wind"
    text = f"The union says {told}."
    one = Found(at(text, "The union"), at(text, "says"), at(text, told))
    assert parted(nlp(text), text, one) == [one]
