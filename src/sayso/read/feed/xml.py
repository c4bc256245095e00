"""XML from strangers: its root and its prolog, seen without parsing it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from io import BytesIO
from typing import TYPE_CHECKING

from sayso.read import problems
from sayso.read.encoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{2,40})["']""", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.I)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What stands in CDATA means itself; one that is not closed takes all that follows.
_AMPERSAND = re.compile(
    r"<!\[CDATA\[(?:.*?\]\]>|.*)|&(?:(#\d{1,7}|#x[0-9a-f]{1,6})|([a-z][a-z0-9]{1,30}));|&",
    re.I | re.S,
)
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_CLOSED = re.compile(r"<[^<>]{1,5000}/>\s*$")
_ENTRY_END = re.compile(r"</(?:[A-Za-z_][\w.-]{0,40}:)?(?:item|entry|url|sitemap)\s*>", re.I)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


def decoded(data: bytes, url: str, content_type: str) -> str:
    """The characters of a feed. What it or its server declares gives way to what the bytes show."""
    charset = _CHARSET.search(content_type)
    own = _DECLARED.search(data[:400])
    declared = own.group(1).decode("ascii") if own else charset.group(1) if charset else None
    text, _ = decode(data, declared)
    if text is None:
        raise problems.undecodable(url)
    return _ILLEGAL.sub("", text).lstrip("\ufeff \t\r\n")


def root(text: str, url: str) -> tuple[str, int]:
    """The name of the root element in lower case (without its prefix), and where it starts.

    Raises InputError where the document type declares entities: they are how a small file unfolds
    into all of the memory, or takes in files of this machine.
    """
    at = 0
    while True:
        at = len(text) - len(text[at:].lstrip()) if text[at : at + 1].isspace() else at
        if text.startswith("<!--", at):
            end = text.find("-->", at + 4)
            size = 3
        elif text.startswith("<?", at):
            end = text.find("?>", at + 2)
            size = 2
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            end, size = _doctype_end(text, at, url), 1
        else:
            break
        if end < 0:
            return "", at
        at = end + size
    match = _ROOT.match(text, at)
    return (match.group(2).lower(), at) if match else ("", at)


def _doctype_end(text: str, at: int, url: str) -> int:
    """Where the document type that starts `at` ends, or -1."""
    close, subset = text.find(">", at), text.find("[", at)
    if subset < 0 or close < subset:
        return close
    end = text.find("]", subset)
    if "<!ENTITY" in text[subset : end if end > 0 else None].upper():
        raise problems.entities(url)
    return text.find(">", end) if end > 0 else -1


def torn(text: str, start: int) -> bool:
    """Whether the element that starts at `start` is never closed: the rest of the list is lost."""
    match = _ROOT.match(text, start)
    if match is None or _CLOSED.match(text, start):
        return False
    name = match.group()[1:]
    return re.compile(f"</{re.escape(name)}\\s*>", re.I).search(text, match.end()) is None


def kept(text: str, start: int) -> str:
    """The text of a torn list up to the end of its last whole entry; without one, nothing."""
    end = max((match.end() for match in _ENTRY_END.finditer(text, start)), default=0)
    match = _ROOT.match(text, start)
    return f"{text[:end]}</{match.group()[1:]}>" if end and match else ""


def mended(text: str, start: int) -> _Element | None:
    """The tree of `text` from its root on, with damage put right as far as it can be; None if not."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(_mend(text[start:]), parser)
    except etree.XMLSyntaxError:
        return None


def _mend(text: str) -> bytes:
    """`text` with each ampersand as XML wants it: many addresses stand in feeds as they are typed.

    Entities of HTML, which XML does not know, become the characters that they mean.
    """
    return _AMPERSAND.sub(_meant, text).encode("utf-8")


def _meant(match: re.Match[str]) -> str:
    number, name = match.groups()
    whole = match.group()
    if number or name in _OWN or whole.startswith("<"):
        return whole
    if name in name2codepoint:
        return chr(name2codepoint[name])
    return "&amp;" + whole[1:]


def elements(text: str, start: int, names: frozenset[str]) -> Iterator[tuple[str, _Element]]:
    """The elements of `text` from `start` on whose local name is in `names`, as each of them ends.

    Memory holds few at a time: each is emptied once the caller has seen it. Damaged XML gives what
    can be made out of it.
    """
    from lxml import etree

    source = BytesIO(_mend(text[start:]))
    events = etree.iterparse(
        source,
        events=("end",),
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        for _, element in events:
            name = etree.QName(element).localname.lower()
            if name in names:
                yield name, element
                element.clear()
                # An emptied element still hangs in the tree, and millions of them fill the memory.
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError:
        return
