"""Things and people that can be handed over or moved about."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from sayso.mark.clauses import among, negated

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
PERSONS = frozenset(
    "soldier troop mercenary engineer technician instructor specialist worker people doctor team nurse "
    "rescuer volunteer prisoner hostage refugee fighter".split()
)
UNREAL = frozenset("would could should might may must can".split())
# What a load is measured in: "a shipment of rockets" is rockets, "a wall of water" no water.
LOADS = frozenset(
    "amount bag bale barrel batch battery bottle box bulk cargo consignment container couple crate cup "
    "dose dozen fleet gallon group half handful haul hundred kilo kilogram kilogramme lakh litre liter load lorryload "
    "lot majority million number package pack pair pallet parcel part piece planeload pound quantity rest "
    "round sack score set share shipload shipment squad stock stockpile sum supply tank tanker team thousand ton tonne total "
    "trainload truck truckload unit volume".split()
)


def pieces(head: Token) -> Iterator[Token]:
    """A noun, what it is a load of ("13,000 containers of rockets") and what is joined to it."""
    nouns = (head, *head.conjuncts)
    yield from nouns
    for noun in nouns:
        if among(noun, LOADS) or any(c.dep_ == "nummod" for c in noun.children):
            for prep in noun.children:
                if prep.dep_ == "prep" and prep.lower_ == "of":
                    yield from (c for c in prep.children if c.dep_ == "pobj")


def is_sum(noun: Token) -> bool:
    """Whether a noun is a sum of money: "$3 million", and not "access to $3 million"."""
    figures = (noun, *(c for c in noun.children if c.dep_ in {"nummod", "quantmod", "compound"}))
    signs = (sign for each in figures for sign in (each, *each.children))
    return noun.pos_ == "SYM" or any(sign.text in {"$", "€", "£", "¥"} for sign in signs)


def is_thing(noun: Token) -> bool:
    """Whether a noun names what can be handed over: not "a shot of momentum", nor "two wins"."""
    if noun.pos_ not in {"NOUN", "PROPN"} or not _named(noun, GOODS):
        return False
    of = (c for prep in noun.children if prep.lower_ == "of" for c in prep.children)
    inner = next((c for c in of if c.dep_ == "pobj"), None)
    return inner is None or bool(inner.ent_type_) or inner.like_num or _named(inner, GOODS | LOADS)


def is_person(noun: Token) -> bool:
    """Whether it names people who can be sent."""
    return _named(noun, PERSONS)


def _named(noun: Token, words: frozenset[str]) -> bool:
    """Whether the singular of a noun is among `words`; `among` would take "wins" for wine."""
    word = noun.lower_
    singulars = {noun.lemma_.lower(), word, word.removesuffix("s"), word.removesuffix("es")}
    return not singulars.isdisjoint(words)


def unreal(verb: Token) -> bool:
    """Whether it did not happen, or is only thought of."""
    head = verb
    if verb.dep_ == "csubj":  # "sending troops would be a first"
        return unreal(verb.head)
    for _ in range(4):
        if negated(head) or any(c.dep_ == "aux" and c.lower_ in UNREAL for c in head.children):
            return True
        if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in head.children):
            return True
        if head.dep_ not in {"xcomp", "conj", "pcomp"}:
            break
        head = head.head
    return False
