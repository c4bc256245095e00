"""Answers whose speaker stands behind them: "was denied by the port", "No, retorts the museum: P"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.asides import ANSWER
from sayso.mark.attribution.statements import CLAIMS
from sayso.mark.attribution.words import TELL, speaks, stretched, upto
from sayso.mark.chain.who import agent
from sayso.mark.clauses import auxiliaries, below, each, stretch

# What one says, as a noun that others can answer.
SAYINGS = CLAIMS | frozenset(
    "admission assurance complaint conclusion denial explanation figure finding idea insinuation narrative "
    "notion rumor rumour speculation story tale talk theory version warning".split()
)
# Verbs by which others take a side on it.
_SIDES = frozenset(
    "confirm contest contradict corroborate debunk deny discount dismiss dispute echo question quash "
    "rebuff rebut refute reject repudiate scotch withdraw".split()
)
# "Yes, answers the firm: it was signed for"; "Not so, says the mayor; nobody was asked".
_REPLY = re.compile(
    r"(?<![^\s“\"])(?:[“\"](?=[A-Z][a-z ]{1,12},?[”\"]))?(?P<word>Yes|No|Not so|Not true|Wrong|Untrue|Nonsense|Never)"
    r"(?:[”\"],|,[”\"]|,)\s+(?P<rest>[a-z]+\s[^.;:?!\n]{3,80}[:;]\s+(?P<what>[^.?!;\n]{8,240}))"
)
_NONE = frozenset("comment reaction response reply answer word".split())
_ON = frozenset({"on", "about", "to", "regarding", "over"})


def answered(doc: Doc) -> Iterator[Found]:
    """As in "The report that the tank had leaked was denied by the operator"."""
    for noun in each(doc):
        if noun.dep_ != "nsubjpass" or noun.lemma_.lower() not in SAYINGS:
            continue
        verb = noun.head
        who = agent(verb)
        if verb.lemma_ not in _SIDES or who is None or not speaks(who) or verb.i < noun.i:
            continue
        first = min([verb.i, *(t.i for t in auxiliaries(verb))])
        told = [t for t in doc[noun.left_edge.i : first] if not t.is_space]
        words = [t for t in below(who) if t.i >= who.left_edge.i]
        relative = next((c.left_edge.i for c in who.children if c.dep_ == "relcl"), words[-1].i + 1)
        yield Found(
            (stretch(doc, [t for t in words if t.i < relative]),),
            (stretch(doc, doc[first : verb.i + 1]),),
            (stretched(told),),
        )


def replied(doc: Doc) -> Iterator[Found]:
    """As in "Yes, answers the firm: it was signed for"; "No, retorts the museum; nothing was stolen"."""
    text = doc.text
    for match in _REPLY.finditer(text):
        words = doc.char_span(match.start("rest"), match.end("rest"), alignment_mode="expand")
        if words is None or words[0].lemma_.lower() not in TELL | ANSWER:
            continue
        ends = next(t.i for t in words if t.text in {":", ";"})
        name = [t for t in doc[words.start + 1 : ends] if not t.is_space]
        comma = next((t.i for t in name if t.text == ","), None)
        who = name if comma is None else [t for t in name if t.i < comma]
        if who and who[0].pos_ in {"DET", "NOUN", "PROPN", "ADJ", "PRON"}:
            cue = (words[0].idx, words[0].idx + len(words[0]))
            yield Found((stretched(who),), (cue,), (match.span("what"),))


def silent(doc: Doc) -> Iterator[Found]:
    """As in "There was no comment from the shipyard on the allegations"."""
    for noun in each(doc):
        if noun.lower_ not in _NONE or noun.i == 0 or noun.dep_ not in {"attr", "nsubj", "dobj"}:
            continue
        if not any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children):
            continue
        there = any(c.dep_ == "expl" for c in noun.head.children)
        source = next((c for c in noun.children if c.lower_ == "from"), None)
        who = next((c for c in source.children if c.dep_ == "pobj"), None) if source else None
        if not there or source is None or who is None or not speaks(who):
            continue
        last = upto(noun.head, noun.i)
        on = next((t for t in doc[who.i + 1 : last] if t.lower_ in _ON), None)
        name = [t for t in below(who) if on is None or t.i < on.i]
        rest = [t for t in doc[on.i + 1 : last] if not t.is_space] if on is not None else []
        told = (
            stretched(rest) if any(t.is_alpha for t in rest) else (noun.idx, noun.idx + len(noun))
        )
        cue = stretch(doc, doc[noun.left_edge.i : noun.i + bool(rest)])
        yield Found((stretch(doc, name),), (cue,), (told,))


def left_open(doc: Doc) -> Iterator[Found]:
    """As in "Asked about the missing funds, the treasurer did not answer": it is those that she won't discuss."""
    for asked in each(doc):
        if asked.lower_ != "asked" or asked.tag_ != "VBN" or asked.i + 2 >= len(doc):
            continue
        lead = doc[asked.i + 1].lower_
        if lead not in {"about", "whether", "if", "why", "how", "who", "what", "when"}:
            continue
        verb = asked.head if asked.dep_ in {"advcl", "acl"} else None
        if verb is not None and verb.pos_ in {"NOUN", "PROPN"}:
            verb = verb.head
        who = (
            next((c for c in verb.children if c.dep_ == "nsubj"), None)
            if verb is not None
            else None
        )
        if verb is None or who is None or not speaks(who):
            continue
        if verb.lemma_ not in _WORDLESS or not any(c.dep_ == "neg" for c in verb.children):
            continue
        comma = next((t.i for t in doc[asked.i : asked.sent.end] if t.text == ","), None)
        if comma is None or comma > verb.i:
            continue
        told = doc[asked.i + 1 + (lead == "about") : comma]
        first = min([verb.i, *(t.i for t in auxiliaries(verb))])
        name = [t for t in below(who) if t.i > comma or asked.i > who.i]
        name = [t for t in name if t.i < (asked.i if asked.i > who.i else first)]
        if len(told) and name:
            yield Found(
                (stretch(doc, name),),
                (stretch(doc, doc[first : verb.i + 1]),),
                (stretch(doc, told),),
            )


_WORDLESS = frozenset("answer comment elaborate reply respond say".split())

RULES = (answered, replied, silent, left_open)
