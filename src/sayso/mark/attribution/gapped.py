"""Figures of a second source that shares the verb of the first: "the port speaks of 200, the union of 250"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.figures import GIVE, PUT, bare, counter
from sayso.mark.attribution.words import named, numeral, passive, speaks, stretched
from sayso.mark.clauses import below, each, stretch

# Verbs that a second source can share.
SHARED = (
    PUT
    | GIVE
    | {"reckon", "speak", "talk", "count", "estimate", "claim", "say", "believe", "report"}
)
# Words between two numbers of one range.
_LINKS = {word: {"CCONJ", "ADP", "SCONJ"} for word in ("and", "to", "or", "of", "than")}


def gapped(doc: Doc) -> Iterator[Found]:
    """As in "The union speaks of 200, the port of 250"; "one gave it as 28,000 and the other as 70"."""
    for verb in each(doc):
        if verb.lemma_ not in SHARED or verb.pos_ != "VERB" or passive(verb):
            continue
        ends = min(verb.sent.end, verb.i + 40)
        first = next((t for t in doc[verb.i + 1 : ends] if t.like_num), None)
        if first is None or (counter(verb) or bare(verb)) is None:
            continue
        lead = doc[first.i - 1]
        prep = lead.lower_ if lead.lower_ in {"of", "at", "as"} else ""
        at = first.i + 1
        while at < ends - 2:
            found = _second_source(doc, at, ends, prep)
            if found is None:
                at += 1
                continue
            low, high, number = found
            stop = number + 1
            while stop < ends and doc[stop].pos_ in {"NUM", "NOUN", "ADJ"} | _LINKS.get(
                doc[stop].lower_, set()
            ):
                stop += 1
            while stop - 1 > number and doc[stop - 1].lower_ in _LINKS:
                stop -= 1
            mark = doc[number - 1] if prep else doc[low - 1]
            cue = (mark.idx, mark.idx + len(mark))
            yield Found(
                (stretched(list(doc[low:high])),), (cue,), (stretched(list(doc[number:stop])),)
            )
            at = stop


def given_as(doc: Doc) -> Iterator[Found]:
    """As in "a crowd that the police gave as 28,000"."""
    for verb in each(doc):
        if verb.lemma_ not in {"give", "put", "report", "describe"} or verb.dep_ != "relcl":
            continue
        who = counter(verb)
        mark = doc[verb.i + 1] if verb.i + 1 < len(doc) else verb
        if who is None or mark.lower_ not in {"as", "at"} or not numeral(doc, mark.i + 1):
            continue
        stop = mark.i + 1
        while stop < verb.sent.end and doc[stop].pos_ in {"NUM", "ADV", "ADJ"} | _LINKS.get(
            doc[stop].lower_, set()
        ):
            stop += 1
        while stop - 1 > mark.i and doc[stop - 1].lower_ in _LINKS:
            stop -= 1
        if stop == mark.i + 1:
            continue
        head = verb.head
        what = stretch(doc, [t for t in below(head) if t.i <= head.i])
        cue = (verb.idx, mark.idx + len(mark))
        yield Found((named(who),), (cue,), (what, stretched(list(doc[mark.i + 1 : stop]))))


def _second_source(doc: Doc, at: int, ends: int, prep: str) -> tuple[int, int, int] | None:
    """Where another's name behind a comma or "and" begins and ends, and where its number begins."""
    if doc[at].text not in {",", ";"} and doc[at].lower_ not in {"and", "while", "but"}:
        return None
    low = at + 1
    while low < ends and doc[low].lower_ in {"and", "while", "but"}:
        low += 1
    high = low
    while (
        high < ends and high - low < 8 and doc[high].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PART"}
    ):
        high += 1
    if high in {low, ends} or doc[low].lower_ in {"age", "aged", "ages"}:
        return None
    if not any(speaks(t) or t.pos_ == "PROPN" for t in doc[low:high]):
        return None
    number = high
    if prep:
        if doc[high].lower_ != prep:
            return None
        number += 1
    if number < ends and doc[number].lower_ in {
        "about",
        "some",
        "around",
        "nearly",
        "almost",
        "only",
    }:
        number += 1
    if (
        number < ends
        and numeral(doc, number)
        and (doc[number].like_num or doc[number].lower_ == "between")
    ):
        return low, high, number
    return None


RULES = (given_as, gapped)
