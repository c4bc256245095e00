"""Figures that a sentence of their own announces: "The ministry gave the nation its figures. The dead
number 27." Whoever brings them says what the rest of the paragraph counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span, Token

from sayso.data.reader import Found
from sayso.mark.attribution.words import SAY, figured, named, passive, speaks
from sayso.mark.clauses import subject

_BRINGS: Final = frozenset(
    "give release publish issue present announce unveil update share read provide offer post".split()
)
_FIGURES: Final = frozenset(
    "figure number toll tally count statistic data update balance finding list result total".split()
)
_BOOKS: Final = frozenset(
    "book register list record figure number count tally statistic account total".split()
)
_DIFFER: Final = frozenset("say tell differ disagree contradict show speak".split())
# So many sentences behind the one that announces them its figures may go on.
_REACH: Final = 4


def announced(doc: Doc) -> Iterator[Found]:
    """As in "The office gave its figures. Forty are ill"; "The union's books say otherwise. Nine died"."""
    sentences = list(doc.sents)
    for at, sentence in enumerate(sentences[:-1]):
        found = _brings(sentence) or _otherwise(sentence)
        if found is None or any(t.like_num and t.ent_type_ not in _TIMES for t in sentence):
            continue
        who, verb = found
        told = _goes_on(sentences[at : at + 1 + _REACH])
        if told:
            thing = [t for t in sentence if t.i > verb.i and t.dep_ in ("dobj", "advmod")][:1]
            first = tuple((t.left_edge.idx, t.idx + len(t)) for t in thing)
            rest = (told[0].start_char, told[-1].start_char + len(told[-1].text.rstrip()))
            yield Found((named(who),), ((verb.idx, verb.idx + len(verb)),), (*first, rest))


_TIMES: Final = frozenset({"DATE", "TIME", "ORDINAL"})


def _brings(sentence: Span) -> tuple[Token, Token] | None:
    verb = sentence.root
    if verb.lemma_ not in _BRINGS or verb.pos_ != "VERB" or passive(verb):
        return None
    who = subject(verb)
    if who is None or who.dep_ != "nsubj" or not speaks(who):
        return None
    things = [c for c in verb.children if c.dep_ == "dobj"]
    return (who, verb) if any(c.lemma_.lower() in _FIGURES for c in things) else None


def _otherwise(sentence: Span) -> tuple[Token, Token] | None:
    """Whose books those are that "say otherwise"."""
    verb = sentence.root
    books = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.lemma_ not in _DIFFER or books is None or books.lemma_.lower() not in _BOOKS:
        return None
    owner = next((c for c in books.children if c.dep_ == "poss"), None)
    return (owner, verb) if owner is not None and speaks(owner) and len(sentence) <= 14 else None


def _goes_on(sentences: list[Span]) -> list[Span]:
    """The sentences after the first that tell figures, up to the end of its paragraph."""
    told: list[Span] = []
    for before, sentence in pairwise(sentences):
        if "\n" in before.text or "\n" in sentence.text.rstrip("\n"):
            break
        if not figured(list(sentence)) or _another(sentence):
            break
        told.append(sentence)
    return told


def _another(sentence: Span) -> bool:
    """Whether somebody else speaks in a sentence: "The mayor said that 12 had died"."""
    who = (subject(verb) for verb in sentence if verb.lemma_ in SAY and verb.pos_ == "VERB")
    return any(w is not None and speaks(w) and w.pos_ != "PRON" for w in who)


RULES = (announced,)
