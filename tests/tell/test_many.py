from __future__ import annotations

from dataclasses import replace

from sayso.records import Actor, Borrowing, Brief, CopyGroup, Edit, Position, Revision, Span
from sayso.tell import many
from sayso.tell.cast import Cast, cast
from sayso.tell.cites import shelve
from tests.tell.sample import build

BRIEF = build()


def known(brief: Brief) -> Cast:
    return cast(brief, shelve(brief.reports))


def span(report: str, words: str) -> Span:
    text = next(each.text for each in BRIEF.reports if each.id == report)
    at = text.index(words)
    return Span(report, at, at + len(words), words)


def test_who_took_back_what_they_said_is_told_with_the_days() -> None:
    (turn,) = many.turns(BRIEF, known(BRIEF))
    assert (turn.who, turn.lead) == ("Kvarken Lines", "denied, then affirmed")
    assert turn.details == ("denied 11 March 2031, affirmed 14 March 2031",)


def test_who_never_changed_sides_is_no_turn() -> None:
    points = tuple(each for each in BRIEF.points if each.id != "point-door")
    brief = replace(BRIEF, points=points)
    assert many.turns(brief, known(brief)) == ()


def test_a_change_on_one_day_or_without_owning_up_is_no_turn() -> None:
    (door,) = (each for each in BRIEF.points if each.id == "point-door")
    (turned,) = (p for p in door.positions if p.actor == "lines" and p.stance == "affirm")
    (before,) = (p for p in door.positions if p.actor == "lines" and p.stance == "deny")
    same_day = replace(turned, since=before.since)
    one_day = replace(door, positions=(before, same_day))
    brief = replace(BRIEF, points=(one_day,))
    assert many.turns(brief, known(brief)) == ()
    plain = tuple(
        replace(each, stance="assert") if each.id in turned.attributions else each
        for each in BRIEF.attributions
    )
    brief = replace(BRIEF, points=(replace(door, positions=(before, turned)),))
    assert len(many.turns(brief, known(brief))) == 1
    brief = replace(brief, attributions=plain)
    assert many.turns(brief, known(brief)) == ()


def test_a_turn_tells_through_whom_and_what_came_before_without_a_day() -> None:
    (door,) = (each for each in BRIEF.points if each.id == "point-door")
    held = [p for p in door.positions if p.actor == "lines" and p.stance in ("affirm", "deny")]
    held = [replace(p, since=None) if p.stance == "deny" else p for p in held]
    keys = {key for position in held for key in position.attributions}
    spoken = tuple(
        replace(each, source=replace(each.source, actors=("oberg",))) if each.id in keys else each
        for each in BRIEF.attributions
    )
    door = replace(door, positions=tuple(held))
    brief = replace(BRIEF, points=(door,), attributions=spoken)
    (turn,) = many.turns(brief, known(brief))
    assert turn.who == "Kvarken Lines, through Mats Öberg,"
    assert turn.details[0].startswith("denied before, affirmed ")


WHOLE = span("report-wire", "We will search until everybody is found")
PART = span("report-wire", "everybody is found")


def test_what_a_copy_changed_stands_with_both_places() -> None:
    edit = Edit("number", WHOLE, PART, "until", "everybody")
    group = CopyGroup(("report-wire", "report-copy"), "report-wire", 0.9, (edit,))
    brief = replace(BRIEF, copies=(group,))
    (line,) = many.changes(brief, shelve(brief.reports))
    assert line.lead == "report 1 has “everybody” where report 1 has “until”"
    assert line.cites


def test_one_change_told_twice_over_is_one_line() -> None:
    both = (
        Edit("number", WHOLE, PART, "15 and 18", "up to 18"),
        Edit("hedge", WHOLE, PART, "between 15 and", "up to"),
    )
    group = CopyGroup(("report-wire", "report-copy"), "report-wire", 0.9, both)
    brief = replace(BRIEF, copies=(group, group))
    assert len(many.changes(brief, shelve(brief.reports))) == 1


def test_a_later_version_is_told_with_what_it_takes_out() -> None:
    revision = Revision("report-copy", "report-wire", "2031-03-11", (), (), (PART,))
    brief = replace(BRIEF, copies=(), revisions=(revision,))
    shelf = shelve(brief.reports)
    assert many.changes(brief, shelf)[0].lead == "report 1 takes out"
    (share,) = many.shares(brief, shelf)
    assert share.endswith(": 1 sentence taken out. The two count as one report.")


def test_what_a_report_borrows_is_told() -> None:
    brief = replace(BRIEF, borrowings=(Borrowing("report-copy", "report-wire", 0.32),))
    shelf = shelve(brief.reports)
    (line,) = [x for x in many.shares(brief, shelf) if "has 32% of its text" in x]
    numbers = shelf.numbers
    assert line.startswith(f"Report {numbers['report-copy']} has 32% of its text from report ")


def test_what_one_outlet_alone_tells_names_it() -> None:
    accused = next(each for each in BRIEF.attributions if each.id == "attribution-26")
    told = replace(accused, stance="accuse")
    others = tuple(told if each.id == told.id else each for each in BRIEF.attributions)
    brief = replace(BRIEF, attributions=others)
    (line,) = many.alone(brief, known(brief))
    outlet = next(each.outlet for each in brief.reports if each.id == told.report)
    assert line.details == (f"only in {outlet}",)
    single = replace(brief, reports=tuple(r for r in brief.reports if r.id == told.report))
    assert many.alone(single, known(single)) == ()


def test_a_spokesman_and_his_body_in_the_same_words_are_one_line() -> None:
    body = Position("lines", "deny", "2031-03-11", ("a1", "a2"))
    mouth = Position("oberg", "deny", "2031-03-12", ("a2",))
    other = Position("union", "deny", "2031-03-11", ("a3",))
    people = (*BRIEF.actors, Actor("oberg", "Mats Öberg", "person"))
    cast_of = known(replace(BRIEF, actors=people))
    assert many.through([mouth, body, other], cast_of) == [(body, ("oberg",)), (other, ())]


def test_those_who_turn_in_the_same_words_are_one_line() -> None:
    (door,) = (each for each in BRIEF.points if each.id == "point-door")
    twice = tuple(replace(each, actor="board") for each in door.positions if each.actor == "lines")
    point = replace(door, positions=(*door.positions[:3], *twice))
    brief = replace(BRIEF, points=(point,))
    assert len(many.turns(brief, known(brief))) == 1


def test_a_state_alone_is_not_put_before_those_who_speak_in_it() -> None:
    cast_of = known(BRIEF)
    harbour = Actor("s1", "Norrby", "state", country="SE")
    abroad = Actor("s2", "Osterby", "state", country="FI")
    (first, *_) = BRIEF.points
    (own, *_) = first.positions
    through_her = replace(own, actor="s1")
    alone = replace(own, actor="s1", attributions=("unmet",))
    actors = {**cast_of.actors, "s1": harbour, "s2": abroad}
    mixed = replace(cast_of, actors=actors)

    def left(*positions: Position) -> tuple[Position, ...]:
        (point,) = many.at_home([replace(first, positions=positions)], mixed)
        return point.positions

    assert left(own, through_her) == (own,)
    assert left(own, alone) == (own, alone)  # nobody else says that
    assert left(own, through_her, replace(own, actor="s2")) == (
        own,
        through_her,
        replace(own, actor="s2"),
    )
