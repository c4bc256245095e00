"""Where a report says outright what a body is called.

"The front, known by its French initials FLS", "the station, Radio Onda, said", "Conselho da Serra
(CDS)": the words around make these names, whatever the language layer thinks of them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import abbreviation
from sayso.mark.mention.found import NOMINAL, NOT_ACTORS, SUBJECT, plural_owner
from sayso.mark.mention.presented import holder
from sayso.mark.mention.title import is_title

# Verbs of naming by what must stand between them and the name.
_AS = frozenset({"know", "identify", "abbreviate", "shorten", "track", "designate", "refer"})
_PLAIN = frozenset({"call", "name", "dub", "rename", "style", "brand"})
# Who does, makes or owns something may be a body as well as somebody.
DOERS = frozenset(
    """owner operator maker manufacturer builder developer publisher supplier sponsor parent insurer
    affiliate lender creditor distributor importer exporter contractor producer employer""".split()
)
_WORDS = frozenset("name names initials acronym abbreviation nickname".split())
# What ends the names of companies.
FORMS = frozenset(
    """ltd plc inc corp co llc gmbh ag sa asa ab as bv nv spa pte kk oy sarl srl jsc
    ojsc pjsc llp sl bhd pty limited berhad""".split()
)
_FIRMS = frozenset({"company", "agency", "outlet", "association", "militia", "union", "party"})
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
    known: set[str] = set()
    for naming in (*_beside(doc, titles), *_called(doc, titles, known)):
        if found.setdefault(naming.start, naming) is naming:
            known.add(doc[naming.end - 1].text)
    return [found[start] for start in sorted(found)]


def again(doc: Doc, namings: Sequence[Naming]) -> Iterator[tuple[int, int]]:
    """Where the names that the report outright gives to bodies stand by themselves."""
    names = {tuple(t.text for t in doc[n.start : n.end]) for n in namings}
    begun: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        begun.setdefault(name[0], set()).add(name)
    for token in doc:
        for name in begun.get(token.text, ()):
            end = token.i + len(name)
            if tuple(t.text for t in doc[token.i : end]) == name:
                yield token.i, end


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


def _called(doc: Doc, titles: Titles, known: Container[str]) -> Iterator[Naming]:
    """Names behind a verb of naming: "known as", "called", "known by its Polish initials".

    `known` are the last words of the names that bodies bear.
    """
    for verb in doc:
        if verb.lemma_.lower() not in _AS | _PLAIN or not (verb.tag_ == "VBN" or _itself(verb)):
            continue
        who = _who(verb)
        start = _name_after(verb) if who is not None else None
        if start is None or who is None:
            continue
        end = _name_end(doc, start, titles)
        if end > start and (
            _body(who, titles) or who.text in known or _named_body(who, doc[start])
        ):
            yield Naming(start, end, who.i)


def _itself(verb: Token) -> bool:
    """Whether it is what somebody calls itself: "a gang calling itself Night Tide"."""
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in ("itself", "themselves")


def _named_body(who: Token, first: Token) -> bool:
    """Whether a body that has a name gets another: "Oriel Front, known as OFR"."""
    if who.pos_ != "PROPN":
        return False
    return abbreviation(first.text) or who.ent_type_ in ("ORG", "PRODUCT", "NORP")


def _who(verb: Token) -> Token | None:
    """The noun that the verb's clause qualifies, or that stands before it and a comma."""
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in NOMINAL:
        return verb.head
    at = verb.i - 1
    while at > 0 and verb.doc[at].pos_ == "ADV":
        at -= 1  # "also called", "better known as"
    near = verb.doc[at - 1] if at > 0 and verb.doc[at].text == "," else None
    return near if near is not None and near.pos_ in NOMINAL else None


def _name_after(verb: Token) -> int | None:
    """Where the name behind the verb begins, None where what stands between does not name."""
    doc = verb.doc
    ready = plainly = verb.lemma_.lower() in _PLAIN
    names = by = False
    first = verb.i + 2 if _itself(verb) else verb.i + 1
    for i in range(first, min(first + _FILL, len(doc))):
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
            or not (_body(noun, titles) or (noun.lower_ in DOERS and _firm(doc, start, titles)))
            or not _definite(noun)
            # "the head of the agency, Ada Obi, said"
            or (holder(doc, comma.i, titles) and noun.lower_ not in DOERS)
        ):
            continue
        # "the regulator, the State Mine Board, said"
        end = _name_end(doc, start, titles, firm=_itself_speaks(noun, titles))
        if end > start and end < len(doc) and doc[end].text in _ENDS:
            yield Naming(start, end, noun.i)
    yield from _behind_clause(doc, titles)


def _behind_clause(doc: Doc, titles: Titles) -> Iterator[Naming]:
    """Names between a subject's clause and its verb: "The charity that runs the ship, Mar, says"."""
    for comma in doc[1:-1]:
        start = comma.i + 1
        if comma.text != "," or not doc[start].text[:1].isupper():
            continue
        end = _name_end(doc, start, titles)
        if end == start or end + 1 >= len(doc) or doc[end].text != ",":
            continue
        verb = doc[end + 1]
        while verb.dep_ in ("aux", "auxpass", "neg", "advmod") and verb.head.i > verb.i:
            verb = verb.head
        noun = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
        if verb.pos_ not in ("VERB", "AUX") or noun is None or noun.i >= comma.i - 1:
            continue
        clause = any(t.dep_ in ("relcl", "acl") and t.i < comma.i for t in noun.rights)
        if clause and noun.is_lower and _body(noun, titles) and _definite(noun):
            yield Naming(start, end, noun.i)


def _firm(doc: Doc, start: int, titles: Titles) -> bool:
    """Whether the name that begins there is a body's by its words or by the language layer."""
    words = doc[start : max(start + 1, _name_end(doc, start, titles))]
    one = len(words) == 1 or words.text.isupper() or "&" in words.text
    return (one and words[0].ent_type_ == "ORG") or any(
        t.lower_ in titles.trades or t.lower_ in titles.bodies or t.lower_.rstrip(".") in FORMS
        for t in words[1:]
    )


def _definite(noun: Token) -> bool:
    """Whether "the" or an owner stands before the noun, with nothing but qualifiers between."""
    for token in reversed(noun.doc[max(noun.sent.start, noun.i - 5) : noun.i]):
        if token.tag_ in ("PRP$", "POS") or token.lower_ in ("the", "a", "an"):
            return True
        if token.is_punct and token.text not in _HYPHENS and not plural_owner(token):
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


def _itself_speaks(noun: Token, titles: Titles) -> bool:
    """Whether a firm or the like is the subject, beside which no person can stand."""
    return noun.dep_ in SUBJECT and bool(titles.families(noun.lemma_.lower()) & _FIRMS)


def _name_end(doc: Doc, start: int, titles: Titles, *, firm: bool = False) -> int:
    """Where the capitalised words from `start` on end, which is `start` where they name nobody.

    Beside what is a `firm`, two words or more name neither a person nor a place.
    """
    end = start
    while end < min(len(doc), start + _LONGEST) and doc[end].sent.start == doc[start].sent.start:
        token = doc[end]
        inner = start < end < len(doc) - 1
        joins = token.text in _HYPHENS and inner and not token.whitespace_
        small = token.lower_ in titles.particles | {"of", "and", "for", "the", "&"} and inner
        tied = inner and token.text.isalnum() and doc[end - 1].text in _HYPHENS
        large = any(t.text[:1].isupper() for t in doc[end + 1 : end + 3]) if small else False
        if not (token.text[:1].isupper() or joins or large or tied):
            break
        if token.ent_type_ in ("DATE", "TIME"):
            return start
        end += 1
    first, last = doc[start], doc[end - 1]
    if end == start or first.tag_ in ("PRP", "DT", "WP", "PRP$", "IN", "WDT", "WRB", "CC"):
        return start
    firm = firm and end - start > 1
    given = fold(first.text) in titles.given_names and not abbreviation(first.text)
    if (given and not firm) or is_title(first, titles):
        return start
    place = not firm and first.ent_type_ in _PLACES and not abbreviation(first.text)
    if last.lower_ in NOT_ACTORS or not last.text[0].isalpha() or place:
        return start
    return start if end < len(doc) and doc[end].tag_ == "POS" else end


# "The company, Ghana, said" and "the port, Lagos," name where it is.
_PLACES = frozenset({"GPE", "LOC", "NORP"})
