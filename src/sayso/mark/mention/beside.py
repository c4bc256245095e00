"""Who stands beside a name or a description, or in brackets behind it, and is the same actor."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.data.titles.words import abbreviation, plain
from sayso.mark.mention.cast import Cast
from sayso.mark.mention.entity import Entity
from sayso.mark.mention.found import Found
from sayso.mark.mention.presented import introduced

# Tokens of a company's form between its name and a bracket: "S.p.A."
_FORM = 3
_PHRASE = 6


# By these one comes into an office; of these one is or was in it, whatever may come.
_INTO_OFFICE = frozenset(
    """elect appoint name swear nominate install choose reappoint promote inaugurate confirm hire
    pick select reelect become crown introduce describe identify know list register""".split()
)
_IN_OFFICE = frozenset(
    """serve work act stay remain continue resign quit remove dismiss fire sack replace retire depose
    oust step suspend stand leave""".split()
)
_IF = frozenset({"if", "unless", "whether"})


def abbreviated(cast: Cast, number: int) -> Entity | None:
    """The body whose short name this is: in brackets behind it, or by its initials."""
    found = cast.found[number]
    if found.kind != "organization":
        return None
    if not abbreviation(found.name):
        return _other_name(cast, number)
    if number and cast.doc[found.start - 1].text == "(":
        for earlier in range(number - 1, max(-1, number - 4), -1):
            other = cast.found[earlier]
            if other.end == found.start - 1 and other.kind == "organization":
                return cast.of[earlier]
    return cast.by_initials.get(plain(found.name))


def _other_name(cast: Cast, number: int) -> Entity | None:
    """The body before whose other name stands in brackets: "Oriel Shipping SA (Oriel Lines)"."""
    found = cast.found[number]
    if not number or cast.doc[found.start - 1].text != "(" or found.end >= len(cast.doc):
        return None
    other = cast.found[number - 1]
    near = 0 <= found.start - 1 - other.end <= _FORM and cast.doc[found.end].text == ")"
    if not near or other.kind != "organization" or other.form != "name":
        return None
    return cast.of[number - 1] if found.words & other.words else None


def apposed(cast: Cast, number: int) -> Entity | None:
    """The unnamed entity that this name stands beside: "the president, Ada Brandt"."""
    found = cast.found[number]
    head = cast.doc[found.head]
    if found.kind == "person" and _call_him(cast, found.start):
        return cast.of[cast.heads[found.start - 1]]  # "let us call him Mathis"
    said = introduced(cast.doc, found.start) if found.kind == "person" else None
    if said is not None:
        return _so_called(cast, number, said)
    outright = cast.called.get(number)
    before = cast.heads.get(found.start - 1)
    if outright is not None and cast.found[outright].form == "description":
        other: int | None = outright  # "the station, Radio Onda, said"
    elif before is not None and cast.found[before].end == found.start:
        other = before  # "the charity Roda Azul"
    elif head.dep_ == "appos":
        other = cast.heads.get(head.head.i)
    else:
        other = None
    if other is not None and _quoted_apart(cast, cast.found[other], found):
        other = None
    if other is None or cast.found[other].form != "description":
        other = _titled(cast, number)
    if other is None or other >= number or cast.found[other].form != "description":
        return None
    entity = cast.of[other]
    if entity is None or cast.found[other].kind != found.kind:
        return None
    # A body that has a name may be given another, or its letters.
    return entity if not entity.named or outright == other else None


def _quoted_apart(cast: Cast, first: Found, second: Found) -> bool:
    """Whether a quotation opens or closes between two mentions, which so are told by two voices.

    A name in quotation marks of its own (the group "Open Sea") stands in none.
    """
    own = second.end < len(cast.doc) and cast.doc[second.end].is_quote
    return not own and any(t.is_quote for t in cast.doc[first.end : second.start])


def _call_him(cast: Cast, start: int) -> bool:
    """Whether "call him" or "call her" stands before a name, of somebody who is not named."""
    if start < 2 or cast.doc[start - 1].lower_ not in ("him", "her"):
        return False
    at = cast.heads.get(start - 1)
    entity = cast.of[at] if at is not None else None
    return cast.doc[start - 2].lemma_ == "call" and entity is not None and not entity.named


def _so_called(cast: Cast, number: int, said: int) -> Entity | None:
    """The person described before the word `said` of "a man known as"."""
    for earlier in range(number - 1, max(-1, number - 4), -1):
        other = cast.found[earlier]
        if other.form == "description" and other.kind == "person" and other.head < said:
            return cast.of[earlier]
        entity = cast.of[earlier]
        his = other.form == "pronoun" and entity is not None and entity.kind == "person"
        if his and entity is not None and not entity.named and not entity.plural:
            return entity  # "he gave his name as"
    return None


def _titled(cast: Cast, number: int) -> int | None:
    """The person described right before a name: "the head of the agency, Ada Brandt, said"."""
    found = cast.found[number]
    if number == 0 or found.kind != "person" or found.end >= len(cast.doc):
        return None
    if cast.doc[found.start - 1].text != "," or cast.doc[found.end].text not in (",", ".", ":"):
        return None
    for earlier in range(number - 1, max(-1, number - 5), -1):
        other = cast.found[earlier]
        if other.form != "description" or other.kind != "person" or other.plural:
            continue
        between = cast.doc[other.end : found.start - 1]
        # "A fisherman from Ostrava, Jan Kok, said"
        whole = len(between) < _PHRASE and all(
            cast.doc[other.head].is_ancestor(t) and t.pos_ != "VERB" for t in between
        )
        if whole and not any(t.is_punct for t in between):
            return earlier  # of "a spokesman for the president" the president
    return None


def name_follows(cast: Cast, number: int, found: Found) -> bool:
    """Whether a name not told before stands beside it: "the chief surgeon, Ada Obi"."""
    if number + 1 >= len(cast.found) or found.plural:
        return False
    if number in cast.called.values():
        return True
    # What stands within the description ("the GOP nominee") is passed over.
    following = (f for f in cast.found[number + 1 : number + 5] if f.start >= found.end)
    after = next(following, cast.found[number + 1])
    if found.kind == "organization":  # "the local newspaper Tana Evening"
        return after.form == "name" and after.kind == found.kind and after.start == found.end
    if found.kind != "person":
        return False
    return (
        after.form == "name"
        and after.kind == "person"
        and after.start == found.end + 1
        and cast.doc[found.end].text == ","
        and after.end < len(cast.doc)
        and cast.doc[after.end].is_punct
    )


def said_beside(cast: Cast, number: int, found: Found) -> Entity | None:
    """The entity of which grammar says that it is this description."""
    head = cast.doc[found.head]
    if head.dep_ == "appos":
        other = cast.heads.get(head.head.i)
        if other is not None and _quoted_apart(cast, cast.found[other], found):
            return None  # "A stranger did it," the firm's lawyer said
    elif head.dep_ == "attr" and head.head.lemma_ == "be" and not found.plural:
        if any(t.tag_ in ("JJR", "RBR") for t in cast.doc[found.start : found.head]):
            return None  # "a stronger leader" is what somebody thinks of him
        if any(
            t.dep_ in ("neg", "aux") or t.lower_ in ("if", "whether") for t in head.head.children
        ):
            return None
        subjects = [t.i for t in head.head.lefts if t.dep_ == "nsubj"]
        other = cast.heads.get(subjects[0]) if subjects else None
        if (
            other is not None
            and cast.found[other].form == "pronoun"
            and cast.found[other].kind is None
        ):
            return None
    elif found.kind == "person" and cast.doc[found.start].tag_ not in ("DT", "PRP$"):
        other = _made(cast, head)
    else:
        return None
    if other is None or other >= number:
        return None
    entity = cast.of[other]
    if entity is None or entity.kind != found.kind or cast.found[other].plural != found.plural:
        return None
    return entity


def _made(cast: Cast, office: Token) -> int | None:
    """Who was "sworn in as president" or "named minister", an office without an article."""
    if office.dep_ == "pobj" and office.head.lower_ == "as":
        clause = office.head.head
    elif office.dep_ == "oprd":
        clause = office.head
    else:
        return None
    lemma = clause.lemma_.lower()
    if clause.pos_ != "VERB" or lemma not in _INTO_OFFICE | _IN_OFFICE:
        return None
    if lemma not in _IN_OFFICE and any(t.tag_ == "MD" or t.lower_ in _IF for t in clause.children):
        return None  # "if she is elected president"
    subjects = [t for t in clause.lefts if t.dep_ in ("nsubj", "nsubjpass")]
    which = subjects[0] if subjects else None
    if clause.dep_ in ("relcl", "acl") and (which is None or which.lower_ in ("who", "that")):
        which = clause.head
    return cast.heads.get(which.i) if which is not None else None
