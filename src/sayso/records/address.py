"""Identity of pages: one form of an address for all links to its page."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

# What an address carries for those who count visits, and not to find the page.
_COUNTING = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ref|ref_src|source|amp|output")


def address(url: str | None) -> str | None:
    """An address in the one form that all links to its page share, None where there is none.

    Without scheme, "www.", fragment, closing slash and what only counts visits.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    if not host:
        return None
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _COUNTING.fullmatch(key.casefold())
    ]
    path = re.sub(r"/(?:index\.html?)?$", "", parts.path)
    if not path and not query:
        return None  # the front page of a site is the address of all its reports and of none
    return f"{host}{port}{path}{'?' + urlencode(sorted(query)) if query else ''}"
