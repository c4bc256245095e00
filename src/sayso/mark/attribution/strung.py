"""Corrections that need two attributions or the world's customs: what the tagger cannot see."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.data.reader import Found
from sayso.records import cue_denies

# A noun that stands for what others said. After a verb of denying it is what is denied, and no cue.
_SAYING = re.compile(
    r"(?:(?:the|any|all|such|earlier|media)\s+)*(?:reports?|claims?|allegations?|accusations?|"
    r"suggestions?|rumou?rs?|assertions?)(?:\s+(?:of|that|about))?",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[\s,]*\b(?:or|and|nor)\s+", re.IGNORECASE)
# The rest of a denial that the tagger cut off: ", or reports of a visit to Lund" up to its clause's end.
_REST = re.compile(
    rf"{_JOINT.pattern}{_SAYING.pattern}(?<=of|at|ut)\s[^.;:!?\n“”\"]{{1,200}}(?=[.;\n])",
    re.IGNORECASE,
)
# Who asked is the reporter; nobody in the report says what was asked.
_ASKED = re.compile(r"(?:when\s+)?asked(?:\s+(?:about|whether|if|to|why|how|by))*", re.IGNORECASE)
# Where and when a report was sent, before its first words: "LISBON, May 3 (Reuters) -".
DATELINE = re.compile(
    r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ -]{1,60}(?:, [^\n–—-]{1,60})?(?: \([^()\n]{1,40}\))? ?[–—-]{1,2} "
)
_NEITHER = re.compile(
    r"neither (?:confirm(?:ed)?|den(?:y|ied)) n?or (?:confirm(?:ed)?|den(?:y|ied))\s+"
)
# On what terms somebody speaks is no statement of theirs.
_TERMS = re.compile(
    r"\b(?:not (?:to )?be (?:named|identified|quoted)|(?:on )?(?:the )?condition(?:s)? of anonymity|"
    r"(?:remain|stay) anonymous|withheld (?:his|her|their) name)\b",
    re.IGNORECASE,
)

_UNNAMED = re.compile(
    r"(?:(?:has|have|had)\s+)?(?:ask|request|demand|insist|prefer)\w*\s+(?:that\s+(?:his|her|their)\s+names?|"
    r"(?:not\s+to|to\s+not)\s+be\s+(?:named|identified|quoted)|(?:on\s+)?anonymity|to\s+remain\s+anonymous)\b",
    re.IGNORECASE,
)


_AND = re.compile(r"(?:and|but)\s", re.IGNORECASE)
_PARTS = re.compile(r"[.!?;:\n]")
_ASIDE = 40  # characters: the day of saying it stands between


def strung(text: str, found: Sequence[Found]) -> list[Found]:
    """`found` with denials whole, without terms of speaking, reporters' questions and datelines.

    "X denied a deal, or reports of a visit" is one denial of two things: taken as a second
    attribution with the cue "reports of" it would have X affirm the visit.
    """
    kept: list[Found] = []
    for one in found:
        if _terms(text, one) or _reporters_question(text, one):
            continue
        one = _neither(text, _undated(text, one))
        one = _stretched(text, _in_paragraph(text, one), found)
        last = kept[-1] if kept else None
        if last and _goes_on(text, last, one):
            ends = (*one.cue, *one.content)
            more = min(start for start, _ in ends), max(end for _, end in ends)
            kept[-1] = Found(last.source, last.cue, (*last.content, more))
        elif last and _continues(text, last, one):
            start, end = last.content[-1][0], one.content[-1][1]
            kept[-1] = Found(last.source, last.cue, (*last.content[:-1], (start, end)))
        else:
            kept.append(one)
    return kept


def _goes_on(text: str, last: Found, one: Found) -> bool:
    """Whether what nobody is named for goes on after the words that tell who speaks.

    "Two boats sank, the port said, and three more are feared lost": the port fears it.
    """
    if one.source or not (one.cue and one.content and last.source and last.content):
        return False
    told = max(last.source[-1][1], last.cue[-1][1]) if last.cue else 0
    start = one.content[0][0]
    between = text[told:start]
    return (
        last.content[-1][1] <= told <= start < one.cue[0][0]
        and len(between) < _ASIDE
        and not _PARTS.search(between)
        and bool(_AND.match(text, start))
    )


def _in_paragraph(text: str, one: Found) -> Found:
    """`one` without the heading above it: only a quotation goes on over an empty line."""
    if not one.cue:
        return one
    first = one.cue[0][0]
    content = []
    for start, end in one.content:
        below = text.rfind("\n\n", start, first)
        if below >= 0 and text[start] not in "\"“‘'":
            if below >= end:
                continue  # the heading alone
            start = below + 2
        content.append((start, end))
    return Found(one.source, one.cue, tuple(content) or one.content)


def _stretched(text: str, one: Found, found: Sequence[Found]) -> Found:
    """`one` with the rest of what it denies, unless that is told by another attribution."""
    if not (one.cue and one.content and _denies(text, one)):
        return one
    start, end = one.content[-1]
    rest = _REST.match(text, end)
    if rest is None or any(
        end < other_end and other_start < rest.end()
        for other in found
        for other_start, other_end in (*other.source, *other.cue, *other.content)
    ):
        return one
    return Found(one.source, one.cue, (*one.content[:-1], (start, rest.end())))


def _denies(text: str, one: Found) -> bool:
    return cue_denies(text[one.cue[0][0] : one.cue[-1][1]])


def _terms(text: str, one: Found) -> bool:
    words = " ".join(text[start:end] for start, end in (*one.cue, *one.content))
    if _UNNAMED.match(words):
        return True
    return bool(_TERMS.search(words)) and len(words.split()) <= 12


def _reporters_question(text: str, one: Found) -> bool:
    cue = " ".join(text[start:end] for start, end in one.cue)
    return not one.source and bool(_ASKED.fullmatch(cue))


def _neither(text: str, one: Found) -> Found:
    """`one` with "neither confirm nor deny" in its cue, where the content begins with it."""
    if not (one.cue and one.content):
        return one
    (start, end), *rest = one.content
    verb = _NEITHER.match(text, start)
    if verb is None or verb.end() >= end or text[one.cue[-1][1] : start].strip():
        return one
    cue = (*one.cue[:-1], (one.cue[-1][0], verb.end() - 1))
    return Found(one.source, cue, ((verb.end(), end), *rest))


def _undated(text: str, one: Found) -> Found:
    """`one` without the dateline that its content begins with."""
    if not one.content:
        return one
    first = one.content[0][0]
    line = DATELINE.match(text, first)
    if line is None or (first and text[first - 1] != "\n"):
        return one
    content = tuple((max(start, line.end()), end) for start, end in one.content if end > line.end())
    return Found(one.source, one.cue, content) if content else one


def _continues(text: str, last: Found, one: Found) -> bool:
    """Whether `one` is the second thing that `last` denies."""
    if last.source != one.source or not (last.cue and last.content and one.cue and one.content):
        return False
    cue = text[one.cue[0][0] : one.cue[-1][1]]
    between = text[last.content[-1][1] : one.cue[0][0]]
    return bool(_SAYING.fullmatch(cue) and _denies(text, last) and _JOINT.fullmatch(between))
