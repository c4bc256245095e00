from __future__ import annotations

import pytest

from sayso.data import load
from sayso.join.measure.things import Things
from sayso.join.measure.titles import title

COUNTRIES = load("countries")


@pytest.mark.parametrize(
    ("counted", "what", "kind", "status", "of", "places", "wanted"),
    [
        (["people died", "dead"], {"=kill"}, "", "", "", ["Norrby"], "deaths in Norrby"),
        (["soldiers killed"], {"=kill"}, "=soldier", "", "NO", [], "Norwegian soldiers killed"),
        (["cases"], {"=case"}, "", "suspected", "", [], "suspected cases"),
        (["troops sent"], {"=send"}, "=soldier", "", "NO", ["Finland"],
         "Norwegian troops sent to Finland"),
        (["votes"], {"=vote"}, "", "", "Alder", [], "votes (Alder)"),
        (["percent of voters"], {"=vote"}, "", "", "NO", [], "percent of Norwegian voters"),
    ],
)  # fmt: skip
def test_titles(
    counted: list[str],
    what: set[str],
    kind: str,
    status: str,
    of: str,
    places: list[str],
    wanted: str,
) -> None:
    told = Things(frozenset(what), kind, status)
    assert title(counted, told, of, places, COUNTRIES) == wanted
