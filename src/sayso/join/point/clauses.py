"""The clauses of a content: where they begin and end, and whether they deny."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.records import Attribution, Span

_NEGATION = re.compile(
    r"\b(?:not(?!\s+(?:only|just|merely|(?:been\s+)?(?:counted|counting|recorded|registered|entered|included|"
    r"disclosed))\b)|no(?!\s+(?:more|fewer|less|later|longer|doubt|matter)\b)|never|"
    r"neither|nor|none|nothing|nobody|without|cannot|\w+n['’]t)\b",
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
    r"shall|should|cannot|\w+n['’]t|\w{2,}ed|began|went|came|took|made|gave|knew|saw|got|told|said|"
    r"fell|rose|left|lost|won|sent|paid|kept|held|broke|found|met|ran|led|spent|felt|thought|"
    r"brought|bought|sold|wrote|spoke|stood|became|grew|sank|struck|shot|hit|put|set|cut)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"\b(?:related|based|compared|linked|aimed|used|called) (?:to|on|with|at|as)\b|"
    r"\b\w+ed by\b|^\W*(?:(?:the|an?|more)\s+)?\w+ed\s(?=\w)",
    re.IGNORECASE,
)
_SCRAP = re.compile(r"^[\"“](?:[\w'’-]+ ){0,2}[\w'’-]+[\"”]\s")
_BELOW = re.compile(
    r"\s(?:that|who|whom|whose|which|where|as|for|after|before|when|while|since|until|because)\s"
)
_SAYS = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|add(?:s|ed)?|believ\w+|thinks?|thought|claim\w*|"
    r"insist\w*|according|maintain\w*|argu\w+|accus\w+)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^\W*that\s+", re.IGNORECASE)
# Where the first clause of a denial ends: "there are no troops here, and ...".
BORDER = re.compile(r"[,;]\s|\s[–—-]\s")


def negated(text: str) -> bool:
    """Whether a content's main clause is denied: a negation among its first words."""
    head = " ".join(_BELOW.split(_LEAD.sub("", text), maxsplit=1)[0].split()[:6])
    return bool(_NEGATION.search(head))


def pieces(spans: Iterable[Span], sentences: Sequence[Span]) -> list[Span]:
    """The spans cut at the borders of sentences, without the white space around them."""
    cut = []
    for span in spans:
        for sentence in sentences:
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


def torn(cut: Sequence[Span], sentences: Sequence[Span]) -> dict[int, int]:
    """The pieces without a verb, "In nine cases" before "he wrote", each with the number of the
    piece of the same sentence that it belongs to.
    """
    torn = {}
    for sentence in sentences:
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
    if _SAYS.search(cue):
        return len(text.split()) > 3 or bool(_FINITE.search(text))
    head = _PARTICIPLE.sub("", _BELOW.split(f" {text} ", maxsplit=1)[0])
    return bool(_FINITE.search(head))
