"""The sentences on docs/places.md, read by the code as it is."""

from __future__ import annotations

from sayso import mark
from sayso.pipeline import needed, readings
from sayso.records import Report

SENTENCES = (
    "PARIS, Texas, May 8 — The river rose through the night.",
    "The freighter left Odesa for Istanbul through the Black Sea.",
    "Moscow denied the report; shops in Moscow stayed open.",
    "Floods hit Valencia, Alicante and Murcia.",
    "A tornado struck Springfield, Illinois.",
    "Turkish troops crossed into Syria near Kobani.",
    "Doctors in the Sahel and on the Horn of Africa report cholera.",
    "Paris Martin, who was born in Georgia, sailed from Savannah to Jacksonville.",
    "Jordan Hill told reporters in Amman that Jordan would accept 300 patients.",
    "The quake shook the Kamchatka Peninsula and the Kuril Islands.",
)


def table() -> str:
    """What is understood of each sentence, each read as a report of its own, as Markdown."""
    lines = [
        "Each is read as a report of its own:",
        "",
        "| words | place | country | point | GeoNames | role |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    reports = [Report(f"page{n}", "page", text) for n, text in enumerate(SENTENCES)]
    for report, reading in readings(reports, needed(mark.STEPS, ["places"])):
        lines.append(f"| *{report.text}* | | | | | |")
        for mention in reading.places:
            place = mention.place
            if place is None:
                lines.append(f"| {mention.span.text} | not in the table | | | | {mention.role} |")
                continue
            cells = (
                mention.span.text,
                place.name,
                place.country or "",
                f"{place.lat:.2f}, {place.lon:.2f}",
                str(place.geonames_id or ""),
                mention.role,
            )
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)
