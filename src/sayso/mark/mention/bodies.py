"""Organizations, parties, peoples and outlets by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Doc, Token

from sayso.data.countries import Countries
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.data.titles.words import abbreviation, initials
from sayso.mark.mention.found import NOMINAL, NOT_ACTORS, Found, span_text, voice
from sayso.mark.mention.title import is_title

_INNER = frozenset({"of", "for", "on", "and", "the", "&", "’s", "'s", "-", "’", "'", "against"})
_LONGEST = 12
_OUTLET = 6
# What never stands right before somebody's name, as "the party" may.
_NAMED = frozenset({"newspaper", "paper", "charity", "company", "magazine", "website", "bank"})
# Letters in the names of sports clubs.
_CLUBS = frozenset({"FC", "AC", "SC", "CF", "FK", "SK", "BK", "AFC", "RFC", "SV", "VfB"})
_TWO_WORDS = 2
# Firms of this kind are called by the word before it alone.
_SHORTENED = frozenset({"bank", "airlines", "airways", "shipping", "foods", "energy", "ports"})


def find(
    doc: Doc,
    taken: Collection[int],
    headlines: Collection[int],
    called: Sequence[tuple[int, int]],
    *,
    countries: Countries,
    titles: Titles,
) -> list[Found]:
    """Every mention of a body by name, in order of the text; `taken` tokens are someone else's.

    In lines where every word has a capital (`headlines`) only outlets are found. `called` are names
    that the report outright gives a body.
    """
    surnames = {ent[-1].text for ent in doc.ents if ent.label_ == "PERSON"}
    spans: dict[int, int] = {}
    outlets = set(_outlets(doc, titles))
    told = {*introduced(doc, titles), *called}
    counted = Counter(ent.text for ent in doc.ents if ent.label_ == "ORG")
    often = {text for text, times in counted.items() if times > 1}
    trading = [
        (ent.start, ent.end)
        for ent in doc.ents
        if ent.label_ == "PERSON" and len(ent) > 1 and ent[-1].lower_ in titles.trades
    ]
    guessed = [
        part
        for ent in doc.ents
        if ent.label_ == "ORG"
        for part in _parts(doc, ent.start, ent.end, titles)
    ]
    for start, end in (
        *guessed,
        *trading,
        *_capitalised(doc, titles),
        *_letters(doc, titles),
        *_bracketed(doc),
        *sorted(outlets),
        *sorted(told),
    ):
        start, end = _trim(doc, start, end)
        if any(i in taken for i in range(start, end)):
            continue
        known = (start, end) in outlets or (start, end) in told
        if end - start == 1 and doc[start].text in surnames and not known:
            continue
        if start in headlines and not known:
            continue
        if known or _plausible(doc, start, end, often, countries, titles):
            spans[start] = max(spans.get(start, 0), end)
    found: list[Found] = []
    for start, end in sorted(spans.items()):
        if not found or start >= found[-1].end:
            found.append(_body(doc, start, end, countries, titles))
    found.extend(_again(doc, found, {*taken, *headlines}, countries, titles))
    covered = {i for f in found for i in range(f.start, f.end)}
    for token in doc:
        if token.i not in taken and token.i not in covered:
            extra = _people(token, countries) or _locality(token, countries, titles)
            if extra is not None:
                found.append(extra)
    return sorted(found, key=lambda f: f.start)


def introduced(doc: Doc, titles: Titles) -> list[tuple[int, int]]:
    """Names right behind the noun that says what they are: "the charity Roda Azul".

    Small words of other languages go with them ("the paper Correio do Sul").
    """
    found = []
    for token in doc[:-1]:
        if not token.is_lower or token.lemma_.lower() not in titles.bodies:
            continue
        if token.tag_ not in ("NN", "NNP") or doc[token.i + 1].sent.start != token.sent.start:
            continue
        end = token.i + 1
        while end < len(doc) and end - token.i <= _LONGEST:
            # "TVN5" and "Kanal 9": names of stations have figures in them.
            big = doc[end].text[:1].isupper() and doc[end].text.isalnum()
            linked = (
                end > token.i + 1
                and end + 1 < len(doc)
                and doc[end].lower_ in titles.particles
                and doc[end + 1].text[:1].isupper()
            )
            if not (big or linked) or doc[end].ent_type_ in ("DATE", "TIME", "NORP"):
                break
            end += 1
        first = doc[token.i + 1]
        size = end - token.i - 1
        if not size or fold(first.text) in titles.first_names or is_title(first, titles):
            continue
        if first.lower_.rstrip(".") in titles.honorifics or (
            size > 1 and first.ent_type_ == "PERSON" and token.lemma_.lower() not in _NAMED
        ):
            continue
        found.append((token.i + 1, end))
    return found


def _again(
    doc: Doc,
    found: list[Found],
    taken: Collection[int],
    countries: Countries,
    titles: Titles,
) -> Iterator[Found]:
    """Bodies found once in the report, where the language layer missed them."""
    names: dict[str, set[tuple[str, ...]]] = {}
    tails: set[str] = set()
    for body in found:
        words = tuple(body.name.split())
        if len(words) > 1 or words[0].isupper():
            names.setdefault(words[0], set()).add(words)
        if len(words) == 2 and body.noun in _SHORTENED and words[0].istitle():
            names.setdefault(words[0], set()).add(words[:1])  # "Lumen" of Lumen Bank
        if len(words) > 1 and body.name.lower() in titles.outlets:
            # "the Post" after the paper was named in full.
            names.setdefault(words[-1], set()).add(words[-1:])
            tails.add(words[-1])
    covered = {i for f in found for i in range(f.start, f.end)}
    end = 0
    for token in doc:
        if token.i < end or token.i in covered or token.i in taken or token.text not in names:
            continue
        for words in sorted(names[token.text], key=lambda w: (-len(w), w)):
            end = token.i + len(words)
            single = len(words) == 1 and (
                token.dep_ in ("compound", "amod", "nmod")
                or (token.text in tails and doc[token.i - 1].lower_ != "the")
            )
            if not single and tuple(t.text for t in doc[token.i : end]) == words:
                yield _body(doc, token.i, end, countries, titles)
                break
        else:
            end = 0


def _capitalised(doc: Doc, titles: Titles) -> Iterator[tuple[int, int]]:
    """Capitalised words that end in, or begin with, the noun of a body ("Office of the Mayor")."""
    for token in doc:
        if not token.text[:1].isupper() or token.pos_ != "PROPN":
            continue
        if token.lower_ not in titles.bodies or token.is_sent_start:
            continue
        start, end = token.i, token.i + 1
        while start > 0 and token.i - start < _LONGEST and _within(doc, start - 1, start):
            start -= 1
        while end + 1 < len(doc) and end - token.i < _LONGEST:
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
    if doc[end - 1].lower_ not in titles.bodies:
        for i in range(start + 1, end - 1):
            spaced = doc[i].text in ("-", "–") and doc[i].whitespace_ and doc[i - 1].whitespace_
            owner = doc[i].tag_ == "POS" and end - i > _TWO_WORDS
            if doc[i].lower_ == "and" or spaced or owner:
                yield start, i
                start = i + 1
    yield start, end


def _outlets(doc: Doc, titles: Titles) -> Iterator[tuple[int, int]]:
    """Outlets of the table. One word alone must speak: "Time" and "Nature" are also words."""
    for token in doc:
        if not token.text[:1].isupper():
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


def _letters(doc: Doc, titles: Titles) -> Iterator[tuple[int, int]]:
    """Abbreviations that speak, act or have "the" before them: "the I.R.S."."""
    for token in doc:
        if len(token) > 1 and abbreviation(token.text) and token.pos_ in NOMINAL:
            article = token.i > 0 and doc[token.i - 1].lower_ == "the"
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


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
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
        or doc[end - 1].lower_ in _INNER
        or (doc[end - 1].is_punct and len(doc[end - 1]) == 1)
        or doc[end - 1].is_space
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
    for i in range(end + 1, min(end + _LONGEST, len(doc) - 2)):
        if doc[i].text == "(":
            told = doc[start:i].text
            letters = doc[i + 1].text.replace(".", "")
            large = "".join(w[0] for w in told.split() if w[:1].isupper())
            return i if doc[i + 2].text == ")" and letters == large and len(letters) > 2 else end
        if not (doc[i].text[:1].isupper() or doc[i].lower_ in _INNER):
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


def _plausible(
    doc: Doc,
    start: int,
    end: int,
    often: Collection[str],
    countries: Countries,
    titles: Titles,
) -> bool:
    if start >= end or end - start > _LONGEST:
        return False
    text = span_text(doc, start, end)
    first, last = doc[start], doc[end - 1]
    if first.text in ("R", "D", "I") and end - start > 1 and doc[start + 1].text == "-":
        return False  # "D-Ohio" is a party and a state
    if (
        not any(c.isupper() for c in text)
        or text[0].isdigit()
        or text.startswith(("@", "#", "http"))
    ):
        return False
    if countries.by_seat(text):
        return False  # "White House" before another noun
    if last.lower_ in NOT_ACTORS or last.lower_ in titles.documents:
        inner = any(t.lower_ in titles.bodies for t in doc[start : end - 1])
        return text.lower() in titles.outlets or (inner and last.lower_ not in NOT_ACTORS)
    if any(t.text[:1].islower() and t.lower_ not in _INNER for t in doc[start:end]):
        return False
    if end - start == 1:
        return _one_word(first, often, countries, titles)
    return last.lower_ not in titles.roles and last.lemma_.lower() not in titles.roles


def _one_word(token: Token, often: Collection[str], countries: Countries, titles: Titles) -> bool:
    """Whether a single word guessed to name a body does: it speaks, has "the", or comes again."""
    text, lower = token.text, token.lower_
    if token.pos_ not in ("PROPN", "NOUN") or lower.rstrip(".") in titles.honorifics:
        return False
    if lower in titles.roles or lower in titles.collectives:
        return False
    if countries.by_demonym(text) or countries.by_name(text) or countries.by_capital(text):
        return False
    if lower in titles.outlets:
        return True
    # "Defense" or "Finance" alone is half of a title or of a department's name.
    if token.dep_ in ("compound", "amod", "nmod"):
        return text.isupper() and len(text) > 1
    article = token.i > 0 and token.nbor(-1).lower_ == "the"
    sure = article or text.isupper() or text in often or voice(token, titles) != "silent"
    begins = token.i == 0 and voice(token, titles) != "speaks"
    return sure and not begins and lower != "house"


def _body(doc: Doc, start: int, end: int, countries: Countries, titles: Titles) -> Found:
    name = span_text(doc, start, end)
    head = doc[start:end].root
    begin = start - 1 if start > 0 and doc[start - 1].lower_ == "the" else start
    outlet = titles.outlets.get(name.lower())
    country = outlet.country if outlet else None
    if country is None:
        country = owner(doc, start, countries) or _of(doc, end, countries)
    if country is None:
        for size in (2, 1):
            people = countries.by_demonym(span_text(doc, start, min(start + size, end)))
            if people is not None:
                country = people.code
                break
    said = (doc[end - 1], head, *((doc[start - 1],) if start else ()))
    noun = next((t.lower_ for t in said if t.lower_ in titles.bodies), "")
    if not noun and (doc[start].text in _CLUBS or doc[end - 1].text in _CLUBS):
        noun = "club"
    return Found(
        start=begin,
        end=end,
        head=head.i,
        form="name",
        kind="organization",
        name=outlet.name if outlet and name.isupper() else name,
        country=country,
        noun=noun,
        words=frozenset(t.lower_ for t in doc[start:end] if t.is_alpha),
    )


def owner(doc: Doc, start: int, countries: Countries) -> str | None:
    """The country of a possessor right before token `start` ("South Korea's ...")."""
    if start < 2 or doc[start - 1].tag_ != "POS":
        return None
    for size in (4, 3, 2, 1):
        if start - 1 - size >= 0:
            words = span_text(doc, start - 1 - size, start - 1)
            country = countries.by_name(words)
            if country is not None:
                return country.code
    return None


def _of(doc: Doc, end: int, countries: Countries) -> str | None:
    """The country behind a body's name: "the Civil Aviation Authority of Kenya"."""
    if end + 1 >= len(doc) or doc[end].lower_ != "of" or not doc[end + 1].text[:1].isupper():
        return None
    for size in (3, 2, 1):
        country = countries.by_name(span_text(doc, end + 1, min(end + 1 + size, len(doc))))
        if country is not None:
            return country.code
    return None


def _people(token: Token, countries: Countries) -> Found | None:
    """Parties and peoples in the plural: "Republicans", "the Kurds"."""
    if token.tag_ not in ("NNPS", "NNS") or not token.text[:1].isupper():
        return None
    if token.ent_type_ != "NORP" or token.dep_ in ("compound", "amod", "nmod"):
        return None
    start = token.i
    while start > 0 and _which(token.doc[start - 1]):
        start -= 1
    country = countries.by_demonym(token.text)
    return Found(
        start=start,
        end=token.i + 1,
        head=token.i,
        form="name",
        kind="group",
        name=span_text(token.doc, start, token.i + 1),
        country=country.code if country else None,
        plural=True,
        noun=token.lower_,
    )


def _which(token: Token) -> bool:
    """Whether `token` says which of the people after it ("Senate Republicans")."""
    near = token.dep_ in ("amod", "compound") and token.head.i - token.i <= _TWO_WORDS
    return near and token.is_alpha and token.text[:1].isupper() and not token.is_sent_start


def _locality(token: Token, countries: Countries, titles: Titles) -> Found | None:
    """A city, province or region that speaks or acts."""
    if token.ent_type_ not in ("GPE", "LOC", "FAC") or token.pos_ != "PROPN":
        return None
    doc = token.doc
    if token.i + 1 < len(doc) and doc[token.i + 1].ent_iob_ == "I":
        return None
    if voice(token, titles) == "silent" or countries.by_demonym(token.text):
        return None
    start = token.i
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    start, end = _trim(doc, start, token.i + 1)
    if start >= end:
        return None
    return Found(
        start=start,
        end=end,
        head=token.i,
        form="metonym",
        kind="organization",
        name=span_text(doc, start, end),
    )
