"""People by name, with their titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from sayso.data.countries import Countries
from sayso.data.senses import Senses
from sayso.data.titles import Gender, Titles, people
from sayso.mark.mention.found import NOT_ACTORS, Found, span_text, voice
from sayso.mark.mention.presented import RANKS, presented
from sayso.mark.mention.proposed_people import (
    LONGEST,
    Bounds,
    has_calling,
    proposed,
)
from sayso.mark.mention.runs import HYPHENS, given_name, rank_letters
from sayso.mark.mention.title import before, calling, honorific, is_title

_NOT_PEOPLE = frozenset({"ORG", "FAC", "GPE", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})
_NICKNAME = re.compile(r"\s*\(\w+\)\s*")
_NICK = 3
_CALLED = 2
_QUOTES = frozenset({"“", "”", '"', "‘", "’", "'", "«", "»"})
_SHORT_CAPITALS = 6


def find(
    doc: Doc,
    taken: Collection[int],
    headlines: Collection[int],
    *,
    countries: Countries,
    titles: Titles,
    senses: Senses,
) -> list[Found]:
    """Every mention of a person by name, in order of the text; `taken` tokens are someone else's.

    The language layer proposes names; titles before them and names found elsewhere in the report
    decide about doubtful ones, and family names alone are found wherever they stand. Where every
    word has a capital (`headlines`), only names known from elsewhere are found.
    """
    told = set(presented(doc, titles, senses))
    kept: list[Bounds] = []
    for start, end in (*proposed(doc, titles, senses), *sorted(told)):
        if start >= end or start in headlines or any(i in taken for i in range(start, end)):
            continue
        if (start, end) not in told:
            start, end = _grow(doc, start, end, taken, countries, titles)
        start = _behind_calling(doc, start, end, titles, senses)
        if _plausible(doc, start, end, countries, titles):
            kept.append((start, end))
    chosen = _sure(doc, _apart(kept), told, titles)
    chosen = _apart([*chosen, *_elsewhere(doc, chosen, taken, headlines, titles)])
    return [_person(doc, start, end, countries, titles, senses) for start, end in chosen]


def _before_nickname(doc: Doc, start: int, end: int) -> int | None:
    """Where 'Jan "Kok" Lund' begins, if `start` is that of "Lund"."""
    quote = start - 1
    if quote < _NICK or doc[quote].text not in _QUOTES or end - start > 2:
        return None
    opens = next((i for i in (quote - 2, quote - 3) if i > 0 and doc[i].text in _QUOTES), None)
    if opens is None or not doc[opens + 1].text[:1].isupper() or doc[quote].sent != doc[opens].sent:
        return None
    given = doc[opens - 1]
    apart = doc[quote - 1].is_punct or not given.whitespace_ or not doc[quote].whitespace_
    return given.i if given.text.istitle() and not apart else None


def _begins_name(token: Token) -> bool:
    """Whether an unknown word right before a name alone can be its given name."""
    return token.text.istitle() and token.ent_type_ == "" and token.head.i == token.i + 1


def _grow(
    doc: Doc, start: int, end: int, taken: Collection[int], countries: Countries, titles: Titles
) -> Bounds:
    """Take in neighbours that belong to the name: given names before it, suffixes after it."""
    while start > 0:
        token = doc[start - 1]
        alone = end - start == 1
        initial = len(token.text.rstrip(".")) == 1 and token.text[0].isupper()
        given = given_name(token, titles) or token.ent_type_ == "PERSON"
        follows = doc[start].text.rstrip(".") and len(doc[start].text.rstrip(".")) == 1
        if (
            token.i in taken
            or token.pos_ != "PROPN"
            or not token.text[:1].isupper()
            or (token.ent_type_ not in ("", "PERSON") and not initial)
            or is_title(token, titles)
            or token.lower_ in titles.bodies
            or countries.by_demonym(token.text) is not None
            or not (initial or given or follows or (alone and _begins_name(token)))
        ):
            break
        start -= 1
    if (
        # "Robert C. (Bobby) Jones"
        end + 3 < len(doc)
        and doc[end].text == "("
        and doc[end + 1].text.istitle()
        and doc[end + 2].text == ")"
        and doc[end + 3].pos_ == "PROPN"
    ):
        end += 4
    nicknamed = _before_nickname(doc, start, end)
    if nicknamed is not None and nicknamed not in taken:
        start = nicknamed
    while end < len(doc):
        token = doc[end]
        if (
            token.lower_.rstrip(".") in titles.suffixes
            and token.text[:1].isupper()
            and len(token) > 1
        ):
            end += 1
        elif (
            token.text == ","
            and end + 1 < len(doc)
            and doc[end + 1].text in ("Jr.", "Sr.", "Jr", "Sr")
        ) or (
            token.text in HYPHENS
            and end + 1 < len(doc)
            and not (token.whitespace_ or doc[end - 1].whitespace_)
            and doc[end + 1].is_alpha
        ):
            end += 2
        else:
            break
    return start, end


def _behind_calling(doc: Doc, start: int, end: int, titles: Titles, senses: Senses) -> int:
    """Where a name begins behind the calling that opens its sentence: "Hairdresser Ida Roe, 39"."""
    inside = end - start > _CALLED and given_name(doc[start + 1], titles)
    return start + 1 if inside and calling(doc[start], titles, senses) else start


def _plausible(doc: Doc, start: int, end: int, countries: Countries, titles: Titles) -> bool:
    text = span_text(doc, start, end)
    lower = text.lower()
    if doc[start].lower_ == "the" or (start and doc[start - 1].lower_ == "the" and end - start > 1):
        return False  # "the Lok Sabha" is nobody
    if end - start > LONGEST or not text[:1].isalpha() or any(c.isdigit() for c in text):
        return False
    if not any(t.pos_ == "PROPN" or t.ent_type_ == "PERSON" for t in doc[start:end]):
        return False
    if lower in titles.outlets or lower in titles.bodies or lower in titles.documents:
        return False
    if doc[end - 1].lower_ in NOT_ACTORS:
        return False
    if doc[end - 1].lower_ in titles.roles and not given_name(doc[start], titles):
        return honorific(doc, start, titles) is not None
    if end - start > 1 and doc[end - 1].lower_ in titles.trades:
        # "Halden Shipping" is none, "Anna Wind, a chemist," is one.
        known = given_name(doc[start], titles) or honorific(doc, start, titles)
        return bool(known) or has_calling(doc[end - 1], titles)
    if end - start > 1:
        initial = len(doc[end - 1].text.rstrip(".")) == 1 and doc[end - 2].text != "."
        return doc[end - 1].lower_ not in titles.bodies and not initial
    state = countries.by_name(text) or countries.by_capital(text) or countries.by_demonym(text)
    return state is None or honorific(doc, start, titles) is not None


def _sure(doc: Doc, spans: list[Bounds], told: Collection[Bounds], titles: Titles) -> list[Bounds]:
    """Drop single words that nothing but one guess makes a person."""
    parts = {
        word
        for start, end in spans
        if end - start > 1 or honorific(doc, start, titles)
        for word in people.parse(span_text(doc, start, end), titles).words
    }
    guesses = Counter(doc[s].text for s, e in spans if e - s == 1)
    seen = Counter(t.text for t in doc if t.text in guesses and t.pos_ == "PROPN")
    kept = []
    for start, end in spans:
        token = doc[start]
        if (
            end - start > 1
            or (start, end) in told
            or people.fold(token.text) in parts
            or honorific(doc, start, titles) is not None
            or (end < len(doc) and doc[end].text == ":" and token.text.isupper())
            or (
                3 * guesses[token.text] > seen[token.text]
                and not (token.text.isupper() and len(token) < _SHORT_CAPITALS)
                and token.ent_iob_ != "I"
                and token.dep_ not in ("amod", "compound", "nmod")
                and (guesses[token.text] > 1 or voice(token, titles) != "silent")
            )
        ):
            kept.append((start, end))
    return kept


def _elsewhere(
    doc: Doc,
    spans: list[Bounds],
    taken: Collection[int],
    headlines: Collection[int],
    titles: Titles,
) -> Iterator[Bounds]:
    """Names known from elsewhere in the report, where the language layer missed them."""
    known: set[str] = set()
    given: set[str] = set()
    full: dict[str, list[tuple[str, ...]]] = {}
    for start, end in spans:
        words = tuple(t.text for t in doc[start:end])
        if len(words) == 1:
            known.add(words[0])
            continue
        full.setdefault(words[0], []).append(words)
        if len(words) > 3 and words[-2] in HYPHENS:  # "Osei-Tutu" of "Kofi Osei-Tutu"
            full.setdefault(words[-3], []).append(words[-3:])
        name = people.parse(span_text(doc, start, end), titles)
        known.update(
            t.text
            for t in doc[start:end]
            if len(t) > 1 and (people.fold(t.text) in name.surnames or given_name(t, titles))
        )
        given.update(t.text for t in doc[start:end] if len(t) > 2 and t.text.istitle())
    covered = {i for start, end in spans for i in range(start, end)}
    # Who is once called by the given name alone is so again: "Hailu said", "they met Hailu".
    known |= {
        t.text
        for t in doc
        if t.text in given
        and t.dep_ == "nsubj"
        and t.text not in titles.outlets
        and given_name(t, titles) is False
        and voice(t, titles) == "speaks"
        and not (t.i and t.nbor(-1).text[:1].isupper() and t.nbor(-1).is_alpha)
    }
    for token in doc:
        if token.i in covered or token.i in taken or not token.text[:1].isupper():
            continue
        for words in full.get(token.text, ()):
            if tuple(t.text for t in doc[token.i : token.i + len(words)]) == words:
                yield token.i, token.i + len(words)
        # "Ratna said" after Ratna Dewi Lestari: any word of a name, where it speaks.
        speaks = token.text in given and voice(token, titles) == "speaks"
        if speaks and token.text not in known and token.dep_ == "nsubj":
            before_it = token.nbor(-1) if token.i else None
            if before_it is None or not before_it.text[:1].isupper() or before_it.is_punct:
                yield token.i, token.i + 1
                continue
        if token.text in known and (
            token.pos_ == "PROPN"
            or token.i in headlines
            or not token.is_sent_start
            or voice(token, titles) != "silent"
        ):
            # "Brandt Tower" and "the Lund Foundation" are no people.
            compound = token.dep_ == "compound" and token.head.i == token.i + 1
            if compound and token.head.pos_ == "PROPN" and token.i not in headlines:
                continue
            ranked = bool(token.i) and rank_letters(token.nbor(-1))
            if (
                token.i not in headlines
                and token.ent_type_ in _NOT_PEOPLE
                and _long(token)
                and not ranked
            ):
                continue
            yield token.i, token.i + 1


def _long(token: Token) -> bool:
    """Whether the entity that the token stands in has other words."""
    after = token.i + 1 < len(token.doc) and token.doc[token.i + 1].ent_iob_ == "I"
    return token.ent_iob_ == "I" or after


def _apart(spans: Collection[Bounds]) -> list[Bounds]:
    """The spans in order, of two that overlap the longer."""
    kept: list[Bounds] = []
    for span in sorted(set(spans)):
        if kept and span[0] < kept[-1][1]:
            if span[1] - span[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = span
        else:
            kept.append(span)
    return kept


def _person(
    doc: Doc, start: int, end: int, countries: Countries, titles: Titles, senses: Senses
) -> Found:
    name = _NICKNAME.sub(" ", span_text(doc, start, end))
    gender: Gender | None = people.gender(people.parse(name, titles), titles)
    begin, role = before(doc, start, titles, senses)
    title = honorific(doc, start, titles)
    told = titles.honorifics[title] if title is not None else "they"
    gender = told if told != "they" else gender
    words = frozenset(re.findall(r"\w+", role.lower())) if role else frozenset()
    # "Sheikh" and "Judge" are what the bearer may be called by, "Mr." is not.
    noun = title if title in RANKS else ""
    if gender is None:
        gender = "she" if words & titles.women else "he" if words & titles.men else None
    found = Found(
        start=begin,
        end=end,
        head=doc[start:end].root.i,
        form="name",
        kind="person",
        name=name,
        role=role,
        gender=gender,
        noun=noun or "",
        words=words,
        title=title,
    )
    country = _country(doc, end, role, countries)
    return replace(found, country=country) if country else found


def _country(doc: Doc, end: int, role: str | None, countries: Countries) -> str | None:
    """The country that a title tells: "South Korean President", "President Brandt of Ruritania"."""
    words = role.split() if role else []
    for i in range(len(words)):
        for size in (2, 1):
            people_of = countries.by_demonym(" ".join(words[i : i + size]))
            if people_of is not None:
                return people_of.code
    if words and end + 1 < len(doc) and doc[end].lower_ == "of":
        for size in (3, 2, 1):
            country = countries.by_name(span_text(doc, end + 1, min(end + 1 + size, len(doc))))
            if country is not None:
                return country.code
    return None
