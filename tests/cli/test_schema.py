from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from sayso.cli import app
from sayso.cli.schema import Contract
from sayso.tell.schema import CONTRACTS


@pytest.mark.parametrize("contract", list(CONTRACTS))
def test_each_contract_has_a_schema(contract: str) -> None:
    result = CliRunner().invoke(app, ["schema", contract])
    made = json.loads(result.stdout)
    assert made["type"] == "object"
    assert made["$id"] == f"sayso/{contract}/1"


def test_all_contracts_are_printed_and_offered() -> None:
    assert {c.value for c in Contract} == set(CONTRACTS)
    assert set(json.loads(CliRunner().invoke(app, ["schema"]).stdout)) == set(CONTRACTS)


def test_the_brief_has_the_lists_that_the_contract_names() -> None:
    made = json.loads(CliRunner().invoke(app, ["schema", "brief"]).stdout)
    for name in (
        "schema title as_of reports actors attributions times places estimates series points "
        "timeline unknowns copies"
    ).split():
        assert name in made["properties"]
