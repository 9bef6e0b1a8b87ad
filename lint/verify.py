"""Verification: works through batched metadata, all other links by one visit each; never broken at first sight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lint import guard, lanes, metadata, pages
from lint.evidence import Evidence, PageVerdict, Verdict
from lint.fetch import UnansweredError
from lint.pages import Page
from lint.providers import ENDPOINTS, UnreadableError, github
from lint.work import title_key

if TYPE_CHECKING:
    from lint.config import Config
    from lint.document import Document
    from lint.fetch import Network
    from lint.identifiers import WorkId
    from lint.work import Work

Watch = Callable[[str, int, int], None]
"""Told what is going on: a step's name, how many of its questions are answered, how many there are."""


def _unwatched(step: str, done: int, total: int) -> None:
    """Nobody looks."""


class Shard(NamedTuple):
    """One of several runs that divide the work between them: `index` of `count`, from 1."""

    index: int
    count: int


@dataclass
class _Notes(metadata.Findings):
    """All that has been learnt so far, of works and of pages."""

    pages: dict[str, PageVerdict] = field(default_factory=dict)
    titles: dict[str, WorkId] = field(default_factory=dict)

    def evidence(self, *, interrupted: bool) -> Evidence:
        return Evidence(
            records=MappingProxyType(dict(self.records)),
            unknown=frozenset(self.unknown),
            pages=MappingProxyType(dict(self.pages)),
            unverified=MappingProxyType(dict(self.unverified)),
            titles=MappingProxyType(dict(self.titles)),
            interrupted=interrupted,
        )


def lookup(ids: Iterable[WorkId], network: Network, watch: Watch = _unwatched) -> Evidence:
    """What the services know of some identifiers: records, or that they are unknown, or why it cannot be told."""
    notes = _Notes()
    by_scheme = _by_scheme(ids)
    try:
        _ask_services(by_scheme, {}, network, notes, watch)
    except KeyboardInterrupt:
        return notes.evidence(interrupted=True)
    for work_id in (each for scheme in by_scheme.keys() - metadata.CHAINS.keys() for each in by_scheme[scheme]):
        notes.unverified[work_id] = f"no service gives the metadata of {work_id.scheme} identifiers"
    return notes.evidence(interrupted=False)


def verify(
    works: Sequence[Work],
    documents: Sequence[Document],
    config: Config,
    network: Network,
    *,
    shard: Shard | None = None,
    watch: Watch = _unwatched,
) -> Evidence:
    """Verify every work and link of the documents; what has been learnt until an interruption is returned, too.

    With `shard`, only the hosts of that share are asked, so that each host sees one run alone.
    """
    notes = _Notes()
    links = {link.url: link for document in documents for link in document.links if not config.excludes_url(link.url)}
    titles = _titles(works, documents)
    ids = dict.fromkeys(link.work_id for link in links.values() if link.work_id)
    by_scheme = {scheme: each for scheme, each in _by_scheme(ids).items() if _is_covered(scheme, network)}
    plain = {
        page.url: page
        for link in links.values()
        if not (link.work_id and link.work_id.scheme in by_scheme)
        for page in _page(link.url, is_work=link.work_id is not None, is_image=link.kind == "image")
    }
    if shard:
        mine = _share(by_scheme, plain, shard)
        by_scheme = {scheme: each for scheme, each in by_scheme.items() if scheme in mine}
        plain = {url: page for url, page in plain.items() if guard.host_of(url) in mine}
    try:
        _ask_all(by_scheme, plain, titles, network, notes, watch)
        # An address that only suggests an identifier, and a paper whose service does not tell, are looked at themselves.
        doubtful = [
            page
            for link in links.values()
            if link.work_id and link.work_id.scheme in by_scheme and _needs_visit(link.url, link.work_id, notes)
            for page in _page(link.url, is_work=True, is_image=False)
        ]
        _visit(doubtful, network, notes, watch)
        _confirm(config.confirm_after, network, notes, watch)
        _look_elsewhere(titles, network, notes)
        _find_copies(network, notes)
    except KeyboardInterrupt:
        _drop_unconfirmed(notes)
        return notes.evidence(interrupted=True)
    return notes.evidence(interrupted=False)
