"""Identifiers -> batches -> records: asks the services of each scheme, in order of trust, for what the cache lacks."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, cast

from lint.fetch import guard
from lint.fetch.exchange import UnansweredError
from lint.fetch.network import PAGE
from lint.fetch.settings import DAY
from lint.identifiers import WorkId
from lint.providers import ENDPOINTS, Provider, Request, UnreadableError, arxiv, openreview
from lint.title import compare_titles, is_telling, title_key
from lint.work import Name, Record

if TYPE_CHECKING:
    from lint.fetch.network import Network

CHAINS: dict[str, tuple[str, ...]] = {
    "arxiv": ("arxiv",),
    "doi": ("crossref", "datacite", "doi_org"),
    "acl": ("acl",),
    "openreview": ("openreview", "openreview_old"),
    "pmlr": ("pmlr",),
    "neurips": ("proceedings",),
    "iclr": ("proceedings",),
    "pmid": ("semantic_scholar",),
    "pmcid": ("semantic_scholar",),
    "s2": ("semantic_scholar",),
}
"""Providers by scheme; each is asked for what those before it do not know."""

# Services that answer only those whom they know.
_PRIVATE = {
    "openreview": "OpenReview answers only after a login; --token-from openreview=VARIABLE gives one",
    "semantic_scholar": "Semantic Scholar answers only with a key; --token-from semantic-scholar=VARIABLE gives one",
}
# Part of a record's name in the cache, which may have been filled by another version that knew other fields.
_SHAPE = ",".join((*(each.name for each in fields(Record)), *Name._fields))
_UNKNOWN_FOR = DAY  # an identifier that is unknown today may be registered tomorrow
_TOO_MUCH = frozenset({400, 413, 414})

Titles = Mapping[WorkId, Sequence[str]]
"""The titles that a list gives to an identifier."""


def covers(scheme: str, network: Network) -> bool:
    """Whether there is a service to ask for a scheme; where there is none, the link's page is all there is to see.

    OpenReview's pages are for people: without a login its papers are not asked for at all.
    """
    chain = CHAINS.get(scheme)
    return bool(chain) and (chain != ("semantic_scholar",) or _host("semantic_scholar") in network.settings.credentials)


def is_replaceable(scheme: str) -> bool:
    """Whether a work of which its service does not tell may be looked at on its page instead."""
    return scheme not in ("arxiv", "doi", "acl", "openreview")


@dataclass
class Learnt:
    """What has been learnt so far; filled by several threads, but of each identifier by one alone."""

    records: dict[WorkId, tuple[Record, ...]] = field(default_factory=dict)
    unknown: set[WorkId] = field(default_factory=set)
    unverified: dict[WorkId, str] = field(default_factory=dict)


def ask(scheme: str, ids: Sequence[WorkId], titles: Titles, network: Network, found: Learnt) -> None:
    """Find out all that the services know of some identifiers of one scheme."""
    reason = _PRIVATE.get(CHAINS[scheme][0])
    if reason and not _admitted(CHAINS[scheme][0], network):
        found.unverified.update(dict.fromkeys(ids, reason))
        return
    missing: Sequence[WorkId] = ids
    for name in CHAINS[scheme]:
        missing = _missing(name, _provider(name), missing, network, found)
    if scheme == "arxiv":
        missing = _ask_arxiv_again(ids, missing, titles, network, found)
        shown = {work_id for work_id in missing if _is_shown(work_id, network)}
        found.unverified.update(dict.fromkeys(shown, "arXiv shows it, but does not give its metadata yet"))
        missing = [work_id for work_id in missing if work_id not in shown]
    elif scheme == "acl" and missing:
        missing = _missing("acl again", _provider("acl"), missing, network, found)
    if scheme in ("arxiv", "doi", "acl"):
        found.unknown.update(missing)
    else:
        found.unverified.update(dict.fromkeys(missing, "no service that was asked knows it"))


def search(titles: Mapping[str, str], network: Network) -> Iterator[tuple[str, WorkId]]:
    """Where arXiv has papers of these titles (title key -> title): key and identifier of each that it has.

    A search that fails gives nothing: it only ever adds a hint to a finding.
    """
    unasked = []
    for key in titles:
        kept = network.recall(f"title/{key}")
        if isinstance(kept, dict) and kept["id"]:
            yield key, WorkId(*kept["id"])
        elif not isinstance(kept, dict):
            unasked.append(key)
    for start in range(0, len(unasked), arxiv.SEARCHED):
        keys = unasked[start : start + arxiv.SEARCHED]
        try:
            answer = network.follow(arxiv.title_search([titles[key] for key in keys]))[-1]
            by_key = {title_key(record.title): record.id for record in arxiv.records(answer)}
        except (UnansweredError, UnreadableError, guard.RefusedError):
            return
        network.keep({f"title/{key}": {"id": by_key.get(key)} for key in keys}, _UNKNOWN_FOR)
        yield from ((key, by_key[key]) for key in keys if key in by_key)


def contradicts(titles: Sequence[str], records: Sequence[Record]) -> bool:
    """Whether a stated title is that of none of the records, of which one must have a title.

    Titles of one or two words are names as often as titles ("GPT-3"), and say nothing.
    """
    real = [record.title for record in records if title_key(record.title)]
    return bool(real) and any(
        is_telling(title) and all(compare_titles(title, other) != "same" for other in real) for title in titles
    )


def _ask_arxiv_again(
    ids: Sequence[WorkId], missing: Sequence[WorkId], titles: Titles, network: Network, found: Learnt
) -> Sequence[WorkId]:
    """In one go: what the first answer left out, and version 1 of what bears another title. Returns what is unknown."""
    doubted = [work_id for work_id in ids if contradicts(titles.get(work_id, ()), found.records.get(work_id, ()))]
    again = arxiv.Again(frozenset(doubted))
    # A service that fails now leaves both as they are: not known, and not said to be wrong.
    still = _missing("arxiv again", again, [*missing, *doubted], network, found)
    doubted_still = set(doubted)
    return [work_id for work_id in still if work_id not in doubted_still]


def _is_shown(work_id: WorkId, network: Network) -> bool:
    """Whether arXiv has a page of a paper: its feed learns of the new papers hours after they have appeared."""
    try:
        page = network.follow(Request(f"https://arxiv.org/abs/{work_id.value}", "HEAD"), PAGE)[-1]
    except (UnansweredError, guard.RefusedError):
        return False
    return page.status == 200


def _missing(name: str, provider: Provider, ids: Sequence[WorkId], network: Network, found: Learnt) -> Sequence[WorkId]:
    """Ask one provider, the cache first. Returns what it does not know; what it cannot tell becomes unverified."""
    known: dict[WorkId, Record | None] = {}
    for work_id in ids:
        kept = network.recall(_kept_as(name, work_id))
        if isinstance(kept, dict):
            known[work_id] = _read(kept["record"]) if kept["record"] else None
    unasked = [work_id for work_id in ids if work_id not in known]
    for request, batch in provider.requests(unasked):
        known.update(_ask(name, provider, request, batch, network, found))
    for record in known.values():
        if record is not None:
            found.records[record.id] = (*found.records.get(record.id, ()), record)
            found.unverified.pop(record.id, None)
    return [work_id for work_id in ids if known.get(work_id) is None and work_id not in found.unverified]


def _ask(
    name: str, provider: Provider, request: Request, ids: Sequence[WorkId], network: Network, found: Learnt
) -> Mapping[WorkId, Record | None]:
    try:
        answer = network.follow(request)[-1]
        if answer.status in _TOO_MUCH and len(ids) > 1:
            half = len(ids) // 2
            requests = [*provider.requests(ids[:half]), *provider.requests(ids[half:])]
            parts = [_ask(name, provider, each, batch, network, found) for each, batch in requests]
            return {work_id: record for part in parts for work_id, record in part.items()}
        if answer.status not in (200, 404):
            raise UnansweredError(f"{guard.host_of(answer.url)} answered {answer.status}")
        known = provider.parse(answer, ids)
    except (UnansweredError, UnreadableError, guard.RefusedError) as error:
        found.unverified.update(dict.fromkeys(ids, str(error)))
        return {}
    told = {_kept_as(name, work_id): {"record": _written(record)} for work_id, record in known.items()}
    network.keep({key: value for key, value in told.items() if value["record"]})
    network.keep({key: value for key, value in told.items() if not value["record"]}, _UNKNOWN_FOR)
    return known


def _admitted(name: str, network: Network) -> bool:
    """Whether there is a credential for a private service; OpenReview gives one for a name and a password."""
    host = _host(name)
    login = network.settings.logins.get(host)
    if login and host not in network.settings.credentials:
        user, _, password = login.partition(":")
        try:
            token = openreview.token(network.ask(openreview.login(user, password)))
        except (UnansweredError, UnreadableError, guard.RefusedError):
            return False
        for each in (host, _host("openreview_old")):
            network.add_credential(each, "Authorization", f"Bearer {token}")
    return host in network.settings.credentials


def _host(name: str) -> str:
    return guard.host_of(ENDPOINTS[name])


def _provider(name: str) -> Provider:
    return cast("Provider", importlib.import_module(f"lint.providers.{name}"))


def _kept_as(name: str, work_id: WorkId) -> str:
    """Under what name the cache holds what a provider says of a work."""
    return f"{name}/{work_id}/{_SHAPE}"


def _written(record: Record | None) -> dict[str, Any] | None:
    return asdict(record) if record else None


def _read(fields: dict[str, Any]) -> Record:
    """A record from the cache; its identifiers were normal when they were written."""
    return Record(
        **{
            **fields,
            "id": WorkId(*fields["id"]),
            "ids": tuple(WorkId(*other) for other in fields["ids"]),
            "authors": tuple(Name(*name) for name in fields["authors"]),
        }
    )
