"""Which page a URL names, whatever way the address is written."""

from __future__ import annotations

import re

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|igsh|mc_[ce]id|twclid|spm|ref_src|ref_url|_hsenc|_hsmi|mkt_tok",
    re.IGNORECASE,
)
"""Names of query parameters that only tell a site where its visitor came from."""

_URL = re.compile(r"(?:https?:)?//(?:www\.)?([^/?#]*)([^?#]*)(?:\?([^#]*))?(#[!/].*)?", re.IGNORECASE | re.DOTALL)


def page_key(url: str) -> str:
    """Equal for addresses of one page: scheme, `www.`, trailing slash, fragment and tracking parameters left out.

    A fragment that a page's own script reads as an address (`#/…`, `#!…`) stays.
    """
    parts = _URL.match(url.strip())
    if parts is None:
        return url.strip()
    host, path, query, route = parts.groups()
    kept = [one for one in (query or "").split("&") if one and not TRACKING.fullmatch(one.partition("=")[0])]
    return host.lower() + path.rstrip("/") + ("?" + "&".join(kept) if kept else "") + (route or "")
