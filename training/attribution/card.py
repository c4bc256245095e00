"""The scores of a trained reader, written into its card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

HEAD = "| | full F1 | precision | recall | content relaxed F1 | content exact F1 |"
_TABLE = re.compile(re.escape(HEAD) + r"\n(?:\|.*\n)+")
_TOKENS = re.compile(r"Token F1: source [\d.]+, cue [\d.]+, content [\d.]+\.")
_SPEED = re.compile(r"[\d,]+ words per CPU-second")


def with_scores(card: str, result: dict[str, Any]) -> str:
    """A card's text with the figures of `benchmarks.attributions.measure` in place of its own."""
    card = _TABLE.sub("\n".join((HEAD, "| --- " * 6 + "|", *_rows(result), "")), card)
    token = {role: rates["f1"] for role, rates in result["token"].items()}
    card = _TOKENS.sub(
        f"Token F1: source {token['source']:.3f}, cue {token['cue']:.3f}, "
        f"content {token['content']:.3f}.",
        card,
    )
    return _SPEED.sub(f"{result['words_per_cpu_second']:,} words per CPU-second", card)


def _rows(result: dict[str, Any]) -> Iterator[str]:
    tables = {
        "all": result["attribution"],
        **result["attribution_by_type"],
        **result["by_outlet"],
    }
    for name, table in tables.items():
        full = table["full"]
        figures = (
            full["f1"],
            full["precision"],
            full["recall"],
            table["content_relaxed"]["f1"],
            table["content_exact"]["f1"],
        )
        yield f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |"
