"""Plain words for what the records say in codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sayso.data import load
from sayso.records import BriefEstimate, Certainty, EstimateKind, Manner, PositionStance, Stance
from sayso.records.evidence import EvidenceKind
from sayso.records.point import Status

# Past tense: it reads right for one speaker and for many.
STANCES: dict[Stance, str] = {
    "assert": "said",
    "confirm": "confirmed",
    "acknowledge": "acknowledged",
    "deny": "denied",
    "doubt": "doubted",
    "decline": "would not say",
    "ask": "asked",
    "assess": "judged",
    "predict": "predicted",
    "warn": "warned",
    "accuse": "accused",
    "promise": "promised",
    "demand": "demanded",
    "propose": "proposed",
}
MANNERS: dict[Manner, str] = {"belief": "believed", "plan": "planned", "document": "stated"}
STATUSES: dict[Status, tuple[str, str]] = {
    "corroborated": ("Corroborated", "independent sources affirm it and none denies it"),
    "reported": ("Reported", "one source affirms it and none denies it"),
    "disputed": ("Disputed", "somebody affirms it and somebody denies it"),
    "acknowledged": ("Acknowledged", "somebody who denied it now affirms it"),
    "denied": ("Denied", "only denials are on record"),
    "withdrawn": ("Withdrawn", "whoever affirmed it has taken it back"),
}
SIDES: dict[PositionStance, str] = {
    "affirm": "Affirm",
    "deny": "Deny",
    "doubt": "Doubt",
    "decline": "Will not say",
}
KINDS: dict[EstimateKind, str] = {
    "count": "count",
    "flow": "over a period",
    "forecast": "forecast",
    "plan": "plan",
}
KINDS_OF_ALL: dict[EstimateKind, str] = {
    "flow": "counted over a period",
    "forecast": "forecasts",
    "plan": "plans",
}
EVIDENCE: dict[EvidenceKind, str] = {
    "photo": "Photo",
    "video": "Video",
    "audio": "Recording",
    "document": "Document",
    "data": "Data",
    "testimony": "Testimony",
    "object": "Object",
}
DATED_BY = {
    "given": "date given with the input",
    "page": "date from the page",
    "feed": "date from the feed",
    "text": "date from its text",
}

# Terminal control strings first, whole, so that their payload does not stay behind as text; then
# what is left of control characters, and the marks that reorder text so that it reads as other
# words than it holds.
_CONTROL_STRING = re.compile(
    r"\x1b\[[0-?]{0,64}[ -/]{0,8}[@-~]|\x1b[\]PX^_][^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)?|\x1b[@-Z\\-_]?"
)
_RUNS_ON = re.compile(
    r"(?:that|to|not to|whether|if|how|why|what|when|where|who|whom|whose|which)\s"
)
# What these say is told in a sentence of its own, be it one in small letters.
_ANSWERS = re.compile(r"\b(?:repl|answer|respond|retort|ask|doubt)", re.IGNORECASE)
_QUOTE_MARK = re.compile(r"[“”\"]")
_BEFORE_QUOTE = ("", " ", "(", "[", "—", "–", "-")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Text from outside without escape sequences, control and reordering characters."""
    return _UNSEEN.sub("", _CONTROL_STRING.sub("", text))


@lru_cache(maxsize=16_384)  # names and words are told again and again
def flat(text: str) -> str:
    """`clean` text on one line."""
    return " ".join(clean(text.replace("\u2028", " ").replace("\u2029", " ")).split())


def trim(text: str, limit: int) -> str:
    """At most `limit` characters of `text`, cut between words; a cut is shown by ` …`."""
    if len(text) <= limit:
        return text
    cut = text.rfind(" ", 0, limit - 1)
    return text[: cut if cut > limit // 3 else limit - 2].rstrip(" ,;:–—") + " …"


def balanced(text: str) -> str:
    """`text` with `…”` where a quotation is left open, and `“…` where one was open before it.

    The dots tell a reader that more was said than stands here. A quotation within a quotation
    may share its end with it.
    """
    opened, before, any_opened = "", "", False
    for match in _QUOTE_MARK.finditer(text):
        mark, behind = match[0], text[match.start() - 1 : match.start()]
        ahead = text[match.end() : match.end() + 1]
        if mark == "“" or (mark == '"' and behind in _BEFORE_QUOTE and ahead.strip()):
            opened, any_opened = mark, True
        elif opened:
            opened = ""
        elif not any_opened and not (mark == '"' and behind.isdigit()):  # 12" is a length
            before = before or mark
    start = {"”": "“… ", '"': '"… '}.get(before, "")
    end = {"“": " …”", '"': ' …"'}.get(opened, "")
    return f"{start}{text.rstrip(' .,') if end else text}{end}"


def colon(text: str, verb: str) -> str:
    """What stands between a verb of saying and `text`: nothing before a clause that it runs on to.

    "Said nobody had come", "wants all kitchens closed"; but "replied: nobody had come".
    """
    if verb.endswith(":"):
        return ""
    runs_on = text[:1].islower() and not _ANSWERS.search(verb)
    return "" if runs_on or _RUNS_ON.match(text) else ":"


def tells(text: str, who: str) -> bool:
    """Whether `text` names `who`: a name of theirs, or all words of what has none."""
    words = set(re.findall(r"\w+", text.casefold()))
    names = [word for word in re.findall(r"\w+", who) if len(word) > 2]
    proper = [word for word in names if not word[0].islower()]
    if proper and who[:1].isupper() and len(proper) > 1:
        return proper[-1].casefold() in words or all(word.casefold() in words for word in proper)
    return bool(names) and all(word.casefold() in words for word in names)


def plural(count: int, noun: str, many: str | None = None) -> str:
    """`1 report`, `2 reports`, `1,200 words`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def listed(names: Sequence[str]) -> str:
    """`A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def sentence(text: str) -> str:
    """`text` with a capital first letter; for sayso's own words, never for quoted ones."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """`13,000`, `2.5`, `1.2 million`: shortened only where nothing is lost."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= size and round(value / size, 2) * size == value:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + f" {name}"
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,.3f}".rstrip("0").rstrip(".")


def figure(low: float | None, high: float | None, approximate: bool) -> str:
    """`13,000`, `about 13,000`, `at least 13,000`, `up to 13,000`, `10,000–12,000`."""
    if low is None and high is None:
        return "a number not given"
    if low is None or high is None:
        return f"up to {number(high)}" if high is not None else f"at least {number(low or 0)}"
    words = number(low) if low == high else f"{number(low)}–{number(high)}"
    return f"about {words}" if approximate else words


@lru_cache(maxsize=1024)
def _adjective(name: str) -> str:
    """`French` for `France` and for `French`, nothing for what is no country."""
    countries = load("countries")
    country = countries.by_name(name)
    if country:
        return str(next(iter(country.demonyms), name))
    return name if countries.by_demonym(name) else ""


def counted(estimate: BriefEstimate) -> str:
    """What an estimate counts, with whose or which: `North Korean soldiers`, `people, dead`."""
    noun, of = flat(estimate.counted), flat(estimate.of or "")
    if not of or of.lower() in noun.lower():
        words = noun
    elif country := _adjective(of):
        words = f"{country} {noun}"
    else:
        words = f"{noun}, {of}"
    part = {"subset": "part of a total", "increment": "additional"}.get(estimate.part or "")
    return f"{words} ({part})" if part else words


def certainty_words(certainty: Certainty) -> str:
    """How sure the source says it is; empty where it simply states."""
    if certainty == "stated":
        return ""
    if certainty == "almost no chance":
        return "put as having almost no chance"
    if certainty == "roughly even":
        return "put as possible"  # "may" is no wager at even odds
    return f"put as {certainty}"
