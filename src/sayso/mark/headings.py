"""Questions that head a part of a report: "Was anybody warned?", with the answer below."""

from __future__ import annotations

# No heading is longer than so many characters.
LONGEST = 160


def asked_above(text: str, start: int) -> tuple[int, int] | None:
    """The bounds of the question that the words from `start` on are first to answer.

    It stands alone on the line above, None where that is no question, or `start` begins no line.
    """
    at = start
    while at and text[at - 1].isspace():
        at -= 1
    if "\n" not in text[at:start] or text[at - 1 : at] != "?":
        return None
    first = text.rfind("\n", max(0, at - LONGEST - 1), at) + 1
    if not first and at > LONGEST:
        return None
    while first < at and not (text[first].isalnum() or text[first] in '“"‘'):
        first += 1
    # Only one question can be answered, and a line of several sentences is no heading.
    alone = not any(mark in text[first : at - 1] for mark in (". ", "? ", "! ", "“", '"'))
    return (first, at) if first < at and alone else None
