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
from sayso.mark.clauses import below, subject

PUT = frozenset("put place peg estimate".split())
# Nouns of a count somebody keeps. "India's tally" is the tally of a place: whose it is must speak.
TALLIES = frozenset(
    "toll tally count estimate figure reckoning calculation projection total headcount".split()
)
MOVES = frozenset(
    "be rise climb stand reach fall drop grow become remain increase hit exceed pass come decline "
    "swell jump go double decrease run".split()
)
# Papers that bring figures, and what they do with them.
PAPERS = frozenset(
    "bulletin report update statement tally register log list census letter contract agreement "
    "document dossier memo survey study audit review chart table inventory record communique".split()
)
GIVE = frozenset(
    "give list show record count register specify cite put contain name provide detail total".split()
)
RECORD = frozenset(
    "record register log count tally document tabulate confirm report verify list detect".split()
)
# What authorities and charities count; a player who "recorded 12 points" says nothing.
COUNTED = frozenset(
    "arrest attack ballot body bodies casualty case child civilian complaint crossing damage dead death "
    "evacuee family fatality fire home hospitalisation hospitalization house household incident injured "
    "infection injury killing migrant minor missing murder outbreak patient people person refugee resident shelling "
    "shooting sighting soldier strike survivor suspect test troop victim violation vote voter woman wounded "
    "worker".split()
)
BOOKS = frozenset("list book register roll record file tally log map".split())
ISSUE = frozenset("issue give keep publish release make hold post".split())
REVISE = frozenset(
    "give raise lower revise cut trim reduce increase update correct adjust up downgrade upgrade".split()
)
# One of these alone is no cue elsewhere; with a figure it is.
CUES = PUT | TALLIES | GIVE | RECORD | REVISE | {"have", "hold", "keep", "under", "speak", "talk"}
MEASURES = TALLIES | frozenset("number forecast".split())


def put(doc: Doc) -> Iterator[Found]:
    """As in "X put the number of dead at 14"; "the bulletin puts them at between 120 and 150"."""
    for verb in doc:
        if verb.lemma_ not in PUT or verb.pos_ != "VERB" or passive(verb):
            continue
        who = _speaker(verb)
        if who is None:
            continue
        ends = min(verb.sent.end, verb.i + 30)
        at = next(
            (t for t in doc[verb.i + 1 : ends] if t.lower_ == "at" and numeral(doc, t.i + 1)), None
        )
        if at is not None and at.i > verb.i + 1 and not _other(doc, verb, at):
            yield from _found(verb, who, at.i)


def revised(doc: Doc) -> Iterator[Found]:
    """As in "X lowered the number of its dead from nine to seven"."""
    for verb in doc:
        if verb.lemma_ not in REVISE or verb.pos_ != "VERB" or passive(verb):
            continue
        what = next((c for c in verb.children if c.dep_ == "dobj"), None)
        who = _speaker(verb)
        if who is None or what is None or what.lemma_ not in MEASURES:
            continue
        ends = min(verb.sent.end, what.i + 25)
        if any(
            t.lower_ in {"to", "by", "as"} and numeral(doc, t.i + 1) for t in doc[what.i + 1 : ends]
        ):
            yield from _found(verb, who, what.i)


def tallied(doc: Doc) -> Iterator[Found]:
    """As in "The ministry's tally rose to 57"; "its first estimate of around 900 became 870"."""
    for noun in doc:
        if noun.lemma_.lower() not in TALLIES or noun.pos_ != "NOUN":
            continue
        owner = _owner(noun)
        if owner is None:
            continue
        verb = noun.head
        moved = noun.dep_ == "nsubj" and verb.lemma_ in MOVES
        if moved:
            content = after(noun, upto(verb))
        elif noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of" and numeral(doc, noun.i + 2):
            content = after(noun, upto(noun))
        else:
            continue
        if content and figured(content):
            yield Found((named(owner),), ((noun.idx, noun.idx + len(noun)),), (stretched(content),))


def papers(doc: Doc) -> Iterator[Found]:
    """As in "Its last bulletin, on Monday, gave 31"."""
    for verb in doc:
        if verb.lemma_ not in GIVE or verb.pos_ != "VERB" or passive(verb):
            continue
        who = subject(verb)
        if who is None or who.dep_ != "nsubj" or who.lemma_.lower() not in PAPERS:
            continue
        yield from _found(verb, who, verb.i)


def recorded(doc: Doc) -> Iterator[Found]:
    """As in "The office has recorded 2,640 cases"; "the shelter's head counted 38 people"."""
    for verb in doc:
        if verb.lemma_ not in RECORD or verb.pos_ != "VERB" or passive(verb):
            continue
        who = _speaker(verb)
        what = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if who is None or what is None or what.i < verb.i:
            continue
        things = [what, *what.conjuncts]
        if any(t.lemma_.lower() in COUNTED for t in things) and figured(nouns(what)):
            yield from _found(verb, who, what.i)


def spoken(doc: Doc) -> Iterator[Found]:
    """As in "Ms Adler speaks of more than 200"; "the party had spoken of 3,200"."""
    for verb in doc:
        if verb.lemma_ not in {"speak", "talk", "warn"} or passive(verb):
            continue
        of = doc[verb.i + 1] if verb.i + 1 < len(doc) else verb
        who = _speaker(verb)
        if who is not None and of.lower_ == "of" and numeral(doc, of.i + 1):
            for one in _found(verb, who, of.i):
                start = of.idx + len(of) + 1
                yield Found(one.source, ((verb.idx, start - 1),), ((start, one.content[0][1]),))


def booked(doc: Doc) -> Iterator[Found]:
    """As in "The office has 1,730 cases on its list"; "she has a list of 52 names"."""
    for verb in doc:
        if verb.lemma_ not in {"have", "keep", "hold"} or passive(verb) or verb.dep_ == "aux":
            continue
        who = _speaker(verb)
        what = next((c for c in verb.children if c.dep_ == "dobj"), None)
        if who is None or what is None or who.lower_ in {"it", "they", "who"}:
            continue
        listed = (
            what.lemma_ == "list" and doc[what.i + 1].lower_ == "of" and numeral(doc, what.i + 2)
        )
        ends = min(verb.sent.end, what.i + 12)
        kept = figured(nouns(what)) and any(
            one.lower_ == "on" and two.lower_ in {"its", "his", "her", "their"} and _book(two)
            for one, two in pairwise(doc[what.i : ends])
        )
        if listed or kept:
            yield from _found(verb, who, what.i)


def reckoned(doc: Doc) -> Iterator[Found]:
    """As in "Fifty-four have died, by the count that the ministry issued"; "by the union's count"."""
    for by in doc:
        if by.lower_ != "by" or by.i + 2 >= len(doc):
            continue
        noun = next((c for c in by.children if c.dep_ == "pobj"), None)
        if noun is None or noun.lemma_ not in TALLIES or noun.i > by.i + 8:
            continue
        owner = _owner(noun) or _issuer(noun) or _of(noun)
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
            yield Found((named(owner),), (cue,), (stretched(told),))


RULES = (put, revised, tallied, papers, recorded, spoken, booked, reckoned)


def puts(cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """Whether a cue that is in no dictionary puts a figure: "has", "gave", "by the count"."""
    words = [t for t in cue if not t.is_punct and t.dep_ not in {"aux", "det", "case", "prep"}]
    return len(words) == 1 and words[0].lemma_.lower() in CUES and figured(content)


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


def _book(owner: Token) -> bool:
    following = owner.doc[owner.i + 1 : owner.i + 4]
    return any(t.lemma_ in BOOKS for t in following)


def _speaker(verb: Token) -> Token | None:
    who = subject(verb)
    if who is None or who.dep_ != "nsubj" or who.i > verb.i:
        return None
    return who if speaks(who) or written(who) or who.lemma_.lower() in PAPERS else None


def _owner(noun: Token) -> Token | None:
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None or owner.lower_ in {"my", "our", "your", "whose"}:
        return None
    if owner.ent_type_ in {"GPE", "LOC", "NORP", "FAC"}:
        return None
    return owner if speaks(owner) or owner.lower_ in {"its", "his", "her", "their"} else None


def _of(noun: Token) -> Token | None:
    """Whose count "the count of the union" is."""
    for of in noun.children:
        if of.lower_ == "of" and of.dep_ == "prep":
            return next((c for c in of.children if c.dep_ == "pobj" and speaks(c)), None)
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
    if told and figured(told):
        yield Found(
            (source_of(verb, who),), ((verb.idx, verb.idx + len(verb)),), (stretched(told),)
        )
