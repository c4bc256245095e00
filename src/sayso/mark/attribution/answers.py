"""Answers whose speaker stands behind them: "the report was denied by the port"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from sayso.data.reader import Found
from sayso.mark.attribution.statements import CLAIMS
from sayso.mark.attribution.words import speaks, stretched
from sayso.mark.chain.who import agent
from sayso.mark.clauses import auxiliaries, below, each, stretch

# What one says, as a noun that others can answer.
SAYINGS = CLAIMS | frozenset(
    "admission assurance complaint conclusion denial explanation figure finding idea insinuation narrative "
    "notion rumor rumour speculation story tale talk theory version warning".split()
)
# Verbs by which others take a side on it.
_SIDES = frozenset(
    "confirm contest contradict corroborate debunk deny discount dismiss dispute echo question quash "
    "rebuff rebut refute reject repudiate scotch withdraw".split()
)


def answered(doc: Doc) -> Iterator[Found]:
    """As in "The report that the tank had leaked was denied by the operator"."""
    for noun in each(doc):
        if noun.dep_ != "nsubjpass" or noun.lemma_.lower() not in SAYINGS:
            continue
        verb = noun.head
        who = agent(verb)
        if verb.lemma_ not in _SIDES or who is None or not speaks(who) or verb.i < noun.i:
            continue
        first = min([verb.i, *(t.i for t in auxiliaries(verb))])
        told = [t for t in doc[noun.left_edge.i : first] if not t.is_space]
        words = [t for t in below(who) if t.i >= who.left_edge.i]
        relative = next((c.left_edge.i for c in who.children if c.dep_ == "relcl"), words[-1].i + 1)
        yield Found(
            (stretch(doc, [t for t in words if t.i < relative]),),
            (stretch(doc, doc[first : verb.i + 1]),),
            (stretched(told),),
        )


RULES = (answered,)
