"""What the reports say that somebody is, and what they only seem to say."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.join.test_actors import Told

Nlp = Callable[[str], Doc]


def test_a_relation_is_no_office(nlp: Nlp) -> None:
    text = "Ivo Lund resigned. His successor, Ana Rey, promised calm. Ana Rey, a judge, left."
    roles = Told(nlp, [text]).named("Ana Rey").roles
    assert roles
    assert not any("successor" in role for role in roles)


def test_nobody_is_her_own_minister(nlp: Nlp) -> None:
    text = "Ana Rey spoke. Ana Rey, her defence minister, left."
    assert not any(role.startswith("Ana Rey") for role in Told(nlp, [text]).named("Ana Rey").roles)


@pytest.mark.parametrize(
    ("texts", "holder"),
    [
        (["Ombudsman Ana Rey said so.", "The ombudsman counted nine."], "Ana Rey"),
        (
            ["Ombudsman Ana Rey said so. Ombudsman Ivo Lund left.", "The ombudsman counted nine."],
            None,
        ),
    ],
)
def test_the_only_holder_of_an_office_of_which_there_is_one(
    nlp: Nlp, texts: list[str], holder: str | None
) -> None:
    told = Told(nlp, texts, [(1, "The ombudsman")])
    assert told.who(0) == [holder or "ombudsman"]
