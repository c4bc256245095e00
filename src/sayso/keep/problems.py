"""The errors of ledgers: one builder per message."""

from __future__ import annotations

from sayso.errors import LedgerError


class NotThereError(LedgerError):
    """A story that is not there, or of which nothing was known by the day that is asked for."""


class RecordError(LedgerError):
    """A record that is not there."""


_BACKUP = "Restore it from a backup, or name another ledger with --ledger."


def cannot_open(place: str, reason: str) -> LedgerError:
    """No ledger can be opened or made at the place."""
    return LedgerError(
        f"{place}: expected a ledger or a place for one, found that it cannot be opened ({reason})",
        "Check the address, and that the server runs, or name another ledger with --ledger."
        if "://" in place
        else "Check the path and its permissions, or name another with --ledger.",
    )


def none_yet(place: str) -> LedgerError:
    """No ledger was made there yet."""
    return LedgerError(
        f"{place}: expected a ledger, found none there yet",
        "To make it: sayso add INPUT... (--ledger or SAYSO_LEDGER names another place)",
    )


def no_ledger(place: str, found: str) -> LedgerError:
    """The file or database holds something else."""
    return LedgerError(
        f"{place}: expected a ledger of sayso, found {found}",
        "Name another file or database with --ledger; this one was left as it is.",
    )


def newer(place: str, found: int, known: int) -> LedgerError:
    """The ledger was written by a newer version of sayso."""
    return LedgerError(
        f"{place}: expected a ledger of version {known} or older, found version {found}",
        "Install the newer sayso that wrote it: pip install --upgrade sayso",
    )


def locked(place: str, seconds: int) -> LedgerError:
    """Another process held the ledger for too long."""
    return LedgerError(
        f"{place}: expected the ledger to be free within {seconds} seconds, found it locked by "
        "another program",
        "Wait until that one has ended, then give the same command again: nothing was lost.",
    )


def full(place: str) -> LedgerError:
    """No space is left for the ledger."""
    return LedgerError(
        f"{place}: expected space to write, found the disk full",
        "Make space, then give the same command again: what was reported as kept is kept.",
    )


def gone(place: str, reason: str) -> LedgerError:
    """The ledger's file or server vanished while it was in use."""
    return LedgerError(
        f"{place}: expected the ledger to stay while it is in use, found it gone ({reason})",
        "Bring it back, then give the same command again: what was reported as kept was kept.",
    )


def damaged(place: str, reason: str) -> LedgerError:
    """The database itself is damaged."""
    return LedgerError(f"{place}: expected a whole ledger, found it damaged ({reason})", _BACKUP)


def read_only(place: str) -> LedgerError:
    """The ledger must not be written to."""
    return LedgerError(
        f"{place}: expected a ledger that can be written to, found it read-only",
        "Check the permissions of the file and of its folder.",
    )


def failed(place: str, reason: str) -> LedgerError:
    """Anything else that the database refuses."""
    return LedgerError(
        f"{place}: expected the database to do its work, found an error ({reason})",
        "Give the same command again; if the error stays, run: sayso verify",
    )


def no_driver(place: str) -> LedgerError:
    """The driver of the database is not installed."""
    return LedgerError(
        f"{place}: expected a driver for this database, found none installed",
        'For PostgreSQL: pip install "sayso[postgres]"',
    )


def no_story(name: str, known: list[str]) -> NotThereError:
    """No story of the ledger is meant by that."""
    listed = "; ".join(known[:8]) or "none yet"
    return NotThereError(
        f"{name!r}: expected a story of the ledger (its name, its id or words of its title), found "
        f"none such; there are: {listed}",
        "sayso stories lists them; sayso add --story NAME INPUT... makes one by hand. Files and "
        "folders are read by sayso brief where they lie.",
    )


def several_stories(name: str, known: list[str]) -> NotThereError:
    """More than one story of the ledger is meant by that."""
    return NotThereError(
        f"{name!r}: expected words of one story's title, found {len(known)}: {'; '.join(known[:8])}",
        "Give more words, or the id.",
    )


def too_early(name: str, day: str, first: str | None) -> NotThereError:
    """No report of the story had been published, or was in the ledger, by that day."""
    begins = f"; its first report is of {first[:10]}" if first else ""
    return NotThereError(
        f"{name!r}: expected a report by {day}, found none{begins}",
        "Name a later day with --as-of or --known-by.",
    )


def bad_words(report: str, words: str) -> LedgerError:
    """A record whose span does not give back its words; it is refused."""
    return LedgerError(
        f"{report}: expected each span to give back its words, found {words}",
        "This is a fault of sayso itself. Please report it with the input.",
    )


def bad_blob(what: str, reason: str) -> LedgerError:
    """A blob that cannot be read back."""
    return LedgerError(
        f"{what}: expected a record that can be read back, found {reason}", "Run: sayso verify"
    )


def no_correction(name: str) -> LedgerError:
    """No decision of an editor has that id."""
    return LedgerError(
        f"{name!r}: expected the id of a correction (correction-12), found none in the ledger",
        "List those of a story with: sayso correct STORY",
    )


def undone(name: str, by: str) -> LedgerError:
    """The decision was taken back before."""
    return LedgerError(
        f"{name}: expected a decision that holds, found that {by} took it back",
        f"To let it hold again: sayso correct --undo {by}",
    )


def no_record(name: str) -> RecordError:
    """No record of the ledger has that id."""
    return RecordError(
        f"{name!r}: expected the id of a record in the ledger, or the beginning of one, found none",
        "Ids are in the output of: sayso search, sayso brief --format json, sayso stories",
    )


def many_records(name: str, found: list[str]) -> LedgerError:
    """Several records have ids that begin so."""
    listed = ", ".join(found[:5])
    return LedgerError(
        f"{name!r}: expected the beginning of one id, found several that begin so: {listed}"
        f"{', ...' if len(found) > 5 else ''}",
        "Give more of the id.",
    )


def cannot_correct(reason: str, hint: str = "") -> LedgerError:
    """What an editor asked for cannot be done to these records."""
    return LedgerError(reason, hint or "See: sayso correct --help")


def bad_archive(name: str, found: str) -> LedgerError:
    """A file that is no whole archive of a ledger."""
    return LedgerError(
        f"{name}: expected a whole archive of a ledger, found {found}",
        "Write it again with: sayso export --format archive -o FILE (nothing was imported)",
    )


def not_empty(place: str) -> LedgerError:
    """An archive is only imported into an empty ledger."""
    return LedgerError(
        f"{place}: expected an empty ledger to import into, found that it has reports",
        "Name a new one with --ledger; what is there was left as it is.",
    )


def no_pages(place: str) -> LedgerError:
    """Nothing in the ledger was fetched from the web."""
    return LedgerError(
        f"{place}: expected pages that were fetched from the web, found none",
        "Files that were added are carried by: sayso export --format archive",
    )
