"""Decisions of editors: what they are about is found in the story told, described and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from sayso import filing
from sayso.filing import Told
from sayso.keep import corrections, problems, records
from sayso.keep.corrections import Entry
from sayso.keep.ledger import Ledger
from sayso.keep.problems import RecordError
from sayso.records import (
    BriefAttribution,
    Correction,
    CorrectionKind,
    Link,
    RecordKind,
    Relation,
    Span,
    Status,
    Target,
)

# The links that a join can be told without.
_LOOSE: frozenset[Relation] = frozenset(
    {
        "names", "speaks", "passes on", "speaks for", "takes part", "counts", "replaces",
        "corrects", "copies", "draws on",
    }
)  # fmt: skip
_WHOLES = ("actor", "point")
_PARTS = ("attribution", "report")


@dataclass(frozen=True, slots=True)
class Wish:
    """What an editor asks for: the ids (or their beginnings) of `records`, and what to do."""

    kind: CorrectionKind
    records: Sequence[str]
    author: str
    text: str = ""
    name: str = ""
    status: Status | None = None


def decide(ledger: Ledger, story: str, wish: Wish) -> tuple[Correction, bool]:
    """Keep a decision about a story; whether the story told anew follows it is told, too.

    Raises LedgerError where a record is not there, or where this cannot be done to it.
    """
    story = filing.called(ledger, story)
    told = filing.told(ledger, story)
    known = _Known(told)
    targets = [_target(ledger, story, known, name) for name in wish.records]
    relation: Relation | None = None
    if wish.kind == "unlink":
        link = known.link(targets)
        relation, targets = link.relation, [known.end(link.left), known.end(link.right)]
    else:
        _check(wish, targets)
    with ledger.writing() as connection:
        made = corrections.put(
            connection,
            Correction(
                "", "", wish.author, wish.kind, tuple(targets), wish.text, wish.name,
                wish.status, relation,
            ),
            story,
        )  # fmt: skip
    if wish.kind == "note":
        return made, True
    after = filing.told(ledger, story).story.corrections
    return made, any(each.id == made.id and each.applied for each in after)


def _target(ledger: Ledger, story: str, known: _Known, given: str) -> Target:
    """The record that is meant, in the story as it stands or as it was told lately.

    A point gets another id when a source of it is corrected: the id that an editor has before him
    still says which statements he means, and by these it is found again.
    """
    try:
        return known.target(given)
    except RecordError:
        with ledger.reading() as connection:
            for name, joined, brief in records.told(connection):
                before = _Known(Told(joined, brief))
                if name == story and before.has(given):
                    return before.target(given)
        raise


def undo(ledger: Ledger, author: str, name: str) -> Entry:
    """Take a decision back, or a taking back; returns what was taken back."""
    with ledger.writing() as connection:
        return corrections.undo(connection, author, name)


def _check(wish: Wish, targets: Sequence[Target]) -> None:
    kinds = [target.kind for target in targets]
    shown = ", ".join(target.id for target in targets) or "none"
    if wish.kind == "join" and not (
        len(set(wish.records)) > 1 and len(set(kinds)) == 1 and kinds[0] in _WHOLES
    ):
        raise problems.cannot_correct(
            f"expected two or more actors, or two or more points, to join, found {shown}"
        )
    if wish.kind == "split" and not (
        len(kinds) > 1 and kinds[0] in _WHOLES and all(kind in _PARTS for kind in kinds[1:])
    ):
        raise problems.cannot_correct(
            "expected an actor or a point, then the attributions or reports to split off, "
            f"found {shown}"
        )
    if wish.kind == "status" and kinds != ["point"]:
        raise problems.cannot_correct(f"expected one point to give a status, found {shown}")


class _Known:
    """The records of a told story by id."""

    def __init__(self, told: Told) -> None:
        story, brief = told.story, told.brief
        self.links = {link.id: link for link in story.links}
        self.attributions = {each.id: each for each in brief.attributions}
        self._told = told
        self.names: dict[str, str] = {
            **{each.id: each.title or each.name for each in brief.reports},
            **{each.id: _words(each) for each in brief.attributions},
            **{each.id: each.span.text for each in brief.estimates},
            **{each.id: each.name for each in brief.places},
            **{each.id: each.text for each in story.events},
            **{each.id: each.text for each in story.unknowns},
            **{each.id: each.title for each in story.series},
            **{each.id: each.statement for each in story.points},
            **{each.id: each.name for each in story.actors},
            **{link.id: f"{link.left} {link.relation} {link.right}" for link in story.links},
        }

    def has(self, given: str) -> bool:
        """Whether there is a record whose id begins so."""
        return bool(given) and any(name.startswith(given) for name in self.names)

    def target(self, given: str) -> Target:
        """The record whose id is, or begins with, what was given."""
        found = [given] if given in self.names else [n for n in self.names if n.startswith(given)]
        if not given or not found:
            raise problems.no_record(given)
        if len(found) > 1:
            raise problems.many_records(given, found)
        return self.end(found[0])

    def end(self, name: str) -> Target:
        """The record with the id `name`, described."""
        members, spans = self._rests_on(name)
        kind = name.partition("-")[0]
        assert kind in get_args(RecordKind)  # noqa: S101 (ids begin with their kind)
        return Target(name, kind, self.names.get(name, ""), members, spans)  # type: ignore[arg-type]

    def _rests_on(self, name: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        story = self._told.story
        if name in self.attributions:
            return (), self.attributions[name].content.spans
        for point in story.points:
            if point.id == name:
                return self._members(n for p in point.positions for n in p.attributions)
        if any(actor.id == name for actor in story.actors):
            return self._members(
                link.left
                for link in story.links
                if link.relation == "speaks" and link.right == name
            )
        for estimate in self._told.brief.estimates:
            if estimate.id == name:
                return (), (estimate.span,)
        told = {each.id: each.spans for each in story.unknowns}
        told |= {each.id: each.spans for each in story.events}
        return (), told.get(name, ())

    def _members(self, names: Iterable[str]) -> tuple[tuple[str, ...], tuple[Span, ...]]:
        kept = [n for n in dict.fromkeys(names) if n in self.attributions]
        spans = (span for name in kept for span in self.attributions[name].content.spans)
        return tuple(kept), tuple(spans)

    def link(self, targets: Sequence[Target]) -> Link:
        """The link that is meant: itself, or the only one between two records."""
        ids = [target.id for target in targets]
        if len(ids) == 1 and ids[0] in self.links:
            found = [self.links[ids[0]]]
        else:
            ends = sorted(ids)
            found = [
                each for each in self.links.values() if sorted((each.left, each.right)) == ends
            ]
        loose = [link for link in found if link.relation in _LOOSE]
        if len(loose) == 1:
            return loose[0]
        if loose:
            raise problems.many_records(" ".join(ids), [link.id for link in loose])
        raise problems.cannot_correct(
            f"expected a link, or two records that a link joins, found {', '.join(ids) or 'none'}",
            "sayso show ID lists the links of a record.",
        )


def _words(attribution: BriefAttribution) -> str:
    return " … ".join(span.text for span in attribution.content.spans or attribution.cue.spans)
