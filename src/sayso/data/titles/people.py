"""Names of people taken apart: which word is the family name, and when two names can be one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.data.titles import Gender, Titles

_PIECE = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
_SHORTEST_NICKNAME = 3
_TWO_WORDS = 2
# Particles that are given names as well.
_GIVEN = frozenset({"al", "ben"})


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in lower case without accents: its `words`, its suffix ("jr"), who comes first.

    `family_first` holds where the first word may be the family name ("Zhou Wenhai"), `full` where
    there is a given name beside it: "van Dam" is a family name alone.
    """

    words: tuple[str, ...]
    suffix: str
    family_first: bool
    full: bool

    @property
    def surnames(self) -> tuple[str, ...]:
        """The words that may be the family name, the likelier first."""
        if not self.words:
            return ()
        if self.family_first:
            return (self.words[0], self.words[-1])
        return (self.words[-1],)

    @property
    def given(self) -> str:
        """The given name that a title or a friend would use."""
        if not self.full:
            return ""
        return self.words[1] if self.family_first else self.words[0]


# Letters that are no other letter with an accent, as those write them who do not have them.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ħ": "h", "Ħ": "H"}
)


@lru_cache(maxsize=65_536)  # a story has few words, and asks for each of them over and over
def fold(text: str) -> str:
    """`text` in lower case, without accents and with straight apostrophes."""
    text = text.replace("’", "'")
    if text.isascii():
        return text.casefold()  # nearly all words; the rest takes ten times as long
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


@lru_cache(maxsize=65_536)
def parse(name: str, titles: Titles) -> PersonName:
    """Take `name` (without its title) apart."""
    words = [fold(piece).rstrip(".") for piece in _PIECE.findall(name)]
    suffix = ""
    if len(words) > 1 and words[-1] in titles.suffixes:
        suffix = words.pop()
    full = any(word not in titles.particles for word in words[:-1])
    # "Ben Roe" and "Al Dorn" bear a given name, "van Dam" does not.
    full = full or (len(words) == _TWO_WORDS and words[0] in _GIVEN)
    return PersonName(tuple(words), suffix, _family_first(words, titles), full)


def gender(name: PersonName, titles: Titles) -> Gender | None:
    """The pronoun that most bearers of the given name take, None where that is not known."""
    if not name.full or name.family_first:
        return None
    return titles.first_names.get(name.words[0])


def same(one: PersonName, two: PersonName) -> bool:
    """Whether two full names can be one person's.

    The family names agree and no given name, initial or suffix speaks against it: "L. Brandt" and
    "Lena R. Brandt" can, "Lena W. Brandt" and "Lena H. W. Brandt" cannot.
    """
    if not (one.full and two.full) or (one.suffix and two.suffix and one.suffix != two.suffix):
        return False
    if one.words == two.words or _ends(one, two) or _ends(two, one):
        return True
    if one.family_first and two.family_first:
        return one.words[0] == two.words[0] and "".join(one.words[1:]).replace("-", "") == "".join(
            two.words[1:]
        ).replace("-", "")
    if one.words[-1] != two.words[-1]:
        return _two_family_names(one, two) or _two_family_names(two, one)
    if not _alike(one.words[0], two.words[0]):
        return False
    middle_one, middle_two = one.words[1:-1], two.words[1:-1]
    if middle_one and middle_two:
        return all(_alike(a, b) for a, b in zip(middle_one, middle_two, strict=False)) and (
            len(middle_one) == len(middle_two) or len(middle_one[0]) > 1
        )
    return True


def within(part: PersonName, full: PersonName) -> int:
    """How well `part` (a bare name) names the bearer of `full`: 0 not at all, 3 by family name.

    2 is a piece with other family names in it ("López" of "Andrés López Obrador"), 1 a given name.
    """
    words, size = full.words, len(part.words)
    if not 0 < size < len(words):
        return 0
    for start in range(len(words) - size, -1, -1):
        if words[start : start + size] != part.words:
            continue
        if start + size == len(words):
            return 3
        if start == 0:
            return 3 if full.family_first and size == 1 else 1
        return 2 if len(part.words[0]) > 1 else 0
    return 0


def _alike(one: str, two: str) -> bool:
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return len(short) >= _SHORTEST_NICKNAME and long.startswith(short)


def _ends(long: PersonName, short: PersonName) -> bool:
    """Whether the shorter is the end of the longer: "Ríos Luna" of "Jorge Ríos Luna".

    So are names with a courtesy word before them ("Daw Mya Thein").
    """
    size = len(short.words)
    return 1 < size < len(long.words) and long.words[-size:] == short.words


def _two_family_names(long: PersonName, short: PersonName) -> bool:
    # "Andrés Manuel López Obrador" and "Andrés López"; three words may as well hold a middle name,
    # so that takes the same given name written out.
    return (
        len(long.words) > 2
        and short.words[-1] == long.words[-2]
        and len(short.words[-1]) > 1
        and long.words[0] == short.words[0]
    )


def _family_first(words: list[str], titles: Titles) -> bool:
    if len(words) not in (2, 3) or not any(
        words[0] in names for names in titles.family_first.values()
    ):
        return False
    rest = words[1:]
    if "-" in rest[0] or len(rest) == 2:
        return all(len(word) > 1 for word in rest)
    return rest[0] not in titles.census and len(rest[0]) > 1
