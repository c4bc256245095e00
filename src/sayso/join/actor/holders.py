"""Who held an office on a day: "the director" of March need not be the director of April."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.data.countries import Countries
from sayso.data.titles.people import fold
from sayso.data.titles.words import content
from sayso.join.actor.joined import Joined
from sayso.join.actor.local import Local
from sayso.join.actor.setting import Setting

# Offices that one person at a time holds, where it is told of what.
_OFFICES = frozenset(
    """minister president premier chancellor governor mayor director head chief commissioner
    superintendent ambassador envoy secretary chairman chairwoman chairperson chair prosecutor king queen
    pope manager coach rector dean principal commander administrator sheriff
    spokesman spokeswoman ombudsman coroner""".split()
)
# Of these a place has one, so that a story which names one of them means that one.
_ALONE = frozenset(
    "president chancellor governor mayor ombudsman sheriff king queen coroner".split()
)
_SAME = {
    "chairwoman": "chair",
    "chairman": "chair",
    "chairperson": "chair",
    "premier": "minister",
    "head": "director",
    "chief": "director",
    "manager": "director",
}
# Who no longer is, or is not the holder.
_PAST = re.compile(
    r"\b(?:former|ex|onetime|one-time|retired|then|late|outgoing|ousted|predecessor|successor|"
    r"designate|candidate|nominee|next|future|incoming|elect|would-be|first-term)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*['’]?")
_SMALL = frozenset("of the and for on in to at a an de del la its his her their our who".split())
# Nor does it tell which: a region has one governor, whatever it is called.
_VAGUE = frozenset(
    """public general affairs s ministry republic office department regional provincial state local
    municipal""".split()
)
# Words of rank: who bears one more or one less holds another office.
_RANKS = frozenset("deputy vice acting interim assistant associate junior senior shadow".split())
_DEFINITE = re.compile(r"^[Tt]he\s|^[A-Z][\w. -]*['’]s?\s")
_OWNED = re.compile(r"^(?:my|our|your|his|her|its|their|whose)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Office:
    """The noun of an office, the words that say of what, and the country.

    `home` is the country that a report means where it tells none.
    """

    noun: str
    words: frozenset[str]
    country: str | None
    home: str | None = None

    def may_be(self, other: Office) -> bool:
        """Whether the other can be this office, told in as many words or more."""
        if self.words & _RANKS != other.words & _RANKS or not self.words <= other.words:
            return False
        if not self.words and other.words:
            return False
        if self.country:
            return self.country == (other.country or other.home)
        return other.country is None or self.home in (None, other.country)


def parse(role: str, countries: Countries) -> Office | None:
    """Take "Ecuador's deputy health minister" or "head of the port" apart."""
    if _PAST.search(role):
        return None
    tokens = _WORD.findall(role)
    stop = next(
        (n for n, t in enumerate(tokens) if n and fold(t) in ("of", "for", "at", "in")), len(tokens)
    )
    if not stop:
        return None
    noun = fold(tokens[stop - 1])
    if noun not in _OFFICES:
        return None
    country: str | None = None
    kept: list[str] = []
    for token in tokens[: stop - 1] + tokens[stop:]:
        bare = re.sub(r"['’]s?$", "", token)
        nation = None
        if bare[:1].isupper():
            nation = countries.by_name(bare) or countries.by_demonym(bare)
        if nation is not None:
            country = country or nation.code
        elif fold(token) not in _SMALL:
            kept.append({"defence": "defense"}.get(fold(bare), fold(bare)))
    return Office(_SAME.get(noun, noun), frozenset(content(kept) - _VAGUE), country)


def join(
    locals_: Sequence[Local],
    joined: Joined,
    settings: Mapping[str, Setting],
    countries: Countries,
) -> None:
    """Give each unnamed "the health minister" to whoever is called so nearest before that day."""
    called = {
        joined.root(n) for n, local in enumerate(locals_) if local.kind == "person" and local.named
    }
    borne: dict[str, list[tuple[str, Office, int]]] = {}
    for number, local in enumerate(locals_):
        if local.kind == "person" and joined.root(number) in called:
            for words in _roles(local):
                office = parse(words, countries)
                if office is not None and (office.words or office.noun in _ALONE):
                    at = settings[local.report]
                    told = office.country or local.country
                    office = Office(office.noun, office.words, told, at.home)
                    borne.setdefault(office.noun, []).append((at.day, office, number))
    for number, local in enumerate(locals_):
        lead = local.lead
        if local.kind != "person" or joined.root(number) in called or lead.form != "description":
            continue
        if lead.plural or not _definite(lead.span.text):
            continue
        office = parse(lead.name, countries)
        if office is None or not (office.words or office.noun in _ALONE):
            continue
        at = settings[local.report]
        mine = Office(office.noun, office.words, office.country or local.country, at.home)
        holder = _holder(mine, at.day, borne.get(office.noun, ()), joined)
        if holder is not None:
            joined.join(holder, number, "bore that office at the time")


def _definite(words: str) -> bool:
    return bool(_DEFINITE.match(words)) and not _OWNED.match(words)


def _roles(local: Local) -> list[str]:
    roles = [m.role for m in local.mentions if m.role]
    roles += [m.name for m in local.mentions if m.form == "description"]
    return roles


def _holder(
    office: Office, day: str, borne: Sequence[tuple[str, Office, int]], joined: Joined
) -> int | None:
    """The root of the only person who fits, or of the last so called by the day of the report.

    Where two are called so by turns, there are two such offices, and nobody can tell which.
    """
    days: dict[int, list[str]] = {}
    exact: set[int] = set()
    for when, other, number in borne:
        if office.may_be(other):
            days.setdefault(joined.root(number), []).append(when)
            if office.words == other.words:
                exact.add(joined.root(number))
    if len(days) < _TWO:
        # One told later, and of more, may well hold another office.
        return next((r for r, told in days.items() if r in exact or min(told) <= day), None)
    terms = sorted((min(told), max(told), root) for root, told in days.items())
    if any(left[1] > right[0] for left, right in pairwise(terms)):
        return None
    before = [term for term in terms if term[0] <= day]
    if not before or (len(before) > 1 and before[-1][0] == before[-2][0]):
        return None
    return before[-1][2]


_TWO = 2
