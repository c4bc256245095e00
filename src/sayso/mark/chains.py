"""Chains of sources: who passes on what whom said.

Two things happen here. A source that itself names where it has its knowledge from ("the paper,
citing the ministry"; "a letter seen by the agency"; "told the broadcaster") becomes `via`, and the
origin `source`. And attributions that stand in another's content ("the mayor said that the police
believe ...") are added, with `inside` and the `via` that leads to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.data.cues import Cues
from sayso.mark.clauses import below, forms, stretch, subject, tokens_of
from sayso.records import Attribution, Reading, Report, Span, Step, ident

CITE = frozenset({"citing", "quoting"})
QUOTE = frozenset({"cite", "quote"})
# "a letter seen by the agency": whoever saw it passes it on.
PASSED = frozenset("see obtain review view quote cite carry examine hear".split())
BRIEFED = frozenset({"brief", "inform", "tell", "notify"})
TOLD = frozenset({"tell", "inform"})
TALKS = frozenset({"interview", "comment", "remark", "briefing", "conversation", "call"})
PEOPLE = frozenset({"PERSON", "ORG", "NORP", "GPE"})
# Nouns of those who can know something and say it.
SPEAKERS = frozenset(
    "adviser advisor agency aide ally ambassador analyst army attorney authority board broadcaster "
    "captain charity chief coastguard colleague commander commission commissioner committee company "
    "council court department deputy diplomat director doctor economist employee engineer executive "
    "expert eyewitness firm force government guard governor group hospital insider inspector "
    "intelligence investigator "
    "judge lawmaker lawyer leader legislator mayor medic member military minister ministry mp navy "
    "network newspaper nurse observatory office officer official operator organisation organization "
    "paper paramedic parliamentarian party pilot police policeman politician "
    "president prosecutor regulator relative report reporter representative researcher resident "
    "scientist secretary senator service soldier source specialist spokesman spokesperson "
    "spokeswoman staff statement survivor team trader union utility victim villager watchdog witness "
    "worker".split()
)
# What one can cite in place of somebody.
CITABLE = frozenset(
    "document email figure filing footage letter memo record report statement".split()
)
PERSONS = frozenset({"person", "people", "source", "man", "woman"})
NOUN_PARTS = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "case", "quantmod"})
SAYING = frozenset(
    {"assert", "confirm", "acknowledge", "deny", "assess", "predict", "warn", "accuse"}
)
# Beliefs that one can report of another; "realize" and "hear" tell of the world, not of a source.
BELIEVING = frozenset("believe think suspect doubt expect fear estimate".split())
# "If they say", "could tell": nothing has been said.
UNREAL = frozenset("to can could must should would will may might ll 'll ’ll".split())
SWEEPING = frozenset("every any no most each".split())


def phrase(head: Token) -> list[Token]:
    """The noun phrase of a head without relative clauses and appositions, "of ..." kept."""
    kept = {head.i}
    owner = {t.i for c in head.children if c.dep_ == "case" for t in below(c)}
    for child in head.children:
        if child.i in owner:
            continue
        if (
            child.dep_ in NOUN_PARTS
            or (child.dep_ == "prep" and child.lower_ in {"of", "at", "in"})
            or (child.lower_ == "by" and child.dep_ == "prep" and head.lemma_.lower() in CITABLE)
            or (child.dep_ in {"cc", "conj"} and head.pos_ != "VERB")
        ):
            kept.update(t.i for t in below(child))
    # The stretch around the head without gaps: what lies behind a gap belongs to something else.
    low = high = head.i
    while low - 1 in kept:
        low -= 1
    while high + 1 in kept:
        high += 1
    return list(head.doc[low : high + 1])


def can_speak(head: Token) -> bool:
    """Whether a noun names somebody who can say or believe something."""
    if head.ent_type_ in PEOPLE:
        return True
    return head.pos_ == "NOUN" and any(f in SPEAKERS for f in forms(head))


def _objects(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"dobj", "pobj"}:
            yield child


def _agent(verb: Token) -> Token | None:
    """Z of "seen by Z"."""
    for child in verb.children:
        if child.dep_ in {"agent", "prep"} and child.lower_ == "by":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _clauses_on(head: Token) -> Iterator[Token]:
    """Verbs of the relative and participial clauses on a noun or one of its appositions."""
    for child in head.children:
        if child.dep_ in {"relcl", "acl"}:
            yield child
        elif child.dep_ == "appos":
            yield from (c for c in child.children if c.dep_ in {"relcl", "acl"})


def _behind(head: Token) -> list[Token]:
    """The heads of those from whom a source has it, nearest first: [briefer, its briefer, ...]."""
    out: list[Token] = []
    for _ in range(4):  # longer chains are not told in one sentence
        following: Token | None = None
        for verb in _clauses_on(head):
            if verb.lemma_ in BRIEFED and verb.tag_ == "VBN":
                following = _agent(verb)
            elif verb.lemma_ in QUOTE and verb.tag_ != "VBN":
                following = next(_objects(verb), None)
            if following is not None and can_speak(following):
                break
            following = None
        if following is None or following in out:
            break
        out.append(following)
        head = following
    return out


def _is_outlet(head: Token, cues: Cues) -> bool:
    words = [t.lower_ for t in phrase(head) if t.pos_ == "PROPN" or t.lower_ in cues.media]
    if head.pos_ != "PROPN" and head.lower_ not in cues.media:
        return False
    return any(w in cues.outlets for w in words) or (
        head.pos_ == "PROPN" and any(w in cues.media for w in words)
    )


class _Chains:
    """Finds the chain of one attribution. Holds what all attributions of a report share."""

    def __init__(self, report: Report, doc: Doc, cues: Cues) -> None:
        self.report = report
        self.doc = doc
        self.cues = cues

    def span(self, tokens: Sequence[Token]) -> Span:
        return self.report.cut(*stretch(self.doc, tokens))

    def np(self, head: Token) -> Span:
        return self.span(phrase(head))

    def passers(self, cue: Sequence[Token], source: Sequence[Token]) -> list[Token]:
        """Heads of the media that the cue or the source names as having passed it on."""
        found: list[Token] = []
        for token in cue:
            if token.lemma_ in TOLD:
                found += [c for c in token.children if c.dep_ in {"dobj", "dative"}]
            if token.lemma_ in QUOTE and token.tag_ == "VBN":
                agent = _agent(token)
                if agent is not None:
                    return [agent]
            for child in token.children:  # "said in an interview with Z", "told Z" in the passive
                if child.dep_ == "prep":
                    for noun in (c for c in child.children if c.dep_ == "pobj"):
                        found += [noun]
                        if noun.lemma_ in TALKS:
                            found += [
                                c
                                for p in noun.children
                                if p.dep_ == "prep" and p.lower_ in {"with", "to"}
                                for c in p.children
                                if c.dep_ == "pobj"
                            ]
        own = self.report.outlet.lower() if self.report.outlet else ""
        inside = {t.i for t in source}
        return [
            h
            for h in found
            if h.i not in inside
            and _is_outlet(h, self.cues)
            and not (own and self.np(h).text.lower().removeprefix("the ") in own)
        ][:1]

    @staticmethod
    def citable(head: Token) -> bool:
        """Whether "citing" this names a source, not a reason ("citing the cost")."""
        return can_speak(head) or head.lemma_.lower() in CITABLE or head.lemma_ in PERSONS

    def cited(self, cue: Sequence[Token], banned: set[int]) -> Token | None:
        """The head of Y in "X said, citing Y"."""
        marks = {t.i for t in cue}
        sent = cue[0].sent
        for token in sent:
            if token.lower_ not in CITE or token.i in banned:
                continue
            head = token.head
            for _ in range(3):
                if head.i in marks or head.head.i == head.i:
                    break
                head = head.head
            if token.i not in marks and head.i not in marks:
                continue
            named = next((o for o in _objects(token) if self.citable(o)), None)
            if named is not None:
                return named
        return None

    def resolve(self, attribution: Attribution) -> Attribution:
        """The attribution with its origin as `source` and those between in `via`."""
        cue = tokens_of(self.doc, attribution.cue)
        source = tokens_of(self.doc, attribution.source)
        if not cue or not source:
            return attribution
        inside = {t.i for t in source}
        head = next((t for t in source if t.head.i not in inside or t.head.i == t.i), source[0])
        content = {t.i for t in tokens_of(self.doc, attribution.content)}
        via: list[Span] = [self.np(h) for h in self.passers(cue, source)]
        origin = attribution.source
        for verb in source:
            agent = _agent(verb)
            if verb.lemma_ in PASSED and verb.tag_ == "VBN" and agent is not None:
                via = [self.np(agent)]
                origin = (self.span([t for t in source if t.i < verb.left_edge.i] or source),)
        line = [head]
        quoted = [o for t in cue if t.lemma_ in QUOTE and t.tag_ != "VBN" for o in _objects(t)]
        line += [o for o in quoted if can_speak(o) and o.i not in content][:1]
        if cue[0].lower_ not in CITE and len(line) == 1:
            named = self.cited(cue, content)
            if named is not None and named.i not in inside:
                line.append(named)
        line += [h for h in _behind(line[-1]) if h not in line]
        if len(line) > 1:
            first = self.np(head) if line[1].i in inside else attribution.source[0]
            via += [first, *(self.np(h) for h in line[1:-1])]
            origin = (self.np(line[-1]),)
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
        cue = tokens_of(self.doc, attribution.cue)
        content = tokens_of(self.doc, attribution.content)
        if not cue or not content or cue[-1].lower_ not in CITE:
            return False
        if any("VerbForm=Fin" in str(t.morph) for t in content):
            return False
        marks = {t.i for t in content}
        head = next((t for t in content if t.head.i not in marks), content[0])
        start = attribution.content[0].start
        known = self.citable(head)
        return start in origins or known

    def inner(self, attribution: Attribution) -> Iterator[Attribution]:
        """Attributions that stand in the content of one."""
        tokens = tokens_of(self.doc, attribution.content)
        inside = {t.i for t in tokens}
        for verb in tokens:
            if verb.lower_ == "according" and verb.i + 1 < len(self.doc):
                yield from self._according(attribution, verb, inside)
            if verb.pos_ != "VERB":
                continue
            kinds = [
                c
                for f in forms(verb)[:1]
                for c in self.cues.starts.get(f, ())
                if len(c.lemmas) == 1
            ]
            if not kinds or kinds[0].stance not in SAYING:
                continue
            if kinds[0].manner != "speech" and verb.lemma_ not in BELIEVING | {"find"}:
                continue
            actor = subject(verb)
            clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
            if actor is None or clause is None or clause.pos_ not in {"VERB", "AUX"}:
                continue
            if actor.i not in inside or not can_speak(actor) or clause.i < verb.i:
                continue
            said = [t for t in below(clause) if t.i > verb.i and t.i in inside]
            if len(said) < 3 or actor.dep_ == "nsubjpass":
                continue
            if any(c.dep_ == "aux" and c.lower_ in UNREAL for c in verb.children) or any(
                c.dep_ == "mark" and c.lower_ != "that" for c in verb.children
            ):
                continue
            if actor.ent_type_ == "NORP" or any(c.lower_ in SWEEPING for c in actor.children):
                continue
            auxiliaries = [c for c in verb.children if c.dep_ in {"aux", "neg"} and c.i < verb.i]
            cue = self.span([*auxiliaries, verb])
            if cue.end <= self.np(actor).start or self.np(actor).end > cue.start:
                continue
            yield self._added(attribution, self.np(actor), cue, self.span(said))

    def _according(
        self, outer: Attribution, word: Token, inside: set[int]
    ) -> Iterator[Attribution]:
        to = self.doc[word.i + 1]
        named = next((c for c in to.children if c.dep_ == "pobj"), None)
        if to.lower_ != "to" or named is None or named.i not in inside:
            return
        who = self.np(named)
        low, high = word.sent.start_char, word.sent.end_char
        spans = []
        for piece in outer.content:
            start, end = max(low, piece.start), min(high, piece.end)
            for a, b in ((start, min(end, word.idx)), (max(start, who.end), end)):
                words = [t for t in self.doc[word.sent.start : word.sent.end] if a <= t.idx < b]
                if any(not t.is_punct for t in words):
                    spans.append(self.span(words))
        if sum(s.text.count(" ") + 1 for s in spans) > 2:
            yield self._added(outer, who, self.report.cut(word.idx, to.idx + 2), *spans)

    def _added(self, outer: Attribution, source: Span, cue: Span, *content: Span) -> Attribution:
        name = ident("attribution", self.report.id, source.start, cue.start, content[0].start)
        return Attribution(
            name,
            self.report.id,
            (source,),
            (cue,),
            content,
            via=(*outer.via, *outer.source[:1]),
            inside=outer.id,
        )


def run(
    report: Report, doc: Doc, reading: Reading, *, cues: Cues
) -> dict[str, tuple[Attribution, ...]]:
    """Resolve chains and add what stands in contents, in order of the text."""
    chains = _Chains(report, doc, cues)
    out: list[Attribution] = []
    taken = {s.start for a in reading.attributions for s in a.cue}
    resolved = [chains.resolve(given) for given in reading.attributions]
    origins = {s.start for a in resolved for s in a.source}
    for attribution in resolved:
        if chains.names_source(attribution, origins):
            continue
        out.append(attribution)
        holders = [attribution]
        for found in chains.inner(attribution):
            if found.cue[0].start in taken:
                continue
            taken.add(found.cue[0].start)
            holder = next(
                (h for h in reversed(holders) if any(s.holds(found.cue[0]) for s in h.content)),
                attribution,
            )
            found = replace(found, via=(*holder.via, *holder.source[:1]), inside=holder.id)
            holders.append(found)
            out.append(found)
    return {"attributions": tuple(out)}


STEP = Step("chains", run, needs=("attributions",), gives=("attributions.via",), uses=("cues",))
