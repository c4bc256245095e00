"""What a point says: the clearest exact words of those who take a side on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from sayso.join.point import clauses
from sayso.join.point.claim import Claim, contradict
from sayso.join.point.drafts import Draft
from sayso.join.point.likeness import Weights
from sayso.records import PositionStance

_QUOTED = re.compile(r"^[“\"](?P<words>[^”\"“]+?),?[”\"]$")
# "The mayor of hiding it" is told of an accusation.
_ACCUSED = re.compile(r"^(?P<who>[^,;]{1,80}?) (?P<what>of (?:having )?\w+ing\b.*)$", re.DOTALL)
_PRONOUN = re.compile(r"^(?P<word>it|its|he|his|she|her|they|their)\b", re.IGNORECASE)
# Words that begin a statement and do not tell who is meant.
_VAGUE = re.compile(
    r"^[“\"]?(?:it|its|he|his|she|her|they|their|I|my|we|our|this|that|these|those|us|you|any|none)\b",
    re.IGNORECASE,
)
_MADE = re.compile(r"\[accused\]|^\[there |^\[[^\]]+(?<!s)\] (?:having )?\w+ing\b")
# Of "wolves in the shaft" the first noun.
_HEAD = re.compile(
    r"^[^,;]*?(?P<noun>[\w’'-]+)(?=\s+(?:in|of|at|on|from|to|by|that|who|which)\b|$)"
)
# "Denied selling arms": what its source says that it has not done.
_GERUND = re.compile(r"^(?:having\s+)?[a-z]+ing\b(?=\s)")
_THERE_WAS = re.compile(
    r"\bthere\s+(?P<verb>was|were|had been)\s+(?:no|not|not any)\s+$", re.IGNORECASE
)
# "Denied that it was there": who denies speaks of itself.
_ITSELF = re.compile(r"^that\s+(?:it|he|she|they)\b", re.IGNORECASE)
_FIRST = re.compile(r"^[“\"]?(?:I|my|we|our)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:(?:and|but|or)\s+)?(?:that\s+)?", re.IGNORECASE)
_FLIP: dict[PositionStance, PositionStance] = {"affirm": "deny", "deny": "affirm"}


def side(claim: Claim, draft: Draft) -> PositionStance:
    """The side that a claim takes on the proposition of its draft."""
    if claim.answer or claim.negated == draft.negated:
        return claim.side
    return _FLIP.get(claim.side, claim.side)


def readable(words: str) -> bool:
    """Whether a statement is a proposition: a clause, or words that an editor's brackets make one."""
    return bool(_MADE.search(words)) or clauses.is_clause(words)


def statement(
    draft: Draft,
    weights: Weights,
    names: Mapping[tuple[str, int], str],
    said_by: Callable[[str], Sequence[str]],
) -> str:
    """The clearest exact words: close to all that the others say, and of a length to be read.

    What an editor adds stands in brackets: the name for a pronoun that the words begin with
    (`names`, by report and offset) where that is who says it (`said_by`, by attribution), and
    "accused" where the verb stood before them.
    """
    apart = any(contradict(a, b) for a in draft.counted for b in draft.counted)

    def clarity(claim: Claim) -> tuple[float, int]:
        words = len(claim.span.text.split())
        fit = 1.0 if 6 <= words <= 30 else 0.6
        sides = 1.0 if claim.side == "affirm" else 0.7
        plain = 0.9 if claim.span.text.lstrip()[:1] in '"“' else 1.0
        plain *= 1.0 if claim.exists or clauses.is_clause(claim.span.text) else 0.2
        plain *= 0.7 if _VAGUE.match(_bare(claim)) and not _named(claim, names, said_by) else 1.0
        plain *= 0.7 if claim.tentative or (draft.counted and claim.figures and apart) else 1.0
        return (
            fit * sides * plain * (0.2 + weights.likeness(claim.features, draft.features)),
            -claim.span.start,
        )

    # A statement reads as what those who affirm it say: without a denial's "no" and "never".
    told = [c for c in draft.claims if not c.answer and c.negated == draft.negated]
    # Who doubts or will not tell says it in words that are no statement of it.
    sure = [c for c in told if c.side == "affirm" and c.by] or [c for c in told if c.side == "deny"]
    told = sure or told or draft.claims
    best = max(told, key=clarity)
    return _edited(best, names, said_by)


def _bare(claim: Claim) -> str:
    """A claim's words without "that", and without quotation marks that open and never close."""
    text = _LEAD.sub("", claim.span.text.strip(" ,;"))
    quoted = _QUOTED.match(text)
    if quoted:
        return quoted["words"].strip()
    for marks in ("“”", '""', "‘’"):
        if text.startswith(marks[0]) and marks[1] not in text[1:]:
            text = text[1:]
        if text.endswith(marks[1]) and marks[0] not in text[:-1]:
            text = text[:-1]
    return text.strip(" ,;'’") if text[:1] in "'’" else text.strip(" ,;")


def _edited(
    claim: Claim,
    names: Mapping[tuple[str, int], str],
    said_by: Callable[[str], Sequence[str]],
) -> str:
    text = _bare(claim)
    accused = _ACCUSED.match(text) if claim.attribution.stance == "accuse" else None
    if accused is not None:
        text = f"{accused['who']} [accused] {accused['what']}"
    name = _named(claim, names, said_by)
    pronoun = _PRONOUN.match(text)
    if name is None or pronoun is None:
        mouths = said_by(claim.attribution.id)
        if _FIRST.search(text) and mouths:
            return f"[{mouths[0]}:] {text}"
        if not claim.exists and mouths and claim.side == "deny" and _GERUND.match(text):
            return f"[{mouths[0]}] {text}"
        head = _HEAD.match(text)
        many = head is not None and head["noun"].endswith("s") and not head["noun"].endswith("ss")
        if not claim.exists:
            return text
        past = _past(claim)
        if past:
            return f"[there {past}] {text}"
        one = (
            "is an"
            if text.startswith("intention ")
            else "is a"
            if text.startswith("plan ")
            else "is"
        )
        return f"[there {'are' if many else one}] {text}"
    own = pronoun["word"].lower() in ("its", "his", "their") or (
        pronoun["word"].lower() == "her" and accused is None
    )
    article = "the " if name[0].islower() else ""
    if text[pronoun.end() :][:1] in ("'", "’"):
        return f"[{article}{name}:] {text}"  # "he’d go" is no longer said with a name before ’d
    return f"[{article}{name}{'’s' if own else ''}]{text[pronoun.end() :]}"


def _past(claim: Claim) -> str:
    """The verb of "there was no", "there were none" before a claim; empty where it is another."""
    for span in claim.attribution.content:
        if span.holds(claim.span):
            found = _THERE_WAS.search(span.text[: claim.span.start - span.start])
            return found["verb"].lower() if found else ""
    return ""


def _named(
    claim: Claim,
    names: Mapping[tuple[str, int], str],
    said_by: Callable[[str], Sequence[str]],
) -> str | None:
    """The name for the pronoun that a claim begins with, where that is who says it."""
    text = _bare(claim)
    if not _PRONOUN.match(text) or _QUOTED.match(claim.span.text.strip(" ,;")):
        return None
    name = names.get((claim.span.report, claim.span.start + claim.span.text.find(text)))
    mouths = said_by(claim.attribution.id)
    if name is None and mouths and claim.side == "deny" and _ITSELF.match(claim.span.text):
        name = mouths[0]
    # Another's "he" may be anybody's; the speaker's own is the speaker.
    if name is None or name not in mouths:
        return None
    # "He met Mr. Roe" is not said of Mr. Roe.
    return name if name.split()[-1] not in text.split() else None
