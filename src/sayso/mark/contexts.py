"""Whether what somebody says can be read by itself, and the sentence to read it in where it cannot.

"That the bridge was closed" stands by itself; "26 dead" of "spoke of 26 dead", "him to resign" or
"is one higher" say nothing without the words around them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.mark.clauses import SUBJECTS, auxiliaries, tokens_of
from sayso.records import Attribution, Reading, Report, Span, Stance, Step

_OPENING = "“\"‘'«„"
# What somebody will not say, asks or cannot tell is well told by "whether", and nothing else is.
_OPEN: frozenset[Stance] = frozenset({"ask", "decline", "doubt"})
_WHETHER = frozenset("whether if how why when where what which who whom whose".split())
# Parts of speech without one of which nothing is named.
_NAMING = frozenset({"NOUN", "PROPN", "NUM"})
_SEVERAL = 4  # sentences: further apart, source and content are a slip of the reader


def stands(attribution: Attribution, doc: Doc) -> bool:
    """Whether the content of an attribution is a proposition, an utterance or a deed of its own."""
    tokens = tokens_of(doc, attribution.content)
    words = [token for token in tokens if not token.is_punct]
    if not words or _torn(attribution.content):
        return False
    quoted = _quoted(attribution.content[0], doc.text)
    if quoted and words[0].is_title:
        return True  # an utterance, be it "Not tonight"
    first = words[0].lower_
    if first == "than":
        return False  # "was more candid | than his deputy had been: …"
    if first in _WHETHER:
        return attribution.stance in _OPEN and any(map(_finite, tokens))
    if "to" in (first, words[1].lower_ if first == "not" and words[1:] else ""):
        return any(token.tag_ == "VB" for token in words[:4])  # "promised to pay"
    if not quoted and not any(word.pos_ in _NAMING for word in words):
        return False  # "that it would do so", "there were none"
    if first == "that" and words[0].dep_ == "mark":
        # "That the town be told": what is demanded has its subject, and no tense.
        return any(_finite(token) or token.dep_ in SUBJECTS for token in tokens)
    inside = {token.i for token in tokens}
    lead = words[0]
    while lead.head.i in inside and lead.head.i != lead.i:
        lead = lead.head
    return _clause(lead, inside, quoted)


def _clause(lead: Token, inside: set[int], quoted: bool) -> bool:
    """Whether a predicate has its subject with it, or is an order in quotation marks."""
    if any(child.dep_ in SUBJECTS and child.i in inside for child in lead.children):
        return _finite(lead) or any(map(_finite, auxiliaries(lead)))
    return quoted and lead.tag_ == "VB"


def _finite(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def _quoted(span: Span, text: str) -> bool:
    before = text[span.start - 1 : span.start]
    return span.text[0] in _OPENING or (bool(before) and before in _OPENING)


def _torn(spans: Sequence[Span]) -> bool:
    """Whether a bracket is left open or closed alone: the words end in the middle of something."""
    text = " ".join(span.text for span in spans)
    return text.count("(") != text.count(")")


def _around(attribution: Attribution, sentences: Sequence[Span], report: Report) -> Span | None:
    """The sentence or sentences that hold its words, of the paragraph in which its cue stands."""
    spans = sorted((*attribution.source, *attribution.cue, *attribution.content[:1]))
    at = (attribution.cue or spans)[0].start
    low = report.text.rfind("\n\n", 0, at + 1) + 1
    ends = report.text.find("\n\n", at)
    high = len(report.text) if ends < 0 else ends
    held = [span.start for span in spans if low <= span.start and span.end <= high]
    if not held:
        return None
    # What runs on through further sentences is told by the one in which it begins.
    first = max(0, bisect_right(sentences, held[0], key=lambda each: each.start) - 1)
    met = [each for each in sentences[first : first + _SEVERAL] if each.start <= max(held)]
    if not met or met[0].start > held[0]:
        return None
    return report.cut(met[0].start, met[-1].end)


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Attribution, ...]]:
    """Fill in `told_in` of each attribution whose content cannot be read by itself."""
    return {
        "attributions": tuple(
            each
            if stands(each, doc)
            else replace(each, told_in=_around(each, reading.sentences, report))
            for each in reading.attributions
        )
    }


STEP = Step(
    "contexts",
    run,
    needs=("sentences", "attributions.stance"),
    gives=("attributions.told_in",),
)
