"""Corrections that need two attributions or the world's customs: what the tagger cannot see."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.data.reader import Found

# A noun that stands for what others said. After a verb of denying it is what is denied, and no cue.
_SAYING = re.compile(
    r"(?:(?:the|any|all|such|earlier|media)\s+)*(?:reports?|claims?|allegations?|accusations?|"
    r"suggestions?|rumou?rs?|assertions?)(?:\s+(?:of|that|about))?",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:den[iy]|reject|dismiss|disput|refut|rebut)\w*", re.IGNORECASE)
_JOINT = re.compile(r"[\s,]*\b(?:or|and|nor)\s+", re.IGNORECASE)
# On what terms somebody speaks is no statement of theirs.
_TERMS = re.compile(
    r"\b(?:not (?:to )?be (?:named|identified|quoted)|(?:on )?(?:the )?condition(?:s)? of anonymity|"
    r"(?:remain|stay) anonymous|withheld (?:his|her|their) name)\b",
    re.IGNORECASE,
)


def strung(text: str, found: Sequence[Found]) -> list[Found]:
    """`found` with denials whole and without terms of speaking.

    "X denied a deal, or reports of a visit" is one denial of two things: taken as a second
    attribution with the cue "reports of" it would have X affirm the visit.
    """
    kept: list[Found] = []
    for one in found:
        if _terms(text, one):
            continue
        last = kept[-1] if kept else None
        if last and _continues(text, last, one):
            start, end = last.content[-1][0], one.content[-1][1]
            kept[-1] = Found(last.source, last.cue, (*last.content[:-1], (start, end)))
        else:
            kept.append(one)
    return kept


def _terms(text: str, one: Found) -> bool:
    words = " ".join(text[start:end] for start, end in (*one.cue, *one.content))
    return bool(_TERMS.search(words)) and len(words.split()) <= 12


def _continues(text: str, last: Found, one: Found) -> bool:
    """Whether `one` is the second thing that `last` denies."""
    if last.source != one.source or not (last.cue and last.content and one.cue and one.content):
        return False
    cue = text[one.cue[0][0] : one.cue[-1][1]]
    between = text[last.content[-1][1] : one.cue[0][0]]
    return bool(
        _SAYING.fullmatch(cue)
        and _DENIAL.search(text[last.cue[0][0] : last.cue[-1][1]])
        and _JOINT.fullmatch(between)
    )
