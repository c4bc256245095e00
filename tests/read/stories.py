"""A small story of our own that the tests of reading dress up in different ways."""

from __future__ import annotations

STORY = (
    "The ferry Maren struck a reef off the island of Kest shortly before dawn on Tuesday, the coast "
    "guard said, and at least twelve of the 340 people on board were killed.",
    "“We heard a long scraping noise and then the lights went out,” said Ida Lund, a teacher who was "
    "travelling with her class of twenty-one children.",
    "What went wrong?",
    "The operator, Northern Lines, denied that the vessel was overloaded. A spokeswoman, Petra Vang, "
    "said that the ship had passed an inspection in January.",
    "Investigators have not said whether the radar was working. They expect to publish a first report "
    "within thirty days.",
    "Prime Minister Olav Dahl promised help for the families and ordered flags to be flown at half-mast "
    "on all public buildings.",
)
TITLE = "Ferry runs aground off Kest, killing at least twelve"
TEXT = "\n\n".join(STORY)
