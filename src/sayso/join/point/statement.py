"""What a point says: the clearest exact words of those who take a side on it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from sayso.join.point.claims import Claim, contradict
from sayso.join.point.drafts import Draft
from sayso.join.point.likeness import Weights
from sayso.records import PositionStance

_QUOTED = re.compile(r"^[“\"](?P<words>[^”\"“]+?),?[”\"]$")
# "The mayor of hiding it" is told of an accusation.
_ACCUSED = re.compile(r"^(?P<who>[^,;]{1,80}?) (?P<what>of (?:having )?\w+ing\b.*)$", re.DOTALL)
_PRONOUN = re.compile(r"^(?P<word>it|its|he|his|she|her|they|their)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:(?:and|but|or)\s+)?(?:that\s+)?", re.IGNORECASE)
_FLIP: dict[PositionStance, PositionStance] = {"affirm": "deny", "deny": "affirm"}


def side(claim: Claim, draft: Draft) -> PositionStance:
    """The side that a claim takes on the proposition of its draft."""
    if claim.answer or claim.negated == draft.negated:
        return claim.side
    return _FLIP.get(claim.side, claim.side)


def statement(
    draft: Draft,
    weights: Weights,
    names: Mapping[tuple[str, int], str],
    said_by: Callable[[str], Collection[str]],
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
        plain *= 1.0 if claim.whole else 0.5
        plain *= 0.7 if claim.tentative or (draft.counted and claim.figures and apart) else 1.0
        return (
            fit * sides * plain * (0.2 + weights.likeness(claim.features, draft.features)),
            -claim.span.start,
        )

    # A statement reads as what those who affirm it say: without a denial's "no" and "never".
    told = [c for c in draft.claims if not c.answer and c.negated == draft.negated]
    told = told or draft.claims
    best = max(told, key=clarity)
    text = _LEAD.sub("", best.span.text.strip(" ,;"))
    quoted = _QUOTED.match(text)
    text = quoted["words"].strip() if quoted else text
    accused = _ACCUSED.match(text) if best.attribution.stance == "accuse" else None
    if accused is not None:
        text = f"{accused['who']} [accused] {accused['what']}"
    pronoun = _PRONOUN.match(text)
    at = best.span.start + best.span.text.find(text) if pronoun else -1
    if accused is not None and pronoun:
        at = best.span.start + best.span.text.find(accused["who"])
    name = names.get((best.span.report, at))
    # Another's "he" may be anybody's; the speaker's own is the speaker.
    own_words = name is not None and name in said_by(best.attribution.id)
    if name is not None and name.split()[-1] in text.split():
        own_words = False  # "he met Mr. Roe" is not said of Mr. Roe
    if pronoun is not None and name is not None and quoted is None and own_words:
        own = pronoun["word"].lower() in ("its", "his", "their") or (
            pronoun["word"].lower() == "her" and accused is None
        )
        article = "the " if name[0].islower() else ""
        text = f"[{article}{name}{'’s' if own else ''}]{text[pronoun.end() :]}"
    return text
