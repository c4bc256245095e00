"""Reports of our own with their attributions marked in the text: `reports/*/*.txt`.

`{s1|The mayor} {q1|said} {c1|that the dam held}` are source, cue and content of attribution 1; a source
of two is `{s1,2|…}`, and content in pieces has one number. Marks never nest.
"""

from __future__ import annotations

import re
from pathlib import Path

from training.attribution.variants import Article

_MARK = re.compile(r"\{([sqc])(\d+(?:,\d+)*)\|([^{}]*)\}")
_ROLES = {"s": "source", "q": "cue", "c": "content"}


def read(folder: Path, *, held_out: bool = False) -> list[Article]:
    """The marked reports below `folder` by name: those to learn from, or those held out to measure on.

    `held-out.txt` lists the latter. Raises ValueError where a mark is broken.
    """
    listing = folder / "held-out.txt"
    apart = set(listing.read_text(encoding="utf-8").split()) if listing.is_file() else set()
    names = {p: p.relative_to(folder).as_posix() for p in sorted(folder.glob("*/*.txt"))}
    return [
        marked(name, path.read_text(encoding="utf-8"))
        for path, name in names.items()
        if (name in apart) == held_out
    ]


def marked(name: str, text: str) -> Article:
    """A report without its marks, and what they say of it."""
    parts: list[str] = []
    found: dict[int, dict[str, list[tuple[int, int]]]] = {}
    at = length = 0
    for mark in _MARK.finditer(text):
        before = text[at : mark.start()]
        start = length + len(before)
        length = start + len(mark[3])
        parts += [before, mark[3]]
        at = mark.end()
        for number in map(int, mark[2].split(",")):
            roles = found.setdefault(number, {role: [] for role in _ROLES.values()})
            roles[_ROLES[mark[1]]].append((start, length))
    plain = "".join([*parts, text[at:]])
    for number, roles in found.items():
        if len(roles["cue"]) != 1 or not roles["content"]:
            raise ValueError(f"{name}: attribution {number} needs one cue and a content")
    if re.search(r"[{}|]", plain):
        raise ValueError(f"{name}: a mark that does not read {{s1|words}}")
    attributions = (
        {role: tuple(spans) for role, spans in roles.items()} for _, roles in sorted(found.items())
    )
    return Article(name, plain, tuple(attributions), (), numbers=tuple(sorted(found)))
