from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.join.test_actors import Told

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Ana Rey, president of the Lake Watch, spoke on Monday. She said her group had found "
            "two more.",
            "Lake Watch",
        ),
        (
            "Ana Rey, president of the Lake Watch, spoke on Monday. She said Ana Rey’s group had "
            "found two more.",
            "Lake Watch",
        ),
        (
            "Ana Rey, former president of the Lake Watch, spoke on Monday. She said her group had "
            "found two more.",
            "Ana Rey’s group",
        ),
        (
            "Ana Rey, president of the Reed Council, spoke on Monday. She said her company had "
            "found two more.",
            "Ana Rey’s company",
        ),
    ],
)
def test_whose_group_it_is(nlp: Nlp, text: str, body: str) -> None:
    words = next(w for w in ("her group", "Ana Rey’s group", "her company") if w in text)
    told = Told(nlp, [text, "The Lake Watch and the Reed Council met."], [(0, words)])
    assert told.who(0) == [body]
    known = {a.id for a in told.actors}
    assert {link.right for link in told.links} <= known
