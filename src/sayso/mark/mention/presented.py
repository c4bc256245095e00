"""People whom the text presents: by a rank before the name, an office beside it, or "known as"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from sayso.data.senses import Senses
from sayso.data.titles import Titles
from sayso.data.titles.people import fold
from sayso.mark.mention.found import plural_owner, voice

# Written out before a name these tell a person, whatever the language layer makes of the name.
RANKS = frozenset(
    """general colonel major captain lieutenant sergeant corporal brigadier admiral commodore
    commander marshal minister president premier chancellor mayor governor senator judge justice
    professor doctor ambassador commissioner inspector superintendent sheikh imam ayatollah pastor
    bishop archbishop cardinal prince princess king queen spokesman spokeswoman spokesperson
    lawmaker deputy prosecutor secretary director""".split()
)
_TOLD = frozenset(
    "introduced identified known named called nicknamed dubbed goes went go gave gives give".split()
)
# These name somebody only with the word: "goes by the name of", "gave his name as".
_MORE = frozenset({"goes", "went", "go", "gave", "gives", "give"})
_SELVES = frozenset({"himself", "herself"})
# What stands between "identified" and the name.
_BETWEEN = frozenset(
    """as only by the name of his her their own real full , first simply himself herself just under alias nom de
    guerre code “ " ‘ '""".split()
)
_HYPHENS = frozenset({"-", "‑"})
_LONGEST = 8
_OFFICE = 12
_LINKS = frozenset({"of", "for", "and", "the"})
_DETERMINERS = frozenset({"a", "an", "the"})
_DOING = frozenset({"company"})  # "a net-maker" may be somebody
_DESCRIBED, _QUALIFIERS = 14, 6
_SURE = 0.9
_BACK = 9  # words from a name back to who is so called
_NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "NORP"})

Bounds = tuple[int, int]


def presented(doc: Doc, titles: Titles, senses: Senses) -> Iterator[Bounds]:
    """Names of people that the words around them present, without their titles."""
    for token in doc[:-1]:
        if token.text[:1].isupper():
            behind = _behind_office(doc, token.i, titles, senses)
            if behind is not None:
                yield behind
            elif _rank(token, titles):
                end = _run(doc, token.i + 1, titles)
                start = _bare(doc, token.i + 1, end, titles)  # "Deputy Health Minister Ana Rey"
                if end > start and _person(doc, start, end, titles):
                    yield start, end
            elif introduced(doc, token.i) is not None:
                end = _run(doc, token.i, titles)
                start = _bare(doc, token.i, end, titles)
                if end > start and _person(doc, start, end, titles):
                    yield start, end
        elif token.text == "," and token.i > 1 and holder(doc, token.i, titles):
            start = token.i + 1
            if _honour(doc[start], titles):
                start += 2 if doc[start + 1].text == "." else 1
            end = _run(doc, start, titles)
            start = _bare(doc, start, end, titles)
            closed = end < len(doc) and doc[end].text in (",", ".", ":")
            long = end - start > 1 or (end > start and voice(doc[start], titles) == "speaks")
            if closed and long and _person(doc, start, end, titles):
                yield start, end
        elif token.text == "," and told_of(doc, token.i, titles, senses) is not None:
            start, end = token.i + 1, _run(doc, token.i + 1, titles)
            start = _bare(doc, start, end, titles)
            closed = end < len(doc) and doc[end].text in (",", ".", ":")
            if closed and end - start > 1 and _person(doc, start, end, titles):
                yield start, end
        elif token.is_lower and _somebody(token, titles, senses):
            end = _run(doc, token.i + 1, titles)
            if end > token.i + 1 and _right_behind(doc, token.i + 1, end, titles):
                yield token.i + 1, end


def told_of(doc: Doc, comma: int, titles: Titles, senses: Senses) -> int | None:
    """Where the noun of somebody stands that is told of up to a comma: "a miller from Ostrava,".

    That is "one" of "one of them,", too.
    """
    found = None
    for at in range(comma - 1, max(-1, comma - _DESCRIBED), -1):
        token = doc[at]
        if token.is_punct and token.text not in _HYPHENS and not plural_owner(token):
            break
        if token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG"):
            break
        if token.is_space or token.sent.start != doc[comma].sent.start:
            break
        if token.lower_ == "one" and at + 1 < comma and doc[at + 1].lower_ == "of":
            found = at
        elif token.lower_ in _DETERMINERS or token.tag_ in ("PRP$", "POS"):
            head = _noun_behind(doc, at + 1, comma)
            if head is not None and _somebody(doc[head], titles, senses):
                found = head
    return found


def _noun_behind(doc: Doc, start: int, stop: int) -> int | None:
    """The last of the words from `start` on that are one noun with what qualifies it."""
    end = start
    while end < stop and (
        doc[end].pos_ in ("ADJ", "NOUN", "NUM", "PROPN", "ADV")
        or doc[end].tag_ in ("VBN", "VBG")
        or doc[end].text in _HYPHENS
    ):
        end += 1
    noun = doc[end - 1] if end > start else None
    # Whose it is stands before the noun: "the port's pilot".
    owner = end < stop and doc[end].tag_ == "POS"
    return noun.i if noun is not None and noun.tag_ == "NN" and not owner else None


def _somebody(noun: Token, titles: Titles, senses: Senses) -> bool:
    """Whether the noun is that of one person, with an article or an owner before it."""
    lemma = noun.lemma_.lower()
    if noun.tag_ != "NN" or titles.families(lemma) - _DOING:
        return False
    if not (lemma in titles.roles or senses.is_a(lemma, "person", _SURE)):
        return False
    doc, at = noun.doc, noun.i - 1
    while (
        at > noun.i - _QUALIFIERS
        and at >= 0
        and (doc[at].pos_ in ("ADJ", "NOUN", "PROPN", "NUM") or doc[at].text in _HYPHENS)
    ):
        at -= 1
    return at >= 0 and (doc[at].lower_ in _DETERMINERS or doc[at].tag_ in ("PRP$", "POS"))


def _right_behind(doc: Doc, start: int, end: int, titles: Titles) -> bool:
    """Whether the capitalised words right behind the noun of somebody are who that is.

    "the widow Ada Obi" is, "the singer Oriel Records dropped" is not.
    """
    last = doc[end - 1]
    if last.dep_ in ("nsubj", "nsubjpass") and last.head.dep_ in ("relcl", "acl"):
        return False
    if any(t.ent_type_ in ("GPE", "LOC", "FAC") for t in doc[start:end]) and end - start == 1:
        return False
    alone = end - start == 1 and last.dep_ != "appos"
    return not alone and _person(doc, start, end, titles)


def _behind_office(doc: Doc, at: int, titles: Titles, senses: Senses) -> Bounds | None:
    """The name behind a title with "of" in it: "Superintendent of Police Vikram Sorel".

    It begins at a known given name, else where no word is one of the language any more.
    """
    if doc[at].lower_ not in titles.roles or doc[min(at + 1, len(doc) - 1)].lower_ != "of":
        return None
    end = at + 1
    while end < len(doc) and end - at < _OFFICE and doc[end].sent.start == doc[at].sent.start:
        linked = doc[end].lower_ in _LINKS | titles.particles and _large(doc, end + 1)
        hyphen = doc[end].text in _HYPHENS and not doc[end].whitespace_
        if not (linked or hyphen or _large(doc, end)) or doc[end].ent_type_ in _NOT_NAMES:
            break
        end += 1
    # At least one word behind the last "of" belongs to the office.
    last = max(i for i in range(at, end) if doc[i].lower_ in _LINKS) + 2 if end > at + 1 else end
    names = [i for i in range(last, end) if doc[i].text[:1].isalpha()]
    given = [i for i in names if fold(doc[i].text) in titles.given_names]
    while names and (
        senses.noun(names_word := doc[names[0]].lower_) or names_word in titles.bodies
    ):
        names.pop(0)
    start = given[0] if given else names[0] if names else end
    return (start, end) if end - start > 1 and _person(doc, start, end, titles) else None


def introduced(doc: Doc, at: int) -> int | None:
    """Where "a man known as" before a name at token `at` tells of the man: the word "known"."""
    i = at - 1
    while i > 0 and at - i < _BACK and doc[i].lower_ in _BETWEEN:
        i -= 1
    if i < 1:
        return None
    called = doc[i].lower_
    if i == at - 1:
        # "a surveyor called Jan Kok"
        plainly = called in ("called", "named") and doc[i].dep_ == "acl"
        return i if plainly and doc[i].head.i < i else None
    itself = called in ("calls", "called", "calling") and doc[i + 1].lower_ in _SELVES
    first = doc[i + 1].lower_
    if not itself and called not in _TOLD:
        return None
    if not (
        itself or first in ("as", "only", "by") or (called in _MORE and "as" in doc[i:at].text)
    ):
        return None
    named = called not in _MORE or "name" in doc[i:at].text
    return i if named else None


def _rank(token: Token, titles: Titles) -> bool:
    after = token.nbor(1)
    return (
        token.lower_ in RANKS
        and after.text[:1].isupper()
        and after.is_alpha
        and not after.text.isupper()
        and after.lower_ not in titles.roles
    )


def _honour(token: Token, titles: Titles) -> bool:
    """Whether a short word with a full stop stands where an honorific would: "Hj. Ratna"."""
    short = len(token.text.rstrip(".")) < 5 and token.text[:1].isupper()
    dotted = token.text.endswith(".") or (
        token.i + 1 < len(token.doc) and token.nbor(1).text == "." and not token.whitespace_
    )
    return (short and dotted) or token.lower_.rstrip(".") in titles.honorifics


def holder(doc: Doc, comma: int, titles: Titles) -> bool:
    """Whether what ends at a comma is an office or a calling: "their lawyer,", "head of the port,"."""
    at = comma - 1
    role = doc[at]
    if role.is_lower and role.tag_ == "NN" and role.lemma_.lower() in titles.roles:
        return role.dep_ not in ("compound", "amod")
    while at > 1 and comma - at < _LONGEST and doc[at].lower_ not in ("of", "for"):
        if doc[at].is_punct or doc[at].pos_ in ("VERB", "AUX"):
            return False
        at -= 1
    role = doc[at - 1]
    the = at > 1 and doc[at - 2].lower_ == "the"
    return (
        doc[at].lower_ in ("of", "for")
        and (role.is_lower or the)
        and role.tag_ in ("NN", "NNP")
        and role.lemma_.lower() in titles.roles
    )


def _run(doc: Doc, start: int, titles: Titles) -> int:
    """Where the capitalised words that begin at `start` end, particles and hyphens in them."""
    end = start
    while end < len(doc) and end - start < _LONGEST:
        if not _goes_on(doc, start, end, titles):
            break
        end += 1
        if not doc[end - 1].whitespace_ and end < len(doc) and doc[end].tag_ == "POS":
            break
    return end


def _goes_on(doc: Doc, start: int, at: int, titles: Titles) -> bool:
    """Whether the token `at` belongs to the name that begins at `start`."""
    token, inner = doc[at], at > start
    if token.text[:1].isupper() and token.text[:1].isalpha():
        return token.ent_type_ not in _NOT_NAMES
    if token.text in _HYPHENS:
        return inner and not token.whitespace_
    if token.lower_ in titles.particles and _large(doc, at + 1):
        return True
    return inner and doc[at - 1].text in _HYPHENS and token.is_alpha


def _bare(doc: Doc, start: int, end: int, titles: Titles) -> int:
    """Where a name begins behind its titles: "Health Minister Ana Rey"."""
    told = [
        i
        for i in range(start, end - 1)
        if doc[i].lower_.rstrip(".") in RANKS | titles.roles
        or doc[i].lower_.rstrip(".") in titles.honorifics
    ]
    return told[-1] + 1 if told else start


def _large(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].text[:1].isupper()


def _person(doc: Doc, start: int, end: int, titles: Titles) -> bool:
    """Whether nothing in the words says that they name a body or a thing."""
    if start >= end or doc[end - 1].text in _HYPHENS:
        return False
    words = [t.lower_ for t in doc[start:end]]
    if (
        any(w in titles.bodies or w in titles.documents for w in words)
        or words[-1] in titles.trades
    ):
        return False
    text = doc[start:end].text.lower()
    return text not in titles.outlets and not doc[start].text.isupper()
