"""What each kind of list gives, by way of the door they share."""

from __future__ import annotations

import gzip
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import InputError
from sayso.read.feed import Feed, parse

AT = "https://herald.example/news/feed"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def parsed(data: str | bytes, content_type: str = "", **more: int) -> Feed:
    return parse(data.encode() if isinstance(data, str) else data, AT, content_type, **more)


def urls(feed: Feed) -> list[str]:
    return [entry.url for entry in feed.entries]


def channel(items: str) -> str:
    return f'<rss version="2.0"><channel><title>Harbour News</title>{items}</channel></rss>'


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("<link>/a</link>", "https://herald.example/a"),
        ("<link> b </link><guid>17</guid>", "https://herald.example/news/b"),
        ("<guid>17</guid><link>/c</link>", "https://herald.example/c"),
        ("<guid>https://herald.example/d</guid>", "https://herald.example/d"),
        ('<guid isPermaLink="false">https://herald.example/e</guid>', "https://herald.example/e"),
        ("<link>/f?a=1&amp;b=2</link>", "https://herald.example/f?a=1&b=2"),
        ("<link><![CDATA[/g]]></link>", "https://herald.example/g"),
        ('<link>/h</link><enclosure url="/h.mp3"/>', "https://herald.example/h"),
        ("<guid>17</guid><title>No address</title>", None),
        ("<link>javascript:alert(1)</link>", None),
    ],
)
def test_where_the_page_of_an_rss_item_stands(item: str, expected: str | None) -> None:
    feed = parsed(channel(f"<item>{item}</item>"))
    assert urls(feed) == ([expected] if expected else [])
    assert bool(feed.notes) is (expected is None)


def test_items_without_a_guid_and_with_the_same_one_are_told_apart_by_address() -> None:
    feed = parsed(
        channel(
            "<item><link>/a</link><guid>1</guid></item><item><link>/b</link><guid>1</guid></item>"
            "<item><link>/c</link></item><item><link>/a</link><guid>2</guid></item>"
        )
    )
    assert [url[-1] for url in urls(feed)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Tue, 03 Jun 2025 08:00:00 +0200", "2025-06-03T06:00:00+00:00"),
        ("2025-06-03T08:00:00Z", "2025-06-03T08:00:00+00:00"),
        ("Tue, 99 Foo 99999 77:77:77 XYZ", None),
        ("0000-00-00", None),
        ("9" * 10_000, None),
    ],
)
def test_dates_of_rss(date: str, expected: str | None) -> None:
    [entry] = parsed(channel(f"<item><link>/a</link><pubDate>{date}</pubDate></item>")).entries
    assert entry.published == expected


def test_atom() -> None:
    feed = parsed(
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" '
        'xml:base="https://tide.example/"><title>Tide</title><entry><id>tag:tide.example,2025:1</id>'
        '<title type="html">Ferry &amp;amp; port</title><link rel="enclosure" href="x.mp3"/>'
        '<link href="one"/><published>2025-06-02T08:00:00Z</published>'
        "<updated>2025-06-03T08:00:00Z</updated></entry></feed>"
    )
    [entry] = feed.entries
    assert (feed.kind, feed.title, entry.url) == ("feed", "Tide", "https://tide.example/one")
    assert entry.published == "2025-06-02T08:00:00+00:00"
    assert entry.version == entry.updated == "2025-06-03T08:00:00+00:00"


def test_rdf() -> None:
    feed = parsed(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="x"><title>Tide</title></channel><item rdf:about="x"><link>/a</link>'
        "<dc:date>2025-06-03T10:00:00+02:00</dc:date></item></rdf:RDF>"
    )
    assert [entry.published for entry in feed.entries] == ["2025-06-03T08:00:00+00:00"]


def test_json_feed() -> None:
    feed = parsed(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Tide", "items": [{"id": "1", '
        '"url": "/a", "title": "A", "date_published": "2025-06-02T08:00:00-05:00", "date_modified": '
        '"2025-06-03"}, {"id": "https://tide.example/b"}, {"id": "3"}, 4]}'
    )
    assert urls(feed) == ["https://herald.example/a", "https://tide.example/b"]
    assert feed.entries[0].title == "A"
    assert feed.entries[0].version == "2025-06-03T00:00:00+00:00"
    assert feed.notes == ("entries without an address, left out: 2",)


def test_sitemaps_with_news_and_pictures() -> None:
    feed = parsed(
        f'<urlset {SPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" '
        'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>'
        "<image:image><image:loc>/a.png</image:loc><image:title>A ship</image:title></image:image>"
        "<loc>https://herald.example/a</loc><lastmod>2025-06-01</lastmod></url><url>"
        "<loc>/b</loc><news:news><news:publication><news:name>Herald</news:name></news:publication>"
        "<news:publication_date>2025-06-02T10:00Z</news:publication_date>"
        "<news:title>Ferry aground</news:title></news:news></url><url/></urlset>"
    )
    b, a = feed.entries
    assert (b.url[-1], b.title, b.published) == ("b", "Ferry aground", "2025-06-02T10:00:00+00:00")
    assert (a.url[-1], a.title, a.updated) == ("a", None, "2025-06-01T00:00:00+00:00")
    assert feed.notes == ("entries without an address, left out: 1",)


def test_a_page_listed_twice_is_one() -> None:
    pages = "<url><loc>/a</loc></url><url><loc>http://HERALD.example/a#top</loc></url>"
    assert len(parsed(f"<urlset {SPACE}>{pages}</urlset>").entries) == 1


def test_an_index_of_sitemaps_gives_the_newest_of_them() -> None:
    maps = "".join(
        f"<sitemap><loc>/map{n}.xml.gz</loc><lastmod>2025-01-{n:02}</lastmod></sitemap>"
        for n in range(1, 31)
    )
    feed = parsed(f"<sitemapindex {SPACE}>{maps}</sitemapindex>")
    assert feed.entries == ()
    assert [each.url for each in feed.feeds[:2]] == [
        "https://herald.example/map30.xml.gz",
        "https://herald.example/map29.xml.gz",
    ]
    assert feed.notes == ("the newest 10 sitemaps were read, 20 older ones were left out",)


def test_packed_lists_are_unpacked() -> None:
    packed = gzip.compress(f"<urlset {SPACE}><url><loc>/a</loc></url></urlset>".encode())
    assert urls(parsed(packed, "application/gzip")) == ["https://herald.example/a"]


def test_a_packed_list_that_was_cut_off_is_read_in_part() -> None:
    items = "".join(f"<item><link>/{n * n}</link></item>" for n in range(2_000))
    packed = gzip.compress(channel(items).encode())
    feed = parse(packed[: len(packed) // 2], AT, most=5_000, whole=False)
    assert 100 < len(feed.entries) < 2_000
    assert set(urls(feed)) <= {f"https://herald.example/{n * n}" for n in range(2_000)}
    assert feed.notes


@pytest.mark.parametrize("left", range(1, 37))
def test_an_entry_torn_in_two_is_left_out(left: int) -> None:
    whole = channel("<item><link>/port</link></item><item><link>/harbour</link></item>").encode()
    torn = whole[: whole.index(b"</rss>") - left]
    assert urls(parse(torn, AT, whole=False)) == ["https://herald.example/port"]


ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>'
    '<entry><link href="/port"/><updated>2025-06-02T08:00:00Z</updated></entry>'
    '<entry><link href="/harbour"/><updated>2025-06-01T08:00:00Z</updated></entry></feed>'
)
SITEMAP = (
    f"<urlset {SPACE}><url><loc>/port</loc><lastmod>2025-06-02</lastmod></url>"
    "<url><loc>/harbour</loc><lastmod>2025-06-01</lastmod></url></urlset>"
)


@pytest.mark.parametrize(
    "whole",
    [
        channel("<item><link>/port</link></item><item><link>/harbour</link></item>"),
        ATOM,
        SITEMAP,
        SITEMAP.replace("urlset", "sitemapindex").replace("url>", "sitemap>"),
    ],
)
def test_a_list_that_breaks_off_anywhere_gives_what_was_whole_of_it(whole: str) -> None:
    """As a server's file does that is still being written: its answer seems complete."""
    every = parsed(whole)
    known = {*every.entries, *every.feeds}
    assert len(known) == 2
    assert not every.torn
    for end in range(whole.index("/port"), len(whole) - 1):
        if not any(f"</{name}>" in whole[:end] for name in ("item", "entry", "url", "sitemap")):
            with pytest.raises(InputError, match="breaks off before"):
                parsed(whole[:end])
            continue
        feed = parsed(whole[:end])
        found = {*feed.entries, *feed.feeds}
        assert feed.torn
        assert found <= known
        assert found
        assert any("breaks off in the middle" in note for note in feed.notes)


def test_a_list_without_anything_is_not_torn() -> None:
    assert not parsed(f"<urlset {SPACE}/>").torn


def test_plain_text_with_an_address_to_a_line() -> None:
    feed = parsed("# ports\nhttps://herald.example/a\r\nhttps://tide.example/b\n\n")
    assert (feed.kind, urls(feed)) == (
        "lines",
        ["https://herald.example/a", "https://tide.example/b"],
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("/a?b=1&c=2", "/a?b=1&c=2"),
        ("/a?b=1&amp;c=2", "/a?b=1&c=2"),
        ("/a?b=1&#38;c=2&#x26;d", "/a?b=1&c=2&d"),
        ("<![CDATA[/a?b=1&c=2]]>", "/a?b=1&c=2"),
        ("/a?b=&copy=2&", "/a?b=&copy=2&"),
    ],
)
def test_ampersands_as_they_are_typed(told: str, expected: str) -> None:
    for data in (
        channel(f"<item><link>{told}</link></item>"),
        f"<urlset {SPACE}><url><loc>{told}</loc></url></urlset>",
    ):
        assert urls(parsed(data)) == ["https://herald.example" + expected]


def test_opml_however_deep() -> None:
    deep = '<outline text="x">' * 50 + '<outline xmlUrl="/deep"/>' + "</outline>" * 50
    feed = parsed(
        f'<opml version="2.0"><head><title>Ports</title></head><body>{deep}'
        '<outline text="Tide" xmlURL="https://tide.example/rss"/><outline text="a folder"/>'
        '<outline xmlUrl="file:///etc/hostname"/></body></opml>'
    )
    assert [each.url for each in feed.feeds] == [
        "https://herald.example/deep",
        "https://tide.example/rss",
    ]
    assert feed.notes == ("feeds without an http(s) address, left out: 1",)


def test_a_page_that_names_its_feed() -> None:
    feed = parsed(
        '<!DOCTYPE html><html><head><base href="https://tide.example/x/">'
        '<link rel="stylesheet" href="s.css"><link rel="alternate" hreflang="de" href="/de">'
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments">'
        "<link rel='alternate' type='application/rss+xml' href='rss?a=1&amp;b=2'>"
        '<link rel="alternate" type="application/atom+xml" href="/second"></head><body>'
    )
    assert [each.url for each in feed.feeds] == ["https://tide.example/x/rss?a=1&b=2"]


@pytest.mark.parametrize(
    "data",
    [
        channel("<item><link>/a</link>"),
        channel("<item><link>/a</link></itm><item>"),
        channel("<item><link>/a</link><title>Ports & <b> ferries</title></item>"),
        channel("<item><link>/a</link><title>Ports&nbsp;and &undefined; ferries</title></item>"),
        channel("<item><link>/a</link><title>\x00\x08\x1b bell</title></item>"),
        "\n\n  <?xml version='1.0'?>" + channel("<item><link>/a</link></item>"),
        '<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss.dtd">'
        + channel("<item><link>/a</link></item>"),
        "<!-- <feed> --><?style x?>" + channel("<item><link>/a</link></item>"),
    ],
)
def test_faulty_xml_gives_what_can_be_made_of_it(data: str) -> None:
    assert urls(parsed(data)) == ["https://herald.example/a"]


@pytest.mark.parametrize(
    ("encoding", "declared", "content_type"),
    [
        ("utf-8", "iso-8859-1", ""),
        ("utf-8", "utf-8", "text/xml; charset=iso-8859-1"),
        ("cp1252", "utf-8", ""),
        ("cp1252", "iso-8859-1", "text/xml; charset=utf-8"),
        ("utf-16", "utf-8", ""),
        ("utf-8-sig", "no-such-charset", ""),
    ],
)
def test_a_wrong_charset_is_seen_through(encoding: str, declared: str, content_type: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>' + channel(
        "<item><title>Fähre läuft auf Grund, später geborgen</title><link>/a</link></item>"
    )
    [entry] = parsed(text.encode(encoding), content_type).entries
    assert entry.title == "Fähre läuft auf Grund, später geborgen"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel/></rss>', "entities"),
        ('<!-- --> <!DOCTYPE x SYSTEM "x" [ <!entity a SYSTEM "file:///x">]><urlset/>', "entities"),
        ("Good morning.", "plain text"),
        ("https://herald.example/a\nis where we stand.", "plain text"),
        ("", "an empty answer"),
        ("<html><body>Login</body></html>", "names no feed"),
        ("<news/>", "names no feed"),
        ('{"a": 1}', 'without a list of "items"'),
        ('{"items": [', "broken or incomplete JSON"),
        ("[" * 100_000, "broken or incomplete JSON"),
        (b"\x1f\x8b\x08broken", "damaged"),
        (gzip.compress(gzip.compress(b"<rss/>")), "within a gzip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "found"),
    ],
)
def test_what_is_no_list(data: str | bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        parsed(data)


@pytest.mark.parametrize("newest_first", [True, False])
def test_a_long_feed_gives_its_newest_wherever_they_stand(newest_first: bool) -> None:
    days = range(1, 29) if not newest_first else range(28, 0, -1)
    items = "".join(
        f"<item><link>/{day}</link><pubDate>{day:02} Jun 2025 08:00:00 GMT</pubDate></item>"
        for day in days
    )
    feed = parsed(channel(items), most=3)
    assert [url.rsplit("/")[-1] for url in urls(feed)] == ["28", "27", "26"]
    assert feed.notes == ("the newest 3 of 28 entries were read",)


def test_a_feed_of_very_many_items_takes_no_time() -> None:
    data = channel("<item><title>A</title><link>/a</link></item>" * 500_000).encode()
    started = time.perf_counter()
    assert len(parse(data, AT, most=10).entries) == 1
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "[",
        "<![CDATA[",
        "<item>",
        "<a ",
        "<!--",
        "<?",
        "<!DOCTYPE [",
        "<link ",
        "<item ><entry>",
        "\n",
        "{",
        "&",
    ],
)
@pytest.mark.parametrize("before", ["", "<rss><channel>", "<html><head>", "<urlset>", "<opml>"])
def test_hostile_answers_take_no_time(piece: str, before: str) -> None:
    started = time.perf_counter()
    with suppress(InputError):
        parsed(before + piece * (100_000 // len(piece)))
    assert time.perf_counter() - started < 1


@settings(max_examples=60)
@given(
    st.sampled_from(["", "<rss><channel>", "<feed>", "<urlset><url>", "<opml><body>", "{"]),
    st.lists(
        st.sampled_from(["<item>", "<link>/a</link>", "<loc>", "</", "&", "<![CDATA[", '"', "ä"])
    ),
    st.binary(max_size=30),
)
def test_any_bytes_are_a_list_or_a_clear_error(root: str, parts: list[str], rest: bytes) -> None:
    with suppress(InputError):
        feed = parsed((root + "".join(parts)).encode() + rest)
        assert all(entry.url.startswith("http") for entry in feed.entries + feed.feeds)
