from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from sayso.cli.watch import duration
from tests.read.feed.site import Answer, Site, rss, running
from tests.read.stories import STORY, TITLE

DAY = "Mon, 02 Jun 2025 08:00:00 GMT"


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def page(title: str = TITLE, more: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (*STORY, more) if paragraph)
    return f"<html><head><title>{title}</title></head><body><article>{text}</article></body></html>"


def command(ledger: Path, *args: str) -> list[str]:
    return [sys.executable, "-m", "sayso", "watch", *args, "--ledger", str(ledger)]


def watch(ledger: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 (our own code)
        command(ledger, *args), capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("15m", 900), ("2h", 7_200), ("1d", 86_400), ("1h30m", 5_400), ("60S", 60)],
)
def test_times(value: str, seconds: int) -> None:
    assert duration(value) == seconds


@pytest.mark.parametrize(
    "value", ["", "15", "m", "59s", "31d", "-5m", "1m1h", "9" * 50 + "m", "soon"]
)
def test_what_is_no_time(value: str) -> None:
    with pytest.raises(typer.BadParameter, match="expected a time of one minute to 30 days"):
        duration(value)


def test_a_round_keeps_what_is_new_and_tells_what_is_broken(site: Site, tmp_path: Path) -> None:
    site.put("/a", page(), Content_Type="text/html")
    site.put("/login", "<html><body><p>Log in</p></body></html>", Content_Type="text/html")
    site.put("/feed", rss(("/a", "A", DAY), ("/login", "B", DAY)))
    site.pages["/bad"] = Answer(status=404)
    ledger = tmp_path / "ledger.sqlite"
    done = watch(ledger, f"{site.url}/feed", f"{site.url}/bad", "--once", "--story", "Ferry")
    assert done.returncode == 1
    [line] = done.stdout.splitlines()
    kind, name, day, title, url = line.split("\t")
    assert (kind, day, title, url) == (
        "new",
        "2025-06-02",
        f"127.0.0.1: {TITLE}",
        f"{site.url}/a",
    )
    assert name.startswith("report-")
    assert f"{site.url}/bad: expected a page, found the answer 404" in done.stderr
    assert f"{site.url}/login: expected a page with an article" in done.stderr
    assert "2 feeds (1 broken): 1 new, 0 changed, 1 refused" in done.stderr
    site.asked.clear()
    again = watch(ledger, f"{site.url}/feed", "--once", "--story", "Ferry")
    assert (again.returncode, again.stdout) == (0, "")
    assert site.paths() == ["/feed"]


def test_nothing_to_watch_is_an_error(tmp_path: Path) -> None:
    done = watch(tmp_path / "ledger.sqlite", "nowhere.opml")
    assert done.returncode == 1
    assert "no such file" in done.stderr
    assert not (tmp_path / "ledger.sqlite").exists()


def test_ctrl_c_ends_the_watch(site: Site, tmp_path: Path) -> None:
    site.put("/feed", rss())
    ledger = tmp_path / "ledger.sqlite"
    with subprocess.Popen(  # noqa: S603 (our own code)
        command(ledger, f"{site.url}/feed"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stderr is not None
        assert "1 feed: 0 new, 0 changed" in running.stderr.readline()
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        assert "Stopping" in running.stderr.read()
        assert running.wait(10) == 0
