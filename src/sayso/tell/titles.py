"""The names of the sections, and what an empty one says where its absence is information."""

from __future__ import annotations

NEWS = "What is new"
TURNS = "Changed positions"
POINTS = "Points at issue"
NUMBERS = "The numbers"
TIMELINE = "Timeline"
MAP = "Where"
ROUTES = "From where to where"
VOICES = "Who says what"
REACTIONS = "Reactions"
MOTIVES = "Assessments, motives and forecasts"
TRANSFERS = "Who gave what to whom"
EVIDENCE = "Evidence"
ALONE = "Told by one outlet alone"
CHANGES = "What copies and later versions changed"
DECISIONS = "Decided by editors"
UNKNOWNS = "What is not known"
SOURCES = "Sources, and how they were read"

NO_POINTS = "None found in these reports."
NO_UNKNOWNS = "None found: the reports name nothing as unknown."
HOW_TO_CITE = (
    "[2¶4] means report 2, paragraph 4, and [¶4] the fourth paragraph of the only report. "
    "The words are exact; “…” shows where some are left out."
)
COLUMNS = {"what": "What", "dates": "When", "by": "On whose say-so"}


def on_record(count: int) -> str:
    """What is told of the points that one source alone makes."""
    if count == 1:
        return "1 statement comes from one source, and none contradicts it."
    return f"{count:,} statements come from one source each, and none contradicts them."
