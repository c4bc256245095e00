"""Offices that stand for whoever holds them: "South Korea's presidential office"."""

from __future__ import annotations

import re

from sayso.data.countries import Countries
from sayso.records import ActorKind

_HOLDERS = {
    "president": "President",
    "presidential": "President",
    "prime minister": "Prime Minister",
    "premier": "Prime Minister",
    "chancellor": "Chancellor",
    "attorney general": "Attorney General",
    "prosecutor general": "Prosecutor General",
}
_HOLDER = re.compile(rf"\b({'|'.join(_HOLDERS)})\b", re.IGNORECASE)
_VICE = re.compile(r"\b(?:vice|former|deputy|ex)[ -]", re.IGNORECASE)


def office_of(
    words: str, kind: ActorKind | None, country: str | None, countries: Countries
) -> str | None:
    """One name for all wordings of a country's office, None where `words` mean no such office."""
    nation = countries.by_code.get(country or "")
    holder = _HOLDER.search(words)
    if kind != "organization" or nation is None or holder is None or _VICE.search(words):
        return None
    if not re.search(r"\boffice\b", words, re.IGNORECASE):
        return None
    article = (
        "the " if re.match(r"United|.*(?:Islands|Emirates|States|lands|ines)$", nation.name) else ""
    )
    return f"Office of the {_HOLDERS[holder[1].lower()]} of {article}{nation.name}"
