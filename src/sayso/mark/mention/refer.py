"""Which earlier mention a mention refers to.

A cascade of sure rules before weaker ones over entities that grow as the report is read, after Lee
et al., "Deterministic coreference resolution based on entity-centric, precision-ranked rules"
(2013), narrowed to actors: names first, then apposition, offices and nouns, last pronouns.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import content
from sayso.mark.mention.beside import abbreviated, apposed, name_follows, said_beside
from sayso.mark.mention.cast import Cast, Reference
from sayso.mark.mention.described import later_told, meant, same_people, several
from sayso.mark.mention.entity import Entity
from sayso.mark.mention.found import Found
from sayso.mark.mention.letters import office_holder
from sayso.mark.mention.naming import Naming
from sayso.mark.mention.pronouns import pronoun_class

# Every state has one, so that the words alone do not tell whose it is.
_NATIONAL = frozenset({"ministry", "forces", "police", "court", "assembly", "government"})


def resolve(
    doc: Doc, found: Sequence[Found], namings: Sequence[Naming], titles: Titles
) -> list[tuple[Reference, ...]]:
    """For each mention what it refers to; several where it stands for several actors."""
    cast = Cast(doc, found, namings, titles)
    for number, mention in enumerate(found):
        if mention.form in ("name", "metonym"):
            _name(cast, number, mention)
        elif mention.form == "description":
            _describe(cast, number, mention)
        else:
            _pronoun(cast, number, mention)
    for number, mention in enumerate(found):
        if mention.form == "description" and cast.of[number] is not None:
            _told_later(cast, number, mention)
    for number in range(len(found)):
        _told_by_letters(cast, number)
    for number, mention in enumerate(found):
        if cast.of[number] is None and mention.form == "pronoun" and mention.fixed is None:
            _speaker_behind(cast, number, mention)
    return cast.references


def _name(cast: Cast, number: int, found: Found) -> None:
    group = cast.names.group[number]
    entity = cast.by_name.get(group)
    described = apposed(cast, number)
    holder = office_holder(cast, number)
    if holder is not None and holder is not entity:
        if entity is not None:
            cast.merge(entity, holder, "the letters of the office")
        cast.join(number, holder, "the letters of the office")
        cast.by_name[group] = holder
        return
    if entity is None:
        bracketed = abbreviated(cast, number)
        if bracketed is not None:
            cast.join(number, bracketed, "its short name")
            cast.by_name[group] = bracketed
            return
        if described is None and found.kind == "organization" and found.form == "name":
            described = _told_before(cast, found)
            reason = "the body described before"
        else:
            reason = "named beside the description"
        if described is not None:
            entity = described
            cast.join(number, entity, reason)
        else:
            entity = cast.new(number, found)
        cast.by_name[group] = entity
        entity.person = cast.names.person(group)
        entity.gender = cast.names.gender(group) or entity.gender
        return
    cast.join(number, entity, cast.names.reason(number, entity.mentions[0]))
    if described is not None and described is not entity and not described.named:
        cast.merge(described, entity)


def _told_before(cast: Cast, found: Found) -> Entity | None:
    """The described body that a name, new in the report, now names."""
    for family in sorted(cast.titles.families(found.noun)):
        for entity in reversed(cast.by_family.get(family, ())[-4:]):
            if entity.named or entity.kind != "organization" or not entity.words:
                continue
            if entity.country != found.country:
                continue
            if found.country is None and cast.titles.families(found.noun) & _NATIONAL:
                continue
            if entity.words <= content(found.words):
                return entity
    return None


def _describe(cast: Cast, number: int, found: Found) -> None:
    head = cast.doc[found.head]
    beside = said_beside(cast, number, found)
    if beside is not None:
        cast.join(number, beside, "said to be" if head.dep_ == "attr" else "described beside it")
        return
    if several(cast, number, found):
        return
    besides = _besides(cast, number, found)
    if besides is not None:
        cast.join(number, besides, "said to be as well")
        return
    if number in cast.called.values() and found.definite and not found.plural:
        # "The directorate, known as the DIS" is one of which the report has told already.
        known = next((e for e in cast.by_noun.get(found.noun, ()) if e.named), None)
        if known is not None and not (found.words or found.owned or found.country):
            cast.join(number, known, f"the {found.noun} named before")
            return
    if name_follows(cast, number, found):
        cast.by_words[fold(found.name)] = cast.new(number, found)
        return
    known = cast.by_words.get(fold(found.name))
    if known is not None and (found.plural or found.definite) and known.kind == found.kind:
        if not (known.named or found.plural):
            # "A doctor" of the first lines is not the doctor who has been named since.
            match = meant(cast, found)
            if match is not None and match[0].mentions[-1] > known.mentions[-1]:
                cast.join(number, *match)
                return
        cast.join(number, known, "the same words")
        return
    if (found.definite and not found.plural) or (found.definite and found.kind == "organization"):
        match = meant(cast, found)
        if match is not None:
            cast.join(number, *match)
            return
    if found.definite and found.plural:
        plural = same_people(cast, found)
        if plural is not None:
            cast.join(number, plural, "the same people")
            return
    cast.by_words[fold(found.name)] = cast.new(number, found)


def _told_later(cast: Cast, number: int, found: Found) -> None:
    """Make "the minister" of a report's first lines one with the only minister of whom it tells.

    That is whoever is named, or described more fully, further on.
    """
    entity = cast.of[number]
    if entity is None or entity.mentions[0] != number or entity.named:
        return
    if found.plural or found.owned or found.words or found.noun not in entity.nouns:
        return
    above = "\n" not in cast.doc.text[: cast.doc[found.start].idx]
    the = cast.doc[found.start].lower_ == "the"
    if not (the or (above and found.start == found.head)):
        return
    later = later_told(cast, entity, found)
    if later is not None:
        cast.merge(entity, later, "told of further on")


def _told_by_letters(cast: Cast, number: int) -> None:
    """Make "SP" in a headline one with the only superintendent of police of whom the report tells."""
    entity = cast.of[number]
    if entity is None or entity.mentions[0] != number or entity.person is not None:
        return
    holder = office_holder(cast, number)
    if holder is not None and holder is not entity and holder.mentions[0] > number:
        cast.merge(entity, holder, "the letters of the office")


def _besides(cast: Cast, number: int, found: Found) -> Entity | None:
    """Who is also this: "the former envoy and senator", without a second article."""
    head = cast.doc[found.head]
    if head.dep_ != "conj" or found.kind != "person" or found.plural or found.owned:
        return None
    first = cast.doc[found.start]
    other = cast.heads.get(head.head.i)
    if first.tag_ in ("DT", "PRP$") or other is None or other >= number:
        return None
    same = cast.found[other]
    if same.form != "description" or same.kind != "person" or same.plural or not same.definite:
        return None
    between = [t.lower_ for t in cast.doc[same.head + 1 : found.start]]
    return cast.of[other] if between == ["and"] else None


def _pronoun(cast: Cast, number: int, found: Found) -> None:
    if found.fixed is not None:
        other = _outer(cast, found.fixed, number)
        entity = cast.of[other] if other is not None and other < number else None
        if entity is not None:
            cast.join(number, entity, found.reason)
        elif other is not None and other < number and len(cast.references[other]) > 1:
            cast.references[number] = cast.references[other]
        return
    if pronoun_class(found.name) in ("i", "we"):
        speaker = cast.scene.speaker_of(found.head)
        if speaker is not None:
            # Whoever speaks often follows the words, but may have been named before them.
            who = cast.of[speaker] or cast.by_name.get(cast.names.group.get(speaker, -1))
            if who is not None:
                cast.join(number, who, "speaker of the quotation")
        return
    choice = cast.scene.antecedent(number, found, cast.of)
    if choice is not None:
        cast.join(number, *choice)


def _outer(cast: Cast, head: int, number: int) -> int | None:
    """The mention that a relative clause at `head` qualifies: the widest that ends there."""
    other = cast.heads.get(head)
    for earlier in range(number - 1, max(-1, number - 6), -1):
        wide = cast.found[earlier]
        if wide.form == "description" and wide.end == head + 1 and wide.start < head:
            other = earlier if other is None or wide.start < cast.found[other].start else other
    return other


def _speaker_behind(cast: Cast, number: int, found: Found) -> None:
    """Refer "I" to a speaker who is only a pronoun behind the quotation: "I ran," she said."""
    if pronoun_class(found.name) not in ("i", "we"):
        return
    speaker = cast.scene.speaker_of(found.head)
    entity = cast.of[speaker] if speaker is not None else None
    if entity is not None and entity.mentions[0] < number:
        cast.references[number] = (Reference(entity.mentions[0], "speaker of the quotation"),)
