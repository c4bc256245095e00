"""Answers to the question that heads them: "Was anybody warned? Yes, the ministry now says"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.data.reader import Found
from sayso.mark.headings import asked_above
from sayso.records import Span, Stance

_YES_OR_NO = re.compile(r"[“\"‘']?(?:(?P<no>no)|yes)[.,]?[”\"’']?", re.IGNORECASE)


def asked(text: str, found: Found) -> Found:
    """`found` with the question as what it tells, where its words are only "yes" or "no"."""
    if len(found.content) != 1:
        return found
    start, end = found.content[0]
    if not _YES_OR_NO.fullmatch(text[start:end]):
        return found
    question = asked_above(text, start)
    return found if question is None else replace(found, content=(question, (start, end)))


def answers(content: Sequence[Span]) -> Stance | None:
    """What "yes" or "no" to a question is: "confirm" or "deny", None where it is no such answer."""
    if len(content) != 2 or not content[0].text.endswith("?"):
        return None
    answer = _YES_OR_NO.fullmatch(content[1].text)
    if answer is None:
        return None
    return "deny" if answer["no"] else "confirm"
