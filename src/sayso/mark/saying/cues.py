"""What the words of a cue tell of when something was said."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

# "at the time", "earlier": when, the report does not tell.
_BACK = ("at the time", "earlier", "previously", "initially", "originally", "once")
# "has long denied", "has never said": no news of the day.
_STANDING = frozenset(
    "long always repeatedly previously earlier already never not consistently often so far since "
    "before once n't n’t".split()
)
# What one says once: "has confirmed", not "has argued".
_STRAIGHT = frozenset(
    "confirm report announce cut raise lower revise put tell count register record publish release "
    "close correct update".split()
)
# Who counts people on a day says on that day how many: "registered 300 on Tuesday".
COUNTING = frozenset("register record count log list tally".split())
_UNITS = frozenset("hour day week month year".split())
CLOSE = 3  # tokens between a cue and a date behind it that may still be its own


def narrated(cue: Sequence[Token]) -> bool:
    """Whether the cue tells of one occasion ("said", "according to") and not of a standing position

    ("says", "has long said", "would say").
    """
    if any(t.tag_ == "VBD" and t.lemma_ not in {"do", "be", "have"} for t in cue):
        return True
    return not any(t.tag_ in {"VBZ", "VBP", "MD"} for t in cue)


def perfect(cue: Sequence[Token]) -> bool:
    """Whether the cue tells of what had been said before: "had told", "has long denied".

    "The ministry has confirmed" is news of the day.
    """
    for token in cue:
        have = next((c for c in token.children if c.lemma_ == "have"), None)
        if token.tag_ != "VBN" or have is None:
            continue
        often = any(c.lower_ in _STANDING for c in (*token.children, *have.children))
        if have.tag_ == "VBD" or often or not _STRAIGHT & {t.lemma_.lower() for t in cue}:
            return True
    return False


def pluperfect(cue: Sequence[Token]) -> bool:
    """Whether the cue only looks back at another occasion: "had told"."""
    return any(
        token.tag_ == "VBN" and any(c.lower_ == "had" for c in token.children) for token in cue
    )


def before_now(cue: Sequence[Token]) -> bool:
    """Whether the words beside a cue put it back to a time that they do not tell: "said at the time"."""
    doc, first, last = cue[0].doc, cue[0].i, cue[-1].i
    beside = doc[max(cue[0].sent.start, first - CLOSE) : min(cue[-1].sent.end, last + CLOSE + 1)]
    # "from 16 a day earlier" tells when it was 16
    told = (t.lower_ for t in beside if t.lower_ != "earlier" or t.nbor(-1).lemma_ not in _UNITS)
    words = f" {' '.join(told)} "
    return any(f" {back} " in words for back in _BACK)


def continues(pronoun: str, cue: Sequence[Token]) -> bool:
    """Whether a pronoun only goes on with what whoever was named last said.

    A body or a paper may do so in the present tense, too.
    """
    if perfect(cue) or any(t.lower_ == "later" for t in (*cue, *cue[-1].children)):
        return False
    return pronoun in {"it", "they"} or (pronoun in {"he", "she"} and narrated(cue))
