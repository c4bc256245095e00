"""Which earlier actor a definite description means: "the agency", "the two countries"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from sayso.data.titles.words import content
from sayso.mark.mention.cast import Cast, Reference
from sayso.mark.mention.entity import Entity
from sayso.mark.mention.found import Found, voice

_STATES = frozenset(
    {"country", "nation", "state", "government", "side", "power", "neighbor", "ally"}
)
# Nouns by which papers call, for a change, somebody whom they have just named.
_VARIED = frozenset(
    """nominee candidate contender hopeful front-runner frontrunner incumbent challenger mogul tycoon
    billionaire""".split()
)
# Mentions that make somebody the one whom a report is about.
_MAIN = 4
# Families whose bare noun may mean a body that its name does not class.
_GENERAL = frozenset({"agency", "company", "association", "institute", "outlet"})
# Families of which one is seldom told of by what it is before it is named: after its name "the
# dairy group" is the one spoken of, where "the health ministry" is one that everybody knows.
_INTRODUCED = frozenset({"company", "association", "militia", "outlet", "party", "union"})
# Of somebody just named, whatever else he was: "the former envoy", "the father of four".
_WAS = frozenset("former veteran retired onetime longtime ex exiled".split())
_PARENTS = frozenset({"father", "mother", "grandfather", "grandmother", "parent"})
# Mentions to look back over for the two of "the two countries".
_BACK = 100
# Offices with one holder at a time.
_SINGLE = frozenset(
    "president mayor governor chancellor premier pope king queen emir sultan".split()
)
# Nouns that say exactly what a body is: a hospital is no university, a league no club.
# Families of a state's own bodies.
_OFFICIAL = frozenset("ministry police court assembly government forces agency".split())
_TASKED = frozenset(
    "administration authority commission department office directorate secretariat bureau".split()
)
_EXACT = frozenset(
    """hospital clinic school university college academy church mosque synagogue library museum
    theater theatre orchestra laboratory lab observatory club league charity foundation city town
    county village province district borough jury bank brewery airline retailer insurer manufacturer
    automaker carmaker chipmaker drugmaker shipbuilder publisher shipyard refinery studio""".split()
)
_INQUIRIES = frozenset({"inquiry", "enquiry", "probe", "review", "investigation", "trial"})
_TWO = frozenset({"two", "both"})
# Steps up the parse from a word to the verb of saying above its clause.
_DEEP = 8
_FORCES = frozenset({"forces", "police", "government"})
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "junior", "shadow"})
_COMING = frozenset({"new", "incoming", "next", "current"})
_PAST = frozenset("former ex onetime outgoing ousted deposed".split())


def meant(cast: Cast, found: Found) -> tuple[Entity, str] | None:
    """The earlier entity that a definite description means."""
    if found.kind == "state" and (found.owned or found.words):
        return None
    if found.kind == "state":
        state = cast.scene.best(found, cast.of, lambda e: e.kind == "state" and not e.plural)
        return (state, "the state spoken of") if state else None
    if found.kind == "person" and cast.doc[found.head].lower_.endswith("old"):
        aged = cast.scene.best(found, cast.of, lambda e: _named_person(e))
        return (aged, "the person spoken of, by age") if aged else None
    if found.owned and not found.country and not _just_named(cast, found):
        return None
    if cast.doc[found.start].lower_ == "this" and "outlet" in cast.titles.families(found.noun):
        return None  # the paper in which one reads it
    words = content(found.words)
    if found.kind == "person":
        # "the Ohio senator": where from tells little, and there is seldom another senator.
        words -= {w.lower() for w in _proper(cast, found)}
    # A rebel army that says what "the army" did means the state's.
    forces = cast.titles.families(found.noun) & _FORCES
    said = _told_by(cast, found) if forces else None
    same_noun = [
        e for e in cast.by_noun.get(found.noun, ()) if _fits(e, found, words) and e is not said
    ]
    if found.kind == "organization" and _foreign(cast, found, same_noun):
        return None
    if same_noun and _former(cast.doc, found):
        # "The former president" is not who came into office after her.
        held = [e for e in same_noun if not _new(cast, e)]
        if len(same_noun) == 1 and not _left(cast, same_noun[0]):
            held = []  # who holds the office now is the only one told of
        held = [e for e in held if e.named] or held
        if not held:
            return None
        return held[-2] if len(held) > 1 else held[-1], f"the {found.noun} before"
    if same_noun:
        only = len({id(e) for e in same_noun}) == 1
        reason = f"the only {found.noun} so far" if only else f"the latest {found.noun}"
        # "the president" is the one named, whatever other presidents were spoken of.
        single = found.noun in _SINGLE
        new = "new" in {t.lower_ for t in cast.doc[found.start : found.head]}
        return max(
            same_noun,
            key=lambda e: (
                # "The minister" is no deputy minister, if there is another.
                not (e.words & _DEPUTIES) or bool(words & _DEPUTIES),
                single and e.named,
                not _beside_somebody(cast, e),
                e.mentions[0] if new else e.mentions[-1],
            ),
        ), reason
    if found.kind == "person" and found.noun in _VARIED and not _proper(cast, found):
        known = [g for g, e in cast.by_name.items() if _may_be(e, found)]
        main = max(known, default=None, key=lambda g: cast.often[g])
        if main is None or cast.often[main] < _MAIN:
            return None
        return cast.by_name[main], "another name for the one most spoken of"
    if found.kind == "person" and _just_named(cast, found):
        last = cast.scene.best(found, cast.of, lambda e: _may_be(e, found))
        if last is not None and _near(cast, last, found, 1):
            return last, "the person just named"
    if found.noun == "group" and not (found.plural or found.words or found.owned):
        group = cast.scene.best(found, cast.of, _may_be_group)
        if group is not None and _near(cast, group, found, 2):
            return group, "the body just named"
    if found.kind != "organization" or found.owned:
        return None
    if found.noun in _INQUIRIES:
        return None  # one into something, seldom a body named before
    kin = [
        entity
        for family in cast.titles.families(found.noun)
        for entity in cast.by_family.get(family, ())[-6:]
        if _fits(entity, found, words)
        and entity is not said
        # "the state agency" is not every body that might be called an agency.
        and not (found.words and not words and entity.nouns)
        and not (found.noun in _EXACT and entity.nouns & _EXACT - {found.noun})
    ]
    if kin:
        latest = max(kin, key=lambda e: (not _beside_somebody(cast, e), e.mentions[-1]))
        other = _in_focus(cast, found, latest)
        if other is not None:
            return other, "the body spoken of"
        return latest, f"the latest body that is a {found.noun}"
    exact = found.noun in _EXACT and found.noun != "club"
    families = cast.titles.families(found.noun)
    if found.words and _begins(cast, found) and families and families & _INTRODUCED and not exact:
        # Of "Norvik Foods" nothing tells what company it is either.
        focus = cast.scene.best(
            found,
            cast.of,
            lambda e: _unclassed(cast, e, found) or (e.named and e.nouns == {"company"}),
        )
        if focus is not None and _near(cast, focus, found, 2):
            return focus, "the body just named"
    if found.words or found.country or exact or not families & (_GENERAL | _INTRODUCED):
        return None
    if any(t.dep_ == "relcl" and t.doc[found.end].text != "," for t in cast.doc[found.head].rights):
        return None  # "the party that raised the alarm" tells itself which
    # "NASA" does not say what it is; an agency may well be it.
    if families & _GENERAL:
        focus = cast.scene.best(found, cast.of, lambda e: _unclassed(cast, e, found))
    else:
        # Of a party nothing but its letters may tell that it is no town.
        focus = cast.scene.best(found, cast.of, lambda e: _lettered(cast, e, found))
        focus = focus if focus is not None and _near(cast, focus, found, 2) else None
    return (focus, "the body spoken of") if focus is not None else _only(cast, found)


def _lettered(cast: Cast, entity: Entity, found: Found) -> bool:
    """Whether it is a body of which nothing tells what it is, called by letters or several words."""
    names = [cast.found[n].name for n in entity.mentions if cast.found[n].form == "name"]
    return _unclassed(cast, entity, found) and any(" " in n or n.isupper() for n in names)


def _only(cast: Cast, found: Found) -> tuple[Entity, str] | None:
    """The only body told of by name that may be "the organisation", however long ago that was."""
    named = {id(e): e for e in cast.of if e is not None and e.kind == "organization" and e.named}
    fitting = [e for e in named.values() if _unclassed(cast, e, found)]
    if len(fitting) != 1 or _beside_somebody(cast, fitting[0]):
        return None
    return fitting[0], f"the only body that may be a {found.noun}"


def later_told(cast: Cast, entity: Entity, found: Found) -> Entity | None:
    """The only other entity of the report that can be what a bare description at its head means."""
    others = {
        id(e): e
        for e in cast.by_noun.get(found.noun, ())
        if e is not entity
        and e.kind == entity.kind
        and not e.plural
        and not (e.words & _DEPUTIES)
        and any(cast.of[n] is e for n in e.mentions)
    }
    if len(others) != 1:
        return None
    (other,) = others.values()
    if other.mentions[0] < entity.mentions[0]:
        return None  # whoever was told of before would have been found then
    apart = {other.gender, entity.gender} == {"he", "she"} or (
        other.country and entity.country and other.country != entity.country
    )
    return other if other.named and not apart else None


def _in_focus(cast: Cast, found: Found, latest: Entity) -> Entity | None:
    """The body just spoken of that may be "the company" instead of one told of long before."""
    if found.words or found.country or found.noun in _EXACT:
        return None
    if not cast.titles.families(found.noun) & _GENERAL:
        return None
    focus = cast.scene.best(found, cast.of, lambda e: _unclassed(cast, e, found))
    if focus is None or not _near(cast, focus, found, 1) or _near(cast, latest, found, 2):
        return None
    return focus


def _may_be_group(entity: Entity) -> bool:
    """Whether it is a named body of people, and no state's."""
    named = entity.kind == "organization" and entity.named and not entity.plural
    return named and not entity.families & _OFFICIAL


def _begins(cast: Cast, found: Found) -> bool:
    """Whether the description is the subject with which its sentence begins."""
    head = cast.doc[found.head]
    return head.dep_ == "nsubj" and head.sent.start == found.start and not _proper(cast, found)


def _foreign(cast: Cast, found: Found, alike: Sequence[Entity]) -> bool:
    """Whether any of several bodies may be "the French company": the report tells no one's country."""
    if not found.country or any(e.country for e in alike):
        return False
    if not cast.titles.families(found.noun) <= _INTRODUCED:
        return False
    bodies = {
        id(e)
        for e in cast.of
        if e is not None
        and e.kind == "organization"
        and e.named
        and (e in alike or (not e.families and e.country in (None, found.country)))
    }
    return len(bodies) > 1


def _just_named(cast: Cast, found: Found) -> bool:
    """Whether it calls somebody just named by what he was or has: "The father of four"."""
    head = cast.doc[found.head]
    opens = head.sent.start == found.start or voice(head, cast.titles) == "speaks"
    if head.dep_ != "nsubj" or not opens or not found.definite:
        return False
    if any(t.dep_ in ("relcl", "acl") for t in head.rights) or (
        set(_proper(cast, found)) and not found.country
    ):
        return False
    children = head.doc[found.head + 1 : found.end]
    parent = found.noun in _PARENTS and any(t.like_num for t in children)
    aged = any(
        t.lower_.endswith(("-year-old", "-born")) or t.lower_ in ("old", "born")
        for t in head.doc[found.start : found.head]
    )
    return parent or aged or any(t.lower_ in _WAS for t in head.doc[found.start : found.head])


def _near(cast: Cast, entity: Entity, found: Found, sentences: int) -> bool:
    last = cast.found[entity.mentions[-1]]
    return cast.scene.sentence(found.head) - cast.scene.sentence(last.head) <= sentences


def same_people(cast: Cast, found: Found) -> Entity | None:
    """The people told of before whom a definite plural means: "the farmers"."""
    if any(t.like_num for t in cast.doc[found.start : found.head]):
        return None  # "the 300 people" are not the "three people" told of before
    for entity in reversed(cast.by_noun.get(found.noun, ())[-3:]):
        if entity.plural and content(found.words) <= entity.words | entity.nouns:
            return entity
    return None


def several(cast: Cast, number: int, found: Found) -> bool:
    """Refer to each of "the two countries"."""
    if not found.plural or not found.definite:
        return False
    before = {t.lower_ for t in cast.doc[found.start : found.head]}
    if not before & _TWO:
        return False
    noun = cast.doc[found.head].lemma_.lower()
    kind = "state" if noun in _STATES else "person" if noun in cast.titles.roles else None
    if kind is None:
        return False
    latest: list[int] = []
    for earlier in range(number - 1, max(-1, number - _BACK), -1):
        entity = cast.of[earlier]
        if entity is None or entity.kind != kind or entity.plural or not entity.named:
            continue
        if entity.mentions[0] not in latest:
            latest.append(entity.mentions[0])
        if len(latest) == 2:
            cast.references[number] = tuple(
                Reference(to, "one of the two") for to in sorted(latest)
            )
            return True
    return False


def _told_by(cast: Cast, found: Found) -> Entity | None:
    """Who says the clause that the words stand in."""
    node = cast.doc[found.head]
    for _ in range(_DEEP):
        if node.dep_ in ("ccomp", "xcomp") and node.head.lemma_.lower() in cast.titles.speech:
            subject = next((t for t in node.head.lefts if t.dep_ == "nsubj"), None)
            number = cast.heads.get(subject.i) if subject is not None else None
            return cast.of[number] if number is not None else None
        if node.head is node:
            return None
        node = node.head
    return None


def _beside_somebody(cast: Cast, entity: Entity) -> bool:
    """Whether a body was only named to say who somebody is: "analysts at Orme Bank"."""
    for number in entity.mentions:
        head = cast.doc[cast.found[number].head]
        said = head.dep_ == "pobj" and head.head.lower_ in ("at", "of", "from", "for", "with")
        before = head.dep_ == "compound" and head.head.is_lower  # "an Orme Bank analyst"
        who = head.head.head if said else head.head if before else head
        other = cast.heads.get(who.i)
        person = who.ent_type_ == "PERSON" or who.lemma_.lower() in cast.titles.roles
        person = person or (other is not None and cast.found[other].kind == "person")
        if not ((said or before) and person):
            return False
    return True


def _proper(cast: Cast, found: Found) -> list[str]:
    return [t.text for t in cast.doc[found.start : found.head] if t.pos_ == "PROPN"]


def _named_person(entity: Entity) -> bool:
    return entity.kind == "person" and entity.named and not entity.plural


def _former(doc: Doc, found: Found) -> bool:
    return any(t.lower_ in _PAST for t in doc[found.start : found.head])


def _new(cast: Cast, entity: Entity) -> bool:
    """Whether somebody has only come into office: "the new minister"."""
    return any(
        t.lower_ in _COMING
        for n in entity.mentions
        if cast.found[n].form == "description"
        for t in cast.doc[cast.found[n].start : cast.found[n].head]
    )


def _left(cast: Cast, entity: Entity) -> bool:
    """Whether the report says of somebody that he no longer is what he was."""
    return any(
        _former(cast.doc, cast.found[n])
        or (cast.found[n].role is not None and _PAST & set(str(cast.found[n].role).lower().split()))
        for n in entity.mentions
    )


def _unclassed(cast: Cast, entity: Entity, found: Found) -> bool:
    """Whether it is a named body of which nothing tells what it is.

    A company's name has no article: "the company" is not "the NRA".
    """
    if entity.kind != "organization" or not entity.named or entity.families:
        return False
    names = [cast.found[n] for n in entity.mentions if cast.found[n].form == "name"]
    if not names and not cast.titles.families(found.noun) & _GENERAL:
        return False  # a town that speaks for its people is no party
    if found.noun in _TASKED and all(" " in name.name for name in names):
        return False  # what is called by words is no office without one that says so
    article = any(cast.doc[name.start].lower_ == "the" for name in names)
    families = cast.titles.families(found.noun)
    # Nor is "the tabloid" the NRA, although papers' names have articles.
    letters = all(name.name.isupper() for name in names)
    return not article or not (families == {"company"} or (letters and families == {"outlet"}))


def _may_be(entity: Entity, found: Found) -> bool:
    return (
        entity.kind == "person"
        and entity.named
        and not entity.plural
        and (found.gender is None or entity.gender in (None, found.gender))
    )


def _fits(entity: Entity, found: Found, words: frozenset[str]) -> bool:
    if entity.kind != found.kind or entity.plural != found.plural:
        return False
    if entity.country and found.country and entity.country != found.country:
        return False
    return words <= entity.words | entity.nouns
