from __future__ import annotations

from dataclasses import replace

from sayso.join import news
from sayso.records import CopyGroup, Point, Position, Story
from tests.build import actor, reading, report, said, speaks


def test_the_last_thing_said_comes_first_and_admissions_before_assertions() -> None:
    text = report(
        "The council said on Monday that the well had been clean since March. "
        "The council said on Friday that the pumps were running again at last. "
        "The company admitted on Friday that it had poisoned the town well."
    )
    monday = said(
        text, None, "said on Monday", "that the well had been clean since March", on="2025-05-05"
    )
    friday = said(
        text, None, "said on Friday", "that the pumps were running again at last", on="2025-05-09"
    )
    admits = said(
        text, "The company", "admitted on Friday", "that it had poisoned the town well",
        stance="acknowledge", on="2025-05-09",
    )  # fmt: skip
    made = news.run(
        (text,), (reading(text, [monday, friday, admits]),), Story("s", "t", (text.id,))
    )
    assert [line.attribution for line in made["news"]] == [admits.id, friday.id, monday.id]
    assert (
        made["news"][0].text == "The company admitted on Friday that it had poisoned the town well."
    )


def test_a_copy_brings_no_news_and_one_speaker_does_not_fill_the_page() -> None:
    words = "the harbour of Lund would be closed until further notice, day"
    text = report(" ".join(f"She said {n} that {words} {n}." for n in range(5)), "a")
    told = [said(text, None, f"said {n}", f"that {words} {n}", on="2025-05-09") for n in range(5)]
    mayor = actor("Eva Lind", "person")
    story = Story("s", "t", (text.id,), links=tuple(speaks(a, mayor) for a in told))
    assert len(news.run((text,), (reading(text, told),), story)["news"]) == 2
    story = Story("s", "t", (text.id,), copies=(CopyGroup(("other", text.id), "other", 1.0),))
    assert news.run((text,), (reading(text, told),), story)["news"] == ()


def test_the_same_side_of_the_same_point_is_told_once() -> None:
    first = report("Corvus admitted on Friday that the shaft was unsafe.", "a")
    second = report(
        "BERG, May 9 (Coast Wire) — On Friday the firm conceded it had been a danger.", "b"
    )
    one = said(
        first, None, "admitted on Friday", "that the shaft was unsafe", "Corvus",
        stance="acknowledge", on="2025-05-09",
    )  # fmt: skip
    two = said(
        second, None, "conceded", "it had been a danger", "On Friday the firm",
        stance="acknowledge", on="2025-05-09",
    )  # fmt: skip
    mine = actor("Corvus Mining")
    links = (speaks(one, mine), speaks(two, mine))
    ids = (first.id, second.id)
    point = Point(
        "p", "the shaft was unsafe", "reported", 1, 2,
        (Position(mine.id, "affirm", "2025-05-09", (one.id, two.id)),),
    )  # fmt: skip
    marks = (reading(first, [one]), reading(second, [two]))
    story = Story("s", "t", ids, links=links)
    told = news.run((first, second), marks, story)["news"]
    assert sorted(line.text for line in told) == [
        first.text,
        "On Friday the firm conceded it had been a danger.",
    ]
    assert len(news.run((first, second), marks, replace(story, points=(point,)))["news"]) == 1


def test_nobody_makes_no_news() -> None:
    text = report("Nobody could say on Friday how many of the boats had been lost at sea.")
    told = said(
        text, "Nobody", "could say on Friday", "how many of the boats had been lost at sea",
        stance="doubt", on="2025-05-09",
    )  # fmt: skip
    assert news.run((text,), (reading(text, [told]),), Story("s", "t", (text.id,)))["news"] == ()


def test_an_admission_of_the_day_before_stands_before_a_demand_and_is_not_told_by_its_echo() -> (
    None
):
    first = report("The mill conceded on Thursday that its dam had leaked since spring.", "a")
    second = report(
        "The anglers demanded on Friday that the mill be shut for the whole summer. "
        "The mill, which conceded that its dam had leaked for months, had nothing to add.",
        "b",
    )
    admits = said(
        first, "The mill", "conceded on Thursday", "that its dam had leaked since spring",
        stance="acknowledge", on="2025-05-08",
    )  # fmt: skip
    demands = said(
        second, "The anglers", "demanded on Friday", "that the mill be shut for the whole summer",
        stance="demand", on="2025-05-09",
    )  # fmt: skip
    echo = replace(
        said(
            second, "The mill", "conceded", "that its dam had leaked for months",
            stance="acknowledge", on="2025-05-09",
        ),
        said_by="report",
    )  # fmt: skip
    mill, anglers = actor("The mill"), actor("Anglers")
    point = Point(
        "p", "its dam had leaked", "acknowledged", 1, 2,
        (
            Position(mill.id, "deny", "2025-05-02", ()),
            Position(mill.id, "affirm", "2025-05-08", (admits.id, echo.id)),
        ),
    )  # fmt: skip
    links = (speaks(admits, mill), speaks(echo, mill), speaks(demands, anglers))
    story = Story("s", "t", (first.id, second.id), links=links, points=(point,))
    marks = (reading(first, [admits]), reading(second, [demands, echo]))
    told = news.run((first, second), marks, story)["news"]
    assert [line.attribution for line in told] == [admits.id, demands.id]


def test_a_silence_of_weeks_makes_an_admission_no_older_than_a_day_of_news() -> None:
    first = report("The mill conceded on 3 May that its dam had leaked since spring.", "a")
    second = report("The anglers said on 30 May that they were selling all their boats.", "b")
    admits = said(
        first, "The mill", "conceded on 3 May", "that its dam had leaked since spring",
        stance="acknowledge", on="2025-05-03",
    )  # fmt: skip
    says = said(
        second, "The anglers", "said on 30 May", "that they were selling all their boats",
        on="2025-05-30",
    )  # fmt: skip
    marks = (reading(first, [admits]), reading(second, [says]))
    told = news.run((first, second), marks, Story("s", "t", (first.id, second.id)))["news"]
    assert [line.attribution for line in told] == [admits.id, says.id]


def test_what_the_reporter_tells_of_himself_is_no_news() -> None:
    text = report("I said on Friday that the harbour of Lund had never been so quiet.")
    told = said(text, "I", "said on Friday", "that the harbour of Lund had never been so quiet")
    assert news.run((text,), (reading(text, [told]),), Story("s", "t", (text.id,)))["news"] == ()
