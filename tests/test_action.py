"""The Action's own steps, run as a runner runs them, in a list's repository."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from lint.action import issue
from tests.github import GitHub, Job, annotations_in, run_action
from tests.tools import git

ROOT = Path(__file__).resolve().parents[1]
OFFLINE = re.compile("Could not find a version|Temporary failure|NewConnectionError|Network is unreachable")
LIST = """\
# Papers

- [Models](#models)

## Models

- **Attention Is All You Need**, NeurIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)
- **BERT: Pre-training of Deep Bidirectional Transformers**, NAACL 2019. [Paper](ttps://arxiv.org/abs/1810.04805)
- **RoBERTa: A Robustly Optimized BERT Pretraining Approach**, arXiv 2019. [Paper](https://arxiv.org/abs/1907.11692)
"""
ADDED = """\
- **Attention is all you need**, NeurIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)
- **Longformer: The Long-Document Transformer**, arXiv 2020. [Paper](https://arxiv.org/abs/2004.05150), [above](#modls)
"""

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("readme")]

RunAction = Callable[..., Job]


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory, tools: Path) -> tuple[Path, dict[str, str]]:
    """A runner's temporary folder in which the Action's first step has installed paperlint, and its environment."""
    folder = tmp_path_factory.mktemp("runner")
    environment = {"PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}
    job = run_action(ROOT / "action.yml", {"command": "none"}, folder, folder, environment, done={"run"})
    if job.exit_code and OFFLINE.search(job.log):
        pytest.skip("the package registry cannot be reached")
    assert job.exit_code == 0, job.log
    return folder, environment


@pytest.fixture
def run(runner: tuple[Path, dict[str, str]], github: GitHub, tmp_path: Path) -> RunAction:
    temporary, environment = runner

    def run(inputs: Mapping[str, str], **variables: str) -> Job:
        for report in temporary.glob("paperlint.*"):
            report.unlink()
        job = {**environment, "GITHUB_API_URL": github.url, "GITHUB_EVENT_NAME": "push", **variables}
        return run_action(ROOT / "action.yml", inputs, tmp_path, temporary, job, done={"install"})

    return run


@pytest.fixture
def readme(tmp_path: Path) -> Path:
    path = tmp_path / "README.md"
    path.write_text(LIST)
    return path


@pytest.fixture
def merge(tmp_path: Path, readme: Path) -> str:
    """The checkout of a pull request that adds two entries: GitHub's merge commit, whose id this is."""
    git(tmp_path, "init", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--message=A list with an old sin")
    git(tmp_path, "checkout", "-b", "contribution")
    readme.write_text(LIST + ADDED)
    git(tmp_path, "commit", "--all", "--message=Two more")
    git(tmp_path, "checkout", "--detach", "main")
    git(tmp_path, "merge", "--no-ff", "--message=Merge", "contribution")
    return git(tmp_path, "rev-parse", "HEAD")


def test_a_pull_request_is_told_of_what_it_brings_and_nothing_else(run: RunAction, merge: str) -> None:
    job = run({}, GITHUB_EVENT_NAME="pull_request", GITHUB_SHA=merge)
    found = {(item["file"], item["line"], item["title"]) for item in annotations_in(job.log)}
    assert found == {("README.md", "10", "duplicate-entry"), ("README.md", "11", "broken-anchor")}
    assert job.exit_code == 1
    outputs = job.outputs["run"]
    assert outputs["exit-code"] == "1"
    assert int(outputs["errors"]) + int(outputs["warnings"]) == 2
    assert len(json.loads(Path(outputs["report"]).read_text())["findings"]) == 2
    assert "broken-anchor" in job.summary
    assert job.used == []


def test_the_base_is_found_where_the_contribution_itself_is_checked_out(
    run: RunAction, merge: str, tmp_path: Path
) -> None:
    base, head = (git(tmp_path, "rev-parse", name) for name in ("main", "contribution"))
    git(tmp_path, "checkout", head)
    event = tmp_path.parent / "event.json"
    event.write_text(json.dumps({"pull_request": {"base": {"sha": base}}}))
    pull = {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(event), "GITHUB_SHA": merge}
    assert {item["line"] for item in annotations_in(run({}, **pull).log)} == {"10", "11"}


def test_a_checkout_without_the_base_says_what_to_change(run: RunAction, merge: str, tmp_path: Path) -> None:
    git(tmp_path, "checkout", "contribution")
    event = tmp_path.parent / "event.json"
    event.write_text(json.dumps({"pull_request": {"base": {"sha": "f" * 40}}}))
    job = run({}, GITHUB_EVENT_NAME="pull_request", GITHUB_EVENT_PATH=str(event), GITHUB_SHA=merge)
    assert job.exit_code == 2
    assert "give actions/checkout fetch-depth: 2" in annotations_in(job.log)[0]["message"]


def test_a_push_is_told_of_the_whole_list(run: RunAction, merge: str) -> None:
    lines = {item["line"] for item in annotations_in(run({}, GITHUB_SHA=merge).log)}
    assert lines == {"8", "10", "11"}


def test_a_job_that_only_tells_does_not_fail(run: RunAction) -> None:
    job = run({"fail": "false"})
    assert (job.exit_code, job.outputs["run"]["exit-code"]) == (0, "1")


def test_inputs_are_words_and_never_commands(run: RunAction, tmp_path: Path) -> None:
    (tmp_path / "my list.md").write_text(LIST)
    job = run({"paths": "'my list.md' $(touch taken)", "arguments": "--select url-syntax; touch taken"})
    assert job.exit_code == 2
    assert not (tmp_path / "taken").exists()
    assert run({"paths": "'my list.md'", "arguments": "--select list-numbering"}).exit_code == 0


def test_code_in_the_list_s_repository_is_never_imported(run: RunAction, tmp_path: Path) -> None:
    (tmp_path / "lint").mkdir()
    for module in ("lint/__init__.py", "json.py", "sitecustomize.py"):
        (tmp_path / module).write_text("open('taken', 'w')")
    assert run({}).exit_code == 1
    assert not (tmp_path / "taken").exists()


def test_a_mistake_in_the_configuration_fails_and_touches_no_issue(
    run: RunAction, github: GitHub, tmp_path: Path
) -> None:
    (tmp_path / "paperlint.toml").write_text("selct = []")
    job = run({"issue": "true", "fail": "false"})
    assert job.exit_code == 2
    assert "unknown key selct" in job.log
    assert github.requests == []


def test_the_issue_is_opened_updated_closed_and_reopened(run: RunAction, readme: Path, github: GitHub) -> None:
    tell = {"issue": "true", "fail": "false"}
    clean = LIST.replace("(ttps:", "(https:")

    job = run(tell)
    assert [(i["number"], i["state"], "url-syntax" in i["body"]) for i in github.issues] == [(1, "open", True)]
    assert job.outputs["issue"]["issue-url"] == github.issues[0]["html_url"]
    assert github.issues[0]["body"].startswith(issue.marker("check"))

    readme.write_text(LIST + ADDED)
    run(tell)
    assert [(i["state"], "duplicate-entry" in i["body"]) for i in github.issues] == [("open", True)]

    readme.write_text(clean)
    run(tell)
    assert [i["state"] for i in github.issues] == ["closed"]

    readme.write_text(LIST)
    run(tell)
    assert [i["state"] for i in github.issues] == ["open"]


def test_code_scanning_gets_a_file_that_is_there(run: RunAction) -> None:
    ((action, inputs),) = run({"sarif": "true"}).used
    assert action.startswith("github/codeql-action/upload-sarif@")
    assert json.loads(Path(inputs["sarif_file"]).read_text())["version"] == "2.1.0"


def test_what_a_run_learned_is_kept_even_when_it_fails(run: RunAction, tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("# Nothing here yet\n")
    for inputs in ({"paths": "empty.md"}, {"paths": "missing.md"}):
        job = run({"command": "links", **inputs})
        assert job.exit_code == (2 if inputs["paths"] == "missing.md" else 0), job.log
        restored, saved = job.used
        assert restored[0].startswith("actions/cache/restore@")
        assert saved[0].startswith("actions/cache/save@")
        assert restored[1]["path"] == saved[1]["path"]
        assert restored[1]["key"] == saved[1]["key"] == "paperlint-7-1"
        assert saved[1]["key"].startswith(restored[1]["restore-keys"])


def test_a_bibliography_is_proposed_in_one_pull_request(run: RunAction, github: GitHub) -> None:
    inputs = {"command": "bib", "arguments": "--offline", "publish": "pull-request"}
    job = run(inputs, GITHUB_REF_NAME="main", GITHUB_SHA="0" * 40)
    assert job.exit_code == 0, job.log
    assert job.outputs["publish"] == {"changed": "true"}
    assert b"1706.03762" in github.branches["paperlint/bibliography"]["references.bib"]
    run(inputs, GITHUB_REF_NAME="main", GITHUB_SHA="0" * 40)
    assert len(github.pulls) == 1


def test_a_bibliography_is_committed_where_that_is_asked_for(run: RunAction, github: GitHub) -> None:
    inputs = {"command": "bib", "arguments": "--offline", "publish": "commit", "bibliography": "papers.bib"}
    assert run(inputs, GITHUB_REF_NAME="main").outputs["publish"] == {"changed": "true"}
    assert list(github.branches["main"]) == ["papers.bib"]
    assert run(inputs, GITHUB_REF_NAME="main").outputs["publish"] == {"changed": "false"}
