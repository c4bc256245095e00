"""Every error sayso shows: one base, one builder per message.

A message says what was expected, what was found, and what to do. Core code raises; only the doors
print.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Base of all errors meant for the user's eyes. `hint` says what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(SaysoError):
    """An input that cannot be read as reports."""


class DataError(SaysoError):
    """A dictionary or model of the package that is missing or not the one expected."""


class LedgerError(SaysoError):
    """A ledger that cannot be opened, written or read, or that lacks what was asked for."""
