"""Points joined, split and judged by editors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sayso.join import positions
from sayso.join.correction.found import Found
from sayso.join.positions import UNDATED, Stand
from sayso.records import Correction, Link, Point, Position, Story, ident

_Origin = Mapping[str, str]


def joined(correction: Correction, story: Story, found: Found, origin: _Origin) -> Story | None:
    """The story with the targets as one point, in the words of the first."""
    ids = list(dict.fromkeys(found.id(target) for target in correction.targets))
    if len(ids) < 2 or None in ids:
        return None
    members = [point for name in ids for point in story.points if point.id == name]
    taken = [position for point in members for position in point.positions]
    one = _judged(members[0].statement, taken, found, origin)
    return _put(story, found, {ids[0]: [one]}, gone=set(ids[1:]))


def split(correction: Correction, story: Story, found: Found, origin: _Origin) -> Story | None:
    """The story with what the later targets say as a point of its own."""
    whole = found.id(correction.targets[0])
    point = next((each for each in story.points if each.id == whole), None)
    if point is None:
        return None
    parts = found.parts(correction.targets[1:]) & {
        name for position in point.positions for name in position.attributions
    }
    rest = _only(point.positions, lambda name: name not in parts)
    apart = _only(point.positions, lambda name: name in parts)
    if not rest or not apart:
        return None
    # The words of whoever is split off first are those of the new point.
    first = next(n for p in apart for n in p.attributions)
    words = " … ".join(span.text for span in found.attributions[first].content)
    made = [
        _judged(point.statement, rest, found, origin),
        _judged(words or point.statement, apart, found, origin),
    ]
    return _put(story, found, {point.id: made})


def without(correction: Correction, story: Story, found: Found, origin: _Origin) -> Story | None:
    """The story with an attribution taken out of a point, and the point with its last one."""
    if len(correction.targets) != 2:
        return None
    out, name = (found.id(target) for target in correction.targets)
    point = next((each for each in story.points if each.id == name), None)
    if point is None:
        return None
    rest = _only(point.positions, lambda each: each != out)
    if rest == list(point.positions):
        return None
    made = [_judged(point.statement, rest, found, origin)] if rest else []
    return _put(story, found, {point.id: made})


def stated(correction: Correction, story: Story, found: Found) -> Story | None:
    """The story with the status of a point as the editor set it."""
    name = found.id(correction.targets[0])
    status = correction.status
    if status is None or all(point.id != name for point in story.points):
        return None
    day = correction.added[:10]
    why = f"by editor {correction.author}, {day}"
    if correction.text:
        why += f": {correction.text}"
    made = tuple(
        replace(point, status=status, why=why) if point.id == name else point
        for point in story.points
    )
    return replace(story, points=made)


def _only(held: Iterable[Position], keep: object) -> list[Position]:
    assert callable(keep)  # noqa: S101 (for the type checker)
    kept = (replace(p, attributions=tuple(n for n in p.attributions if keep(n))) for p in held)
    return [position for position in kept if position.attributions]


def _judged(words: str, taken: Iterable[Position], found: Found, origin: _Origin) -> Point:
    """A point of positions that belong together now, judged as `join.points` judges its own."""
    stands: dict[str, list[Stand]] = defaultdict(list)
    for position in taken:
        for name in position.attributions:
            attribution = found.attributions.get(name)
            admits = attribution is not None and attribution.stance == "acknowledge"
            stand = Stand(position.since or UNDATED, False, admits, position.stance, name)
            stands[position.actor].append(stand)
    by_actor = [positions.held(actor, each) for actor, each in stands.items()]
    by_actor.sort(key=lambda held: held[0].since or UNDATED)
    held = tuple(position for each in by_actor for position in each)
    spoken = positions.by_origin(held, origin)
    verdict, why = positions.status(spoken)
    affirming = [each for each in positions.today(spoken) if each.stance == "affirm"]
    pages = {revision.old: revision.new for revision in found.story.revisions}
    reports = {
        pages.get(found.attributions[name].report, found.attributions[name].report)
        for position in held
        for name in position.attributions
        if name in found.attributions
    }
    return Point(
        ident("point", words, *sorted(position.actor for position in held)),
        words,
        verdict,
        len(affirming),
        len(reports),
        held,
        why,
    )


def _put(
    story: Story,
    found: Found,
    made: Mapping[str | None, list[Point]],
    gone: Iterable[str | None] = (),
) -> Story:
    """The story with points exchanged for others, and the links of attributions moved to them."""
    gone = set(gone)
    points: list[Point] = []
    for point in story.points:
        if point.id in made:
            points += made[point.id]
        elif point.id not in gone:
            points.append(point)
    holder = {
        name: point.id
        for each in made.values()
        for point in each
        for position in point.positions
        for name in position.attributions
    }
    old = {*made, *gone}
    links: list[Link] = []
    for link in story.links:
        if link.relation != "takes part" or link.right not in old:
            links.append(link)
        elif new := holder.get(link.left):
            name = ident("link", link.left, new, link.relation)
            links.append(replace(link, id=name, right=new))
    return replace(story, points=tuple(points), links=tuple(links))
