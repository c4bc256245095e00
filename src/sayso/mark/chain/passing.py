"""Who passes on what a source said: media that were told, papers that cite, witnesses briefed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.data.cues import Cues
from sayso.mark.chain.who import CITABLE, WRITINGS, can_speak, citable, head_of, phrase
from sayso.mark.clauses import stretch, tokens_of
from sayso.records import Attribution, Report, Span

CITE = frozenset({"citing", "quoting"})
QUOTE = frozenset({"cite", "quote"})
# "A letter seen by the agency": whoever saw it passes it on.
PASSED = frozenset(
    "see obtain review view quote cite carry examine hear publish report broadcast air".split()
)
BRIEFED = frozenset({"brief", "inform", "tell", "notify"})
# "Lists drawn up by neighbours": these make what is cited.
DRAWN = frozenset("draw compile collect gather supply provide prepare write keep give leak".split())
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
SHOWS = frozenset({"show", "podcast", "program", "programme", "hour", "newscast"})


def objects(verb: Token) -> Iterator[Token]:
    """What a verb or a preposition governs."""
    for child in verb.children:
        if child.dep_ in {"dobj", "pobj"}:
            yield child


def agent(verb: Token) -> Token | None:
    """Z of "seen by Z"."""
    for child in verb.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


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
    # "State television", "Belarusian media": named by whose they are.
    return head.lower_ in WHOSE and any(c.dep_ in {"amod", "compound"} for c in head.children)


class Passing:
    """Finds the chain of one attribution of a report."""

    def __init__(self, report: Report, doc: Doc, cues: Cues) -> None:
        self._report = report
        self._doc = doc
        self._cues = cues
        self._own = _plain(report.outlet or "")

    def resolve(self, attribution: Attribution) -> Attribution:
        """The attribution with its origin as `source` and those between in `via`."""
        cue = tokens_of(self._doc, attribution.cue)
        source = tokens_of(self._doc, attribution.source)
        head = head_of(source)
        if not cue or head is None:
            return attribution
        inside = {t.i for t in source}
        content = {t.i for t in tokens_of(self._doc, attribution.content)}
        via = [self._np(h) for h in self._media(cue, inside, content)]
        origin = attribution.source
        for verb in source:
            bearer = agent(verb)
            if verb.lemma_ in PASSED and verb.tag_ == "VBN" and bearer is not None:
                via = [self._np(bearer)]
                origin = (self._span([t for t in source if t.i < verb.left_edge.i] or source),)
        line = [head]
        quoted = [o for t in cue if t.lemma_ in QUOTE and t.tag_ != "VBN" for o in objects(t)]
        line += [o for o in quoted if can_speak(o) and o.i not in content][:1]
        if cue[0].lower_ not in CITE and len(line) == 1:
            named = self._cited(cue, content)
            if named is not None and named.i not in inside:
                line.append(named)
        line += [h for h in behind(line[-1]) if h not in line]
        if len(line) > 1:
            first = self._np(head) if line[1].i in inside else attribution.source[0]
            via += [first, *(self._np(h) for h in line[1:-1])]
            origin = (self._np(line[-1]),)
        if not via:
            return attribution
        # The words that name the origin are no part of what it said, whatever the tagger took.
        told = tuple(c for c in attribution.content if not any(o.holds(c) for o in origin))
        return replace(
            attribution, source=origin, via=tuple(via), content=told or attribution.content
        )

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
        return attribution.content[0].start in origins or citable(head)

    def _media(self, cue: Sequence[Token], source: set[int], content: set[int]) -> list[Token]:
        """The head of the medium that the sentence names as told, at most one."""
        found: list[Token] = []
        for token in cue:
            if token.lemma_ in TOLD:
                for told in (c for c in token.children if c.dep_ in {"dobj", "dative"}):
                    found += self._names(told)
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
            and outlet(noun, self._cues)
            and not (self._own and _plain(self._np(noun).text) in self._own)
        ][:1]

    def _talks(self, prep: Token) -> Iterator[Token]:
        """Nouns that may be the medium: of "in a talk with Z", "on Z", "in a Z interview"."""
        for noun in (c for c in prep.children if c.dep_ == "pobj"):
            if noun.lemma_.lower() not in TALKS:
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

    @staticmethod
    def _names(noun: Token) -> Iterator[Token]:
        """A noun, what it is called ("the network Channel 4") and whose it is ("the BBC's Today")."""
        named = [c for c in noun.children if c.dep_ in {"appos", "poss"} and c.pos_ == "PROPN"]
        yield from (*named, noun)

    def _cited(self, cue: Sequence[Token], banned: set[int]) -> Token | None:
        """The head of Y in "X said, citing Y"."""
        marks = {t.i for t in cue}
        for token in cue[0].sent:
            if token.lower_ not in CITE or token.i in banned:
                continue
            head = token.head
            for _ in range(3):
                if head.i in marks or head.head.i == head.i:
                    break
                head = head.head
            # "The paper reported, quoting ..." is parsed with the quoting under what it reported.
            beside = token.i - 2 in marks and token.nbor(-1).text == ","
            if token.i not in marks and head.i not in marks and not beside:
                continue
            named = next((o for o in objects(token) if citable(o)), None)
            if named is not None:
                return named
        return None

    def _span(self, tokens: Sequence[Token]) -> Span:
        return self._report.cut(*stretch(self._doc, tokens))

    def _np(self, head: Token) -> Span:
        return self._span(phrase(head))


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s")
