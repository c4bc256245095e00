"""Bytes → characters, and characters that have no business in a story."""

from __future__ import annotations

import codecs
import re
import unicodedata

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
# What Windows-1252 makes of the second and later bytes of a UTF-8 sequence.
_TAIL = "".join(
    sorted(
        {bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0)}
        | {chr(b) for b in range(0x80, 0xC0)}
    )
)
_MOJIBAKE = re.compile(f"[\u00c2-\u00f4][{re.escape(_TAIL)}]{{1,3}}")
_MARKED = frozenset("“”„‘’‚–—…•€£©®°·«»\u00a0½¼¾§")
_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028]")
# Zero-width, bidirectional control, interlinear and tag characters: they hide or reorder words.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)


def _widths(raw: bytes) -> str | None:
    """The UTF-16 byte order of text without a mark, seen by where its zero bytes stand."""
    head = raw[:4096]
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _strict(raw: bytes, name: str) -> str | None:
    # Browsers read both labels as Windows-1252, and pages rely on it.
    if name.lower().replace("_", "-") in {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii"}:
        name = "cp1252"
    try:
        text = raw.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _western(raw: bytes) -> str | None:
    """`raw` as Windows-1252, where it is nearly all ASCII and the rest comes out as letters and marks.

    On a few accented letters in an English text a guess by frequency is a lottery.
    """
    text = _strict(raw, "cp1252")
    if text is None:
        return None
    high = [c for c in text if ord(c) > 127]
    if len(high) > 0.1 * len(text) or not all(c.isalpha() or c in _MARKED for c in high):
        return None
    return text


def decode(raw: bytes, declared: str | None = None) -> tuple[str | None, str | None]:
    """The characters of `raw` and a note for the reader, or (None, None) where no encoding fits.

    Tried in order: a byte order mark, UTF-8, UTF-16 by its zero bytes, the encoding `declared` (by a
    server) or named in the page, UTF-8 with a few damaged bytes, and a guess from the bytes.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(name, "replace"), None
    if (wide := _widths(raw)) is not None:
        return raw.decode(wide, "replace"), None
    if (text := _strict(raw, "utf-8")) is not None:
        return text, None
    named = _DECLARED.search(raw[:4096])
    for label in (declared, named.group(1).decode("ascii", "ignore") if named else None):
        if label and label.lower() not in {"utf-8", "utf8"} and (text := _strict(raw, label)):
            return text, f"read as {label.lower()}"
    text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    whole = sum(1 for c in text if ord(c) > 127) - damaged
    if damaged <= max(3, whole // 10) and whole >= damaged:
        return text, f"{damaged} damaged character(s) shown as \ufffd"
    if (text_1252 := _western(raw)) is not None:
        return text_1252, "read as cp1252 (guessed)"
    from charset_normalizer import from_bytes

    # A sample keeps the guess quick; what it guesses must then decode the whole.
    best = from_bytes(raw[:100_000]).best()
    for label in (best.encoding if best else None, "cp1252"):
        if label and (text := _strict(raw, label)) is not None:
            return text, f"read as {label.replace('_', '-')} (guessed)"
    return None, None


def _remade(match: re.Match[str]) -> str:
    out = bytearray()
    for char in match.group():
        try:
            out += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return match.group()
            out.append(ord(char))
    try:
        return out.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()


def mend(text: str) -> tuple[str, str | None]:
    """`text` with UTF-8 that was read as Windows-1252 put right, and a note if there was any."""
    changed = 0

    def one(match: re.Match[str]) -> str:
        nonlocal changed
        new = _remade(match)
        changed += new != match.group()
        return new

    mended = _MOJIBAKE.sub(one, text)
    # A single hit may be meant (a story about encodings); a text in which it is the rule is not.
    if changed < 2:
        return text, None
    return mended, f"{changed} garbled characters put right"


def clean(text: str) -> str:
    """`text` with one kind of line break, composed characters, and nothing unseen or reordering."""
    text = _BREAKS.sub("\n", text).replace("\u2029", "\n\n")
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))


def shown(name: str) -> str:
    """`name` safe to print on one line: control and format characters escaped, long ones cut."""
    safe = "".join(
        c if unicodedata.category(c)[0] != "C" and c not in "\u2028\u2029" else ascii(c)[1:-1]
        for c in name[:1000]
    )
    return safe if len(safe) <= 200 else safe[:120] + "…" + safe[-60:]
