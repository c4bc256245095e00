"""When and where a figure holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Span, Token

from sayso.mark.quantity.clause import Clause, direct
from sayso.mark.quantity.subject import HAPPENED, SUFFERED
from sayso.records import EstimateKind, Moment, PlaceMention, Timex

if TYPE_CHECKING:
    from sayso.data.countries import Countries

_BETWEEN: Final = re.compile(r"\b(?:between|from)\s+(?:the\s+)?\Z", re.I)
_JOIN: Final = re.compile(
    r"\s*(?:,\s*\d{4}\s*)?(?:and|to|until|through|till|-|–)\s*(?:the\s+)?\Z", re.I
)
_RIGHT_AFTER: Final = re.compile(
    r"\s+(?:(?:more|others)\s+)?(?:of\s+(?:them|whom)\s+)?(?:(?:on|in|at|over|during)\s+)?(?:the\s+)?"
)
_BY: Final = re.compile(
    r"\b(?:by|before|until)\s+(?:the\s+)?(?:end\s+of\s+|(?:early|mid|late)[\s-]+)?\Z", re.I
)
_SINCE: Final = re.compile(r"\bsince\s+(?:the\s+|early\s+|late\s+|mid-)?\Z", re.I)
# What comes after these is when another figure held: "10,000, up from 3,000 in May".
_COMPARED: Final = re.compile(
    r"\b(?:up|down)\s+(?:\w+\s+)?(?:from|by)\b|\bcompared\s+(?:with|to)\b|\b(?:more|fewer|less|higher|lower)\s+than\b",
    re.IGNORECASE,
)
# The time right after another level is that level's: "up from 14 a week ago, and 96 are ill".
_LEVEL: Final = re.compile(
    r"\b(?:(?:(?:up|down)\s+from|against|compared\s+(?:with|to))\s+[\w,.]+|from\s+\d[\d,.]*)"
    r"\s+(?:(?:on|in|at)\s+)?(?:the\s+)?\Z",
    re.IGNORECASE,
)
# "stood at 49, unchanged since Saturday": what it was then holds for now.
_UNCHANGED: Final = re.compile(
    r"\bunchanged\s+(?:since|from|on|over)\s+(?:the\s+)?\Z", re.IGNORECASE
)
_IN: Final = frozenset(
    "in on at near to into across around inside outside off along within throughout from toward "
    "towards onto over above through under".split()
)
_GROUND: Final = frozenset(
    "soil territory waters land side city town port province region border coast front lines".split()
)
# Where these sit is not where what they count is.
_OFFICES: Final = frozenset(
    "hospital clinic ministry office agency court government council commission institute centre "
    "center university company union embassy headquarters department authority bureau".split()
)
# How many words away a clause may still tell where; hostile text has sentences of any length.
_REACH: Final = 40
_SOIL: Final = frozenset("soil territory waters land".split())


def _interval(a: Moment, b: Moment) -> Moment:
    return Moment(f"{a.value}/{b.value}", a.start, b.end)


def _open(moment: Moment) -> Moment:
    return Moment(f"{moment.value}/..", moment.start, None)


def _dated(value: str) -> bool:
    return bool(re.match(r"\d{2,4}", value))


def when_of(
    text: str,
    doc: Doc,
    clause: Clause,
    timexes: Sequence[tuple[Timex, int]],
    kind: EstimateKind,
    end: int,
) -> Moment | None:
    """The interval that the figure holds for.

    `timexes` are those of the sentence with the index of their first token; `end` is where the
    figure ends in `text`.
    """
    sentence = clause.noun.sent
    timexes = _own(text, timexes, end)
    dates = [(t, i) for t, i in timexes if t.type in ("DATE", "TIME") and _dated(t.moment.value)]
    for n, (timex, _) in enumerate(dates):
        before = text[sentence.start_char : timex.span.start]
        if n + 1 < len(dates) and _BETWEEN.search(before[-16:]):
            following = dates[n + 1][0]
            if _JOIN.fullmatch(text[timex.span.end : following.span.start]):
                return _interval(timex.moment, following.moment)
    for timex, at in timexes:
        if "/" in timex.moment.value and timex.type == "DATE" and _same_clause(doc, at, clause):
            return timex.moment
    for timex, at in dates:
        before = text[sentence.start_char : timex.span.start]
        since = timex.open == "since" or _SINCE.search(before[-16:])
        if since and _same_clause(doc, at, clause):
            return _open(timex.moment)
    for timex, at in dates:
        # "since 2014, when 19 people drowned": they did so in that year
        then = clause.verb is not None and clause.verb.dep_ == "relcl" and clause.verb.head.i == at
        if then and clause.verb is not None and any(c.lower_ == "when" for c in clause.verb.lefts):
            return timex.moment
    for token in _near(clause.noun) if dates else ():
        if (
            token.lower_ == "since"
            and token.dep_ in ("mark", "prep")
            and token.head.pos_ in ("VERB", "AUX")
        ):
            scope = token.head.left_edge.i, token.head.right_edge.i
            for timex, at in dates:
                if scope[0] <= at <= scope[1] and token.i < at and token.dep_ == "mark":
                    return _open(timex.moment)
    if kind in ("forecast", "plan"):
        for timex, at in dates:
            if (
                _BY.search(text[sentence.start_char : timex.span.start][-24:])
                or timex.span.start > clause.noun.idx
            ) and _same_clause(doc, at, clause):
                return timex.moment
        return None
    own = [t for t, at in dates if _same_clause(doc, at, clause)]
    for timex in own:
        if _RIGHT_AFTER.fullmatch(text[end : timex.span.start]):
            return timex.moment  # "100 were held on Sunday and 300 on Monday"
    return own[0].moment if own else None


def _own(text: str, timexes: Sequence[tuple[Timex, int]], end: int) -> list[tuple[Timex, int]]:
    """Those of the times of a sentence that may be the figure's own, not another level's."""
    return [
        (t, i)
        for t, i in timexes
        if not _COMPARED.search(text[end : t.span.start])
        and not _UNCHANGED.search(text, max(0, t.span.start - 24), t.span.start)
        and not (
            (level := _LEVEL.search(text, max(0, t.span.start - 40), t.span.start))
            and not level.start() < end <= t.span.start
        )
    ]


def spans_time(
    text: str,
    doc: Doc,
    noun: Token,
    clause: Clause,
    timexes: Sequence[tuple[Timex, int]],
    end: int,
) -> bool:
    """Whether what happened is told of a year or a week that nobody knows, or of each: "last year".

    A report without a date of its own does not tell when that was, only that it is no moment.
    """
    verb = clause.verb
    happened = verb is not None and verb.lemma_ not in _STATIC and direct(clause)
    known = _own(text, timexes, end)
    for n, (timex, at) in enumerate(known):
        value = timex.moment.value
        every = timex.type == "SET" and doc[at].dep_ != "amod"  # no "monthly report"
        if not every and (timex.type != "DATE" or not value.startswith("XXXX")):
            continue
        own = any(above.i == noun.i for above in islice(doc[at].ancestors, _DEEP))
        if not own and not (happened and _same_clause(doc, at, clause)):
            continue
        before = text[max(0, timex.span.start - 16) : timex.span.start]
        if every or not _SOME_DAY.match(value) or timex.open == "since" or _SINCE.search(before):
            return True
        following = known[n + 1][0].span.start if n + 1 < len(known) else timex.span.end
        if _BETWEEN.search(before) and _JOIN.fullmatch(text[timex.span.end : following]):
            return True
    return False


_DEEP: Final = 8
# Of those who are somewhere, or whom somebody has, no time makes a flow.
_STATIC: Final = frozenset(
    "be have remain stay live stand number hold employ pass top exceed reach cross total".split()
)
_SOME_DAY: Final = re.compile(r"XXXX-(?:XX-XX|\d\d-\d\d|WXX-\d)")


def spells_of(doc: Doc, clause: Clause, timexes: Sequence[tuple[Timex, int]]) -> list[Timex]:
    """The durations that the clause tells, of the sentence's `timexes`."""
    return [t for t, at in timexes if t.type == "DURATION" and _same_clause(doc, at, clause)]


def _same_clause(doc: Doc, at: int, clause: Clause) -> bool:
    """Whether the time expression at token `at` hangs from the figure's own noun or verb."""
    node = doc[at]
    for _ in range(12):
        if node.i == clause.noun.i:
            return True
        head = node.head
        if head.i == node.i:
            return clause.verb is not None and node.i == clause.verb.i
        node = head
        if node.pos_ in ("VERB", "AUX") and node.dep_ not in ("aux", "auxpass"):
            if clause.verb is not None and node.i == clause.verb.i:
                return True
            if node.dep_ == "advcl" and clause.verb is not None and node.head.i == clause.verb.i:
                return any(
                    c.lower_ in ("when", "as", "after")
                    for c in node.children
                    if c.dep_ in ("advmod", "mark")
                )
            result = clause.verb if _tells_result(clause.verb) else None
            if result is not None and result.head.i == node.i:
                return True  # "on Monday a blast shook the port, killing 12"
            raised = node.dep_ == "xcomp" and clause.link in ("nsubj", "nsubjpass")
            if raised and clause.verb is not None and node.head.i == clause.verb.i:
                return True  # "are estimated to have left the hills in a week"
            # "should rise by June", "began to move crates on Monday"
            return (
                clause.verb is not None
                and clause.verb.dep_ == "xcomp"
                and node.i == clause.verb.head.i
            )
    return False


def _tells_result(verb: Token | None) -> bool:
    """Whether a participle tells more of what the verb over it tells: "..., killing 12"."""
    own = verb is not None and any(c.dep_ in ("mark", "nsubj") for c in verb.children)
    return verb is not None and verb.dep_ == "advcl" and verb.tag_ == "VBG" and not own


def _near(noun: Token) -> Span:
    """The words around a noun, as far as one clause may reach."""
    return noun.doc[max(0, noun.i - _REACH) : noun.i + _REACH]


def _ground(clause: Clause, countries: Countries) -> list[str]:
    """Countries on whose ground the clause locates what is counted: "on Danish soil"."""
    names: list[str] = []
    for token in _near(clause.noun):
        if token.lower_ not in _SOIL or token.dep_ != "pobj" or token.head.lower_ not in _IN:
            continue
        for child in token.lefts:
            country = countries.by_demonym(child.text) or countries.by_name(child.text)
            if country and _located(token.head.head, clause) and country.name not in names:
                names.append(country.name)
    return names


def where_of(
    doc: Doc,
    clause: Clause,
    places: Sequence[tuple[PlaceMention, int]],
    countries: Countries,
) -> tuple[str, ...]:
    """Names of the places in which the clause locates what is counted.

    `places` are those of the sentence with the index of their first token.
    """
    names = _ground(clause, countries)
    for mention, at in places:
        if mention.role != "literal":
            continue
        last = at
        while last + 1 < len(doc) and doc[last + 1].idx < mention.span.end:
            last += 1
        node = doc[last]
        for token in doc[at : last + 1]:
            if not at <= token.head.i <= last:
                node = token
        first = node
        while (
            node.dep_ in ("conj", "appos", "compound", "nmod", "amod", "poss")
            and node.head.i != node.i
        ):
            if (
                node.dep_ in ("amod", "compound", "nmod", "poss")
                and node.head.lower_ not in _GROUND
                and node.head.dep_ not in ("appos",)
            ):
                break
            node = node.head
        if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.lower_ in _GROUND:
            node = node.head.head  # "the port city of X"
        if node.dep_ != "pobj" or node.head.lower_ not in _IN:
            continue
        if node.i == clause.noun.i:
            continue
        prep = node.head
        anchor = prep.head
        hops = 0
        while anchor.dep_ == "prep" and hops < 6:
            anchor, hops = anchor.head, hops + 1
        office = anchor.dep_ in ("nsubj", "agent") and anchor.lemma_.lower() in _OFFICES
        if prep.lower_ == "from" and not _left(clause):
            continue  # "10,000 refugees from Norway" tells whose they are, not where
        if (office and anchor.i != clause.noun.i) or not _located(anchor, clause):
            continue
        name = mention.place.name if mention.place else mention.span.text
        if name not in names and first is not None:
            names.append(name)
    return tuple(names)


def _left(clause: Clause) -> bool:
    """Whether what is counted left the place, so that "from" tells where it happened."""
    return clause.verb is not None and clause.verb.lemma_.lower() in SUFFERED | HAPPENED


def _located(anchor: Token, clause: Clause) -> bool:
    if clause.verb is None:
        return True
    own = {clause.noun.i, clause.verb.i}
    node = anchor
    for _ in range(8):
        if node.i in own:
            return True
        if node.pos_ in ("VERB", "AUX"):
            return (node.dep_ in ("acl", "xcomp", "advcl") and node.head.i in own) or (
                clause.verb.dep_ in ("xcomp", "acl", "relcl") and clause.verb.head.i == node.i
            )
        if node.head.i == node.i:
            return False
        node = node.head
    return False
