from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate

import pytest

from sayso.read import ReadOptions, web
from sayso.read.feed.poll import Broke, GivenUp, Happening, Mended, Noted, Page, Plan, Summary, poll
from sayso.read.polite import Clock, Guest
from tests.read.feed.site import Answer, Remembered, Site, Times, atom, rss, running

DAY = "Mon, 02 Jun 2025 08:00:00 GMT"
LATER = "Tue, 03 Jun 2025 08:00:00 GMT"


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


class Watch:
    """A watch whose memory and clock are ours."""

    def __init__(self, pace: float = 0.0, **options: float) -> None:
        self.memory, self.times = Remembered(), Times()
        self.pace = pace
        self.options = ReadOptions(timeout=5.0)
        if options:
            self.options = replace(self.options, **options)  # type: ignore[arg-type]

    def happenings(self, *feeds: str, plan: Plan | None = None) -> list[Happening]:
        clock = Clock(self.times.now, self.times.sleep)
        guest = Guest(self.memory, self.options, clock, pace=self.pace)
        return list(poll(feeds, self.memory, guest, clock, plan or Plan()))

    def pages(self, *feeds: str, plan: Plan | None = None) -> list[str]:
        """The paths of the pages that were fetched."""
        return [
            "/" + each.entry.url.split("/", 3)[3]
            for each in self.happenings(*feeds, plan=plan)
            if isinstance(each, Page)
        ]

    def summary(self, *feeds: str, plan: Plan | None = None) -> Summary:
        last = self.happenings(*feeds, plan=plan)[-1]
        assert isinstance(last, Summary)
        return last


def kinds(happenings: list[Happening]) -> list[type]:
    return [type(each) for each in happenings if not isinstance(each, Summary)]


def two_stories(site: Site) -> str:
    site.put("/a", "<p>The ferry sank.</p>")
    site.put("/b", "<p>The ferry was raised.</p>")
    site.put("/feed", rss(("/b", "B", LATER), ("/a", "A", DAY)), ETag='"1"')
    return site.url + "/feed"


def test_each_page_is_fetched_once_the_newest_first(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    assert watch.pages(feed) == ["/b", "/a"]
    assert watch.pages(feed) == []
    site.put("/c", "new")
    site.put("/feed", rss(("/c", "C", LATER), ("/b", "B", LATER), ("/a", "A", DAY)))
    assert watch.pages(feed) == ["/c"]


def test_a_page_brings_what_its_server_said(site: Site) -> None:
    site.put("/a", "words", Content_Type="text/plain; charset=utf-8", X_Desk="night")
    site.put("/feed", rss(("/a", "A &amp; B", DAY)))
    page = Watch().happenings(site.url + "/feed")[0]
    assert isinstance(page, Page)
    assert (page.answer.data, page.answer.status, page.again) == (b"words", 200, False)
    assert page.answer.header("x-desk") == "night"
    assert (page.entry.title, page.entry.published) == ("A & B", "2025-06-02T08:00:00+00:00")


def test_a_feed_that_has_not_changed_is_not_sent_again(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    watch.pages(feed)
    site.asked.clear()
    assert watch.summary(feed) == Summary(feeds=1, unchanged=1)
    assert [headers.get("if-none-match") for _, headers in site.asked] == ['"1"']


def test_not_changed_is_not_believed_while_pages_are_still_to_come(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    site.pages["/b"] = Answer(status=500)
    assert watch.pages(feed) == ["/a"]
    site.put("/b", "raised")
    for _ in range(2):
        watch.times.at += 60
        assert watch.summary(feed) == Summary(feeds=1, waiting=1)
    watch.times.at += 3_600
    assert watch.pages(feed) == ["/b"]


def test_a_page_that_was_not_put_away_is_fetched_again(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    clock = Clock(watch.times.now, watch.times.sleep)
    round_ = poll(
        [feed], watch.memory, Guest(watch.memory, watch.options, clock, pace=0), clock, Plan()
    )
    assert isinstance(next(round_), Page)
    round_.close()  # type: ignore[attr-defined]
    assert watch.pages(feed) == ["/b", "/a"]


def test_the_same_entry_in_two_feeds_is_fetched_once(site: Site) -> None:
    first, watch = two_stories(site), Watch()
    site.put("/other", rss((site.url + "/a?utm_source=feed#top", "A", DAY)))
    assert sorted(watch.pages(first, site.url + "/other")) == ["/a", "/b"]
    assert watch.pages(site.url + "/other") == []


def test_a_page_under_two_addresses_is_known_by_both(site: Site) -> None:
    watch = Watch()
    site.put("/a", "words")
    site.pages["/short"] = Answer(status=301, headers={"Location": "/a"})
    site.put("/feed", rss(("/short", "A", DAY)))
    site.put("/other", rss(("/a", "A", DAY)))
    assert watch.pages(site.url + "/feed") == ["/short"]
    assert watch.pages(site.url + "/other") == []


def test_a_page_is_fetched_again_only_where_its_feed_says_that_it_changed(site: Site) -> None:
    watch, feed = Watch(), site.url + "/feed"
    site.put("/a", "first", ETag='"x"')
    first = "2025-06-02T08:00:00Z"
    site.put("/feed", atom(("/a", first, first)))
    assert watch.pages(feed) == ["/a"]
    site.put("/a", "second", ETag='"y"')
    watch.times.at += 86_400
    assert watch.pages(feed) == []
    site.put("/feed", atom(("/a", first, "2025-06-03T09:00:00Z")))
    again = watch.happenings(feed)[0]
    assert isinstance(again, Page)
    assert (again.again, again.answer.data) == (True, b"second")
    assert watch.pages(feed) == []


def test_a_page_said_to_have_changed_that_has_not_is_not_sent(site: Site) -> None:
    watch, feed, first = Watch(), site.url + "/feed", "2025-06-02T08:00:00Z"
    site.put("/a", "first", ETag='"x"')
    site.put("/feed", atom(("/a", first, first)))
    watch.pages(feed)
    watch.times.at += 86_400
    site.put("/feed", atom(("/a", first, "2025-06-03T09:00:00Z")))
    assert watch.summary(feed) == Summary(feeds=1, same=1)
    assert watch.summary(feed) == Summary(feeds=1)


def test_a_feed_whose_pages_always_change_is_followed_less_and_less(site: Site) -> None:
    watch, feed, count = Watch(), site.url + "/feed", 0
    site.put("/a", "first")
    for minutes in range(0, 7 * 24 * 60, 15):
        watch.times.at = 1_750_000_000.0 + 60 * minutes
        now = formatdate(watch.times.at)
        site.put("/feed", rss(("/a", "A", now)))
        count += len(watch.pages(feed))
    assert 10 <= count <= 40


def test_a_feed_that_breaks_is_told_once_and_the_others_go_on(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    good = site.pages["/feed"]
    site.put("/c", "c")
    site.put("/other", rss(("/c", "C", DAY)))
    site.pages["/feed"] = Answer(status=500)
    feeds = (feed, site.url + "/other")
    assert kinds(watch.happenings(*feeds)) == [Broke, Page]
    watch.times.at += 900
    assert kinds(watch.happenings(*feeds)) == []
    site.pages["/feed"] = good
    watch.times.at += 900
    assert kinds(watch.happenings(*feeds)) == [Mended, Page, Page]


def test_a_broken_feed_is_asked_less_and_less(site: Site) -> None:
    watch, feed = Watch(), site.url + "/feed"
    site.pages["/feed"] = Answer(status=404)
    for _ in range(96):
        watch.happenings(feed)
        watch.times.at += 900
    assert len(site.paths()) == 7  # now, then after 0, 1, 3, 7, 15, 31 rounds; next after 63


def test_whoever_is_busy_is_left_alone_as_long_as_he_asks(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    good = site.pages["/feed"]
    site.pages["/feed"] = Answer(status=429, headers={"Retry-After": "4000"})
    assert kinds(watch.happenings(feed)) == [Broke]
    site.pages["/feed"] = good
    site.asked.clear()
    for _ in range(3):
        watch.times.at += 900
        assert watch.summary(feed) == Summary(waiting=1)
    assert site.asked == []
    watch.times.at += 901
    assert kinds(watch.happenings(feed)) == [Mended, Page, Page]


def test_a_busy_host_keeps_its_pages_for_a_later_round(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    site.pages["/b"] = Answer(status=503, headers={"Retry-After": "7200"})
    assert watch.summary(feed) == Summary(feeds=1, waiting=2)
    assert site.paths() == ["/feed", "/b"]


@pytest.mark.parametrize(
    ("answer", "tries"), [(Answer(status=410), 1), (Answer(status=404), 3), (Answer(status=500), 6)]
)
def test_a_page_that_is_not_to_be_had_is_given_up(site: Site, answer: Answer, tries: int) -> None:
    watch, feed = Watch(), site.url + "/feed"
    site.pages["/a"] = answer
    site.put("/feed", rss(("/a", "A", DAY)))
    given_up = 0
    for _ in range(10):
        given_up += kinds(watch.happenings(feed)).count(GivenUp)
        watch.times.at += 86_401
    assert given_up == 1
    assert site.paths().count("/a") == tries


def test_robots_txt_is_obeyed(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    site.put("/robots.txt", "User-agent: *\nDisallow: /b\n")
    happenings = watch.happenings(feed)
    assert kinds(happenings) == [GivenUp, Page]
    assert "robots.txt disallows it" in happenings[0].error.message  # type: ignore[union-attr]
    assert "/b" not in site.paths()
    assert kinds(watch.happenings(feed)) == []


def test_a_host_is_asked_at_the_pace_it_asks_for(site: Site) -> None:
    feed, watch = two_stories(site), Watch(pace=2.0)
    site.put("/robots.txt", "User-agent: sayso\nCrawl-delay: 30\n")
    assert watch.pages(feed) == ["/b", "/a"]
    assert watch.times.slept == [30, 30, 30]


def test_two_hosts_do_not_wait_for_each_other(site: Site) -> None:
    with running() as other:
        watch = Watch(pace=2.0)
        feeds = [two_stories(each) for each in (site, other)]
        assert len(watch.pages(*feeds)) == 4
        assert watch.times.slept == [2, 2]


def test_what_does_not_fit_in_a_round_waits_for_the_next(site: Site) -> None:
    feed, watch = two_stories(site), Watch(pace=200.0)
    plan = Plan(every=300.0)
    assert watch.pages(feed, plan=plan) == ["/b"]
    assert watch.pages(feed, plan=plan) == ["/a"]


def test_the_round_ends_when_it_is_asked_to(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    done: list[bool] = []
    plan = Plan(stop=lambda: len(site.asked) >= 3 or done.append(True) is not None)
    assert watch.pages(feed, plan=plan) == ["/b"]
    assert watch.pages(feed) == ["/a"]


def test_only_new_leaves_out_what_is_there_at_first(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    plan = Plan(only_new=True)
    assert watch.pages(feed, plan=plan) == []
    site.put("/c", "new")
    site.put("/feed", rss(("/c", "C", LATER), ("/b", "B", LATER), ("/a", "A", DAY)))
    assert watch.pages(feed, plan=plan) == ["/c"]


def test_only_new_forgets_nothing(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    watch.pages(feed)
    entries = {key: value for key, value in watch.memory.items() if key[0] == "entry"}
    site.put("/other", rss(("/a", "A", DAY)))
    assert watch.pages(site.url + "/other", plan=Plan(only_new=True)) == []
    assert all(watch.memory[key] == value for key, value in entries.items())


def test_a_huge_feed_is_read_in_part_and_says_so(site: Site) -> None:
    items = [(f"/{n}", "N", DAY) for n in range(30_000)]
    site.put("/feed", rss(*items))
    for n in range(3):
        site.put(f"/{n}", "words")
    watch = Watch(max_bytes=1_000_000)
    happenings = watch.happenings(site.url + "/feed", plan=Plan(most=3))
    assert kinds(happenings) == [Noted, Page, Page, Page]
    assert "the newest 3 of more than" in happenings[0].text  # type: ignore[union-attr]
    site.put("/feed", rss(*items[:20_000]))
    assert kinds(watch.happenings(site.url + "/feed", plan=Plan(most=3))) == []


def test_a_feed_that_breaks_off_is_told_and_asked_for_again(site: Site) -> None:
    feed, watch = two_stories(site), Watch()
    whole = rss(("/b", "B", LATER), ("/a", "A", DAY))
    site.put("/feed", whole[: whole.rindex("/a") + 2], ETag='"1"')
    happenings = watch.happenings(feed)
    assert kinds(happenings) == [Noted, Page]
    assert "breaks off" in happenings[0].text  # type: ignore[union-attr]
    site.put("/feed", whole, ETag='"1"')
    assert watch.pages(feed) == ["/a"]


def test_an_answer_without_end_is_cut(site: Site) -> None:
    item = b"<item><link>/a</link><title>A</title></item>"
    site.put("/a", "words")
    site.pages["/feed"] = Answer(b'<rss version="2.0"><channel>' + item * 100, endless=True)
    watch = Watch(max_bytes=100_000)
    assert watch.pages(site.url + "/feed") == ["/a"]
    site.pages["/b"] = Answer(b"word " * 1_000, endless=True)
    site.put("/other", rss(("/b", "B", DAY)))
    [given_up] = watch.happenings(site.url + "/other")[:-1]
    assert isinstance(given_up, GivenUp)
    assert "at most 100,000 bytes" in given_up.error.message


@pytest.mark.parametrize(
    ("link", "words"),
    [("/moved", "a redirect into a private network"), ("http://10.0.0.7/x", "a private network")],
)
def test_a_public_feed_leads_nobody_inside(
    site: Site, monkeypatch: pytest.MonkeyPatch, link: str, words: str
) -> None:
    monkeypatch.setattr(web, "private", lambda host: host.startswith("10."))
    site.pages["/moved"] = Answer(status=302, headers={"Location": "http://10.0.0.7/secret"})
    site.put("/feed", rss((link, "A", DAY)))
    [given_up] = Watch().happenings(site.url + "/feed")[:-1]
    assert isinstance(given_up, GivenUp)
    assert words in given_up.error.message


def test_a_public_list_leads_nobody_inside(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "private", lambda host: host.startswith("10."))
    site.put("/opml", '<opml><body><outline xmlUrl="http://10.0.0.7/feed"/></body></opml>')
    [broke] = Watch().happenings(site.url + "/opml")[:-1]
    assert isinstance(broke, Broke)
    assert "a private network (10.0.0.7)" in broke.error.message


def test_lists_of_feeds_and_of_sitemaps_are_followed(site: Site) -> None:
    two_stories(site)
    site.put("/c", "words")
    site.put(
        "/opml",
        '<opml version="2.0"><body><outline text="Coast"><outline text="Ports">'
        f'<outline xmlUrl="{site.url}/feed"/></outline></outline>'
        f'<outline xmlUrl="{site.url}/maps"/></body></opml>',
        ETag='"list"',
    )
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.put("/maps", f"<sitemapindex {space}><sitemap><loc>/map</loc></sitemap></sitemapindex>")
    site.put("/map", f"<urlset {space}><url><loc>/c</loc></url></urlset>")
    watch = Watch()
    assert sorted(watch.pages(site.url + "/opml")) == ["/a", "/b", "/c"]
    site.put("/d", "words")
    site.put("/map", f"<urlset {space}><url><loc>/c</loc></url><url><loc>/d</loc></url></urlset>")
    assert watch.pages(site.url + "/opml") == ["/d"]


def test_a_list_that_names_itself_has_an_end(site: Site) -> None:
    site.put("/opml", f'<opml><body><outline xmlUrl="{site.url}/opml"/></body></opml>')
    assert Watch().summary(site.url + "/opml") == Summary(feeds=1)


def test_a_sitemap_whose_index_tells_no_change_is_not_asked(site: Site) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    index = f"<sitemapindex {space}><sitemap><loc>/map</loc><lastmod>%s</lastmod></sitemap></sitemapindex>"
    site.put("/maps", index % "2025-06-01")
    site.put("/map", f"<urlset {space}><url><loc>/c</loc></url></urlset>")
    site.put("/c", "words")
    watch = Watch()
    watch.pages(site.url + "/maps")
    site.paths()
    watch.pages(site.url + "/maps")
    assert site.paths() == ["/maps"]
    site.put("/maps", index % "2025-06-02")
    watch.pages(site.url + "/maps")
    assert site.paths() == ["/maps", "/map"]


@pytest.mark.parametrize("url", ["http://[::1", "http://"])
def test_an_address_that_is_none_is_a_broken_feed(url: str) -> None:
    watch = Watch()
    assert kinds(watch.happenings(url)) == [Broke]
    assert kinds(watch.happenings(url)) == []


def test_a_clock_set_back_stops_nothing(site: Site) -> None:
    feed, watch = two_stories(site), Watch(pace=2.0)
    watch.pages(feed)
    watch.times.at -= 365 * 86_400
    site.put("/c", "new")
    site.put("/feed", rss(("/c", "C", LATER)))
    assert watch.pages(feed) == ["/c"]
    assert sum(watch.times.slept) < 60


def test_a_feed_that_drips_without_end_is_broken_in_time(site: Site) -> None:
    feed, watch = two_stories(site), Watch(timeout=0.5)
    site.pages["/drip"] = Answer(b"<rss>", drip=True)
    broke = watch.happenings(site.url + "/drip", feed)[0]
    assert isinstance(broke, Broke)
    assert "within 0.5 seconds" in broke.error.message
