from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc

from sayso.data import load
from sayso.join import actors
from sayso.mark import mentions
from sayso.records import Actor, Attribution, Link, Reading, Report, Span, Story

Nlp = Callable[[str], Doc]


class Told:
    """A story of short texts; `sources` are words that stand in the text of that number."""

    def __init__(self, nlp: Nlp, texts: list[str], sources: list[tuple[int, str]] = ()) -> None:  # type: ignore[assignment]
        data = {name: load(name) for name in mentions.STEP.uses}
        self.reports = tuple(Report(f"r{n}", f"r{n}", t) for n, t in enumerate(texts))
        self.readings = tuple(
            Reading(
                r.id,
                mentions=mentions.run(r, nlp(r.text), Reading(r.id), **data)["mentions"],
                attributions=tuple(
                    Attribution(f"a{k}", r.id, (find(r, words),), (), ())
                    for k, (n, words) in enumerate(sources)
                    if f"r{n}" == r.id
                ),
            )
            for r in self.reports
        )
        self.join()

    def join(self) -> None:
        story = Story("s", "", tuple(r.id for r in self.reports))
        data = {name: load(name) for name in actors.STEP.uses}
        out = actors.run(self.reports, self.readings, story, **data)
        self.actors: tuple[Actor, ...] = out["actors"]  # type: ignore[assignment]
        self.links: tuple[Link, ...] = out["links"]  # type: ignore[assignment]

    def named(self, name: str) -> Actor:
        return next(a for a in self.actors if name in (a.name, *a.aliases))

    def who(self, number: int, relation: str = "speaks") -> list[str]:
        names = {a.id: a.name for a in self.actors}
        return [
            names[link.right]
            for link in self.links
            if link.left == f"a{number}" and link.relation == relation
        ]


def find(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return report.cut(start, start + len(words))


@pytest.mark.parametrize(
    ("text", "source", "names"),
    [
        ("Ana Ruiz, a chemist at the Lakeside Institute, said no.", "Ana Ruiz, a chemist at the Lakeside Institute,", ["Ana Ruiz"]),
        ("Oslo and Lima denied the reports.", "Oslo and Lima", ["Norway", "Peru"]),
        ("Poland, Latvia and Estonia denied it.", "Poland, Latvia and Estonia", ["Poland", "Latvia", "Estonia"]),
        ("Anna Lee, D-Utah, and Boris Roy said no.", "Anna Lee, D-Utah, and Boris Roy", ["Anna Lee", "Boris Roy"]),
        ("Greece’s fisheries agency said the nets were legal.", "Greece’s fisheries agency", ["Greece’s fisheries agency"]),
        ("The office of the Greek president, Eva Doukas, denied it.", "The office of the Greek president, Eva Doukas,", ["Office of the President of Greece"]),
        ("Some divers say the wreck moved.", "Some divers", ["divers"]),
        ("Its harbor master Jan Kok said no.", "Its harbor master Jan Kok", ["Jan Kok"]),
        ("Maria Silva’s statement said no.", "Maria Silva’s statement", ["Maria Silva"]),
    ],
)  # fmt: skip
def test_who_a_source_names(nlp: Nlp, text: str, source: str, names: list[str]) -> None:
    assert Told(nlp, [text], [(0, source)]).who(0) == names


def test_a_pronoun_speaks_for_its_antecedent(nlp: Nlp) -> None:
    text = "Ana Ruiz runs the lab. She said the vials were missing."
    told = Told(nlp, [text], [(0, "She")])
    assert told.who(0) == ["Ana Ruiz"]
    link = next(x for x in told.links if x.relation == "speaks")
    assert link.score < 1
    assert "subject" in link.reason


def test_the_chain_is_passed_on_in_order(nlp: Nlp) -> None:
    text = "Reuters reported that Ana Ruiz, citing the Lakeside Institute, said no."
    told = Told(nlp, [text], [(0, "the Lakeside Institute")])
    report, reading = told.reports[0], told.readings[0]
    via = (find(report, "Reuters"), find(report, "Ana Ruiz"))
    told.readings = (replace(reading, attributions=(replace(reading.attributions[0], via=via),)),)
    told.join()
    assert told.who(0, "passes on") == ["Reuters", "Ana Ruiz"]
    reasons = [x.reason[0] for x in told.links if x.relation == "passes on"]
    assert reasons == ["1", "2"]


def test_one_state_for_its_capital_and_names(nlp: Nlp) -> None:
    told = Told(nlp, ["Portugal signed the pact.", "Lisbon denied that it had signed the pact."])
    state = told.named("Portugal")
    assert state == told.named("Lisbon")
    assert (state.kind, state.country) == ("state", "PT")


@pytest.mark.parametrize(
    ("texts", "one", "two", "same"),
    [
        (["Ana B. Ruiz said no.", "Ana Ruiz said yes."], "Ana B. Ruiz", "Ana Ruiz", True),
        (["Ana Ruiz said no.", "Carlos Ruiz said yes."], "Ana Ruiz", "Carlos Ruiz", False),
        (["Ana Ruiz said no.", "Ms. Ruiz said yes."], "Ana Ruiz", "Ms. Ruiz", True),
        (["Ana Ruiz said no.", "Mr. Ruiz said yes."], "Ana Ruiz", "Mr. Ruiz", False),
        (
            ["Ana Ruiz and Eva Ruiz said no.", "Ms. Ruiz said yes."],
            "Ana Ruiz", "Ms. Ruiz", False,
        ),
        (
            ["The National Water Institute said no.", "The NWI said yes."],
            "National Water Institute", "the NWI", True,
        ),
        (
            ["Kenya’s Defense Ministry said no.", "Uganda’s Defense Ministry said yes."],
            "Kenya’s", "Uganda’s", False,
        ),
        (["Officials said no.", "Officials said yes."], "r0", "r1", False),
    ],
)  # fmt: skip
def test_the_same_across_reports(
    nlp: Nlp, texts: list[str], one: str, two: str, same: bool
) -> None:
    sources = [(n, text.split(" said")[0]) for n, text in enumerate(texts)]
    told = Told(nlp, texts, sources)
    speakers = [
        {x.right for x in told.links if x.left == f"a{n}" and x.relation == "speaks"}
        for n in (0, 1)
    ]
    assert bool(speakers[0] & speakers[1]) is same, (one, two)


def test_a_description_told_in_one_report_is_known_in_another(nlp: Nlp) -> None:
    texts = [
        "Chile’s nuclear agency shut the plant. Chile’s Nuclear Safety Agency said it would last.",
        "Chile’s nuclear agency said the plant was cold.",
    ]
    told = Told(nlp, texts, [(1, "Chile’s nuclear agency")])
    assert told.who(0) == ["Nuclear Safety Agency"]


def test_what_is_only_a_description_is_no_actor_unless_it_speaks(nlp: Nlp) -> None:
    text = "A ferry captain met some divers. A cook said the sea was calm."
    told = Told(nlp, [text], [(0, "A cook")])
    assert [a.name for a in told.actors] == ["cook"]


def test_roles_and_aliases(nlp: Nlp) -> None:
    text = "Transport Minister Ana Ruiz resigned. Ms. Ruiz, a former pilot, said little."
    ruiz = Told(nlp, [text]).named("Ana Ruiz")
    assert ruiz.roles == ("Transport Minister", "former pilot")
    assert ruiz.aliases == ("Ana Ruiz", "Ms. Ruiz")


def test_links_keep_reports_own_links_and_are_the_same_twice(nlp: Nlp) -> None:
    told = Told(nlp, ["Ana Ruiz said no."], [(0, "Ana Ruiz")])
    first = (told.actors, told.links)
    told.join()
    assert (told.actors, told.links) == first
    assert all(x.step == "actors" and 0 < x.score <= 1 and x.reason for x in told.links)


def test_whose_president_somebody_is(nlp: Nlp) -> None:
    told = Told(
        nlp,
        ["Torland Bank is old. “It is safe,” said its president, Anna Roe. Nobody knows."],
        [(0, "its president, Anna Roe"), (0, "Nobody")],
    )
    assert told.named("Anna Roe").roles == ("Torland Bank’s president",)
    assert told.who(0) == ["Anna Roe"]
    assert told.who(1) == []


def test_the_second_is_named_by_its_noun(nlp: Nlp) -> None:
    text = "The first entry says that the valve leaks. The second, of 3 May, says that it broke."
    told = Told(nlp, [text], [(0, "The second, of 3 May,")])
    assert told.who(0) == ["second entry"]


def test_the_first_word_of_the_only_company(nlp: Nlp) -> None:
    told = Told(
        nlp,
        [
            "The ferry belongs to Norvik Shipping. Its head is Anna Norvik.",
            "In Oslo, Norvik said that all was well.",
        ],
        [(1, "Norvik")],
    )
    assert told.who(0) == ["Norvik Shipping"]


def test_a_release_is_the_bodys_that_other_reports_name(nlp: Nlp) -> None:
    told = Told(
        nlp,
        [
            "Eleven of our men were wounded near the bridge.",
            "The Peruvian Transport Ministry said the bridge was shut.",
        ],
        [(1, "The Peruvian Transport Ministry")],
    )
    release = replace(told.reports[0], outlet="Ministry of Transport of Peru")
    told.reports = (release, *told.reports[1:])
    own = Attribution("a9", "r0", (), (), (find(release, "Eleven of our men were wounded"),))
    told.readings = (replace(told.readings[0], attributions=(own,)), *told.readings[1:])
    told.join()
    assert told.who(9) == ["Peruvian Transport Ministry"]


def test_a_rank_alone_is_no_lawyers(nlp: Nlp) -> None:
    told = Told(
        nlp,
        [
            "Me Rafia Batani, a lawyer, counted 40 dead.",
            "Nobody knows where Col Batani is.",
        ],
        [(0, "Me Rafia Batani"), (1, "Col Batani")],
    )
    assert told.who(0) == ["Rafia Batani"]
    assert told.who(1) == ["Batani"]


def test_a_rank_tells_which_of_two_is_meant(nlp: Nlp) -> None:
    told = Told(
        nlp,
        [
            "Me Rafia Batani, a lawyer, counted 40 dead.",
            "The station was taken by Essoham Batani.",
            "Col Essoham Batani read a statement.",
            "Nobody knows where Colonel Batani is.",
        ],
        [(3, "Colonel Batani")],
    )
    assert told.who(0) == ["Essoham Batani"]
