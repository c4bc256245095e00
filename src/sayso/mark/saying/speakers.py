"""Whose words: who is the same speaker again, so far as the words show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.mark.clauses import tokens_of
from sayso.records import Mention, Span

TITLES = frozenset(
    "mr. mrs. ms. dr. sir president minister secretary senator gov. sen. rep. gen.".split()
)
# What only tells more of a subject: "the ship, which Berg Lines owns, left on Monday".
_ASIDE = frozenset({"relcl", "acl"})
PRONOUNS = frozenset({"he", "she", "it", "they", "who", "which"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words: the root mention where one is known, else the words of the source."""

    mention: str | None
    names: frozenset[str]
    head: str
    pronoun: bool
    loose: bool

    def same(self, other: Speaker) -> bool:
        """Whether both are, as far as the words show, the same speaker."""
        if self.mention is not None and other.mention is not None:
            return self.mention == other.mention
        if self.names and other.names:
            return self.names <= other.names or other.names <= self.names
        return bool(self.head) and self.head == other.head and not (self.names or other.names)


def roots(mentions: Sequence[Mention]) -> dict[str, str]:
    """The id of each mention's first mention, following `refers`."""
    found: dict[str, str] = {}
    for mention in mentions:
        back = mention.refers
        found[mention.id] = found.get(back, back) if back is not None else mention.id
    return found


def speaker(
    source: Sequence[Span], doc: Doc, mentions: Sequence[Mention], first: dict[str, str]
) -> Speaker | None:
    """The speaker that the words of a source name; `first` leads to each mention's first one."""
    return _speaker(tokens_of(doc, source), mentions, first)


def subject(verb: Token, mentions: Sequence[Mention], first: dict[str, str]) -> Speaker | None:
    """The speaker that does what `verb` tells: its subject, or the noun that its clause describes."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and child.tag_ not in {"WP", "WDT"}:
            aside = {t.i for c in child.subtree if _aside(c, child) for t in c.subtree}
            return _speaker([t for t in child.subtree if t.i not in aside], mentions, first)
    if verb.dep_ == "relcl":
        return _speaker(
            [token for token in verb.head.subtree if token.i < verb.left_edge.i], mentions, first
        )
    return None


def _aside(token: Token, head: Token) -> bool:
    """Whether words only tell more of a subject; "of" right behind it belongs to its name."""
    named = token.lower_ == "of" and token.head.i == head.i
    return token.i != head.i and (token.dep_ in _ASIDE or (token.dep_ == "prep" and not named))


def _speaker(
    tokens: Sequence[Token], mentions: Sequence[Mention], first: dict[str, str]
) -> Speaker | None:
    if not tokens:
        return None
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
    start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
    # The mention that the source's head stands in is the speaker; others modify it.
    own = [
        m
        for m in mentions
        if start <= m.span.start and m.span.end <= end and m.span.start <= head.idx < m.span.end
    ]
    chosen = max(own, key=lambda m: m.span.end - m.span.start, default=None)
    names = frozenset(t.lower_ for t in tokens if t.pos_ == "PROPN") - TITLES
    return Speaker(
        first[chosen.id] if chosen is not None else None,
        names,
        head.lemma_.lower(),
        head.lower_ in PRONOUNS,
        head.tag_ == "NNS" and not (chosen is not None and chosen.form == "name"),
    )
