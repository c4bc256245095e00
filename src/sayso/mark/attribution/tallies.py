"""Figures that stand beside whoever vouches for them: "its 23", "put at 121 by the clinic", "knows of 190"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.figures import GIVE, PUT, RECORD, REVISE, TALLIES
from sayso.mark.attribution.words import figured, named, numeral, passive, speaks, stretched, upto
from sayso.mark.chain.who import agent
from sayso.mark.clauses import below, each, stretch, subject

_VOUCH = (PUT | RECORD | REVISE | GIVE) - frozenset(
    "show contain provide name cite cut carry bear trim increase reduce raise lower".split()
)
_FIGURE = TALLIES | {"number"}
_LISTING = frozenset("have hold compile gather collect publish list keep".split())
_NAMES_OF = frozenset({"name", "list", "register"})
_ADVANCE = frozenset(
    "advance give put provide publish release issue report claim announce cite state mention offer".split()
)
_AGAINST = frozenset("beyond than above below against from".split())
_STICK = frozenset("stick stay arrive".split())
_KNOW = frozenset("know hear learn".split())
_OWN = frozenset({"its", "their"})
_NAMES = frozenset({"PERSON", "GPE", "LOC", "NORP", "FAC"})


def passively(doc: Doc) -> Iterator[Found]:
    """As in "The injured were put at 121 by the clinic"; "arrivals registered by the port: 1,260"."""
    for verb in each(doc):
        if verb.lemma_ not in _VOUCH or verb.tag_ != "VBN" or agent(verb) is None:
            continue
        who = agent(verb)
        if who is None or not (speaks(who) or _anybody(who)):
            continue
        by = who.head
        out = {t.i for t in below(by)}
        colon = doc[max(out) + 1] if max(out) + 1 < len(doc) else verb
        headed = verb.dep_ == "ROOT" and not any(c.dep_ == "auxpass" for c in verb.children)
        if verb.dep_ == "acl" or headed:
            head = verb.head
            while head.dep_ == "pobj" and head.head.dep_ == "prep":
                head = head.head.head
            told = [t for t in below(head) if t.i < verb.i]
            if colon.text != ":":
                colon = next((t for t in doc[verb.i : verb.sent.end] if t.text == ":"), colon)
            if colon.text == ":" and numeral(doc, colon.i + 1):
                told.append(doc[colon.i + 1])
        else:
            words = [t for t in below(verb) if t.i != verb.i and t.dep_ not in {"auxpass", "aux"}]
            told = [t for t in words if t.i not in out and t.dep_ != "punct"]
        before = [t for t in told if t.i < verb.i]
        after = [t for t in told if t.i > max(verb.i, by.i if by.i < verb.i + 3 else verb.i)]
        parts = tuple(stretched(part) for part in (before, after) if part)
        cue = ((verb.idx, verb.idx + len(verb)),)
        source = named(who)
        if parts and figured(told) and not any(s < source[1] and source[0] < e for s, e in parts):
            yield Found((source,), cue, parts)


def _anybody(who: Token) -> bool:
    """Whether an agent is a body or a person, and no means: "by the monastery", not "by hand"."""
    some = any(c.dep_ in {"det", "poss"} for c in who.children) or who.pos_ == "PROPN"
    return some and who.pos_ in {"NOUN", "PROPN"} and who.ent_type_ != "DATE"


def advanced(doc: Doc) -> Iterator[Found]:
    """As in "The figure of 2,300 advanced by the governor"; "the number given by Tallinn, 61"."""
    for verb in each(doc):
        if verb.dep_ != "acl" or verb.lemma_ not in _ADVANCE:
            continue
        if verb.head.lemma_.lower() not in _FIGURE or any(
            c.dep_ == "poss" for c in verb.head.children
        ):
            continue
        who = agent(verb)
        if who is None or not (speaks(who) or _anybody(who)):
            continue
        noun = verb.head
        before = [t for t in below(noun) if noun.left_edge.i <= t.i < verb.i]
        parts = [stretched(before)]
        rest = doc[who.i + 1 : who.i + 3]
        told = list(before)
        if len(rest) == 2 and rest[0].text == "," and numeral(doc, rest[1].i):
            told.append(rest[1])
            parts.append(stretched([rest[1]]))
        name = stretch(doc, doc[who.left_edge.i : who.i + 1])
        if any(t.like_num for t in told):
            yield Found((name,), ((verb.idx, verb.idx + len(verb)),), tuple(parts))


def listed(doc: Doc) -> Iterator[Found]:
    """As in "The observatory has 29 names"; "the centre has compiled a list of 16 dead"."""
    for verb in each(doc):
        if verb.lemma_ not in _LISTING or verb.pos_ not in {"VERB", "AUX"} or passive(verb):
            continue
        what = next((c for c in verb.children if c.dep_ == "dobj"), None)
        who = subject(verb)
        if what is None or who is None or what.lemma_.lower() not in _NAMES_OF:
            continue
        if who.dep_ == "nsubj" and who.i < verb.i and _known(who) and figured(below(what)):
            told = [t for t in doc[verb.i + 1 : upto(verb, what.i)] if not t.is_space]
            yield Found((named(who),), ((verb.idx, verb.idx + len(verb)),), (stretched(told),))


def owned(doc: Doc) -> Iterator[Found]:
    """As in "Its 23 include two men"; "the ministry's 26 is now accepted"; "not gone beyond its 11"."""
    for number in each(doc):
        if number.tag_ != "CD" or not numeral(doc, number.i):
            continue
        owner = next((c for c in number.children if c.dep_ == "poss"), None)
        # (A person's number is one that somebody has: "her 2,203 delegates".)
        if owner is None or not (
            owner.lower_ in _OWN or (speaks(owner) and owner.ent_type_ not in _NAMES)
        ):
            continue
        if number.dep_ not in {"nsubj", "nsubjpass", "pobj", "dobj", "attr"}:
            continue
        cue = number.head
        if (
            cue.pos_ not in {"VERB", "AUX", "ADP"}
            or owner.ent_type_ == "DATE"
            or (cue.pos_ == "ADP" and cue.lower_ not in _AGAINST)
        ):
            continue
        parts = [stretched([number])]
        if cue.i > number.i:
            rest = [t for t in doc[cue.i + 1 : upto(cue)] if not t.is_space]
            parts += [stretched(rest)] if any(t.is_alpha for t in rest) else []
        yield Found((named(owner),), ((cue.idx, cue.idx + len(cue)),), tuple(parts))


def holding(doc: Doc) -> Iterator[Found]:
    """As in "The army has stuck at 12"; "the lawyers know of 190"; "the police gave it as 3,500"."""
    for verb in each(doc):
        if verb.pos_ != "VERB" or passive(verb):
            continue
        who = subject(verb)
        if who is None or who.dep_ != "nsubj" or who.i > verb.i or not _known(who):
            continue
        at = _before_figure(verb)
        if at is not None and numeral(doc, at.i + 1):
            told = [t for t in doc[at.i + 1 : upto(verb, at.i + 1)] if not t.is_space]
            cue = (
                (verb.idx, at.idx + len(at))
                if at.i == verb.i + 1
                else (verb.idx, verb.idx + len(verb))
            )
            yield Found((named(who),), (cue,), (stretched(told),))


def _before_figure(verb: Token) -> Token | None:
    """The little word that leads from a verb to the figure: "at", "of", "as"."""
    doc = verb.doc
    after = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    if after is None:
        return None
    if verb.lemma_ in _STICK:
        # "Voters arrived at 25 sites" is no figure of theirs.
        alone = any(c.dep_ == "pobj" and c.tag_ == "CD" for c in after.children)
        return after if alone and after.lower_ in {"at", "to", "by"} else None
    if verb.lemma_ in _KNOW:
        return after if after.lower_ == "of" else None
    if verb.lemma_ in {"give", "put", "report"}:
        what = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if what is None or not (what.lower_ in {"it", "them", "this"} or what.lemma_ in TALLIES):
            return None
        return next((c for c in verb.children if c.lower_ in {"as", "at"} and c.i > what.i), None)
    return None


def _known(who: Token) -> bool:
    return speaks(who) and who.ent_type_ not in {"GPE", "LOC"} and who.lower_ not in {"it", "which"}


RULES = (advanced, passively, listed, owned, holding)
