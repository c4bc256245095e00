"""Figures somebody vouches for: how many of what, of whom, where, when, and on whose say-so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from spacy.tokens import Doc, Token

from sayso.mark.quantity.claim import kind_of, part_of, ruled_out
from sayso.mark.quantity.clause import clause_of, subject
from sayso.mark.quantity.nouns import NounFound, Tokens, noun_after
from sayso.mark.quantity.numerals import numerals
from sayso.mark.quantity.setting import when_of, where_of
from sayso.mark.quantity.subject import (
    HAPPENED,
    STATES,
    SUFFERED,
    fate_of,
    measure_of,
    of_noun,
    of_verb,
    told,
)
from sayso.records import (
    Attribution,
    Estimate,
    PlaceMention,
    Quantity,
    Reading,
    Report,
    Span,
    Step,
    Timex,
    ident,
)

if TYPE_CHECKING:
    from sayso.data.units import Units

# Nouns that a number orders or measures time and talk with, and that nobody vouches for.
_UNCOUNTED: Final = frozenset(
    "time day weekday weekend week month year hour minute second decade century moment side way thing part reason "
    "question step option issue topic factor word sentence paragraph type kind sort category "
    "example occasion point goal game set match country nation state leader party government "
    "front level phase stage round half quarter season inning yard run edition chapter page series "
    "version language letter line column section article clause condition aspect element area "
    "field category theme rule principle term party capital continent hand foot eye finger source "
    "official analyst expert spokesman spokeswoman president minister diplomat author reporter "
    "friend colleague partner neighbor neighbour "
    "ally rival candidate team player name title episode scene category degree percentage chance one figure digit "
    "night morning weekend evening afternoon corner direction pillar lesson story message pattern "
    "scenario version camp hemisphere world generation person's dimension pair bloc power".split()
)
_VICTIMS: Final = frozenset(
    "death fatality casualty victim body case injury infection survivor hostage prisoner arrest "
    "vote".split()
)
_MOVES: Final = frozenset(
    "rise climb swell grow reach increase jump fall drop hit surpass stand exceed top total number be "
    "pass near approach double shrink decline decrease come soar surge remain hover cross mount "
    "update".split()
)
_SETS: Final = frozenset("put place estimate revise raise lower bring set update keep".split())
_NEEDS: Final = frozenset("need require want".split())
_NUMBER: Final = (
    r"(?:\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand)"
)
_RATIO_AFTER: Final = re.compile(rf"\s(?:out\sof|of|in)(?:\severy|\seach)?\s{_NUMBER}\b(?!,)", re.I)
_RATIO_BEFORE: Final = re.compile(rf"\b{_NUMBER}\s(?:out\sof|of|in)(?:\severy|\seach)?\s\Z", re.I)
_PRICE: Final = 1000.0
_TALLIES: Final = frozenset("number figure total count tally rank strength sum".split())
_HEDGES: Final = frozenset(
    "suspected alleged reported estimated additional more other another whopping staggering "
    "so-called possible potential total record roughly full".split()
)
_DETERMINED: Final = frozenset(
    "the these those both all its their his her our my your other last first next".split()
)
_MEASURED: Final = frozenset({"mass", "volume", "area"})
_SHARED: Final = frozenset({"percent"})


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a quantity counts: its head token, its words, and the figure it takes them from."""

    noun: Token
    words: str
    measure: tuple[Token, ...] = ()
    like: _Last | None = None
    share: bool = False  # it is part of the noun, or an amount of it


@dataclass(frozen=True, slots=True)
class _Last:
    """The figure before, with the noun and the measure that `counted` joins."""

    estimate: Estimate
    words: str
    measure: str


@dataclass(slots=True)
class _Scene:
    """A report with its readings, by place in the text."""

    report: Report
    doc: Doc
    reading: Reading
    tokens: Tokens
    timexes: list[tuple[Timex, int]]
    places: list[tuple[PlaceMention, int]]

    def timexes_in(self, sentence: tuple[int, int]) -> list[tuple[Timex, int]]:
        starts = [t.span.start for t, _ in self.timexes]
        return self.timexes[bisect_left(starts, sentence[0]) : bisect_left(starts, sentence[1])]

    def places_in(self, sentence: tuple[int, int]) -> list[tuple[PlaceMention, int]]:
        starts = [p.span.start for p, _ in self.places]
        return self.places[bisect_left(starts, sentence[0]) : bisect_left(starts, sentence[1])]


def _bounds(quantity: Quantity) -> tuple[float | None, float | None, bool]:
    """Low, high and whether about, as figures are told: dozens from 24, thousands from 2,000."""
    inner = numerals(quantity.span.text)
    if inner and inner[-1].rough and len(inner) == 1:
        base = inner[0].value
        couple = quantity.span.text.lower().lstrip("a ").startswith("couple")
        if couple or base < 12:
            return quantity.low, quantity.high, True
        return (base if base == 40 else 2 * base), None, False
    return quantity.low, quantity.high, quantity.approximate


def _words(doc: Doc, found: NounFound) -> str:
    """The words counted without whose they are and without hedges, in the report's own form."""
    kept = [
        token
        for token in doc[found.first : found.head + 1]
        if token.i == found.head
        or not (
            token.ent_type_ in ("NORP", "GPE", "CARDINAL", "PERCENT")
            or token.lower_ in _HEDGES
            or token.tag_ in ("DT", "PRP$", "RBR", "POS")
        )
    ]
    return "".join(token.text_with_ws for token in kept).strip()


def _state_after(doc: Doc, at: int) -> tuple[Token, ...]:
    """What became of those that a bare number counts, told right after it: "63 dead"."""
    while at < len(doc) and doc[at].lower_ in (
        "others",
        "more",
        "were",
        "was",
        "are",
        "is",
        "have",
        "been",
        "had",
        "others",
        "still",
        "remain",
        "remained",
    ):
        at += 1
        if at >= len(doc):
            return ()
    token = doc[at] if at < len(doc) else None
    if token is None:
        return ()
    if token.lower_ in STATES or (
        token.lemma_.lower() in SUFFERED | HAPPENED and token.tag_ in ("VBN", "VBD")
    ):
        tokens = [token]
        if (
            at + 2 < len(doc)
            and doc[at + 1].lower_ in ("and", "or")
            and (doc[at + 2].lower_ in STATES)
        ):
            tokens += [doc[at + 1], doc[at + 2]]
        return tuple(tokens)
    return ()


def _tally(scene: _Scene, number: Token, last: _Last | None) -> _Counted | None:
    """What a bare number counts that a subject tells: "the toll rose to 63", "their numbers"."""
    clause = clause_of(number)
    verb = clause.verb
    if verb is None:
        return None
    lemma = verb.lemma_.lower()
    who = subject(verb) if lemma in _MOVES else None
    if lemma in _SETS:
        who = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
        if who is not None and who.lemma_.lower() not in _TALLIES | {"toll"}:
            return None
    if who is None or who.i >= number.i:
        return None
    if who.lemma_.lower() == "toll":
        injured = any(c.lower_.startswith("injur") for c in who.lefts)
        return _Counted(who, "injured" if injured else "dead")
    if who.lemma_.lower() in _TALLIES:
        for child in who.rights:
            if child.lower_ == "of":
                for grand in child.children:
                    if grand.dep_ == "pobj":
                        first = min(
                            [grand.i, *(c.i for c in grand.lefts if c.dep_ in ("amod", "compound"))]
                        )
                        return _Counted(
                            grand,
                            _words(scene.doc, NounFound(first, grand.i, "", "")),
                            measure_of(clause_of(grand)),
                        )
        return _Counted(who, last.estimate.counted, like=last) if last else None
    if who.pos_ in ("PRON",) and last is not None and who.lower_ in ("they", "it", "that", "this"):
        return (
            _Counted(who, last.estimate.counted, like=last)
            if verb.lemma_ in ("number", "total")
            else None
        )
    if who.tag_ in ("NNS", "NNPS") or who.lemma_.lower() in (
        "population",
        "turnout",
        "membership",
        "workforce",
        "army",
        "death",
    ):
        first = min([who.i, *(c.i for c in who.lefts if c.dep_ in ("amod", "compound"))])
        return _Counted(who, _words(scene.doc, NounFound(first, who.i, "", "")))
    return None


def _share(scene: _Scene, quantity: Quantity, number: Token) -> _Counted | None:
    """What a percentage or an amount of stuff is of: "43 percent of votes", "3 tonnes of ammonia"."""
    doc = scene.doc
    at = scene.tokens.at(quantity.span.end)
    stop = min(len(doc), at + 8)
    if at + 1 < stop and doc[at].lower_ == "of" and doc[at + 1].text == quantity.unit:
        at += 2  # "millions of tons of coal"
    while at < stop and doc[at].lower_ != "of":
        if doc[at].pos_ == "VERB" or (doc[at].is_sent_start and at > number.i):
            break
        at += 1
    if at < stop and doc[at].lower_ == "of":
        for child in doc[at].children:
            if child.dep_ == "pobj" and child.pos_ in ("NOUN", "PROPN", "ADJ"):
                first = min(
                    [child.i, *(c.i for c in child.lefts if c.dep_ in ("amod", "compound"))]
                )
                return _Counted(child, _words(doc, NounFound(first, child.i, "", "")))
    return None


def _plain(scene: _Scene, quantity: Quantity, number: Token, last: _Last | None) -> _Counted | None:
    """What a number without a unit counts."""
    doc, end = scene.doc, quantity.span.end
    text = scene.report.text
    if last is not None and re.match(r"\s+of\s+(?:them|these|those|whom)\b", text[end : end + 12]):
        return _Counted(number, last.words, measure_of(clause_of(number)), like=last)
    found = noun_after(scene.tokens, end)
    if found is not None and doc[found.head].lower_ in ("others",):
        state = _state_after(doc, found.head) or measure_of(clause_of(doc[found.head]))
        return _Counted(doc[found.head], last.words if last else "others", state, like=last)
    if found is not None:
        noun = doc[found.head]
        return _Counted(noun, _words(doc, found), measure_of(clause_of(noun)))
    state = _state_after(doc, scene.tokens.at(end))
    if state:
        return _Counted(number, "", state)
    clause = clause_of(number)
    if measure := measure_of(clause):
        return _Counted(number, "", measure)
    if clause.verb is not None and clause.verb.lemma_ == "be" and clause.link == "nsubj":
        for child in clause.verb.children:  # "300 were children"
            if child.dep_ == "attr" and child.tag_ == "NNS" and child.i > number.i:
                return _Counted(child, child.text)
    return _tally(scene, number, last)


def _worth_it(
    scene: _Scene, quantity: Quantity, counted: _Counted, number: Token, low: float
) -> bool:
    """Whether this is a figure that somebody vouches for, not a reference or a turn of speech."""
    noun = counted.noun
    lemma = noun.lemma_.lower()
    text = scene.report.text
    if (
        quantity.span.text.lower() == "one"
        and scene.doc[min(number.i + 1, len(scene.doc) - 1)].lower_ == "of"
    ):
        return False
    start, end = quantity.span.start, quantity.span.end
    if text[end : end + 1] in ("-", "‑") and not counted.measure:
        return False
    if _RATIO_AFTER.match(text, end) or _RATIO_BEFORE.search(text[max(0, start - 24) : start]):
        return False  # "eight of 10 voters"
    if counted.like is not None or lemma in _VICTIMS or counted.measure:
        if low == 1 and quantity.high is None:
            return False  # "more than one victim"
        return low != 1 or bool(counted.measure) or lemma in _VICTIMS
    if lemma in _UNCOUNTED and low < 100:
        return False
    if low <= 2:
        return False
    if (verb := clause_of(noun).verb) is not None and verb.lemma_ in _NEEDS:
        return False
    before = scene.doc[number.i - 1].lower_ if number.i else ""
    return not (before in _DETERMINED and low <= 12)


def _holding(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content holds the characters."""
    best: tuple[int, int, Attribution] | None = None
    for attribution in attributions:
        for span in attribution.content:
            if span.start <= start and end <= span.end:
                size = sum(s.end - s.start for s in attribution.content)
                key = (span.end - span.start, size)
                if best is None or key < best[:2]:
                    best = (*key, attribution)
    return best[2] if best else None


def _total(text: str, span: Span) -> bool:
    """Whether a figure is the whole that another is part of: "150" in "87 of the 150 seats"."""
    return bool(
        re.search(
            r"\d\s+of\s+(?:the|its|their|all)\s+\Z", text[max(0, span.start - 16) : span.start]
        )
    )


def _part(
    report: Report, span: Span, counted: _Counted, last: _Last | None
) -> Literal["subset", "increment"] | None:
    part = part_of(report.text, span.start, span.end)
    measure = told(counted.measure)
    if part == "increment" and measure and (last is None or last.measure != measure):
        return None  # "63 died, another 120 were wounded": the 120 are all the wounded
    return part


def _estimate(
    scene: _Scene,
    quantity: Quantity,
    counted: _Counted,
    number: Token,
    attribution: Attribution | None,
    last: _Last | None,
) -> Estimate:
    doc, report = scene.doc, scene.report
    span = quantity.span
    low, high, about = _bounds(quantity)
    noun = counted.noun
    apart = counted.like is not None or noun.i < number.i or counted.share
    clause = clause_of(number if apart else noun)
    kind = kind_of(clause, counted.measure)
    sentence = noun.sent.start_char, noun.sent.end_char
    when = when_of(report.text, doc, clause, scene.timexes_in(sentence), kind)
    where = where_of(doc, clause, scene.places_in(sentence))
    own = clause_of(noun)
    of = of_noun(own, doc)
    if _total(report.text, span):
        kind, when = "count", None
    else:
        of = of or of_verb(own, doc)
    measure = told(counted.measure)
    fate = fate_of(noun) if not measure and noun is not number else None
    words = (
        f"{fate.text} of {counted.words}"
        if fate
        else " ".join(filter(None, [counted.words, measure]))
    )
    if like := counted.like:
        if when is None and clause.verb is not None and clause.verb.lemma_.lower() in _SETS:
            # "the union put the figure at 200": another source's figure for the same thing
            kind, when = like.estimate.kind, like.estimate.when
        of = of or like.estimate.of
        where = where or like.estimate.where
    return Estimate(
        id=ident("estimate", report.id, span.start, span.end),
        span=span,
        low=low,
        high=high,
        approximate=about,
        counted=words,
        of=of,
        where=where,
        kind=kind,
        when=when,
        said=attribution.said if attribution else None,
        attribution=attribution.id if attribution else None,
        part=_part(report, span, counted, last),
    )


def run(
    report: Report, doc: Doc, reading: Reading, *, units: Units
) -> dict[str, tuple[Estimate, ...]]:
    """The figures of the report that somebody vouches for, in order."""
    tokens = Tokens(doc)
    scene = _Scene(
        report,
        doc,
        reading,
        tokens,
        [(t, tokens.holding(t.span.start)) for t in reading.timexes],
        [(p, tokens.holding(p.span.start)) for p in reading.places],
    )
    sources = sorted((s.start, s.end) for a in reading.attributions for s in a.source)
    found: list[Estimate] = []
    last: _Last | None = None
    for quantity in reading.quantities:
        read = _read(scene, quantity, units, sources, last)
        if read is not None:
            last = read
            found.append(read.estimate)
    return {"estimates": tuple(found)}


def _number(scene: _Scene, quantity: Quantity) -> Token:
    """The last token of the number itself."""
    return scene.doc[scene.tokens.holding(max(quantity.span.start, quantity.span.end - 1))]


def _recent(scene: _Scene, number: Token, last: _Last | None) -> _Last | None:
    """The figure before, where it stands in this sentence or the one before it."""
    if last is None:
        return None
    start = number.sent.start
    before = scene.doc[start - 1].sent.start_char if start else 0
    return last if last.estimate.span.start >= before else None


def _read(
    scene: _Scene,
    quantity: Quantity,
    units: Units,
    sources: list[tuple[int, int]],
    last: _Last | None,
) -> _Last | None:
    span = quantity.span
    at = bisect_right(sources, (span.start, len(scene.report.text)))
    if any(s <= span.start and span.end <= e for s, e in sources[max(0, at - 3) : at]):
        return None
    number = _number(scene, quantity)
    name = quantity.normalized_unit
    kind = units.kind(name)
    recent = _recent(scene, number, last)
    counted: _Counted | None
    if name.endswith("of age") or " per " in name:
        return None
    if kind == "currency":
        # What something costs is a price; what a reader weighs starts at thousands.
        most = quantity.high if quantity.low is None else quantity.low
        counted = _Counted(number, name) if most is not None and most >= _PRICE else None
    elif kind in _SHARED | _MEASURED:
        counted = _share(scene, quantity, number)
        if counted is not None:
            words = f"{quantity.unit} of {counted.words}"
            counted = replace(counted, words=words, share=True)
    elif kind is not None:
        counted = None
    elif 0 < (quantity.low or quantity.high or 0) < 1:
        counted = _share(scene, quantity, number)
        if counted is not None:
            counted = replace(counted, words=f"share of {counted.words}", share=True)
    else:
        counted = _plain(scene, quantity, number, recent)
    if counted is None:
        return None
    low = quantity.low if quantity.low is not None else quantity.high or 0.0
    if kind is None and low >= 1 and not _worth_it(scene, quantity, counted, number, low):
        return None
    if not counted.words and not counted.measure:
        return None
    if ruled_out(scene.report.text, span.start, clause_of(counted.noun)):
        return None
    attribution = _holding(scene.reading.attributions, span.start, span.end)
    if attribution is not None and attribution.stance == "deny":
        return None
    estimate = _estimate(scene, quantity, counted, number, attribution, last)
    return _Last(estimate, counted.words, told(counted.measure))


STEP = Step(
    "estimates",
    run,
    needs=("quantities", "timexes", "places", "attributions"),
    gives=("estimates",),
    uses=("units",),
)
