"""Somebody called by the letters of an office: "the SP" after a Superintendent of Police."""

from __future__ import annotations

from sayso.mark.mention.cast import Cast
from sayso.mark.mention.entity import Entity
from sayso.mark.mention.found import voice


def office_holder(cast: Cast, number: int) -> Entity | None:
    """The named person whose office has the letters of the name `number`; None where several do.

    So is called who speaks, or whom an article makes the one known.
    """
    found = cast.found[number]
    letters = found.name.removeprefix("the ").removeprefix("The ")
    if found.form != "name" or not (letters.isupper() and letters.isalpha()):
        return None
    if letters not in cast.by_office or cast.titles.world.called(letters) is not None:
        return None
    head = cast.doc[found.head]
    the = found.start > 0 and "the" in (
        cast.doc[found.start].lower_,
        cast.doc[found.start - 1].lower_,
    )
    if not (the or voice(head, cast.titles) == "speaks"):
        return None
    holders = {id(e): e for e in cast.by_office[letters] if e.person is not None}
    return next(iter(holders.values())) if len(holders) == 1 else None
