"""Small stories in many fields: which figures measure the same, however their reports word it.

A figure stands as `{number|what the mark stage says is counted|measure}`, with `|subset` behind where it
is marked as a part. Figures of one measure are one series, and no series holds two. The measure `-` is in
none of the others.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from sayso.data import load
from sayso.join import series
from sayso.records import Estimate, Reading, Report, Span, Story, ident
from tests.build import reading

_FIGURE = re.compile(r"\{([\d,]+)\|([^|}]+)\|([^|}]+)(\|subset)?\}")

STORIES: dict[str, list[tuple[str, str]]] = {
    "conflict": [
        (
            "2031-03-02",
            "The army said {14|soldiers killed|army dead} of its soldiers were killed and "
            "{31|soldiers wounded|army hurt} wounded when rebels overran the post at "
            "Dorrum.\n\n"
            "The rebel front said it had killed {40|troops killed|army dead} troops and "
            "captured {9|troops captured|army captured}. It admitted losing {6|fighters "
            "lost|rebels dead} fighters of its own.\n\n"
            "A nurse in the town said {3|civilians died|civilians dead} civilians had "
            "died, among them a girl.",
        ),
        (
            "2031-03-03",
            "General Ruud Tamm put the army's losses at 17 dead. "
            "{33|servicemen hurt|army hurt} servicemen were hurt, he said, and "
            "8 are in rebel hands.",
        ),
        (
            "2031-03-03",
            "The front's spokesman said {52|government soldiers fallen|army dead} "
            "government soldiers had fallen. He said {11|prisoners|army captured} "
            "prisoners were being treated well.",
        ),
        (
            "2031-03-04",
            "{5|civilians killed|civilians dead} civilians were killed in the fighting "
            "around Dorrum, the Red Crescent said. Some {2,300|people fled|displaced} "
            "people have fled their homes.\n\n"
            "The army said {19|soldiers died|army dead} soldiers had died. The mayor said "
            "{2,600|residents sheltering|displaced} residents were sheltering in schools.",
        ),
    ],
    "flood": [
        (
            "2031-05-10",
            "{12|people drowned|dead} people drowned when the river Aska burst its banks, "
            "the civil protection agency said. {20|people missing|missing} people are "
            "missing.\n\n"
            "{4,000|residents evacuated|displaced} residents were evacuated overnight. "
            "Firefighters rescued {310|people rescued|rescued} people from roofs.",
        ),
        (
            "2031-05-11",
            "The death toll from the floods rose to {18|dead|dead}, governor Alva Strand "
            "said. {15|people unaccounted|missing} people were still unaccounted for.\n\n"
            "The agency said {6,200|people moved|displaced} people had been moved out of "
            "their homes. Rescuers have pulled {420|people pulled to safety|rescued} "
            "people to safety.",
        ),
        (
            "2031-05-12",
            "Doctors counted {21|bodies|dead} bodies. The agency said {19|people "
            "dead|dead} people were dead and {11|people|missing} had not been found.\n\n"
            "{6,500|evacuees|displaced} evacuees are in {14|shelters|-} shelters. About "
            "{900|houses flooded|-} houses were flooded.",
        ),
    ],
    "outbreak": [
        (
            "2031-06-01",
            "The health ministry reported {210|cases|suspected} suspected cases of measles "
            "and {34|confirmed ones|confirmed} confirmed ones. {5|children died|dead} "
            "children have died.\n\n"
            "{41|patients|hospital} patients are in hospital. {1,200|children "
            "vaccinated|vaccinated} children were vaccinated over the weekend.",
        ),
        (
            "2031-06-03",
            "{260|people suspected|suspected} people are suspected of having measles, the "
            "ministry said; {52|infections|confirmed} infections have been confirmed by a "
            "laboratory. The disease has killed {7|people killed|dead} people.\n\n"
            "{55|people hospitalised|hospital} people were hospitalised. The doctors' "
            "union said {12|died|dead} had died.",
        ),
        (
            "2031-06-05",
            "Measles has claimed {8|lives|dead} lives, the ministry said. It has confirmed "
            "{60|cases|confirmed} cases. {3,900|children received vaccine|vaccinated} "
            "children have received the vaccine.\n\n"
            "{48|patients treated|hospital} patients were still being treated in hospital.",
        ),
    ],
    "strike": [
        (
            "2031-09-01",
            "The dockers' union said {3,000|workers walked out|strikers} workers had "
            "walked out. The port put the number at {1,900|workers walked out|strikers}.\n\n"
            "Police said {800|people marched|marchers} people marched through the town. "
            "{14|people arrested|arrested} people were arrested.",
        ),
        (
            "2031-09-02",
            "{3,400|dockers|strikers} dockers were on strike on Tuesday, the union said. "
            "The port said {2,000|workers stopped work|strikers} workers had stopped work.\n\n"
            "Police detained {22|people detained|arrested} people. "
            "{1,100|demonstrators|marchers} demonstrators took to the streets, police "
            "said; the union counted {4,500|protesters|marchers} protesters.",
        ),
        (
            "2031-09-03",
            "The union said {3,600|strikers joined stoppage|strikers} strikers had joined "
            "the stoppage. {19|people|custody} people remained in custody, police said. "
            "{6|people injured|injured} people were injured in a scuffle.",
        ),
    ],
    "election": [
        (
            "2031-10-05",
            "The commission said {41,000|people voted|voted} people had voted by noon. "
            "{212|polling stations opened|stations} polling stations opened.\n\n"
            "The opposition said {18|observers turned|observers out} of its observers had "
            "been turned away.",
        ),
        (
            "2031-10-06",
            "{96,000|voters cast ballots|voted} voters cast ballots, the commission said. "
            "The opposition put the turnout at {88,000|voters|voted} voters. {23|observers "
            "barred|observers out} observers were barred from stations, it said.\n\n"
            "{209|polling stations opened|stations} polling stations had opened, a mission "
            "said.",
        ),
    ],
    "layoffs": [
        (
            "2031-01-14",
            "Harfleur Motors said it would cut {1,500|jobs cut|cuts planned} jobs at its "
            "plant in Osterby. The union said {2,100|jobs to go|cuts planned} jobs would "
            "go.\n\n"
            "The plant employs {7,200|people employed|staff} people.",
        ),
        (
            "2031-02-20",
            "Harfleur Motors has laid off {640|workers laid off|laid off} workers since "
            "January, it said. The union said {710|employees dismissed|laid off} employees "
            "had been dismissed.\n\n"
            "The plant had 7,100 workers at the start of the year.",
        ),
        (
            "2031-03-30",
            "{1,020|people lost jobs|laid off} people have lost their jobs at Harfleur "
            "Motors, the company said. The union counted {1,150|sacked workers|laid off} "
            "sacked workers. {300|people took retirement|-} took early retirement.",
        ),
    ],
    "refugees": [
        (
            "2031-04-01",
            "{9,000|refugees|crossed} refugees have crossed into Sarn since Friday, the UN "
            "refugee agency said. Sarn's border guard counted {7,400|arrivals|crossed} "
            "arrivals.\n\n"
            "{1,200|people living|camp} people are living in the camp at Ost.",
        ),
        (
            "2031-04-04",
            "{14,000|people fled|crossed} people have fled across the border, the agency "
            "said. The border guard said {11,300|refugees arrived|crossed} refugees had "
            "arrived. {2,100|people housed|camp} people are housed in the camp at Ost. "
            "{350|people gone home|returned} have gone back home.",
        ),
        (
            "2031-04-08",
            "The agency puts the number of refugees who have entered Sarn at "
            "{17,500|refugees|crossed}. {410|refugees returned|returned} refugees have "
            "returned to their villages, the border guard said.",
        ),
    ],
    "hostages": [
        (
            "2031-07-01",
            "Gunmen took {38|people|held} people hostage in a school at Brenne, police "
            "said. A teacher who got out said {50|people|held} were being held.\n\n"
            "{6|hostages freed|freed} hostages were freed at dawn. {2|people shot|dead} "
            "people were shot dead.",
        ),
        (
            "2031-07-02",
            "{31|hostages|held} hostages are still inside the school, police said. "
            "{12|captives released|freed} captives have been released, the interior "
            "minister said.\n\n"
            "{3|people killed|dead} people have been killed, he said. {4|gunmen|gunmen} "
            "gunmen are in the building; a witness counted {6|attackers|gunmen} attackers.",
        ),
        (
            "2031-07-03",
            "{19|people|freed} people were let go, police said. {24|people|held} people "
            "remain in captivity. The dead number {4|dead|dead}, the minister said.",
        ),
    ],
    "crash": [
        (
            "2031-08-01",
            "A train derailed near Tolby, killing {9|people killed|all dead} people, "
            "police said. {74|passengers injured|injured} passengers were injured. There "
            "were {260|people|aboard} people on board.\n\n"
            "The railway said {7|passengers died|passengers dead} passengers and {2|crew "
            "members died|crew dead} crew members died.",
        ),
        (
            "2031-08-02",
            "The number of dead in the Tolby derailment rose to {11|dead|all dead}, police "
            "said: {8|passengers|passengers dead} passengers and {3|members|crew dead} "
            "members of the crew. {81|people hurt|injured} people were hurt, {12|people "
            "hurt|-|subset} of them seriously.\n\n"
            "The railway said the train had carried {254|passengers|aboard} passengers and "
            "crew.",
        ),
        (
            "2031-08-03",
            "Police said {12|people killed|all dead} people had been killed. "
            "{9|dead|passengers dead|subset} of the dead were passengers. The hospital in "
            "Tolby received {10|bodies received|bodies} bodies. {79|people "
            "injured|injured} people were injured, the ministry said.",
        ),
    ],
    "storm": [
        (
            "2031-11-01",
            "Cyclone Orla killed {4|people killed|dead} people on Rennay, the governor "
            "said. {52,000|homes without power|power} homes were without power. "
            "{230|houses destroyed|houses} houses were destroyed.\n\n"
            "{3,100|people spent|displaced} people spent the night in shelters.",
        ),
        (
            "2031-11-02",
            "The toll of cyclone Orla stands at {6|dead|dead}. {47,000|households had no "
            "electricity|power} households had no electricity on Sunday, the utility said; "
            "the union spoke of {60,000|customers cut off|power} customers cut off. "
            "{260|homes flattened|houses} homes were flattened.\n\n"
            "{3,400|islanders sheltering|displaced} islanders are sheltering in schools. "
            "The Red Cross says {9|people lost lives|dead} people lost their lives.",
        ),
        (
            "2031-11-03",
            "{7|islanders died|dead} islanders died in the storm, the governor said. "
            "{21,000|customers without electricity|power} customers are still without "
            "electricity. {275|houses collapsed|houses} houses collapsed, the governor's "
            "office said.",
        ),
    ],
    "prison": [
        (
            "2031-12-01",
            "Inmates rioted in Osmark jail. {60|convicts broke out|escaped} convicts broke "
            "out, the warden said. The guards' union said {85|convicts broke out|escaped} "
            "had got away. {4|prisoners killed|prisoners dead} prisoners and {1|guard "
            "killed|guards dead} guard were killed.\n\n"
            "{12|people injured|injured} people were injured.",
        ),
        (
            "2031-12-02",
            "{66|prisoners escaped|escaped} prisoners escaped from Osmark jail, the "
            "justice ministry said; {21|prisoners escaped caught|recaptured} have been "
            "caught. {5|people died|all dead} people died: {4|inmates died|prisoners dead} "
            "inmates and {1|warder died|guards dead} warder.\n\n"
            "Police said {24|escapees|recaptured} escapees were back in custody.",
        ),
        (
            "2031-12-04",
            "{41|fugitives recaptured|recaptured} of the fugitives have been recaptured, "
            "police said; {25|fugitives|at large} are still on the run. {6|detainees "
            "died|prisoners dead} detainees died in the riot, the ombudsman said. The "
            "guards' union counted {2|dead officers|guards dead} dead officers.\n\n"
            "{7|dead|all dead} dead, the ministry says.",
        ),
    ],
}  # fmt: skip


def _read(day: str, marked: str, name: str) -> tuple[Report, Reading, dict[str, str]]:
    """A report, its reading and the measure of each of its estimates by id."""
    text, found = "", []
    last = 0
    for match in _FIGURE.finditer(marked):
        text += marked[last : match.start()]
        found.append((len(text), match))
        text += match[1]
        last = match.end()
    text += marked[last:]
    told = Report(ident("report", name, text), name, text, published=day)
    estimates, measures = [], {}
    for start, match in found:
        value = float(match[1].replace(",", ""))
        one = Estimate(
            ident("estimate", told.id, str(start)),
            Span(told.id, start, start + len(match[1]), match[1]),
            value,
            value,
            False,
            match[2],
            None,
            (),
            "count",
            None,
            None,
            None,
            part="subset" if match[4] else None,
        )
        estimates.append(one)
        measures[one.id] = match[3]
    return told, reading(told, estimates=tuple(estimates)), measures


@pytest.mark.parametrize("name", STORIES)
def test_figures_of_one_measure_share_a_series_and_no_others_do(name: str) -> None:
    read = [_read(day, text, f"{name}{n}") for n, (day, text) in enumerate(STORIES[name])]
    reports = tuple(told for told, _, _ in read)
    measures = {each: measure for _, _, told in read for each, measure in told.items()}
    made = series.run(
        reports,
        tuple(each for _, each, _ in read),
        Story("s", name, tuple(told.id for told in reports)),
        concepts=load("concepts"),
        countries=load("countries"),
        senses=load("senses"),
        units=load("units"),
    )
    groups: dict[str, set[str]] = defaultdict(set)
    for one in made["series"]:
        held = {measures[each] for each in one.estimates}
        assert len(held) == 1, (one.title, held)
        if held != {"-"}:
            groups[held.pop()].add(one.title)
        groups[""].update(one.estimates)
    alone = {each for each, measure in measures.items() if measure != "-"} - groups.pop("")
    estimates = [each for _, told, _ in read for each in told.estimates]
    assert [(each.low, each.counted) for each in estimates if each.id in alone] == []
    assert {measure: titles for measure, titles in groups.items() if len(titles) > 1} == {}
