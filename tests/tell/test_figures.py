from __future__ import annotations

from dataclasses import replace

from sayso.tell.cast import cast
from sayso.tell.cites import shelve
from sayso.tell.figures import series_views
from tests.tell.sample import build, day

BRIEF = build()
VIEWS = series_views(BRIEF, cast(BRIEF, shelve(BRIEF.reports)))


def test_series_come_longest_first_and_single_figures_last() -> None:
    assert [view.title for view in VIEWS] == ["People dead", "People missing", "Other figures"]


def test_the_same_figure_of_the_same_source_is_one_row() -> None:
    row = VIEWS[0].rows[0]
    assert row.figure == "at least 9"
    assert [cite.label for cite in row.cites] == ["1¶1", "2¶1"]


def test_a_date_is_told_once_where_it_holds_on_the_day_it_was_said() -> None:
    assert [row.dates for row in VIEWS[0].rows] == [
        "11 Mar 2031",
        "12 Mar 2031",
        "14 Mar 2031",
        "31 Mar 2031, said 14 Mar 2031",
    ]


def test_kinds_other_than_a_count_are_named() -> None:
    assert VIEWS[0].rows[3].figure == "43–46 (forecast)"


def test_who_vouches() -> None:
    by = {row.figure: row.by for row in VIEWS[2].rows}
    assert by["14"] == "A cargo list seen by The Harbour Post"
    bare = replace(BRIEF.estimates[0], actors=(), attribution=None, series=None, said=day("2031"))
    brief = replace(BRIEF, estimates=(bare,), series=())
    (view,) = series_views(brief, cast(brief, shelve(brief.reports)))
    assert view.title == "Figures"
    assert view.rows[0].by == "Nordlink"


def test_an_estimate_of_a_missing_series_is_not_lost() -> None:
    lost = replace(BRIEF.estimates[0], series="series-gone")
    brief = replace(BRIEF, estimates=(lost,), series=())
    assert series_views(brief, cast(brief, shelve(brief.reports)))[0].rows[0].figure == "at least 9"


def test_a_column_in_which_all_rows_agree_is_left_out() -> None:
    assert VIEWS[1].columns == ("dates", "by")
    assert "what" in VIEWS[0].columns


def test_a_kind_that_all_rows_share_is_told_once() -> None:
    estimates = tuple(
        replace(estimate, kind="forecast", approximate=False) for estimate in BRIEF.estimates[5:7]
    )
    brief = replace(BRIEF, estimates=estimates, series=BRIEF.series[1:])
    (view,) = series_views(brief, cast(brief, shelve(brief.reports)))
    assert view.subtitle == "forecasts"
    assert [row.figure for row in view.rows] == ["up to 40", "20"]


def test_a_figure_that_nobody_dates_has_the_day_of_its_report() -> None:
    bare = replace(BRIEF.estimates[2], when=None, said=None, series=None)
    brief = replace(BRIEF, estimates=(bare,), series=())
    (view,) = series_views(brief, cast(brief, shelve(brief.reports)))
    assert view.rows[0].dates == "reported 12 Mar 2031"
    assert view.rows[0].start == "2031-03-12"
