"""Figures that a later one of the same source replaces, or corrects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sayso.join.measure.member import Member
from sayso.join.measure.scene import Scene
from sayso.records import Estimate, Link, ident

# The words with which a source takes a figure back for another.
_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)|revis(?:es|ed|ing|ion)|amend(?:s|ed|ment)|restat(?:es|ed)|lower(?:s|ed)|"
    r"in error|erroneous\w*|by mistake|wrongly|miscount\w*)\b",
    re.IGNORECASE,
)
_NEAR = 160


def replaced(group: Sequence[Member], scene: Scene, texts: Mapping[str, str]) -> Iterator[Link]:
    """A link from each figure of a series to the one before it that it takes the place of.

    `group` is in order of time and without copies, `texts` leads from reports to their words. Only
    counts replace counts, and only what was said on a later day: what was forecast or planned stays so.
    """
    last: dict[str, Member] = {}
    for one in group:
        estimate = one.estimate
        who = "|".join(scene.speakers.get(estimate.attribution or "", ()))
        if estimate.kind not in ("count", "flow") or not who:
            continue
        before = last.get(who)
        if before is None or _day(one, scene) > _day(before, scene):
            last[who] = one
        if before is None or _same(before, one) or _day(before, scene) >= _day(one, scene):
            continue
        old = before.estimate
        again = old.when is not None and old.when == estimate.when and _one_day(old)
        text = texts[estimate.span.report]
        around = text[max(0, estimate.span.start - _NEAR) : estimate.span.end + _NEAR]
        corrects = again or bool(_CORRECTS.search(around))
        reason = (
            "takes back the figure that the same source gave"
            if corrects
            else "a later figure of the same source"
        )
        yield Link(
            ident("link", estimate.id, old.id, "replaces"),
            estimate.id,
            old.id,
            "corrects" if corrects else "replaces",
            0.7 if corrects and not again else 0.9,
            reason,
            "series",
        )


def _day(one: Member, scene: Scene) -> str:
    said = one.estimate.said
    day = (said.start if said else None) or scene.published[one.estimate.span.report]
    return day[:10]


def _one_day(estimate: Estimate) -> bool:
    when = estimate.when
    return when is not None and (when.start or "")[:10] == (when.end or "-")[:10]


def _same(one: Member, other: Member) -> bool:
    a, b = one.estimate, other.estimate
    return (a.low, a.high) == (b.low, b.high)
