"""What is claimed: the propositions in the contents of attributions, and answers to others."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.join.point import clauses, words
from sayso.join.point.claim import GENUINE, SIDES, TENTATIVE, Claim
from sayso.join.point.features import Features
from sayso.join.point.likeness import deeds
from sayso.join.point.passed_on import told_by_itself
from sayso.records import Attribution, PositionStance, Reading, Span, cue_denies

# "They were on leave and had taken no part": two propositions, of which the second is a denial.
_AND_THAT = re.compile(
    r",?\s+(?:and|but)\s+(?=that\b|(?:(?:it|they|he|she|we)\s+)?(?:had|has|have|was|were|is|are|did|does|"
    r"do|could|would|will|can)(?:n['’]t|\s+(?:not|no|never)|\s+\w+\s+(?:no|not|never))\b)",
    re.IGNORECASE,
)
# What is asked is no proposition: "why the alarm failed" can be neither affirmed nor denied.
_QUESTION = re.compile(
    r"^\W*(?:whether|if|why|how|what|when|where|who|whom|whose|which)\b", re.IGNORECASE
)
# "Nobody came" tells of what did not happen, "nobody was hurt" denies that somebody was.
_NOBODY_DID = re.compile(
    r"^\W*(?:nobody|no[- ]one)\s+(?!(?:was|were|is|are|has|have|had|did|does|will|would|can|could)\b)",
    re.IGNORECASE,
)
# "We can't", "I would not": what somebody will not do denies nothing that another told.
_UNWILLING = re.compile(
    r"\b(?:can|will|would|could|should)(?:\s+not|not|n['’]t)\b|\b(?:ca|wo)n['’]t\b", re.IGNORECASE
)
_ASKS = re.compile(r"\?\W*$")
_WHETHER = re.compile(r"^\W*(?:whether|if)\s+", re.IGNORECASE)
_SPLIT = re.compile(
    rf",?\s+(?:and|or|nor)\s+(?=(?:(?:any|the|all)\s+)?(?:{words.SAYING}\b|that\b|having\b|being\b))",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:,|\s|\band|\bor|\bnor)+$")
# Bare nouns of moods and thoughts: who rejects "the fear" answers no statement of fact.
_MOOD = re.compile(
    r"^(?:the|these|those|such|any|all|its|their|his|her)?\s*(?:fears?|concerns?|worries|"
    r"criticisms?|complaints?|ideas?|notions?|speculation|calls?|demands?|requests?)[.,;]?$",
    re.IGNORECASE,
)
# Who will not confirm or discuss a claim takes a side on it, who does not publish one does not.
_TAKES_UP = re.compile(
    r"\b(?:confirm|comment|discuss|respond|answer|address|den[yi])", re.IGNORECASE
)
# "A spill of more than nine barrels counts as major": a rule, whoever explains it.
_RULE = re.compile(
    r"^(?:that\s+)?(?:under\b[^,]{1,40},?\s+)?an?\s[^.;]{1,80}?\b(?:counts? as|qualif(?:y|ies) as|"
    r"constitutes?|carries a|is punishable|is (?:considered|defined as|classed as))\b",
    re.IGNORECASE,
)

# Who confirms or repeats "the report" takes a side on it; who publishes or welcomes it does not.
_UPHOLDS = re.compile(
    r"\b(?:confirm|acknowledg|admit|conced|st(?:an|oo)d\w* by|back|repeat|endors|accept|uph[eo]ld|"
    r"maintain|corroborat|agree|verif)",
    re.IGNORECASE,
)
_ITS_OWN = re.compile(r"^(?:its|his|her|their|our|my)\b", re.IGNORECASE)
# Who refuses to tell takes a side on what it will not tell, who refuses to act does not.
_TO_SAY = re.compile(
    r"^to\s+(?:say|tell|reveal|disclose|specify|explain|state)\s+(?:\w+\s+)?(?=whether|if|why|how|what|"
    r"when|where|who|which)",
    re.IGNORECASE,
)
_WILL_NOT_ACT = re.compile(
    r"^to\s+(?!say|tell|reveal|disclose|give|name|identify|confirm|discuss|specify|explain|den)",
    re.IGNORECASE,
)
# "Has no intention of closing the border" denies that it will be closed.
_NO_PLAN = re.compile(
    r"^[^,;:]{0,80}?\b(?:has|have|had)\s+no\s+(?P<plan>(?:intentions?|plans?)\s+(?:of|to|for)\s+)",
    re.IGNORECASE,
)
# "There is no fever in the port" denies a fever in the port; that there is no doubt denies nothing.
_THERE_IS_NO = re.compile(
    r"^(?:that\s+)?[“\"]?there\s+(?:is|are|was|were|(?:has|have|had)\s+been)\s+(?:no|not\s+any|"
    r"not(?=\s+\d))\s+(?!doubt|question|need|reason|way|point|chance|evidence|sign|indication|proof|time|"
    r"excuse|room|place|such|alternative|choice|one\b|substitute|hope|limit|end\b|better|greater|more\b|"
    r"longer|secret|denying)",
    re.IGNORECASE,
)
# "Has never accused" says nothing of what it does not accuse of.
_REFRAINS = re.compile(r"\b(?:not(?!\s+only)|never|n['’]t)\b", re.IGNORECASE)
# Only who admits, confirms or lays it to somebody says that a thing named by a noun is so: "his use
# of the fund" is in the words of those as well who speak about it.
_NAMED = frozenset({"confirm", "acknowledge", "accuse"})
# "We told you that" before what was told.
_SAID_THAT = re.compile(
    r"^[^.;:]{0,60}?\b(?:said|told|claimed|insisted|stated|maintained|assured|announced|reported)\b"
    r"(?:\s+[\w’']+){0,3}?\s+that\s+",
    re.IGNORECASE,
)
# "I was told the pier had sunk and I repeated it", before words that take it back.
_REPEATED = re.compile(
    r"^\W*(?:I|we|he|she|they)\s+(?:(?:had|have)\s+)?(?:(?:was|were|been)\s+(?:wrongly\s+)?told|said|told\s+\w+|claimed|wrote|"
    r"insisted|maintained|stated|reported|repeated)\s+(?:on\s+\w+\s+)?(?:that\s+)?(?!what\b|it\b|so\b|otherwise\b)",
    re.IGNORECASE,
)
# "No longer believes that the barge sank": it takes back what it said.
_NO_LONGER = re.compile(
    r"^[^,;:]{0,60}?\bno\s+longer\s+(?:believ|think|thought|maintain|claim|say|said|insist|assert|held|hold|suspect|suppos)\w*\s+"
    r"(?:that\s+)?",
    re.IGNORECASE,
)
# What somebody wants to be is not told to be so.
_WISHES = re.compile(
    r"\b(?:wants?|wanted|wish(?:es|ed)?|desires?|desired|longs|longed)\W*\Z", re.IGNORECASE
)
# A denial in so few words is told in full by somebody else.
FEW = 6


def claims(
    attribution: Attribution, reading: Reading, features: Features, by: tuple[str, ...]
) -> list[Claim]:
    """The propositions of an attribution's content, by the actors `by` who tell it.

    One a sentence, and each of those that a denial strings together ("denied the deal, or reports
    of troops").
    """
    cue = " ".join(span.text for span in attribution.cue)
    if _WISHES.search(cue):
        return []
    if clauses.of_law(attribution, cue):
        return []
    if SIDES[attribution.stance] == "affirm" and _REFRAINS.search(cue):
        return []
    told = _Content(attribution, reading, features, by, cue).claims()
    return [c for c in told if c.whole or c.side != "affirm" or attribution.stance in _NAMED]


class _Content:
    """One attribution's content, taken apart."""

    def __init__(
        self,
        attribution: Attribution,
        reading: Reading,
        features: Features,
        by: tuple[str, ...],
        cue: str,
    ) -> None:
        self.attribution, self.features, self.by, self.cue = attribution, features, by, cue
        self.sentences = reading.sentences
        self.pieces = told_by_itself(attribution, reading, features)
        self.torn = clauses.torn(self.pieces, reading.sentences)
        self.about = frozenset(
            f for actor in by for f in (features.actor(actor), *features.home(actor))
        )
        self.side = SIDES[attribution.stance]
        self.back = words.takes_back(self._before(reading) + cue) and self.side in (
            "affirm",
            "deny",
        )
        if self.back:
            self.side = "deny"
        elif self.side == "deny" and not cue_denies(cue):
            self.side = "affirm"  # the content denies, not the cue
        elif self.side == "doubt" and cue_denies(cue):
            self.side = "deny"

    def _before(self, reading: Reading) -> str:
        """The words right before the cue: "took back its" before "claim"."""
        cue = self.attribution.cue[:1]
        near = clauses.within(reading.sentences, cue[0].start, cue[0].end) if cue else ()
        for sentence in near:
            if sentence.holds(cue[0]):
                return " ".join(sentence.text[: cue[0].start - sentence.start].split()[-3:]) + " "
        return ""

    def claims(self) -> list[Claim]:
        """All claims of the content, in order of the text."""
        found: list[Claim] = []
        back = any(words.taken_back(piece.text) for piece in self.pieces)
        self.back = self.back or back
        for number, piece in enumerate(self.pieces):
            if back and words.taken_back(piece.text):
                if not any(p.text.startswith("that ") for p in self.pieces[number + 1 :]):
                    about = words.back_about(piece.text)
                    topic = clauses.part(piece, *about) if about else None
                    found.append(self._answer(piece, "deny", topic, own=True))
                continue
            side: PositionStance = "deny" if back and piece.text.startswith("that ") else self.side
            if number in self.torn:
                continue  # told with the rest of its sentence
            denied = side == "affirm" and (
                self._denied_next(number) or (back and bool(_REPEATED.match(piece.text)))
            )
            if denied:
                side = "deny"
                said = _SAID_THAT.match(piece.text) or _REPEATED.match(piece.text)
                piece = clauses.part(piece, said.end() if said else 0, len(piece.text)) or piece
            borders = _AND_THAT if side == "affirm" else _SPLIT
            starts = [0, *(match.end() for match in borders.finditer(piece.text))]
            for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True):
                text = _TAIL.sub("", piece.text[start:end])
                span = clauses.part(piece, start, start + len(text))
                if span is not None:
                    made = self._claim(span, piece, side, number)
                    if denied:
                        made = [replace(claim, turns=True) for claim in made]
                    found += [self._with_subject(claim, piece) for claim in made] if start else made
        if not self.pieces or all(c.answer and not c.features for c in found):
            found += self._asked() or []
        return [self._turned(claim) for claim in found]

    def _turned(self, claim: Claim) -> Claim:
        """A claim with what its sentence owns to of the speaker's earlier words."""
        near = clauses.within(self.sentences, claim.span.start, claim.span.end)
        reverses = any(words.reverses(sentence.text) for sentence in near)
        if not reverses and not any(words.turns(sentence.text) for sentence in near):
            return claim
        return replace(claim, turns=True, reverses=reverses)

    def _denied_next(self, number: int) -> bool:
        """Whether the next sentence calls what this one tells untrue: "We said so. It was untrue"."""
        if number + 1 >= len(self.pieces):
            return False
        bare = self.pieces[number + 1].text.strip(words.EDGES)
        answer = words.verdict(bare, self.cue)
        return (
            answer is not None
            and answer.side == "deny"
            and words.points(bare[answer.start : answer.end])
        )

    def _with_subject(self, claim: Claim, piece: Span) -> Claim:
        """A second half with the actors that its sentence begins with, where it names none."""
        if claim.answer or any(feature.startswith("@") for feature in claim.features):
            return claim
        first = self.features.named(piece.start, claim.span.start)[:1]
        actors = frozenset(f for a in first for f in (self.features.actor(a),))
        return replace(claim, features=claim.features | actors)

    def _claim(self, span: Span, piece: Span, side: PositionStance, number: int) -> list[Claim]:
        text, bare = span.text, span.text.strip(words.EDGES)
        if not bare or _MOOD.match(bare) or _RULE.match(bare) or _ASKS.search(text):
            return []
        follows = number + 1 < len(self.pieces) and self.pieces[number + 1].text.startswith("that ")
        if side != "affirm" and follows and words.points_back(bare):
            return []  # "rejected a claim", and then its words
        offset = span.text.find(bare)
        answer = words.verdict(bare, self.cue) if side in ("affirm", "deny") else None
        if answer is None and side == "affirm":
            answer = words.dismissed(bare)
        proof = words.proves(bare) if answer is None and side in ("affirm", "deny") else None
        if proof is not None:
            thing = clauses.part(span, offset + proof.start, offset + proof.end)
            if thing is not None:
                return [self._genuine(span, thing, proof.side == "deny")]
        if answer is None and side in ("affirm", "doubt"):
            answer = words.unsure(bare)
        will_not_say = _TO_SAY.match(bare) if side == "decline" else None
        if will_not_say:
            said = clauses.part(span, offset + will_not_say.end(), len(text))
            return self._proposition(said, piece, side) if said is not None else []
        if side == "decline" and _WILL_NOT_ACT.match(bare) and not words.declined(bare):
            return []
        if answer is None and side == "decline":
            answer = words.declined(bare)
        if answer is not None:
            topic = clauses.part(span, offset + answer.start, offset + answer.end)
            itself = topic is not None and re.fullmatch(
                r"(?:it|this|that|they|these|those)", topic.text, re.IGNORECASE
            )
            if itself and number > 0:
                return []  # "There was nobody. That was not true": it answers its own words
            if answer.whole and topic is not None:
                return self._proposition(topic, piece, answer.side)
            if topic is not None and words.of_thing(topic.text):
                if answer.side in ("affirm", "deny") and self.side != "deny":
                    return [self._genuine(span, topic, answer.side == "deny")]
                return [
                    replace(c, features=c.features | GENUINE)
                    for c in [self._answer(span, answer.side, topic)]
                ]
            return [self._answer(span, answer.side, topic)]
        if side == "affirm" and words.same(bare):
            return [replace(self._answer(span, side), echoes=True)]
        if words.points_back(text) or words.of_figure(bare):
            takes = {"decline": _TAKES_UP, "affirm": _UPHOLDS}.get(side)
            if takes is not None and not takes.search(self.cue):
                return []
            if side == "affirm" and _ITS_OWN.match(bare):
                return []  # "stood by its figure": it has told that already
            topic = None if words.of_figure(bare) else span
            return [self._answer(span, side, topic, own=self.back)]
        return self._proposition(span, piece, side)

    def _proposition(self, span: Span, piece: Span, side: PositionStance) -> list[Claim]:
        text = span.text
        asks = bool(_QUESTION.match(text))
        whether = _WHETHER.match(text)
        if asks and (not whether or side in ("affirm", "deny")):
            return []
        if whether:
            span = clauses.part(span, whether.end(), len(text)) or span
        found: list[Claim] = []
        owner, end = words.lead(span.text)
        inner = clauses.part(span, end, len(span.text)) if end else span
        if inner is None:
            return []
        if owner and side != "affirm":
            found += self._owner(span, owner, inner)
        denies = clauses.negated(inner.text)
        absent = _THERE_IS_NO.match(inner.text) if side == "affirm" else None
        held = _NO_LONGER.match(inner.text) if side == "affirm" else None
        later = clauses.part(inner, held.end(), len(inner.text)) if held else None
        if later is not None:
            return [replace(c, turns=True) for c in self._proposition(later, piece, "deny")]
        planned = _NO_PLAN.match(inner.text) if side == "affirm" and not absent else None
        if planned:
            side, denies = "deny", False
        clause = inner
        start = absent.end() if absent else planned.start("plan") if planned else 0
        what = clauses.part(inner, start, len(inner.text)) if start > 0 else None
        if what is not None:
            side, denies = "deny", False
            end = next((m.start() for m in clauses.BORDER.finditer(what.text)), len(what.text))
            inner = clauses.part(what, 0, len(what.text[:end].rstrip(" ,.”\"’'"))) or what
        if denies or side == "deny":
            inner = clauses.first_clause(inner)
        core = clauses.without_aside(inner)
        told = self.features.of(clause if planned else core)
        short = len(inner.text.split()) <= FEW
        if (denies or side == "deny") and len(told) < 2 and short and not found:
            # "Nothing was hidden" denies what somebody else tells in full; "we can't" nothing.
            if side == "affirm" and (
                _UNWILLING.search(inner.text) or _NOBODY_DID.match(inner.text)
            ):
                return []
            both = denies and side == "deny"  # "We said that nobody came, and that was untrue"
            return [self._answer(inner, "affirm" if both else "deny", inner)]
        # "As baseless a claim", "he had spoken too early": of the answer, not of what it answers.
        torn = [
            self.pieces[n]
            for n, whole in self.torn.items()
            if side == "affirm" and self.pieces[whole].holds(inner)
        ]
        found.append(
            Claim(
                self.attribution,
                inner,
                told.union(*map(self.features.of, torn)),
                side,
                denies,
                False,
                self.about,
                self.features.figures(core),
                whole=side != "affirm"
                or clauses.is_sentence(piece.text, piece, self.attribution, self.cue),
                wide=self.features.wide(inner, self.by),
                by=self.by,
                own=self.back,
                exists=what is not None
                or (end > 0 and side == "deny" and not clauses.is_clause(inner.text)),
                tentative=self.attribution.stance in TENTATIVE
                and (what is not None or (side == "affirm" and not denies)),
            )
        )
        return found

    def _genuine(self, span: Span, thing: Span, false: bool) -> Claim:
        """That a thing is genuine, or negated that it is not: "the memo was a forgery"."""
        return Claim(
            self.attribution,
            span,
            self.features.of(thing) | GENUINE,
            "affirm",
            false,
            False,
            self.about,
            (),
            wide=self.features.wide(thing, self.by),
            by=self.by,
        )

    def _owner(self, span: Span, owner: int, inner: Span) -> list[Claim]:
        """What "the lawmaker's claim that" tells: the lawmaker says so."""
        who = self.features.owner(span.start, span.text[:owner])
        if who is None or who in self.by:
            return []
        about = frozenset({self.features.actor(who), *self.features.home(who)})
        return [
            Claim(
                self.attribution,
                inner,
                self.features.of(inner),
                "affirm",
                clauses.negated(inner.text),
                False,
                about,
                self.features.figures(inner),
                wide=self.features.wide(inner, ()),
                by=(who,),
                retold=True,
            )
        ]

    def _answer(
        self, span: Span, side: PositionStance, topic: Span | None = None, own: bool = False
    ) -> Claim:
        named = topic is not None and not words.nothing_named(topic.text)
        told = self.features.of(topic) if topic is not None and named else frozenset()
        if words.again(span.text):
            told = deeds(told)  # "it did not": whoever "it" is, that is no topic
        return Claim(
            self.attribution, span, told, side, False, True, self.about, (), by=self.by, own=own
        )

    def _asked(self) -> list[Claim]:
        """What "asked whether it had sunk, she would not say" answers."""
        if self.side not in ("deny", "doubt", "decline") or not self.attribution.cue:
            return []
        at = self.attribution.cue[0].start
        for sentence in clauses.within(self.sentences, at, at + 1):
            if sentence.start <= at < sentence.end:
                where = words.asked(sentence.text[: at - sentence.start])
                topic = clauses.part(sentence, *where) if where else None
                return self._proposition(topic, topic, self.side) if topic is not None else []
        return []
