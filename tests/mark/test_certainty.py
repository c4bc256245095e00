from __future__ import annotations

import pytest

from sayso.mark import certainty
from tests.mark.marked import marked

CASES = [
    ("{The port} <said> [the ferry has sunk].", "stated"),
    ("{The port} <said> [the ferry has probably sunk].", "likely"),
    ("{The port} <said> [the ferry is likely to sink].", "likely"),
    ("{The port} <said> [the ferry is very likely to sink].", "very likely"),
    ("{The port} <said> [the ferry is unlikely to sink].", "unlikely"),
    ("{The port} <said> [the ferry is highly unlikely to sink].", "very unlikely"),
    ("{The port} <said> [the ferry is not likely to sink].", "unlikely"),
    ("{The port} <said> [the ferry has almost certainly sunk].", "almost certain"),
    ("{The port} <said> [the ferry may have sunk].", "roughly even"),
    ("{The port} <said> [it is possible that the ferry sank].", "roughly even"),
    ("{The port} <said> [calls have been possible again].", "stated"),
    ("{The port} <said> [it was possible that the ferry sank].", "roughly even"),
    ("{The port} <said> [a leak could be the cause].", "roughly even"),
    ("{The port} <said> [there is almost no chance of survivors].", "almost no chance"),
    ("{The port} <said> [there is a 70 percent chance of rain].", "likely"),
    ("{The port} <said> [there was no doubt about the leak].", "almost certain"),
    ("{The crew} <said> [they could see the smoke].", "stated"),
    ("{The crew} <said> [the pump could not be repaired].", "stated"),
    ("{The port} <said> [this was a sign that the hull may leak].", "stated"),
]


@pytest.mark.parametrize(("text", "band"), CASES, ids=[c[0] for c in CASES])
def test_bands(nlp, text: str, band: str) -> None:
    (found,) = certainty.run(*marked(nlp, text))["attributions"]
    assert found.certainty == band
