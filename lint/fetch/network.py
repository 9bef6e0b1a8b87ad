"""Asks servers: one place for pace, retry, cache, limits and credentials."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Self
from urllib.parse import urljoin

import requests
import urllib3

from lint.fetch import guard
from lint.fetch.cache import Cache, digest, key
from lint.fetch.exchange import UnansweredError, exchange, is_proxied
from lint.fetch.settings import Settings
from lint.fetch.transport import session
from lint.providers import Answer, Request

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RETRIED = frozenset({429, 500, 502, 503, 504})
_KEPT = frozenset({200, *_REDIRECTS})
_HOPS = 8
_GIVE_UP_AFTER = 3
_LONGEST_IN_ALL = 900.0  # seconds that a run waits for one host; a job's time is limited


@dataclass(frozen=True)
class Patience:
    """How often a request is made again that was answered 429 or 5xx or not at all, and how long it waits for that."""

    retries: int
    longest_wait: float
    """Seconds; a server that asks for more is left alone for this run."""
    timeouts: int
    """How many of the settings' timeouts it waits for an answer."""


SERVICE = Patience(retries=3, longest_wait=120.0, timeouts=3)  # a batch of papers takes its time
PAGE = Patience(retries=1, longest_wait=90.0, timeouts=1)  # GitHub and Cloudflare ask for a minute


Keep = Callable[[Answer], Answer | None]
"""What to keep of an answer; None for one that looks like an answer and is none."""


class Network:
    """Asks servers, one request at a time per host whatever the threads. Close it, or use it as a context manager."""

    def __init__(self, settings: Settings, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self.settings = settings
        self.asked: Counter[str] = Counter()
        """Requests sent, by host."""
        self._sleep = sleep
        self._cache = Cache(settings.cache, settings.max_age) if settings.cache else None
        self._session = session(settings)
        self._turns: dict[str, threading.RLock] = {}
        self._failures: Counter[str] = Counter()
        self._waited: dict[str, float] = defaultdict(float)
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._session.close()
        if self._cache:
            self._cache.close()

    def pause(self, seconds: float) -> None:
        """Wait, as everything here waits: tests bring a clock of their own."""
        self._sleep(seconds)

    def add_credential(self, host: str, header: str, value: str) -> None:
        """Use a credential that a login gave, for its own host."""
        credentials = {**self.settings.credentials, host: (header, value)}
        self.settings = replace(self.settings, credentials=credentials)

    def recall(self, name: str) -> object:
        """The JSON value kept under a name within the cache's age; None where there is none."""
        answer = self._cache.get(digest(name)) if self._cache else None
        return json.loads(answer.body) if answer else None

    def keep(self, values: Mapping[str, object], max_age: float | None = None) -> None:
        """Keep JSON values for later runs, for `max_age` seconds at most."""
        if self._cache:
            answers = {
                digest(name): Answer(name, 200, body=json.dumps(value).encode()) for name, value in values.items()
            }
            self._cache.put(answers, max_age)

    def holds(self, request: Request) -> bool:
        """Whether the answer to a request is in the cache."""
        return self._cache is not None and self._cache.get(key(request)) is not None

    def ask(self, request: Request, patience: Patience = SERVICE) -> Answer:
        """The answer to a request, redirects not followed. Raises UnansweredError and guard.RefusedError.

        429 and 5xx are asked again after a pause that grows, or that the server names; then they are answers like any
        other. A host that fails three requests in a row, repetitions and all, is not asked again in this run.
        """
        prepared = self._prepare(request)
        host = guard.host_of(prepared.url or "")
        with self._turn(host):
            if self._failures[host] >= _GIVE_UP_AFTER:
                raise UnansweredError(f"{host} failed {_GIVE_UP_AFTER} requests in a row and was asked no more")
            try:
                answer = self._persist(request, prepared, host, patience)
            except UnansweredError as error:
                self._failures[host] += not error.no_such_host
                raise
            self._failures[host] = self._failures[host] + 1 if _is_failure(answer, request) else 0
            return answer

    def follow(
        self, request: Request, patience: Patience = SERVICE, *, keep: Keep | None = None, fresh: bool = False
    ) -> list[Answer]:
        """The answers along a chain of redirects, the last one being none. Raises as `ask` does.

        With `keep`, each answer is taken from the cache, unless `fresh`; what is no error is kept as `keep` gives it.
        """
        chain: list[Answer] = []
        seen: set[str] = set()
        while True:
            answer = self._kept(request, patience, keep, fresh=fresh) if keep else self.ask(request, patience)
            chain.append(answer)
            target = _target(answer)
            if target is None:
                return chain
            seen.add(request.url)
            if target in seen:
                raise UnansweredError("redirects in a circle")
            if len(chain) > _HOPS:
                raise UnansweredError(f"redirects more than {_HOPS} times")
            request = replace(request, url=target, method="HEAD" if request.method == "HEAD" else "GET", json=None)

    def finds(self, host: str) -> bool:
        """Whether a host is found now: its name by our own DNS, or the host itself by the proxy."""
        url = f"https://{host}/"
        try:
            if is_proxied(self._session, url):
                self.ask(Request(url, "HEAD"), PAGE)
            else:
                socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
        except (UnansweredError, OSError):
            return False
        return True

    def _kept(self, request: Request, patience: Patience, keep: Keep, *, fresh: bool) -> Answer:
        # The host's turn first: two links that lead to one page at one time must not both miss it in the cache.
        with self._turn(guard.host_of(request.url)):
            kept = self._cache.get(key(request)) if self._cache and not fresh else None
            if kept:
                return kept
            answer = self.ask(request, patience)
            shortened = keep(answer) if answer.status in _KEPT else None
            if self._cache and shortened:
                self._cache.put({key(request): shortened})
            return answer

    def _turn(self, host: str) -> threading.RLock:
        """One request at a time to a host: services such as arXiv ask for a single connection."""
        with self._lock:
            return self._turns.setdefault(host, threading.RLock())

    def _prepare(self, request: Request) -> requests.PreparedRequest:
        headers = {"Accept": request.accept}
        host = guard.host_of(request.url)
        if host in self.settings.credentials and request.url.startswith("https://"):
            name, value = self.settings.credentials[host]
            headers[name] = value
        draft = requests.Request(request.method, request.url, headers=headers, json=request.json)
        try:
            prepared = self._session.prepare_request(draft)
        except (requests.RequestException, ValueError):
            raise guard.RefusedError("not a well-formed URL") from None
        guard.judge_url(prepared.url or "", self.settings.allowed)
        return prepared

    def _persist(self, request: Request, prepared: requests.PreparedRequest, host: str, patience: Patience) -> Answer:
        """Ask, and ask again while patience lasts; the waits are urllib3's."""
        retry = urllib3.Retry(patience.retries, backoff_factor=1.0, retry_after_max=10**9)
        while True:
            self.asked[host] += 1
            outcome: Answer | UnansweredError
            try:
                outcome = exchange(self._session, request, prepared, self.settings, patience.timeouts)
            except UnansweredError as error:
                outcome = error
            if isinstance(outcome, Answer):
                if not _is_failure(outcome, request):
                    return outcome
                wait = _retry_after(retry, outcome)
            else:
                final = outcome.no_such_host or (outcome.broke_off and request.method == "HEAD")
                wait = patience.longest_wait + 1 if final else 0.0
            with suppress(urllib3.exceptions.MaxRetryError):
                # The error itself does not matter here, only that one more was made.
                retry = retry.increment(prepared.method, prepared.url, error=urllib3.exceptions.ConnectTimeoutError())
                wait = wait or retry.get_backoff_time() or 1.0
                if wait <= min(patience.longest_wait, _LONGEST_IN_ALL - self._waited[host]):
                    self._waited[host] += wait
                    self.pause(wait)
                    continue
            if isinstance(outcome, Answer):
                return outcome
            raise outcome


def _is_failure(answer: Answer, request: Request) -> bool:
    """Whether the server is in trouble, or we are too much for it; 500 to HEAD may be to HEAD alone."""
    return answer.status in _RETRIED and not (answer.status == 500 and request.method == "HEAD")


def _retry_after(retry: urllib3.Retry, answer: Answer) -> float:
    """Seconds that the server asks to wait, as a number or as a date; 0 where it does not say."""
    try:
        return retry.parse_retry_after(answer.headers["retry-after"])
    except (KeyError, urllib3.exceptions.InvalidHeader, ValueError, OverflowError):
        return 0.0


def _target(answer: Answer) -> str | None:
    """Where a redirect leads, without fragment; None for an answer that is no redirect."""
    location = answer.headers.get("location", "").strip()
    if answer.status not in _REDIRECTS or not location:
        return None
    with suppress(UnicodeError):  # http.client reads headers as Latin-1, servers write UTF-8
        location = location.encode("latin-1").decode("utf-8")
    try:
        return urljoin(answer.url, location).partition("#")[0]
    except ValueError:
        raise UnansweredError("redirects to what is no URL") from None
