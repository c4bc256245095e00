"""What became of people, by whatever words: dead, killed, fallen; escaped, fled, on the run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

# What becomes of people, where the concepts of the news are too wide or too narrow for a count.
FATES: Final[Mapping[str, tuple[str, ...]]] = {
    word: tuple(fates.split("+"))
    for fates, words in {
        "=kill+=injure": "casualties casualty losses",
        "=kill": "dead death deaths died die dying killed killing kill kills buried bodies corpses remains "
        "fatalities fatality fallen fell deceased perished perish slain martyrs martyred drowned "
        "killings massacred executed murdered eliminated neutralised neutralized",
        "=injure": "injured injuries wounded hurt maimed",
        "=trapped": "trapped stranded marooned entombed",
        "=missing": "missing unaccounted vanished disappeared",
        "=captive": "prisoner prisoners pow pows captive captives captured capture hostages hostage",
        "=detain": "detained detainee detainees detentions arrested arrests arrest jailed imprisoned "
        "interned rounded caught apprehended nabbed",
        "=held": "custody locked",
        "=displaced": "displaced evacuated evacuees evacuation homeless fled uprooted relocated "
        "resettled rehoused sheltered sheltering refugee refugees arrivals crossed crossing",
        "=patient": "patient patients hospitalised hospitalized inpatients",
        "=treated": "treated examined",
        "=crowd": "crowd crowds turnout protesters protestors demonstrators marchers protested marched "
        "marching gathered rallied demonstrated attended celebrated thronged filled",
        "=send": "ashore arrived arrive land landed ferried airlifted sailed flown shipped sent served",
        "=case": "case cases infection infections infected",
        "=hospital": "hospital hospitals",
        "=escape": "escaped escape escapes escapee escapees escaper escapers fugitive fugitives evaded "
        "absconded absconders runaways breakout breakouts",
        "=recapture": "recaptured recapture rearrested re-arrested re-captured recaptures",
        "=release": "freed released liberated releases pardoned",
        "=return": "returned returnees repatriated",
        "=rescue": "rescued saved plucked survivor survivors survived survive",
        "=vaccinated": "vaccinated immunised immunized inoculated vaccinations",
        "=strike": "striking strikers striker stoppage walkout walked picketed",
        "=voted": "voted voters",
        "=electorate": "eligible",
        "=barred": "barred expelled excluded",
        "=layoff": "layoffs dismissed sacked dismissals redundancies redundant fired",
        "=aboard": "aboard",
        "=identified": "identified",
    }.items()
    for word in words.split()
}
# Words by which only people are rescued.
RESCUED: Final = frozenset(
    "rescued saved plucked survivor survivors survived survive bodies".split()
)
# Only people undergo these: of other words beside them one tells which people.
HUMAN: Final = frozenset(
    {
        "=kill", "=body", "=injure", "=captive", "=detain", "=displaced", "=patient", "=treated",
        "=crowd", "=held", "=escape", "=gone", "=recapture", "=large", "=release", "=return", "=rescue",
        "=vaccinated", "=strike", "=voted", "=electorate", "=barred", "=layoff", "=aboard", "=camp",
        "=identified", "=trapped",
    }
)  # fmt: skip
# These become of things, too: gas escapes, emails are released.
EITHER: Final = frozenset(
    {
        "=escape",
        "=rescue",
        "=release",
        "=return",
        "=identified",
        "=barred",
        "=layoff",
        "=electorate",
    }
)
# Those of whom it does not matter which people they are: only workers strike, only voters vote.
ANYONE: Final = frozenset(
    {"=escape", "=recapture", "=large", "=strike", "=voted", "=layoff", "=crowd"}
)
# What a fate takes the place of where both are told: who escaped and was caught is caught.
_OVER: Final[Mapping[str, frozenset[str]]] = {
    "=kill": frozenset({"=rescue", "=escape", "=displaced", "=strike"}),
    "=recapture": frozenset(
        {"=kill", "=escape", "=captive", "=detain", "=held", "=displaced", "=large", "=return"}
    ),
    "=large": frozenset({"=escape", "=missing"}),
    "=gone": frozenset({"=captive", "=detain"}),
    "=escape": frozenset({"=gone", "=captive", "=displaced", "=detain", "=missing", "=strike"}),
    "=release": frozenset({"=captive", "=detain"}),
    "=return": frozenset({"=displaced"}),
    "=held": frozenset({"=detain"}),
    "=body": frozenset({"=kill"}),
    "=identified": frozenset({"=kill", "=body"}),
    "=voted": frozenset({"=crowd", "=electorate"}),
    "=barred": frozenset({"=crowd"}),
}
_FUGITIVE: Final = frozenset({"=escape", "=large"})
_CAUGHT: Final = frozenset({"=captive", "=detain", "=held"})
_WORD: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
# So far behind a figure stands what became of those it counts.
_REACH: Final = 70
# Words that tell a fate where they stand behind a figure: verbs and what one is, no nouns.
_STATES: Final = frozenset(
    word
    for word in FATES
    if word.endswith("ed")
    or word
    in "dead died die dying slain fell fallen hurt missing homeless fled caught freed".split()
)
# Prisoners who are "treated well" are no patients.
_MANNER: Final = re.compile(r" (?:well|badly|humanely|fairly|unfairly|equally|as|like)\b")
_CELLS: Final = r"(?:custody|prison|jail|detention|(?:their |the )?cells?|bars|captivity)"
# Fates told by several words, in the count or right behind it.
_PHRASES: Final = tuple(
    (fate, re.compile(rf"\b(?:{words})\b"))
    for fate, words in (
        ("=injure", r"(?:suffer|sustain|receiv|report|nurs)\w* (?:\w+ ){0,2}(?:injur|wound|burn|fracture|bruise|cut)\w*|with (?:\w+ ){0,2}(?:injuries|wounds|burns|fractures)"),
        ("=trapped", r"(?:left |still |remain(?:ed|s)? |be(?:en|ing)? |are |were |is |was )(?:trapped|stranded|stuck|buried|marooned|cut off|entombed|pinned)|(?:trapped|stranded|stuck|buried) (?:under|below|in|inside|beneath|behind|on|at)\w*|(?:still|left) (?:below|under)(?: ?ground)?"),
        ("=case", r"tested positive|(?:caught|contracted|developed|come down with|came down with|picked up|catch|infected (?:with|by)) (?:the |a )?(?:\w+ )?(?:virus|disease|illness|infection|flu|fever|bug|strain)|(?:fell|fallen|taken|become|became) (?:ill|sick)|have (?:the )?(?:virus|disease|illness)"),
        ("=detain", r"(?:taken|put|placed|brought|remanded) in(?:to)? (?:\w+ )?custody|(?:put|placed|taken) under arrest"),
        ("=held", r"under (?:house )?arrest"),
        ("=displaced", r"(?:told|ordered|asked|urged|advised|forced|made|had) to (?:leave|evacuate|flee|move out|get out|abandon)|put up (?:in|at|by|with)|taken in by|(?:sought|taken|found|seeking) (?:refuge|shelter)"),
        ("=recapture", r"(?:already |since )?(?:been )?returned to (?:custody|prison|jail)"),
        ("=kill", r"(?:lost|lose|losing) (?:their |his |her )?li(?:fe|ves)|lives lost|shot dead|\w+ to (?:\w+ )?deaths?(?! row)"),
        ("=recapture", rf"(?:back|again) (?:in|behind) {_CELLS}|in {_CELLS} again|returned to {_CELLS}|"
         r"(?:caught|captured|arrested|detained|seized|picked up|taken) again"),
        ("=large", r"(?:on the run|at large|still (?:free|being (?:sought|hunted))|remain(?:ed|s)? free)"),
        ("=gone", r"(?:were|was|are|is|had|have) gone(?! (?:home|back|to|missing|into))"),
        ("=escape", r"(?:broke|broken|break|breaking|bust|busted) (?:out|free|loose)|(?:got|gotten|get|getting|run|ran) away"),
        ("=release", r"let go|set free|out of custody|allowed to (?:leave|go)|walked free"),
        ("=captive", r"hostage|held captive|in captivity|(?:taken|took) prisoner|being held\b(?! in hospital)|"
         r"in (?:\w+ )?hands"),
        ("=missing", r"(?:being |been )?(?:sought|searched for|looked for)(?= by|[.,;]|$)|(?:no (?:word|news|trace|sign) (?:of|from))|(?:have|had|has) not been heard (?:from|of)|not heard from|out of contact|un(?:reachable|traced)|not (?:yet )?(?:been )?(?:found|traced|located|accounted|come home|returned)|(?:still|yet) to be (?:found|located|traced|accounted|reached|identified alive)|listed as missing"),
        ("=rescue", r"(?:pulled|brought|taken|carried|hauled|lifted|winched|hoisted|got|led|flown)(?: up| out)?(?: alive)? (?:to safety|to (?:the )?(?:shore|surface|land)|ashore|from roofs|off by|off the)|"
         r"(?:pulled|brought|dug|got|found|come|came)(?: out| up)?(?: of \w+)? (?:alive|unhurt|unharmed|safe)|(?:pulled|plucked|hauled|fished|picked|winched|lifted|dragged|taken) (?:up )?(?:from|out of|off (?:the|a|by))"),
        ("=displaced", r"(?:sleeping|sleep|slept|living|camped|camping) (?:rough|outdoors|in the (?:open|street|park)\w*|in (?:\w+ ){0,2}(?:tents?|schools?|shelters?|churches|cars|gyms?))|spent the night (?:in|at|outdoors)|(?:moved|driven|forced|taken|brought) (?:out of|from) (?:(?:the|their) )?(?:homes?|houses?|villages?|towns?|city|area|zone|district)\b|moved out\b|"
         r"moved to (?:safety|higher ground)|out of (?:their )?(?:homes|houses)|left (?:their )?homes"),
        ("=displaced", r"(?:came|come|went|gone|walked|waded|got|made it) (?:across|over) the (?:\w+ )?(?:border|line|frontier|river|bridge)"),
        ("=displaced", r"(?:yet|unable|waiting|still) to (?:go|come|get|return|be able to (?:go|return)) ?(?:back|home)?"),
        ("=return", r"(?:gone|went|go|come|came) (?:back|home)"),
        ("=camp", r"(?:(?:living|live|lives|housed|staying|accommodated|crammed|sleeping) )?(?:now )?in (?:\w+ ){0,3}camps?"),
        ("=strike", r"(?:walked|walk) (?:out|off the job)|on strike|(?:stopped|stop|downed|down|quit) (?:work|tools)|"
         r"joined (?:the|a|an|in)? ?(?:\w+ )?(?:strike|stoppage|walkout)|out on strike|industrial action"),
        ("=voted", r"cast (?:their |a )?(?:ballots?|votes?)|went to the polls|turned out to vote|(?:have|had) voted"),
        ("=electorate", r"registered voters|eligible voters|(?:eligible|entitled|registered|allowed) to vote"),
        ("=vaccinated", r"(?:received|got|given|had) (?:the |a |their |its )?(?:first |second )?(?:vaccines?|jabs?|shots?|doses?)"),
        ("=barred", r"turned away|kept out|(?:denied|refused) (?:entry|access|accreditation)"),
        ("=layoff", r"(?:laid|lay) off|(?:lost|lose|losing) (?:their )?(?:jobs?|posts?|work)|let go of|made redundant|out of work"),
        ("=aboard", r"on ?board|aboard|on (?:the|that|this|its) (?:\w+ )?(?:aircraft|plane|flight|ship|ferry|boat|vessel|bus|train|jet|helicopter|airliner|craft|liner)"),
        ("=held", rf"in (?:\w+ )?{_CELLS}|behind bars|locked up|(?:remain|still|kept) (?:\w+ )?(?:detained|jailed|held)"),
        ("=detain", r"(?:delivered|taken|brought) to (?:the |a )?(?:\w+ )?(?:police|stations?|precincts?|departments?|detention)|(?:been|were|was|are) (?:\w+ )?deprived of (?:their )?(?:liberty|freedom)"),
        ("=patient", r"in (?:its |the |a )?(?:\w+ )?(?:hospitals?|wards?)"),
    )
)  # fmt: skip
# "Deceased: 14", "the death toll has risen to 14", "no toll since its figure of 19"
_HEAD: Final = re.compile(
    r"(?:\b(?P<label>[a-z]+)\s*[:–—-]\s*|\b(?P<noun>toll|deaths|dead|fatalities|injured|wounded|missing|"
    r"escapees|escapes|evacuees|arrests|detainees|turnout)\b[^.;:\d]{0,45}\b(?:to|at|is|was|were|of|reached|stood|now)\s+|"
    r"(?P<board>\b(?:those|number|people|persons|count)\b[^.;\d]{0,20}\b(?:aboard|on ?board)\s+(?:\w+\s+){0,3})|"
    r"(?P<left>\b(?:remains|bodies)\b of )|(?P<carry>\b(?:carried|carrying|aboard|on board)\b(?: (?:was|were|at the time))?:?\s+))"
    r"(?:(?:about|around|some|nearly|almost|more than|at least|over|up to)\s+)?[“\"‘']?\Z"
)
_NUMBER: Final = re.compile(
    r"\b(?:number|count|tally|total|figure) (?:of|for) (?P<whom>[^.;:,\d]{3,60}) (?:at|as|to|was|is|were|of)"
    r"(?: (?:about|around|some|nearly|almost|more than|at least|over|up to))?\s+[“\"‘']?\Z"
)
# Where people are moved, told with words that tell nothing alone: "residents moved to schools".
_MOVED: Final = frozenset("moved left driven sleeping taken lost living forced housed".split())
_HOMES: Final = frozenset(
    "home homes house houses school schools shelter shelters tent tents camp camps outdoors".split()
)
_CARE: Final = frozenset({"care", "treatment"})
# A case is suspected or confirmed, and the two are never one count.
# What becomes of bodies that lie in a morgue: to count these is not to count the dead.
_BODIES: Final = frozenset("body bodies corpse corpses remains cadavers".split())
_KEPT: Final = re.compile(
    r"\b(?:receiv\w+|deliver\w+|admitted|unclaimed|unidentified|identified|stored|kept|morgues?|"
    r"mortuar\w+|cold room|hospitals?|claimed|handed)\b"
)
_LISTED: Final = re.compile(
    r"\b(dead|killed|died|fallen|slain|missing|disappeared|detained|arrested|injured|wounded)\b"
)
_FOUND: Final = re.compile(r"\b(?:found|recover\w+|pulled|retriev\w+|dug|exhumed|unearthed)\b")


def fate(word: str) -> tuple[str, ...]:
    """What became of people by one lower-case word, nothing where it tells none."""
    return FATES.get(word, ())


def phrased(words: str) -> frozenset[str]:
    """The fates that several lower-case words tell together."""
    return frozenset(name for name, phrase in _PHRASES if phrase.search(words))


def followed(behind: str) -> frozenset[str]:
    """What the lower-case words behind a figure say first of those it counts: "were let go"."""
    near = behind[:_REACH]
    found: list[tuple[int, int, tuple[str, ...]]] = [
        (m.start(), -m.end(), (name,)) for name, p in _PHRASES if (m := p.search(near))
    ]
    found += [
        (m.start(), -m.end(), FATES[m[0]])
        for m in _WORD.finditer(near)
        if m[0] in _STATES and not _MANNER.match(near, m.end())
    ]
    return frozenset(min(found)[2]) if found else frozenset()


def labelled(before: str) -> frozenset[str]:
    """What a figure counts by a label before it: "Deceased:"."""
    found = _HEAD.search(before.casefold())
    return frozenset(FATES.get(found["label"], ())) if found and found["label"] else frozenset()


def headed(before: str) -> frozenset[str]:
    """What a figure counts by the words right before it: "Deceased:", "the death toll rose to"."""
    found = _HEAD.search(before.casefold())
    if found is None:
        return frozenset()
    if found["left"]:
        return frozenset({"=kill"})
    if found["carry"] or found["board"]:
        return frozenset({"=aboard"})
    word = found["label"] or found["noun"]
    return frozenset(FATES.get(word, ("=kill",) if word == "toll" else ()))


def numbered(before: str) -> frozenset[str]:
    """What a figure counts by the words before it: "gave the number of people under arrest as"."""
    found = _NUMBER.search(before.casefold())
    return followed(found["whom"]) if found else frozenset()


def settled(found: frozenset[str]) -> frozenset[str]:
    """The fates without those that others take the place of."""
    if found & _FUGITIVE and found & _CAUGHT:
        found = found - _CAUGHT | {"=recapture"}
    over = {name for each in found for name in _OVER.get(each, ())}
    return found - over


def listed(around: str) -> frozenset[str]:
    """What became of those whose names are counted, by the words around: "a list of the dead"."""
    found = _LISTED.search(around.casefold())
    return frozenset(FATES[found[1]]) if found else frozenset()


def kept(words: str, around: str) -> bool:
    """Whether bodies are counted where they lie or by who has them, not as they are found."""
    have = set(words.split())
    if not have & _BODIES or _FOUND.search(words):
        return False
    return bool(_KEPT.search(words) or _KEPT.search(around))


def paired(told: Iterable[str]) -> frozenset[str]:
    """What became of people by two words that tell nothing alone: "moved to schools"."""
    words = {word.casefold() for word in told}
    if words & {"camp", "camps"} and words & {"living", "housed", "staying", "sleeping", "in"}:
        return frozenset({"=camp"})
    if words & _MOVED and words & _HOMES and not words & {"gone", "returned", "back"}:
        return frozenset({"=displaced"})
    if words & _CARE:
        getting = words & {"receiving", "getting", "needing"}
        return frozenset({"=patient" if getting else "=treated"})
    return frozenset()
