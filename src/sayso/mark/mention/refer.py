"""Which earlier mention a mention refers to.

A cascade of sure rules before weaker ones over entities that grow as the report is read, after Lee
et al., "Deterministic coreference resolution based on entity-centric, precision-ranked rules"
(2013), narrowed to actors: names first, then apposition, offices and nouns, last pronouns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import abbreviation, content, initials, plain
from sayso.mark.mention.entity import Entity
from sayso.mark.mention.found import Found
from sayso.mark.mention.named import Names
from sayso.mark.mention.naming import Naming
from sayso.mark.mention.phrases import pronoun_class
from sayso.mark.mention.presented import introduced
from sayso.mark.mention.salience import Scene

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
# Mentions to look back over for the two of "the two countries".
_BACK = 100
# Offices with one holder at a time.
_SINGLE = frozenset(
    "president mayor governor chancellor premier pope king queen emir sultan".split()
)
# Nouns that say exactly what a body is: a hospital is no university, a league no club.
_EXACT = frozenset(
    """hospital clinic school university college academy church mosque synagogue library museum
    theater theatre orchestra laboratory lab observatory club league charity foundation city town
    county village province district borough jury bank brewery airline retailer insurer""".split()
)
_INQUIRIES = frozenset({"inquiry", "enquiry", "probe", "review", "investigation", "trial"})
_TWO = frozenset({"two", "both"})
# Steps up the parse from a word to the verb of saying above its clause.
_DEEP = 8
_FORCES = frozenset({"forces", "police", "government"})
_DEPUTIES = frozenset({"deputy", "vice", "assistant", "junior", "shadow"})
_PAST = frozenset("former ex onetime outgoing ousted deposed".split())


@dataclass(frozen=True, slots=True)
class Reference:
    """The number of the earlier mention referred to (None: a new actor), and why."""

    to: int | None = None
    reason: str = ""


def resolve(
    doc: Doc, found: Sequence[Found], namings: Sequence[Naming], titles: Titles
) -> list[tuple[Reference, ...]]:
    """For each mention what it refers to; several where it stands for several actors."""
    return _Reading(doc, found, namings, titles).run()


class _Reading:
    """The state of reading one report from its first mention to its last."""

    def __init__(
        self, doc: Doc, found: Sequence[Found], namings: Sequence[Naming], titles: Titles
    ) -> None:
        self.doc, self.found, self.titles = doc, found, titles
        self.heads = {f.head: n for n, f in enumerate(found)}
        self.called = self._called(namings)
        self.scene = Scene(doc, found, titles)
        self.names = Names(found, titles)
        for number, other in self.called.items():
            if found[other].form == "name":
                self.names.unite(other, number)
        self.often = Counter(self.names.group.values())
        self.of: list[Entity | None] = [None] * len(found)
        self.by_name: dict[int, Entity] = {}
        self.by_words: dict[str, Entity] = {}
        self.by_noun: dict[str, list[Entity]] = {}
        self.by_family: dict[str, list[Entity]] = {}
        self.by_initials: dict[str, Entity] = {}
        self.references: list[tuple[Reference, ...]] = [(Reference(),)] * len(found)

    def run(self) -> list[tuple[Reference, ...]]:
        for number, found in enumerate(self.found):
            if found.form in ("name", "metonym"):
                self._name(number, found)
            elif found.form == "description":
                self._describe(number, found)
            else:
                self._pronoun(number, found)
        for number, found in enumerate(self.found):
            if self.of[number] is None and found.form == "pronoun" and found.fixed is None:
                self._speaker_behind(number, found)
        return self.references

    def _speaker_behind(self, number: int, found: Found) -> None:
        """Refer "I" to a speaker who is only a pronoun behind the quotation: "I ran," she said."""
        if pronoun_class(found.name) not in ("i", "we"):
            return
        speaker = self.scene.speaker_of(found.head)
        entity = self.of[speaker] if speaker is not None else None
        if entity is not None and entity.mentions[0] < number:
            self.references[number] = (Reference(entity.mentions[0], "speaker of the quotation"),)

    def _called(self, namings: Sequence[Naming]) -> dict[int, int]:
        """The names that the report outright gives, by number, with the mention that they name."""
        by_end = {f.end: n for n, f in enumerate(self.found) if f.form == "name"}
        told = {}
        for naming in namings:
            number, other = by_end.get(naming.end), self.heads.get(naming.head)
            if number is not None and other is not None and other < number:
                told[number] = other
        return told

    def _join(self, number: int, entity: Entity, reason: str) -> None:
        if entity.mentions:
            self.references[number] = (Reference(entity.mentions[0], reason),)
        self._add(number, entity)

    def _add(self, number: int, entity: Entity) -> None:
        found = self.found[number]
        entity.learn(number, found, self.titles)
        self.of[number] = entity
        if found.kind == "organization" and found.form == "description" and " " in found.name:
            large = found.name.split()
            if large[0][:1].isupper() and large[-1][:1].isupper():
                for letters in initials(found.name):
                    if len(letters) > 2:
                        self.by_initials.setdefault(letters, entity)
        for noun in entity.nouns:
            listed = self.by_noun.setdefault(noun, [])
            if not listed or listed[-1] is not entity:
                listed.append(entity)
        for family in self.titles.families(found.noun):
            listed = self.by_family.setdefault(family, [])
            if not listed or listed[-1] is not entity:
                listed.append(entity)

    def _new(self, number: int, found: Found) -> Entity:
        entity = Entity(kind=found.kind, plural=found.plural)
        self._add(number, entity)
        return entity

    def _name(self, number: int, found: Found) -> None:
        group = self.names.group[number]
        entity = self.by_name.get(group)
        described = self._apposed(number)
        if entity is None:
            bracketed = self._bracketed(number)
            if bracketed is not None:
                self._join(number, bracketed, "its short name")
                self.by_name[group] = bracketed
                return
            if described is None and found.kind == "organization" and found.form == "name":
                described = self._told_before(found)
                reason = "the body described before"
            else:
                reason = "named beside the description"
            if described is not None:
                entity = described
                self._join(number, entity, reason)
            else:
                entity = self._new(number, found)
            self.by_name[group] = entity
            entity.person = self.names.person(group)
            entity.gender = self.names.gender(group) or entity.gender
            return
        self._join(number, entity, self.names.reason(number, entity.mentions[0]))
        if described is not None and described is not entity and not described.named:
            self._merge(described, entity)

    def _bracketed(self, number: int) -> Entity | None:
        """The body whose short name this is: in brackets behind it, or by its initials."""
        found = self.found[number]
        if found.kind != "organization" or not abbreviation(found.name):
            return None
        if number and self.doc[found.start - 1].text == "(":
            for earlier in range(number - 1, max(-1, number - 4), -1):
                other = self.found[earlier]
                if other.end == found.start - 1 and other.kind == "organization":
                    return self.of[earlier]
        return self.by_initials.get(plain(found.name))

    def _merge(self, described: Entity, entity: Entity) -> None:
        first = described.mentions[0]
        if entity.mentions[0] < first:
            self.references[first] = (Reference(entity.mentions[0], "named beside it"),)
        else:
            self.references[entity.mentions[0]] = (
                Reference(first, "named beside the description"),
            )
        for number in described.mentions:
            self.of[number] = entity
        entity.absorb(described)

    def _apposed(self, number: int) -> Entity | None:
        """The unnamed entity that this name stands beside: "the president, Ada Brandt"."""
        found = self.found[number]
        head = self.doc[found.head]
        if found.kind == "person" and self._call_him(found.start):
            return self.of[self.heads[found.start - 1]]  # "let us call him Mathis"
        said = introduced(self.doc, found.start) if found.kind == "person" else None
        if said is not None:
            return self._so_called(number, said)
        outright = self.called.get(number)
        before = self.heads.get(found.start - 1)
        if outright is not None and self.found[outright].form == "description":
            other: int | None = outright  # "the station, Radio Onda, said"
        elif before is not None and self.found[before].end == found.start:
            other = before  # "the charity Roda Azul"
        elif head.dep_ == "appos":
            other = self.heads.get(head.head.i)
        else:
            other = None
        if other is None or self.found[other].form != "description":
            other = self._titled(number)
        if other is None or other >= number or self.found[other].form != "description":
            return None
        entity = self.of[other]
        if entity is None or entity.named or self.found[other].kind != found.kind:
            return None
        return entity

    def _call_him(self, start: int) -> bool:
        """Whether "call him" or "call her" stands before a name, of somebody who is not named."""
        if start < 2 or self.doc[start - 1].lower_ not in ("him", "her"):
            return False
        at = self.heads.get(start - 1)
        entity = self.of[at] if at is not None else None
        return self.doc[start - 2].lemma_ == "call" and entity is not None and not entity.named

    def _so_called(self, number: int, said: int) -> Entity | None:
        """The person described before the word `said` of "a man known as"."""
        for earlier in range(number - 1, max(-1, number - 4), -1):
            other = self.found[earlier]
            if other.form == "description" and other.kind == "person" and other.end <= said:
                entity = self.of[earlier]
                return entity if entity is not None and not entity.named else None
        return None

    def _titled(self, number: int) -> int | None:
        """The person described right before a name: "the head of the agency, Ada Brandt, said"."""
        found = self.found[number]
        if number == 0 or found.kind != "person" or found.end >= len(self.doc):
            return None
        comma = self.doc[found.start - 1].text == "," and self.doc[found.end].text in (
            ",",
            ".",
            ":",
        )
        for earlier in range(number - 1, max(-1, number - 4), -1):
            other = self.found[earlier]
            if (
                comma
                and other.end == found.start - 1
                and other.form == "description"
                and other.kind == "person"
                and other.definite
                and not other.plural
            ):
                return earlier
        return None

    def _name_follows(self, number: int, found: Found) -> bool:
        """Whether a name not told before stands beside it: "the chief surgeon, Ada Obi"."""
        if number + 1 >= len(self.found) or found.plural:
            return False
        if number in self.called.values():
            return True
        after = self.found[number + 1]
        if found.kind == "organization":  # "the local newspaper Tana Evening"
            return after.form == "name" and after.kind == found.kind and after.start == found.end
        if found.kind != "person":
            return False
        return (
            after.form == "name"
            and after.kind == "person"
            and after.start == found.end + 1
            and self.doc[found.end].text == ","
            and after.end < len(self.doc)
            and self.doc[after.end].is_punct
        )

    def _told_before(self, found: Found) -> Entity | None:
        """The described body that a name, new in the report, now names."""
        for family in sorted(self.titles.families(found.noun)):
            for entity in reversed(self.by_family.get(family, ())[-4:]):
                if entity.named or entity.kind != "organization" or not entity.words:
                    continue
                if entity.country != found.country or found.country is None:
                    continue
                if entity.words <= content(found.words):
                    return entity
        return None

    def _describe(self, number: int, found: Found) -> None:
        head = self.doc[found.head]
        beside = self._beside(number, found)
        if beside is not None:
            self._join(
                number, beside, "said to be" if head.dep_ == "attr" else "described beside it"
            )
            return
        if self._several(number, found):
            return
        if self._name_follows(number, found):
            self.by_words[fold(found.name)] = self._new(number, found)
            return
        known = self.by_words.get(fold(found.name))
        if known is not None and (found.plural or found.definite) and known.kind == found.kind:
            self._join(number, known, "the same words")
            return
        if (found.definite and not found.plural) or (
            found.definite and found.kind == "organization"
        ):
            match = self._match(found)
            if match is not None:
                self._join(number, *match)
                return
        if found.definite and found.plural:
            plural = self._plural(found)
            if plural is not None:
                self._join(number, plural, "the same people")
                return
        self.by_words[fold(found.name)] = self._new(number, found)

    def _beside(self, number: int, found: Found) -> Entity | None:
        """The entity of which grammar says that it is this description."""
        head = self.doc[found.head]
        if head.dep_ == "appos":
            other = self.heads.get(head.head.i)
        elif head.dep_ == "attr" and head.head.lemma_ == "be" and not found.plural:
            if any(
                t.dep_ in ("neg", "aux") or t.lower_ in ("if", "whether")
                for t in head.head.children
            ):
                return None
            subjects = [t.i for t in head.head.lefts if t.dep_ == "nsubj"]
            other = self.heads.get(subjects[0]) if subjects else None
            if (
                other is not None
                and self.found[other].form == "pronoun"
                and self.found[other].kind is None
            ):
                return None
        elif found.kind == "person" and self.doc[found.start].tag_ not in ("DT", "PRP$"):
            other = self._made(head)
        else:
            return None
        if other is None or other >= number:
            return None
        entity = self.of[other]
        if entity is None or entity.kind != found.kind or self.found[other].plural != found.plural:
            return None
        return entity

    def _made(self, office: Token) -> int | None:
        """Who was "sworn in as president" or "named minister", an office without an article."""
        if office.dep_ == "pobj" and office.head.lower_ == "as":
            clause = office.head.head
        elif office.dep_ == "oprd":
            clause = office.head
        else:
            return None
        if clause.pos_ != "VERB":
            return None
        subjects = [t for t in clause.lefts if t.dep_ in ("nsubj", "nsubjpass")]
        which = subjects[0] if subjects else None
        if clause.dep_ in ("relcl", "acl") and (which is None or which.lower_ in ("who", "that")):
            which = clause.head
        return self.heads.get(which.i) if which is not None else None

    def _several(self, number: int, found: Found) -> bool:
        """Refer to each of "the two countries"."""
        if not found.plural or not found.definite:
            return False
        before = {t.lower_ for t in self.doc[found.start : found.head]}
        if not before & _TWO:
            return False
        noun = self.doc[found.head].lemma_.lower()
        kind = "state" if noun in _STATES else "person" if noun in self.titles.roles else None
        if kind is None:
            return False
        latest: list[int] = []
        for earlier in range(number - 1, max(-1, number - _BACK), -1):
            entity = self.of[earlier]
            if entity is None or entity.kind != kind or entity.plural or not entity.named:
                continue
            if entity.mentions[0] not in latest:
                latest.append(entity.mentions[0])
            if len(latest) == 2:
                self.references[number] = tuple(
                    Reference(to, "one of the two") for to in sorted(latest)
                )
                return True
        return False

    def _match(self, found: Found) -> tuple[Entity, str] | None:
        """The earlier entity that a definite description means."""
        if found.kind == "state" and (found.owned or found.words):
            return None
        if found.kind == "state":
            state = self.scene.best(found, self.of, lambda e: e.kind == "state" and not e.plural)
            return (state, "the state spoken of") if state else None
        if found.kind == "person" and self.doc[found.head].lower_.endswith("old"):
            aged = self.scene.best(found, self.of, lambda e: _named_person(e))
            return (aged, "the person spoken of, by age") if aged else None
        if found.owned and not found.country:
            return None
        if self.doc[found.start].lower_ == "this" and "outlet" in self.titles.families(found.noun):
            return None  # the paper in which one reads it
        words = content(found.words)
        if found.kind == "person":
            # "the Ohio senator": where from tells little, and there is seldom another senator.
            words -= {w.lower() for w in self._proper(found)}
        # A rebel army that says what "the army" did means the state's.
        forces = self.titles.families(found.noun) & _FORCES
        said = self._told_by(found) if forces else None
        same_noun = [
            e for e in self.by_noun.get(found.noun, ()) if _fits(e, found, words) and e is not said
        ]
        if same_noun and _former(self.doc, found):
            # "The former president" is not who came into office after her.
            held = [e for e in same_noun if e.named] or same_noun
            return held[-2] if len(held) > 1 else held[-1], f"the {found.noun} before"
        if same_noun:
            only = len({id(e) for e in same_noun}) == 1
            reason = f"the only {found.noun} so far" if only else f"the latest {found.noun}"
            # "the president" is the one named, whatever other presidents were spoken of.
            single = found.noun in _SINGLE
            new = "new" in {t.lower_ for t in self.doc[found.start : found.head]}
            return max(
                same_noun,
                key=lambda e: (
                    # "The minister" is no deputy minister, if there is another.
                    not (e.words & _DEPUTIES) or bool(words & _DEPUTIES),
                    single and e.named,
                    not self._beside_somebody(e),
                    e.mentions[0] if new else e.mentions[-1],
                ),
            ), reason
        if found.kind == "person" and found.noun in _VARIED:
            known = [g for g, e in self.by_name.items() if _may_be(e, found)]
            main = max(known, default=None, key=lambda g: self.often[g])
            if main is None or self.often[main] < _MAIN:
                return None
            return self.by_name[main], "another name for the one most spoken of"
        if found.kind != "organization" or found.owned:
            return None
        if found.noun in _INQUIRIES:
            return None  # one into something, seldom a body named before
        kin = [
            entity
            for family in self.titles.families(found.noun)
            for entity in self.by_family.get(family, ())[-6:]
            if _fits(entity, found, words)
            and entity is not said
            # "the state agency" is not every body that might be called an agency.
            and not (found.words and not words and entity.nouns)
            and not (found.noun in _EXACT and entity.nouns & _EXACT - {found.noun})
        ]
        if kin:
            latest = max(kin, key=lambda e: (not self._beside_somebody(e), e.mentions[-1]))
            return latest, f"the latest body that is a {found.noun}"
        exact = found.noun in _EXACT and found.noun != "club"
        if found.words or found.country or exact or not self.titles.families(found.noun) & _GENERAL:
            return None
        # "NASA" does not say what it is; an agency may well be it.
        focus = self.scene.best(found, self.of, _unclassed)
        return (focus, "the body spoken of") if focus else None

    def _told_by(self, found: Found) -> Entity | None:
        """Who says the clause that the words stand in."""
        node = self.doc[found.head]
        for _ in range(_DEEP):
            if node.dep_ in ("ccomp", "xcomp") and node.head.lemma_.lower() in self.titles.speech:
                subject = next((t for t in node.head.lefts if t.dep_ == "nsubj"), None)
                number = self.heads.get(subject.i) if subject is not None else None
                return self.of[number] if number is not None else None
            if node.head is node:
                return None
            node = node.head
        return None

    def _beside_somebody(self, entity: Entity) -> bool:
        """Whether a body was only named to say who somebody is: "analysts at Orme Bank"."""
        for number in entity.mentions:
            head = self.doc[self.found[number].head]
            said = head.dep_ == "pobj" and head.head.lower_ in ("at", "of", "from", "for", "with")
            who = head.head.head if said else head
            person = who.ent_type_ == "PERSON" or who.lemma_.lower() in self.titles.roles
            if not (said and person):
                return False
        return True

    def _outer(self, head: int, number: int) -> int | None:
        """The mention that a relative clause at `head` qualifies: the widest that ends there."""
        other = self.heads.get(head)
        for earlier in range(number - 1, max(-1, number - 6), -1):
            wide = self.found[earlier]
            if wide.form == "description" and wide.end == head + 1 and wide.start < head:
                other = earlier if other is None or wide.start < self.found[other].start else other
        return other

    def _proper(self, found: Found) -> list[str]:
        return [t.text for t in self.doc[found.start : found.head] if t.pos_ == "PROPN"]

    def _plural(self, found: Found) -> Entity | None:
        if any(t.like_num for t in self.doc[found.start : found.head]):
            return None  # "the 300 people" are not the "three people" told of before
        for entity in reversed(self.by_noun.get(found.noun, ())[-3:]):
            if entity.plural and content(found.words) <= entity.words | entity.nouns:
                return entity
        return None

    def _pronoun(self, number: int, found: Found) -> None:
        if found.fixed is not None:
            other = self._outer(found.fixed, number)
            entity = self.of[other] if other is not None and other < number else None
            if entity is not None:
                self._join(number, entity, found.reason)
            elif other is not None and other < number and len(self.references[other]) > 1:
                self.references[number] = self.references[other]
            return
        if pronoun_class(found.name) in ("i", "we"):
            speaker = self.scene.speaker_of(found.head)
            if speaker is not None:
                # Whoever speaks often follows the words, but may have been named before them.
                who = self.of[speaker] or self.by_name.get(self.names.group.get(speaker, -1))
                if who is not None:
                    self._join(number, who, "speaker of the quotation")
            return
        choice = self.scene.antecedent(number, found, self.of)
        if choice is not None:
            self._join(number, *choice)


def _named_person(entity: Entity) -> bool:
    return entity.kind == "person" and entity.named and not entity.plural


def _former(doc: Doc, found: Found) -> bool:
    return any(t.lower_ in _PAST for t in doc[found.start : found.head])


def _unclassed(entity: Entity) -> bool:
    return entity.kind == "organization" and entity.named and not entity.families


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
