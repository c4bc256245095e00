"""Who gave what to whom."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.mark.chain.who import phrase
from sayso.mark.clauses import among, below, innermost, negated, stretch, subject
from sayso.records import Reading, Report, Span, Step, Transfer, ident

# Verbs of which the subject gives: kind `sure` moves a thing by its meaning, `loose` needs a
# receiver, because it has many other uses ("offered no comment", "sold well").
GIVE = frozenset(
    "send ship supply deliver donate transfer export smuggle funnel dispatch airlift ferry lend "
    "loan gift distribute contribute remit truck bequeath provide".split()
)
LOOSE = frozenset("give sell hand lease pay return grant offer pass rent award".split())
TAKE = frozenset("receive get obtain buy purchase acquire procure import borrow accept".split())
# Things that pass from hand to hand. Hypernyms stand for many: whatever else is given has a
# number and a unit, or one of these heads.
GOODS = frozenset(
    "aid ambulance ammunition antibiotic antidote antiviral armor armour artillery asset bitcoin "
    "blanket blood boat body bomb book bottle box bread bribe bus cable camera car cargo carrier cash cattle "
    "cement centrifuge chemical chip clothes clothing coal commodity component computer consignment "
    "container convoy copper copy corn cow crate crude currency data dataset debris detector device "
    "diesel doll dollar donation donor-fund dose drone drug electricity engine engineer equipment "
    "euro explosive file fertiliser fertilizer firearm fighter flour food forage frigate fuel fund "
    "furniture gas gasoline generator gold good goods grain grenade gun hardware heater helicopter "
    "hostage howitzer instructor item jet kerosene kit laptop launcher livestock loan lorry "
    "machine machinery mask materiel medication medicine meal metal mercenary microchip milk mine missile "
    "money mortar munition needle nurse oil organ oxygen package parcel part passport payment peso "
    "petrol pesticide phone pill pipe plane plasma plutonium pound product projectile "
    "protein prisoner pump radar radio ration refugee remains rescuer rice rifle rocket round rouble "
    "ruble rupee salt sample satellite seed serum sheep shell shelter ship shipment shot soldier "
    "specialist steel "
    "substance sugar supply supplies sum swab syringe system tablet tank tanker technician tent test "
    "timber tool torpedo tractor truck troop tyre unit uniform uranium vaccine vehicle ventilator "
    "vessel virus volunteer warhead warplane water weapon weaponry wheat wine wood yen yuan "
    "document identification blueprint technology intelligence evidence-file stockpile "
    "subsidy pension salary worker people doctor team".split()
)
# "sent a delegation to talks", "gave the team a win": parties move, they are not handed over.
MOVED = frozenset(
    {"send", "dispatch", "airlift", "ferry", "supply", "provide", "transfer", "lend", "deliver"}
)
PERSONS = frozenset(
    "soldier troop mercenary engineer technician instructor specialist worker people doctor team nurse "
    "rescuer volunteer prisoner hostage refugee fighter".split()
)
UNREAL = frozenset("would could should might may must can".split())


def _pieces(head: Token) -> Iterator[Token]:
    """A noun, what it is made up of ("13,000 containers of rockets") and what is joined to it."""
    yield head
    yield from head.conjuncts
    for noun in (head, *head.conjuncts):
        for prep in noun.children:
            if prep.dep_ == "prep" and prep.lower_ == "of":
                yield from (c for c in prep.children if c.dep_ == "pobj")


def _concrete(head: Token, verb: Token) -> bool:
    for noun in _pieces(head):
        if noun.pos_ == "SYM" or any(c.text in {"$", "€", "£", "¥"} for c in below(noun)):
            return True
        if noun.pos_ in {"NOUN", "PROPN"} and among(noun, GOODS):
            return verb.lemma_ in MOVED if among(noun, PERSONS) else True
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


def _unreal(verb: Token) -> bool:
    """Whether it did not happen, or is only thought of."""
    head = verb
    if verb.dep_ == "csubj":  # "sending troops would be a first"
        return _unreal(verb.head)
    for _ in range(4):
        if negated(head) or any(c.dep_ == "aux" and c.lower_ in UNREAL for c in head.children):
            return True
        if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in head.children):
            return True
        if head.dep_ not in {"xcomp", "conj", "pcomp"}:
            break
        head = head.head
    return False


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
        if parts is None or _unreal(verb) or not _concrete(parts[0], verb):
            continue
        what, giver, receiver = (cut(p) for p in parts)
        if what is None or (giver is None and receiver is None):
            continue
        sentence = verb.sent
        words = [t for t in below(verb, 60) if sentence.start <= t.i < sentence.end]
        span = report.cut(*stretch(doc, words))
        holder = innermost(what, reading.attributions)
        # A bare infinitive tells an aim; it counts where somebody vouches for it.
        if holder is None and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
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
