"""What kind of claim a figure is: a count, a flow, a forecast or a plan; total or part; denied."""

from __future__ import annotations

import re
from typing import Final, Literal

from spacy.tokens import Token

from sayso.mark.quantity.clause import Clause, auxiliaries, is_verb, subject
from sayso.records import EstimateKind

_FORECAST: Final = frozenset(
    "expect project forecast predict anticipate estimate fear likely swell reach risk".split()
)
_PLAN: Final = frozenset(
    "plan prepare intend aim pledge promise vow propose hope seek agree ready want commit schedule "
    "threaten order authorize authorise approve consider mull offer decide".split()
)
# What an actor does of its own will: "will send" is a plan, "will die" a forecast.
_WILLED: Final = frozenset(
    "send deploy dispatch commit build hire recruit train provide donate ship deliver supply buy "
    "withdraw cut spend invest give lay fire close open move transfer evacuate release join add "
    "mobilize mobilise contribute resettle accept admit offer pay station redeploy produce "
    "construct receive order purchase allocate vaccinate test".split()
)
_STATIVE: Final = frozenset(
    "be have remain include number stay exist live contain hold own total stand comprise work serve "
    "possess operate need lack face support employ keep know see show stay reside house host "
    "constitute represent leave amount consist account believe think reach call".split()
)
_SUBSET: Final = re.compile(
    r"(?:\bincluding|\bamong\s+(?:them|whom|those|these)[,:]?|\bof\s+(?:them|whom|which|these|those)[,:]?)\s+(?:an?\s+|the\s+)?\Z",
    re.I,
)
_OF_THEM: Final = re.compile(
    r"\s+(?:\w+\s+)?of\s+(?:them|whom|which|these|those|the|\d[\d,]*)\b|\s+(?:\w+\s+){0,2}?among\s+(?:them|those)\b",
    re.I,
)
_OF_ALL: Final = re.compile(
    r"\bOf\s+(?:the|those|these|its|their)\s[^.;]{1,80}?,\s+(?:\w+\s+){0,2}\Z"
)
_ANOTHER: Final = re.compile(
    r"\b(?:another|an?\s+(?:additional|extra|further)|additional|further|extra)\s+(?:\w+\s+)?\Z",
    re.I,
)
_ANOTHER_IN: Final = re.compile(r"\b(?:another|additional|further|extra)\b", re.I)
_MORE: Final = re.compile(r"\s+(?:(?:more|additional|extra|further)\b(?!\s+than))", re.I)
_NOT: Final = re.compile(
    r"\b(?:not|n[’']t|never|neither|nor|rather\s+than|instead\s+of)\s+(?:\w+\s+or\s+|(?:\d[\d,]*|\w+)\s+or\s+)?(?:the\s+|about\s+|some\s+)?\Z",
    re.I,
)
_NOT_FINE: Final = re.compile(
    r"\b(?:if|whether\s+or|did|do|does|could|was|were|is|are)\s+not\s+\Z", re.I
)


def kind_of(clause: Clause, measure: tuple[Token, ...]) -> EstimateKind:
    """The kind of figure that the words over the counted noun make."""
    verb = clause.verb
    noun = clause.noun
    # "to cut 1,200 jobs and hire 300": the second verb shares what stands over the first
    while (
        verb is not None
        and verb.dep_ == "conj"
        and is_verb(verb.head)
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    ):
        verb = verb.head
    if any(c.lower_ in ("planned", "proposed", "promised", "pledged") for c in noun.lefts):
        return "plan"
    if any(c.lower_ in ("projected", "forecast", "expected", "predicted") for c in noun.lefts):
        return "forecast"
    if verb is None:
        return "count"
    if clause.link in ("nsubj", "nsubjpass") and any(c.dep_ == "xcomp" for c in verb.children):
        # "12,000 troops are expected to arrive"
        if verb.lemma_.lower() in _FORECAST:
            return "forecast"
        if verb.lemma_.lower() in _PLAN:
            return "plan"
    for above in (verb, *clause.above[1:3]):
        lemma = above.lemma_.lower()
        ahead = above is not verb
        if (
            lemma in _PLAN
            and (ahead or lemma in ("prepare", "pledge", "promise", "plan", "propose"))
            and (
                not ahead
                or _infinitive_below(above, clause)
                or (verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "xcomp", "dobj"))
            )
        ):
            return "plan"
        if lemma in _FORECAST and ahead and _infinitive_below(above, clause):
            return "forecast"
        if (
            above is not verb
            and above.dep_ in ("ROOT", "ccomp")
            and lemma in ("say", "tell", "add")
        ):
            break
    chain = [verb]
    node = verb
    while node.dep_ in ("xcomp", "conj") and node.head.i != node.i and len(chain) < 4:
        node = node.head
        chain.append(node)
    if verb.head.pos_ == "ADJ" and verb.dep_ == "xcomp":
        if verb.head.lower_ in ("likely", "unlikely", "set", "due", "bound"):
            return "forecast"
        if verb.head.lower_ in ("ready", "willing", "prepared", "able"):
            return "plan"
    for node in chain:
        modal = {h.lower_ for h in auxiliaries(node) if h.tag_ == "MD"}
        going = node.lemma_ == "go" and node.tag_ == "VBG" and node is not verb
        if modal & {"will", "’ll", "'ll", "wo", "would", "shall"} or going:
            return "plan" if _willed(verb) else "forecast"
        if modal & {"could", "may", "might", "can"}:
            have = any(h.lower_ == "have" for h in auxiliaries(node))
            if not have:
                return "forecast"
    if measure and any(t.pos_ == "ADJ" or t.lower_ in ("dead", "missing") for t in measure):
        return "count"
    if measure:
        return "flow"
    lemma = verb.lemma_.lower()
    direct = clause.link in ("dobj", "nsubjpass", "nsubj", "dative", "oprd")
    if (
        direct
        and lemma not in _STATIVE
        and (
            verb.tag_ in ("VBD", "VBN")
            or _perfect(verb)
            or (verb.tag_ == "VBG" and verb.dep_ == "pcomp")
        )
    ):
        return "flow"
    return "count"


def _infinitive_below(verb: Token, clause: Clause) -> bool:
    """Whether the figure hangs from an infinitive or an object of `verb`."""
    if clause.verb is None:
        return False
    low = clause.verb
    while low.dep_ == "conj" and is_verb(low.head):
        low = low.head
    return low.dep_ in ("xcomp", "ccomp", "advcl", "acl") and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in low.children
    )


def _perfect(verb: Token) -> bool:
    return any(h.lemma_ == "have" for h in auxiliaries(verb))


def _willed(verb: Token) -> bool:
    if verb.lemma_.lower() not in _WILLED:
        return False
    who = subject(verb)
    return who is not None


def part_of(text: str, start: int, end: int) -> Literal["subset", "increment"] | None:
    """Whether the figure in characters `start` to `end` is part of, or on top of, another."""
    window = text[max(0, start - 28) : start]
    if _SUBSET.search(window) or _OF_THEM.match(text, end):
        return "subset"
    if _OF_ALL.search(text[max(0, start - 120) : start]):
        return "subset"
    if _ANOTHER.search(window) or _ANOTHER_IN.search(text[start:end]) or _MORE.match(text, end):
        return "increment"
    return None


def ruled_out(text: str, start: int, clause: Clause) -> bool:
    """Whether the source says that the figure is not so: "not 200 or 500"."""
    window = text[max(0, start - 32) : start]
    if _NOT.search(window) and not _NOT_FINE.search(window):
        return True
    verb = clause.verb
    if verb is not None and {"would", "have"} <= {h.lower_ for h in auxiliaries(verb)}:
        return True  # what would have been was not
    return (
        verb is not None
        and clause.link in ("dobj", "attr", "nsubjpass")
        and any(h.dep_ == "neg" for h in auxiliaries(verb))
    )
