"""robots.txt → what a program may read (RFC 9309, with the Crawl-delay that many sites add)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

# RFC 9309 asks that at least this much is read; what comes after it is no concern of ours.
MOST_BYTES = 512_000
_MOST_RULES = 5_000
_LINE = re.compile(r"\s*([A-Za-z-]{1,30})\s*:\s*([^#]*)")


@dataclass(frozen=True, slots=True)
class Rules:
    """What one site asks of one program.

    `rules` are (allowed, pattern) pairs; in a pattern `*` is anything and a final `$` the end. `delay`
    is the number of seconds between two requests, None where the site asks for none.
    """

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None

    def allows(self, url: str) -> bool:
        """Whether the page may be read: the longest pattern that fits decides, `allow` on a tie."""
        parts = urlsplit(url)
        path = _written((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        if path == "/robots.txt":
            return True
        best, allowed = -1, True
        for allow, pattern in self.rules:
            longer = len(pattern) > best or (len(pattern) == best and allow)
            if longer and _fits(pattern, path):
                best, allowed = len(pattern), allow
        return allowed


NOTHING = Rules(rules=((False, "/"),))


def parse(text: str, agent: str = "sayso") -> Rules:
    """The rules for `agent`: those of the groups that name it, else of those for everybody."""
    groups: dict[str, list[tuple[str, str]]] = {}
    names: list[str] = []
    naming = False
    for line in text.removeprefix("\ufeff").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        field, value = match.group(1).lower(), match.group(2).strip()
        if field == "user-agent":
            if not naming:
                names = []
            names.append(value.lower())
            groups.setdefault(value.lower(), [])
            naming = True
        elif field in {"allow", "disallow", "crawl-delay"}:
            naming = False
            for name in names:
                groups[name].append((field, value))
    told = groups.get(agent.lower(), groups.get("*", []))
    rules = tuple(
        (field == "allow", _written(value))
        for field, value in told[:_MOST_RULES]
        if field != "crawl-delay" and value
    )
    delays = [
        delay for field, value in told if field == "crawl-delay" if (delay := _seconds(value))
    ]
    return Rules(rules, max(delays, default=None))


def _seconds(value: str) -> float | None:
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value) else None


def _written(path: str) -> str:
    """`path` with one way to write each character, so that patterns and addresses compare."""
    return quote(path[:2_000], safe="/%:@!$&'()*+,;=~-._?[]")


def _fits(pattern: str, path: str) -> bool:
    """Whether `pattern` fits the start of `path`; in time linear in both, whatever they are."""
    ends = pattern.endswith("$")
    parts: Sequence[str] = (pattern[:-1] if ends else pattern).split("*")
    if not path.startswith(parts[0]):
        return False
    at = len(parts[0])
    for part in parts[1:-1]:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if len(parts) == 1:
        return not ends or at == len(path)
    if ends:
        return path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= at
    return path.find(parts[-1], at) >= 0
