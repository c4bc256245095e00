"""The records of a story that a correction is about, found again after all was joined anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.records import Attribution, Reading, Span, Story, Target


class Found:
    """A story and its readings, to find the targets of corrections in."""

    def __init__(self, story: Story, readings: Sequence[Reading]) -> None:
        self.story = story
        self.readings = {reading.report: reading for reading in readings}
        self._attributions: dict[str, Attribution] | None = None

    @property
    def attributions(self) -> dict[str, Attribution]:
        """All attributions by id."""
        if self._attributions is None:
            self._attributions = {
                each.id: each for reading in self.readings.values() for each in reading.attributions
            }
        return self._attributions

    def id(self, target: Target) -> str | None:
        """The id that the target has now, None where it is no more."""
        if target.kind == "actor":
            return self._actor(target)
        if target.kind == "point":
            return self._point(target)
        if target.kind == "series":
            return next(
                (each.id for each in self.story.series if target.id == each.id), None
            ) or next((each.id for each in self.story.series if each.title == target.name), None)
        if target.kind == "attribution":
            return self._attribution(target.id, target.spans)
        if target.kind == "report":
            return target.id if target.id in self.readings else None
        # The ids of other records are made of their words, and change with these only.
        return target.id

    def parts(self, targets: Sequence[Target]) -> frozenset[str]:
        """The ids of the attributions that the targets are: they themselves, or all of a report."""
        found: set[str] = set()
        for target in targets:
            if target.kind == "report" and target.id in self.readings:
                found.update(each.id for each in self.readings[target.id].attributions)
            elif target.kind == "attribution" and (name := self.id(target)):
                found.add(name)
        return frozenset(found)

    def _attribution(self, name: str, spans: Sequence[Span]) -> str | None:
        if name in self.attributions:
            return name
        best, shared = None, 0
        for span in spans:
            for each in getattr(self.readings.get(span.report), "attributions", ()):
                both = sum(
                    max(0, min(span.end, other.end) - max(span.start, other.start))
                    for other in each.content
                )
                # Half of the words: less is another statement of the same sentence.
                if both > shared and 2 * both >= span.end - span.start:
                    best, shared = each.id, both
        return best

    def _actor(self, target: Target) -> str | None:
        actors = self.story.actors
        if any(actor.id == target.id for actor in actors):
            return target.id
        named = [actor.id for actor in actors if actor.name == target.name]
        if len(named) == 1:
            return named[0]
        return self._voted(
            target,
            {
                attribution: link.right
                for link in self.story.links
                if link.relation == "speaks"
                for attribution in [link.left]
            },
        )

    def _point(self, target: Target) -> str | None:
        points = self.story.points
        if any(point.id == target.id for point in points):
            return target.id
        held = {
            attribution: point.id
            for point in reversed(points)
            for position in point.positions
            for attribution in position.attributions
        }
        return self._voted(target, held) or next(
            (point.id for point in points if point.statement == target.name), None
        )

    def _voted(self, target: Target, holder: dict[str, str]) -> str | None:
        """Who holds most of the attributions that the target rested on."""
        votes: Counter[str] = Counter()
        by_report: dict[str, list[Span]] = {}
        for span in target.spans:
            by_report.setdefault(span.report, []).append(span)
        for name in target.members:
            if name in holder:
                votes[holder[name]] += 1
        if not votes:
            for span in target.spans:
                again = self._attribution("", (span,))
                if again in holder:
                    votes[holder[again or ""]] += 1
        return max(votes, key=lambda name: (votes[name], name)) if votes else None
