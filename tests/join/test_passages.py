from __future__ import annotations

import time

from sayso.join import passages
from sayso.records import Reading
from tests.build import reading, report


def told(text: str) -> tuple[passages.Sentence, ...]:
    each = report(text)
    return passages.sentences(each, reading(each))


def test_quoted_words_weigh_little() -> None:
    (plain,) = told("The pier is closed until the autumn.")
    (quoted,) = told("“The pier is closed until the autumn.")
    assert quoted.weight < plain.weight / 4
    assert quoted.words == plain.words


def test_an_unread_report_is_told_by_its_paragraphs() -> None:
    each = report("Havnen er stengt.\n\nIngen ble skadet.")
    assert len(passages.sentences(each, Reading(each.id))) == 2


def test_numbers_keep_their_thousands_together() -> None:
    assert told("It cost 1,250 crowns.")[0].words == ("it", "cost", "1,250", "crowns")


def test_a_sentence_put_in_other_words_is_found_where_it_stands() -> None:
    one = told("The pier is closed. Divers found a crack in the hull of the ferry on Monday night.")
    two = told(
        "Nobody slept. On Monday night divers found a crack in the ferry's hull, it is said."
    )
    reuse = passages.compare(1, 0, [one, two])
    assert reuse.passages == ()
    two = told("Nobody slept. The divers found a crack in the ferry’s hull on Monday night.")
    (found,) = passages.compare(1, 0, [one, two]).passages
    assert found.there.text.startswith("Divers")
    assert found.here.text.startswith("The divers")


def test_short_sentences_are_everybody_s() -> None:
    one, two = told("He declined to comment further."), told("She declined to comment further.")
    assert passages.compare(0, 1, [one, two]).share == 0.0


def test_runs_of_a_long_text_are_sampled_the_same_way_in_every_text() -> None:
    words = " ".join(f"word{n}" for n in range(2000))
    whole, part = told(words), told(words[:9000])
    runs = passages.runs(part)
    assert 0 < len(runs) < 500
    assert len(runs - passages.runs(whole)) <= 1


def test_no_text_is_compared_with_all_others() -> None:
    same = passages.runs(told("The pier is closed until further notice, the port authority said."))
    pairs = list(passages.candidates([same] * 500))
    assert len(pairs) <= 500 * passages.CANDIDATES


def test_one_word_a_hundred_thousand_times_costs_little() -> None:
    text = "no " * 33_000
    start = time.process_time()
    passages.compare(0, 1, [told(text), told(text + "yes.")])
    assert time.process_time() - start < 5
