from __future__ import annotations

from dataclasses import replace

from sayso.records import (
    Anchor,
    Attribution,
    CopyGroup,
    Link,
    Mention,
    Moment,
    Report,
    Story,
    ident,
)
from sayso.tell.compose import compose
from tests.build import actor, reading, report, said, span, speaks

TEXT = report("The Rivers Board said that the dam above Orrin Vale is cracked.", published=None)
BOARD = actor("Rivers Board")
TOLD = said(TEXT, "The Rivers Board", "said", "that the dam above Orrin Vale is cracked")


def made() -> tuple[Story, Mention]:
    mention = Mention("m", span(TEXT, "Rivers Board"), "Rivers Board", "organization", "name")
    names = Link(ident("link", "m"), "m", BOARD.id, "names", 1.0, "same words", "test")
    links = (speaks(TOLD, BOARD), names)
    return Story("s", "Dam", (TEXT.id,), actors=(BOARD,), links=links), mention


def test_an_attribution_is_told_with_who_speaks() -> None:
    story, mention = made()
    brief = compose(story, [TEXT], [reading(TEXT, [TOLD], mentions=(mention,))])
    (told,) = brief.attributions
    assert (told.source.actors, told.source.named, told.source.anonymous) == (
        (BOARD.id,),
        True,
        False,
    )
    assert told.content.spans[0].text == "that the dam above Orrin Vale is cracked"


def test_a_brief_of_undated_reports_says_so() -> None:
    story, mention = made()
    brief = compose(story, [TEXT], [reading(TEXT, [TOLD], mentions=(mention,))])
    assert brief.as_of is None
    assert brief.notes == (
        "the report bears no date: its days are told only as far as its own words allow",
    )


def test_reports_stand_in_the_story_s_order_and_the_newest_gives_the_day() -> None:
    old, new = report("Old.", "a", "2025-05-01"), report("New.", "b", "2025-05-03T10:00:00")
    story = Story("s", "t", (old.id, new.id))
    brief = compose(story, [new, old], [reading(new), reading(old)], "Mine")
    assert [row.text for row in brief.reports] == ["Old.", "New."]
    assert (brief.as_of, brief.title) == ("2025-05-03", "Mine")


def test_a_copy_s_words_were_told_when_the_original_was() -> None:
    words = "The Rivers Board said that the dam above Orrin Vale is cracked."
    first, later = report(words, "a", "2025-05-01"), report(words, "b", "2025-05-03")
    own = report(f"{words} Farmers nearby want pumps.", "c", "2025-05-03")
    days = {first.id: "2025-05-01", later.id: "2025-05-03", own.id: "2025-05-03"}
    copy = CopyGroup((first.id, later.id, own.id), first.id, 1.0)
    story = Story("s", "t", tuple(days), copies=(copy,))

    def told(of: Report, *content: str) -> Attribution:
        day = days[of.id]
        made = said(of, None, "said" if len(content) > 1 else "want", content[0])
        return replace(made, said=Moment(day, day, day), said_by="report")

    marks = [
        reading(first, [told(first, "that the dam above Orrin Vale is cracked", "")]),
        reading(later, [told(later, "that the dam above Orrin Vale is cracked", "")]),
        reading(own, [told(own, "pumps")]),
    ]
    marks = [replace(each, anchor=Anchor(days[each.report])) for each in marks]
    brief = compose(story, [first, later, own], marks)
    assert [a.said.value for a in brief.attributions if a.said] == [
        "2025-05-01",
        "2025-05-01",
        "2025-05-03",
    ]
