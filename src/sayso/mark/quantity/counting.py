"""Which quantities count something that a reader weighs, and what: no price, age, rate or grade."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from spacy.tokens import Token

from sayso.mark.quantity.amounts import money_of, share_of
from sayso.mark.quantity.counted import Counted, Last
from sayso.mark.quantity.scene import Scene
from sayso.mark.quantity.things import counted_of
from sayso.mark.quantity.worth import worth_it
from sayso.records import Quantity

if TYPE_CHECKING:
    from sayso.data.units import Units

# What something costs is a price; what a reader weighs starts at thousands.
_PRICE: Final = 1000.0
# A number with a decimal point below this was not counted: it stands on some scale.
_SCALED: Final = 1000.0
_AGED: Final = re.compile(
    r"\b(?:aged?|ages)\s+(?:between\s+|from\s+)?(?:\d{1,2},?\s+(?:and|or|to)\s+)?\Z", re.IGNORECASE
)
_SPELLS: Final = frozenset("hour day night week month quarter year".split())
_UNCHANGED: Final = frozenset(
    "yen yuan won baht rand renminbi lek kip ringgit taka tenge som".split()
)
_MAGNITUDE: Final = re.compile(r"\bmagnitude(?:\s+of|[\s-])?\s*\Z", re.IGNORECASE)
# Kinds of units whose figures tell how much of something there is; lengths, ages and the like do not.
_AMOUNTS: Final = frozenset({"percent", "mass", "volume", "area"})


def counted_in(
    scene: Scene,
    quantity: Quantity,
    units: Units,
    number: Token,
    last: Last | None,
    counts: Last | None,
    *,
    before: Sequence[Last],
    set_against: bool,
) -> Counted | None:
    """What a quantity counts, None where it is none that anybody vouches for."""
    name, _, rate = quantity.normalized_unit.partition(" per ")
    kind = units.kind(name)
    if _MAGNITUDE.search(scene.report.text[max(0, quantity.span.start - 14) : quantity.span.start]):
        return None
    if _AGED.search(scene.report.text, max(0, quantity.span.start - 24), quantity.span.start):
        return None
    most = (quantity.high if quantity.low is None else quantity.low) or 0.0
    if name.endswith("of age") or (rate and (rate not in _SPELLS or kind == "currency")):
        return None  # "90 per 100,000", "$12 per hour"; "300 a day" is a flow
    if kind == "currency":
        return money_of(number, quantity, _currency(quantity), last) if most >= _PRICE else None
    if kind in _AMOUNTS:
        word = quantity.unit if quantity.unit.replace(" ", "").isalpha() else name
        word = "percent" if word in ("percentage", "%") else word
        return share_of(scene.tokens, quantity, number, word, last)
    if kind is not None:
        return None
    if 1 < most < _SCALED and most != int(most):
        return None  # "6.1": a magnitude, a grade; nobody counts tenths of people or things
    if 0 < most < 1:
        return share_of(scene.tokens, quantity, number, "share", last)
    counted = counted_of(
        scene.tokens, quantity, number, last, counts, before=before, alone=set_against
    )
    if counted is None or not (counted.words or counted.measure):
        return None
    vouched = worth_it(scene.report.text, quantity, counted, number, most, last, scene.senses)
    return counted if vouched else None


def _currency(quantity: Quantity) -> str:
    """A currency in the report's word, else in its plain name: "kroner", "dollars" for a sign."""
    word = quantity.unit.split()[-1] if quantity.unit.strip() else ""
    if word.isalpha() and word.islower():
        return word
    name = quantity.normalized_unit
    return name if name.split()[-1] in _UNCHANGED else f"{name}s"
