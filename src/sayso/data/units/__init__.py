"""Units of measure and currencies: the words and symbols that name them, and their plain names."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from importlib.resources import files

from sayso.errors import DataError

SHA256 = "84793fc454e6c3877ff709bd4fe71259a4541cfdd1cb78bdd6d46d413bf04acb"

_FULL_WORD = re.compile(r"[a-z]{2}$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its plain English name in the singular, and its kind (`length`, `currency`, ...)."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Units:
    """All units by what names them.

    `words` are in lower case, without hyphens, with their plurals; `symbols` keep their case; `before` are the
    currency signs and codes that stand in front of a number. The two patterns match exactly the
    keys of their tables, the longest first.
    """

    words: dict[str, Unit]
    symbols: dict[str, Unit]
    before: dict[str, Unit]
    words_pattern: re.Pattern[str]
    symbols_pattern: re.Pattern[str]
    kinds: dict[str, str]

    def word(self, text: str) -> Unit | None:
        """The unit that the words `text` name, in any case and hyphenation."""
        return self.words.get(_key(text))

    def kind(self, name: str) -> str | None:
        """The kind of the unit called `name`, None for a noun counted."""
        return self.kinds.get(name)


def _key(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").split())


def _plural(word: str) -> str:
    head, _, last = word.rpartition(" ")
    if word.endswith("s") or not _FULL_WORD.search(word):
        return word
    if last.endswith(("ch", "sh", "x")):
        last += "es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        last = last[:-1] + "ies"
    else:
        last += "s"
    return f"{head} {last}".strip()


def _alternation(keys: dict[str, Unit]) -> str:
    ordered = sorted(keys, key=lambda key: (-len(key), key))
    return "|".join(re.escape(key).replace(r"\ ", r"[ \-\u00a0]") for key in ordered)


def load() -> Units:
    """The table of units.

    Raises `DataError` where the file is missing or is not the one that the card names.
    """
    path = files(__package__) / "units.json"
    raw = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise DataError(
            "the table of units is missing or changed: sayso/data/units/units.json",
            "Install sayso again.",
        )
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    before: dict[str, Unit] = {}
    kinds: dict[str, str] = {}
    for row in json.loads(raw):
        unit = Unit(row["name"], row["kind"])
        kinds[unit.name] = unit.kind
        for word in row["words"]:
            words.setdefault(_key(word), unit)
            words.setdefault(_key(_plural(word)), unit)
        for symbol in row["symbols"]:
            symbols.setdefault(symbol, unit)
        for sign in row.get("before", ()):
            before.setdefault(sign, unit)
        if code := row.get("code"):
            before.setdefault(code, unit)
            symbols.setdefault(code, unit)
    return Units(
        words,
        symbols,
        before,
        re.compile(rf"(?:{_alternation(words)})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:{_alternation(symbols)})(?![\w²³]|[-.]\w)"),
        kinds,
    )
