from __future__ import annotations

import pytest

from sayso.mark.ability import found_out


def could(nlp, text: str) -> bool:
    return any(found_out(token) for token in nlp(text))


@pytest.mark.parametrize(
    "text",
    [
        "Police could account for six freed workers on Tuesday.",
        "The ministry could confirm nine deaths.",
        "She could see two boats.",
        "By noon rescuers could hear three voices.",
        "Nurse Vera Hill could identify two of them.",
    ],
)
def test_what_somebody_could_find_out_is_so(nlp, text: str) -> None:
    assert could(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The toll could reach 60.",
        "Police could arrest six workers on Tuesday.",
        "The plant could close on Friday.",
        "He said rescuers could find 60 more.",
        "The cuts could see 300 jobs go.",
        "Six workers could be identified on Tuesday.",
        "Police could have identified six workers.",
        "Police identified six workers.",
    ],
)
def test_what_may_yet_be_is_not(nlp, text: str) -> None:
    assert not could(nlp, text)
