"""Organizations, parties, peoples and outlets by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from sayso.data.countries import Countries
from sayso.data.titles import Outlet, Titles
from sayso.data.titles.international import WorldBody
from sayso.data.titles.people import fold
from sayso.data.titles.words import abbreviation, initials
from sayso.mark.mention.found import NOT_ACTORS, Found, span_text, voice
from sayso.mark.mention.proposed_bodies import INNER, LONGEST, outlets, proposed, trim
from sayso.mark.mention.runs import rank_letters
from sayso.mark.mention.title import is_title
from sayso.mark.mention.whose import of, owner

# What never stands right before somebody's name, as "the party" may.
_NAMED = frozenset({"newspaper", "paper", "charity", "company", "magazine", "website", "bank"})
# Letters in the names of sports clubs.
_CLUBS = frozenset({"FC", "AC", "SC", "CF", "FK", "SK", "BK", "AFC", "RFC", "SV", "VfB"})
_NEAR = 2  # words from who they are to the people: "Senate Republicans"
# Firms of this kind are called by the word before it alone.
_SHORTENED = frozenset({"bank", "airlines", "airways", "shipping", "foods", "energy", "ports"})


def find(
    doc: Doc,
    taken: Collection[int],
    headlines: Collection[int],
    called: Sequence[tuple[int, int]],
    world: Mapping[tuple[int, int], WorldBody],
    *,
    countries: Countries,
    titles: Titles,
) -> list[Found]:
    """Every mention of a body by name, in order of the text; `taken` tokens are someone else's.

    In lines where every word has a capital (`headlines`) only outlets are found. `called` are names
    that the report outright gives a body, `world` those of the world's bodies.
    """
    surnames = {ent[-1].text for ent in doc.ents if ent.label_ == "PERSON"}
    spans: dict[int, int] = {}
    known_outlets = set(outlets(doc, titles))
    told = {*introduced(doc, titles), *called, *world}
    counted = Counter(ent.text for ent in doc.ents if ent.label_ == "ORG")
    often = {text for text, times in counted.items() if times > 1}
    for start, end in (*proposed(doc, titles), *sorted(known_outlets), *sorted(told)):
        if (start, end) not in world:
            start, end = trim(doc, start, end)
            start = _first(doc, start, end, titles)
        if any(i in taken for i in range(start, end)):
            continue
        known = (start, end) in known_outlets or (start, end) in told
        alone = end - start == 1 or (end - start == 2 and rank_letters(doc[start]))
        if alone and doc[end - 1].text in surnames and not known:
            continue
        if start in headlines and not known:
            continue
        if known or _plausible(doc, start, end, often, countries, titles):
            spans[start] = max(spans.get(start, 0), end)
    found: list[Found] = []
    for start, end in sorted(spans.items()):
        if not found or start >= found[-1].end:
            found.append(_body(doc, start, end, countries, titles, world.get((start, end))))
    found.extend(_again(doc, found, {*taken, *headlines}, countries, titles))
    covered = {i for f in found for i in range(f.start, f.end)}
    for token in doc:
        if token.i not in taken and token.i not in covered:
            extra = _people(token, countries) or _locality(token, countries, titles)
            if extra is not None:
                found.append(extra)
    return sorted(found, key=lambda f: f.start)


def _first(doc: Doc, start: int, end: int, titles: Titles) -> int:
    """Where a name begins whose first words the language layer cut: "Media Shield Central Asia"."""
    while 0 < start < end:
        before = doc[start - 1]
        if (
            before.pos_ != "PROPN"
            or not before.text.istitle()
            or before.ent_type_
            or before.dep_ != "compound"
            or not start <= before.head.i < end
            or is_title(before, titles)
            or before.sent.start != doc[start].sent.start
        ):
            break
        start -= 1
    return start


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
        while end < len(doc) and end - token.i <= LONGEST:
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
        if not size or fold(first.text) in titles.given_names or is_title(first, titles):
            continue
        if first.lower_.rstrip(".") in titles.honorifics or (
            size > 1 and first.ent_type_ == "PERSON" and token.lemma_.lower() not in _NAMED
        ):
            continue
        found.append((token.i + 1, end))
    return sorted({*found, *_repeated(doc, found)})


def _repeated(doc: Doc, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where names of two words and more stand again, without the noun before them."""
    names: dict[str, set[tuple[str, ...]]] = {}
    for start, end in found:
        if end - start > 1:
            names.setdefault(doc[start].text, set()).add(tuple(t.text for t in doc[start:end]))
    for token in doc:
        for words in sorted(names.get(token.text, ())):
            end = token.i + len(words)
            if tuple(t.text for t in doc[token.i : end]) == words:
                yield token.i, end


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
        firm = words[-1].lower() in titles.trades or body.noun in _SHORTENED
        if len(words) == 2 and firm and words[0].istitle():
            names.setdefault(words[0], set()).add(words[:1])  # "Lumen" of Lumen Bank
        if len(words) > 1:
            # "the Post" after the paper was named in full, "the Court" of the Court of Audit.
            whose = next((i for i, w in enumerate(words) if i and w in ("of", "for")), len(words))
            names.setdefault(words[whose - 1], set()).add(words[whose - 1 : whose])
            tails.add(words[whose - 1])
    covered = {i for f in found for i in range(f.start, f.end)}
    end = 0
    for token in doc:
        if token.i < end or token.i in covered or token.i in taken or token.text not in names:
            continue
        for words in sorted(names[token.text], key=lambda w: (-len(w), w)):
            end = token.i + len(words)
            single = len(words) == 1 and (
                token.dep_ in ("compound", "amod", "nmod")
                or (token.text in tails and not _by_itself(doc, token))
            )
            if not single and tuple(t.text for t in doc[token.i : end]) == words:
                yield _body(doc, token.i, end, countries, titles)
                break
        else:
            end = 0


def _by_itself(doc: Doc, token: Token) -> bool:
    """Whether a noun stands as "the Court" does, and not in "the Court of Tolls"."""
    whole = token.i + 1 < len(doc) and token.nbor(1).lower_ in ("of", "for")
    return token.i > 0 and token.nbor(-1).lower_ == "the" and not whole


def _plausible(
    doc: Doc,
    start: int,
    end: int,
    often: Collection[str],
    countries: Countries,
    titles: Titles,
) -> bool:
    if start >= end or end - start > LONGEST:
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
    if _portfolio(doc, start, end, titles):
        return False
    if last.lower_ in NOT_ACTORS or last.lower_ in titles.documents:
        inner = any(t.lower_ in titles.bodies for t in doc[start : end - 1])
        return text.lower() in titles.outlets or (inner and last.lower_ not in NOT_ACTORS)
    # "The Vale de Sol Hospital Trust": small words of other languages, where a body's noun is told.
    noun = any(t.lower_ in titles.bodies for t in doc[start:end])
    small = INNER | titles.particles if noun else INNER
    if any(t.text[:1].islower() and t.lower_ not in small for t in doc[start:end]):
        return False
    if end - start == 1:
        return _one_word(first, often, countries, titles)
    return last.lower_ not in titles.roles and last.lemma_.lower() not in titles.roles


def _portfolio(doc: Doc, start: int, end: int, titles: Titles) -> bool:
    """Whether it is what an office is for: "the Commissioner of Railway Safety"."""
    office = doc[start - 2] if start > 1 and doc[start - 1].lower_ in ("of", "for") else None
    if office is None or not office.text[:1].isupper() or office.lower_ not in titles.roles:
        return False
    return not any(t.lower_ in titles.bodies or t.lower_ in titles.trades for t in doc[start:end])


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


def within(
    doc: Doc,
    people: Sequence[Found],
    bodies: Sequence[Found],
    world: Mapping[tuple[int, int], WorldBody],
    *,
    countries: Countries,
    titles: Titles,
) -> list[Found]:
    """Bodies named in the titles before people's names: "Dock Union chairman Jan Kok".

    Those are bodies of the table, letters, and names that the report uses by themselves.
    """
    names = {fold(b.name) for b in bodies}
    names.update(letters for b in bodies for letters in initials(b.name))
    found = []
    for person in people:
        words = doc[person.start : person.head]
        if not person.role or len(words) < 2:
            continue
        for size in range(len(words) - 1, 0, -1):
            end = person.start + size
            # Behind it stands the office: "the Union's secretary", "UN envoy".
            office = end + 1 if doc[end].tag_ == "POS" else end
            if office >= person.head or not doc[person.start].text[:1].isupper():
                continue
            text = span_text(doc, person.start, end)
            letters = abbreviation(text) and text.isupper() and len(text) > 2
            known = (person.start, end) in world or fold(text) in names
            if known or (letters and not is_title(doc[person.start], titles)):
                if countries.by_name(text) or countries.by_demonym(text):
                    break
                told = world.get((person.start, end))
                found.append(_body(doc, person.start, end, countries, titles, told))
                break
    return found


def _body(
    doc: Doc,
    start: int,
    end: int,
    countries: Countries,
    titles: Titles,
    world: WorldBody | None = None,
) -> Found:
    name = span_text(doc, start, end)
    head = doc[start:end].root
    begin = start - 1 if start > 0 and doc[start - 1].lower_ == "the" else start
    outlet = titles.outlets.get(name.lower())
    country = outlet.country if outlet else None
    if country is None:
        country = owner(doc, start, countries) or of(doc, end, countries)
    if country is None:
        for size in (2, 1):
            people = countries.by_demonym(span_text(doc, start, min(start + size, end)))
            if people is not None:
                country = people.code
                break
    whose = next((i for i in range(start + 1, end) if doc[i].lower_ in ("of", "for")), end)
    # Of the "Bureau of Inquiry" it is "the bureau".
    said = (doc[whose - 1], doc[end - 1], head, *((doc[start - 1],) if start else ()))
    noun = next((t.lower_ for t in said if t.lower_ in titles.bodies and not _tied(t)), "")
    if not noun and (doc[start].text in _CLUBS or doc[end - 1].text in _CLUBS):
        noun = "club"
    if not noun and end - start > 1 and doc[end - 1].lower_ in titles.trades:
        noun = "company"
    if world is not None:
        noun, country = world.noun, world.country
    return Found(
        start=begin,
        end=end,
        head=head.i,
        form="metonym" if country and world is not None else "name",
        kind="organization",
        name=_printed(name, outlet, world),
        country=country,
        noun=noun,
        words=frozenset(t.lower_ for t in doc[start:end] if t.is_alpha),
    )


def _tied(token: Token) -> bool:
    """Whether a hyphen ties the word to the one before it: "Tana-Service" is no service."""
    before = token.nbor(-1) if token.i else None
    return before is not None and before.text in ("-", "‑") and not before.whitespace_


def _printed(name: str, outlet: Outlet | None, world: WorldBody | None) -> str:
    """What the words name: the ministry of a building that stands for one."""
    if world is not None and world.country:
        return world.name
    return outlet.name if outlet and name.isupper() else name


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
    near = token.dep_ in ("amod", "compound") and token.head.i - token.i <= _NEAR
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
    start, end = trim(doc, start, token.i + 1)
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
