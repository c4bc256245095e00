from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.records import (
    Actor,
    Brief,
    BriefAttribution,
    BriefEstimate,
    BriefReport,
    CopyGroup,
    Correction,
    Moment,
    News,
    Point,
    Position,
    Report,
    Revision,
    Series,
    Source,
    StoryChange,
    Unknown,
    Words,
)
from sayso.tell.differences import changes
from tests import build

OLD = build.report("Roth denied that the dam broke. Ten fled.", "a", "2025-05-10", title="No break")
NEW = build.report("Roth said the dam broke. Nobody knows why. Twelve fled.", "b", "2025-05-12", title="Break")  # fmt: skip
ECHO = build.report("Roth said the dam broke. Twelve fled.", "c", "2025-05-13", title="Break too")
EMPTY = Brief("Dam", None, (), (), (), (), (), (), (), (), (), (), ())


def told(report: Report) -> BriefReport:
    return BriefReport(
        report.id, report.name, report.title, "Post", report.published, None, 1, report.text,
        (), (), None, None, None, None, (),
    )  # fmt: skip


def said(report: Report, words: str, stance: Any) -> BriefAttribution:
    content = build.span(report, words)
    return BriefAttribution(
        f"attribution-{report.name}", report.id, Source((), ("actor-1",), True, False),
        Words((build.span(report, "Roth"),)), Words((content,)), stance, "stated", "speech",
        build.moment(report.published), (),
    )  # fmt: skip


def figure(report: Report, words: str, value: float, **more: Any) -> BriefEstimate:
    made = BriefEstimate(
        f"estimate-{report.name}", build.span(report, words), value, value, False, "people", None,
        (), "count", None, Moment("2025-05-12", "2025-05-12", "2025-05-12"), ("actor-1",),
        f"attribution-{report.name}", "series-1", None,
    )  # fmt: skip
    return replace(made, **more)


def point(status: Any, *positions: Position) -> Point:
    return Point("point-1", "the dam broke", status, 1, 1, positions, "why")


DENIED = Position("actor-1", "deny", "2025-05-10", ("attribution-a",))
AFFIRMED = Position("actor-1", "affirm", "2025-05-12", ("attribution-b",))
BEFORE = replace(
    EMPTY,
    as_of="2025-05-10",
    reports=(told(OLD),),
    actors=(Actor("actor-1", "Roth", "person"),),
    attributions=(said(OLD, "the dam broke", "deny"),),
    estimates=(figure(OLD, "Ten", 10.0),),
    series=(Series("series-1", "People who fled", "people", ("estimate-a",)),),
    points=(point("denied", DENIED),),
)
AFTER = replace(
    BEFORE,
    as_of="2025-05-12",
    reports=(told(OLD), told(NEW)),
    attributions=(*BEFORE.attributions, said(NEW, "the dam broke", "assert")),
    estimates=(
        figure(OLD, "Ten", 10.0, replaced_by="estimate-b"),
        figure(NEW, "Twelve", 12.0),
    ),
    points=(point("acknowledged", DENIED, AFFIRMED),),
    unknowns=(Unknown("unknown-1", "Nobody knows why", (build.span(NEW, "Nobody knows why"),)),),
    news=(News("n", (build.span(NEW, "Roth said the dam broke"),), None, "attribution-b"),),
)


def kinds(before: Brief | None, after: Brief) -> list[str]:
    return [each.kind for each in changes(before, after, "then").changes]


def one(before: Brief | None, after: Brief, kind: str) -> StoryChange:
    [found] = [each for each in changes(before, after, "then").changes if each.kind == kind]
    return found


def test_what_came_in_is_told_in_order_of_weight() -> None:
    assert kinds(BEFORE, AFTER) == ["turned", "status", "figure", "said", "unknown", "report"]
    turned = one(BEFORE, AFTER, "turned")
    assert (turned.who, turned.was, turned.now, turned.when) == (
        "Roth",
        "denied it",
        "affirmed it",
        "2025-05-12",
    )
    assert {span.report for span in turned.spans} == {OLD.id, NEW.id}
    moved = one(BEFORE, AFTER, "figure")
    assert (moved.was, moved.now, moved.who) == ("10", "12", "Roth")


def test_nothing_came_in_nothing_changed() -> None:
    assert kinds(BEFORE, BEFORE) == []
    assert kinds(AFTER, AFTER) == []
    # Today's joins see old words otherwise: no news.
    again = replace(BEFORE, points=(point("disputed", DENIED, replace(DENIED, stance="affirm")),))
    assert kinds(BEFORE, again) == []


def test_before_the_first_report_all_is_new() -> None:
    assert set(kinds(None, AFTER)) >= {"point", "report", "unknown"}


def test_a_withdrawn_point_and_a_figure_taken_back() -> None:
    gone = replace(AFTER, points=(point("withdrawn", DENIED, AFFIRMED),))
    assert one(BEFORE, gone, "withdrawn").was == "denied"
    estimates = (
        figure(OLD, "Ten", 10.0, replaced_by="estimate-b", corrected=True),
        AFTER.estimates[1],
    )
    assert one(BEFORE, replace(AFTER, estimates=estimates), "taken back").now == "12"


def with_echo(**more: Any) -> Brief:
    repeats = replace(said(ECHO, "the dam broke", "assert"))
    return replace(
        AFTER,
        reports=(*AFTER.reports, told(ECHO)),
        attributions=(*AFTER.attributions, repeats),
        estimates=(*AFTER.estimates, figure(ECHO, "Twelve", 12.0)),
        copies=(CopyGroup((NEW.id, ECHO.id), NEW.id, 0.9),),
        points=(
            point("acknowledged", DENIED, replace(AFFIRMED, attributions=("attribution-b", "attribution-c"))),
        ),
        **more,
    )  # fmt: skip


def test_a_copy_is_no_news_of_its_own() -> None:
    assert kinds(AFTER, with_echo()) == ["copy"]
    assert "Break" in one(AFTER, with_echo(), "copy").was
    # Where both came in, the original is cited.
    assert {span.report for span in one(BEFORE, with_echo(), "status").spans} == {NEW.id}


def test_what_a_copy_says_against_its_original_is_news() -> None:
    other = with_echo()
    against = replace(other.attributions[-1], stance="deny")
    denies = Position("actor-1", "deny", "2025-05-13", ("attribution-c",))
    other = replace(
        other,
        attributions=(*other.attributions[:-1], against),
        points=(point("disputed", DENIED, AFFIRMED, denies),),
    )
    assert one(AFTER, other, "turned").now == "denied it"


def test_what_an_edited_page_says_as_before_is_not_new() -> None:
    again = build.report(OLD.text.replace("Ten", "Nine"), "a2", "2025-05-10", title="No break")
    news = News("the dam broke", (again.cut(0, 10),), None, "attribution-a2")
    later = replace(
        BEFORE,
        reports=(told(OLD), told(again)),
        attributions=(said(again, "the dam broke", "deny"),),
        news=(news,),
    )
    revision = Revision(OLD.id, again.id, None, (), (), ())
    assert [c.kind for c in changes(BEFORE, later, "x").changes if c.kind == "said"] == ["said"]
    edited = replace(later, revisions=(revision,))
    assert [c.kind for c in changes(BEFORE, edited, "x").changes if c.kind == "said"] == []
    # What it says otherwise is new.
    other = replace(edited, attributions=(said(again, "the dam broke", "assert"),))
    assert [c.kind for c in changes(BEFORE, other, "x").changes if c.kind == "said"] == ["said"]


def test_an_edited_page_is_told_and_is_no_new_report() -> None:
    revision = Revision(OLD.id, NEW.id, None, (), (NEW.cut(0, 4),), (OLD.cut(0, 4),))
    found = changes(BEFORE, replace(AFTER, revisions=(revision,)), "x").changes
    edited = [each for each in found if each.kind == "edited"]
    assert [(each.was, each.now) for each in edited] == [("Roth", ""), ("", "Roth")]
    assert "report" not in [each.kind for each in found]


def test_decisions_come_and_go() -> None:
    note = Correction("correction-1", "2025-05-12T00:00:00.000000Z", "ada", "note", (), "x")
    noted = replace(BEFORE, corrections=(note,))
    assert one(BEFORE, noted, "correction").who == "Editor ada"
    assert kinds(noted, BEFORE) == ["undone"]
    judged = replace(
        noted, points=(replace(point("disputed", DENIED), why="by editor ada, 2025-05-12"),)
    )
    assert one(BEFORE, judged, "status").who == "by editor ada, 2025-05-12"
