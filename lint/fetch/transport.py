"""How a request travels: pace, guarded connections, certificates, no cookies and no credentials but our own."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPException
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path
from typing import Any

import requests
import urllib3
from requests_ratelimiter import AbstractBucket, InMemoryBucket, Limiter, LimiterAdapter, Rate, RateItem
from requests_ratelimiter.buckets import HostBucketFactory
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from lint import __version__
from lint.errors import LintError
from lint.fetch import guard
from lint.fetch.settings import Settings
from lint.providers import PACE

_ORDINARY_PACE = 0.5


def pace_of(host: str, own: Mapping[str, float]) -> float:
    """Least seconds between two requests to a host: as configured, else as the service asks for."""
    return own.get(host, own.get("*", PACE.get(host, _ORDINARY_PACE)))


class _GuardedHTTPConnection(HTTPConnection):
    """Connects only to addresses that `guard` allows, judged after DNS has answered, and waits only so long."""

    settings = Settings()

    def _new_conn(self) -> socket.socket:
        return _connect(self, super()._new_conn, self.settings.allowed)

    def getresponse(self) -> urllib3.HTTPResponse:  # type: ignore[override]  # as urllib3 itself does
        with _deadline(self.sock, self.settings.deadline):
            return super().getresponse()


class _GuardedHTTPSConnection(_GuardedHTTPConnection, HTTPSConnection):
    """The same for https; the name stays what the certificate is checked against."""


def _connect(
    connection: HTTPConnection, connect: Callable[[], socket.socket], allowed: tuple[str, ...]
) -> socket.socket:
    """Connect to the addresses of a connection's name, each judged first, so that DNS cannot answer twice differently.

    A connection to a proxy is not judged: whoever set up the machine chose it.
    """
    name = connection.host
    if connection.proxy is not None or name in allowed:
        return connect()
    try:
        found = socket.getaddrinfo(name, connection.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return connect()  # fails with urllib3's own error
    addresses = list(dict.fromkeys(str(address[0]) for *_, address in found))
    for address in addresses:
        guard.judge_address(address, allowed)
    try:
        *others, last = addresses
        for address in others:
            connection.host = address
            # One that is out of reach, as IPv6 often is, may also just not answer.
            with suppress(urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError):
                return connect()
        connection.host = last
        return connect()
    finally:
        connection.host = name


@contextmanager
def _deadline(connected: socket.socket | None, seconds: float) -> Iterator[None]:
    """End a connection whose server keeps sending one header byte after the other. Raises TimeoutError then."""
    over = threading.Event()

    def end() -> None:
        over.set()
        with suppress(OSError):
            if connected:
                connected.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException):
        if not over.is_set():
            raise
    finally:
        timer.cancel()
    if over.is_set():
        raise TimeoutError


class _Paces(HostBucketFactory):
    """A bucket for each host that lets one request through per interval."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(rates=[])
        self._settings = settings

    def get(self, item: RateItem) -> AbstractBucket:
        if item.name not in self.buckets:
            seconds = pace_of(item.name.partition(":")[0].lower(), self._settings.pace)
            bucket = InMemoryBucket([Rate(1, max(1, round(seconds * 1000)))])
            self.schedule_leak(bucket)
            self.buckets[item.name] = bucket
        return self.buckets[item.name]


class _Adapter(LimiterAdapter):
    """requests' adapter with pace and guard."""

    def __init__(self, settings: Settings) -> None:
        guarded = {"settings": settings}
        plain = type("Connection", (_GuardedHTTPConnection,), guarded)
        secure = type("Connection", (_GuardedHTTPSConnection,), guarded)
        self._pools = {
            "http": type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("Pool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }
        super().__init__(limiter=Limiter(_Paces(settings)), pool_connections=64)

    def close(self) -> None:
        super().close()
        self.limiter.bucket_factory.close()  # its thread is ours, since the limiter is

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **options: Any) -> urllib3.ProxyManager:
        manager: urllib3.ProxyManager = super().proxy_manager_for(proxy, **options)
        manager.pool_classes_by_scheme = self._pools
        return manager


def session(settings: Settings) -> requests.Session:
    """What a run sends all its requests through; raises LintError for certificates that are not there."""
    made = requests.Session()
    adapter = _Adapter(settings)
    made.mount("https://", adapter)
    made.mount("http://", adapter)
    contact = f"; mailto:{settings.mailto}" if settings.mailto else ""
    made.headers["User-Agent"] = f"paperlint/{__version__} (checks the links of paper lists{contact})"
    made.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    made.auth = _no_credentials  # neither from ~/.netrc nor from a URL
    made.verify = _certificates()
    return made


def _no_credentials(prepared: requests.PreparedRequest) -> requests.PreparedRequest:
    return prepared


def _certificates() -> str | bool:
    """The bundle to check certificates with; requests itself honours only the first two variables."""
    for variable in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        path = os.environ.get(variable)
        if path and not Path(path).exists():
            raise LintError(f"{variable} names {path}, which is not there; name the file of certificates")
        if path:
            return path
    return True
