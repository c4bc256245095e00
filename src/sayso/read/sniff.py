"""What kind of input the bytes are: by content first, by name second."""

from __future__ import annotations

import re
from typing import Literal

from sayso.read.encoding import decode

Kind = Literal["empty", "gzip", "warc", "pdf", "html", "jsonl", "markdown", "text", "other"]

HEAD = 65_536
SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".gz": "gzip",
    ".warc": "warc",
}
_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"%!PS", "a PostScript document"),
)
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.I)
_TAGS = re.compile(r"</?(?:p|div|br|span|article|h[1-6]|ul|li|a)\b[^<>]{0,300}>", re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF|urlset)[\s>]", re.I)
_MARKED = (
    re.compile(r"^#{1,6} \S", re.M),
    re.compile(r"\]\(\S{1,300}\)"),
    re.compile(r"\*\*[^*\n]{1,200}\*\*"),
    re.compile(r"^> \S", re.M),
    re.compile(r"^```", re.M),
)
_JSON = ('{"', "{ ", "{\n", "{}", '[{"', "[{ ", "[\n{")
_FRONT = re.compile(r"---\n(?:[^\n]{0,500}\n){1,40}?---\n")


def sniff(head: bytes, suffix: str = "", content_type: str = "") -> tuple[Kind, str]:
    """The kind of an input by the first bytes of it, and for `other` what it looks like.

    `suffix` is that of its name (".txt"), `content_type` what a server calls it; both count only
    where the bytes leave it open.
    """
    if not head.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf\x00"):
        return "empty", ""
    if b"%PDF-" in head[:1024]:
        return "pdf", ""
    if head.startswith(b"\x1f\x8b"):
        return "gzip", ""
    if head.startswith(b"WARC/"):
        return "warc", ""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            return "other", what
    if head[4:8] == b"ftyp":
        return "other", "a video or picture file"
    text, _ = decode(head)
    if text is None or _binary(text):
        return "other", "binary data"
    said = SUFFIXES.get(suffix.lower()) or _by_type(content_type)
    start = text.lstrip("\ufeff \t\r\n")
    if said == "jsonl" or start.startswith(_JSON):
        return "jsonl", ""
    if _PAGE.search(start[:2048]) and (start.startswith("<") or said != "text"):
        return "html", ""
    if _FEED.search(start[:1024]) and start.startswith("<"):
        return "other", "a feed or another XML file"
    tags = len(_TAGS.findall(start[:20_000]))
    if tags >= 3 and (said == "html" or start.startswith("<")):
        return "html", ""
    if said in {"text", "markdown"}:
        return said, ""
    signs = sum(bool(pattern.search(start)) for pattern in _MARKED)
    if signs >= 2 or (start.startswith("# ") and "\n" in start) or _FRONT.match(start):
        return "markdown", ""
    return "text", ""


def _by_type(content_type: str) -> Kind | None:
    kind = content_type.split(";")[0].strip().lower()
    if kind in {"text/html", "application/xhtml+xml"}:
        return "html"
    if kind in {"application/jsonl", "application/x-ndjson", "application/ndjson"}:
        return "jsonl"
    return "markdown" if kind == "text/markdown" else None


def _binary(text: str) -> bool:
    """Whether control and damaged characters are too many for any text."""
    sample = text[:20_000]
    nul = sample.count("\0")
    odd = sum(1 for c in sample if (c < " " and c not in "\t\n\r\f\v\x1b") or c == "\ufffd")
    # NUL bytes strewn into a text by a faulty copy are few; in programs and pictures they are not.
    return nul > 2 + len(sample) // 200 or odd > max(8, len(sample) // 30)
