from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.mark import mentions
from sayso.records import Reading, Report

Nlp = Callable[[str], Doc]
BOTH = "The ferries to Oslo belong to Norvik Shipping. "
OWNER = "Its owner is Anna Norvik, who said that she was proud. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BOTH + "Norvik said that the ferry was safe.", "organization"),
        (BOTH + OWNER + "Norvik denied that it had been warned.", "organization"),
        (BOTH + OWNER + "Norvik said that she would resign.", "person"),
        (BOTH + OWNER + "Norvik said no more.", "person"),
        (BOTH + OWNER + "Ms. Norvik said no more.", "person"),
        (
            "He studied at Norvik University. It was opened by Anna Norvik. Norvik said no more.",
            "person",
        ),
    ],
)
def test_a_name_alone_is_the_company_or_its_owner(nlp: Nlp, text: str, kind: str) -> None:
    report = Report("r", "r", text)
    data = {name: load(name) for name in mentions.STEP.uses}
    found = mentions.run(report, nlp(text), Reading("r"), **data)["mentions"]
    last = [m for m in found if m.name == "Norvik"][-1]
    assert last.kind == kind
