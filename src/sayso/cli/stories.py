"""sayso stories."""

from __future__ import annotations

import sys

from sayso.cli import show
from sayso.cli.ledgers import Place, opened


def stories(ledger: Place = None) -> None:
    """List the stories of the ledger: how many reports each has, of which days.

    First those that were named with `sayso add --story`, then those found among the other reports,
    by id and title. `sayso brief` takes either name or id.
    """
    from sayso import filing
    from sayso.keep.stories import listed

    with opened(ledger) as kept:
        with kept.reading() as connection:
            named = listed(connection)
        found = filing.found(kept)
        days = filing.days(kept, found)
    lines = [(entry.name, "", entry.reports, (entry.first, entry.last)) for entry in named]
    lines += [(story.id, story.title, len(story.reports), days[story.id]) for story in found]
    if not lines:
        sys.stderr.write("The ledger is empty. Add reports with: sayso add INPUT...\n")
    width = max((len(name) for name, *_ in lines), default=0)
    for name, title, count, (first, last) in lines:
        counted = f"{count:,} report{'s' if count != 1 else ''}"
        told = " to ".join(dict.fromkeys(day[:10] for day in (first, last) if day))
        line = f"{name:<{width}}  {counted:>13}  {told:<24}  {title}"
        sys.stdout.write(show.plain(line).rstrip() + "\n")
