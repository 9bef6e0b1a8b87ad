"""A list as real ones are, and the internet that it links into: every kind of fault, and of trouble that is none.

The hosts do not end in `.example`, which some link checkers leave out.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.internet import services
from tests.internet.proxy import Host, Reply
from tests.internet.services import Paper

_WAITING = tuple(f"https://{name}.paperworld.net/" for name in ("hanging", "down", "slow", "busy", "flaky", "broken"))

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
    title = titles(7)
    papers = [Paper(f"2{number // 5000 + 1}01.{number % 5000 + 1:05}", next(title)) for number in range(arxiv)]
    lines = [(f"https://arxiv.org/{'pdf' if n % 3 else 'abs'}/{p.id}", p.title) for n, p in enumerate(papers)]
    faults: set[tuple[str, str]] = set()

    def fault(rule: str, line: tuple[str, str]) -> None:
        lines.append(line)
        faults.add((rule, line[0]))

    withdrawn = Paper(
        "2301.00001", next(title), summary="This paper has been withdrawn by the authors due to an error."
    )
    commented = Paper("2301.00002", next(title), comment="Withdrawn, see v1")
    talks = Paper("2301.00003", next(title), summary="We show how troops were withdrawn by the authors of the treaty.")
    retitled = Paper("2301.00004", next(title), first_title=next(title))
    wrong = [Paper(f"2302.{number:05}", next(title)) for number in range(1, 4)]
    for paper in (withdrawn, commented):
        fault("withdrawn-paper", (f"https://arxiv.org/abs/{paper.id}", paper.title))
    for paper in wrong:
        fault("title-mismatch", (f"https://arxiv.org/abs/{paper.id}", next(title)))
    fault("title-mismatch", (f"https://arxiv.org/abs/{retitled.id}v3", next(title)))
    fault("unknown-identifier", ("https://arxiv.org/abs/2303.99999", next(title)))
    fault("unknown-identifier", ("https://arxiv.org/abs/2303.99998", papers[0].title))
    former = Paper("2301.00005", next(title), first_title=next(title))
    lines += [
        (f"https://arxiv.org/abs/{former.id}", former.first_title),
        (f"https://arxiv.org/abs/{talks.id}", talks.title),
    ]
    feed = [*papers, withdrawn, commented, talks, retitled, former, *wrong]

    articles = [Paper(f"10.1145/{3000000 + number}", next(title)) for number in range(doi)]
    lines += [(f"https://doi.org/{paper.id}", paper.title) for paper in articles]
    fault("unknown-identifier", ("https://doi.org/10.1145/9999999", next(title)))
    fault("title-mismatch", ("https://dl.acm.org/doi/10.1145/2999999", next(title)))
    deposits = [Paper(f"10.5281/zenodo.{number}", next(title)) for number in range(1000, 1003)]
    lines += [(f"https://zenodo.org/records/{paper.id.rpartition('.')[2]}", paper.title) for paper in deposits]
    # The address suggests a DOI that is not registered, but its page is there.
    lines.append(("https://www.nature.com/articles/d41586-000-00000-1", next(title)))

    anthology = [Paper(f"2021.acl-long.{number}", next(title)) for number in range(1, acl + 1)]
    lines += [(f"https://aclanthology.org/{paper.id}/", paper.title) for paper in anthology]
    fault("title-mismatch", ("https://aclanthology.org/2021.acl-short.1.pdf", next(title)))
    fault("unknown-identifier", ("https://aclanthology.org/2021.acl-long.9999/", next(title)))
    anthology.append(Paper("2021.acl-short.1", next(title)))

    notes = [Paper(f"Note{number:06}", next(title)) for number in range(openreview)]
    forums = [(f"https://openreview.net/forum?id={paper.id}", paper.title) for paper in notes]
    lines += forums

    hosts: dict[str, Host] = {
        "export.arxiv.org": services.arxiv(feed, interval),
        "api.crossref.org": services.crossref([*articles, Paper("10.1145/2999999", next(title))]),
        "api.datacite.org": services.datacite(deposits),
        "doi.org": services.doi_org([*articles, *deposits]),
        "aclanthology.org": services.acl(anthology),
        "api2.openreview.net": services.openreview(notes),
        "archive.org": services.wayback(
            {"https://gone.paperworld.net/404": "http://web.archive.org/web/2020/https://gone.paperworld.net/404"}
        ),
        "www.nature.com": services.pages({"/articles/d41586-000-00000-1": Reply()}),
    }
    others, broken, unsure, moved, sites = _pages(pages)
    if not patient:
        others = [url for url in others if not url.startswith(_WAITING)]
        unsure = {url for url in unsure if not url.startswith(_WAITING)}
    listing = "".join(f"- [{name}]({url})\n" for url, name in lines)
    extra = "".join(f"- See [page {number}]({url}) for more.\n" for number, url in enumerate(others))
    return World(
        text=f"# A List\n\n## Papers\n\n{listing}\n## Elsewhere\n\n{extra}",
        hosts={**hosts, **sites},
        faults=frozenset(faults | {("dead-link", url) for url in broken}),
        unverified=frozenset(unsure | {url for url, _ in forums}),
        moved=frozenset(moved),
        links=len(lines) + len(others),
    )


def _pages(count: int) -> tuple[list[str], set[str], set[str], set[str], dict[str, Host]]:
    """All other links, those that are dead, that cannot be told, that have moved; and their hosts."""
    ok = Reply()
    sites: dict[str, Host] = {
        f"site{number}.paperworld.net": services.pages({f"/{page}": ok for page in range(10)})
        for number in range(count // 10)
    }
    healthy = [f"https://site{number}.paperworld.net/{page}" for number in range(count // 10) for page in range(10)]
    refusals = {f"/{code}": services.by_method(Reply(code), ok) for code in (403, 405, 501)}
    sites |= {
        "gone.paperworld.net": services.pages({"/410": Reply(410)}),
        "back.paperworld.net": services.flaky(Reply(404), ok),
        "flaky.paperworld.net": services.flaky(Reply(503), ok),
        "busy.paperworld.net": services.flaky(Reply(429, headers={"Retry-After": "1"}), ok),
        "down.paperworld.net": services.flaky(Reply(503)),
        "slow.paperworld.net": services.flaky(Reply(delay=0.5)),
        "hanging.paperworld.net": services.flaky(Reply(delay=4.0)),
        "broken.paperworld.net": services.flaky(Reply(closes=True)),
        "head.paperworld.net": services.pages(refusals),
        "headless.paperworld.net": services.flaky(Reply(closes=True), ok),
        "robots.paperworld.net": services.flaky(Reply(403)),
        "paywall.paperworld.net": services.flaky(Reply(402)),
        "strange.paperworld.net": services.flaky(Reply(999)),
        "circle.paperworld.net": services.pages(
            {"/a": Reply(302, headers={"Location": "/b"}), "/b": Reply(302, headers={"Location": "/a"})}
        ),
        "inner.paperworld.net": services.pages(
            {
                "/metadata": Reply(301, headers={"Location": "http://169.254.169.254/latest/meta-data/"}),
                "/local": Reply(302, headers={"Location": "http://localhost:8080/"}),
                "/file": Reply(302, headers={"Location": "file:///etc/passwd"}),
            }
        ),
        "dblp.org": services.pages(
            {"/rec/conf/nips/DoeR20.html": Reply(body=b"<html><title>Making sure you're not a bot!</title></html>")}
        ),
        "shield.paperworld.net": services.flaky(Reply(403, headers={"CF-Mitigated": "challenge"})),
        "papers.paperworld.net": services.pages({"/login.pdf": ok, "/real.pdf": Reply(content_type="application/pdf")}),
        "old.paperworld.net": services.pages(
            {
                "/moved": Reply(301, headers={"Location": "https://new.paperworld.net/here"}),
                "/far": Reply(308, headers={"Location": "https://old.paperworld.net/moved"}),
                "/today": Reply(302, headers={"Location": "https://new.paperworld.net/here"}),
                "/dead": Reply(301, headers={"Location": "https://new.paperworld.net/nowhere"}),
                "/home": Reply(301, headers={"Location": "https://new.paperworld.net/"}),
            }
        ),
        "new.paperworld.net": services.pages({"/here": ok, "/": ok}),
        "untrusted.paperworld.net": services.flaky(ok),
    }
    broken = {
        "https://gone.paperworld.net/404",
        "https://gone.paperworld.net/410",
        "https://nobody.paperworld.net/",
        "http://nobody.paperworld.net/plain",
        "https://old.paperworld.net/dead",
    }
    moved = {"https://old.paperworld.net/moved", "https://old.paperworld.net/far"}
    unsure = {
        *(
            "https://down.paperworld.net/",
            "https://hanging.paperworld.net/",
            "https://broken.paperworld.net/",
            "https://robots.paperworld.net/",
        ),
        *(
            "https://paywall.paperworld.net/",
            "https://strange.paperworld.net/",
            "https://circle.paperworld.net/a",
            "https://shield.paperworld.net/",
        ),
        *(
            "https://inner.paperworld.net/metadata",
            "https://inner.paperworld.net/local",
            "https://inner.paperworld.net/file",
        ),
        *(
            "https://dblp.org/rec/conf/nips/DoeR20.html",
            "https://papers.paperworld.net/login.pdf",
            "https://old.paperworld.net/home",
        ),
        *(
            "https://untrusted.paperworld.net/",
            "http://169.254.169.254/latest/",
            "http://127.0.0.1/x",
            "http://10.1.2.3/",
        ),
        *("http://localhost/x", "http://[::1]/", "http://metadata.google.internal/", "http://2130706433/"),
    }
    fine = [
        *healthy,
        *(
            "https://back.paperworld.net/",
            "https://flaky.paperworld.net/",
            "https://busy.paperworld.net/",
            "https://slow.paperworld.net/",
        ),
        *("https://head.paperworld.net/405", "https://head.paperworld.net/403", "https://head.paperworld.net/501"),
        *(
            "https://headless.paperworld.net/",
            "https://papers.paperworld.net/real.pdf",
            "https://old.paperworld.net/today",
        ),
        *(
            "https://new.paperworld.net/here#one",
            "https://new.paperworld.net/here#two",
            "http://new.paperworld.net/here",
        ),
    ]
    return [*fine, *sorted(broken | moved | unsure)], broken, unsure, moved, sites
