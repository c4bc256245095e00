from __future__ import annotations

from dataclasses import replace

from sayso.records import Span
from sayso.tell.cast import UNSOURCED, cast
from sayso.tell.cites import shelve
from sayso.tell.told import told_once
from tests.tell.sample import build

BRIEF = build()
CAST = cast(BRIEF, shelve(BRIEF.reports))
WIRE = BRIEF.reports[0]
COPY = next(each for copy in BRIEF.copies for each in copy.reports if each != copy.original)


def test_names_in_words() -> None:
    assert CAST.name("oberg") == "Mats Öberg"
    assert CAST.name("The Harbour Post") == "The Harbour Post"
    assert CAST.names(("sweden", "finland", "sweden")) == "Sweden and Finland"
    assert CAST.marked("crew") == "two crew members (name withheld)"


def test_no_id_is_shown_for_an_actor_that_is_missing() -> None:
    assert CAST.name("actor-0123456789ab") == "a source not named"


def test_of_two_roles_that_say_the_same_the_fuller_is_told() -> None:
    roles = ("agency’s director", "director of the dam agency", "engineer")
    source = next(a for a in BRIEF.attributions if len(a.source.actors) == 1)
    (key,) = source.source.actors
    known = replace(CAST, actors={**CAST.actors, key: replace(CAST.actors[key], roles=roles)})
    assert known.about(source).startswith("director of the dam agency, engineer")


def test_a_pronoun_is_no_speaker() -> None:
    first = BRIEF.attributions[0]

    def said_by(word: str) -> list[str]:
        source = replace(first.source, actors=(), spans=(Span(WIRE.id, 0, len(word), word),))
        return [each.speaker for each in told_once((replace(first, source=source),), CAST)]

    shown = replace(BRIEF.reports[0], text="They" + BRIEF.reports[0].text[4:])
    known = replace(CAST, shelf=shelve((shown, *BRIEF.reports[1:])))
    source = replace(first.source, actors=(), spans=(Span(WIRE.id, 0, 4, "They"),))
    assert known.speaker(replace(first, source=source)) == UNSOURCED
    assert said_by("You") == []


def test_a_short_form_and_a_form_of_address_are_no_roles() -> None:
    attribution = next(each for each in BRIEF.attributions if each.source.actors == ("oberg",))
    actor = replace(CAST.actors["oberg"], roles=("Colonel", "Col", "Dr"), country="TG")
    known = replace(CAST, actors={**CAST.actors, "oberg": actor})
    assert known.about(attribution) == "Colonel, Togo"
    twice = replace(actor, roles=("NTSB chair", "N.T.S.B. Chair"), country=None)
    known = replace(CAST, actors={**CAST.actors, "oberg": twice})
    assert known.about(attribution) == "NTSB chair"
    envoy = replace(actor, roles=("Togo’s envoy",))
    known = replace(CAST, actors={**CAST.actors, "oberg": envoy})
    assert known.about(attribution) == "Togo’s envoy"


def test_a_relative_pronoun_is_no_part_of_a_name() -> None:
    first = BRIEF.attributions[0]
    words = "Bank slips that"
    source = replace(first.source, actors=(), spans=(Span(WIRE.id, 0, len(words), words),))
    report = replace(WIRE, text=words + " show it. " + WIRE.text)
    known = cast(BRIEF, shelve(tuple(report if r is WIRE else r for r in BRIEF.reports)))
    assert known.speaker(replace(first, source=source)) == "Bank slips"
