"""What those who are counted do or undergo: "people taken to hospital", "drivers joined strike"."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from sayso.mark.quantity.clause import Clause, direct

# Verbs that say nothing of what is counted: it is there, it is told, or it is moved about by a tally.
_EMPTY: Final = frozenset(
    "be have remain include number exist contain own total comprise amount consist account reach call "
    "stay station base locate report record count confirm list say estimate put announce claim "
    "believe expect know show think see do make get become mean need require want seem appear use "
    "represent constitute average cost "
    "reckon age testify argue acknowledge insist print publish write mention exceed surpass hit top near approach rise climb swell grow increase jump fall drop decline "
    "decrease shrink double triple soar surge mount cross hover come begin start continue plan hope "
    "let help tend seek try last lower revise update swear insist recall spend".split()
)
# With what is counted as its object a verb of these is only a way to say that it took place.
_LIGHT: Final = frozenset("carry conduct hold give take keep perform".split())
# These passives tell little without what follows: "taken to hospital", "told to leave".
_OPEN: Final = frozenset(
    "take tell ask order force make put set rush fly admit pull urge forbid allow move leave find "
    "keep hold bring".split()
)
_PHRASES: Final = frozenset(
    {("leave", "out"), ("leave", "off"), ("put", "ashore"), ("set", "ashore"), ("bring", "ashore")}
)
_VESSELS: Final = frozenset(
    "ship ferry boat vessel plane aircraft flight jet airliner bus coach train helicopter".split()
)
_SOLDIERS: Final = frozenset(
    "soldier troop force army serviceman serviceman fighter sailor officer marine comrade".split()
)
_STANDING: Final = frozenset({"in", "under", "on", "at"})
# "58 in total", "ten at least", "people in all"
_TOTALS: Final = frozenset(
    "total all least most average addition fact part question line time".split()
)
_AWAY: Final = frozenset({"home", "out", "away", "off", "back", "down", "up", "over"})
_TOWARDS: Final = frozenset({"to", "into", "from", "on", "out", "off"})
_IRREGULAR: Final = {
    "beat": "beaten", "bite": "bitten", "break": "broken", "bring": "brought", "build": "built",
    "burn": "burned", "buy": "bought", "cast": "cast", "catch": "caught", "choose": "chosen",
    "come": "come", "cost": "cost", "cut": "cut", "die": "died", "draw": "drawn", "drive": "driven",
    "eat": "eaten", "fall": "fallen", "feed": "fed", "fight": "fought", "find": "found",
    "flee": "fled", "fly": "flown", "forbid": "forbidden", "forget": "forgotten", "freeze": "frozen",
    "get": "got", "give": "given", "go": "gone", "grow": "grown", "hear": "heard", "hide": "hidden",
    "hit": "hit", "hold": "held", "hurt": "hurt", "keep": "kept", "lay": "laid", "lead": "led",
    "leave": "left", "lend": "lent", "let": "let", "lie": "lain", "lose": "lost", "make": "made",
    "meet": "met", "pay": "paid", "put": "put", "read": "read", "ride": "ridden", "run": "run",
    "see": "seen", "sell": "sold", "send": "sent", "set": "set", "shoot": "shot", "shut": "shut",
    "sing": "sung", "sink": "sunk", "sit": "sat", "slay": "slain", "sleep": "slept",
    "speak": "spoken", "spend": "spent", "split": "split", "spread": "spread", "stand": "stood",
    "steal": "stolen", "strike": "struck", "swim": "swum", "take": "taken", "teach": "taught",
    "tell": "told", "throw": "thrown", "wear": "worn", "win": "won", "withdraw": "withdrawn",
    "write": "written",
}  # fmt: skip
_DOUBLED: Final = frozenset("commit admit permit submit transfer refer kidnap equip occur".split())
_SHORT: Final = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def participle(verb: Token) -> str:
    """The past participle of a verb: "sent", "treated", "stopped"."""
    lemma = verb.lemma_.lower()
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if verb.tag_ in ("VBN", "VBD"):
        return verb.lower_
    if verb.tag_ == "VBG" and verb.lower_.endswith("ing") and not lemma.endswith(("e", "y")):
        return f"{verb.lower_[:-3]}ed"  # it doubles its last letter where the participle does
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    doubled = lemma in _DOUBLED or _SHORT.fullmatch(lemma)
    return f"{lemma}{lemma[-1]}ed" if doubled else f"{lemma}ed"


def _noun(head: Token) -> str:
    """A noun with the nouns that stand before it as part of its name, without its articles."""
    words = [c.text for c in head.lefts if c.dep_ == "compound" and c.i >= head.i - 2]
    return " ".join([*words, head.text])


def _complement(verb: Token) -> list[str]:
    """What completes a passive that tells little alone: "to hospital", "to leave", "alive"."""
    for child in verb.rights:
        if child.dep_ == "xcomp" and any(c.lower_ == "to" for c in child.lefts):
            return ["to", child.lemma_]
        if child.dep_ in ("oprd", "acomp") and child.pos_ == "ADJ":
            return [child.text]
        if child.dep_ == "prep" and child.lower_ in _TOWARDS:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and not noun.ent_type_:
                    return [child.text, _noun(noun)]
    return []


def _undergone(verb: Token) -> str:
    lemma = verb.lemma_.lower()
    words = [participle(verb), *(c.text for c in verb.rights if c.dep_ == "prt")]
    after = verb.doc[verb.i + 1 : verb.i + 2]
    if len(words) == 1 and after and (lemma, after[0].lower_) in _PHRASES:
        words.append(after[0].text)
    if lemma in _OPEN:
        words += _complement(verb)
        if len(words) == 1 and lemma in _LIGHT | {"make", "put", "set", "tell", "ask"}:
            return ""
    return " ".join(words)


def _done(verb: Token) -> str:
    """What a subject does: "left homes", "walked out", "sleeping"."""
    now = {"VBG": verb.lower_, "VBP": verb.lower_, "VBZ": verb.lemma_, "VBD": verb.lower_}
    if verb.tag_ == "VB" and any(c.tag_ == "MD" for c in verb.lefts):
        now["VB"] = f"to {verb.lemma_}"  # "9,000 will strike": they have not struck yet
    words = [now.get(verb.tag_) or participle(verb)]
    for child in verb.rights:
        if child.i - verb.i > 6:
            break
        away = child.dep_ in ("advmod", "prt") and child.lower_ in _AWAY
        thing = child.dep_ == "dobj" and child.pos_ == "NOUN"
        if child.dep_ in ("acomp", "oprd") and child.pos_ == "ADJ":
            words.append(child.text)  # "tested positive"
            break
        if away or (thing and child.ent_type_ not in ("DATE", "TIME", "CARDINAL", "MONEY")):
            words.append(_noun(child) if thing else child.text)
            break
    else:
        if verb.lemma_.lower() in _LIGHT:
            return ""
    return " ".join(words)


def _state(verb: Token) -> str:
    """What "be" and "have" say of a subject that is more than being there: "closed", "without power"."""
    for child in verb.rights:
        ahead = any(c.dep_ in ("xcomp", "ccomp") for c in child.children)  # "are likely to go"
        if verb.lemma_ == "be" and child.dep_ == "acomp" and child.pos_ == "ADJ" and not ahead:
            return child.text
        on_board = child.dep_ == "prep" and child.lower_ == "on" and _aboard(child)
        if verb.lemma_ == "be" and (on_board or child.lower_ in ("aboard", "onboard")):
            return "aboard"
        if verb.lemma_ in ("be", "remain") and child.dep_ == "prep" and child.lower_ == "without":
            return next((f"without {_noun(c)}" for c in child.children if c.dep_ == "pobj"), "")
        if verb.lemma_ in ("be", "remain", "stay") and (state := _bare_in(child)):
            return state
        if verb.lemma_ == "have" and child.dep_ == "dobj":
            lacks = any(c.lower_ == "no" for c in child.lefts)
            return f"{verb.text} no {_noun(child)}" if lacks else ""
    return ""


def _bare_in(prep: Token) -> str:
    """The state that a preposition and a bare noun tell: "under arrest", "in camps", "on strike"."""
    if prep.dep_ != "prep" or prep.lower_ not in _STANDING:
        return ""
    noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
    if noun is None or noun.pos_ != "NOUN" or noun.ent_type_:
        return ""
    if any(c.lower_ == "of" or c.dep_ in ("relcl", "acl") for c in noun.rights):
        return ""
    told = any(c.dep_ in ("det", "poss", "nummod") or c.ent_type_ for c in noun.lefts)
    return "" if told or noun.lemma_ in _TOTALS else f"{prep.text} {_noun(noun)}"


def _aboard(prep: Token) -> bool:
    """Whether "on" tells that somebody is on board: "on board", "on that ship"."""
    where = next((c for c in prep.children if c.dep_ == "pobj"), None)
    return where is not None and (where.lower_ == "board" or where.lemma_.lower() in _VESSELS)


def _empty(verb: Token) -> bool:
    """Whether a verb says nothing of what is counted: "put", but not "put ashore"."""
    lemma, after = verb.lemma_.lower(), verb.doc[verb.i + 1 : verb.i + 2]
    return lemma in _EMPTY and not (after and (lemma, after[0].lower_) in _PHRASES)


def fallen(clause: Clause) -> bool:
    """Whether soldiers have fallen, that is died: not ill, not in number, not to anybody."""
    verb = clause.verb
    if verb is None or verb.lemma_.lower() != "fall" or verb.tag_ not in ("VBN", "VBD"):
        return False
    alone = all(
        c.dep_ in ("aux", "nsubj", "punct", "advmod", "mark", "neg")
        or c.lower_ in ("in", "at", "on")
        for c in verb.children
    )
    words = {clause.noun.lemma_.lower(), *(t.lemma_.lower() for t in clause.noun.subtree)}
    return alone and direct(clause) and bool(words & _SOLDIERS)


def doing_of(clause: Clause, *, apart: bool = False, amount: bool = False) -> str:
    """What the clause says that the things counted do or undergo; "" where they are merely there.

    The words are the report's, the verb as a participle, so that "has treated 31 people" and "31
    people were treated" read alike. `apart` says that the clause is about another figure's noun, whose
    own participle alone counts ("the number of people treated rose to 31"); `amount` that the noun is measured in units.
    """
    noun = clause.noun
    tally = noun.head.head.rights if noun.dep_ == "pobj" and noun.head.lower_ == "of" else ()
    for child in (*noun.rights, *tally):
        if not 0 < child.i - noun.i <= 2:
            continue
        if child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"):
            if child.lemma_.lower() in _EMPTY:
                continue
            return _undergone(child) if child.tag_ == "VBN" else _done(child)
        if child.dep_ == "prep" and child.i == noun.i + 1 and (state := _bare_in(child)):
            return state
    verb = clause.verb
    subject_of = not apart and clause.link in ("nsubj", "nsubjpass") and direct(clause)
    if verb is not None and subject_of and (state := _state(verb)):
        return state
    if not apart and clause.link == "nsubj" and fallen(clause):
        return "fallen"
    if apart or verb is None or _empty(verb) or not verb.lemma_.isalpha():
        return ""
    if any(c.dep_ == "neg" for c in verb.children) or not direct(clause, amount=amount):
        return ""
    lemma = verb.lemma_.lower()
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    if clause.link == "nsubjpass" or (passive and clause.link == "nsubj"):
        return "" if lemma == "deploy" else _undergone(verb)
    if clause.link == "dobj":
        return "" if lemma in _LIGHT else _undergone(verb)
    if clause.link == "nsubj":
        return _done(verb)
    return ""
