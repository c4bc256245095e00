"""Titles before names: "Mr.", "Secretary of Defense", "the port's chief engineer"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from sayso.data.senses import Senses
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import OFFICES
from sayso.mark.mention.found import span_text

_LONGEST = 6
_SURE = 0.9  # of a word's senses
_NOT_IN_TITLES = frozenset({"PERSON", "DATE", "TIME"})
_OTHER_PARTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "attr", "ROOT", "poss", "appos", "conj"}
)


def honorific(doc: Doc, start: int, titles: Titles) -> str | None:
    """The honorific in lower case right before token `start`, None where there is none."""
    at = _honorific_at(doc, start, titles)
    return doc[at].lower_.rstrip(".") if at is not None else None


def _honorific_at(doc: Doc, start: int, titles: Titles) -> int | None:
    at = start - 1
    if at > 0 and doc[at].text == "." and not doc[at - 1].whitespace_:
        at -= 1  # where the full stop is a token of its own
    if at < 0 or not doc[at].text[:1].isupper():
        return None
    return at if doc[at].lower_.rstrip(".") in titles.honorifics else None


def is_title(token: Token, titles: Titles) -> bool:
    """Whether the word is an honorific or the noun of an office or calling."""
    word = token.lower_.rstrip(".")
    return word in titles.honorifics or word in titles.roles or token.lemma_.lower() in titles.roles


def calling(token: Token, titles: Titles, senses: Senses) -> bool:
    """Whether a word with a capital is what somebody does, and nobody's name: "Hairdresser"."""
    name = fold(token.text) in titles.given_names
    return not name and token.text.istitle() and senses.is_a(token.lower_, "person", _SURE)


def before(doc: Doc, start: int, titles: Titles, senses: Senses) -> tuple[int, str | None]:
    """Where the title before a name at token `start` begins, and the title ("Prime Minister")."""
    polite = honorific(doc, start, titles)
    at = _honorific_at(doc, start, titles)
    begin = start if at is None else at
    # "Sen." and "Gov." are offices, "Mr." is none.
    office = doc[begin].text if polite in OFFICES else None
    last = begin - 1
    if last < 0:
        return begin, office
    head = _office_of(doc, last, titles)
    known = doc[last].lower_ in titles.roles or (
        doc[last].is_sent_start and calling(doc[last], titles, senses)
    )
    if head is None and known and doc[last].dep_ != "poss":
        # "accused Ms. Ito" gives her no title.
        head = doc[last] if doc[last].pos_ != "VERB" else None
    if head is None or head.sent.start != doc[start].sent.start:
        return begin, office
    first = head.i
    while first > head.sent.start and head.i - first < _LONGEST:
        token = doc[first - 1]
        if (token.text == "-" and first - 1 > head.sent.start and not token.whitespace_) or (
            token.pos_ in ("PROPN", "NOUN", "ADJ")
            and token.ent_type_ not in _NOT_IN_TITLES
            and token.dep_ not in _OTHER_PARTS
            and token.is_alpha
        ):
            first -= 1
        else:
            break
    return first, span_text(doc, first, last + 1)


def _office_of(doc: Doc, last: int, titles: Titles) -> Token | None:
    """The noun of an office with "of" in it: "Secretary of Defense" right before the name."""
    i = last
    while (
        i > 0
        and last - i < _LONGEST
        and (
            (doc[i].text[:1].isupper() and doc[i].pos_ in ("PROPN", "NOUN"))
            or (doc[i].lower_ in ("and", "the") and i < last)
        )
    ):
        i -= 1
    office = doc[i - 1] if i > 0 else None
    if i == last or office is None or doc[i].lower_ not in ("of", "for"):
        return None
    return office if office.lower_ in titles.roles and office.text[:1].isupper() else None
