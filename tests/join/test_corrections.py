from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso import join, pipeline
from sayso.join import corrections
from sayso.records import (
    Actor,
    CopyGroup,
    Correction,
    Link,
    Point,
    Position,
    Reading,
    Report,
    Series,
    Status,
    Story,
    Target,
    ident,
)
from tests import build

REPORT = build.report("Roth said the dam held. Berg denied it. The mayor said it broke. Ten died.")
HELD = build.said(REPORT, "Roth", "said", "the dam held")
DENIED = build.said(REPORT, "Berg", "denied", "it", stance="deny")
BROKE = build.said(REPORT, "The mayor", "said", "it broke")
FIGURE = build.estimate(REPORT, "Ten", 10.0, 10.0, "people")
READING = build.reading(REPORT, [HELD, DENIED, BROKE], estimates=(FIGURE,))
NAMES = ("Roth", "Berg", "mayor")


def link(left: str, right: str, relation: Any) -> Link:
    return Link(ident("link", left, right, relation), left, right, relation, 1.0, "", "t")


def actor(name: str) -> Actor:
    return Actor(f"actor-{name}", name, "person", (name,), country="SE" if name == "Berg" else None)


STORY = Story(
    "story-1",
    "Dam",
    (REPORT.id, "report-2"),
    copies=(CopyGroup((REPORT.id, "report-2"), REPORT.id, 0.9),),
    actors=tuple(actor(name) for name in NAMES),
    points=(
        Point(
            "point-1", "the dam held", "disputed", 1, 1,
            (Position("actor-Roth", "affirm", "2025-05-10", (HELD.id,)),
             Position("actor-Berg", "deny", "2025-05-10", (DENIED.id,))),
        ),
        Point("point-2", "it broke", "reported", 1, 1,
              (Position("actor-mayor", "affirm", "2025-05-10", (BROKE.id,)),)),
    ),
    series=(Series("series-1", "deaths", "people", (FIGURE.id,)),),
    links=(
        link(HELD.id, "actor-Roth", "speaks"),
        link(DENIED.id, "actor-Berg", "speaks"),
        link(BROKE.id, "actor-mayor", "speaks"),
        link("actor-mayor", "actor-Roth", "speaks for"),
        link(HELD.id, "point-1", "takes part"),
        link(DENIED.id, "point-1", "takes part"),
        link(BROKE.id, "point-2", "takes part"),
        link(FIGURE.id, "series-1", "counts"),
        link("report-2", REPORT.id, "copies"),
    ),
)  # fmt: skip


def target(name: str, kind: Any, words: str = "", **more: Any) -> Target:
    return Target(name, kind, words, **more)


def decision(kind: Any, *targets: Target, **more: Any) -> Correction:
    return Correction("correction-1", "2025-05-20T10:00:00.000000Z", "ada", kind, targets, **more)


def corrected(*decisions: Correction, story: Story = STORY) -> Story:
    """The story with all four steps run in their order."""
    story = replace(story, corrections=decisions)
    for step in (corrections.COPIES, corrections.ACTORS, corrections.POINTS, corrections.SERIES):
        story = replace(story, **step.run((REPORT,), (READING,), story))
    return story


def applied(story: Story) -> list[bool]:
    return [each.applied for each in story.corrections]


def test_without_decisions_nothing_changes() -> None:
    assert corrected() == STORY


def test_joined_actors_are_one_under_the_first_name() -> None:
    made = corrected(
        decision("join", target("actor-Roth", "actor"), target("actor-mayor", "actor"))
    )
    assert applied(made) == [True]
    assert [each.name for each in made.actors] == ["Roth", "Berg"]
    assert made.actors[0].aliases == ("Roth", "mayor")
    spoken = {each.left: each.right for each in made.links if each.relation == "speaks"}
    assert spoken[BROKE.id] == "actor-Roth"
    # Nobody speaks for himself.
    assert not [each for each in made.links if each.relation == "speaks for"]
    assert len({each.id for each in made.links}) == len(made.links)


def test_a_split_actor_gives_up_what_another_said() -> None:
    parts = target("actor-Roth", "actor"), target(HELD.id, "attribution")
    made = corrected(decision("split", *parts, name="Roth of Norrby"))
    assert applied(made) == [True]
    assert [each.name for each in made.actors] == ["Roth", "Roth of Norrby", "Berg", "mayor"]
    spoken = {each.left: each.right for each in made.links if each.relation == "speaks"}
    assert spoken[HELD.id] == made.actors[1].id
    whole = corrected(decision("split", parts[0], target(REPORT.id, "report")))
    assert len(whole.actors) == 4
    nothing = corrected(decision("split", parts[0], target(DENIED.id, "attribution")))
    assert (applied(nothing), nothing.actors) == ([False], STORY.actors)


def test_joined_points_are_judged_anew() -> None:
    ends = target("point-2", "point"), target("point-1", "point")
    made = corrected(decision("join", *ends))
    [point] = made.points
    # The mayor speaks for Roth: two mouths, one origin.
    assert (point.statement, point.status, point.origins) == ("it broke", "disputed", 1)
    assert len(point.positions) == 3
    parts = [each for each in made.links if each.relation == "takes part"]
    assert {each.right for each in parts} == {point.id}


def test_a_split_point_becomes_two() -> None:
    parts = target("point-1", "point"), target(DENIED.id, "attribution")
    made = corrected(decision("split", *parts))
    assert [(each.statement, each.status) for each in made.points] == [
        ("the dam held", "reported"),
        ("it", "denied"),
        ("it broke", "reported"),
    ]
    everything = corrected(decision("split", parts[0], target(REPORT.id, "report")))
    assert applied(everything) == [False]


def test_a_status_is_told_with_its_author_and_day() -> None:
    status: Status = "withdrawn"
    made = corrected(decision("status", target("point-1", "point"), status=status, text="he erred"))
    assert made.points[0].status == status
    assert made.points[0].why == "by editor ada, 2025-05-20: he erred"


def test_links_are_taken_back() -> None:
    unlink = decision(
        "unlink", target(DENIED.id, "attribution"), target("point-1", "point"),
        relation="takes part",
    )  # fmt: skip
    made = corrected(unlink)
    assert made.points[0].status == "reported"
    assert link(DENIED.id, "point-1", "takes part") not in made.links
    speaks = decision(
        "unlink", target(HELD.id, "attribution"), target("actor-Roth", "actor"), relation="speaks"
    )
    assert link(HELD.id, "actor-Roth", "speaks") not in corrected(speaks).links
    counts = decision(
        "unlink", target(FIGURE.id, "estimate"), target("series-1", "series"), relation="counts"
    )
    assert corrected(counts).series == ()
    copies = decision(
        "unlink", target("report-2", "report"), target(REPORT.id, "report"), relation="copies"
    )
    assert corrected(copies).copies == STORY.copies  # it is not in the readings: not found
    kept = replace(copies, targets=(target(REPORT.id, "report"), target("report-2", "report")))
    assert applied(corrected(kept)) == [False]


def test_a_copy_that_is_none_is_taken_out() -> None:
    two = Reading("report-2")
    story = replace(
        STORY,
        corrections=(
            decision("unlink", target("report-2", "report"), target(REPORT.id, "report"), relation="copies"),
        ),
    )  # fmt: skip
    made = corrections.copies((REPORT,), (READING, two), story)
    assert made["copies"] == ()


def test_what_was_joined_anew_is_found_again() -> None:
    old = decision(
        "status", target("point-x", "point", "else", members=(HELD.id,)), status="denied"
    )
    assert corrected(old).points[0].status == "denied"
    words = decision(
        "status", target("point-x", "point", spans=HELD.content, members=("gone",)), status="denied"
    )
    assert corrected(words).points[0].status == "denied"
    named = decision("status", target("point-x", "point", "it broke"), status="denied")
    assert corrected(named).points[1].status == "denied"
    lost = decision("status", target("point-x", "point", "another"), status="denied")
    assert (applied(corrected(lost)), corrected(lost).points) == ([False], STORY.points)
    by_name = decision("join", target("actor-old", "actor", "Roth"), target("actor-mayor", "actor"))
    assert len(corrected(by_name).actors) == 2
    spoken = target("actor-old", "actor", "R.", members=(HELD.id,))
    assert len(corrected(decision("join", spoken, target("actor-mayor", "actor"))).actors) == 2
    again = target("attribution-old", "attribution", spans=(build.span(REPORT, "dam held"),))
    made = corrected(decision("split", target("actor-Roth", "actor"), again))
    assert applied(made) == [True]
    # Less than half of the words: another statement stands there now.
    more = build.span(REPORT, "the dam held. Berg denied it. The")
    other = target("attribution-old", "attribution", spans=(more,))
    assert applied(corrected(decision("split", target("actor-Roth", "actor"), other))) == [False]


def test_later_decisions_build_on_earlier_ones() -> None:
    made = corrected(
        decision("join", target("point-1", "point"), target("point-2", "point")),
        decision("status", target("point-2", "point", members=(BROKE.id,)), status="denied"),
    )
    assert [each.status for each in made.points] == ["denied"]


def test_the_steps_stand_right_behind_what_they_correct() -> None:
    names = [step.name for step in join.STEPS]
    for name in ("copies", "actors", "points", "series"):
        assert names[names.index(name) + 1] == f"corrected {name}"


def test_the_story_tells_its_decisions() -> None:
    report = Report("report-9", "r", "The dam held, Roth said.", published="2025-05-10")
    note = decision("note", target("report-9", "report"), text="call her")
    story = pipeline.joined([report], [Reading(report.id)], corrections=(note,))
    assert story.corrections == (note,)
