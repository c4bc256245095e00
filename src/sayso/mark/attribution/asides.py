"""Who says so by the way: "in his words", "by its own account", "(Ministry of Health, 3 May)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.strung import DATELINE
from sayso.mark.attribution.words import TELL, figured, speaks, stretched
from sayso.mark.clauses import below, each, stretch, subject

# What somebody says or thinks, as a noun: "in the ministry's view", "by her own account".
VIEWS = frozenset(
    "account admission assessment belief calculation count description estimate estimation judgement "
    "judgment mind opinion phrase reckoning recollection telling testimony tally understanding "
    "version view word words".split()
)
_OF = frozenset({"words", "view", "opinion", "account", "judgment", "judgement", "estimation"})
_WITH = frozenset({"by", "in", "on", "to", "from", "at"})
_OWNERS = frozenset({"his", "her", "its", "their"})
# Verbs that name whom they tell.
_TO = frozenset({"tell", "inform", "warn", "remind"})
_NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM", "ADP", "PRON"})
# Clauses that answer something, so that what follows their colon is what is answered.
ANSWER = frozenset(
    "rule reject dismiss deny answer reply respond insist explain brush argue agree disagree differ "
    "counter retort object protest shrug contradict dispute warn joke complain caution concede".split()
)
# A source and a day in brackets behind a figure: "(Ministry of Health, 3 May)".
_CITED = re.compile(
    r"\((?P<said>[Ss]ources?: )?(?P<who>(?:the )?[A-ZÀ-ÖØ-Þ][^()\n,;:]{1,60})(?P<day>, [^()\n;:]{3,30})?\)(?=[\s.,;]|\Z)"
)
_DAY = re.compile(r"\d|\b(?:yesterday|today|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)")
_BREAK = re.compile(r"[;\n]|(?<=[a-z)])\.\s")


def in_words(doc: Doc) -> Iterator[Found]:
    """As in "The bridge was safe, in his words"; "by the port's own account it has two cranes"."""
    for prep in each(doc):
        if prep.lower_ not in _WITH or prep.pos_ != "ADP":
            continue
        noun = next((c for c in prep.children if c.dep_ == "pobj"), None)
        if noun is None or noun.lower_ not in VIEWS or noun.i - prep.i > 8:
            continue
        owner = _owner(noun)
        if owner is None:
            continue
        first, last = prep.i, max(noun.i, owner.right_edge.i)
        opens = _clause(doc, first)
        before = _words(doc, opens, first)
        ends = next(
            (t.i for t in doc[last + 1 : prep.sent.end] if t.text in {";", ":"}), prep.sent.end
        )
        after = _words(doc, last + 1, ends)
        comma = first > opens and doc[first - 1].text in {",", "—", "–"}
        if before and not comma:
            continue
        if after and before and doc[last + 1].text not in {",", "—", "–"}:
            continue
        told = [part for part in (before, after) if part]
        if not any(t.pos_ in {"VERB", "AUX"} for part in told for t in part):
            continue
        cue = (prep.idx, noun.idx + len(noun))
        source = stretch(doc, [t for t in below(owner) if t.dep_ != "case"])
        if source[0] >= cue[0] and source[1] <= cue[1]:
            cue = (noun.idx, noun.idx + len(noun))
        yield Found((source,), (cue,), tuple(stretched(part) for part in told))


def _owner(noun: Token) -> Token | None:
    """Whose view it is: "his", "the port's", "of the port"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child if child.lower_ in _OWNERS or child.pos_ in {"NOUN", "PROPN"} else None
        if child.lower_ == "of" and child.dep_ == "prep" and noun.lower_ in _OF:
            who = next((c for c in child.children if c.dep_ == "pobj"), None)
            if who is not None and speaks(who):
                return who
    return None


def _clause(doc: Doc, at: int) -> int:
    """Where the clause before a token begins: at its sentence, or behind a semicolon."""
    start = doc[at].sent.start
    return max([start, *(t.i + 1 for t in doc[start:at] if t.text == ";")])


def _words(doc: Doc, start: int, end: int) -> list[Token]:
    found = [t for t in doc[start:end] if not t.is_space]
    return found if any(t.is_alpha or t.like_num for t in found) else []


def after_colon(doc: Doc) -> Iterator[Found]:
    """As in "The inspector had ruled it out: lessons had ended, and nobody was inside"."""
    for colon in each(doc):
        if colon.text != ":" or colon.i + 3 >= colon.sent.end:
            continue
        start = _clause(doc, colon.i)
        verb = next(
            (t for t in doc[start : colon.i] if t.dep_ == "ROOT" or t.head.i > colon.i), None
        )
        if verb is None or verb.pos_ != "VERB" or verb.lemma_ not in ANSWER:
            continue
        who = subject(verb)
        if who is None or who.dep_ != "nsubj" or not speaks(who) or who.i > verb.i:
            continue
        told = _words(doc, colon.i + 1, colon.sent.end)
        if told[0].text in "\"“‘'" or not any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in told):
            continue
        source = stretch(doc, [t for t in below(who) if t.i < verb.i])
        yield Found((source,), ((colon.idx, colon.idx + 1),), (stretched(told),))


def cited(doc: Doc) -> Iterator[Found]:
    """As in "Missing: 5 (Fire Corps, 14 May)": a figure with its source in brackets."""
    text = doc.text
    for match in _CITED.finditer(text):
        # A name alone in brackets is mostly an abbreviation: "the Fire Corps (NFC)".
        if match["said"] is None and not _DAY.search(match["day"] or ""):
            continue
        if any(letter.isdigit() for letter in match["who"]):
            continue  # another currency
        breaks = [
            b.end() for b in _BREAK.finditer(text, max(0, match.start() - 400), match.start())
        ]
        start = breaks[-1] if breaks else max(0, match.start() - 400)
        told = doc.char_span(start, match.start(), alignment_mode="contract")
        if told is None:
            continue
        words = [t for t in told if not t.is_space]
        if words and figured(words):
            cue = (match.start(), match.start() + 1)
            yield Found((match.span("who"),), (cue,), (stretched(words),))


def tail(doc: Doc) -> Iterator[Found]:
    """As in "The road is shut, the council, a body of nine, disclosed in a letter on Monday".

    Parsers take such subjects for appositions, so that this goes by the order of the words alone.
    """
    for verb in each(doc):
        if verb.lemma_ not in TELL or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
            continue
        start = _clause(doc, verb.i)
        first = _speaker(doc, start, verb.i)
        if first is None or not _ends(verb):
            continue
        line = DATELINE.match(doc.text, doc[start].idx) if doc[start].is_upper else None
        told = [t for t in _words(doc, start, first - 1) if line is None or t.idx >= line.end()]
        if len(told) > 3 and any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in told):
            source = stretched(list(doc[first : verb.i]))
            yield Found((source,), ((verb.idx, verb.idx + len(verb)),), (stretched(told),))


def _speaker(doc: Doc, start: int, end: int) -> int | None:
    """Where a noun phrase behind a comma begins that ends before `end`, adverbs let by."""
    at = end - 1
    while at > start and doc[at].pos_ == "ADV":
        at -= 1
    if doc[at].text == ",":  # a name in apposition
        last, at = at, at - 1
        while at > start and doc[at].text != "," and last - at < 10:
            if doc[at].pos_ in {"VERB", "AUX", "PUNCT"}:
                return None
            at -= 1
        if doc[at].text != ",":
            return None
        at -= 1
    last = at
    while at > start and doc[at].text != ",":
        if doc[at].pos_ not in _NOMINAL or last - at > 10:
            return None
        at -= 1
    words = doc[at + 1 : last + 1]
    nouns = [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
    if (
        at == start
        or not nouns
        or words[0].pos_ in {"ADP", "PART"}
        or words[-1].ent_type_ == "DATE"
    ):
        return None
    return at + 1


def _ends(verb: Token) -> bool:
    """Whether nothing but when, where and to whom follows a verb in its sentence."""
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.sent.end]:
        if token.text in {".", ";"} or (token.is_punct and token.i + 1 == verb.sent.end):
            return True
        if token.i - verb.i > 14 or token.pos_ not in _NOMINAL | {"ADV", "SPACE"}:
            return False
        named = token.pos_ in {"DET", "NOUN", "PROPN", "NUM", "PRON"}
        dated = token.ent_type_ in {"DATE", "TIME"}
        if token.i == verb.i + 1 and named and not dated and verb.lemma_ not in _TO:
            return False
    return True


RULES = (in_words, after_colon, cited, tail)
