"""The same person across reports: full names that fit, other spellings, family names alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from sayso.data.titles import Gender, Titles, people
from sayso.data.titles.people import PersonName, fold
from sayso.data.titles.words import offices
from sayso.join.actor.joined import Joined
from sayso.join.actor.local import Local

# Letters and groups that romanizations of one name write differently, the longest first.
_SOUNDS = (
    (re.compile(r"(?<=.)(?:iy|yy|ij|ii|yi|ei|ey|ay|ai|y|j|ie|e)$"), "i"),
    (re.compile(r"shch|sch|tsch"), "s"),
    (re.compile(r"tch|tsh|ch|tj"), "c"),
    (re.compile(r"dzh|dj|zh|j"), "s"),
    (re.compile(r"kh|gh|ck|q|c(?=[aouklr])"), "k"),
    (re.compile(r"sh"), "s"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"tz|ts|z"), "s"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|oo|u"), "o"),
    (re.compile(r"ie|ye|yo|ya|yu|io|ia|iu|iy|y|ee|ei|ey|ai|ay|e"), "i"),
    (re.compile(r"(?<=[aio])h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"ff$|v$"), "f"),
)
_SHORTEST = 4
_TWO = 2
# What `people.within` tells of a family name, and of one before another.
_FAMILY, _INNER = 3, 2
# Whom a paper calls "Dr." and describes as one of these.
_HEALERS = frozenset({"dr", "doctor", "physician", "surgeon", "epidemiologist"})
_SOLDIERS = frozenset(
    """col colonel gen general maj major capt captain lt lieutenant sgt sergeant cpl corporal brig
    brigadier adm admiral cdr commander cmdr marshal commodore soldier officer""".split()
)
_CIVIL = frozenset(
    """lawyer attorney counsel solicitor barrister advocate me maître maitre doctor physician nurse
    professor teacher journalist reporter editor economist banker pastor priest rev bishop judge
    farmer engineer activist campaigner historian novelist businessman businesswoman""".split()
)
_EVERYBODYS = frozenset({"mr", "mrs", "ms", "miss", "the", "a", "an", "former", "new", "senior"})
# "al-Harthi" and "Al Harthi", "bin Turki" between a name and the family's.
_ARTICLE = re.compile(r"^(?:al|el|an|as|ar|ad|at|az|ash)-(?=..)")
# "Chisti" and "Chishti" have 0.92 of their letters in common and in order, "Bortoluzzi"
# and "Bortolucci" 0.8.
_NEARLY = 0.8
_ARTICLES = frozenset({"al", "el"})
_SON = frozenset({"bin", "ibn", "bint", "ben"})


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """A word's consonants and vowels without what romanizations differ in.

    "Sergei", "Sergey" and "Serhiy" need not fall together, "Tolstoy" and "Tolstoi" do.
    """
    for pattern, into in _SOUNDS:
        word = pattern.sub(into, word)
    return word


@lru_cache(maxsize=65_536)
def heard(name: PersonName, *, soft: bool = False) -> PersonName:
    """The name as it sounds: longer words without what romanizations differ in.

    `soft` takes "j" for "y", as most of Europe says it.
    Articles and fathers' names of Arabic names are left out, as papers do: "Faisal bin Turki
    al-Harthy" and "Faysal Al Harthi" are heard alike.
    """
    words: list[str] = []
    skip = False
    for word in name.words:
        bare = _ARTICLE.sub("", word)
        if skip:
            skip = False
        elif word in _SON and words:
            skip = True
        elif word not in _ARTICLES:
            words.append(sound(_soft(bare) if soft else bare) if len(bare) >= _SHORTEST else bare)
    return replace(name, words=tuple(words)) if len(words) > 1 or not name.full else name


def _soft(word: str) -> str:
    return word.replace("j", "y")


def _spelt(one: PersonName, two: PersonName) -> bool:
    """Whether two full names fit one person but for their spelling."""
    if one.suffix != two.suffix:
        return False
    for soft in (False, True):
        first, second = heard(one, soft=soft), heard(two, soft=soft)
        if not (first.full and second.full) or min(len(first.words), len(second.words)) < _TWO:
            continue
        # Given names that are initials, or only begin alike, want a family name spelt alike.
        if people.same(first, second) and first.words[0] == second.words[0]:
            return True
    return False


def _nearly(one: PersonName, two: PersonName) -> bool:
    """Whether two full names begin with the same and end with nearly the same word.

    No rule of sounds tells that "Huq Chishti" is "Haque Chisti".
    """
    if one.suffix != two.suffix or one.words[0] != two.words[0]:
        return False
    first, second = one.words[-1], two.words[-1]
    if min(len(first), len(second)) < _SHORTEST or first[0] != second[0]:
        return False
    return SequenceMatcher(None, first, second).ratio() >= _NEARLY


def _turned(one: PersonName, two: PersonName) -> bool:
    """Whether one puts the family name first and the other last: "Zhou Wenhai", "Wenhai Zhou"."""
    if one.family_first == two.family_first:
        return False
    return one.words[1:] + one.words[:1] == two.words or two.words[1:] + two.words[:1] == one.words


def join(
    locals_: Sequence[Local], joined: Joined, titles: Titles, companies: frozenset[int]
) -> None:
    """Join the people of single reports that are one person; `companies` are none.

    Full names first, the longest before shorter ones, so that the order of reports is nothing.
    """
    full: list[tuple[int, PersonName]] = []
    bare: list[tuple[int, PersonName]] = []
    for number, local in enumerate(locals_):
        if local.kind != "person" or number in companies:
            continue
        if local.lead.form not in ("name", "metonym"):
            continue
        name = people.parse(local.lead.name, titles)
        if name.words:
            (full if name.full else bare).append((number, name))
    blocks: dict[str, list[tuple[int, PersonName]]] = {}
    full.sort(key=lambda item: (-len(item[1].words), item[1].words, item[0]))
    seen: dict[tuple[tuple[str, ...], str], int] = {}
    for number, name in full:
        known = seen.get((name.words, name.suffix))
        if known is not None:
            joined.join(known, number, "names that fit one person")
            continue
        seen[name.words, name.suffix] = number
        mates = {m: k for key in _keys(name) for m, k in blocks.get(key, ())}
        # A shorter name is filed, too: "Ms. Rey" is Ana Rey, whom another paper calls Ana Rey Sol.
        for key in _keys(name):
            blocks.setdefault(key, []).append((number, name))
        for mate, other in sorted(mates.items()):
            if people.same(other, name):
                reason = "names that fit one person"
            elif _turned(other, name):
                reason = "the same names in another order"
            elif _spelt(other, name):
                reason = "another spelling of the name"
            elif _nearly(other, name) and _callings(locals_[mate]) & _callings(locals_[number]):
                reason = "the same office and nearly the same name"
            else:
                continue
            joined.join(mate, number, reason)
            break
    _families(locals_, joined, titles, blocks, bare)


def _keys(name: PersonName) -> list[str]:
    """Under what a full name is filed: each of its longer words, as it sounds."""
    bare = [_ARTICLE.sub("", word) for word in name.words if len(word) > 1]
    return list(dict.fromkeys(sound(word) for it in bare for word in (it, _soft(it))))


def _families(
    locals_: Sequence[Local],
    joined: Joined,
    titles: Titles,
    blocks: dict[str, list[tuple[int, PersonName]]],
    bare: Sequence[tuple[int, PersonName]],
) -> None:
    """Give a family name alone to its only bearer; where two bear it, it stays apart."""
    alone: dict[tuple[str, ...], int] = {}
    borne = _borne(locals_, joined, blocks)
    for number, name in bare:
        told = gender(locals_[number], titles)
        bearers = [
            other
            for other, known in blocks.get(sound(_ARTICLE.sub("", name.words[-1])), ())
            if _within(name, known, titles)
            and (told is None or (gender(locals_[other], titles) or told) == told)
        ]
        holders = {joined.root(other) for other in bearers}
        if len(holders) > 1:
            # "Dr Brandt" where one of two is a doctor, "President Brandt" where one is president.
            mine = _callings(locals_[number])
            fitting = {root for root in holders if mine & borne.get(root, frozenset())}
            holders = fitting if len(fitting) == 1 else holders
        if holders and all(_civil(locals_[number], borne.get(root)) for root in holders):
            holders = set()
        if len(holders) == 1:
            joined.join(holders.pop(), number, "the only one of that family name")
        elif not holders:
            joined.join(alone.setdefault(name.words, number), number, "the same family name")


def _borne(
    locals_: Sequence[Local],
    joined: Joined,
    blocks: dict[str, list[tuple[int, PersonName]]],
) -> dict[int, frozenset[str]]:
    """The callings that all reports together give those whose full names are filed, by root."""
    filed = {joined.root(n) for listed in blocks.values() for n, _ in listed}
    borne: dict[int, frozenset[str]] = {}
    for number, local in enumerate(locals_):
        root = joined.root(number)
        if local.kind == "person" and root in filed:
            borne[root] = borne.get(root, frozenset()) | _callings(local)
    return borne


def _civil(local: Local, borne: frozenset[str] | None) -> bool:
    """Whether a soldier's rank stands before a name whose bearer has a civil calling.

    "Col Roe" is not Ada Roe, the lawyer, of whom nobody ever says that she is a colonel.
    """
    if borne is None or not _callings(local) & _SOLDIERS:
        return False
    return bool(borne & _CIVIL) and not borne & _SOLDIERS


def _within(part: PersonName, full: PersonName, titles: Titles) -> bool:
    """Whether `part` is a family name of `full`, however the two are spelt.

    Of two family names the first is: "Olmos" of "Ana Olmos Vera".
    """
    fit = people.within(part, full)
    if fit == _FAMILY:
        return True
    if fit == _INNER:
        return len(part.words[0]) > 1 and part.words[0] not in titles.given_names
    heard_alike = people.within(heard(part), heard(full)) == _FAMILY
    return heard_alike and len(part.words[-1]) >= _SHORTEST


def _callings(local: Local) -> frozenset[str]:
    """The offices and callings that a report gives somebody, without who else may have them."""
    words: set[str] = set()
    for mention in local.mentions:
        if mention.form == "name":
            first = mention.span.text.split()[0].lower().rstrip(".")
            words |= offices(mention.role) | offices(first if first != fold(mention.name) else "")
        elif mention.form == "description" and not mention.plural:
            words |= offices(mention.name.split(" of ")[0].split(" at ")[0])
    if words & _HEALERS:
        words |= _HEALERS
    return frozenset(words - _EVERYBODYS)


def gender(local: Local, titles: Titles) -> Gender | None:
    """The pronoun that "Mr." or the given name tells."""
    for mention in local.mentions:
        if mention.form == "name":
            first = mention.span.text.split()[0].lower().rstrip(".")
            told = titles.honorifics.get(first, "they")
            if told != "they":
                return told
    return people.gender(people.parse(local.lead.name, titles), titles)
