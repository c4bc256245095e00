"""What is asked of a ledger has one answer, whichever database holds it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sayso import correcting, filing, finding, showing
from sayso.correcting import Wish
from sayso.finding import Asked, Query
from sayso.keep import archive, check, clock
from sayso.keep.ledger import Ledger, open_ledger
from sayso.tell import shown
from tests import sample_ledger
from tests.keep import postgres
from tests.keep.conftest import server  # noqa: F401 (a fixture)


@pytest.fixture
def both(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Ledger, Ledger]:
    """The sample story in SQLite, and the same carried over to PostgreSQL."""
    made: postgres.Server = request.getfixturevalue("server")
    one = open_ledger(str(sample_ledger.make(tmp_path / "l.sqlite")))
    two = open_ledger(made.emptied())
    path = tmp_path / "archive"
    with path.open("wb") as out, one.reading() as connection:
        archive.write(connection, out)
    with path.open("rb") as source:
        archive.load(two, source, "archive")
    return one, two


def test_the_same_is_found_shown_corrected_and_told(
    both: tuple[Ledger, Ledger], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = both
    # What is shown tells when a correction was made: at one moment in both.
    moment = clock.text(datetime.now(UTC) + timedelta(minutes=1))
    monkeypatch.setattr(clock, "text_of_now", lambda: moment)
    for query in (Query("valve"), Query(actor="ida"), Query(counted="workers"), Query(place="NO")):
        found = [
            {(hit.kind, hit.id) for hit in finding.found(each, Asked(query), 50)} for each in both
        ]
        assert found[0] == found[1]
        assert found[0]
    point = filing.told(one, "Leak").story.points[0]
    for each in both:
        correction, follows = correcting.decide(
            each, "Leak", Wish("status", [point.id], "ada", "by letter", status="denied")
        )
        assert (correction.id, follows) == ("correction-1", True)
    briefs = [filing.told(each, "Leak").story.points for each in both]
    assert briefs[0] == briefs[1]
    told = [finding.changes(each, "Leak", "2025-05-13")[0] for each in both]
    assert [c.kind for c in told[0].changes] == [c.kind for c in told[1].changes]
    for name in (point.id, point.positions[0].attributions[0], "take-1"):
        assert shown.text(showing.show(one, name)) == shown.text(showing.show(two, name))
    with two.reading() as connection:
        assert list(check.faults(connection)) == []
    one.close()
    two.close()
