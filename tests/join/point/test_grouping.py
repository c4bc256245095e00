from __future__ import annotations

from sayso.data import load
from sayso.join.point.claim import Claim
from sayso.join.point.grouping import compared, described, grouped
from sayso.join.point.likeness import Weights
from sayso.records import PositionStance
from tests.build import report, said

TEXTS = {
    "a": "The ferry sank because its bow door had been left open, the union said.",
    "b": "The line said no door of the ship was open when she went down.",
    "c": "The mayor said that school meals would cost nothing from May.",
    "d": "Teachers said the free lunches for pupils begin in spring.",
}
CONTENTS = {
    "a": "The ferry sank because its bow door had been left open",
    "b": "no door of the ship was open when she went down",
    "c": "that school meals would cost nothing from May",
    "d": "the free lunches for pupils begin in spring",
}


def claim(name: str, side: PositionStance = "affirm", *features: str, times: int = 0) -> Claim:
    text = report(TEXTS[name], f"{name}{times}")
    told = said(text, None, "said", CONTENTS[name])
    (gist,) = load("gist").gists(text.text, [(s.start, s.end) for s in told.content])
    return Claim(
        told,
        told.content[0],
        frozenset(features),
        side,
        False,
        False,
        frozenset({f"@{name}"}),
        (),
        by=(name,),
        gist=gist,
    )


def four() -> list[Claim]:
    return [
        claim("a", "affirm", "=vessel", "=sink", "=door"),
        claim("b", "deny", "=vessel", "=door"),
        claim("c", "affirm", "=school", "=meal"),
        claim("d", "affirm", "=pupil", "=lunch"),
    ]


def weights(claims: list[Claim]) -> Weights:
    return Weights((c.features for c in claims), load("vectors"))


def test_a_denial_in_other_words_goes_with_what_it_denies() -> None:
    told = four()
    drafts, blamed = grouped(told, weights(told), load("likeness"))
    assert not blamed
    together = [{c.by[0] for c in draft.claims} for draft in drafts.all if draft.claims]
    assert {"a", "b"} in together
    assert not any({"a", "c"} <= who for who in together)


def test_what_is_told_in_the_same_words_is_one() -> None:
    told = [claim("c", times=n) for n in range(3)]
    drafts, _ = grouped(told, weights(told), load("likeness"))
    assert [len(draft.claims) for draft in drafts.all] == [3]


def test_each_pair_is_described_once() -> None:
    told = four()
    pairs, rows = described(told, weights(told))
    assert len(set(pairs)) == len(pairs) == len(rows)
    assert all(a < b for a, b in pairs)


def test_few_claims_and_those_without_a_gist_are_no_trouble() -> None:
    learned = load("likeness")
    assert described([], weights([])) == ([], [])
    told = four()[:1]
    assert compared(told, weights(told), learned) == []
    bare = [
        Claim(c.attribution, c.span, c.features, c.side, False, False, c.about, (), by=c.by)
        for c in four()
    ]
    drafts, _ = grouped(bare, weights(bare), learned)
    assert sum(len(draft.claims) for draft in drafts.all) == 4
