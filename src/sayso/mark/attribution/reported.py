"""Whose word it is, told in a clause by the way: "as the hotel has it", "if the union is to be believed"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.figures import LISTS, PAPERS, TALLIES
from sayso.mark.attribution.words import (
    SAY,
    TELL,
    named,
    numeral,
    speaks,
    stretched,
    upto,
)
from sayso.mark.chain.who import written
from sayso.mark.clauses import each, stretch

# "As the crew tells it": what one does with "it" when one gives one's side.
_GIVE = frozenset("have tell put see".split())
# What leads to "so says the crew".
_JOINS = frozenset({"or", "and", ",", "—", "–"})
# Words in the name of somebody, at most.
_NAME = 9
_TRUST = frozenset("believe trust credit".split())
_ANYBODY = frozenset({"you", "one", "we"})
_TIDINGS = frozenset("word news report rumour rumor tidings confirmation message".split())
_REACH = frozenset("come reach arrive emerge".split())
_LEARN = frozenset("hear learn understand".split())
# What may stand between "for the union," and its figure.
_THERE = frozenset(
    "there it that they the figure number total toll count is are was were had stood stands still only "
    "just some about around roughly nearly almost at least more than".split()
)


def as_told(doc: Doc) -> Iterator[Found]:
    """As in "The fire began in the kitchen, as the hotel has it"; "the way the crew tells it, ..."."""
    for verb in each(doc):
        if verb.lemma_ not in _GIVE or verb.i + 1 >= len(doc) or doc[verb.i + 1].lower_ != "it":
            continue
        who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        if who is None or not (speaks(who) or who.pos_ == "NOUN"):
            continue
        first = who.left_edge.i - 1
        if first > 0 and doc[first - 1].lower_ == "the" and doc[first].lower_ == "way":
            first -= 1
        elif first < 0 or doc[first].lower_ != "as":
            continue
        told = around(doc, first, verb.i + 1)
        if told:
            yield Found((named(who),), (stretch(doc, doc[verb.i : verb.i + 2]),), told)


def so_says(doc: Doc) -> Iterator[Found]:
    """As in "The gate stood open, or so says the farmers' association"; "so the crew claim"."""
    for so in each(doc):
        if so.lower_ != "so" or not so.i or doc[so.i - 1].lower_ not in _JOINS:
            continue
        words = [t for t in doc[so.i + 1 : so.sent.end] if not (t.is_punct or t.is_space)]
        # (Parsers take "the shipping line claims" for a noun.)
        verbs = [t for t in words if t.lemma_ in SAY | TELL or t.text.lower()[:-1] in SAY | TELL]
        rest = [t for t in words if t not in verbs]
        if len(verbs) != 1 or not 0 < len(rest) < _NAME or rest[-1].pos_ not in {"NOUN", "PROPN"}:
            continue
        verb = verbs[0]
        if verb.i not in {words[0].i, words[-1].i}:
            continue
        joined = doc[so.i - 1].lower_ in {"or", "and"}
        told = [t for t in doc[so.sent.start : so.i - joined] if not t.is_space]
        if told and told[-1].text in {",", "—", "–"} and _finite(told):
            cue = (verb.idx, verb.idx + len(verb))
            yield Found((stretched(rest),), (cue,), (stretched(told),))


def believed(doc: Doc) -> Iterator[Found]:
    """As in "if the union is to be believed"; "if one goes by the prison service"; "going by its list"."""
    for token in each(doc):
        found = _trusted(token) if token.lower_ == "if" else _by(token)
        if found is None:
            continue
        who, first, last, cue = found
        told = around(doc, first, last)
        if told:
            yield Found((named(who),), (cue,), told)


def _trusted(mark: Token) -> tuple[Token, int, int, tuple[int, int]] | None:
    verb = mark.head
    doc = mark.doc
    told = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    anybody = any(c.dep_ == "nsubj" and c.lower_ in _ANYBODY for c in verb.children)
    if verb.lemma_ in _TRUST and anybody and told is not None and mark.i < verb.i:
        source = _vouching(told)
        comma = next((t.i for t in doc[told.i : verb.sent.end] if t.text == ","), None)
        if source is None or comma is None:
            return None
        return source, mark.i, comma - 1, (verb.idx, verb.idx + len(verb))
    end = next((t for t in doc[mark.i : mark.i + 16] if t.lemma_ in _TRUST), None)
    if end is None or end.i + 1 > verb.sent.end or verb.i > end.i:
        return None
    who = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if who is None or doc[end.i - 1].lower_ != "be" or doc[end.i - 2].lower_ != "to":
        return None
    source = _vouching(who)
    if source is None:
        return None
    return source, mark.i, end.i, (end.idx, end.idx + len(end))


def _by(token: Token) -> tuple[Token, int, int, tuple[int, int]] | None:
    """Who is gone by: "if one goes by X", "to go by X", "judging by X"."""
    doc = token.doc
    if token.lemma_ not in {"go", "judge"} or token.i + 2 >= len(doc):
        return None
    if doc[token.i + 1].lower_ not in {"by", "from"}:
        return None
    noun = next((c for c in doc[token.i + 1].children if c.dep_ == "pobj"), None)
    source = _vouching(noun) if noun is not None else None
    if noun is None or source is None:
        return None
    first = token.i
    before = doc[first - 1] if first else None
    if token.tag_ != "VBG":
        if before is None or not (before.lower_ == "to" or before.lower_ in {"one", "you", "we"}):
            return None
        first -= 1
        if before.lower_ != "to":
            if first == 0 or doc[first - 1].lower_ != "if":
                return None
            first -= 1
    last = noun.right_edge.i
    comma = next((t.i for t in doc[noun.i + 1 : last + 1] if t.text in {",", ";"}), None)
    return (
        source,
        first,
        comma - 1 if comma is not None else last,
        stretch(doc, doc[token.i : token.i + 2]),
    )


def _vouching(noun: Token) -> Token | None:
    """Whoever vouches: a speaker, a paper, or the one whose count it is."""
    if noun.lemma_.lower() in TALLIES | LISTS | PAPERS:
        owner = next((c for c in noun.children if c.dep_ == "poss"), None)
        if owner is not None:
            return owner
    return noun if speaks(noun) or written(noun) else None


def word_from(doc: Doc) -> Iterator[Found]:
    """As in "Word came from the garrison that the road was open"; "she hears from a clerk that P"."""
    for verb in each(doc):
        who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if who is None:
            continue
        tidings = who.lemma_.lower() in _TIDINGS and verb.lemma_ in _REACH
        if not tidings and verb.lemma_ not in _LEARN:
            continue
        if any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
            continue
        source = next(
            (
                g
                for c in verb.children
                if c.lower_ == "from" and c.i > verb.i
                for g in c.children
                if g.dep_ == "pobj"
            ),
            None,
        )
        if source is None or not (tidings or speaks(source) or source.pos_ == "NOUN"):
            continue
        that = next(
            (
                t
                for t in doc[source.i + 1 : min(verb.sent.end, source.i + 12)]
                if t.lower_ == "that"
            ),
            None,
        )
        if that is None or any(t.pos_ == "VERB" for t in doc[source.i : that.i]):
            continue
        told = [t for t in doc[that.i : upto(verb, that.i)] if not t.is_space]
        if _finite(told):
            name = stretch(doc, doc[source.left_edge.i : that.i])
            yield Found((name,), ((verb.idx, verb.idx + len(verb)),), (stretched(told),))


def had_it(doc: Doc) -> Iterator[Found]:
    """As in "The villagers had it that the mayor had fled"."""
    for verb in each(doc):
        if verb.lemma_ != "have" or verb.i + 2 >= len(doc):
            continue
        if doc[verb.i + 1].lower_ != "it" or doc[verb.i + 2].lower_ != "that":
            continue
        who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        told = [t for t in doc[verb.i + 2 : upto(verb, verb.i + 2)] if not t.is_space]
        if who is not None and who.pos_ in {"NOUN", "PROPN"} and len(told) > 2:
            yield Found(
                (named(who),), (stretch(doc, doc[verb.i : verb.i + 2]),), (stretched(told),)
            )


def for_whom(doc: Doc) -> Iterator[Found]:
    """As in "For the union, there are at least 19; for the ministry, 11"."""
    for prep in each(doc):
        if prep.lower_ != "for" or not _opens(prep):
            continue
        comma = next((t for t in doc[prep.i + 1 : prep.i + 12] if t.text == ","), None)
        if comma is None:
            continue
        noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if noun is None or noun.i > comma.i or not speaks(noun):
            continue
        at = comma.i + 1
        while at < len(doc) and doc[at].lower_ in _THERE:
            at += 1
        if not numeral(doc, at):
            continue
        ends = next(
            (t.i for t in doc[at : prep.sent.end] if t.text == ";"),
            prep.sent.end,
        )
        told = [t for t in doc[comma.i + 1 : ends] if not t.is_space]
        source = stretch(doc, doc[prep.i + 1 : comma.i])
        yield Found((source,), ((prep.idx, prep.idx + len(prep)),), (stretched(told),))


def _opens(token: Token) -> bool:
    """Whether a word opens its sentence, or what follows a semicolon."""
    for before in reversed(list(token.doc[max(0, token.i - 3) : token.i])):
        if before.text == ";" or before.i < token.sent.start:
            return True
        if not (before.is_space or before.lower_ in {"and", "but", "while"}):
            return False
    return True


def around(doc: Doc, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """Characters of the clause around the words from `first` to `last`; none where commas don't part them."""
    sent = doc[first].sent
    opens = max([sent.start, *(t.i + 1 for t in doc[sent.start : first] if t.text == ";")])
    ends = next((t.i for t in doc[last + 1 : sent.end] if t.text in {";", ":"}), sent.end)
    before = [t for t in doc[opens:first] if not t.is_space]
    after = [t for t in doc[last + 1 : ends] if not t.is_space]
    if before and before[-1].text not in {",", "—", "–"}:
        return ()
    if before and after and after[0].text not in {",", "—", "–"}:
        after = []
    parts = [part for part in (before, after) if any(t.is_alpha or t.like_num for t in part)]
    told = any(t.pos_ in {"VERB", "AUX"} for part in parts for t in part)
    return tuple(stretched(part) for part in parts) if told else ()


def _finite(words: list[Token]) -> bool:
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in words)


RULES = (as_told, so_says, believed, word_from, had_it, for_whom)
