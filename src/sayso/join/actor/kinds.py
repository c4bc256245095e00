"""What kind of actor a name is, by all reports together.

One report takes "Oriel" for a person, the next for a body; what titles, pronouns and descriptions
tell anywhere holds everywhere, unless two bear the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import plain
from sayso.join.actor.local import Local
from sayso.records import ActorKind, Mention

_HUMAN = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_DOUBTFUL = frozenset({"person", "organization", "group"})


def settled(locals_: Sequence[Local], titles: Titles, body: Callable[[Local], bool]) -> list[Local]:
    """`locals_`, each with the kind that the story tells of its name.

    `body` holds for those known to be bodies from elsewhere: outlets of the story, what a bracket
    gives as a body's short name.
    """
    by_name: dict[str, list[int]] = {}
    for number, local in enumerate(locals_):
        if (
            local.lead.form in ("name", "metonym")
            and local.kind in _DOUBTFUL
            and not local.lead.plural
        ):
            by_name.setdefault(plain(local.lead.name), []).append(number)
    surnames = Counter(
        name.rpartition(" ")[2]
        for name in {
            plain(m.name)
            for local in locals_
            if local.kind == "person"
            for m in local.mentions
            if m.form == "name" and " " in m.name
        }
    )
    bodies_named = {
        plain(local.lead.name).split()[0]
        for local in locals_
        if local.kind == "organization" and " " in local.lead.name and local.lead.form == "name"
    }
    out = [
        replace(local, told="organization")
        if local.kind in ("person", "group") and body(local) and not _called(local, titles)
        else local
        for local in locals_
    ]
    for name, numbers in by_name.items():
        if name in surnames and name not in bodies_named:
            # "Lund, of the union, said": a name alone that only somebody of the story bears.
            for n in numbers:
                # What was taken for "the company" of a body so called is not hers.
                called = tuple(m for m in locals_[n].mentions if m.form != "description")
                bare = replace(locals_[n], mentions=called)
                known = body(locals_[n]) or _telling(bare, titles)
                if locals_[n].kind != "person" and not known:
                    out[n] = replace(bare, told="person")
        people = {
            n for n in numbers if (_called if body(locals_[n]) else _person)(locals_[n], titles)
        }
        bodies = {n for n in numbers if n not in people and _body(locals_[n], titles, body)}
        if people and bodies:
            continue  # a firm and its founder: two bear the name
        if not bodies:
            people = people or {n for n in numbers if _pronoun(locals_[n])}
        if not people and not bodies and len({locals_[n].kind for n in numbers}) == 1:
            continue
        told: ActorKind
        if people or bodies:
            told = "person" if people else "organization"
        else:
            votes = Counter(locals_[n].kind for n in numbers for _ in locals_[n].mentions)
            single = " " not in locals_[numbers[0]].lead.name
            ranked: list[ActorKind] = (
                ["organization", "person", "group"]
                if single
                else ["person", "organization", "group"]
            )
            told = max(ranked, key=lambda kind: (votes[kind], -ranked.index(kind)))
        for n in numbers:
            if locals_[n].kind != told:
                out[n] = replace(locals_[n], told=told)
    return out


def _called(local: Local, titles: Titles) -> bool:
    """Whether it bears a title or a calling that only people have."""
    for mention in local.mentions:
        if mention.form == "name":
            words = mention.span.text.split()
            if len(words) > 1 and words[0].lower().rstrip(".") in titles.honorifics:
                return True
        if _calling(mention, titles):
            return True
    return False


def _person(local: Local, titles: Titles) -> bool:
    """Whether something besides the language layer's guess makes it a person."""
    for mention in local.mentions:
        if mention.form == "name":
            names = [fold(word) for word in mention.name.split()]
            given = len(names) > 1 and names[0] in titles.given_names
            trade = titles.families(names[-1]) or names[-1] in titles.trades
            if mention.kind == "person" and given and not trade:
                return True
    return _called(local, titles)


def _pronoun(local: Local) -> bool:
    """Whether "he" or "she" was taken to mean it, which is itself a guess."""
    return any(m.form == "pronoun" and fold(m.name) in _HUMAN for m in local.mentions)


def _calling(mention: Mention, titles: Titles) -> bool:
    """Whether the mention gives an office or calling that only people have."""
    words = mention.role if mention.role else mention.name if mention.form == "description" else ""
    noun = head(words or "")
    return noun in titles.roles and not titles.families(noun)


def _body(local: Local, titles: Titles, body: Callable[[Local], bool]) -> bool:
    return body(local) or _telling(local, titles)


def _telling(local: Local, titles: Titles) -> bool:
    """Whether a noun of bodies in its names or descriptions makes it one."""
    for mention in local.mentions:
        words = mention.role if mention.role else mention.name
        last = head(words) if mention.role or mention.form == "description" else ""
        if titles.families(last) and last not in titles.roles:
            return True
        if mention.form == "name" and mention.kind == "organization":
            names = [fold(word) for word in mention.name.split()]
            if titles.families(names[-1]) or names[-1] in titles.trades:
                return True
    return False


def head(words: str) -> str:
    """The head noun of a description: "fund" of "medical aid fund with a clinic in the town"."""
    told = fold(words).replace(",", " ").split()
    for n, word in enumerate(told):
        if n and word in (
            "of",
            "for",
            "in",
            "at",
            "with",
            "from",
            "to",
            "on",
            "that",
            "which",
            "who",
            "whom",
            "whose",
            "by",
        ):
            told = told[:n]
            break
    return told[-1] if told else ""
