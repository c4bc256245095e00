from __future__ import annotations

from sayso.tell import svg
from sayso.tell.svg import Frame


def drawing(label: str) -> str:
    x = {"field": "x", **svg.pixels(100)}
    y = {"field": "y", **svg.pixels(50, downward=True)}
    layer = svg.layer(
        [{"x": 10, "y": 10, "label": label}],
        {"type": "text", "color": svg.INK},
        x=x,
        y=y,
        text="label",
    )
    return str(svg.markup(svg.layered([layer], Frame(100, 50)), "name", "A <title>", "A & b"))


def test_colours_follow_the_page() -> None:
    assert f"var(--ink,{svg.INK})" in drawing("word")


def test_words_of_reports_are_escaped() -> None:
    shown = drawing("<script>&")
    assert "<script>" not in shown
    assert "A &lt;title&gt;" in shown
    assert "A &amp; b" in shown


def test_no_styles_in_attributes() -> None:
    assert " style=" not in drawing("word")


def test_width_of_text_grows_with_it() -> None:
    assert svg.text_width("iii", 12) < svg.text_width("nnn", 12) < svg.text_width("MMM", 12)
