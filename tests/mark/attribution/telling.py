"""What rules find in a text, as words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Doc

from sayso.data.reader import Found

Nlp = Callable[[str], Doc]
Rule = Callable[[Doc], Iterable[Found]]


def told(doc: Doc, rules: Iterable[Rule]) -> list[tuple[str, str]]:
    """The source and the content of all that `rules` find in `doc`."""

    def words(ranges: tuple[tuple[int, int], ...]) -> str:
        return " / ".join(doc.text[start:end] for start, end in ranges)

    return [(words(one.source), words(one.content)) for rule in rules for one in rule(doc)]
