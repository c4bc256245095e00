"""What the rules of attributions read off the language layer: who, and how far a clause goes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from sayso.mark.chain.who import SPEAKERS, can_speak
from sayso.mark.clauses import below, forms, stretch

SPEAKING = frozenset("he she it they who which we".split())
SAY = frozenset(
    "say add tell write claim warn insist argue note report state announce explain declare suggest "
    "call describe cite quote accuse deny admit acknowledge confirm blame".split()
)
# Verbs that tell after a comma, whatever their subject: "the road is open, the gendarmerie reckons".
TELL = SAY | frozenset(
    "acknowledge affirm allege assert assume believe boast calculate caution charge complain concede "
    "conclude confess confide confirm contend counter declare disclose emphasise emphasize estimate "
    "explain fear find guess hint hope inform joke lament maintain mumble murmur observe opine predict "
    "quip reason recall reckon recount reiterate relate remark remember remind repeat reply report "
    "respond retort reveal shout stress suppose suspect swear testify think underline understand vow "
    "whisper wonder announce tell".split()
)
# Bodies beside those of `can_speak`: those that news outside politics quotes.
BODIES = frozenset(
    "administration airline alliance archdiocese base body broker carrier chamber church collective command commune confederation "
    "consulate cooperative corps crew daily diocese establishment exporter faction federation fleet foundation garrison "
    "gallery gendarmerie guild headquarters helpline hotel hotline junta leadership league legislature lobby magazine media mosque museum "
    "municipality opposition outfit parish parishioner personnel portal prefecture press public "
    "railway school secretariat shipyard shop staff subsidiary syndicate tabloid trust wing".split()
)
# Words for people are made with these ends; words of `_THINGS` only look as if they were.
_PEOPLE = re.compile(r"\w{2,}(?:[a-z]er|or|ist|ian|man|woman|folk|eer|ee)\Z")
_THINGS = frozenset(
    "anchor anger answer armor armour banner barometer barrier behavior behaviour blocker boiler bomber border "
    "bunker burner butter buyer calendar camper center chapter character charter checker cluster color colour "
    "compressor computer conductor container conveyor copper corner corridor counter cover cracker crater "
    "cruiser cylinder danger decor detector diameter dinner disaster disorder dollar door drawer elevator encounter "
    "error exterior factor favor favour feeder fever filter finger flavor flier floor folder "
    "freighter fryer furor generator glacier glamor gutter hammer harbor harbour header heater helicopter "
    "hinder honor honour horror hour hunger hurricane indicator interior jumper junior kilometer labor labour "
    "ladder laser latter layer ledger letter lever lighter litter liver loader locker lumber magnifier manner "
    "manor marker matter meter metre metaphor mirror mortar motor number offer opener "
    "order oyster paper parameter pepper plaster pointer poster powder power prayer printer prior "
    "processor projector propeller pepper quarter radiator rancor razor reactor receiver register remainder "
    "rigor river roller router rubber rumor scanner sector semester sensor server shelter shower shutter silver "
    "skyscraper slipper soccer spider splendor sticker summer supper surrender sweater tanker "
    "temper tender tenor terror theater thriller thunder tiger timber tower tractor trailer transfer "
    "transformer transmitter trigger tumor turner twitter upper valor vapor vapour vector vigor water weather "
    "wafer watchtower winter wonder degree fee knee tree coffee toffee guarantee jubilee spree levee decree "
    "list mist wrist twist fist gist checklist playlist shortlist blacklist human ruffian roman german italian "
    "russian".split()
)
_NO_ONE = frozenset({"LOC", "FAC", "DATE", "TIME", "EVENT", "LAW", "WORK_OF_ART"})
_TIMES = frozenset({"DATE", "TIME"})
_CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday "
    "day week month year decade century hour minute second night morning evening afternoon summer "
    "winter spring autumn fall a.m. p.m. am pm gmt o’clock o'clock ago age noon midnight".split()
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NOUN = frozenset(
    {"nummod", "quantmod", "amod", "compound", "advmod", "det", "nmod", "prep", "conj"}
)


def speaks(head: Token) -> bool:
    """Whether a noun or a pronoun can stand for somebody who says or counts."""
    if head.lower_ in SPEAKING or can_speak(head):
        return True
    found = forms(head) if head.pos_ in {"NOUN", "PROPN"} and head.ent_type_ not in _NO_ONE else ()
    if any(f in BODIES or f in SPEAKERS for f in found):
        return True  # "the Observatory", too
    # (Of the forms only those that are words: "nee" of "need" is none.)
    words = {head.lemma_.lower(), head.lower_, head.lower_.removesuffix("s")}
    if head.pos_ == "NOUN" and found and any(_person(word) for word in words):
        return True
    return any(c.dep_ == "appos" and c.ent_type_ in {"PERSON", "ORG"} for c in head.children)


def _person(noun: str) -> bool:
    return _PEOPLE.fullmatch(noun) is not None and noun not in _THINGS and noun not in _CALENDAR


def passive(verb: Token) -> bool:
    """Whether a verb is passive, or a participle on a noun."""
    return (verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}) or any(
        c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children
    )


def figured(tokens: Sequence[Token]) -> bool:
    """Whether a number that is no date stands among the words."""
    return any(t.like_num and t.ent_type_ != "ORDINAL" and not _dated(t) for t in tokens)


def _dated(number: Token) -> bool:
    """Whether a number belongs to a time: the tagger also takes "between 58 and 70" for one."""
    if _YEAR.fullmatch(number.text) and number.ent_type_ in _TIMES:
        return True
    near = number.doc[max(0, number.i - 2) : number.i + 3]
    after = number.doc[number.i + 1 : number.i + 2]
    if after and after[0].like_num and not _YEAR.fullmatch(after[0].text):
        return False  # "put it at 140 two days before that"
    return number.ent_type_ in _TIMES and any(
        t.lemma_.lower() in _CALENDAR and t.ent_type_ in _TIMES for t in near
    )


def numeral(doc: Doc, start: int) -> bool:
    """Whether a number, or a range, begins at a token or a few words on: "at between 700 and 800"."""
    for token in doc[start : min(start + 5, len(doc))]:
        if token.like_num:
            return not _dated(token)
        if token.is_punct or token.pos_ in {"VERB", "NOUN", "PROPN"}:
            return False
    return False


def nouns(head: Token) -> list[Token]:
    """The words of a noun phrase right on its head."""
    return [head, *(g for c in head.children if c.dep_ in _NOUN for g in (c, *c.children))]


def named(head: Token) -> tuple[int, int]:
    """Characters of whoever a head names: with title and apposition, without a day or a clause's verb."""
    if head.lower_ in SPEAKING or head.dep_ == "poss":
        words = [t for t in below(head) if t.i <= head.i] if head.dep_ == "poss" else [head]
        return stretch(head.doc, words)
    cut = {
        t.i
        for c in head.children
        if c.dep_ in {"prep", "npadvmod"} and any(g.ent_type_ == "DATE" for g in (c, *c.children))
        for t in below(c)
    }
    verb = head.head.i
    inside = {t.i for t in below(head)} - cut
    low = high = head.i
    while low - 1 in inside:
        low -= 1
    while high + 1 in inside and (high + 1 < verb or verb < head.i):
        high += 1
    return stretch(head.doc, head.doc[low : high + 1])


def source_of(verb: Token, who: Token) -> tuple[int, int]:
    """Characters of the subject of a verb, read anew where the parser took a dateline for it."""
    opens = who.left_edge
    if opens.is_upper and len(opens) > 1 and (opens.i == 0 or "\n" in verb.doc[opens.i - 1].text):
        near = leading(verb)
        if near is not None and near[0] > opens.idx:
            return near
    return named(who)


def leading(verb: Token) -> tuple[int, int] | None:
    """Characters of the nouns right before a verb, where nothing but a day or an adverb parts them.

    Parsers lose the subject after a dateline or a place: "LISBON, May 2 (Agency) - Chile on Monday".
    """
    doc, end = verb.doc, verb.i
    while end > verb.sent.start and (
        doc[end - 1].pos_ in {"ADV", "AUX"}
        or doc[end - 1].ent_type_ == "DATE"
        or (doc[end - 1].lower_ in {"on", "in", "late", "early"} and doc[end].ent_type_ == "DATE")
    ):
        end -= 1
    start = end
    while (
        start > verb.sent.start
        and (
            doc[start - 1].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PART"}
            or doc[start - 1].lower_ in {"and", "of"}
        )
        and doc[start - 1].ent_type_ != "DATE"
    ):
        start -= 1
    while start < end and doc[start].lower_ in {"and", "of", "'s", "’s"}:
        start += 1
    named = any(t.pos_ == "PROPN" or can_speak(t) for t in doc[start:end])
    return stretch(doc, doc[start:end]) if named else None


def upto(verb: Token, last: int = 0) -> int:
    """Index of the token before which the clause of `verb` ends; not before `last`.

    It ends with its sentence, at a semicolon, at a second verb of the same subject ("put it at nine
    and said that"), and at a clause that says something more ("..., saying that").
    """
    doc = verb.doc
    for token in doc[verb.i + 1 : verb.sent.end]:
        if token.i <= last:
            continue
        if token.text == ";" or (token.is_space and "\n\n" in token.text):
            return token.i
        joined = token.dep_ == "conj" and token.head.i == verb.i and token.pos_ in {"VERB", "AUX"}
        aside = token.dep_ == "advcl" and token.tag_ == "VBG" and token.lemma_ in SAY
        if (joined and not _counted_too(token)) or aside:
            first = min((t for t in below(token) if t.i > last), key=lambda t: t.i).i
            while first - 1 > last and doc[first - 1].dep_ in {"cc", "punct"}:
                first -= 1
            return first
    return verb.sent.end


def after(token: Token, end: int) -> list[Token]:
    """The words after a token and before `end`."""
    return [t for t in token.doc[token.i + 1 : end] if not t.is_space]


def stretched(tokens: Sequence[Token]) -> tuple[int, int]:
    """Characters from the first to the last word."""
    return stretch(tokens[0].doc, tokens)


def _counted_too(verb: Token) -> bool:
    """Whether a "verb" is a participle before a noun: "put deaths at 14 and confirmed cases at 90"."""
    ends = min(verb.sent.end, verb.i + 8)
    return verb.tag_ in {"VBN", "VBD"} and any(
        t.lower_ == "at" and numeral(verb.doc, t.i + 1) for t in verb.doc[verb.i + 1 : ends]
    )
