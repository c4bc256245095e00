from __future__ import annotations

from dataclasses import replace

from sayso.records import Moment, Stance
from sayso.tell.cast import cast
from sayso.tell.cites import shelve
from sayso.tell.timeline import timeline
from tests.tell.sample import build

BRIEF = build()
CAST = cast(BRIEF, shelve(BRIEF.reports))


def test_what_only_ends_on_a_day_stands_at_that_day() -> None:
    first, *rest = BRIEF.timeline
    until = replace(first, text="The harbour stays shut", when=Moment("../2031-12-01"))
    until = replace(until, when=replace(until.when, start=None, end="2031-12-01"))
    rows = timeline(replace(BRIEF, timeline=(until, first, *rest)), CAST)
    assert rows[-1].text == "The harbour stays shut"
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))


def test_the_same_words_under_two_dates_are_one_row() -> None:
    day = Moment("2031-05-02", "2031-05-02", "2031-05-02")
    first = replace(BRIEF.timeline[0], when=Moment("2031-04-30", "2031-04-30", "2031-04-30"))
    later = replace(first, when=day, dates=(day,))
    rows = timeline(replace(BRIEF, timeline=(first, later)), CAST)
    assert len(rows) == 1
    assert "also dated 2 May 2031" in rows[0].details


def test_a_source_that_the_words_name_is_not_named_again() -> None:
    told = next(each for each in BRIEF.timeline if each.attributions)
    speaker = CAST.speaker(CAST.attributions[told.attributions[0]])
    plain = replace(told, text="A door came open")
    named = replace(told, text=f"A door came open, {speaker} said")
    (row,) = timeline(replace(BRIEF, timeline=(plain,)), CAST)
    assert any(detail.startswith("source: ") for detail in row.details)
    (row,) = timeline(replace(BRIEF, timeline=(named,)), CAST)
    assert not any(detail.startswith("source: ") for detail in row.details)


def test_that_something_was_said_is_no_happening() -> None:
    said = next(each for each in BRIEF.attributions if each.said and each.cue.spans)
    said = replace(said, said_by="text", stance="assert")
    report = next(each for each in BRIEF.reports if each.id == said.report)
    cue = said.cue.spans[0]
    start = report.text.rfind("\n", 0, cue.start) + 1
    whole = replace(cue, start=start, text=report.text[start : cue.end])
    row = replace(
        BRIEF.timeline[0], when=said.said, text="It spoke", spans=(whole,), attributions=(said.id,)
    )

    def rows(stance: Stance) -> int:
        told = replace(said, stance=stance)
        others = (each for each in BRIEF.attributions if each.id != said.id)
        brief = replace(BRIEF, timeline=(row,), attributions=(told, *others))
        return len(timeline(brief, cast(brief, shelve(brief.reports))))

    assert rows("assert") == 0
    assert rows("acknowledge") == 1  # by saying so something is done


def test_a_vague_row_gives_way_to_the_day_that_its_sentence_tells() -> None:
    first = replace(BRIEF.timeline[0], when=Moment("2031-03-11", "2031-03-11", "2031-03-11"))
    vague = replace(first, text="It sank", when=Moment("2031-03", "2031-03-01", "2031-03-31"))
    rows = timeline(replace(BRIEF, timeline=(first, vague)), CAST)
    assert [row.text for row in rows] == [first.text]
    (row,) = timeline(replace(BRIEF, timeline=(vague,)), CAST)
    assert row.text == "It sank"


def _told(words: str, cue: str, stance: Stance, *, named: bool = True) -> list[tuple[str, ...]]:
    """The rows, text and details, of one event that somebody tells with `cue`."""
    first = next(each for each in BRIEF.attributions if each.source.actors and each.cue.spans)
    spans = (replace(first.cue.spans[0], text=cue),)
    said = replace(first, stance=stance, cue=replace(first.cue, spans=spans))
    if not named:
        said = replace(said, source=replace(said.source, spans=(), actors=()))
    row = replace(BRIEF.timeline[0], text=words, spans=first.content.spans, attributions=(said.id,))
    others = (each for each in BRIEF.attributions if each.id != said.id)
    brief = replace(BRIEF, timeline=(row,), attributions=(said, *others))
    rows = timeline(brief, cast(brief, shelve(brief.reports)))
    return [(each.text, *each.details) for each in rows]


def test_what_is_only_denied_or_doubted_did_not_happen() -> None:
    assert len(_told("the door broke on Tuesday", "said", "assert")) == 1
    assert _told("the door broke on Tuesday", "denied", "deny") == []
    assert _told("the door broke on Tuesday", "dismissed", "doubt") == []
    # The denial lies in the words of who only says them.
    assert len(_told("the door was never opened in May", "said", "deny")) == 1


def test_a_row_is_a_sentence_and_what_nobody_stands_for_is_alleged() -> None:
    assert _told("that she had read it in May", "said", "assert")[0][0] == "she had read it in May"
    assert _told("that day the pier that burned fell", "said", "assert")[0][0].startswith(
        "that day"
    )
    (row,) = _told("it burned the pier that stood", "is said", "accuse", named=False)
    assert row == ("it burned the pier that stood", "alleged")


def test_an_admission_is_told_whatever_else_was_said_with_it() -> None:
    first, second = [each for each in BRIEF.attributions if each.said and each.cue.spans][:2]
    admits = replace(first, said_by="text", stance="acknowledge")
    also = replace(second, said_by="text", stance="assert", said=first.said, cue=first.cue)
    whole = replace(first.cue.spans[0], start=0)
    row = replace(
        BRIEF.timeline[0], when=first.said, spans=(whole,), attributions=(admits.id, also.id)
    )
    others = (each for each in BRIEF.attributions if each.id not in (admits.id, also.id))
    brief = replace(BRIEF, timeline=(row,), attributions=(admits, also, *others))
    assert len(timeline(brief, cast(brief, shelve(brief.reports)))) == 1
