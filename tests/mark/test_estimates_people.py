"""Every form in which a report tells how many people, or votes, or cases there are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tests.mark.test_estimates import read

Nlp = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The death toll rose to 41 on Tuesday.", [(41, 41, "dead", "count")]),
        ("A blast tore through the market, killing 12 and wounding 30.", [(12, 12, "killed", "count"), (30, 30, "wounded", "count")]),
        ("The derailment left 12 dead, 30 hurt.", [(12, 12, "dead", "count"), (30, 30, "hurt", "count")]),
        ("At least 12 people were killed and dozens more injured when the dam gave way.", [(12, None, "people killed", "count"), (24, None, "people injured", "count")]),
        ("Between 40 and 50 villagers are missing.", [(40, 50, "villagers missing", "count")]),
        ("Rescuers found two more bodies on Sunday.", [(2, 2, "bodies found", "count")]),
        ("The agency put the dead at 57. It also raised the magnitude to 7.0.", [(57, 57, "dead", "count")]),
        ("Twenty bodies were found. The governor put the number of missing at over 60.", [(20, 20, "bodies found", "count"), (60, None, "missing", "count")]),
        ("The sirens never sounded, swear eleven survivors.", [(11, 11, "survivors", "count")]),
        ("Twelve died, the mayor, 61, told reporters.", [(12, 12, "died", "count")]),
        ("Twelve died in the blast, and the toll, 61, was the worst.", [(12, 12, "died", "count"), (61, 61, "dead", "count")]),
        ("The toll now stands at 57.", [(57, 57, "dead", "count")]),
        ("All 212 aboard survived.", [(212, 212, "people aboard survived", "count")]),
        ("A family of five drowned.", [(5, 5, "family drowned", "count")]),
        ("Nine people died, three of them children.", [(9, 9, "people died", "count"), (3, 3, "children", "count")]),
        ("The hospital treated 2,000-plus patients.", [(2000, None, "patients treated", "count")]),
        ("Several dozen protesters were arrested.", [(24, None, "protesters arrested", "count")]),
        ("Scores of homes were destroyed.", [(40, None, "homes destroyed", "count")]),
        ("As many as 300 people may have drowned.", [(None, 300, "people drowned", "count")]),
        ("Up to 5,000 people could be evacuated by Friday.", [(None, 5000, "people evacuated", "forecast")]),
        ("Health officials confirmed 22 new cases, bringing the total to 310.", [(22, 22, "new cases", "count"), (310, 310, "cases", "count")]),
        ("Alder won 1.2 million votes, and his rival 900,000.", [(1200000, 1200000, "votes won", "count"), (900000, 900000, "votes", "count")]),
        ("Of the 140 passengers, 23 were still missing.", [(140, 140, "passengers", "count"), (23, 23, "passengers missing", "count")]),
        ("The attack killed six soldiers, four civilians and a driver.", [(6, 6, "soldiers killed", "count"), (4, 4, "civilians killed", "count")]),
        ("Hundreds of thousands remain without power.", [(200000, None, "people without power", "count")]),
        ("The number of people killed has passed 1,000.", [(1000, None, "people killed", "count")]),
        ("Nobody was hurt, the harbour police said.", [(0, 0, "people hurt", "count")]),
        ("Fire kills at least 14, say relatives; police say none.", [(14, None, "killed", "count"), (0, 0, "killed", "count")]),
        ("Twelve more people died, which would bring the toll to 66.", [(12, 12, "people died", "count"), (66, 66, "dead", "count")]),
        ("Three divers died and 22 others sustained injuries.", [(3, 3, "divers died", "count"), (22, 22, "divers injured", "count")]),
        ("Seven employees and three of a contractor were taken to hospital.", [(7, 7, "employees taken to hospital", "count"), (3, 3, "employees taken to hospital", "count")]),
        ("Fifteen people died on the coast. Norway: 9, of whom two were children.", [(15, 15, "people died", "count"), (9, 9, "people died", "count"), (2, 2, "children", "count")]),
        ("The wardens are well. They are on the island, all sixty of them.", [(60, 60, "wardens", "count")]),
        ("With 88 dead and 300 missing, the flood is the worst in decades.", [(88, 88, "dead", "count"), (300, 300, "missing", "count")]),
        ("Organisers put the crowd at 50,000; police put it at 12,000.", [(50000, 50000, "crowd", "count"), (12000, 12000, "crowd", "count")]),
        ("One soldier died and two others were wounded.", [(1, 1, "soldier died", "count"), (2, 2, "soldier wounded", "count")]),
        ("Police detained 87 protesters, 14 of whom remain in custody.", [(87, 87, "protesters detained", "count"), (14, 14, "protesters", "count")]),
        ("Parliament approved it by 210 votes to 95.", [(210, 210, "votes", "count"), (95, 95, "votes", "count")]),
        ("From 30 to 40 people were inside.", [(30, 40, "people", "count")]),
        ("The force is about 3,000 strong.", [(3000, 3000, "force", "count")]),
        ("Norway has 12,000 troops in the region, and plans to send 3,000 more.", [(12000, 12000, "troops", "count"), (3000, 3000, "troops sent", "plan")]),
        ("It expects 8,000 refugees by December.", [(8000, 8000, "refugees", "forecast")]),
        ("Every day 300 refugees arrive.", [(300, 300, "refugees arrive", "flow")]),
        ("Some 300 refugees per day arrive.", [(300, 300, "refugees", "flow")]),
        ("Seven of the nine crew members were rescued.", [(7, 7, "crew members rescued", "count"), (9, 9, "crew members", "count")]),
        ("It suffered 3,000 casualties: 300 killed and 2,700 wounded.", [(3000, 3000, "casualties suffered", "count"), (300, 300, "killed", "count"), (2700, 2700, "wounded", "count")]),
        ("The governor raised the toll to 118 from 97.", [(118, 118, "dead", "count")]),
        ("The number of dead was put at 118 by the mayor, while rescuers said at least 140 had died.", [(118, 118, "dead", "count"), (140, None, "died", "count")]),
        ("Thirty-one of the injured were flown to Hovik.", [(31, 31, "injured flown", "count")]),
        ("The plant employs about 640.", [(640, 640, "people employed", "count")]),
        ("The crash killed the driver and four of his passengers.", [(4, 4, "passengers killed", "count")]),
        ("Twelve were killed, five of them children, and 40 wounded.", [(12, 12, "killed", "count"), (5, 5, "children", "count"), (40, 40, "wounded", "count")]),
        ("The group, numbering around 300, set up camp.", [(300, 300, "group", "count")]),
        ("About 11,000 troops are in the region, 2,600 of whom are to be sent to the front.", [(11000, 11000, "troops", "count"), (2600, 2600, "troops", "plan")]),
        ("The union says 9,000 workers will strike; the firm says fewer than 3,000 will.", [(9000, 9000, "workers to strike", "forecast"), (None, 3000, "workers", "count")]),
        ("The bulletin put deaths at 14 and confirmed cases at 4,120.", [(14, 14, "deaths", "count"), (4120, 4120, "cases", "count")]),
        ("The army lowered the number of its soldiers killed from nine to seven.", [(7, 7, "soldiers killed", "count")]),
        ("Some 1,100 people left, bringing those displaced to 3,500.", [(1100, 1100, "people left", "count"), (3500, 3500, "people displaced", "count")]),
        ("How many are dead? Thirty-seven, the president said, and 64 wounded.", [(37, 37, "dead", "count"), (64, 64, "wounded", "count")]),
        ("How many sailors have died: Norrby says 96, Hovik says more than 500.", [(96, 96, "sailors died", "count"), (500, None, "sailors died", "count")]),
        ("On Monday 77 patients were in the ward; on Tuesday there were 83.", [(77, 77, "patients", "count"), (83, 83, "patients", "count")]),
        ("There are 23 deaths, up from 14 a week ago.", [(23, 23, "deaths", "count"), (14, 14, "deaths", "count")]),
        ("The ward has 203 patients, down from a peak of 260.", [(203, 203, "patients", "count"), (260, 260, "patients", "count")]),
        ("It counted 160 cases in Norrby and 40 in Hovik.", [(160, 160, "cases", "count"), (40, 40, "cases", "count")]),
        ("Its last bulletin gave 31 deaths. The lawmaker says that it is more than 50.", [(31, 31, "deaths", "count"), (50, None, "deaths", "count")]),
        ("Guards stopped 9,500 travellers and have turned back 61.", [(9500, 9500, "travellers stopped", "count"), (61, 61, "travellers stopped", "count")]),
        ("The garrison had been no stronger than 80 men.", [(None, 80, "men", "count")]),
        ("Nine people were killed, including two firefighters.", [(9, 9, "people killed", "count"), (2, 2, "firefighters", "count")]),
        ("Two children were hurt.", [(2, 2, "children hurt", "count")]),
        ("“There are not 40 dead. There are 17,” he said.", [(17, 17, "dead", "count")]),
        ("The agency puts killed and wounded together at about 190, an aide told us.", [(190, 190, "killed and wounded", "count")]),
        ("There are guards: the firm has owned up to 131.", [(131, 131, "guards", "count")]),
        ("The 2,500 “foreigners” have never been seen.", [(2500, 2500, "foreigners", "count")]),
        ("Berg counted 587 soldiers. That is not the same as the 412 whom she found there.", [(587, 587, "soldiers", "count"), (412, 412, "soldiers", "count")]),
        ("One paper printed 421, by mistake. Reports that tell of 2,000 soldiers are without foundation.", []),
        ("About 900 sailors came. The band will reach 60. Deputy Ask said the figure of 900 had been mentioned.", [(900, 900, "sailors", "count"), (60, 60, "sailors", "forecast"), (900, 900, "sailors", "count")]),
        ("The army said 41 of its soldiers, including three officers, had been killed, and 112 wounded.", [(41, 41, "soldiers killed", "count"), (3, 3, "officers", "count"), (112, 112, "soldiers wounded", "count")]),
        ("Doctors at three hospitals gave lists with at least 40 dead on them.", [(3, 3, "hospitals", "count"), (40, None, "dead", "count")]),
        ("He said 58 members of the Danish forces had fallen.", [(58, 58, "soldiers fallen", "count")]),
        ("Under the plan, 900 pupils aged 6 to 12 will each get two doses.", [(900, 900, "pupils", "plan")]),
        ("How many are ill? The ministry confirmed 9,615 cases, against 7,940 a week earlier.", [(9615, 9615, "cases", "count"), (7940, 7940, "cases", "count")]),
        ("The office said that 203 were in its wards.", [(203, 203, "patients", "count")]),
        ("The group, which first saw the guards, put them at between 120 and 150.", [(120, 150, "guards", "count")]),
        ("Some 20 Danes died, out of a force that had grown to around 1,000.", [(20, 20, "Danes died", "count"), (1000, 1000, "force", "count")]),
        ("It expects 900 cases in the province before the season ends.", [(900, 900, "cases", "forecast")]),
        ("The ministry put deaths at 23. Police hold four aides. The true number is higher, between 58 and 70.", [(23, 23, "deaths", "count"), (4, 4, "aides", "count"), (58, 70, "deaths", "count")]),
        ("A gunman took the lives of 49 pilgrims.", [(49, 49, "pilgrims dead", "count")]),
        ("Of the dead, ten were women.", [(10, 10, "women", "count")]),
        ("The official death count crept up to 46.", [(46, 46, "deaths", "count")]),
        ("Two people were saved, and one is missing.", [(2, 2, "people saved", "count"), (1, 1, "people missing", "count")]),
        ("One of its employees is unaccounted for.", [(1, 1, "employees unaccounted", "count")]),
        ("One of its employees wants to go.", []),
        ("Missing persons number 41.", [(41, 41, "missing", "count")]),
        ("Loss of life stands at 51.", [(51, 51, "dead", "count")]),
        ("The army, about 13,000 strong, has marched.", [(13000, 13000, "army", "count")]),
        ("A plan provides for the evacuation of as many as 20,000.", [(None, 20000, "people", "count")]),
        ("A total of 46 Danish servicemen returned home.", [(46, 46, "servicemen returned home", "count")]),
        ("He sent “special forces, some fifty of them”.", [(50, 50, "special forces sent", "count")]),
        ("Six residents were killed, two of them schoolgirls.", [(6, 6, "residents killed", "count"), (2, 2, "schoolgirls", "count")]),
        ("The guards, whose number did not exceed 45 men, fled.", [(None, 45, "men", "count")]),
        ("More than 300 had perished.", [(300, None, "died", "count")]),
        ("Some 40 residents have yet to be accounted for.", [(40, 40, "residents unaccounted for", "count")]),
        ("It listed 58 civilian dead in the north.", [(58, 58, "civilian dead", "count")]),
        ("Nine members of staff were on duty.", [(9, 9, "members of staff on duty", "count")]),
        ("Some 240 persons are in detention.", [(240, 240, "persons in detention", "count")]),
        ("The 900 people who live there would have been in peril.", [(900, 900, "people in peril", "count")]),
        ("The ship put ashore no fewer than 870 sailors.", [(870, None, "sailors put ashore", "count")]),
    ],
)  # fmt: skip
def test_how_many(
    nlp: Nlp, text: str, expected: list[tuple[float | None, float | None, str, str]]
) -> None:
    assert [(e.low, e.high, e.counted, e.kind) for e in read(nlp, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The pair were released on Friday.",
        "It was not 200 or 500 people.",
        "There are not 40 dead, and there are not 30.",
        "There is no evidence that 3,000 troops crossed the border.",
        "The claim that 2,000 soldiers crossed is without foundation.",
        "Reports of 2,000 soldiers are false.",
        "The minister, 61, visited the 19th division on 4 May.",
        "Eight in ten households have no water.",
        "A 112 caller told the guards.",
        "The opposition needs 76 votes to topple her.",
        "He was sentenced to 14 years.",
        "The Gang of Eight met.",
        "All 50 states took part.",
        "The two ministers met for the first time in 12 years.",
    ],
)
def test_none(nlp: Nlp, text: str) -> None:
    assert read(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Among likely voters, 46 percent would choose Alder and 44 percent would back Lind.", ["percent of likely voters who choose Alder", "percent of likely voters who back Lind"]),
        ("The mayor has 85 percent support.", ["support in percent"]),
        ("Danish citizens make up about 80 percent of the investors.", ["citizens as percent of investors"]),
        ("The bank raised its growth forecast to 1.8 percent.", ["growth forecast in percent"]),
        ("Nearly half the money came from 62 people.", ["share of money", "people"]),
        ("Nearly a fifth of those with houses sleep in cars.", ["share of those with houses sleep"]),
        ("The fire burned 3,400 hectares.", ["hectares burned"]),
        ("Turnout reached 58.3 percent, up from 49.1 percent in 2019.", ["Turnout in percent"]),
        ("The plants emit two billion tonnes per year of carbon dioxide.", ["tonnes per year of carbon dioxide"]),
        ("About 1,500 coal- and gas-fired power plants closed.", ["coal- and gas-fired power plants closed"]),
    ],
)  # fmt: skip
def test_shares_and_amounts(nlp: Nlp, text: str, counted: list[str]) -> None:
    assert [e.counted for e in read(nlp, text)] == counted


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Five NATO soldiers were hurt.", "NATO"),
        ("The 29 New Yorkers wounded by a bomb left.", "New Yorkers"),
        ("The union took 10,000 refugees from Syria.", "Syria"),
        ("Norway claimed to have killed 80 soldiers.", None),
        ("With 300 ballots counted, Norway has a mayor.", None),
    ],
)
def test_of_whom(nlp: Nlp, text: str, of: str | None) -> None:
    assert read(nlp, text)[0].of == of


def test_a_participle_shares_the_time_of_what_it_tells_more_of(nlp: Nlp) -> None:
    text = "On Friday a blast shook the port, killing 12 sailors."
    (found,) = read(nlp, text, (("Friday", "2024-05-03"),))
    assert found.when is not None
    assert found.when.value == "2024-05-03"


def test_each_figure_has_the_day_right_after_it(nlp: Nlp) -> None:
    text = "A hundred people were arrested on Sunday and 300 on Monday."
    found = read(nlp, text, (("Sunday", "2024-05-05"), ("Monday", "2024-05-06")))
    assert [e.when.value for e in found if e.when] == ["2024-05-05", "2024-05-06"]


def test_how_rare_it_is_makes_no_flow(nlp: Nlp) -> None:
    text = "With 88 dead, the flood is the worst in two decades."
    assert [e.kind for e in read(nlp, text, (("two decades", "P20Y"),))] == ["count"]


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            "How many dead ? toll rose to from 41 300 1,500 thirty more others another the of them "
            "those died were killed in Norway up down a week ago between and , . : will percent said".split()
        ),
        max_size=26,
    )
)
def test_any_words(nlp: Nlp, words: list[str]) -> None:
    text = " ".join(words)
    for estimate in read(nlp, text):
        assert text[estimate.span.start : estimate.span.end] == estimate.span.text
        assert estimate.counted.strip()
        assert estimate.low is not None or estimate.high is not None
