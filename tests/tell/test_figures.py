from __future__ import annotations

from dataclasses import replace

from sayso.records import Moment
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
    assert "what" in VIEWS[2].columns


def test_a_title_tells_what_all_rows_of_a_series_count() -> None:
    assert VIEWS[0].columns == ("dates", "by")


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


def test_what_the_report_alone_dates_is_reported() -> None:
    bare = replace(BRIEF.estimates[2], when=None, said=day("2031-03-12"), series=None)
    brief = replace(BRIEF, estimates=(replace(bare, said_by="report"),), series=())
    (view,) = series_views(brief, cast(brief, shelve(brief.reports)))
    assert view.rows[0].dates == "reported 12 Mar 2031"
    brief = replace(BRIEF, estimates=(bare,), series=())
    (view,) = series_views(brief, cast(brief, shelve(brief.reports)))
    assert view.rows[0].dates == "said 12 Mar 2031"


def test_a_figure_repeated_by_others_is_one_row_of_the_day_it_was_said() -> None:
    first, other = BRIEF.estimates[0], BRIEF.estimates[2]
    told = replace(first, said=day("2031-03-11"), when=None)
    again = replace(told, id="again", said=day("2031-03-14"), said_by="report")
    once_more = replace(told, id="more", said=day("2031-03-13"))
    series = replace(BRIEF.series[0], estimates=(told.id, "again", "more", other.id))
    estimates = tuple(replace(each, series=series.id) for each in (told, again, once_more, other))
    brief = replace(BRIEF, estimates=estimates, series=(series,))
    (view,) = series_views(brief, cast(brief, shelve(brief.reports)))
    dates = [row.dates for row in view.rows if row.low == first.low and row.high == first.high]
    assert dates == ["said 11 Mar 2031", "said 13 Mar 2031"]


def test_one_figure_however_often_told_is_no_series() -> None:
    one = BRIEF.estimates[0]
    two = replace(one, id="again", actors=("lines",))
    series = replace(BRIEF.series[0], estimates=(one.id, "again"))
    brief = replace(BRIEF, estimates=(one, two), series=(series,))
    assert [view.title for view in series_views(brief, cast(brief, shelve(brief.reports)))] == [
        "Figures"
    ]


def test_a_count_that_runs_on_stands_on_the_day_it_was_told() -> None:
    since = replace(
        BRIEF.estimates[0],
        kind="flow",
        when=Moment("2031-01/..", "2031-01-01", None),
        said=day("2031-03-11"),
        series=None,
    )
    brief = replace(BRIEF, estimates=(since,), series=())
    (view,) = series_views(brief, cast(brief, shelve(brief.reports)))
    (row,) = view.rows
    assert (row.start, row.kind) == ("2031-03-11", "count")
    assert "over a period" not in row.figure


def test_a_corrected_figure_is_marked() -> None:
    taken_back = replace(BRIEF.estimates[0], replaced_by="x", corrected=True, series=None)
    brief = replace(BRIEF, estimates=(taken_back,), series=())
    (view,) = series_views(brief, cast(brief, shelve(brief.reports)))
    assert view.rows[0].standing == "corrected"


def test_a_vague_number_keeps_its_word() -> None:
    bare = BRIEF.estimates[0]
    vague = replace(bare, low=24, high=None, series=None, span=replace(bare.span, text="dozens"))
    sure = replace(vague, id="sure", low=20, span=replace(bare.span, text="more than twenty"))
    brief = replace(BRIEF, estimates=(vague, sure), series=())
    (view,) = series_views(brief, cast(brief, shelve(brief.reports)))
    assert [row.figure for row in view.rows] == ["dozens", "at least 20"]
