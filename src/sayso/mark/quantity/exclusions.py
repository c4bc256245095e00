"""Numbers that count nothing: dates, years, clock times, names, scores, addresses, codes."""

from __future__ import annotations

import re
from typing import Final

from sayso.mark.quantity.numerals import Numeral

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH_BEFORE: Final = re.compile(
    rf"\b{_MONTH}\s{{0,3}}(?:\d{{1,2}}\s?[-–]\s?|\d{{1,2}}\s?(?:,|and|to)\s?|the\s)?\Z", re.I
)
_SENTENCE_ENDS: Final = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\.\s",
    re.IGNORECASE,
)
_MONTH_AFTER: Final = re.compile(rf"\s{{0,3}}(?:[-–]\s?\d{{1,2}}\s)?(?:of\s)?{_MONTH}(?!\w)", re.I)
_DAY_YEAR: Final = re.compile(rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\Z", re.I)
_CLOCK_AFTER: Final = re.compile(
    r"\s?(?:[ap]\.?\s?m\b\.?|o['’]?clock|hrs?\s(?:GMT|local)|GMT|UTC|EST|EDT|PST|PDT|BST|CET)", re.I
)
_CLOCK: Final = re.compile(r"[:.]\d\d\Z|\d:\Z|:\Z")
_GLUED_AFTER: Final = re.compile(
    r"(?:st|nd|rd|th|s|[A-Za-z]+\d[\w-]*|-[A-Z]{1,4}\d\w*)(?![A-Za-z])|[A-Za-z]|['’]s\b|-?[A-Z]\b(?![\w.])|/\d|:\d|_"
)
_HYPHEN_BEFORE: Final = re.compile(r"([A-Za-z0-9]+)[-‐‑–]\Z")
_JOINING: Final = frozenset(
    "minus now then under over sub mid and or to about nearly almost a an plus".split()
)
_LABEL: Final = re.compile(
    r"(?:#|№|§|\b(?:no\.|nos\.|number|article|articles|section|sections|chapter|page|pages|paragraph|rule|game|"
    r"category|cat|level|unit|room|flight|route|highway|interstate|line|phase|stage|version|type|grade|channel|"
    r"track|step|part|volume|vol\.|episode|season|round|lot|gate|platform|terminal|building|apartment|apt\.?|"
    r"suite|box|item|figure|table|question|appendix|option|zone|district|precinct|ward|resolution|proposition|"
    r"prop\.?|bill|amendment|title|schedule|class|model|exit|verse|group|team|tier|battalion|brigade|division|"
    r"regiment|squadron|exercise|nrs?\.|p\.|pp\.|scene|act|war|warrant|code|reactor|block|pier|berth|bus|train|tram|ship|hull|week|day|year|"
    r"world\swar|formula|super\sbowl|rated|ranked|seeded|under-?)\s?)\Z",
    re.I,
)
_LABEL_NOUN_OK: Final = re.compile(
    r"\b(?:number|class|bill|act|war|bus|train|ship|part|line|season|round|team|group|unit|type|building|class|day|week|year|ranked|box|option|item)\s?\Z"
)
_STREET: Final = re.compile(
    r"[A-Za-z]?(?:-\d{1,5})?(?:\s[NSEW]\.?)?(?:\s(?:[A-Z][\w.’']*|\d{1,3}(?:st|nd|rd|th))){1,3}\s(?:Road|Rd|Street|St|Avenue|Ave|Way|Lane|Ln|Drive|Dr|Boulevard|Blvd|"
    r"Place|Court|Ct|Square|Terrace|Highway|Hwy|Parkway|Pkwy|Crescent|Close|Row)\b|\s(?:Ave|Avenue|Rue|Via|Calle|Rua)\s[A-Z]"
)
_CODE: Final = re.compile(
    r"(?:https?://|www\.)\S{1,2000}|\b[\w.+-]{1,64}@[\w.-]{1,64}|\b(?:\d{1,4}[-.\s])?\(?\d{3}\)?[-.\s]\d{3}[-.\s]\d{4}\b|"
    r"\b\d{4}-\d{2}-\d{2}(?:T[\d:]{4,8}Z?)?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b(?:9/11|7/7|24/7)\b|\b\d{1,3}(?:\.\d{1,3}){3,}\b(?=\.\d)|\b\d{1,2}:\d{2}(?::\d{2})?\b"
)
_YEARISH: Final = re.compile(r"(?:1[5-9]|2[01])\d\d\Z")
_DECADE: Final = re.compile(r"(?:(?:1[5-9]|2[01])\d\d|[2-9]0)\Z")
_YEAR_WORDS: Final = re.compile(
    r"(?:\b(?:in|since|by|of|from|until|till|to|and|the|early|late|mid|mid-|during|before|after|summer|spring|fall|autumn|"
    r"winter|year|through|for|is|election|season|model|circa|or|between|around|throughout|ending|ended|fiscal|fy|q[1-4])\s|[(\-–—/,;:’'\"“]\s?|^|[.]\s)\Z",
    re.I,
)
_SCORE_NOUN: Final = re.compile(
    r"\s+(?:\w+\s+)?(?:win|loss|victory|defeat|draw|lead|record|vote|tie|decision|margin|ruling|start|home|deficit|"
    r"triumph|thrashing|advantage|series|result|scoreline|split|majority|aggregate)\b|\s+(?:away|against|over|at|in|on|after|to|and)\b|\s*(?:[.,;:!?)]|$)"
)
_TO_AFTER: Final = re.compile(r"-to-\w")
_TO_BEFORE: Final = re.compile(r"\w-to-\Z")
_PAIR_AFTER: Final = re.compile(r"[-–](\d{1,3})(?![\w.%,]*\d)(?!\w)")
_PAIR_BEFORE: Final = re.compile(r"(?<![\w.,$€£])(\d{1,3})[-–]\Z")
_ONE_OF: Final = re.compile(
    r"\s(?:of|out\sof|in(?:\severy)?\s(?:\d+|two|three|four|five|six|seven|eight|nine|ten))\b", re.I
)
_ALONE: Final = re.compile(r"[\s.!?]{0,8}\Z")
_ONE_BEFORE: Final = frozenset(
    "the this that which no any every each some another other only wrong right first last next such not same".split()
)
_ONE_AFTER: Final = re.compile(
    r"\s*(?:another\b|\d|day\b|thing\b|time\b|way\b|side\b|who\b|that\b|which\b|can\b|could\b|would\b|should\b|must\b|may\b|might\b|"
    r"has\b|had\b|is\b|was\b|will\b|does\b|they\b|you\b|he\b|she\b|we\b|i\b|it\b|[’']s\b|[’'](?:d|ll)\b|-on-one|-off\b|-sided|-man\b|-time\b|by\s+one|after\s+(?:the\s+)?other|or\s+the\s+other|final\b|more\s+time\b|last\s+time\b|[.,;:!?)]|$)",
    re.I,
)
_TERM: Final = re.compile(r"[-‐‑](?:year|month|week|day|hour|minute)\b(?![-\s]+old)")
_POINTED: Final = re.compile(
    r"\b(?:top|bottom|the|these|those|both|other|last|first)\s\Z", re.IGNORECASE
)
_COMPOUND: Final = re.compile(
    r"[-‐‑](?:time|way|sided|fold|handed|dimensional|on|off|by|to|out|up|piece|tier|liner|party|state|term|story|storey|"
    r"wheel|quarters?|half|halves|part|round|figure|digit|star|stage|phase|tiered|pronged|word|stroke|hitter|"
    r"eyed|legged|door|seater|year-?olds?\Z|man|woman|run|game|shot|match|set|horse|speed|color|colour|lane|line|page|member|person|seat|bedroom|room|bed|goal|car|vehicle|count|stop|judge|nation|country|"
    r"hit|base|wicket|over|putt|try|course|letter|minute-long|night)s?\b",
    re.I,
)


def code_spans(text: str) -> list[tuple[int, int]]:
    """Addresses of pages and mailboxes, phone numbers, ISO dates and clock times, in order."""
    return [found.span() for found in _CODE.finditer(text)]


def _month(text: str, start: int, end: int, value: float, *, words: bool) -> bool:
    if value != int(value) or not 1 <= value <= 2999:
        return False
    if value <= 31 or value >= 1000:
        before = _MONTH_BEFORE.search(text, max(0, start - 24), start)
        # "may 300 people", "march 12 miles": the verbs are in lower case
        if (
            before
            and not (words and "," in before.group())  # "On March 2, nine people"
            and not _SENTENCE_ENDS.search(before.group())  # "since 12 February. Three are"
            and before.group()[0].isupper()
            and not re.match(r"\s?%|\s(?:percent|per\scent|million)", text[end : end + 10])
        ):
            return True
        after = _MONTH_AFTER.match(text, end)
        if after and value <= 31 and after.group().strip(" of-–0123456789")[0].isupper():
            return True
        if value >= 1000 and _DAY_YEAR.search(text, max(0, start - 24), start):
            return True
    return False


def is_date(text: str, numeral: Numeral, *, noun: bool, unit: bool, bounded: bool) -> bool:
    """Whether a number is (part of) a date, a year or a clock time."""
    start, end = numeral.start, numeral.end
    if _month(text, start, end, numeral.value, words=numeral.words):
        return True
    if _CLOCK_AFTER.match(text, end) and 0 <= numeral.value <= 24 and not unit:
        return True
    digits = text[start:end]
    if text[start - 1 : start] == ":" and text[start - 2 : start - 1].isdigit():
        return True
    if (
        _DECADE.match(digits)
        and text[end : end + 1] == "s"
        and not text[end + 1 : end + 2].isalnum()
    ):
        return True
    if _YEARISH.match(digits) and not unit:
        if noun and (text.startswith(" levels", end) or not (digits.endswith("00") or bounded)):
            return True
        around = _YEAR_WORDS.search(text, max(0, start - 12), start)
        return bool(around) or not noun
    # '68, ’08
    return (
        bool(re.match(r"\d\d\Z", digits))
        and text[start - 1 : start] in ("'", "’", "‘")
        and not noun
    )


def is_code(text: str, numeral: Numeral, *, unit: bool, signed: bool) -> bool:
    """Whether a number is glued to letters ("KN-23", "3D"), labelled ("Article 5") or an address."""
    start, end = numeral.start, numeral.end
    before = text[start - 1 : start]
    if signed:
        return False
    if before and (
        before.isalpha()
        or before in "_/@"
        or (
            before == "."
            and text[start - 2 : start - 1].isalnum()
            and not numeral.words
            and text[start - 2 : start - 1].isalpha()
        )
    ):
        return True
    hyphen = _HYPHEN_BEFORE.search(text, max(0, start - 24), start)
    if (
        hyphen
        and not numeral.words
        and not hyphen[1].isdigit()
        and hyphen[1].lower() not in _JOINING
    ):
        return True
    if hyphen and numeral.words and hyphen[1].lower() not in _JOINING:
        return True  # "high-five"
    if end - start > 15 and text[start:end].isdigit():
        return True
    if not unit and not numeral.words and _GLUED_AFTER.match(text, end):
        return True
    label = _LABEL.search(text, max(0, start - 16), start)
    if label and not unit and (label.start() == 0 or not text[label.start() - 1].isalnum()):
        return not _LABEL_NOUN_OK.search(label.group())
    return bool(not numeral.words and _STREET.match(text, end))


def is_score(text: str, numeral: Numeral) -> bool:
    """Whether a number is one half of a score: "2-2", "a 3-1 win"."""
    if numeral.value > 200:
        return False
    if _TO_AFTER.match(text, numeral.end) or _TO_BEFORE.search(
        text, max(0, numeral.start - 8), numeral.start
    ):
        return True  # "a 2-to-1 vote"
    if numeral.words:
        return False
    after = _PAIR_AFTER.match(text, numeral.end)
    if after:
        if float(after[1]) <= numeral.value:
            return True
        return bool(_SCORE_NOUN.match(text, after.end()))
    before = _PAIR_BEFORE.search(text, max(0, numeral.start - 5), numeral.start)
    if before:
        if float(before[1]) >= numeral.value:
            return True
        return bool(_SCORE_NOUN.match(text, numeral.end))
    return False


_ONE_HURT: Final = re.compile(
    r"\s+(?:(?:is|was|remains?|remained|has\s+been)\s+)?(?:still\s+|also\s+|found\s+|reported\s+|confirmed\s+|"
    r"feared\s+|listed\s+as\s+)?(?:dead|missing|injured|wounded|killed|hurt|unaccounted|hospitali[sz]ed)\b",
    re.IGNORECASE,
)
_HURT: Final = re.compile(r"\b(?:kill|injur|wound)(?:ed|ing)\s+\Z", re.IGNORECASE)


def is_pronoun(text: str, numeral: Numeral, *, counts: bool) -> bool:
    """Whether "one" stands for a thing or a person rather than for the number.

    `counts` tells that a noun or a unit follows it.
    """
    if text[numeral.start : numeral.end].lower() != "one":
        return False
    words = text[max(0, numeral.start - 12) : numeral.start].lower().split()
    if words and words[-1].strip("“\"'(‘") in _ONE_BEFORE:
        return True
    if (
        _ALONE.match(text, numeral.end)
        and not text[max(0, numeral.start - 8) : numeral.start].strip()
    ):
        return False  # the text is this one word
    if _ONE_HURT.match(text, numeral.end) or _HURT.search(
        text, max(0, numeral.start - 10), numeral.start
    ):
        return False  # "one dead", "one is missing", "killing one"
    if not counts and not _ONE_OF.match(text, numeral.end):
        return True
    return bool(_ONE_AFTER.match(text, numeral.end))


def is_compound(text: str, numeral: Numeral) -> bool:
    """Whether a number is the first half of an adjective: "two-way", "one-time"."""
    return bool(_COMPOUND.match(text, numeral.end))


def is_term(text: str, numeral: Numeral) -> bool:
    """Whether a spelled-out number tells how long something lasts: "a two-month contract"."""
    return numeral.words and bool(_TERM.match(text, numeral.end))


def is_reference(text: str, numeral: Numeral) -> bool:
    """Whether a number without a noun points at some: "the two", "the bottom three", ", two,"."""
    if not numeral.words or numeral.value > 12 or numeral.value != int(numeral.value):
        return False
    before = text[max(0, numeral.start - 12) : numeral.start]
    return bool(_POINTED.search(before)) or (
        before.endswith(", ") and text.startswith(",", numeral.end)
    )
