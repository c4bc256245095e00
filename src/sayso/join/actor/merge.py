"""The same actors across reports.

Candidates share a key (a country, a family name, a plain name, initials, an office), so that only
those are compared; what is joined is kept in a union-find together with the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sayso.data.countries import Countries, Country
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import content, offices, plain
from sayso.join.actor import bodies, holders, leads, persons
from sayso.join.actor.joined import Joined
from sayso.join.actor.kinds import settled
from sayso.join.actor.local import Local
from sayso.join.actor.offices import office_of
from sayso.join.actor.outlets import Outlets
from sayso.join.actor.setting import Setting, Settings


def merge(
    found: Sequence[Local],
    settings: Settings,
    speaking: Collection[str],
    outlets: Outlets,
    countries: Countries,
    titles: Titles,
) -> tuple[list[Local], Joined]:
    """The actors of single reports with their kinds settled, and which of them are the same."""
    found = bodies.split(found, settings, countries, titles)
    short = bodies.brackets(found, settings)
    published = {n: outlet_of(local, settings, outlets) for n, local in enumerate(found)}
    numbers = {id(local): n for n, local in enumerate(found)}
    shortened = {name for _, name in short}

    def body(local: Local) -> bool:
        return bool(published[numbers[id(local)]]) or plain(local.lead.name) in shortened

    locals_ = settled(found, titles, body)
    of = {
        n: code
        for n, local in enumerate(locals_)
        if local.kind == "organization"
        and (code := bodies.country(local, settings[local.report], countries, titles))
    }
    joined = Joined(len(locals_), of)
    _states(locals_, joined)
    _forms(locals_, joined)
    _outlets(locals_, joined, published)
    companies = _short(locals_, joined, titles)
    persons.join(locals_, joined, titles, companies)
    leads.join(locals_, joined, settings, speaking, titles)
    holders.join(locals_, joined, settings, countries)
    bodies.join(locals_, joined, settings, short, countries, titles)
    _offices(locals_, joined, countries)
    _described(locals_, joined, settings, countries, titles)
    _police(locals_, joined, settings)
    return locals_, joined


def outlet_of(local: Local, settings: Mapping[str, Setting], outlets: Outlets) -> str | None:
    """The core of the outlet of the story that the actor's name names."""
    lead = local.lead
    if local.kind == "state" or lead.role or lead.form == "pronoun":
        return None
    own = settings[local.report].report.outlet
    return outlets.find(lead.span.text, own) or outlets.find(lead.name, own)


def _outlets(locals_: Sequence[Local], joined: Joined, published: Mapping[int, str | None]) -> None:
    first: dict[str, int] = {}
    for number, local in enumerate(locals_):
        known = published[number]
        if known is not None and local.kind == "organization":
            joined.join(first.setdefault(known, number), number, "an outlet of the story")


def _states(locals_: Sequence[Local], joined: Joined) -> None:
    first: dict[str, int] = {}
    for number, local in enumerate(locals_):
        lead = local.lead
        if (
            lead.form in ("name", "metonym")
            and lead.country
            and (local.kind == "state" or lead.country == "EU")
        ):
            joined.join(first.setdefault(lead.country, number), number, "the same state")


def _forms(locals_: Sequence[Local], joined: Joined) -> None:
    """Companies by one name, with and without their form: "Norvik S.A." and "Norvik"."""
    alike: dict[str, dict[str, list[int]]] = {}
    for number, local in enumerate(locals_):
        if local.kind == "organization" and local.lead.form in ("name", "metonym"):
            name = plain(local.lead.name)
            alike.setdefault(_core(name), {}).setdefault(name, []).append(number)
    for names in alike.values():
        if len(names) > 1:
            first, *rest = sorted(number for numbers in names.values() for number in numbers)
            for number in rest:
                joined.join(first, number, "the same name but for the form of the company")


def _core(name: str) -> str:
    """The name of a company without its form: "norvik" of "norvik sa"."""
    words = name.split()
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    return " ".join(words)


def _short(locals_: Sequence[Local], joined: Joined, titles: Titles) -> frozenset[int]:
    """Give a company's first word alone to the only company of the story that begins so.

    Where a report never introduces a person of that name, neither by a full name nor by "Ms.",
    "she" or a title, "Dahl" is Dahl Shipping and not its owner. Returns the numbers given.
    """
    holders: dict[str, dict[str, int]] = {}
    for number, local in enumerate(locals_):
        if local.kind == "organization" and local.lead.form == "name":
            name = plain(local.lead.name)
            for begun in _beginnings(name, titles):
                holders.setdefault(begun, {}).setdefault(name, number)
    given = set()
    for number, local in enumerate(locals_):
        if local.lead.form != "name" or local.kind not in ("organization", "person"):
            continue
        found = _parent(holders.get(plain(local.lead.name), {}), titles)
        person = local.kind == "person" and any(
            m.role or m.form == "pronoun" or len(m.span.text.split()) > 1 for m in local.mentions
        )
        if len(found) == 1 and not person:
            joined.join(next(iter(found.values())), number, "the only body whose name begins so")
            given.add(number)
    return frozenset(given)


def _parent(found: Mapping[str, int], titles: Titles) -> Mapping[str, int]:
    """Of firms whose names begin alike the one whose name all the others go on from."""
    if len(found) < _BARE:
        return found
    cores = {}
    for name, number in found.items():
        cores[_core(name)] = (name, number)
    shortest = min(cores, key=lambda core: (len(core), core))
    if len(shortest.split()) > 1 and all(f"{core} ".startswith(f"{shortest} ") for core in cores):
        name, number = cores[shortest]
        return {name: number}
    return found


def _beginnings(name: str, titles: Titles) -> Iterator[str]:
    """The short names that a body's name begins with: its first word, all but what kind it is."""
    words = name.split()
    if len(words) > 1 and not titles.families(words[0]):
        yield words[0]
    end = len(words)
    while end > 1 and (
        titles.families(words[end - 1]) or words[end - 1] in titles.trades | {"general"}
    ):
        end -= 1
    if 1 < end < len(words):
        yield " ".join(words[:end])


def _offices(locals_: Sequence[Local], joined: Joined, countries: Countries) -> None:
    first: dict[str, int] = {}
    for number, local in enumerate(locals_):
        if not local.named:
            office = office_of(local.lead.name, local.kind, local.country, countries)
            if office is not None:
                joined.join(first.setdefault(office, number), number, "the same office")


def _described(
    locals_: Sequence[Local],
    joined: Joined,
    settings: Mapping[str, Setting],
    countries: Countries,
    titles: Titles,
) -> None:
    """Descriptions that name no one: "the Dutch navy" of two reports, "the county police"."""
    holders: dict[tuple[str, ...], set[int]] = {}
    for number, local in enumerate(locals_):
        if local.named:
            for trait in _traits(local, countries, titles):
                holders.setdefault(trait, set()).add(number)
    spread = _spread(locals_, joined)
    least = max(2.0, _MAIN * len(settings))
    main = {root for root, told in spread.items() if told >= least}
    first: dict[tuple[str, ...], int] = {}
    for number, local in enumerate(locals_):
        if local.named or local.kind is None:
            continue
        traits = list(_traits(local, countries, titles))
        # "the union", once told which, is not every union.
        traits = [t for t in traits if len(t) > _BARE] or traits
        found = set[int]()
        for trait in traits:
            if trait in holders:  # of those that were joined since the first is enough
                holders[trait] = set(map(joined.root, holders[trait]))
                found |= holders[trait]
        vague = all(len(t) == _BARE and not t[0] and _vague(t[1], titles) for t in traits)
        if vague and not found <= main:
            continue  # "the company" is the one that the story is about, or any
        if len(found) > 1 and all(len(t) == _BARE for t in traits):
            found = _foremost(found, joined, spread, settings[local.report])
        if len(found) == 1:
            joined.join(found.pop(), number, "the only one so described")
        elif local.lead.plural and local.kind == "group":
            words = (local.report, "plural", fold(local.lead.name))
            joined.join(first.setdefault(words, number), number, "the same words")
        elif not found:
            # "the company" may be another in the next report, "the county police" is not.
            for trait in traits:
                if len(trait) > _BARE:
                    joined.join(first.setdefault(trait, number), number, "the same description")


def _police(locals_: Sequence[Local], joined: Joined, settings: Mapping[str, Setting]) -> None:
    """Give "the police" to the only national police of the story, in reports of the same country.

    Where the story names no police at all, those of one country are one.
    """
    forces: dict[int, set[str | None]] = {}
    for number, local in enumerate(locals_):
        if local.lead.form == "name" and plain(local.lead.name) in _NATIONAL:
            at = settings[local.report]
            forces.setdefault(joined.root(number), set()).add(at.home or at.most)
    bare = [n for n, each in enumerate(locals_) if not each.named and _is_police(each)]
    if not any(each.named and "police" in fold(each.lead.name).split() for each in locals_):
        first: dict[str, int] = {}
        for number in bare:
            at = settings[locals_[number].report]
            home = at.home or at.most
            if home is not None:
                joined.join(first.setdefault(home, number), number, "the same words")
    if len(forces) != 1:
        return
    (root, homes), *_ = forces.items()
    if len(homes) > 1 or None in homes:
        return
    for number in bare:
        at = settings[locals_[number].report]
        if (at.home or at.most) in homes:
            joined.join(root, number, "the only national police")


def _is_police(local: Local) -> bool:
    return plain(local.lead.span.text) == "police"


def _traits(local: Local, countries: Countries, titles: Titles) -> Iterator[tuple[str, ...]]:
    """What tells an actor without its name: country, noun and qualifiers, or its office."""
    for mention in local.mentions:
        if mention.plural or mention.kind not in ("organization", "person"):
            continue
        country = mention.country or ""
        if mention.form == "description":
            words = [w.removesuffix("'s") for w in fold(mention.name).split()]
            words = words[: words.index("of")] if "of" in words else words
            definite = bool(country) or fold(mention.span.text).startswith("the ")
            if not words or not definite or " of " in mention.name:
                continue
            if mention.kind == "organization" and titles.families(words[-1]):
                large = any(w[:1].isupper() for w in mention.name.split()[: len(words)])
                if len(words) > 1 and not (country or large) and _vague(words[-1], titles):
                    continue
                nation = countries.by_code.get(country)
                known = _words_of(nation) if nation else frozenset()
                told = sorted(content(words[:-1]) - known)
                if len(words) > 1 and not told and not country:
                    continue  # "the state agency", "the other union"
                family = min(titles.families(words[-1])) if country else words[-1]
                yield (country, family, *told)
            elif mention.kind == "person" and country and words[-1] in _SINGLE:
                yield country, words[-1]
        elif mention.kind == "person" and mention.role and country:
            role = mention.role.lower()
            if "former" not in role and "vice" not in role:
                for noun in sorted(offices(role) & _SINGLE):
                    yield country, noun


def _spread(locals_: Sequence[Local], joined: Joined) -> dict[int, int]:
    """How many reports name or describe each actor, by its root."""
    reports: dict[int, set[str]] = {}
    for number, local in enumerate(locals_):
        if local.lead.form != "pronoun":
            reports.setdefault(joined.root(number), set()).add(local.report)
    return {root: len(told) for root, told in reports.items()}


def _foremost(found: set[int], joined: Joined, spread: Mapping[int, int], at: Setting) -> set[int]:
    """Of several ministries the one that the story speaks of far more than of the others.

    Where the report is at home somewhere, only that country's.
    """
    home = at.home or at.most
    near = {r for r in found if home is None or joined.country(r) in (None, home)}
    ranked = sorted(near, key=lambda r: (-spread.get(r, 0), r))
    if len(ranked) < 2 or spread.get(ranked[0], 0) >= _FAR_MORE * spread.get(ranked[1], 0):
        return set(ranked[:1])
    return found


def _vague(noun: str, titles: Titles) -> bool:
    """Whether the noun means another body in every report, where no name says which."""
    return bodies.common(noun, titles) or titles.families(noun) <= {"government", "committee"}


def _words_of(nation: Country) -> frozenset[str]:
    names = (nation.name, *nation.aliases, *nation.demonyms)
    return frozenset(word for name in names for word in fold(name).split())


# What ends the names of companies.
_FORMS = frozenset("ltd plc inc corp co llc gmbh ag sa asa ab as bv nv spa pte limited".split())
_NATIONAL = frozenset({"national police", "federal police"})
# The share of a story's reports that name the actors whom it is about.
_MAIN = 0.3
_FAR_MORE = 3
# A country and a noun's family, without anything that tells one body from another.
_BARE = 2
# Offices that one person at a time holds in a country.
_SINGLE = frozenset({"president", "premier", "chancellor", "king", "queen", "emperor", "pope"})
