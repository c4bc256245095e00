"""Who is mentioned: every word that stands for an actor, and which earlier one it refers to."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from sayso.data.countries import Countries
from sayso.data.senses import Senses
from sayso.data.titles import Titles
from sayso.mark.mention import (
    bodies,
    international,
    naming,
    people,
    phrases,
    shared,
    states,
    unlike,
)
from sayso.mark.mention.found import Found, dateline, headlines
from sayso.mark.mention.naming import Naming
from sayso.mark.mention.refer import resolve
from sayso.records import Mention, Reading, Report, Step, ident


def run(
    report: Report,
    doc: Doc,
    reading: Reading,
    *,
    countries: Countries,
    titles: Titles,
    senses: Senses,
) -> dict[str, tuple[Mention, ...]]:
    """All mentions of actors in `report`, in order of the text.

    A mention that stands for two actors ("the two countries") is given twice, once for each.
    """
    namings = naming.find(doc, titles)
    found = find(
        doc,
        reading,
        namings,
        report.outlet,
        countries=countries,
        titles=titles,
        senses=senses,
    )
    references = resolve(doc, found, namings, titles)
    secret = _secret_sentences(doc, titles)
    made: list[list[Mention]] = []
    for number, (item, refers) in enumerate(zip(found, references, strict=True)):
        if item.fixed is not None and refers[0].to is None:
            made.append([])  # a relative clause about no actor
            continue
        span = report.cut(doc[item.start].idx, doc[item.end - 1].idx + len(doc[item.end - 1]))
        anonymous = item.form == "description" and _anonymous(
            doc, item, found[number + 1 : number + 6], secret, titles
        )
        copies = []
        for reference in refers:
            earlier = made[reference.to][0].id if reference.to is not None else None
            copies.append(
                Mention(
                    id=ident("mention", report.id, span.start, span.end, item.form, earlier or ""),
                    span=span,
                    name=item.name,
                    kind=item.kind,
                    form=item.form,
                    role=item.role,
                    country=item.country,
                    plural=item.plural,
                    anonymous=anonymous,
                    refers=earlier,
                    reason=reference.reason,
                )
            )
        made.append(copies)
    return {"mentions": tuple(mention for copies in made for mention in copies)}


def find(
    doc: Doc,
    reading: Reading,
    namings: Sequence[Naming],
    outlet: str | None = None,
    *,
    countries: Countries,
    titles: Titles,
    senses: Senses,
) -> list[Found]:
    """What stands for an actor in `doc`, in order, before it is known who refers to whom.

    `outlet` is who publishes it, whose name is a body's wherever it stands.
    """
    world = international.find(doc, titles)
    worldwide = {i for span in world for i in range(*span)}
    nations = [
        f
        for f in states.find(doc, reading.places, countries=countries, titles=titles)
        if worldwide.isdisjoint(range(f.start, f.end))
    ]
    line = dateline(doc)
    taken = {i for f in nations for i in range(f.start, f.end)} | line
    titled = headlines(doc)
    # What the report calls a body outright is one, whatever it looks like.
    called = [
        *naming.again(doc, namings),
        *naming.abbreviated(doc),
        *unlike.watching(doc, titles, senses),
        *unlike.beside(doc, titles),
        *unlike.published(doc, outlet),
    ]
    introduced = (*bodies.introduced(doc, titles), *called, *world)
    told = {i for start, end in introduced for i in range(start, end)}
    named = people.find(
        doc, taken | told, titled, countries=countries, titles=titles, senses=senses
    )
    named, mistaken = unlike.apart(doc, named, titles, senses)
    taken |= {i for f in named for i in range(f.start, f.end)}
    called = [*called, *mistaken]
    groups = bodies.find(doc, taken, titled, called, world, countries=countries, titles=titles)
    named = shared.apart(doc, named, groups, titles)
    groups += bodies.within(doc, named, groups, world, countries=countries, titles=titles)
    covered = {i: f for f in (*nations, *named, *groups) for i in range(f.start, f.end)}
    nouns = {n.head for n in namings}
    rest = list(
        phrases.find(doc, covered, titled, nouns, countries=countries, titles=titles, senses=senses)
    )
    return sorted((*nations, *named, *groups, *rest), key=lambda f: (f.start, -f.end, f.head))


def _secret_sentences(doc: Doc, titles: Titles) -> dict[int, str]:
    """The text in lower case of each sentence in which somebody's name is withheld."""
    secret = {}
    for sentence in doc.sents:
        text = sentence.text.lower()
        if any(phrase in text for phrase in titles.anonymous):
            secret[sentence.start] = text
    return secret


def _anonymous(
    doc: Doc, item: Found, near: Sequence[Found], secret: dict[int, str], titles: Titles
) -> bool:
    """Whether the report withholds who this is; `near` are the mentions after it."""
    if item.kind not in ("person", "group"):
        return False
    if item.noun in ("source", "sources", "insider", "insiders"):
        return True
    sentence = doc[item.head].sent
    if sentence.start not in secret or item.definite:
        return False
    after = doc[item.end : sentence.end].text.lower()
    return any(phrase in after for phrase in titles.anonymous) and not any(
        other.form == "description"
        and other.kind in ("person", "group")
        and not other.definite
        and item.end <= other.start < sentence.end
        and any(p in doc[other.end : sentence.end].text.lower() for p in titles.anonymous)
        for other in near
    )


STEP = Step(
    "mentions",
    run,
    needs=("places",),
    gives=("mentions",),
    uses=("countries", "titles", "senses"),
)
