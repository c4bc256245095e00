"""What a bare number counts that a noun over it tells, or the figure before: "the toll rose to 63"."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from sayso.mark.quantity.clause import clause_of, goes, moved, subject
from sayso.mark.quantity.counted import Counted, Last, phrase_of
from sayso.mark.quantity.subject import EVENTS, FATES, STATES, SUFFERED, measure_of
from sayso.mark.quantity.topic import meant, named_before

# Verbs whose subject is the tally ("the toll rose to 63"), and those whose object is.
MOVES: Final = frozenset(
    "rise climb swell grow reach increase jump fall drop hit surpass stand exceed top total number be "
    "pass near approach double triple shrink decline decrease come soar surge remain hover cross "
    "mount update expand contract widen".split()
)
SETS: Final = frozenset(
    "put place estimate fix revise raise lower set update trim cut reduce upgrade downgrade correct "
    "adjust assess peg reckon calculate gauge".split()
)
GIVES: Final = frozenset("give list report state cite record report describe".split())
TALLIES: Final = frozenset("number figure total count tally rank strength sum estimate".split())
BODIES: Final = frozenset(
    "force contingent group batch unit crowd army garrison convoy fleet population crew wave staff "
    "workforce membership audience brigade deployment community militia family household party team "
    "panel committee jury delegation squad patrol gang cell battalion company regiment platoon "
    "division expedition caravan flotilla squadron detachment corps mob throng gathering "
    "congregation turnout attendance".split()
)
# A singular noun that is itself a number of people or things.
MASSES: Final = frozenset(
    "population turnout membership workforce army death sample crowd attendance audience enrolment "
    "enrollment headcount caseload electorate casualty".split()
)
# What people alone do: a bare number before these counts people.
_HUMAN: Final = frozenset(
    "march protest rally gather demonstrate attend live survive sleep sign apply walk shelter wait "
    "queue join resign quit migrate volunteer enlist surrender defect vote register cheer pray mourn "
    "chant camp throng flock arrive flee return starve emigrate".split()
)
BRINGS: Final = frozenset("bring take push lift".split())
# What is done to people alone, and where they are taken.
_UNDERGONE: Final = frozenset(
    "lock treat question free discharge admit release interview rehouse resettle airlift search "
    "hold".split()
)
_TAKEN: Final = frozenset(
    "hospital hospitals clinic safety prison custody jail shelter shelters".split()
)
# A bare number after these counts people, and after "of" one of those who live there.
_OF_PEOPLE: Final = frozenset(
    "employ hire house shelter treat admit seat accommodate invite".split()
)
# "The march drew 4,000", "it plans a rally and expects 20,000"
_DRAWS: Final = frozenset("draw attract expect muster".split())
_MEETINGS: Final = frozenset(
    "march rally protest demonstration vigil funeral parade procession gathering meeting festival "
    "ceremony concert conference congress service".split()
)
_LEAVES: Final = frozenset("leave force drive trap send".split())
_HOMES: Final = frozenset("city town village island suburb settlement camp prison".split())
_ROUGH: Final = frozenset("dozens hundreds thousands millions scores tens".split())
_OF_ALL: Final = re.compile(r"(?:\A|[.;:]\s+)Of\s[^.;]{1,120}?,\s+(?:\w+\s+){0,2}\Z")
# "Of the injured the commission counts 301"
_OF_STATE: Final = re.compile(r"(?:\A|[.;:]\s+)Of\s+(?:the|those)\s+(\w+)\s[^.;,\d]{1,60}\Z")
_AGAINST: Final = re.compile(r"\bvotes?\s+to\s+\Z")
_LARGE: Final = re.compile(r"\d{3}|,")
_ABOARD: Final = re.compile(r"[”\"’]?\s+(?:aboard|on\s?board)\b")


def aboard(text: str, end: int) -> str:
    """What a bare number counts that only says where they are: "all 212 aboard"."""
    return "people aboard" if _ABOARD.match(text, end) else ""


def tally(number: Token, last: Last | None) -> Counted | None:
    """What a bare number counts that a noun over it tells: "the number of dead", "their numbers"."""
    if number.head.lower_ == "strong":
        body, by = number.head.head, clause_of(number).verb
        # "the army, about 13,000 strong, has marched"; "the force is about 3,000 strong"
        who = body if body.pos_ == "NOUN" else subject(by) if by is not None else None
        return Counted(who, phrase_of(who)) if who is not None and who.pos_ == "NOUN" else None
    verb, who = None, None
    above = clause_of(number).above
    # "puts killed and wounded together at 190": the parser hangs the number from these
    over = [verb for verb in above if verb.lower_ not in STATES or verb.dep_ == "ROOT"]
    for verb in over[:2]:
        if (who := _teller(verb, number)) is not None:
            break
    if verb is None or who is None or who.i >= number.i or who.like_num or who.lower_ in _ROUGH:
        return None
    lemma = who.lemma_.lower()
    if lemma == "toll":
        injured = any(c.lower_.startswith("injur") for c in who.lefts)
        return Counted(who, "injured" if injured else "dead")
    if _of_life(who):
        return Counted(who, "dead")
    if lemma in TALLIES:
        return _of_tally(who, number, last)
    if who.lower_ == "we" and verb.lemma_ == "be":  # "There are not 40 of us. We are 800."
        us = last.words if last is not None and last.words else "people"
        return Counted(who, us, like=last)
    if who.lower_ == "those":  # "bringing those displaced to 3,500"
        if told := those(who):
            return Counted(who, told, told=True)
        state = next((c for c in who.rights if c.dep_ == "acl" and c.tag_ == "VBN"), None)
        return Counted(who, "people", (state,)) if state is not None else None
    if who.lower_ in ("they", "it", "that", "them"):
        again = verb.lemma_.lower() in SETS | GIVES or verb.lemma_.lower() in (
            "number",
            "total",
            "reach",
            "exceed",
        )
        people = meant(who) if who.lower_ in ("they", "them") else None
        if again and people is not None and (last is None or people.idx > last.estimate.span.end):
            return Counted(people, phrase_of(people))  # "who knew the guards, put them at 120"
        return Counted(who, last.estimate.counted, like=last) if last and again else None
    numbers = verb.lemma_.lower() == "number"  # "the group, numbering around 300"
    if who.lower_ in STATES:
        also = [c for c in who.rights if c.dep_ == "conj" and c.lower_ in STATES and c.i < number.i]
        if also:
            return Counted(who, who.doc[who.i : also[-1].i + 1].text)
        return Counted(who, who.text)  # "the injured numbered 43"
    bodies = lemma in BODIES or (numbers and who.pos_ == "NOUN")
    if who.tag_ in ("NNS", "NNPS") or lemma in MASSES or bodies:
        return Counted(who, phrase_of(who))
    return None


def _teller(verb: Token, number: Token) -> Token | None:
    """The noun that tells what a bare number under `verb` counts: "the toll rose to 63"."""
    lemma = verb.lemma_.lower()
    if lemma in MOVES or goes(verb):
        who = moved(verb, number)
        # "a force that had grown to 1,000"
        return verb.head if who is not None and who.tag_ == "WDT" and verb.dep_ == "relcl" else who
    if (
        lemma in GIVES and number.head.lower_ == "as"
    ):  # "gave the number of people in hospital as 55"
        return next((c for c in verb.children if c.dep_ == "dobj" and c.i < number.i), None)
    if lemma in SETS and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head  # "the crowd, put at 7,000 by the ministry"
    if lemma in SETS or lemma in BRINGS:
        for child in verb.children:
            if lemma in SETS and child.lower_ in STATES and verb.i < child.i < number.i:
                return child  # "puts killed and wounded together at 190"
            if child.dep_ in ("dobj", "nsubjpass") and child.i != number.i:
                first = number.head if number.dep_ == "conj" else number  # "at between 9 and 12"
                known = lemma in SETS and first.head.lower_ in ("at", "to")
                nearer = number.doc[first.head.i - 1]  # "deaths at 14 and cases at 4,120"
                if known and nearer.i > child.i and nearer.tag_ == "NNS" and nearer.dep_ != "pobj":
                    return nearer
                told = child.lemma_.lower() in TALLIES | {"toll", "those"}
                told = told or child.lower_ in EVENTS  # "brought fatalities to eleven"
                return child if known or told else None
    for child in verb.rights:  # "kept its figure at nine", "has the true number at 2,100"
        kept = child.dep_ == "dobj" and child.lemma_.lower() in TALLIES | {"toll"}
        if kept and number.head.lower_ == "at" and child.i < number.i:
            return child
    # "the death count crept up to 46", "loss of life stands at 51": a tally does nothing but stand or move
    who = subject(verb)
    counts = who is not None and (who.lemma_.lower() in TALLIES | {"toll"} or _of_life(who))
    return (
        who if counts and clause_of(number).link in ("prep", "dobj", "attr", "npadvmod") else None
    )


def _of_life(noun: Token) -> bool:
    """Whether a noun is the "loss of life", or of so many lives."""
    prep = next((c for c in noun.rights if c.lower_ == "of"), None)
    return (
        noun.lemma_.lower() == "loss"
        and prep is not None
        and any(c.lemma_.lower() == "life" for c in prep.children)
    )


def those(who: Token) -> str:
    """Who "those" are, by what is told of them: "those made homeless"."""
    for token in who.doc[who.i + 1 : who.i + 6]:
        if token.lower_ in STATES:
            return f"people {token.lower_}"
        if token.tag_ not in ("VBN", "VBD", "WP", "WDT", "VBP", "RB"):
            return ""
    return ""


def _of_tally(who: Token, number: Token, last: Last | None) -> Counted | None:
    """What "number", "figure" or "total" is of: "the number of divers treated"."""
    for child in who.rights:
        for grand in child.children if child.lower_ == "of" else ():
            # "the number of missing": the parser takes the last word for a verb
            missing = grand.dep_ == "pcomp" and grand.lower_ in STATES
            told = grand.dep_ == "pobj" or missing
            if told and grand.i != number.i and not grand.like_num:
                fate = [c for c in who.rights if c.dep_ == "acl" and c.lemma_.lower() in SUFFERED]
                measure = measure_of(clause_of(grand)) or tuple(fate[:1])
                if grand.lower_ == "those":
                    return Counted(
                        grand, those(grand) or "people", measure, told=bool(those(grand))
                    )
                return Counted(grand, phrase_of(grand), measure)
    for child in who.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.i == who.i + 1:
            return Counted(child, child.text)  # "the number treated"
    for child in who.lefts:
        many = re.sub(r"(?:y|(s))$", r"ie\1", child.lemma_.lower()) + "s"
        if child.dep_ == "compound" and {child.lemma_.lower() + "s", many} & EVENTS:
            return Counted(who, child.lemma_.lower() + "s" if many not in EVENTS else many)
    if aboard(number.doc.text, who.idx + len(who)):  # "the number on board"
        return Counted(who, "people aboard", told=True)
    # "22 new cases, bringing the total to 310": the 310 are all the cases
    if last is None:
        people = named_before(number)
        if people is None and who.lemma_.lower() == "number":
            whose = next((c for c in who.lefts if c.lower_ == "their"), None)
            return Counted(who, "people") if whose is not None else None
        return Counted(people, phrase_of(people)) if people is not None else None
    return Counted(who, last.estimate.counted.removeprefix("new "), like=last)


def against(text: str, start: int, number: Token) -> Counted | None:
    """The votes of the other side: "by 210 votes to 95"."""
    return Counted(number, "votes") if _AGAINST.search(text, max(0, start - 12), start) else None


def of_all(text: str, start: int, number: Token) -> Counted | None:
    """What a bare number counts that "Of the ..." before it tells: "Of the ten judges, six were"."""
    fronted = _OF_STATE.search(text[max(0, start - 90) : start])
    if fronted is not None and fronted[1].lower() in STATES:
        return Counted(number, fronted[1].lower())
    if not _OF_ALL.search(text[max(0, start - 130) : start]):
        return None
    for token in number.doc[max(0, number.i - 40) : number.i]:
        if token.text == "Of":
            for child in token.children:
                if child.dep_ == "pobj" and child.pos_ == "NOUN":
                    return Counted(number, phrase_of(child), measure_of(clause_of(number)))
    return None


def people(number: Token, last: Last | None) -> Counted | None:
    """A bare number that counts people: "thousands marched", "more than 300 attended".

    A small one, or one after a figure that tells what it counts, may mean anything.
    """
    clause = clause_of(number)
    if clause.verb is None:
        return None
    if clause.link == "dobj":
        lemma = clause.verb.lemma_.lower()
        if lemma in _DRAWS and _many(number):
            met = any(
                t.lemma_.lower() in _MEETINGS for t in number.doc[max(0, number.i - 20) : number.i]
            )
            return Counted(number, "people") if met else None
        held = lemma in _OF_PEOPLE or (lemma in _LEAVES and number.lower_ in _ROUGH)
        return Counted(number, "people") if held else None
    node = number
    while node.head.i != node.i and (
        node.dep_ in ("pobj", "prep", "quantmod", "nummod")
        or (node.dep_ == "conj" and node.head.like_num)
    ):
        node = node.head  # "hundreds of thousands", "between 8,000 and 10,000"
    if node.dep_ not in ("nsubj", "nsubjpass"):
        return None
    lemma = clause.verb.lemma_.lower()
    part = lemma == "take" and any(c.lower_ == "part" for c in clause.verb.rights)
    human = (lemma in _HUMAN or part) and clause.link == "nsubj"
    human = human or (node.dep_ == "nsubjpass" and _undergone(clause.verb))
    rough = number.lower_ in _ROUGH
    exact = human and last is None and (rough or len(number.text) > 1)
    return Counted(node, "people") if exact or (rough and number.sent.start == node.i) else None


def _many(number: Token) -> bool:
    """Whether a number is written with three figures at least, or as a plural: "dozens"."""
    return number.lower_ in _ROUGH or (len(number.text) >= 3 and number.text[0].isdigit())


def _undergone(verb: Token) -> bool:
    """Whether only people undergo what a passive tells: "80 were taken to hospital"."""
    if verb.lemma_.lower() in _UNDERGONE:
        return True
    to = [c for c in verb.rights if c.dep_ == "prep" and c.lower_ in ("to", "into", "in")]
    return any(g.lower_ in _TAKEN for c in to for g in c.children if g.dep_ == "pobj")


def age(number: Token) -> bool:
    """Whether a bare number tells somebody's age: "a man of 61", "the minister, 61, told"."""
    if _between_commas(number):
        return True
    if number.dep_ != "pobj" or number.head.lower_ != "of":
        return False
    head = number.head.head
    return (
        head.tag_ == "NN"
        and not _LARGE.search(number.text)
        and head.lemma_.lower() not in BODIES | _HOMES | TALLIES | {"toll"}
        and any(c.lower_ in ("a", "an", "the") for c in head.lefts)
    )


def _between_commas(number: Token) -> bool:
    """Whether it stands between commas right behind one person: "the minister, 61, told us"."""
    doc, at = number.doc, number.i
    if at < 2 or at + 1 >= len(doc) or doc[at - 1].text != "," or doc[at + 1].text != ",":
        return False
    whose = doc[at - 2]
    one = number.text.isdigit() and len(number.text) == 2 and whose.tag_ in ("NN", "NNP")
    place = whose.ent_type_ in ("GPE", "LOC", "FAC")  # "in Lund, 12, and in Malmo, 30"
    return one and not place and whose.lemma_.lower() not in BODIES | _HOMES | TALLIES | {"toll"}


def headed(number: Token, last: Last | None) -> Counted | None:
    """What a bare number counts that stands after "of": "a force of 12,000", "a toll of 45"."""
    if number.dep_ != "pobj" or number.head.lower_ != "of":
        return None
    head = number.head.head
    lemma = head.lemma_.lower()
    if number.text[0].isupper() and head.text[0].isupper():
        return None  # "the Gang of Eight"
    if lemma == "toll":
        return Counted(head, "dead")
    if lemma in FATES:  # "the evacuation of as many as 20,000"
        return Counted(head, "people")
    after = number.doc[number.i + 1] if number.i + 1 < len(number.doc) else number
    if head.lower_ == "names" and after.lower_ not in STATES:  # "we have the names of 22"
        return Counted(head, last.words if last and last.words else "people", like=last)
    if lemma in TALLIES and last is not None:
        return Counted(head, last.estimate.counted, like=last)
    many = number.lower_ in ("hundred", "thousand", "million")
    if lemma in _HOMES and (many or number.text.replace(",", "").isdigit()):
        return Counted(head, "people")  # "a city of 230,000"
    if lemma not in BODIES:
        return None
    return Counted(head, phrase_of(head), measure_of(clause_of(head)))
