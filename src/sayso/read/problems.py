"""The errors of inputs: one builder per message.

Each says what was expected and what was found, and hints at what to do. Names come from the user
or from strangers, so they are shown with control characters escaped.
"""

from __future__ import annotations

from datetime import date

from sayso.errors import InputError
from sayso.read.encoding import shown

_LISTS = "an RSS, Atom or JSON feed, a sitemap, or an OPML list"
_KINDS = "a text, Markdown, HTML, PDF, JSONL or WARC file, a folder, - or an http(s) address"


class NoAnswer(InputError):  # noqa: N818 - it names what was found, as its builders do
    """An address that does not answer now; asked later it may."""


def _size(count: int) -> str:
    return f"{count / 1e6:,.1f} MB" if count >= 1_000_000 else f"{count:,} bytes"


def missing(name: str) -> InputError:
    """Nothing lies at the path."""
    return InputError(
        f"{shown(name)}: expected {_KINDS}, found nothing there",
        "Check the spelling and the folder you are in.",
    )


def unreadable(name: str, reason: str) -> InputError:
    """The system refuses to open or read the path."""
    return InputError(
        f"{shown(name)}: expected a file that can be read, found that the system refuses it "
        f"({shown(reason)})",
        "Check its permissions, or copy it to another place.",
    )


def empty(name: str) -> InputError:
    """The input has no characters."""
    return InputError(
        f"{shown(name)}: expected a report, found an empty input",
        "Check that it was saved or downloaded completely.",
    )


def empty_folder(name: str) -> InputError:
    """A folder has no readable input."""
    return InputError(
        f"{shown(name)}: expected a folder with text, Markdown, HTML, PDF, JSONL or WARC files, "
        "found none in it",
        "Name the files directly, or another folder.",
    )


def too_large(name: str, limit: int, found: int | None = None) -> InputError:
    """More raw bytes than the limit; `found` is None where the end was not reached."""
    amount = _size(found) if found is not None else f"more than {_size(limit)}"
    return InputError(
        f"{shown(name)}: expected at most {_size(limit)}, found {amount}",
        "Cut it into single reports, or give many reports as JSONL, one to a line.",
    )


def too_long(name: str, limit: int, found: int) -> InputError:
    """More characters of text than one report may have."""
    return InputError(
        f"{shown(name)}: expected a text of at most {limit:,} characters, found {found:,}",
        "Cut it into single reports.",
    )


def unknown_kind(name: str, found: str) -> InputError:
    """Content that is none of the readable kinds; `found` says what it looks like."""
    return InputError(
        f"{shown(name)}: expected text, Markdown, HTML, PDF, JSONL or WARC, found {shown(found)}",
        "Save or export it as plain text or PDF, then read that.",
    )


def undecodable(name: str) -> InputError:
    """No character encoding fits the bytes."""
    return InputError(
        f"{shown(name)}: expected text in a known character encoding, found bytes that fit none",
        "Save it again as UTF-8.",
    )


def broken_gzip(name: str) -> InputError:
    """A gzip file that cannot be unpacked."""
    return InputError(
        f"{shown(name)}: expected a complete gzip file, found a damaged one",
        "Download or compress it again.",
    )


def broken_pdf(name: str) -> InputError:
    """A PDF that cannot be opened."""
    return InputError(
        f"{shown(name)}: expected a PDF file, found one that is damaged",
        "Download it again, or open it in a viewer and print it to a new PDF.",
    )


def locked_pdf(name: str) -> InputError:
    """A PDF that asks for a password."""
    return InputError(
        f"{shown(name)}: expected a PDF that opens without a password, found an encrypted one",
        "Open it in a viewer with its password and save it without.",
    )


def pictured_pdf(name: str, pages: int) -> InputError:
    """A PDF without a text layer."""
    return InputError(
        f"{shown(name)}: expected a PDF with text, found {pages} page(s) of pictures only",
        "Run text recognition (OCR) over it first, for example with ocrmypdf.",
    )


def no_article(name: str) -> InputError:
    """A page or text in which no story is left once the furniture is gone."""
    return InputError(
        f"{shown(name)}: expected a page with an article, found no story in it",
        "If it is a front page, a login or a page built by scripts, save the article's text instead.",
    )


def bad_line(name: str, line: int, found: str) -> InputError:
    """A JSONL line that is no report."""
    return InputError(
        f'{shown(name)}, line {line}: expected a JSON object with "text", found {shown(found)}',
        "Correct or remove that line; the other lines were read.",
    )


def bad_date(value: str) -> InputError:
    """A given date that cannot be understood."""
    return InputError(
        f"expected a date of publication such as 2024-10-24 or 24 October 2024, found "
        f'"{shown(value)}"',
        "Give it as YYYY-MM-DD.",
    )


def ambiguous_date(value: str, first: date, second: date) -> InputError:
    """A given date that different countries read as different days."""
    return InputError(
        f'expected a date of publication that means one day, found "{shown(value)}", which is '
        f"{first} or {second}",
        f"Give it as YYYY-MM-DD: {first} or {second}.",
    )


def future_date(value: str, today: date) -> InputError:
    """A given date that has not come yet."""
    return InputError(
        f"expected a date of publication no later than today ({today.isoformat()}), found "
        f'"{shown(value)}"',
        "Correct the year, the month or the day.",
    )


def bad_address(url: str, reason: str) -> InputError:
    """An address that cannot be fetched by its form."""
    return InputError(
        f"{shown(url)}: expected an http or https address, found {shown(reason)}",
        "Copy the address of the article from the browser.",
    )


def unreachable(url: str, reason: str) -> NoAnswer:
    """No answer from the address."""
    return NoAnswer(
        f"{shown(url)}: expected a page, found no answer ({shown(reason)})",
        "Check the address and the connection, or save the page and give the file.",
    )


def refused(url: str, status: int) -> InputError:
    """An answer that is no page."""
    return InputError(
        f"{shown(url)}: expected a page, found the answer {status}",
        "Open it in a browser; if it shows there, save the page and give the file.",
    )


def redirected(url: str, reason: str) -> InputError:
    """Redirects that go round, on and on, or somewhere they must not."""
    return InputError(
        f"{shown(url)}: expected a page, found {shown(reason)}",
        "Open it in a browser and give the address it ends at, or save the page.",
    )


def too_slow(url: str, seconds: float) -> NoAnswer:
    """An answer that does not end in time."""
    return NoAnswer(
        f"{shown(url)}: expected the whole page within {seconds:g} seconds, found it still coming",
        "Try again later, or save the page and give the file.",
    )


def inside(url: str, host: str) -> InputError:
    """An address in the user's own network that a stranger's page or feed names."""
    return InputError(
        f"{shown(url)}: expected a public address, found one in a private network ({shown(host)})",
        "If it is yours and you want it read, give its address yourself.",
    )


def disallowed(url: str) -> InputError:
    """A page that robots.txt asks programs to leave alone."""
    return InputError(
        f"{shown(url)}: expected a page that programs may read, found that the site's robots.txt "
        "disallows it",
        "Open it in a browser, save the page and give the file.",
    )


def resting(url: str, seconds: float) -> NoAnswer:
    """A host that has asked to be left alone, or failed too often."""
    return NoAnswer(
        f"{shown(url)}: expected a host that may be asked now, found one that is to be left alone for "
        f"{seconds:,.0f} more seconds",
        "It will be asked again after that.",
    )


def no_feed(url: str, found: str) -> InputError:
    """Content in which no entries can be listed; `found` says what it looks like."""
    return InputError(
        f"{shown(url)}: expected {_LISTS}, found {shown(found)}",
        "Look for the address of its feed on the site, or for Sitemap lines in its robots.txt.",
    )


def no_list(name: str, reason: str) -> InputError:
    """A file that was given as a list of feeds and is none."""
    return InputError(
        f"{shown(name)}: expected the http(s) address of a feed, or a file with a list of such "
        f"addresses (OPML, or one to a line), found {shown(reason)}",
        "Give the whole address, with https:// at its start, or export the list as OPML.",
    )


def entities(url: str) -> InputError:
    """XML that declares entities of its own."""
    return InputError(
        f"{shown(url)}: expected {_LISTS}, found XML that declares entities, which can unfold without "
        "end and are not read",
        "Ask its publisher for a feed without a document type, or watch another feed of the site.",
    )


def broken_warc(name: str, reason: str) -> InputError:
    """A web archive that cannot be read on; what came before was read."""
    return InputError(
        f"{shown(name)}: expected a complete WARC file, found a damaged one ({shown(reason)})",
        "What stands before the damage was read; download or write the file again.",
    )


def no_stdin() -> InputError:
    """`-` where there is no standard input."""
    return InputError(
        "-: expected a report on standard input, found none connected",
        "Pipe a file into the command, or name the file.",
    )
