from __future__ import annotations

import pytest

from sayso.read.language import guess
from tests.read.stories import TEXT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, "en"),
        ("Le ferry a heurté un récif dans la nuit et les secours sont sur place pour les blessés, qui ne sont pas tous à terre." * 2, "fr"),
        ("Die Fähre ist auf ein Riff gelaufen und die Küstenwache hat nicht gesagt, wie viele Menschen an Bord sind." * 2, "de"),
        ("too short to tell", None),
        ("1 2 3 4 5 " * 50, None),
    ],
)  # fmt: skip
def test_the_commonest_words_tell(text: str, expected: str | None) -> None:
    assert guess(text) == expected
