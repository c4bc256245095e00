"""Attributions that stand in what another one says: "the mayor said the police believe ..."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from sayso.data.cues import Cue, Cues
from sayso.data.reader.quotes import quotations
from sayso.mark.chain.claims import CLAIMS, Inner, claim, in_which
from sayso.mark.chain.content import HEARD, TAKING, Pieces, quotation, said
from sayso.mark.chain.grounds import author, views
from sayso.mark.chain.media import TOLD
from sayso.mark.chain.quoted import relayed
from sayso.mark.chain.who import (
    MUTE,
    SOME,
    SWEEPING,
    THIRD,
    Who,
    agent,
    can_speak,
    counted,
    phrase,
    written,
)
from sayso.mark.clauses import among, forms, stretch, subject

# Beliefs that one can report of another; "realize" and "hear" tell of the world, not of a source.
BELIEVING = frozenset(
    "believe think suspect doubt expect fear estimate feel understand assume accept agree "
    "disagree hope worry conclude determine".split()
)
# Only people do these, whatever noun they go by.
_MINDED = frozenset({"believe", "think", "fear", "doubt", "suspect", "hope"})
# "If they say", "could tell": nothing has been said.
UNREAL = frozenset("to can could must should would will may might ll 'll ’ll".split())
# "When he said", "because officials believe": what these begin has happened; "if" and "until" not.
REAL = frozenset({"that", "when", "after", "because", "since", "as", "while", "although", "though"})
# Whoever hopes, wants or urges tells of nothing that was said.
WISHING = frozenset("hope wish want ask urge demand order imagine suppose".split())
# "Have come to believe", "continued to insist": what stands behind these has happened.
GOING = frozenset("come continue begin start go".split())
# Verbs that say something with a particle alone.
LED = {
    "call": {"for"},
    "warn": {"of", "against"},
    "complain": {"of", "about"},
    "boast": {"of", "about"},
    "speak": {"of", "about", "out"},
    "talk": {"of", "about"},
    "refer": {"to"},
    "point": {"out", "to"},
    "agree": {"with"},
    "disagree": {"with"},
    "think": {"of"},
}
# Those whom all the world is told something through.
_SHOWING = frozenset("show indicate suggest find reveal say state put".split())
_HEARERS = frozenset(
    "reporter journalist news conference briefing supporter crowd rally reader viewer listener "
    "parliament congress senate court jury judge inquiry committee hearing people public world "
    "audience nation meeting lawmaker deputy senator delegate member investor shareholder".split()
)
# What words and things do, too: "the phrase suggests that".
_HINTING = frozenset({"imply", "indicate", "show", "suggest"})
_FINDING = frozenset({"ascertain", "discover", "establish", "find"})
_MAKING = frozenset({"let", "make", "have", "help", "see", "hear", "watch", "urge", "demand"})
# Letting somebody do something, or having him come, passes nothing on.
LETTING = frozenset("allow permit enable invite forbid require support display".split())
# Whatever stands before a comma and a quotation is a way of speaking: she wired, "Go home."
WAY = Cue((), "assert", "speech", "open")


class Finder:
    """Finds them in one report."""

    def __init__(self, text: str, doc: Doc, cues: Cues, who: Who) -> None:
        self._text = text
        self._doc = doc
        self._cues = cues
        self.who = who
        self._quoted = quotations(text)

    def find(
        self, tokens: Sequence[Token], speaker: Token | None, cue: Sequence[Token]
    ) -> Iterator[Inner]:
        """Those in a content (`tokens`) of `speaker`, in order of the text."""
        inside = frozenset(t.i for t in tokens)
        wishing = any(among(t, WISHING) for t in cue)
        for token in tokens:
            made = None
            if token.lower_ == "according":
                made = self._according(token, inside)
            elif token.pos_ == "VERB":
                made = self._verb(token, inside, wishing)
            elif token.pos_ == "NOUN":
                made = claim(self._doc, token, inside) or self._view(token, inside)
                made = made or in_which(token, inside)
            if made is not None and not self.own(made.actor, speaker):
                yield made

    def around(self, cue: Sequence[Token], content: Sequence[Token]) -> Inner | None:
        """Who says it in the clause that a speaker is put into: "the mayor warned, Y says, that".

        The language layer hangs "that ..." on the nearer of the two verbs.
        """
        put = next((t for t in cue if t.pos_ == "VERB"), None)
        if put is None or put.dep_ != "parataxis" or not content:
            return None
        verb = put.head
        told = self._kind(verb) if verb.pos_ == "VERB" and verb.i < put.i < content[0].i else None
        actor = _actor(verb) if told is not None and told.manner == "speech" else None
        if actor is None or told is None or _unreal(verb) or content[0].lower_ != "that":
            return None
        if actor.pos_ not in {"NOUN", "PROPN"} or not _speaks(actor, verb, told):
            return None
        shown = (*(c for c in verb.children if c.dep_ in {"aux", "neg"} and c.i < verb.i), verb)
        return Inner(actor, tuple(phrase(actor)), shown, (tuple(content),))

    def tells(self, cue: Sequence[Token]) -> bool:
        """Whether a cue tells that something was said or is believed, and not what one does or wants."""
        for token in cue:
            if token.lower_ == "according":
                return True
            if token.pos_ == "NOUN" and token.lemma_.lower() in CLAIMS:
                return True
            kind = self._kind(token) if token.pos_ in {"VERB", "AUX"} else None
            if kind is None or kind.stance in {"decline", "ask"} or _unreal(token):
                continue
            if kind.manner in {"speech", "document"} or token.lemma_ in BELIEVING | TAKING:
                return True
        return False

    def own(self, actor: Token, speaker: Token | None) -> bool:
        """Whether the actor is the speaker himself, or cannot be told from him."""
        if speaker is not None and actor.lower_ in {"he", "she"} and written(speaker):
            return True  # "her account" tells what she said, and so does it all
        if actor.lower_ in THIRD and not self._in_quotation(actor):
            if speaker is None or not self.who.known(actor):
                return True
            if speaker.pos_ == "PRON" and not self.who.known(speaker):
                return True
        return speaker is not None and self.who.same(actor, speaker)

    def _in_quotation(self, token: Token) -> bool:
        number = bisect_right(self._quoted, (token.idx, len(self._text)))
        return number > 0 and token.idx < self._quoted[number - 1][1]

    def _verb(self, verb: Token, inside: frozenset[int], wishing: bool) -> Inner | None:
        quoted = quotation(self._text, self._doc, verb, inside)
        finds = _finds(verb)
        cue = WAY if finds else self._kind(verb) or (WAY if quoted.paused else None)
        if cue is None or cue.stance == "decline" or forms(verb)[0] in LETTING:
            return None
        if cue.manner not in {"speech", "document"} and verb.lemma_ not in BELIEVING | TAKING:
            return None
        # "And he would say, 'No'" is told of what was said often; any other "would" of nothing.
        if not quoted.paused and _unreal(verb):
            return None
        if any(c.dep_ == "mark" and c.lower_ not in REAL for c in verb.children):
            return None
        if wishing and verb.tag_ not in {"VBD", "VBN"}:
            return None
        actor = _actor(verb)
        if actor is None or actor.i not in inside:
            return None
        if _vague(actor, verb, cue):
            return None
        minded = forms(verb)[0] in _MINDED and actor.tag_ in {"NNS", "NNPS"}
        minded = minded and actor.lower_ not in {"people", "others", "men", "women"}
        clause = minded and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
        told = forms(verb)[0] in TOLD and actor.pos_ == "NOUN" and _personal(verb)
        if not (clause or told or _speaks(actor, verb, cue)) and not (
            cue.manner == "speech"
            and actor.pos_ == "NOUN"
            and self.who.somebody(actor)
            and not among(verb, _HINTING)
        ):
            return None
        owner = author(actor, self.who) if written(actor) else None
        if owner is not None and owner.i in inside and owner.i != actor.i:
            actor = owner  # "tests by the clinic showed": so says the clinic
        source = phrase(actor)
        shown = (*(c for c in verb.children if c.dep_ in {"aux", "neg"} and c.i < verb.i), verb)
        if shown[0].i <= source[-1].i <= verb.i:
            return None
        rest = inside - {t.i for t in (*source, *shown)}
        speech = cue.manner == "speech" and (cue.kind == "open" or quoted.paused)
        pieces: Pieces | None = (quoted.words,) if quoted.words and speech else None
        pieces = pieces or said(self._doc, verb, actor, cue, rest)
        if not pieces or not any(not t.is_punct for piece in pieces for t in piece):
            return None
        return Inner(actor, tuple(source), shown, pieces, self._hearer(verb, actor))

    def _hearer(self, verb: Token, actor: Token) -> tuple[Token, ...]:
        """Whom it was told, where that is somebody who may have passed it on."""
        if not among(verb, HEARD):
            return ()
        told = next((c for c in verb.children if c.dep_ in {"dobj", "dative"}), None)
        passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
        if told is None and passive is not None and passive.i != actor.i:
            meant = passive.pos_ == "PROPN" or can_speak(passive) or self.who.somebody(passive)
            return tuple(phrase(passive)) if meant or self.who.known(passive) else ()
        if (
            told is None
            or told.i < verb.i
            or forms(told)[0] in _HEARERS
            or self.who.same(told, actor)
        ):
            return ()
        named = told.pos_ == "PROPN" or self.who.somebody(told)
        meant = told.lower_ in {"it", "them", "him", "her"} and self.who.known(told)
        return tuple(phrase(told)) if named or meant else ()

    def _kind(self, verb: Token) -> Cue | None:
        """The dictionary's cue that is this verb, alone or with its particle: "called for"."""
        lemma = forms(verb)[0]
        led = LED.get(lemma, ())
        for cue in self._cues.starts.get(lemma, ()):  # longest first
            if len(cue.lemmas) == 2 and _next(verb) == cue.lemmas[1] and cue.lemmas[1] in led:
                return cue
            if len(cue.lemmas) == 1:
                return cue
        return None

    def _according(self, word: Token, inside: frozenset[int]) -> Inner | None:
        if word.i + 1 >= len(self._doc):
            return None
        to = self._doc[word.i + 1]
        named = next((c for c in to.children if c.dep_ == "pobj"), None)
        if to.lower_ != "to" or named is None or named.i not in inside:
            return None
        speaks = named.pos_ == "PROPN" or can_speak(named) or written(named)
        if not speaks and not self.who.somebody(named):
            return None
        return self._around(word, (word, to), named, inside)

    def _view(self, noun: Token, inside: frozenset[int]) -> Inner | None:
        """As in "in the view of the crew, the pump had failed"."""
        found = views(self._doc, noun)
        if found is None or not all(t.i in inside for t in found):
            return None
        opener, named = found
        if not (can_speak(named) or self.who.somebody(named)):
            return None
        cue = tuple(self._doc[opener.i : noun.i + 2])
        return self._around(opener, cue, named, inside)

    def _around(
        self, word: Token, cue: tuple[Token, ...], named: Token, inside: frozenset[int]
    ) -> Inner | None:
        """What stands before and behind "according to X" in its sentence."""
        source = phrase(named)
        sentence = [t for t in word.sent if t.i in inside]
        pieces = (
            tuple(t for t in sentence if t.i < word.i),
            tuple(t for t in sentence if t.i > source[-1].i),
        )
        kept = tuple(p for p in pieces if any(t.is_alpha and t.dep_ != "mark" for t in p))
        if sum(not t.is_punct for p in kept for t in p) < 3:
            return None
        return Inner(named, tuple(source), cue, kept)


def _actor(verb: Token) -> Token | None:
    """Who says it, thinks it or shows it."""
    if any(c.dep_ == "auxpass" for c in verb.children):
        return agent(verb) if among(verb, HEARD) else None  # "was told by the police that"
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    actor = subjects[-1] if subjects else subject(verb)  # "That was the mayor saying"
    paper = _paper(verb)  # "carried a letter from Y saying"
    if paper is not None:
        return paper
    if actor is None:
        actor = relayed(verb)  # "quotes him as saying"
    if actor is None and verb.dep_ == "pcomp":  # "began it by saying"
        above = verb.head.head
        actor = subject(above) or subject(above.head)
        if actor is not None:
            return actor  # "was scolded for saying": by whoever was scolded
    if actor is None and verb.dep_ in {"acl", "relcl"}:
        actor = verb.head
    if actor is not None and actor.lower_ in {"who", "which", "that"}:
        actor = _antecedent(verb, actor) if verb.dep_ == "relcl" else None
    return None if actor is None or actor.dep_ in {"nsubjpass", "expl"} else actor


def _antecedent(verb: Token, which: Token) -> Token:
    """What a relative clause is about: of "readings taken by the port, which show" the readings."""
    found = verb.head
    if which.lower_ == "who" or forms(verb)[0] not in _SHOWING:
        return found
    for _ in range(3):
        if written(found):
            return found
        above = found.head
        if found.dep_ != "pobj" or above.pos_ != "ADP":
            break
        found = above.head.head if above.head.dep_ == "acl" else above.head
    return found if written(found) else verb.head


def _paper(verb: Token) -> Token | None:
    """What is written, right before a participle: "a letter from Y saying that"."""
    if verb.tag_ != "VBG" or verb.i == 0:
        return None
    before = verb.nbor(-1)
    if before.dep_ == "pobj" and before.head.lower_ in {"by", "from", "of"}:
        before = before.head.head
    return before if before.pos_ == "NOUN" and before.dep_ == "dobj" and written(before) else None


def _speaks(actor: Token, verb: Token, cue: Cue) -> bool:
    """Whether a subject is somebody, or something written, that can do what the verb says."""
    if any(c.lower_ in SWEEPING for c in actor.children) or actor.lower_ == "god":
        return False
    if cue.manner == "document":
        return written(actor)
    if actor.ent_type_ in MUTE:
        return counted(actor)
    if actor.ent_type_ == "NORP":  # "Icelanders think" is told of nobody
        told = verb.tag_ in {"VBD", "VBN"} or any(c.lemma_ == "have" for c in verb.children)
        return told and cue.manner == "speech"
    if actor.lower_ == "you":  # "You say that you accept it": so does whoever is spoken to
        return forms(verb)[0] in {"say", "call", "claim", "tell", "write"}
    if actor.pos_ in {"PRON", "ADJ", "DET"}:
        return actor.lower_ in SOME | THIRD
    if actor.pos_ == "PROPN" or counted(actor):
        return True
    if written(actor):
        return cue.manner == "speech"
    return can_speak(actor)


def _finds(verb: Token) -> bool:
    """Whether somebody found that something is so: "her experts established that it was forced"."""
    return among(verb, _FINDING) and any(
        c.dep_ == "ccomp" and c.i > verb.i and any(g.lower_ == "that" for g in c.children)
        for c in verb.children
    )


def _personal(verb: Token) -> bool:
    """Whether "us" or "her" is told something, as only somebody can tell it."""
    return any(c.dep_ in {"dobj", "dative"} and c.pos_ == "PRON" for c in verb.children)


def _vague(actor: Token, verb: Token, cue: Cue) -> bool:
    """Whether "they" do what people in general are said to do: think, see, order, ask."""
    return actor.lower_ == "they" and (
        cue.manner != "speech"
        or cue.stance in {"demand", "ask"}
        or forms(verb)[0] in BELIEVING | TAKING
    )


def _next(token: Token) -> str:
    """The word behind one, in lower case."""
    return token.nbor().lower_ if token.i + 1 < len(token.doc) else ""


def _unreal(verb: Token) -> bool:
    """Whether nothing has been said: "could say", "let them say"."""
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB" and forms(verb.head)[0] in GOING:
        return _unreal(verb.head)
    if any(c.dep_ == "aux" and c.lower_ in UNREAL for c in verb.children):
        return True
    if verb.tag_ != "VB" or any(c.lemma_ == "do" for c in verb.children):
        return False
    # "Two guards tell me": the tagger takes a plural's verb for an infinitive.
    plural = any(c.dep_ == "nsubj" and c.tag_ in {"NNS", "NNPS"} for c in verb.children)
    clause = verb.dep_ == "ccomp" and (
        any(c.dep_ == "mark" for c in verb.children) or verb.head.lemma_ in _MAKING
    )
    return not plural or clause or verb.dep_ not in {"ROOT", "ccomp", "parataxis"}


def edges(doc: Doc, pieces: Sequence[Sequence[Token]]) -> list[tuple[int, int]]:
    """The characters of each piece, outer punctuation left out; empty ones left out."""
    found = [stretch(doc, piece) for piece in pieces]
    return [(start, end) for start, end in found if end > start]
