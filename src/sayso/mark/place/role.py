"""Whether a place's name stands for the place, or for its government, army or team."""

from __future__ import annotations

from spacy.tokens import Doc

from sayso.data.gazetteer import Entry
from sayso.mark.place.candidates import Candidate, root
from sayso.mark.place.words import ACTING, ADDRESSED, OF_TOWNS, POSSESSED, RELATIONS

ACTORS = frozenset({"PCLI", "PPLC", "ADM1", "CONT"})
_SEATS = frozenset({"BLDG", "ST", "SQR", "PPLX"})
_READY = frozenset(
    {"prepared", "ready", "willing", "able", "unable", "unwilling", "reluctant", "eager", "keen",
     "determined", "committed"}
)  # fmt: skip
_SUBJECT = frozenset({"nsubj", "csubj", "agent"})
_OBJECT = frozenset({"dobj", "nsubjpass", "dative", "iobj"})


def metonymic(doc: Doc, one: Candidate, entry: Entry | None) -> bool:
    """Whether `one` stands for an actor, judged by the verb or noun that it depends on.

    Only countries, capitals, first-level divisions and seats of government do.
    """
    if one.form == "adjective":
        return True
    if entry is None or entry.kind not in ACTORS | _SEATS:
        return False
    token = root(doc, one)
    head = token.head
    if token.dep_ == "conj":
        while token.dep_ == "conj" and token.head is not token:
            token = token.head
        head = token.head
    if token.dep_ in _SUBJECT:
        if head.lemma_ == "be":
            return any(child.lower_ in _READY for child in head.children)
        if head.lemma_.lower() in ACTING or head.lower_ in _READY:
            return True
        # "Seoul deemed it": what a capital does, its government does, unless any town could.
        return entry.kind in {"PPLC", *_SEATS} and head.lemma_.lower() not in OF_TOWNS
    if token.dep_ in _OBJECT:
        return head.lemma_.lower() in ADDRESSED
    if token.dep_ == "pobj":
        above = head.head
        if head.dep_ == "agent":
            return above.lemma_.lower() in ACTING
        if head.lower_ in {"with", "against", "between", "to", "toward", "towards", "on", "from"}:
            return above.lower_ in RELATIONS and entry.kind in {"PCLI", "PPLC"}
        return False
    if token.dep_ == "poss" and entry.kind == "PPLC":
        return head.lower_ in POSSESSED
    if token.dep_ in {"poss", "compound", "nmod", "amod"} and entry.kind in {"PCLI", *_SEATS}:
        # The Vietnam War is named for the land.
        return head.lower_ in POSSESSED and head.text != "War"
    return False
