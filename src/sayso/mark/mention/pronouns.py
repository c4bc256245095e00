"""Pronouns that may stand for an actor."""

from __future__ import annotations

from spacy.tokens import Token

from sayso.mark.mention.found import Found, subject_of
from sayso.records import ActorKind

_PERSONAL = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
    "i": "i", "me": "i", "my": "i", "mine": "i", "myself": "i",
    "we": "we", "us": "we", "our": "we", "ours": "we", "ourselves": "we",
}  # fmt: skip
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
# What only somebody can be.
_WILLED = frozenset(
    """able unable aware unaware confident ready right wrong willing unwilling sorry prepared sure
    committed concerned satisfied grateful reluctant keen determined opposed responsible""".split()
)
# Only somebody can be told, warned or assured.
_HEARD = frozenset({"tell", "inform", "assure", "notify", "warn", "urge", "accuse"})


def pronoun_class(word: str) -> str:
    """`he`, `she`, `it`, `they`, `i`, `we`, `who` (a relative), or nothing."""
    lower = word.lower()
    return _PERSONAL.get(lower) or ("who" if lower in _RELATIVE else "")


def pronoun(token: Token) -> Found | None:
    """The mention that the word makes as a pronoun, or None: "it is clear" is about no actor."""
    which = pronoun_class(token.lower_)
    if not which:
        return None
    if which == "i" and token.text == "i":
        return None
    if which == "who":
        clause = _relative_clause(token)
        if clause is None:
            return None
        return _as_pronoun(token, None, fixed=clause.i, reason="relative clause of")
    if which == "it" and not _personal_it(token):
        return None
    return _as_pronoun(token, "person" if which in ("he", "she", "i") else None)


def _as_pronoun(
    token: Token, kind: ActorKind | None, fixed: int | None = None, reason: str = ""
) -> Found:
    which = pronoun_class(token.lower_)
    return Found(
        start=token.i,
        end=token.i + 1,
        head=token.i,
        form="pronoun",
        kind=kind,
        name=token.text,
        gender="he" if which == "he" else "she" if which == "she" else None,
        plural=which in ("they", "we"),
        fixed=fixed,
        reason=reason,
    )


def _relative_clause(token: Token) -> Token | None:
    """The noun that a relative pronoun's clause qualifies."""
    node = token
    for _ in range(6):
        if node.dep_ in ("relcl", "acl"):
            return node.head if node.head.i < token.i else None
        if node.head is node:
            return None
        node = node.head
    return None


def _personal_it(token: Token) -> bool:
    """Whether "it" can be an actor: the subject of a deed, not of "it is clear that" or weather."""
    if token.dep_ == "expl":
        return False
    if token.dep_ == "poss":
        return True
    if token.dep_ in ("dobj", "dative"):
        return token.head.lemma_.lower() in _HEARD
    verb = subject_of(token)
    if verb is not None and any(
        child.dep_ == "acomp" and child.lower_ in _WILLED for child in verb.children
    ):
        return True
    return verb is not None and verb.lemma_ not in (
        "be",
        "seem",
        "appear",
        "become",
        "rain",
        "snow",
        "happen",
        "matter",
        "emerge",
        "transpire",
    )
