"""Statements the reader model often misses: under a deal, told by somebody, taken back, said at last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.words import TELL, leading, named, passive, source_of, speaks, stretched
from sayso.mark.chain.who import written
from sayso.mark.clauses import below, each, stretch, subject

# What holds on paper, so that "under" it something is to be: "under a draft agreement, it would pay".
DEALS = frozenset(
    "accord agreement arrangement bill contract deal decree draft law legislation memorandum order "
    "pact plan programme program proposal protocol rule scheme settlement term treaty".split()
)
WITHDRAW = frozenset(
    "withdraw retract recant disown disavow repudiate rescind drop abandon".split()
)
CLAIMS = frozenset(
    "account accusation allegation assertion charge claim comment remark report statement "
    "suggestion testimony word".split()
)
SAID = frozenset(
    "say add tell warn claim insist argue note state announce explain acknowledge admit maintain "
    "contend reply assert stress concede reiterate repeat recall testify".split()
)

_TAKEN_BACK = re.compile(
    r"\b(?:withdr[ae]w\w*|retract\w*|recant\w*|drop(?:s|ped)?|abandon\w*|(?:tak|took|walk)\w*\s+back|"
    r"(?:go|went|gone)\w*\s+back\s+on|back-?track\w*\s+(?:on|from))\s+(?:\S+\s+){0,3}?"
    rf"(?:(?:{'|'.join(sorted(CLAIMS))})s?\b|what\s+\w+\s+(?:had\s+)?said\b)",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"\bfollowing[.:][^\S\n]*(?=\n\s*(?:\d{1,2}[.)]|[•*–-])\s)")
_ITEM = re.compile(r"\s*\n\s*(?:\d{1,2}[.)]|[•*–-])\s+(?=\S)")
# What goes on about a paper after a comma: "a draft law, seen by the paper, ...".
_ABOUT = frozenset("a an seen obtained reviewed dated published signed which".split())


def takes_back(cue: str) -> bool:
    """Whether a cue tells that somebody takes back what it said: "withdrew her statement"."""
    return bool(_TAKEN_BACK.search(cue))


def under(doc: Doc) -> Iterator[Found]:
    """As in "Under a draft agreement seen by the paper, the state would pay": the draft says so."""
    for token in each(doc):
        if token.lower_ != "under" or not _opens(token):
            continue
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        if noun is None or noun.lemma_.lower() not in DEALS or not _unpublished(noun):
            continue
        ends = min(token.sent.end - 1, noun.i + 25)
        comma = next(
            (t for t in doc[noun.i : ends] if t.text == "," and doc[t.i + 1].lower_ not in _ABOUT),
            None,
        )
        if comma is None:
            continue
        told = [t for t in doc[comma.i + 1 : token.sent.end] if not t.is_space]
        verb = token.head
        if len(told) > 3 and any(
            c.lower_ in {"would", "will", "must", "could"} for c in verb.children
        ):
            paper = stretch(doc, doc[token.i + 1 : comma.i])
            yield Found((paper,), ((token.idx, token.idx + 5),), (stretched(told),))


def told_by(doc: Doc) -> Iterator[Found]:
    """As in "He had been told by two guards that dozens came": two guards say so."""
    for verb in each(doc):
        if verb.lemma_ not in {"tell", "inform", "warn"} or not passive(verb):
            continue
        agent = next(
            (
                g
                for c in verb.children
                if c.lower_ == "by" and c.dep_ in {"agent", "prep"}
                for g in c.children
                if g.dep_ == "pobj"
            ),
            None,
        )
        if agent is None or not (speaks(agent) or agent.pos_ == "NOUN"):
            continue
        # Past "an old friend, who had it from a clerk,": what stands between commas is told of them.
        from_ = agent.i + 1
        if from_ < len(doc) and doc[from_].text == ",":
            ends = min(verb.sent.end, from_ + 14)
            from_ = next((t.i for t in doc[from_ + 1 : ends] if t.text == ","), from_)
        ends = min(verb.sent.end, from_ + 9)
        that = next((t for t in doc[from_:ends] if t.lower_ == "that"), None)
        if that is None or that.head.i <= that.i or that.head.pos_ not in {"VERB", "AUX"}:
            continue
        if any(t.pos_ == "VERB" for t in doc[from_ : that.i]):
            continue
        words = [t for t in below(that.head) if t.i >= that.i]
        source = stretch(doc, doc[agent.left_edge.i : that.i])
        if len(words) > 2:
            yield Found((source,), ((verb.idx, verb.idx + len(verb)),), (stretched(words),))


def withdrawn(doc: Doc) -> Iterator[Found]:
    """As in "The minister took back his claim that the strain was foreign"."""
    for noun in each(doc):
        if noun.lemma_.lower() not in CLAIMS or noun.dep_ != "dobj":
            continue
        verb = noun.head
        back = any(c.lower_ == "back" for c in verb.children) and verb.lemma_ in {"take", "walk"}
        who = subject(verb)
        own = any(
            c.dep_ == "poss" and c.lower_ in {"his", "her", "its", "their"} for c in noun.children
        )
        if not (back or verb.lemma_ in WITHDRAW) or passive(verb) or not own:
            continue
        told = next((c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"}), None)
        source = leading(verb) or (named(who) if who is not None else None)
        if told is None or source is None:
            continue
        words = [t for t in below(told) if t.i > noun.i]
        if len(words) > 2:
            cue = stretch(doc, doc[verb.i : noun.i + 1])
            yield Found((source,), (cue,), (stretched(words),))


def said(doc: Doc) -> Iterator[Found]:
    """As in "P, the minister said on Monday"; "the minister said that P": a plain verb with its clause.

    After its clause and a comma any verb of telling will do, and whoever is its subject.
    """
    for verb in each(doc):
        if (
            verb.lemma_ not in TELL
            or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}
            or passive(verb)
        ):
            continue
        who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        told = next((c for c in verb.children if c.dep_ == "ccomp"), None)
        if who is None or told is None:
            continue
        before = told.i < verb.i
        known = verb.lemma_ in SAID and (speaks(who) or written(who))
        if not known and not (before and _after_comma(who, verb)):
            continue
        if any(c.dep_ in {"neg"} or c.tag_ == "MD" for c in verb.children):
            continue
        if any(c.lower_ in {"as", "what", "if", "when", "whether"} for c in verb.children):
            continue
        words = below(told)
        words = [
            t for t in words if (t.i < min(who.i, verb.i)) == before and (before or t.i > verb.i)
        ]
        if before:
            left = who.left_edge.i if who.i < verb.i else verb.i
            words = [t for t in words if t.i < left]
        breaks = [t.i for t in words if t.text == ";"]
        if breaks:
            words = [t for t in words if (t.i > breaks[-1] if before else t.i < breaks[0])]
        if len(words) > 2:
            yield Found(
                (source_of(verb, who),), ((verb.idx, verb.idx + len(verb)),), (stretched(words),)
            )


def _after_comma(who: Token, verb: Token) -> bool:
    """Whether a noun and its verb follow a comma: ", the gendarmerie reckons"."""
    first = min(who.left_edge.i, verb.i)
    if who.pos_ not in {"NOUN", "PROPN"} and who.lower_ not in {"he", "she", "they"}:
        return False
    return first > 0 and who.doc[first - 1].text in {",", "”", '"'} and who.ent_type_ != "DATE"


def announced(doc: Doc) -> Iterator[Found]:
    """As in "The agency makes known the following." and the numbered paragraphs after it."""
    text = doc.text  # put together anew at each call
    for match in _FOLLOWING.finditer(text):
        noun = doc.char_span(match.start(), match.start() + 9, alignment_mode="expand")
        if noun is None:
            continue
        verb = next((t for t in noun[-1].ancestors if t.pos_ == "VERB"), None)
        items: list[tuple[int, int]] = []
        at = match.end()
        while (item := _ITEM.match(text, at)) is not None:
            end = text.find("\n", item.end())
            at = len(text) if end < 0 else end
            items.append((item.end(), at))
        for above in (verb, *(verb.ancestors if verb is not None else ())):
            who = subject(above) if above is not None else None
            if who is not None and speaks(who) and items:
                cue = stretch(doc, doc[above.i : noun[-1].i + 1]) if above.i < noun[-1].i else None
                if cue is not None:
                    yield Found((source_of(above, who),), (cue,), tuple(items))
                break


def denied(doc: Doc) -> Iterator[Found]:
    """As in "The air force flatly denied it": what was said before."""
    for verb in each(doc):
        if verb.lemma_ not in {"deny", "dispute", "reject"} or passive(verb):
            continue
        what = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        who = subject(verb)
        if what is None or what.lower_ not in {"it", "this", "that"} or who is None:
            continue
        if who.dep_ == "nsubj" and speaks(who) and who.i < verb.i:
            cue = (verb.idx, verb.idx + len(verb))
            yield Found((source_of(verb, who),), (cue,), ((what.idx, what.idx + len(what)),))


RULES = (announced, denied, under, told_by, withdrawn, said)


def _unpublished(noun: Token) -> bool:
    """Whether a reader cannot look a paper up: "a draft law" tells, "federal law" is the law."""
    words = {t.lower_ for t in below(noun)}
    return bool(words & {"draft", "drafts", "leaked", "confidential", "unpublished"}) or (
        "by" in words and bool(words & {"seen", "obtained", "reviewed"})
    )


def _opens(token: Token) -> bool:
    """Whether a word opens its sentence."""
    return all(t.is_space or t.is_punct for t in token.doc[token.sent.start : token.i])
