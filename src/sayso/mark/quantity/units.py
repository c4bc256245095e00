"""The unit of a number: a sign before it, or words and symbols after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sayso.data.units import Unit, Units

_GAP: Final = re.compile(r"[ \t\u00a0\u202f]?[-‐‑–][ ]?|\s?[\[<{(]|[ \t\u00a0]{0,3}")
_PERCENT_OF: Final = re.compile(r"\bper\s?cents?\s+of\s+\Z", re.IGNORECASE)
_PERCENT: Final = re.compile(r"\s{0,2}%")
_INCH: Final = re.compile(
    r"\s?(?:\"|”)(?=\s+(?:long|wide|tall|thick|deep|high|screen|display|x)\b)"
)
_OLD: Final = re.compile(r"[-\s]+(?:old\b|olds\b|of[ -]age\b)", re.IGNORECASE)
# "Berg, 43, said", "Berg, 43 and a mother of two", but neither "in Norrby, 40 people" nor "Norrby, 19 died".
_BARE_AGE: Final = re.compile(
    r", \d{1,2}(?:, (?!of\s+(?:them|whom|which|those|these)\b)| (?:and|who|when|with|from|of [A-Z])\b)"
)
_NAMED: Final = re.compile(r"[A-Z][\w’'-]+, \Z")
# "her brother, 19, died", "the driver (61)": people are told apart by their ages.
_KIN: Final = (
    r"(?:(?:grand|step)?(?:son|daughter|mother|father|child)s?|brother|sister|twin|husband|wife|boy|girl|man|woman|teenager|"
    r"driver|pilot|suspect|victim|nephew|niece|cousin|uncle|aunt|widow|neighbou?r|student|farmer|pensioner)"
)
_KIN_AGE: Final = re.compile(rf"\b{_KIN}(?:, | \()\Z")
# "aged 6, 9 and 11"
# The second of two: "Ann Berg, 29, and Ole Lind, 41."
_ANOTHER_AGE: Final = re.compile(
    r"[A-Z][\w’'-]+, [1-9]\d, and (?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+, \Z"
)
_AGE_ENDS: Final = re.compile(r"(?<=\b[1-9]\d)[.;,](?!\d)")
_AGES: Final = re.compile(
    r"\b(?:aged|ages)\s+(?:\w{1,9}(?:,\s+(?:and\s+)?|\s+(?:and|or|to)\s+)){1,6}\Z", re.IGNORECASE
)
_AGED: Final = re.compile(
    r"\b(?:aged|ages|age(?:\s+of)?|(?:turn|turns|turned|turning)|(?:he|she)\s+(?:is|was|will\s+be|would\s+be)|(?:he|she)[’']s)\s+\Z",
    re.IGNORECASE,
)
_PER: Final = re.compile(
    r"[\s-]?(?:(?P<slash>/)|\s?-?\b(?:per|an?|each)[\s-])\s?(?P<what>(?:sq\.? |square |cubic |metric |fluid )?[A-Za-z]{1,20}\b)(?!\s+(?:earlier|ago|later|before|old|after)\b)"
)
_SUFFIX_DOLLAR: Final = re.compile(
    r"\s?(?:U\.?S\.?(?!\w)|sterling\b|CAN|Canadian|Australian|AUD|USD|CAD)"
)
_GLUED_CODES: Final = frozenset(
    "PS Rs RM Rp USD EUR GBP CHF JPY AUD CAD CNY HKD SGD NZD SEK NOK DKK INR".split()
)
_YEARS_OLD: Final = re.compile(r"\s?(?:y/?o\b|yrs?\.?\sold\b)")
_SPACED_SIGN: Final = re.compile(r"(?:US|U\.S\.?|HK|NZ|NT|AU|CA|C|us|u\.s\.?|hk|nz|c)\s?\$")
_SHORT: Final = frozenset("W V m g s K C F L t l A N J h p".split())
# Where these follow "per" or "a", they make a rate with the unit before them.
_RATES: Final = frozenset(
    "barrel share ounce gallon litre liter tonne ton pound kilogram kilo gram bushel hour day week "
    "month year minute second night person head capita unit mile kilometre kilometer metre meter "
    "pint acre hectare foot yard sq sqm watt kwh mwh mmbtu child household family month vote "
    "century decade quarter season game bottle bag box cup head employee worker pupil student "
    "patient cubic square therm kg lb oz passenger ticket".split()
)


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit in the text: the characters it takes with its number, its words and plain name.

    `start` and `end` are those of the number with its unit. `glued` tells that no blank parts them.
    """

    start: int
    end: int
    surface: str
    name: str
    kind: str
    glued: bool = False


def unit_before(text: str, start: int, units: Units) -> UnitFound | None:
    """The currency sign or code that stands before the number at `start`."""
    at = start
    while at > 0 and at > start - 3 and text[at - 1] in " \u00a0\u202f-":
        at -= 1
    for length in range(5, 0, -1):
        begin = at - length
        if begin < 0:
            continue
        sign = text[begin:at]
        if sign[0].isspace():
            continue
        unit = units.before.get(sign)
        if unit is None and _SPACED_SIGN.fullmatch(sign):
            unit = units.before.get(sign.replace(" ", "").replace(".", "").upper())
        if unit is None:
            continue
        if sign[0].isalpha() and begin > 0 and text[begin - 1].isalnum():
            continue
        if sign.isalpha() and at == start and sign not in _GLUED_CODES:
            continue  # model names look like it
        return UnitFound(begin, start, sign.replace(" ", ""), unit.name, unit.kind)
    return None


def _rate(text: str, end: int, units: Units) -> tuple[int, str, str] | None:
    """A rate after a unit ("per barrel", "/day"): end, surface and name of its lower half."""
    found = _PER.match(text, end)
    if not found:
        return None
    what = found["what"]
    word = what.lower()
    longer = units.words_pattern.match(text, found.start("what"))
    if longer and longer.end() > found.end("what"):
        what = longer.group()
    unit = units.word(what) or units.symbols.get(what)
    first = word.split()[0].rstrip(".")
    if unit is None and first not in _RATES and "per" not in found.group().lower().split(what)[0]:
        return None
    if unit is not None and unit.kind == "currency":
        return None
    return found.start("what") + len(what), what, unit.name if unit else word


def unit_after(text: str, end: int, units: Units, *, words: bool) -> UnitFound | None:
    """The unit that stands after the number that ends at `end`.

    `words` tells that the number is spelled out: short symbols ("m") then do not count.
    """
    if percent := _PERCENT.match(text, end):
        return UnitFound(end, percent.end(), "%", "percentage", "percent", True)
    inch = _INCH.match(text, end)
    if inch and not words:
        return UnitFound(end, inch.end(), '"', "inch", "length", True)
    if old := _YEARS_OLD.match(text, end):
        return UnitFound(end, old.end(), old.group().strip(), "year of age", "age")
    gap = _GAP.match(text, end)
    at = gap.end() if gap else end
    glued = at == end
    found = units.words_pattern.match(text, at)
    symbol = None if words else units.symbols_pattern.match(text, at)
    if symbol and (not found or len(symbol.group()) >= len(found.group())):
        sign, joint = symbol.group(), text[end:at].strip()
        bracketed = joint in ("[", "<", "{") or (
            joint == "(" and text.startswith(")", symbol.end())
        )
        loose = not glued and not bracketed and not (joint == "-" and len(sign) > 1)
        # After a blank, a single letter is a unit only where it is used so: "20 m", not "20 x".
        if not (loose and (joint or (len(sign) == 1 and sign.isalpha() and sign not in _SHORT))):
            unit = units.symbols[sign]
            stop = symbol.end()
            if bracketed and text[stop : stop + 1] in ("]", ">", "}", ")"):
                stop += 1
            return _with_rate(text, end, stop, sign, unit, units, glued)
    if not found:
        return None
    if glued and found.group()[0].isalpha() and words:
        return None
    named = units.word(found.group())
    return _with_rate(text, end, found.end(), found.group(), named, units, glued) if named else None


def _with_rate(
    text: str, start: int, end: int, surface: str, unit: Unit, units: Units, glued: bool
) -> UnitFound:
    """The unit that ends at `end`, with "old" or "per barrel" after it."""
    name, kind = unit.name, unit.kind
    if kind == "duration" and (old := _OLD.match(text, end)):
        return UnitFound(
            start, old.end(), text[end - len(surface) : old.end()], f"{name} of age", "age", glued
        )
    if kind not in ("duration", "percent", "temperature", "speed") and (
        rate := _rate(text, end, units)
    ):
        stop, what, below = rate
        return UnitFound(start, stop, f"{surface} per {what}", f"{name} per {below}", kind, glued)
    return UnitFound(start, end, surface, name, kind, glued)


def unit_of(
    text: str, start: int, end: int, units: Units, *, words: bool, large: bool
) -> UnitFound | None:
    """The unit of the number in characters `start` to `end` of `text`, None where it has none.

    `words` tells that the number is spelled out, `large` that it is a million or more.
    """
    before = (
        None
        if words and not text[max(0, start - 3) : start].strip()
        else unit_before(text, start, units)
    )
    if before:
        stop = end
        name, surface = before.name, before.surface
        named = units.words_pattern.match(text, end + 1) if text[end : end + 1] == " " else None
        suffix = _SUFFIX_DOLLAR.match(text, end)
        also = units.word(named.group()) if named else None
        if named and also and also.kind == "currency":
            stop = named.end()
        elif suffix:
            stop = suffix.end()
            surface = f"{surface} {suffix.group().strip()}"
            if surface.endswith("sterling"):
                name = "pound sterling"
        if rate := _rate(text, stop, units):
            stop, what, below = rate
            surface, name = f"{surface} per {what}", f"{name} per {below}"
        return UnitFound(before.start, stop, surface, name, before.kind)
    if _PERCENT_OF.search(text, max(0, start - 14), start):
        return UnitFound(start, end, "percent", "percentage", "percent")
    after = unit_after(text, end, units, words=words)
    if after:
        if large and after.name == "pound" and not text.startswith(" of ", after.end):
            # nobody weighs millions of pounds without saying of what
            return UnitFound(start, after.end, after.surface, "pound sterling", "currency")
        return UnitFound(start, after.end, after.surface, after.name, after.kind, after.glued)
    if (
        _BARE_AGE.match(text, max(0, start - 2))
        and text[max(0, start - 3) : start - 2].isalpha()
        and _NAMED.search(text, max(0, start - 24), start)
    ):
        return UnitFound(start, end, "-", "year of age", "age")
    if _AGE_ENDS.match(text, end) and _ANOTHER_AGE.search(text, max(0, start - 80), start):
        return UnitFound(start, end, "-", "year of age", "age")
    if _of_kin(text, start, end) or _AGES.search(text, max(0, start - 60), start):
        return UnitFound(start, end, "-", "year of age", "age")
    if _AGED.search(text, max(0, start - 24), start) and not re.match(
        r"\s+\w", text[end : end + 3] + " "
    ):
        return UnitFound(start, end, "years old", "year of age", "age")
    if _AGED.search(text, max(0, start - 24), start) and re.match(
        r"\s+(?:by|when|at|in|on|and|next|this|last|years|with)\b", text[end : end + 8]
    ):
        return UnitFound(start, end, "years old", "year of age", "age")
    return None


def _of_kin(text: str, start: int, end: int) -> bool:
    """Whether a number set apart behind a word for a person is that person's age."""
    short = 0 < end - start <= 2 and text[start:end].isdigit()
    if not short:
        return False
    if not _KIN_AGE.search(text, max(0, start - 24), start):
        return False
    return text[end : end + 1] == (")" if text[start - 1] == "(" else ",")
