from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark import timexes
from sayso.records import Anchor, Reading, Report, Timex


@pytest.fixture
def find(nlp: Callable[[str], Doc]) -> Callable[[str, str | None], tuple[Timex, ...]]:
    def run(text: str, day: str | None) -> tuple[Timex, ...]:
        report = Report("r", "r", text)
        reading = Reading("r", anchor=Anchor(day))
        found: tuple[Timex, ...] = timexes.run(
            report, nlp(text), reading, calendar=load("calendar")
        )["timexes"]
        return found

    return run


Find = Callable[[str, "str | None"], tuple[Timex, ...]]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ferry sank on Friday.", "2031-05-02"),
        ("The mayor was scheduled to arrive late Wednesday.", "2031-05-07"),
        ("The mayor was scheduled to arrive on Monday.", "2031-05-12"),
        ("The ferry will sail on Friday.", "2031-05-09"),
        ("The ferry is expected to sail by December.", "2031-12"),
        ("The ferry sank in December.", "2030-12"),
        ("The firm declared a dividend, payable June 3.", "2031-06-03"),
        ("Voters go to the polls in a term that ends in June.", "2031-06"),
        ("The ruling, announced Friday, will be appealed.", "2031-05-02"),
        ("The ban was extended until Monday.", "2031-05-12"),
        ("The offer had been due to expire Friday.", "2031-05-02"),
        ("The union hopes to bring 5,000 people to the square on Saturday.", "2031-05-10"),
        ("The union expects 5,000 people at a march on Saturday.", "2031-05-10"),
        ("Police fired at a march on Saturday.", "2031-05-03"),
        ("The union is planning a strike on Friday in which 2,000 may join.", "2031-05-09"),
        ("The council has declared Saturday a day of mourning.", "2031-05-10"),
        ("The mayor declared Saturday that the port was safe.", "2031-05-03"),
        ("The flood hit in March.", "2031-03"),
        ("The results are expected on Friday.", "2031-05-09"),
        ("The results had been expected on Friday.", "2031-05-02"),
        ("The mayor said that they could return on Friday if it rained.", "2031-05-09"),
        ("Shops could close if the bridge stays shut beyond the autumn.", "2031-FA"),
        ("The mayor meets the dockers on Monday.", "2031-05-12"),
        ("The line expects results on Monday.", "2031-05-12"),
        ("Both ports sought to win over the dockers on Monday.", "2031-05-05"),
        ("The mayor will resign because of the crash on Monday of a ferry.", "2031-05-05"),
        ("The mayor campaigned ahead of Monday's vote.", "2031-05-12"),
        ("It was seen as a bid for votes ahead of the Nov. 8 election.", "2031-11-08"),
        ("The law helps towns to prepare even before the November election.", "2031-11"),
        ("Neither owner could be reached on Friday.", "2031-05-02"),
        ("The ferry could have sunk on Friday.", "2031-05-02"),
        ("The vote could have consequences in November.", "2031-11"),
        ("The party rebuilds the pier if it wins in the winter.", "2031-WI"),
        ("The mayor testifies before the council on Monday.", "2031-05-12"),
        ("The town holds its primary on Monday.", "2031-05-12"),
        ("The mayor looks tired on Monday.", "2031-05-05"),
        ("The town is calm before the primary on Monday.", "2031-05-12"),
        ("He stood up and shouted: “Let's beat her in December.”", "2031-12"),
        ("She told them that on Monday, they'd better be careful.", "2031-05-12"),
        ("He was not hopeful about the looming contest on Monday.", "2031-05-12"),
        ("The mayor won the primary on Monday.", "2031-05-05"),
        ("Until Monday, nobody had seen the ferry.", "2031-05-05"),
        ("The ferry could sail as soon as Monday.", "2031-05-12"),
        ("As recently as Monday she denied it.", "2031-05-05"),
        ("The ferry line collapsed in June.", "2030-06"),
        ("The mayor announced a summit in June.", "2031-06"),
        ("The ferry line is marching toward February.", "2032-02"),
        ("Since announcing in June that she would go, she has been ill.", "2030-06"),
        ("The inquiry has not ended, and may not until June.", "2031-06"),
        ("The offer was extended to June 16.", "2031-06-16"),
        ("Ahead of the May 1 contests, the mayor fell ill.", "2031-05-01"),
        ("The mayor called November's election a farce.", "2031-11"),
    ],
)
def test_the_verb_decides_past_or_future(find: Find, text: str, value: str) -> None:
    assert [found.moment.value for found in find(text, "2031-05-08")] == [value]


@pytest.mark.parametrize(
    "text",
    ["They May Not sail.", "Theresa May spoke.", "The Sunday Times reported it.",
     "They joined the March for Water.", "They joined the Pride March."],
)  # fmt: skip
def test_names_and_verbs_are_no_times(find: Find, text: str) -> None:
    assert find(text, "2031-05-08") == ()


def test_a_year_that_is_being_told_dates_what_follows(find: Find) -> None:
    text = (
        "In 2019 the dam failed. In March, engineers had warned the council, and in June it left."
    )
    assert [found.moment.value for found in find(text, "2031-05-08")] == [
        "2019", "2019-03", "2019-06",
    ]  # fmt: skip


def test_moments_have_their_days_and_openings(find: Find) -> None:
    text = "Shells have been shipped since August 2029, and until 9 a.m. EST Monday."
    since, until = find(text, "2031-05-08")
    assert (since.moment.start, since.moment.end, since.open) == (
        "2029-08-01",
        "2029-08-31",
        "since",
    )
    assert until.open == "until"
    assert until.moment.value == "2031-05-12T09:00"
    assert until.moment.start == "2031-05-12T09:00:00-05:00"


def test_without_an_anchor_nothing_is_guessed(find: Find) -> None:
    found = find("On Wednesday it sank; by Oct. 8, 2029, it was raised.", None)
    assert [(each.moment.value, each.moment.start) for each in found] == [
        ("XXXX-WXX-3", None),
        ("2029-10-08", "2029-10-08"),
    ]


def test_spans_give_back_their_words(find: Find) -> None:
    text = "Five months ago — “last Wednesday”, then — it sank in the U.S. on Oct. 8."
    for found in find(text, "2031-05-08"):
        assert text[found.span.start : found.span.end] == found.span.text


def test_a_time_of_day_is_on_the_day_told_last(find: Find) -> None:
    text = "A ferry sank on Monday.\n\nIt left the harbour at 6 a.m. in fog."
    assert [t.moment.value for t in find(text, "2031-05-08")] == [
        "2031-05-05",
        "2031-05-05T06:00",
    ]


def test_what_happened_did_so_before_the_report(find: Find) -> None:
    text = "He will resign on Friday. She called him at 2 p.m. and wished him luck."
    assert find(text, "2031-05-08")[-1].moment.value == "2031-05-08T14:00"


def test_what_is_counted_is_no_year(find: Find) -> None:
    text = "In 2005, 1926 cases of cholera were found, up from the 1255 cases found in 2004."
    assert [t.moment.value for t in find(text, "2031-05-08")] == ["2005", "2004"]


def test_what_may_come_later_is_not_counted_from_an_earlier_paragraph(find: Find) -> None:
    text = "The ferry sank on Monday.\n\nA second one would sail seven days later."
    assert [t.moment.value for t in find(text, "2031-05-08")] == ["2031-05-05", "P7D"]


def test_what_a_new_year_tells_of_its_end_was_the_last_one(find: Find) -> None:
    text = "The line had $3 million at year's end."
    assert [t.moment.value for t in find(text, "2031-01-04")] == ["2030"]


def test_what_is_over_was_not_later_than_the_report(find: Find) -> None:
    text = "The ferry line failed. Two years later the port was sold."
    assert [t.moment.value for t in find(text, "2031-05-08")] == ["P2Y"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The dam burst at 3:15 p.m. (1315 GMT) on Sunday.", "2031-05-04T15:15:00+02:00"),
        ("The dam burst at 6 a.m. (1100 GMT) on Sunday.", "2031-05-04T06:00:00-05:00"),
        ("The dam burst at 1 a.m. (2300 GMT) on Sunday.", "2031-05-04T01:00:00+02:00"),
        ("The dam burst at 9 a.m. EST on Sunday.", "2031-05-04T09:00:00-05:00"),
        ("The dam burst at 9 a.m. ET on Sunday.", "2031-05-04T09:00:00-04:00"),
        ("The dam burst at 9 a.m. Eastern time on Sunday.", "2031-05-04T09:00:00-04:00"),
        ("The dam burst at 9 a.m. Moscow time on Sunday.", "2031-05-04T09:00:00+03:00"),
        ("The dam burst at 9 a.m. local time on Sunday.", "2031-05-04T09:00:00"),
    ],
)
def test_times_with_zones(find: Find, text: str, start: str) -> None:
    assert find(text, "2031-05-08")[0].moment.start == start


def test_that_evening_is_the_evening_of_the_day_told(find: Find) -> None:
    text = "A ferry sank on Monday.\n\nLater that evening the crew was found."
    assert find(text, "2031-05-08")[-1].moment.value == "2031-05-05TEV"


def test_a_limit_lies_ahead(find: Find) -> None:
    (season,) = find("The bridge stays shut beyond the summer.", "2031-12-08")
    assert season.moment.value == "2032-SU"


def test_what_has_not_happened_lies_ahead(find: Find) -> None:
    text = "So far, that has not happened, and it may not until after Easter Monday on June 3."
    assert find(text, "2031-05-08")[-1].moment.value == "2031-06-03"


def test_the_present_tense_in_a_history_is_the_reports(find: Find) -> None:
    text = (
        "The port burned in 1871. It burned again in 1881, 1891 and 1901. In 1911 a wall was built, "
        "and in 1921 a second. The town chooses a site for a third in June."
    )
    assert find(text, "2031-05-08")[-1].moment.value == "2031-06"


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2031-05-08T06:40:00Z", "2031-05-07T21:52"),
        ("2031-05-08T06:40:00+01:00", "2031-05-07T21:52"),
        ("2031-05-08T06:40:00", "2031-05-07T21:52"),
        ("2031-05-08T22:10:00+01:00", "2031-05-08T21:52"),
        ("2031-05-08T15:10:00Z", "2031-05-08T21:52"),
        ("2031-05-08", "2031-05-08T21:52"),
    ],
)
def test_nothing_is_told_before_it_happens(
    nlp: Callable[[str], Doc], published: str, value: str
) -> None:
    text = "The first call came in at 9:52 p.m., the fire brigade said."
    report = Report("r", "r", text, published=published)
    reading = Reading("r", anchor=Anchor("2031-05-08"))
    (found,) = timexes.run(report, nlp(text), reading, calendar=load("calendar"))["timexes"]
    assert found.moment.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # "Earlier" counts from the day told last, in whatever paragraph; "ago" from the report's own.
        ("It sank on Monday.\n\nA day earlier it had left Norrby.", "2031-05-04"),
        ("It sank on Monday.\n\nA day ago it left Norrby.", "2031-05-07"),
        (
            "It sank on Monday.\n\nThe mayor said on a talk show the evening before.",
            "2031-05-04TEV",
        ),
        ("It was built in March 1999.\n\nA week earlier it had left Norrby.", "2031-W18"),
        # "The Monday" is the one of those days.
        ("It sank on May 1.\n\nThe mayor spoke on the Friday.", "2031-05-02"),
        ("It sank on April 18.\n\nThe mayor spoke on the Monday.", "2031-04-21"),
    ],
)
def test_days_that_count_from_what_is_told(find: Find, text: str, value: str) -> None:
    assert find(text, "2031-05-08")[-1].moment.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # What somebody says happened did not do so on the day on which it is said ...
        ("It sank on May 1.\n\nThe mayor told the paper on Sunday that calls were made that night.", "2031-05-01TNI"),
        ("The mayor said on Monday that he had slept in his office that night.", "XXXX-XX-XXTNI"),
        ("The mayor spoke on Monday. “I slept in my office that night,” he said.", "XXXX-XX-XXTNI"),
        # ... but what is told did.
        ("The mayor announced on Monday that he would go. That night the crowd left.", "2031-05-05TNI"),
        # A day that only names a thing is not the one being told, nor one on which something began.
        ("The mayor spoke on Monday of the 2 May flood. The same day he left.", "2031-05-05"),
        ("It was shut on Tuesday; it has been full since Sunday.\n\nA day earlier it had sunk.", "2031-05-05"),
        # Nothing past lies ahead of the report.
        ("A train will leave on Sunday. One account collapsed the next day.", "XXXX-XX-XX"),
        ("Engineers saw the crack on May 1. They had issued an alert that Thursday evening.", "2031-05-01TEV"),
        ("The mayor said that Monday was too early.", "2031-05-05"),
        ("The mayor would not say on Monday why it sank.", "2031-05-05"),
        ("Rain has been forecast over the hills through the weekend.", "2031-W19-WE"),
        ("The port was shut through the weekend.", "2031-W18-WE"),
    ],
)  # fmt: skip
def test_the_day_that_is_told_is_not_the_one_on_which_it_is_said(
    find: Find, text: str, value: str
) -> None:
    assert find(text, "2031-05-08")[-1].moment.value == value


def test_a_newspaper_is_no_time(find: Find) -> None:
    assert find("A Norrby daily, the Gull, wrote to the weekly Ebb.", "2031-05-08") == ()
    assert len(find("The daily tally of weekly Gull ferries fell.", "2031-05-08")) == 2


def test_what_is_still_to_come_stays_on_its_day(nlp: Callable[[str], Doc]) -> None:
    text = "The council will meet at 9:52 p.m."
    report = Report("r", "r", text, published="2031-05-08T06:40:00Z")
    reading = Reading("r", anchor=Anchor("2031-05-08"))
    (found,) = timexes.run(report, nlp(text), reading, calendar=load("calendar"))["timexes"]
    assert found.moment.value == "2031-05-08T21:52"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "It left shortly before 11 p.m. on Tuesday and rolled over at 2:15 a.m.",
            "2031-05-07T02:15",
        ),
        ("It left at 9 a.m. on Tuesday and came back at 7:30 a.m.", "2031-05-06T07:30"),
        ("It left at 11 p.m. on Tuesday. It had been loaded at 2:15 a.m.", "2031-05-06T02:15"),
    ],
)
def test_a_story_goes_on_after_midnight(find: Find, text: str, value: str) -> None:
    assert find(text, "2031-05-08")[-1].moment.value == value
