"""The proxy: takes CONNECT and absolute requests, asks the host's own function, writes down what arrived."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

import trustme


class Question(NamedTuple):
    """A request as a host sees it."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes
    arrived: float
    """Seconds of the monotonic clock."""

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.url).query).items()}


@dataclass(frozen=True)
class Reply:
    """What a host answers."""

    status: int = 200
    body: bytes = b"<html><title>A page</title></html>"
    headers: Mapping[str, str] = field(default_factory=dict)
    content_type: str = "text/html"
    delay: float = 0.0
    """Seconds before the answer."""
    closes: bool = False
    """Close the connection without an answer."""


class Arrival(NamedTuple):
    """A question with what was answered to it."""

    question: Question
    status: int

    @property
    def host(self) -> str:
        return urlsplit(self.question.url).hostname or ""


Host = Callable[[Question], Reply]


class Internet:
    """Hosts by name behind a proxy, as a context manager; a name without host does not exist."""

    def __init__(self, hosts: Mapping[str, Host], folder: Path, *, distrusted: frozenset[str] = frozenset()) -> None:
        self.hosts = dict(hosts)
        self.arrivals: list[Arrival] = []
        self.refused: list[str] = []
        """Names that were asked for and do not exist."""
        self._authority = trustme.CA()
        self._stranger = trustme.CA()
        self._distrusted = distrusted
        self._bundle = folder / "authority.pem"
        self._authority.cert_pem.write_to_path(self._bundle)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def environment(self) -> dict[str, str]:
        """Variables with which a program uses this internet and no other."""
        proxy = f"http://127.0.0.1:{self._server.server_port}"
        bundle = str(self._bundle)
        unset = dict.fromkeys(("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY", "SSL_CERT_DIR"), "")
        trusted = dict.fromkeys(("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"), bundle)
        names = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
        return {**unset, **trusted, **dict.fromkeys(names, proxy)}

    def asked(self, *hosts: str) -> list[Arrival]:
        """What arrived at some hosts, in order; at all of them where none is named."""
        return [arrival for arrival in self.arrivals if not hosts or arrival.host in hosts]

    def forget(self) -> None:
        """Begin a new page of the book."""
        self.arrivals.clear()
        self.refused.clear()

    def context(self, host: str) -> ssl.SSLContext:
        """What a host shows for its identity; a distrusted one has it from a stranger."""
        with self._lock:
            if host not in self._contexts:
                authority = self._stranger if host in self._distrusted else self._authority
                context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                authority.issue_cert(host).configure_cert(context)
                self._contexts[host] = context
            return self._contexts[host]

    def answer(self, question: Question) -> Reply:
        host = urlsplit(question.url).hostname or ""
        reply = self.hosts[host](question)
        self.arrivals.append(Arrival(question, reply.status))
        return reply

    @cache  # noqa: B019  one class for the server's whole life
    def _handler(self) -> type[BaseHTTPRequestHandler]:
        return type("Handler", (_Handler,), {"internet": self})


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    internet: Internet
    tunnel = ""

    def do_CONNECT(self) -> None:
        host = self.path.rpartition(":")[0].strip("[]").lower()
        if host not in self.internet.hosts:
            self.internet.refused.append(host)
            self.send_response_only(502, "No such host")
            self.send_header("Content-Length", "0")
            self.end_headers()
            self.close_connection = True
            return
        self.send_response_only(200, "Connection established")
        self.end_headers()
        try:
            self.connection = self.internet.context(host).wrap_socket(self.connection, server_side=True)
        except OSError:
            self.close_connection = True
            return
        self.rfile.close()
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self.tunnel = f"https://{host}"
        self.close_connection = False

    def do_GET(self) -> None:
        arrived = time.monotonic()
        url = self.tunnel + self.path if self.tunnel else self.path
        host = urlsplit(url).hostname or ""
        if host not in self.internet.hosts:
            self.internet.refused.append(host)
            self._send(Reply(502, b"", {"X-Squid-Error": "ERR_DNS_FAIL 0"}))
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        reply = self.internet.answer(Question(self.command, url, headers, body, arrived))
        time.sleep(reply.delay)
        if reply.closes:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self._send(reply)

    do_HEAD = do_POST = do_GET  # noqa: N815

    def _send(self, reply: Reply) -> None:
        try:
            self.send_response(reply.status)
            headers = {"Content-Type": reply.content_type, "Content-Length": str(len(reply.body)), **reply.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(reply.body)
        except OSError:
            self.close_connection = True

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def log_message(self, *_: Any) -> None:
        """The book of arrivals is enough."""
