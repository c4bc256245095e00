"""How sure each source is of its own content, in the bands of ICD 203.

ICD 203 (Intelligence Community Directive 203, Analytic Standards, 2015) maps expressions of likelihood
to bands of probability. Only hedges on the main proposition count: a "may" in a clause below it
qualifies that clause alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.mark.clauses import auxiliaries, predicates, subject, tokens_of
from sayso.records import Attribution, Certainty, Reading, Report, Step

WORDS: dict[str, Certainty] = {
    "likely": "likely",
    "probably": "likely",
    "probable": "likely",
    "presumably": "likely",
    "doubtless": "almost certain",
    "unlikely": "unlikely",
    "improbable": "unlikely",
    "improbably": "unlikely",
    "doubtful": "unlikely",
    "possibly": "roughly even",
    "possible": "roughly even",
    "perhaps": "roughly even",
    "maybe": "roughly even",
    "conceivable": "roughly even",
    "conceivably": "roughly even",
    "certainly": "almost certain",
    "certain": "almost certain",
    "undoubtedly": "almost certain",
    "unquestionably": "almost certain",
    "definitely": "almost certain",
    "surely": "almost certain",
    "inevitable": "almost certain",
    "inevitably": "almost certain",
    "bound": "almost certain",
    "remote": "almost no chance",
    "impossible": "almost no chance",
}
STRONGER: dict[Certainty, Certainty] = {"likely": "very likely", "unlikely": "very unlikely"}
OPPOSITE: dict[Certainty, Certainty] = {
    "likely": "unlikely",
    "very likely": "unlikely",
    "unlikely": "likely",
    "almost certain": "roughly even",
    "almost no chance": "roughly even",
}
BOOSTERS = frozenset("very highly most extremely overwhelmingly quite exceedingly".split())
# The upper bounds of the bands, in per cent.
BANDS: tuple[tuple[float, Certainty], ...] = (
    (5, "almost no chance"),
    (20, "very unlikely"),
    (45, "unlikely"),
    (55, "roughly even"),
    (80, "likely"),
    (95, "very likely"),
    (100, "almost certain"),
)
# "They could see the smoke": what somebody is able to do is no hedge.
ABLE = frozenset(
    "see hear feel smell do afford read speak walk find tell understand remember reach get use".split()
)
COMPLEMENTS = frozenset({"advmod", "acomp", "xcomp", "attr", "oprd", "npadvmod"})
_CHANCE = re.compile(
    r"(?P<none>\b(?:almost|virtually|practically|next to) no|\b(?:no|zero|little)|\b(?:slim|remote))"
    r" (?:chance|possibility|likelihood)\b"
    r"|(?P<sure>\bno (?:doubt|question)\b)"
    r"|(?P<even>\b(?:even (?:chance|odds)|fifty-fifty|50-50)\b)"
    r"|(?P<all>\bin all (?:likelihood|probability)\b)"
    r"|\b(?P<share>\d{1,3}(?:\.\d{1,3})?) ?(?:%|percent|per cent) (?:chance|probability|likelihood)\b",
    re.IGNORECASE,
)


def _hedges(predicate: Token) -> Iterator[Token]:
    for child in predicate.children:
        if child.dep_ in COMPLEMENTS:
            yield child
            for below in child.children:
                if below.dep_ in {"advmod", "acomp"}:
                    yield below


def _modal(predicate: Token) -> bool:
    modals = {h.lower_ for h in auxiliaries(predicate)}
    if modals & {"may", "might"}:
        return True
    if "could" not in modals or any(c.dep_ == "neg" for c in predicate.children):
        return False
    actor = subject(predicate)
    own = actor is not None and actor.pos_ == "PRON" and actor.lower_ not in {"it", "this", "that"}
    return predicate.lemma_ not in ABLE and not (own and predicate.pos_ == "VERB")


def _was_able(predicate: Token) -> bool:
    """Whether something was possible, as "calls were possible again": told of what could be done."""
    past = predicate.tag_ == "VBD" or any(h.lemma_ == "have" for h in auxiliaries(predicate))
    actor = subject(predicate)
    return past and actor is not None and actor.lower_ not in {"it", "that", "this"}


def _from_words(predicate: Token) -> Certainty | None:
    for word in (predicate, *_hedges(predicate)):
        band = WORDS.get(word.lower_)
        if band is None or (word.lower_ == "possible" and _was_able(predicate)):
            continue
        before = {c.lower_ for c in word.children if c.dep_ in {"advmod", "neg"}}
        if word is not predicate and any(c.dep_ == "neg" for c in predicate.children):
            return OPPOSITE.get(band, band)
        if before & {"not", "n't", "n’t"}:
            return OPPOSITE.get(band, band)
        if before & BOOSTERS:
            return STRONGER.get(band, band)
        return band
    return None


def _from_chances(text: str) -> Certainty | None:
    found = _CHANCE.search(text)
    if found is None:
        return None
    if found["share"]:
        share = float(found["share"])
        return next((band for top, band in BANDS if share <= top), None)
    if found["none"]:
        return "almost no chance"
    if found["sure"]:
        return "almost certain"
    return "very likely" if found["all"] else "roughly even"


def certainty_of(attribution: Attribution, doc: Doc) -> Certainty:
    """The band of the main proposition of one attribution, `stated` where nothing hedges it."""
    tokens = tokens_of(doc, attribution.content)
    # Hedges on the cue, as in "it is likely, the minister said" or "is likely to say".
    for cue in tokens_of(doc, attribution.cue):
        if cue.lower_ in WORDS:
            band = WORDS[cue.lower_]
            boosted = any(c.lower_ in BOOSTERS for c in cue.children)
            return STRONGER.get(band, band) if boosted else band
    leads = predicates(tokens)
    if not leads:
        return "stated"
    lead = leads[0]
    end = lead.sent.end_char
    first = " ".join(s.text[: max(0, end - s.start)] for s in attribution.content)
    found = _from_words(lead) or _from_chances(first)
    if found is not None:
        return found
    return "roughly even" if _modal(lead) else "stated"


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Attribution, ...]]:
    """Fill in `certainty` of each attribution."""
    return {
        "attributions": tuple(
            replace(a, certainty=certainty_of(a, doc)) for a in reading.attributions
        )
    }


STEP = Step("certainty", run, needs=("attributions",), gives=("attributions.certainty",))
