"""What a speaker rests his words on: "citing the mayor", "based on figures from the ministry"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from sayso.mark.attribution.words import speaks
from sayso.mark.chain.who import CITABLE, PERSONS, Who, can_speak, written

CITE = frozenset({"citing", "quoting"})
_BEHIND = CITE | {"reading"}
# "Pointing to tests": the verb, and what leads from it to the source.
_LEADS = {
    "citing": frozenset({""}),
    "quoting": frozenset({""}),
    "pointing": frozenset({"to"}),
    "relying": frozenset({"on", "upon"}),
    "drawing": frozenset({"on", "upon"}),
    "based": frozenset({"on", "upon"}),
    "basing": frozenset({"on", "upon"}),
    "reading": frozenset({"from"}),
}
# "With reference to the coast guard", "on the basis of a fax".
_NOUNS = {
    "reference": (frozenset({"with"}), frozenset({"to"})),
    "basis": (frozenset({"on"}), frozenset({"of"})),
    "strength": (frozenset({"on"}), frozenset({"of"})),
    "authority": (frozenset({"on"}), frozenset({"of"})),
    "view": (frozenset({"in"}), frozenset({"of"})),
    "opinion": (frozenset({"in"}), frozenset({"of"})),
    "estimation": (frozenset({"in"}), frozenset({"of"})),
    "estimate": (frozenset({"by"}), frozenset({"of", "by"})),
    "count": (frozenset({"by"}), frozenset({"of", "by"})),
    "account": (frozenset({"by"}), frozenset({"of"})),
}
VIEWS = frozenset({"view", "opinion", "estimation", "estimate", "count", "account"})
# "After a briefing by the intelligence service": whoever held it said so.
_BRIEFINGS = frozenset({"briefing", "presentation", "hearing"})
_AFTER = frozenset({"after", "following", "from", "at", "during"})
_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "this", "that"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST = 9  # words before the noun that an opener leads to
_STEPS = 3
# What tells whose paper it is: "tests by the centre", "data from the ministry".
_MAKERS = frozenset({"by", "from", "of"})


def views(doc: Doc, noun: Token) -> tuple[Token, Token] | None:
    """The first word of "in the view of X" and the X, where `noun` is the view."""
    if noun.lower_ not in VIEWS:
        return None
    before, behind = _NOUNS[noun.lower_]
    if noun.i + 2 >= len(doc) or noun.i < 2 or doc[noun.i + 1].lower_ not in behind:
        return None
    led = noun.i - 2 if doc[noun.i - 1].lower_ in _ARTICLES else noun.i - 1
    if doc[led].lower_ not in before:
        return None
    named = _object(doc[noun.i + 2])
    return (doc[led], named) if named is not None else None


def ground(
    doc: Doc,
    who: Who,
    cue: Sequence[Token],
    source: Collection[int],
    content: Collection[int],
) -> Token | None:
    """The head of what the cue's speaker rests on in that sentence, where it is told there."""
    marks = {t.i for t in cue}
    verb = next((t for t in cue if t.pos_ in {"VERB", "AUX"}), cue[0])
    for opener, behind in _openers(cue[0].sent):
        if (
            behind.i in marks
            or behind.i in source
            or not _belongs(opener, verb, marks, source, content)
        ):
            continue
        named = _object(behind)
        if named is None or named.i in source:
            continue
        found = author(named, who)
        if opener.lower_ == "pointing" and not written(named):
            continue  # a minister may point to his rival
        if opener.lower_ == "on" and any(c.tag_ == "PRP$" for c in named.children):
            continue  # "on the strength of his record" tells why, not whence
        somebody = opener.lower_ in CITE and named.pos_ == "NOUN" and speaks(named)
        found = found or (named if somebody or _tells(named, who) else None)
        if found is not None and found.i not in source:
            return found
    return None


def _openers(sentence: Iterable[Token]) -> Iterator[tuple[Token, Token]]:
    """The words that lead to a ground, each with the first word behind it."""
    words = list(sentence)
    for at, token in enumerate(words[:-1]):
        word, after = token.lower_, words[at + 1]
        leads = _LEADS.get(word)
        if leads is not None:
            if "" in leads:
                yield token, after
            elif after.lower_ in leads and at + 2 < len(words):
                yield token, words[at + 2]
        elif word in _NOUNS and at + 2 < len(words):
            before, behind = _NOUNS[word]
            led = at - 2 if words[at - 1].lower_ in _ARTICLES else at - 1
            if after.lower_ in behind and led >= 0 and words[led].lower_ in before:
                yield words[led], words[at + 2]
        elif word in _BRIEFINGS and after.lower_ in {"by", "from"} and at:
            led = next(
                (n for n in range(at - 1, max(-1, at - 5), -1) if words[n].pos_ == "ADP"), -1
            )
            if led >= 0 and words[led].lower_ in _AFTER and at + 2 < len(words):
                first = led - 1 if led and words[led - 1].tag_ == "VBG" else led  # "emerging from"
                yield words[first], words[at + 2]


def _belongs(
    opener: Token, verb: Token, marks: set[int], source: Collection[int], content: Collection[int]
) -> bool:
    """Whether the words are the speaker's or the reporter's, and go with this cue."""
    if opener.i in content:
        # At the head of what stands behind the cue, or at its end behind a comma, they were only
        # taken for a part of it.
        if opener.lower_ in _BEHIND and opener.nbor(-1).text == "," and opener.i > verb.i:
            return not any(
                t.tag_ in _FINITE and t.i in content for t in opener.doc[opener.i : opener.sent.end]
            )
        before = any(i < verb.i for i in content)
        return before and opener.i > verb.i and opener.i - 1 not in content
    head = opener
    for _ in range(_STEPS):
        if head.i in marks or head.head.i == head.i:
            break
        head = head.head
    if head.i in marks or opener.i in marks:
        return True
    first, last = min((opener.i, verb.i)), max((opener.i, verb.i))
    between = [t for t in opener.doc[first + 1 : last] if t.i not in source]
    return not any(t.tag_ in _FINITE and t.i not in marks for t in between) and not any(
        t.i in content for t in between
    )


def _object(first: Token) -> Token | None:
    """The head of the noun phrase that begins with a word."""
    doc = first.doc
    for token in doc[first.i : first.i + _LONGEST]:
        ends = token.pos_ in {"VERB", "AUX", "ADP", "CCONJ", "SCONJ"} and token.i > first.i
        if ends and token.tag_ not in {"VBN", "VBG"}:
            return None
        noun = token.pos_ in {"NOUN", "PROPN"}
        last = token.i + 1 >= len(doc) or doc[token.i + 1].pos_ not in {"NOUN", "PROPN", "PART"}
        if noun and last and not (token.i + 1 < len(doc) and doc[token.i + 1].tag_ == "HYPH"):
            return token
    return None


def _tells(named: Token, who: Who) -> bool:
    return (
        can_speak(named)
        or who.somebody(named)
        or written(named)
        or named.lemma_.lower() in CITABLE | PERSONS
    )


def author(paper: Token, who: Who, *, led: bool = False) -> Token | None:
    """Whose paper, test or figure it is: "tests by the centre", "the ministry's data".

    `led` asks for the first of these forms.
    """
    if not written(paper):
        return paper if can_speak(paper) or who.somebody(paper) else None
    children: list[Token] = list(paper.children)
    if paper.i + 1 < len(paper.doc):  # the language layer may hang "from the rebels" on the verb
        children.append(paper.nbor(1))
    for child in children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in _MAKERS:
            for maker in child.children:
                if maker.dep_ == "pobj" and _speaks(maker, who):
                    return maker
        own = child.dep_ == "poss" and child.head == paper and child.pos_ != "PRON"
        if own and not led and _speaks(child, who):
            return child
    for child in () if led else paper.children:
        if child.dep_ in {"compound", "nmod"} and _speaks(child, who):
            return child
    return None


def _speaks(token: Token, who: Who) -> bool:
    return token.ent_type_ in {"ORG", "PERSON"} or can_speak(token) or who.somebody(token)
