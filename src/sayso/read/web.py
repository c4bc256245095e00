"""http and https addresses → bytes, within bounds of time, size and place."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies

from sayso.read import problems
from sayso.read.options import ReadOptions

MOST_REDIRECTS = 8
_AGENT = "sayso/0.1 (news reader; one page at a time)"
_ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: the bytes (without their transfer coding) and what came with them.

    `url` is the address that answered in the end, `headers` are as sent and in their order, `when` is
    the UTC time of the answer (ISO, seconds). `whole` is False where the rest was cut off as too long.
    """

    data: bytes
    url: str
    status: int = 200
    reason: str = "OK"
    headers: tuple[tuple[str, str], ...] = ()
    when: str = ""
    whole: bool = True

    def header(self, name: str) -> str:
        """The first value of the header `name` in any case, or nothing."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")

    @property
    def content_type(self) -> str:
        """What the server calls the bytes."""
        return self.header("content-type")

    @property
    def leads_to(self) -> str | None:
        """Where a redirect leads, as the server wrote it; None where this is no redirect."""
        return self.header("location") or None if self.status in _REDIRECTS else None


def host(url: str, given: str) -> str:
    """The host of an http(s) address; raises InputError, in the name of `given`, where it has none."""
    try:
        parts = urlsplit(url)
        found, _ = parts.hostname, parts.port
    except ValueError as error:
        raise problems.bad_address(given, "one that is malformed") from error
    if parts.scheme not in {"http", "https"}:
        raise problems.redirected(given, f"a redirect to {parts.scheme or 'no'} address {url}")
    if not found:
        raise problems.bad_address(given, "one without a host")
    return found


def private(host: str) -> bool:
    """Whether `host` is, or resolves to, an address inside this machine or its network."""
    try:
        found = {ipaddress.ip_address(host.split("%")[0])}
    except ValueError:
        try:
            answers = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            return False
        found = {ipaddress.ip_address(str(answer[4][0]).split("%")[0]) for answer in answers}
    return any(not _public(address) for address in found)


def _public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not (mapped or address).is_multicast


def fetch(url: str, options: ReadOptions) -> Fetched:
    """What stands at `url`, within `options.timeout` seconds and `options.max_bytes` bytes.

    A public address is not followed into the user's own network: a page must not be able to make
    this machine read what only it can reach. Raises InputError where there is no page to be had.
    """

    def work() -> Fetched:
        inside = private(host(url, url))
        deadline = time.monotonic() + options.timeout
        at, seen = url, {url}
        for _ in range(MOST_REDIRECTS + 1):
            answer = _ask(url, at, options, deadline=deadline, inside=inside)
            if answer.leads_to is None:
                break
            at = hop(url, at, answer.leads_to, inside, seen)
        else:
            raise problems.redirected(url, f"more than {MOST_REDIRECTS} redirects")
        if answer.status != 200:
            raise problems.refused(url, answer.status)
        return answer

    return _within(options.timeout, url, work)


def ask(
    given: str,
    at: str,
    options: ReadOptions,
    *,
    headers: Mapping[str, str] | None = None,
    inside: bool = False,
    cut: bool = False,
) -> Fetched:
    """The answer to one request, whatever its status; redirects are not followed.

    `given` is the address that errors name, `at` the one that is asked. `inside`: it may lie in the
    user's own network. `cut`: more bytes than `options.max_bytes` are cut off instead of refused.
    """

    def work() -> Fetched:
        name = host(at, given)
        if not inside and private(name):
            raise problems.inside(given, name)
        deadline = time.monotonic() + options.timeout
        return _ask(given, at, options, deadline=deadline, headers=headers, inside=inside, cut=cut)

    return _within(options.timeout, given, work)


def hop(given: str, at: str, location: str, inside: bool, seen: set[str]) -> str:
    """Where a redirect leads, if it may lead there; it joins the addresses `seen`."""
    try:
        url = urljoin(at, location)
    except ValueError as error:
        raise problems.redirected(given, "a redirect to a malformed address") from error
    name = host(url, given)
    if url in seen:
        raise problems.redirected(given, f"redirects that go round to {url}")
    if not inside and private(name):
        raise problems.redirected(given, f"a redirect into a private network ({name})")
    seen.add(url)
    return url


def _within(seconds: float, given: str, work: Callable[[], Fetched]) -> Fetched:
    """The result of `work`, or an error when it overruns."""
    results: SimpleQueue[Fetched | Exception] = SimpleQueue()

    def run() -> None:
        try:
            results.put(work())
        except Exception as error:
            results.put(error)

    # Looking up a name and slow headers know no deadline of their own: the thread is left to its
    # fate when they overrun.
    Thread(target=run, daemon=True).start()
    try:
        result = results.get(timeout=seconds + 1)
    except Empty:
        raise problems.too_slow(given, seconds) from None
    if isinstance(result, Exception):
        raise result
    return result


def _ask(
    given: str,
    at: str,
    options: ReadOptions,
    *,
    deadline: float,
    headers: Mapping[str, str] | None = None,
    inside: bool,
    cut: bool = False,
) -> Fetched:
    import httpx

    limits = httpx.Timeout(options.timeout, connect=min(options.timeout, 15.0))
    sent = {"User-Agent": _AGENT, "Accept": _ACCEPT, **(headers or {})}
    try:
        with (
            httpx.Client(timeout=limits, headers=sent, verify=_trust()) as client,
            client.stream("GET", at) as answer,
        ):
            data, whole = b"", True
            if answer.status_code == httpx.codes.OK:
                if not inside:
                    _outside(given, answer)
                data, whole = _body(given, answer, deadline, options, cut=cut)
            return Fetched(
                data,
                at,
                answer.status_code,
                answer.reason_phrase,
                tuple(answer.headers.multi_items()),
                datetime.now(UTC).isoformat(timespec="seconds"),
                whole,
            )
    except httpx.TimeoutException as error:
        raise problems.too_slow(given, options.timeout) from error
    except httpx.InvalidURL as error:
        raise problems.bad_address(given, "one that is malformed") from error
    except (httpx.HTTPError, OSError, UnicodeError) as error:
        raise problems.unreachable(given, str(error) or type(error).__name__) from error


@cache
def _trust() -> ssl.SSLContext:
    """Whom to believe who they are; reading it for each page would take longer than many pages."""
    import httpx

    return httpx.create_ssl_context()


def _outside(given: str, answer: object) -> None:
    """Refuse an answer that came from inside: a name may resolve anew after it was looked up."""
    from httpx import Response

    assert isinstance(answer, Response)  # noqa: S101 - httpx is imported lazily, its types too
    stream = answer.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    # Behind a proxy the peer is the proxy, which rightly stands inside.
    if peer and not getproxies() and private(str(peer[0])):
        raise problems.inside(given, str(peer[0]))


def _body(
    given: str, answer: object, deadline: float, options: ReadOptions, *, cut: bool
) -> tuple[bytes, bool]:
    """The bytes of an answer, and whether they are all of them."""
    from httpx import Response

    assert isinstance(answer, Response)  # noqa: S101 - httpx is imported lazily, its types too
    told = answer.headers.get("content-length", "")
    if not cut and told.isdigit() and int(told) > options.max_bytes:
        raise problems.too_large(given, options.max_bytes, int(told))
    data = bytearray()
    for chunk in answer.iter_bytes():
        data += chunk
        if len(data) > options.max_bytes:
            if cut:
                return bytes(data[: options.max_bytes]), False
            raise problems.too_large(given, options.max_bytes)
        # Each chunk may come in time and the page still never end.
        if time.monotonic() > deadline:
            raise problems.too_slow(given, options.timeout)
    return bytes(data), True
