"""Talks that one sentence tells of and the next ones quote: "She spoke to Channel 9. She said that ..."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from sayso.mark.chain.media import TALKS, Media
from sayso.mark.chain.who import Who, head_of, phrase
from sayso.mark.clauses import stretch, subject, tokens_of
from sayso.records import Attribution, Report

# What one does to be heard.
_TALK = frozenset({"speak", "talk", "appear", "break", "phone", "call", "sit", "give", "post"})
_LEADS = frozenset({"on", "to", "with"})
# Sentences behind the one that tells of the talk in which it may go on.
_REACH = 4


@dataclass(frozen=True, slots=True)
class Scene:
    """Who talked to which medium, and the characters in which that may be quoted."""

    speaker: Token
    medium: Token
    start: int
    end: int


def scenes(doc: Doc, media: Media) -> Iterator[Scene]:
    """The talks with media that the report tells of, in order of the text."""
    for verb in doc:
        if (
            verb.pos_ != "VERB"
            or verb.lemma_ not in _TALK
            or verb.tag_ not in {"VBD", "VBZ", "VBN"}
        ):
            continue
        who = subject(verb)
        if who is None or who.dep_ != "nsubj" or any(c.dep_ == "neg" for c in verb.children):
            continue
        medium = _medium(verb, media)
        if medium is None:
            continue
        end, sentence = verb.sent.end, verb.sent
        for _ in range(_REACH):
            if end >= len(doc) or "\n" in sentence.text:
                break
            sentence = doc[end].sent
            end = sentence.end
        yield Scene(who, medium, verb.sent.end_char, doc[end - 1].idx + 1)


def _medium(verb: Token, media: Media) -> Token | None:
    """Z of "spoke to Z", "broke his silence on Z", "gave an interview to Z"."""
    bearers = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    if verb.lemma_ in {"break", "give"}:
        things = {c.lemma_.lower() for c in bearers[1:]}
        if not things & (TALKS | {"silence"}):
            return None
    for bearer in bearers:
        for child in bearer.children:
            if child.dep_ not in {"prep", "dative"} or child.lower_ not in _LEADS:
                continue
            named = next((c for c in child.children if c.dep_ == "pobj"), None)
            if named is not None and (media.outlet(named) or media.bare(named)):
                return named
    return None


def passed_on(
    report: Report, doc: Doc, who: Who, media: Media, attributions: Sequence[Attribution]
) -> list[Attribution]:
    """The attributions, with the medium that a talk was with before what is quoted from it."""
    told = list(scenes(doc, media))
    starts = [scene.start for scene in told]
    out = []
    for attribution in attributions:
        number = bisect_right(starts, attribution.cue[0].start) if attribution.cue else 0
        scene = told[number - 1] if number else None
        if scene is not None and not attribution.via and attribution.inside is None:
            head = head_of(tokens_of(doc, attribution.source))
            same = head is not None and (head.pos_ == "PRON" or who.same(head, scene.speaker))
            if same and head is not None and head.pos_ == "PRON" and who.known(head):
                same = who.same(head, scene.speaker)
            if same and attribution.cue[0].start < scene.end:
                medium = report.cut(*stretch(doc, phrase(scene.medium)))
                attribution = replace(attribution, via=(medium,))
        out.append(attribution)
    return out
