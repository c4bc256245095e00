from __future__ import annotations

from typing import get_args

from sayso.data import load
from sayso.records import Manner, Stance

KINDS = {"fixed", "open", "blame", "as", "see", "to", "ask", "name"}


def test_every_cue_has_a_known_stance_manner_and_kind() -> None:
    cues = load("cues")
    found = [cue for group in cues.starts.values() for cue in group]
    assert len(found) > 1000
    for cue in found:
        assert cue.stance in get_args(Stance), cue
        assert cue.manner in get_args(Manner), cue
        assert cue.kind in KINDS, cue


def test_every_stance_and_manner_has_cues() -> None:
    found = [cue for group in load("cues").starts.values() for cue in group]
    assert {c.stance for c in found} == set(get_args(Stance))
    assert {c.manner for c in found} == set(get_args(Manner))


def test_the_longest_pattern_comes_first() -> None:
    for group in load("cues").starts.values():
        lengths = [len(c.lemmas) for c in group]
        assert lengths == sorted(lengths, reverse=True)


def test_word_lists_and_weights() -> None:
    cues = load("cues")
    assert "terrible" in cues.evaluative
    assert "reuters" in cues.outlets
    assert "herald" in cues.media
    assert "bias" in cues.weights
