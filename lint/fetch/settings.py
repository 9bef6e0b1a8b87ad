"""How the network is used in a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

DAY = 86_400.0


@dataclass(frozen=True)
class Settings:
    """What a run may do on the network."""

    cache: Path | None = None
    """The folder of the cache; None keeps nothing."""
    max_age: float = 6 * DAY
    """Seconds that an answer may be taken from the cache; a weekly run is to ask anew."""
    mailto: str | None = None
    """An address that services may write to; it goes into the User-Agent, and Crossref gives it better service."""
    credentials: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """A header, name and value, for each host that knows us; sent to that host alone, over https alone."""
    logins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """`NAME:PASSWORD` by host, for services that give a token for it."""
    pace: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    """Least seconds between two requests, by host; `*` for hosts that are not named. Goes before `PACE`."""
    allowed: tuple[str, ...] = ()
    """Hosts and networks inside that may be asked."""
    timeout: float = 20.0
    """Seconds to wait for a connection, and for each piece of an answer; services get some more."""
    deadline: float = 120.0
    """Seconds that one answer may take in all."""
