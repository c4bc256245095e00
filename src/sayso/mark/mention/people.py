"""People by name, with their titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.data.countries import Countries
from sayso.data.titles import Gender, Titles, people
from sayso.mark.mention.found import Found, left_edge, span_text

_NAME = re.compile(r"[^\W\d_]")
_HYPHENS = frozenset({"-", "‑", "’", "'"})


def find(
    doc: Doc, taken: Collection[int], *, countries: Countries, titles: Titles
) -> list[Found]:
    """Every mention of a person by name, in order of the text; `taken` tokens are someone else's.

    The language layer proposes names; titles before them and names found elsewhere in the report
    decide about doubtful ones, and family names alone are found wherever they stand.
    """
    spans = [_trim(doc, ent.start, ent.end, titles) for ent in doc.ents if ent.label_ == "PERSON"]
    spans.extend(_after_honorific(doc, titles))
    kept: dict[int, tuple[int, int]] = {}
    for start, end in spans:
        if start >= end or any(i in taken for i in range(start, end)):
            continue
        start, end = _grow(doc, start, end, taken, countries, titles)
        if _plausible(doc, start, end, countries, titles):
            before = kept.get(end)
            kept[end] = (min(start, before[0]) if before else start, end)
    chosen = _without_overlaps(sorted(kept.values()))
    chosen = _doubtful_out(doc, chosen, countries, titles)
    chosen = _without_overlaps(sorted([*chosen, *_elsewhere(doc, chosen, taken, titles)]))
    return [_person(doc, start, end, countries, titles) for start, end in chosen]


def _trim(doc: Doc, start: int, end: int, titles: Titles) -> tuple[int, int]:
    """The span without titles, possessives, line breaks and lower-case words around the name."""
    for i in range(start, end):
        if "\n" in doc[i].text or doc[i].text in {"(", ")", ",", ";", ":", "“", "”", '"', "/", "—"}:
            # What is longer of the two sides is likelier the name; the first in doubt.
            start, end = (start, i) if i - start >= end - i - 1 else (i + 1, end)
            break
    while start < end and (_title(doc[start], titles) or not _NAME.match(doc[start].text) or doc[start].text[0].islower() and doc[start].lower_ not in titles.particles):
        start += 1
    while start < end and (
        doc[end - 1].tag_ == "POS"
        or doc[end - 1].text in ("'s", "’s", "’", "'", ".", "-")
        or (doc[end - 1].text[:1].islower() and not _hyphenated(doc, end - 1))
    ):
        end -= 1
    return start, end


def _hyphenated(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].text in _HYPHENS and not doc[i - 1].whitespace_


def _title(token: Token, titles: Titles) -> bool:
    lower = token.lower_.rstrip(".")
    return lower in titles.honorifics or lower in titles.roles or token.lemma_.lower() in titles.roles


def _after_honorific(doc: Doc, titles: Titles) -> Iterator[tuple[int, int]]:
    for token in doc[:-1]:
        if token.lower_.rstrip(".") in titles.honorifics and token.text[:1].isupper():
            if not token.text.endswith(".") and token.ent_type_ != "PERSON" and token.lower_ not in ("mr", "mrs", "ms", "dr"):
                continue
            end = token.i + 1
            while end < len(doc) and _part(doc, end, titles) and end - token.i <= 6:
                end += 1
            if end > token.i + 1:
                yield _trim(doc, token.i + 1, end, titles)


def _part(doc: Doc, i: int, titles: Titles) -> bool:
    token = doc[i]
    if token.text[:1].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ", "X") and not token.is_sent_start:
        return True
    if token.text in _HYPHENS or (_hyphenated(doc, i) and token.is_alpha):
        return i + 1 < len(doc) and not token.whitespace_ or token.text not in _HYPHENS
    return token.lower_ in titles.particles and i + 1 < len(doc) and doc[i + 1].text[:1].isupper()


def _grow(
    doc: Doc, start: int, end: int, taken: Collection[int], countries: Countries, titles: Titles
) -> tuple[int, int]:
    """Take in neighbours that belong to the name: given names before it, suffixes after it."""
    while start > 0:
        before = doc[start - 1]
        if (
            before.i in taken
            or before.pos_ != "PROPN"
            or before.ent_type_ not in ("", "PERSON")
            or not before.text[:1].isupper()
            or not (before.head.i >= start and before.head.i < end)
            or _title(before, titles)
            or before.lower_ in titles.bodies
            or countries.by_demonym(before.text)
            or (before.ent_type_ == "" and (before.is_sent_start or before.lower_ not in titles.first_names) and end - start > 1 and len(before.text) > 2 and before.lower_ not in titles.first_names)
        ):
            break
        start -= 1
    while end < len(doc):
        after = doc[end]
        if after.lower_.rstrip(".") in titles.suffixes and after.text[:1].isupper() and len(after.text) > 1:
            end += 1
        elif after.text == "," and end + 1 < len(doc) and doc[end + 1].text.rstrip(".") in ("Jr", "Sr"):
            end += 2
        elif after.text in _HYPHENS and not doc[end - 1].whitespace_ and end + 1 < len(doc) and not after.whitespace_ and doc[end + 1].is_alpha and doc[end + 1].lower_ != "s":
            end += 2
        else:
            break
    return start, end


def _plausible(doc: Doc, start: int, end: int, countries: Countries, titles: Titles) -> bool:
    text = span_text(doc, start, end)
    if not text or end - start > 8 or not text[0].isalpha() or any(c.isdigit() for c in text):
        return False
    if not any(t.pos_ == "PROPN" or t.ent_type_ == "PERSON" for t in doc[start:end]):
        return False
    lower = text.lower()
    if lower in titles.outlets or lower in titles.bodies or lower in titles.documents:
        return False
    if end - start == 1 and (countries.by_name(text) or countries.by_capital(text) or countries.by_demonym(text)):
        return _honorific(doc, start, titles) is not None
    return not (doc[end - 1].lower_ in titles.bodies and end - start > 1)


def _doubtful_out(
    doc: Doc, spans: list[tuple[int, int]], countries: Countries, titles: Titles
) -> list[tuple[int, int]]:
    """Drop single words that nothing but one guess makes a person."""
    parts = {
        word
        for start, end in spans
        if end - start > 1 or _honorific(doc, start, titles)
        for word in people.parse(span_text(doc, start, end), titles).words
    }
    guesses = Counter(doc[s].text for s, e in spans if e - s == 1)
    seen = Counter(t.text for t in doc if t.text in guesses and t.pos_ == "PROPN")
    kept = []
    for start, end in spans:
        text = doc[start].text
        sure = (
            end - start > 1
            or people.fold(text) in parts
            or _honorific(doc, start, titles) is not None
            or (2 * guesses[text] > seen[text] and not (text.isupper() and len(text) < 6) and doc[start].ent_iob_ == "B" and doc[start].dep_ not in ("amod", "compound", "nmod"))
        )
        if sure:
            kept.append((start, end))
    return kept


def _elsewhere(
    doc: Doc, spans: list[tuple[int, int]], taken: Collection[int], titles: Titles
) -> Iterator[tuple[int, int]]:
    """Family names of people named in full, where the language layer missed them."""
    surnames = set()
    for start, end in spans:
        if end - start > 1:
            name = people.parse(span_text(doc, start, end), titles)
            surnames.update(s for s in name.surnames if len(s) > 2)
            surnames.update(w for w in name.words if len(w) > 3 and w in titles.first_names)
    covered = {i for start, end in spans for i in range(start, end)}
    for token in doc:
        if token.i in covered or token.i in taken or not token.text[:1].isupper():
            continue
        if token.pos_ != "PROPN" or people.fold(token.text) not in surnames:
            continue
        # "Trump Tower" and "the Clinton Foundation" are no people.
        if token.dep_ == "compound" and token.head.i == token.i + 1 and token.head.pos_ == "PROPN":
            continue
        if token.ent_type_ in ("ORG", "FAC", "GPE", "WORK_OF_ART", "LAW", "EVENT") and len(
            [t for t in doc[max(0, token.i - 4) : token.i + 5] if t.ent_iob_ == "I"]
        ) and (token.ent_iob_ == "I" or (token.i + 1 < len(doc) and doc[token.i + 1].ent_iob_ == "I")):
            continue
        yield token.i, token.i + 1


def _without_overlaps(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in spans:
        if kept and span[0] < kept[-1][1]:
            if span[1] - span[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = span
        else:
            kept.append(span)
    return kept


def _honorific(doc: Doc, start: int, titles: Titles) -> str | None:
    if start == 0:
        return None
    before = doc[start - 1].lower_.rstrip(".")
    return before if before in titles.honorifics and doc[start - 1].text[:1].isupper() else None


def _person(doc: Doc, start: int, end: int, countries: Countries, titles: Titles) -> Found:
    name = span_text(doc, start, end)
    gender: Gender | None = people.gender(people.parse(name, titles), titles)
    begin, role = _title_before(doc, start, titles)
    honorific = _honorific(doc, start, titles)
    if honorific is not None:
        told = titles.honorifics[honorific]
        gender = told if told != "they" else gender
    words = frozenset(role.lower().split()) if role else frozenset()
    gender = gender or ("she" if words & titles.women else "he" if words & titles.men else None)
    found = Found(
        start=begin,
        end=end,
        head=doc[start:end].root.i,
        form="name",
        kind="person",
        name=name,
        role=role,
        gender=gender,
        words=words,
    )
    country = next((c for c in (countries.by_demonym(w) for w in _demonyms(role)) if c), None)
    # "President Zelensky of Ukraine"
    if country is None and role and end + 1 < len(doc) and doc[end].lower_ == "of":
        country = countries.by_name(span_text(doc, end + 1, min(end + 3, len(doc)))) or countries.by_name(doc[end + 1].text)
    return replace(found, country=country.code) if country else found


def _demonyms(role: str | None) -> list[str]:
    words = role.split() if role else []
    return [" ".join(words[i:j]) for i in range(len(words)) for j in (i + 2, i + 1) if j <= len(words)]


def _title_before(doc: Doc, start: int, titles: Titles) -> tuple[int, str | None]:
    """Where a title before the name begins, and the title in words ("Secretary of Defense")."""
    begin = start
    if start > 0 and _honorific(doc, start, titles):
        begin = start - 1
    i = begin - 1
    if i < 0:
        return begin, None
    last = doc[i]
    # "Secretary of Defense Lloyd Austin": the noun of the office stands before "of".
    j = i
    while j > 0 and i - j < 5 and doc[j].text[:1].isupper() and doc[j].pos_ in ("PROPN", "NOUN") or doc[j].lower_ in ("and", "the") and i - j in (1, 2, 3):
        j -= 1
    if doc[j].lower_ in ("of", "for") and j > 0 and j < i and doc[j - 1].lower_ in titles.roles and doc[j - 1].text[:1].isupper():
        head = doc[j - 1]
    elif last.lower_ in titles.roles and last.dep_ != "poss" and not last.is_punct:
        head = last
    else:
        return begin, None
    first = head.i
    while first > 0:
        before = doc[first - 1]
        if before.text in ("-", "’s", "'s") or before.dep_ == "poss" and False:
            pass
        if before.pos_ in ("PROPN", "NOUN", "ADJ") and not before.is_punct and before.ent_type_ not in ("PERSON", "DATE", "TIME") and head.i - before.i < 6 and before.sent.start == head.sent.start and before.dep_ not in ("nsubj", "dobj", "pobj", "attr", "ROOT"):
            first -= 1
        else:
            break
    role = span_text(doc, first, i + 1)
    if begin < start and i + 1 == begin:
        pass
    return first, role


def title_edge(doc: Doc, head: Token) -> int:
    """Where the noun phrase of the name with head `head` begins."""
    return left_edge(head)
