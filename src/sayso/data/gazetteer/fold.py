"""Names of places as the index holds them."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
     "-": " ", "–": " ", "‑": " ", "/": " "}
)  # fmt: skip
_DROPPED = re.compile(r"['’‘ʻʼ`ʽʾʿ.,]")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold(name: str) -> str:
    """`name` without case, accents, punctuation, a leading "the" and the short "St." and "Mt."."""
    text = name.casefold().translate(_LETTERS)
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in text if not unicodedata.combining(char))
    words = _DROPPED.sub("", text).split()
    if len(words) > 1:
        if words[0] == "the":
            words = words[1:]
        words = [_SHORT.get(word, word) for word in words[:-1]] + words[-1:]
    return " ".join(words)
