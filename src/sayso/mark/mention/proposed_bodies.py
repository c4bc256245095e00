"""Where the name of a body may stand, and where it begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Doc

from sayso.data.titles import Titles
from sayso.data.titles.words import abbreviation, initials
from sayso.mark.mention.found import NOMINAL, voice

INNER = frozenset({"of", "for", "on", "and", "the", "&", "’s", "'s", "-", "’", "'", "against"})
LONGEST = 12
_OUTLET = 6
_FIRST = re.compile(r"[\W_]")
_TWO_WORDS = 2
_FORMS = frozenset({"SA", "AG", "AB", "AS", "NV", "BV", "PLC", "LLC", "LTD", "SE", "KG", "ASA"})


def proposed(doc: Doc, titles: Titles) -> Iterator[tuple[int, int]]:
    """Spans that may be a body's name: the language layer's guesses, then those that cues tell."""
    for ent in doc.ents:
        if ent.label_ == "ORG":
            yield from _parts(doc, ent.start, ent.end, titles)
    for ent in doc.ents:
        if ent.label_ == "PERSON" and len(ent) > 1 and ent[-1].lower_ in titles.trades:
            yield ent.start, ent.end
    yield from _capitalised(doc, titles)
    yield from _letters(doc, titles)
    yield from _bracketed(doc)


def _capitalised(doc: Doc, titles: Titles) -> Iterator[tuple[int, int]]:
    """Capitalised words that end in, or begin with, the noun of a body ("Office of the Mayor")."""
    for token in doc:
        if not token.text[:1].isupper() or token.pos_ != "PROPN":
            continue
        if token.lower_ not in titles.bodies or token.is_sent_start:
            continue
        start, end = token.i, token.i + 1
        while start > 0 and token.i - start < LONGEST and _within(doc, start - 1, start):
            start -= 1
        while end + 1 < len(doc) and end - token.i < LONGEST:
            if doc[end].lower_ in ("of", "for") and _begins(doc, end + 1):
                end += 2 if doc[end + 1].text[:1].isupper() else 3
            elif (
                doc[end].text[:1].isupper()
                and doc[end].pos_ == "PROPN"
                and doc[end - 1].i > token.i
            ):
                end += 1
            else:
                break
        if end - start > 1:
            yield start, min(end, len(doc))


def _parts(doc: Doc, start: int, end: int, titles: Titles) -> Iterator[tuple[int, int]]:
    """The bodies in one guess: "Hulu and Ora" are two, an "Exchange and Clearing Board" is one."""
    for i in range(start + 1, end - 1):
        # "the Bureau of Tides, Oriel News Agency reports": whom it reports of, and who reports
        left = any(t.lower_ in titles.bodies for t in doc[start:i])
        if doc[i].text == "," and left and doc[end - 1].lower_ in titles.bodies:
            yield start, i
            start = i + 1
    if doc[end - 1].lower_ not in titles.bodies:
        for i in range(start + 1, end - 1):
            spaced = doc[i].text in ("-", "–") and doc[i].whitespace_ and doc[i - 1].whitespace_
            owner = doc[i].tag_ == "POS" and end - i > _TWO_WORDS
            if doc[i].lower_ == "and" or spaced or owner:
                yield start, i
                start = i + 1
    yield start, end


def outlets(doc: Doc, titles: Titles) -> Iterator[tuple[int, int]]:
    """Outlets of the table. One word alone must speak: "Time" and "Nature" are also words."""
    for token in doc:
        if not token.text[:1].isupper() or not _begins_outlet(token.lower_, titles):
            continue
        for size in range(min(_OUTLET, len(doc) - token.i), 0, -1):
            end = token.i + size
            if doc[end - 1].is_space or (doc[end - 1].text[:1].islower() and size == 1):
                continue
            if doc[token.i : end].text.lower() not in titles.outlets:
                continue
            speaks = voice(doc[token.i : end].root, titles) == "speaks"
            name = (
                token.ent_type_ not in ("PERSON", "GPE", "DATE", "TIME") and token.pos_ == "PROPN"
            )
            if size > 1 or (speaks and name):
                yield token.i, end
            break


@lru_cache(maxsize=8)
def _begun(titles: Titles) -> frozenset[str]:
    return frozenset(_FIRST.split(name, maxsplit=1)[0] for name in titles.outlets)


def _begins_outlet(word: str, titles: Titles) -> bool:
    """Whether some outlet's name begins with the letters with which a lower-case word begins."""
    return _FIRST.split(word, maxsplit=1)[0] in _begun(titles)


def _letters(doc: Doc, titles: Titles) -> Iterator[tuple[int, int]]:
    """Abbreviations that speak, act or have "the" before them: "the I.R.S."."""
    for token in doc:
        if len(token) > 1 and abbreviation(token.text) and token.pos_ in NOMINAL:
            before = token.nbor(-1) if token.i else None
            if before is not None and before.pos_ == "PROPN" and token.text in _FORMS:
                continue  # "Dahl SA" is no SA
            article = before is not None and before.lower_ == "the"
            if token.dep_ != "compound" and (article or voice(token, titles) != "silent"):
                yield token.i, token.i + 1


def _bracketed(doc: Doc) -> Iterator[tuple[int, int]]:
    """Abbreviations in brackets right behind a name: "the Public Integrity Commission (PIC)"."""
    for token in doc[1:-1]:
        if (
            token.nbor(-1).text == "("
            and token.nbor(1).text == ")"
            and len(token) > 1
            and abbreviation(token.text)
            and token.i > 2
            and doc[token.i - 2].text[:1].isupper()
            and doc[token.i - 2].pos_ in ("PROPN", "NOUN")
        ):
            yield token.i, token.i + 1


def _within(doc: Doc, i: int, start: int) -> bool:
    token = doc[i]
    if token.pos_ in ("PROPN", "ADJ", "NOUN") and token.text[:1].isupper():
        return token.ent_type_ not in ("PERSON", "DATE") and not token.is_sent_start
    return (
        token.text in ("and", "&", "-")
        and i > 0
        and doc[i - 1].text[:1].isupper()
        and doc[i - 1].pos_ == "PROPN"
        and doc[start].ent_iob_ == "I"
    )


def _begins(doc: Doc, i: int) -> bool:
    if doc[i].text[:1].isupper():
        return doc[i].pos_ == "PROPN"
    return doc[i].lower_ == "the" and i + 1 < len(doc) and doc[i + 1].text[:1].isupper()


def trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The span of a name without articles and marks around it, and with all that belongs to it."""
    for i in range(start, end):
        if "\n" in doc[i].text or doc[i].text in {"(", ")", ";", ":", "“", "”", '"', "—", "|"}:
            start, end = (start, i) if i > start else (i + 1, end)
            break
    while start < end and (
        doc[start].lower_ in ("the", "a", "an") or not doc[start].text[:1].isalnum()
    ):
        start += 1
    while start < end and (
        doc[end - 1].tag_ == "POS"
        or doc[end - 1].lower_ in INNER
        or (doc[end - 1].is_punct and len(doc[end - 1]) == 1)
        or doc[end - 1].is_space
        or doc[end - 1].text == "S.p"  # what the tokens leave of "S.p.A."
    ):
        end -= 1
    # "Sino" of "the Sino-Nordic Council" belongs to it, whatever the language layer cut.
    while 1 < start < end and _hyphen(doc, start - 1) and doc[start - 2].text[:1].isupper():
        start -= 2
    if start >= end:
        return start, end
    return start, _to_letters(doc, start, _joined(doc, start, end))


def _to_letters(doc: Doc, start: int, end: int) -> int:
    """Where a name ends that letters in brackets behind it abbreviate: "… and Trade (MFAT)"."""
    for i in range(end + 1, min(end + LONGEST, len(doc) - 2)):
        if doc[i].text == "(":
            told = doc[start:i].text
            letters = doc[i + 1].text.replace(".", "")
            large = "".join(w[0] for w in told.split() if w[:1].isupper())
            return i if doc[i + 2].text == ")" and letters == large and len(letters) > 2 else end
        if not (doc[i].text[:1].isupper() or doc[i].lower_ in INNER):
            break
    return end


def _joined(doc: Doc, start: int, end: int) -> int:
    """Where "the Ministry of Roads and Harbours" ends, if the language layer stopped at the "and"."""
    if end + 1 >= len(doc) or end - start < 3 or doc[end].lower_ != "and":
        return end
    longer = _spelt_out(doc, start, end)
    if longer is not None or doc[start].text not in ("Ministry", "Department"):
        return longer or end
    after = doc[end + 1]
    if doc[end].lower_ != "and" or after.pos_ != "PROPN" or after.dep_ not in ("conj", "appos"):
        return end
    name = after.text[:1].isupper() and after.ent_type_ in ("", "ORG") and not after.text.isupper()
    alone = end + 2 >= len(doc) or not doc[end + 2].text[:1].isupper()
    return end + 2 if name and alone and doc[start + 1].lower_ == "of" else end


def _spelt_out(doc: Doc, start: int, end: int) -> int | None:
    """Where a name with an "and" ends whose letters the report uses, or whose grammar tells it.

    "Union of Dock and Ferry Workers" is one where DFW or UDFW comes up, or where "Dock" hangs on
    "Workers".
    """
    last = end + 1
    while last < len(doc) and doc[last].text[:1].isupper() and doc[last].pos_ == "PROPN":
        last += 1
    if last == end + 1 or "of" not in {t.lower_ for t in doc[start:end]}:
        return None
    hangs = end < doc[end - 1].head.i < last and doc[end - 1].dep_ in ("compound", "nmod")
    letters = initials(doc[start:last].text)
    used = any(t.lower_ in letters for t in doc if t.is_upper and len(t) > 2)
    return last if hangs or used else None


def _hyphen(doc: Doc, i: int) -> bool:
    """Whether the token ties two words to one."""
    return doc[i].text in ("-", "‑") and not (doc[i].whitespace_ or doc[i - 1].whitespace_)
