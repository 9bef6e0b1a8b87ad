"""Verification: works through batched metadata, all other links by one visit each; never broken at first sight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from lint.evidence import Evidence, PageVerdict, Verdict, page_address
from lint.fetch import guard
from lint.fetch.exchange import UnansweredError
from lint.identifiers import canonical_url
from lint.mention import citations, names_paper
from lint.providers import ENDPOINTS, UnreadableError, github
from lint.title import is_telling, title_key
from lint.verification import lanes, metadata, visit
from lint.verification.visit import Page

if TYPE_CHECKING:
    from lint.config import Config
    from lint.document import Document, Link
    from lint.fetch.network import Network
    from lint.identifiers import WorkId
    from lint.verification.lanes import Job

Watch = Callable[[str, int, int], None]
"""Told what is going on: a step, how many of its questions are answered, how many there are."""

_CONTROL = "example.org"  # IANA keeps it for such use; it is found wherever any host is
_TOO_MANY = 4  # pages of a host are not one
_OFFLINE = PageVerdict(Verdict.UNVERIFIED, "no host could be found at all; is the network down?")


class Shard(NamedTuple):
    """One of several runs that divide the hosts between them, from 1."""

    number: int
    total: int


def lookup(ids: Iterable[WorkId], network: Network, watch: Watch | None = None) -> Evidence:
    """What the services know of some identifiers: records, or that they are unknown, or why it cannot be told."""
    inquiry = _Inquiry(network, watch)
    by_scheme = _by_scheme(ids)
    for scheme in by_scheme.keys() - metadata.CHAINS.keys():
        reason = f"no service gives the metadata of {scheme} identifiers"
        inquiry.found.unverified.update(dict.fromkeys(by_scheme.pop(scheme), reason))
    inquiry.ask(by_scheme, {}, {})
    unregistered = {each for each in inquiry.found.unknown if not _is_bound(canonical_url(each) or "", each)}
    inquiry.found.unknown -= unregistered
    inquiry.found.unverified.update(dict.fromkeys(unregistered, "its publisher's own number, which no service knows"))
    return inquiry.evidence()


def verify(
    documents: Sequence[Document],
    config: Config,
    network: Network,
    *,
    shard: Shard | None = None,
    watch: Watch | None = None,
) -> Evidence:
    """Verify every work and link of the documents; after an interruption, what was learnt until then.

    With `shard`, only the hosts of that share are asked, so that each host is asked by one run alone.
    """
    links = {link.url: link for each in documents for link in each.links if not config.excludes_url(link.url)}
    by_scheme = _by_scheme(link.work_id for link in links.values() if link.work_id)
    by_scheme = {scheme: ids for scheme, ids in by_scheme.items() if metadata.covers(scheme, network)}
    pages = _pages(link for link in links.values() if link.work_id is None or link.work_id.scheme not in by_scheme)
    if shard:
        mine = _share(by_scheme, pages, shard)
        by_scheme = {scheme: ids for scheme, ids in by_scheme.items() if scheme in mine}
        pages = {url: page for url, page in pages.items() if guard.host_of(url) in mine}
    titles = _titles(documents)
    inquiry = _Inquiry(network, watch)
    try:
        inquiry.ask(by_scheme, titles, pages)
        asked = [link for link in links.values() if link.work_id and link.work_id.scheme in by_scheme]
        inquiry.visit(_pages(inquiry.take_left_open(asked)))
        inquiry.confirm(config.confirm_after)
        inquiry.look_elsewhere(
            [*inquiry.wrong(titles), *inquiry.lost(documents)], search=not shard or "arxiv" in by_scheme
        )
        inquiry.find_copies()
    except KeyboardInterrupt:
        return inquiry.evidence(interrupted=True)
    return inquiry.evidence()


class _Inquiry:
    """One run's questions, and all that has been learnt so far."""

    def __init__(self, network: Network, watch: Watch | None) -> None:
        self.network = network
        self.watch = watch or (lambda *_: None)
        self.found = metadata.Learnt()
        self.pages: dict[str, PageVerdict] = {}
        self.suspects: dict[str, Page] = {}
        """Pages that looked broken at the first visit."""
        self.hostless: list[Page] = []
        """Those of them whose host could not be found at the second visit either."""
        self.titles: dict[str, WorkId] = {}

    def evidence(self, *, interrupted: bool = False) -> Evidence:
        """What is known; copies, since threads that were left behind may still write."""
        unsure = PageVerdict(Verdict.UNVERIFIED, "interrupted before it could be confirmed")
        return Evidence(
            records=MappingProxyType(dict(self.found.records)),
            unknown=frozenset(self.found.unknown),
            pages=MappingProxyType(_doubted({**self.pages, **dict.fromkeys(self.suspects, unsure)})),
            unverified=MappingProxyType(dict(self.found.unverified)),
            titles=MappingProxyType(dict(self.titles)),
            interrupted=interrupted,
        )

    def ask(
        self, by_scheme: Mapping[str, Sequence[WorkId]], titles: metadata.Titles, pages: Mapping[str, Page]
    ) -> None:
        """Ask the services for works and the hosts for pages, all at the same time."""
        jobs: dict[str, list[Job]] = defaultdict(list)
        for scheme, ids in by_scheme.items():
            jobs[f"{scheme} identifiers"].append(partial(self._ask_services, scheme, ids, titles))
        repositories = (
            {url: named for url in pages if (named := github.repository(url))} if self._knows_github() else {}
        )
        for batch in github.batches(list(repositories)):
            jobs["repositories"].append(partial(self._ask_github, {url: repositories[url] for url in batch}, pages))
        self._add_visits(jobs, (page for url, page in pages.items() if url not in repositories))
        self._run("links", jobs, sum(map(len, by_scheme.values())) + len(pages))

    def visit(self, pages: Mapping[str, Page]) -> None:
        """Visit pages that turned out to need it."""
        jobs: dict[str, list[Job]] = defaultdict(list)
        self._add_visits(jobs, (page for url, page in pages.items() if url not in self.pages))
        self._run("links that need a second look", jobs, len(pages))

    def confirm(self, pause: float) -> None:
        """Visit what looked broken once more, after a pause of some seconds; only then it is."""
        if not self.suspects:
            return
        self.network.pause(pause)
        jobs: dict[str, list[Job]] = defaultdict(list)
        for page in self.suspects.values():
            jobs[guard.host_of(page.url)].append(partial(self._confirm_one, page))
        self._run("links that seem dead", jobs, len(self.suspects))
        # Where DNS is down no host exists, whatever was found before.
        is_down = bool(self.hostless) and not self.network.finds(_CONTROL)
        for page in self.hostless:
            self.pages[page.url] = _OFFLINE if is_down else PageVerdict(Verdict.BROKEN, visit.NO_HOST)
            del self.suspects[page.url]

    def take_left_open(self, links: Iterable[Link]) -> list[Link]:
        """Links to works whose services told nothing that settles them, so that their pages must be looked at.

        An unknown identifier means nothing where the address does not stand or fall with it.
        """
        links = [link for link in links if link.work_id and link.work_id not in self.found.records]
        bound = {link.url: link.work_id for link in links if link.work_id and _is_bound(link.url, link.work_id)}
        self.found.unknown.intersection_update(bound.values())
        replaceable = {each for each in self.found.unverified if metadata.is_replaceable(each.scheme)}
        settled = self.found.unverified.keys() - replaceable
        open_links = [
            link
            for link in links
            if link.work_id in replaceable or (link.url not in bound and link.work_id not in settled)
        ]
        for link in open_links:
            self.found.unverified.pop(link.work_id, None)  # type: ignore[arg-type]
        return open_links

    def wrong(self, titles: metadata.Titles) -> Iterator[str]:
        """The titles of wrong and unknown identifiers."""
        for work_id, stated in titles.items():
            records = self.found.records.get(work_id, ())
            yield from (
                title for title in stated if work_id in self.found.unknown or metadata.contradicts([title], records)
            )

    def lost(self, documents: Sequence[Document]) -> Iterator[str]:
        """The titles of papers to which a dead link led."""
        for document in documents:
            for index, number in document.entry_of_link.items():
                link, entry = document.links[index], document.entries[number]
                page = self.pages.get(page_address(link.url))
                if page and page.verdict is Verdict.BROKEN and entry.title and names_paper(link, entry):
                    yield entry.title

    def look_elsewhere(self, titles: Iterable[str], *, search: bool) -> None:
        """Where titles are found instead of where the list has them: in what is known, then at arXiv."""
        wanted = {title_key(title): title for title in titles if is_telling(title)}
        known = {title_key(record.title): each for each, records in self.found.records.items() for record in records}
        self.titles.update((key, known[key]) for key in wanted if key in known)
        if search:
            rest = {key: title for key, title in wanted.items() if key not in known}
            self.titles.update(metadata.search(rest, self.network))

    def find_copies(self) -> None:
        """Archived copies of the pages that are gone."""
        for url, verdict in self.pages.items():
            if verdict.verdict is Verdict.BROKEN:
                self.pages[url] = verdict._replace(archived=visit.archived_copy(url, self.network))

    def _run(self, step: str, jobs: Mapping[str, Sequence[Job]], total: int) -> None:
        answered = 0
        for count in lanes.run(jobs):
            answered += count
            self.watch(step, answered, total)

    def _add_visits(self, jobs: dict[str, list[Job]], pages: Iterable[Page]) -> None:
        for page in pages:
            jobs[guard.host_of(page.url)].append(partial(self._visit_one, page))

    def _ask_services(self, scheme: str, ids: Sequence[WorkId], titles: metadata.Titles) -> int:
        metadata.ask(scheme, ids, titles, self.network, self.found)
        return len(ids)

    def _visit_one(self, page: Page) -> int:
        self._note(page, visit.visit(page, self.network))
        return 1

    def _note(self, page: Page, verdict: PageVerdict) -> None:
        if verdict.verdict is Verdict.BROKEN:
            self.suspects[page.url] = page
        else:
            self.pages[page.url] = verdict

    def _confirm_one(self, page: Page) -> int:
        verdict = visit.visit(page, self.network, again=True)
        if verdict.reason == visit.NO_HOST:
            self.hostless.append(page)
        else:
            self.pages[page.url] = verdict
            del self.suspects[page.url]
        return 1

    def _knows_github(self) -> bool:
        return guard.host_of(ENDPOINTS["github"]) in self.network.settings.credentials

    def _ask_github(self, repositories: Mapping[str, github.Repository], pages: Mapping[str, Page]) -> int:
        """The state of repositories in one question; where it fails, one visit each."""
        try:
            asked = list(repositories.values())
            states = github.parse(self.network.follow(github.request(asked))[-1], asked)
        except (UnansweredError, UnreadableError, guard.RefusedError):
            return sum(self._visit_one(pages[url]) for url in repositories)
        for url, repository in repositories.items():
            self._note(pages[url], _repository_verdict(repository, states[repository]))
        return len(repositories)


def _doubted(pages: Mapping[str, PageVerdict]) -> dict[str, PageVerdict]:
    """The verdicts, but none on pages of a host that all lead to one: the site has been put in order, or away."""
    paths: dict[tuple[str, str], set[str]] = defaultdict(set)
    shown = {url: page.target or page.shown for url, page in pages.items()}
    ends = {url: (guard.host_of(url), end) for url, end in shown.items() if end}
    for url, place in ends.items():
        paths[place].add(urlsplit(url).path.rstrip("/"))
    taken_back = {
        url: PageVerdict(Verdict.UNVERIFIED, f"redirects to {place[1]}, as other links do; the page may be gone")
        for url, place in ends.items()
        if len(paths[place]) >= _TOO_MANY
    }
    return {**pages, **taken_back}


def _repository_verdict(asked: github.Repository, state: github.State | None) -> PageVerdict:
    if state is None:
        return PageVerdict(Verdict.BROKEN, "GitHub shows no such repository")
    if state.full_name.casefold() == "/".join(asked).casefold():
        return PageVerdict(Verdict.OK, read_only=state.archived)
    target = f"https://github.com/{state.full_name}"
    return PageVerdict(Verdict.MOVED, "renamed", target=target, read_only=state.archived)


def _by_scheme(ids: Iterable[WorkId]) -> dict[str, list[WorkId]]:
    """Identifiers by scheme, each once and in order, so that the same list asks the same questions."""
    by_scheme: dict[str, list[WorkId]] = defaultdict(list)
    for work_id in dict.fromkeys(ids):
        by_scheme[work_id.scheme].append(work_id)
    return dict(by_scheme)


def _pages(links: Iterable[Link]) -> dict[str, Page]:
    """What to visit, by URL without fragment; a link to the page itself, a mail address and the like are left out."""
    pages: dict[str, Page] = {}
    for link in links:
        url = page_address(link.url)
        if url.lower().startswith(("http://", "https://")):
            pages.setdefault(url, Page(url, is_work=link.work_id is not None, is_image=link.kind == "image"))
    return pages


def _titles(documents: Sequence[Document]) -> metadata.Titles:
    """The titles that entries give to the identifiers of their own work."""
    titles: dict[WorkId, list[str]] = defaultdict(list)
    for citation in citations(documents):
        if citation.mention.entry is not None and citation.title:
            for work_id in citation.ids:
                titles[work_id].append(citation.title)
    return titles


def _is_bound(url: str, work_id: WorkId) -> bool:
    """Whether there is nothing at an address where its identifier does not exist.

    It may only suggest the identifier (`nature.com/articles/…`), and publishers have pages of papers whose DOI is not
    registered: of the ACM's 10.5555 none ever is.
    """
    if work_id.scheme == "doi":
        return guard.host_of(url).endswith("doi.org")
    return work_id.value.casefold() in unquote(url).casefold()


def _share(by_scheme: Mapping[str, Sequence[WorkId]], pages: Mapping[str, Page], shard: Shard) -> set[str]:
    """The schemes and hosts of one shard: the heaviest first, each to the shard that has least so far."""
    weights = Counter(guard.host_of(url) for url in pages)
    weights.update({scheme: 1 + len(ids) // 20 for scheme, ids in by_scheme.items()})
    loads = [0] * shard.total
    shares: list[set[str]] = [set() for _ in loads]
    for name, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        lightest = loads.index(min(loads))
        loads[lightest] += weight
        shares[lightest].add(name)
    return shares[shard.number - 1]
