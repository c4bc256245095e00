"""Clauses of a parsed text: predicates, their subjects, tense and negation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from sayso.records import Attribution, Span

PREDICATES = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "nothing", "nobody"})
QUOTES = '“”"‘„«'


@lru_cache(maxsize=1)
def each(doc: Doc) -> tuple[Token, ...]:
    """The tokens of a text, for the many rules that go through all of them: spaCy makes them anew each time."""
    return tuple(doc)


def tokens_of(doc: Doc, spans: Iterable[Span]) -> list[Token]:
    """The tokens that the spans touch, in order of the text, without white space."""
    out: list[Token] = []
    for span in spans:
        piece = doc.char_span(span.start, span.end, alignment_mode="expand")
        if piece is not None:
            out.extend(t for t in piece if not t.is_space)
    out.sort(key=lambda t: t.i)
    return out


def forms(token: Token) -> tuple[str, ...]:
    """The lemmas that a word may have, likeliest first.

    The tagger takes capitals in headlines for names and doubles consonants wrongly ("hoped" → hop),
    so that endings are also taken off by rule.
    """
    word = token.lower_
    found = [token.lemma_.lower(), word]
    if word.endswith("ies"):
        found.append(word[:-3] + "y")
    for ending in ("es", "s", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            found += [stem, stem + "e"]
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
    if word.startswith(("hoped", "hoping", "hated", "hating")):
        found.insert(0, word[:3] + "e")
    return tuple(found)


def among(token: Token, words: frozenset[str]) -> bool:
    """Whether one of the lemmas that a word may have is among `words`."""
    return any(form in words for form in forms(token))


def tops(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of a stretch whose head lies outside it, punctuation left out."""
    inside = {t.i for t in tokens}
    return [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and not t.is_punct]


def predicates(tokens: Sequence[Token]) -> list[Token]:
    """The main predicates of a stretch: one for each of its sentences, where there is one."""
    return [t for t in tops(tokens) if t.pos_ in PREDICATES]


def subject(predicate: Token) -> Token | None:
    """The subject of a predicate; that of the verb it is coordinated with where it has none."""
    for _ in range(4):  # chains of coordination or control longer than this are parse errors
        for child in predicate.children:
            if child.dep_ in SUBJECTS:
                return child
        if predicate.dep_ not in {"conj", "xcomp"} or predicate.head.pos_ not in PREDICATES:
            return None
        predicate = predicate.head
    return None


def auxiliaries(predicate: Token) -> list[Token]:
    """The auxiliaries of a predicate."""
    return [c for c in predicate.children if c.dep_ in {"aux", "auxpass"}]


def negated(predicate: Token) -> bool:
    """Whether a predicate, or its object, is negated."""
    for child in predicate.children:
        if child.dep_ == "neg" or (child.i < predicate.i and child.lower_ in {"never", "neither"}):
            return True
        if child.dep_ in {"dobj", "nsubj", "attr", "nsubjpass"}:
            if child.lower_ in {"nothing", "nobody", "none"}:
                return True
            if any(c.dep_ == "det" and c.lower_ == "no" for c in child.children):
                return True
    return False


def stretch(doc: Doc, tokens: Iterable[Token]) -> tuple[int, int]:
    """Character offsets from the first to the last of the tokens, outer punctuation left out."""
    kept = sorted((t for t in tokens if not t.is_space), key=lambda t: t.i)
    while kept and kept[0].is_punct and kept[0].text not in QUOTES:
        kept.pop(0)
    while kept and kept[-1].is_punct and kept[-1].text not in '”"’':
        kept.pop()
    if not kept:
        return 0, 0
    return kept[0].idx, kept[-1].idx + len(kept[-1])


def below(token: Token, most: int = 300) -> list[Token]:
    """A token and what hangs on it, in order of the text: the `most` that hang nearest.

    The bound keeps a page-long sentence, where every subtree holds all that follows, linear.
    """
    found = [token]
    for parent in found:
        if len(found) >= most:
            break
        found.extend(parent.children)
    return sorted(found[:most], key=lambda t: t.i)


def innermost(span: Span, attributions: Iterable[Attribution]) -> str | None:
    """The id of the innermost attribution in whose content a span begins."""
    held = [
        (piece.end - piece.start, attribution.id)
        for attribution in attributions
        for piece in attribution.content
        if piece.start <= span.start < piece.end
    ]
    return min(held)[1] if held else None
