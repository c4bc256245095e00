"""Somebody called by the letters of an office: "the SP" after a Superintendent of Police."""

from __future__ import annotations

from sayso.mark.mention.cast import Cast
from sayso.mark.mention.entity import Entity
from sayso.mark.mention.found import voice

_LETTERS = range(2, 5)
_SMALL = frozenset({"of", "for", "and", "the", "in", "at", "to"})


def office_holder(cast: Cast, number: int) -> Entity | None:
    """The named person whose office has the letters of the name `number`; None where several do.

    So is called who speaks, or whom an article makes the one known.
    """
    found = cast.found[number]
    letters = found.name.removeprefix("the ").removeprefix("The ")
    if found.form != "name" or not (letters.isupper() and letters.isalpha()):
        return None
    if len(letters) not in _LETTERS or cast.titles.world.called(letters) is not None:
        return None
    head = cast.doc[found.head]
    the = found.start > 0 and "the" in (
        cast.doc[found.start].lower_,
        cast.doc[found.start - 1].lower_,
    )
    if not (the or voice(head, cast.titles) == "speaks"):
        return None
    holders = {
        id(entity): entity
        for entity in cast.of
        if entity is not None
        and entity.person is not None
        and any(
            _initials(cast.found[n].role or "", letters)
            for n in entity.mentions
            if cast.found[n].form == "name"
        )
    }
    return next(iter(holders.values())) if len(holders) == 1 else None


def _initials(role: str, letters: str) -> bool:
    """Whether an office has these letters, but for where it is held.

    "Devolution Principal Secretary" and "Principal Secretary for Devolution" are a PS.
    """
    words = role.replace("-", " ").split()
    small = next((n for n, w in enumerate(words) if n and w.lower() in _SMALL), len(words))
    for told in (words, words[:small]):
        large = [w for w in told if w.lower() not in _SMALL and w[:1].isalpha()]
        if all(w[0].isupper() for w in large) and len(large) >= len(letters):
            spelt = "".join(w[0] for w in large)
            if spelt.endswith(letters):
                return True
    return False
