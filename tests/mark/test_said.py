from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.mark import said
from sayso.records import Anchor, Mention, Moment, Timex
from tests.mark.marked import marked

DAYS = {
    "Monday": "2031-03-03",
    "Tuesday": "2031-03-04",
    "Wednesday": "2031-03-05",
    "Friday": "2031-03-07",
}


def told(nlp, text: str, day: str | None = None) -> list[tuple[str | None, str]]:
    report, doc, reading = marked(nlp, text)
    reading = replace(reading, anchor=Anchor(day))
    timexes = [
        Timex(report.cut(at, at + len(name)), "DATE", Moment(day, day, day))
        for name, day in DAYS.items()
        for at in range(len(report.text))
        if report.text.startswith(name, at)
    ]
    timexes.sort(key=lambda t: t.span.start)
    reading = replace(reading, timexes=tuple(timexes))
    found = said.run(report, doc, reading)["attributions"]
    return [(a.said.value if a.said else None, a.said_by) for a in found]


def dates(nlp, text: str) -> list[str | None]:
    return [value for value, _ in told(nlp, text)]


CASES = [
    ("{The port} <said on Monday> [the ferry sank].", ["2031-03-03"]),
    ("On Monday, {the port} <confirmed> [that the ferry sank].", ["2031-03-03"]),
    ("{The port} <said> [the ferry sank on Monday].", [None]),
    ("[The ferry sank on Monday], {the port} <said> on Tuesday.", ["2031-03-04"]),
    # The same occasion: the next sentences of the same speaker.
    (
        "{The port} <said> on Monday [the ferry sank]. | [Crews are searching], {it} <added>.",
        ["2031-03-03", "2031-03-03"],
    ),
    # A standing position is not part of the occasion.
    (
        "{The port} <said> on Monday [the ferry sank]. | {The port} <has long said> [it was old].",
        ["2031-03-03", None],
    ),
    # What has been confirmed is news of no other day than the report's.
    ("{The port} <had confirmed> [that the ferry sank].", [None]),
    # A ship that a firm owns is not that firm.
    (
        "The Alma, a ship run by Berg Lines, left on Monday. | {Berg Lines} <said> [it was sound].",
        [None],
    ),
    # Another speaker in another paragraph has not been dated.
    (
        "{The port} <said> on Monday [the ferry sank].\n\n| {The union} <said> [the hull was old].",
        ["2031-03-03", None],
    ),
    # A date in front holds for the rest of its paragraph.
    (
        "On Friday, {the port} <confirmed> [the loss]. | {Captain Ada Brandt} <called> [it a shame].",
        ["2031-03-07", "2031-03-07"],
    ),
    (
        "{Ada Brandt} <said> on Monday [it sank]. | {Otto Lind} <said> on Tuesday [it did not].\n\n"
        "| {Ms. Brandt} <said> [divers had found it].",
        ["2031-03-03", "2031-03-04", "2031-03-03"],
    ),
    ("{A report released on Monday} <said> [the hull was old].", ["2031-03-03"]),
    ("<According to> {officials who met on Monday}, [the hull was old].", [None]),
    # What somebody wrote goes on in the next paragraph at the most.
    (
        "On Monday, {Ada Brandt} <wrote> [that it sank]. | [Two hulls were old], {he} <wrote>.",
        ["2031-03-03", "2031-03-03"],
    ),
    # The date stands between the source quoted and its words.
    ("{The post} <quoted> [Ada Brandt on Monday as saying it sank].", ["2031-03-03"]),
    # What nobody is named for goes with what was said in the same sentence.
    (
        "{The port} <said on Monday> [it sank], | and [more] <are expected> [to leave].",
        ["2031-03-03", "2031-03-03"],
    ),
    # A document that bears a date says all that it says on that day.
    (
        "In a letter dated Monday, {Ada Brandt} <wrote> [that the hull was old]. "
        "| {The letter} also <says> [divers were ill].",
        ["2031-03-03", "2031-03-03"],
    ),
    ("{Ada Brandt} <said> in a report published on Monday [that it sank].", ["2031-03-03"]),
    # What somebody does on a day is the occasion of what they say in that paragraph.
    (
        "Ada Brandt went further on Monday. | {Brandt} <said> [the hull was old].",
        ["2031-03-03"],
    ),
    # Somebody who spoke on one day alone spoke on it everywhere.
    (
        "<According to> {Ada Brandt}, [it sank].\n\n| {Ada Brandt} <said on Friday> [it was old].",
        ["2031-03-07", "2031-03-07"],
    ),
    # A pronoun goes on with what whoever was named last said; a body does so in the present, too.
    (
        "{The panel} <presented> [its findings] on Monday. | {It} <speaks of> [21 dead].",
        ["2031-03-03", "2031-03-03"],
    ),
    (
        "{Ada Brandt} <told> pilots on Monday [it sank]. | [Six were saved], {he} <explained>.",
        ["2031-03-03", "2031-03-03"],
    ),
    (
        "{Ada Brandt} <told> pilots on Monday [it sank]. | {She} <says> [the hull was old].",
        ["2031-03-03", None],
    ),
    # The occasion may be told by a clause of its own.
    ("[It sank], {she} <said> when we met her on Friday.", ["2031-03-07"]),
    ("As she toured the wreck on Friday, {Ada Brandt} <said> [it was old].", ["2031-03-07"]),
    ("{She} <lingered>, as she did on Friday, [on the losses].", [None]),
    ("Speaking to pilots on Friday, {Ada Brandt} <said> [it sank].", ["2031-03-07"]),
    ("In a film posted to a channel on Friday, {the crew} <claimed> [it sank].", ["2031-03-07"]),
    ("<According to> {its own figures}, published on Friday, [nine died].", ["2031-03-07"]),
    # Who did something on a day speaks on it, but not on another day of a dated saying.
    ("Ada Brandt met pilots on Monday. | {She} <said> [the hull was old].", ["2031-03-03"]),
    (
        "{Brandt} <said> on Friday [nine had died, up from six on Monday]. | {It} <lists> [six].",
        ["2031-03-07", "2031-03-07"],
    ),
    # What had been said on a day dates nothing else that was said.
    (
        "{Ada Brandt} <had said> on Monday [it sank].\n\n| {Ada Brandt} <put> [the dead] <at> [9].",
        ["2031-03-03", None],
    ),
    # A bulletin has its dates in brackets, and a comparison its own.
    ("[Nine dead] <(>{port authority}, Friday).", ["2031-03-07"]),
    ("{The port} <counted> [nine dead], more than on Friday.", [None]),
    # The date of a paper that is the subject dates what it says.
    ("{Its} last bulletin, issued on Friday, <listed> [21 dead].", ["2031-03-07"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_dates(nlp, text: str, wanted: list[str | None]) -> None:
    assert dates(nlp, text) == wanted


REPORTED = [
    # A report's own news is of its day, and said to be so.
    ("{The port} <said> [the ferry sank].", [("2031-03-08", "report")]),
    ("{The port} <says> [the hull was old].", [("2031-03-08", "report")]),
    ("{The port} <said on Friday> [the ferry sank].", [("2031-03-07", "text")]),
    # What had been said before it is not, nor what was said at another time.
    ("{The port} <had said> [the hull was old].", [(None, "text")]),
    ("{The port} <said> at the time [that the hull was old].", [(None, "text")]),
    ("{The port} <has denied> [that the hull was old].", [(None, "text")]),
]


@pytest.mark.parametrize(("text", "wanted"), REPORTED, ids=[c[0] for c in REPORTED])
def test_undated_news_is_of_the_day_of_its_report(
    nlp, text: str, wanted: list[tuple[str | None, str]]
) -> None:
    assert told(nlp, text, "2031-03-08") == wanted


def test_what_something_came_a_day_after_was_said_the_day_before_it(nlp) -> None:
    text = "The rescue came two days after {Ada Brandt} <told> pilots [that it had sunk]."
    report, doc, reading = marked(nlp, text)
    at = report.text.index("two days")
    length = Timex(report.cut(at, at + 8), "DURATION", Moment("P2D", None, None))
    reading = replace(reading, anchor=Anchor("2031-03-08"), timexes=(length,))
    (found,) = said.run(report, doc, reading)["attributions"]
    assert (found.said, found.said_by) == (Moment(*("2031-03-06",) * 3), "text")


def test_a_report_without_a_day_dates_nothing(nlp) -> None:
    assert told(nlp, "{The port} <said> [the ferry sank].") == [(None, "text")]


def test_what_is_told_inside_is_dated_by_who_passes_it_on(nlp) -> None:
    report, doc, reading = marked(nlp, "{The port} <said on Friday> [divers had told it so].")
    outer = reading.attributions[0]
    at = report.text.index("had told")
    inner = replace(
        outer,
        id="inner",
        source=(report.cut(at - 7, at - 1),),
        cue=(report.cut(at, at + 8),),
        content=(report.cut(at + 12, at + 14),),
        inside=outer.id,
    )
    day = Moment("2031-03-07", "2031-03-07", "2031-03-07")
    friday = report.text.index("Friday")
    timex = Timex(report.cut(friday, friday + 6), "DATE", day)
    reading = replace(
        reading, attributions=(outer, inner), timexes=(timex,), anchor=Anchor("2031-03-08")
    )
    found = said.run(report, doc, reading)["attributions"]
    assert [(a.said, a.said_by) for a in found] == [(day, "text"), (day, "report")]


def test_mentions_tell_the_speaker(nlp) -> None:
    text = (
        "{The Coast Guard} <said> on Monday [the ferry sank].\n\n"
        "| {The agency} <said> [divers had found it]."
    )
    report, doc, reading = marked(nlp, text)
    at = report.text.index("Monday")
    day = Timex(report.cut(at, at + 6), "DATE", Moment("2031-03-03", "2031-03-03", "2031-03-03"))
    first, second = (a.source[0] for a in reading.attributions)
    mentions = (
        Mention("m1", first, "Coast Guard", "organization", "name"),
        Mention("m2", second, "the agency", "organization", "description", refers="m1"),
    )
    reading = replace(reading, timexes=(day,), mentions=mentions)
    found = said.run(report, doc, reading)["attributions"]
    assert [a.said.value if a.said else None for a in found] == ["2031-03-03", "2031-03-03"]


def test_a_vague_time_dates_nothing(nlp) -> None:
    report, doc, reading = marked(nlp, "{The port} now <says> [the ferry sank].")
    at = report.text.index("now")
    now = Timex(report.cut(at, at + 3), "DATE", Moment("PRESENT_REF"))
    (found,) = said.run(report, doc, replace(reading, timexes=(now,)))["attributions"]
    assert found.said is None


def test_a_year_is_no_occasion(nlp) -> None:
    report, doc, reading = marked(
        nlp, "{Ada Brandt} <said> in 2019 [it was safe]. | {Ada Brandt} <said> [it had sunk]."
    )
    at = report.text.index("2019")
    year = Timex(report.cut(at, at + 4), "DATE", Moment("2019", "2019-01-01", "2019-12-31"))
    found = said.run(report, doc, replace(reading, timexes=(year,)))["attributions"]
    assert [a.said.value if a.said else None for a in found] == ["2019", None]


@pytest.mark.parametrize(
    ("text", "day", "wanted"),
    [
        # Friday is to come: it names the vote, and dates nothing that was said.
        ("{The nominee for the Friday vote} later <said> [he was joking].", "2031-03-04", "2031-03-04"),
        ("{The head of the Friday fair} <told> reporters [it is off].", "2031-03-04", "2031-03-04"),
        # A page may be dated where it is still the day before.
        ("{The port} <said> on Wednesday [the ferry sank].", "2031-03-04", "2031-03-05"),
    ],
)  # fmt: skip
def test_nothing_was_said_on_a_day_that_had_not_come(nlp, text: str, day: str, wanted: str) -> None:
    assert [value for value, _ in told(nlp, text, day)] == [wanted]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("{The port} <has confirmed> [that the ferry sank].", "2031-03-08"),
        ("{The port} <has long denied> [that the ferry sank].", None),
        ("{The port} <had confirmed> [that the ferry sank].", None),
    ],
)
def test_what_has_been_confirmed_is_news_of_the_day(nlp, text: str, day: str | None) -> None:
    assert told(nlp, text, "2031-03-08")[0][0] == day
