"""Agencies and papers that have the name of a small town: "an official told Meridian"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from spacy.tokens import Doc

from sayso.mark.place.candidates import Candidate, root
from sayso.mark.place.role import ACTORS
from sayso.records import Report

# "(Meridian) —" behind a dateline, "By Meridian" and "Source: Meridian".
_SIGNED = re.compile(
    r"\(([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})\)\s{0,3}(?:—|–|--|-\s)|"
    r"^(?:Source|By|Via|From):? ([A-Z][\w’'-]*)[.]?$",
    re.MULTILINE,
)
_GENERIC = re.compile(r"\b(?:The|News|Press|Agency|Wire|Service|Media|Group)\b")
# A town of this prior is much in the news itself.
_WELL_KNOWN = 5.2
# "The Atlantic reported": no sea does.
_WATERS = frozenset({"OCN", "SEA", "STM", "LK"})
_SAYING = frozenset("say report write publish note quote cite learn reveal add".split())
_TOLD = frozenset("tell inform".split())
_SHOWN = frozenset("see obtain review cite quote report publish verify interview contact".split())


def press(report: Report, found: Sequence[Candidate], datelines: Collection[int]) -> frozenset[str]:
    """The names in capitals of whoever reports: its outlet, its wire and those it is signed by."""
    signed = (name for match in _SIGNED.finditer(report.text) for name in match.groups())
    names = [each for each in (report.outlet, report.wire, *signed) if each]
    places = {found[number].text.upper() for number in datelines}
    cores = {" ".join(_GENERIC.sub(" ", name).split()).upper() for name in names}
    return frozenset(cores - places)


def sounds_of_press(doc: Doc, one: Candidate, agencies: Collection[str]) -> bool:
    """Whether a candidate is rather somebody who reports than the small town of that name."""
    known = (entry for entry, _ in one.options if entry.kind not in _WATERS)
    if any(entry.prior >= _WELL_KNOWN or entry.kind in ACTORS for entry in known):
        return False
    if one.text.upper() in agencies:
        return True
    if one.form != "name" or one.last - one.first > 1:
        return False
    word = root(doc, one)
    head = word.head
    if any(child.dep_ in {"compound", "appos", "npadvmod"} for child in word.children):
        return False
    if word.dep_ == "nsubj":
        return head.lemma_ in _SAYING
    if word.dep_ in {"dobj", "dative"}:
        return head.lemma_ in _TOLD
    return word.dep_ == "pobj" and head.dep_ == "agent" and head.head.lemma_ in _SHOWN
