"""What is known of works and pages beyond the list itself; empty offline but for the bibliography file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lint.identifiers import WorkId
    from lint.work import Record


class Verdict(StrEnum):
    """What a visit found."""

    OK = "ok"
    MOVED = "moved"
    BROKEN = "broken"
    UNVERIFIED = "unverified"


class PageVerdict(NamedTuple):
    """The verdict on one URL that no provider covers."""

    verdict: Verdict
    reason: str = ""
    target: str | None = None
    """Where a moved page is now."""
    archived: str | None = None
    """An archived copy of a dead page."""
    shown: str | None = None
    """What a reader gets to see instead, today."""
    read_only: bool = False
    """The page is a repository that its owner has archived."""


@dataclass(frozen=True)
class Evidence:
    """Records by work id (the most trusted first), verdicts by URL."""

    records: Mapping[WorkId, tuple[Record, ...]] = field(default_factory=lambda: MappingProxyType({}))
    unknown: frozenset[WorkId] = frozenset()
    """Identifiers that their own service says do not exist."""
    pages: Mapping[str, PageVerdict] = field(default_factory=lambda: MappingProxyType({}))
    """Verdicts by URL without fragment; ask `page`."""
    unverified: Mapping[WorkId, str] = field(default_factory=lambda: MappingProxyType({}))
    """Identifiers that no service could tell of, and why."""
    titles: Mapping[str, WorkId] = field(default_factory=lambda: MappingProxyType({}))
    """Where the title that an entry states was found instead: title key -> identifier."""
    interrupted: bool = False
    """The user stopped the verification; what is here is true, but not all."""

    def page(self, url: str) -> PageVerdict | None:
        """The verdict on a link's target."""
        return self.pages.get(page_address(url))


def page_address(url: str) -> str:
    """The address that is asked for a link's target: without fragment, and with a scheme where the page's own holds."""
    address = url.strip().partition("#")[0]
    return f"https:{address}" if address.startswith("//") else address


NOTHING = Evidence()
