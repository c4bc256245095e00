"""Media that are told something: "told the Herald", "in an interview with", "on Channel 4"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from sayso.data.cues import Cues
from sayso.mark.chain.who import SPEAKERS, Who, agent, phrase, written
from sayso.mark.clauses import among, stretch

# "A letter seen by the agency": whoever saw it passes it on.
PASSED = frozenset(
    "see obtain review view quote cite carry examine hear publish report broadcast air read post "
    "interview".split()
)
TOLD = frozenset({"tell", "inform"})
QUOTE = frozenset({"cite", "quote"})
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
SHOWS = frozenset({"show", "podcast", "program", "programme", "hour", "newscast"})


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
    kinds = cues.media | CHANNELS | SHOWS
    if head.dep_ == "appos" and head.head.lower_ in kinds and head.pos_ == "PROPN":
        return True  # "the television channel Roda"
    if head.pos_ == "PROPN":
        return any(w in cues.media or w in SHOWS for w in words)
    # "State television", "Belarusian media", "a news agency": named by whose they are.
    if head.lower_ in BODIES and any(c.lower_ in {"news", "press"} for c in head.children):
        return True
    return head.lower_ in WHOSE and any(c.dep_ in {"amod", "compound"} for c in head.children)


class Media:
    """Finds the media of one report; `own` is the outlet that prints it."""

    def __init__(self, doc: Doc, cues: Cues, who: Who, own: str | None) -> None:
        self._doc = doc
        self._cues = cues
        self._who = who
        self._own = _plain(own or "")

    def outlet(self, noun: Token) -> bool:
        """Whether a noun names a medium."""
        return outlet(noun, self._cues)

    def told(self, cue: Sequence[Token], source: set[int], content: set[int]) -> list[Token]:
        """The head of the medium that the sentence names as told, at most one."""
        found: list[Token] = []
        told: list[Token] = []
        above = [
            t.head for t in cue if t.dep_ == "advcl" and t.tag_ == "VBG" and t.head.pos_ == "VERB"
        ]
        for token in (*cue, *above):
            if token.lemma_ in TOLD and not any(c.dep_ == "auxpass" for c in token.children):
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
                or (noun in told and (self.bare(noun) or among(noun, PRIVATE)))
                or _programme(noun)
            )
            and not self._is_own(noun)
        ][:1]

    def bare(self, noun: Token) -> bool:
        """Whether a body without an article is told something: seldom another than a medium."""
        name = self._who.body(noun)
        if name is None or noun.pos_ != "PROPN" or noun.dep_ == "conj":
            return False
        start = noun.i - len(name.split()) + 1
        article = start > 0 and noun.doc[start - 1].lower_ in _ARTICLES
        kinds = {w.lower() for w in name.split()} & (SPEAKERS | {"house", "senate", "congress"})
        return not article and not kinds

    def _text(self, head: Token) -> str:
        start, end = stretch(self._doc, phrase(head))
        return self._doc.text[start:end]

    def _is_own(self, noun: Token) -> bool:
        """Whether it is the report's own outlet that was told."""
        return bool(self._own) and _plain(self._text(noun)) in self._own

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


def _programme(noun: Token) -> bool:
    """Whether it is whose programme somebody was on: "told Telemar's breakfast programme"."""
    return noun.dep_ == "poss" and noun.pos_ == "PROPN" and noun.head.lower_ in SHOWS


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s")
