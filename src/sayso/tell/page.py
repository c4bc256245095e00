"""The brief as one HTML file that needs no network."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.records import Brief
from sayso.tell import titles
from sayso.tell.sections import outline
from sayso.tell.views import Drawings, Outline
from sayso.tell.wording import colon, sentence


def render(brief: Brief, *, basemap: dict[str, Any] | None = None, charts: bool = True) -> str:
    """`brief` as one HTML page: no script, style, font or picture from elsewhere.

    `basemap` is the TopoJSON of the world's countries; without it no map is drawn. `charts` False
    leaves out all drawings, which are the slow part (their library takes a second to start).
    """
    told = outline(brief)
    css, js = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            told=told,
            titles=titles,
            contents=_contents(told),
            plain=_plain(told),
            charts=_drawings(told, basemap) if charts else Drawings(),
            css=Markup(css),  # noqa: S704 - our own file
            js=Markup(js),  # noqa: S704 - our own file
            policy=_policy(css, js),
        )
    )


def _drawings(told: Outline, basemap: dict[str, Any] | None) -> Drawings:
    # Only here: terminal, Markdown and JSON must not wait for the drawing library.
    from sayso.tell.drawings import draw

    return draw(told, basemap)


def _policy(css: str, js: str) -> str:
    return (
        f"default-src 'none'; style-src {_digest(css)}; script-src {_digest(js)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _plain(told: Outline) -> tuple[tuple[str, str, tuple[Any, ...]], ...]:
    return (
        ("reactions", titles.REACTIONS, told.reactions),
        ("motives", titles.MOTIVES, told.motives),
        ("alone", titles.ALONE, told.alone),
        ("transfers", titles.TRANSFERS, told.transfers),
        ("evidence", titles.EVIDENCE, told.evidence),
    )


def _contents(told: Outline) -> tuple[tuple[str, str], ...]:
    parts: tuple[tuple[str, str, object], ...] = (
        ("news", titles.NEWS, told.news),
        ("turns", titles.TURNS, told.turns),
        ("points", titles.POINTS, True),
        ("numbers", titles.NUMBERS, told.numbers),
        ("timeline", titles.TIMELINE, told.timeline),
        ("map", titles.MAP, told.places),
        ("voices", titles.VOICES, told.voices),
        *_plain(told),
        ("unknowns", titles.UNKNOWNS, True),
        ("changes", titles.CHANGES, told.changes),
        ("decisions", titles.DECISIONS, told.decisions),
        ("sources", titles.SOURCES, True),
    )
    return tuple((key, title) for key, title, shown in parts if shown)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("sayso.tell"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["capital"] = sentence
    environment.filters["colon"] = colon
    return environment


@cache
def _asset(name: str) -> str:
    return (files("sayso.tell") / "templates" / name).read_text("utf-8")
