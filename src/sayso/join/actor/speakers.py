"""Whom the words of a source name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.join.actor.kinds import head
from sayso.join.actor.papers import written_by
from sayso.records import Mention, Reading, Span

_AND = re.compile(
    r"^\W*(?:and|or|&|as well as|along with|together with)\W*(?:the\s+)?$", re.IGNORECASE
)
# "Ann Lee, D-Utah, and Bo Roy": the party does not end the list.
_PARTY = re.compile(r"^[\s,(]*[A-Z]{1,3}-[A-Z][\w.]*[\s,)]*")
_OWNERS = frozenset("its his her their my our your whose".split())
# What one says or writes, and what a body keeps: the source is whoever does.
_SAYINGS = frozenset(
    """statement statements remark remarks comment comments word words testimony account speech post
    tweet message answer reply response letter note appeal claim claims account accounts argument
    view opinion report reports record records document documents data log logs ledger website
    petition lawsuit complaint study survey estimate estimates figure figures count assessment refusal decision""".split()
)
_VAGUE = frozenset({"one", "another", "others", "the other", "the second", "the first"})
_COMMA = re.compile(r"^\s*,\s*(?:the\s+)?$")
_OWNER = re.compile(r"^(?:['’]s?)(?:\s|$)")


def heads(span: Span, mentions: Sequence[Mention], starts: Sequence[int]) -> list[Mention]:
    """The mentions that a source's words name: the head of the phrase and what is joined to it.

    `mentions` are the report's, in order, `starts` where they begin. Of "Ms. Ito, a lawyer at the
    Tamar Institute" that is Ms. Ito; of "the port's spokesman Jan Kok" Jan Kok; of "Oslo and Riga"
    both.
    """
    inside = _outermost(span, mentions, starts)
    if not inside:
        return []
    groups: list[list[Mention]] = []
    for mention in inside:
        if groups and groups[-1][0].span == mention.span:
            groups[-1].append(mention)
        else:
            groups.append([mention])
    if groups[0][0].span.start - span.start > _LEAD_IN and groups[0][0].form == "name":
        before = span.text[: groups[0][0].span.start - span.start]
        if re.search(
            r"\b(?:of|from|by|at|in|to|about|on|with|for|that|which|whom)\s+"
            r"(?:the\s+|[A-Z]\w{1,3}\.\s+)?$",
            before,
        ):
            return []
    chosen = [groups[0]]
    listed = False
    for group in groups[1:]:
        gap = _PARTY.sub(" ", _between(span, chosen[-1][0].span, group[0].span))
        owner = chosen[-1][0].form == "pronoun" and chosen[-1][0].name.lower() in _OWNERS
        if owner and "," not in gap:
            chosen[-1] = group
        elif chosen[-1][0].name.lower() in _VAGUE and _COMMA.match(gap):
            chosen[-1] = group  # "one, a driver from the port"
        elif _AND.match(gap):
            chosen.append(group)
        elif _COMMA.match(gap) and (listed or _list_follows(span, group, groups)):
            listed = True
            chosen.append(group)
        elif not gap.strip() or _OWNER.match(gap):
            chosen[-1] = group
        else:
            break
    if len(chosen) == 1 and _had(span, chosen[0][0]):
        return []
    named = [mention for group in chosen for mention in group]
    return [written_by(mention, span, mentions, starts) or mention for mention in named]


def heads_of_sources(reading: Reading) -> dict[Span, list[Mention]]:
    """The heads of all sources of a report and of those that they passed through."""
    starts = [mention.span.start for mention in reading.mentions]
    return {
        span: heads(span, reading.mentions, starts)
        for attribution in reading.attributions
        for span in (*attribution.source, *attribution.via)
    }


# A preposition this far into the words means that the head stands before the first name.
_LEAD_IN = 6


def _outermost(span: Span, mentions: Sequence[Mention], starts: Sequence[int]) -> list[Mention]:
    first = bisect_left(starts, span.start)
    # A mention may begin a little before the source ("the agency" where the source is "agency").
    while first > 0 and starts[first - 1] > span.start - 80:
        first -= 1
    found: list[Mention] = []
    last = bisect_left(starts, span.end)
    for mention in mentions[first:last]:
        if not mention.span.meets(span):
            continue
        if (
            mention.span.start < span.start
            and not mention.span.holds(span)
            and mention.form == "description"
        ):
            continue
        if found and found[-1].span != mention.span and found[-1].span.holds(mention.span):
            continue
        found.append(mention)
    return found


def _had(span: Span, owner: Mention) -> bool:
    """Whether the words name what the owner has, and that speaks itself: "her will", "his office".

    What somebody says or writes is no other source: "his statement".
    """
    if owner.form != "pronoun" or owner.name.lower() not in _OWNERS:
        return False
    noun = head(span.text[owner.span.end - span.start :])
    return owner.span.start <= span.start and bool(noun) and noun not in _SAYINGS


def _between(span: Span, left: Span, right: Span) -> str:
    return span.text[max(0, left.end - span.start) : max(0, right.start - span.start)]


def _list_follows(span: Span, group: list[Mention], groups: list[list[Mention]]) -> bool:
    """Whether a comma before `group` is that of a list: names follow up to an "and"."""
    at = groups.index(group)
    if group[0].form == "description" or groups[at - 1][0].form == "description":
        return False
    for left, right in zip(groups[at:], groups[at + 1 :], strict=False):
        gap = _between(span, left[0].span, right[0].span)
        if _AND.match(gap):
            return right[0].form != "description"
        if not _COMMA.match(gap):
            return False
    return False
