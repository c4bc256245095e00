"""Who gave what to whom."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from sayso.mark.chain.who import phrase
from sayso.mark.clauses import among, below, innermost, stretch, subject
from sayso.mark.goods import is_person, is_sum, is_thing, pieces, unreal
from sayso.records import Reading, Report, Span, Step, Transfer, ident

# Verbs of which the subject gives: kind `sure` moves a thing by its meaning, `loose` needs a
# receiver, because it has many other uses ("gave no comment", "sold well").
GIVE = frozenset(
    "send ship supply deliver donate transfer export smuggle funnel dispatch airlift ferry lend "
    "loan gift distribute contribute remit truck bequeath provide".split()
)
LOOSE = frozenset("give sell hand lease pay return grant pass rent award".split())
TAKE = frozenset("receive get obtain buy purchase acquire procure import borrow accept".split())
# "gave the critics fresh ammunition": what these verbs give is as often a figure of speech.
FIGURATIVE = frozenset("ammunition blanket fuel oxygen shelter test".split())
DOING = frozenset("begin start continue manage proceed use help".split())
TELLING = frozenset("give provide lend pass".split())
# "sent a delegation to talks", "gave the team a win": parties move, they are not handed over.
MOVED = frozenset(
    {"send", "dispatch", "airlift", "ferry", "supply", "provide", "transfer", "lend", "deliver"}
)


def _concrete(head: Token, verb: Token) -> bool:
    for noun in pieces(head):
        if is_sum(noun):
            return True
        if is_thing(noun) and not (among(noun, FIGURATIVE) and verb.lemma_ in TELLING):
            return verb.lemma_ in MOVED if is_person(noun) else True
    return False


def _receiver(verb: Token, what: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            return child
    for holder in (verb, what):
        for prep in holder.children:
            if prep.dep_ in {"prep", "dative"} and prep.lower_ == "to":
                for noun in prep.children:
                    if (
                        noun.dep_ == "pobj"
                        and (noun.ent_type_ or noun.pos_ in {"NOUN", "PROPN", "PRON"})
                        and noun.ent_type_ not in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"}
                    ):
                        return noun
    return None


def _giver(verb: Token, what: Token) -> Token | None:
    for holder in (verb, what):
        for prep in holder.children:
            if prep.dep_ in {"prep", "agent"} and prep.lower_ in {"from", "by"}:
                return next((c for c in prep.children if c.dep_ == "pobj"), None)
    return None


def _aim(verb: Token) -> bool:
    """Whether an infinitive only tells what somebody means or is told to do: "promised to send".

    "Is said to have sent" and "began to send" tell that it was done.
    """
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return "to" in helpers and "have" not in helpers and not among(verb.head, DOING)


def _parts(verb: Token) -> tuple[Token, Token | None, Token | None] | None:
    """What is handed over, by whom and to whom."""
    what = next((c for c in verb.children if c.dep_ == "dobj"), None)
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    actor = subject(verb) if passive is None else None
    if among(verb, TAKE) and not among(verb, GIVE | LOOSE):
        if what is None:
            return None
        giver = _giver(verb, what)
        return (what, giver, actor) if giver is not None else None
    if passive is not None and what is not None:  # "they were given uniforms"
        return what, _giver(verb, what), passive
    what = what if what is not None else passive
    if what is None:
        return None
    receiver = _receiver(verb, what)
    giver = actor if passive is None else _giver(verb, what)
    if receiver is not None and receiver.i == what.i:
        return None
    if among(verb, LOOSE) and receiver is None and verb.lemma_ != "hand":
        return None
    if giver is None and receiver is None:
        return None
    return what, giver, receiver


def run(report: Report, doc: Doc, reading: Reading) -> dict[str, tuple[Transfer, ...]]:
    """List the transfers of concrete things, in order of the text."""

    def cut(head: Token | None) -> Span | None:
        if head is None or head.tag_ in {"WDT", "WP"}:
            return None
        return report.cut(*stretch(doc, phrase(head)))

    out: list[Transfer] = []
    for verb in doc:
        if verb.pos_ != "VERB" or not among(verb, GIVE | LOOSE | TAKE):
            continue
        parts = _parts(verb)
        if parts is None or unreal(verb) or not _concrete(parts[0], verb):
            continue
        what, giver, receiver = (cut(p) for p in parts)
        if what is None or (giver is None and receiver is None):
            continue
        sentence = verb.sent
        words = [t for t in below(verb, 60) if sentence.start <= t.i < sentence.end]
        span = report.cut(*stretch(doc, words))
        holder = innermost(what, reading.attributions)
        if _aim(verb):
            continue
        out.append(
            Transfer(
                ident("transfer", report.id, span.start, span.end, what.start),
                span,
                what,
                giver,
                receiver,
                holder,
            )
        )
    return {"transfers": tuple(out)}


STEP = Step("transfers", run, needs=("attributions",), gives=("transfers",))
