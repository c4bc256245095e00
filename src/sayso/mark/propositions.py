"""What an attribution says, as far as its stance hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from spacy.tokens import Doc, Token

from sayso.mark.clauses import (
    QUOTES,
    auxiliaries,
    predicates,
    subject,
    tokens_of,
    tops,
)
from sayso.records import Attribution

DUTY = frozenset({"should", "must", "ought"})
FIRST = frozenset({"i", "we"})
THIRD = frozenset({"he", "she", "it", "they"})
EXPERTS = frozenset(
    "analyst expert professor scholar historian economist commentator strategist observer "
    "researcher pundit columnist political-scientist".split()
)


@dataclass(frozen=True, slots=True)
class Content:
    """What the stance of an attribution is read from, beside its cue."""

    tokens: tuple[Token, ...]
    predicates: tuple[Token, ...]
    direct: bool
    speaker: frozenset[str]
    past: bool
    expert: bool
    person: bool
    few: bool
    nobody: bool
    evaluative: frozenset[str]
    cue: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, doc: Doc, attribution: Attribution, source: Sequence[Token], evaluative: frozenset[str]
    ) -> Self:
        """Gather it from the text of one attribution."""
        tokens = tokens_of(doc, attribution.content)
        cue = tokens_of(doc, attribution.cue)
        return cls(
            tuple(tokens),
            tuple(predicates(tokens)),
            # Transcripts quote by a colon or a dash after the name.
            (bool(cue) and all(t.is_punct for t in cue))
            or (bool(tokens) and tokens[0].text[0] in QUOTES + "'’"),
            frozenset(t.lower_ for t in tops(source)),
            any(t.tag_ == "VBD" for t in cue),
            any(t.lemma_.lower() in EXPERTS for t in source),
            any(t.ent_type_ == "PERSON" or (t.pos_ == "PRON" and t.lower_ != "it") for t in source),
            bool(source) and source[0].lower_ in {"few", "nobody", "no", "none", "neither"},
            bool(source) and source[0].lower_ in {"nobody", "no", "none", "neither"},
            evaluative,
            frozenset(t.lemma_.lower() for t in cue),
        )

    @property
    def likens(self) -> bool:
        """Whether it puts one thing as another: "the deal as a threat"."""
        return any(t.lower_ in {"as", "like"} and t.dep_ != "cc" for t in self.tokens)

    @property
    def clause(self) -> bool:
        """Whether it has a finite predicate of its own."""
        return any("VerbForm=Fin" in str(t.morph) for t in self.predicates)

    @property
    def infinitive(self) -> bool:
        """Whether it starts with "to" and a verb."""
        return (
            len(self.tokens) > 1 and self.tokens[0].lower_ == "to" and self.tokens[1].tag_ == "VB"
        )

    @property
    def scare(self) -> bool:
        """Whether it takes over a few words of the speaker's in quotation marks, not a sentence."""
        at = [n for n, t in enumerate(self.tokens) if t.text in {"“", "”", '"', "''", "``"}]
        return not self.direct and len(at) == 2 and 1 < at[1] - at[0] <= 5

    @property
    def request(self) -> bool:
        """Whether it is an action asked of somebody: "the minister to resign"."""
        if any(t.text == "?" or t.lower_ in {"whether", "if"} for t in self.tokens[:12]):
            return False
        return any(
            t.tag_ == "VB" and any(h.lower_ == "to" for h in auxiliaries(t))
            for t in self.predicates
        )

    @property
    def gerund(self) -> bool:
        """Whether it starts with a verb in -ing."""
        return bool(self.tokens) and self.tokens[0].tag_ == "VBG"

    @property
    def blames(self) -> bool:
        """Whether it names what somebody is blamed for: "the mayor for hiding the report"."""
        return any(
            t.lower_ in {"for", "over"} and t.i + 1 < len(t.doc) and t.nbor().tag_ in {"VBG", "RB"}
            for t in self.tokens
        )

    @property
    def proposes(self) -> bool:
        """Whether it is an action put forward: "suggested moving", "that they should"."""
        if self.gerund:
            return True
        for predicate in self.predicates:
            aux = {h.lower_ for h in auxiliaries(predicate)}
            if aux & DUTY or (predicate.tag_ == "VB" and not aux - {"be", "to"}):
                return True
        return False

    def speaks_of_self(self, predicate: Token) -> bool:
        """Whether the subject of the predicate is whoever speaks."""
        actor = subject(predicate)
        if actor is None:
            return False
        if actor.lower_ in FIRST or actor.lower_ in self.speaker:
            return True
        if actor.lower_ == "it" and self.person:
            return False
        return not self.direct and actor.lower_ in THIRD
