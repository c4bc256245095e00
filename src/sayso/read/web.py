"""http and https addresses → bytes, within bounds of time, size and place."""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from urllib.parse import urljoin, urlsplit

from sayso.errors import InputError
from sayso.read import problems
from sayso.read.options import ReadOptions

_MOST_REDIRECTS = 8
_AGENT = "sayso/0.1 (news reader; one page at a time)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes behind an address, the address they came from in the end, and their content type."""

    data: bytes
    url: str
    content_type: str


def _host(url: str, given: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise problems.bad_address(given, "one that is malformed") from error
    if parts.scheme not in {"http", "https"}:
        raise problems.redirected(given, f"a redirect to {parts.scheme or 'no'} address {url}")
    if not host:
        raise problems.bad_address(given, "one without a host")
    return host


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
    results: SimpleQueue[Fetched | InputError] = SimpleQueue()

    def work() -> None:
        try:
            results.put(_fetch(url, options))
        except InputError as error:
            results.put(error)

    # Looking up a name and slow headers know no deadline of their own: the thread is left to its
    # fate when they overrun.
    Thread(target=work, daemon=True).start()
    try:
        result = results.get(timeout=options.timeout + 1)
    except Empty:
        raise problems.too_slow(url, options.timeout) from None
    if isinstance(result, InputError):
        raise result
    return result


def _fetch(url: str, options: ReadOptions) -> Fetched:
    import httpx

    deadline = time.monotonic() + options.timeout
    inside = private(_host(url, url))
    at, seen = url, {url}
    headers = {"User-Agent": _AGENT, "Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    limits = httpx.Timeout(options.timeout, connect=min(options.timeout, 15.0))
    try:
        with httpx.Client(timeout=limits, headers=headers, follow_redirects=False) as client:
            for _ in range(_MOST_REDIRECTS + 1):
                with client.stream("GET", at) as answer:
                    if answer.is_redirect:
                        at = _next(url, at, answer.headers.get("location", ""), inside, seen)
                        continue
                    if answer.status_code != httpx.codes.OK:
                        raise problems.refused(url, answer.status_code)
                    data = _body(url, answer, deadline, options)
                    return Fetched(data, at, answer.headers.get("content-type", ""))
    except httpx.TimeoutException as error:
        raise problems.too_slow(url, options.timeout) from error
    except httpx.InvalidURL as error:
        raise problems.bad_address(url, "one that is malformed") from error
    except (httpx.HTTPError, OSError, UnicodeError) as error:
        raise problems.unreachable(url, str(error) or type(error).__name__) from error
    raise problems.redirected(url, f"more than {_MOST_REDIRECTS} redirects")


def _next(given: str, at: str, location: str, inside: bool, seen: set[str]) -> str:
    """Where a redirect leads, if it may lead there."""
    url = urljoin(at, location)
    host = _host(url, given)
    if url in seen:
        raise problems.redirected(given, f"redirects that go round to {url}")
    if not inside and private(host):
        raise problems.redirected(given, f"a redirect into a private network ({host})")
    seen.add(url)
    return url


def _body(url: str, answer: object, deadline: float, options: ReadOptions) -> bytes:
    from httpx import Response

    assert isinstance(answer, Response)  # noqa: S101 - httpx is imported lazily, its types too
    told = answer.headers.get("content-length", "")
    if told.isdigit() and int(told) > options.max_bytes:
        raise problems.too_large(url, options.max_bytes, int(told))
    data = bytearray()
    for chunk in answer.iter_bytes():
        data += chunk
        if len(data) > options.max_bytes:
            raise problems.too_large(url, options.max_bytes)
        # Each chunk may come in time and the page still never end.
        if time.monotonic() > deadline:
            raise problems.too_slow(url, options.timeout)
    return bytes(data)
