"""The verb before a statement: sayso's word for the stance, or the report's own words."""

from __future__ import annotations

import re

from sayso.records import BriefAttribution, cue_denies
from sayso.tell import wording

# A cue of more words tells a whole deed, which is no verb to put before a statement.
_SHORT = 5
_LEFT_OPEN = frozenset({"assert", "assess", "predict"})
# Verbs that tell no more than that something is said.
_SAYS = frozenset(
    "say says said tell tells told add adds added state states stated report reported reports "
    "announce announces announced inform informs informed claim claims claimed note notes noted "
    # What vouches for the truth of it besides is the report's word, and not the source's.
    "reveal reveals revealed disclose discloses disclosed explain explains explained".split()
)
# One word that tells a belief is its verb ("fear", "thinks"), unless its ending makes it a noun.
_BELIEVES = re.compile(r"[^\W\d_]+(?<!ion)(?<!ing)(?<!ment)(?<!ief)", re.IGNORECASE)
_HELPERS = frozenset("has have had did does do would will could can cannot".split())
_NEGATED = re.compile(r"\b(?:not|never|cannot|nor|no|without)\b|n['’]t\b", re.IGNORECASE)
_ADVERBS = frozenset("also again not never still now yet then even once only".split())
# Past tenses that no ending tells; all are verbs of giving, showing and judging.
_PAST = frozenset(
    "gave put set took drew laid kept held found saw spoke sent made cast cut wrote told read led "
    "knew brought left met stood went heard swore took threw withdrew".split()
)
# Present tenses; of the words in -s only these, for most others are as often nouns.
_PRESENT = frozenset(
    "gives puts sets takes draws lays keeps holds finds sees speaks sends makes casts calls counts "
    "describes cites contests disputes thanks investigates condemns backs rejects denies accepts "
    "lists carries shows records speak put give count call dispute reject accept contest".split()
)


def own_words(cue: str) -> str:
    """The words of `cue` where they are a short verb that tells more than "said", else nothing."""
    if len(cue.split()) > _SHORT or cue.endswith((":", "(", ",")):
        return ""
    words = [word for word in re.findall(r"[^\W\d_]+", cue.lower()) if not word.endswith("ly")]
    while words and words[0] in _ADVERBS:
        del words[0]
    if not words or not _verbal(words) or words[-1] == "by" or says(cue):
        return ""  # "asked by the judge": the judge asked
    return cue[:1].lower() + cue[1:]


def _verbal(words: list[str]) -> bool:
    first = words[0]
    if first in _HELPERS:
        # "Has been seen as" is told of its object, not by it.
        return len(words) > 1 and "been" not in words and "be" not in words
    return (first.endswith("ed") and len(first) > 3) or first in _PAST | _PRESENT | _SAYS


def _plain(words: list[str]) -> bool:
    verbs = [word for word in words if word not in _HELPERS and word not in _ADVERBS]
    return not verbs or verbs[0] in _SAYS


def lead(attribution: BriefAttribution) -> str:
    """The verb before a statement: the report's own ("cautioned") where it tells more than "said".

    A stance that only the content shows is left to the content, and to the section that it stands in:
    who simply said something is not told to have judged. A denial that lies in the content
    alone is a saying: "Denied: that she had never seen it" would tell the opposite.
    """
    cue = wording.flat(" ".join(span.text for span in attribution.cue.spans))
    bare = any(span.text.startswith("to ") for span in attribution.content.spans)
    if attribution.stance == "decline" and not says(cue) and (bare or len(cue.split()) > 1):
        return cue[:1].lower() + cue[1:]
    if attribution.manner == "belief" and _BELIEVES.fullmatch(cue):
        return cue.lower()
    if own := own_words(cue):
        return own
    if attribution.stance == "deny" and not cue_denies(cue):
        return wording.STANCES["assert"]
    if attribution.stance in _LEFT_OPEN or says(cue):
        return wording.MANNERS.get(attribution.manner) or wording.STANCES["assert"]
    return wording.STANCES[attribution.stance]


def says(cue: str) -> bool:
    """Whether a cue has no more to tell than that something was said."""
    words = re.findall(r"[^\W\d_]+", cue.lower())
    if _NEGATED.search(cue):
        return False
    return not words or (_verbal(words) and _plain(words))
