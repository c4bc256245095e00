"""Answers to a question right above them that own that it has none: "That is unresolved"."""

from __future__ import annotations

import re

from spacy.tokens import Span

from sayso.mark.unknown.lacking import admits
from sayso.mark.unknown.verbs import nobody_knows

# What has so many words or fewer tells nothing of what is asked.
FEW = 9
_POINTS = re.compile(r"^\W*(?:that|this|it|nobody|no one|we)\b", re.IGNORECASE)
_SHORT = re.compile(
    r"^\W*(?:(?:that|this|it)(?:\s(?:is|remains)|['’]s)\s)?(?:still\s|as\syet\s)?(?:un(?:known|clear|certain|resolved|decided)|"
    r"not\s(?:yet\s)?(?:known|clear|certain|settled|established|decided)|too\s(?:early|soon)\sto\s(?:say|tell))"
    r"(?:\s(?:yet|so\sfar|at\sthis\s\w+|for\snow))?[.!]?\s*$|"
    r"^\W*(?:we|they|nobody|no\sone)\s(?:still\s|just\s|simply\s)?(?:do(?:es)?\s?(?:n['’]t|not)\s(?:yet\s)?)?knows?\b"
    r"(?:\s(?:yet|for\s(?:sure|certain)))?[.!]?\s*$",
    re.IGNORECASE,
)


def owns(sentence: Span) -> bool:
    """Whether a short sentence says of the question above it that nobody can answer it."""
    text = sentence.text.strip()
    if len(text.split()) > FEW:
        return False
    if _SHORT.search(text):
        return True
    return bool(_POINTS.search(text)) and (
        admits(sentence) or any(nobody_knows(word) for word in sentence)
    )
