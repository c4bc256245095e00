"""Figures somebody vouches for: how many of what, of whom, where, when, and on whose say-so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, Token

from sayso.mark.quantity.again import casualty, quoted, repeated, told_as, tolled
from sayso.mark.quantity.amounts import moved_by
from sayso.mark.quantity.antecedent import FAR, antecedent, aside, counts_people, near
from sayso.mark.quantity.claim import FORECASTS, flows, kind_of, ruled_out, stays
from sayso.mark.quantity.clause import auxiliaries, clause_of
from sayso.mark.quantity.counted import Counted, Last, body_of
from sayso.mark.quantity.counting import counted_in
from sayso.mark.quantity.doing import doing_of
from sayso.mark.quantity.moving import ahead, moved, until
from sayso.mark.quantity.nouns import Tokens
from sayso.mark.quantity.numerals import Numeral, numerals
from sayso.mark.quantity.parts import part_told
from sayso.mark.quantity.relation import (
    held_against,
    left_behind,
    moved_from,
    moved_on,
    passed,
    range_moved,
    reached,
    whole_of,
)
from sayso.mark.quantity.scene import Scene, held, places_of
from sayso.mark.quantity.setting import spans_time, spells_of, when_of, where_of
from sayso.mark.quantity.source import goes_on, names_speakers, tells_itself
from sayso.mark.quantity.stated import alone, rival
from sayso.mark.quantity.subject import EVENTS, STATES, fate_of, fated, fell, of_noun, of_verb, told
from sayso.mark.quantity.tallies import SETS
from sayso.mark.quantity.vouching import Contents, denied, kept, speaks, within
from sayso.mark.quantity.zeros import zeros
from sayso.mark.said import day_of
from sayso.records import (
    Estimate,
    Quantity,
    Reading,
    Report,
    Span,
    Step,
    ident,
)

if TYPE_CHECKING:
    from sayso.data.countries import Countries
    from sayso.data.senses import Senses
    from sayso.data.units import Units

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_IN_PLACE: Final = re.compile(r"\s+in\s+(?:the\s+)?[A-Z]")
_INSIDE: Final = re.compile(r"\b(?:at|in|from|near)\s+(?:the\s+)?\Z")
_HOW_MANY: Final = re.compile(r"\bHow many\b[^?\n]{0,200}\?")


def _bounds(quantity: Quantity, numeral: Numeral) -> tuple[float | None, float | None, bool]:
    """Low, high and whether about, as figures are told: dozens from 24, thousands from 2,000."""
    if not numeral.rough:
        return quantity.low, quantity.high, quantity.approximate
    if numeral.value < 12 or "couple" in quantity.span.text.lower():
        return quantity.low, quantity.high, True
    # "scores" are forty at least; every other plural is two of its own at least
    return (numeral.value if numeral.value == 40 else 2 * numeral.value), None, False


def _estimate(
    scene: Scene,
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
        and (range_moved(report.text, span, number) or low > high)
    ):
        low = high  # "rose from 45 to 63": 63 is what holds now
    if low == high and passed(number, noun):
        high = None
    own = clause_of(noun)
    inside = span.start <= noun.idx < span.end  # "hundreds of thousands"
    pointed = like is not None and not counted.elided
    apart = pointed or (noun.i < number.i and not inside) or counted.share
    clause = clause_of(number) if apart else own
    kind = kind_of(clause)
    sentence = noun.sent.start_char, noun.sent.end_char
    timexes = scene.timexes.within(*sentence)
    if left_behind(scene.report.text, span, number):
        # "raised it to 118 from 97 on Thursday": it was raised then
        timexes = [
            (timex, at)
            for timex, at in timexes
            if timex.span.start >= span.end
            and (
                moved_from(report.text, span.start)
                or report.text.startswith(" to ", timex.span.end)
                or not report.text[span.end : timex.span.start].endswith(" on ")
            )
        ]
    attribution = scene.contents.innermost(span.start, span.end)
    timexes = within(timexes, attribution, span)
    when = when_of(report.text, doc, clause, timexes, kind, span.end)
    if kind == "count":
        level = reached(number) or moved_from(report.text, span.start)
        when = None if level and when is not None and when.end is None else when
        spells = spells_of(doc, clause, timexes)
        level = level or stays(clause, when)
        if not level and (
            flows(report.text, span.start, span.end, when, spells)
            or (when is None and spans_time(report.text, doc, noun, clause, timexes, span.end))
        ):
            kind = "flow"
    where = where_of(doc, clause, places_of(scene, quantity, sentence), scene.countries)
    measure = told(counted.measure) or fell(noun)
    fate = fate_of(noun) if not measure and noun is not number else None
    # "300 Danish sailors died and 700 were hurt", "..., including 20 officers"
    bare = not counted.words and bool(counted.measure)
    # "The ward spoke of 118 survivors. The port police registered 117"
    goes_on_with = bool(measure) and not fated(measure)
    here = (
        last
        if bare and last is not None and (goes_on_with or last.estimate.span.start >= sentence[0])
        else None
    )
    whose = here.words.rsplit(" ", 1)[-1].lower() if here is not None else ""
    beside = here is not None and _INSIDE.search(
        report.text, max(0, here.estimate.span.start - 12), here.estimate.span.start
    )
    if here is not None and (whose in STATES or whose in EVENTS or here.joined or beside):
        here = replace(here, words="")  # "the dead were put at 118, and 140 have died"
    done = measure or (
        ""
        if fate or pointed or counted.told
        else doing_of(own, apart=apart and not counted.share, amount=counted.share)
    )
    if counted.told and kind in ("forecast", "plan"):
        kind = "count"  # "46 percent would choose Alder" tells what they say now
    elif kind == "count" and noun.lemma_.lower() in FORECASTS and noun is not number:
        kind = "forecast"
    words = (
        f"{fate.text} of {counted.words}"
        if fate
        else f"{counted.words or (here.words if here else '')} {done}".strip()
    )
    body = body_of(noun, scene.senses) if counted.words and not (fate or done or like) else ""
    if body:
        words = f"{words} of the {body}"
    part = part_told(report.text, span, counted, last, whole=bool(done) or counted.share)
    grown = quantity.change == "up" and counted.share and moved_by(number)
    if part is None and (grown or (not counted.share and moved_on(number))):
        part = "increment"  # "deaths rose by 12 to 310"
    of = of_noun(own, doc)
    if whole_of(report.text, span):
        kind, when = "count", None
        words = counted.words or (last.words if last is not None else "") or words
        first = counted.measure[0] if counted.measure else None
        after = first is not None and first.i == noun.i + 1 and first.head.i == noun.i
        words = (
            f"{words} {measure}" if after and counted.words else words
        )  # "of the 14 people hurt"
    else:
        of = of or of_verb(own, doc)
    close = last is not None and last.estimate.span.start >= sentence[0]
    if of is None and last is not None and ((bare and close) or part == "subset"):
        of = last.estimate.of  # but "He put the attackers' losses at 60 dead": another's
    if here is not None:
        where = where or here.estimate.where  # "In Norrby 190 are ill and eight have died"
    if like:
        if when is None and clause.verb is not None and clause.verb.lemma_.lower() in SETS:
            # "the union put the figure at 200": another source's figure for the same thing
            kind, when = like.estimate.kind, like.estimate.when
        elsewhere = counted.elided and _IN_PLACE.match(report.text, span.end)
        of = of if elsewhere else of or like.estimate.of
        where = where or like.estimate.where
    if (attribution is None or not attribution.source) and not tells_itself(clause_of(number)):
        before = goes_on(report.text, span, sentence[0], counted, part, last, scene.attributions)
        attribution = before or attribution
    said = attribution.said if attribution else scene.day
    said_by = attribution.said_by if attribution else "report"
    dated = when is not None and _DAY.fullmatch(when.value) and not ahead(when, scene.day)
    if said_by == "report" and dated and attribution is not None and kept(attribution):
        said, said_by = when, "text"  # "its estimate became 870 on March 5"
    now = clause.verb is None or clause.verb.tag_ not in ("VBD", "VBN")
    if clause.verb is not None and any(word.tag_ == "MD" for word in auxiliaries(clause.verb)):
        now = True  # "could have crossed by the end of May"
    if kind in ("count", "flow") and now and ahead(when, scene.day) and not counted.told:
        kind = "forecast"
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
        said=said,
        said_by=said_by,
        attribution=attribution.id if attribution else None,
        part=part,
    )


def run(
    report: Report,
    doc: Doc,
    reading: Reading,
    *,
    units: Units,
    countries: Countries,
    senses: Senses,
) -> dict[str, tuple[Estimate, ...]]:
    """The figures of the report that somebody vouches for, in order."""
    tokens = Tokens(doc)
    scene = Scene(
        report=report,
        doc=doc,
        tokens=tokens,
        timexes=held(tokens, reading.timexes),
        places=held(tokens, reading.places),
        sources=sorted((s.start, s.end) for a in reading.attributions for s in a.source),
        contents=Contents([a for a in reading.attributions if speaks(doc, a, senses)]),
        countries=countries,
        senses=senses,
        day=day_of(reading),
        attributions={attribution.id: attribution for attribution in reading.attributions},
        numbers=[quantity.span.end for quantity in reading.quantities],
    )
    found: list[Estimate] = []
    last: Last | None = None
    counts: Last | None = None
    toll: Last | None = None
    before: list[Last] = []
    seen: dict[tuple[float | None, float | None], Last] = {}
    for quantity in reading.quantities:
        known = seen.get((quantity.low, quantity.high))
        like = known if known is not None and quoted(report.text, quantity) else None
        again = known if known is not None and repeated(report.text, quantity) else None
        before = [b for b in before if quantity.span.start - b.estimate.span.end <= FAR]
        if toll is not None and tolled(report.text, quantity, before):
            like = toll
        read = _read(scene, quantity, units, last, counts, before, like, again)
        if read is None:
            continue
        last = read
        counts = counts if read.amount else read
        if not read.amount:
            before.append(read)
            seen.setdefault((quantity.low, quantity.high), read)
        if read.estimate.part is None and casualty(read):
            toll = read
        if read.vouched:
            found.extend(moved(report, scene.day, read.estimate))
    nought = list(_nought(scene, found))
    if nought:
        found = sorted([*found, *nought], key=lambda e: (e.span.start, e.span.end))
    return {"estimates": tuple(found)}


def _nought(scene: Scene, found: Sequence[Estimate]) -> Iterator[Estimate]:
    """What somebody says there is none of: "nobody was hurt"; `found` are the other figures."""
    for first, last, counted in zeros(scene.doc):
        span = scene.report.cut(first.idx, last.idx + len(last))
        if denied(scene.contents.innermost(span.start, span.end), scene.report.text, span):
            continue
        if not counted.words:
            start = first.sent.start_char
            told = [e for e in found if start <= e.span.start < span.start and e.part is None]
            if not told:
                continue
            counted = replace(counted, words=told[-1].counted, told=True)
        quantity = Quantity(span, 0.0, 0.0, False, "-", "-", "=")
        number = first if counted.noun is last and first is not last else last
        yield _estimate(scene, quantity, counted, number, (0.0, 0.0, False), None)


def _recent(scene: Scene, number: Token, last: Last | None) -> Last | None:
    """The figure before, where it stands in this sentence or the one before it."""
    if last is None:
        return None
    start = number.sent.start
    before = scene.doc[start - 1].sent.start_char if start else 0
    return last if last.estimate.span.start >= before else None


def _asked_anew(text: str, number: Token, last: Last | None) -> bool:
    """Whether a question stands between a figure and the one before: it asks for something else."""
    return (
        last is not None and _HOW_MANY.search(text, last.estimate.span.end, number.idx) is not None
    )


def _inner(text: str, span: Span) -> list[Numeral]:
    """The numbers of a span, read with the words after it: "a quarter of" is one, "a quarter" none."""
    read = numerals(text[span.start : span.end + 8])
    within = [numeral for numeral in read if numeral.end <= span.end - span.start]
    return within or numerals(span.text)


def _read(
    scene: Scene,
    quantity: Quantity,
    units: Units,
    last: Last | None,
    counts: Last | None,
    before: Sequence[Last],
    like: Last | None = None,
    again: Last | None = None,
) -> Last | None:
    """The estimate that a quantity is, None where it is none.

    `before` are the counts told shortly before it.
    `like` is a figure that a number without a noun can only mean again, `again` one that it may.
    """
    span = quantity.span
    inner = _inner(scene.report.text, span)
    if not inner or names_speakers(scene, quantity, units):
        return None
    number = scene.doc[scene.tokens.holding(span.start + inner[-1].end - 1)]
    attribution = scene.contents.innermost(span.start, span.end)
    before = near(scene.report.text, quantity, before)
    against = (
        rival(scene.report.text, quantity, before)
        if alone(scene.report.text, quantity, attribution)
        else None
    )
    against = against or again
    like = like or against
    if like is None and _asked_anew(scene.report.text, number, last or counts):
        last = counts = None
    other = antecedent(number, last, before) if like is None else None
    recent = like or other or _recent(scene, number, last)
    named = (
        like
        or other
        or next(iter(near(scene.report.text, quantity, [counts] if counts else [])), None)
    )
    counted = counted_in(
        scene,
        quantity,
        units,
        number,
        recent,
        named,
        before=before,
        set_against=against is not None,
    )
    if counted is None:
        return None
    refuted = ruled_out(scene.report.text, span.start, span.end, clause_of(counted.noun))
    vouched = not (denied(attribution, scene.report.text, span) or refuted or held_against(number))
    bounds = _bounds(quantity, inner[0])
    estimate = _estimate(scene, quantity, counted, number, bounds, recent)
    left = left_behind(scene.report.text, span, number)
    if estimate.when is None and (left or moved_from(scene.report.text, span.start)):
        estimate = replace(estimate, when=until(estimate.said or scene.day))
        if left and estimate.when is None:
            vouched = False  # nobody says when it held, and now it does not
    words = counted.words or (recent.words if recent is not None else "") or told_as(counted)
    if estimate.part == "subset" and (whole := counted.like or recent) is not None:
        words = whole.words  # "63 pupils, including five girls, died, and 40 were wounded"
    measure = told(counted.measure)
    joined = counted.noun.dep_ == "conj" and not measure
    amount = counted.share or units.kind(quantity.normalized_unit) is not None
    people = not amount and counts_people(counted, recent, words, scene.senses)
    by_the_way = not (people or amount) and aside(counted)
    return Last(estimate, words, measure, amount, vouched, joined, people, by_the_way)


STEP = Step(
    "estimates",
    run,
    needs=("quantities", "timexes", "places", "attributions.own"),
    gives=("estimates",),
    uses=("units", "countries", "senses"),
)
