"""The verb before a statement: sayso's word for the stance, or the report's own words."""

from __future__ import annotations

import re

from sayso.records import BriefAttribution, cue_denies
from sayso.tell import wording

# A clause needs no more than "said": it begins with its conjunction, its subject, or a quotation.
_CLAUSE = re.compile(
    r"(?:that|whether|if|how|why|what|when|where|who|which|to|not|he|she|it|they|we|i|you|there|"
    r"this|these|those|nobody|everybody|nothing|no[ -]one)\b|[\"“‘'«]",
    re.IGNORECASE,
)
# Verbs that tell no more than the stance does.
_SAYS = frozenset(
    "say says said tell tells told add adds added state states stated report reported reports "
    "announce announces announced inform informs informed claim claims claimed note notes noted "
    "think thinks thought believe believes believed".split()
)
_HELPERS = frozenset("has have had did does do would will could can cannot".split())
_ADVERBS = frozenset("also again not never still now yet then even once only".split())
# Past tenses that no ending tells; all are verbs of giving, showing and judging.
_PAST = frozenset(
    "gave put set took drew laid kept held found saw spoke sent made cast cut wrote told read led "
    "brought left met stood went heard swore took threw withdrew".split()
)
# Present tenses; of the words in -s only these, for most others are as often nouns.
_PRESENT = frozenset(
    "gives puts sets takes draws lays keeps holds finds sees speaks sends makes casts calls counts "
    "describes cites contests disputes thanks investigates condemns backs rejects denies accepts "
    "lists carries shows records speak put give count call dispute reject accept contest".split()
)


def own_words(attribution: BriefAttribution, cue: str) -> str:
    """The words of `cue` where the content is the object of its verb, else nothing.

    "Put the leak at 30 tonnes" and "thanked the nurses" do not read as "said: the leak at 30
    tonnes" and "judged: the nurses".
    """
    spans = attribution.content.spans
    if not spans or not cue or len(cue.split()) > 8 or cue.endswith((":", "(", ",")):
        return ""
    content = wording.flat(min(spans).text)
    words = [word for word in re.findall(r"[^\W\d_]+", cue.lower()) if not word.endswith("ly")]
    while words and words[0] in _ADVERBS:
        del words[0]
    if not words or not _verbal(words) or _plain(words):
        return ""
    # "Put it at 27" has no clause, whatever its object begins with.
    bare = words[-1] in ("put", "puts") or words[-1] in ("of", "about", "with", "over", "on")
    return "" if _CLAUSE.match(content) and not bare else cue[:1].lower() + cue[1:]


def _verbal(words: list[str]) -> bool:
    first = words[0]
    if first in _HELPERS:
        # "Has been seen as" is told of its object, not by it.
        return len(words) > 1 and "been" not in words and "be" not in words
    return (first.endswith("ed") and len(first) > 3) or first in _PAST or first in _PRESENT


def _plain(words: list[str]) -> bool:
    verbs = [word for word in words if word not in _HELPERS and word not in _ADVERBS]
    return not verbs or verbs[0] in _SAYS


def lead(attribution: BriefAttribution) -> str:
    """The stance in plain words; a belief, a plan or a document by what it is.

    Who will not say something is told in the report's own words ("gave no details about"), and so
    is whoever does something to an object ("put the leak at"). A denial that lies in the content
    alone is a saying: "Denied: that she had never seen it" would tell the opposite.
    """
    cue = wording.flat(" ".join(span.text for span in attribution.cue.spans))
    bare = any(span.text.startswith("to ") for span in attribution.content.spans)
    if attribution.stance == "decline" and (bare or len(cue.split()) > 1):
        return cue[:1].lower() + cue[1:]
    if own := own_words(attribution, cue):
        return own
    if attribution.stance == "deny" and not cue_denies(cue):
        return wording.STANCES["assert"]
    if attribution.stance in ("assert", "assess"):
        return wording.MANNERS.get(attribution.manner) or wording.STANCES[attribution.stance]
    return wording.STANCES[attribution.stance]
