from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.astray import astray

Nlp = Callable[[str], Doc]


def at(text: str, *pieces: str) -> tuple[tuple[int, int], ...]:
    return tuple((text.index(piece), text.index(piece) + len(piece)) for piece in pieces)


def words(text: str, ranges: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in ranges]


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        (  # a source ends with its sentence
            "The plan was described by a clerk, Ana Merkandu. Port Wire carried it.",
            (["a clerk, Ana Merkandu. Port Wire"], "was described by", ["The plan"]),
            (["a clerk, Ana Merkandu"], ["The plan"]),
        ),
        (  # but not with a title
            "Col. Arno Venn said the dam was sound.",
            (["Col. Arno Venn"], "said", ["the dam was sound"]),
            (["Col. Arno Venn"], ["the dam was sound"]),
        ),
        (  # a source behind a semicolon says something else
            "The figure of 40 could not be checked; staff at the port counted nine boats.",
            (["staff at the port"], "could not be checked", ["The figure of 40"]),
            ([], ["The figure of 40"]),
        ),
        (  # what stands in another paragraph is not said
            "Nine boats sank\n\nAccording to a nurse, the bay is closed.\n\nThe bay is wide.",
            (["a nurse"], "According to", ["the bay is closed", "The bay is wide"]),
            (["a nurse"], ["the bay is closed"]),
        ),
        (  # the source was taken for the end of what it says
            "Twelve pupils were burnt, the head of the clinic, Dr. Alma Teko, disclosed on Friday.",
            (
                [],
                "disclosed",
                ["Twelve pupils were burnt, the head of the clinic, Dr. Alma Teko"],
            ),
            (["the head of the clinic, Dr. Alma Teko"], ["Twelve pupils were burnt"]),
        ),
        (  # what begins with an apposition begins before it
            "LAGOS, May 5 (Wire) — A bus hit the market on Thursday, the busiest day of the week, "
            "and killed four people, its mayor said.",
            (["its mayor"], "said", ["the busiest day of the week, and killed four people"]),
            (
                ["its mayor"],
                [
                    "A bus hit the market on Thursday, the busiest day of the week, "
                    "and killed four people"
                ],
            ),
        ),
        (  # the source behind its verb was taken for what is said
            "On paper only, say the relatives.",
            ([], "say", ["the relatives"]),
            (["the relatives"], ["On paper only"]),
        ),
        (  # the time of day parts nothing
            "The ship left at 9:15 p.m. and sank, some 18 miles off the cape, according to the navy.",
            (["the navy"], "according to", ["some 18 miles off the cape"]),
            (
                ["the navy"],
                ["The ship left at 9:15 p.m. and sank, some 18 miles off the cape"],
            ),
        ),
        (  # the next sentence is the report's own
            "The port says 51 are dead. Neither side is lying.",
            (["The port"], "says", ["51 are dead", "Neither side is lying"]),
            (["The port"], ["51 are dead"]),
        ),
        (  # but a quotation goes on
            "The port says 51 are dead. “Nobody is lying.”",
            (["The port"], "says", ["51 are dead", "“Nobody is lying.”"]),
            (["The port"], ["51 are dead", "“Nobody is lying.”"]),
        ),
        (  # a clause that a pronoun refers back to stays out
            "The firm paid a fine, which the court said was due.",
            (["the court"], "said", ["which", "was due"]),
            (["the court"], ["which", "was due"]),
        ),
        (  # who tells by a gerund is the subject of the verb that it hangs on
            "The fans left the stadium, chanting “We want the truth”.",
            ([], "chanting", ["“We want the truth”"]),
            (["The fans"], ["“We want the truth”"]),
        ),
        (  # what seems so seems so to nobody in particular
            "The pilots seem to think that the runway was dry.",
            ([], "seem to think", ["that the runway was dry"]),
            ([], ["that the runway was dry"]),
        ),
        (  # a quoted speaker's words stand before
            "It was a trawler that cut the cable, the deputy quoted the envoy as saying.",
            (["the deputy"], "quoted", ["the envoy as saying"]),
            (["the deputy"], ["It was a trawler that cut the cable", "the envoy as saying"]),
        ),
    ],
)
def test_words_on_the_wrong_side(
    nlp: Nlp,
    text: str,
    given: tuple[list[str], str, list[str]],
    expected: tuple[list[str], list[str]],
) -> None:
    source, cue, content = given
    one = astray(nlp(text), text, Found(at(text, *source), at(text, cue), at(text, *content)))
    assert one is not None
    assert (words(text, one.source), words(text, one.content)) == expected


def test_nobody_tells_by_a_bare_infinitive(nlp: Nlp) -> None:
    text = "The vote came after months of talks to defend the ruling publicly."
    one = Found((), at(text, "to defend"), at(text, "the ruling publicly"))
    assert astray(nlp(text), text, one) is None


def test_the_place_that_heads_a_report_says_nothing(nlp: Nlp) -> None:
    text = "OSLO: A bus hit the market on Thursday.\n\nFour people died."
    one = Found(at(text, "OSLO"), at(text, ":"), at(text, "A bus hit the market on Thursday"))
    assert astray(nlp(text), text, one) is None


def test_a_turn_in_a_transcript_is_somebody_s(nlp: Nlp) -> None:
    text = "MARTIN: Who built the dam?\n\nVELDE: We did."
    one = Found(at(text, "MARTIN"), (at(text, ":")[0],), at(text, "Who built the dam?"))
    assert astray(nlp(text), text, one) == one


def test_a_line_on_who_made_the_report_says_nothing(nlp: Nlp) -> None:
    text = "Four people died.\n\nSource: Port Wire"
    one = Found(at(text, "Source"), at(text, ":"), at(text, "Port Wire"))
    assert astray(nlp(text), text, one) is None
