"""Figures somebody vouches for: how many of what, of whom, where, when, and on whose say-so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from spacy.tokens import Doc, Token

from sayso.mark.quantity.claim import flows, kind_of, part_of, ruled_out
from sayso.mark.quantity.clause import clause_of
from sayso.mark.quantity.counted import (
    SETS,
    STRONG,
    Counted,
    Last,
    money_of,
    plain,
    share_of,
)
from sayso.mark.quantity.doing import doing_of
from sayso.mark.quantity.nouns import Tokens
from sayso.mark.quantity.numerals import Numeral, numerals
from sayso.mark.quantity.relation import (
    held_against,
    left_behind,
    range_moved,
    reached,
    whole_of,
)
from sayso.mark.quantity.setting import spells_of, when_of, where_of
from sayso.mark.quantity.subject import fate_of, of_noun, of_verb, told
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
    from sayso.data.countries import Countries
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
_NEEDS: Final = frozenset("need require want".split())
# What something costs is a price; what a reader weighs starts at thousands.
_PRICE: Final = 1000.0
_UNCHANGED: Final = frozenset(
    "yen yuan won baht rand renminbi lek kip ringgit taka tenge som".split()
)
_MAGNITUDE: Final = re.compile(r"\bmagnitude(?:\s+of|[\s-])?\s*\Z", re.IGNORECASE)
_DETERMINED: Final = frozenset(
    "the these those both all its their his her our my your other last first next".split()
)
# Kinds of units whose figures tell how much of something there is; lengths, ages and the like do not.
_AMOUNTS: Final = frozenset({"percent", "mass", "volume", "area"})


@dataclass(frozen=True, slots=True)
class _Held:
    """Readings of one kind with the index of their first token, to be found by place in the text."""

    starts: list[int]
    items: list[tuple[Any, int]]

    def within(self, start: int, end: int) -> list[tuple[Any, int]]:
        return self.items[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@dataclass(frozen=True, slots=True)
class _Scene:
    """A report with what was read in it."""

    report: Report
    doc: Doc
    tokens: Tokens
    timexes: _Held
    places: _Held
    sources: list[tuple[int, int]]
    contents: _Contents
    countries: Countries


class _Contents:
    """Which attribution's content holds a place in the text."""

    __slots__ = ("longest", "spans", "starts")

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.spans = sorted(
            (
                (s.start, s.end, sum(c.end - c.start for c in a.content), a)
                for a in attributions
                for s in a.content
            ),
            key=lambda row: row[:3],
        )
        self.starts = [row[0] for row in self.spans]
        self.longest = max((end - start for start, end, _, _ in self.spans), default=0)

    def innermost(self, start: int, end: int) -> Attribution | None:
        """The attribution with the shortest content that holds the characters."""
        best: tuple[int, int, Attribution] | None = None
        first = bisect_left(self.starts, end - self.longest)
        for begin, stop, size, attribution in self.spans[first : bisect_right(self.starts, start)]:
            if end <= stop and (best is None or (stop - begin, size) < best[:2]):
                best = (stop - begin, size, attribution)
        return best[2] if best else None


def _held(tokens: Tokens, items: Sequence[Timex] | Sequence[PlaceMention]) -> _Held:
    return _Held(
        [item.span.start for item in items],
        [(item, tokens.holding(item.span.start)) for item in items],
    )


def _bounds(quantity: Quantity, numeral: Numeral) -> tuple[float | None, float | None, bool]:
    """Low, high and whether about, as figures are told: dozens from 24, thousands from 2,000."""
    if not numeral.rough:
        return quantity.low, quantity.high, quantity.approximate
    if numeral.value < 12 or "couple" in quantity.span.text.lower():
        return quantity.low, quantity.high, True
    # "scores" are forty at least; every other plural is two of its own at least
    return (numeral.value if numeral.value == 40 else 2 * numeral.value), None, False


def _worth_it(
    scene: _Scene, quantity: Quantity, counted: Counted, number: Token, low: float
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
    _start, end = quantity.span.start, quantity.span.end
    if text[end : end + 1] in ("-", "‑") and not counted.measure and not STRONG.match(text, end):
        return False
    if counted.like is not None or lemma in _VICTIMS or counted.measure:
        if low == 1 and quantity.high is None:
            return False  # "more than one victim"
        return low != 1 or bool(counted.measure) or lemma in _VICTIMS
    if lemma == "time" or (lemma in _UNCOUNTED and low < 100):
        return False
    if low <= 2:
        return False
    if (verb := clause_of(noun).verb) is not None and verb.lemma_ in _NEEDS:
        return False
    before = scene.doc[number.i - 1].lower_ if number.i else ""
    return not (before in _DETERMINED and low <= 12)


def _part(
    report: Report, span: Span, counted: Counted, last: Last | None, *, whole: bool
) -> Literal["subset", "increment"] | None:
    part = part_of(report.text, span.start, span.end, whole=whole)
    measure = told(counted.measure)
    if part == "increment" and measure and (last is None or last.measure != measure):
        return None  # "63 died, another 120 were wounded": the 120 are all the wounded
    return part


def _estimate(
    scene: _Scene,
    quantity: Quantity,
    counted: Counted,
    number: Token,
    bounds: tuple[float | None, float | None, bool],
    last: Last | None,
) -> Estimate:
    doc, report, span, noun = scene.doc, scene.report, quantity.span, counted.noun
    like = counted.like
    low, high, about = bounds
    if (
        low is not None
        and high is not None
        and low != high
        and range_moved(report.text, span, number)
    ):
        low = high  # "rose from 45 to 63": 63 is what holds now
    own = clause_of(noun)
    apart = like is not None or noun.i < number.i or counted.share
    clause = clause_of(number) if apart else own
    kind = kind_of(clause)
    sentence = noun.sent.start_char, noun.sent.end_char
    timexes = scene.timexes.within(*sentence)
    if left_behind(scene.report.text, span, number):
        timexes = [(timex, at) for timex, at in timexes if timex.span.start >= span.end]
    when = when_of(report.text, doc, clause, timexes, kind, span.end)
    if kind == "count":
        spells = [] if reached(number) else spells_of(doc, clause, timexes)
        kind = "flow" if flows(report.text, span.end, when, spells) else kind
    where = where_of(doc, clause, scene.places.within(*sentence), scene.countries)
    measure = told(counted.measure)
    fate = fate_of(noun) if not measure and noun is not number else None
    # "300 Danish sailors died and 700 were hurt", "..., including 20 officers"
    bare = not counted.words and bool(counted.measure)
    here = last if bare and last is not None and last.estimate.span.start >= sentence[0] else None
    done = measure or (
        ""
        if fate or like
        else doing_of(own, apart=apart and not counted.share, amount=counted.share)
    )
    words = (
        f"{fate.text} of {counted.words}"
        if fate
        else f"{counted.words or (here.words if here else '')} {done}".strip()
    )
    part = _part(report, span, counted, last, whole=bool(done) or counted.share)
    of = of_noun(own, doc)
    if whole_of(report.text, span):
        kind, when, words = "count", None, counted.words
    else:
        of = of or of_verb(own, doc)
    if of is None and last is not None and (bare or part == "subset"):
        of = last.estimate.of
    if here is not None:
        where = where or here.estimate.where  # "In Norrby 190 are ill and eight have died"
    if like:
        if when is None and clause.verb is not None and clause.verb.lemma_.lower() in SETS:
            # "the union put the figure at 200": another source's figure for the same thing
            kind, when = like.estimate.kind, like.estimate.when
        of = of or like.estimate.of
        where = where or like.estimate.where
    attribution = scene.contents.innermost(span.start, span.end)
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
        part=part,
    )


def run(
    report: Report, doc: Doc, reading: Reading, *, units: Units, countries: Countries
) -> dict[str, tuple[Estimate, ...]]:
    """The figures of the report that somebody vouches for, in order."""
    tokens = Tokens(doc)
    scene = _Scene(
        report=report,
        doc=doc,
        tokens=tokens,
        timexes=_held(tokens, reading.timexes),
        places=_held(tokens, reading.places),
        sources=sorted((s.start, s.end) for a in reading.attributions for s in a.source),
        contents=_Contents(reading.attributions),
        countries=countries,
    )
    found: list[Estimate] = []
    last: Last | None = None
    for quantity in reading.quantities:
        read = _read(scene, quantity, units, last)
        if read is not None:
            last = read
            found.append(read.estimate)
    return {"estimates": tuple(found)}


def _recent(scene: _Scene, number: Token, last: Last | None) -> Last | None:
    """The figure before, where it stands in this sentence or the one before it."""
    if last is None:
        return None
    start = number.sent.start
    before = scene.doc[start - 1].sent.start_char if start else 0
    return last if last.estimate.span.start >= before else None


def _in_source(scene: _Scene, span: Span) -> bool:
    """Whether a number belongs to the words for who is speaking: "two officials said"."""
    at = bisect_right(scene.sources, (span.start, len(scene.report.text)))
    return any(s <= span.start and span.end <= e for s, e in scene.sources[max(0, at - 3) : at])


def _currency(quantity: Quantity) -> str:
    """A currency in the report's word, else in its plain name: "kroner", "dollars" for a sign."""
    word = quantity.unit.split()[-1] if quantity.unit.strip() else ""
    if word.isalpha() and word.islower():
        return word
    name = quantity.normalized_unit
    return name if name.split()[-1] in _UNCHANGED else f"{name}s"


def _counted(
    scene: _Scene, quantity: Quantity, units: Units, number: Token, last: Last | None
) -> Counted | None:
    """What a quantity counts, None where it is none that anybody vouches for."""
    name = quantity.normalized_unit
    kind = units.kind(name)
    if _MAGNITUDE.search(scene.report.text[max(0, quantity.span.start - 14) : quantity.span.start]):
        return None
    most = (quantity.high if quantity.low is None else quantity.low) or 0.0
    if name.endswith("of age") or " per " in name:
        return None
    if kind == "currency":
        return money_of(number, quantity, _currency(quantity), last) if most >= _PRICE else None
    if kind in _AMOUNTS:
        word = quantity.unit if quantity.unit.replace(" ", "").isalpha() else name
        word = "percent" if word in ("percentage", "%") else word
        return share_of(scene.tokens, quantity, number, word)
    if kind is not None:
        return None
    if 0 < most < 1:
        return share_of(scene.tokens, quantity, number, "share")
    counted = plain(scene.tokens, quantity, number, last)
    if counted is None or not (counted.words or counted.measure):
        return None
    return counted if _worth_it(scene, quantity, counted, number, most) else None


def _read(scene: _Scene, quantity: Quantity, units: Units, last: Last | None) -> Last | None:
    """The estimate that a quantity is, None where it is none."""
    span = quantity.span
    inner = numerals(span.text)
    if not inner or _in_source(scene, span):
        return None
    number = scene.doc[scene.tokens.holding(span.start + inner[-1].end - 1)]
    recent = _recent(scene, number, last)
    counted = _counted(scene, quantity, units, number, recent)
    if counted is None or ruled_out(scene.report.text, span.start, clause_of(counted.noun)):
        return None
    if held_against(number):
        return None
    attribution = scene.contents.innermost(span.start, span.end)
    if attribution is not None and attribution.stance == "deny":
        return None
    bounds = _bounds(quantity, inner[0])
    estimate = _estimate(scene, quantity, counted, number, bounds, recent)
    if estimate.when is None and left_behind(scene.report.text, span, number):
        return None  # nobody says when it held, and now it does not
    words = counted.words or (recent.words if recent is not None else "")
    return Last(estimate, words, told(counted.measure))


STEP = Step(
    "estimates",
    run,
    needs=("quantities", "timexes", "places", "attributions"),
    gives=("estimates",),
    uses=("units", "countries"),
)
