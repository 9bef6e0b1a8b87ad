"""The Wayback Machine: the archived copy of a page that is gone (https://archive.org/help/wayback_api.php)."""

from __future__ import annotations

import json
from urllib.parse import quote

from lint.providers import ENDPOINTS, MALFORMED, Answer, Request, UnreadableError


def request(url: str) -> Request:
    """Whether there is a copy of one page."""
    return Request(f"{ENDPOINTS['wayback']}?url={quote(url, safe='')}", limit=1 << 16)


def parse(answer: Answer) -> str | None:
    """The address of the closest copy; None where there is none. Raises UnreadableError."""
    try:
        closest = json.loads(answer.body)["archived_snapshots"].get("closest") or {}
        if not closest.get("available"):
            return None
        return "https://" + str(closest["url"]).partition("://")[2]
    except MALFORMED:
        raise UnreadableError("the Wayback Machine's answer is not what it documents") from None
