"""`paperlint links` as users run it, in a world where every kind of trouble was planted."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from lint import cli
from tests.internet import Internet, Reply, services
from tests.internet.conftest import QUICK, links
from tests.internet.services import Paper
from tests.internet.world import World, build

pytestmark = pytest.mark.slow

SCHOLARLY = (
    *("export.arxiv.org", "api.crossref.org", "api.datacite.org", "doi.org", "aclanthology.org"),
    *("api2.openreview.net", "api.openreview.net", "api.semanticscholar.org"),
)


class Run:
    """A world, verified twice in a row by the program."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        (folder / "README.md").write_text(world.text, encoding="utf-8")
        (folder / "paperlint.toml").write_text(QUICK, encoding="utf-8")
        with Internet(world.hosts, folder, distrusted=frozenset({"untrusted.paperworld.net"})) as internet:
            self.first = links(folder, internet)
            self.arrivals, self.refused = internet.asked(), list(internet.refused)
            internet.forget()
            self.second = links(folder, internet)
            self.again = internet.asked()

    def count(self, *hosts: str) -> int:
        return sum(arrival.host in hosts for arrival in self.arrivals)


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    world = build(arxiv=700, doi=140, acl=100, openreview=50, pages=60, interval=0.2)
    return Run(world, tmp_path_factory.mktemp("world"))


def test_all_that_is_wrong_is_found_and_nothing_else(run: Run) -> None:
    assert run.first.failures == run.world.faults
    assert run.first.outcome.code == 1
    # On a busy machine the run takes longer than twenty seconds, and says how far it has got.
    assert re.sub(r"paperlint: \d+ of \d+ [a-z ]+ verified\n", "", run.first.outcome.err) == ""


def test_what_cannot_be_told_is_listed_apart(run: Run) -> None:
    assert set(run.first.unverified) == run.world.unverified
    assert run.first.report["summary"]["unverified"] == len(run.world.unverified)


def test_only_permanent_moves_are_reported_and_only_as_a_hint(run: Run) -> None:
    assert run.first.hints == {("moved-link", url) for url in run.world.moved}


def test_a_title_found_elsewhere_and_an_archived_copy_are_named(run: Run) -> None:
    messages = "\n".join(each["message"] for each in run.first.report["findings"])
    assert "arXiv has no paper 2303.99998; the title is that of https://arxiv.org/abs/2101.00001" in messages
    assert "link its copy https://web.archive.org/web/2020/https://gone.paperworld.net/404" in messages


def test_a_thousand_papers_take_fifteen_requests_and_then_none(run: Run) -> None:
    assert run.count(*SCHOLARLY) <= 15
    assert not [arrival for arrival in run.again if arrival.host in SCHOLARLY]
    assert run.second.failures == run.first.failures
    assert run.second.unverified == run.first.unverified


def test_no_politeness_rule_is_broken(run: Run) -> None:
    statuses = {arrival.status for arrival in run.arrivals if arrival.host in SCHOLARLY}
    assert statuses <= {200, 404}
    times = [arrival.question.arrived for arrival in run.arrivals if arrival.host == "export.arxiv.org"]
    assert min(later - earlier for earlier, later in pairwise(times)) >= 0.2
    agents = {arrival.question.headers["user-agent"] for arrival in run.arrivals}
    assert all(re.fullmatch(r"paperlint/[\d.]+ \(checks the links of paper lists\)", agent) for agent in agents)
    assert not [arrival for arrival in run.arrivals if "cookie" in arrival.question.headers]


def test_a_healthy_page_is_requested_once_and_a_dead_one_twice(run: Run) -> None:
    asked = [(arrival.question.method, arrival.question.url) for arrival in run.arrivals]
    assert [method for method, url in asked if url == "https://site0.paperworld.net/1"] == ["HEAD"]
    assert [method for method, url in asked if url == "https://new.paperworld.net/here"] == ["HEAD"]
    assert [method for method, url in asked if url == "https://gone.paperworld.net/404"] == ["HEAD", "GET"]
    assert [method for method, url in asked if url == "https://head.paperworld.net/405"] == ["HEAD", "GET"]
    assert max(asked.count(question) for question in set(asked)) <= 2


def test_nothing_inside_the_network_is_asked(run: Run) -> None:
    hosts = {arrival.host for arrival in run.arrivals} | set(run.refused)
    assert not hosts & {"169.254.169.254", "127.0.0.1", "localhost", "::1", "10.1.2.3", "metadata.google.internal"}


def test_a_healthy_page_is_not_asked_again_by_the_next_run(run: Run) -> None:
    assert "site0.paperworld.net" not in {arrival.host for arrival in run.again}
    assert "gone.paperworld.net" in {arrival.host for arrival in run.again}


# --- Smaller worlds ---------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "paperlint.toml").write_text(QUICK, encoding="utf-8")
    return tmp_path


def write(folder: Path, *lines: tuple[str, str]) -> None:
    text = "".join(f"- [{name}]({url})\n" for name, url in lines)
    (folder / "README.md").write_text(f"# A List\n\n## Papers\n\n{text}", encoding="utf-8")


PAPERS = [Paper(f"2101.{number:05}", f"The Art of Counting up to {number} Sheep") for number in range(1, 6)]
LINES = [(paper.title, f"https://arxiv.org/abs/{paper.id}") for paper in PAPERS]


def test_a_clean_list_is_silent(folder: Path) -> None:
    write(folder, *LINES)
    with Internet({"export.arxiv.org": services.arxiv(PAPERS, 0)}, folder) as internet:
        outcome = links(folder, internet, "--output-format", "text").outcome
    assert outcome == (0, "", "")


def test_a_list_whose_every_host_is_unknown_is_not_called_dead(folder: Path) -> None:
    write(folder, ("One", "https://one.paperworld.net/"), ("Two", "https://two.paperworld.net/"))
    with Internet({}, folder) as internet:
        verified = links(folder, internet)
    assert verified.outcome.code == 0
    assert set(verified.unverified.values()) == {"no host could be found at all; is the network down?"}


def test_a_host_that_is_not_found_once_the_network_is_down_is_not_called_dead(folder: Path) -> None:
    write(folder, ("A Page", "https://one.paperworld.net/"), ("Gone", "https://two.paperworld.net/"))
    for hosts, failures in (
        ({}, set()),
        ({"example.org": services.pages({"/": Reply()})}, {("dead-link", "https://two.paperworld.net/")}),
    ):
        with Internet({"one.paperworld.net": services.pages({"/": Reply()}), **hosts}, folder) as internet:
            assert links(folder, internet, "--no-cache").failures == failures


def test_pages_that_all_lead_to_one_address_have_not_moved_there(folder: Path) -> None:
    write(folder, *((f"Page {name}", f"https://old.paperworld.net/{name}") for name in "abcde"))
    away, today = (Reply(code, headers={"Location": "https://new.paperworld.net/about"}) for code in (301, 302))
    there = Reply(301, headers={"Location": "https://new.paperworld.net/e"})
    hosts = {
        "old.paperworld.net": services.pages({"/a": away, "/b": away, "/c": today, "/d": away, "/e": there}),
        "new.paperworld.net": services.pages({"/about": Reply(), "/e": Reply()}),
    }
    with Internet(hosts, folder) as internet:
        verified = links(folder, internet, "--fix")
    assert set(verified.unverified.values()) == {
        "redirects to https://new.paperworld.net/about, as other links do; the page may be gone"
    }
    assert [name for name in "abcde" if f"old.paperworld.net/{name}" in verified.text] == ["a", "b", "c", "d"]


def test_the_fix_rewrites_what_has_moved_for_good(folder: Path) -> None:
    write(folder, ("A Page", "https://old.paperworld.net/a#part"))
    moved = Reply(301, headers={"Location": "https://new.paperworld.net/b"})
    hosts = {"old.paperworld.net": services.pages({"/a": moved}), "new.paperworld.net": services.pages({"/b": Reply()})}
    with Internet(hosts, folder) as internet:
        assert links(folder, internet, "--fix").outcome.code == 0
    assert "- [A Page](https://new.paperworld.net/b#part)\n" in (folder / "README.md").read_text(encoding="utf-8")


def test_repositories_are_asked_for_together_and_the_token_goes_nowhere_else(folder: Path) -> None:
    names = ("org/fine", "org/renamed", "org/old", "org/gone")
    write(folder, *((name, f"https://github.com/{name}") for name in names))
    states = {"org/fine": ("org/fine", False), "org/renamed": ("new/name", False), "org/old": ("org/old", True)}
    hosts = {
        "api.github.com": services.github_api(states, "ghp_simulated"),
        "github.com": services.pages({}),
        "archive.org": services.wayback({}),
    }
    secret = {"MY_TOKEN": "ghp_simulated"}
    with Internet(hosts, folder) as internet:
        verified = links(folder, internet, "--token-from", "github=MY_TOKEN", "--cache-dir", "kept", environment=secret)
        asked = internet.asked()
    assert verified.failures == {("dead-link", "https://github.com/org/gone")}
    assert verified.hints == {
        ("moved-link", "https://github.com/org/renamed"),
        ("archived-repository", "https://github.com/org/old"),
    }
    assert [(arrival.host, arrival.question.method) for arrival in asked[:2]] == [
        ("api.github.com", "POST"),
        ("github.com", "GET"),
    ]
    assert {arrival.host for arrival in asked if "authorization" in arrival.question.headers} == {"api.github.com"}
    kept = b"".join(path.read_bytes() for path in (folder / "kept").iterdir())
    assert b"ghp_simulated" not in kept + "".join(verified.outcome[1:]).encode()


def test_repositories_are_visited_where_the_token_is_not_accepted(folder: Path) -> None:
    write(folder, *((name, f"https://github.com/org/{name}") for name in ("fine", "gone")))
    hosts = {
        "api.github.com": services.github_api({}, "ghp_another"),
        "github.com": services.pages({"/org/fine": Reply()}),
        "archive.org": services.flaky(Reply(500)),
    }
    with Internet(hosts, folder) as internet:
        verified = links(folder, internet, "--token-from", "github=MY_TOKEN", environment={"MY_TOKEN": "ghp_expired"})
    assert verified.failures == {("dead-link", "https://github.com/org/gone")}
    (finding,) = verified.report["findings"]
    assert "copy" not in finding["message"], "an archive that does not answer costs the hint, not the finding"


def test_a_title_that_arxiv_has_elsewhere_is_named_now_and_by_the_next_run(folder: Path) -> None:
    write(folder, ("The Art of Finding What Was Lost", "https://arxiv.org/abs/2303.99998"), *LINES)
    papers = [Paper("2102.00009", "The Art of Finding What Was Lost"), *PAPERS]
    with Internet({"export.arxiv.org": services.arxiv(papers, 0)}, folder) as internet:
        first = links(folder, internet)
        internet.forget()
        again = links(folder, internet)
        assert not internet.asked()
    for verified in (first, again):
        (finding,) = verified.report["findings"]
        assert "the title is that of https://arxiv.org/abs/2102.00009" in finding["message"]


def test_a_publisher_s_page_is_looked_at_where_its_doi_is_not_registered(folder: Path) -> None:
    addresses = ("https://dl.acm.org/doi/10.5555/1", "https://dl.acm.org/doi/10.5555/2", "https://doi.org/10.5555/1")
    write(folder, *((f"The Art of Numbering without a Register {url[-9:]}", url) for url in addresses))
    hosts = {
        "api.crossref.org": services.crossref([]),
        "api.datacite.org": services.datacite([]),
        "doi.org": services.doi_org([]),
        "dl.acm.org": services.pages({"/doi/10.5555/1": Reply(403)}),
        "archive.org": services.wayback({}),
    }
    with Internet(hosts, folder) as internet:
        verified = links(folder, internet)
    assert verified.failures == {("dead-link", addresses[1]), ("unknown-identifier", addresses[2])}
    assert verified.unverified == {addresses[0]: "the server answers 403"}


def test_a_paper_that_arxiv_shows_is_not_unknown_before_its_feed_has_it(folder: Path) -> None:
    write(folder, ("The Art of Being New", "https://arxiv.org/pdf/2404.00001"), *LINES)
    hosts = {
        "export.arxiv.org": services.arxiv(PAPERS, 0),
        "arxiv.org": services.pages({"/abs/2404.00001": Reply()}),
    }
    with Internet(hosts, folder) as internet:
        verified = links(folder, internet)
    assert verified.outcome.code == 0
    assert verified.unverified == {
        "https://arxiv.org/pdf/2404.00001": "arXiv shows it, but does not give its metadata yet"
    }


def test_a_paper_whose_page_is_gone_is_looked_for_at_arxiv(folder: Path) -> None:
    write(folder, (PAPERS[0].title, "https://gone.paperworld.net/sheep.pdf"))
    hosts = {
        "export.arxiv.org": services.arxiv(PAPERS, 0),
        "gone.paperworld.net": services.pages({}),
        "archive.org": services.wayback({}),
    }
    with Internet(hosts, folder) as internet:
        (finding,) = links(folder, internet).report["findings"]
    assert finding["message"].endswith("404; its title is that of https://arxiv.org/abs/2101.00001")


def test_openreview_answers_after_a_login(folder: Path) -> None:
    papers = [Paper("Known00001", "The Art of Reviewing without Mercy")]
    write(
        folder,
        ("The Joy of Being Read with Grace", "https://openreview.net/forum?id=Known00001"),
        ("The Art of Being Hidden", "https://openreview.net/forum?id=Hidden0001"),
    )
    hosts = {
        "api2.openreview.net": services.openreview(papers, "a-token"),
        "api.openreview.net": services.openreview([], "a-token"),
    }
    with Internet(hosts, folder) as internet:
        verified = links(
            folder,
            *(internet, "--token-from", "openreview=LOGIN"),
            environment={"LOGIN": "jane@example.org:secret"},
        )
    assert verified.failures == {("title-mismatch", "https://openreview.net/forum?id=Known00001")}
    assert not [each for each in internet.asked() if "login" in each.question.headers]
    assert verified.unverified == {
        "https://openreview.net/forum?id=Hidden0001": "no service that was asked knows it",
    }


def test_shards_divide_the_hosts_and_their_reports_join_to_the_whole(folder: Path) -> None:
    world = build(arxiv=5, doi=3, acl=2, openreview=1, pages=20, interval=0, patient=False)
    (folder / "README.md").write_text(world.text, encoding="utf-8")
    asked: list[set[str]] = []
    with Internet(world.hosts, folder, distrusted=frozenset({"untrusted.paperworld.net"})) as internet:
        for shard in ("1/3", "2/3", "3/3"):
            words = ("--shard", shard, "--no-cache", "--output-file", f"{shard[0]}.json")
            assert links(folder, internet, *words).outcome.err == ""
            asked.append({arrival.host for arrival in internet.asked()} - {"archive.org", "new.paperworld.net"})
            internet.forget()
        merged = links(folder, internet, "--merge", "1.json", "2.json", "3.json")
        assert not internet.asked()
    assert [asked[0] & asked[1], asked[0] & asked[2], asked[1] & asked[2]] == [set(), set(), set()]
    assert merged.outcome.code == 1
    assert merged.failures == world.faults
    assert set(merged.unverified) == world.unverified


def test_an_interrupted_run_says_what_it_knows_and_the_next_goes_on(folder: Path) -> None:
    write(
        folder,
        *LINES,
        ("A Title That Is Wrong for This", "https://arxiv.org/abs/2102.00001"),
        ("Slow", "https://slow.paperworld.net/"),
    )
    papers = [*PAPERS, Paper("2102.00001", "Another Title Altogether, and Rightly So")]
    hosts = {"export.arxiv.org": services.arxiv(papers, 0), "slow.paperworld.net": services.flaky(Reply(delay=30))}
    (folder / "paperlint.toml").write_text(QUICK.replace("timeout = 3.0", "timeout = 60.0"), encoding="utf-8")
    with Internet(hosts, folder) as internet:
        environment = {**os.environ, **internet.environment, "XDG_CACHE_HOME": str(folder / ".cache")}
        command = [sys.executable, "-m", "lint", "links", "--output-format", "json"]
        with subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            wait_for(lambda: len(internet.asked("export.arxiv.org")) >= 2 and internet.asked("slow.paperworld.net"))
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            out, said = process.communicate(timeout=10)
        assert process.returncode == 130
        assert '"title-mismatch"' in out
        assert "interrupted: only what was looked at until now is told" in said
        internet.forget()
        internet.hosts["slow.paperworld.net"] = services.flaky(Reply())
        verified = links(folder, internet)
        assert not [each for each in internet.asked("export.arxiv.org") if "id_list" in each.question.query]
    assert {rule for rule, _ in verified.failures} == {"title-mismatch"}


def wait_for(condition: object, seconds: float = 20) -> None:
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_two_processes_share_one_cache(folder: Path) -> None:
    world = build(arxiv=30, doi=5, acl=2, openreview=1, pages=10, interval=0, patient=False)
    (folder / "README.md").write_text(world.text, encoding="utf-8")
    with (
        Internet(world.hosts, folder, distrusted=frozenset({"untrusted.paperworld.net"})) as internet,
        ThreadPoolExecutor(2) as pool,
    ):
        both = list(pool.map(lambda _: links(folder, internet, "--cache-dir", "kept"), range(2)))
    assert [verified.failures for verified in both] == [world.faults, world.faults]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(("--shard", "5/4"), "--shard 5/4: write which of how many, such as 1/4", id="no such shard"),
        pytest.param(("--max-cache-age", "soon"), "--max-cache-age soon: write a number", id="no age"),
        pytest.param(
            ("--max-cache-age", "9999999999w"), "--max-cache-age 9999999999w: no more than 5000w", id="an endless age"
        ),
        pytest.param(
            ("--token-from", "MY_SECRET"), "say whose token it is", id="a token that could go to the wrong host"
        ),
        pytest.param(
            ("--token-from", "githup=X"), "no service is called githup; did you mean github?", id="a typing mistake"
        ),
        pytest.param(("--token-from", "zotero=X"), "the services are github, openreview", id="a service of no use"),
        pytest.param(("--token-from", "ghp_0123456789abcdefghijABCDEFGHIJ"), "not the token itself", id="a token"),
        pytest.param(("--mailto", "me"), "--mailto me: that is no mail address", id="no mail address"),
        pytest.param(("--cache-dir", "README.md"), "cannot write the cache", id="a cache folder that is a file"),
        pytest.param(("--merge", "README.md"), "README.md is no JSON", id="joining what is no report"),
        pytest.param(("--merge", "deep.json"), "deep.json is no JSON", id="joining what nobody can read to its end"),
        pytest.param(("--merge",), "--merge: name the JSON reports to join", id="joining nothing"),
        pytest.param(("--merge", "4.json"), "cannot read 4.json: No such file", id="a shard's report that is missing"),
        pytest.param(
            ("--merge", "--fix", "4.json"), "--merge only joins reports; mend with", id="mending while joining"
        ),
        pytest.param(("--select", "toc"), "paperlint check runs the others", id="a rule that needs no network"),
    ],
)
def test_a_mistake_on_the_command_line_is_explained(
    folder: Path,
    words: tuple[str, ...],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(folder, *LINES)
    (folder / "deep.json").write_text("[" * 100_000, encoding="utf-8")
    monkeypatch.chdir(folder)
    assert cli.main(["links", *words]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert "ghp_" not in said


UNVERIFIED = {"path": "README.md", "line": 3, "column": 1, "url": "https://a.b", "id": None, "reason": "busy"}
PLACE = {"path": "README.md", "line": 3, "column": 1, "end_line": 3, "end_column": 2}
FOUND = {**PLACE, "rule": "dead-link", "severity": "error", "message": "gone", "fix": None, "related": []}
SHARD = {"paths": ["README.md"], "findings": [FOUND], "unverified": []}


@pytest.mark.parametrize(
    ("report", "message"),
    [
        pytest.param({}, "1.json is no report of paperlint links --output-format json", id="any other JSON"),
        pytest.param([], "1.json is no report of paperlint links --output-format json", id="a list"),
        pytest.param(
            {**SHARD, "findings": [{**FOUND, "line": 99}]}, "1.json are not reports", id="a list that is shorter by now"
        ),
        pytest.param({**SHARD, "findings": [{}]}, "1.json are not reports", id="findings of another program"),
        pytest.param({**SHARD, "findings": None}, "1.json are not reports", id="no findings at all"),
        pytest.param({**SHARD, "paths": None}, "1.json are not reports", id="no lists at all"),
        pytest.param({**SHARD, "paths": [1]}, "1.json are not reports", id="a list whose name is a number"),
        pytest.param({**SHARD, "paths": ["a\0b"]}, "1.json are not reports", id="a name that no file can have"),
        pytest.param({**SHARD, "paths": ["a\ud800b"]}, "1.json are not reports", id="half a character in a name"),
        *(
            pytest.param({**SHARD, "findings": [{**FOUND, **wrong}]}, "1.json are not reports", id=f"finding: {name}")
            for wrong, name in (
                ({"severity": 1}, "a severity that is a number"),
                ({"severity": "fatal"}, "a severity that there is not"),
                ({"message": 1}, "a message that is a number"),
                ({"rule": "a b\n"}, "a rule of several lines"),
                ({"path": "b.md"}, "a list that is not named"),
                ({"column": 1.5}, "half a column"),
                ({"column": 0}, "a column before the first"),
                ({"line": 3, "end_line": 1}, "an end before the start"),
                ({"related": 1}, "related places that are none"),
                ({"related": [{**PLACE, "message": None}]}, "a related place without a message"),
                ({"fix": {"safe": True, "edits": [{**PLACE, "text": 1}]}}, "a fix that inserts a number"),
                ({"fix": 1}, "a fix that is a number"),
            )
        ),
        *(
            pytest.param(
                {**SHARD, "unverified": [{**UNVERIFIED, **wrong}]}, "1.json are not reports", id=f"link: {name}"
            )
            for wrong, name in (
                ({"reason": 1}, "a reason that is a number"),
                ({"url": None}, "no address"),
                ({"line": "3"}, "a line that is a string"),
            )
        ),
        pytest.param({**SHARD, "paths": ["gone.md"]}, "cannot read gone.md: No such file", id="a list that is gone"),
    ],
)
def test_a_report_that_does_not_fit_is_not_joined(
    folder: Path, report: object, message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, *LINES)
    (folder / "1.json").write_text(json.dumps(report), encoding="utf-8")
    monkeypatch.chdir(folder)
    assert cli.main(["links", "--merge", "1.json"]) == 2
    assert message in capsys.readouterr().err


def test_a_report_is_joined_whatever_its_shard_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, *LINES)
    (folder / "1.json").write_text(json.dumps({**SHARD, "unverified": [UNVERIFIED]}), encoding="utf-8")
    monkeypatch.chdir(folder)
    assert cli.main(["links", "--merge", "1.json"]) == 1
    said = capsys.readouterr().out
    assert "README.md:3:1: error: gone [dead-link]" in said
    assert "README.md:3:1: unverified: https://a.b: busy" in said


def test_what_cannot_be_a_token_is_sent_nowhere_and_not_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, *LINES)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GITHUB_TOKEN", "secret\nHost: elsewhere")
    assert cli.main(["links", "--token-from", "github=GITHUB_TOKEN"]) == 2
    said = capsys.readouterr().err
    assert said == "paperlint: --token-from github=GITHUB_TOKEN: what GITHUB_TOKEN holds is no token\n"


def test_a_user_without_a_home_goes_on_without_a_cache(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 54321)  # nobody whom the system knows
    monkeypatch.chdir(folder)
    (folder / "README.md").write_text("# Papers\n", encoding="utf-8")
    assert cli.main(["links"]) == 0
    said = capsys.readouterr().err
    assert said == "paperlint: no home folder to keep answers in; going on without, --cache-dir names one\n"
    assert {path.name for path in folder.iterdir()} == {"README.md", "paperlint.toml"}


def test_a_token_that_is_not_set_is_no_error(folder: Path) -> None:
    write(folder, *LINES)
    with Internet({"export.arxiv.org": services.arxiv(PAPERS, 0)}, folder) as internet:
        outcome = links(folder, internet, "--token-from", "GITHUB_TOKEN", environment={"GITHUB_TOKEN": ""}).outcome
    assert outcome.code == 0
    assert outcome.err == "paperlint: GITHUB_TOKEN is not set; going on without it\n"
