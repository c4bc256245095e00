"""The sentences on docs/times.md, read by the code as it is."""

from __future__ import annotations

from sayso.data import load
from sayso.mark import anchor, timexes
from sayso.records import Reading, Report

# A Thursday.
PUBLISHED = "2031-05-08"
SENTENCES = (
    "The dam burst at 3:15 p.m. (1315 GMT) on Sunday, 4 May, and by late Monday the town was empty.",
    "Marn goes to the polls on Tuesday; the last vote, in November 2027, was annulled that December.",
    "Cholera has spread since mid-March and killed 40 people over the past three weeks.",
    "The ferry sails every Thursday and twice a week in summer.",
    "The line lost $3 million in the first quarter, as it had a year earlier.",
    "The drought of 1950-53 began in the spring of 1950 and broke three years later.",
    "The strait was open to tankers between Jan. 8 and Feb. 13, 2030.",
    "Results for the fiscal year ended June 30 were delayed until next Monday.",
    "Five months ago the plant closed; it will reopen early next year, soon after Easter.",
    "Oros fell in 404 BC, and its walls, begun in the 5th century BC, were rebuilt ten years later.",
)


def table() -> str:
    """What is understood of each sentence in a report of that Thursday, as Markdown."""
    language, calendar = load("language"), load("calendar")
    lines = [
        f"In a report published on Thursday, {PUBLISHED}:",
        "",
        "| words | type | value | days |",
        "| --- | --- | --- | --- |",
    ]
    for sentence in SENTENCES:
        report = Report("page", "page", sentence, published=PUBLISHED)
        doc, reading = language(sentence), Reading("page")
        reading = Reading("page", **anchor.run(report, doc, reading, calendar=calendar))
        lines.append(f"| *{sentence}* | | | |")
        for timex in timexes.run(report, doc, reading, calendar=calendar)["timexes"]:
            moment = timex.moment
            days = f"{moment.start} to {moment.end}" if moment.start != moment.end else moment.start
            lines.append(f"| {timex.span.text} | {timex.type} | `{moment.value}` | {days or ''} |")
    return "\n".join(lines)
