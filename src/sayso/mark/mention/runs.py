"""Names of people among runs of capitalised words, whatever the language layer makes of them.

It knows few names of the world: "Saadia Haret" is a body to it, "Mick O’Hanratty" half a name. A
known given name in the run tells a person where the report treats it as one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from sayso.data.senses import Senses
from sayso.data.titles import Titles, people
from sayso.mark.mention.found import NOT_ACTORS, SUBJECT, voice
from sayso.mark.mention.title import honorific, is_title

HYPHENS = frozenset({"-", "‑"})
_WORD = re.compile(r"[^\W\d_]+(?:[’'.][^\W\d_]*)*\.?")
# Words of a name at most, and tokens with hyphens and particles in it.
_NAMES, _TOKENS = 4, 8
_RANK_LETTERS = 5
_AGES = range(10, 110)
# What begins a sentence with a capital and is no name: "But Ana Rey".
_SMALL = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "PART", "PRON", "SCONJ", "VERB"})
# What the language layer takes for a place, a people or a day is no given name by itself.
_ELSE = frozenset({"GPE", "LOC", "NORP", "DATE", "TIME"})
_WHO = frozenset({"who", "whose", "whom"})

Bounds = tuple[int, int]


def given_name(token: Token, titles: Titles) -> bool:
    """Whether the word is a known given name, with or without its accents."""
    return token.text[:1].isupper() and people.fold(token.text) in titles.given_names


def runs(doc: Doc, titles: Titles, senses: Senses) -> Iterator[Bounds]:
    """Runs of two to four names with a known given name that the report treats as a person."""
    alone = {t.text for t in doc if t.text[:1].isupper() and _alone(t, titles)}
    at = 0
    while at < len(doc):
        end = _end(doc, at, titles)
        if end == at:
            at += 1
            continue
        start = _begin(doc, at, end, titles)
        if start is not None and _is_person(doc, start, end, alone, titles, senses):
            yield start, end
        at = end


def _end(doc: Doc, start: int, titles: Titles) -> int:
    """Where the capitalised words that begin at `start` end, with hyphens and particles in them."""
    end = start
    while end < len(doc) and end - start < _TOKENS:
        token = doc[end]
        inner = end > start and not (token.is_sent_start and doc[end - 1].is_punct)
        if _large(token) and (end == start or inner):
            end += 1
            if end < len(doc) and doc[end].tag_ == "POS":
                break
        elif (
            inner
            and end + 1 < len(doc)
            and (
                (token.text in HYPHENS and not token.whitespace_ and not doc[end - 1].whitespace_)
                or token.lower_ in titles.particles
            )
            and (_large(doc[end + 1]) or token.text in HYPHENS)
        ):
            end += 2
        else:
            break
    return end


def _large(token: Token) -> bool:
    small = token.is_sent_start is not False and (token.pos_ in _SMALL or token.is_stop)
    return token.text[:1].isupper() and bool(_WORD.fullmatch(token.text)) and not small


def _begin(doc: Doc, start: int, end: int, titles: Titles) -> int | None:
    """Where the name begins behind the titles of a run, None where no word of it is a given name."""
    told = [i for i in range(start, end - 1) if is_title(doc[i], titles)]
    for i in range(told[-1] + 1 if told else start, end - 1):
        if doc[i].text in HYPHENS or not _large(doc[i]) or rank_letters(doc[i]):
            continue
        aged = _told_of(doc, end)
        alone = i + 1 < len(doc) and doc[i + 1].ent_iob_ != "I"
        people_of = doc[i].ent_type_ == "NORP" and alone  # "Shazia" of "Shazia Northcote"
        given = given_name(doc[i], titles) and (aged or people_of or doc[i].ent_type_ not in _ELSE)
        # "Hosokawa Tetsuji": the given name behind the family name, by which he is called again.
        after = i == end - 2 and given_name(doc[i + 1], titles)
        after = after and (
            aged or (doc[i].ent_type_ not in _ELSE and _polite(doc, doc[i].text, titles))
        )
        if not (given or after):
            continue
        before = doc[i - 1] if i > start else None
        return i if before is None or is_title(before, titles) or rank_letters(before) else None
    return None


def rank_letters(token: Token) -> bool:
    """Whether a short word in capitals right before a name is a rank: "SP Solanki"."""
    return token.text.isupper() and token.is_alpha and 1 < len(token) < _RANK_LETTERS


def _is_person(
    doc: Doc, start: int, end: int, alone: Collection[str], titles: Titles, senses: Senses
) -> bool:
    names = [t for t in doc[start:end] if _large(t)]
    if not 1 < len(names) <= _NAMES or all(t.text.isupper() and len(t) > 1 for t in names):
        return False
    if names[-1].tag_ == "NNPS":
        return False  # "Reagan Democrats"
    if start and doc[start - 1].lower_ in ("the", "a", "an"):
        return False
    if not any(c.islower() for c in names[-1].text[1:]) and not names[-1].text.isupper():
        return False  # "S.E.C."
    if any(
        t.lower_ in titles.bodies
        or t.lower_ in titles.trades
        or t.lower_ in titles.documents
        or t.lower_ in NOT_ACTORS
        or t.lower_ in titles.places
        for t in names
    ):
        return False
    if doc[start:end].text.lower() in titles.outlets:
        return False
    return (
        names[-1].text in alone
        or _polite(doc, names[0].text, titles)
        or all(not t.ent_type_ and t.pos_ == "PROPN" for t in names)
        or honorific(doc, start, titles) is not None
        or bool(start and is_title(doc[start - 1], titles))
        or _told_of(doc, end)
        or voice(doc[start:end].root, titles) == "speaks"
        or (doc[start:end].root.dep_ in SUBJECT and _no_word(names[-1], senses))
    )


def _no_word(token: Token, senses: Senses) -> bool:
    """Whether the last word of a name is none of the language and no place's either."""
    return token.ent_type_ not in _ELSE and not senses.noun(token.lower_)


def _polite(doc: Doc, name: str, titles: Titles) -> bool:
    """Whether the name stands behind an honorific somewhere: "Mr Hosokawa"."""
    return any(t.text == name and honorific(doc, t.i, titles) for t in doc)


def _told_of(doc: Doc, end: int) -> bool:
    """Whether an age or "who" follows: "Ana Rey, 43, said", "Ana Rey, who has led the office"."""
    after = [t.text for t in doc[end : end + 2]]
    if len(after) < 2 or after[0] not in (",", "("):
        return False
    return after[1].lower() in _WHO or (after[1].isdigit() and int(after[1]) in _AGES)


def _alone(token: Token, titles: Titles) -> bool:
    before = token.nbor(-1) if token.i else None
    if before is not None and before.lower_.rstrip(".") in titles.honorifics:
        return True
    return token.dep_ != "compound" and (before is None or not before.text[:1].isupper())
