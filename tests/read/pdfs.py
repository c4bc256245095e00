"""Small PDF files written by hand: text set line by line, with nothing but the standard fonts."""

from __future__ import annotations

from collections.abc import Sequence

# x and y of the baseline in points, type size, words.
Line = tuple[float, float, float, str]


def pdf(pages: Sequence[Sequence[Line]], info: str = "", locked: bool = False) -> bytes:
    """A PDF with the given lines on pages of 400 by 600 points.

    `info`: entries of its dictionary. `locked`: it asks for a password that nobody knows.
    """
    objects = [
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for lines in pages:
        drawn = "".join(
            f"BT /F1 {size} Tf {x} {y} Td ({escaped(words)}) Tj ET\n" for x, y, size, words in lines
        ).encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 400 600] /Contents %d 0 R "
            b"/Resources << /Font << /F1 2 0 R >> >> >>" % (2 * len(pages) + 3, len(objects))
        )
        kids.append(len(objects))
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects.append(f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode())
    objects[0] = b"<< /Type /Catalog /Pages %d 0 R >>" % len(objects)
    objects.append(f"<< {info} >>".encode("cp1252"))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> " % (
        b"41" * 32, b"42" * 32,
    )  # fmt: skip
    out += b"trailer\n<< %s/Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        lock if locked else b"", len(objects) + 1, len(objects), start,
    )  # fmt: skip
    return bytes(out)


def escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
