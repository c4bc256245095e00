"""Where the name of a person may stand, by the language layer, titles and grammar."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from sayso.data.senses import Senses
from sayso.data.titles import Titles
from sayso.mark.mention.found import SUBJECT, voice
from sayso.mark.mention.runs import HYPHENS, runs
from sayso.mark.mention.title import honorific, is_title

_BREAKS = frozenset({"(", ")", ",", ";", ":", "“", "”", '"', "/", "—", "–", "|"})
# What the language layer says of names that it does not know.
_UNSURE = frozenset({"", "PRODUCT", "WORK_OF_ART", "EVENT"})
_MISTAKEN = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP"})
# Honorifics that are printed without a full stop and are no name and seldom a word.
_SHORT = frozenset(
    """mr mrs ms dr col gen maj capt lt sgt cpl brig adm prof rev cllr supt insp me mme mlle maître
    maitre shri smt dona doña don engr barr alhaji hajiya""".split()
)
LONGEST = 8

Bounds = tuple[int, int]


def proposed(doc: Doc, titles: Titles, senses: Senses) -> list[Bounds]:
    """Spans that may be somebody's name: the language layer's, and those beside cues to a person."""
    spans = [_trim(doc, ent.start, ent.end, titles) for ent in doc.ents if ent.label_ == "PERSON"]
    spans.extend(_after_honorific(doc, titles))
    spans.extend(_labels(doc))
    spans.extend(runs(doc, titles, senses))
    spans.extend(_somebodys(doc, titles, senses))
    spans.extend(_unknown(doc, titles))
    spans.extend(_holders(doc, titles))
    return spans


def _trim(doc: Doc, start: int, end: int, titles: Titles) -> Bounds:
    """The span without titles, possessives, line breaks and lower-case words around the name."""
    for i in range(start, end):
        if "\n" in doc[i].text or doc[i].text in _BREAKS:
            # What is longer of the two sides is likelier the name; the first in doubt.
            start, end = (start, i) if i - start >= end - i - 1 else (i + 1, end)
            break
    while start < end and (
        _no_first_word(doc[start], titles)
        # "Mr. King" and "Ms. Judge" are names to their end.
        and not (start == end - 1 and honorific(doc, start, titles))
    ):
        start += 1
    while start < end and (
        doc[end - 1].tag_ == "POS"
        or not doc[end - 1].text[:1].isalpha()
        or (doc[end - 1].text[:1].islower() and not _hyphenated(doc, end - 1))
    ):
        end -= 1
    return start, end


def _no_first_word(token: Token, titles: Titles) -> bool:
    if not token.text[:1].isalpha() or is_title(token, titles) or token.lower_ == "by":
        return True
    return token.text[0].islower() and token.lower_ not in titles.particles


def _hyphenated(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].text in HYPHENS and not doc[i - 1].whitespace_


def _after_honorific(doc: Doc, titles: Titles) -> Iterator[Bounds]:
    for token in doc[:-1]:
        if not token.text[:1].isupper() or token.lower_.rstrip(".") not in titles.honorifics:
            continue
        # "King" and "Sister" are also names and words; "Mr" is nothing else.
        if not token.text.endswith(".") and token.lower_ not in _SHORT:
            continue
        end = token.i + 1
        while end < len(doc) and _part(doc, end, titles) and end - token.i <= LONGEST:
            end += 1
        if end > token.i + 1:
            yield _trim(doc, token.i + 1, end, titles)


def _part(doc: Doc, i: int, titles: Titles) -> bool:
    """Whether token `i` can go on with a name."""
    token = doc[i]
    if token.text in HYPHENS:
        return i + 1 < len(doc) and not token.whitespace_ and not doc[i - 1].whitespace_
    if _hyphenated(doc, i):
        return token.is_alpha
    if token.text[:1].isupper():
        return token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and not token.is_sent_start
    return token.lower_ in titles.particles and i + 1 < len(doc) and doc[i + 1].text[:1].isupper()


def _labels(doc: Doc) -> Iterator[Bounds]:
    """Speakers of a transcript: "WALLACE:" at the start of a line."""
    opening = doc[0].text if len(doc) else ""
    # What stands once at the head of a report is its dateline: "KARUR: A bus fell ...".
    dateline = opening if sum(t.text == opening for t in doc) == 1 else ""
    for token in doc[:-1]:
        if (
            token.text.isupper()
            and token.is_alpha
            and len(token) > 2
            and token.text != dateline
            and doc[token.i + 1].text == ":"
        ):
            first = token.i == 0 or doc[token.i - 1].is_space or doc[token.i - 1].is_quote
            if first and (token.i + 2 >= len(doc) or not doc[token.i + 2].is_space):
                yield token.i, token.i + 1


def _holders(doc: Doc, titles: Titles) -> Iterator[Bounds]:
    """Names taken for bodies that stand beside an office: "its commissioner, Ada Obi"."""
    for ent in doc.ents:
        if (
            ent.label_ in ("ORG", "PRODUCT", "FAC", "WORK_OF_ART", "GPE")
            and len(ent) in (2, 3)
            and _beside_role(ent, titles)
            and all(t.text.istitle() for t in ent)
            and not any(t.lower_ in titles.bodies or t.lower_ in titles.trades for t in ent)
            and ent.text.lower() not in titles.outlets
        ):
            yield ent.start, ent.end


def _somebodys(doc: Doc, titles: Titles, senses: Senses) -> Iterator[Bounds]:
    """Two unknown words behind whom they speak for: "The agency’s Dedi Kurnia called it a lesson"."""
    for owner in doc[1:-2]:
        if owner.tag_ != "POS" or not owner.nbor(-1).is_lower:
            continue
        start, end = owner.i + 1, owner.i + 3
        names = doc[start:end]
        behind = doc[end] if end < len(doc) else None
        if (
            all(t.pos_ == "PROPN" and t.text.istitle() for t in names)
            and names[-1].dep_ in SUBJECT
            and (behind is None or not behind.text[:1].isupper())
            and not any(senses.noun(t.lower_) or titles.families(t.lower_) for t in names)
            and not any(t.lower_ in titles.trades for t in names)
        ):
            yield start, end


def _beside_role(name: Span, titles: Titles) -> bool:
    """Whether it stands behind an office and a comma: "the chief surgeon, Ada Obi"."""
    root, doc = name.root, name.doc
    office = root.head.is_lower and root.head.lemma_.lower() in titles.roles
    if root.dep_ == "appos" and root.head.i < name.start and office:
        return True
    if name.start < 2 or name.end >= len(doc) or doc[name.start - 1].text != ",":
        return False
    at = name.start - 2
    while at > max(1, name.start - LONGEST) and (
        doc[at].text[:1].isupper() or doc[at].lower_ == "the"
    ):
        at -= 1  # "the head of the Harbour Board, Ada Obi"
    role = doc[at - 1] if doc[at].lower_ == "of" else doc[name.start - 2]
    ends = doc[name.end].is_punct and doc[name.end].text not in ("-", "(")
    return ends and role.is_lower and role.tag_ == "NN" and role.lemma_.lower() in titles.roles


def _unknown(doc: Doc, titles: Titles) -> Iterator[Bounds]:
    """Capitalised names that speak or have a calling, of which the language layer made nothing."""
    for token in doc:
        if token.pos_ != "PROPN" or not token.text.istitle():
            continue
        if token.ent_type_ not in _UNSURE and not (
            token.ent_type_ in _MISTAKEN and has_calling(token, titles)
        ):
            continue
        described = has_calling(token, titles)
        if token.lower_ in titles.bodies or not (described or voice(token, titles) == "speaks"):
            continue
        start = token.i
        while start > 0 and doc[start - 1].pos_ == "PROPN" and doc[start - 1].text.istitle():
            if is_title(doc[start - 1], titles) or doc[start - 1].head != token:
                break
            start -= 1
        if start == 0 or doc[start - 1].lower_ not in ("the", "a", "an"):
            yield start, token.i + 1


def has_calling(token: Token, titles: Titles) -> bool:
    """Whether an apposition says what the person is: "Anna Wind, a chemist"."""
    return any(t.dep_ == "appos" and t.lemma_ in titles.roles for t in token.rights)
