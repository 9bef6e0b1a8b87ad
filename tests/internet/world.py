"""A list as real ones are, and the internet that it links into: every kind of fault, and of trouble that is none.

The hosts do not end in `.example`, which some link checkers leave out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin

from tests.internet import services
from tests.internet.proxy import Host, Reply
from tests.internet.services import Paper

_FIRST = "Efficient Robust Scalable Sparse Neural Causal Latent Adaptive Deep Hierarchical Contrastive Modular".split()
_SECOND = (
    "Attention Diffusion Retrieval Alignment Pretraining Distillation Quantization Reasoning Planning Memory".split()
)
_THIRD = "Language Vision Speech Protein Graph Code Dialogue Video Music Robot Document Molecule Weather".split()
_LAST = "Models Agents Networks Transformers Encoders Benchmarks Systems Representations Policies Corpora".split()


def titles(seed: int) -> Iterator[str]:
    """Titles of papers that do not exist, no two of them alike."""
    chance = random.Random(seed)
    seen = set()
    while True:
        words = [chance.choice(words) for words in (_FIRST, _SECOND, _THIRD, _LAST)]
        other = [chance.choice(words) for words in (_FIRST, _SECOND, _THIRD)]
        title = f"{words[0]} {words[1]} for {words[2]} {words[3]} with {other[0]} {other[2]} {other[1]}"
        if title not in seen:
            seen.add(title)
            yield title


@dataclass(frozen=True)
class World:
    """A list, the hosts behind it, and what is wrong with it."""

    text: str
    hosts: Mapping[str, Host]
    faults: frozenset[tuple[str, str]]
    """Rule and URL of everything that must be reported as error or warning."""
    unverified: frozenset[str]
    """URLs of which nothing can be told."""
    moved: frozenset[str]
    links: int


def build(
    *, arxiv: int, doi: int, acl: int, openreview: int, pages: int, interval: float, patient: bool = True
) -> World:
    """A world of so many works of each kind and so many healthy pages; `interval` is arXiv's, in seconds.

    Without `patient`, hosts that keep their visitor waiting are left out.
    """
    listed = _Listed()
    hosts = {
        **_arxiv(listed, arxiv, interval),
        **_articles(listed, doi),
        **_anthology(listed, acl),
        **_forums(listed, openreview),
        "example.org": services.pages({"/": Reply()}),
        "archive.org": services.wayback(
            {"https://gone.paperworld.net/404": "http://web.archive.org/web/2020/https://gone.paperworld.net/404"}
        ),
    }
    sites = [*_healthy(pages // 10), *(site for site in _sites() if patient or not site.waits)]
    others = [url for site in sites for url in site.urls(*site.fine, *site.dead, *site.moved, *site.untold)]
    listing = "".join(f"- [{name}]({url})\n" for url, name in listed.lines)
    extra = "".join(f"- See [page {number}]({url}) for more.\n" for number, url in enumerate(others))
    return World(
        text=f"# A List\n\n## Papers\n\n{listing}\n## Elsewhere\n\n{extra}",
        hosts={**hosts, **{site.domain: site.host for site in sites if site.host}},
        faults=frozenset(listed.faults | {("dead-link", url) for site in sites for url in site.urls(*site.dead)}),
        unverified=frozenset(listed.untold | {url for site in sites for url in site.urls(*site.untold)}),
        moved=frozenset(url for site in sites for url in site.urls(*site.moved)),
        links=len(listed.lines) + len(others),
    )


# --- Papers and their services ----------------------------------------------------------------------------------------


@dataclass
class _Listed:
    """The list's papers so far, as URL and title, and what is wrong with them."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    faults: set[tuple[str, str]] = field(default_factory=set)
    untold: set[str] = field(default_factory=set)
    titles: Iterator[str] = field(default_factory=lambda: titles(7))

    def title(self) -> str:
        """A title that no other paper has."""
        return next(self.titles)

    def fault(self, rule: str, url: str, title: str = "") -> None:
        """List what a rule must report; without a title, under one that is not the paper's."""
        self.lines.append((url, title or self.title()))
        self.faults.add((rule, url))


def _arxiv(listed: _Listed, count: int, interval: float) -> dict[str, Host]:
    papers = [Paper(f"2{number // 5000 + 1}01.{number % 5000 + 1:05}", listed.title()) for number in range(count)]
    listed.lines += [(f"https://arxiv.org/{'pdf' if n % 3 else 'abs'}/{p.id}", p.title) for n, p in enumerate(papers)]
    because = "This paper has been withdrawn by the authors due to an error."
    withdrawn = [
        Paper("2301.00001", listed.title(), summary=because),
        Paper("2301.00002", listed.title(), comment="Withdrawn, see v1"),
    ]
    for paper in withdrawn:
        listed.fault("withdrawn-paper", f"https://arxiv.org/abs/{paper.id}", paper.title)
    wrong = [Paper(f"2302.{number:05}", listed.title()) for number in range(1, 4)]
    for paper in wrong:
        listed.fault("title-mismatch", f"https://arxiv.org/abs/{paper.id}")
    retitled = Paper("2301.00004", listed.title(), first_title=listed.title())
    listed.fault("title-mismatch", f"https://arxiv.org/abs/{retitled.id}v3")
    listed.fault("unknown-identifier", "https://arxiv.org/abs/2303.99999")
    listed.fault("unknown-identifier", "https://arxiv.org/abs/2303.99998", papers[0].title)
    talks = Paper(
        "2301.00003", listed.title(), summary="We show how troops were withdrawn by the authors of the treaty."
    )
    former = Paper("2301.00005", listed.title(), first_title=listed.title())
    listed.lines += [
        (f"https://arxiv.org/abs/{talks.id}", talks.title),
        (f"https://arxiv.org/abs/{former.id}", former.first_title),
    ]
    return {"export.arxiv.org": services.arxiv([*papers, *withdrawn, *wrong, retitled, talks, former], interval)}


def _articles(listed: _Listed, count: int) -> dict[str, Host]:
    """Articles of several publishers and deposits, by their DOIs."""
    articles = [Paper(f"10.1145/{3000000 + number}", listed.title()) for number in range(count)]
    listed.lines += [(f"https://doi.org/{paper.id}", paper.title) for paper in articles]
    listed.fault("unknown-identifier", "https://doi.org/10.1145/9999999")
    listed.fault("title-mismatch", "https://dl.acm.org/doi/10.1145/2999999")
    deposits = [Paper(f"10.5281/zenodo.{number}", listed.title()) for number in range(1000, 1003)]
    listed.lines += [(f"https://zenodo.org/records/{paper.id.rpartition('.')[2]}", paper.title) for paper in deposits]
    # The address suggests a DOI that is not registered, but its page is there.
    listed.lines.append(("https://www.nature.com/articles/d41586-000-00000-1", listed.title()))
    return {
        "api.crossref.org": services.crossref([*articles, Paper("10.1145/2999999", listed.title())]),
        "api.datacite.org": services.datacite(deposits),
        "doi.org": services.doi_org([*articles, *deposits]),
        "www.nature.com": services.pages({"/articles/d41586-000-00000-1": Reply()}),
    }


def _anthology(listed: _Listed, count: int) -> dict[str, Host]:
    papers = [Paper(f"2021.acl-long.{number}", listed.title()) for number in range(1, count + 1)]
    listed.lines += [(f"https://aclanthology.org/{paper.id}/", paper.title) for paper in papers]
    listed.fault("title-mismatch", "https://aclanthology.org/2021.acl-short.1.pdf")
    listed.fault("unknown-identifier", "https://aclanthology.org/2021.acl-long.9999/")
    return {"aclanthology.org": services.acl([*papers, Paper("2021.acl-short.1", listed.title())])}


def _forums(listed: _Listed, count: int) -> dict[str, Host]:
    """OpenReview, which tells nothing to strangers."""
    notes = [Paper(f"Note{number:06}", listed.title()) for number in range(count)]
    forums = [(f"https://openreview.net/forum?id={paper.id}", paper.title) for paper in notes]
    listed.lines += forums
    listed.untold |= {url for url, _ in forums}
    return {"api2.openreview.net": services.openreview(notes)}


# --- Other pages ------------------------------------------------------------------------------------------------------


class _Site(NamedTuple):
    """A host, and its pages by what is to be said of a link to each."""

    name: str
    """Below paperworld.net, where it has no domain of its own."""
    host: Host | None
    """None where there is none of that name."""
    fine: tuple[str, ...] = ()
    """Paths; a page elsewhere by its whole address."""
    dead: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    waits: bool = False
    """Keeps its visitor waiting."""

    @property
    def domain(self) -> str:
        return self.name if "." in self.name else f"{self.name}.paperworld.net"

    def urls(self, *pages: str) -> list[str]:
        return [urljoin(f"https://{self.domain}/", page) for page in pages]


def _healthy(count: int) -> list[_Site]:
    """Hosts of ten pages each."""
    pages = [str(page) for page in range(10)]
    host = services.pages({f"/{page}": Reply() for page in pages})
    return [_Site(f"site{number}", host, fine=tuple(pages)) for number in range(count)]


def _sites() -> list[_Site]:
    """Hosts with every kind of trouble."""
    ok, flaky, pages = Reply(), services.flaky, services.pages
    refusals = {f"/{code}": services.by_method(Reply(code), ok) for code in (403, 405, 500, 501)}
    files = {"/real.pdf": Reply(content_type="application/pdf"), "/login.pdf": ok}
    circle = {"/a": _to("/b", 302), "/b": _to("/a", 302)}
    inner = {
        "/metadata": _to("http://169.254.169.254/latest/meta-data/"),
        "/local": _to("http://localhost:8080/", 302),
        "/file": _to("file:///etc/passwd", 302),
    }
    challenge = Reply(body=b"<html><title>Making sure you're not a bot!</title></html>")
    moves = {
        "/moved": _to("https://new.paperworld.net/here"),
        "/far": _to("https://old.paperworld.net/moved", 308),
        "/today": _to("https://new.paperworld.net/here", 302),
        "/dead": _to("https://new.paperworld.net/nowhere"),
        "/home": _to("https://new.paperworld.net/"),
    }
    return [
        _Site("gone", pages({"/410": Reply(410)}), dead=("404", "410")),
        _Site("nobody", None, dead=("/", "http://nobody.paperworld.net/plain")),
        _Site("back", flaky(Reply(404), ok), fine=("/",)),
        _Site("flaky", flaky(Reply(503), ok), fine=("/",), waits=True),
        _Site("busy", flaky(Reply(429, headers={"Retry-After": "1"}), ok), fine=("/",), waits=True),
        _Site("down", flaky(Reply(503)), untold=("/",), waits=True),
        _Site("slow", flaky(Reply(delay=0.5)), fine=("/",), waits=True),
        _Site("hanging", flaky(Reply(delay=4.0)), untold=("/",), waits=True),
        _Site("broken", flaky(Reply(closes=True)), untold=("/",), waits=True),
        _Site("head", pages(refusals), fine=("405", "403", "500", "501")),
        _Site("headless", flaky(Reply(closes=True), ok), fine=("/",)),
        _Site("robots", flaky(Reply(403)), untold=("/",)),
        _Site("paywall", flaky(Reply(402)), untold=("/",)),
        _Site("strange", flaky(Reply(999)), untold=("/",)),
        _Site("shield", flaky(Reply(403, headers={"CF-Mitigated": "challenge"})), untold=("/",)),
        _Site("dblp.org", pages({"/rec/conf/nips/DoeR20.html": challenge}), untold=("rec/conf/nips/DoeR20.html",)),
        _Site("papers", pages(files), fine=("real.pdf",), untold=("login.pdf",)),
        _Site("circle", pages(circle), untold=("a",)),
        _Site("inner", pages(inner), untold=("metadata", "local", "file")),
        _Site("old", pages(moves), fine=("today",), dead=("dead",), moved=("moved", "far"), untold=("home",)),
        _Site("new", pages({"/here": ok, "/": ok}), fine=("here#one", "here#two", "http://new.paperworld.net/here")),
        _Site("untrusted", flaky(ok), untold=("/",)),
        _Site("inside", None, untold=_INSIDE),
    ]


_INSIDE = (
    *("http://169.254.169.254/latest/", "http://127.0.0.1/x", "http://10.1.2.3/", "http://localhost/x"),
    *("http://[::1]/", "http://metadata.google.internal/", "http://2130706433/"),
)
"""Addresses inside somebody's network."""


def _to(location: str, status: int = 301) -> Reply:
    return Reply(status, headers={"Location": location})
