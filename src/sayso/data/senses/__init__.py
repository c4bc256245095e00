"""What words can mean: their supersenses, their opposites and the words made from them (WordNet 3.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from sayso.errors import DataError

# WordNet's lexicographer files in their order, without the beginnings of nouns.
NOUNS: Final = (
    "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event",
    "feeling", "food", "group", "location", "motive", "object", "person", "phenomenon", "plant",
    "possession", "process", "quantity", "relation", "shape", "state", "substance", "time",
)  # fmt: skip
VERBS: Final = (
    "body", "change", "cognition", "communication", "competition", "consumption", "contact",
    "creation", "emotion", "motion", "perception", "possession", "social", "stative", "weather",
)  # fmt: skip
# What stands below certain nouns of WordNet; a noun may be several of them.
KINDS: Final = (
    "organization", "military", "official", "worker", "fighter", "inhabitant", "relative",
    "document", "picture", "statement", "building", "region", "vehicle", "weapon", "illness", "crime",
    "disaster", "unit",
)  # fmt: skip
# A letter for each name: supersenses as capitals, kinds as small ones.
_NAMES: Final = {
    "noun": {chr(65 + i): name for i, name in enumerate(NOUNS)},
    "verb": {chr(65 + i): name for i, name in enumerate(VERBS)},
    "kind": {chr(97 + i): name for i, name in enumerate(KINDS)},
}
_NONE: Final[Mapping[str, float]] = MappingProxyType({})
# WordNet's endings of plurals, and those of men and women.
_PLURALS: Final = (
    ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("sses", "ss"), ("xes", "x"), ("zes", "z"),
    ("ves", "f"), ("men", "man"), ("s", ""),
)  # fmt: skip


def coded(told: Mapping[str, float], names: str = "noun") -> str:
    """Shares as a line of the tables has them: a letter and tenths, no number for the whole.

    `names` is `noun` or `verb`. Shares under a twentieth are left out.
    """
    letters = {name: letter for letter, name in {**_NAMES["kind"], **_NAMES[names]}.items()}
    parts = []
    for name in sorted(told, key=lambda name: (-told[name], letters[name])):
        tenths = round(told[name] * 10)
        if tenths:
            parts.append(letters[name] + ("" if tenths == 10 else str(tenths)))
    return "".join(parts)


@cache
def _shares(code: str, names: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for i, letter in enumerate(code):
        if letter.isdigit():
            continue
        name = _NAMES[names].get(letter)
        if name is not None:
            tenths = code[i + 1 : i + 2]
            found[name] = int(tenths) / 10 if tenths.isdigit() else 1.0
    return MappingProxyType(found)


class Senses:
    """Lower-case lemmas, also of two or three words with spaces between ("prime minister").

    A noun may be given in its plural too where that is regular. Shares are tenths of what the word
    means in WordNet's tagged texts; a word that the tables lack has none.
    """

    __slots__ = ("_read", "_tables")

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read
        self._tables: dict[str, dict[str, str]] = {}

    def noun(self, lemma: str) -> Mapping[str, float]:
        """The share of each supersense of `NOUNS`, the greatest first."""
        return _shares(self._noun(lemma), "noun")

    def verb(self, lemma: str) -> Mapping[str, float]:
        """The share of each supersense of `VERBS`, the greatest first."""
        return _shares(self._table("verbs").get(lemma, ""), "verb")

    def kinds(self, lemma: str) -> Mapping[str, float]:
        """The share of a noun's senses that are of each of `KINDS`."""
        return _shares(self._noun(lemma), "kind")

    def is_a(self, lemma: str, name: str, share: float = 0.5) -> bool:
        """Whether at least `share` of a noun's senses are of one supersense or kind."""
        return max(self.noun(lemma).get(name, 0.0), self.kinds(lemma).get(name, 0.0)) >= share

    def opposites(self, lemma: str) -> frozenset[str]:
        """The words that mean the opposite in a common sense, of any part of speech."""
        return frozenset(filter(None, self._table("opposites").get(lemma, "").split(",")))

    def related(self, lemma: str, part: str = "") -> frozenset[str]:
        """The words made from `lemma` or from which it is made: "deny" and "denial".

        With `part` only nouns (`n`), verbs (`v`), adjectives (`a`) or adverbs (`r`).
        """
        found: set[str] = set()
        for words in self._table("related").get(lemma, "").split(";"):
            if words[:1] == part or not part:
                found.update(filter(None, words[2:].split(",")))
        return frozenset(found)

    def _noun(self, lemma: str) -> str:
        table = self._table("nouns")
        code = table.get(lemma)
        if code is None:
            for ending, single in _PLURALS:
                if lemma.endswith(ending):
                    code = table.get(lemma.removesuffix(ending) + single)
                    if code is not None:
                        break
        return code or ""

    def _table(self, name: str) -> dict[str, str]:
        """A table, read when it is first asked for: who asks for verbs pays for no nouns."""
        if name not in self._tables:
            try:
                lines = self._read(f"{name}.tsv").splitlines()
                self._tables[name] = dict(line.split("\t") for line in lines)
            except (OSError, ValueError) as error:
                raise DataError(
                    f"sayso's table of senses is damaged: {name}.tsv cannot be read ({error})",
                    "Install sayso again.",
                ) from error
        return self._tables[name]


def load() -> Senses:
    """The tables of this folder, each read when it is first asked for.

    A missing or damaged one raises `DataError` then.
    """
    folder = files(__name__)
    return Senses(lambda name: (folder / name).read_text(encoding="utf-8"))
