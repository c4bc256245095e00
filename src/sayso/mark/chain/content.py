"""What a verb of saying inside another's words says: a clause, a quotation, an infinitive."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.data.cues import Cue
from sayso.mark.clauses import below, forms

TAKING = frozenset("see view regard describe depict portray characterize characterise".split())
NAMING = frozenset({"call", "dub", "label", "brand", "term"})
REQUESTS = frozenset({"demand", "promise", "propose", "ask", "warn"})
# "Spoke about the economy" tells nothing of what was said; "lied about it" does.
MERE = frozenset("speak talk know ask write think hear learn discuss".split())
# "Admitted taking bribes": these have a gerund for what is said.
OWNING = frozenset("admit deny acknowledge report recall remember mention propose suggest".split())
# "As the minister put it".
WORDING = frozenset(
    "say put write report note tell state explain argue describe warn predict claim observe "
    "suggest insist".split()
)
OPENING, CLOSING = "“‘\"'", {"“": "”", "‘": "’", '"': '"', "'": "'"}
_LONGEST_QUOTE = 1000
_REACH = 5  # tokens between a verb and the quotation that follows it
_SHORT = 8  # tokens of a clause that is put into another: ", the harbour police said,"

Pieces = tuple[tuple[Token, ...], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """The quotation behind a verb; `paused` tells that a comma or a colon stands before it."""

    words: tuple[Token, ...] = ()
    paused: bool = False


def quotation(text: str, doc: Doc, verb: Token, inside: frozenset[int]) -> Quotation:
    """The quotation that follows a verb at once, as in: she told him, “Go home.”"""
    paused = False
    for at in range(verb.i + 1, min(verb.i + 1 + _REACH, len(doc))):
        token = doc[at]
        if token.text in {",", ":"}:
            paused = True
        elif token.text[:1] in OPENING and token.i in inside:
            close = CLOSING[token.text[0]]
            end = text.find(close, token.idx + 1, token.idx + _LONGEST_QUOTE)
            words = []
            for other in doc[at:]:
                if other.i not in inside or 0 <= end < other.idx:
                    break
                words.append(other)
            return Quotation(tuple(words), paused) if len(words) > 3 else Quotation()
        elif not token.is_punct and token.dep_ not in {"dobj", "dative", "det", "prt", "poss"}:
            break
    return Quotation()


def said(doc: Doc, verb: Token, actor: Token, cue: Cue, inside: frozenset[int]) -> Pieces | None:
    """What is said without quotation marks, in order of the text; None where nothing is."""
    if forms(verb)[0] in TAKING:
        return _taken(doc, verb, inside)
    for child in verb.children:
        if child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX"}:
            # "The dam holds, engineers say" has its clause first, but then the subject behind it.
            return (_under(child, inside, verb),) if child.i > verb.i or actor.i > child.i else None
        if child.dep_ == "xcomp" and child.i > verb.i and _complement(child, verb, cue):
            return (_under(child, inside, verb),)
    if cue.stance == "ask":
        return None
    if verb.dep_ == "advcl" and _as(verb):
        return _around(verb, inside)  # "as the paper put it, the dam holds"
    if (
        cue.manner == "speech"
        and verb.dep_ in {"parataxis", "ccomp"}
        and _between_commas(doc, verb)
    ):
        return _around(verb, inside)
    if cue.stance == "accuse" and any(c.lower_ in {"of", "for"} for c in verb.children):
        return (_after(verb, inside),)
    if len(cue.lemmas) == 2:
        led = next((c for c in verb.children if c.lower_ == cue.lemmas[1] and c.i > verb.i), None)
        if led is not None and led.dep_ == "prep":  # "called for an inquiry"
            return (tuple(t for t in below(led) if t.i in inside and t.i > led.i),)
    about = next((c for c in verb.children if c.lower_ == "about" and c.dep_ == "prep"), None)
    if about is not None and about.i > verb.i and forms(verb)[0] not in MERE:
        return (tuple(t for t in below(about) if t.i in inside and t.i > about.i),)
    return _taken(doc, verb, inside)


def _as(verb: Token) -> bool:
    """Whether it is "as the paper wrote", not "as the crews respond to a call"."""
    return (
        forms(verb)[0] in WORDING
        and any(c.lower_ == "as" and c.i < verb.i for c in verb.children)
        and not any(c.dep_ == "dobj" and c.lower_ != "it" for c in verb.children)
    )


def _complement(child: Token, verb: Token, cue: Cue) -> bool:
    """Whether a verb form tells what is said: "promised to pay", "admitted paying"."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
        return cue.stance in REQUESTS or cue.kind == "to" or forms(verb)[0] == "tell"
    return child.tag_ == "VBG" and forms(verb)[0] in OWNING


def _taken(doc: Doc, verb: Token, inside: frozenset[int]) -> Pieces | None:
    """What somebody "sees as a risk" or "calls a disaster"."""
    lemma = forms(verb)[0]
    if lemma in TAKING:
        as_ = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "as"), None)
        if as_ is None or as_.i < verb.i:
            return None
        thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        start = thing.left_edge.i if thing is not None else as_.i + 1
        return (tuple(t for t in doc[start : as_.right_edge.i + 1] if t.i in inside),)
    if lemma in NAMING and not any(c.dep_ == "prt" for c in verb.children):  # no "called off"
        named = next((c for c in verb.children if c.dep_ in {"oprd", "ccomp", "xcomp"}), None)
        if named is not None and named.i > verb.i:
            return (_under(named, inside, verb),)
        after = _after(verb, inside)
        return (after,) if any(t.text[:1] in OPENING for t in after) else None
    return None


def _between_commas(doc: Doc, verb: Token) -> bool:
    """Whether a clause as short as "police said" stands between commas or at the end."""
    if verb.head.i == verb.i or verb.head.pos_ not in {"VERB", "AUX"}:
        return False
    span = [t for t in below(verb) if not t.is_punct]
    before = doc[span[0].i - 1].text if span[0].i else ""
    return len(span) <= _SHORT and before in {",", "—", "–", "-", "”"}


def _around(verb: Token, inside: frozenset[int]) -> Pieces:
    """The clause that a verb's own is put into, in the pieces before and behind it."""
    own = {t.i for t in below(verb)}
    rest = [t for t in below(verb.head) if t.i in inside and t.i not in own]
    pieces = (
        tuple(t for t in rest if t.i < min(own)),
        tuple(t for t in rest if t.i > max(own)),
    )
    return tuple(piece for piece in pieces if any(not t.is_punct for t in piece))


def _after(verb: Token, inside: frozenset[int]) -> tuple[Token, ...]:
    return tuple(t for t in below(verb) if t.i in inside and t.i > verb.i)


def _under(head: Token, inside: frozenset[int], verb: Token) -> tuple[Token, ...]:
    behind = head.i > verb.i
    return tuple(t for t in below(head) if t.i in inside and (t.i > verb.i) is behind)
