"""What speaks for and against a candidate being a place: named cues, weighed by a linear model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from sayso.mark.place.candidates import PLACE_LABELS, Candidate, feature_name, is_code
from sayso.mark.place.words import (
    ACTING,
    DIRECTIONS,
    DISEASES,
    GENERIC,
    INSTITUTIONS,
    NOT_PLACES,
    OF_BODIES,
    POSSESSED,
    PRIVATE_BODIES,
    PUBLIC_BODIES,
    STRONG_PREPOSITIONS,
    TITLES,
    WEAK_PREPOSITIONS,
)

BUILT = frozenset({"BLDG", "ST", "SQR", "AIRP", "PPLX"})


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole document says about its candidates."""

    doc: Doc
    candidates: Sequence[Candidate]
    datelines: frozenset[int]  # numbers of the candidates in datelines
    labels: Sequence[str]  # of the entity that each token is in, "" for none
    bounds: Sequence[tuple[int, int]]  # of that entity
    people: frozenset[str]  # words of persons' names of two words and more
    surnames: Counter[str]  # last words of persons' names
    seen: Counter[str]  # names that spaCy calls a place, exactly
    preceded: Counter[str]  # names behind a preposition of place
    lower: frozenset[str]  # words that also stand without a capital


def context(
    doc: Doc, candidates: Sequence[Candidate], datelines: Sequence[tuple[int, int]]
) -> Context:
    """Read the document once."""
    labels = [""] * len(doc)
    bounds = [(0, 0)] * len(doc)
    people: set[str] = set()
    surnames: Counter[str] = Counter()
    for entity in doc.ents:
        first, last = entity.start, entity.end
        while first < last - 1 and doc[first].lower_ in {"the", "a", "an"}:
            first += 1
        while last - 1 > first and doc[last - 1].text in {"'s", "’s", "'", "’"}:
            last -= 1
        label = entity.label_
        for i in range(first, last):
            labels[i], bounds[i] = label, (first, last)
        if label == "PERSON" and last - first > 1:
            people.update(doc[i].text for i in range(first, last) if doc[i].text[0].isupper())
        if label == "PERSON":
            surnames[doc[last - 1].text] += 1
    seen: Counter[str] = Counter()
    preceded: Counter[str] = Counter()
    for one in candidates:
        if labels[one.first] in PLACE_LABELS and bounds[one.first] == (one.first, one.last):
            seen[one.text] += 1
        if one.first and doc[one.first - 1].lower_ in STRONG_PREPOSITIONS:
            preceded[one.text] += 1
    lower = frozenset(token.text for token in doc if token.text.islower())
    inside: set[int] = set()
    number = 0
    for start, end in datelines:
        while number < len(candidates) and candidates[number].end <= end:
            if candidates[number].start >= start:
                inside.add(number)
            number += 1
    return Context(
        doc=doc,
        candidates=candidates,
        datelines=frozenset(inside),
        labels=labels,
        bounds=bounds,
        people=frozenset(people),
        surnames=surnames,
        seen=seen,
        preceded=preceded,
        lower=lower,
    )


def barred(context: Context, number: int) -> bool:
    """Whether a candidate is certainly no place: an institution, or a person of this document."""
    one = context.candidates[number]
    if number in context.datelines:
        return False
    if _pointed_at(context.doc, one):
        return True
    if one.last - one.first > 1:
        return False
    if one.text.lower() in INSTITUTIONS:
        return True
    if one.text.lower() in context.lower and _numbered(context.doc, one.last):
        return True
    return (
        one.text in context.people
        and context.surnames[one.text] >= context.seen[one.text]
        and context.surnames[one.text] > context.preceded[one.text]
        and not any(entry.prior >= 7 for entry, own in one.options if own)
    )


def _pointed_at(doc: Doc, one: Candidate) -> bool:
    """Whether "the" stands before a name that only towns have: bodies take it ("the Red Cross")."""
    left, right = beside(doc, one)
    if left < 0 or doc[left].lower_ != "the" or not one.options:
        return False
    after = doc[right] if right < len(doc) else None
    headed = after is not None and (
        after.pos_ in _HEADS or after.tag_ in {"VBG", "VBN"} or after.text in _JOINS
    )
    towns = all(e.kind.startswith("PPL") and e.kind not in BUILT for e, _ in one.options)
    return towns and not headed


# What may follow before the noun that an article belongs to: "the Norrby and Lund districts".
_HEADS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})
_JOINS = frozenset({"-", "–", "and", "or"})


def _numbered(doc: Doc, at: int) -> bool:
    """Whether a small number stands at a token: "Tank 14", "Hall 3"."""
    return at < len(doc) and doc[at].text.isdigit() and len(doc[at].text) < 4


def cues(context: Context, number: int) -> list[str]:
    """The cues of candidate `number`."""
    doc, one = context.doc, context.candidates[number]
    form = one.form
    out = [f"form {form}"]
    label, bounds = context.labels[one.first], context.bounds[one.first]
    size = one.last - one.first
    if not label:
        label = context.labels[one.last - 1]
        fit = "none" if not label else "cut"
    elif bounds == (one.first, one.last):
        fit = "whole"
    elif bounds[0] <= one.first and one.last <= bounds[1]:
        fit = "first" if bounds[0] == one.first else "last" if bounds[1] == one.last else "mid"
    else:
        fit = "cut"
    out.append(f"{form[0]} entity {label} {fit}")

    left, right = beside(doc, one)
    before = doc[left] if left >= 0 else None
    after = doc[right] if right < len(doc) else None
    previous = before.lower_ if before is not None else "\n"
    start = before is None or doc[one.first].is_sent_start or before.is_space or previous in '"“'
    dateline = number in context.datelines
    if dateline:
        out.append("dateline")

    if one.options:
        out += _entry_cues(one, size)
    # Look behind "the", "northern" and the like for the preposition.
    at = left
    steps = 0
    while (
        at > 0
        and steps < 3
        and (
            doc[at].lower_ in DIRECTIONS
            or doc[at].lower_ in {"the", "nearby"}
            or doc[at].pos_ == "ADJ"
        )
    ):
        at -= 1
        steps += 1
    link = doc[at].lower_ if at >= 0 else ""
    if link in STRONG_PREPOSITIONS:
        out.append("behind in")
    elif link in WEAK_PREPOSITIONS:
        out.append("behind from")
    elif link == "of" and at:
        noun = doc[at - 1].lower_
        out.append("behind city of" if noun in GENERIC else
                   "behind body of" if noun in OF_BODIES else "behind of")  # fmt: skip
    elif link in {"and", "or", ",", "&", "("}:
        other = context.candidates[number - 1] if number else None
        if other is not None and other.last == at and other.form in {"name", "unknown"}:
            kind = context.labels[other.first]
            out.append("joined place" if kind in PLACE_LABELS else "joined name")
    if previous in DIRECTIONS:
        out.append("behind northern")

    inner = context.people
    if size == 1 and one.text in inner and label != "PERSON":
        out.append("person elsewhere" if label in PLACE_LABELS else "person elsewhere bare")
    if size > 1 and any(word in inner for word in one.text.split()):
        out.append("holds person's name")
    if previous in TITLES:
        out.append("behind title")
    elif before is not None and before.text[0].isupper() and not start and previous != "the":
        out.append("behind capital" if previous not in DIRECTIONS else "behind Northern")
    if after is not None and not after.is_space:
        out += _following_cues(context, number, right)
    if start:
        out.append("starts sentence" if size == 1 else "starts sentence long")
    if one.text.isupper() and one.text.isalpha() and not dateline and len(one.text) > 4:
        out.append("all capitals")
    if size == 1 and one.text.lower() in NOT_PLACES:
        out.append("common word")
    if size == 1 and one.text.lower() in context.lower:
        out.append("also lower")
    if one.options and one.options[0][0].kind == "PCLI" and is_code(one.text):
        out.append("country code")
    elif not any(doc[i].pos_ == "PROPN" for i in range(one.first, one.last)):
        out.append("no proper noun")
    others = context.seen[one.text] - (fit == "whole" and label in PLACE_LABELS)
    if others > 0:
        out.append("place elsewhere" if others < 3 else "place often")
    if context.preceded[one.text] - (previous in STRONG_PREPOSITIONS) > 0:
        out.append("in elsewhere")
    if form == "unknown":
        out.append("named like a feature" if feature_name(one) else "unknown plain")
    return out


def _entry_cues(one: Candidate, size: int) -> list[str]:
    own = [entry for entry, mine in one.options if mine]
    best = max(own or [entry for entry, _ in one.options], key=lambda entry: entry.prior)
    out = [f"prior {min(int(best.prior), 8)}" if own else f"alternate {min(int(best.prior), 8)}"]
    if best.kind in {"PCLI", "ADM1", "CONT"}:
        out.append(f"kind {best.kind}")
    elif best.kind in BUILT:
        out.append("kind building")
    elif best.geonames_id is None:
        out.append("kind fact")
    out.append(f"words {min(size, 3)}")
    return out


def beside(doc: Doc, one: Candidate) -> tuple[int, int]:
    """The tokens before and behind; blanks count only where they hold a line's end."""
    left, right = one.first - 1, one.last
    while left >= 0 and doc[left].is_space and "\n" not in doc[left].text:
        left -= 1
    while right < len(doc) and doc[right].is_space and "\n" not in doc[right].text:
        right += 1
    return left, right


def _following_cues(context: Context, number: int, at: int) -> list[str]:
    doc, one = context.doc, context.candidates[number]
    raw, following = doc[at].text, doc[at].lower_
    if following in DISEASES:
        return ["before disease"]
    if following in GENERIC:
        return ["before city"]
    if raw[0].isupper():
        # Judge the capitalised words behind the name by the last of them.
        last = at
        while (
            last < len(doc)
            and last < at + 6
            and (
                doc[last].text[0].isupper() or doc[last].lower_ in {"of", "and", "for", "&", "the"}
            )
        ):
            last += 1
        run = [doc[i].lower_ for i in range(at, last)]
        if any(word in PRIVATE_BODIES for word in run):
            return ["before private body"]
        if any(word in PUBLIC_BODIES for word in run):
            return ["before public body"]
        return ["before person" if context.labels[at] == "PERSON" else "before capital"]
    if following in PUBLIC_BODIES:
        return ["before public body small"]
    if following == ",":
        out = ["before comma"]
        holder = context.candidates[number + 1] if number + 1 < len(context.candidates) else None
        if holder and at < holder.first <= at + 2 and holder.form in {"name", "short"}:
            rows = {entry.row for entry, _ in holder.options}
            lands = {e.country for e, _ in holder.options if e.kind in {"PCLI", "ADM1"}}
            if any(e.country in lands for e, _ in one.options if e.row not in rows):
                out.append("before holder")
        return out
    if following in {"'s", "’s"}:
        noun = doc[at + 1].lower_ if at + 1 < len(doc) else ""
        return ["possessor of state" if noun in POSSESSED or noun in GENERIC else "possessor"]
    if raw.isalpha() and doc[at].lemma_.lower() in ACTING:
        return ["before verb"]
    if raw in {"-", "–"}:
        return ["before hyphen"]
    return []
