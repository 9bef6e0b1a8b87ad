"""Nothing inside a network is asked, however the address is written."""

from __future__ import annotations

import pytest

from lint.fetch import guard


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://127.0.0.1/", id="loopback"),
        pytest.param("http://127.8.9.1:8080/", id="all of loopback"),
        pytest.param("http://[::1]/", id="loopback in IPv6"),
        pytest.param("http://0.0.0.0/", id="this host"),
        pytest.param("http://10.1.2.3/", id="private"),
        pytest.param("http://172.16.0.1/", id="private in the middle"),
        pytest.param("http://192.168.1.1/", id="a home's router"),
        pytest.param("http://100.64.0.1/", id="a carrier's network"),
        pytest.param("http://169.254.169.254/latest/meta-data/", id="a cloud's metadata"),
        pytest.param("http://[fe80::1%25eth0]/", id="link-local with a zone"),
        pytest.param("http://[fd00:ec2::254]/", id="a cloud's metadata in IPv6"),
        pytest.param("http://[::ffff:10.0.0.1]/", id="a private address dressed as IPv6"),
        pytest.param("http://[64:ff9b::a00:1]/", id="a private address behind NAT64"),
        pytest.param("http://[2002:a00:1::]/", id="a private address behind 6to4"),
        pytest.param("http://224.0.0.1/", id="multicast"),
        pytest.param("http://localhost/", id="localhost"),
        pytest.param("http://LOCALHOST./", id="localhost with a dot"),
        pytest.param("http://printer.local/", id="a name of the local network"),
        pytest.param("http://metadata.google.internal/", id="a cloud's metadata by name"),
        pytest.param("http://intranet/", id="a name without a domain"),
        pytest.param("http://2130706433/", id="loopback as one number"),
        pytest.param("http://0x7f000001/", id="loopback in hexadecimal"),
        pytest.param("ftp://example.org/", id="another scheme"),
        pytest.param("file:///etc/passwd", id="a file"),
        pytest.param("https:///nothing", id="no host"),
        pytest.param("https://[broken/", id="no URL"),
    ],
)
def test_an_address_inside_is_refused(url: str) -> None:
    with pytest.raises(guard.RefusedError):
        guard.judge_url(url)


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        pytest.param("https://example.org/", (), id="the public internet"),
        pytest.param("https://93.184.216.34/", (), id="a public address"),
        pytest.param("https://[2606:2800:220:1::1]/", (), id="a public address in IPv6"),
        pytest.param("http://localhost:8000/", ("localhost",), id="a host that the configuration allows"),
        pytest.param("http://10.1.2.3/", ("10.0.0.0/8",), id="a network that the configuration allows"),
        pytest.param("https://internal.example.org/", (), id="a public name that sounds private"),
    ],
)
def test_a_public_or_allowed_address_may_be_asked(url: str, allowed: tuple[str, ...]) -> None:
    guard.judge_url(url, allowed)
    assert guard.host_of(url)


@pytest.mark.parametrize("url", ["http://10.1.2.3/", "http://192.168.1.1/", "http://metadata.google.internal/"])
def test_what_is_allowed_opens_nothing_else(url: str) -> None:
    with pytest.raises(guard.RefusedError):
        guard.judge_url(url, ("localhost", "printer.local", "fd00::/8", "172.16.0.0/12"))
