from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.data import load
from sayso.join import points
from sayso.records import (
    Actor,
    Attribution,
    CopyGroup,
    Link,
    Mention,
    Moment,
    Point,
    Reading,
    Report,
    Story,
)
from tests.build import actor, reading, report, said, span, speaks

UNION, MINE, STATE, MAYOR = (
    actor("Miners' Union"),
    actor("Corvus Mining"),
    actor("Ministry of Labour"),
    actor("Ada Brandt", "person"),
)


def join(*told: tuple[Report, list[tuple[Attribution, Actor]]]) -> tuple[Point, ...]:
    reports = tuple(r for r, _ in told)
    marks: tuple[Reading, ...] = tuple(reading(r, [a for a, _ in said]) for r, said in told)
    links = tuple(speaks(a, who) for _, pairs in told for a, who in pairs)
    actors = tuple({who.id: who for _, pairs in told for _, who in pairs}.values())
    story = Story("s", "t", tuple(r.id for r in reports), actors=actors, links=links)
    made: dict[str, Any] = points.run(
        reports,
        marks,
        story,
        concepts=load("concepts"),
        countries=load("countries"),
        vectors=load("vectors"),
        likeness=load("likeness"),
    )
    return made["points"]  # type: ignore[no-any-return]


def sides(point: Point) -> dict[str, str]:
    return {position.actor: position.stance for position in point.positions}


def test_a_denial_of_the_claims_is_linked_to_what_it_answers() -> None:
    text = report(
        "The shaft at Corvus had no second exit, the union said. Corvus Mining denied the claims."
    )
    claim = said(text, "the union", "said", "The shaft at Corvus had no second exit")
    denial = said(text, "Corvus Mining", "denied", "the claims", stance="deny")
    (point,) = join((text, [(claim, UNION), (denial, MINE)]))
    assert point.status == "disputed"
    assert sides(point) == {UNION.id: "affirm", MINE.id: "deny"}
    assert point.statement == "The shaft at Corvus had no second exit"


def test_the_same_claim_in_other_words_is_one_point() -> None:
    first = report("Nine miners were killed in the collapse of the shaft, the union said.", "a")
    second = report("The ministry said that nine people died when the shaft collapsed.", "b")
    one = said(first, "the union", "said", "Nine miners were killed in the collapse of the shaft")
    two = said(second, "The ministry", "said", "nine people died when the shaft collapsed")
    (point,) = join((first, [(one, UNION)]), (second, [(two, STATE)]))
    assert (point.status, point.origins, point.reports) == ("corroborated", 2, 2)


def test_what_any_doctor_would_have_told_is_nobodys_word() -> None:
    doctor = actor("any doctor", "person")
    text = report("The union denied having been told by any doctor that the pit air was unfit.")
    denied = said(
        text,
        "The union",
        "denied",
        "having been told by any doctor that the pit air was unfit",
        stance="deny",
    )
    inner = said(text, "any doctor", "having been told", "that the pit air was unfit")
    (point,) = join((text, [(denied, UNION), (inner, doctor)]))
    assert sides(point) == {UNION.id: "deny"}


def test_what_somebody_wants_to_be_is_not_told_to_be_so() -> None:
    text = report(
        "The union said that messages had been written about the shaft. Ada Brandt wants nothing "
        "to be written."
    )
    told = said(text, "The union", "said", "that messages had been written about the shaft")
    wish = said(text, "Ada Brandt", "wants", "nothing to be written", stance="assess")
    (point,) = join((text, [(told, UNION), (wish, MAYOR)]))
    assert sides(point) == {UNION.id: "affirm"}


def test_reports_of_a_thing_that_are_called_lies_are_of_that_thing() -> None:
    text = report(
        "Nine miners were killed, the union said. Ada Brandt dismissed reports of looting as lies."
    )
    told = said(text, "the union", "said", "Nine miners were killed")
    denial = said(text, "Ada Brandt", "dismissed", "reports of looting as lies", stance="doubt")
    made = join((text, [(told, UNION), (denial, MAYOR)]))
    assert [p.status for p in made] == ["reported"]


def test_nobody_admits_without_a_word_what_it_denied() -> None:
    text = "The union said that the shaft had flooded in May. Corvus Mining denied the claim."
    first = report(text, "a", "2025-05-01")
    charge = said(first, "The union", "said", "that the shaft had flooded in May")
    denial = said(first, "Corvus Mining", "denied", "the claim", stance="deny")
    told = (first, [(charge, UNION), (denial, MINE)])
    later = report("Corvus Mining said that the shaft had flooded in May.", "b", "2025-05-09")
    same = said(later, "Corvus Mining", "said", "that the shaft had flooded in May")
    assert [p.status for p in join(told, (later, [(same, MINE)]))] == ["disputed"]
    owned = replace(same, stance="acknowledge")
    assert [p.status for p in join(told, (later, [(owned, MINE)]))] == ["acknowledged"]


def test_who_says_the_very_thing_that_it_denied_has_changed_its_mind() -> None:
    first = report("Corvus Mining denied that the shaft had flooded in May.", "a", "2025-05-01")
    denied = said(
        first, "Corvus Mining", "denied", "that the shaft had flooded in May", stance="deny"
    )
    later = report("Corvus Mining said that the shaft had flooded in May.", "b", "2025-05-09")
    same = said(later, "Corvus Mining", "said", "that the shaft had flooded in May")
    (point,) = join((first, [(denied, MINE)]), (later, [(same, MINE)]))
    assert point.status == "acknowledged"


def test_who_no_longer_believes_something_takes_it_back() -> None:
    first = report("The union said that the mayor had sold the mine.", "a", "2025-05-01")
    told = said(first, "The union", "said", "that the mayor had sold the mine")
    words = "it no longer believed that the mayor had sold the mine"
    later = report(f"The union said {words}.", "b", "2025-05-09")
    back = said(later, "The union", "said", words)
    (point,) = join((first, [(told, UNION)]), (later, [(back, UNION)]))
    assert point.status == "withdrawn"


def test_what_somebody_repeated_and_takes_back_is_denied() -> None:
    first = report("Ada Brandt said that the pit hospital had burned down.", "a", "2025-05-01")
    told = said(first, "Ada Brandt", "said", "that the pit hospital had burned down")
    words = "“I was told that the pit hospital had burned down. I withdraw it,”"
    later = report(f"{words} Ada Brandt said.", "b", "2025-05-09")
    back = said(later, "Ada Brandt", "said", words)
    made = join((first, [(told, MAYOR)]), (later, [(back, MAYOR)]))
    assert [point.status for point in made] == ["withdrawn"]


def test_a_denial_in_the_past_is_stated_in_the_past() -> None:
    text = report("Corvus Mining said that there had been no fire in the shaft.")
    denial = said(text, "Corvus Mining", "said", "that there had been no fire in the shaft")
    other = report("Corvus Mining denied that it had sold the shaft.", "b")
    sold = said(other, "Corvus Mining", "denied", "that it had sold the shaft", stance="deny")
    made = join((text, [(denial, MINE)]), (other, [(sold, MINE)]))
    assert {point.statement for point in made} == {
        "[there had been] fire in the shaft",
        "[Corvus Mining] had sold the shaft",
    }


def test_no_such_promise_denies_what_tells_of_a_promise() -> None:
    charge = "management of breaking a promise not to close the shaft"
    text = report(
        f"The union accused {charge}. “They signed it in March,” said the union. "
        "Corvus Mining said no such promise had been made."
    )
    accused = said(text, "The union", "accused", charge, stance="accuse")
    signed = said(text, "the union", "said", "“They signed it in March,”")
    denial = said(text, "Corvus Mining", "said", "no such promise had been made", stance="deny")
    made = join((text, [(accused, UNION), (signed, UNION), (denial, MINE)]))
    (point,) = (p for p in made if p.status == "disputed")
    assert point.statement == "management [accused] of breaking a promise not to close the shaft"


def test_different_claims_are_different_points() -> None:
    text = report(
        "The union said that the exit was locked. The ministry said that wages would be paid in June."
    )
    one = said(text, "The union", "said", "that the exit was locked")
    two = said(text, "The ministry", "said", "that wages would be paid in June")
    assert len(join((text, [(one, UNION), (two, STATE)]))) == 2


def test_a_denial_that_becomes_an_admission_is_shown_as_one() -> None:
    early = report("Corvus denied that the second exit of the shaft was locked.", "a", "2025-05-10")
    late = report(
        "Corvus admitted that the second exit of the shaft was locked.", "b", "2025-05-14"
    )
    deny = said(
        early, "Corvus", "denied", "that the second exit of the shaft was locked", stance="deny"
    )
    admit = said(
        late,
        "Corvus",
        "admitted",
        "that the second exit of the shaft was locked",
        stance="acknowledge",
    )
    (point,) = join((early, [(deny, MINE)]), (late, [(admit, MINE)]))
    assert point.status == "acknowledged"
    assert [(p.stance, p.since) for p in point.positions] == [
        ("deny", "2025-05-10"),
        ("affirm", "2025-05-14"),
    ]


def test_saying_that_something_is_not_so_denies_it() -> None:
    text = report(
        "The union said that the exit was locked on Friday. "
        "Ada Brandt said that the exit was not locked on Friday."
    )
    one = said(text, "The union", "said", "that the exit was locked on Friday")
    two = said(text, "Ada Brandt", "said that", "the exit was not locked on Friday")
    (point,) = join((text, [(one, UNION), (two, MAYOR)]))
    assert sides(point) == {UNION.id: "affirm", MAYOR.id: "deny"}


def test_two_denied_things_are_two_points() -> None:
    text = report(
        "Corvus denied the existence of a secret deal, or reports of deaths in the shaft."
    )
    denial = said(
        text,
        "Corvus",
        "denied",
        "the existence of a secret deal, or reports of deaths in the shaft",
        stance="deny",
    )
    made = join((text, [(denial, MINE)]))
    assert [point.status for point in made] == ["denied", "denied"]
    assert {point.statement for point in made} == {
        "[there is] a secret deal",
        "[there are] deaths in the shaft",
    }


def test_a_copy_is_no_further_origin() -> None:
    words = "Police said that nine miners died in the collapse of the old shaft on Monday."
    wire, paper = report(words, "wire"), report(words + " More soon.", "paper")
    content = "nine miners died in the collapse of the old shaft on Monday"
    told = [said(r, "Police", "said that", content) for r in (wire, paper)]
    # The two were not joined to one actor: "police" alone names nobody in particular.
    who = [actor("police"), actor("Police of Norrby")]
    links = tuple(speaks(a, w) for a, w in zip(told, who, strict=True))
    story = Story(
        "s",
        "t",
        (wire.id, paper.id),
        copies=(CopyGroup((wire.id, paper.id), wire.id, 1.0),),
        actors=tuple(who),
        links=links,
    )
    marks = tuple(reading(r, [a]) for r, a in zip((wire, paper), told, strict=True))
    made = points.run(
        (wire, paper),
        marks,
        story,
        concepts=load("concepts"),
        countries=load("countries"),
        vectors=load("vectors"),
        likeness=load("likeness"),
    )
    (point,) = made["points"]
    assert (point.origins, point.reports, point.status) == (1, 2, "reported")


def test_a_joint_statement_is_one_origin() -> None:
    text = report("The union and the mayor said that the second exit of the shaft was locked.")
    told = said(text, None, "said", "that the second exit of the shaft was locked")
    (point,) = join((text, [(told, UNION), (told, MAYOR)]))
    assert (point.status, point.origins) == ("reported", 1)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("cited", "the figure of a meeting watched by nine people"),
        ("condemned", "safety in the shaft that miners had praised"),
        ("said that", "a fire of more than nine hours counts as a disaster"),
        ("asked", "whether the second exit of the shaft was locked"),
    ],
)
def test_what_is_no_statement_of_fact_makes_no_point(cue: str, content: str) -> None:
    text = report(f"The union {cue} {content}.")
    assert join((text, [(said(text, "The union", cue, content), UNION)])) == ()


def test_a_mood_rejected_denies_no_fact() -> None:
    text = report("The union said that wages had fallen by a fifth. Corvus rejected the fear.")
    one = said(text, "The union", "said", "that wages had fallen by a fifth")
    two = said(text, "Corvus", "rejected", "the fear", stance="deny")
    (point,) = join((text, [(one, UNION), (two, MINE)]))
    assert point.status == "reported"


def test_an_accusation_rejected_is_the_one_made() -> None:
    text = report(
        "The union accused Corvus of hiding the reports. The mayor said that the shaft was deep. "
        "Corvus rejected the accusation."
    )
    one = said(text, "The union", "accused", "Corvus of hiding the reports", stance="accuse")
    two = said(text, "The mayor", "said", "that the shaft was deep")
    deny = said(text, "Corvus", "rejected", "the accusation", stance="deny")
    made = join((text, [(one, UNION), (two, MAYOR), (deny, MINE)]))
    assert [(p.status, p.statement) for p in made] == [
        ("disputed", "Corvus [accused] of hiding the reports"),
        ("reported", "the shaft was deep"),
    ]


def test_a_report_called_false_is_denied() -> None:
    text = report(
        "The union said that the second exit was locked. Corvus said the report was false."
    )
    one = said(text, "The union", "said", "that the second exit was locked")
    two = said(text, "Corvus", "Corvus said", "the report was false")
    (point,) = join((text, [(one, UNION), (two, MINE)]))
    assert sides(point) == {UNION.id: "affirm", MINE.id: "deny"}


def test_what_was_said_in_a_month_keeps_its_precision() -> None:
    text = report("In January the union said that the second exit of the shaft was locked.")
    told = said(text, "the union", "said", "that the second exit of the shaft was locked")
    told = replace(told, said=Moment("2025-01", "2025-01-01", "2025-01-31"))
    (point,) = join((text, [(told, UNION)]))
    assert point.positions[0].since == "2025-01"


def test_who_denies_and_affirms_on_one_day_has_not_admitted_it() -> None:
    text = report(
        "Corvus denied that the second exit of the shaft was locked. "
        "Corvus said that the second exit of the shaft was locked."
    )
    deny = said(
        text, "Corvus", "denied", "that the second exit of the shaft was locked", stance="deny"
    )
    told = said(text, "Corvus", "Corvus said", "that the second exit of the shaft was locked")
    (point,) = join((text, [(deny, MINE), (told, MINE)]))
    assert (point.status, [p.stance for p in point.positions]) == ("denied", ["deny"])


def test_who_takes_a_claim_back_has_withdrawn_it() -> None:
    early = report(
        "Ada Brandt said that the second exit of the shaft was locked.", "a", "2025-05-10"
    )
    late = report(
        "Ada Brandt withdrew her statement that the exit of the shaft was locked.",
        "b",
        "2025-05-14",
    )
    one = said(early, "Ada Brandt", "said", "that the second exit of the shaft was locked")
    two = said(
        late, "Ada Brandt", "withdrew her statement", "that the exit of the shaft was locked"
    )
    (point,) = join((early, [(one, MAYOR)]), (late, [(two, MAYOR)]))
    assert (point.status, point.origins) == ("withdrawn", 0)


def test_ignorance_is_doubt_and_no_affirmation() -> None:
    text = report(
        "The union said that the second exit was locked. "
        "The ministry said it could not confirm the report."
    )
    one = said(text, "The union", "said", "that the second exit was locked")
    two = said(text, "The ministry", "The ministry said", "it could not confirm the report")
    (point,) = join((text, [(one, UNION), (two, STATE)]))
    assert sides(point) == {UNION.id: "affirm", STATE.id: "doubt"}
    assert point.status == "reported"


def test_a_recording_called_staged_is_denied_where_it_was_shown() -> None:
    text = report(
        "The union showed a video and said that guards had beaten miners at the gate. "
        "It said that wages were late. Corvus said the video was staged."
    )
    one = said(text, "The union", "said", "that guards had beaten miners at the gate")
    two = said(text, "It", "It said", "that wages were late")
    deny = said(text, "Corvus", "Corvus said", "the video was staged")
    made = join((text, [(one, UNION), (two, UNION), (deny, MINE)]))
    assert {p.statement: p.status for p in made} == {
        "guards had beaten miners at the gate": "disputed",
        "wages were late": "reported",
    }


def test_what_there_is_not_is_denied() -> None:
    first = report("Corvus said there were no wolves in the shaft.", "a")
    second = report("The ministry said there were no wolves in the shaft.", "b")
    one = said(first, "Corvus", "said", "there were no wolves in the shaft")
    two = said(second, "The ministry", "said", "there were no wolves in the shaft")
    (point,) = join((first, [(one, MINE)]), (second, [(two, STATE)]))
    assert (point.status, point.statement) == (
        "denied",
        "[there were] wolves in the shaft",
    )


def test_a_denial_in_few_words_answers_what_was_said_in_many() -> None:
    text = report(
        "The union said that since May the second exit of the shaft at Corvus had been locked at "
        "night to keep thieves out. Corvus denied that the exit had been locked."
    )
    one = said(
        text,
        "The union",
        "said",
        "that since May the second exit of the shaft at Corvus had been locked at night to keep "
        "thieves out",
    )
    two = said(text, "Corvus", "denied", "that the exit had been locked", stance="deny")
    (point,) = join((text, [(one, UNION), (two, MINE)]))
    assert point.status == "disputed"


@pytest.mark.parametrize("stance", ["assess", "predict"])
def test_a_judgement_or_outlook_is_a_point_only_where_somebody_answers(stance: str) -> None:
    text = report("The union said that the shaft would flood in June. Corvus denied the claim.")
    one = replace(
        said(text, "The union", "said", "that the shaft would flood in June"),
        stance=stance,  # type: ignore[arg-type]
    )
    two = said(text, "Corvus", "denied", "the claim", stance="deny")
    assert join((text, [(one, UNION)])) == ()
    (point,) = join((text, [(one, UNION), (two, MINE)]))
    assert point.status == "disputed"


def test_a_states_mouths_are_one_that_changed_its_mind() -> None:
    early = report("The speaker denied that the shaft was locked at night.", "a", "2025-05-10")
    late = report("Ada Brandt admitted that the shaft was locked at night.", "b", "2025-05-14")
    one = said(early, "The speaker", "denied", "that the shaft was locked at night", stance="deny")
    two = said(
        late, "Ada Brandt", "admitted", "that the shaft was locked at night", stance="acknowledge"
    )
    speaker = actor("speaker", "person")
    links = (
        speaks(one, speaker),
        speaks(two, MAYOR),
        *(
            Link(f"l{a.id}", a.id, STATE.id, "speaks for", 1.0, "", "actors")
            for a in (speaker, MAYOR)
        ),
    )
    story = Story("s", "t", (early.id, late.id), actors=(speaker, MAYOR, STATE), links=links)
    made = points.run(
        (early, late),
        (reading(early, [one]), reading(late, [two])),
        story,
        concepts=load("concepts"),
        countries=load("countries"),
        vectors=load("vectors"),
        likeness=load("likeness"),
    )
    (point,) = made["points"]
    assert (point.status, point.origins) == ("acknowledged", 1)
    assert [(p.stance, p.since) for p in point.positions if p.actor == STATE.id] == [
        ("deny", "2025-05-10"),
        ("affirm", "2025-05-14"),
    ]


def test_what_nobody_told_of_is_not_answered() -> None:
    text = report("The union said that the second exit was locked. Corvus denied the photographs.")
    one = said(text, "The union", "said", "that the second exit was locked")
    two = said(text, "Corvus", "denied", "the photographs", stance="deny")
    (point,) = join((text, [(one, UNION), (two, MINE)]))
    assert sides(point) == {UNION.id: "affirm"}


def test_who_has_never_accused_takes_no_side() -> None:
    text = report("The mayor has never accused Corvus of flooding the lower shaft.")
    one = said(
        text,
        "The mayor",
        "has never accused",
        "Corvus of flooding the lower shaft",
        stance="accuse",
    )
    assert join((text, [(one, MAYOR)])) == ()


def test_who_is_blamed_and_denies_it_is_answered() -> None:
    text = report("The union blamed Corvus. Corvus denied flooding the lower shaft.")
    blame = said(text, "The union", "blamed", "Corvus", stance="accuse")
    deny = said(text, "Corvus", "denied", "flooding the lower shaft", stance="deny")
    mentions = tuple(
        Mention(f"m{nth}", span(text, "Corvus", nth), "Corvus", "organization", "name")
        for nth in (0, 1)
    )
    blamed = reading(text, [blame, deny], mentions=mentions)
    links = (
        speaks(blame, UNION),
        speaks(deny, MINE),
        *(Link(f"n{m.id}", m.id, MINE.id, "names", 1.0, "", "actors") for m in blamed.mentions),
    )
    story = Story("s", "t", (text.id,), actors=(UNION, MINE), links=links)
    made = points.run(
        (text,),
        (blamed,),
        story,
        concepts=load("concepts"),
        countries=load("countries"),
        vectors=load("vectors"),
        likeness=load("likeness"),
    )["points"]
    assert [(p.status, {q.actor for q in p.positions}) for p in made] == [
        ("disputed", {UNION.id, MINE.id})
    ]


def test_the_same_words_from_two_mouths_were_said_once() -> None:
    words = "the lower shaft had been flooded on purpose by the night crew"
    first = report(f"The union said {words}.", "a")
    second = report(f"The mayor said {words}.", "b")
    one = said(first, "The union", "said", words)
    two = said(second, "The mayor", "said", words)
    (point,) = join((first, [(one, UNION)]), (second, [(two, MAYOR)]))
    assert (point.status, point.origins) == ("reported", 1)


@pytest.mark.parametrize(
    "words", ["his flooding of shafts as a habit", "should the shaft be shut?"]
)
def test_what_is_no_proposition_is_no_point(words: str) -> None:
    text = report(f"The mayor said {words}.")
    assert join((text, [(said(text, "The mayor", "said", words), MAYOR)])) == ()


def test_who_speaks_first_person_is_named() -> None:
    words = "I was thrown out for opening the sluice"
    text = report(f"The mayor said {words}.")
    (point,) = join((text, [(said(text, "The mayor", "said", words), MAYOR)]))
    assert point.statement == f"[{MAYOR.name}:] {words}"


def test_what_somebody_will_not_do_denies_nothing() -> None:
    text = report("The union said the lower shaft had been flooded. The mayor said we can't.")
    one = said(text, "The union", "said", "the lower shaft had been flooded")
    two = said(text, "The mayor", "said", "we can't")
    (point,) = join((text, [(one, UNION), (two, MAYOR)]))
    assert point.status == "reported"


def test_a_denial_told_again_after_the_admission_is_no_new_one() -> None:
    told = report("Corvus Mining denied that the shaft had flooded.", "a", "2025-05-02")
    later = report(
        "Corvus Mining admitted that the shaft had flooded, as the union had said.",
        "b",
        "2025-05-09",
    )
    back = report("Corvus Mining, who denied that the shaft had flooded, pays.", "c", "2025-05-20")
    denies = said(told, "Corvus Mining", "denied", "that the shaft had flooded", stance="deny")
    admits = said(
        later, "Corvus Mining", "admitted", "that the shaft had flooded", stance="acknowledge"
    )
    again = said(back, "Corvus Mining", "denied", "that the shaft had flooded", stance="deny")
    (point,) = join((told, [(denies, MINE)]), (later, [(admits, MINE)]), (back, [(again, MINE)]))
    assert point.status == "acknowledged"
    assert [position.stance for position in point.positions] == ["deny", "affirm"]


def test_who_calls_untrue_what_was_said_before_affirms_it() -> None:
    text = report(
        "The union said that men had been in the shaft. “No men had been in the shaft, we told you. "
        "That was not true,” Ada Brandt said."
    )
    claim = said(text, "The union", "said", "that men had been in the shaft")
    owns = said(
        text,
        "Ada Brandt",
        "Brandt said",
        "“No men had been in the shaft, we told you. That was not true,”",
    )
    (point,) = join((text, [(claim, UNION), (owns, MAYOR)]))
    assert sides(point) == {UNION.id: "affirm", MAYOR.id: "affirm"}


@pytest.mark.parametrize(
    ("words", "statement"),
    [
        (
            "it has no plan to close the northern shaft",
            "[there is a] plan to close the northern shaft",
        ),
        (
            "there is no plan to close the northern shaft",
            "[there is a] plan to close the northern shaft",
        ),
        (
            "the firm had no intention of closing the northern shaft",
            "[there is an] intention of closing the northern shaft",
        ),
    ],
)
def test_what_is_only_denied_is_worded_without_its_negation(words: str, statement: str) -> None:
    text = report(f"Corvus Mining said that {words}.")
    denial = said(text, "Corvus Mining", "said", f"that {words}")
    (point,) = join((text, [(denial, MINE)]))
    assert (point.status, point.statement) == ("denied", statement)
