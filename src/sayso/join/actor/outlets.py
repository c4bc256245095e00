"""The outlets of a story's reports, by all the names that other reports call them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import abbreviation, initials
from sayso.records import Report

# What an outlet is, behind its name: other reports leave it out, or say it in another way.
_KINDS = frozenset(
    """agency agencies news newswire wire service press media network newspaper newspapers online
    digital edition website radio tv television group""".split()
)
# The same before its name, in other languages.
_AGENCIES = frozenset("agencia agence agenzia agentur agencja agentia agentstvo agencija".split())
# Parts of the world that end the full name of an outlet or a group: "Open Sky Central Asia".
_REGIONS = frozenset(
    """international worldwide global africa asia europe america americas caribbean pacific oceania
    eurasia north south east west central middle northern southern eastern western""".split()
)
_NOTE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
# What a page or a text is, behind the name of who gives it out: ", field bulletin no. 14".
_WHAT = re.compile(r",\s*[a-z][^,]*\Z")
# What speaks for a body, or where it does, behind its name.
_BEHIND = re.compile(
    r"\s*(?:[–—|:]|\s-\s)\s*(?:official |verified )?(?:press|media|news|information|communications?|telegram|"
    r"facebook|twitter|x|whatsapp|website|statements?)\b[^–—|]*\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")
# Last words by which readers call a paper that they know: "the Ledger" of "The Quito Ledger".
_ARTICLE = "the"


@lru_cache(maxsize=65_536)
def core(name: str) -> str:
    """An outlet's name without "the", without notes and without what kind of outlet it is.

    "Oriel News Agency", "the Oriel agency", "Agencia Oriel" and "Oriel (English edition)" are one; a
    name of nothing but such words ("Press Agency") stays whole.
    """
    words = [fold(word).replace(".", "") for word in _WORD.findall(_NOTE.sub("", name))]
    if words[:1] == [_ARTICLE] and len(words) > 1:
        words = words[1:]
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _KINDS:
        kept.pop()
    if len(kept) > 1 and kept[0] in _AGENCIES:
        del kept[0]
    return " ".join(kept)


def plain_name(name: str) -> str:
    """An outlet's name without notes: "Ministry of Health (Telegram)", "Harbour Guard – press centre"."""
    return _WHAT.sub("", _BEHIND.sub("", _NOTE.sub("", name)).strip())


def short(name: str) -> str:
    """An outlet's name as printed, without notes and without what kind of outlet it is."""
    words = _NOTE.sub("", name).split()
    while len(words) > 1 and fold(words[-1]) in _KINDS:
        words.pop()
    return " ".join(words)


class Outlets:
    """The outlets that publish the reports of a story, and the agencies that these credit."""

    def __init__(self, names: Iterable[str]) -> None:
        """`names` are those of outlets and of credited agencies, in any order."""
        self._cores: dict[str, str] = {}
        self._short: dict[str, set[str]] = {}
        self._begin: set[str] = set()
        self._table: frozenset[str] | None = None
        self._found: dict[tuple[str, str | None], str | None] = {}
        for name in names:
            self._add(name)

    def _add(self, name: str) -> None:
        plain = _NOTE.sub("", name).strip()
        known = core(plain)
        if not known:
            return
        # The longest name is the fullest; of equals the first in the alphabet, whatever the order.
        fullest = self._cores.get(known)
        if fullest is None or (-len(plain), plain) < (-len(fullest), fullest):
            self._cores[known] = plain
        words = [w for w in _WORD.findall(plain) if fold(w) != _ARTICLE]
        self._short.setdefault(fold(" ".join(words)), set()).add(known)
        if len(words) > 1:
            self._short.setdefault(f"the {fold(words[-1])}", set()).add(known)
            self._begin.add(fold(words[-1]))
        whole = list(words)
        while len(words) > 2 and fold(words[-1]) in _REGIONS:
            words = words[:-1]
        if words != whole:
            self._short.setdefault(fold(" ".join(words)), set()).add(known)
        self._begin.add(known.split()[0])
        self._begin.update(fold(w) for w in words[:1])
        for letters in initials(" ".join(words)):
            if len(letters) > 2:
                self._begin.add(letters)
                self._short.setdefault(letters.upper(), set()).add(known)

    def may_begin(self, word: str) -> bool:
        """Whether some name of an outlet of the story begins with this word."""
        return fold(word.replace(".", "")) in self._begin

    def known(self, titles: Titles) -> frozenset[str]:
        """The first words of all names in the table of the world's outlets."""
        if self._table is None:
            self._table = frozenset(name.split()[0] for name in titles.outlets if name.strip())
        return self._table

    def __contains__(self, known: str) -> bool:
        return known in self._cores

    def name(self, known: str) -> str:
        """The full name of the outlet with this core."""
        return self._cores[known]

    def find(self, words: str, own: str | None = None) -> str | None:
        """The core of the outlet that `words` name, None where they name none or several.

        `own` is the outlet of the report in which they stand: "the Courier" in the Lima Courier.
        """
        asked = words, own
        if asked not in self._found:
            self._found[asked] = self._find(words, own)
        return self._found[asked]

    def _find(self, words: str, own: str | None) -> str | None:
        words = " ".join(words.split())
        bare = re.sub(r"^the\s+", "", words, flags=re.IGNORECASE)
        bare = re.sub(r"['’]s?$", "", bare)
        if not bare[:1].isupper():
            return None
        known = core(bare)
        if known in self._cores:
            return known
        keys = [bare.replace(".", "") if abbreviation(bare) else fold(bare)]
        keys.append(f"the {fold(bare)}")
        for key in keys:
            found = self._short.get(key, set())
            if own and core(own) in found:
                return core(own)
            if len(found) == 1 and (not key.startswith("the ") or words != bare):
                return next(iter(found))
        return None


def outlets_of(reports: Iterable[Report]) -> Outlets:
    """The outlets of a story; the same ones for reports of the same outlets."""
    return _outlets(frozenset(n for r in reports for n in (r.outlet, r.wire) if n))


@lru_cache(maxsize=16)
def _outlets(names: frozenset[str]) -> Outlets:
    return Outlets(sorted(names))
