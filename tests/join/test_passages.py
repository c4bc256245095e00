from __future__ import annotations

import time

import pytest

from sayso.join import passages
from sayso.records import Reading
from tests.build import reading, report


def told(text: str) -> passages.Text:
    each = report(text)
    return passages.told(each, reading(each))


def test_quoted_words_weigh_little() -> None:
    (plain,) = told("The pier is closed until the autumn.").sentences
    (quoted,) = told("“The pier is closed until the autumn.").sentences
    assert quoted.weight < plain.weight / 4
    assert quoted.words == plain.words


@pytest.mark.parametrize(
    "text",
    [
        "''Nobody's boat was left,'' he said.",
        "‘Nobody’s boat was left,’ he said.",
        "'Nobody's boat was left,' he said.",
    ],
)
def test_single_marks_quote_too(text: str) -> None:
    (sentence,) = told(text).sentences
    assert sentence.own == ("he", "said")


@pytest.mark.parametrize(
    "text", ["The ‘90s were the ferries’ best years.", "The '90s were the ferries' best years."]
)
def test_apostrophes_quote_nothing(text: str) -> None:
    (sentence,) = told(text).sentences
    assert sentence.own == sentence.words


def test_marks_that_never_close_take_no_time() -> None:
    begun = time.process_time()
    for mark in ("'a ", "‘a ", "''", "' ", "“a ", "'a' ", "‘a’b "):
        told(mark * 20_000)
    assert time.process_time() - begun < 5


def test_words_taken_over_are_those_of_the_longer_sentences_once_each() -> None:
    long = "Divers found a crack in the hull of the ferry near the bow on Monday night."
    other = told(f"{long} It sank. “{long}” The poll has a margin of error.")
    assert passages.compare(told(long), other).taken == len(told(long).sentences[0].words)
    twice = told(f"{long} It is said. {long} The poll has a margin of error.")
    assert passages.compare(twice, told(long)).taken == len(told(long).sentences[0].words)
    assert passages.compare(told("The poll has a margin of error."), other).taken == 0


def test_an_unread_report_is_told_by_its_paragraphs() -> None:
    each = report("Havnen er stengt.\n\nIngen ble skadet.")
    assert len(passages.told(each, Reading(each.id)).sentences) == 2


def test_numbers_keep_their_thousands_together() -> None:
    assert told("It cost 1,250 crowns.").sentences[0].words == ("it", "cost", "1,250", "crowns")


def test_a_sentence_put_in_other_words_is_found_where_it_stands() -> None:
    one = told("The pier is closed. Divers found a crack in the hull of the ferry on Monday night.")
    two = told(
        "Nobody slept. On Monday night divers found a crack in the ferry's hull, it is said."
    )
    assert passages.compare(two, one).passages == ()
    two = told("Nobody slept. The divers found a crack in the ferry’s hull on Monday night.")
    (found,) = passages.compare(two, one).passages
    assert found.there.text.startswith("Divers")
    assert found.here.text.startswith("The divers")


def test_short_sentences_are_everybody_s() -> None:
    one, two = told("He declined to comment further."), told("She declined to comment further.")
    assert passages.compare(one, two).share == 0.0


def test_runs_of_a_long_text_are_sampled_the_same_way_in_every_text() -> None:
    words = " ".join(f"word{n}" for n in range(2000))
    whole, part = told(words), told(words[:9000])
    assert 0 < len(part.runs) < 500
    assert len(part.runs - whole.runs) <= 1


def test_no_text_is_compared_with_all_others() -> None:
    same = told("The pier is closed until further notice, the port authority said.").runs
    pairs = list(passages.candidates([same] * 500))
    assert len(pairs) <= 500 * passages.CANDIDATES


def test_one_word_a_hundred_thousand_times_costs_little() -> None:
    text = "no " * 33_000
    start = time.process_time()
    passages.compare(told(text), told(text + "yes."))
    assert time.process_time() - start < 5


def test_a_changed_sentence_is_found_among_kept_ones_as_it_is_alone() -> None:
    kept = "The pier is closed until the autumn. Nobody was on it when it fell. "
    was = "The harbour master counted eleven boats in the lower basin on Sunday."
    now = "The harbour master counted fourteen boats in the lower basin on Sunday."
    alone = passages.compare(told(now), told(was))
    among = passages.compare(told(kept + now), told(kept + was))
    assert [p.likeness for p in among.passages] == [1.0, 1.0, alone.passages[0].likeness]
    assert among.passages[2].here.text == now
    assert among.passages[2].there.text == was
