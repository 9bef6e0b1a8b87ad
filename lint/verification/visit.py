"""URLs -> verdicts: what can be said of a page from as little of it as possible.

Broken is only what answers 404 or 410, or has no host, and does so twice. A server that refuses, stalls, fails or
asks whether we are human has told nothing of the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from lint.evidence import PageVerdict, Verdict
from lint.fetch import guard
from lint.fetch.exchange import UnansweredError
from lint.fetch.network import PAGE
from lint.providers import Answer, Request, UnreadableError, wayback

if TYPE_CHECKING:
    from lint.fetch.network import Network

NO_HOST = "there is no such host"

_GONE = frozenset({404, 410})
_PERMANENT = frozenset({301, 308})
# What is true for GET, too, or will be asked again by it; any other answer to HEAD, 500 included, may be to HEAD alone.
_SETTLED_BY_HEAD = frozenset({200, 204, *_GONE, 429, 502, 503, 504})
_SEEN = 1 << 15  # bytes of a page that are read; challenge pages show themselves at the top
_TRAITS = re.compile(
    rb"<title>\s*(?:just a moment|attention required|access denied|client challenge|robot check|security check"
    rb"|human verification|are you a robot|ddos-guard|pardon our interruption|bot verification|one moment, please"
    rb"|request rejected|vercel security checkpoint|\xe5\xae\x89\xe5\x85\xa8\xe9\xaa\x8c\xe8\xaf\x81)"
    rb"|checking your browser|making sure you(?:'|&#39;|\xe2\x80\x99)re not a bot"
    rb"|verify(?:ing)? (?:that )?you are (?:a )?human"
    rb"|enable javascript and cookies to continue|cf[-_]chl|_incapsula_resource|captcha-delivery\.com|/anubis/",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"/(?:login|log-in|servicelogin|signin|sign-in|sso|auth|oauth2?|session)s?(?:[/.?]|$)", re.IGNORECASE
)
_ERROR = re.compile(r"/(?:404|error|(?:page[-_]?)?not[-_]?found)(?:[-_.]\w+)*/?$", re.IGNORECASE)
_LOCALE = re.compile(r"^/[a-z]{2}(?:[-_][a-z]{2})?(?=/|$)", re.IGNORECASE)
_SESSION = re.compile(r";[^/]*")
# They answer programs 404 for pages that people see (https://github.com/Eventual-Inc/Daft/pull/5725).
_HIDERS = ("kaggle.com",)
# They answer HEAD well, and GET with a question whether we are human.
_CHALLENGERS = ("dblp.org", "dblp.uni-trier.de")


class Page(NamedTuple):
    """A URL without fragment, and what is linked there."""

    url: str
    is_work: bool = False
    """The link names a paper: its host is one that keeps robots out, so the page itself is looked at."""
    is_image: bool = False


def visit(page: Page, network: Network, *, again: bool = False) -> PageVerdict:
    """The verdict of one visit; `again` asks the page itself, past the cache.

    A BROKEN verdict stands only when a second visit gives it again.
    """
    try:
        chain = _chain(page, network, again=again)
    except (UnansweredError, guard.RefusedError) as error:
        if isinstance(error, UnansweredError) and error.no_such_host:
            return PageVerdict(Verdict.BROKEN, NO_HOST)
        return PageVerdict(Verdict.UNVERIFIED, str(error))
    return judge(page, chain)


def judge(page: Page, chain: Sequence[Answer]) -> PageVerdict:
    """The verdict on the answers along a chain of redirects."""
    last = chain[-1]
    if last.status in _GONE and guard.host_of(last.url).endswith(_HIDERS):
        return PageVerdict(Verdict.UNVERIFIED, f"the server answers {last.status} to programs, whatever people see")
    if last.status in _GONE:
        return PageVerdict(Verdict.BROKEN, f"the server answers {last.status}")
    if not 200 <= last.status < 300 or last.status == 202:  # "accepted" is how robots are kept waiting
        return PageVerdict(Verdict.UNVERIFIED, f"the server answers {last.status}")
    doubt = _doubt(page, last)
    if doubt:
        return PageVerdict(Verdict.UNVERIFIED, doubt)
    if len(chain) > 1 and _ERROR.search(urlsplit(last.url).path):
        return PageVerdict(Verdict.UNVERIFIED, f"redirects to {last.url}; the page may be gone")
    if _LOGIN.search(urlsplit(last.url).path) and not _LOGIN.search(urlsplit(page.url).path):
        return PageVerdict(Verdict.UNVERIFIED, "redirects to a login")
    moved = _moved_to(chain)
    if moved is None or moved == page.url or _is_of_the_visit(page.url, moved):
        return PageVerdict(Verdict.OK, shown=last.url if last.url != page.url else None)
    if urlsplit(moved).path in ("", "/") and urlsplit(page.url).path not in ("", "/"):
        return PageVerdict(Verdict.UNVERIFIED, f"redirects to the front page {moved}; the page may be gone")
    return PageVerdict(Verdict.MOVED, "moved permanently", target=moved)


def archived_copy(url: str, network: Network) -> str | None:
    """The Wayback Machine's copy of a page; None where there is none, and where it does not tell."""
    try:
        return wayback.parse(network.follow(wayback.request(url), PAGE, keep=lambda answer: answer)[-1])
    except (UnansweredError, UnreadableError, guard.RefusedError):
        return None


def _chain(page: Page, network: Network, *, again: bool) -> Sequence[Answer]:
    """HEAD, then GET where HEAD is refused; a page that was got before is taken from the cache."""

    def kept(answer: Answer) -> Answer | None:
        return None if _doubt(page, answer) else replace(answer, body=b"")

    get = Request(page.url, accept="text/html,*/*;q=0.8", limit=_SEEN)
    host = guard.host_of(page.url)
    if again or page.is_work or host.endswith(_CHALLENGERS) or network.holds(get):
        return network.follow(get, PAGE, keep=kept, fresh=again)
    try:
        chain = network.follow(Request(page.url, "HEAD", get.accept), PAGE, keep=kept)
    except UnansweredError as error:
        if not error.broke_off:
            raise
        chain = []
    if chain and chain[-1].status in _SETTLED_BY_HEAD:
        return chain
    return network.follow(get, PAGE, keep=kept)


def _doubt(page: Page, answer: Answer) -> str | None:
    """Why a 2xx answer is not the page."""
    headers = answer.headers
    waf = headers.get("x-amzn-waf-action") in ("challenge", "captcha")
    if "cf-mitigated" in headers or waf or _TRAITS.search(answer.body):
        return "the server asks whether we are human"
    if answer.content_type == "text/html":
        if page.is_image:
            return "answers a web page instead of an image"
        if urlsplit(page.url).path.lower().endswith(".pdf") and "/blob/" not in page.url:
            return "answers a web page instead of a PDF"
    return None


def _moved_to(chain: Sequence[Answer]) -> str | None:
    """Where a chain's permanent redirects lead, up to the first that may change again."""
    target = None
    for answer, following in pairwise(chain):
        if answer.status not in _PERMANENT:
            break
        target = following.url
    return target


def _is_of_the_visit(url: str, target: str) -> bool:
    """Whether a redirect only adds its visitor's language or session to the address."""
    one, other = urlsplit(url), urlsplit(target)
    paths = [_LOCALE.sub("", _SESSION.sub("", part.path), count=1).rstrip("/") for part in (one, other)]
    if one.netloc != other.netloc or paths[0] != paths[1]:
        return False
    queries = [set(filter(None, part.query.split("&"))) for part in (one, other)]
    return queries[0] < queries[1] or (queries[0] == queries[1] and one.path.rstrip("/") != other.path.rstrip("/"))
