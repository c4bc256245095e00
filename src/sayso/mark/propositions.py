"""What a proposition does when its cue ("said", "added", a colon) leaves that open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from spacy.tokens import Doc, Token

from sayso.mark.clauses import (
    QUOTES,
    among,
    helpers,
    negated, predicates,
    subject,
    tokens_of,
    tops,
)
from sayso.records import Attribution, Stance

FUTURE = frozenset({"will", "'ll", "’ll", "shall", "wo", "gonna"})
EXPECTED = frozenset({"expected", "likely", "unlikely", "set", "due", "scheduled", "poised", "bound"})
DUTY = frozenset({"should", "must", "ought"})
FIRST = frozenset({"i", "we"})
THIRD = frozenset({"he", "she", "it", "they"})
THINK = frozenset({"think", "believe", "feel", "suppose", "suspect", "guess", "doubt", "fear", "hope"})
# Verbs by which a speaker explains, interprets or tells another's motives.
INTERPRET = frozenset(
    "mean suggest signal reflect represent indicate underscore underline illustrate amount smack reek "
    "seem appear deserve matter prove undermine threaten embolden reveal regard view show expose "
    "consider emulate mimic demonstrate symbolize symbolise hint imply resemble tend fail succeed "
    "underestimate overestimate ruin wreck destroy betray hurt lack bear".split()
)
MOTIVE = frozenset("want hope seek try aim wish intend fear believe think need like love hate".split())
WRONG = frozenset(
    "lie steal cheat violate bully defraud deceive swindle corrupt abuse rig slander smear mislead "
    "sabotage exploit harass rape murder massacre slaughter torture kidnap bribe".split()
)
# "We had no part in it."
PARTS = frozenset("role involvement knowledge part connection contact hand intention link".split())
FALSE = frozenset(
    "false untrue baseless unfounded fabricated fabrication lie lies hoax fake fiction nonsense "
    "groundless rumor rumour".split()
)
INTENSIFIERS = frozenset("very really absolutely truly totally simply too so extremely frankly".split())
EXPERTS = frozenset(
    "analyst expert professor scholar historian economist commentator strategist observer "
    "researcher pundit columnist political-scientist".split()
)
# Verbs whose subject does not choose: "he would lose" is a forecast, "he would quit" a promise.
INVOLUNTARY = frozenset("be lose win have become need know suffer die get see".split())
FORESEE = frozenset("expect anticipate predict foresee".split())
# Helpers of verbs that tell how things are: "it doesn't work", "they can't win".
STANDING = frozenset("do does can ca could has have 's ’s 've ’ve".split())
MODALS_OF_JUDGING = frozenset({"can't", "cannot", "ca", "may", "might"})


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
    evaluative: frozenset[str]

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
            any(t.ent_type_ == "PERSON" or t.pos_ == "PRON" and t.lower_ != "it" for t in source),
            bool(source) and source[0].lower_ in {"few", "nobody", "no", "none"},
            evaluative,
        )

    @property
    def likens(self) -> bool:
        """Whether it puts one thing as another: "the deal as a threat"."""
        return any(t.lower_ in {"as", "like"} and t.dep_ != "cc" for t in self.tokens)

    @property
    def clause(self) -> bool:
        """Whether it has a finite predicate of its own."""
        return any(t.morph.get("VerbForm") == ["Fin"] for t in self.predicates)

    @property
    def infinitive(self) -> bool:
        """Whether it starts with "to" and a verb."""
        return len(self.tokens) > 1 and self.tokens[0].lower_ == "to" and self.tokens[1].tag_ == "VB"

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
            t.tag_ == "VB" and any(h.lower_ == "to" for h in helpers(t)) for t in self.predicates
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
        return any(h.lower_ in DUTY or p.tag_ == "VB" for p in self.predicates for h in helpers(p))

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


def _question(content: Content) -> bool:
    ends = [t.text for t in content.tokens if t.text in {".", "?", "!"}]
    if "?" not in ends:
        return False
    return ends.count("?") * 2 >= len(ends)


def _modals(predicate: Token) -> frozenset[str]:
    return frozenset(h.lower_ for h in helpers(predicate))


def _future(predicate: Token, content: Content) -> bool:
    modals = _modals(predicate)
    if modals & FUTURE or ("would" in modals and not content.direct):
        return True
    if predicate.lower_ in EXPECTED and any(h.lemma_ in {"be"} for h in helpers(predicate)):
        return True
    if predicate.lemma_ == "go" and predicate.tag_ == "VBG":
        return any(c.dep_ == "xcomp" for c in predicate.children)
    return predicate.lemma_ == "be" and any(
        c.lower_ in EXPECTED and c.dep_ in {"acomp", "xcomp", "oprd"} for c in predicate.children
    )


def _foresees(predicate: Token, content: Content) -> bool:
    """Whether the speaker says that it expects, or thinks that something will be."""
    if not content.speaks_of_self(predicate):
        return False
    if among(predicate, FORESEE):
        return True
    return among(predicate, THINK) and not negated(predicate) and any(
        c.dep_ == "ccomp" and _future(c, content) for c in predicate.children
    )


def _denies(predicate: Token, content: Content) -> bool:
    if predicate.lemma_ == "be":
        told = [c for c in predicate.children if c.dep_ in {"acomp", "attr"}]
        if any(c.lower_ in FALSE for t in told for c in (t, *t.conjuncts)):
            return not negated(predicate)
        first = subject(predicate)
        if first is not None and first.lower_ in {"that", "this"} and not content.direct:
            return negated(predicate) and any(c.dep_ == "attr" for c in told)
        if any(c.lower_ in {"true", "correct", "accurate"} for c in told) and negated(predicate):
            return True
    if not negated(predicate) or not content.speaks_of_self(predicate):
        return False
    if any(c.lower_ in {"never", "nothing"} for c in predicate.children):
        return predicate.tag_ in {"VBD", "VBN"}
    return any(c.dep_ in {"dobj", "attr"} and c.lemma_ in PARTS for c in predicate.children)


def _demands(predicate: Token, content: Content) -> bool:
    modals = _modals(predicate)
    if modals & DUTY:
        return True
    if predicate.lemma_ in {"need", "have", "get"} and any(
        c.dep_ == "xcomp" and c.tag_ == "VB" for c in predicate.children
    ):
        actor = subject(predicate)
        return actor is not None and actor.lower_ != "i"
    return False


def _orders(predicate: Token, content: Content) -> bool:
    return (
        content.direct
        and predicate.tag_ == "VB"
        and subject(predicate) is None
        and not [h for h in helpers(predicate) if h.lower_ not in {"do", "let"}]
        and all(t.is_punct or t.pos_ in {"ADV", "INTJ"} for t in content.tokens if t.i < predicate.i)
    )


def _accuses(predicate: Token, content: Content) -> bool:
    if content.speaks_of_self(predicate) or negated(predicate):
        return False
    return among(predicate, WRONG)


def _near(predicate: Token, content: Content) -> list[Token]:
    """The words that carry the judgement: the predicate's complements and their modifiers."""
    out: list[Token] = []
    layer = [predicate]
    for _ in range(3):
        layer = [
            c
            for t in layer
            for c in t.children
            if c.dep_ not in {"relcl", "advcl", "punct"} and c.i >= content.tokens[0].i
        ]
        out += layer
    return out


def _assesses(predicate: Token, content: Content) -> bool:
    first = subject(predicate)
    who = first.lower_ if first is not None else ""
    own = content.speaks_of_self(predicate)
    if among(predicate, THINK) and own:
        return True
    if among(predicate, INTERPRET) and who not in FIRST:
        return True
    if among(predicate, MOTIVE) and not own:
        return True
    if _modals(predicate) & MODALS_OF_JUDGING and predicate.lemma_ == "be":
        return True
    if content.direct and _timeless(predicate, content):
        return True
    near = _near(predicate, content)
    return any(
        t.lower_ in content.evaluative
        or t.tag_ in {"JJS", "RBS"} and t.lower_ not in {"most", "least", "latest"}
        or (t.lower_ in INTENSIFIERS and t.dep_ == "advmod" and t.head.pos_ in {"ADJ", "ADV"})
        for t in near
    )


def _timeless(predicate: Token, content: Content) -> bool:
    """Whether a quoted speaker holds forth: present tense, about others, and nothing counted."""
    actor = subject(predicate)
    if actor is None or actor.lower_ in FIRST:
        return False
    standing = predicate.tag_ in {"VBZ", "VBP"} or bool(_modals(predicate) & STANDING)
    return standing and not any(t.like_num for t in content.tokens)


def _motive(predicate: Token, content: Content) -> bool:
    """Whether a quoted speaker tells another's purpose on a condition: a guess at motives."""
    purpose = any(
        c.dep_ in {"advcl", "xcomp"} and any(h.lower_ == "to" for h in helpers(c))
        for c in predicate.children
    )
    return purpose and content.direct and any(t.lower_ == "if" for t in content.tokens)


def judge(content: Content) -> Stance:
    """The stance that the proposition itself shows.

    The first main predicate settles future, duty and denial: what a speaker opens with is
    what it commits itself to, and later sentences of a quotation comment on it.
    """
    if _question(content):
        return "ask"
    if not content.predicates:
        judged = any(t.lower_ in content.evaluative for t in content.tokens)
        return "assess" if judged or content.expert else "assert"
    lead = content.predicates[0]
    if _denies(lead, content):
        return "deny"
    if _orders(lead, content) or _demands(lead, content):
        return "demand"
    if _foresees(lead, content):
        return "predict"
    if _future(lead, content):
        own = content.speaks_of_self(lead) and not among(lead, INVOLUNTARY)
        return "promise" if own and lead.lower_ not in EXPECTED else "predict"
    if _accuses(lead, content):
        return "accuse"
    if content.scare:
        return "assess"
    if any(_assesses(p, content) or _motive(p, content) for p in content.predicates):
        return "assess"
    return "assess" if content.expert else "assert"
