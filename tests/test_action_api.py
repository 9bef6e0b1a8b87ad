"""What the Action writes to GitHub: one issue, one pull request, never a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.action import issue, publish
from lint.action.github import Repository
from lint.errors import LintError
from tests.github import NAME, TOKEN, GitHub


@pytest.fixture
def repository(github: GitHub, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.setenv("GITHUB_SHA", "0" * 40)
    return Repository(github.url, NAME, TOKEN)


def test_a_list_that_was_always_clean_gets_no_issue(github: GitHub, repository: Repository) -> None:
    assert issue.settle(repository, "nothing", clean=True) is None
    assert github.issues == []


def test_the_life_of_the_issue(github: GitHub, repository: Repository) -> None:
    opened = issue.settle(repository, "one dead link", clean=False)
    assert opened is not None
    assert (opened["state"], opened["labels"]) == ("open", ["paperlint"])
    issue.settle(repository, "two dead links", clean=False)
    assert [(i["state"], i["body"].endswith("two dead links")) for i in github.issues] == [("open", True)]
    issue.settle(repository, "clean", clean=True)
    assert [(i["state"], i["state_reason"]) for i in github.issues] == [("closed", "completed")]
    issue.settle(repository, "clean", clean=True)
    assert github.requests[-1] == "GET issues", "a closed issue is left alone while the list stays clean"
    issue.settle(repository, "dead again", clean=False)
    assert [(i["state"], i["body"].endswith("dead again")) for i in github.issues] == [("open", True)]


def test_only_our_own_issue_is_touched(github: GitHub, repository: Repository) -> None:
    stranger = {"number": 1, "labels": ["paperlint"], "state": "open", "body": None, "html_url": ""}
    pull = {**stranger, "number": 2, "body": issue.MARKER, "pull_request": {}}
    github.issues += [dict(stranger), dict(pull)]
    issue.settle(repository, "a dead link", clean=False)
    assert github.issues[:2] == [stranger, pull]
    assert len(github.issues) == 3


def test_two_commands_keep_two_issues(github: GitHub, repository: Repository) -> None:
    issue.settle(repository, "a dead link", clean=False)
    issue.settle(repository, "a duplicate", command="check", clean=False)
    issue.settle(repository, "clean", command="check", clean=True)
    assert [(i["title"].split()[0], i["state"]) for i in github.issues] == [("Links", "open"), ("Lines", "closed")]


def test_of_two_issues_the_open_one_is_kept_up_to_date(github: GitHub, repository: Repository) -> None:
    for state in ("open", "closed"):
        body = {"title": "links", "body": issue.MARKER, "labels": ["paperlint"]}
        repository.call("POST", "issues", body)
        github.issues[-1]["state"] = state
    issue.settle(repository, "a dead link", clean=False)
    assert [("dead" in i["body"], i["state"]) for i in github.issues] == [(True, "open"), (False, "closed")]


def test_a_refusal_says_what_github_said(github: GitHub) -> None:
    with pytest.raises(LintError, match="GitHub refused to POST issues: 401 Bad credentials"):
        Repository(github.url, NAME, "wrong").call("POST", "issues", {})


def test_a_bad_moment_of_github_is_waited_out_where_asking_twice_does_no_harm(
    github: GitHub, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lint.action.github._PAUSES", (0.0, 0.0))
    github.failures = 2
    assert repository.call("GET", "issues?labels=paperlint&state=all") == []
    github.failures = 3
    with pytest.raises(LintError, match=r"GitHub refused to GET issues.*: 502 Server Error"):
        repository.call("GET", "issues?labels=paperlint&state=all")
    github.failures = 1
    with pytest.raises(LintError, match="GitHub refused to POST issues: 502 Server Error"):
        repository.call("POST", "issues", {"title": "never twice"})


def test_an_api_that_is_not_there_is_named() -> None:
    with pytest.raises(LintError, match=r"cannot reach http://127\.0\.0\.1:1: "):
        Repository("http://127.0.0.1:1", NAME, TOKEN).call("GET", "issues")


def test_a_bibliography_is_committed_once(github: GitHub, repository: Repository) -> None:
    assert publish.put(repository, "bib/my list.bib", b"@misc{a}", "main")
    assert github.branches["main"] == {"bib/my list.bib": b"@misc{a}"}
    assert not publish.put(repository, "bib/my list.bib", b"@misc{a}", "main")
    assert publish.put(repository, "bib/my list.bib", b"@misc{b}", "main")
    assert github.branches["main"] == {"bib/my list.bib": b"@misc{b}"}


def test_the_life_of_the_pull_request(github: GitHub, repository: Repository) -> None:
    github.branches["main"] = {"references.bib": b"old"}
    assert not publish.propose(repository, "references.bib", b"old", "main")
    assert list(github.branches) == ["main"]

    assert publish.propose(repository, "references.bib", b"new", "main")
    assert github.branches["main"] == {"references.bib": b"old"}
    assert github.branches[publish.BRANCH] == {"references.bib": b"new"}
    assert [(pull["head"], pull["base"]) for pull in github.pulls] == [(publish.BRANCH, "main")]

    github.requests.clear()
    publish.propose(repository, "references.bib", b"new", "main")
    assert not [request for request in github.requests if not request.startswith("GET")], "nothing new, nothing pushed"

    github.branches["main"]["README.md"] = b"a list"
    publish.propose(repository, "references.bib", b"newer", "main")
    assert github.branches[publish.BRANCH] == {"references.bib": b"newer", "README.md": b"a list"}
    assert len(github.pulls) == 1

    github.pulls[0]["state"] = "closed"
    publish.propose(repository, "references.bib", b"newest", "main")
    assert len(github.pulls) == 2


def test_publish_reads_the_job_and_tells_it(github: GitHub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("references.bib").write_bytes(b"@misc{a}")
    job = {
        "GITHUB_API_URL": github.url,
        "GITHUB_REPOSITORY": NAME,
        "GITHUB_TOKEN": TOKEN,
        "GITHUB_REF_NAME": "main",
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "FILE": "./references.bib",
    }
    for name, value in job.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PUBLISH", "commit")
    assert publish.main() == 0
    assert github.branches["main"] == {"references.bib": b"@misc{a}"}
    assert (tmp_path / "output").read_text() == "changed=true\n"
    monkeypatch.setenv("PUBLISH", "comit")
    with pytest.raises(LintError, match="publish is comit; it can be commit or pull-request"):
        publish.main()
