"""The same actors across reports.

Candidates share a key (a country, a family name, a plain name, initials, an office), so that only
those are compared; what is joined is kept in a union-find together with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.data.countries import Countries, Country
from sayso.data.titles import Gender, Titles, people
from sayso.data.titles.people import PersonName, fold
from sayso.data.titles.words import abbreviation, content, initials, offices, plain
from sayso.join.actor.local import Local
from sayso.join.actor.offices import office_of


class Joined:
    """Union-find over numbers; `why[n]` tells why n was joined to an earlier one."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self.why: dict[int, str] = {}

    def root(self, number: int) -> int:
        """The smallest number joined with `number`."""
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, one: int, two: int, reason: str) -> None:
        """Make both one, for this reason."""
        low, high = sorted((self.root(one), self.root(two)))
        if low != high:
            self._parent[high] = low
            self.why.setdefault(high, reason)

    def groups(self) -> Iterator[tuple[int, ...]]:
        """All that is joined, each group in order, groups by their first."""
        members: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            members.setdefault(self.root(number), []).append(number)
        yield from (tuple(group) for _, group in sorted(members.items()))


def merge(locals_: Sequence[Local], countries: Countries, titles: Titles) -> Joined:
    """Join the actors of single reports that are the same actor."""
    joined = Joined(len(locals_))
    _states(locals_, joined)
    companies = _short(locals_, joined)
    _people(locals_, joined, titles, companies)
    _bodies(locals_, joined)
    _offices(locals_, joined, countries)
    _described(locals_, joined, countries, titles)
    return joined


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


def _people(
    locals_: Sequence[Local], joined: Joined, titles: Titles, companies: frozenset[int]
) -> None:
    blocks: dict[str, list[tuple[int, PersonName]]] = {}
    bare: list[tuple[int, PersonName]] = []
    for number, local in enumerate(locals_):
        if local.kind != "person" or local.lead.form != "name" or number in companies:
            continue
        name = people.parse(local.lead.name, titles)
        if not name.full:
            bare.append((number, name))
            continue
        mates = (mate for s in name.surnames for mate in blocks.get(s, ()))
        for other, known in mates:
            if people.same(known, name):
                joined.join(other, number, "names that fit one person")
                break
        else:
            for word in dict.fromkeys(name.words):
                blocks.setdefault(word, []).append((number, name))
    alone: dict[tuple[str, ...], int] = {}
    for number, name in bare:
        if not name.words:
            continue
        gender = _gender(locals_[number], titles)
        holders = {
            joined.root(other)
            for other, known in blocks.get(name.words[-1], ())
            if people.within(name, known) == 3
            and (gender is None or (_gender(locals_[other], titles) or gender) == gender)
        }
        # A family name alone goes to its only bearer; where two bear it, it stays apart.
        if len(holders) == 1:
            joined.join(holders.pop(), number, "the only one of that family name")
        elif not holders:
            joined.join(alone.setdefault(name.words, number), number, "the same family name")


def _gender(local: Local, titles: Titles) -> Gender | None:
    """The pronoun that "Mr." or the given name tells."""
    for mention in local.mentions:
        if mention.form == "name":
            first = mention.span.text.split()[0].lower().rstrip(".")
            told = titles.honorifics.get(first, "they")
            if told != "they":
                return told
    return people.gender(people.parse(local.lead.name, titles), titles)


def _bodies(locals_: Sequence[Local], joined: Joined) -> None:
    blocks: dict[tuple[str, str], list[int]] = {}
    short: dict[str, list[int]] = {}
    for number, local in enumerate(locals_):
        if local.kind not in ("organization", "group") or not local.named:
            continue
        if local.lead.country == "EU":
            continue
        names = dict.fromkeys(
            plain(m.name) for m in local.mentions if m.form in ("name", "metonym")
        )
        for name in names:
            blocks.setdefault((local.kind, name), []).append(number)
        for mention in local.mentions:
            if mention.form == "name" and abbreviation(mention.name):
                short.setdefault(plain(mention.name), []).append(number)
    for (kind, _), numbers in blocks.items():
        _by_country(locals_, numbers, joined, f"the same name of {kind}")
    for number, local in enumerate(locals_):
        if local.kind == "organization" and local.lead.form == "name":
            for letters in initials(local.lead.name):
                _by_country(locals_, [number, *short.get(letters, ())], joined, "its initials")


def _short(locals_: Sequence[Local], joined: Joined) -> frozenset[int]:
    """Give a company's first word alone to the only company of the story that begins so.

    Where a report never introduces a person of that name, neither by a full name nor by "Ms.",
    "she" or a title, "Dahl" is Dahl Shipping and not its owner. Returns the numbers given.
    """
    holders: dict[str, dict[str, int]] = {}
    for number, local in enumerate(locals_):
        if local.kind == "organization" and local.lead.form == "name":
            name = plain(local.lead.name)
            if " " in name:
                holders.setdefault(name.split()[0], {}).setdefault(name, number)
    given = set()
    for number, local in enumerate(locals_):
        if local.lead.form != "name" or local.kind not in ("organization", "person"):
            continue
        found = holders.get(plain(local.lead.name), {})
        person = local.kind == "person" and any(
            m.role or m.form == "pronoun" or len(m.span.text.split()) > 1 for m in local.mentions
        )
        if len(found) == 1 and not person:
            joined.join(next(iter(found.values())), number, "the only body whose name begins so")
            given.add(number)
    return frozenset(given)


def _by_country(
    locals_: Sequence[Local], numbers: Sequence[int], joined: Joined, reason: str
) -> None:
    """Join bodies of one name, but not the defense ministries of two countries."""
    by_country: dict[str, int] = {}
    for number in numbers:
        country = locals_[number].country
        if country:
            joined.join(by_country.setdefault(country, number), number, reason)
    unknown = [n for n in numbers if not locals_[n].country]
    home = next(iter(by_country.values())) if len(by_country) == 1 else None
    for number in unknown:
        joined.join(home if home is not None else unknown[0], number, reason)


def _offices(locals_: Sequence[Local], joined: Joined, countries: Countries) -> None:
    first: dict[str, int] = {}
    for number, local in enumerate(locals_):
        if not local.named:
            office = office_of(local.lead.name, local.kind, local.country, countries)
            if office is not None:
                joined.join(first.setdefault(office, number), number, "the same office")


def _described(
    locals_: Sequence[Local], joined: Joined, countries: Countries, titles: Titles
) -> None:
    """Descriptions that name no one: "the Dutch navy" of two reports, "the county police"."""
    holders: dict[tuple[str, ...], set[int]] = {}
    for number, local in enumerate(locals_):
        if local.named:
            for trait in _traits(local, countries, titles):
                holders.setdefault(trait, set()).add(number)
    first: dict[tuple[str, ...], int] = {}
    for number, local in enumerate(locals_):
        if local.named or local.kind is None:
            continue
        traits = list(_traits(local, countries, titles))
        found = {joined.root(n) for trait in traits for n in holders.get(trait, ())}
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
                nation = countries.by_code.get(country)
                known = _words_of(nation) if nation else frozenset()
                told = sorted(content(words[:-1]) - known)
                family = min(titles.families(words[-1])) if country else words[-1]
                yield (country, family, *told)
            elif mention.kind == "person" and country and words[-1] in _SINGLE:
                yield country, words[-1]
        elif mention.kind == "person" and mention.role and country:
            role = mention.role.lower()
            if "former" not in role and "vice" not in role:
                for noun in sorted(offices(role) & _SINGLE):
                    yield country, noun


def _words_of(nation: Country) -> frozenset[str]:
    names = (nation.name, *nation.aliases, *nation.demonyms)
    return frozenset(word for name in names for word in fold(name).split())


# A country and a noun's family, without anything that tells one body from another.
_BARE = 2
# Offices that one person at a time holds in a country.
_SINGLE = frozenset({"president", "premier", "chancellor", "king", "queen", "emperor", "pope"})
