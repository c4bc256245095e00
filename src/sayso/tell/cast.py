"""Who speaks, and under which name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.data import load
from sayso.records import Actor, Brief, BriefAttribution, BriefEstimate, Span
from sayso.tell import wording
from sayso.tell.cites import Shelf

UNSOURCED = "Source not named"

_PRONOUN = re.compile(
    r"(?:i|we|he|she|it|they|you|one|who|which|that|this|these|those|him|her|them|us|me)",
    re.IGNORECASE,
)
# "Deposit slips that | show": the word that leads to the verb is no part of a name.
_RELATIVE = re.compile(r",? \b(?:that|which|who|whose|where)\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:dr|mr|mrs|ms|miss|mx|sir|dame|madam|sheikh)\.?", re.IGNORECASE)
_ID = re.compile(r"[a-z]+-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors and attributions of a brief, by id, and the words that a reader meets for them."""

    actors: dict[str, Actor]
    attributions: dict[str, BriefAttribution]
    anonymous: frozenset[str]
    countries: dict[str, str]
    shelf: Shelf
    originals: dict[str, str] = field(default_factory=dict)
    edited: Mapping[str, frozenset[Span]] = field(default_factory=dict)
    statements: dict[str, str] = field(default_factory=dict)

    def name(self, key: str) -> str:
        """The name of the actor with id `key`, or `key` itself where it is an outlet's name."""
        actor = self.actors.get(key)
        if actor:
            return wording.flat(actor.name)
        return "a source not named" if _ID.fullmatch(key) else wording.flat(key)

    def marked(self, key: str) -> str:
        """The name, with a mark where the source is never named."""
        return f"{self.name(key)} (name withheld)" if key in self.anonymous else self.name(key)

    def names(self, keys: Iterable[str]) -> str:
        """The names of `keys` as a list in words."""
        return wording.listed(list(dict.fromkeys(self.name(key) for key in keys)))

    def speaker(self, attribution: BriefAttribution) -> str:
        """Whoever says it: the actors, else the words for the source, else `UNSOURCED`."""
        source = attribution.source
        if source.actors:
            return self.names(source.actors)
        words = self.shelf.words(source.spans) if source.spans else UNSOURCED
        words = _RELATIVE.sub("", words) or UNSOURCED
        # Whom a pronoun means that nothing was found for, nobody can tell.
        return UNSOURCED if _PRONOUN.fullmatch(words) else words

    def named_in(self, text: str, attribution: BriefAttribution) -> bool:
        """Whether `text` names whoever says it, by one of the names that the reports give."""
        if wording.tells(text, self.speaker(attribution)):
            return True
        known = [self.actors[key] for key in attribution.source.actors if key in self.actors]
        names = [{wording.flat(name) for name in (one.name, *one.aliases)} for one in known]
        return bool(names) and all(
            any(name[:1].isupper() and re.search(rf"\b{re.escape(name)}\b", text) for name in each)
            for each in names
        )

    def reported(self, day: str) -> str:
        """What is told of a statement that only the day of its report dates: nothing where there is
        but one report, whose day stands above.
        """
        return "" if len(self.shelf.reports) == 1 else f"reported {day}"

    def changed(self, attribution: BriefAttribution) -> bool:
        """Whether it is told in a sentence that a copy changed in substance."""
        spans = attribution.content.spans
        return any(
            span.meets(sentence) for span in spans for sentence in self.edited.get(span.report, ())
        )

    def voucher(self, estimate: BriefEstimate) -> str:
        """On whose say-so a figure stands; the report's own where it names nobody."""
        if estimate.actors:
            return self.names(estimate.actors)
        attribution = self.attributions.get(estimate.attribution or "")
        if attribution and attribution.source.spans:
            return _RELATIVE.sub("", self.shelf.words(attribution.source.spans))
        told_in = estimate.span.report
        number = self.shelf.numbers.get(self.originals.get(told_in, told_in))
        report = self.shelf.report(number) if number else None
        # A report that names no outlet but carries an agency's sign is the agency's, for all it says.
        outlet = wording.flat(report.outlet or report.wire or "") if report else ""
        if outlet or len(self.shelf.reports) == 1 or not number:
            return outlet or "the report itself"
        return f"report {number}"

    def about(self, attribution: BriefAttribution) -> str:
        """What a reader should know of the speaker: roles, country, whether named."""
        source, notes = attribution.source, []
        if len(source.actors) == 1 and (actor := self.actors.get(source.actors[0])):
            notes += _fullest(actor.roles)[:2]
            country = self.countries.get(actor.country or "")
            told = " ".join((wording.flat(actor.name), *notes))
            if country and actor.kind != "state" and country not in told:
                notes.append(country)
        if source.anonymous or any(key in self.anonymous for key in source.actors):
            notes.append("name withheld")
        return ", ".join(notes)


def cast(brief: Brief, shelf: Shelf) -> Cast:
    """The cast of `brief`."""
    sources = [attribution.source for attribution in brief.attributions]
    withheld = {key for source in sources if source.anonymous for key in source.actors}
    named = {
        key
        for source in sources
        if source.named and not source.anonymous
        for key in source.actors
    }  # fmt: skip
    return Cast(
        {actor.id: actor for actor in brief.actors},
        {attribution.id: attribution for attribution in brief.attributions},
        frozenset(withheld - named),
        {country.code: country.name for country in load("countries").all},
        shelf,
        {each: copy.original for copy in brief.copies for each in copy.reports},
        _edited(brief),
        {
            key: wording.flat(point.statement)
            for point in brief.points
            for position in point.positions
            for key in position.attributions
        },
    )


def _edited(brief: Brief) -> dict[str, frozenset[Span]]:
    """By report, the sentences that a copy changed in substance, before and after."""
    found: dict[str, set[Span]] = {}
    for copy in brief.copies:
        for edit in copy.edits:
            for sentence in (edit.before, edit.after):
                found.setdefault(sentence.report, set()).add(sentence)
    return {report: frozenset(sentences) for report, sentences in found.items()}


@lru_cache(maxsize=4096)  # an actor is told about with each of its statements
def _fullest(roles: tuple[str, ...]) -> list[str]:
    """The roles without those whose words another one has too: "director" beside "town director".

    Nor is a form of address a role, nor the short form of one that is told ("Col" of "Colonel").
    """
    # "FBI director" and "F.B.I. Director" are one.
    once = {role.replace(".", "").casefold(): role for role in map(wording.flat, reversed(roles))}
    all_roles = [role for role in dict.fromkeys(map(wording.flat, roles)) if role in once.values()]
    all_roles = [
        role
        for role in all_roles
        if not _ADDRESS.fullmatch(role)
        and not any(
            other != role and " " not in role and other.startswith(role.rstrip("."))
            for other in all_roles
        )
    ]
    words = {role: frozenset(re.sub(r"['’]s\b", "", role).casefold().split()) for role in all_roles}
    return [
        role
        for role in all_roles
        if not any(words[role] < words[other] for other in all_roles if other != role)
    ]
