"""The same body across reports: names, initials, short names, other wordings of a name."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sayso.data.countries import Countries
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import abbreviation, initials, plain
from sayso.join.actor.body import Body, parse
from sayso.join.actor.joined import Joined
from sayso.join.actor.local import Local
from sayso.join.actor.persons import sound
from sayso.join.actor.setting import Setting, Settings
from sayso.records import Mention

# Families of which every country has its own, so that papers name no country at home.
STATE = frozenset({"ministry", "forces", "police", "court", "assembly", "government", "embassy"})
# Those of which a state has one, so that the country alone tells which.
_ONE = frozenset({"army", "navy", "air force", "coast guard", "parliament"})
# What there are many of in every story: "the law firm", "the campaign", "the region".
_COMMON = frozenset(
    {"company", "campaign", "party", "militia", "locality", "state", "outlet", "union"}
)
_GROUPS = frozenset({"group", "network", "fund", "team", "board", "panel", "inquiry", "body"})
# "(MSP)", "(the FID)", "(hereafter “Oriel”)" right behind a name.
_BRACKET = re.compile(
    r"\s?\(\s*(?:the |or |hereafter |now )?[“\"‘']?([A-Z][\w.&’'-]{1,20})[”\"’']?\s*\)"
)
_CAPITAL = re.compile(r"\s+in\s+([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})")
_FOUNDED = frozenset({"university", "college", "school", "institute", "church", "museum"})
# Parts of a larger body, told by what they do: "the intelligence committee" of one house.
_INNER = STATE | {"committee"}
_TWO_WORDS = 2
_SHORT_WORD = 4
# Names of the same letters that are compared; a story has hardly more.
_FEW = 12


def country(local: Local, at: Setting, countries: Countries, titles: Titles) -> str | None:
    """The country that a body's mentions tell, or the capital that it is said to be in."""
    if local.country:
        return local.country
    if local.lead.form in ("name", "description"):
        # "the Ministry of Defense of Belarus"
        told = parse(local.lead.name, countries, titles)
        if told is not None and told.country and titles.families(told.noun) & STATE:
            return told.country
    for mention in local.mentions:
        if mention.form == "pronoun":
            continue
        after = _CAPITAL.match(at.report.text, mention.span.end, mention.span.end + 50)
        if after is not None:
            words = after[1].split()
            for size in range(len(words), 0, -1):
                nation = countries.by_capital(" ".join(words[:size]))
                if nation is not None:
                    return nation.code
    return None


def split(
    locals_: Sequence[Local],
    settings: Settings,
    countries: Countries,
    titles: Titles,
) -> list[Local]:
    """`locals_`, with "Chad's health ministry" apart from "the health ministry" of a Niger paper.

    Whoever repeats a ministry's whole name with a country, and is at home in another, sets the two
    against each other.
    """
    out: list[Local] = []
    for local in locals_:
        home = settings[local.report].home
        if home is None or local.kind != "organization" or local.lead.country == home:
            out.append(local)
            continue
        mine: list[Mention] = []
        theirs: list[Mention] = []
        seen: set[tuple[str, frozenset[str]]] = set()
        abroad = False
        for mention in local.mentions:
            body = parse(mention.name, countries, titles) if mention.form != "pronoun" else None
            told = (mention.country or (body and body.country)) if body is not None else None
            if body is not None and body.words and titles.families(body.noun) & STATE:
                if told in (None, home):
                    seen.add((body.noun, body.words))
                    abroad = False
                elif (body.noun, body.words) in seen:
                    abroad = True
            (theirs if abroad else mine).append(mention)
        out.append(replace(local, mentions=tuple(mine)))
        if theirs:
            out.append(replace(local, mentions=tuple(theirs)))
    return out


def brackets(locals_: Sequence[Local], settings: Settings) -> dict[tuple[str, str], int]:
    """Short names that stand in brackets behind a body's name: report and name to the body."""
    found: dict[tuple[str, str], int] = {}
    for number, local in enumerate(locals_):
        if local.kind not in ("organization", "group"):
            continue
        text = settings[local.report].report.text
        for mention in local.mentions:
            if mention.form not in ("name", "description") or abbreviation(mention.name):
                continue
            told = _BRACKET.match(text, mention.span.end, mention.span.end + 40)
            if told is not None and _shortens(told[1], mention.name):
                found.setdefault((local.report, plain(told[1])), number)
    return found


def _shortens(short: str, name: str) -> bool:
    """Whether every letter of the short name stands in the full one, in order, from its first."""
    letters = [c for c in plain(short) if c.isalnum()]
    rest = iter(c for c in plain(name) if c.isalnum())
    fits = bool(letters) and all(letter in rest for letter in letters)
    return fits or abbreviation(short)


def join(
    locals_: Sequence[Local],
    joined: Joined,
    settings: Settings,
    short: Mapping[tuple[str, str], int],
    countries: Countries,
    titles: Titles,
) -> None:
    """Join the bodies of single reports that are one body."""
    bodies = [
        n
        for n, local in enumerate(locals_)
        if local.kind in ("organization", "group") and local.lead.country != "EU"
    ]
    _named(locals_, bodies, joined, settings, countries, titles)
    _shortened(locals_, joined, settings, short)
    told = {n: _parsed(locals_[n], countries, titles) for n in bodies}
    _worded(locals_, told, joined, settings, titles)
    _parts(locals_, told, joined, settings, titles)
    _qualified(locals_, bodies, joined, countries, titles)


def _parsed(local: Local, countries: Countries, titles: Titles) -> list[Body]:
    """What its names and definite descriptions tell, each once."""
    found: dict[Body, None] = {}
    for mention in local.mentions:
        if mention.plural or mention.form == "pronoun":
            continue
        if mention.form == "description" and not _definite(mention):
            continue
        body = parse(mention.name, countries, titles)
        # "the army" says which where the country is known, "the ministry" does not.
        # The same holds of "Chad's security service", of which a state has hardly two.
        sole = body is not None and bool(body.country) and " " in body.noun
        if body is not None and (body.words or body.noun in _ONE or sole):
            found.setdefault(body)
    return list(found)


def common(noun: str, titles: Titles) -> bool:
    """Whether there are many such bodies in every story, so that the noun tells none apart."""
    families = titles.families(noun)
    return noun in _GROUPS or (bool(families) and families <= _COMMON)


def _definite(mention: Mention) -> bool:
    text = mention.span.text.lower()
    return (
        text.startswith(("the ", "its ", "their "))
        or bool(mention.country)
        or "’s " in text
        or "'s " in text
    )


def _named(
    locals_: Sequence[Local],
    bodies: Sequence[int],
    joined: Joined,
    settings: Settings,
    countries: Countries,
    titles: Titles,
) -> None:
    blocks: dict[tuple[str, str], list[int]] = {}
    printed: dict[str, str] = {}
    short: dict[str, list[int]] = {}
    for number in bodies:
        local = locals_[number]
        if not local.named:
            continue
        names = {
            plain(known.name if (known := titles.world.called(m.name)) else m.name): m.name
            for m in local.mentions
            if m.form in ("name", "metonym")
        }
        for name in names:
            printed.setdefault(name, names[name])
            blocks.setdefault((local.kind or "", name), []).append(number)
        for mention in local.mentions:
            if mention.form == "name" and abbreviation(mention.name):
                short.setdefault(plain(mention.name), []).append(number)
    spelt_out: dict[str, set[str]] = {}
    for name in printed:
        for letters in initials(printed[name]):
            if letters in short:
                spelt_out.setdefault(letters, set()).add(name)
    doubtful = {letters for letters, names in spelt_out.items() if _contrasted(names)}
    for (kind, name), numbers in blocks.items():
        if name in doubtful:
            continue
        body = parse(printed[name], countries, titles)
        state = body is not None and bool(titles.families(body.noun) & STATE)
        by_country(locals_, numbers, joined, settings, f"the same name of {kind}", state=state)
    long: dict[str, list[int]] = {}
    for number in bodies:
        local = locals_[number]
        if local.kind == "organization" and local.lead.form == "name":
            for letters in initials(local.lead.name):
                if letters in short:
                    long.setdefault(letters, []).append(number)
    for letters, numbers in long.items():
        if len({joined.root(n) for n in numbers}) == 1:
            by_country(locals_, [numbers[0], *short[letters]], joined, settings, "its initials")
            continue
        # A Committee and a Convention of the same initials: the one that the same report spells out.
        spelt: dict[str, set[int]] = {}
        for n in numbers:
            spelt.setdefault(locals_[n].report, set()).add(n)
        for n in short[letters]:
            near = spelt.get(locals_[n].report, set())
            if len({joined.root(m) for m in near}) == 1:
                by_country(locals_, [min(near), n], joined, settings, "its initials")


def _contrasted(names: Collection[str]) -> bool:
    """Whether two names differ in one place only, and there in more than spelling.

    A Tana National Committee is no Tana National Convention, though both are the TNC.
    """
    told = [name.split() for name in sorted(names)[:_FEW]]
    for n, one in enumerate(told):
        for two in told[n + 1 :]:
            other = [
                a for a, b in zip(one, two, strict=False) if a[:_SHORT_WORD] != b[:_SHORT_WORD]
            ]
            if len(one) == len(two) and len(other) == 1 and len(one) > 1:
                return True
    return False


def _shortened(
    locals_: Sequence[Local],
    joined: Joined,
    settings: Settings,
    short: Mapping[tuple[str, str], int],
) -> None:
    """Join what bears a body's short name with the body, in its own report and in others."""
    everywhere: dict[str, list[int]] = {}
    for (_, name), number in short.items():
        everywhere.setdefault(name, []).append(number)
    if not everywhere:
        return
    for number, local in enumerate(locals_):
        if local.lead.form != "name" or local.kind == "state":
            continue
        name = plain(local.lead.name)
        own = short.get((local.report, name))
        if own is not None:
            joined.join(own, number, "its short name, given in brackets")
        elif name in everywhere:
            roots = {joined.root(n) for n in everywhere[name]}
            if len(roots) == 1 and local.kind in ("organization", "group"):
                joined.join(roots.pop(), number, "its short name, given in brackets")


def _worded(
    locals_: Sequence[Local],
    told: Mapping[int, Sequence[Body]],
    joined: Joined,
    settings: Settings,
    titles: Titles,
) -> None:
    """Join bodies whose names are the same words: "Ministry of Public Health", "health ministry"."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for number, bodies in told.items():
        for body in bodies:
            if not (body.proper or body.named) and common(body.noun, titles):
                continue
            # The University of Oriel and Oriel University are two.
            order = body.order if body.proper and body.noun in _FOUNDED else ()
            words = {_heard(w) for w in body.words} if body.proper else body.words
            blocks.setdefault((body.noun, *sorted(words), "", *order), []).append(number)
            if words != body.words:
                plainly = (body.noun, *sorted(body.words), "", *order)
                blocks.setdefault(plainly, []).append(number)
    for (noun, *_), numbers in blocks.items():
        if len(numbers) > 1:
            state = bool(titles.families(noun) & STATE)
            reason = "the same body in other words"
            by_country(locals_, numbers, joined, settings, reason, state=state)


def _heard(word: str) -> str:
    """A word of a name without its accents' and endings' difference: "Lugë" and "Luga"."""
    return sound(word).rstrip("aio") if len(word) > _SHORT_WORD else word


def _parts(
    locals_: Sequence[Local],
    told: Mapping[int, Sequence[Body]],
    joined: Joined,
    settings: Settings,
    titles: Titles,
) -> None:
    """Give "the reference laboratory" to the only laboratory with these words in its name."""
    by_word: dict[tuple[str, str], list[tuple[int, Body]]] = {}
    for number, bodies in told.items():
        for body in bodies:
            for word in body.words:
                by_word.setdefault((body.noun, word), []).append((number, body))
    asked: dict[tuple[str, frozenset[str]], set[int]] = {}
    for number, bodies in told.items():
        for body in bodies:
            # "Supreme Court" is complete as it stands, "the law firm" may be any.
            if (
                body.proper
                or common(body.noun, titles)
                or not body.words
                or _other_name(locals_[number])
            ):
                continue
            key = (body.noun, body.words)
            if key not in asked:
                rarest = min((by_word[body.noun, w] for w in sorted(body.words)), key=len)
                asked[key] = {
                    n
                    for n, other in rarest
                    if body.words < other.words
                    and (other.proper or body.named or titles.families(body.noun) & _INNER)
                }
            wider = asked[key]
            mine = joined.country(number) or (
                settings[locals_[number].report].home
                if titles.families(body.noun) & STATE
                else None
            )
            roots = {
                joined.root(n) for n in wider if mine is None or joined.country(n) in (None, mine)
            }
            if len(roots) == 1:
                joined.join(roots.pop(), number, "the only one with these words in its name")


def _qualified(
    locals_: Sequence[Local],
    bodies: Sequence[int],
    joined: Joined,
    countries: Countries,
    titles: Titles,
) -> None:
    """Give "the Tana alliance" to the only body with Tana in its name that can be an alliance."""
    by_word: dict[str, set[int]] = {}
    families: dict[int, set[str]] = {}
    for number in bodies:
        local = locals_[number]
        if not local.named or local.kind != "organization":
            continue
        for mention in local.mentions:
            if mention.plural or mention.form not in ("name", "description"):
                continue
            body = parse(mention.name, countries, titles)
            if body is not None:
                root = joined.root(number)
                families.setdefault(root, set()).update(titles.families(body.noun))
            if mention.form == "name":
                for word in re.findall(r"[^\W\d_]{3,}", mention.name):
                    if word[:1].isupper() and not titles.families(fold(word)):
                        by_word.setdefault(fold(word), set()).add(number)
    for number in bodies:
        local = locals_[number]
        if local.named or local.lead.plural:
            continue
        for mention in local.mentions:
            words = mention.name.split()
            large = [fold(w) for w in words[:-1] if w[:1].isupper()]
            if mention.form != "description" or len(large) != 1 or len(words) != _TWO_WORDS:
                continue
            nouns = titles.families(fold(words[-1]))
            known = set(map(joined.root, by_word.get(large[0], ())))
            by_word[large[0]] = known  # of those that were joined since the first is enough
            roots = {r for r in known if families.get(r, set()) & nouns}
            if len(roots) == 1:
                joined.join(roots.pop(), number, "the only one so described")


def _other_name(local: Local) -> bool:
    """Whether a body that is described has a full name of its own, which says something else."""
    return any(m.form == "name" and " " in m.name for m in local.mentions)


def by_country(
    locals_: Sequence[Local],
    numbers: Sequence[int],
    joined: Joined,
    settings: Settings,
    reason: str,
    *,
    state: bool = False,
) -> None:
    """Join bodies of one name, but not the defense ministries of two countries.

    A body of a kind that every state has is its report's own country's where it names none, once
    the story knows such a body of two countries, or of another.
    """
    of: dict[str, int] = {}
    for number in numbers:
        code = joined.country(number)
        if code:
            joined.join(of.setdefault(code, number), number, reason)
    only = next(iter(of.values())) if len(of) == 1 else None
    apart: dict[str, int] = {}
    unsure: list[int] = []
    for number in numbers:
        if joined.country(number):
            continue
        at = settings[locals_[number].report]
        home = (at.home or at.most) if state else None
        if home in of:
            joined.join(of[home], number, reason)
        elif state and not at.told and home not in settings.datelines:
            unsure.append(number)
        elif home is None and only is not None:
            joined.join(only, number, reason)
        else:
            joined.join(apart.setdefault(home or "", number), number, reason)
    # Places are taken for their namesakes elsewhere: a country from which no report of the story is
    # sent is likelier a mistake than a ministry's.
    known = {joined.root(n) for n in (*of.values(), *apart.values())}
    for number in unsure:
        at = settings[locals_[number].report]
        home = at.home or at.most or ""
        if home in apart:
            joined.join(apart[home], number, reason)
        elif len(known) == 1:
            joined.join(next(iter(known)), number, reason)
        else:
            joined.join(apart.setdefault(home, number), number, reason)
