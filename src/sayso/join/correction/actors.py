"""Actors joined and split by editors."""

from __future__ import annotations

from dataclasses import replace

from sayso.join.correction.found import Found
from sayso.records import Actor, Correction, Link, Story, ident


def joined(correction: Correction, story: Story, found: Found) -> Story | None:
    """The story with the targets as one actor, under the name of the first."""
    ids = list(dict.fromkeys(found.id(target) for target in correction.targets))
    first, *others = ids
    if first is None or not others or None in others:
        return None
    same = {other: first for other in others if other is not None}
    members = [actor for actor in story.actors if actor.id == first or actor.id in same]
    head = next(actor for actor in members if actor.id == first)
    one = replace(
        head,
        aliases=tuple(dict.fromkeys(a for m in (head, *members) for a in (*m.aliases, m.name))),
        roles=tuple(dict.fromkeys(role for m in (head, *members) for role in m.roles)),
        country=next((m.country for m in (head, *members) if m.country), None),
    )
    return replace(
        story,
        actors=tuple(one if a.id == first else a for a in story.actors if a.id not in same),
        links=_moved(story.links, same),
    )


def _moved(links: tuple[Link, ...], same: dict[str, str]) -> tuple[Link, ...]:
    """The links with their ends at who they are now; none from somebody to themselves, none twice."""
    kept: dict[str, Link] = {}
    for link in links:
        left, right = same.get(link.left, link.left), same.get(link.right, link.right)
        if (left, right) == (link.left, link.right):
            kept.setdefault(link.id, link)
        elif left != right:
            name = ident("link", left, right, link.relation)
            kept.setdefault(name, replace(link, id=name, left=left, right=right))
    return tuple(kept.values())


def split(correction: Correction, story: Story, found: Found) -> Story | None:
    """The story with what the later targets hold taken from the first actor and given to another."""
    whole = found.id(correction.targets[0])
    head = next((actor for actor in story.actors if actor.id == whole), None)
    parts = found.parts(correction.targets[1:])
    if head is None or not parts:
        return None
    name = correction.name or head.name
    other = Actor(ident("actor", "editor", correction.id, name), name, head.kind, (name,))
    reports = {target.id for target in correction.targets[1:] if target.kind == "report"}
    sources = [span for each in parts for span in found.attributions[each].source]
    mentions = {
        mention.id
        for report in {span.report for span in sources} | reports
        for mention in getattr(found.readings.get(report), "mentions", ())
        if report in reports or any(span.holds(mention.span) for span in sources)
    }
    moved = False
    links = []
    for link in story.links:
        if link.right == head.id and (link.left in parts or link.left in mentions):
            moved = True
            link = replace(
                link,
                id=ident("link", link.left, other.id, link.relation),
                right=other.id,
                reason=f"an editor's decision ({correction.id})",
            )
        links.append(link)
    if not moved:
        return None
    at = next(n for n, actor in enumerate(story.actors) if actor.id == head.id)
    cast = (*story.actors[: at + 1], other, *story.actors[at + 1 :])
    return replace(story, actors=cast, links=tuple(links))
