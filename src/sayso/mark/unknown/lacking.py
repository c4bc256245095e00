"""Whether a sentence owns that something is not known, by its verbs, adjectives and nouns.

Each rule looks at one word and what hangs on it, so the cost is that of reading the words once.
"""

from __future__ import annotations

import re

from spacy.tokens import Span

from sayso.mark.unknown.adjectives import adjectival
from sayso.mark.unknown.nouns import idiom, nominal
from sayso.mark.unknown.verbs import verbal

# A sentence without one of these cannot say so: a cheap test before the dear ones.
_HINT = re.compile(
    r"n['’]t\b|\b(?:not|no|nor|never|nobody|nothing|none|neither|cannot|without|few|little|scant|less|far|"
    r"remains?|remained|yet|left|leaves?|kept?|impossible|declin\w+|refus\w+|silent|mum|too|"
    r"un(?:clear|known|certain|confirmed|verified|decided|determined|able|explained|resolved|answered|"
    r"accounted|disclosed|traced|identified|specified|solved|sure|settled)|conflicting|contradictory|disputed?|matter of|"
    r"mystery|riddle|guess|doubt|trying|tries|try|working|seeking|struggling|scrambling|withheld|"
    r"investigat\w+|inquiry|probe\w*|examin\w+|lost)\b",
    re.IGNORECASE,
)
# What was unknown once, or to somebody, or is only said of knowledge in general.
_UNDONE = re.compile(
    r"\buntil (?:now|then|recently|\w+ \w+ (?:ruled|found))\b|\b(?:no longer|if it is|was once|"
    r"had long been|used to be) (?:\w+ )?(?:unclear|unknown|uncertain)\b|\bwell known\b|"
    r"\b(?:no one|nobody) knows? (?:better|more|you|me|him|her|them|us|it better)\b",
    re.IGNORECASE,
)
# A question whose answer is at the end of the sentence, where parses go wrong: "Whether the valve was
# shut, as the owner suggested, isn't known."
_ASKS = re.compile(
    r"^\W*(?:(?:and|but|also|exactly|just) )?(?:whether|who|whose|how|why|what|when|where|which)\b",
    re.IGNORECASE,
)
_NOT_TOLD = re.compile(
    r",\s(?:is|are|was|were|has|have|remains?)\s?(?:(?:still\s)?(?:not|n['’]t|never|yet\sto\sbe)\s(?:yet\s|been\s|fully\s|publicly\s){0,2}"
    r"(?:known|clear|certain|settled|established|determined|disclosed|confirmed|revealed|explained|decided)|"
    r"(?:still\s)?un(?:known|clear|certain|explained|resolved|confirmed|decided))[\s.”’\"']*$",
    re.IGNORECASE,
)


def admits(sentence: Span, *, told: bool = False) -> bool:
    """Whether `sentence` owns that something is not known, verified, decided or given.

    `told` says that a source tells it: that there is no evidence is then what the source claims.
    """
    text = sentence.text
    if not _HINT.search(text) or _UNDONE.search(text):
        return False
    if _ASKS.search(text) and _NOT_TOLD.search(text):
        return True
    return any(
        adjectival(word) or verbal(word) or nominal(word, told) or idiom(word)
        for word in sentence
        if not word.is_punct
    )
