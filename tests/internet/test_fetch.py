"""The network: what it waits for, what it keeps, what it refuses, and what it never sends."""

from __future__ import annotations

import gzip
import itertools
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lint.errors import LintError
from lint.fetch.cache import digest
from lint.fetch.exchange import UnansweredError
from lint.fetch.guard import RefusedError
from lint.fetch.network import PAGE, Network, Patience
from lint.fetch.settings import Settings
from lint.fetch.transport import pace_of
from lint.providers import Answer, Request
from tests.internet import Internet, Question, Reply, services

Make = Callable[..., tuple[Network, Internet, list[float]]]


def whole(answer: Answer) -> Answer:
    return answer


@pytest.mark.parametrize(
    ("replies", "pauses", "status"),
    [
        pytest.param([Reply(503), Reply()], [1.0], 200, id="once out of order"),
        pytest.param([Reply(503)], [1.0, 2.0, 4.0], 503, id="out of order for good: longer pauses, then an answer"),
        pytest.param([Reply(429, headers={"Retry-After": "7"}), Reply()], [7.0], 200, id="the server names the pause"),
        pytest.param([Reply(429, headers={"Retry-After": "3600"})], [], 429, id="an hour is too long to wait"),
        pytest.param([Reply(429, headers={"Retry-After": "soon"}), Reply()], [1.0], 200, id="a pause that is none"),
        pytest.param([Reply(404)], [], 404, id="not found is an answer"),
        pytest.param([Reply(closes=True), Reply()], [1.0], 200, id="a connection that broke off"),
        pytest.param(
            [Reply(headers={"Content-Length": "999", "Connection": "close"}), Reply()], [1.0], 200, id="half an answer"
        ),
    ],
)
def test_trouble_is_waited_out_with_patience(
    network: Make, replies: list[Reply], pauses: list[float], status: int
) -> None:
    net, _, slept = network({"flaky.example": services.flaky(*replies)})
    assert net.ask(Request("https://flaky.example/")).status == status
    assert slept == pauses


def test_a_page_is_waited_for_as_long_as_github_asks_for(network: Make) -> None:
    busy = Reply(429, headers={"Retry-After": "60"})
    net, _, slept = network({"github.com": services.flaky(busy, Reply())})
    assert net.ask(Request("https://github.com/org/name/issues"), PAGE).status == 200
    assert slept == [60.0]


def test_a_host_that_lets_us_wait_again_and_again_is_left_alone_one_day(network: Make) -> None:
    def host(question: Question) -> Reply:
        seen.append(question.path)
        return Reply() if seen.count(question.path) > 1 else Reply(429, headers={"Retry-After": "60"})

    seen: list[str] = []
    net, _, slept = network({"github.com": host})
    statuses = [net.ask(Request(f"https://github.com/{number}"), PAGE).status for number in range(18)]
    assert statuses == [200] * 15 + [429] * 3
    assert sum(slept) == 900, "a quarter of an hour, and the job has time for the other hosts"


def test_a_host_that_fails_three_times_is_left_alone(network: Make) -> None:
    net, internet, _ = network({"down.example": services.flaky(Reply(503))})
    for number in range(3):
        assert net.ask(Request(f"https://down.example/{number}"), PAGE).status == 503
    with pytest.raises(UnansweredError, match=r"^down\.example failed 3 requests in a row and was asked no more$"):
        net.ask(Request("https://down.example/4"), PAGE)
    assert len(internet.asked()) == 6


def test_one_request_at_a_time_to_a_host(network: Make) -> None:
    running, most = 0, 0

    def host(_: Question) -> Reply:
        nonlocal running, most
        running += 1
        most = max(most, running)
        threading.Event().wait(0.05)
        running -= 1
        return Reply()

    net, internet, _ = network({"shy.example": host})
    threads = [
        threading.Thread(target=net.ask, args=(Request(f"https://shy.example/{number}"),)) for number in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert len(internet.asked()) == 5


@pytest.mark.parametrize(
    ("host", "own", "seconds"),
    [
        pytest.param("export.arxiv.org", {}, 3.5, id="arXiv asks for three seconds between arrivals"),
        pytest.param("api.semanticscholar.org", {}, 1.2, id="a key allows one request a second"),
        pytest.param("example.org", {}, 0.5, id="any other host"),
        pytest.param("example.org", {"*": 2.0}, 2.0, id="any host, as configured"),
        pytest.param("example.org", {"*": 2.0, "example.org": 0.1}, 0.1, id="one host, as configured"),
    ],
)
def test_the_pace_is_what_services_ask_for(host: str, own: dict[str, float], seconds: float) -> None:
    assert pace_of(host, own) == seconds


@pytest.mark.parametrize(
    ("reply", "size"),
    [
        pytest.param(Reply(body=b"a" * 500), 500, id="a short page"),
        pytest.param(Reply(body=b"a" * 5_000_000), 1000, id="a page that does not end"),
        pytest.param(
            Reply(body=gzip.compress(b"a" * 50_000_000), headers={"Content-Encoding": "gzip"}),
            1000,
            id="a page that unpacks to fifty thousand times its size",
        ),
    ],
)
def test_no_more_is_read_than_needed(network: Make, reply: Reply, size: int) -> None:
    net, _, _ = network({"big.example": services.flaky(reply)})
    answer = net.ask(Request("https://big.example/", limit=1000))
    assert len(answer.body) == size


def test_a_header_that_drips_is_ended(network: Make, drips: Callable[[bytes], str]) -> None:
    url = drips(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    with pytest.raises(UnansweredError, match=r"^no answer within"):
        ask_inside(network, Request(url, "HEAD"), deadline=0.3)


def test_a_connection_that_is_reset_when_its_time_is_over_took_too_long(
    network: Make, drips: Callable[[bytes], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_until_the_end(connection: HTTPConnection) -> None:
        with suppress(OSError):
            while connection.sock.recv(100):
                pass
        raise ConnectionResetError

    monkeypatch.setattr("urllib3.connection.HTTPConnection.getresponse", read_until_the_end)
    with pytest.raises(UnansweredError, match=r"^no answer within"):
        ask_inside(network, Request(drips(b"HTTP/1.1 "), "HEAD"), deadline=0.3)


def test_a_page_that_drips_is_ended(
    network: Make, drips: Callable[[bytes], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a clock on which each look takes a minute, since a busy machine may send the headers late."""
    monkeypatch.setattr("lint.fetch.exchange.time", SimpleNamespace(monotonic=itertools.count(step=60).__next__))
    url = drips(b"HTTP/1.1 200 OK\r\n\r\n")
    with pytest.raises(UnansweredError, match=r"^the answer took too long$"):
        ask_inside(network, Request(url), deadline=120)


def ask_inside(network: Make, request: Request, deadline: float) -> Answer:
    """Ask a server of this machine, which only the deadline in seconds can end."""
    net, _, _ = network({}, deadline=deadline, timeout=60.0, allowed=("127.0.0.0/8",))
    net._session.trust_env = False
    return net.ask(request, PAGE)


@pytest.fixture
def drips() -> Iterator[Callable[[bytes], str]]:
    """Makes a server begin its answers as told and go on for ever, a letter at a time; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def begin(answer: bytes) -> str:
            for _ in range(1 + PAGE.retries):
                threading.Thread(target=drip, args=(server, answer), daemon=True).start()
            return f"http://127.0.0.1:{server.getsockname()[1]}/"

        yield begin


def drip(server: socket.socket, begun: bytes) -> None:
    with suppress(OSError):  # whoever asked has gone
        connection, _ = server.accept()
        with connection:
            connection.sendall(begun)
            while True:
                connection.sendall(b"a")
                threading.Event().wait(0.05)


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        pytest.param(Reply(), True, id="a page"),
        pytest.param(Reply(301, headers={"Location": "/there"}), True, id="a redirect"),
        pytest.param(Reply(404), False, id="not found"),
        pytest.param(Reply(403), False, id="a refusal"),
        pytest.param(Reply(500), False, id="a failure"),
    ],
)
def test_errors_are_never_kept(network: Make, tmp_path: Path, reply: Reply, kept: bool) -> None:
    hosts = {"page.example": services.pages({"/": reply, "/there": Reply()})}
    net, internet, _ = network(hosts, cache=tmp_path / "kept")
    for _ in range(2):
        net.follow(Request("https://page.example/"), PAGE, keep=whole)
    asked = [arrival for arrival in internet.asked() if arrival.question.path == "/"]
    assert (len({arrival.question.arrived for arrival in asked}) == 1) is kept


@pytest.mark.parametrize(("age", "found"), [pytest.param(3600.0, True, id="young"), pytest.param(0.0, False, id="old")])
def test_an_answer_is_used_within_the_age_that_the_reader_wants(tmp_path: Path, age: float, found: bool) -> None:
    with Network(Settings(cache=tmp_path)) as net:
        net.keep({'it\'s a "key"': {"number": 1}})
    with Network(Settings(cache=tmp_path, max_age=age)) as net:
        assert net.recall('it\'s a "key"') == ({"number": 1} if found else None)


@pytest.mark.parametrize(
    "start", [pytest.param(0, id="from the start"), pytest.param(4096, id="in a later page, behind a sound start")]
)
def test_a_damaged_cache_is_begun_anew(tmp_path: Path, start: int) -> None:
    with Network(Settings(cache=tmp_path)) as net:
        net.keep({f"page {number}": "x" * 1000 for number in range(50)})
    path = tmp_path / "paperlint.sqlite"
    content = path.read_bytes()
    assert len(content) > 50_000
    path.write_bytes(content[:start] + b"no database at all" * 1500 + content[start + 27_000 :])
    for _ in range(2):
        with Network(Settings(cache=tmp_path)) as net:
            assert net.recall("page 49") is None
            net.keep({"anything": 1})
            assert net.recall("anything") == 1


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("[]", id="a list"),
        pytest.param("", id="nothing"),
        pytest.param(None, id="no text"),
        pytest.param(b"\xff", id="bytes"),
        pytest.param('{"status_code": "many", "url": "x", "_content": ""}', id="a status that is no number"),
        pytest.param('{"status_code": 200, "url": "x", "_content": ""}', id="an answer that paperlint did not write"),
        pytest.param(f"{digest('[]')} []", id="what another version of requests-cache may write"),
        pytest.param(f"{digest('{')} {{", id="no JSON"),
    ],
)
def test_a_damaged_answer_is_as_good_as_none_and_nothing_is_said(
    tmp_path: Path, row: object, capfd: pytest.CaptureFixture[str]
) -> None:
    with Network(Settings(cache=tmp_path)) as net:
        net.keep({"sound": 1, "damaged": 1})
    with closing(sqlite3.connect(tmp_path / "paperlint.sqlite")) as connection:
        connection.execute("UPDATE responses SET value = ? WHERE key = ?", (row, digest("damaged")))
        connection.commit()
    with Network(Settings(cache=tmp_path)) as net:
        assert (net.recall("sound"), net.recall("damaged")) == (1, None)
        net.keep({"damaged": 2})
        assert net.recall("damaged") == 2
    assert capfd.readouterr() == ("", "")


def test_a_cache_that_breaks_in_the_middle_of_a_run_is_written_no_more(tmp_path: Path) -> None:
    with Network(Settings(cache=tmp_path)) as net:
        net.keep({"before": 1})
        with closing(sqlite3.connect(tmp_path / "paperlint.sqlite")) as connection:
            connection.execute("CREATE TRIGGER broken INSERT ON responses BEGIN SELECT RAISE(ABORT, 'broken'); END")
            connection.commit()
        for number in range(3):
            net.keep({f"after {number}": 1})
        assert (net.recall("before"), net.recall("after 0")) == (1, None)


def test_a_cache_that_cannot_be_written_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LintError, match=r"cannot write the cache .*name another folder with --cache-dir"):
        Network(Settings(cache=tmp_path / "file"))


def test_a_credential_goes_to_its_own_host_alone(network: Make) -> None:
    leaky = services.flaky(Reply(302, headers={"Location": "https://other.example/"}))
    hosts = {"api.example": leaky, "other.example": services.flaky(Reply())}
    net, internet, _ = network(hosts, credentials={"api.example": ("Authorization", "Bearer secret")})
    net.follow(Request("https://api.example/"))
    net.ask(Request("http://api.example/"))
    sent = [(each.question.url, each.question.headers.get("authorization")) for each in internet.asked()]
    assert sent == [
        ("https://api.example/", "Bearer secret"),
        ("https://other.example/", None),
        ("http://api.example/", None),
    ]


def test_neither_netrc_nor_the_address_gives_a_password(
    network: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("default login jane password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    cookie = Reply(headers={"Set-Cookie": "id=1"})
    net, internet, _ = network({"page.example": services.flaky(cookie)})
    net.ask(Request("https://page.example/"))
    net.ask(Request("https://user:password@page.example/"))
    assert not [each for each in internet.asked() if {"authorization", "cookie"} & each.question.headers.keys()]


@pytest.mark.parametrize(
    ("location", "error", "message"),
    [
        pytest.param("http://169.254.169.254/", RefusedError, "169.254.169.254 is not a public", id="to the metadata"),
        pytest.param("http://localhost/", RefusedError, "localhost is a name inside", id="to the machine itself"),
        pytest.param("file:///etc/passwd", RefusedError, "only http and https are asked", id="to a file"),
        pytest.param("https://page.example/", UnansweredError, "redirects in a circle", id="to itself"),
        pytest.param("https://page.example/a", UnansweredError, "redirects more than 8 times", id="ever on"),
        pytest.param("https://.example.org/", RefusedError, "not a well-formed URL", id="to a host that cannot be"),
        pytest.param("https://[x/", UnansweredError, "redirects to what is no URL", id="to what is no address"),
    ],
)
def test_a_redirect_is_followed_with_care(network: Make, location: str, error: type[Exception], message: str) -> None:
    def host(question: Question) -> Reply:
        longer = question.url + "a" if location.endswith("/a") else location
        return Reply(302, headers={"Location": longer})

    net, _, _ = network({"page.example": host})
    with pytest.raises(error, match=message):
        net.follow(Request("https://page.example/"), PAGE)


def without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(variable, raising=False)


def addresses(*values: str) -> list[Any]:
    """What DNS answers."""
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (value, 443)) for value in values]


@pytest.mark.parametrize(
    ("answer", "reason", "gone"),
    [
        pytest.param(socket.gaierror(socket.EAI_NONAME, "Name not known"), "no such host", True, id="no such name"),
        pytest.param(socket.gaierror(socket.EAI_AGAIN, "Try again"), "the connection failed", False, id="DNS is down"),
        pytest.param(addresses("93.184.216.34", "1.1.1.1"), "the connection failed", False, id="nobody is at home"),
    ],
)
def test_only_a_name_that_dns_denies_is_said_not_to_exist(
    answer: Exception | list[Any], reason: str, gone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        if isinstance(answer, Exception):
            raise answer
        return answer

    def refuse(*_: Any) -> None:
        raise ConnectionRefusedError

    without_proxy(monkeypatch)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    with Network(Settings(pace={"*": 0.001}), sleep=lambda _: None) as net, pytest.raises(UnansweredError) as caught:
        net.ask(Request("https://gone.example/"), PAGE)
    assert (str(caught.value), caught.value.no_such_host) == (reason, gone)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        pytest.param(b"HTTP/1.1 503 Service Unavailable\r\n\r\n", "the proxy could not reach it", id="it says so"),
        pytest.param(None, "the proxy does not answer", id="nobody is there"),
    ],
)
def test_trouble_with_the_proxy_is_not_the_link_s(
    said: bytes | None, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(server: socket.socket) -> None:
        with suppress(OSError):  # it is closed when the test is over
            while said:
                connection, _ = server.accept()
                with connection:
                    connection.recv(1 << 16)
                    connection.sendall(said)

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        if said:
            threading.Thread(target=answer, args=(server,), daemon=True).start()
        else:
            server.close()
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{port}")
        with (
            Network(Settings(pace={"*": 0.001}), sleep=lambda _: None) as net,
            pytest.raises(UnansweredError) as caught,
        ):
            net.ask(Request("https://page.example/"), PAGE)
    assert (str(caught.value), caught.value.no_such_host) == (reason, False)


@pytest.mark.parametrize(("allowed", "asked"), [((), False), (("inner.example",), True), (("10.0.0.0/8",), True)])
def test_what_resolves_inside_is_asked_through_a_proxy_only_where_it_is_allowed(
    network: Make, monkeypatch: pytest.MonkeyPatch, allowed: tuple[str, ...], asked: bool
) -> None:
    net, internet, _ = network({"inner.example": services.flaky(Reply())}, allowed=allowed)
    known = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *more, **options: (
            addresses("10.1.2.3") if host == "inner.example" else known(host, *more, **options)
        ),
    )
    if asked:
        assert net.ask(Request("https://inner.example/")).status == 200
    else:
        with pytest.raises(RefusedError, match=r"10\.1\.2\.3 is not a public address"):
            net.ask(Request("https://inner.example/"))
    assert bool(internet.asked()) is asked


def test_a_name_that_resolves_inside_is_not_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither directly nor through a proxy, and DNS is asked once: its second answer might be another."""
    answers: list[str] = []

    def resolve(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        answers.append(host)
        address = "127.0.0.1" if len(answers) == 1 else "93.184.216.34"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    without_proxy(monkeypatch)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("connected"))
    with (
        Network(Settings(pace={"*": 0.001})) as net,
        pytest.raises(RefusedError, match=r"127\.0\.0\.1 is not"),
    ):
        net.ask(Request("https://rebinding.example/"))
    assert answers == ["rebinding.example"]
    answers.clear()
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    with (
        Network(Settings(pace={"*": 0.001})) as net,
        pytest.raises(RefusedError, match=r"127\.0\.0\.1 is not"),
    ):
        net.ask(Request("https://rebinding.example/"))


def test_a_bundle_of_certificates_that_is_not_there_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nowhere/ca.pem")
    with pytest.raises(LintError, match=r"^REQUESTS_CA_BUNDLE names /nowhere/ca\.pem, which is not there"):
        Network(Settings())


@pytest.mark.parametrize("variable", ["REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"])
def test_a_private_authority_is_trusted_where_the_machine_trusts_it(
    network: Make, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    _, internet, _ = network({"page.example": services.flaky(Reply())})
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.delenv(name)
    monkeypatch.setenv(variable, internet.environment[variable])
    with Network(Settings(pace={"*": 0.001})) as net:
        assert net.ask(Request("https://page.example/")).status == 200
    monkeypatch.delenv(variable)
    with (
        Network(Settings(pace={"*": 0.001}), sleep=lambda _: None) as net,
        pytest.raises(UnansweredError, match=r"^its TLS certificate or connection is not in order$"),
    ):
        net.ask(Request("https://page.example/"))


@pytest.mark.parametrize(
    "trouble", [pytest.param(TimeoutError(), id="no answer"), pytest.param(OSError("unreachable"), id="unreachable")]
)
def test_a_host_is_reached_by_its_second_address_where_the_first_is_out_of_reach(
    monkeypatch: pytest.MonkeyPatch, trouble: OSError
) -> None:
    """A runner without IPv6, and a browser that opens the page all the same."""
    tried: list[str] = []

    def connect(_: socket.socket, address: tuple[str, int]) -> None:
        tried.append(address[0])
        raise trouble if len(tried) == 1 else ConnectionRefusedError

    without_proxy(monkeypatch)
    both = ("93.184.216.34", "1.1.1.1")
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: addresses(*([host] if host in both else both)))
    monkeypatch.setattr(socket.socket, "connect", connect)
    with Network(Settings(pace={"*": 0.001}), sleep=lambda _: None) as net, pytest.raises(UnansweredError):
        net.ask(Request("https://two.example/", "HEAD"), Patience(retries=0, longest_wait=0, timeouts=1))
    assert tried == [*both]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        pytest.param(socket.gaierror(socket.EAI_NONAME, "Name not known"), False, id="DNS knows nothing any more"),
        pytest.param(addresses("93.184.216.34"), True, id="DNS is there"),
    ],
)
def test_whether_hosts_are_found_at_all_is_asked_of_dns(
    answer: Exception | list[Any], found: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def resolve(*_: Any, **__: Any) -> list[Any]:
        if isinstance(answer, Exception):
            raise answer
        return answer

    without_proxy(monkeypatch)
    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with Network(Settings()) as net:
        assert net.finds("example.org") is found
        assert not net.asked, "no request is needed for that"


@pytest.mark.parametrize("there", [True, False])
def test_behind_a_proxy_a_host_is_asked_whether_it_is_found(network: Make, there: bool) -> None:
    net, internet, _ = network({"example.org": services.pages({})} if there else {})
    assert net.finds("example.org") is there
    assert len(internet.asked()) == there
