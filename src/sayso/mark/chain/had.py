"""Where somebody says he has it from: "she had this from a clerk", "he was told so by drivers"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.mark.chain.media import TOLD
from sayso.mark.chain.who import MUTE, THIRD, WRITINGS, Who, agent, citable, counted, phrase
from sayso.mark.clauses import below, forms, subject

_THIS = frozenset({"this", "that", "it", "so", "them", "these"})
_NEWS = frozenset(
    "number figure information news story account detail word name list tip thing copy evidence "
    "assurance confirmation guarantee indication intelligence knowledge testimony".split()
)
# One hears from afar, and has a thing from the beginning, without anybody saying so.
_PLACES = frozenset("beginning start outset time day year side distance experience past".split())
_GIVEN = frozenset("give hand show send pass leak supply forward".split())
_HEARD = frozenset({"hear", "learn", "understand", "gather", "know"})
_PERSONAL = _THIS | THIRD | {"him", "her", "them", "it", "i", "me", "we", "us"}
_RECEIVES = frozenset({"dobj", "dative"})


@dataclass(frozen=True, slots=True)
class Had:
    """Who had it (`holder`), from whom (`giver`), in which words (`cue`), and what (`content`).

    `lent` tells that a paper was handed over, which says something only where it is told of.
    """

    holder: Token
    giver: Token
    cue: tuple[Token, ...]
    content: tuple[Token, ...]
    lent: bool = False


def find(doc: Doc, who: Who, taken: Collection[int]) -> Iterator[Had]:
    """What the report tells of where its speakers have it from; verbs in `taken` are cues already.

    Only a pronoun or the subject of "heard" holds it: whoever else was given a paper says nothing.
    """
    for verb in doc:
        if verb.pos_ not in {"VERB", "AUX"} or verb.idx in taken:
            continue
        lemma = forms(verb)[0]
        if lemma in TOLD:
            found = _told(verb)
        elif lemma in _GIVEN:
            found = _given(verb)
        elif lemma == "have":
            found = _from(verb, needs_object=True)
        elif lemma in _HEARD and verb.tag_ in {"VBD", "VBN", "VBZ", "VBG"}:
            found = _from(verb, needs_object=False)
        else:
            found = None
        if found is None or not found.content or _denied(verb):
            continue
        giver = found.giver
        known = citable(giver) or giver.ent_type_ == "PERSON" or who.somebody(giver)
        some = giver.pos_ in {"NOUN", "PROPN"} or counted(giver)
        if known or (not found.lent and some and not _mute(giver)):
            yield found


def _mute(giver: Token) -> bool:
    return giver.ent_type_ in MUTE or giver.lemma_.lower() in _PLACES


def _denied(verb: Token) -> bool:
    return any(
        c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in {"to", "would", "could", "will", "may"})
        for c in verb.children
    )


def _told(verb: Token) -> Had | None:
    """As in "she was told so by drivers", "residents had told him of thirty men"."""
    if any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return None  # what was told is a clause, which is found with it
    by = agent(verb) or _by(verb)
    holder = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if by is not None and holder is not None:
        so = tuple(c for c in verb.children if c.lower_ in {"so", "this", "that"} and c.i > verb.i)
        about = so or _about(verb)
        personal = holder.lower_ in _PERSONAL or holder.pos_ == "PROPN"
        return Had(holder, by, _passive(verb), about) if personal else None
    giver = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    told = next((c for c in verb.children if c.dep_ in _RECEIVES and c.i > verb.i), None)
    if giver is None or told is None or told.lower_ not in _PERSONAL or giver.pos_ == "PRON":
        return None
    what = tuple(c for c in verb.children if c.lower_ == "what" and c.i < giver.i)
    return Had(told, giver, (verb,), what or _about(verb))


def _by(verb: Token) -> Token | None:
    """Z of "was told so, she said, by Z"."""
    for child in verb.children:
        if child.lower_ == "by" and child.dep_ in {"prep", "agent"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _about(verb: Token) -> tuple[Token, ...]:
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "prep" and child.lower_ in {"of", "about"}:
            return tuple(below(child))
        if child.dep_ == "xcomp" and any(c.lower_ == "to" for c in child.children):
            return tuple(below(child))
    return ()


def _given(verb: Token) -> Had | None:
    """As in "a clerk gave her the list", "it had been handed to him by a clerk"."""
    things = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    thing = next((c for c in things if _news(c)), None)
    if thing is None:
        return None
    by = agent(verb)
    holder = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if by is not None and holder is not None and holder.lower_ in _PERSONAL:
        return Had(holder, by, _passive(verb), tuple(phrase(thing)), lent=True)
    giver = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    holder = next(
        (c for c in verb.children if c.dep_ in _RECEIVES and c.lower_ in _PERSONAL and c != thing),
        None,
    )
    if giver is None or holder is None or giver.pos_ == "PRON":
        return None
    clause = _clause((thing,), thing.i)
    if clause is not None:
        return Had(holder, giver, (verb, *phrase(thing)), tuple(below(clause)))
    return Had(holder, giver, (verb,), tuple(phrase(thing)), lent=True)


def _from(verb: Token, *, needs_object: bool) -> Had | None:
    """As in "she has the number from the elders", "he heard from a guard that ..."."""
    holder = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if holder is None and verb.tag_ == "VBG" and verb.dep_ in {"pcomp", "advcl"}:
        above = verb.head if verb.dep_ == "advcl" else verb.head.head  # "after hearing from Y that"
        holder = next((c for c in above.children if c.dep_ == "nsubj"), None)
    elif holder is None or (needs_object and holder.lower_ not in _PERSONAL):
        return None
    if holder is None:
        return None
    if needs_object and (thing is None or not _news(thing)):
        return None
    bearers = (verb,) if thing is None else (verb, thing)
    source = next(
        (c for b in bearers for c in b.children if c.dep_ == "prep" and c.lower_ == "from"), None
    )
    giver = next((c for c in source.children if c.dep_ == "pobj"), None) if source else None
    if giver is None and source is not None:  # "from inside the ministry"
        giver = next((g for c in source.children for g in c.children if g.dep_ == "pobj"), None)
    if giver is None:
        return None
    clause = _clause((verb, *((thing, giver) if thing is not None else ())), giver.i)
    if clause is not None:
        content = tuple(below(clause))
    elif thing is not None and source is not None and _news(thing):
        content = tuple(t for t in phrase(thing) if t.i < source.i)
    else:
        return None
    # Whoever has a letter from his mother has not said what she wrote.
    paper = needs_object and thing is not None and thing.lemma_.lower() in WRITINGS - _NEWS
    return Had(holder, giver, (verb,), content, lent=paper)


def _clause(heads: tuple[Token, ...], after: int) -> Token | None:
    """The clause that tells what was heard, behind the verb, the news or whoever gave it."""
    for head in heads:
        for child in head.children:
            if child.dep_ == "ccomp" and child.i > after:
                return child
            that = any(c.lower_ == "that" for c in child.children)
            if child.dep_ in {"acl", "relcl"} and child.i > after and that and subject(child):
                return child
    return None


def _news(thing: Token) -> bool:
    lemma = thing.lemma_.lower()
    return thing.lower_ in _THIS or lemma in WRITINGS | _NEWS


def _passive(verb: Token) -> tuple[Token, ...]:
    first = min((c.i for c in verb.children if c.dep_ in {"aux", "auxpass"}), default=verb.i)
    return tuple(verb.doc[first : verb.i + 1])
