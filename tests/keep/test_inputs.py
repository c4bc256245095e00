from __future__ import annotations

from sayso.keep import inputs, stories, views
from sayso.keep.ledger import Ledger
from tests.keep import filed


def test_pages_are_given_as_they_came_each_once(ledger: Ledger) -> None:
    page = filed.raw(
        address="https://port.example/a",
        url="https://port.example/a",
        status=200,
        headers=(("Content-Type", "text/html"),),
        fetched="2025-05-11T10:00:00+00:00",
    )
    filed.file(ledger, page, story="Ferry")
    filed.file(ledger, page, given='{"outlet": "Port"}')  # the same answer, described anew
    filed.file(ledger, filed.raw("A bridge fell.", "/in/bridge.txt"))
    with ledger.reading() as connection:
        assert list(inputs.pages(connection)) == [page]
        row = stories.row(connection, "Ferry")
        assert row is not None
        here = {each.address for each in views.of_story(connection, row)}
        assert list(inputs.pages(connection, here)) == [page]
        assert list(inputs.pages(connection, {"/in/bridge.txt"})) == []
        assert inputs.count(connection) == inputs.count(connection, here) == 2
        assert inputs.count(connection, ()) == 0
