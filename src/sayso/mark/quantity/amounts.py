"""What a share, an amount of stuff or a sum of money is of."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Token

from sayso.mark.quantity.clause import clause_of, direct, moved, subject
from sayso.mark.quantity.counted import Counted, Last, kind_after, phrase_of
from sayso.mark.quantity.doing import doing_of
from sayso.mark.quantity.nouns import Tokens
from sayso.mark.quantity.tallies import MASSES, MOVES, SETS, TALLIES
from sayso.records import Quantity

_NUMBERS: Final = frozenset("dozen hundred thousand million billion trillion ten score".split())
_COSTS: Final = frozenset({"cost", "be", "amount", "average"})
# Names of those who act are none of what an amount is of: "the agency put it at 3 tonnes".
_ACTING: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# "citizens make up 80 percent of the investors": the share is theirs.
_MAKES: Final = frozenset("make comprise constitute represent compose account form".split())
# Nouns that a share is right before: "85 percent support".
_HELD: Final = frozenset("support backing approval turnout stake share vote majority".split())
# What those asked in a poll do.
_POLLED: Final = frozenset(
    "choose back support prefer favor favour approve disapprove oppose say agree disagree think "
    "believe want vote plan trust rate view describe know expect answer".split()
)
# With these an amount tells how large something is, not how much of it there is.
_SIZES: Final = frozenset("weigh measure span cover stretch hold displace carry contain".split())
_WON: Final = frozenset("have win get receive take secure garner poll hold draw".split())
_OF_VOTES: Final = re.compile(r"\Apercent of (?:\w+ )*(?:votes?|ballots?)\Z")
_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|these|those|whom)\b")


def share_of(
    tokens: Tokens, quantity: Quantity, number: Token, measure: str, last: Last | None
) -> Counted | None:
    """What a share or an amount of stuff is of: "43 percent of votes", "3 tonnes of ammonia".

    `measure` is the word that its words start with. A rise or a fall is told as one ("percent fall in
    shares"): it never stands for how much there is.
    """
    doc = tokens.doc
    if quantity.change in ("up", "down") or moved_by(number):
        return _change(number, measure, quantity.change)
    if last is not None and last.words and _OF_THEM.match(tokens.text, quantity.span.end):
        at = tokens.at(quantity.span.end) + 2
        kind = doc[at].text if at < len(doc) and doc[at].tag_ == "NNS" else ""
        whole = f"{measure} of {last.words.removeprefix(f'{measure} of ')}"
        return Counted(number, f"{kind} as {whole}" if kind else whole, like=last, share=True)
    at = tokens.at(quantity.span.end)
    stop = min(len(doc), at + 8)
    if at + 1 < stop and doc[at].lower_ == "of" and doc[at + 1].text == quantity.unit:
        at += 2  # "millions of tons of coal"
    while at < stop and (doc[at].text in quantity.unit or doc[at].pos_ in ("ADV", "ADJ")):
        at += 1
    for child in doc[at].children if at < stop and doc[at].lower_ == "of" else ():
        if child.dep_ == "pobj" and child.lower_ == "those":
            those = doc[child.i : child.right_edge.i + 1]  # "a third of those with jobs"
            words = those.text if len(those) <= 8 else child.text
            return _share(child, number, f"{measure} of {words}")
        if child.dep_ == "pobj" and child.pos_ in ("NOUN", "PROPN", "ADJ"):
            return _share(child, number, f"{measure} of {phrase_of(child)}")
    half = at < stop and measure == "share" and doc[at].tag_ in ("DT", "PRP$")  # "half the money"
    if half and doc[at].head.pos_ == "NOUN" and doc[at].head.i > at:
        return _share(doc[at].head, number, f"share of {phrase_of(doc[at].head)}")
    if at < stop and measure == "percent" and doc[at].lower_ in _HELD:
        return Counted(doc[at], f"{phrase_of(doc[at])} in {measure}", share=True, told=True)
    return (
        told_before(number, measure, last)
        or _polled(number, measure, last)
        or _had(number, measure, last)
    )


def _share(child: Token, number: Token, whole: str) -> Counted:
    """A share of `child`, of those whom the clause gives it: "women make up a third of divers"."""
    clause = clause_of(child)
    if kind := kind_after(clause.verb, child):
        return Counted(child, f"{kind.text} as {whole}", share=True)
    over = clause_of(number)
    if over.verb is not None and over.verb.lemma_.lower() in _MAKES and over.link != "nsubj":
        who = subject(over.verb)
        if who is not None and who.tag_ in ("WP", "WDT") and over.verb.dep_ == "relcl":
            who = over.verb.head
        if who is not None and who.pos_ in ("NOUN", "PROPN") and who.i < number.i:
            return Counted(who, f"{phrase_of(who)} as {whole}", share=True, told=True)
    return Counted(child, whole, share=True)


def _polled(number: Token, measure: str, last: Last | None) -> Counted | None:
    """A share of those asked who answer so: "46 percent would choose Alder".

    Of whom is told by "among" or by the share before.
    """
    after = number.i + 2  # past "percent"; the parser often loses the second of two shares
    doc = number.doc
    while after < len(doc) and doc[after].tag_ in ("MD", "RB", "VBP") and after < number.i + 5:
        if doc[after].lemma_.lower() in _POLLED:
            break
        after += 1
    verb = doc[after] if after < len(doc) and measure == "percent" else None
    if verb is None or verb.lemma_.lower() not in _POLLED or verb.tag_[0] != "V":
        return None
    asked = number
    again = last is not None and last.words.startswith(measure)
    overall = doc[number.i + 2].lower_ == "overall"
    whole = last.words.split(" who ")[0] if last and again and not overall else measure
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ == "among":
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ == "NOUN":
                    asked, whole = noun, f"{measure} of {phrase_of(noun)}"
    thing = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN")), None)
    if thing is None and verb.i + 1 < len(doc) and doc[verb.i + 1].pos_ == "PROPN":
        thing = doc[verb.i + 1]
    what = f" {thing.text}" if thing is not None else ""
    return Counted(asked, f"{whole} who {verb.lemma_.lower()}{what}", share=True, told=True)


def _had(number: Token, measure: str, last: Last | None) -> Counted | None:
    """An amount of which only what becomes of it is told: "the fire burned 300 acres".

    A share is then one of what the share before is of: "Alder won 51 percent".
    """
    clause = clause_of(number)
    if clause.verb is None or measure == "share":
        return None
    if measure == "percent":
        won = clause.verb.lemma_.lower() in _WON and clause.link == "dobj"
        whole = last is not None and _OF_VOTES.search(last.words)
        if any(c.pos_ == "PROPN" for c in number.head.lefts) or number.ent_type_ == "ORG":
            return None  # "Alder had 51 percent and Lind 46": these are Lind's
        return Counted(number, last.words, share=True) if won and last and whole else None
    size = number.doc[number.i + 2 : number.i + 5].text.endswith(("in size", "in area"))
    if size or clause.verb.lemma_.lower() in _SIZES or not direct(clause, amount=True):
        return None
    return Counted(number, measure, share=True) if doing_of(clause, amount=True) else None


def moved_by(number: Token) -> bool:
    """Whether an amount tells how far something moved: "fell by a fifth"; a lead by it is none."""
    node = number
    for _ in range(3):
        if node.dep_ == "pobj":
            verb = clause_of(node).verb
            return node.head.lower_ == "by" and verb is not None and verb.lemma_.lower() in MOVES
        node = node.head
    return False


def _change(number: Token, measure: str, change: str) -> Counted | None:
    """What rose or fell by an amount, "percent fall in shares"; None where no subject tells."""
    verb = clause_of(number).verb
    if verb is None:
        return None
    who = moved(verb, number)
    if who is None or who.pos_ not in ("NOUN", "PROPN") or who.i > number.i:
        return None
    way = {"up": "rise", "down": "fall"}.get(change, "change")
    what = f"{way} in {phrase_of(who)}"
    return Counted(who, f"{what} as a share" if measure == "share" else f"{measure} {what}")


def told_before(number: Token, measure: str, last: Last | None) -> Counted | None:
    """What an amount is of that its clause tells before it.

    By a subject ("turnout was 61 percent") or by what somebody puts at it ("put the spill at 3 tonnes").
    """
    clause = clause_of(number)
    verb = clause.verb
    if verb is None or clause.link in ("nsubj", "nsubjpass"):
        return None
    lemma = verb.lemma_.lower()
    who: Token | None = None
    if lemma in SETS:
        who = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
    elif lemma in MOVES | _COSTS:
        who = moved(verb, number)
    if who is not None and last is not None and who.lemma_.lower() in TALLIES and lemma in SETS:
        return Counted(who, last.estimate.counted, like=last)
    if who is None or who.pos_ not in ("NOUN", "PROPN"):
        return None
    # "Turnout" at the start of a sentence is often taken for a name
    acts = who.pos_ == "PROPN" and who.ent_type_ in _ACTING and who.lemma_.lower() not in MASSES
    if acts:
        return None
    if who.i > number.i:
        return None
    cost = "cost of " if lemma == "cost" else ""
    return Counted(who, f"{cost}{phrase_of(who)} in {measure}")


def money_of(number: Token, quantity: Quantity, unit: str, last: Last | None) -> Counted:
    """What a sum of money is: "fine in kroner", "dollars of goods", else the money alone.

    Where a pronoun tells ("it could reach 2 million") it is what the figure before is.
    """
    doc = number.doc
    node = number
    while node.dep_ in ("nummod", "compound", "quantmod", "nmod") and node.head.i != node.i:
        if node.head.i > node.i and not _is_unit(node.head, quantity):
            if node.head.lemma_.lower() == "worth":
                node = node.head  # "$4 million worth of grain"
            elif node.head.pos_ == "NOUN" and node.head.idx >= quantity.span.end:
                return Counted(
                    node.head, f"{phrase_of(node.head)} in {unit}"
                )  # "a $4 million fine"
            break
        node = node.head
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.pos_ == "NOUN":
        head = node.head.head
        if head.i < number.i and not head.like_num and head.lemma_.lower() not in _NUMBERS:
            return Counted(head, f"{phrase_of(head)} in {unit}")  # "a fine of 2 million kroner"
    if told := told_before(number, unit, last):
        return told
    verb = clause_of(number).verb
    moves = verb is not None and verb.lemma_.lower() in MOVES | _COSTS
    who = subject(verb) if verb is not None and moves else None
    again = who is not None and who.lower_ in ("it", "that", "this")
    if again and last is not None and last.estimate.counted.endswith(f" in {unit}"):
        return Counted(number, last.estimate.counted, like=last)
    for child in node.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i > number.i:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.text not in quantity.unit:
                    return Counted(node, f"{unit} of {phrase_of(noun)}")
    return Counted(doc[node.i], unit)


def _is_unit(token: Token, quantity: Quantity) -> bool:
    return quantity.span.start <= token.idx < quantity.span.end or token.text in quantity.unit
