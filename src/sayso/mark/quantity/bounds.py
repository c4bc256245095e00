"""What the words around a number make of it: at least, at most, about, up or down."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Bound = Literal["=", "~", ">", "<"]

_OVER: Final = (
    r"at\s+least|(?:well\s+|far\s+|just\s+|slightly\s+|much\s+)?(?:more|greater|higher|better|larger|bigger|longer|older|over)\s+than|"
    r"(?:well\s+|just\s+|slightly\s+|far\s+)?(?:over|above|beyond|past)|(?:no|not)\s+(?:fewer|less)\s+than|"
    r"(?:in\s+)?excess\s+of|upwards?\s+of|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|"
    r"a\s+minimum\s+of|minimum\s+of|north\s+of|starting\s+(?:at|from)|outnumber(?:s|ed)"
)
_UNDER: Final = (
    r"up\s+to|as\s+(?:many|much|high|few|little|low|long)\s+as|(?:just\s+|well\s+|slightly\s+)?(?:under|below|beneath)|"
    r"(?:not|\w{1,6}n[’']t)\s+(?:yet\s+|even\s+)?(?:exceed|surpass|top)(?:ing|ed)?|"
    r"at\s+(?:the\s+)?(?:very\s+)?most|(?:no|not)\s+(?:more|greater|higher|longer|stronger|larger|bigger)\s+than|"
    r"(?:just\s+|slightly\s+|far\s+)?(?:less|fewer|lower|smaller|younger|shorter)\s+than|a\s+maximum\s+of|maximum\s+of|"
    r"within|not\s+even"
)
# Short of the number, but near it: told as about, and bounded from above.
_NEARLY: Final = r"(?:just\s+)?(?:shy|short)\s+of|nearly|almost|close\s+to|approaching"
_ABOUT: Final = (
    r"about|around|approximately|approx\.?|roughly|some|(?:an\s+)?estimated|circa|ca\.|~|≈|"
    r"averag(?:ed|es|ing)|in\s+the\s+(?:region|order|neighbou?rhood)\s+of|"
    r"on\s+the\s+order\s+of|more\s+or\s+less|near|barely|something\s+like|perhaps|maybe|nearer"
)
_FILL: Final = r"(?:\s+(?:an?|the|another|additional|extra|further|only|just|total\s+of|some|about|around|estimated|maybe|perhaps|roughly))*"
_BEFORE: Final = re.compile(
    rf"(?<![\w’'-])(?:(?P<over>{_OVER})|(?P<under>{_UNDER})|(?P<nearly>{_NEARLY})|(?P<about>{_ABOUT}))"
    rf"(?P<fill>{_FILL})\s*\Z",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"\s*(?:(?P<over>or\s+(?:more|greater|higher|older|above|over)\b|and\s+(?:over|above|up|counting)\b|\+(?!\d)|-?plus\b)|"
    r"(?P<under>or\s+(?:less|fewer|lower|younger|under)\b|at\s+(?:the\s+)?most\b|tops\b)|"
    r"(?P<about>or\s+(?:so|thereabouts)\b|-?odd\b|-ish\b|give\s+or\s+take\b)|(?P<least>at\s+least\b))",
    re.IGNORECASE,
)
_UP: Final = (
    r"up|ris(?:e|es|ing|en)|rose|increas(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owing)|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|"
    r"gain(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|rall(?:y|ies|ied)|"
    r"spik(?:e|es|ed|ing)|rocket(?:s|ed|ing)?|skyrocket(?:ed|s|ing)?|add(?:s|ed|ing)|swell(?:s|ed|ing)?|swollen|boost(?:s|ed|ing)?|expand(?:s|ed|ing)?|"
    r"leap(?:s|t|ed|ing)?|improv(?:e|es|ed|ing)|upped|hik(?:e|ed|es|ing)|accelerat(?:e|ed|es|ing)|edged\s+up|upwards?|rebound(?:ed|s|ing)?|higher|lift(?:ed|s|ing)?"
)
_DOWN: Final = (
    r"down|fall(?:s|ing|en)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|los(?:e|es|t|ing)|"
    r"plung(?:e|es|ed|ing)|slip(?:s|ped|ping)?|slid(?:e|es|ing)?|shed(?:s|ding)?|sink(?:s|ing)?|sank|sunk|tumbl(?:e|es|ed|ing)|"
    r"plummet(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|cut(?:s|ting)?|dip(?:s|ped|ping)?|shr(?:ink|inks|ank|unk|inking)|"
    r"eas(?:e|es|ed|ing)|slump(?:s|ed|ing)?|div(?:e|ed|es|ing)|dove|crash(?:ed|es|ing)?|lower(?:ed|s|ing)?|contract(?:ed|s|ing)|slash(?:ed|es|ing)?|"
    r"weaken(?:ed|s|ing)?|retreat(?:ed|s|ing)?|tank(?:ed|s|ing)|halv(?:e|ed)|trim(?:med|s|ming)?|downwards?"
)
_TREND_WORD: Final = re.compile(rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b", re.IGNORECASE)
_TREND_TAIL: Final = re.compile(
    r"(?P<object>(?:\s+[a-z][\w’'-]*){0,4}?)(?P<by>\s+by)?(?:\s+an?(?=\s+[a-z]))?(?:\s+(?:the|another|additional|extra|further|only|just|as\s+much\s+as|"
    r"more\s+than|about|around|nearly|almost|approximately|roughly|some|over|up\s+to|less\s+than|at\s+least|between|"
    r"whopping|record|estimated|mere|modest|sharp|by))*\s*\Z",
    re.IGNORECASE,
)
_NO_OBJECT: Final = frozenset({"to", "from", "at", "and", "for", "after", "with", "of"})
_SIGNED: Final = re.compile(r"(?<![\w)\]])([+＋])\s?\Z")
_BREAK: Final = re.compile(r"[.;:!?\n]\s|[—–]|,\s(?!(?:a|an|by|or)\b)")


@dataclass(frozen=True, slots=True)
class BoundFound:
    """How the words around a number bound it, and the characters that number and words take.

    `nearly` marks what stays short of the number.
    """

    bound: Bound
    start: int
    end: int
    nearly: bool = False


def bound_of(text: str, start: int, end: int, tail: int, noun: int = 0) -> BoundFound:
    """The bound of the number whose characters are `start` to `end`, its unit ending at `tail`.

    What it counts may stand between number and bound: "250 guards at most"; `noun` is its end.
    """
    window = max(0, start - 48)
    before = _BEFORE.search(text, window, start)
    if before and _not_bound(text, before, start, tail):
        before = _BEFORE.search(text, before.start() + 1, start)
    if before:
        kind: Bound = ">" if before["over"] else "<" if before["under"] else "~"
        return BoundFound(kind, before.start(), end, bool(before["nearly"]))
    for at in (end, tail, max(tail, noun)):
        after = _AFTER.match(text, at)
        if after:
            kind = ">" if after["over"] or after["least"] else "<" if after["under"] else "~"
            return BoundFound(kind, start, after.end() if at == end else end)
    return BoundFound("=", start, end)


def after_bound(text: str, end: int) -> int:
    """Where the words that bound the number ending at `end` from behind ("or more") themselves end."""
    found = _AFTER.match(text, end)
    return found.end() if found and not found["least"] else end


_SPAN_OF_TIME: Final = re.compile(
    r"\s*-?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|quarters?|seasons?|games?)\b",
    re.I,
)


_GOES: Final = frozenset(
    "own owns owned owning go goes went gone going move moves moved moving edged push pushed "
    "climbed crept jumped shot".split()
)


def _not_bound(text: str, found: re.Match[str], start: int, tail: int) -> bool:
    """Whether "over", "past", "within" or "near" tells time or place here, and no bound."""
    words = (found["over"] or found["under"] or found["nearly"] or found["about"]).lower()
    if words in ("past", "within", "near"):
        return True
    before = text[max(0, found.start() - 14) : found.start()].lower().split()
    if words == "up to" and before and before[-1] in _GOES:
        return True  # "the firm has owned up to 131", "the toll has gone up to 236"
    if words == "some":
        return bool(before) and before[-1] in ("than",)
    # "spread over three years" is a time; "for over three years" a bound
    return (
        bool(_SPAN_OF_TIME.search(text[start : tail + 12]))
        and words == "over"
        and bool(before)
        and before[-1]
        not in ("for", "just", "well", "in", "is", "was", "of", "took", "after", "than", "last")
    )


def trend_of(text: str, start: int) -> Literal["up", "down"] | None:
    """Whether the number at `start` is the size of a rise or a fall told right before it."""
    window = text[max(0, start - 72) : start]
    cut = 0
    for found in _BREAK.finditer(window):
        cut = found.end()
    window = window[cut:]
    if sign := _SIGNED.search(window):
        return "up" if sign.group(1) else None
    word: re.Match[str] | None = None
    for found in _TREND_WORD.finditer(window):
        word = found
    if word is None:
        return None
    tail = _TREND_TAIL.match(window, word.end())
    if tail is None:
        return None
    between = (tail["object"] or "").lower().split()
    if between and (not tail["by"] or not _NO_OBJECT.isdisjoint(between)):
        return None
    return "up" if word["up"] else "down"
