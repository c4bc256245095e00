from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.tell import changes as forms
from sayso.tell.differences import changes
from tests.tell.test_differences import AFTER, BEFORE


@pytest.mark.parametrize("width", [40, 100])
def test_each_form_tells_each_change(width: int) -> None:
    made = changes(BEFORE, AFTER, "10 May 2025")
    lines = forms.text(made, AFTER, width=width)
    told = " ".join(lines.split())
    assert "Roth denied it, then affirmed it: the dam broke (12 May 2025) [1¶1] [2¶1]" in told
    assert "People who fled: 10 → 12 (Roth) (12 May 2025)" in told
    assert "2. Post, “Break”, 12 May 2025" in told
    page = forms.markdown(made, AFTER)
    assert "[^1]: the dam broke — Post, “No break”, 10 May 2025, paragraph 1." in page
    assert forms.NONE in forms.text(changes(AFTER, AFTER, "now"), AFTER)
    assert forms.NONE in forms.markdown(changes(AFTER, AFTER, "now"), AFTER)
    assert '"schema": "sayso/changes/1"' in forms.form(made)


def test_whoever_a_sentence_names_is_not_named_before_it() -> None:
    made = changes(BEFORE, AFTER, "10 May 2025")
    first = made.changes[0]
    told = replace(first, kind="said", who="Elm Water Board", was="", now="")

    def line(text: str) -> str:
        one = replace(made, changes=(replace(told, text=text),))
        return " ".join(forms.text(one, AFTER).split())

    assert "• The board said that the dam broke." in line("The board said that the dam broke.")
    assert "• Elm Water Board: She said that it broke." in line("She said that it broke.")
