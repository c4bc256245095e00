from __future__ import annotations

import pytest

from sayso.join.actor.papers import written_by
from sayso.records import Mention, MentionForm
from sayso.records.mention import ActorKind
from tests.build import report, span


@pytest.mark.parametrize(
    ("paper", "other", "kind", "form", "its"),
    [
        ("a bulletin of the province", "the province", "organization", "description", True),
        ("a letter from auditors", "auditors", "group", "description", True),
        ("an audit by Dorn Partners", "Dorn Partners", "organization", "name", True),
        ("the newspaper's report", "the newspaper", "organization", "description", True),
        ("figures from the clinic", "the clinic", "organization", "description", True),
        ("a biography of Ana Rey", "Ana Rey", "person", "name", False),
        ("a study of Ana Rey", "Ana Rey", "person", "name", False),
        ("a law of the province", "the province", "organization", "description", False),
        ("a report on the clinic", "the clinic", "organization", "description", False),
    ],
)
def test_whose_a_paper_is(
    paper: str, other: str, kind: ActorKind, form: MentionForm, its: bool
) -> None:
    text = report(f"It will close, according to {paper}, on Friday.")
    whole, part = span(text, paper), span(text, other)
    name = paper.split(" ", 1)[1] if paper.split()[0] in ("a", "an", "the") else paper
    mentions = tuple(
        sorted(
            (
                Mention("paper", whole, name, "organization", "description"),
                Mention("other", part, other, kind, form),
            ),
            key=lambda m: (m.span.start, -m.span.end),
        )
    )
    first = next(m for m in mentions if m.id == "paper")
    found = written_by(first, whole, mentions, [m.span.start for m in mentions])
    assert (found.id if found else None) == ("other" if its else None)
