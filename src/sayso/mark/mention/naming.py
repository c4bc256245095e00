"""Where a report says outright what a body is called.

"The front, known by its French initials FLS", "the station, Radio Onda, said", "Conselho da Serra
(CDS)": the words around make these names, whatever the language layer thinks of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import abbreviation
from sayso.mark.mention.found import NOMINAL, NOT_ACTORS
from sayso.mark.mention.presented import holder
from sayso.mark.mention.title import is_title

# Verbs of naming by what must stand between them and the name.
_AS = frozenset({"know", "identify", "abbreviate", "shorten"})
_PLAIN = frozenset({"call", "name", "dub"})
_WORDS = frozenset("name names initials acronym abbreviation nickname".split())
_FILL = 9
_LONGEST = 12
_LETTERS = 3
_MARKS = frozenset({"“", "”", '"', "‘", "’", "'", "«", "»"})
_ENDS = frozenset({",", ".", ":", ";", ")", "—", "–"})
_TIES = frozenset({"-", "’", "'", "'s", "’s"})
_HYPHENS = frozenset({"-", "‑"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Tokens `start` to `end` (end excluded) name the body whose description or name has `head`."""

    start: int
    end: int
    head: int


def find(doc: Doc, titles: Titles) -> list[Naming]:
    """All names that `doc` gives outright to bodies, in order of the text, each once."""
    found: dict[int, Naming] = {}
    for naming in (*_called(doc, titles), *_beside(doc, titles)):
        found.setdefault(naming.start, naming)
    return [found[start] for start in sorted(found)]


def abbreviated(doc: Doc) -> Iterator[tuple[int, int]]:
    """Names in any language that letters in brackets behind them abbreviate.

    The letters are the first ones of the capitalised words, in order, and of as many small words
    between them as it takes: "Frente Amplio de la Sierra (FAS)".
    """
    for bracket in doc[1:-2]:
        letters = doc[bracket.i + 1].text.replace(".", "")
        if bracket.text != "(" or doc[bracket.i + 2].text != ")":
            continue
        if not abbreviation(doc[bracket.i + 1].text) or len(letters) < _LETTERS:
            continue
        at = start = bracket.i
        left = len(letters)
        while at > bracket.sent.start and bracket.i - at < _LONGEST and left:
            token = doc[at - 1]
            if not (token.is_alpha or token.text in _TIES):
                break
            at -= 1
            if fold(token.text)[:1] == letters[left - 1].lower():
                left, start = left - 1, at
            elif token.text[:1].isupper():
                break
        large = sum(t.text[:1].isupper() for t in doc[start : bracket.i])
        if not left and large > 1 and doc[start].text[:1].isupper():
            yield start, bracket.i


def _called(doc: Doc, titles: Titles) -> Iterator[Naming]:
    """Names behind a verb of naming: "known as", "called", "known by its Polish initials"."""
    for verb in doc:
        if verb.tag_ != "VBN" or verb.lemma_.lower() not in _AS | _PLAIN:
            continue
        who = _who(verb)
        start = _name_after(verb) if who is not None and _body(who, titles) else None
        if start is None or who is None:
            continue
        end = _name_end(doc, start, titles)
        if end > start:
            yield Naming(start, end, who.i)


def _who(verb: Token) -> Token | None:
    """The noun that the verb's clause qualifies, or that stands before it and a comma."""
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in NOMINAL:
        return verb.head
    near = verb.doc[verb.i - 2] if verb.i > 1 and verb.nbor(-1).text == "," else None
    return near if near is not None and near.pos_ in NOMINAL else None


def _name_after(verb: Token) -> int | None:
    """Where the name behind the verb begins, None where what stands between does not name."""
    doc = verb.doc
    ready = plainly = verb.lemma_.lower() in _PLAIN
    names = by = False
    for i in range(verb.i + 1, min(verb.i + 1 + _FILL, len(doc))):
        token = doc[i]
        if token.sent.start != verb.sent.start:
            return None
        if token.text in _MARKS or (token.text == "," and names):
            continue
        if token.text[:1].isupper():
            language = i + 1 < len(doc) and doc[i + 1].lower_ in _WORDS
            if ready and not language:
                return i
            continue  # "known in Portuguese as", "by its French initials"
        if not token.is_alpha or token.pos_ == "VERB" or (plainly and token.lower_ != "the"):
            return None
        names = names or token.lower_ in _WORDS
        by = by or token.lower_ in ("by", "under")
        ready = ready or token.lower_ in ("as", "to") or (by and names)
    return None


def _beside(doc: Doc, titles: Titles) -> Iterator[Naming]:
    """Names between commas behind the noun of a body: "the station, Radio Onda, said"."""
    for comma in doc[1:-1]:
        noun = doc[comma.i - 1]
        start = comma.i + 1
        if (
            comma.text != ","
            or not doc[start].text[:1].isupper()
            or not noun.is_lower
            or noun.tag_ != "NN"
            or not _body(noun, titles)
            or not _definite(noun)
            or holder(doc, comma.i, titles)  # "the head of the agency, Ada Obi, said"
        ):
            continue
        # "the regulator, the State Mine Board, said"
        end = _name_end(doc, start, titles)
        if end > start and end < len(doc) and doc[end].text in _ENDS:
            yield Naming(start, end, noun.i)


def _definite(noun: Token) -> bool:
    """Whether "the" or an owner stands before the noun, with nothing but qualifiers between."""
    for token in reversed(noun.doc[max(noun.sent.start, noun.i - 5) : noun.i]):
        if token.tag_ in ("PRP$", "POS") or token.lower_ in ("the", "a", "an"):
            return True
        if token.is_punct and token.text not in _HYPHENS:
            return False
        if token.pos_ in ("VERB", "ADP", "SCONJ", "CCONJ") and token.tag_ != "VBN":
            return False
    return False


def _body(noun: Token, titles: Titles) -> bool:
    if noun.tag_ in ("NNS", "NNPS"):
        return False
    lemma = noun.lemma_.lower()
    families = titles.families(noun.lower_) | titles.families(lemma)
    return bool(families - {"state", "locality"}) or noun.ent_type_ == "ORG"


def _name_end(doc: Doc, start: int, titles: Titles) -> int:
    """Where the capitalised words from `start` on end, which is `start` where they name nobody."""
    end = start
    while end < min(len(doc), start + _LONGEST) and doc[end].sent.start == doc[start].sent.start:
        token = doc[end]
        inner = start < end < len(doc) - 1
        joins = token.text in _HYPHENS and inner and not token.whitespace_
        small = token.lower_ in titles.particles | {"of", "and", "for", "the"} and inner
        if not (token.text[:1].isupper() or joins or (small and doc[end + 1].text[:1].isupper())):
            break
        if token.ent_type_ in ("DATE", "TIME"):
            return start
        end += 1
    first, last = doc[start], doc[end - 1]
    if end == start or first.tag_ in ("PRP", "DT", "WP", "PRP$", "IN", "WDT", "WRB", "CC"):
        return start
    if fold(first.text) in titles.first_names or is_title(first, titles):
        return start
    place = first.ent_type_ in _PLACES and not abbreviation(first.text)
    if last.lower_ in NOT_ACTORS or not last.text[0].isalpha() or place:
        return start
    return start if end < len(doc) and doc[end].tag_ == "POS" else end


# "The company, Ghana, said" and "the port, Lagos," name where it is.
_PLACES = frozenset({"GPE", "LOC", "NORP"})
