"""Figures put by somebody without a verb of saying: "she put the dead at 14", "its tally rose to 57".

Each rule reads the language layer of a whole report and gives attributions in the order of the text;
it knows nothing of what the reader model found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from sayso.data.reader import Found
from sayso.mark.attribution.words import (
    after,
    figured,
    named,
    nouns,
    numeral,
    passive,
    source_of,
    speaks,
    stretched,
    upto,
)
from sayso.mark.chain.who import written
from sayso.mark.clauses import below, each, stretch, subject

PUT = frozenset("put place peg estimate".split())
# Nouns of a count somebody keeps. "India's tally" is the tally of a place: whose it is must speak.
TALLIES = frozenset(
    "toll tally count estimate figure reckoning calculation projection total headcount".split()
)
MOVES = frozenset(
    "be rise climb stand reach fall drop grow become remain increase hit exceed pass come decline "
    "swell jump go double decrease run number range amount".split()
)
# A list grows with those on it; one that "is" or "has" something is any paper.
LISTS = frozenset("list register roll book".split())
# Papers that bring figures, and what they do with them.
PAPERS = frozenset(
    "bulletin report update statement tally register log list census letter contract agreement "
    "document dossier memo survey study audit review chart table inventory record communique".split()
)
GIVE = frozenset(
    "give list show record count register specify cite put contain name provide detail total carry "
    "bear".split()
)
RECORD = frozenset(
    "record register log count tally document tabulate confirm report verify list detect".split()
)
# What authorities and charities count; a player who "recorded 12 points" says nothing.
COUNTED = frozenset(
    "arrest arrival attack ballot body bodies captive detainee displaced evacuation hostage inmate job "
    "layoff lay-off newcomer observer orphan passenger prisoner pupil returnee staff student "
    "body bodies casualty case child civilian complaint crossing damage dead death "
    "evacuee family fatality fire home hospitalisation hospitalization house household incident injured "
    "infection injury killing migrant minor missing murder outbreak patient people person refugee resident shelling "
    "shooting sighting soldier strike survivor suspect test troop victim violation vote voter woman wounded "
    "worker".split()
)
ISSUE = frozenset("issue give keep publish release make hold post".split())
REVISE = frozenset(
    "give raise lower revise cut trim reduce increase update correct adjust up downgrade upgrade".split()
)
# What is said of a figure without a clause: "the port acknowledged 410"; only who can speak does so.
ASSERT = frozenset(
    "acknowledge admit anticipate claim concede confirm deny expect fear forecast predict reckon "
    "report".split()
)
OWN = frozenset("acknowledge admit claim concede deny".split()) | {"confirm"}
# "Closed its count at 121": where the object is a count, these put it.
CLOSE = frozenset("close end fix freeze hold keep leave set".split())
# One of these alone is no cue elsewhere; with a figure it is.
CUES = (
    PUT
    | TALLIES
    | GIVE
    | RECORD
    | REVISE
    | CLOSE
    | {"have", "hold", "keep", "per", "reach", "under", "speak", "talk"}
)
# Verbs and the prepositions behind which they bring a figure: "spoke of 62 dead", "arrived at 78".
BRING = {
    "account": "for", "admit": "to", "arrive": "at", "confess": "to", "hear": "of", "know": "of",
    "learn": "of", "own": "to", "settle": "on", "speak": "of", "stick": "to", "talk": "of",
    "tell": "of", "warn": "of",
}  # fmt: skip
RECKONINGS = TALLIES | frozenset("account arithmetic list telling".split())
MEASURES = TALLIES | frozenset("number forecast".split())


def put(doc: Doc) -> Iterator[Found]:
    """As in "X put the number of dead at 14"; "the bulletin puts them at between 120 and 150"."""
    for verb in each(doc):
        if verb.lemma_ not in PUT | CLOSE or verb.pos_ != "VERB" or passive(verb):
            continue
        what = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if verb.lemma_ in CLOSE and (what is None or what.lemma_ not in MEASURES):
            continue
        who = counter(verb) or bare(verb) or _aside(verb)
        if who is None:
            continue
        ends = min(verb.sent.end, verb.i + 30)
        at = next(
            (t for t in doc[verb.i + 1 : ends] if t.lower_ == "at" and numeral(doc, t.i + 1)), None
        )
        if at is not None and at.i > verb.i + 1 and not _other(doc, verb, at):
            yield from _found(verb, who, at.i)


def _aside(verb: Token) -> Token | None:
    """The subject that a participle shares: "the ministry gave a lower figure, putting it at 298"."""
    shared = verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.i < verb.i
    return counter(verb.head) if shared and not passive(verb.head) else None


def revised(doc: Doc) -> Iterator[Found]:
    """As in "X lowered the number of its dead from nine to seven"; "X brought its toll down to 38"."""
    for verb in each(doc):
        if verb.pos_ != "VERB" or passive(verb):
            continue
        what = next((c for c in verb.children if c.dep_ == "dobj"), None)
        # A count that is their own only they can move, whatever the verb.
        own = what is not None and any(c.lower_ in _OWN for c in what.lefts if c.dep_ == "poss")
        if verb.lemma_ not in REVISE and not own:
            continue
        who = counter(verb)
        if who is None or what is None or what.lemma_ not in MEASURES:
            continue
        ends = min(verb.sent.end, what.i + 25)
        if any(
            t.lower_ in {"to", "by", "as", "of", "at"} and numeral(doc, t.i + 1)
            for t in doc[what.i + 1 : ends]
        ):
            yield from _found(verb, who, what.i)


_OWN = frozenset({"its", "his", "her", "their"})
_COUNT = 5  # words in which a count stands behind its owner


def tallied(doc: Doc) -> Iterator[Found]:
    """As in "The ministry's tally rose to 57"; "its first estimate of around 900 became 870"."""
    for noun in each(doc):
        listed = noun.lemma_.lower() in LISTS
        if noun.pos_ != "NOUN" or not (listed or noun.lemma_.lower() in TALLIES):
            continue
        owner = _owner(noun) or _by(noun)
        if owner is None:
            continue
        verb = noun.head
        moved = noun.dep_ == "nsubj" and verb.lemma_ in MOVES - (
            {"be", "go", "run"} if listed else set()
        )
        if moved:
            content = after(noun, upto(verb))
        elif noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of" and numeral(doc, noun.i + 2):
            content = after(noun, upto(noun))
        else:
            continue
        if content and figured(content):
            yield Found((named(owner),), ((noun.idx, noun.idx + len(noun)),), (stretched(content),))


def recorded(doc: Doc) -> Iterator[Found]:
    """As in "The office has recorded 2,640 cases"; "the shelter's head counted 38 people"."""
    for verb in each(doc):
        if verb.lemma_ not in RECORD | ASSERT or verb.pos_ != "VERB" or passive(verb):
            continue
        who = counter(verb) or _owning(verb)
        what = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if who is None or what is None or what.i < verb.i:
            continue
        things = [what, *what.conjuncts]
        alone = what.like_num and who.lower_ not in {"it", "they"}
        alone = alone and (verb.lemma_ in ASSERT or _state(what))
        if (alone or any(t.lemma_.lower() in COUNTED for t in things)) and figured(nouns(what)):
            yield from _found(verb, who, what.i)


def reckoned(doc: Doc) -> Iterator[Found]:
    """As in "Fifty-four have died, by the count that the ministry issued"; "on his reckoning"."""
    for by in each(doc):
        if by.lower_ not in {"by", "on"} or by.i + 2 >= len(doc):
            continue
        noun = next((c for c in by.children if c.dep_ == "pobj" and c.lemma_ in RECKONINGS), None)
        if noun is None or noun.i > by.i + 8:
            continue
        owner = _owner(noun) or _issuer(noun) or _of(noun) or _poss(noun)
        if owner is None:
            continue
        start = by.sent.start
        if by.i > start + 1:
            told = [t for t in doc[_opens(by) : by.i] if not t.is_space]
        else:
            ends = [t.i for t in doc[noun.i : by.sent.end] if t.text == ";"]
            first = max(noun.i, *(t.i for t in below(noun) if t.i < noun.i + 9)) + 1
            told = list(doc[first : ends[0] if ends else by.sent.end])
        if told and figured(told):
            cue = (
                (by.idx, noun.idx + len(noun))
                if owner.i > noun.i
                else (noun.idx, noun.idx + len(noun))
            )
            source = named(owner)
            if owner.i < noun.i:  # without the "'s" that parsers leave on it
                source = (source[0], min(source[1], owner.idx + len(owner)))
            yield Found((source,), (cue,), (stretched(told),))


def brought(doc: Doc) -> Iterator[Found]:
    """As in "The mayor, who had spoken of 26 dead, ..."; "the union arrived at 78"."""
    for verb in each(doc):
        word = BRING.get(verb.lemma_)
        if word is None or verb.pos_ != "VERB" or passive(verb):
            continue
        prep = next((c for c in verb.rights if c.lower_ == word and c.dep_ == "prep"), None)
        who = _spoken_of(verb) or counter(verb)
        if prep is None or who is None or not numeral(doc, prep.i + 1):
            continue
        what = [c for c in prep.children if c.dep_ == "pobj"]
        things = [t for noun in what for t in (noun, *noun.conjuncts)]
        if not any(t.like_num or _state(t) or t.lemma_.lower() in COUNTED for t in things):
            continue
        for found in _found(verb, who, prep.i):
            whose = stretch(doc, doc[who.left_edge.i : who.i + 1])
            yield found if who.i != verb.head.i else Found((whose,), found.cue, found.content)


def gapped(doc: Doc) -> Iterator[Found]:
    """As in "The port speaks of nine hurt, doctors of three": the second shares the verb of the first."""
    for verb in each(doc):
        word = BRING.get(verb.lemma_)
        if word is None or verb.pos_ != "VERB" or passive(verb):
            continue
        of = [
            t for t in doc[verb.i + 1 : verb.sent.end] if t.lower_ == word and numeral(doc, t.i + 1)
        ]
        speakers = [(_second(doc, first.i, prep.i), prep) for first, prep in pairwise(of)]
        starts = [who[0].i for who, _ in speakers if who is not None]
        for who, prep in speakers:
            if who is None:
                continue
            ends = [t.i for t in doc[prep.i : verb.sent.end] if t.text == ";" or t.tag_ in _FINITE]
            end = min([verb.sent.end, *ends, *(start for start in starts if start > prep.i)])
            told = [t for t in doc[prep.i + 1 : end] if not t.is_space]
            while told and (told[-1].is_punct or told[-1].pos_ == "CCONJ"):
                told.pop()
            if told and figured(told):
                cue = (prep.idx, prep.idx + len(prep))
                yield Found((stretch(doc, who),), (cue,), (stretched(told),))


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _second(doc: Doc, first: int, prep: int) -> Sequence[Token] | None:
    """Who stands between two figures, behind a comma or "and": "; the mayor, in May, | of 6,000"."""
    opens = [t.i for t in doc[first + 1 : prep] if t.text in {",", ";"} or t.lower_ == "and"]
    for start in opens:
        words = [t for t in doc[start + 1 : prep] if not t.is_space]
        if words and words[0].lower_ == "and":
            words = words[1:]
        commas = [n for n, t in enumerate(words) if t.text == ","]
        if commas and any(t.ent_type_ in {"DATE", "TIME"} for t in words[commas[0] :]):
            words = words[: commas[0]]
        if not words or any(t.is_punct or t.like_num or t.tag_ in _FINITE for t in words):
            continue
        head = next((t for t in words if t.pos_ in {"NOUN", "PROPN"} and t.head not in words), None)
        heads = [head] if head is not None else [t for t in words if t.pos_ in {"NOUN", "PROPN"}]
        if heads and speaks(heads[0]):
            return words
    return None


def _spoken_of(verb: Token) -> Token | None:
    """The noun of a relative clause, where that noun can speak: "the charity that spoke of 70 deaths"."""
    noun = verb.head
    told = any(c.lower_ == "that" for c in verb.lefts)
    return noun if told and verb.dep_ == "relcl" and speaks(noun) else None


RULES = (put, revised, tallied, recorded, reckoned, brought, gapped)


def puts(cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """Whether a cue that is in no dictionary puts a figure: "has", "gave", "by the count"."""
    if not figured(content):
        return False
    own = [t for t in cue if not t.ent_type_]
    known = any(t.lemma_.lower() in CUES | RECKONINGS or t.lemma_ in BRING for t in own)
    first = content[0].lower_ in _OWN and any(t.lemma_ in MEASURES for t in content[:_COUNT])
    shared = len(own) == 1 and own[0].lower_ in BRING.values() and content[0].i > own[0].i
    return known or first or shared  # "..., the union | of 30"; "brought | its toll down to 38"


def _other(doc: Doc, verb: Token, at: Token) -> bool:
    """Whether a second verb with its own subject stands between."""
    return any(
        t.pos_ == "VERB"
        and any(c.dep_ == "nsubj" and c.lower_ not in {"who", "that", "which"} for c in t.children)
        for t in doc[verb.i + 1 : at.i]
    )


def _opens(by: Token) -> int:
    """Where the clause before "by the count" begins: at its sentence, or after its last semicolon."""
    breaks = [t.i + 1 for t in by.doc[by.sent.start : by.i] if t.text == ";"]
    return breaks[-1] if breaks else by.sent.start


def counter(verb: Token) -> Token | None:
    """The subject of a verb, where it is one who counts or a paper that gives counts."""
    who = subject(verb)
    if who is None or who.dep_ != "nsubj" or who.i > verb.i:
        return None
    if any(c.lower_ == "whose" for c in who.children):
        return None
    return who if speaks(who) or written(who) or who.lemma_.lower() in PAPERS else None


def _owning(verb: Token) -> Token | None:
    """The subject of a verb that only people and their bodies can do: "the gendarmerie confirmed six"."""
    who = subject(verb)
    if verb.lemma_ not in OWN or who is None or who.dep_ != "nsubj" or who.i > verb.i:
        return None
    return who if who.pos_ == "NOUN" and not written(who) and who.ent_type_ == "" else None


def bare(verb: Token) -> Token | None:
    """A subject that is a lone capital word: a name, though the tagger knows none such."""
    who = subject(verb)
    if who is None or who.dep_ != "nsubj" or who.i > verb.i or not who.text[:1].isupper():
        return None
    lone = not any(c.dep_ in {"det", "poss", "amod", "nummod"} for c in who.children)
    return who if lone and who.tag_ in {"NN", "NNP"} and who.ent_type_ != "DATE" else None


def _state(number: Token) -> bool:
    """Whether what is counted follows a number as a participle: "21,400 displaced", "25 dead"."""
    after = number.doc[number.i + 1] if number.i + 1 < len(number.doc) else number
    return after.tag_ in {"VBN", "JJ"} or after.lemma_.lower() in COUNTED


def _owner(noun: Token) -> Token | None:
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        owner = next(
            (c for c in noun.children if c.dep_ in {"compound", "nmod"} and c.i == noun.i - 1), None
        )
        if owner is None or owner.ent_type_ in {"GPE", "LOC", "NORP", "FAC", "DATE"}:
            return None
        return owner if owner.lemma_.lower() not in COUNTED and speaks(owner) else None
    if owner.lower_ in {"my", "our", "your", "whose"}:
        return None
    if owner.ent_type_ in {"GPE", "LOC", "NORP", "FAC"}:
        return None
    return owner if speaks(owner) or owner.lower_ in {"its", "his", "her", "their"} else None


def _poss(noun: Token) -> Token | None:
    """Whoever stands before a count: behind "by", even "by the organisers' count", they keep it."""
    doc = noun.doc
    marks = [t.i for t in doc[max(0, noun.i - 6) : noun.i] if t.tag_ == "POS"]
    owner = doc[marks[-1] - 1] if marks else None
    if owner is None or owner.pos_ not in {"NOUN", "PROPN"} or owner.ent_type_ in {"DATE", "TIME"}:
        return None
    return owner


def _of(noun: Token) -> Token | None:
    """Whose count "the count of the union" is."""
    for of in noun.children:
        if of.lower_ == "of" and of.dep_ == "prep":
            return next((c for c in of.children if c.dep_ == "pobj" and speaks(c)), None)
    return None


def _by(noun: Token) -> Token | None:
    """Who made "a count by the observers' mission"."""
    for by in noun.children:
        if by.lower_ == "by" and by.dep_ == "prep":
            return next((c for c in by.children if c.dep_ == "pobj" and speaks(c)), None)
    return None


def _issuer(noun: Token) -> Token | None:
    """Who issued a count: "the count that the ministry issued"."""
    for verb in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 9)]:
        if verb.lemma_ in ISSUE and verb.pos_ == "VERB":
            who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i > noun.i), None)
            return who if who is not None and speaks(who) else None
    return None


def _found(verb: Token, who: Token, last: int) -> Iterator[Found]:
    """What follows a verb, up to the end of its clause, as said by its subject."""
    told = after(verb, upto(verb, last))
    if verb.dep_ == "relcl" or (verb.dep_ == "advcl" and verb.head.i > verb.i):
        # "though it confirmed six, others counted nine"
        own = {t.i for t in below(verb)}
        told = [t for t in told if t.i in own]
    if told and figured(told):
        cue = (verb.idx, verb.idx + len(verb))
        yield Found((source_of(verb, who),), (cue,), tuple(stretched(p) for p in _undated(told)))


def _undated(told: Sequence[Token]) -> list[Sequence[Token]]:
    """What is told without the day by which it was counted: "96 | by Monday evening | , 21 of them"."""
    for number, word in enumerate(told):
        if not number or word.lower_ not in {"by", "on", "until"}:
            continue
        end = number + 1
        while end < len(told) and told[end].ent_type_ in {"DATE", "TIME"}:
            end += 1
        if end > number + 1 and (end == len(told) or told[end].is_punct):
            parts = [told[:number], told[end:]]
            return [part for part in parts if any(t.is_alpha or t.like_num for t in part)]
    return [told]
