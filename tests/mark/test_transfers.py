from __future__ import annotations

import pytest

from sayso.mark import transfers
from sayso.records import Reading
from tests.mark.marked import marked, report_of

CASES = [
    ("Norland sent 40 tankers of diesel to the island.", ("Norland", "the island", "40 tankers")),
    ("The island received 40 generators from Norland.", ("Norland", "The island", "40 generators")),
    ("The clinics were given vaccines by the charity.", ("the charity", "The clinics", "vaccines")),
    ("The charity gave the clinics 500 masks.", ("The charity", "the clinics", "500 masks")),
    ("Norland sent a shipment of rifles to the island.", ("Norland", "the island", "a shipment")),
    ("Norland began to send fuel to the island.", ("Norland", "the island", "fuel")),
    ("The bank paid $3 million to the mayor.", ("The bank", "the mayor", "$3 million")),
]
NONE = [
    "The mayor gave a speech to the council.",
    "Norland sent a clear message to the island.",
    "Norland did not send fuel to the island.",
    "Norland could send fuel to the island.",
    "The deal provides leverage to the island.",
    "If Norland sends fuel to the island, the lights stay on.",
    "Sending fuel to the island would be costly.",
    "The mayor gave no comment.",
    "The spill gave the critics fresh ammunition.",
    "The vote gave the mayor two wins in a row.",
    "The deal gave the island access to $3 million.",
    "The poll gave the mayor a shot of confidence.",
    "The quake sent a wall of water to the island.",
    "The blast sent a cloud of gas to the town.",
    "Norland promised to send 40 tankers of diesel to the island.",
    "Doctors advise parents to give children bottled water.",
    "The army offered the family 500 tents.",
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0] for c in CASES])
def test_transfers(nlp, text: str, wanted: tuple[str, str, str]) -> None:
    (found,) = transfers.run(report_of(text), nlp(text), Reading("r"))["transfers"]
    assert found.giver is not None
    assert found.receiver is not None
    assert (found.giver.text, found.receiver.text) == wanted[:2]
    assert found.what.text.startswith(wanted[2])


@pytest.mark.parametrize("text", NONE)
def test_no_transfer(nlp, text: str) -> None:
    assert transfers.run(report_of(text), nlp(text), Reading("r"))["transfers"] == ()


def test_rests_on_its_attribution(nlp) -> None:
    report, doc, reading = marked(
        nlp, "{Pilots} <said> [Norland shipped 40 tonnes of flour to the island]."
    )
    (found,) = transfers.run(report, doc, reading)["transfers"]
    assert found.attribution == "a0"
