"""Which addresses may be asked at all: a list's links come from strangers, and the runner sits in somebody's network.

Nothing but the public internet is asked: no loopback, private, link-local or metadata address, whether it is written
out, named, reached by a redirect or hidden in a DNS answer; http and https only.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Names that resolve inside a network or a machine only (RFC 6761, RFC 6762, RFC 8375 and ICANN's `internal`).
_INNER_DOMAINS = ("localhost", "internal", "intranet", "local", "localdomain", "lan", "home.arpa", "corp", "private")


class RefusedError(Exception):
    """An address that is not asked; the message is a reason to show."""


def host_of(url: str) -> str:
    """The host of a URL in lower case; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def judge_url(url: str, allowed: Collection[str] = ()) -> None:
    """Raise RefusedError for a URL that must not be asked, as far as it can be told without asking DNS.

    `allowed` holds host names and networks (`127.0.0.0/8`) that may be asked nevertheless.
    """
    if not url.lower().startswith(("http://", "https://")):
        raise RefusedError("only http and https are asked")
    host = host_of(url)
    if not host:
        raise RefusedError("not a well-formed URL")
    if host in allowed:
        return
    address = _literal(host)
    if address is not None:
        judge_address(address, allowed)
    elif "." not in host or host.endswith(tuple(f".{domain}" for domain in _INNER_DOMAINS)):
        raise RefusedError(f"{host} is a name inside a private network")


def judge_address(address: str | Address, allowed: Collection[str] = ()) -> None:
    """Raise RefusedError for an address that is not part of the public internet."""
    parsed = ipaddress.ip_address(address.partition("%")[0]) if isinstance(address, str) else address
    public = all(part.is_global and not part.is_multicast for part in _meanings(parsed))
    if not public and not any(_within(parsed, network) for network in allowed):
        raise RefusedError(f"{parsed} is not a public address")


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return None


def _meanings(address: Address) -> list[Address]:
    """The address, and the IPv4 address that an IPv6 address carries inside."""
    meanings: list[Address] = [address]
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return [address.ipv4_mapped]
        meanings += [address.sixtofour] if address.sixtofour else []
        meanings += [*address.teredo] if address.teredo else []
        meanings += [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)] if address in _NAT64 else []
    return meanings


def _within(address: Address, network: str) -> bool:
    try:
        return address in ipaddress.ip_network(network)
    except ValueError:
        return False  # a host's name
