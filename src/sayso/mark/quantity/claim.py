"""What kind of claim a figure is: a count, a flow, a forecast or a plan; total or part; denied."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from spacy.tokens import Token

from sayso.mark.ability import found_out
from sayso.mark.quantity.clause import Clause, auxiliaries, direct, is_verb, subject
from sayso.mark.quantity.subject import SUFFERED
from sayso.records import EstimateKind, Moment, Timex, cue_denies

# A figure put at one of these is told of the future.
FORECASTS: Final = frozenset("forecast projection prediction outlook".split())
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
_PAPERS: Final = frozenset(
    "plan agreement deal accord contract scheme programme program proposal treaty".split()
)
_STAYING: Final = frozenset({"be", "remain", "stay", "live"})
_AIMS: Final = frozenset("plan aim goal intention proposal scheme project appeal".split())
_BESIDE: Final = frozenset("against among like alongside unlike despite".split())
# Those who "were ordered to leave" are told so already.
_TOLD_TO: Final = frozenset({"order", "authorize", "authorise"})
# "It would confirm only six deaths" tells of no future deaths.
_TELLING: Final = frozenset(
    "say confirm acknowledge admit give tell put state estimate concede report name list count".split()
)
_HELD: Final = frozenset(
    "trapped stranded missing buried infected held hidden captured displaced affected entombed".split()
)
_NOT_ANY: Final = frozenset({"not", "n't", "n’t", "never", "no"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
# What others have told amounts to: nothing is foreseen.
_AMOUNTS_TO: Final = frozenset("bring mean make put take leave".split())
_FORESEES: Final = frozenset("expect project forecast predict anticipate foresee".split())
SUBSET: Final = re.compile(
    r"(?:\bincluding|\bamong\s+(?:them|whom|those|these)[,:]?|\bof\s+(?:them|whom|which|these|those)[,:]?)\s+(?:an?\s+|the\s+)?\Z",
    re.I,
)
_OF_THEM: Final = re.compile(
    r"\s+(?:\w+\s+)?of\s+(?:them|whom|which|these|those)\b|\s+(?:\w+\s+){0,2}?among\s+(?:them|those)\b",
    re.I,
)
# "58 members of the crew" are all that are told of; "a dozen more of the crew" are some of it.
_OF_THE: Final = re.compile(
    r"\s+(?:(?:more|others?|further|additional|percent|per\s+cent)\s+)?of\s+(?:the|(?:its|their)\s+\d|\d[\d,]*)\b",
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
_PROOFS: Final = frozenset(
    "evidence proof indication sign confirmation basis truth trace foundation".split()
)
_FALSE: Final = frozenset(
    "false untrue baseless unfounded groundless wrong fabricated invented fake lies absurd".split()
)
_TALK: Final = frozenset(
    "report claim allegation rumour rumor suggestion assertion accusation notion idea".split()
)
# "The paper printed 421, by mistake"; "reports that tell of 2,000 are without foundation"
_MISTAKEN: Final = re.compile(
    r"[^.;\n]{0,40}\b(?:by\s+mistake|in\s+error|erroneously|mistakenly|wrongly)\b", re.I
)
_MISTAKES: Final = re.compile(
    r"\b(?:erroneously|mistakenly|wrongly)\s+\w+\s+(?:\w+\s+){0,4}\Z", re.I
)
_TOLD_OF: Final = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?|suggestions?|assertions?|figures?|numbers?)\s+(?:that|which|of)\b[^.;\n]{0,60}\Z",
    re.I,
)
_UNTRUE: Final = re.compile(
    r"[^.;,\n]{0,90}\b(?:are|is|were|was)\s+(?:\w+\s+){0,2}?(?:inventions?|fictions?|fantas(?:y|ies)|nonsense|hoax(?:es)?|false|untrue|baseless|unfounded|groundless|"
    r"fabricated|fabrications?|invented|fake|lies|absurd|without\s+(?:any\s+)?(?:foundation|basis|substance))\b",
    re.I,
)
# "not 5,000 but 1,500": the second one holds
_BUT: Final = re.compile(r"\b(?:not|n[’']t)\b[^.;]{1,60}\bbut\s+(?:\w+\s+){0,2}\Z", re.I)
_WITHIN: Final = re.compile(r"(?:not|\w+n[’']t)\b", re.I)
_NOT_FINE: Final = re.compile(r"\b(?:if|whether\s+or|did|do|does|could)\s+not\s+\Z", re.I)


def kind_of(clause: Clause) -> EstimateKind:
    """The kind of figure that the words over the counted noun make."""
    verb = clause.verb
    noun = clause.noun
    # "to cut 1,200 jobs and hire 300": the second verb shares what stands over the first
    while (
        verb is not None
        and verb.dep_ == "conj"
        and is_verb(verb.head)
        and not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in verb.children)
        and not _finite(verb)
    ):
        verb = verb.head
    if any(c.lower_ in ("planned", "proposed", "promised", "pledged") for c in noun.lefts):
        return "plan"
    if any(c.lower_ in ("projected", "forecast", "expected", "predicted") for c in noun.lefts):
        return "forecast"
    if verb is None or _beside(clause) or _there(clause):
        return "count"
    if _under_plan(noun) or _as_planned(clause):
        return "plan"
    if clause.link in ("nsubj", "nsubjpass") and any(c.dep_ == "xcomp" for c in verb.children):
        ahead_of = [c for c in verb.children if c.dep_ == "xcomp"]
        still = any(c.lower_ in ("still", "yet") for c in verb.children)
        if verb.lemma_ == "be" and any(g.lower_ == "to" for c in ahead_of for g in c.lefts):
            return "count" if still else "plan"  # "are still to be found", "are to be sent"
        # "12,000 troops are expected to arrive"; those "estimated to have left" have left
        if verb.lemma_.lower() in _FORECAST:
            done = any(g.lemma_ == "have" and g.dep_ == "aux" for c in ahead_of for g in c.lefts)
            return "count" if done else "forecast"
        if verb.lemma_.lower() in _PLAN and verb.lemma_.lower() not in _TOLD_TO:
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
        own = any(c.dep_ in ("nsubj", "nsubjpass") for c in node.lefts)
        if node.dep_ == "conj" and (own or _finite(node)):
            break  # "43 will be sent home, and two have died"
        node = node.head
        chain.append(node)
    if verb.lemma_.lower() in _FORESEES and clause.link in ("dobj", "nsubjpass"):
        return "forecast"  # "it expects 15,000 cases", "150 guests are expected tomorrow"
    if (
        verb.dep_ == "xcomp"
        and verb.head.lemma_ == "be"
        and any(c.lower_ == "to" for c in verb.lefts)
    ):
        return "plan"  # "their number is to rise to 400"
    if verb.head.pos_ == "ADJ" and verb.dep_ == "xcomp":
        if verb.head.lower_ in ("likely", "unlikely", "set", "due", "bound"):
            return "forecast"
        if verb.head.lower_ in ("ready", "willing", "prepared", "able"):
            return "plan"
    for node in chain:
        if node.lemma_.lower() in _TELLING:
            continue
        if found_out(node):
            continue
        modal = {h.lower_ for h in auxiliaries(node) if h.tag_ == "MD"}
        if "would" in modal and any(h.lower_ == "have" for h in auxiliaries(node)):
            return "count"  # "the 900 who would have been in peril" are there
        if "would" in modal and node.lemma_.lower() in _AMOUNTS_TO:
            return "count"  # "which would bring the toll to 66", "that would mean 300 dead"
        if "could" in modal and any(
            h.lower_ in _NOT_ANY for c in node.lefts for h in (c, *c.lefts)
        ):
            return "count"  # "two could not be saved", "43 could no longer be traced"
        going = node.lemma_ == "go" and node.tag_ == "VBG" and node is not verb
        if modal & {"will", "’ll", "'ll", "wo", "would", "shall"} or going:
            return "plan" if _willed(verb) else "forecast"
        if modal & {
            "could",
            "may",
            "might",
            "should",
        }:  # what "can" be held is a size, not a forecast
            have = any(h.lower_ == "have" for h in auxiliaries(node))
            # "80 may still be inside", "as many as 130 may be trapped": nobody knows how many are
            there = node.lemma_ == "be" and node.dep_ not in ("aux", "auxpass")
            held = node.lower_ in _HELD and any(c.dep_ == "auxpass" for c in node.children)
            if not (have or (modal & {"may", "might", "could"} and (there or held))):
                return "forecast"
    return "count"


def _finite(verb: Token) -> bool:
    """Whether a second verb does not share what stands over the infinitive before it: "came to look and died"."""
    return verb.tag_ in _FINITE and verb.head.tag_ == "VB"


def _there(clause: Clause) -> bool:
    """Whether those counted are known, and only part of what is to come: "the families of the 26 dead"."""
    node = clause.noun
    while node.dep_ in ("nummod", "amod", "quantmod") and node.head.i != node.i:
        node = node.head
    pointed = any(c.lower_ in ("the", "these", "those") for c in node.lefts)
    return pointed and node.dep_ == "pobj" and not direct(clause)


def _under_plan(noun: Token) -> bool:
    """Whether the sentence tells what is to be by a plan: "Under the deal, 300 will get homes"."""
    sentence = noun.sent
    opening = [token for token in sentence[:12] if not (token.is_space or token.is_punct)]
    if not opening or opening[0].lower_ != "under" or opening[0].i > noun.i:
        return False
    paper = next((c for c in opening[0].children if c.dep_ == "pobj"), None)
    if paper is None or paper.lemma_.lower() not in _PAPERS:
        return False
    return any(t.tag_ == "MD" for t in sentence if t.head.i in (noun.head.i, sentence.root.i))


def _as_planned(clause: Clause) -> bool:
    """Whether somebody's plans are to do it: "plans were in place to shelter up to 900"."""
    verb = clause.verb
    if verb is None or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts):
        return False
    above = (verb.head, *(c for v in clause.above[1:3] for c in v.lefts if c.dep_ == "nsubj"))
    return any(noun.pos_ == "NOUN" and noun.lemma_.lower() in _AIMS for noun in above)


def _beside(clause: Clause) -> bool:
    """Whether what is counted is there already, whatever is to come: "will vote against 18 states"."""
    node = clause.noun
    while node.dep_ in ("conj", "appos", "compound", "nmod") and node.head.i != node.i:
        node = node.head
    return node.dep_ == "pobj" and node.head.lower_ in _BESIDE


_A_DAY: Final = re.compile(
    r"\W*(?:\w+\s+){0,3}?(?<!\bin\s)(?<!\bfor\s)(?<!\bover\s)(?<!within\s)(?<!about\s)(?<!after\s)"
    r"(?<!than\s)(?:an?|per|each|every)\s+(?:day|week|month|quarter|year|hour|night)\b"
    r"(?!\s+(?:earlier|ago|later|before|after)\b)",
    re.I,
)
_DURING: Final = re.compile(
    r"\b(?:in|over|during|within)\s+(?:(?:just|only|about|under|less\s+than)\s+)?(?:the\s+)?\Z",
    re.I,
)
# "the worst flood in decades" tells how rare it is, not how long it took.
_MOST: Final = re.compile(r"\b(?:\w{2,}est|worst|most|first|only)\b[^.;,]*\Z", re.I)
_EVERY: Final = re.compile(
    r"(?:\A|[\n.;,“\"]\s*)(?:every|each)\s+(?:day|week|month|quarter|year|night)\b[^.;]*\Z", re.I
)
# "arrive daily", but no "weekly holiday"
_YEARLY: Final = re.compile(
    r"[^.;,\n]*?\b(?:daily|weekly|monthly|quarterly|yearly|annually)\b"
    r"(?=[.,;]|\Z|\s+(?:in|on|at|to|by|from|since|for|and|but|last|this|over|during)\b)"
)
_A_YEAR: Final = re.compile(
    r"\b(?:daily|weekly|monthly|quarterly|yearly|annual)\s+(?:number|total|count|toll|average)\b[^.;]*\Z",
    re.I,
)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d(?:T[^/]*)?\Z")


def flows(text: str, start: int, end: int, when: Moment | None, spells: Sequence[Timex]) -> bool:
    """Whether a figure that ends at `end` is told of an interval, not as of a moment.

    An interval is longer than a day, open ("since May"), or a rate ("a year"). A toll so far is as of
    the moment at which it is told, however its verb says it, and so is one "since the storm". `spells`
    are the durations told in its clause: "in two weeks".
    """
    if _A_DAY.match(text[end : end + 60]) or _EVERY.search(text[max(0, start - 60) : start]):
        return True
    if _YEARLY.match(text[end : end + 80]) or _A_YEAR.search(text[max(0, start - 160) : start]):
        return True
    if when is not None:
        return not _DAY.match(when.value)
    before = [text[max(0, t.span.start - 48) : t.span.start] for t in spells]
    return any(_DURING.search(words) and not _MOST.search(words) for words in before)


def stays(clause: Clause, when: Moment | None) -> bool:
    """Whether those counted are where they have been for a while: "have been in Norrby since May"."""
    verb = clause.verb
    if verb is None or when is None or not when.value.endswith("/.."):
        return False
    there = any(c.dep_ == "expl" for c in verb.lefts)
    passive = any(c.dep_ in ("auxpass", "attr") for c in verb.children)
    return verb.lemma_ in _STAYING and clause.link == "nsubj" and not (there or passive)


def _infinitive_below(verb: Token, clause: Clause) -> bool:
    """Whether the figure hangs from an infinitive or an object of `verb`."""
    if clause.verb is None:
        return False
    low = clause.verb
    while low.dep_ == "conj" and is_verb(low.head) and not _finite(low):
        low = low.head
    return low.dep_ in ("xcomp", "ccomp", "advcl", "acl") and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in low.children
    )


def _willed(verb: Token) -> bool:
    if verb.lemma_.lower() not in _WILLED:
        return False
    who = subject(verb)
    return who is not None


def part_of(
    text: str, start: int, end: int, *, whole: bool = False
) -> Literal["subset", "increment"] | None:
    """Whether the figure in characters `start` to `end` is part of, or on top of, another.

    `whole` says that what became of them is told: "12 of the 60 sailors died" counts all who died.
    """
    window = text[max(0, start - 28) : start]
    if SUBSET.search(window) or _OF_THEM.match(text, end):
        return "subset"
    if not whole and _OF_THE.match(text, end):
        return "subset"
    if _OF_ALL.search(text[max(0, start - 120) : start]):
        return "subset"
    if _ANOTHER.search(window) or _ANOTHER_IN.search(text[start:end]) or _MORE.match(text, end):
        return "increment"
    return None


def _is_false(verb: Token) -> bool:
    """Whether a predicate calls its subject untrue: "are false", "are without foundation"."""
    for child in verb.rights:
        if child.lower_ in _FALSE:
            return True
        if child.lower_ == "without" and any(c.lower_ in _PROOFS for c in child.children):
            return True
    return False


def _unproven(clause: Clause) -> bool:
    """Whether the figure hangs from a proof that is missing or from talk that is dismissed.

    "There is no evidence that 300 crossed"; "dismissed reports that 300 had died".
    """
    if clause.verb is None:
        return False
    noun = clause.noun
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":
        told = noun.head.head  # "reports of 300 dead are false"
        if told.lemma_.lower() in _TALK and told.dep_ == "nsubj" and _is_false(told.head):
            return True
    node = clause.verb
    for _ in range(6):
        if node.dep_ not in ("acl", "relcl", "ccomp", "xcomp", "conj", "prep", "pcomp"):
            return False
        node = node.head
        lemma = node.lemma_.lower()
        if lemma in _PROOFS and any(c.lower_ == "no" for c in node.lefts):
            return True
        if lemma in _TALK and node.dep_ == "nsubj" and _is_false(node.head):
            return True
        if lemma in _TALK and cue_denies(node.head.text) and node.dep_ in ("dobj", "pobj"):
            return True
        if lemma in _PROOFS and any(c.dep_ == "neg" for c in node.head.children):
            return True
    return False


def ruled_out(text: str, start: int, end: int, clause: Clause) -> bool:
    """Whether the source says that the figure is not so: "not 200 or 500"."""
    window = text[max(0, start - 32) : start]
    if _BUT.search(text, max(0, start - 90), start):
        return False
    if _NOT.search(window) and not _NOT_FINE.search(window):
        return True
    after = text[end : end + 100]
    if _MISTAKEN.match(after) or _MISTAKES.search(window):
        return True
    if _UNTRUE.match(after) and _TOLD_OF.search(text, max(0, start - 90), start):
        return True
    verb = clause.verb
    if _unproven(clause):
        return True
    if verb is not None and {"would", "have"} <= {h.lower_ for h in auxiliaries(verb)}:
        # what would have been was not; "the 900 people who live there" are there all the same
        return not any(c.lower_ in ("the", "these", "those", "its") for c in clause.noun.lefts)
    if _WITHIN.match(text[start:end]):
        return False  # "did not exceed 45"
    refuted = verb is not None and (
        (clause.link in ("dobj", "attr") and direct(clause))
        or (clause.link == "nsubjpass" and verb.lemma_.lower() in SUFFERED)
    )  # "19 deaths were not entered" tells of 19 deaths all the same
    return verb is not None and refuted and any(h.dep_ == "neg" for h in auxiliaries(verb))
