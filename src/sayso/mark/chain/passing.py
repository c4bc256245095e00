"""Who passes on what a source said: media that were told, papers that cite, witnesses briefed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.data.cues import Cues
from sayso.mark.chain.grounds import CITE, VIEWS, author, ground
from sayso.mark.chain.quoted import Quoted, quoted
from sayso.mark.chain.who import (
    CITABLE,
    SPEAKERS,
    WRITINGS,
    Who,
    agent,
    can_speak,
    citable,
    head_of,
    phrase,
    written,
)
from sayso.mark.clauses import among, stretch, tokens_of
from sayso.records import Attribution, Report, Span

QUOTE = frozenset({"cite", "quote"})
# Done to somebody, these pass on what he says: "a baker interviewed by the paper".
QUOTED = frozenset({"cite", "quote", "interview"})
# "A letter seen by the agency": whoever saw it passes it on.
PASSED = frozenset(
    "see obtain review view quote cite carry examine hear publish report broadcast air read post "
    "interview".split()
)
BRIEFED = frozenset({"brief", "inform", "tell", "notify"})
# "Lists drawn up by neighbours": these make what is cited.
DRAWN = frozenset(
    "take measure draw compile collect gather supply provide prepare write keep give leak".split()
)
TOLD = frozenset({"tell", "inform"})
TALKS = frozenset(
    "interview comment remark briefing conversation call email essay article column letter message "
    "piece statement meeting broadcast episode edition appearance speech post op-ed".split()
)
# What leads from a talk to its medium: "an interview with", "a column in", "a call to".
LEADING = frozenset({"with", "to", "on", "in", "for", "of", "by"})
# Media are told things on, in and to; "at" and "from" lead to places.
PLACED = frozenset({"to", "on", "in", "with", "during", "for"})
# "The editorial board of the Herald": its people stand for it.
STAFF = frozenset("board editor host anchor reporter correspondent desk readers staff".split())
BODIES = frozenset({"agency", "network", "station", "service", "website", "site"})
WHOSE = frozenset({"media", "television", "tv", "radio", "broadcaster", "newspaper", "daily"})
CHANNELS = frozenset({"channel", "station", "site", "website", "magazine", "weekly", "blog"})
# Whoever is told something in private is whom the paper has it from.
PRIVATE = frozenset(
    "relative family friend colleague neighbour neighbor wife husband brother sister mother father "
    "son daughter cousin uncle aunt parent widow".split()
)
_ARTICLES = frozenset({"the", "a", "an", "’s", "'s"})
SAYING = frozenset({"say", "report", "write", "add", "tell", "claim", "note"})
_SAYS = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSE = 6  # words between a verb of saying and its subject in a short clause
SHOWS = frozenset({"show", "podcast", "program", "programme", "hour", "newscast"})


def objects(verb: Token) -> Iterator[Token]:
    """What a verb or a preposition governs."""
    for child in verb.children:
        if child.dep_ in {"dobj", "pobj"}:
            yield child


def clauses_on(head: Token) -> Iterator[Token]:
    """Verbs of the relative and participial clauses on a noun or one of its appositions."""
    for child in head.children:
        if child.dep_ in {"relcl", "acl"}:
            yield child
        elif child.dep_ == "appos":
            yield from (c for c in child.children if c.dep_ in {"relcl", "acl"})


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
            elif verb.lemma_ == "speak" and verb.dep_ == "relcl":
                following = _spoken_to(verb)
            told = verb.lemma_ == "speak" and following is not None
            if following is not None and (citable(following) or told):
                break
            following = None
        if following is None or following in out:
            break
        out.append(following)
        head = following
    return out


def _spoken_to(verb: Token) -> Token | None:
    """Z of "an aid worker who had spoken to Z"."""
    if not any(c.dep_ == "nsubj" and c.lower_ == "who" for c in verb.children):
        return None
    if any(c.lower_ in {"not", "n't", "never"} for c in verb.children):
        return None
    to = next((c for c in verb.children if c.lower_ in {"to", "with"} and c.i > verb.i), None)
    with_ = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    return with_ if with_ is not None and with_.pos_ in {"NOUN", "PROPN"} else None


def outlet(head: Token, cues: Cues) -> bool:
    """Whether a noun names a medium: an agency, a paper, a broadcaster, a show."""
    if head.lower_ in STAFF:
        of = next((c for c in head.children if c.lower_ == "of" and c.dep_ == "prep"), None)
        head = next((c for c in of.children if c.dep_ == "pobj"), head) if of is not None else head
    words = [t.lower_ for t in phrase(head) if t.pos_ == "PROPN" or t.lower_ in cues.media]
    if head.pos_ != "PROPN" and head.lower_ not in cues.media and head.lower_ not in BODIES:
        return False
    if any(w in cues.outlets for w in words):
        return True
    if head.dep_ == "appos" and head.head.lower_ in cues.media | CHANNELS and head.pos_ == "PROPN":
        return True  # "the television channel Roda"
    if head.pos_ == "PROPN":
        return any(w in cues.media or w in SHOWS for w in words)
    # "State television", "Belarusian media", "a news agency": named by whose they are.
    if head.lower_ in BODIES and any(c.lower_ in {"news", "press"} for c in head.children):
        return True
    return head.lower_ in WHOSE and any(c.dep_ in {"amod", "compound"} for c in head.children)


class Passing:
    """Finds the chain of one attribution of a report."""

    def __init__(self, report: Report, doc: Doc, cues: Cues, who: Who) -> None:
        self._report = report
        self._doc = doc
        self._cues = cues
        self._who = who
        self._own = _plain(report.outlet or "")

    def resolve(self, attribution: Attribution, *, inner: bool = False) -> Attribution:
        """The attribution with its origin as `source` and those between in `via`.

        `inner` is one found in another's content, whose `via` may be told already.
        """
        cue = tokens_of(self._doc, attribution.cue)
        source = tokens_of(self._doc, attribution.source)
        head = head_of(source)
        told_of = quoted(cue) if cue else None
        if told_of is not None and told_of.origin.pos_ != "PRON":
            return self._quoted(attribution, told_of)
        if not cue or head is None:
            return attribution
        inside = {t.i for t in source}
        content = {t.i for t in tokens_of(self._doc, attribution.content)}
        via = [*attribution.via, *(self._np(h) for h in self._media(cue, inside, content))]
        via = list(dict.fromkeys(via))
        origin = attribution.source
        framed = self._frame(cue, inside, content) if not inner else None
        if framed is not None and not any(self._np(framed).meets(v) for v in via):
            via.insert(0, self._np(framed))
        misled = self._misled(cue, head, content)
        if misled is not None:  # "according to the union, the Herald reports"
            via, head, origin = [*origin[:1]], misled, (self._np(misled),)
        owner = self._quoted_by(head, cue)
        if owner is not None:  # only whoever quotes was taken for the source
            via, head, origin = [self._np(head)], owner, (self._np(owner),)
        claims = [v for t in cue if t.pos_ == "NOUN" for v in self._carried(t)]
        for verb in dict.fromkeys((*source, *clauses_on(head), *claims)) if owner is None else ():
            bearer = self._bearer(verb, head, inside)
            if bearer is not None and (bearer.i not in content or verb in claims):
                via = [*attribution.via, self._np(bearer)]
                if bearer.i in inside:
                    kept = [t for t in source if t.i < verb.left_edge.i]
                    origin = (self._span(kept or source),)
        met = (self._met(head, cue) or self._shown(head)) if not via else None
        if met is not None:
            via = [self._np(met)]
        if not via:
            beside = self._beside(cue, inside, content)
            if beside is not None and beside[1]:
                via = [self._np(beside[0])]
            elif beside is not None:
                via, origin, head = [*origin[:1]], (self._np(beside[0]),), beside[0]
        line = [head]
        cited = [o for t in cue if t.lemma_ in QUOTE and t.tag_ != "VBN" for o in objects(t)]
        line += [o for o in cited if self._cited(o, attribution)][:1]
        if len(line) == 1:
            line += self._given_out(cue, inside, content)
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

    def _cited(self, named: Token, attribution: Attribution) -> bool:
        """Whether "cites the same man" names who said it, all by himself."""
        if not (can_speak(named) or self._who.somebody(named) or citable(named)):
            return False
        words = self._np(named)
        touched = [c for c in attribution.content if c.meets(words)]
        return not touched or (
            touched != list(attribution.content) and all(words.holds(c) for c in touched)
        )

    def _frame(self, cue: Sequence[Token], source: set[int], content: set[int]) -> Token | None:
        """The X of "According to X, ..." or "By X's account ..." before all that is attributed."""
        sentence = cue[0].sent
        first = sentence[0] if len(sentence) > _CLAUSE else None
        if first is None or first.i in content or first.i in source or first in cue:
            return None
        if first.lower_ == "according" and sentence[1].lower_ == "to":
            named = next((c for c in sentence[1].children if c.dep_ == "pobj"), None)
        elif first.lower_ in {"by", "in"}:
            view = next((c for c in first.children if c.dep_ == "pobj"), None)
            own = view is not None and view.lower_ in VIEWS
            named = (
                next((c for c in view.children if c.dep_ == "poss"), None) if own and view else None
            )
        else:
            return None
        if named is None or named.i in source | content or named.pos_ == "PRON":
            return None
        return (
            named if named.pos_ == "PROPN" or citable(named) or self._who.somebody(named) else None
        )

    def _quoted(self, attribution: Attribution, told_of: Quoted) -> Attribution:
        """The attribution of "X was quoted by Z as saying P" with X as its source."""
        origin = self._np(told_of.origin)
        carrier = told_of.carrier
        if carrier is None and not any(origin.meets(s) for s in attribution.source):
            via: tuple[Span, ...] = attribution.source
        else:
            via = (self._np(carrier),) if carrier is not None else ()
        told = tuple(
            self._behind(c, told_of.spoken) if c.meets(origin) else c for c in attribution.content
        )
        told = tuple(c for c in told if c is not None and not c.meets(origin))
        cue = tuple(c for c in attribution.cue if not c.meets(origin)) or attribution.cue
        if not told:
            return attribution
        return replace(attribution, source=(origin,), cue=cue, via=via, content=told)

    @staticmethod
    def _misled(cue: Sequence[Token], head: Token, content: set[int]) -> Token | None:
        """The X of "according to X" where that was taken for something said."""
        to = next((t for t in cue if t.lower_ == "to" and t.head.lower_ == "according"), None)
        named = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
        return named if named is not None and named.i in content and named.i != head.i else None

    def _shown(self, head: Token) -> Token | None:
        """Z of "findings described to Z by Y", where Y is `head`."""
        verb = head.head.head
        if head.dep_ != "pobj" or head.head.lower_ != "by" or verb.tag_ != "VBN":
            return None
        for child in verb.children:
            if child.lower_ == "to" and child.dep_ in {"prep", "dative"}:
                named = next((c for c in child.children if c.dep_ == "pobj"), None)
                if named is not None and (outlet(named, self._cues) or self._told(named)):
                    return named
        return None

    def _met(self, head: Token, cue: Sequence[Token]) -> Token | None:
        """Z of "Z spoke to X, who said"."""
        if head.lower_ == "who" and head.head.dep_ == "relcl":
            head = head.head.head
        if not any(t.dep_ == "relcl" and t.head == head for t in cue):
            return None
        verb = head.head.head if head.dep_ == "pobj" else head.head
        talk = {"speak", "talk"} if head.dep_ == "pobj" else {"interview", "quote", "cite", "meet"}
        if verb.pos_ != "VERB" or not among(verb, frozenset(talk)):
            return None
        named = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        return named if named is not None and outlet(named, self._cues) else None

    def _behind(self, words: Span, verb: Token) -> Span | None:
        """What stands behind a verb in words that hold it: "as denying that" of the whole."""
        start = verb.idx + len(verb)
        while start < words.end and self._report.text[start].isspace():
            start += 1
        return self._report.cut(start, words.end) if words.start < start < words.end else None

    def _quoted_by(self, head: Token, cue: Sequence[Token]) -> Token | None:
        """X of "X, quoted by Z, said", where Z is `head`."""
        verb = head.head.head
        if head.dep_ != "pobj" or head.head.lower_ != "by" or verb.dep_ not in {"acl", "relcl"}:
            return None
        owner = verb.head
        subject = owner.dep_ in {"nsubj", "nsubjpass"} and any(owner.head == t for t in cue)
        return owner if subject and self._bearer(verb, owner, set()) == head else None

    def _bearer(self, verb: Token, head: Token, source: set[int]) -> Token | None:
        """Z of "a letter seen by Z", "a statement read out on Z"."""
        # In a source, a verb in the past is a participle that the tagger took for a predicate.
        tags = {"VBN", "VBD"} if verb.i in source else {"VBN"}
        if verb.tag_ not in tags or not among(verb, PASSED) or verb.dep_ == "relcl":
            return None
        bearer = agent(verb)
        if bearer is None:
            for child in verb.children:
                if child.lower_ in {"on", "in"} and child.dep_ == "prep":
                    on = next((c for c in child.children if c.dep_ == "pobj"), None)
                    bearer = on if on is not None and outlet(on, self._cues) else bearer
        paper = written(head) or head.lemma_.lower() in CITABLE
        if bearer is None or not (paper or among(verb, QUOTED) or outlet(bearer, self._cues)):
            return None
        return bearer

    def _beside(
        self, cue: Sequence[Token], source: set[int], content: set[int]
    ) -> tuple[Token, bool] | None:
        """Who says so in the short clause beside "according to X", and whether he cites X.

        "The pier is shut, the Herald reports, according to the union": a medium cites. "The pier
        shook, a baker said, according to the Herald": the last to be named is the first to tell.
        """
        if cue[0].lower_ != "according" or cue[0].sent is None:
            return None
        at = cue[0].i
        for verb in cue[0].sent:
            if verb.pos_ != "VERB" or verb.tag_ not in _SAYS or not among(verb, SAYING):
                continue
            if verb.i in content or verb.i in source:
                continue
            named = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            if named is None or named.i in source | content or abs(named.i - verb.i) > _CLAUSE:
                continue
            if any(c.dep_ in {"ccomp", "dobj"} and c.i > verb.i for c in verb.children):
                continue  # what it says stands behind it
            if outlet(named, self._cues) or named.i > at:
                return named, True
            if (can_speak(named) or self._who.somebody(named)) and named.i < at:
                return named, False
        return None

    @staticmethod
    def _carried(noun: Token) -> Iterator[Token]:
        """The verbs of "the rebels' claim, carried by Z" and "the rebels' claim was carried by Z"."""
        yield from clauses_on(noun)
        if noun.dep_ == "nsubjpass":
            yield noun.head

    def _given_out(self, cue: Sequence[Token], source: set[int], content: set[int]) -> list[Token]:
        """Y of "Z carried a statement from Y, which said"."""
        for token in cue:
            if token.pos_ == "NOUN" and token.dep_ == "dobj" and written(token):
                owner = author(token, self._who, led=True)
                if owner is not None and owner.i not in source | content:
                    return [owner]
        return []

    def names_source(self, attribution: Attribution, origins: set[int]) -> bool:
        """Whether "citing two officials" was taken for something said, where it names a source.

        `origins` are the starts of all sources of the report.
        """
        cue = tokens_of(self._doc, attribution.cue)
        content = tokens_of(self._doc, attribution.content)
        if not cue or not content or cue[-1].lower_ not in CITE:
            return False
        if any("VerbForm=Fin" in str(t.morph) for t in content):
            return False
        head = head_of(content) or content[0]
        return (
            attribution.content[0].start in origins
            or citable(head)
            or author(head, self._who) is not None
        )

    def _media(self, cue: Sequence[Token], source: set[int], content: set[int]) -> list[Token]:
        """The head of the medium that the sentence names as told, at most one."""
        found: list[Token] = []
        told: list[Token] = []
        above = [
            t.head for t in cue if t.dep_ == "advcl" and t.tag_ == "VBG" and t.head.pos_ == "VERB"
        ]
        for token in (*cue, *above):
            if token.lemma_ in TOLD and token.tag_ != "VBN":
                for heard in (c for c in token.children if c.dep_ in {"dobj", "dative"}):
                    named = list(self._names(heard))
                    if not any(self._is_own(n) for n in named):
                        told += named
                found += told
            if token.lemma_ in QUOTE and token.tag_ == "VBN":
                bearer = next((a for t in cue if (a := agent(t)) is not None), None)
                if bearer is not None:
                    return [bearer]
            for child in token.children:
                if child.dep_ == "prep" and child.lower_ == "according":  # "said, according to Z"
                    found += [n for to in child.children for n in to.children if n.dep_ == "pobj"]
                elif child.dep_ in {"prep", "dative"} and child.lower_ in PLACED:
                    found += self._talks(child)
                elif child.dep_ == "dative" and child.pos_ != "ADP":
                    found.append(child)
        return [
            noun
            for noun in found
            if noun.i not in source
            and noun.i not in content
            and (
                outlet(noun, self._cues)
                or (noun in told and (self._told(noun) or among(noun, PRIVATE)))
            )
            and not self._is_own(noun)
        ][:1]

    def _is_own(self, noun: Token) -> bool:
        """Whether it is the report's own outlet that was told."""
        return bool(self._own) and _plain(self._np(noun).text) in self._own

    def _told(self, noun: Token) -> bool:
        """Whether a body without an article is told something: seldom another than a medium."""
        name = self._who.body(noun)
        if name is None or noun.pos_ != "PROPN" or noun.dep_ == "conj":
            return False
        start = noun.i - len(name.split()) + 1
        article = start > 0 and noun.doc[start - 1].lower_ in _ARTICLES
        kinds = {w.lower() for w in name.split()} & (SPEAKERS | {"house", "senate", "congress"})
        return not article and not kinds

    def _talks(self, prep: Token) -> Iterator[Token]:
        """Nouns that may be the medium: of "in a talk with Z", "on Z", "in a Z interview"."""
        for noun in (c for c in prep.children if c.dep_ == "pobj"):
            if noun.lemma_.lower() not in TALKS and not written(noun):
                if prep.lower_ in {"to", "on", "in"}:  # "sparred with the paper" is no talk
                    yield from self._names(noun)
                continue
            for child in noun.children:
                if child.dep_ in {"compound", "nmod", "poss"} and child.pos_ == "PROPN":
                    yield child
                elif child.dep_ == "prep" and child.lower_ in LEADING:
                    yield from (
                        n for c in child.children if c.dep_ == "pobj" for n in self._names(c)
                    )
                elif child.dep_ == "acl" and child.lemma_ in PASSED:
                    bearer = agent(child)
                    if bearer is not None:
                        yield bearer
            # "In a letter, published by Z, she says": the language layer hangs it on the verb.
            for verb in (c for c in prep.head.children if c.dep_ == "advcl" and c.tag_ == "VBN"):
                bearer = agent(verb) if verb.i - noun.i in {1, 2} else None
                if bearer is not None and verb.lemma_ in PASSED:
                    yield bearer

    @staticmethod
    def _names(noun: Token) -> Iterator[Token]:
        """A noun, what it is called ("the network Channel 4") and whose it is ("the BBC's Today")."""
        named = [c for c in noun.children if c.dep_ in {"appos", "poss"} and c.pos_ == "PROPN"]
        yield from (*named, noun)

    def _span(self, tokens: Sequence[Token]) -> Span:
        start, end = stretch(self._doc, tokens)
        if start == end:  # nothing but marks
            start, end = tokens[0].idx, tokens[-1].idx + len(tokens[-1])
        return self._report.cut(start, end)

    def _np(self, head: Token) -> Span:
        words = [t for t in phrase(head) if not (t.is_punct or t.is_space)]
        return self._span(phrase(head) if words else [head])


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s")
