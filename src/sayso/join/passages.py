"""Passages that reports share: found by runs of words, settled sentence by sentence.

Runs find the few reports that are worth comparing, so that no report is compared with all (the idea
of w-shingling: A. Z. Broder, "On the resemblance and containment of documents", 1997). Sentences
settle it, since a reworded copy keeps the order of its sentences' words but few long runs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from zlib import crc32

from rapidfuzz.distance import Indel

from sayso.records import Reading, Report, Span

# Runs of this many words find the candidates. Light rewording leaves few longer ones whole.
RUN = 4
# Of the runs of a long text one in so many is kept: that is enough to find it again.
SAMPLE = 4
# Texts with fewer runs keep all of them.
FEW = 160
# A run in more reports than this is a set phrase (a slogan, a legal formula) and proves nothing;
# leaving it out also keeps the work linear.
COMMON = 60
# A candidate holds this share of a report's runs, and at least so many of them.
LEAST_SHARE = 0.04
LEAST_RUNS = 2
# Candidates beyond this many, best first, are not looked at.
CANDIDATES = 12
# From this likeness on, two sentences are one: words in common, in order, against the mean length.
SAME = 0.62
# Shorter sentences ("He declined to comment.") are everybody's.
SHORT = 6
# From this likeness on, a sentence of its own words was taken over from the other, not told alike,
CLOSE = 0.7
# unless it is shorter: "Its error is four points either way."
LONG = 10
# What a quoted word counts against one of the report's own: two reporters of one speech share
# its quotations without copying each other.
QUOTED = 0.2

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
# Single marks, which are apostrophes too, must close.
_QUOTE = re.compile(
    r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|''(?:[^'\n]|'(?!'))*(?:''|$)"
    r"|(?<!\w)‘(?!\d)(?:[^’‘\n]|’(?=\w))*’|(?<![\w'])'(?!\d)(?=\w)(?:[^'\n]|'(?=\w)){1,400}'(?!\w)",
    re.MULTILINE,
)


@dataclass(frozen=True)  # without slots, for what is worked out once
class Sentence:
    """A sentence as its words without case; `own` are those outside of quotation marks."""

    span: Span
    words: tuple[str, ...]
    own: tuple[str, ...]

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that follow on each other."""
        return frozenset(zip(self.words, self.words[1:], strict=False))

    @cached_property
    def weight(self) -> float:
        """What the sentence weighs in the whole text, in words."""
        return len(self.own) + QUOTED * (len(self.words) - len(self.own))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands outside of quotation marks."""
        return Counter(self.own)

    def shared(self, other: Sentence, likeness: float) -> float:
        """How much of that weight stands in `other`, which is like it."""
        if len(self.own) == len(self.words):
            return self.weight * likeness
        kept = (self.counts & other.counts).total()
        return kept + QUOTED * (len(self.words) - len(self.own))


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of one report that stands in another, with their likeness (0 to 1)."""

    here: Span
    there: Span
    likeness: float


@dataclass(frozen=True, slots=True)
class Shared:
    """What one text has in common with another.

    `share` is the share (0 to 1) of its words that stand in sentences of the other, `taken` how many
    of them stand in the longer sentences that were taken over, each of these counted once.
    """

    share: float
    passages: tuple[Passage, ...]
    taken: float


@dataclass(frozen=True)  # without slots, for what is worked out once
class Text:
    """The sentences of a report, with what is looked up in them."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def by_words(self) -> dict[tuple[str, ...], Sentence]:
        """The first sentence of these words."""
        return {sentence.words: sentence for sentence in reversed(self.sentences)}

    @cached_property
    def where(self) -> dict[tuple[str, str], list[int]]:
        """The numbers of the sentences in which two words follow on each other."""
        return _where(enumerate(self.sentences))

    @cached_property
    def weight(self) -> float:
        """What all sentences weigh, in words."""
        return sum(sentence.weight for sentence in self.sentences)

    @cached_property
    def runs(self) -> frozenset[int]:
        """Hashes of the runs of words, of a long text's those that its hashing samples."""
        words = [word for sentence in self.sentences for word in sentence.words]
        every = [
            crc32(" ".join(words[i : i + RUN]).encode("utf-8", "surrogatepass"))
            for i in range(max(len(words) - RUN + 1, 0))
        ]
        return frozenset(every if len(every) <= FEW else (r for r in every if r % SAMPLE == 0))


def _where(sentences: Iterable[tuple[int, Sentence]]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = {}
    for number, sentence in sentences:
        for pair in sentence.pairs:
            found.setdefault(pair, []).append(number)
    return found


def told(report: Report, reading: Reading) -> Text:
    """The text of a report, quoted words weighing little; of one that is unread its paragraphs."""
    spans: Iterable[Span] = reading.sentences or (
        report.cut(match.start(), match.end()) for match in re.finditer(r"\S[^\n]*", report.text)
    )
    quoted = [match.span() for match in _QUOTE.finditer(report.text)]
    found, at = [], 0
    for span in spans:
        while at < len(quoted) and quoted[at][1] <= span.start:
            at += 1
        words, own, quote = [], [], at
        for match in _WORD.finditer(span.text):
            start = span.start + match.start()
            while quote < len(quoted) and quoted[quote][1] <= start:
                quote += 1
            inside = quote < len(quoted) and quoted[quote][0] <= start
            words.append(match.group().casefold())
            if not inside:
                own.append(words[-1])
        if words:
            found.append(Sentence(span, tuple(words), tuple(own)))
    return Text(tuple(found))


def candidates(texts: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Pairs (later, earlier) of texts, given by their runs, that share enough of these."""
    holders: dict[int, list[int]] = defaultdict(list)
    for number, mine in enumerate(texts):
        rare = [others for run in mine if len(others := holders[run]) < COMMON]
        together = Counter(chain.from_iterable(rare))
        for others in rare:
            others.append(number)
        near = [
            (-count, other)
            for other, count in together.items()
            if count >= max(LEAST_RUNS, LEAST_SHARE * min(len(mine), len(texts[other])))
        ]
        for _, other in sorted(near)[:CANDIDATES]:
            yield number, other


def compare(here: Text, there: Text) -> Shared:
    """What the text `here` has in common with `there`."""
    alike = dict(_alike(here, there))
    passages, shared = [], 0.0
    taken: dict[Span, float] = {}
    for number, sentence in enumerate(here.sentences):
        if number in alike:
            best, likeness = alike[number]
            passages.append(Passage(sentence.span, best.span, round(likeness, 3)))
            words = sentence.shared(best, likeness)
            shared += words
            if likeness >= CLOSE and len(sentence.own) >= LONG:
                taken[best.span] = words
    share = round(shared / here.weight, 3) if here.weight else 0.0
    return Shared(share, tuple(passages), round(sum(taken.values()), 1))


def _alike(here: Text, there: Text) -> Iterator[tuple[int, tuple[Sentence, float]]]:
    """By the number of a sentence of `here`, the one of `there` that is most like it, and how much."""
    # By the number of a sentence of `here`, how many pairs it has in common with each of `there`.
    near: dict[int, dict[int, int]] = {}
    for number, sentence in enumerate(here.sentences):
        if sentence.words in there.by_words and sentence.pairs:
            yield number, (there.by_words[sentence.words], 1.0)
        else:
            near[number] = {}
    if not near:
        return
    # Of a near copy few sentences are left, and their words are far fewer than the text's.
    whole = len(near) == len(here.sentences)
    where = here.where if whole else _where((n, here.sentences[n]) for n in near)
    for number, other in enumerate(there.sentences):
        for pair in other.pairs & where.keys():
            for mine in where[pair]:
                counts = near[mine]  # by hand: a Counter takes three times as long for so few
                counts[number] = counts.get(number, 0) + 1
    for mine, counts in near.items():
        sentence, best, likeness = here.sentences[mine], None, 0.0
        for number, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:3]:
            alike = Indel.normalized_similarity(sentence.words, there.sentences[number].words)
            if alike > likeness:
                best, likeness = there.sentences[number], alike
        least = SAME if len(sentence.words) >= SHORT else 1.0
        if best is not None and likeness >= least:
            yield mine, (best, likeness)
