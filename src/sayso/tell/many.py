"""What only a brief of many reports tells: who changed sides, what copies changed, who is alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.records import Brief, Edit, Point, Position, Stance
from sayso.records.point import PositionStance
from sayso.tell import wording
from sayso.tell.cast import UNSOURCED, Cast
from sayso.tell.cites import Shelf
from sayso.tell.dates import date_words
from sayso.tell.told import shown, statement
from sayso.tell.views import Line

_TAKEN: dict[PositionStance, str] = {
    "affirm": "affirmed",
    "deny": "denied",
    "doubt": "doubted",
}
# What a newsroom would want to follow up first, of what one outlet alone has.
_WEIGHT: dict[Stance, int] = {
    "acknowledge": 4,
    "accuse": 4,
    "confirm": 3,
    "warn": 3,
    "deny": 2,
    "promise": 2,
    "demand": 2,
}
# As much of a sentence as a line can hold.
_LONG = 140


# Who speaks for whom, where both are told by the same words.
_RANK = {"state": 0, "organization": 1, "group": 2, "person": 3}


def at_home(points: Sequence[Point], known: Cast) -> tuple[Point, ...]:
    """The points, without a state's positions where no other state has any.

    Between states a minister speaks for hers; where one state alone is heard, she is one of many
    there, and it says nothing by itself that one of them says.
    """
    states = {
        position.actor
        for point in points
        for position in point.positions
        if (actor := known.actors.get(position.actor)) and actor.kind == "state"
    }
    if len(states) != 1:
        return tuple(points)
    return tuple(replace(point, positions=_of_its_own(point, *states)) for point in points)


def _of_its_own(point: Point, state: str) -> tuple[Position, ...]:
    """The positions without those of the state that are only what others say for it."""
    said = {
        (position.stance, key)
        for position in point.positions
        if position.actor != state
        for key in position.attributions
    }
    return tuple(
        position
        for position in point.positions
        if position.actor != state
        or not all((position.stance, key) in said for key in position.attributions)
    )


def through(held: Sequence[Position], known: Cast) -> list[tuple[Position, tuple[str, ...]]]:
    """The positions of one stance, each with those who took it for that actor and no others.

    A spokesman, his ministry and their state that speak in the same words are one line.
    """

    def rank(position: Position) -> int:
        actor = known.actors.get(position.actor)
        return _RANK[actor.kind] if actor else len(_RANK)

    told: list[tuple[Position, list[str]]] = []
    for position in sorted(held, key=lambda each: (-len(each.attributions), rank(each))):
        words = set(position.attributions)
        body = next(
            (
                mouths
                for above, mouths in told
                if words and words <= set(above.attributions) and rank(above) < rank(position)
            ),
            None,
        )
        if body is None:
            told.append((position, []))
        else:
            body.append(position.actor)
    order = {id(position): at for at, position in enumerate(held)}
    told.sort(key=lambda each: order[id(each[0])])
    return [(position, tuple(mouths)) for position, mouths in told]


def turns(brief: Brief, known: Cast) -> tuple[Line, ...]:
    """Who took back what they had said, the latest change first: "denied, then affirmed"."""
    found: list[tuple[str, Line]] = []
    met: set[tuple[str, tuple[str, ...]]] = set()
    for point in brief.points:
        for actor in dict.fromkeys(position.actor for position in point.positions):
            sides = [p for p in point.positions if p.actor == actor and p.stance in _TAKEN]
            sides.sort(key=lambda position: position.since or "")
            words = tuple(sorted(key for position in sides for key in position.attributions))
            turned = len({position.stance for position in sides}) > 1 and _plainly(sides, known)
            # Who speaks for somebody turns with them: one line.
            if turned and (point.id, words) not in met:
                met.add((point.id, words))
                found.append((sides[-1].since or "", _turn(point, sides, known)))
    found.sort(key=lambda turn: turn[0], reverse=True)
    return tuple(line for _, line in found)


# The stances that show a change of mind by themselves, by the side that they come to.
_OWNS_UP = {"affirm": ("acknowledge", "confirm"), "deny": ("deny",)}


def _plainly(sides: Sequence[Position], known: Cast) -> bool:
    """Whether the last change is one beyond doubt: on a later day, and in words that say so.

    Two statements of one day, or a new figure after a denial of the old one, are told among the
    points; nobody is said to have changed sides for these.
    """
    last, before = sides[-1], sides[-2]
    stances = {
        known.attributions[key].stance for key in last.attributions if key in known.attributions
    }
    later = last.since is not None and last.since != before.since
    return later and not stances.isdisjoint(_OWNS_UP.get(last.stance, ()))


def _turn(point: Point, sides: list[Position], known: Cast) -> Line:
    spans = [
        span
        for position in sides
        for key in position.attributions
        if key in known.attributions
        for span in known.attributions[key].content.spans or known.attributions[key].cue.spans
    ]
    steps = [
        f"{_TAKEN[position.stance]} {date_words(position.since)}"
        if position.since
        else f"{_TAKEN[position.stance]} before"
        for position in sides
    ]
    taken = list(dict.fromkeys(_TAKEN[position.stance] for position in sides))
    # Who spoke, where it is one and the same, and not only for whom.
    mouths = {
        known.speaker(known.attributions[key])
        for position in sides
        for key in position.attributions
        if key in known.attributions
    }
    who = known.name(sides[0].actor)
    if len(mouths) == 1 and (mouth := mouths.pop()) not in (who, UNSOURCED):
        who = f"{who}, through {mouth},"
    return Line(
        wording.flat(point.statement),
        known.shelf.cite(spans),
        wording.sentence(who),
        f"{', then '.join(taken)}",
        (", ".join(steps),),
    )


def changes(brief: Brief, shelf: Shelf) -> tuple[Line, ...]:
    """What copies and later versions of a page have otherwise, each in the later report's words."""
    # One sentence told twice in a report is one change, where the reader is sent to one paragraph.
    lines = list(dict.fromkeys(line for copy in brief.copies for line in _edits(copy.edits, shelf)))
    for revision in brief.revisions:
        lines += _edits(revision.edits, shelf)
        here = shelf.numbers.get(revision.new)
        lines += [
            Line(wording.flat(span.text), shelf.cite((span,)), lead=f"report {here} takes out")
            for span in revision.removed
        ]
    return tuple(lines)


def _edits(edits: Iterable[Edit], shelf: Shelf) -> Iterator[Line]:
    told: dict[object, list[Edit]] = {}
    for edit in edits:
        before = told.setdefault(edit.after, [])
        # "up to" for "between 15 and" is told by "up to 18" for "15 and 18".
        if not any(_within(edit, other) or _within(other, edit) for other in before):
            before.append(edit)
            yield Line(
                f"“{_short(edit.after.text)}”",
                shelf.cite((edit.before, edit.after)),
                lead=_edit(edit, shelf),
            )


def _within(one: Edit, other: Edit) -> bool:
    return bool(one.now) and one.now in other.now


def _edit(edit: Edit, shelf: Shelf) -> str:
    """What a later text has otherwise: "report 4 has “30” where report 2 has “13”"."""
    here, there = shelf.numbers.get(edit.after.report), shelf.numbers.get(edit.before.report)
    was, now = (f"“{_short(text)}”" for text in (edit.was, edit.now))
    if edit.kind == "source":
        return f"report {here} names no source where report {there} has {was}"
    if not edit.was:
        return f"report {here} adds {now}, which report {there} has not"
    if not edit.now:
        return f"report {here} leaves out {was}, which report {there} has"
    return f"report {here} has {now} where report {there} has {was}"


def _short(text: str) -> str:
    return wording.trim(wording.flat(text), _LONG)


def shares(brief: Brief, shelf: Shelf) -> tuple[str, ...]:
    """Which reports share text, and which are later versions of one page."""
    lines = []
    for copy in brief.copies:
        others = [
            str(shelf.numbers[key])
            for key in copy.reports
            if key != copy.original and key in shelf.numbers
        ]
        original = shelf.numbers.get(copy.original)
        if others and original:
            verb = "shares" if len(others) == 1 else "share"
            noun = "Report" if len(others) == 1 else "Reports"
            lines.append(
                f"{noun} {wording.listed(others)} {verb} {copy.share:.0%} of the text with "
                f"report {original}, where it comes from: one origin, told once."
            )
    for revision in brief.revisions:
        old, new = shelf.numbers.get(revision.old), shelf.numbers.get(revision.new)
        counts = [
            wording.plural(len(spans), "sentence") + f" {what}"
            for spans, what in ((revision.added, "added"), (revision.removed, "taken out"))
            if spans
        ]
        changed = f": {wording.listed(counts)}" if counts else ""
        lines.append(
            f"Report {new} is a later version of report {old}, at the same address{changed}. "
            "The two count as one report."
        )
    for each in brief.borrowings:
        new, old = shelf.numbers.get(each.report), shelf.numbers.get(each.original)
        if new and old:
            lines.append(
                f"Report {new} has {each.share:.0%} of its text from report {old}: what it repeats "
                "from there is no second origin."
            )
    return tuple(lines)


def alone(brief: Brief, known: Cast) -> tuple[Line, ...]:
    """What one outlet alone tells, where there are several; what moves a story most comes first."""
    outlets = {report.id: wording.flat(report.outlet or "") for report in brief.reports}
    if len({name for name in outlets.values() if name}) < 2:
        return ()
    found: list[tuple[int, Line]] = []
    for point in brief.points:
        taken = [
            known.attributions[key]
            for position in point.positions
            for key in position.attributions
            if key in known.attributions
        ]
        names = {outlets.get(each.report, "") for each in taken}
        weight = max((_WEIGHT.get(each.stance, 0) for each in taken), default=0)
        if point.status != "reported" or len(names) != 1 or names == {""} or not weight:
            continue
        first = taken[0]
        line = statement(first, known, shown(first), (f"only in {names.pop()}",))
        found.append((weight, line))
    found.sort(key=lambda item: -item[0])
    # Two points may rest on one statement.
    return tuple(dict.fromkeys(line for _, line in found))
