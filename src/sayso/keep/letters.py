"""Plain letters, by which everything is searched: no case, no accents, no letters of one alphabet only.

Both databases are given words in plain letters, since each knows other accents. Whoever changes what
is plain adds a migration that renews the indexes.
"""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart, as they are written where they are missing.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
)


def plain(text: str) -> str:
    """`text` in small letters, without accents: Kragerø and KRAGERO are one, and so are Łódź and Lodz."""
    if text.isascii():
        return text.lower()  # nearly all words
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(char for char in letters if not unicodedata.combining(char))
