"""Words that may name a place: capitalised words that the table knows, and what spaCy calls one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.data.countries import Countries
from sayso.data.gazetteer import Entry, Gazetteer
from sayso.mark.place.words import CONNECTORS, DIRECTIONS, FEATURE_ENDS, GENERIC, HEADS

LONGEST = 7  # words of a name, "Democratic Republic of the Congo" and the like
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})

Options = tuple[tuple[Entry, bool], ...]

# Adjectives of places that are no countries; those of countries are in `countries`. Those of
# continents are left out: "European countries" puts nothing on a map.
REGIONAL = {
    "scottish": "Scotland", "welsh": "Wales", "northern irish": "Northern Ireland",
    "crimean": "Crimea", "siberian": "Siberia", "chechen": "Chechnya", "dagestani": "Dagestan",
    "catalan": "Catalonia", "andalusian": "Andalusia", "sicilian": "Sicily",
    "sardinian": "Sardinia", "bavarian": "Bavaria", "saxon": "Saxony", "corsican": "Corsica",
    "breton": "Brittany", "flemish": "Flanders", "abkhaz": "Abkhazia",
    "south ossetian": "South Ossetia", "kashmiri": "Kashmir", "tibetan": "Tibet",
    "okinawan": "Okinawa", "zanzibari": "Zanzibar", "gazan": "Gaza Strip",
    "korean": "Korean Peninsula", "californian": "California", "texan": "Texas",
    "alaskan": "Alaska", "hawaiian": "Hawaii", "floridian": "Florida", "tasmanian": "Tasmania",
    "scandinavian": "Scandinavia", "balkan": "Balkans",
}  # fmt: skip

# "al-Bab", "d'Ivoire": a small article grown together with the name.
_PREFIXED = re.compile(r"(?:al-|el-|as-|ash-|ar-|an-|[dl]['’])[A-Z]")
# The head of "U.S.-led", which spaCy keeps in one piece.
_COMPOUND = re.compile(r"((?:[A-Z]\.){2,}|[A-Z][\w.]+)[-–]\w")
# "OSAKA, Japan (Agency) —" at the start of a line.
_DATELINE = re.compile(
    r"^[^\S\n]*((?:[A-Z][\w.'’-]*|of|de|la|el|al)(?:[ ,/]{1,2}(?:[A-Z][\w.'’-]*|of|de|la|el|al)){0,7})"
    r"[^\S\n]{0,3}(?:[(,][^)\n]{1,40}\)?)?[^\S\n]{0,3}(?:—|–|--|-(?=\s))",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Characters `start` to `end`, tokens `first` to `last` (excluded), and what they may name.

    `form` is `name`, `adjective` ("Turkish", "Turks"), `short` (an abbreviation such as "Calif.")
    or `unknown`, which is not in the table.
    """

    start: int
    end: int
    first: int
    last: int
    text: str
    options: Options
    form: str = "name"


def datelines(text: str) -> list[tuple[int, int]]:
    """Where the text has the places of a dateline."""
    return [match.span(1) for match in _DATELINE.finditer(text)]


def country_entry(code: str, gazetteer: Gazetteer, countries: Countries) -> Options:
    """The entry of a country by its code, as options of one."""
    country = countries.by_code[code]
    return tuple(
        (entry, own)
        for entry, own in gazetteer.find(country.name)
        if entry.geonames_id == country.geonames_id
    )[:1]


def adjective(word: str, gazetteer: Gazetteer, countries: Countries) -> Options:
    """What a word such as "Turkish" or "European" belongs to."""
    country = countries.by_demonym(word)
    if country is not None:
        return country_entry(country.code, gazetteer, countries)
    region = REGIONAL.get(word.casefold())
    return gazetteer.find(region)[:1] if region else ()


def capital(word: str) -> bool:
    """Whether a token can stand at either end of a name."""
    return word[0].isupper() or _PREFIXED.match(word) is not None


def is_code(text: str) -> bool:
    """Whether a name is up to four capital letters, with or without dots."""
    letters = text.replace(".", "")
    return letters.isupper() and len(letters) < 5


# What stands within names of places in languages of which English takes over no other word.
_PARTICLES = frozenset("de do da dos das del di della dei du des".split())


class _Words:
    """Text, offsets and shape of the tokens, taken from spaCy once."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.words = [token.text for token in doc]
        self.at = [token.idx for token in doc]
        self.capital = [capital(word) for word in self.words]

    def end(self, last: int) -> int:
        return self.at[last - 1] + len(self.words[last - 1])

    def cut(self, first: int, last: int) -> str:
        return self.text[self.at[first] : self.end(last)]


def _reach(words: _Words, first: int) -> int:
    """The token behind the last that a name starting at `first` could have."""
    last = first + 1
    limit = min(len(words.words), first + LONGEST)
    for i in range(first + 1, limit):
        word = words.words[i]
        if words.capital[i]:
            last = i + 1
        elif word == "," and i + 1 < limit and words.words[i + 1] in {"D.C.", "DC"}:
            continue
        elif word not in CONNECTORS:
            break
    return last


def candidates(doc: Doc, gazetteer: Gazetteer, countries: Countries) -> Iterator[Candidate]:
    """All candidates in order; none overlaps another, the longest name that the table knows wins."""
    words = _Words(doc)
    found: list[Candidate] = []
    first = 0
    while first < len(words.words):
        start = words.at[first]
        money = start > 0 and words.text[start - 1] == "$"  # "$US 15 billion"
        candidate = None
        if words.capital[first] and not money:
            candidate = _named(words, first, gazetteer, countries)
        if candidate is None:
            first += 1
        else:
            found.append(candidate)
            first = max(candidate.last, first + 1)
    taken = bytearray(len(words.words) + 1)
    for candidate in found:
        for i in range(candidate.first, candidate.last):
            taken[i] = 1
    for entity in doc.ents:
        if entity.label_ in PLACE_LABELS and not any(taken[entity.start : entity.end]):
            candidate = _unknown(words, entity.start, entity.end)
            if candidate is not None:
                found.append(candidate)
    return iter(sorted(found, key=lambda one: one.start))


def _named(
    words: _Words, first: int, gazetteer: Gazetteer, countries: Countries
) -> Candidate | None:
    word = words.words[first]
    for last in range(_reach(words, first), first, -1):
        if not words.capital[last - 1]:
            continue
        text = words.cut(first, last)
        short = gazetteer.abbreviations.get(text)
        if short is not None and (short[1] or _behind_name(words, first)):
            options: Options = ((gazetteer.entry(short[0]), True),)
            return Candidate(words.at[first], words.end(last), first, last, text, options, "short")
        demonym = () if word == "The" else adjective(text, gazetteer, countries)
        options = gazetteer.find(text)
        if word == "The":
            # "The Hague", but not "The South".
            options = tuple(one for one in options if one[0].name.startswith(("The ", "Den ")))
        if demonym and not any(own and entry.prior > 7 for entry, own in options):
            # "Canadian" is a town in Texas too.
            return Candidate(
                words.at[first], words.end(last), first, last, text, demonym, "adjective"
            )
        if last - first == 1 and _headless(words, first):
            return None
        if _of_a_court(words, first, last) or _tail(words, first, last):
            continue
        if _goes_on(words, last) or _went_before(words, first):
            continue
        if options:
            if is_code(text):
                # "WHO" and "E.U." are no places; "UK" and "D.R.C." are.
                options = tuple(one for one in options if one[0].kind == "PCLI" and one[1])
            if options:
                return Candidate(words.at[first], words.end(last), first, last, text, options)
    match = _COMPOUND.match(word)
    if match:
        options = gazetteer.find(match[1])
        if options:
            start = words.at[first]
            end = start + len(match[1])
            return Candidate(start, end, first, first + 1, match[1], options)
    return None


def _behind_name(words: _Words, first: int) -> bool:
    """Whether a capitalised word and a comma stand before: "Streslau, Ind.", "Streslau, IN"."""
    return first > 1 and words.words[first - 1] == "," and words.capital[first - 2]


def _headless(words: _Words, first: int) -> bool:
    """Whether the one word is but a part of a longer name: "Fort" of "Fort Ruritania".

    "Western" is a place where "Province" or the like follows.
    """
    word = words.words[first].lower()
    following = words.words[first + 1] if first + 1 < len(words.words) else "."
    if word in DIRECTIONS:
        return following.lower() not in GENERIC
    return word in HEADS and (following[0].isupper() or following in {"-", "."})


def _of_a_court(words: _Words, first: int, last: int) -> bool:
    """Whether it is a court's part of a state: "the Southern District of New York"."""
    return (
        words.words[first].lower() in DIRECTIONS
        and words.words[last - 1] == "District"
        and words.words[last : last + 1] == ["of"]
    )


def _tail(words: _Words, first: int, last: int) -> bool:
    """Whether it ends a longer name that the table lacks: the "Delta" of "the Okavango Delta"."""
    if last - first > 1 or first == 0 or words.words[first].lower() not in GENERIC:
        return False
    return words.capital[first - 1] and words.words[first - 1].lower() not in {"the", *DIRECTIONS}


def _goes_on(words: _Words, last: int) -> bool:
    """Whether a longer name goes on that the table lacks: the "Passo" of "Passo do Limão"."""
    if last + 1 >= len(words.words) or words.words[last] not in _PARTICLES:
        return False
    return words.capital[last + 1]


def _went_before(words: _Words, first: int) -> bool:
    """Whether it ends such a name: the "Limoeiro" of "Passo do Limoeiro"."""
    return first > 1 and words.words[first - 1] in _PARTICLES and words.capital[first - 2]


def _unknown(words: _Words, first: int, last: int) -> Candidate | None:
    """A place of spaCy's that the table lacks, without its article, direction and possessive."""
    while first < last and (
        (words.words[first].lower() in {"the", "a", "an", *DIRECTIONS} and not words.capital[first])
        or words.words[first] == "the"
    ):
        first += 1
    while last > first and words.words[last - 1] in {"'s", "’s", "'", "’"}:
        last -= 1
    if first >= last or not words.capital[first]:
        return None
    text = words.cut(first, last)
    if is_code(text) or "\n" in text or not any(char.isalpha() for char in text):
        return None
    return Candidate(words.at[first], words.end(last), first, last, text, (), "unknown")


def feature_name(candidate: Candidate) -> bool:
    """Whether the name ends like one of a street, river, airport or the like."""
    return candidate.last - candidate.first > 1 and (
        candidate.text.rsplit(None, 1)[-1].lower() in FEATURE_ENDS
    )


def root(doc: Doc, one: Candidate) -> Token:
    """The token of a name on which its others depend."""
    for i in range(one.first, one.last):
        if not one.first <= doc[i].head.i < one.last:
            return doc[i]
    return doc[one.last - 1]
