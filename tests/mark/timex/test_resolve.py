from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from sayso.mark.timex.resolve import resolve
from sayso.mark.timex.tense import DocClues
from tests.mark.timex.resolved import CALENDAR, DAY, values


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("sailed on 2031-05-02 at last", "2031-05-02", "DATE", "2031-05-02"),
        ("logged 2031-05-02T07:45Z by radio", "2031-05-02T07:45Z", "TIME", "2031-05-02T07:45Z"),
        ("due 5/2/31 or never", "5/2/31", "DATE", "2031-05-02"),
        ("due 22/5/2031 or never", "22/5/2031", "DATE", "2031-05-22"),
        ("due 22.5.2031 or never", "22.5.2031", "DATE", "2031-05-22"),
        ("on Tuesday, April 15, 2031, it sank", "Tuesday, April 15, 2031", "DATE", "2031-04-15"),
        ("on 15 April 2031 it sank", "15 April 2031", "DATE", "2031-04-15"),
        ("on the 15th of April it sank", "the 15th of April", "DATE", "2031-04-15"),
        ("the Apr. 15 leak", "Apr. 15", "DATE", "2031-04-15"),
        ("April 15-18, 2031 in Oslo", "April 15-18, 2031", "DATE", "2031-04-15/2031-04-18"),
        ("back in August 2029", "August 2029", "DATE", "2029-08"),
        ("last November it froze", "last November", "DATE", "2030-11"),
        ("in 1998 it flooded", "1998", "DATE", "1998"),
        ("the 1950-53 drought", "1950-53", "DATE", "1950/1953"),
        ("the 1998–2001 drought", "1998–2001", "DATE", "1998/2001"),
        ("in the early 1990s", "the early 1990s", "DATE", "199"),
        ("in the '80s", "the '80s", "DATE", "198"),
        ("in the 20th century", "the 20th century", "DATE", "19"),
        ("in the twenty-first century", "the twenty-first century", "DATE", "20"),
        ("in the third quarter of 2030", "the third quarter of 2030", "DATE", "2030-Q3"),
        ("in Q3 2030 it grew", "Q3 2030", "DATE", "2030-Q3"),
        ("the first half of 2030", "the first half of 2030", "DATE", "2030-H1"),
        ("in FY2030", "FY2030", "DATE", "2030"),
        ("in the spring of 2029", "the spring of 2029", "DATE", "2029-SP"),
        ("last summer it burned", "last summer", "DATE", "2030-SU"),
        ("on Wednesday it burned", "Wednesday", "DATE", "2031-05-07"),
        ("on Thursday it burned", "Thursday", "DATE", "2031-05-08"),
        ("on Friday it burned", "Friday", "DATE", "2031-05-02"),
        ("last Wednesday it burned", "last Wednesday", "DATE", "2031-04-30"),
        ("last Saturday it burned", "last Saturday", "DATE", "2031-05-03"),
        ("next Monday it opens", "next Monday", "DATE", "2031-05-12"),
        ("on Wednesday night it burned", "Wednesday night", "TIME", "2031-05-07TNI"),
        ("late last night it burned", "late last night", "TIME", "2031-05-07TNI"),
        ("this morning it burned", "this morning", "TIME", "2031-05-08TMO"),
        ("yesterday it burned", "yesterday", "DATE", "2031-05-07"),
        ("the day before yesterday", "the day before yesterday", "DATE", "2031-05-06"),
        ("at 5:30 p.m. Wednesday", "5:30 p.m. Wednesday", "TIME", "2031-05-07T17:30"),
        ("at 0730 GMT on Tuesday", "0730 GMT on Tuesday", "TIME", "2031-05-06T07:30"),
        ("at midnight Friday", "midnight Friday", "TIME", "2031-05-02T24"),
        ("five months ago", "five months ago", "DATE", "2030-12"),
        ("two weeks ago", "two weeks ago", "DATE", "2031-W17"),
        ("ten days ago", "ten days ago", "DATE", "2031-04-28"),
        ("half a century ago", "half a century ago", "DATE", "1981"),
        ("decades ago", "decades ago", "DATE", "PAST_REF"),
        ("earlier this month", "earlier this month", "DATE", "2031-05"),
        ("early next week", "early next week", "DATE", "2031-W20"),
        ("last year", "last year", "DATE", "2030"),
        ("by the end of the year", "the end of the year", "DATE", "2031"),
        ("the first Tuesday in November 2031", "the first Tuesday in November 2031", "DATE",
         "2031-11-04"),
        ("the last day of May", "the last day of May", "DATE", "2031-05-31"),
        ("on Thanksgiving 2030", "Thanksgiving 2030", "DATE", "2030-11-28"),
        ("over Easter weekend 2031", "Easter weekend 2031", "DATE", "2031-W15-WE"),
        ("the Sept. 11 attacks", "Sept. 11", "DATE", "2001-09-11"),
        ("it took two and a half years", "two and a half years", "DURATION", "P2Y6M"),
        ("over the past three months", "the past three months", "DURATION", "P3M"),
        ("a 45-minute delay", "45-minute", "DURATION", "PT45M"),
        ("a five-year low", "five-year", "DURATION", "P5Y"),
        ("for several weeks", "several weeks", "DURATION", "PXW"),
        ("for decades", "decades", "DURATION", "PXD"),
        ("asked this a couple months ago", "a couple months ago", "DATE", "2031-03"),
        ("over the past decade and a half", "the past decade and a half", "DURATION", "P15Y"),
        ("more than a half-century ago", "more than a half-century ago", "DATE", "1981"),
        ("a quarter-century ago", "a quarter-century ago", "DATE", "2006"),
        ("after a quarter of a century", "a quarter of a century", "DURATION", "P25Y"),
        ("on Sun. night it rained", "Sun. night", "TIME", "2031-05-04TNI"),
        ("sank Sun., in the rain", "Sun.", "DATE", "2031-05-04"),
        ("after five years and four months", "five years and four months", "DURATION", "P5Y4M"),
        ("2 hours, 20 minutes of rain", "2 hours, 20 minutes", "DURATION", "PT2H20M"),
        ("a decade-long feud", "decade", "DURATION", "P10Y"),
        ("the weeklong strike", "weeklong", "DURATION", "P1W"),
        ("in fiscal year 2029", "fiscal year 2029", "DATE", "2029"),
        ("in the 2029 fiscal year", "the 2029 fiscal year", "DATE", "2029"),
        ("since year-end 2029", "year-end 2029", "DATE", "2029"),
        ("by the end of the decade", "the end of the decade", "DATE", "203"),
        ("on Jan. 6 last year it sank", "Jan. 6 last year", "DATE", "2030-01-06"),
        ("on 6 January last year it sank", "6 January last year", "DATE", "2030-01-06"),
        ("in recent weeks", "recent weeks", "DURATION", "PXW"),
        ("every Thursday", "every Thursday", "SET", "XXXX-WXX-4"),
        ("on Tuesdays it sails", "Tuesdays", "SET", "XXXX-WXX-2"),
        ("every two weeks", "every two weeks", "SET", "P2W"),
        ("inspected daily", "daily", "SET", "P1D"),
        ("it sank on Feb.3, 2030", "Feb.3, 2030", "DATE", "2030-02-03"),
        ("at 0200 hours it sank", "0200 hours", "TIME", "2031-05-08T02:00"),
        ("at 11 o'clock at night", "11 o'clock at night", "TIME", "2031-05-08T23:00"),
        ("9am on Sunday, 4 May 2031", "9am on Sunday, 4 May 2031", "TIME", "2031-05-04T09:00"),
        ("they trained for 2000 hours", "2000 hours", "DURATION", "PT2000H"),
        ("over the next 12 to 18 months", "the next 12 to 18 months", "DURATION", "P12M"),
        ("as many as 20 years", "as many as 20 years", "DURATION", "P20Y"),
        ("over the last three quarters", "the last three quarters", "DURATION", "P3Q"),
        ("in the early 1900s", "the early 1900s", "DATE", "19"),
        ("in the 2000s", "the 2000s", "DATE", "200"),
        ("in the winter of 2029-30", "the winter of 2029-30", "DATE", "2029-WI"),
        ("the 2029/30 season", "2029/30", "DATE", "2029/2030"),
        ("the last quarter of 2030", "the last quarter of 2030", "DATE", "2030-Q4"),
        ("the week beginning 3 May", "the week beginning 3 May", "DATE", "2031-W18"),
        ("over the weekend of May 3-4", "the weekend of May 3-4", "DATE", "2031-W18-WE"),
        ("for the late-November trip", "late-November", "DATE", "2030-11"),
        ("it is now closed", "now", "DATE", "PRESENT_REF"),
        ("it recently closed", "recently", "DATE", "PAST_REF"),
        ("in the near future", "the near future", "DATE", "FUTURE_REF"),
    ],
)  # fmt: skip
def test_phrases(text: str, words: str, kind: str, value: str) -> None:
    assert values(text) == [(words, kind, value)]


def test_typographic_apostrophes() -> None:
    assert values("by year’s end, as in the ’80s and on New Year’s Day 2031") == [
        ("year’s end", "DATE", "2031"),
        ("the ’80s", "DATE", "198"),
        ("New Year’s Day 2031", "DATE", "2031-01-01"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They may march in the second boat.",
        "Call 911 about the KN-23 and the Boeing 747.",
        "It cost $1998 and 2001% more.",
        "The 37-year-old, 41 years old, waited.",
        "Prices fall when oil springs up.",
        "About three-quarters of it, or a quarter, burned.",
        "Article 5 of Resolution 425",
        "He said ‘10 boats’ sank.",
        "in his mid-30s",
        "women in their seventies",
        "She wrote for the Alby Sun. All of it was true.",
        "Fares rose 8% annually.",
        "The pumps ran 24 hours a day, seven days a week.",
        "The quarter-to-quarter figures were poor.",
        "It lost six of the past seven races.",
        "She hosts Tuesday Night Boats after 60 Minutes.",
        "the USA Today reporter",
        "It was the third flood in as many years.",
        "Three-quarters of it burned, but three-quarters stayed.",
        "They met on Super Tuesday.",
        "It will be open 24/7.",
        "A recent report told of it.",
        "The average daily catch was small; 10,000 boats annually sail.",
        "Anger rose in some quarters.",
        "He came to several weekend fairs.",
        "She read from Amos 5:24.",
        "On that day nobody sails.",
        "It is read bi-weekly.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Wednesday it burned", "XXXX-WXX-3"),
        ("on Oct. 8 it burned", "XXXX-10-08"),
        ("in December it burned", "XXXX-12"),
        ("this month it burned", "XXXX-XX"),
        ("last year it burned", "XXXX"),
        ("this week it burned", "XXXX-WXX"),
        ("in August 2023 it burned", "2023-08"),
    ],
)
def test_without_a_day_only_the_words_count(text: str, value: str) -> None:
    assert [found[2] for found in values(text, None)] == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opened in the spring of 2029 and shut that year.", ["2029-SP", "2029"]),
        ("The 2028 flood killed 40, the previous year's 10.", ["2028", "2027"]),
        ("Founded in 1921, it burned down that same year.", ["1921", "1921"]),
        ("It opened in May 2019. Two months later it shut.", ["2019-05", "2019-07"]),
        ("She won in 1976. Four years later she lost.", ["1976", "1980"]),
        ("It lost 2 boats, up from 1 a year earlier, and 5 men, up from 3 a year earlier.",
         ["2030", "2030"]),
        ("He was jailed between May and July 2023.", ["2023-05", "2023-07"]),
        ("It was shut between the 9th and 13th of May.", ["2031-05-09", "2031-05-13"]),
        ("A quarter past patients of half past owners left in 2023.", ["2023"]),
        ("It rained from December to March 2029.", ["2028-12", "2029-03"]),
        ("It rained from Oct. 8 to Nov. 13, 2029.", ["2029-10-08", "2029-11-13"]),
        ("Growth of 2% is forecast for 2032; by the end of next year it may be 3.",
         ["2032", "2032"]),
        ("The season runs from June 1 to Nov. 30.", ["2031-06-01", "2031-11-30"]),
        ("It rains from October to March.", ["2031-10", "2032-03"]),
        ("It sank on June 19, 2024, and was raised that December.", ["2024-06-19", "2024-12"]),
        ("Half had left by May 2029, and the following January half returned.",
         ["2029-05", "2030-01"]),
        ("In 2029 it sank; the previous November it had leaked.", ["2029", "2028-11"]),
        ("It was shut from 6 p.m. Friday until 9 a.m. Monday.",
         ["2031-05-02T18:00", "2031-05-05T09:00"]),
        ("Boats were sold from April 14 to Wednesday.", ["2031-04-14", "2031-05-07"]),
        ("In the week ended May 3 it rained.", ["2031-W18", "2031-05-03"]),
        ("In the week ending 4 May it rained.", ["2031-W18", "2031-05-04"]),
        ("In the year ended June 30 it rained.", ["P1Y", "2030-06-30"]),
        ("It rained on June 3 and 4, 2030.", ["2030-06-03", "2030-06-04"]),
        ("It rained in the 12th and 13th centuries.", ["11", "12"]),
        ("In 2019 it sank. June of that year was wet, as was that summer.",
         ["2019", "2019-06", "2019-SU"]),
        ("It shut on Saturday, from Monday to Wednesday, and fell to May lows.",
         ["2031-05-03", "2031-05-05", "2031-05-07", "2031-05"]),
        ("On Monday it rained, as it did through Wednesday.", ["2031-05-05", "2031-05-07"]),
        ("Gull Ferries lost $3 million in the third quarter. In the fourth quarter of 2031 it "
         "may do better. A year ago it earned $1 million.", ["2030-Q3", "2031-Q4", "2029-Q3"]),
        ("Gull Ferries expects to sell boats in the fourth quarter of 2031. In the latest quarter "
         "it lost $3 million, as it had a year ago.", ["2031-Q4", "2031-Q1", "2030-Q1"]),
    ],
)  # fmt: skip
def test_what_was_named_last_is_counted_from(text: str, expected: list[str]) -> None:
    assert [found[2] for found in values(text)] == expected


def test_a_history_moves_on_by_weeks() -> None:
    text = (
        "The Ferry War began in 1871. In 1872 it spread, and in 1873 the port fell. By 1874 the "
        "town had starved. Talks opened in 1875. In the first week of March 1876 the walls fell. "
        "On 8 March the guns stopped."
    )
    assert values(text)[-1][2] == "1876-03-08"


def test_quarters_without_a_day_are_compared_all_the_same() -> None:
    text = "In the second quarter it lost a boat, as it had a year earlier."
    assert [found[2] for found in values(text, None)] == ["XXXX-Q2", "XXXX-Q2"]


def test_a_report_that_looks_back_is_no_history() -> None:
    text = (
        "The pier burned in 1960, 1962, 1968, 1977, 1981 and 1984. The mayor said that it had not "
        "been insured. A diver said that it was safe. The owner told the council that the pier "
        "would open, and a guard said so too. The council met in March."
    )
    assert values(text)[-1][2] == "2031-03"


def test_a_history_keeps_its_own_clock() -> None:
    text = (
        "The Ferry War began in March 1871, when the council seized three boats. On 4 April the "
        "coast guard crossed the strait. Two days later the harbour fell.\n\nThe following month "
        "a fleet sailed. In January 1872 talks opened; they failed in February. The 1869 treaty "
        "was dead. On 3 March 1872, at 5:30 a.m., the guns opened fire. That night the garrison "
        "left. In December a truce was signed, but in January the fighting began again. On the "
        "8th, a convoy was lost. Peace came in 1875, and twenty years later a monument stood "
        "there. It was moved between 9 and 13 May 1896. Today the strait is quiet."
    )
    assert [found[2] for found in values(text)] == [
        "1871-03", "1871-04-04", "1871-04-06", "1871-05", "1872-01", "1872-02", "1869",
        "1872-03-03", "1872-03-03T05:30", "1872-03-03TNI", "1872-12", "1873-01", "1873-01-08",
        "1875", "1895", "1896-05-09", "1896-05-13", "PRESENT_REF",
    ]  # fmt: skip


HISTORIES = [
    (
        "The Toll Riots broke out in 2004. On March 12, carters blocked the bridge. Two carts were "
        "burned on March 14, and the next week the toll was halved. In April 2005 it was abolished. "
        "The gates came down in October.",
        ["2004", "2004-03-12", "2004-03-14", "2004-W12", "2005-04", "2005-10"],
    ),
    (
        "The great tide began on the night of January 31, 1953. By the morning of February 1 the "
        "dikes had gone. At 3 a.m. the bells rang. Work on new ones started in 1958.",
        ["1953-01-31TNI", "1953-02-01TMO", "1953-02-01T03:00", "1958"],
    ),
    (
        "The mill strike of 1911 ended in June 1912. The weavers, who had walked out on 1 March, "
        "went back on July 4. In the third quarter of that year wages rose. In March of the "
        "following year the mill burned.",
        ["1911", "1912-06", "1912-03-01", "1912-07-04", "1912-Q3", "1913-03"],
    ),
    (
        "Count Ivo was crowned on 6 January 1380. On the evening of the 4th of March the barns "
        "burned. The previous autumn he had doubled the tithe. Rain fell on the 5th and 6th. On the "
        "9th Ivo fled. By 1381 the valley was quiet.",
        ["1380-01-06", "1380-03-04TEV", "1379-FA", "1380-03-05", "1380-03-06", "1380-03-09", "1381"],
    ),
    (
        "The ridge was stormed between May 3 and May 19, 1943. At 0600 hours on May 3 three "
        "brigades attacked. In the afternoon of May 18 the last bunker fell. The front moved on in "
        "March 1944.",
        ["1943-05-03", "1943-05-19", "1943-05-03T06:00", "1943-05-18TAF", "1944-03"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HISTORIES)
def test_a_short_history_keeps_its_own_clock(
    text: str, expected: list[str], nlp: Callable[[str], Doc]
) -> None:
    assert [found.sense.value for found in resolve(text, DAY, CALENDAR, DocClues(nlp(text)))] == (
        expected
    )


@pytest.mark.parametrize(
    "text",
    [
        "The pier, built in 1972 and rebuilt in 1999, burned on May 3.",
        "The pier was built in 1972 and rebuilt in 1999. It burned in May, the mayor said.",
        "The pier was built in 1972 and rebuilt in 1999. On Tuesday it burned. It opened in May.",
    ],
)
def test_a_report_with_two_old_years_is_no_history(text: str) -> None:
    assert values(text)[-1][2].startswith("2031-05")


def test_results_are_compared_with_the_same_quarter() -> None:
    text = (
        "Gull Ferries lost $3 million in the fourth quarter. It had earned $2 million a year "
        "earlier. In the first nine months it broke even, as it had a year earlier. The quarter "
        "was poor."
    )
    assert [found[2] for found in values(text)] == ["2030-Q4", "2029-Q4", "P9M", "2030", "2030-Q4"]


WORDS = st.sampled_from(
    "the a last next this two 12 1998 31 Oct. May Monday second quarter year years days ago later "
    "of and - , . ' ’ 's early end half past few a.m. p.m. GMT noon night now '80s 1990s Easter "
    "that following previous same through until century-long 1000 2999 month 0001-01-01 ahead "
    "week every thousand first BC AD 431 218-201 before after each other twice a 0200 hours so from 9:30 30/2/2031 2031-02-30 ½ fiscal $5 today the\n\nnext".split(
        " "
    )
)


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=30), st.sampled_from([DAY, None, date.min, date.max]))
def test_spans_are_exact_and_in_order(pieces: list[str], day: date | None) -> None:
    text = " ".join(pieces)
    last = 0
    for found in resolve(text, day, CALENDAR):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert found.sense.value
        last = found.end


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    resolve(text, DAY, CALENDAR)


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "'",
        "Oct. ",
        "the last ",
        "two ",
        "hundred ",
        "1998-",
        "431 BC ",
        "Friday. ",
        "from a year ago ",
    ],
)
def test_repetition_takes_no_longer_than_its_length(piece: str) -> None:
    resolve(piece * (20_000 // len(piece)), DAY, CALENDAR)


def test_a_deadline_ends_no_range_of_another_sentence() -> None:
    text = "The strike starts on Monday. They have until Friday to answer."
    assert values(text)[-1][2] == "2031-05-09"
    assert values("The port is shut from Monday until Friday.")[-1][2] == "2031-05-09"
    assert values("It will be shut from Monday until Friday.")[-1][2] == "2031-05-09"


def test_a_clock_time_goes_with_the_day_behind_it() -> None:
    text = "On the evening of 11 May the council met, and at noon the next day it resigned."
    assert [found[2] for found in values(text)] == ["2031-05-11TEV", "2031-05-12T12:00"]
    text = "In May 1926 the strike began. On the morning of the 5th two trains ran. Peace came in 1927."
    assert values(text)[1][2] == "1926-05-05TMO"


def test_the_second_half_of_last_year() -> None:
    assert values("Wages fell in the second half of last year.")[0][2] == "2030-H2"
