"""The measure of a series in plain words: "Norwegian soldiers killed", "suspected cases in Norrby"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sayso.join.measure import people
from sayso.join.measure.things import Things

if TYPE_CHECKING:
    from sayso.data.countries import Countries

# What has a plain name, whatever words the reports count it with.
_NAMES: Final = {
    frozenset({"=kill"}): ("deaths", "killed"),
    frozenset({"=injure"}): ("injured", "wounded"),
    frozenset({"=missing"}): ("missing", "missing"),
    frozenset({"=kill", "=injure"}): ("killed and wounded", "killed and wounded"),
    frozenset({"=captive"}): ("prisoners", "held prisoner"),
    frozenset({"=send"}): ("sent", "sent"),
    frozenset({"=case"}): ("cases", "infected"),
    frozenset({"=aboard"}): ("people aboard", "aboard"),
    frozenset({"=barred"}): ("people barred", "barred"),
    frozenset({"=body"}): ("bodies in morgues", "bodies in morgues"),
    frozenset({"=camp"}): ("people in camps", "in camps"),
    frozenset({"=crowd"}): ("people taking part", "taking part"),
    frozenset({"=dark"}): ("homes without power", "without power"),
    frozenset({"=home", "=destroyed"}): ("homes destroyed", "homes destroyed"),
    frozenset({"=detain"}): ("people detained", "detained"),
    frozenset({"=displaced"}): ("people displaced", "displaced"),
    frozenset({"=escape"}): ("people who escaped", "who escaped"),
    frozenset({"=held"}): ("people held in custody", "held in custody"),
    frozenset({"=identified"}): ("people identified", "identified"),
    frozenset({"=jobcut"}): ("jobs cut", "jobs cut"),
    frozenset({"=large"}): ("people at large", "at large"),
    frozenset({"=layoff"}): ("people laid off", "laid off"),
    frozenset({"=recapture"}): ("people recaptured", "recaptured"),
    frozenset({"=release"}): ("people freed", "freed"),
    frozenset({"=rescue"}): ("people rescued", "rescued"),
    frozenset({"=return"}): ("people who returned", "who returned"),
    frozenset({"=strike"}): ("people on strike", "on strike"),
    frozenset({"=vaccinated"}): ("people vaccinated", "vaccinated"),
    frozenset({"=voted"}): ("people who voted", "who voted"),
    frozenset({"=trapped"}): ("people trapped", "trapped"),
    frozenset({"=patient"}): ("patients in hospital", "in hospital"),
}

_TROOPS: Final = dict.fromkeys("soldiers troops servicemen personnel fighters".split(), "=soldier")


def title(
    counted: Sequence[str], things: Things, of: str, places: Sequence[str], countries: Countries
) -> str:
    """The title of a series whose estimates count `counted`.

    `of` is a country's code or a name as the reports give it, `places` are where it holds.
    """
    names = _NAMES.get(things.what)
    noun = _kind(counted, things)
    words = _commonest(counted)
    if names is not None:
        words = f"{noun} {names[1]}" if noun else names[0]
    if things.status and things.status not in words:
        words = f"{things.status} {words}"
    owner = ""
    if of and not re.search(rf"\b{re.escape(_root(of, countries))}", words, re.IGNORECASE):
        country = countries.by_code.get(of)
        adjective = country.demonyms[0] if country and country.demonyms else ""
        if not adjective:
            owner = f" ({country.name if country else of})"
        elif " of " in words:
            words = words.replace(" of ", f" of {adjective} ", 1)  # "percent of Norwegian voters"
        else:
            words = f"{adjective} {words}"
    if places:
        words += f" {'to' if '=send' in things.what else 'in'} {_listed(places)}"
    return words + owner


def _kind(counted: Sequence[str], things: Things) -> str:
    """The word for the kind of people, as most estimates have it: "soldiers"."""
    if not things.kind:
        return ""
    nouns = [
        word
        for words in counted
        for word in words.casefold().split()
        if things.kind in (people.sort(word), people.by_fate(word), _TROOPS.get(word))
    ]
    firsts = [words.split()[0] if words.split() else words for words in counted]
    return _commonest(nouns or firsts)


def _commonest(counted: Sequence[str]) -> str:
    often = Counter(counted)
    return min(often, key=lambda words: (-often[words], -len(words), words))


def _root(of: str, countries: Countries) -> str:
    country = countries.by_code.get(of)
    return (country.demonyms[0] if country and country.demonyms else of)[:6]


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
