"""Words found to stand for an actor, before it is known which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from sayso.data.titles import Gender, Titles
from sayso.records import ActorKind, MentionForm

NOMINAL = frozenset({"NOUN", "PROPN"})
SUBJECT = frozenset({"nsubj", "nsubjpass"})
# Dependencies of a word that only qualifies the noun after it.
QUALIFIER = frozenset({"compound", "amod", "nmod", "nummod", "poss"})
# Words that the language layer takes for actors although the last of them says that it is none.
NOT_ACTORS = frozenset(
    """act amendment constitution treaty agreement accord code bill law resolution protocol award
    prize cup war plan program programme project day week month year street road avenue stadium
    highway building tower airport internet web covid covid-19 aids medicare medicaid god bible
    inc. ceo gdp tv easter christmas ramadan eid x x. obamacare brexit twitter.com facebook.com""".split()
)
_STOPS = frozenset({"(", ")", ";", ":"})
_HEADLINE = 0.75
# A place in capitals at the head of the text, a land or a day behind it, a dash or a colon.
_DATELINE = re.compile(
    r"[A-ZÀ-ÞŽŠČ][A-ZÀ-ÞŽŠČ'’.-]{2,30}(?:[ /][A-ZÀ-ÞŽŠČ'’.-]{2,30}){0,4}"
    r"(?:,[^—–:\n]{0,40}?)?(?:\s?\([^()\n]{1,60}\))?(?:\s?[—–]|\s-\s|:\s|\s--)"
)
# It follows the headline and the byline at most.
_LINES = 4
_HEAD = 900
_HEADLINE_WORDS = 4
_SHOUTED = 2


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens `start` to `end` (end excluded) of a Doc that stand for an actor.

    `head` is the index of the token that the rest hangs on, `noun` the lower-case head noun of a
    description, `words` the lower-case content words that qualify it; `owned` one that says whose it
    is ("its ally", "the office of the mayor"). `fixed` marks a reference
    that grammar alone settles: the index of the head it is said to be, with the reason. `title` is
    the honorific before a name ("dr"), in lower case.
    """

    start: int
    end: int
    head: int
    form: MentionForm
    kind: ActorKind | None
    name: str
    role: str | None = None
    country: str | None = None
    gender: Gender | None = None
    plural: bool = False
    noun: str = ""
    words: frozenset[str] = frozenset()
    definite: bool = False
    owned: bool = False
    fixed: int | None = None
    reason: str = ""
    title: str | None = None


Voice = Literal["speaks", "acts", "silent"]


def subject_of(token: Token) -> Token | None:
    """The verb whose subject `token` is, itself or as a later part of a coordination."""
    while token.dep_ == "conj" and token.head.pos_ in NOMINAL | {"PRON"}:
        token = token.head
    if token.dep_ in SUBJECT and token.head.pos_ in ("VERB", "AUX"):
        return token.head
    return None


def voice(token: Token, titles: Titles) -> Voice:
    """Whether `token` is the subject of a verb of saying, of a deed that takes a will, or neither.

    "according to X" and a passive's "by X" count as their active forms.
    """
    while token.dep_ == "conj" and token.head.pos_ in NOMINAL | {"PRON"}:
        token = token.head
    verb = subject_of(token)
    if verb is not None and token.dep_ == "nsubj":
        lemma = verb.lemma_.lower()
        if lemma in titles.speech:
            return "speaks"
        return "acts" if lemma in titles.acts else "silent"
    if token.dep_ == "pobj":
        preposition = token.head
        if preposition.lower_ == "to" and preposition.head.lower_ == "according":
            return "speaks"
        if preposition.lower_ == "by" and preposition.dep_ == "agent":
            lemma = preposition.head.lemma_.lower()
            return "speaks" if lemma in titles.speech else "acts"
    return "silent"


def left_edge(head: Token, limit: int = 12) -> int:
    """Where the noun phrase of `head` begins: its determiners and qualifiers, not what follows it."""
    start = head.i
    for child in head.lefts:
        if child.dep_ in ("det", "predet", "quantmod", "advmod", "neg") or child.dep_ in QUALIFIER:
            edge = child.left_edge.i
            if head.i - edge <= limit:
                start = min(start, edge)
    for i in range(head.i - 1, start - 1, -1):
        token = head.doc[i]
        if token.is_space or (token.is_quote and not plural_owner(token)) or token.text in _STOPS:
            return i + 1
        if token.text in ("-", "–", "—") and token.whitespace_ and head.doc[i - 1].whitespace_:
            return i + 1
    while start < head.i and head.doc[start].is_punct:
        start += 1
    return start


def plural_owner(token: Token) -> bool:
    """Whether the mark is that of "the workers’ union", which may be taken for a quotation mark."""
    before = token.nbor(-1) if token.i else None
    return (
        token.text in ("'", "’")
        and before is not None
        and before.text.endswith("s")
        and not before.whitespace_
    )


def span_text(doc: Doc, start: int, end: int) -> str:
    """The text of tokens `start` to `end`, in one line."""
    return " ".join(doc[start:end].text.split())


def dateline(doc: Doc) -> frozenset[int]:
    """Tokens that say where and when the report was written: "OSLO, Norway, Nov 5 (Wire) -".

    They name no actor of what is told.
    """
    start = lines = 0
    for text in doc.text[:_HEAD].splitlines(keepends=True):
        lines += bool(text.strip())
        if lines > _LINES:
            break
        line = _DATELINE.match(text)
        if line is not None:
            end = start + line.end()
            return frozenset(t.i for t in doc[:_HEAD] if start <= t.idx < end)
        start += len(text)
    return frozenset()


def headlines(doc: Doc) -> frozenset[int]:
    """Tokens of lines in which nearly every word has a capital, which then tells no name."""
    tokens: set[int] = set()
    for sentence in doc.sents:
        words = [t for t in sentence if t.is_alpha and len(t) > _HEADLINE_WORDS - 1]
        if len(words) < _HEADLINE_WORDS or any(t.is_lower and t.pos_ == "VERB" for t in sentence):
            continue
        large = sum(t.text[0].isupper() for t in words)
        plain = any(
            t.text[0].isupper() and t.pos_ not in ("PROPN", "NOUN", "ADJ") for t in words[1:]
        )
        if large >= _HEADLINE * len(words) and (plain or large == len(words)):
            tokens.update(range(sentence.start, sentence.end))
    run: list[int] = []
    for token in doc:
        if token.is_alpha and token.is_upper and (len(token) > 1 or token.text in "AI"):
            run.append(token.i)
            continue
        if len(run) > _SHOUTED:
            tokens.update(run)
        run = []
    return frozenset(tokens)
