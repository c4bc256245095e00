"""Who passes on what a source said: media that were told, papers that cite, witnesses briefed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.data.cues import Cues
from sayso.mark.chain.carriers import Carriers, clauses_on, hearer
from sayso.mark.chain.grounds import CITE, author, ground
from sayso.mark.chain.media import QUOTE, TOLD, Media
from sayso.mark.chain.quoted import Quoted, quoted
from sayso.mark.chain.who import (
    CITABLE,
    WRITINGS,
    Who,
    agent,
    can_speak,
    citable,
    head_of,
    phrase,
)
from sayso.mark.clauses import below, stretch, tokens_of
from sayso.records import Attribution, Report, Span

PAPERS = frozenset("daily weekly newspaper paper broadcaster agency magazine website".split())
_SO = frozenset({"so", "this", "that", "it"})
FIRST = frozenset({"i", "me", "we", "us"})
BRIEFED = frozenset({"brief", "inform", "tell", "notify"})
# "Lists drawn up by neighbours": these make what is cited.
DRAWN = frozenset(
    "take measure draw compile collect gather supply provide prepare write keep give leak show hand "
    "pass describe".split()
)


def _told_by(cue: Sequence[Token]) -> Token | None:
    """Z of "is told by Z"."""
    for verb in cue:
        if verb.lemma_ in TOLD and any(c.dep_ == "auxpass" for c in verb.children):
            return agent(verb)
    return None


def objects(verb: Token) -> Iterator[Token]:
    """What a verb or a preposition governs."""
    for child in verb.children:
        if child.dep_ in {"dobj", "pobj"}:
            yield child


def behind(head: Token) -> list[Token]:
    """The heads of those from whom a source has it, nearest first: [briefer, its briefer, ...]."""
    out: list[Token] = []
    for _ in range(4):  # longer chains are not told in one sentence
        following: Token | None = None
        for verb in clauses_on(head):
            if verb.lemma_ in BRIEFED and verb.tag_ == "VBN":
                following = agent(verb)
            elif verb.lemma_ in QUOTE and verb.tag_ != "VBN":
                following = next(objects(verb), None)
            elif verb.lemma_ in DRAWN and verb.tag_ == "VBN" and head.lemma_ in CITABLE | WRITINGS:
                following = agent(verb)
            elif verb.lemma_ in {"have", "hear", "get"} and verb.dep_ == "relcl":
                following = _from(verb)
            elif verb.lemma_ == "speak" and verb.dep_ == "relcl":
                following = _spoken_to(verb)
            told = verb.lemma_ in {"speak", "have"} and following is not None
            if following is not None and (citable(following) or told):
                break
            following = None
        if following is None or following in out:
            break
        out.append(following)
        head = following
    return out


def _from(verb: Token) -> Token | None:
    """Z of "a clerk who had it from Z"."""
    if not any(c.dep_ == "dobj" and c.lower_ in {"it", "this", "that"} for c in verb.children):
        return None
    by = next((c for c in verb.children if c.lower_ == "from" and c.dep_ == "prep"), None)
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _spoken_to(verb: Token) -> Token | None:
    """Z of "an aid worker who had spoken to Z"."""
    if not any(c.dep_ == "nsubj" and c.lower_ == "who" for c in verb.children):
        return None
    if any(c.lower_ in {"not", "n't", "never"} for c in verb.children):
        return None
    to = next((c for c in verb.children if c.lower_ in {"to", "with"} and c.i > verb.i), None)
    with_ = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    return with_ if with_ is not None and with_.pos_ in {"NOUN", "PROPN"} else None


class Passing:
    """Finds the chain of one attribution of a report."""

    def __init__(self, report: Report, doc: Doc, cues: Cues, who: Who) -> None:
        self._report = report
        self._doc = doc
        self._who = who
        self.media = self._media = Media(doc, cues, who, report.outlet)
        self._carriers = Carriers(who, self._media)

    def resolve(self, attribution: Attribution, *, inner: bool = False) -> Attribution:
        """The attribution with its origin as `source` and those between in `via`.

        `inner` is one found in another's content, whose `via` may be told already.
        """
        cue = tokens_of(self._doc, attribution.cue)
        source = tokens_of(self._doc, attribution.source)
        head = head_of(source)
        told_by = _told_by(cue)
        if told_by is not None and told_by.i not in {t.i for t in source}:
            # "I am told by a clerk": so says the clerk.
            own = head is None or head.lower_ in FIRST
            outer = () if own else attribution.source
            attribution = replace(attribution, source=(self._np(told_by),), via=outer)
            source = tokens_of(self._doc, attribution.source)
            head = told_by
        if told_by is not None:
            attribution = self._told_so(attribution, cue)
        told_of = quoted(cue) if cue else None
        if told_of is not None and told_of.origin.pos_ != "PRON":
            return self._quoted(attribution, told_of)
        if not cue or head is None:
            return attribution
        inside = {t.i for t in source}
        content = {t.i for t in tokens_of(self._doc, attribution.content)}
        via = [*attribution.via, *(self._np(h) for h in self._media.told(cue, inside, content))]
        via = list(dict.fromkeys(via))
        origin = attribution.source
        framed = self._carriers.frame(cue, inside, content) if not inner else None
        if framed is not None and not any(self._np(framed).meets(v) for v in via):
            via.insert(0, self._np(framed))
        misled = self._carriers.misled(cue, head, content)
        if misled is not None:  # "according to the union, the Herald reports"
            via, head, origin = [*origin[:1]], misled, (self._np(misled),)
        owner = self._carriers.quoted_by(head, cue)
        if owner is not None:  # only whoever quotes was taken for the source
            via, head, origin = [self._np(head)], owner, (self._np(owner),)
        claims = [v for t in cue if t.pos_ == "NOUN" for v in self._carriers.carried(t)]
        for verb in dict.fromkeys((*source, *clauses_on(head), *claims)) if owner is None else ():
            bearer = self._carriers.bearer(verb, head, inside)
            if bearer is not None and (bearer.i not in content or verb in claims):
                via = [*attribution.via, self._np(bearer)]
                if bearer.i in inside:
                    begins = verb.i if verb.tag_ == "VBD" else verb.left_edge.i
                    kept = [t for t in source if t.i < begins]
                    origin = (self._span(kept or source),)
        met = (
            (self._carriers.met(head, cue) or self._carriers.shown(head) or hearer(head, cue))
            if not via
            else None
        )
        if met is not None:
            via = [self._np(met)]
        if not via:
            beside = self._carriers.beside(cue, inside, content)
            if beside is not None and beside[1]:
                via = [self._np(beside[0])]
            elif beside is not None:
                via, origin, head = [*origin[:1]], (self._np(beside[0]),), beside[0]
        line = [head]
        cited = [o for t in cue if t.lemma_ in QUOTE and t.tag_ != "VBN" for o in objects(t)]
        line += [o for o in cited if self._cited(o, attribution)][:1]
        if len(line) == 1:
            line += self._carriers.given_out(cue, inside, content)
        if cue[0].lower_ not in CITE and len(line) == 1:
            named = ground(self._doc, self._who, cue, inside, content)
            if named is not None:
                line.append(named)
        line += [h for h in behind(line[-1]) if h not in line]
        if len(line) > 1:
            first = self._np(head) if line[1].i in inside else origin[0]
            via += [first, *(self._np(h) for h in line[1:-1])]
            origin = (self._np(line[-1]),)
        if not via or via == list(attribution.via):
            return attribution
        # The words that name the origin are no part of what it said, whatever the tagger took.
        told = tuple(c for c in attribution.content if not any(o.holds(c) for o in origin))
        return replace(
            attribution, source=origin, via=tuple(via), content=told or attribution.content
        )

    def _told_so(self, attribution: Attribution, cue: Sequence[Token]) -> Attribution:
        """With "so" as what was told, where whoever was told was taken for it: "X was told so by Z"."""
        verb = next((t for t in cue if t.lemma_ in TOLD), None)
        so = (
            next((c for c in verb.children if c.lower_ in _SO and c.i > verb.i), None)
            if verb
            else None
        )
        told = [c for c in verb.children if c.dep_ == "nsubjpass"] if verb is not None else []
        holder = next(
            (c for c in attribution.content if told and c.start <= told[0].idx < c.end), None
        )
        if so is None or holder is None:
            return attribution
        return replace(attribution, via=(holder,), content=(self._span([so]),))

    def _cited(self, named: Token, attribution: Attribution) -> bool:
        """Whether "cites the same man" names who said it, all by himself."""
        if not (can_speak(named) or self._who.somebody(named) or citable(named)):
            return False
        words = self._np(named)
        touched = [c for c in attribution.content if c.meets(words)]
        return not touched or (
            touched != list(attribution.content) and all(words.holds(c) for c in touched)
        )

    def _quoted(self, attribution: Attribution, told_of: Quoted) -> Attribution:
        """The attribution of "X was quoted by Z as saying P" with X as its source."""
        origin = self._np(told_of.origin)
        carrier = told_of.carrier
        if carrier is None and not any(origin.meets(s) for s in attribution.source):
            via: tuple[Span, ...] = attribution.source
        else:
            via = (self._np(carrier),) if carrier is not None else ()
        spoken = told_of.spoken
        cut = [
            self._behind(c, spoken) if c.meets(origin) or c.start <= spoken.idx < c.end else c
            for c in attribution.content
        ]
        told = tuple(c for c in cut if c is not None and not c.meets(origin))
        cue = tuple(c for c in attribution.cue if not c.meets(origin)) or attribution.cue
        if any(c.start <= spoken.idx < c.end for c in attribution.content):
            # "Was quoted | as denying that": what somebody is quoted as doing.
            cue = tuple(sorted((*cue, self._span([spoken]))))
        if not told:
            told = self._clause_before(told_of.origin)
            cue = tuple(c for c in cue if not any(c.meets(t) for t in told))
        if not told or not cue:
            return attribution
        return replace(attribution, source=(origin,), cue=cue, via=via, content=told)

    def _clause_before(self, origin: Token) -> tuple[Span, ...]:
        """P of "P, X was quoted as saying"."""
        first = origin.left_edge.i
        words = [t for t in self._doc[origin.sent.start : first] if not t.is_space]
        if not words or words[-1].text not in {",", "”", '"'}:
            return ()
        told = any("VerbForm=Fin" in str(t.morph) for t in words)
        return (self._span(words),) if told else ()

    def _behind(self, words: Span, verb: Token) -> Span | None:
        """What stands behind a verb in words that hold it: "as denying that" of the whole."""
        start = verb.idx + len(verb)
        while start < words.end and self._report.text[start].isspace():
            start += 1
        return self._report.cut(start, words.end) if words.start < start < words.end else None

    def names_source(self, attribution: Attribution, origins: set[int]) -> bool:
        """Whether "citing two officials" was taken for something said, where it names a source.

        `origins` are the starts of all sources of the report.
        """
        cue = tokens_of(self._doc, attribution.cue)
        content = tokens_of(self._doc, attribution.content)
        if not cue or not content or cue[-1].lower_ not in CITE:
            return False
        head = head_of(content) or content[0]
        behind = {t.i for v in clauses_on(head) if v.dep_ == "relcl" for t in below(v)}
        if any("VerbForm=Fin" in str(t.morph) for t in content if t.i not in behind):
            return False
        return (
            attribution.content[0].start in origins
            or citable(head)
            or author(head, self._who) is not None
        )

    def _span(self, tokens: Sequence[Token]) -> Span:
        start, end = stretch(self._doc, tokens)
        if start == end:  # nothing but marks
            start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        return self._report.cut(start, end)

    def _np(self, head: Token) -> Span:
        words = phrase(head)
        if head.pos_ == "PROPN" and words[0].i < head.i:
            # "the daily Corriere Nuovo": the name begins with its first capital.
            large = next((n for n, t in enumerate(words) if t.text[:1].isupper()), 0)
            small = words[:large]
            if small and all(t.lower_ == "the" or t.lower_ in PAPERS for t in small):
                words = words[large:] if len(small) > 1 else words
        said = any(not (t.is_punct or t.is_space) for t in words)
        return self._span(words if said else [head])
