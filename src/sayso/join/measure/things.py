"""What is counted and what became of it: the words of an estimate as concepts."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sayso.data.concepts import stem
from sayso.join.measure import people
from sayso.join.measure.belongings import owned
from sayso.join.measure.fates import (
    ANYONE,
    EITHER,
    FATES,
    HUMAN,
    RESCUED,
    followed,
    headed,
    kept,
    labelled,
    listed,
    numbered,
    paired,
    phrased,
    settled,
)

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts
    from sayso.data.senses import Senses

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[%$€£¥]")
# Words that part no measures.
_SMALL: Final = frozenset(
    "of the a an and or by in on at to from for with as than more its their his her our other others "
    "only total number some all new further another second first same".split()
)
# Verbs that only say that there is a count, and those of merely being there.
_LIGHT: Final = frozenset(
    "occurred happened registered recorded reported counted documented listed tallied noted notified "
    "end ends ended known seen stood stands stand reached present stationed based serving posted remaining remain "
    "put currently now left-over strong gave given lives life say said come came".split()
)
# The noun only repeats whose they are: "members of the Norwegian forces", "men".
_MEMBERS: Final = frozenset("member members man men fighter fighters personnel crew".split())
# Bodies of soldiers: to count these is not to count soldiers.
_FORMATIONS: Final = frozenset(
    "army armies military battalion battalions brigade brigades regiment regiments contingent "
    "contingents division divisions force".split()
)
_KINDS: Final = frozenset({"=soldier", "=child"})
# These tell of people or of things.
_CLASSES: Final = frozenset({"=missing", "=case", "=send", "=jobcut"})
_SHARE: Final = frozenset("percent % share proportion percentage points rate turnout".split())
_STATUS: Final[Mapping[str, str]] = {
    "suspected": "suspected",
    "suspect": "suspected",
    "probable": "suspected",
    "possible": "suspected",
    "presumed": "suspected",
    "confirmed": "confirmed",
    "laboratory-confirmed": "confirmed",
    "lab-confirmed": "confirmed",
    "severe": "severe",
    "active": "active",
}
_SAID_STATUS = re.compile(
    r"\b(suspected|probable|(?:laborator\w+-|lab-)?confirmed)\b", re.IGNORECASE
)
# Who is at large before he is caught.
_AT_LARGE: Final = frozenset("fugitive fugitives escapee escapees escaper escapers".split())
_CONVICTS: Final = frozenset("prisoners prisoner detainees detainee".split())
_CAUGHT: Final = frozenset("caught captured arrested apprehended".split())
_NAMES: Final = frozenset("names name".split())
_CROWD: Final = frozenset({"=crowd"})
_PATIENTS: Final = frozenset("patient patients inpatients".split())
_REFUGEES: Final = frozenset("refugee refugees migrant migrants".split())
_CAME: Final = frozenset("arrived arrive entered landed crossed".split())
_SENT: Final = frozenset({"=send"})
# "had carried 254 passengers and crew"
_CREW = re.compile(
    r"\s*(?:passengers|tourists|travellers)? ?(?:and|including) (?:the )?(?:\d+ )?crew"
)
# What words for the harm of people tell of things as well: a house burned, a bridge fell.
_HURT: Final = frozenset({"=kill", "=injure", "=captive", "=arrest", "=evacuate", "=rescue"})
_CASUALTY: Final = frozenset({"=kill", "=injure", "=missing", "=captive"})
_IN_HOSPITAL = re.compile(
    r"\bin (?:its |the )?(?:\w+ )?(?:hospitals?|wards?)\b|\bhospitali[sz]ed\b"
    r"|\b(?:hospital|ward|clinic)s?\s+(?:held|holds|housed|houses)\b",
    re.IGNORECASE,
)
_IN_CELLS = re.compile(
    r"\bin (?:police |preventive |pre-trial )?(?:custody|detention|cells?|jails?|prisons?)\b|\bbehind bars\b",
    re.IGNORECASE,
)
# "The town has lost nine of its people to cholera."
# "It holds nine of them alive."
_DEAD = re.compile(
    r"\b(?:bod(?:y|ies)|dead|deaths?|die[ds]?|kill\w*|identif\w+|bur(?:y|ied|ial\w*)|funerals?|toll|drown\w*)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"\b(?:holds?|held|holding|kept|keeps)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:crew|staff|force|group|team|party|population|workforce|contingent) of\s+\Z",
    re.IGNORECASE,
)
# "inmate deaths had risen to"
_MODIFIER = re.compile(r"\b(\w+) (?:deaths|fatalities|injuries|casualties)\b", re.IGNORECASE)
_AT_SEA = re.compile(r"\b(?:sea|missing|search\w*|contact|mountains?|hills)\b", re.IGNORECASE)
# "Nine skiers were buried by the snow."
_UNDER = re.compile(
    r"\b(?:rubble|debris|snow|avalanche|mud\w*|landslide|feared|trapped|located)\b",
    re.IGNORECASE,
)
_ACROSS = re.compile(r"\bwalked (?:in)?to\b|\bwalked (?:across|over)\b", re.IGNORECASE)
_LOST_TO = re.compile(r"\b(?:lost|losing|loses?)\b[^.;]{0,80}\bto\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Things:
    """What an estimate counts.

    `what` are the concepts of what is counted and what became of it, without the kind of people.
    `kind` is that kind (soldiers, civilians), "" for people of any kind, None where the words leave it
    to what is told around them ("the dead"). `status` parts suspected from confirmed cases.
    """

    what: frozenset[str]
    kind: str | None
    status: str

    @property
    def casualty(self) -> bool:
        """Whether harm to people is counted."""
        return bool(self.what & _CASUALTY)

    @property
    def fate(self) -> bool:
        """Whether what became of people is counted, or of things that went missing."""
        return bool(self.what & (HUMAN | _CLASSES)) or self.what == {"victims"}

    @property
    def human(self) -> bool:
        """Whether people are counted."""
        return self.kind is not None or bool(self.what & (_CASUALTY | HUMAN | {"=case"}))


@dataclass(frozen=True, slots=True)
class Told:
    """A figure's surroundings: its sentence, where in it the figure stands, its clause behind it and
    the words right before it.
    """

    around: str
    at: int = 0
    behind: str = ""
    before: str = ""


@dataclass(slots=True)
class _Found:
    """What the words of a count tell, word by word.

    `named` are fates that nouns for people tell of ("fugitives"), `loose` words for what becomes of
    people and of things, `extra` words that most reports hold.
    """

    what: set[str] = field(default_factory=set)
    named: dict[str, tuple[str, ...]] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    kind: str | None = None
    status: str = ""

    @property
    def fates(self) -> set[str]:
        return self.what & HUMAN


def things(
    counted: str,
    told: Told,
    concepts: Concepts,
    senses: Senses,
    common: Container[str],
    nation: frozenset[str],
    *,
    thing: bool = False,
) -> Things:
    """What is counted, by the words for it and those around the figure.

    `common` are words that most reports of the story hold (the name of its disease), `nation` those
    for whose they are ("Norwegians"). A `thing` cannot be hurt or locked up as people are.
    """
    words = [word.casefold() for word in _WORD.findall(counted)]
    have = frozenset(words)
    if thing:
        return _thing(words, told, concepts)
    found = _worded(words, told, concepts, common, nation, senses)
    found.kind = people.told(words) or found.kind
    peopled = found.kind is not None or bool(found.named or have & (nation | _MEMBERS))
    if not peopled and any(senses.is_a(word, "animal") for word in words):
        return Things(frozenset({concepts.of(word).lstrip("=") for word in words}), None, "")
    state = frozenset[str]() if peopled else owned(have, counted.casefold())
    if state and not ("=jobcut" in state and people.person(words[0], senses)):
        return Things(state, None, "")  # "drivers lost jobs": not the jobs are counted
    others = [w for w in words if w not in FATES and w not in _SMALL and w not in _LIGHT]
    whose = peopled or not others or any(people.person(word, senses) for word in others)
    for word in found.loose:
        found.what.update(FATES[word] if whose else (concepts.of(word),))
    if {"life", "lives"} & have and not found.what - {"=kill"}:
        found.what.add("=kill")
    if "alive" in words and _HOLDS.search(told.around):
        found.what -= {concepts.of("alive")}
        found.what.add("=captive")
    if "=rescue" in found.what and not peopled and not have & RESCUED:
        found.what = found.what - {"=rescue"} | {"recover"}  # things are recovered, too
    if phrase := paired(words) | phrased(counted.casefold()):
        found.what = found.fates | phrase
    if have & _NAMES and not found.fates:
        found.what = set(listed(told.around)) or found.what  # "a list of 29 names"
    noun = (
        None if peopled else _noun(others, {concepts.of(w) for w in others}, concepts, senses, None)
    )
    peopled = peopled or noun is not None
    if (peopled or not words) and not have & _SHARE and not found.what & (HUMAN | _CLASSES - _SENT):
        _around(found, words, told, peopled=peopled)
        found.kind = found.kind or noun if found.fates else found.kind
    _nouns(found, have, told)
    if found.kind == "" and not found.what:
        found.what = set(_housed(told.around))
    if (found.fates or "=missing" in found.what) and (beside := found.what - HUMAN - _CLASSES):
        # "miners rescued", "bodies brought out": which people they are, or how the tale is told
        found.kind = found.kind or _noun(words, beside, concepts, senses, found.kind)
        found.what -= beside
    if "=kill" in found.what and kept(" ".join(words), told.around):
        found.what = found.what - {"=kill"} | {"=body"}
    if found.what & ANYONE and found.kind != "=soldier":
        found.kind = ""
    if not found.what and found.kind is None and not have & (nation | _MEMBERS):
        found.what.update(found.extra or words)
    return _case(found, told, concepts)


def _thing(words: Sequence[str], told: Told, concepts: Concepts) -> Things:
    """What became of things, each word by its concept if that is no fate of people."""
    have = frozenset(words)
    if state := owned(have, " ".join(words)):
        return Things(state, None, "")
    what = set()
    for word in words:
        if word in _SMALL or word in _LIGHT:
            continue
        concept = concepts.of(word)
        lost = FATES.get(word) == ("=missing",)
        what.add("=missing" if lost else stem(word) if concept in _HURT | HUMAN else concept)
    return Things(frozenset(what), None, "")


def _worded(
    words: Sequence[str],
    told: Told,
    concepts: Concepts,
    common: Container[str],
    nation: frozenset[str],
    senses: Senses,
) -> _Found:
    """What each word of a count tells by itself."""
    found = _Found()
    have = frozenset(words)
    members = {word for word in words if word in _MEMBERS or concepts.of(word) == "=soldier"}
    head = max(
        (at for at, word in enumerate(words) if word in members or people.sort(word)), default=0
    )
    for at, word in enumerate(words):
        if word in _SMALL or word in _LIGHT or word in nation or word in _MEMBERS:
            continue
        if word == "military" and _specialist(words, senses):
            continue  # "military instructors"
        sort, by_fate, concept = people.sort(word), people.by_fate(word), concepts.of(word)
        if word in ("victim", "victims"):
            # Those whom an attack hurt are its victims, too.
            found.what.add("=kill" if _DEAD.search(told.around) else "victims")
        elif by_fate is not None and have & _SHARE:
            found.what.add(concept)  # a share of voters is no number of them
        elif by_fate is not None and word in FATES:
            found.named[word] = FATES[word]
        elif sort is not None and not (word in people.SINGLE and found.kind):
            found.kind = sort or found.kind or ""
        elif word in FATES and EITHER.intersection(FATES[word]):
            found.loose.append(word)
        elif word == "buried" and _UNDER.search(told.around):
            found.what.add("=trapped")
        elif word in FATES:
            found.what.update(FATES[word])
        elif word in ("lost", "loss"):
            lives = {"life", "lives"} & have
            troops = bool(members) and not _AT_SEA.search(told.around)
            dead = lives or troops or _LOST_TO.search(told.around)
            found.what.add("=kill" if dead else "=missing")
        elif word in _STATUS:
            found.status = _STATUS[word]
        elif word in _FORMATIONS and (members - _FORMATIONS or not word.endswith("s")):
            found.kind = "=soldier"  # "a force of 900", "military personnel"
        elif word in _FORMATIONS:
            found.what.add(word)
        elif concept in _KINDS:
            found.kind = concept
        elif at < head and not concept.startswith("=") and not senses.noun(word):
            continue  # "misguided soldiers": how they are called
        elif word in common and (concept == "=disease" or not concept.startswith("=")):
            found.extra.append(concept)
        else:
            found.what.add(concept)
    return found


def _specialist(words: Sequence[str], senses: Senses) -> bool:
    """Whether another noun tells which people "military" ones are."""
    others = (w for w in words if w not in _MEMBERS and w not in _FORMATIONS and w != "military")
    return any(people.person(word, senses) and people.sort(word) is None for word in others)


def _around(found: _Found, words: Sequence[str], told: Told, *, peopled: bool) -> None:
    """Adds what became of people by the words around their figure, where those of the count are silent."""
    if _WHOLE.search(told.before):
        return  # "seven of the crew of 44 are among the dead"
    clause = told.behind.casefold()
    last = words[-1] if found.what and words else ""
    if last and not re.search(rf"\b{re.escape(last)}\b", clause):
        clause = f"{last} {clause}"
    fates = labelled(told.before) or paired((*words, *_WORD.findall(told.behind)))
    if not fates and peopled:
        fates = followed(clause)
    if not fates and not found.what:
        fates = numbered(told.before)
    if not fates and not found.what:
        fates = headed(told.before) - (_CROWD if found.named else frozenset())
        modifier = _MODIFIER.search(told.before) if fates else None
        if modifier is not None:
            noun = modifier[1].casefold()
            found.kind = people.sort(noun) or people.by_fate(noun) or found.kind
    if "=aboard" in fates and _CREW.match(told.behind):
        found.kind = ""
    found.what = set(fates) or found.what


def _nouns(found: _Found, have: frozenset[str], told: Told) -> None:
    """Adds what nouns for people tell of them: prisoners who died are dead, and are prisoners."""
    fates = frozenset(found.fates)
    other = bool(fates or found.what & _CLASSES)
    for word, own in found.named.items():
        if not other or set(own) & fates:
            found.what.update(own)
            continue
        found.kind = found.kind or people.by_fate(word)
        if word in _AT_LARGE:
            found.what.update(own)  # fugitives who were caught
    if found.what == {"=treated"} and found.named.keys() & _PATIENTS:
        found.what = {"=patient"}
    if found.named.keys() & _REFUGEES and "=send" in found.what and have & _CAME:
        found.what = found.what - {"=send"} | {"=displaced"}
        found.kind = ""
    jailed = found.kind == "=prisoner" or bool(found.named.keys() & _CONVICTS)
    if jailed and "=displaced" in found.what and ("fled" in have or "fled" in told.behind):
        found.what = found.what - {"=displaced"} | {"=escape"}
    if jailed and found.what & {"=detain", "=captive"} and have & _CAUGHT:
        found.what = found.what - {"=detain", "=captive"} | {"=recapture"}
    if found.what == {"=strike"} and "walked" in have and _ACROSS.search(told.around):
        found.what = {"=displaced"}  # who walked over a border left no work
    if found.what & HUMAN - {"=captive", "=detain", "=send"}:
        found.what.discard("=send")  # who was brought ashore, dead or alive
    if found.what == {"=return"}:
        found.what |= phrased(told.behind.casefold()) & {"=recapture"}  # "returned to custody"
    found.what = set(settled(frozenset(found.what)))
    if found.kind == "=prisoner" and "=strike" in found.what:
        found.what = found.what - {"=strike"} | {"=escape"}  # who "walked out"
    if found.kind == "=prisoner" and found.what & {"=detain", "=held"}:
        found.kind = ""


def _housed(around: str) -> frozenset[str]:
    """Where people are by their sentence: in hospital or in cells."""
    if _IN_HOSPITAL.search(around):
        return frozenset({"=patient"})
    return frozenset({"=held"}) if _IN_CELLS.search(around) else frozenset()


def _case(found: _Found, told: Told, concepts: Concepts) -> Things:
    """The things of what was found; only cases are suspected or confirmed."""
    what, kind, status = found.what, found.kind, found.status
    if "=patient" in what and what & {"=case", *_CASUALTY}:
        what.discard("=patient")  # patients who died are dead, not in hospital
    if status and not kind and what <= {"ones", "one"}:
        words = _WORD.findall(told.around)
        if any(concepts.of(word.casefold()) == "=disease" for word in words):
            what = {"=case"}  # "260 people are suspected of having measles"
    if "=case" in what and not status:
        status = _nearest(told.around, told.at)
    if "=case" not in what:
        what.update({status} if status == "severe" else ())
        status = ""
    if what & {"=patient", "=case"} and kind == "":
        kind = None
    return Things(frozenset(what), kind, status)


def _noun(
    words: Sequence[str],
    beside: Collection[str],
    concepts: Concepts,
    senses: Senses,
    kind: str | None,
) -> str | None:
    """The kind of people whom a noun beside their fate tells: "miners rescued"."""
    for word in words:
        if word in _SMALL or word in _LIGHT or concepts.of(word) not in beside:
            continue
        if people.inhabitant(word, senses):
            return ""
        if people.person(word, senses):
            return concepts.of(word)
    return kind


def _nearest(around: str, at: int) -> str:
    """Suspected or confirmed, by the word nearest to the figure in its sentence."""
    near = min(_SAID_STATUS.finditer(around), key=lambda m: abs(m.start() - at), default=None)
    return _STATUS.get(near[1].casefold(), "confirmed") if near else ""
