"""The words that the grammar of time knows, and the class of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sayso.data.calendar import Calendar

# The class of every word that says nothing about time.
OTHER = "other"
# One class per word or group of words that the grammar does not tell apart.
_GROUPS = {
    "the": "the",
    "a": "a an",
    "of": "of",
    "in": "in",
    "at": "at",
    "on": "on",
    "and": "and",
    "or": "or",
    "to": "to through",
    "each": "each every",
    "per": "per",
    "this": "this",
    "these": "these",
    "that": "that",
    "those": "those",
    "last": "last",
    "past": "past",
    "next": "next",
    "coming": "coming upcoming",
    "following": "following",
    "previous": "previous preceding prior",
    "current": "current",
    "recent": "recent",
    "latest": "latest",
    "same": "same",
    "first": "first",
    "final": "final closing",
    "early": "early",
    "late": "late",
    "earlier": "earlier",
    "later": "later",
    "mid": "mid",
    "end": "end close",
    "ends": "ended ending ends",
    "start": "beginning start",
    "starting": "starting",
    "middle": "middle",
    "ago": "ago",
    "before": "before",
    "after": "after",
    "from": "from",
    "now": "now",
    "more": "more",
    "than": "than",
    "less": "less fewer",
    "least": "least",
    "most": "most",
    "up": "up",
    "over": "over",
    "about": "about around roughly approximately circa",
    "nearly": "nearly almost",
    "another": "another",
    "additional": "additional further extra",
    "few": "few several many numerous countless various",
    "some": "some",
    "couple": "couple",
    "dozens": "dozens hundreds thousands scores",
    "half": "half",
    "fiscal": "fiscal financial",
    "full": "full entire whole",
    "period": "period periods",
    "time": "time",
    "term": "term",
    "near": "near short",
    "today": "today",
    "yesterday": "yesterday",
    "tomorrow": "tomorrow",
    "tonight": "tonight",
    "daily": "daily",
    "every_": "hourly weekly monthly yearly annually nightly fortnightly",
    "once": "once twice thrice",
    "times": "times",
    "alternate": "other alternate",
    "future": "future",
    "currently": "currently nowadays presently",
    "recently": "recently lately",
    "soon": "soon shortly",
    "oclock": "o'clock o’clock",
    "calendar": "calendar",
    "trading": "trading business working consecutive straight school successive",
    "old": "old",
    "long": "long",
    "lasting": "daylong weeklong monthlong yearlong decadelong hourlong",
    "right": "right just",
    "so": "so",
    "hence": "hence",
    "while": "while",
    "overnight": "overnight",
    "sometime": "sometime",
    "as": "as",
    "possible": "possible",
    "comparable": "comparable corresponding",
    "local": "local eastern pacific central moscow greenwich beijing mountain standard daylight mean",
}
WORDS = {word: kind for kind, words in _GROUPS.items() for word in words.split()}
SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
DECADES = {
    word: value
    for value, word in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}
PLURALS = frozenset(("centuries", "millennia"))

Entries = dict[str, tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that have a class, with what they are worth.

    `names` count only with a capital, `short` ones only where what follows shows them to be
    abbreviations.
    """

    words: Entries
    names: Entries
    short: Entries


@lru_cache(maxsize=4)
def lexicon(calendar: Calendar) -> Lexicon:
    """The words of the calendar beside those of the grammar."""
    words: Entries = {word: (kind, word) for word, kind in WORDS.items()}
    for word, code in calendar.units.items():
        words[word] = ("units" if word in PLURALS else "unit", code)
    for kind, table in (
        ("part", calendar.parts),
        ("season", calendar.seasons),
        ("small", SMALL),
        ("tens", TENS),
        ("decade", {word: f"{value}X" for word, value in DECADES.items()}),
        ("ordinal", {word: value for word, value in ORDINALS.items() if word not in WORDS}),
    ):
        words.update({word: (kind, value) for word, value in table.items()})
    words.update({"second": ("second", 2), "hundred": ("big", 100), "thousand": ("big", 1000)})
    return Lexicon(
        words,
        {
            **{word: ("month", value) for word, value in calendar.months.items()},
            **{word: ("weekday", value) for word, value in calendar.weekdays.items()},
        },
        {
            **{word: ("month", value) for word, value in calendar.months_short.items()},
            **{word: ("weekday", value) for word, value in calendar.weekdays_short.items()},
        },
    )
