"""Whose or which are counted: "its soldiers", "Norwegian troops", "the union's members"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.data.countries import Countries
from sayso.data.gazetteer.fold import fold
from sayso.join.measure.scene import Scene
from sayso.join.measure.scope import Grounds
from sayso.join.measure.things import Things
from sayso.records import Actor, Estimate

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Whoever speaks, where it is not known who that is.
OWN: Final = "=own"
_LOST = re.compile(r"^(?:soldiers|fighters|men|troops|rebels|servicemen) lost$", re.IGNORECASE)
_ARMY: Final = frozenset("army military forces troops brigade battalion".split())
# So far before a figure stands the country that "its" means.
_NEAR: Final = 160
# "He put the attackers' losses at nearly 60 dead": not his own.
_THEIRS: Final = re.compile(
    r"\b([a-z]+)['’]s? (?:own )?(?:losses|casualties|dead|fallen) (?:at|to|as) "
    r"(?:(?:about|around|some|nearly|almost|more than|at least|over|up to) )?\Z"
)
# "Our losses since May: 11 dead", "the army counted 163 dead": those of whoever counts.
_SIDE = re.compile(
    r"(?:\b(?:our|its|their|his|her) (?:own )?(?:losses|casualties|dead|fallen)\b[^.;\n]{0,60}"
    r"|\b(?:army|military|brigade|navy) (?:has |have |had )?(?:lost|counted|counts|buried|listed|lists)"
    r"(?: (?:about|around|some|nearly|almost|more than|at least|over|up to))?)\s+\Z",
    re.IGNORECASE,
)
_ITS = re.compile(r"\bof (?:its|their|our|his|her)\b|^(?:its|their|our)\b", re.IGNORECASE)


def owner(
    estimate: Estimate, found: Things, vouchers: Sequence[Actor], ground: Grounds, scene: Scene
) -> str | None:
    """A country's code, an actor's id or a folded name, None where nobody is named.

    The mouth that tells a number of people does not own them: neither the agency that reports the
    dead nor the official who counts them.
    """
    span = estimate.span
    home = next((code for actor in vouchers if (code := home_of(actor, scene.countries))), None)
    if home is not None and not any(_told(actor, home, scene.countries) for actor in vouchers):
        home = (
            _state(ground, span.start) or home
        )  # "Norway gave way. 46 of its men are there, he said."
    if found.human and _ITS.search(ground.text[span.start : span.end + 12]):
        return home or next((actor.id for actor in vouchers if actor.kind != "person"), None)
    if found.casualty and (army := _army(estimate.of or "", found, scene)):
        return army
    if found.casualty and _LOST.search(estimate.counted):
        if home is not None and estimate.of and home not in scene.armies.values():
            return OWN  # "Norway's spy agency puts the figure at 140": the soldiers are another's
        # whoever admits to have lost men lost their own
        own = home or next((actor.id for actor in vouchers if actor.kind != "person"), None)
        return own or OWN
    given = _given(estimate.of or "", found, vouchers, scene)
    if given is not None:
        return given
    words = [w for w in _WORD.findall(estimate.counted) if w[:1].isupper()]
    codes = [c.code for w in words if (c := scene.countries.by_demonym(w)) is not None]
    if codes:
        return codes[0]
    if (
        found.kind is None
        and found.casualty
        and _SIDE.search(ground.text, max(0, span.start - _NEAR), span.start)
    ):
        return home or scene.armies.get(span.report)
    theirs = _THEIRS.search(ground.text, max(0, span.start - _NEAR), span.start)
    if found.kind is None and found.casualty and theirs is not None:
        return fold(theirs[1])
    if found.kind != "=soldier":
        return None
    return home if found.casualty else scene.armies.get(span.report)


def _told(actor: Actor, home: str, countries: Countries) -> bool:
    """Whether an actor's names tell its country."""
    return home_of(replace(actor, country=None), countries) == home


def _state(ground: Grounds, at: int) -> str | None:
    """The country named last, not far before `at` in its paragraph."""
    near = next((place for place in ground.before(at) if place.whole), None)
    if near is None or at - near.end > _NEAR or "\n\n" in ground.text[near.end : at]:
        return None
    return near.place.country


def home_of(actor: Actor, countries: Countries) -> str | None:
    """The code of the country that an actor is of, by what is known of it or by its names."""
    if actor.country:
        return actor.country
    for name in (actor.name, *actor.aliases):
        for word in _WORD.findall(name):
            plain = re.sub(r"['’]s$", "", word)
            country = countries.by_demonym(plain) or countries.by_name(plain)
            if country is not None and word[:1].isupper():
                return country.code
    return None


def _army(of: str, found: Things, scene: Scene) -> str | None:
    """The country whose army is named: the dead of "the Norwegian army" are Norway's."""
    words = _WORD.findall(of)
    if found.kind not in (None, "=soldier") or not any(
        scene.concepts.of(word.casefold()) == "=soldier" or word.casefold() in _ARMY
        for word in words
    ):
        return None
    codes = (scene.countries.by_demonym(word) or scene.countries.by_name(word) for word in words)
    return next((country.code for country in codes if country is not None), None)


def _given(of: str, found: Things, vouchers: Sequence[Actor], scene: Scene) -> str | None:
    plain = re.sub(r"^the\s+|['’]s$", "", of.strip(), flags=re.IGNORECASE)
    if not plain:
        return None
    country = (
        scene.countries.by_demonym(plain)
        or scene.countries.by_name(plain)
        or scene.countries.by_capital(plain)
    )
    if country is not None:
        return country.code
    folded = fold(plain)
    if not found.human:
        return folded
    # "The ministry", "the region": a name for it stands elsewhere.
    if plain.islower() or plain.casefold() in scene.outlets:
        return None
    actor = scene.named.get(folded)
    if actor is None:
        return folded
    if actor.kind == "person" or actor in vouchers:
        return None
    return actor.country if found.kind == "=soldier" and actor.country else actor.id
