from __future__ import annotations

from dataclasses import replace

from sayso.records import Span
from sayso.tell.cast import UNSOURCED, cast
from sayso.tell.cites import shelve
from sayso.tell.told import told_once, voices
from sayso.tell.verbs import lead
from tests.tell.sample import build

BRIEF = build()
CAST = cast(BRIEF, shelve(BRIEF.reports))
WIRE = BRIEF.reports[0]
COPY = next(each for copy in BRIEF.copies for each in copy.reports if each != copy.original)


def test_the_same_words_in_a_copied_report_are_one_line() -> None:
    lines = [
        told.line
        for told in told_once(BRIEF.attributions, CAST)
        if told.line.text.startswith("that the bow door had been left open")
    ]
    assert [[cite.label for cite in line.cites] for line in lines] == [["1¶3", "2¶3"]]
    # One of the two has it straight from the operator, so the detour is not told.
    assert lines[0].details == ("11 Mar 2031",)


def test_each_statement_stands_in_one_section() -> None:
    told = told_once(BRIEF.attributions, CAST)
    sections = {(each.line.text, each.line.lead): each.section for each in told}
    assert sections["to pay the families of the dead", "promised"] == "reactions"
    assert sections["The wreck will probably never be raised", "said"] == "motives"
    assert sections["what the recorder holds", "declined to say"] == "voices"
    assert sections["that the company put its timetable first", "believe"] == "motives"


def test_hedges_and_chains_are_told() -> None:
    lines = {each.line.text: each.line for each in told_once(BRIEF.attributions, CAST)}
    assert lines["The wreck will probably never be raised"].details == ("put as likely",)
    warned = lines["the border guard’s inspectors had warned of the door in 2029"]
    assert warned.details == ("via Strait Notes, citing Nordlink",)


def test_whoever_says_most_comes_first_and_the_unsourced_last() -> None:
    first = BRIEF.attributions[0]
    bare = replace(first, id="bare", source=replace(first.source, spans=(), actors=()))
    found = voices(told_once((*BRIEF.attributions, bare), CAST))
    assert found[0].name == "Kvarken Lines"
    assert found[-1].name == UNSOURCED
    assert next(voice for voice in found if voice.name == "Mats Öberg").elsewhere == ("1 reaction",)


def test_what_nobody_says_is_no_statement() -> None:
    first = BRIEF.attributions[0]
    span = first.content.spans[0]
    report = next(r for r in BRIEF.reports if r.id == span.report)
    nobody = replace(report, text="Nobody can say why. " + report.text)
    words = replace(span, start=0, end=6, text="Nobody")
    shifted = replace(span, start=span.start + 20, end=span.end + 20)
    said = replace(
        first,
        source=replace(first.source, spans=(words,), actors=()),
        content=replace(first.content, spans=(shifted,)),
    )
    brief = replace(BRIEF, reports=tuple(nobody if r is report else r for r in BRIEF.reports))
    assert told_once([said], cast(brief, shelve(brief.reports))) == []


def test_a_denial_by_the_content_alone_is_no_double_negative() -> None:
    first = next(a for a in BRIEF.attributions if a.stance == "deny")
    denies, says = (
        replace(first, cue=replace(first.cue, spans=(replace(first.cue.spans[0], text=cue),)))
        for cue in ("denied", "said")
    )
    assert (lead(denies), lead(says)) == ("denied", "said")


def test_a_copy_that_only_words_it_otherwise_is_told_once() -> None:
    first = next(each for each in BRIEF.attributions if each.report == WIRE.id)
    text = first.content.spans[0].text
    other = next(report.text for report in BRIEF.reports if report.id == COPY)
    assert text in other
    start = other.index(text)
    content = replace(first.content, spans=(Span(COPY, start + 5, start + len(text), text[5:]),))
    copied = replace(first, id="copied", report=COPY, content=content)
    assert len(told_once((first, copied), CAST)) == 1
    # What the copy changed in substance is told beside it.
    for sentences in (content.spans, first.content.spans):
        changed = replace(CAST, edited={span.report: frozenset({span}) for span in sentences})
        assert len(told_once((first, copied), changed)) == 2
    # Two reports of which neither copies the other say it each.
    assert len(told_once((first, copied), replace(CAST, originals={}))) == 2


def test_the_statement_that_a_denied_claim_means_is_told() -> None:
    first = next(each for each in BRIEF.attributions if each.report == WIRE.id)
    text = BRIEF.reports[0].text
    at = text.index("the bow door")
    content = replace(first.content, spans=(Span(WIRE.id, at, at + 12, "the bow door"),))
    known = replace(CAST, statements={first.id: "The ship was lost by neglect"})
    (told,) = told_once((replace(first, content=content),), known)
    assert "on “The ship was lost by neglect”" in told.line.details


def test_words_that_say_nothing_alone_are_told_in_their_sentence() -> None:
    first = next(each for each in BRIEF.attributions if each.source.actors and each.cue.spans)
    report = next(each for each in BRIEF.reports if each.id == first.report)
    content = first.content.spans[0]
    start = report.text.rfind(".", 0, content.start) + 1
    whole = replace(content, start=start, text=report.text[start : content.end])
    part = replace(first, id="part", told_in=whole)
    (alone,) = told_once((part,), CAST)
    assert alone.line.lead == ""
    assert whole.text.split()[-1] in alone.line.text
    # The statement is told at length beside it, so its words alone are not told again ...
    assert [each.line.lead for each in told_once((first, part), CAST)] == [lead(first)]
    # ... nor are words that nobody is told to have said.
    nobody = replace(part, source=replace(part.source, spans=(), actors=()))
    assert told_once((nobody,), CAST) == []


def test_what_is_told_of_readers_and_of_anybody_is_no_statement() -> None:
    first = next(each for each in BRIEF.attributions if each.source.spans)
    source = first.source.spans[0]

    def told(words: str, **more: object) -> int:
        span = replace(source, text=words, end=source.start + len(words))
        each = replace(first, source=replace(first.source, spans=(span,)), **more)
        return len(told_once((each,), CAST))

    assert told("you") == 0
    assert told("everybody", manner="belief") == 0
    assert told("everybody", manner="speech") == 1


def test_what_one_says_of_another_s_mind_is_told_once() -> None:
    first = next(each for each in BRIEF.attributions if len(each.content.spans) == 1)
    content = first.content.spans[0]
    words = content.text.split()[-1]
    part = replace(content, start=content.start + content.text.rindex(words), text=words)
    inner = replace(first, id="inner", content=replace(first.content, spans=(part,)))
    assert len(told_once((first, replace(inner, manner="belief")), CAST)) == 1
    assert len(told_once((first, replace(inner, told_in=content)), CAST)) == 1
    assert len(told_once((first, replace(inner, manner="speech")), CAST)) == 2


def test_a_sentence_that_names_its_speaker_needs_no_name_before_it() -> None:
    first = next(each for each in BRIEF.attributions if each.id == "attribution-26")
    (whole,) = first.content.spans
    for words, name in (
        ("The Kvarken Lines suspects fire.", ""),
        ("It suspects fire, and Kvarken Lines knows.", "Kvarken Lines"),
    ):
        report = replace(BRIEF.reports[0], id=whole.report, text=words.ljust(whole.end, "."))
        told_in = Span(whole.report, 0, len(words), words)
        said = replace(
            first, source=replace(first.source, actors=("lines",)), told_in=told_in, stance="accuse"
        )
        reports = tuple(report if r.id == whole.report else r for r in BRIEF.reports)
        (told,) = told_once((said,), cast(BRIEF, shelve(reports)))
        assert told.line.who == name


def test_an_outlet_passes_on_nothing_to_itself() -> None:
    first = next(each for each in BRIEF.attributions if each.report == WIRE.id)
    outlet = WIRE.outlet or ""

    def told(*via: str) -> tuple[str, ...]:
        (line,) = told_once((replace(first, via=via),), CAST)
        return tuple(each for each in line.line.details if each.startswith("via"))

    assert told(outlet) == told("this newspaper") == ()
    assert told("Strait Tribune") == ("via Strait Tribune",)
    assert told(outlet, "Strait Tribune") == (f"via {outlet}, citing Strait Tribune",)


def test_what_somebody_saw_is_no_assessment() -> None:
    first = next(each for each in BRIEF.attributions if each.manner == "belief")
    (told,) = told_once((replace(first, stance="assert"),), CAST)
    assert told.section == "voices"
