from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.records import Manner, Span, Stance, Words
from sayso.tell.verbs import lead
from tests.tell.sample import build

FIRST = build().attributions[0]


def _lead(stance: Stance, cue: str, content: str, manner: Manner = "speech") -> str:
    return lead(
        replace(
            FIRST,
            stance=stance,
            manner=manner,
            cue=Words((Span("r", 0, len(cue), cue),)),
            content=Words((Span("r", 99, 99 + len(content), content),)),
        )
    )


@pytest.mark.parametrize(
    ("cue", "told"), [("fear", "fear"), ("Thinks", "thinks"), ("opinion", "believed")]
)
def test_a_belief_by_its_own_verb(cue: str, told: str) -> None:
    assert _lead("assess", cue, "that the river will rise", "belief") == told


@pytest.mark.parametrize(
    ("stance", "cue", "content", "told"),
    [
        # The content is what the verb acts upon: only the verb itself tells what was done.
        ("assert", "puts", "the loss at nine million euros", "puts"),
        ("assert", "has revised", "its forecast to 40 cases", "has revised"),
        ("assert", "put", "it at 27", "put"),
        ("assess", "called", "the dam “a time bomb”", "called"),
        ("assess", "thanked", "the crews of the lifeboats", "thanked"),
        ("deny", "took back her account of", "a second driver", "took back her account of"),
        ("demand", "summoned", "the envoy", "summoned"),
        # The report's own verb, where it tells more than that something was said.
        ("assert", "said", "the river would rise again", "said"),
        ("assert", "revealed", "that the pump had failed", "said"),
        ("assess", "complained", "“Nobody asked us”", "complained"),
        ("promise", "vowed", "to rebuild the bridge", "vowed"),
        # Who only says that it will not say, says it; a verb that tells so is told.
        ("ask", "Asked by", "whether the dam would hold", "asked"),
        ("decline", "said", "it never comments on rumours", "said"),
        ("decline", "would not say", "whether it had paid", "would not say"),
        ("decline", "didn't say", "whether it had paid", "didn't say"),
        # Neither a noun, a preposition nor a passive can stand behind a name.
        ("accuse", "accusation of", "neglect", "accused"),
        ("assert", "according to", "the second count", "said"),
        ("assess", "has been seen as", "a warning", "said"),
        ("assert", "were said", "flares", "said"),
        ("assert", "(", "Missing: 5", "said"),
    ],
)
def test_the_verb_that_fits(stance: Stance, cue: str, content: str, told: str) -> None:
    assert _lead(stance, cue, content) == told
