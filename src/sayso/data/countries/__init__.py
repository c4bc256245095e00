"""The countries and territories of the world, with the words that news uses for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files

from sayso.errors import DataError

COLUMNS = (
    "code", "name", "aliases", "demonyms", "capital", "capital_aliases", "seats", "geonames_id",
    "lat", "lon",
)  # fmt: skip


_CAPITALS_ONLY = frozenset({"CAR", "EU", "GB", "ROC", "US"})


@dataclass(frozen=True, slots=True)
class Country:
    """A country, a territory with an ISO 3166 code of its own, Kosovo (XK) or the EU (EU).

    `name` is the common English name, `aliases` official names, older names and abbreviations.
    `demonyms` are adjectives ("Turkish") and nouns for its people ("Turk", "Turks").
    `capital_aliases` holds other spellings of the capital and cities that news uses as one (Tel
    Aviv, Abidjan); `seats` buildings, streets and quarters that stand for its government.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    capital_aliases: tuple[str, ...]
    seats: tuple[str, ...]
    geonames_id: int
    lat: float
    lon: float

    @property
    def capitals(self) -> tuple[str, ...]:
        """The capital and its other names, none where there is no capital."""
        return (self.capital, *self.capital_aliases) if self.capital else ()


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """`text` as the indexes hold it: lower case, straight apostrophes, no leading "the"."""
    plain = " ".join(text.replace("’", "'").split())
    plain = plain[4:] if plain[:4].casefold() == "the " else plain
    # "US" and "CAR" are countries; "us" and "car" are not.
    return plain if plain in _CAPITALS_ONLY else plain.casefold()


@dataclass(frozen=True, eq=False)  # loaded once, so that it is itself what is compared
class Countries:
    """All countries. Look-ups ignore case and a leading "the", and give None for what they lack."""

    all: tuple[Country, ...]
    by_code: Mapping[str, Country] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_code", {country.code: country for country in self.all})

    def _index(self, words: Callable[[Country], Iterable[str]]) -> dict[str, Country]:
        # The first country that claims a word keeps it: "Congo" and "Brussels" have two.
        index: dict[str, Country] = {}
        for country in self.all:
            for word in words(country):
                index.setdefault(key(word), country)
        return index

    @cached_property
    def names(self) -> Mapping[str, Country]:
        """Countries by `key` of each name and alias."""
        return self._index(lambda country: (country.name, *country.aliases))

    @cached_property
    def demonyms(self) -> Mapping[str, Country]:
        """Countries by `key` of each adjective and noun for their people."""
        return self._index(lambda country: country.demonyms)

    @cached_property
    def capitals(self) -> Mapping[str, Country]:
        """Countries by `key` of each name of their capital."""
        return self._index(lambda country: country.capitals)

    @cached_property
    def seats(self) -> Mapping[str, Country]:
        """Countries by `key` of the buildings and quarters that stand for their governments."""
        return self._index(lambda country: country.seats)

    def by_name(self, text: str) -> Country | None:
        """The country with this name, official name or abbreviation."""
        return self.names.get(key(text))

    def by_demonym(self, text: str) -> Country | None:
        """The country that this adjective or noun for its people belongs to."""
        return self.demonyms.get(key(text))

    def by_capital(self, text: str) -> Country | None:
        """The country with this capital."""
        return self.capitals.get(key(text))

    def by_seat(self, text: str) -> Country | None:
        """The country that this seat of government stands for ("the Kremlin", "Brussels": EU)."""
        return self.seats.get(key(text))


def _many(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def load() -> Countries:
    """Read the table. Raises `DataError` where it is missing or has other columns."""
    try:
        lines = (files(__name__) / "countries.tsv").read_text("utf-8").splitlines()
    except FileNotFoundError as error:
        raise DataError("the table of countries is missing", "Install sayso again.") from error
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise DataError("the table of countries has other columns than expected")
    countries = []
    for line in lines[1:]:
        code, name, aliases, demonyms, capital, others, seats, ident, lat, lon = line.split("\t")
        countries.append(
            Country(
                code=code,
                name=name,
                aliases=_many(aliases),
                demonyms=_many(demonyms),
                capital=capital or None,
                capital_aliases=_many(others),
                seats=_many(seats),
                geonames_id=int(ident),
                lat=float(lat),
                lon=float(lon),
            )
        )
    return Countries(tuple(countries))
