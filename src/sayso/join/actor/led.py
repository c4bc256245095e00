"""Bodies called by who speaks for them: "her group", "Ms. Roe's party"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import plain
from sayso.join.actor.behind import FORMER_OFFICE, VOICES
from sayso.join.actor.cast import Cast
from sayso.join.actor.local import Local
from sayso.records import Reading

_HIS = re.compile(r"(?:his|her|their)\s+(?:own\s+)?([a-z-]+)\Z", re.IGNORECASE)
_OWNER = re.compile(r"(?P<who>.+?)['’]s?\s+(?:own\s+)?(?P<noun>[a-z-]+)\Z")
_OF = re.compile(r"(?P<office>.+?)\s+(?:of|for|at)\s+(?:the\s+)?(?P<body>.+)\Z", re.IGNORECASE)
_WHOSE = re.compile(r"(?P<body>.+?)['’]s?\s+(?P<office>[\w\s-]+)\Z")
# These may be a body of any kind.
_ANY = frozenset({"group", "organization", "organisation", "body", "team", "outfit"})


def led(
    cast: Cast,
    members_of: Mapping[str, Sequence[Local]],
    readings: Sequence[Reading],
    titles: Titles,
) -> dict[str, str]:
    """By the actor that is only "her group", the body of which she is the head or the voice."""
    owners = {
        (reading.report, mention.span.start): cast.actor_of.get(mention.id)
        for reading in readings
        for mention in reading.mentions
        if mention.form == "pronoun"
    }
    found: dict[str, str] = {}
    for actor, members in members_of.items():
        if actor in cast.named or cast.actors[actor].kind == "person":
            continue
        lead = members[0].lead
        words = " ".join(lead.span.text.split())
        his, owner = _HIS.match(words), _OWNER.match(words)
        noun = his[1] if his is not None else owner["noun"] if owner is not None else ""
        if lead.plural or not (titles.families(noun.lower()) or noun.lower() in _ANY):
            continue
        if his is not None:
            who = owners.get((lead.span.report, lead.span.start))
        else:
            who = cast.by_name.get(plain(owner["who"])) if owner is not None else None
        body = _head_of(who, cast) if who is not None else None
        if body is not None and body != actor and _may_be(noun.lower(), body, cast, titles):
            found[actor] = body
    return found


def _head_of(person: str, cast: Cast) -> str | None:
    """The only named body that a person's offices are in."""
    known = cast.actors.get(person)
    if known is None or known.kind != "person":
        return None
    bodies = set()
    for role in known.roles:
        told = _OF.match(role) or _WHOSE.match(role)
        if told is None or FORMER_OFFICE.search(role):
            continue
        office = fold(told["office"]).split()
        body = cast.by_name.get(plain(told["body"]))
        if not office or office[-1] not in VOICES or body is None:
            continue
        if cast.actors[body].kind == "organization":
            bodies.add(body)
    return bodies.pop() if len(bodies) == 1 else None


def _may_be(noun: str, body: str, cast: Cast, titles: Titles) -> bool:
    """Whether nothing in a body's name says that it is of another kind than the noun."""
    words = plain(cast.actors[body].name).split(" of ")[0].split()
    own = titles.families(words[-1]) if words else frozenset()
    return noun in _ANY or not own or bool(own & titles.families(noun))
