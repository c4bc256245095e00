"""Where: the place mentions of a report, with coordinates."""

from __future__ import annotations

from math import exp

from spacy.tokens import Doc

from sayso.data.countries import Countries
from sayso.data.gazetteer import Entry, Gazetteer
from sayso.data.place_cues import PlaceCues
from sayso.mark.place.candidates import Candidate, candidates, datelines
from sayso.mark.place.cues import Context, barred, beside, context, cues
from sayso.mark.place.parts import nearer
from sayso.mark.place.press import press, sounds_of_press
from sayso.mark.place.resolve import resolve
from sayso.mark.place.role import metonymic
from sayso.mark.place.words import PRIVATE_BODIES
from sayso.records import Place, PlaceMention, Reading, Report, Step, ident


def run(
    report: Report,
    doc: Doc,
    reading: Reading,
    *,
    gazetteer: Gazetteer,
    countries: Countries,
    place_cues: PlaceCues,
) -> dict[str, tuple[PlaceMention, ...]]:
    """Find the words that name places, decide which place each means and in what role.

    A linear model weighs cues such as "in" before and "province" behind the name (weights in
    `place_cues`); the places of one report are then resolved together. Adjectives of places
    ("Turkish troops") are mentions of them, always metonymic; people ("Turks") are not.
    """
    found = list(candidates(doc, gazetteer, countries))
    whole = context(doc, found, datelines(report.text))
    kept: list[Candidate] = []
    weights: list[float] = []
    agencies = press(report, found, whole.datelines)
    for number, one in enumerate(found):
        if one.form == "adjective":
            score = 1.0 if _modifies(whole, one) else -9.0
        elif barred(whole, number) or sounds_of_press(doc, one, agencies):
            continue
        else:
            score = place_cues.score(cues(whole, number))
        if score > place_cues.threshold:
            kept.append(one)
            weights.append(1 / (1 + exp(-score)))
    opening = {found[n].start for n in whole.datelines if found[n].text.isupper()}
    places = resolve(kept, report.text, gazetteer, weights, opening)
    places = nearer(kept, places, report.text)
    mentions = tuple(
        PlaceMention(
            span=report.cut(one.start, one.end),
            place=None if entry is None else place(entry),
            role="metonymic"
            if metonymic(doc, one, entry) and one.start not in opening
            else "literal",
        )
        for one, entry in zip(kept, places, strict=True)
    )
    return {"places": mentions}


def _modifies(whole: Context, one: Candidate) -> bool:
    """Whether an adjective of a place stands before what it tells of, and in no trade name."""
    doc = whole.doc
    _, at = beside(doc, one)
    if at >= len(doc) or doc[one.last - 1].tag_ in {"NNS", "NNPS"}:
        return False
    after = doc[at]
    if after.text in {"-", "–"} and at + 1 < len(doc):
        return doc[at + 1].text[0].isupper()  # "Turkish-Russian"
    if after.lower_ in PRIVATE_BODIES or after.lower_ == "union":
        return False
    return after.pos_ in {"NOUN", "PROPN", "ADJ"} and after.is_alpha


def place(entry: Entry) -> Place:
    """The record of an entry of the table."""
    known = entry.geonames_id
    return Place(
        id=ident("place", f"geonames {known}" if known else f"sayso {entry.kind} {entry.name}"),
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=known,
        country=entry.country,
        kind=entry.kind,
        population=entry.population,
    )


STEP = Step(
    "places",
    run,
    gives=("places",),
    uses=("gazetteer", "countries", "place_cues"),
)
