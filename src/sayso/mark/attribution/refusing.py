"""Answers that were not given: "would not be drawn on", "has never commented", "nobody was available"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.words import named, speaks, stretched, upto
from sayso.mark.clauses import each, stretch, subject

_ANSWER = frozenset("comment elaborate respond reply speculate answer".split())
_NOBODY = frozenset("nobody none".split())
_ASKED = frozenset(
    "question request call message email e-mail text letter query inquiry enquiry allegation accusation "
    "claim criticism comment charge interview invitation attempt them".split()
)
_NEITHER = frozenset("neither nobody none".split())
_AUXILIARY = frozenset({"aux", "auxpass", "neg"})
_LITTLE = frozenset("on about to upon".split())


def refused(doc: Doc) -> Iterator[Found]:
    """As in "The airline would not be drawn on whether the pilot had slept"; "it has never commented"."""
    for verb in each(doc):
        drawn = verb.lower_ == "drawn" and any(c.dep_ == "auxpass" for c in verb.children)
        if not drawn and verb.lemma_ not in _ANSWER:
            continue
        who = subject(verb)
        if who is None or who.i > verb.i or who.dep_ not in {"nsubj", "nsubjpass"}:
            continue
        before = [c for c in verb.children if c.dep_ in _AUXILIARY and c.i < verb.i]
        nay = [c for c in before if c.dep_ == "neg" or c.lower_ == "never"]
        neither = any(t.lower_ in _NEITHER for t in doc[who.left_edge.i : who.i + 1])
        if not ((nay and before) or neither) or not (speaks(who) or neither):
            continue
        rest = [t for t in doc[verb.i + 1 : upto(verb)] if not t.is_space]
        first = min([verb.i, *(c.i for c in before)])
        if not any(t.is_alpha for t in rest):
            if drawn or first == verb.i:
                continue
            yield Found(
                (_whole(who, first),), (stretch(doc, doc[first : verb.i]),), (stretched([verb]),)
            )
            continue
        if rest[0].lower_ not in _LITTLE and verb.lemma_ != "answer":
            continue
        # Patients don't respond to drugs, nor does everybody answer the door.
        asked = any(t.lemma_.lower() in _ASKED for t in rest)
        if who.lower_ == "which" or (verb.lemma_ in {"respond", "answer"} and not asked):
            continue
        cut = 1 if rest[0].lower_ in _LITTLE else 0
        if len(rest) > cut:
            cue = stretch(doc, doc[first : verb.i + 1 + cut])
            yield Found((_whole(who, first),), (cue,), (stretched(rest[cut:]),))


def unavailable(doc: Doc) -> Iterator[Found]:
    """As in "Nobody at the ministry was available for comment"; "the firm had no comment on the leak"."""
    for comment in each(doc):
        if comment.lower_ != "comment" or comment.pos_ != "NOUN" or comment.i < 2:
            continue
        verb = comment.head if comment.dep_ == "dobj" else comment.head.head
        verb = verb if verb.pos_ in {"VERB", "AUX"} else verb.head
        who = subject(verb) if verb.pos_ in {"VERB", "AUX"} else None
        if who is None or who.i > verb.i:
            continue
        lead = doc[comment.i - 1].lower_
        none = lead == "no" and verb.lemma_ in {"have", "make", "offer"} and speaks(who)
        away = (
            lead == "for"
            and doc[comment.i - 2].lower_ in {"available", "reached", "reachable", "contacted"}
            and (who.lower_ in _NOBODY or any(c.dep_ == "neg" for c in verb.children))
        )
        if none or away:
            rest = [t for t in doc[comment.i : upto(verb, comment.i)] if not t.is_space]
            first = min([verb.i, *(c.i for c in verb.children if c.dep_ in _AUXILIARY)])
            cue = stretch(doc, doc[first : comment.i])
            if away and len(rest) > 3 and rest[1].lower_ in _LITTLE:
                cue, rest = stretch(doc, doc[first : comment.i + 2]), rest[2:]
            yield Found((_whole(who, first),), (cue,), (stretched(rest),))


def _whole(who: Token, end: int) -> tuple[int, int]:
    """The phrase of a subject up to its verb: "Nobody at the ministry"."""
    words = who.doc[who.left_edge.i : end]
    clause = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.dep_ != "relcl" for t in words)
    return named(who) if clause else stretch(who.doc, words)


RULES = (refused, unavailable)
