"""Figures that stand beside whoever vouches for them: "its 23", "put at 121 by the clinic", "knows of 190"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.figures import GIVE, PUT, RECORD, REVISE, TALLIES
from sayso.mark.attribution.words import figured, named, numeral, passive, speaks, stretched, upto
from sayso.mark.chain.who import agent
from sayso.mark.clauses import below, subject

_VOUCH = (PUT | RECORD | REVISE | GIVE) - frozenset(
    "show contain provide name cite cut carry bear trim increase reduce raise lower".split()
)
_STICK = frozenset("stick stay stand remain hold settle".split())
_KNOW = frozenset("know hear learn".split())
_OWN = frozenset({"its", "their"})
_NAMES = frozenset({"PERSON", "GPE", "LOC", "NORP", "FAC"})


def passively(doc: Doc) -> Iterator[Found]:
    """As in "The injured were put at 121 by the clinic"; "arrivals registered by the port: 1,260"."""
    for verb in doc:
        if verb.lemma_ not in _VOUCH or verb.tag_ != "VBN" or not passive(verb):
            continue
        who = agent(verb)
        if who is None or not speaks(who):
            continue
        by = who.head
        out = {t.i for t in below(by)}
        colon = doc[max(out) + 1] if max(out) + 1 < len(doc) else verb
        if verb.dep_ == "acl":
            head = verb.head
            while head.dep_ == "pobj" and head.head.dep_ == "prep":
                head = head.head.head
            told = [t for t in below(head) if t.i < verb.i]
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


def owned(doc: Doc) -> Iterator[Found]:
    """As in "Its 23 include two men"; "the ministry's 26 is now accepted"; "not gone beyond its 11"."""
    for number in doc:
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
            or cue.lower_ == "to"
        ):
            continue
        parts = [stretched([number])]
        if cue.i > number.i:
            rest = [t for t in doc[cue.i + 1 : upto(cue)] if not t.is_space]
            parts += [stretched(rest)] if any(t.is_alpha for t in rest) else []
        yield Found((named(owner),), ((cue.idx, cue.idx + len(cue)),), tuple(parts))


def holding(doc: Doc) -> Iterator[Found]:
    """As in "The army has stuck at 12"; "the lawyers know of 190"; "the police gave it as 3,500"."""
    for verb in doc:
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
        return after if after.lower_ in {"at", "to", "by"} else None
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


RULES = (passively, owned, holding)
