"""What a proposition does when its cue ("said", "added", a colon) leaves that open.

Rules settle what grammar shows: questions, orders, forecasts, promises, denials. Whether the rest judges
or states is weighed by a small linear model (its weights: `data/cues/judging.tsv`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from spacy.tokens import Token

from sayso.mark.chain.who import can_speak
from sayso.mark.clauses import among, auxiliaries, below, negated, subject
from sayso.mark.denying import (
    FUTURE,
    NOT_SO,
    declines,
    denies,
    doubts,
    modals_of,
    puts_off,
    unable,
    unknowing,
)
from sayso.mark.propositions import DUTY, FIRST, Content
from sayso.records import Stance

EXPECTED = frozenset(
    {"expected", "likely", "unlikely", "set", "due", "scheduled", "poised", "bound"}
)
THINK = frozenset(
    {"think", "believe", "feel", "suppose", "suspect", "guess", "doubt", "fear", "hope"}
)
# Verbs by which a speaker explains, interprets or tells another's motives.
INTERPRET = frozenset(
    "mean suggest signal reflect represent indicate underscore underline illustrate amount smack reek "
    "seem appear deserve matter prove undermine threaten embolden reveal regard view show expose "
    "consider emulate mimic demonstrate symbolize symbolise hint imply resemble tend succeed "
    "underestimate overestimate betray lack bear".split()
)
MOTIVE = frozenset(
    "want hope seek try aim wish intend fear believe think need like love hate".split()
)
WRONG = frozenset(
    "lie steal cheat violate bully defraud deceive swindle corrupt abuse rig slander smear mislead "
    "sabotage exploit harass rape murder massacre slaughter torture kidnap bribe hide conceal "
    "disrespect scapegoat embezzle loot plunder falsify forge".split()
)
INTENSIFIERS = frozenset(
    "very really absolutely truly totally simply too so extremely frankly".split()
)
# Verbs whose subject does not choose: "he would lose" is a forecast, "he would quit" a promise.
INVOLUNTARY = frozenset("be lose win have become need know suffer die get see".split())
MARGIN = 0.3  # log odds
SUFFERED = frozenset("accept allow excuse ignore leave permit repeat tolerate".split())
# What things do to other things: "should ease", of a thing, is no duty.
EFFECTS = frozenset(
    "boost help ease lower raise improve worsen increase reduce lift lead result allow bring cut slow "
    "speed strengthen weaken rise fall grow drop recover return arrive last hold clear reach".split()
)
# "The line should be back by noon".
WORKING = frozenset("up back open ready available online over complete clear done safe".split())
# Cues that leave the stance open, but lean to stating or to judging.
ANNOUNCE = frozenset("announce report state disclose respond repeat address reply".split())
HOLD_FORTH = frozenset("suggest write explain declare argue add continue".split())
FORESEE = frozenset("expect anticipate predict foresee".split())
# Auxiliaries of verbs that tell how things are: "it doesn't work", "they can't win".
STANDING = frozenset("do does can ca could has have 's ’s 've ’ve".split())
MODALS_OF_JUDGING = frozenset({"can't", "cannot", "ca", "may", "might"})
ATTITUDES = frozenset(
    "convinced confident sure certain worried concerned afraid optimistic hopeful pessimistic glad "
    "proud happy pleased delighted disappointed sad angry furious outraged shocked alarmed".split()
)


def _question(content: Content) -> bool:
    ends = [t.text for t in content.tokens if t.text in {".", "?", "!"}]
    if "?" not in ends:
        return False
    return ends.count("?") * 2 >= len(ends)


def _future(predicate: Token, content: Content) -> bool:
    modals = modals_of(predicate)
    if modals & FUTURE or ("would" in modals and not content.direct):
        return True
    if predicate.lower_ in EXPECTED and any(h.lemma_ in {"be"} for h in auxiliaries(predicate)):
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
    return (
        among(predicate, THINK)
        and not negated(predicate)
        and any(c.dep_ == "ccomp" and _future(c, content) for c in predicate.children)
    )


def _demands(predicate: Token, content: Content) -> bool:
    modals = modals_of(predicate)
    if modals & {"can", "ca"} and negated(predicate) and among(predicate, SUFFERED):
        return any(c.dep_ == "auxpass" for c in predicate.children)  # "it cannot be tolerated"
    if modals & DUTY:
        return not _likely(predicate, modals)
    if predicate.lemma_ == "be" and any(  # "it is time to leave"
        c.dep_ == "attr" and c.lower_ == "time" and any(g.tag_ == "VB" for g in below(c))
        for c in predicate.children
    ):
        return True
    if predicate.lemma_ in {"need", "have", "get"} and any(
        c.dep_ == "xcomp" and c.tag_ == "VB" for c in predicate.children
    ):
        actor = subject(predicate)
        return actor is not None and actor.lower_ != "i"
    return False


def _likely(predicate: Token, modals: frozenset[str]) -> bool:
    """Whether "should" tells what is likely: "the rain should help", of a thing that does."""
    actor = subject(predicate)
    if "should" not in modals or actor is None or actor.pos_ != "NOUN" or actor.ent_type_:
        return False
    if can_speak(actor):
        return False
    if predicate.lemma_ == "be" and any(
        c.dep_ in {"acomp", "advmod", "prt"} and c.lower_ in WORKING for c in predicate.children
    ):
        return not negated(predicate)
    doing = predicate.lemma_ not in {"be", "have"} and actor.dep_ == "nsubj"
    return doing and among(predicate, EFFECTS) and not negated(predicate)


def _orders(predicate: Token, content: Content) -> bool:
    return (
        content.direct
        and predicate.tag_ == "VB"
        and subject(predicate) is None
        and not [h for h in auxiliaries(predicate) if h.lower_ not in {"do", "let"}]
        and all(
            t.is_punct or t.pos_ in {"ADV", "INTJ"} for t in content.tokens if t.i < predicate.i
        )
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
    if modals_of(predicate) & MODALS_OF_JUDGING and predicate.lemma_ == "be":
        return True
    if content.direct and _timeless(predicate, content):
        return True
    near = _near(predicate, content)
    return any(
        t.lower_ in content.evaluative
        or (t.tag_ in {"JJS", "RBS"} and t.lower_ not in {"most", "least", "latest"})
        or (t.lower_ in INTENSIFIERS and t.dep_ == "advmod" and t.head.pos_ in {"ADJ", "ADV"})
        for t in near
    )


def _timeless(predicate: Token, content: Content) -> bool:
    """Whether a quoted speaker holds forth: present tense, about others, and nothing counted."""
    actor = subject(predicate)
    if actor is None or actor.lower_ in FIRST:
        return False
    standing = predicate.tag_ in {"VBZ", "VBP"} or bool(modals_of(predicate) & STANDING)
    return standing and not any(t.like_num for t in content.tokens)


def _interprets(predicate: Token, content: Content) -> bool:
    """Whether the verb itself explains, or tells what somebody thinks or wants."""
    if content.speaks_of_self(predicate):
        moods = {c.lower_ for c in predicate.children if c.dep_ == "acomp"}
        return among(predicate, THINK) or bool(moods & ATTITUDES)
    return among(predicate, INTERPRET | MOTIVE)


def _motive(predicate: Token, content: Content) -> bool:
    """Whether a quoted speaker tells another's purpose on a condition: a guess at motives."""
    purpose = any(
        c.dep_ in {"advcl", "xcomp"} and any(h.lower_ == "to" for h in auxiliaries(c))
        for c in predicate.children
    )
    return purpose and content.direct and any(t.lower_ == "if" for t in content.tokens)


def features(content: Content) -> dict[str, float]:
    """What the linear model weighs, each about 0 to 3."""
    tokens = content.tokens
    found: dict[str, float] = {
        "direct": content.direct,
        "scare": content.scare,
        "evaluative": min(
            2, sum(t.lower_ in content.evaluative and t.pos_ in {"ADJ", "NOUN"} for t in tokens)
        ),
        "compared": any(t.tag_ in {"JJS", "RBS", "JJR", "RBR"} for t in tokens),
        "intensified": any(t.lower_ in INTENSIFIERS for t in tokens),
        "number": any(t.like_num for t in tokens),
        "date": any(t.ent_type_ in {"DATE", "TIME"} for t in tokens),
        "names": min(3, sum(t.pos_ == "PROPN" for t in tokens)),
        "adverbs": min(3, sum(t.pos_ == "ADV" for t in tokens)),
        "length": math.log(max(1, len(tokens))) / 3,
        "several": len(content.predicates) > 1,
        "person": content.person,
        "said": "say" in content.cue,
        "told": "tell" in content.cue,
        "according": "accord" in content.cue or "according" in content.cue,
        "announced": bool(content.cue & ANNOUNCE),
        "suggested": bool(content.cue & HOLD_FORTH),
        "quoted": not content.direct and any(t.text in {"“", "”", '"', "''"} for t in tokens),
    }
    if not content.predicates:
        found["no predicate"] = 1
        return found
    lead = content.predicates[0]
    aux = {h.lower_ for h in auxiliaries(lead)}
    first = subject(lead)
    who = first.lower_ if first is not None else ""
    # "is ready to leave" states a plan.
    ready = any(
        c.dep_ == "acomp" and any(g.dep_ == "xcomp" for g in c.children) for c in lead.children
    )
    judging = [_assesses(p, content) for p in content.predicates]
    found |= {
        "present": lead.tag_ in {"VBZ", "VBP"} or bool(aux & {"do", "does", "is", "are"}),
        "past": lead.tag_ == "VBD" or bool(aux & {"did", "was", "were", "had"}),
        "perfect": bool(aux & {"has", "have"}),
        "be": lead.lemma_ == "be" and not ready,
        "adjective": not ready and any(c.dep_ == "acomp" for c in lead.children),
        "attribute": any(c.dep_ == "attr" for c in lead.children),
        "first person": who in FIRST,
        "you": who == "you",
        "it": who in {"it", "this", "that", "there"},
        "self": content.speaks_of_self(lead) and who not in FIRST,
        "negated": negated(lead),
        "could": "could" in aux,
        "modal": bool(aux & {"can", "may", "might", "would", "ca"}),
        "passive": any(c.dep_ in {"auxpass", "nsubjpass"} for c in lead.children),
        "somebody": who in {"he", "she", "they"}
        or (first is not None and first.ent_type_ == "PERSON"),
        "there": any(c.dep_ == "expl" for c in lead.children),
        "judges": judging[0],
        "judges somewhere": any(judging),
    }
    return found


def weigh(content: Content, weights: Mapping[str, float]) -> float:
    """The log odds that a proposition judges rather than states."""
    return weights["bias"] + sum(
        weights[name] * value for name, value in features(content).items() if value
    )


def judge(content: Content, weights: Mapping[str, float]) -> Stance:
    """The stance that the proposition itself shows.

    The first main predicate settles future, duty and denial: what a speaker opens with is
    what it commits itself to, and later sentences of a quotation comment on it.
    """
    if _question(content):
        return "ask"
    if NOT_SO.fullmatch(" ".join(t.text for t in content.tokens if not t.is_punct)):
        return "deny"
    if content.predicates:
        lead = content.predicates[0]
        settled = _settled(lead, content)
        if settled is not None:
            return settled
        if _interprets(lead, content) or _motive(lead, content):
            return "assess"
    if content.expert:
        return "assess"
    # What a report tells in its own words is a statement unless it clearly judges.
    return "assess" if weigh(content, weights) > (0 if content.direct else MARGIN) else "assert"


def _lacking(predicate: Token) -> bool:
    """Whether it states that something was not there: "there was no warning"."""
    if predicate.lemma_ != "be" or predicate.tag_ != "VBD":
        return False
    told = [c for c in predicate.children if c.dep_ == "attr"]
    empty = any(c.lower_ == "no" for t in told for c in t.children)
    return empty and any(c.dep_ == "expl" for c in predicate.children)


def _settled(lead: Token, content: Content) -> Stance | None:
    # "Not going to go into that": a clipped quotation leaves "I am" out.
    clipped = content.direct and subject(lead) is None
    if declines(lead) and (clipped or content.speaks_of_self(lead)):
        return "decline"
    if denies(lead, content):
        return "deny"
    if puts_off(lead, content):
        return "decline"
    if unable(lead, content) or unknowing(lead, content):
        return "doubt"
    if doubts(lead, content):
        return "doubt"
    if _orders(lead, content) or _demands(lead, content):
        return "demand"
    if _foresees(lead, content):
        return "predict"
    if _future(lead, content) or ("should" in modals_of(lead) and _likely(lead, modals_of(lead))):
        own = content.speaks_of_self(lead) and not among(lead, INVOLUNTARY)
        actor = subject(lead)
        if lead.lemma_ == "take" and actor is not None and actor.lower_ == "it":
            own = False  # "it would take years"
        return "promise" if own and lead.lower_ not in EXPECTED else "predict"
    if _lacking(lead):
        return "assert"
    return "accuse" if _accuses(lead, content) else None
