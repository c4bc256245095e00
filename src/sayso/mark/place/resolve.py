"""Which place a name means: by what holds it in the text, by the document's other places, by size.

All names of a document are weighed together, since local news names one ambiguous town after the
other: each possible place gains from every other name that could mean a place near it or in the
same division.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.data.gazetteer import Entry, Gazetteer
from sayso.mark.place.candidates import Candidate, Options

# A document's context is read from this many different names at most: the work grows with their
# square.
NAMES = 60
OPTIONS = 600  # of all these names together; "San Antonio" alone has hundreds
ALTERNATE = 2.5  # taken off the prior of a place that has the name only as an alternate
NEAR_KM = 120.0

# Weights of the document's context, found by search on the training halves of two corpora.
LAND = 1.5
LOCAL = 1.5
HELD = 6.0
KNOWN = 7.0
SPELLED = 1.0
GREAT = 7.4
KIND = 2.0
SMALL = 5.5  # the prior of a place that no reader far away would take a bare name for
TOWN = 5.0  # that of a town that reports are written in
ABROAD = 6.6  # the same for a town, where the text speaks of other lands and never of its own


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of the document: what it may mean, how often it stands, and who holds it."""

    options: tuple[Entry, ...]
    priors: tuple[float, ...]
    count: int


def _prior(entry: Entry, own: bool, text: str) -> float:
    """The prior of a place under the name `text`: "St. Louis" is rather not Saint-Louis."""
    exact = SPELLED if _plain(entry.name) == _plain(text) else 0.0
    return entry.prior + exact - (0.0 if own else ALTERNATE)


def _plain(name: str) -> str:
    """`name` without case and accents, which wires leave out."""
    low = name.casefold()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


def _likely(options: Options) -> Options:
    """The options without alternate names, where a place much in the news has the name."""
    if any(own and entry.prior >= KNOWN for entry, own in options):
        return tuple(option for option in options if option[1])
    return options


def _towns(options: Options) -> Options:
    """The options that are towns, where one is much in the news and something greater has the name."""
    greatest = next((entry for entry, own in options if own), None)
    if greatest is None or greatest.kind in {"PPL", "PPLC"}:
        return ()
    towns = tuple(one for one in options if one[0].kind in {"PPL", "PPLC"})
    return towns if any(entry.prior >= TOWN for entry, _ in towns) else ()


def holders(candidates: Sequence[Candidate], text: str) -> dict[int, int]:
    """By number of a candidate, the candidate that says what it lies in: "Paris, Texas"."""
    found: dict[int, int] = {}
    for number in range(len(candidates) - 1):
        one, other = candidates[number], candidates[number + 1]
        between = text[one.end : other.start]
        if other.form not in {"name", "short"} or one.form in {"adjective", "short"}:
            continue
        if between in {", ", " (", ",", ", in ", " in ", ", northern ", ", southern "} or (
            one.text.isupper() and between == " "
        ) or (
            len(between) < 40 and between.startswith((", ", " in ", "'s ", "’s "))
            and between.endswith((" of ", " in ", " province, ", " County, ", " in the ", " state, "))
        ):  # fmt: skip
            found[number] = number + 1
    for number in range(1, len(candidates)):
        one, other = candidates[number], candidates[number - 1]
        # "Texas' Paris", "the Ruritanian city of Streslau".
        between = text[other.end : one.start]
        if number not in found and one.form == "name" and (
            between in {"'s ", "’s ", "' ", "’ "}
            or (other.form == "adjective" and len(between) < 30
                and between.endswith((" of ", " city ", " town ", " capital ", " capital, ")))
        ):  # fmt: skip
            found[number] = number - 1
    return found


_DIVISIONS = frozenset({"ADM1", "ADM2", "ADM3", "RGN"})
_SAID = {
    "state": _DIVISIONS, "province": _DIVISIONS, "region": _DIVISIONS, "oblast": _DIVISIONS,
    "governorate": _DIVISIONS, "district": _DIVISIONS, "county": _DIVISIONS, "krai": _DIVISIONS,
    "prefecture": _DIVISIONS, "city": frozenset({"PPL", "PPLC"}),
    "town": frozenset({"PPL", "PPLC"}), "village": frozenset({"PPL", "PPLC"}),
    "island": frozenset({"ISL", "ISLS"}), "river": frozenset({"STM"}),
}  # fmt: skip
_BEHIND = re.compile(r"[ ]([a-z]+)")
_BEFORE = re.compile(r"([a-z]+) of (?:the )?$")


def _kinds_said(text: str, one: Candidate) -> frozenset[str]:
    """The kinds that the text itself gives a name: "Washington state", "the city of Quebec"."""
    match = _BEHIND.match(text, one.end)
    if match and match[1] in _SAID:
        return _SAID[match[1]]
    match = _BEFORE.search(text, max(0, one.start - 30), one.start)
    return _SAID.get(match[1], frozenset()) if match else frozenset()


def _held(entry: Entry, lands: Sequence[Entry], above: Mapping[int, frozenset[int]]) -> bool:
    """Whether `entry` lies in one of `lands`, and is none of them."""
    for land in lands:
        if land.row == entry.row:
            continue
        if land.kind == "PCLI" and land.country == entry.country and entry.kind != "PCLI":
            return True
        if land.row in above[entry.row]:
            return True
    return False


def _famous(
    options: list[tuple[Entry, float]], lands: Sequence[Entry]
) -> list[tuple[Entry, float]]:
    """Only the options of like fame, where a country or a great capital has the name.

    However American a report, its Paris is in France unless it says "Paris, Texas". Beside
    countries ("Canada, Mexico and Peru") only divisions hold a place.
    """
    top = options[0][0]
    if top.kind not in {"PCLI", "PPLC", "RGN", "OCN", "CONT"} or top.prior < GREAT:
        return options
    if any(land.kind == "ADM1" or top.kind == "PPLC" for land in lands):
        return options
    return [(entry, prior) for entry, prior in options if entry.prior > top.prior - 2.0]


def _missing(
    options: Sequence[tuple[Entry, float]],
    inside: Sequence[Entry],
    above: Mapping[int, frozenset[int]],
) -> bool:
    """Whether the text names a division that holds the place, and the table has none there.

    A pin in another state would be wrong; only for small places, as lists look alike.
    """
    return (
        bool(inside)
        and inside[0].kind in {"ADM1", "PCLI"}
        and options[0][0].prior < SMALL
        and not any(_held(entry, inside, above) for entry, _ in options)
    )


def resolve(
    candidates: Sequence[Candidate],
    text: str,
    gazetteer: Gazetteer,
    weights: Sequence[float],
    datelines: Collection[int] = (),
) -> list[Entry | None]:
    """The place of each candidate, None where the table has none.

    `weights` tells from 0 to 1 how surely each candidate is a place at all; `datelines` are the starts
    of those that a report is written in, which are towns: "NEW YORK —" is no state.
    """
    above: dict[int, frozenset[int]] = {}

    def chain(entry: Entry) -> frozenset[int]:
        if entry.row not in above:
            above[entry.row] = frozenset(up.row for up in gazetteer.above(entry))
        return above[entry.row]

    keys = [
        f"{one.form} {one.text}"
        if one.form != "name" or (one.start in datelines and _towns(one.options))
        else one.text.upper()
        for one in candidates
    ]
    options: dict[str, list[tuple[Entry, float]]] = {}
    counts: dict[str, float] = {}
    for key, one, weight in zip(keys, candidates, weights, strict=True):
        if not one.options:
            continue
        counts[key] = counts.get(key, 0.0) + weight
        if key not in options:
            likely = _towns(one.options) if one.start in datelines else ()
            ranked = [
                (entry, _prior(entry, own, one.text))
                for entry, own in likely or _likely(one.options)
            ]
            ranked.sort(key=lambda pair: -pair[1])
            options[key] = ranked
    for number, one in enumerate(candidates):
        kinds = _kinds_said(text, one)
        key = keys[number]
        if kinds and key in options:
            options[key] = [
                (entry, prior + (KIND if entry.kind in kinds else 0.0))
                for entry, prior in options[key]
            ]
            options[key].sort(key=lambda pair: -pair[1])
    held = holders(candidates, text)
    lands: dict[str, list[Entry]] = {}
    likeliest: dict[str, list[Entry]] = {}
    for number, by in held.items():
        if keys[number] in options and keys[by] in options:
            likeliest.setdefault(keys[number], []).append(options[keys[by]][0][0])
            lands.setdefault(keys[number], []).extend(
                entry
                for entry, _ in options[keys[by]][:6]
                if entry.kind in {"PCLI", "ADM1", "ADM2", "RGN", "ISL"} or keys[by] != keys[number]
            )
    for key, ranked in options.items():
        options[key] = _famous(ranked, likeliest.get(key, []))
    lost: set[str] = set()
    for key, inside in lands.items():
        for entry, _ in options[key]:
            chain(entry)
        if _missing(options[key], inside, above):
            lost.add(key)
        bonus = [
            (entry, prior + (HELD if _held(entry, inside, above) else 0.0))
            for entry, prior in options[key]
        ]
        bonus.sort(key=lambda pair: -pair[1])
        options[key] = bonus
    names = sorted(options, key=lambda key: -counts[key])
    chosen = _joint(names[:NAMES], options, counts, gazetteer)
    for key in names[NAMES:]:
        chosen[key] = options[key][0][0]
    lost.update(_foreign(chosen, options, counts))
    return [None if key in lost else chosen.get(key) for key in keys]


def _foreign(
    chosen: Mapping[str, Entry],
    options: Mapping[str, Sequence[tuple[Entry, float]]],
    counts: Mapping[str, float],
) -> set[str]:
    """Names whose only places are small ones in lands that the text never speaks of.

    A village that the table lacks would else be pinned to its namesake abroad.
    """
    told = {entry.country for entry in chosen.values() if entry.kind == "PCLI"}
    if not told:
        return set()
    spoken_of = Counter(entry.country for entry in chosen.values())
    lost = set()
    for key, entry in chosen.items():
        least = ABROAD if entry.kind in {"PPL", "ADM2", "ADM3"} else SMALL
        alone = spoken_of[entry.country] == 1 and entry.kind != "PCLI"
        if alone and options[key][0][1] < least:
            lost.add(key)
    return lost


def _joint(
    names: Sequence[str],
    options: Mapping[str, Sequence[tuple[Entry, float]]],
    counts: Mapping[str, float],
    gazetteer: Gazetteer,
) -> dict[str, Entry]:
    """The best option of each name, given all others."""
    entries: list[Entry] = []
    priors: list[float] = []
    group: list[int] = []
    most = max(8, OPTIONS // max(len(names), 1))
    for number, key in enumerate(names):
        for entry, prior in options[key][:most]:
            entries.append(entry)
            priors.append(prior)
            group.append(number)
    if not entries:
        return {}
    owner = np.array(group)
    score = np.array(priors)
    local, land = _nearness(entries, gazetteer)
    other = owner[:, None] != owner[None, :]
    weight = np.minimum(np.array([counts[key] for key in names]), 3.0) ** 0.5
    starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
    belief = _softmax(score, owner, starts)
    final = score
    for _ in range(3):
        # The most that each name can say for each option, summed over names.
        nearby = np.maximum.reduceat(local * other * belief[None, :], starts, axis=1) @ weight
        around = np.maximum.reduceat(land * other * belief[None, :], starts, axis=1) @ weight
        final = score + LOCAL * np.log1p(2.0 * nearby) + LAND * np.log1p(around)
        belief = _softmax(final, owner, starts)
    best: dict[str, Entry] = {}
    for number, key in enumerate(names):
        mine = np.flatnonzero(owner == number)
        best[key] = entries[int(mine[np.argmax(final[mine])])]
    return best


def _softmax(
    score: npt.NDArray[np.float64], owner: npt.NDArray[np.int64], starts: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    top = np.maximum.reduceat(score, starts)[owner]
    raised = np.exp((score - top) * 1.5)
    total = np.add.reduceat(raised, starts)[owner]
    result: npt.NDArray[np.float64] = raised / total
    return result


def _nearness(
    entries: Sequence[Entry], gazetteer: Gazetteer
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """How much one place speaks for another, 0 to 1: by lying near or in its division; in its land."""
    points = np.radians(np.array([(entry.lat, entry.lon) for entry in entries]))
    lat, lon = points[:, 0], points[:, 1]
    arc = (
        np.sin((lat[:, None] - lat[None, :]) / 2) ** 2
        + np.cos(lat)[:, None] * np.cos(lat)[None, :]
        * np.sin((lon[:, None] - lon[None, :]) / 2) ** 2
    )  # fmt: skip
    km = 2 * 6371 * np.arcsin(np.minimum(1.0, np.sqrt(arc)))
    land = np.array([_land(entry.country) for entry in entries])
    division = np.array([_division(entry, gazetteer) for entry in entries])
    same_land = (land[:, None] == land[None, :]) & (land != 0)[:, None]
    same_division = (division[:, None] == division[None, :]) & (division != 0)[:, None]
    near = np.exp(-km / NEAR_KM)
    local: npt.NDArray[np.float64] = np.maximum(near, 0.8 * same_division)
    return local, same_land.astype(float)


def _land(country: str | None) -> int:
    """A number for a country code, 0 for none."""
    return 0 if country is None else ord(country[0]) * 256 + ord(country[1])


def _division(entry: Entry, gazetteer: Gazetteer) -> int:
    """The row + 1 of the first-level division that an entry is or lies in, 0 for none."""
    if entry.kind == "ADM1":
        return entry.row + 1
    for up in gazetteer.above(entry):
        if up.kind == "ADM1":
            return up.row + 1
    return 0
