"""Records built by hand, for tests of one behaviour at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.records import (
    Actor,
    ActorKind,
    Attribution,
    Estimate,
    EstimateKind,
    Link,
    Moment,
    Reading,
    Report,
    Span,
    Stance,
    ident,
)


def report(
    text: str, name: str = "r1", published: str | None = "2025-05-10", **more: object
) -> Report:
    """A report with the text given."""
    return Report(ident("report", name, text), name, text, published=published, **more)  # type: ignore[arg-type]


def span(of: Report, words: str, nth: int = 0) -> Span:
    """The nth place where the words stand in the report."""
    starts = [match.start() for match in re.finditer(re.escape(words), of.text)]
    return of.cut(starts[nth], starts[nth] + len(words))


def moment(day: str | None) -> Moment | None:
    """One day."""
    return Moment(day, day, day) if day else None


def said(
    of: Report,
    source: str | None,
    cue: str,
    *content: str,
    stance: Stance = "assert",
    on: str | None = None,
    **more: object,
) -> Attribution:
    """An attribution whose roles are found by their words."""
    spans = tuple(span(of, words) for words in content)
    return Attribution(
        ident("attribution", of.id, cue, *content),
        of.id,
        (span(of, source),) if source else (),
        (span(of, cue),),
        spans,
        stance=stance,
        said=moment(on),
        **more,  # type: ignore[arg-type]
    )


def sentences(of: Report) -> tuple[Span, ...]:
    """Sentences by their full stops: enough for made-up texts."""
    return tuple(
        of.cut(match.start(), match.end()) for match in re.finditer(r"[^\s.][^.\n]*[.]?", of.text)
    )


def reading(of: Report, attributions: Sequence[Attribution] = (), **more: object) -> Reading:
    """A reading with sentences and the attributions given."""
    return Reading(of.id, sentences=sentences(of), attributions=tuple(attributions), **more)  # type: ignore[arg-type]


def actor(name: str, kind: ActorKind = "organization", country: str | None = None) -> Actor:
    """An actor known by one name."""
    return Actor(ident("actor", name), name, kind, (name,), country=country)


def speaks(attribution: Attribution, who: Actor) -> Link:
    """The link from an attribution to who speaks."""
    return Link(
        ident("link", attribution.id, who.id, "speaks"),
        attribution.id,
        who.id,
        "speaks",
        1.0,
        "by hand",
        "test",
    )


def estimate(
    of: Report,
    words: str,
    low: float | None,
    high: float | None,
    counted: str,
    *,
    whose: str | None = None,
    where: tuple[str, ...] = (),
    kind: EstimateKind = "count",
    on: str | None = None,
    **more: object,
) -> Estimate:
    """An estimate of the number that stands in the report."""
    return Estimate(
        ident("estimate", of.id, words, counted),
        span(of, words),
        low,
        high,
        False,
        counted,
        whose,
        where,
        kind,
        moment(on),
        None,
        None,
        **more,  # type: ignore[arg-type]
    )
