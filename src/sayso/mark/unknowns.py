"""What a report itself says is not known, not verified, not decided or not given."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from sayso.records import Attribution, Reading, Report, Span, Step, Unknown, ident

_HAVE = r"(?:has|have|had|is|are|was|were)"
_NOT = r"(?: not| never|n['’]t)"
_YET = r"(?: (?:yet|immediately|so far|publicly|officially|independently|fully|been|be|currently|still))*"
_MORE = r"(?: (?:any|immediate|further|specific|more|other|additional|exact|official|public))*"
_GIVEN = r"(?:details?|explanation|explanations|figures?|breakdown|timeline|specifics|information|reasons?|evidence|proof|indication|word|number|numbers|timetable|schedule|estimate|comment)"
_WHO = (
    r"(?:investigators|officials|authorities|police|prosecutors|scientists|researchers|experts|"
    r"doctors|engineers|rescuers|relatives|residents|analysts)"
)
_WH = r"(?:if|whether|how|who|what|why|when|where|which)"

# Each is anchored on words that say so outright; no nested repeats, so that hostile text is cheap.
PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        # It is unclear whether; less clear is whether; it was not known how
        r"\b(?:it|that|this|what|how|who|why|where|when|whether|much|cause|motive|number|fate|toll|whereabouts|identity|identities|status|extent)\b[^.!?\n]{0,60}\b(?:is|are|was|were|remains?|remained|'s|’s)"
        rf"{_YET} (?:unclear|unknown|uncertain|a mystery|in doubt|in dispute|disputed|unverified|unconfirmed|undecided|undetermined|anyone['’]s guess|an open question|under investigation)\b",
        r"\b(?:unclear|uncertain|unknown|not (?:yet )?(?:clear|known|certain)|n['’]t (?:yet )?(?:clear|known|certain)|not (?:yet )?been (?:determined|established|disclosed|decided|released|identified|confirmed|verified|made public)) (?:\w+ )?(?:if|whether|how|who|what|why|when|where|which)\b",
        rf"\b(?:it|there) {_HAVE}{_NOT}{_YET} (?:clear|known|certain|decided|determined|established)\b",
        r"\bless (?:clear|certain|known) (?:is|was|are|were) (?:whether|how|who|what|why|when|where|if)\b",
        r"\b(?:remains?|remained|yet|left|still) to be (?:seen|determined|decided|established|confirmed|verified|known|identified|answered)\b",
        r"\b(?:has|have|had) yet to (?:be )?(?:confirm|verif|determin|establish|identif|decid|disclos|releas|announc|explain|comment|respond|say|name|publish|account)\w*\b",
        # could not be independently verified; was unable to confirm
        rf"(?<!\bI )\b(?:could|can|would){_NOT}{_YET} (?:verify|verified|confirm|confirmed|determine|determined|establish|established|corroborate|corroborated|identified|authenticated|authenticate|say (?:how|who|what|why|when|where|whether|if))\b",
        r"\bcannot (?:be )?(?:independently )?(?:verify|verified|confirm|confirmed|determine|determined|corroborated|authenticated)\b",
        r"\b(?:unable|not been able|not able|impossible) to (?:independently |immediately |fully )?(?:verify|confirm|determine|establish|corroborate|authenticate|say (?:how|who|what|why|when|where|whether|if))\b",
        rf"\b{_HAVE}{_NOT}{_YET} (?:verified|confirmed|corroborated|disclosed|released|made public|determined|established|identified|authenticated|announced|specified|elaborated)\b",
        rf"\b{_HAVE}{_NOT}{_YET} (?:said|explained|decided|revealed) (?:if|whether|how|who|what|why|when|where|which)\b",
        rf"\bdid{_NOT}{_YET} (?:say|specify|disclose|elaborate|explain|identify|release|reveal|give|provide|name|clarify|offer)\b(?! (?:so|anything (?:bad|wrong)|that)\b)",
        rf"\b(?<!\bI )(?:would{_NOT}|wouldn['’]t|declined to|refused to) (?:say {_WH}|specify|disclose|elaborate|identify|reveal|give details|name|confirm|provide details|discuss details|clarify)\b",
        # gave no details; no evidence has emerged; there was no word on
        rf"\b(?:gave|give|gives|giving|given|provided?|provides|providing|offered|offers?|offering|released|disclosed) no{_MORE} {_GIVEN}\b",
        rf"\bwithout (?:giving|providing|offering|disclosing|releasing|citing|presenting){_MORE} {_GIVEN}\b",
        r"\b(?:there (?:is|was|has been|had been|are|were|have been)|has|have|had|with) (?:still |as yet |currently )?no (?:\w+ ){0,2}(?:evidence|proof|confirmation|indication|word|information|details|explanation|claim of responsibility|official toll|reports? of)\b",
        rf"\bno (?:\w+ ){{0,2}}(?:evidence|proof|confirmation|explanation|cause|motive|details|information|one|group|suspects?|toll|figures?) {_HAVE}{_YET} (?:emerged|given|released|claimed|found|established|available|identified|determined|disclosed|provided|announced|presented|made public|published)\b",
        r"\bno (?:\w+ )?(?:hard |public |independent )?(?:evidence|proof) (?:has|had|have) (?:yet )?(?:emerged|been|surfaced)\b",
        r"\bno one (?:knows|is (?:sure|certain)|has (?:explained|claimed|said))\b|\bnobody knows\b",
        # "I don't know who we are" is rhetoric; what those in charge do not know is news.
        rf"\b(?:{_WHO}|we|they) (?:do|does|did) ?(?:not|n['’]t)(?: yet)?(?: even)? know (?:if|whether|how many|how much|what caused|what happened|who (?!we\b)|why|when|where|for (?:sure|certain))\b",
        rf"\b(?:{_WHO}|we|they) (?:are|were|is) (?:still )?(?:trying|working|seeking|struggling|investigating|looking) to (?:determine|establish|find out|learn|understand|identify|work out|figure out)\b",
        r"\b(?:few|little|scant|neither|none|not much) (?:details?|information|is|was|has been|about)\b[^.!?\n]{0,40}\b(?:known|available|emerged|released|disclosed)\b|\bfew details\b|\blittle is known\b",
        r"\b(?:conflicting|contradictory|unconfirmed|unverified) (?:reports|accounts|claims|information|figures)\b",
        rf"\b(?:no one|nobody|none of \w+(?: \w+)?) (?:can|could|is able to|was able to|will|would) (?:yet |really )?(?:say(?: on \w+day)? {_WH}|tell {_WH}|explain|account for|rule out)\b",
        r"\bneither\b[^.!?\n]{1,90}\b(?:has|have|had|would|could|did|was|were) (?:yet |so far )?(?:publish|releas|said|say|giv|explain|confirm|disclos|verif|comment|provid|identif|able to)\w*\b",
        rf"\b(?:has|have|is|are|was|were)(?: not|n['’]t){_YET} (?:published|found|located|traced|recovered|accounted for)\b",
        r"\b(?:cause|motive|identity|identities|circumstances|whereabouts|source) (?:\w+ ){0,8}(?:is|are|was|were|remains?) (?:still )?(?:under investigation|being investigated|unknown|unclear|not (?:yet )?known)\b",
    )
)
# "It is unclear" of somebody's prose, "no doubt", conditions and things that did become known.
_UNDONE = re.compile(
    r"\buntil (?:now|then|recently)\b|\b(?:no longer|if it is|was once|had long been|used to be) (?:\w+ )?"
    r"(?:unclear|unknown|uncertain)\b|\bunknown to\b|\bwell known\b|"
    r"\b(?:no one|nobody) knows? (?:better|more|you|me|him|her|them|us|it better)\b",
    re.IGNORECASE,
)
# Words that answer a question by owning that nobody knows.
_IGNORANCE = re.compile(
    r"\b(?:(?:left|remains?|yet) to be seen|(?:do|does) ?(?:not|n['’]t) (?:\w+ )?know|dunno|no idea|not sure|"
    r"time will tell|unclear|too (?:early|soon) to (?:say|tell)|we['’]ll see|(?:ca|can) ?n['’]t (?:say|tell)|can ?not (?:say|tell))\b",
    re.IGNORECASE,
)
# What a sentence must hold for any pattern to match: a cheap test before the dear ones.
_HINT = re.compile(
    r"n['’]t\b|\b(?:not|no|never|un(?:clear|known|certain|confirmed|verified|decided|determined|able)|nobody|"
    r"cannot|without|remains?|remained|yet|left|few|little|scant|neither|none|conflicting|contradictory|impossible|"
    r"declined|refused|less|dispute[d]?|doubt|trying|working|seeking|struggling|mystery|investigati\w+)\b",
    re.IGNORECASE,
)


def says_unknown(text: str) -> bool:
    """Whether a sentence says outright that something is not known or not given."""
    if not _HINT.search(text) or _UNDONE.search(text):
        return False
    return any(p.search(text) for p in PATTERNS)


def _states(span: Span) -> bool:
    """Whether it is a sentence that states something: no question, no heading."""
    return span.text.rstrip("”’\"' )").endswith((".", "!", ";", ":", ",", "—", "…"))


def _answered(attribution: Attribution) -> Iterator[tuple[Span, ...]]:
    """A source's question that the source answers by owning that it does not know."""
    if attribution.stance != "ask":
        return
    asked = [s for s in attribution.content if "?" in s.text]
    owned = [s for s in attribution.content if _IGNORANCE.search(s.text.rpartition("?")[2])]
    if asked and owned:
        yield tuple(attribution.content)


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Unknown, ...]]:
    """List each sentence that says so, with its exact words, once."""
    found: list[tuple[Span, ...]] = [s for a in reading.attributions for s in _answered(a)]
    quoted = [s for spans in found for s in spans]
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        while end > start and report.text[end - 1].isspace():
            end -= 1
        while start < end and report.text[start].isspace():
            start += 1
        if start == end or not says_unknown(report.text[start:end]):
            continue
        span = report.cut(start, end)
        if not _states(span):
            continue
        if not any(span.meets(s) for s in quoted):
            found.append((span,))
    found.sort(key=lambda spans: spans[0].start)
    return {
        "unknowns": tuple(
            Unknown(
                ident("unknown", report.id, *((s.start, s.end) for s in spans)),
                " … ".join(s.text for s in spans),
                spans,
            )
            for spans in found
        )
    }


STEP = Step("unknowns", run, needs=("attributions.stance",), gives=("unknowns",))
