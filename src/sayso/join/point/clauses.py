"""The clauses of a content: where they begin and end, and whether they deny."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from sayso.records import Attribution, Span

_NEGATION = re.compile(
    r"\b(?:not(?!\s+(?:only|just|merely|(?:been\s+)?(?:counted|counting|recorded|registered|entered|included|"
    r"disclosed|want\w*|wanna|wish|like))\b)|no(?!\s+(?:more|fewer|less|later|longer|doubt|matter|"
    r"reason|question|wonder|secret|need|choice|alternative|excuse|better|limit|end)\b)|never|"
    r"neither|nor|none|nothing|nobody|without|cannot|\w+n['’]t(?!\s+(?:want\w*|wanna|wish|like)\b))\b",
    re.IGNORECASE,
)
# What a law lays down holds of no case yet.
_LAW = re.compile(
    r"\b(?:laws?|acts?|codes?|constitutions?|treat(?:y|ies)|conventions?|statutes?|rules?|"
    r"regulations?|directives?)$",
    re.IGNORECASE,
)
# Signs of a finite verb, of which a proposition has one.
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|has|have|had|does|do|did|will|would|can|could|may|might|must|"
    r"shall|should|cannot|\w+n['’]t|(?-i:[a-z]{2,}ed)|began|went|came|took|made|gave|knew|saw|got|told|said|"
    r"fell|rose|left|lost|won|sent|paid|kept|held|broke|found|met|ran|led|spent|felt|thought|"
    r"brought|bought|sold|wrote|spoke|stood|became|grew|sank|struck|shot|hit|put|set|cut)\b",
    re.IGNORECASE,
)
# What no clause begins with: its verb, or a word that hangs on another clause.
_NO_SUBJECT = re.compile(
    r"^\W*(?:is|are|was|were|am|be|been|being|has|have|had|having|does|do|did|will|would|can|could|may|"
    r"might|must|shall|should|cannot|\w+n['’]t|not|never|no longer|of|about|as|to|than|or|"
    r"(?:him|her|them|me|us)\s+(?:as|of)|whether|if|because|(?:not\s+)?\w+ing(?=\s+(?:to|the|an?|any\w*|its?|"
    r"his|her|their|our|of|for|with|it|him|them|[A-Z]\w+)\b)|who|whom|whose|which|that)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"^\W*(?:I|you|we|they|he|she|it|there|nobody|everybody|everyone)\s+(?:\w+ly\s+)?[a-z]{3,}\b",
    re.IGNORECASE,
)
# "[the port:] we have seen none", as a statement is edited.
_NAME = re.compile(r"^\[[^\]]*:\]\s*")
# What only an infinitive denies: "a promise not to sell", and not "is not to blame".
_NOT_TO = re.compile(r"(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)\s+not\s+to\s+\w+", re.IGNORECASE)
_TO = re.compile(r"\bto\s+\w+", re.IGNORECASE)
# Verbs in the present that are hardly ever nouns.
_PRESENT = re.compile(
    r"\b(?:sa(?:ys?)|believes?|wants?|seems?|remains?|knows?|becomes?|continues?|includes?|thinks?|"
    r"contains?|belongs?|exists?|means|owes?|appears?|fails?|goes|comes|makes|takes|gives|keeps|"
    r"holds|stands|lies|leads|needs|uses|works|plans|runs|pays|sells|buys|sends|wears?|happens?|"
    r"depends?|requires?|allows?|prevents?|causes|carries|serves?|deserves?|represents?|suggests?|"
    r"shows|proves?|threatens?|supports|hopes|intends?|agrees?|refuses?|lives?|dies|"
    r"circulates?|spreads|sees|hears|follows|begins?|starts|ends|opens|closes|moves)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\b(?:related|based|compared|linked|aimed|used|called) (?:to|on|with|at|as)\b|"
    r"\b\w+ed by\b|^\W*(?:(?:the|an?|more)\s+)?\w+ed\s(?=\w)",
    re.IGNORECASE,
)
_SCRAP = re.compile(r"^[\"“](?:[\w'’-]+ ){0,2}[\w'’-]+[\"”]\s")
_BELOW = re.compile(
    r"\s(?:that|who|whom|whose|which|where|why|how|whether|if|as|for(?!\s+nothing)|after|before|when|while|since|until|because)\s"
)
_SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|add(?:s|ed)?|believ\w+|thinks?|thought|claim\w*|"
    r"insist\w*|according|maintain\w*|argu\w+|accus\w+)\b",
    re.IGNORECASE,
)
# "The mayor of hiding it", "the mayor for the flood".
_CHARGE = re.compile(r"\w\W+(?:of|for)\s+\w")
_LEAD = re.compile(r"^\W*that\s+", re.IGNORECASE)
# Where the first clause of a denial ends: "there are no troops here, and ...".
BORDER = re.compile(r"[,;]\s|\s[–—-]\s")


# A relative clause behind a comma tells more of what is known, and ends what it stands in.
_ASIDE = re.compile(r",\s+(?:which|who|whose|where)\s[^,;]+$", re.IGNORECASE)


def negated(text: str) -> bool:
    """Whether a content's main clause is denied: a negation among its first words or at its verb."""
    head = _NOT_TO.sub(" ", _BELOW.split(_LEAD.sub("", text), maxsplit=1)[0])
    if _NEGATION.search(" ".join(head.split()[:6])):
        return True
    verb = _FINITE.search(head)
    return verb is not None and bool(_NEGATION.match(head[verb.end() :].lstrip()))


@lru_cache(maxsize=65_536)  # the same words are asked about over and over
def is_clause(text: str) -> bool:
    """Whether words are a proposition that can be read by itself: a subject and a finite verb."""
    text = _NAME.sub("", text)
    text = _LEAD.sub("", text.strip(' "“”‘’.,;:'))
    if len(text.split()) < 3 or _NO_SUBJECT.match(text):
        return False
    head = _TO.sub(" ", _BELOW.split(f" {text} ", maxsplit=1)[0])
    if _SUBJECT.match(head):
        return True
    rest = " ".join(_PARTICIPLE.sub("", head).split()[1:])
    if _FINITE.search(rest) or _PRESENT.search(rest):
        return True
    # "The oil that was lost has reached the bay": one verb more than there are clauses below.
    verbs = len(re.findall(rf"(?:{_FINITE.pattern}\W*)+", _TO.sub(" ", text), re.IGNORECASE))
    return verbs > len(_BELOW.findall(text))


def begins(sentences: Sequence[Span]) -> list[int]:
    """Where the paragraphs begin: the starts of the sentences that an empty line stands before."""
    return [
        sentence.start
        for before, sentence in pairwise(sentences)
        if sentence.start > before.end + 1
    ]


def within(sentences: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """The sentences of a report, in order, that stand from `start` to `end` or reach into it."""
    first = max(0, bisect_right(sentences, start, key=_start) - 1)
    return sentences[first : bisect_left(sentences, end, first, key=_start)]


def _start(span: Span) -> int:
    return span.start


def pieces(spans: Iterable[Span], sentences: Sequence[Span]) -> list[Span]:
    """The spans cut at the borders of sentences, without the white space around them."""
    cut = []
    for span in spans:
        for sentence in within(sentences, span.start, span.end):
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end:
                text = span.text[start - span.start : end - span.start]
                lead = len(text) - len(text.lstrip())
                text = text.strip()
                if text:
                    cut.append(Span(span.report, start + lead, start + lead + len(text), text))
    return cut


def first_clause(span: Span) -> Span:
    """What is denied, without what else the sentence goes on to say."""
    for border in BORDER.finditer(span.text):
        head = part(span, 0, border.start())
        if head is not None and len(head.text.split()) >= 4 and _FINITE.search(head.text):
            return head
    return span


def without_aside(span: Span) -> Span:
    """What is claimed, without what is only told besides at its end: ", which killed three"."""
    aside = _ASIDE.search(span.text)
    head = part(span, 0, aside.start()) if aside else None
    return head if head is not None and _FINITE.search(head.text) else span


def torn(cut: Sequence[Span], sentences: Sequence[Span]) -> dict[int, int]:
    """The pieces without a verb, "In nine cases" before "he wrote", each with the number of the
    piece of the same sentence that it belongs to.
    """
    torn: dict[int, int] = {}
    if len(cut) < 2:
        return torn
    whole_of = (min(piece.start for piece in cut), max(piece.end for piece in cut))
    for sentence in within(sentences, *whole_of):
        inside = [number for number, piece in enumerate(cut) if sentence.holds(piece)]
        if len(inside) > 1:
            whole = max(inside, key=lambda n: len(cut[n].text))
            for number in inside:
                head = _BELOW.split(f" {cut[number].text} ", maxsplit=1)[0]
                if number != whole and not _FINITE.search(head):
                    torn[number] = whole
    return torn


def part(span: Span, start: int, end: int) -> Span | None:
    """The words of `span` from `start` to `end`, None where they are empty."""
    text = span.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    if not text:
        return None
    return Span(span.report, span.start + start, span.start + start + len(text), text)


def of_law(attribution: Attribution, cue: str) -> bool:
    """Whether it tells what a law lays down, in general."""
    source = " ".join(span.text for span in attribution.source).strip(" ,")
    return cue.strip().casefold() == "under" or bool(source and _LAW.search(source))


def is_sentence(text: str, piece: Span, attribution: Attribution, cue: str) -> bool:
    """Whether affirmed words make a proposition and not only a noun with what belongs to it.

    What stands before its cue, after "that" or in quotation marks is a clause; so is nearly all
    that "said" introduces. Elsewhere a finite verb must show outside of relative clauses.
    """
    before = not attribution.cue or piece.start < attribution.cue[0].start
    if before or text.casefold().startswith("that "):
        return True
    # “The old fear” after its cue is a few words taken over, “The fear is old” a sentence.
    if text[:1] in '"“' and not text[1:2].islower() and not _SCRAP.match(text):
        return True
    if attribution.stance == "accuse" and _CHARGE.search(text):
        return True
    if _SAYS.search(cue):
        return is_clause(text) or bool(len(text.split()) <= 3 and _FINITE.search(text))
    head = _PARTICIPLE.sub("", _BELOW.split(f" {text} ", maxsplit=1)[0]).strip()
    # "Rose from nine to twelve" goes on from a subject that stands elsewhere.
    return bool(_FINITE.search(head)) and not _FINITE.match(head)
