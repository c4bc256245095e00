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
# These have somebody who is told, so that "that" behind him begins what he is told.
HEARD = frozenset({"tell", "inform", "assure", "notify", "warn", "remind", "advise"})
# What these are done to is something said.
ANSWERING = frozenset("deny reject dismiss dispute refute confirm report announce allege".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# "Told so many lies that", "tells the truth that": nobody is told anything there.
_NOT_TOLD = frozenset({"so", "such", "truth", "story", "tale", "lie", "difference"})
_FAR = 30  # words between a verb of saying and its clause
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
            end = _closed(text, close, token.idx + 1)
            words = []
            for other in doc[at:]:
                if other.i not in inside or 0 <= end < other.idx:
                    break
                words.append(other)
            return Quotation(tuple(words), paused) if len(words) > 3 else Quotation()
        elif not token.is_punct and token.dep_ not in {"dobj", "dative", "det", "prt", "poss"}:
            break
    return Quotation()


def _closed(text: str, close: str, start: int) -> int:
    """Where a quotation ends: not at the apostrophe of "don't". -1 where it does not."""
    end = text.find(close, start, start + _LONGEST_QUOTE)
    while close in "'’" and 0 <= end < len(text) - 1 and text[end + 1].isalnum():
        end = text.find(close, end + 1, start + _LONGEST_QUOTE)
    return end


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
    strayed = _strayed(verb, inside) if cue.manner == "speech" else None
    if strayed is not None:
        return (strayed,)
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
    thing = _object(verb, inside)
    return (thing,) if thing is not None else _taken(doc, verb, inside)


def _strayed(verb: Token, inside: frozenset[int]) -> tuple[Token, ...] | None:
    """The clause that a verb of saying takes, where the language layer hung it on a nearer word.

    As in "told a session of the board that they knew", "reported, citing an aide, that it shut".
    """
    heard = forms(verb)[0] in HEARD
    end = verb.sent.end
    for token in verb.doc[verb.i + 1 : min(end, verb.i + _FAR)]:
        if token.i not in inside:  # "by the engineers", who say it
            continue
        if token.dep_ in {"aux", "auxpass"} and token.head.i > token.i:
            continue
        finite = token.tag_ in _FINITE or any(c.dep_ == "aux" for c in token.children)
        if token.text[:1] in '“"' or (finite and token.lower_ != "'s"):
            # "Told the clerk they had left": a clause with a subject of its own, and no "that"
            own = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
            bare = own is not None and own.pos_ == "PRON" and own.tag_ == "PRP"
            if heard and bare and own is not None and own.i > verb.i + 1 and token.dep_ == "relcl":
                return tuple(t for t in below(token) if t.i in inside and t.i >= own.left_edge.i)
            return None
        if token.lower_ != "that" or token.dep_ not in {"mark", "dobj", "pobj"}:
            continue
        before = {t.lower_ for t in verb.doc[verb.i + 1 : token.i]}
        if before & _NOT_TOLD:
            return None
        head = token.head
        near = head.i > token.i and head.dep_ in {"acl", "relcl", "ccomp", "advcl"}
        apart = token.nbor(-1).text == "," or heard
        # "Announced the deal that the union wanted" has a clause of its own.
        if near and apart and any(c.dep_ in {"nsubj", "nsubjpass"} for c in head.children):
            return tuple(t for t in below(head) if t.i in inside and t.i >= token.i)
        return None
    return None


def _object(verb: Token, inside: frozenset[int]) -> tuple[Token, ...] | None:
    """What somebody denies or confirms without a clause: "rejected the reports"."""
    if forms(verb)[0] not in ANSWERING:
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if thing is None or thing.pos_ not in {"NOUN", "PROPN"}:
        return None
    told = tuple(t for t in below(thing) if t.i in inside)
    return told if len(told) > 1 else None


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
