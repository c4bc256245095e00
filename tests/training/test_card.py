from __future__ import annotations

from pathlib import Path
from typing import Any

from training.attribution.card import HEAD, with_scores

import sayso.data.reader

SHIPPED = Path(sayso.data.reader.__file__).parent


def test_the_card_gets_the_scores() -> None:
    rates = {"f1": 0.5, "precision": 0.25, "recall": 0.75}
    table = {"full": rates, "content_relaxed": {"f1": 0.625}, "content_exact": {"f1": 0.125}}
    result: dict[str, Any] = {
        "attribution": table,
        "attribution_by_type": {"direct": table},
        "by_outlet": {"courier": table},
        "token": {role: {"f1": 0.375} for role in ("source", "cue", "content")},
        "words_per_cpu_second": 1234,
    }
    card = with_scores((SHIPPED / "card.md").read_text(encoding="utf-8"), result)
    row = "0.500 | 0.250 | 0.750 | 0.625 | 0.125 |"
    assert [f"| {name} | {row}" in card for name in ("all", "direct", "courier")] == [True] * 3
    assert card.count(HEAD) == 1
    assert "| nyt |" not in card
    assert "Token F1: source 0.375, cue 0.375, content 0.375." in card
    assert "1,234 words per CPU-second" in card
