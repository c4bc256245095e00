"""The sentences on docs/numbers.md, read by the code as it is."""

from __future__ import annotations

from sayso import mark
from sayso.pipeline import needed, readings
from sayso.records import Estimate, Reading, Report

# A Thursday.
PUBLISHED = "2031-05-08"
SENTENCES = (
    "The ferry company said at least 41 passengers had drowned and dozens more were missing.",
    "Harbour police put the dead at 38, down from 45 on Tuesday.",
    "Of the 312 people on board, some 60 were Danish sailors, the mayor of Bergen said.",
    "How many were hurt? Nineteen, according to the hospital, including four children.",
    "The union expects between 8,000 and 9,000 dockers to strike on Friday; the port says 3,000.",
    "Norway will send 120 divers and nearly 40 tonnes of equipment by June.",
    "Turnout was 58.3 percent, and the Alder Party won 87 of the 150 seats.",
    "About 300 refugees a day cross the strait; another 1,500 are to be moved to Oslo.",
    "The line put the damage at $4.2 million, while insurers fear that it could reach $10 million.",
    "There are not 200 dead, the minister, 61, told reporters two hours after the third rescue.",
)


def bounds(estimate: Estimate) -> str:
    """Low and high as a reader writes them."""
    low, high = (
        f"{b:,.4g}" if b is not None and abs(b) < 1000 else b and f"{b:,.0f}"
        for b in (estimate.low, estimate.high)
    )
    about = "about " if estimate.approximate else ""
    if low == high:
        return f"{about}{low}"
    if high is None:
        return f"{low} or more"
    return f"{about}{low} to {high}" if low is not None else f"up to {high}"


def source(estimate: Estimate, reading: Reading) -> str:
    """Who vouches for it, in the report's words; the report itself where nobody is named."""
    found = next((a for a in reading.attributions if a.id == estimate.attribution), None)
    return " ".join(span.text for span in found.source) if found and found.source else "the report"


def table() -> str:
    """What is understood of each sentence in a report of that Thursday, as Markdown."""
    lines = [
        f"In a report published on Thursday, {PUBLISHED}:",
        "",
        "| words | how many | of what | of whom | kind | when | who says so |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    reports = [
        Report(f"page{n}", "page", sentence, published=PUBLISHED)
        for n, sentence in enumerate(SENTENCES)
    ]
    for report, reading in readings(reports, needed(mark.STEPS, ["estimates"])):
        lines.append(f"| *{report.text}* | | | | | | |")
        for estimate in reading.estimates:
            kind = f"{estimate.kind}, {estimate.part}" if estimate.part else estimate.kind
            when = f"`{estimate.when.value}`" if estimate.when else ""
            cells = (
                estimate.span.text,
                bounds(estimate),
                estimate.counted,
                estimate.of or "",
                kind,
                when,
            )
            lines.append(f"| {' | '.join(cells)} | {source(estimate, reading)} |")
    return "\n".join(lines)
