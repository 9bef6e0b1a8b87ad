"""One request, one answer: read within limits, and every failure put into plain words."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import RemoteDisconnected
from typing import Any

import requests
import urllib3
from requests.utils import select_proxy

from lint.fetch import guard
from lint.fetch.settings import Settings
from lint.providers import Answer, Request

_CHUNK = 1 << 16
# What proxies say of a name that they cannot resolve: in a reason phrase, or in Squid's own header.
_NO_SUCH_NAME = re.compile(
    r"no such (?:host|domain)|unknown host|host not found|not known|nxdomain|lookup fail|\bdns\b|dns_fail"
    r"|name resolution|(?:could|can)(?:not|n't| not) resolve",
    re.IGNORECASE,
)


class UnansweredError(Exception):
    """No answer that says anything; the message is a reason to show."""

    def __init__(self, reason: str, *, no_such_host: bool = False, broke_off: bool = False) -> None:
        super().__init__(reason)
        self.no_such_host = no_such_host
        self.broke_off = broke_off
        """The server took the request and closed the connection, as some do on HEAD."""


def exchange(
    session: requests.Session, request: Request, prepared: requests.PreparedRequest, settings: Settings, timeouts: int
) -> Answer:
    """Send a request and read the answer, following nothing. Raises UnansweredError and guard.RefusedError."""
    url = prepared.url or request.url
    environment = _environment(session, url)
    proxied = select_proxy(url, environment["proxies"]) is not None
    if proxied:
        _judge_resolved(url, settings)
    timeout = settings.timeout * timeouts
    end = time.monotonic() + settings.deadline
    try:
        # The adapter and not the session, which would already look where a redirect leads.
        with session.get_adapter(url).send(prepared, timeout=timeout, **environment) as response:
            body = _read(response.raw, request.limit, end)
    except requests.RequestException as error:
        raise _explained(error, proxied, timeout) from None
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise UnansweredError(f"the answer broke off ({type(error).__name__})", broke_off=True) from None
    headers = {name.lower(): value for name, value in response.headers.items()}
    if proxied and response.status_code >= 500 and _NO_SUCH_NAME.search(headers.get("x-squid-error", "")):
        raise UnansweredError("no such host", no_such_host=True)
    return Answer(url, response.status_code, headers, body)


def is_proxied(session: requests.Session, url: str) -> bool:
    """Whether a request goes through a proxy."""
    return select_proxy(url, _environment(session, url)["proxies"]) is not None


def _environment(session: requests.Session, url: str) -> dict[str, Any]:
    """Proxies and certificates for a request, as the environment asks for."""
    return dict(session.merge_environment_settings(url, {}, True, None, None))


def _judge_resolved(url: str, settings: Settings) -> None:
    """Where a proxy resolves names, judge what we can resolve ourselves; a name that only the proxy knows may pass."""
    host = guard.host_of(url)
    if host in settings.allowed:
        return
    with suppress(OSError, UnicodeError):
        for *_, address in socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM):
            guard.judge_address(str(address[0]), settings.allowed)


def _read(raw: urllib3.BaseHTTPResponse, limit: int, end: float) -> bytes:
    """At most `limit` bytes of the decoded body. Raises UnansweredError at time `end`."""
    pieces: list[bytes] = []
    size = 0
    while size < limit:
        piece = raw.read1(min(_CHUNK, limit - size), decode_content=True)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
        if time.monotonic() > end:
            raise UnansweredError("the answer took too long")
    return b"".join(pieces)


def _explained(error: requests.RequestException, proxied: bool, timeout: float) -> UnansweredError:
    """The exception to raise for one of requests: it tells a name that does not exist from all other trouble."""
    causes = list(_causes(error))
    said = " ".join(str(cause) for cause in causes if "Tunnel connection failed" in str(cause))
    if _NO_SUCH_NAME.search(said):
        return UnansweredError("no such host", no_such_host=True)
    if isinstance(error, requests.Timeout):  # also where the connection was reset when we ended it
        return UnansweredError(f"no answer within {timeout:g} seconds")
    if any(isinstance(cause, RemoteDisconnected | ConnectionResetError | BrokenPipeError) for cause in causes):
        return UnansweredError("the server closes the connection without an answer", broke_off=True)
    if isinstance(error, requests.exceptions.ProxyError):
        return UnansweredError("the proxy could not reach it" if said else "the proxy does not answer")
    if isinstance(error, requests.exceptions.SSLError):
        return UnansweredError("its TLS certificate or connection is not in order")
    if not proxied and any(_names_no_host(cause) for cause in causes):
        return UnansweredError("no such host", no_such_host=True)
    return UnansweredError("the connection failed")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An exception with all that it wraps, as cause, context, argument or reason."""
    seen: set[int] = set()
    left = [error]
    while left:
        current = left.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        wrapped = (current.__cause__, current.__context__, getattr(current, "reason", None), *current.args)
        left += [each for each in wrapped if isinstance(each, BaseException)]


def _names_no_host(error: BaseException) -> bool:
    """Whether DNS says that there is no such name; "try again later" is another error."""
    no_data = getattr(socket, "EAI_NODATA", None)
    return isinstance(error, socket.gaierror) and error.errno in (socket.EAI_NONAME, no_data)
