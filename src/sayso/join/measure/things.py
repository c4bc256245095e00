"""What is counted and what became of it: the words of an estimate as concepts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sayso.data.concepts import Concepts

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
# Anybody: the noun does not tell who is counted.
_ANYBODY: Final = frozenset(
    "people persons person individuals residents inhabitants citizens".split()
)
# The noun only repeats whose they are: "members of the Norwegian forces", "men".
_MEMBERS: Final = frozenset("member members man men fighter fighters personnel crew".split())
# Bodies of soldiers: to count these is not to count soldiers.
_FORMATIONS: Final = frozenset(
    "army armies military battalion battalions brigade brigades regiment regiments contingent "
    "contingents division divisions force".split()
)
# What becomes of people, where the concepts of the news are too wide or too narrow for a count.
_FATES: Final[Mapping[str, tuple[str, ...]]] = {
    word: tuple(fates.split("+"))
    for fates, words in {
        "=kill+=injure": "casualties casualty losses",
        "=kill": "buried bodies corpses remains fatalities fallen fell deceased perished slain martyrs "
        "drowned killings",
        "=injure": "injured injuries wounded hurt maimed",
        "=missing": "missing unaccounted vanished disappeared",
        "=identified": "identified",
        "=aboard": "aboard",
        "=captive": "prisoner prisoners pow pows captive captives captured capture hostages hostage",
        "=detain": "detained detainee detainees detentions arrested arrests rounded",
        "=held": "jailed imprisoned interned custody locked",
        "=strike": "strikers striking walkout walked picketed",
        "=displaced": "displaced evacuated evacuees evacuation homeless fled uprooted relocated "
        "resettled rehoused sheltered sheltering refugee refugees arrivals crossed crossing",
        "=patient": "patient patients hospitalised hospitalized inpatients",
        "=treated": "treated examined",
        "=crowd": "crowd crowds turnout protesters protestors demonstrators marchers protested marched "
        "marching gathered rallied demonstrated attended celebrated thronged filled",
        "=send": "ashore arrived arrive land landed ferried airlifted sailed flown shipped sent served",
        "=case": "case cases infection infections infected",
        "=hospital": "hospital hospitals",
    }.items()
    for word in words.split()
}
_KINDS: Final = frozenset({"=soldier", "=child"})
_KIND_WORDS: Final = frozenset(
    "civilians civilian women woman girls boys officers officer police policemen militants rebels "
    "doctors nurses teachers students workers guards sailors crewmen passengers firefighters".split()
)
# Only people undergo these: of other words beside them one tells which people.
_HUMAN: Final = frozenset(
    {
        "=kill",
        "=injure",
        "=captive",
        "=detain",
        "=displaced",
        "=patient",
        "=treated",
        "=crowd",
        "=aboard",
        "=held",
        "=strike",
    }
)
# These tell of people or of things.
_CLASSES: Final = frozenset({"=missing", "=case", "=send", "=jobcut"})
# Where people are moved, told with words that tell nothing alone: "residents moved to schools".
_MOVED: Final = frozenset("moved left driven sleeping taken lost living forced housed".split())
_HOMES: Final = frozenset(
    "home homes house houses school schools shelter shelters tent tents camp camps outdoors".split()
)
_CARE: Final = frozenset({"care", "treatment"})
# A case is suspected or confirmed, and the two are never one count.
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
_JOBS: Final = frozenset("job jobs post posts position positions".split())
_CUT: Final = frozenset("cut cuts cutting shed shedding axed slashed scrapped redundancies".split())
_ON_STRIKE = re.compile(
    r"[^.;\d]{0,50}\b(?:on strike|downed tools|walked (?:out|off)|joined the (?:strike|walkout|stoppage|picket))\b",
    re.IGNORECASE,
)
_IN_HANDS = re.compile(
    r"[^.;\d]{0,40}\bin (?:its|their|rebel|enemy) hands\b|[^.;\d]{0,40}\bin captivity\b",
    re.IGNORECASE,
)
_BODIES: Final = frozenset("body bodies corpse corpses remains".split())
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
_ON_BOARD = re.compile(
    r"[^.;\d]{0,60}?\b(?:aboard|on ?board|on (?:the|that|this|its|her|his) (?:[\w-]+ ){0,2}?"
    r"(?:ships?|ferry|boats?|vessel|plane|aircraft|flight|jet|airliner|bus|coach|train|helicopter|manifest))\b",
    re.IGNORECASE,
)
# "puts the number of persons aboard at 391"
_BOARD_BEFORE = re.compile(
    r"\b(?:those|number|people|persons|count)\b[^.;\d]{0,20}\b(?:aboard|on ?board)\s+(?:\w+\s+){0,3}\Z",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"[^.;\d]{0,60}?\b(?:not (?:yet )?(?:been )?(?:accounted for|come home|returned|been found|found)"
    r"|(?:still|yet) to be (?:found|located|accounted for)|listed as missing)\b",
    re.IGNORECASE,
)
_FREEDOM = re.compile(r"\bdeprived of (?:their|his|her) (?:liberty|freedom)\b", re.IGNORECASE)
# "The town has lost nine of its people to cholera."
# "It holds nine of them alive."
_DEAD = re.compile(
    r"\b(?:bod(?:y|ies)|dead|deaths?|die[ds]?|kill\w*|identif\w+|bur(?:y|ied|ial\w*)|funerals?|toll|drown\w*)\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"\b(?:holds?|held|holding|kept|keeps)\b", re.IGNORECASE)
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
        return bool(self.what & (_HUMAN | _CLASSES)) or self.what == {"victims"}

    @property
    def human(self) -> bool:
        """Whether people are counted."""
        return self.kind is not None or bool(self.what & (_CASUALTY | _HUMAN | {"=case"}))


def things(
    counted: str,
    around: str,
    at: int,
    behind: int,
    concepts: Concepts,
    common: frozenset[str],
    nation: frozenset[str],
) -> Things:
    """What is counted, by the words for it and the sentence around the figure.

    `at` and `behind` are where in `around` the figure starts and ends, `common` are words that most reports of the story
    hold (the name of its disease), `nation` those for whose they are ("Norwegians").
    """
    words = [word.casefold() for word in _WORD.findall(counted)]
    people = {word for word in words if word in _MEMBERS or concepts.of(word) == "=soldier"}
    found: set[str] = set()
    extra: list[str] = []
    kind: str | None = None
    status = ""
    for word in words:
        if word in _SMALL or word in _LIGHT or word in nation or word in _MEMBERS:
            continue
        if word in _ANYBODY:
            kind = kind or ""
        elif word in _FATES:
            found.update(_FATES[word])
        elif word == "lost":
            lives = {"life", "lives"} & set(words)
            found.add("=kill" if lives or _LOST_TO.search(around) else "=missing")
        elif word in ("victim", "victims"):
            # Those whom an attack hurt are its victims, too.
            found.add("=kill" if _DEAD.search(around) else "victims")
        elif word in _STATUS:
            status = _STATUS[word]
        elif word in _FORMATIONS:
            if people - _FORMATIONS or not word.endswith("s"):
                kind = "=soldier"  # "a force of 900", "military personnel"
            else:
                found.add(word)
        else:
            concept = concepts.of(word)
            if concept in _KINDS or word in _KIND_WORDS:
                kind = concept
            elif word in common and (concept == "=disease" or not concept.startswith("=")):
                extra.append(concept)
            else:
                found.add(concept)
    if kind == "=soldier" and words[-1:] == ["lost"]:
        found = (found - {"=missing"}) | {"=kill"}  # an army's losses
    if _JOBS & set(words) and _CUT & set(words):
        found, kind = {"=jobcut"}, ""  # "jobs cut", "job cuts"
    if _ON_STRIKE.match(around, behind) or ("=strike" in found and kind is None):
        found, kind = {"=strike"}, ""
    if (kind == "" or set(words) & nation) and not found and _IN_HANDS.match(around, behind):
        found.add("=captive")
    if "alive" in words and _HOLDS.search(around):
        found = (found - {concepts.of("alive")}) | {"=captive"}
    if kind == "" and not found and _IN_HOSPITAL.search(around):
        found.add("=patient")
    if kind == "" and not found and _IN_CELLS.search(around):
        found.add("=held")
    if kind == "" and "deprived" in words and _FREEDOM.search(around):
        found = {"=detain"}
    if kind == "" and not found and _LOST.match(around, behind):
        found.add("=missing")
    on_board = _ON_BOARD.match(around, behind) or _BOARD_BEFORE.search(around, 0, at)
    if kind == "" and not found and on_board:
        found.add("=aboard")
    if kind is not None and (told := _phrase(set(words))):
        found = {told}
    if "=identified" in found:
        found = {"=identified"}  # not all the bodies there are
    if _BODIES & set(words):
        found -= {"=send", "=rescue"}  # "bodies brought ashore", "pulled from the water"
    human = _HUMAN | {"=rescue"} if kind is not None else _HUMAN  # things are recovered, too
    if found & human and (beside := found - human - _CLASSES):
        # "miners rescued", "bodies brought out": which people they are, or how the tale is told
        head = next((word for word in words if word not in _SMALL | _LIGHT), "")
        if kind is None and head not in _FATES and concepts.of(head) in beside:
            kind = concepts.of(head)
        found -= beside
    if "=patient" in found and found & {"=case", *_CASUALTY}:
        found.discard("=patient")  # patients who died are dead, not in hospital
    if not found and kind is None and not (words and set(words) & (nation | _MEMBERS)):
        found.update(extra or words)
    if "=case" in found and not status:
        status = _nearest(around, at)
    if "=case" not in found:
        found.update({status} if status == "severe" else ())
        status = ""
    if found & {"=patient", "=case"} and kind == "":
        kind = None
    return Things(frozenset(found), kind, status)


def _phrase(words: set[str]) -> str:
    """What became of people by two words that tell nothing alone: "moved to schools"."""
    if words & _MOVED and words & _HOMES and not words & {"gone", "returned", "back"}:
        return "=displaced"
    if words & _CARE and words & {"receiving", "getting", "needing"}:
        return "=patient"
    return "=treated" if words & _CARE else ""


def _nearest(around: str, at: int) -> str:
    """Suspected or confirmed, by the word nearest to the figure in its sentence."""
    near = min(_SAID_STATUS.finditer(around), key=lambda m: abs(m.start() - at), default=None)
    return _STATUS.get(near[1].casefold(), "confirmed") if near else ""
