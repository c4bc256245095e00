"""Reading → one line of `sayso annotate`."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sayso.records import (
    AnnotatedAttribution,
    AnnotatedPlace,
    AnnotatedQuantity,
    AnnotatedTimex,
    Annotation,
    Reading,
    Span,
)

LAYERS = ("attributions", "timexes", "places", "quantities")


def _offsets(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def annotation(name: str, reading: Reading, layers: Collection[str] = LAYERS) -> Annotation:
    """The annotation of the report that its input calls `name`, with the `layers` asked for."""
    return Annotation(
        id=name,
        attributions=tuple(
            AnnotatedAttribution(
                _offsets(a.source),
                _offsets(a.cue),
                _offsets(a.content),
                a.stance,
                a.certainty,
                a.manner,
                a.said.value if a.said else None,
                _offsets(a.via),
                a.inside is not None,
                a.said_by,
            )
            for a in reading.attributions
        )
        if "attributions" in layers
        else None,
        timexes=tuple(
            AnnotatedTimex(t.span.start, t.span.end, t.span.text, t.type, t.moment.value, t.mod)
            for t in reading.timexes
        )
        if "timexes" in layers
        else None,
        places=tuple(
            AnnotatedPlace(
                p.span.start,
                p.span.end,
                p.span.text,
                p.place.lat if p.place else None,
                p.place.lon if p.place else None,
                p.place.geonames_id if p.place else None,
                p.place.country if p.place else None,
                p.role,
            )
            for p in reading.places
        )
        if "places" in layers
        else None,
        quantities=tuple(
            AnnotatedQuantity(
                q.span.start,
                q.span.end,
                q.span.text,
                q.value,
                q.unit,
                q.normalized_unit,
                q.change,
            )
            for q in reading.quantities
        )
        if "quantities" in layers
        else None,
    )
