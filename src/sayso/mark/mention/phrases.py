"""Descriptions ("the spy agency", "a senior official"), and with them the pronouns."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping

from spacy.tokens import Doc, Token

from sayso.data.countries import Countries
from sayso.data.senses import Senses
from sayso.data.titles import Gender, Titles
from sayso.mark.mention.found import Found, left_edge, span_text, voice
from sayso.mark.mention.pronouns import pronoun
from sayso.mark.mention.whose import seat, within
from sayso.records import ActorKind

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those", "some"})
_THINGS = frozenset({"artifact", "quantity", "time", "event", "location", "phenomenon"})
# Words that no table has are people by their ending: "stallholders".
_AGENT = ("er", "or", "ist", "ian")
# From this share of its senses on a noun means somebody even where it neither says nor does.
_PERSON = 0.9
# Nouns that mean people only where they speak or act.
_MEASURES = frozenset(
    """number lot percent half third quarter score hundred thousand million rest bulk right left
    community team public population press media generation number majority minority bunch poor
    audience establishment""".split()
)
# Nouns that name a body only where they speak or act, or carry a capital.
_LOOSE = frozenset(
    """house force command power utility exchange mill yard label channel station chamber body front
    bench carrier paper operator service office division fleet cell chain giant business platform
    site website ticket camp center centre library state union trust fund network league
    executive cabinet authority leadership movement delegation model bank""".split()
)
# "Nobody", "neither" and "few economists" are nobody whom a report could quote.
NOBODY = frozenset({"nobody", "none", "neither", "no", "few", "nothing"})
# What tells who an unnamed source is: "close to the company", "at the bank".
_DETAILS = frozenset({"with", "in", "on", "inside", "at", "from", "within"})
_DETAIL_WORDS = 10
# Callings that in the singular are mostly those of a firm or a body.
_FIRMS = frozenset({"insurer", "lender", "publisher", "regulator", "retailer"})
# Where "the union" is a party to what is told.
_PARTIES = frozenset({"poss", "dobj", "dative", "nsubj", "nsubjpass", "appos", "pobj"})
# Groups of people that a body may be said to be.
_COMPANIES = frozenset({"group", "grouping", "collective", "circle", "front"})
_SEATED = frozenset({"based", "headquartered"})
_STATE_NOUNS = frozenset({"country", "nation", "state", "republic", "kingdom"})


def find(
    doc: Doc,
    covered: Mapping[int, Found],
    headlines: Collection[int],
    called: Collection[int],
    *,
    countries: Countries,
    titles: Titles,
    senses: Senses,
) -> Iterator[Found]:
    """Descriptions and pronouns. `covered` holds the named by token; headlines describe nobody.

    `called` are the nouns of bodies to which the report gives a name.
    """
    described: set[int] = set()
    # "The union" after the Dockers' Union is that, although "union" may be a thing.
    large = {
        t.lower_ for t in doc if t.lower_ in _LOOSE and t.text[:1].isupper() and not t.is_sent_start
    }
    # So is "the group" after "Open Sea, a rights group,".
    nouns = titles.bodies.keys() | _COMPANIES
    large |= {t.lower_ for t in doc if t.i in called or _said_of_body(t, covered, nouns)}
    # So is "the guard" after the coast guard, though a guard is somebody.
    doubled = {t.lower_ for t in doc if t.lower_ in titles.roles and titles.families(compound(t))}
    for token in doc:
        if token.i in covered and covered[token.i].head != token.i:
            continue
        if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$", "WP", "WP$", "WDT"):
            found = pronoun(token)
        elif token.i not in covered and token.i not in headlines:
            bare = token.lower_ in doubled and token.nbor(-1 if token.i else 0).lower_ == "the"
            body = token.i in called or bare
            found = _description(token, covered, large, body, countries, titles, senses)
        else:
            found = None
        if found is not None:
            described.add(found.head)
            yield found
        which = found.fixed if found is not None else None
        if which is None or which in covered or which in described:
            continue
        # "the film, which says": what speaks is somebody even where the noun tells nobody.
        if voice(token, titles) == "speaks":
            described.add(which)
            yield _speaking(doc[which], covered, countries, titles)


def compound(token: Token) -> str:
    """The word before and the head as one noun: "coast guard"."""
    return f"{token.nbor(-1).lower_} {token.lower_}" if token.i else ""


def _description(
    token: Token,
    covered: Mapping[int, Found],
    large: Collection[str],
    body: bool,
    countries: Countries,
    titles: Titles,
    senses: Senses,
) -> Found | None:
    if _aged(token):
        return _phrase(token, "person", covered, countries, titles)
    if token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ") or token.is_space:
        return None
    if token.dep_ in ("compound", "amod", "nmod", "nummod", "quantmod", "npadvmod"):
        return None
    if _nobody(token):
        return None
    if (
        token.lower_ in ("percent", "%")
        and token.doc[min(token.i + 1, len(token.doc) - 1)].lower_ != "of"
    ):
        return None  # a share of those polled, whom the sentence does not name
    lower, lemma = token.lower_, token.lemma_.lower()
    plural = token.tag_ in ("NNS", "NNPS") or _men(lower, titles, senses)
    kind = _kind(token, lower, lemma, plural, covered, large, titles, senses)
    if kind is None:
        return None
    if body and kind == "person":
        kind = "organization"
    # A title right before a name is part of the name's mention.
    after = token.i + 1
    if after in covered and covered[after].start <= token.i:
        return None
    return _phrase(token, kind, covered, countries, titles)


def _men(lower: str, titles: Titles, senses: Senses) -> bool:
    """Whether the word is a plural such as "servicemen", which the tagger may take for one man."""
    one = f"{lower[:-3]}man"
    return lower.endswith("men") and (one in titles.roles or senses.is_a(one, "person"))


def _said_of_body(token: Token, covered: Mapping[int, Found], nouns: Container[str]) -> bool:
    """Whether the noun stands beside a body's name to say what it is."""
    if token.dep_ != "appos" or token.tag_ != "NN" or token.lower_ not in nouns:
        return False
    beside = covered.get(token.head.i)
    return beside is not None and beside.kind == "organization"


def _aged(token: Token) -> bool:
    """Whether it ends "the 54-year-old", which is a person whom the report has named."""
    doc, i = token.doc, token.i
    if token.lower_ == "old" and i > 4 and doc[i - 2].lower_ == "year":
        noun = i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN")
        return doc[i - 4].like_num and doc[i - 5].lower_ == "the" and not noun
    whole = token.lower_.endswith("-year-old") and i > 0 and doc[i - 1].lower_ == "the"
    return whole and not (i + 1 < len(doc) and doc[i + 1].pos_ in ("NOUN", "PROPN"))


def _nobody(token: Token) -> bool:
    """Whether the phrase with this head says that there is no one: "no one", "few economists"."""
    first = token.doc[min(left_edge(token), token.i)]
    if first.lower_ in ("hardly", "almost") and first.i < token.i:
        first = first.nbor()
    return first.lower_ in NOBODY and (first.i < token.i or token.lower_ in NOBODY)


def _speaking(
    token: Token, covered: Mapping[int, Found], countries: Countries, titles: Titles
) -> Found:
    kind: ActorKind = "group" if token.tag_ in ("NNS", "NNPS") else "organization"
    return _phrase(token, kind, covered, countries, titles)


def _phrase(
    token: Token,
    kind: ActorKind,
    covered: Mapping[int, Found],
    countries: Countries,
    titles: Titles,
) -> Found:
    """The description with the head `token`."""
    doc, lower, lemma = token.doc, token.lower_, token.lemma_.lower()
    plural = token.tag_ in ("NNS", "NNPS") or (kind == "group" and lower.endswith("men"))
    start = left_edge(token)
    end = _tail(token, covered, titles)
    inner = [t for t in doc[start : token.i] if t.is_alpha]
    country = within(doc, start, token.i, end, countries) or seat(token, end, countries, titles)
    determiner = inner[0].lower_ if inner else ""
    # "The dockers' union" is a kind of union, and nobody's.
    members = {t for t in token.lefts if t.tag_ == "NNS" and t.dep_ == "poss" and t.is_lower}
    named_owner = any(_owns(t) and t not in members for t in token.lefts)
    words = frozenset(
        t.lower_
        for t in inner
        if (t.dep_ in ("compound", "amod", "nmod") or t in members)
        and t.head.i == token.i
        and not countries.by_demonym(t.text)
        # "The Oslo-based group" is the group.
        and t.lower_ not in _SEATED
        and not t.lower_.endswith("-based")
    )
    noun = lemma if lemma in titles.bodies or lemma in titles.roles else lower
    noun = compound(token) if titles.families(compound(token)) else noun
    gender: Gender | None = (
        "she" if lemma in titles.women else "he" if lemma in titles.men else None
    )
    definite = determiner in _DEFINITE or named_owner
    unnamed = kind in ("person", "group") and not definite and inner != [] and end == token.i + 1
    return Found(
        start=start,
        end=end,
        head=token.i,
        form="description",
        kind=kind,
        name=_plain_name(doc, start, _detailed(token) if unnamed or plural else end),
        country=country,
        gender=None if plural else gender,
        plural=plural or lemma in ("people", "pair", "couple", "duo"),
        noun=noun,
        words=words,
        definite=definite,
        owned=named_owner or end > token.i + 1,
    )


def _kind(
    token: Token,
    lower: str,
    lemma: str,
    plural: bool,
    covered: Mapping[int, Found],
    large: Collection[str],
    titles: Titles,
    senses: Senses,
) -> ActorKind | None:
    if titles.families(compound(token)):
        return "organization"
    if token.dep_ == "appos" and token.head.i in covered and covered[token.head.i].kind == "person":
        return "person" if not plural and token.is_lower else None
    if not plural and (lower == "one" or lemma.endswith(_AGENT)) and lemma not in titles.roles:
        beside = _named_beside(token, covered, titles)
        if beside is not None and beside.kind == "person":
            return "person"
    if lemma in titles.roles or lower in titles.roles:
        if not plural and lemma in _FIRMS and titles.families(lemma):
            return "organization"
        return "group" if plural else "person"
    if not plural and lower in large and _bare(token, covered, large):
        return "organization"
    if not plural and _agent(token, lemma, titles):
        return "person"
    if lower == "group" and _company(token):
        return "organization"
    if lower in titles.collectives:
        silent = voice(token, titles) == "silent"
        return None if silent and (token.pos_ != "NOUN" or lemma in _MEASURES) else "group"
    if titles.families(lower) or titles.families(lemma):
        if token.text[:1].isupper() and not token.is_sent_start and token.dep_ == "pobj":
            return None
        owned = any(_owns(t) and t.pos_ != "PRON" for t in token.lefts)
        loose = lemma in _LOOSE and not owned and not token.text[:1].isupper()
        if loose and voice(token, titles) == "silent":
            first = token.doc[left_edge(token)].lower_
            if not (first == "the" and lower in large and token.dep_ in _PARTIES):
                return None
        if "state" in titles.families(lemma) and lemma in _STATE_NOUNS:
            return "group" if plural else "state"
        return "group" if plural else "organization"
    if lower in titles.documents or lemma in titles.documents:
        # "Brandt's statement" speaks for Brandt.
        if any(t.dep_ in ("poss", "compound") and t.i in covered for t in token.lefts):
            return None
        return "organization" if voice(token, titles) == "speaks" else None
    heard = voice(token, titles)
    if token.pos_ == "NOUN" and senses.is_a(lemma, "person", _PERSON if heard == "silent" else 0.5):
        return "group" if plural else "person"
    if heard == "silent":
        return None
    if heard == "speaks" or (plural and not senses.noun(lemma) and lemma.endswith(_AGENT)):
        counted = plural and any(t.dep_ == "nummod" for t in token.lefts)
        return _speaker(lemma, plural, counted, senses)
    return None


def _owns(token: Token) -> bool:
    """Whether it says whose the noun after it is, whatever the language layer calls that."""
    marked = token.dep_ == "nmod" and any(t.tag_ == "POS" for t in token.rights)
    return token.dep_ == "poss" or marked


def _company(token: Token) -> bool:
    """Whether a group is a firm or an association: "the dairy group", not "a group of boys"."""
    kind = any(t.dep_ in ("compound", "amod") for t in token.lefts)
    return kind and not any(t.lower_ == "of" for t in token.rights)


def _speaker(lemma: str, plural: bool, counted: bool, senses: Senses) -> ActorKind | None:
    """What speaks that no table has: a body, a text, or nothing that could."""
    told = senses.noun(lemma)
    if told.get("person"):
        return "group" if plural else "person"
    if told.get("group", 0.0) >= 0.5 or (not told and (plural or lemma.endswith(_AGENT))):
        return "group" if plural else "organization" if told else "person"
    if max(told.get("communication", 0.0), told.get("cognition", 0.0)) >= 0.5:
        return "organization"
    # "Four contacts said": who is counted and speaks is somebody, unless things of that name are.
    return "group" if counted and next(iter(told)) not in _THINGS else None


def _bare(token: Token, covered: Mapping[int, Found], large: Collection[str]) -> bool:
    """Whether the noun says what a body is, or is "the group" alone of a body so described."""
    if _said_of_body(token, covered, large):
        return True
    the = token.i > 0 and token.nbor(-1).lower_ == "the"
    return the and token.dep_ in _PARTIES and not any(t.dep_ == "prep" for t in token.rights)


def _agent(token: Token, lemma: str, titles: Titles) -> bool:
    """Whether a noun of bodies is that of a person here: "a former gate operator"."""
    former = any(t.lower_ in ("former", "retired", "ex") for t in token.lefts)
    return former and lemma.endswith(("er", "or")) and bool(titles.families(lemma))


def _named_beside(token: Token, covered: Mapping[int, Found], titles: Titles) -> Found | None:
    """The name between commas behind the phrase: "one of them, Ada Obi, said"."""
    doc, end = token.doc, _tail(token, covered, titles)
    if end + 1 >= len(doc) or doc[end].text != ",":
        return None
    named = covered.get(end + 1)
    if named is None or named.start != end + 1 or named.form != "name" or named.end >= len(doc):
        return None
    return named if doc[named.end].text in (",", ".", ":") else None


def _tail(token: Token, covered: Mapping[int, Found], titles: Titles) -> int:
    """Where the phrase ends: with what "of" adds, so that an office keeps whose office it is."""
    doc, end = token.doc, token.i + 1
    for _ in range(3):
        if end + 1 >= len(doc) or doc[end].lower_ not in ("of", "for") or doc[end].head.i < token.i:
            break
        if doc[end].lower_ == "for" and doc[end - 1].lemma_.lower() not in titles.roles:
            break
        objects = [t for t in doc[end].rights if t.dep_ == "pobj"]
        if not objects or objects[0].i - end > 8:
            break
        head = objects[0]
        joined = [t for t in head.rights if t.dep_ == "conj" and t.i - head.i <= 6]
        head = joined[0] if joined else head
        end = max(head.i + 1, covered[head.i].end if head.i in covered else 0)
        named = covered.get(end)
        if named is not None and named.start == end and named.kind == "organization":
            end = named.end  # "director of the company Tana Lift"
    return end


def _detailed(token: Token) -> int:
    """Where the words end that tell which person or people an unnamed source is."""
    end = token.i + 1
    if end >= len(token.doc):
        return end
    first = token.doc[end]
    adjective = first.pos_ == "ADJ" and first.dep_ in ("amod", "acl", "acomp", "advmod")
    briefed = first.tag_ == "VBN" and first.dep_ == "acl"
    prepositional = first.dep_ == "prep" and first.lower_ in _DETAILS
    if first.head.i != token.i or not (adjective or briefed or prepositional):
        return end
    for after in token.doc[end : end + _DETAIL_WORDS]:
        if after.is_punct or after.is_space or (not first.is_ancestor(after) and after != first):
            break
        if after.dep_ in ("relcl", "mark", "nsubj") or after.lower_ in ("who", "which", "that"):
            break
        end = after.i + 1
    while end > token.i + 1 and token.doc[end - 1].pos_ in ("ADP", "DET", "CCONJ"):
        end -= 1
    return end


def _plain_name(doc: Doc, start: int, end: int) -> str:
    while start < end - 1 and doc[start].lower_ in _ARTICLES:
        start += 1
    return span_text(doc, start, end)
