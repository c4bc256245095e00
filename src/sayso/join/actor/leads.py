"""Who the unnamed speaker of a report's first lines is: the one named in the lines after.

News begins with "a harbor master said" and goes on with "Ida Holm, who runs the port of ...": the
description comes before the name, so that looking back never finds it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import offices
from sayso.join.actor.joined import Joined
from sayso.join.actor.local import Local
from sayso.join.actor.persons import gender
from sayso.join.actor.setting import Setting
from sayso.records import Mention

_PARAGRAPHS = 3
# How far into its paragraph the name may stand: what comes before is "But", "In a letter,".
_NEAR = 160
_OPENS = 60
_LEADS = re.compile(r"\s*(?:heads?|leads?|runs?|chairs?|directs?|manages?|oversees|commands?)\b")
_WHO = re.compile(r"\s*,\s*(?:who|whose|the|an?|\d)\b")
# One line without a full stop, and no quotation: what stands over a report.
_HEADLINE = re.compile(r"[^\n]{10,160}[\w’')%”]")
_PLURAL = re.compile(r"^(?:two|three|four|several|some|many)\b", re.IGNORECASE)
# "Another official" is not the one named before or after.
_OTHER = re.compile(r"^(?:another|other|one)\b", re.IGNORECASE)
# Who makes laws, by all the names of such people: words that may stand for each other.
_LAWMAKERS = frozenset(
    """lawmaker legislator deputy senator congressman congresswoman representative parliamentarian
    mp assemblyman assemblywoman member politician councillor councilor councilman councilwoman
    parliament assembly senate congress""".split()
)
_OFFICIALS = frozenset(
    """official minister secretary director head chief commissioner chairman chairwoman chair
    spokesman spokeswoman spokesperson governor mayor ambassador envoy diplomat president
    superintendent officer general colonel commander administrator coordinator prosecutor""".split()
)
_DOCTORS = frozenset(
    """doctor physician surgeon epidemiologist scientist researcher expert professor virologist
    academic scholar specialist analyst economist historian lecturer""".split()
)
_CLASSES = (_LAWMAKERS, _OFFICIALS, _DOCTORS)


def join(
    locals_: Sequence[Local],
    joined: Joined,
    settings: Mapping[str, Setting],
    speaking: Collection[str],
    titles: Titles,
) -> None:
    """Join each report's unnamed first speaker with the person named right after.

    `speaking` holds the ids of mentions that stand in a source.
    """
    by_report: dict[str, list[int]] = {}
    for number, local in enumerate(locals_):
        if local.kind == "person":
            by_report.setdefault(local.report, []).append(number)
    for report, numbers in by_report.items():
        text = settings[report].report.text
        starts = list(_paragraphs(text))
        headline = len(starts) > 1 and _HEADLINE.fullmatch(text[: starts[1]].rstrip()) is not None
        opening = starts[1:] if headline else starts
        unnamed = [n for n in numbers if not locals_[n].named]
        first = _speaker(unnamed, locals_, speaking, opening)
        above = _speaker(unnamed, locals_, speaking, starts) if headline else None
        if first is None:
            first, opening = above, starts
        if first is None:
            continue
        named = _named_after(numbers, locals_, opening, text)
        if named is None or not _fits(locals_[first], locals_[named], text, titles):
            continue
        joined.join(first, named, "named in the lines after")
        if above not in (None, first) and _fits(locals_[above], locals_[named], text, titles):
            joined.join(above, named, "named in the lines after")


def _paragraphs(text: str) -> Iterator[int]:
    yield 0
    for number, gap in enumerate(re.finditer(r"\n\s*", text)):
        if number > _PARAGRAPHS:
            break
        yield gap.end()


def _speaker(
    numbers: Sequence[int],
    locals_: Sequence[Local],
    speaking: Collection[str],
    starts: Sequence[int],
) -> int | None:
    """The only unnamed person who speaks in the paragraph that begins at the first of `starts`."""
    begin, end = (starts[0], starts[1]) if len(starts) > 1 else (0, 0)
    found = []
    for number in numbers:
        opening = [m for m in locals_[number].mentions if begin <= m.span.start < end]
        lead = next((m for m in opening if m.form == "description"), None)
        if lead is None or lead.plural:
            continue
        # Whoever opens the report does or says what it tells.
        if lead.span.start > begin + _OPENS and not any(m.id in speaking for m in opening):
            continue
        words = lead.span.text
        if _PLURAL.match(words) or _OTHER.match(words) or lead.anonymous:
            continue
        found.append(number)
    return found[0] if len(found) == 1 else None


def _named_after(
    numbers: Sequence[int],
    locals_: Sequence[Local],
    starts: Sequence[int],
    text: str,
) -> int | None:
    """The person whose first mention opens one of the paragraphs after the first."""
    end = starts[1] if len(starts) > 1 else 0
    opened = [n for n in numbers if locals_[n].named and locals_[n].mentions[0].span.start < end]
    if opened:
        return None  # the first paragraph names somebody itself
    for at in starts[1:]:
        for number in numbers:
            local = locals_[number]
            mention = local.mentions[0]
            if not local.named or not at <= mention.span.start <= at + _NEAR:
                continue
            if any(at <= m.span.start < mention.span.start for m in _others(numbers, locals_)):
                continue
            name = next((m for m in local.mentions if m.form == "name"), None)
            if name is None or " " not in name.name or name.span.start > at + _NEAR:
                return None
            return number
    return None


def _others(numbers: Sequence[int], locals_: Sequence[Local]) -> Iterator[Mention]:
    """The mentions of people but pronouns."""
    for number in numbers:
        yield from (m for m in locals_[number].mentions if m.form != "pronoun")


def _fits(unnamed: Local, named: Local, text: str, titles: Titles) -> bool:
    """Whether what is said of the two does not tell them apart."""
    description = next(m for m in unnamed.mentions if m.form == "description")
    one, two = gender(unnamed, titles), gender(named, titles)
    pronouns = {fold(m.name) for m in unnamed.mentions if m.form == "pronoun"}
    if one and two and one != two:
        return False
    if (two == "he" and "she" in pronouns) or (two == "she" and "he" in pronouns):
        return False
    if unnamed.country and named.country and unnamed.country != named.country:
        return False
    told = _told(named, text)
    if not told:
        return True
    mine = _nouns(description.name)
    theirs = set().union(*(_nouns(words) for words in told))
    if mine & theirs:
        return True
    return any(mine & kind and theirs & kind for kind in _CLASSES)


def _told(named: Local, text: str) -> list[str]:
    """What is said of the person where it is first named."""
    name = next(m for m in named.mentions if m.form == "name")
    told = [name.role] if name.role else []
    for mention in named.mentions:
        if mention.form == "description" and abs(mention.span.start - name.span.end) < _BESIDE:
            told.append(mention.name)
    after = _WHO.match(text, name.span.end)
    if after is not None:
        if _LEADS.match(text, after.end()):
            told.append("official")
        told.append(re.split(r"[.;\n]", text[after.end() : after.end() + _BESIDE])[0])
    return told


_BESIDE = 90


def _nouns(words: str) -> set[str]:
    """All words of a description, and the nouns by which such people may be called."""
    found = {w.strip(".,'’\"”") for w in fold(words).split()}
    return {w for word in found for w in (word, *offices(word))} - _SMALL


_SMALL = frozenset("the a an of for in on at to and with who whose former senior top new".split())
