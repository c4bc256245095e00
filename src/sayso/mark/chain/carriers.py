"""Who stands between: "X, quoted by Z, said", "according to X, Z reports", "a letter seen by Z"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from sayso.mark.chain.grounds import VIEWS, author
from sayso.mark.chain.media import PASSED, Media
from sayso.mark.chain.who import CITABLE, Who, agent, can_speak, citable, written
from sayso.mark.clauses import among

# Done to somebody, these pass on what he says: "a baker interviewed by the paper".
QUOTED = frozenset({"cite", "quote", "interview"})
# "A report leaked to the Herald": to a medium.
_HANDED = frozenset({"leak", "send", "hand", "pass", "show", "provide", "supply"})
SAYING = frozenset({"say", "report", "write", "add", "tell", "claim", "note"})
_SAYS = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSE = 6  # words between a verb of saying and its subject in a short clause


def clauses_on(head: Token) -> Iterator[Token]:
    """Verbs of the relative and participial clauses on a noun or one of its appositions."""
    for child in head.children:
        if child.dep_ in {"relcl", "acl"}:
            yield child
        elif child.dep_ == "appos":
            yield from (c for c in child.children if c.dep_ in {"relcl", "acl"})


class Carriers:
    """Finds who passes on the words of a source, from the grammar around it."""

    def __init__(self, who: Who, media: Media) -> None:
        self._who = who
        self._media = media

    def frame(self, cue: Sequence[Token], source: set[int], content: set[int]) -> Token | None:
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

    @staticmethod
    def misled(cue: Sequence[Token], head: Token, content: set[int]) -> Token | None:
        """The X of "according to X" where that was taken for something said."""
        to = next((t for t in cue if t.lower_ == "to" and t.head.lower_ == "according"), None)
        named = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
        return named if named is not None and named.i in content and named.i != head.i else None

    def shown(self, head: Token) -> Token | None:
        """Z of "findings described to Z by Y", where Y is `head`."""
        verb = head.head.head
        if head.dep_ != "pobj" or head.head.lower_ != "by" or verb.tag_ != "VBN":
            return None
        for child in verb.children:
            if child.lower_ == "to" and child.dep_ in {"prep", "dative"}:
                named = next((c for c in child.children if c.dep_ == "pobj"), None)
                if named is not None and (self._media.outlet(named) or self._media.bare(named)):
                    return named
        return None

    def met(self, head: Token, cue: Sequence[Token]) -> Token | None:
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
        return named if named is not None and self._media.outlet(named) else None

    def quoted_by(self, head: Token, cue: Sequence[Token]) -> Token | None:
        """X of "X, quoted by Z, said", where Z is `head`."""
        verb = head.head.head
        if head.dep_ != "pobj" or head.head.lower_ != "by" or verb.dep_ not in {"acl", "relcl"}:
            return None
        owner = verb.head
        subject = owner.dep_ in {"nsubj", "nsubjpass"} and owner.head in cue
        subject = subject or (owner.dep_ == "pobj" and owner.head in cue)
        return owner if subject and self.bearer(verb, owner, set()) == head else None

    def bearer(self, verb: Token, head: Token, source: set[int]) -> Token | None:
        """Z of "a letter seen by Z", "a statement read out on Z"."""
        if verb.tag_ == "VBN" and verb.dep_ == "relcl" and among(verb, PASSED):
            copy = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
            which = copy is not None and any(t.lower_ == "which" for t in copy.subtree)
            return agent(verb) if which and copy is not None and copy.lower_ == "copy" else None
        # In a source, a verb in the past is a participle that the tagger took for a predicate.
        tags = {"VBN", "VBD"} if verb.i in source else {"VBN"}
        leads = {"to"} if among(verb, _HANDED) else {"on", "in"}
        if verb.tag_ not in tags or verb.dep_ == "relcl" or not among(verb, PASSED | _HANDED):
            return None
        bearer = agent(verb) if among(verb, PASSED) else None
        if bearer is None:
            for child in verb.children:
                if child.lower_ in leads and child.dep_ == "prep":
                    on = next((c for c in child.children if c.dep_ == "pobj"), None)
                    bearer = on if on is not None and self._media.outlet(on) else bearer
        paper = written(head) or head.lemma_.lower() in CITABLE
        if bearer is None or not (paper or among(verb, QUOTED) or self._media.outlet(bearer)):
            return None
        return bearer

    def beside(
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
            if self._media.outlet(named) or named.i > at:
                return named, True
            if (can_speak(named) or self._who.somebody(named)) and named.i < at:
                return named, False
        return None

    @staticmethod
    def carried(noun: Token) -> Iterator[Token]:
        """The verbs of "the rebels' claim, carried by Z" and "the rebels' claim was carried by Z"."""
        yield from clauses_on(noun)
        if noun.dep_ == "nsubjpass":
            yield noun.head

    def given_out(self, cue: Sequence[Token], source: set[int], content: set[int]) -> list[Token]:
        """Y of "Z carried a statement from Y, which said"."""
        things = [c for t in cue if t.pos_ == "VERB" for c in t.children if c.i not in content]
        for token in dict.fromkeys((*cue, *things)):
            if token.pos_ == "NOUN" and token.dep_ == "dobj" and written(token):
                owner = author(token, self._who, led=True)
                if owner is not None and owner.i not in source | content:
                    return [owner]
        return []


def hearer(head: Token, cue: Sequence[Token]) -> Token | None:
    """Z of "Z hears from X that P", where X is `head`."""
    verb = head.head.head
    if head.dep_ != "pobj" or head.head.lower_ != "from" or verb not in cue:
        return None
    if not among(verb, frozenset({"hear", "learn", "understand", "know"})):
        return None
    named = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return named if named is not None and named.lower_ not in {"i", "we", "you"} else None
