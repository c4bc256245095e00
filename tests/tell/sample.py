"""A hand-made brief of an invented story: a ferry sinks between Vaasa and Umeå in March 2031."""

from __future__ import annotations

from dataclasses import replace

from sayso.records import (
    Actor,
    Brief,
    BriefAttribution,
    BriefEstimate,
    BriefEvent,
    BriefEvidence,
    BriefMovement,
    BriefPlace,
    BriefReport,
    BriefTime,
    BriefTransfer,
    Certainty,
    CopyGroup,
    Manner,
    Moment,
    News,
    Point,
    Position,
    Series,
    Source,
    Span,
    Stance,
    Standing,
    Unknown,
    Words,
)

_WIRE = """The ferry Aurelia sank in the Kvarken strait early on Tuesday with 212 people on board, and at least 9 of them died, the Finnish Border Guard said.

Rescuers pulled 148 people from the water before dawn, the Border Guard said. “We will search until everybody is found,” said its spokeswoman, Liisa Harju.

The operator, Kvarken Lines, denied that the bow door had been left open when the ship sailed from Vaasa. “Every check was carried out,” its chief executive, Mats Öberg, said on Tuesday.

The ship was due in Umeå at 5:30 a.m. It had left Vaasa shortly after 1 a.m."""

TEXTS = {
    "wire": _WIRE,
    "copy": _WIRE.replace(
        "The ship was due in Umeå at 5:30 a.m. It had left Vaasa shortly after 1 a.m.",
        "The ferry was expected in Umeå at dawn. It had left Vaasa shortly after 1 a.m.",
    ),
    "post": """Sweden said on Wednesday that 17 people were confirmed dead and up to 40 were missing after the loss of the ferry Aurelia.

Two crew members, who asked not to be named, told The Harbour Post that the bow door was open when the ship passed the breakwater. “You could hear the sea on the car deck,” one of them said.

Kvarken Lines rejected the account as “fiction.” The Maritime Accident Board said it could not yet confirm the state of the door.

The Swedish prime minister, Ebba Lind, accused the operator of hiding its cargo list. Stockholm demanded that Kvarken Lines publish the list by Friday.

A cargo list seen by The Harbour Post shows 14 tonnes of sodium chlorate, a chemical that was not declared to the port of Vaasa. The operator denies that it carried undeclared chemicals.

It is unclear why the ship sent no distress call.""",
    "daily": """Kvarken Lines acknowledged on Friday that the bow door of the Aurelia was not locked when the ship left Vaasa, three days after it had denied this.

“The indicator on the bridge was faulty and had been so since January,” Mr. Öberg said at a news conference in Helsinki. He promised to pay the families of the dead.

The number of dead rose to 31, the Border Guard said on Friday; about 20 people were still missing. Divers will bring up 12 to 15 more bodies by the end of March, the Border Guard expects.

A video that the Maritime Accident Board released on Thursday shows the bow door moving in the swell 20 minutes before the ship went down.

The wreck will probably never be raised, said Jonas Vik, a naval architect at Aalto University. The cost would likely exceed €300 million, he said.

Sweden handed the ship’s data recorder to the Maritime Accident Board on Thursday. Helsinki warned that ships with the same door would be barred from its ports from April 1.

The board declined to say what the recorder holds. Nobody has said who signed off the ship’s last inspection.""",
    "blog": """Families of the missing gathered in Umeå at the weekend. Many believe that the company put its timetable first.

The union says the Aurelia sailed with a crew of 38, six fewer than the rules ask for. Union officials believe the company was saving on wages.

According to the Nordlink agency, citing a Finnish lawmaker, the border guard’s inspectors had warned of the door in 2029.

Analysts say the loss will almost certainly change the rules for old ferries in the Baltic Sea.""",
}

_NUMBERS = {"wire": 1, "copy": 2, "post": 3, "daily": 4, "blog": 5}


def span(report: str, words: str, nth: int = 0) -> Span:
    """The span of the `nth` occurrence of `words` in the sample report."""
    text, start = TEXTS[report], -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(f"report-{report}", start, start + len(words), words)


def day(value: str) -> Moment:
    """The moment of one day, month or whatever `value` names."""
    return Moment(value, value, value)


def report(
    key: str, title: str | None, outlet: str | None, published: str | None, **more: object
) -> BriefReport:
    """A sample report with its defaults."""
    plain = BriefReport(
        id=f"report-{key}",
        name=f"{key}.txt",
        title=title,
        outlet=outlet,
        published=published,
        url=f"https://example.org/{key}" if key != "blog" else None,
        words=len(TEXTS[key].split()),
        text=TEXTS[key],
        byline=(),
        contributors=(),
        wire=None,
        dated_by="page" if published else None,
        not_before=None,
        not_after=None,
        notes=(),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def said(
    key: str,
    report_key: str,
    source: tuple[str, ...],
    cue: str,
    content: tuple[str, ...],
    actors: tuple[str, ...],
    stance: Stance = "assert",
    when: str | None = None,
    certainty: Certainty = "stated",
    manner: Manner = "speech",
    via: tuple[str, ...] = (),
    anonymous: bool = False,
) -> BriefAttribution:
    """A sample attribution, its spans found by their words."""
    return BriefAttribution(
        id=f"attribution-{key}",
        report=f"report-{report_key}",
        source=Source(
            tuple(span(report_key, words) for words in source), actors, not anonymous, anonymous
        ),
        cue=Words((span(report_key, cue),)),
        content=Words(tuple(span(report_key, words) for words in content)),
        stance=stance,
        certainty=certainty,
        manner=manner,
        said=day(when) if when else None,
        via=via,
    )


def estimate(
    key: str,
    report_key: str,
    words: str,
    low: float | None,
    high: float | None,
    counted: str,
    **more: object,
) -> BriefEstimate:
    """A sample estimate with its defaults."""
    plain = BriefEstimate(
        id=f"estimate-{key}",
        span=span(report_key, words),
        low=low,
        high=high,
        approximate=False,
        counted=counted,
        of=None,
        where=(),
        kind="count",
        when=None,
        said=None,
        actors=("guard",),
        attribution=None,
        series=None,
        part=None,
    )
    return replace(plain, **more)  # type: ignore[arg-type]


def movement(report_key: str, words: str, standing: Standing) -> BriefMovement:
    """The ship's way from Vaasa to Umeå."""
    day = Moment("2031-03-11", "2031-03-11", "2031-03-11")
    whole = span(report_key, words)
    return BriefMovement(whole, "the ship", None, "place-Vaasa", "place-Umeå", day, standing, None)


def place(
    name: str, lat: float, lon: float, country: str | None, *spans: Span, metonym: bool = False
) -> BriefPlace:
    """A sample place."""
    roles = tuple("metonymic" if metonym else "literal" for _ in spans)
    return BriefPlace(f"place-{name}", name, lat, lon, 1, country, spans, roles)  # type: ignore[arg-type]


def build() -> Brief:
    """The whole brief."""
    return Brief(
        title="The sinking of the ferry Aurelia",
        as_of="2031-03-14",
        reports=(
            report(
                "wire",
                "Ferry Sinks in the Kvarken; at Least 9 Dead",
                "Nordlink",
                "2031-03-11",
                byline=("Aino Salo",),
                wire="Nordlink",
            ),
            report("copy", "Ferry sinks off Vaasa", "Coast Daily", "2031-03-11", wire="Nordlink"),
            report(
                "post",
                "Crew Say Ferry’s Bow Door Was Open",
                "The Harbour Post",
                "2031-03-12",
                byline=("Per Ahl", "Karin Ros"),
                contributors=("Tove Berg",),
            ),
            report(
                "daily",
                "Operator Admits Bow Door Was Not Locked",
                "Coast Daily",
                "2031-03-14T18:20:00+02:00",
                notes=("An author box of 41 words after the story was taken out.",),
            ),
            report(
                "blog",
                None,
                "Strait Notes",
                None,
                not_before="2031-03-15",
                not_after="2031-03-21",
                notes=("No date was found in the page or its text.",),
            ),
        ),
        actors=(
            Actor("guard", "Finnish Border Guard", "organization", ("the Border Guard",), (), "FI"),
            Actor("lines", "Kvarken Lines", "organization", ("the operator", "the company")),
            Actor("oberg", "Mats Öberg", "person", ("Mr. Öberg",), ("chief executive",)),
            Actor("harju", "Liisa Harju", "person", (), ("spokeswoman",), "FI"),
            Actor("board", "Maritime Accident Board", "organization", ("the board",)),
            Actor("crew", "two crew members", "group"),
            Actor("sweden", "Sweden", "state", ("Stockholm",), (), "SE"),
            Actor("finland", "Finland", "state", ("Helsinki",), (), "FI"),
            Actor("lind", "Ebba Lind", "person", (), ("prime minister",), "SE"),
            Actor("vik", "Jonas Vik", "person", (), ("naval architect",)),
            Actor("union", "the union", "organization"),
            Actor("nordlink", "Nordlink", "organization"),
            Actor("lawmaker", "a Finnish lawmaker", "person"),
            Actor("families", "families of the missing", "group"),
            Actor("analysts", "analysts", "group"),
        ),
        attributions=(
            said(
                "1",
                "wire",
                ("the Finnish Border Guard",),
                "said",
                (
                    "The ferry Aurelia sank in the Kvarken strait early on Tuesday with 212 people on board, and at least 9 of them died",
                ),
                ("guard",),
                when="2031-03-11",
            ),
            said(
                "2",
                "wire",
                ("the Border Guard",),
                "said",
                ("Rescuers pulled 148 people from the water before dawn",),
                ("guard",),
                when="2031-03-11",
            ),
            said(
                "3",
                "wire",
                ("its spokeswoman, Liisa Harju",),
                "said",
                ("“We will search until everybody is found,”",),
                ("harju",),
                "promise",
            ),
            said(
                "4",
                "wire",
                ("The operator, Kvarken Lines",),
                "denied",
                ("that the bow door had been left open when the ship sailed from Vaasa",),
                ("lines",),
                "deny",
                "2031-03-11",
            ),
            said(
                "5",
                "wire",
                ("its chief executive, Mats Öberg",),
                "said on Tuesday",
                ("Every check was carried out",),
                ("oberg",),
                when="2031-03-11",
            ),
            said(
                "6",
                "copy",
                ("The operator, Kvarken Lines",),
                "denied",
                ("that the bow door had been left open when the ship sailed from Vaasa",),
                ("lines",),
                "deny",
                "2031-03-11",
                via=("Nordlink",),
            ),
            said(
                "7",
                "post",
                ("Sweden",),
                "said on Wednesday",
                ("17 people were confirmed dead and up to 40 were missing",),
                ("sweden",),
                "confirm",
                "2031-03-12",
            ),
            said(
                "8",
                "post",
                ("Two crew members, who asked not to be named",),
                "told",
                ("that the bow door was open when the ship passed the breakwater",),
                ("crew",),
                "assert",
                "2031-03-12",
                via=("The Harbour Post",),
                anonymous=True,
            ),
            said(
                "9",
                "post",
                ("one of them",),
                "said",
                ("“You could hear the sea on the car deck,”",),
                ("crew",),
                anonymous=True,
            ),
            said(
                "10",
                "post",
                ("Kvarken Lines",),
                "rejected",
                ("the account as “fiction.”",),
                ("lines",),
                "deny",
                "2031-03-12",
            ),
            said(
                "11",
                "post",
                ("The Maritime Accident Board",),
                "said it could not yet confirm",
                ("the state of the door",),
                ("board",),
                "doubt",
                "2031-03-12",
            ),
            said(
                "12",
                "post",
                ("The Swedish prime minister, Ebba Lind",),
                "accused",
                ("the operator of hiding its cargo list",),
                ("lind",),
                "accuse",
            ),
            said(
                "13",
                "post",
                ("Stockholm",),
                "demanded",
                ("that Kvarken Lines publish the list by Friday",),
                ("sweden",),
                "demand",
            ),
            said(
                "14",
                "post",
                ("A cargo list seen by The Harbour Post",),
                "shows",
                (
                    "14 tonnes of sodium chlorate, a chemical that was not declared to the port of Vaasa",
                ),
                (),
                manner="document",
            ),
            said(
                "15",
                "post",
                ("The operator",),
                "denies",
                ("that it carried undeclared chemicals",),
                ("lines",),
                "deny",
                "2031-03-12",
            ),
            said(
                "16",
                "daily",
                ("Kvarken Lines",),
                "acknowledged on Friday",
                ("that the bow door of the Aurelia was not locked when the ship left Vaasa",),
                ("lines",),
                "acknowledge",
                "2031-03-14",
            ),
            said(
                "17",
                "daily",
                ("Mr. Öberg",),
                "said",
                ("“The indicator on the bridge was faulty and had been so since January,”",),
                ("oberg",),
                "acknowledge",
                "2031-03-14",
            ),
            said(
                "18",
                "daily",
                ("He",),
                "promised",
                ("to pay the families of the dead",),
                ("oberg",),
                "promise",
                "2031-03-14",
            ),
            said(
                "19",
                "daily",
                ("the Border Guard",),
                "said on Friday",
                ("The number of dead rose to 31", "about 20 people were still missing"),
                ("guard",),
                when="2031-03-14",
            ),
            said(
                "20",
                "daily",
                ("the Border Guard",),
                "expects",
                ("Divers will bring up 12 to 15 more bodies by the end of March",),
                ("guard",),
                "predict",
                "2031-03-14",
            ),
            said(
                "21",
                "daily",
                ("Jonas Vik, a naval architect at Aalto University",),
                "said",
                ("The wreck will probably never be raised",),
                ("vik",),
                "predict",
                certainty="likely",
            ),
            said(
                "22",
                "daily",
                ("he",),
                "he said",
                ("The cost would likely exceed €300 million",),
                ("vik",),
                "assess",
                certainty="likely",
            ),
            said(
                "23",
                "daily",
                ("Helsinki",),
                "warned",
                ("that ships with the same door would be barred from its ports from April 1",),
                ("finland",),
                "warn",
            ),
            said(
                "24",
                "daily",
                ("The board",),
                "declined to say",
                ("what the recorder holds",),
                ("board",),
                "decline",
            ),
            said(
                "25",
                "blog",
                ("Many",),
                "believe",
                ("that the company put its timetable first",),
                ("families",),
                "assess",
                manner="belief",
            ),
            said(
                "26",
                "blog",
                ("The union",),
                "says",
                ("the Aurelia sailed with a crew of 38, six fewer than the rules ask for",),
                ("union",),
                "accuse",
            ),
            said(
                "27",
                "blog",
                ("the Nordlink agency", "a Finnish lawmaker"),
                "According to",
                ("the border guard’s inspectors had warned of the door in 2029",),
                ("lawmaker",),
                via=("Strait Notes", "nordlink"),
            ),
            said(
                "28",
                "blog",
                ("Analysts",),
                "say",
                (
                    "the loss will almost certainly change the rules for old ferries in the Baltic Sea",
                ),
                ("analysts",),
                "predict",
                certainty="almost certain",
            ),
        ),
        times=(
            BriefTime(span("wire", "Tuesday"), "DATE", "2031-03-11", "2031-03-11", "2031-03-11"),
        ),
        places=(
            place("Vaasa", 63.096, 21.616, "FI", span("wire", "Vaasa"), span("wire", "Vaasa", 1)),
            place("Umeå", 63.828, 20.259, "SE", span("wire", "Umeå"), span("blog", "Umeå")),
            place("Helsinki", 60.17, 24.94, "FI", span("daily", "Helsinki")),
            place("Stockholm", 59.33, 18.07, "SE", span("post", "Stockholm"), metonym=True),
            place("Baltic Sea", 58.5, 20.0, None, span("blog", "Baltic Sea")),
            place("Kvarken", 63.5, 21.0, None, span("wire", "Kvarken strait")),
        ),
        estimates=(
            estimate(
                "1",
                "wire",
                "at least 9",
                9,
                None,
                "people",
                of="dead",
                when=day("2031-03-11"),
                said=day("2031-03-11"),
                attribution="attribution-1",
                series="series-dead",
                where=("Kvarken",),
            ),
            estimate(
                "2",
                "copy",
                "at least 9",
                9,
                None,
                "people",
                of="dead",
                when=day("2031-03-11"),
                said=day("2031-03-11"),
                attribution="attribution-1",
                series="series-dead",
                where=("Kvarken",),
            ),
            estimate(
                "3",
                "post",
                "17 people",
                17,
                17,
                "people",
                of="dead",
                actors=("sweden",),
                when=day("2031-03-12"),
                said=day("2031-03-12"),
                attribution="attribution-7",
                series="series-dead",
            ),
            estimate(
                "4",
                "daily",
                "31",
                31,
                31,
                "people",
                of="dead",
                when=day("2031-03-14"),
                said=day("2031-03-14"),
                attribution="attribution-19",
                series="series-dead",
            ),
            estimate(
                "5",
                "daily",
                "12 to 15 more bodies",
                43,
                46,
                "people",
                of="dead",
                kind="forecast",
                when=Moment("2031-03-31", "2031-03-31", "2031-03-31"),
                said=day("2031-03-14"),
                attribution="attribution-20",
                series="series-dead",
            ),
            estimate(
                "6",
                "post",
                "up to 40",
                None,
                40,
                "people",
                of="missing",
                actors=("sweden",),
                when=day("2031-03-12"),
                said=day("2031-03-12"),
                attribution="attribution-7",
                series="series-missing",
            ),
            estimate(
                "7",
                "daily",
                "about 20 people",
                20,
                20,
                "people",
                of="missing",
                approximate=True,
                when=day("2031-03-14"),
                said=day("2031-03-14"),
                attribution="attribution-19",
                series="series-missing",
            ),
            estimate(
                "8",
                "wire",
                "148 people",
                148,
                148,
                "people",
                of="rescued",
                kind="flow",
                when=day("2031-03-11"),
                said=day("2031-03-11"),
                attribution="attribution-2",
            ),
            estimate(
                "9",
                "daily",
                "€300 million",
                300e6,
                None,
                "euros",
                kind="forecast",
                actors=("vik",),
                attribution="attribution-22",
            ),
            estimate(
                "10",
                "post",
                "14 tonnes",
                14,
                14,
                "tonnes",
                of="sodium chlorate",
                actors=(),
                attribution="attribution-14",
            ),
            estimate(
                "11",
                "blog",
                "six fewer",
                6,
                6,
                "crew",
                actors=("union",),
                part="subset",
                attribution="attribution-26",
            ),
        ),
        series=(
            Series(
                "series-dead",
                "People dead",
                "people",
                ("estimate-1", "estimate-2", "estimate-3", "estimate-4", "estimate-5"),
            ),
            Series("series-missing", "People missing", "people", ("estimate-6", "estimate-7")),
        ),
        points=(
            Point(
                "point-door",
                "the bow door was open when the ship passed the breakwater",
                "acknowledged",
                2,
                4,
                (
                    Position("crew", "affirm", "2031-03-12", ("attribution-8",)),
                    Position("lines", "affirm", "2031-03-14", ("attribution-16",)),
                    Position(
                        "lines",
                        "deny",
                        "2031-03-11",
                        ("attribution-4", "attribution-6", "attribution-10"),
                    ),
                    Position("board", "doubt", "2031-03-12", ("attribution-11",)),
                ),
                "Kvarken Lines denied it on 11 March 2031 and has affirmed it since 14 March 2031.",
            ),
            Point(
                "point-cargo",
                "it carried undeclared chemicals",
                "disputed",
                1,
                1,
                (
                    Position("lind", "affirm", None, ("attribution-12",)),
                    Position("lines", "deny", "2031-03-12", ("attribution-15",)),
                ),
                "Ebba Lind affirms it and Kvarken Lines denies it.",
            ),
            Point(
                "point-crew",
                "the Aurelia sailed with a crew of 38, six fewer than the rules ask for",
                "reported",
                1,
                1,
                (Position("union", "affirm", None, ("attribution-26",)),),
            ),
        ),
        timeline=(
            BriefEvent(
                Moment("2029", "2029-01-01", "2029-12-31"),
                "inspectors had warned of the door in 2029",
                (span("blog", "inspectors had warned of the door in 2029"),),
                (),
                (),
                ("attribution-27",),
            ),
            BriefEvent(
                Moment("2031-01/..", "2031-01-01", None),
                "The indicator on the bridge was faulty and had been so since January",
                (
                    span(
                        "daily",
                        "The indicator on the bridge was faulty and had been so since January",
                    ),
                ),
                (),
                (),
                ("attribution-17",),
            ),
            BriefEvent(
                Moment("2031-03-11T01:00", "2031-03-11T01:00", "2031-03-11T01:59"),
                "It had left Vaasa shortly after 1 a.m.",
                (span("wire", "It had left Vaasa shortly after 1 a.m."),),
                (),
                ("Vaasa",),
                (),
            ),
            BriefEvent(
                day("2031-03-11"),
                "The ferry Aurelia sank in the Kvarken strait early on Tuesday with 212 people on board",
                (
                    span(
                        "wire",
                        "The ferry Aurelia sank in the Kvarken strait early on Tuesday with 212 people on board",
                    ),
                ),
                (),
                ("Kvarken",),
                ("attribution-1",),
            ),
            BriefEvent(
                day("2031-03-13"),
                "Sweden handed the ship’s data recorder to the Maritime Accident Board on Thursday",
                (
                    span(
                        "daily",
                        "Sweden handed the ship’s data recorder to the Maritime Accident Board on Thursday",
                    ),
                ),
                ("sweden", "board"),
                (),
                (),
            ),
            BriefEvent(
                day("2031-03-14"),
                "Kvarken Lines acknowledged on Friday that the bow door of the Aurelia was not locked",
                (
                    span(
                        "daily",
                        "Kvarken Lines acknowledged on Friday that the bow door of the Aurelia was not locked",
                    ),
                ),
                ("lines",),
                (),
                ("attribution-16",),
            ),
            BriefEvent(
                Moment("2031-W11-WE", "2031-03-15", "2031-03-16"),
                "Families of the missing gathered in Umeå at the weekend",
                (span("blog", "Families of the missing gathered in Umeå at the weekend"),),
                ("families",),
                ("Umeå",),
                (),
            ),
            BriefEvent(
                Moment("2031-04-01/..", "2031-04-01", None),
                "ships with the same door would be barred from its ports from April 1",
                (
                    span(
                        "daily",
                        "ships with the same door would be barred from its ports from April 1",
                    ),
                ),
                ("finland",),
                (),
                ("attribution-23",),
            ),
        ),
        unknowns=(
            Unknown(
                "unknown-1",
                "It is unclear why the ship sent no distress call.",
                (span("post", "It is unclear why the ship sent no distress call."),),
            ),
            Unknown(
                "unknown-2",
                "The board declined to say what the recorder holds.",
                (span("daily", "The board declined to say what the recorder holds."),),
                ("board",),
            ),
            Unknown(
                "unknown-3",
                "Nobody has said who signed off the ship’s last inspection.",
                (span("daily", "Nobody has said who signed off the ship’s last inspection."),),
            ),
            Unknown(
                "unknown-4",
                "The Maritime Accident Board said it could not yet confirm the state of the door.",
                (
                    span(
                        "post",
                        "The Maritime Accident Board said it could not yet confirm the state of the door.",
                    ),
                ),
                ("board",),
                "point-door",
            ),
        ),
        copies=(CopyGroup(("report-wire", "report-copy"), "report-wire", 0.94),),
        transfers=(
            BriefTransfer(
                span(
                    "daily", "Sweden handed the ship’s data recorder to the Maritime Accident Board"
                ),
                "the ship’s data recorder",
                "sweden",
                "board",
                None,
            ),
        ),
        movements=(
            movement("wire", "The ship was due in Umeå at 5:30 a.m. It had left Vaasa", "told"),
            movement("copy", "The ferry was expected in Umeå at dawn. It had left Vaasa", "told"),
            replace(
                movement("daily", "the ship left Vaasa", "planned"),
                origin="place-Umeå",
                goal="place-Helsinki",
            ),
        ),
        evidence=(
            BriefEvidence(
                span("daily", "A video"),
                "video",
                span(
                    "daily",
                    "the bow door moving in the swell 20 minutes before the ship went down",
                ),
                "board",
                None,
            ),
            BriefEvidence(
                span("post", "A cargo list seen by The Harbour Post"),
                "document",
                span("post", "14 tonnes of sodium chlorate"),
                None,
                "attribution-14",
            ),
        ),
        news=(
            News(
                "Kvarken Lines acknowledged on Friday that the bow door of the Aurelia was not locked when the ship left Vaasa, three days after it had denied this.",
                (
                    span(
                        "daily",
                        "Kvarken Lines acknowledged on Friday that the bow door of the Aurelia was not locked when the ship left Vaasa, three days after it had denied this.",
                    ),
                ),
                day("2031-03-14"),
                "attribution-16",
            ),
            News(
                "The number of dead rose to 31",
                (span("daily", "The number of dead rose to 31"),),
                day("2031-03-14"),
                "attribution-19",
            ),
        ),
        notes=("Times without a zone are local to the report.",),
    )


def empty() -> Brief:
    """One report in which nothing was found."""
    bare = Brief("", None, (), (), (), (), (), (), (), (), (), (), ())
    return replace(bare, reports=(replace(build().reports[4], text="", words=0),))


_EVIL = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> ![p](https://evil.example/p.png) "
    "[x](javascript:alert(1)) \x1b]0;owned\x07\x1b[2J\x9b2J \u202eowned {{ 7*7 }} & \" ' `"
)


def hostile() -> Brief:
    """The sample with text from an enemy wherever a report's text, or its data, can stand."""
    brief = build()
    text = f"{_EVIL} says {_EVIL}"
    whole = Span("report-wire", 0, len(text), text)
    wicked = replace(
        brief.reports[0],
        text=text,
        title=_EVIL,
        outlet=_EVIL,
        name=_EVIL,
        byline=(_EVIL,),
        contributors=(_EVIL,),
        wire=_EVIL,
        notes=(_EVIL,),
        url="javascript:alert(1)",
    )
    first = brief.attributions[0]
    return replace(
        brief,
        title=_EVIL,
        reports=(wicked,),
        actors=tuple(
            replace(actor, name=_EVIL, aliases=(_EVIL,), roles=(_EVIL,)) for actor in brief.actors
        ),
        attributions=(
            replace(
                first,
                content=Words((whole,)),
                cue=Words((span("wire", "the"),)),
                via=(_EVIL,),
            ),
        ),
        places=tuple(replace(each, name=_EVIL, spans=(whole,)) for each in brief.places[:2]),
        estimates=tuple(
            replace(each, span=whole, counted=_EVIL, of=_EVIL, where=(_EVIL,))
            for each in brief.estimates
        ),
        series=tuple(replace(each, title=_EVIL, unit=_EVIL) for each in brief.series),
        points=tuple(replace(each, statement=_EVIL, why=_EVIL) for each in brief.points),
        timeline=tuple(replace(each, text=_EVIL, spans=(whole,)) for each in brief.timeline),
        unknowns=tuple(replace(each, text=_EVIL, spans=(whole,)) for each in brief.unknowns),
        transfers=tuple(replace(each, what=_EVIL, span=whole) for each in brief.transfers),
        movements=tuple(
            replace(
                each, what=_EVIL, span=whole, origin=brief.places[0].id, goal=brief.places[1].id
            )
            for each in brief.movements
        ),
        evidence=(),
        news=tuple(replace(each, text=_EVIL, spans=(whole,)) for each in brief.news),
        notes=(_EVIL,),
    )


def flood() -> Brief:
    """Far more of everything than anybody reads at once."""
    brief = build()
    many = range(500)
    attributions = tuple(
        replace(
            brief.attributions[at % 28],
            id=f"attribution-{at}",
            source=replace(brief.attributions[at % 28].source, actors=(f"speaker {at % 60}",)),
        )
        for at in many
    )
    days = [f"2031-{1 + at % 6:02}-{1 + at * 7 % 28:02}" for at in many]
    return replace(
        brief,
        attributions=attributions,
        estimates=tuple(
            replace(
                brief.estimates[at % 11],
                id=f"estimate-{at}",
                low=None if at % 7 == 0 else 10.0 + at * 37 % 900,
                high=None if at % 5 == 0 and at % 7 else 1000.0 + at,
                when=day(days[at]),
                said=None,
                actors=(f"speaker {at % 14}",),
                series=f"series-{at % 4}",
            )
            for at in range(200)
        ),
        series=tuple(
            Series(
                f"series-{key}",
                f"measure {key}",
                "people",
                tuple(f"estimate-{at}" for at in range(200) if at % 4 == key),
            )
            for key in range(4)
        ),
        places=tuple(
            replace(
                brief.places[at % 6],
                id=f"place-{at}",
                name=f"Town {at}",
                lat=45 + at * 13 % 17 * 0.7,
                lon=5 + at * 29 % 31 * 0.9,
            )
            for at in range(300)
        ),
        timeline=tuple(
            replace(brief.timeline[at % 8], when=day(days[at]), attributions=())
            for at in range(150)
        ),
    )
