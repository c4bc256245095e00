"""Charts as SVG inside a page: colours that follow the page's theme, names that never collide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import vl_convert
from markupsafe import Markup, escape

# The light theme's colours, so that a chart by itself looks right (in a notebook, say); in a page
# each becomes a variable of its style sheet. All differ, so that the way back is unambiguous.
INK, MUTED, RULE, PAPER = "#16181c", "#5a5e66", "#d8d3c8", "#fffdf9"
LAND, SHORE, SEA = "#ece7dc", "#c9c2b3", "#f7f5f0"
NAMED_LAND = "#dfd5bf"
# Eight hues that stay apart for all common kinds of colour blindness (after Okabe and Ito), dark
# enough for lines and small signs on white; the last is for everybody else.
SERIES = (
    "#0072b2",
    "#c44e00",
    "#007d5b",
    "#a3407c",
    "#806400",
    "#5b3fa0",
    "#4a7a12",
    "#6b6f76",
)

_VARIABLES = {
    INK: "ink",
    MUTED: "muted",
    RULE: "rule",
    PAPER: "paper",
    LAND: "land",
    NAMED_LAND: "named-land",
    SHORE: "shore",
    SEA: "sea",
    **{colour: f"c{number}" for number, colour in enumerate(SERIES, 1)},
}
_COLOUR = re.compile("|".join(_VARIABLES))
_OUTER = re.compile(r"<svg[^>]*>")
_IDENT = re.compile(r'\bid="([^"]+)"')
# Styles in attributes are refused by the page's policy, and the parts of a drawing are not read
# out one by one: the whole has a description, and the table beside it has the figures.
_NOISE = re.compile(
    r' (?:style|class|role|aria-[a-z]+|pointer-events|stroke-miterlimit)="[^"]*"'
    r'| (?:opacity|stroke-opacity|fill-opacity)="1"'
)
_EMPTY = re.compile(r'<path d="(?:M0,0h0v0h0Z)?"[^>]*/>|<g></g>')


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a drawing in pixels: the plot and the margins around it."""

    width: int
    height: int
    left: int = 8
    right: int = 8
    top: int = 8
    bottom: int = 8


def layer(values: list[dict[str, Any]], mark: dict[str, Any], **encoding: object) -> dict[str, Any]:
    """One layer of a Vega-Lite specification; a channel is a field's name or a full definition."""
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {
            channel: _channel(channel, value) if isinstance(value, str) else value
            for channel, value in encoding.items()
        },
    }


def layered(layers: Sequence[dict[str, Any]], frame: Frame) -> dict[str, Any]:
    """The `layers` that have something to show as one Vega-Lite specification with sayso's looks.

    It is made as plain data: building the same through Altair took five times as long as drawing
    it. `altair.Chart.from_dict` takes it as it is.
    """
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": frame.width,
        "height": frame.height,
        "padding": {
            "left": frame.left,
            "right": frame.right,
            "top": frame.top,
            "bottom": frame.bottom,
        },
        "autosize": "none",
        "background": "transparent",
        "layer": [each for each in layers if each["data"]["values"]],
        "config": {
            "view": {"stroke": None},
            "text": {"font": "sans-serif"},
            "axis": {
                "labelColor": MUTED,
                "labelFontSize": 12,
                "labelFont": "sans-serif",
                "labelPadding": 6,
                "tickColor": MUTED,
                "domainColor": INK,
                "gridColor": RULE,
            },
        },
    }


def pixels(size: int, *, downward: bool = False) -> dict[str, Any]:
    """The scale of a drawing that is placed in pixels: no axis, no rounding."""
    domain = [size, 0] if downward else [0, size]
    return {
        "type": "quantitative",
        "scale": {"domain": domain, "nice": False},
        "axis": None,
    }


def _channel(channel: str, field: str) -> dict[str, Any]:
    if channel in ("x2", "y2"):
        return {"field": field}
    if channel == "text":
        return {"field": field, "type": "nominal"}
    # Colours, shapes, sizes and angles are given as such, not to be scaled to others.
    kind = "quantitative" if channel in ("size", "angle") else "nominal"
    return {"field": field, "type": kind, "scale": None, "legend": None}


def markup(chart: dict[str, Any], name: str, title: str, description: str) -> Markup:
    """`chart` as SVG for a page; `name` tells its parts from those of the page's other drawings."""
    text = vl_convert.vegalite_to_svg(chart)
    size = re.search(r'viewBox="([^"]+)"', text)
    body = text[_OUTER.search(text).end() :]  # type: ignore[union-attr]
    # The converter numbers its parts through the life of the process.
    for number, ident in enumerate(dict.fromkeys(_IDENT.findall(body)), 1):
        body = body.replace(f'id="{ident}"', f'id="{name}-{number}"')
        body = body.replace(f"url(#{ident})", f"url(#{name}-{number})")
    body = _NOISE.sub("", body).replace(' font-family="sans-serif"', "")
    while (shorter := _EMPTY.sub("", body)) != body:
        body = shorter
    body = _COLOUR.sub(lambda match: f"var(--{_VARIABLES[match[0]]},{match[0]})", body)
    # Only `title` and `description` hold text that has not been through the converter's escaping.
    return Markup(  # noqa: S704
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size[1] if size else ""}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(description)}</desc>{body}'
    )


def text_width(text: str, size: float) -> float:
    """About how many pixels `text` takes in a sans-serif of `size` pixels."""
    narrow = sum(char in "iljtf.,:;'’|! " for char in text)
    wide = sum(char in "mwMW—…%" or ord(char) > 0x2E7F for char in text)
    return size * (0.55 * (len(text) - narrow - wide) + 0.3 * narrow + 0.9 * wide)
