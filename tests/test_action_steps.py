"""The Action's steps in this process: what they tell GitHub. `test_action.py` runs them as a runner does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from lint.action import publish
from lint.action.__main__ import main
from tests.github import NAME, TOKEN, GitHub, annotations_in
from tests.tools import ROOT, git

SIN = "- **BERT: Pre-training of Deep Transformers**, NAACL 2019. [Paper](ttps://arxiv.org/abs/1810.04805)\n"
LIST = "# Papers\n\n" + SIN
CLEAN = LIST.replace("(ttps:", "(https:")
ADDED = LIST + "- **Longformer: The Long-Document Transformer**, arXiv 2020. [Paper](htps://arxiv.org/abs/2004.05150)\n"


class Step(NamedTuple):
    """What a step left behind."""

    code: int
    outputs: Mapping[str, str]
    annotations: list[dict[str, str]]
    log: str
    summary: str


RunStep = Callable[..., Step]


@pytest.fixture
def step(
    tmp_path: Path, github: GitHub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> RunStep:
    """Runs a step in a repository whose list is LIST, with the Action's inputs and the runner's variables."""
    workspace, runner = tmp_path / "workspace", tmp_path / "runner"
    workspace.mkdir()
    runner.mkdir()
    (workspace / "README.md").write_text(LIST, encoding="utf-8")
    monkeypatch.chdir(workspace)
    inputs = {"COMMAND": "check", "PATHS": "", "SINCE": "auto", "ARGUMENTS": "", "FAIL": "true", "CLEAN": "false"}
    files = {"FILE": "references.bib", "BIBLIOGRAPHY": "references.bib", "REPORT": str(runner / "paperlint.md")}
    files["FINDINGS"] = str(runner / "paperlint.json")
    job = {
        "GITHUB_API_URL": github.url,
        "GITHUB_EVENT_NAME": "push",
        "GITHUB_OUTPUT": str(runner / "output"),
        "GITHUB_REF_NAME": "main",
        "GITHUB_REPOSITORY": NAME,
        "GITHUB_SHA": "0" * 40,
        "GITHUB_STEP_SUMMARY": str(runner / "summary"),
        "GITHUB_TOKEN": TOKEN,
        "RUNNER_TEMP": str(runner),
    }
    for name, value in {**inputs, **files, **job}.items():
        monkeypatch.setenv(name, value)

    def run(name: str, **variables: str) -> Step:
        for variable, value in variables.items():
            monkeypatch.setenv(variable, value)
        for file in ("output", "summary"):
            (runner / file).write_text("")
        code, log = main(name), capsys.readouterr().out
        outputs = dict(line.split("=", 1) for line in (runner / "output").read_text().splitlines())
        return Step(code, outputs, annotations_in(log), log, (runner / "summary").read_text(encoding="utf-8"))

    return run


@pytest.fixture
def merge(step: RunStep) -> str:  # noqa: ARG001 -- it makes the list, and its folder the current one
    """The checkout of a pull request that adds an entry with a sin of its own: GitHub's merge commit; its id."""
    git(Path(), "init", "--initial-branch=main")
    git(Path(), "add", ".")
    git(Path(), "commit", "--message=A list with an old sin")
    git(Path(), "checkout", "-b", "contribution")
    Path("README.md").write_text(ADDED, encoding="utf-8")
    git(Path(), "commit", "--all", "--message=One more")
    git(Path(), "checkout", "--detach", "main")
    git(Path(), "merge", "--no-ff", "--message=Merge", "contribution")
    return git(Path(), "rev-parse", "HEAD")


def event(base: str) -> str:
    """The file in which the runner describes a pull request onto a commit."""
    path = Path("event.json").resolve()
    path.write_text(json.dumps({"pull_request": {"base": {"sha": base}}}), encoding="utf-8")
    return str(path)


def test_findings_are_annotations_a_summary_counts_and_files(step: RunStep) -> None:
    done = step("run")
    assert done.code == 1
    assert [(each["level"], each["title"], each["line"]) for each in done.annotations] == [("error", "url-syntax", "3")]
    counts = {name: done.outputs[name] for name in ("exit-code", "errors", "warnings", "infos", "unverified")}
    assert counts == {"exit-code": "1", "errors": "1", "warnings": "0", "infos": "0", "unverified": "0"}
    assert "url-syntax" in done.summary
    assert json.loads(Path(done.outputs["report"]).read_text())["summary"]["error"] == 1
    assert json.loads(Path(done.outputs["sarif"]).read_text())["version"] == "2.1.0"
    assert Path(done.outputs["markdown"]).read_text(encoding="utf-8") == done.summary


@pytest.mark.parametrize(
    ("inputs", "code", "told"),
    [
        pytest.param(
            {"FAIL": "false"}, 0, "1", id="a job that only tells does not fail, and still says what was found"
        ),
        pytest.param({"FAIL": "false", "PATHS": "gone.md"}, 2, "2", id="a mistake in the workflow fails every job"),
        pytest.param({"ARGUMENTS": "--select list-numbering"}, 0, "0", id="more options reach the command"),
        pytest.param({"PATHS": "'my list.md'"}, 0, "0", id="a path with a space is one path"),
        pytest.param({"COMMAND": "links", "PATHS": "empty.md"}, 0, "0", id="links gets only options that it has"),
    ],
)
def test_the_exit_code_is_told_whatever_the_job_makes_of_it(
    step: RunStep, inputs: dict[str, str], code: int, told: str
) -> None:
    Path("my list.md").write_text(CLEAN, encoding="utf-8")
    Path("empty.md").write_text("# Nothing here yet\n", encoding="utf-8")
    done = step("run", **inputs)
    assert (done.code, done.outputs["exit-code"]) == (code, told)
    assert ("report" in done.outputs) == (told != "2"), "no report of an earlier step is taken for this one's"


@pytest.mark.parametrize(
    ("where", "summary"),
    [
        pytest.param(
            "verification.verify._Inquiry.ask", "no findings in 1 entry", id="while it asks: what it knows is told"
        ),
        pytest.param("commands.links.read", "", id="before it knows anything: no report of an earlier step is told"),
    ],
)
def test_a_run_whose_time_is_up_leaves_the_issue_alone(
    step: RunStep, monkeypatch: pytest.MonkeyPatch, where: str, summary: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    step("run")
    monkeypatch.setattr(f"lint.{where}", interrupt)
    done = step("run", COMMAND="links")
    assert (done.code, done.outputs) == (130, {"exit-code": "130"})
    assert summary in done.summary
    assert bool(done.summary) == bool(summary)


def test_the_runner_s_interruption_reaches_the_program(tmp_path: Path) -> None:
    """As a runner does it: the step is a file for bash, and the signal goes to bash alone."""
    program = tmp_path / "paperlint" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text(
        f"#!{sys.executable}\nimport signal, sys, time\nsignal.signal(signal.SIGINT, lambda *_: sys.exit(130))\n"
        "print('asking', flush=True)\ntime.sleep(60)\n"
    )
    program.chmod(0o755)
    steps = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    script = tmp_path / "step.sh"
    script.write_text(next(each["run"] for each in steps if each.get("id") == "run"))
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
    environment = {**os.environ, "RUNNER_TEMP": str(tmp_path)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, start_new_session=True) as shell:
        assert shell.stdout is not None
        assert shell.stdout.readline() == b"asking\n"
        shell.send_signal(signal.SIGINT)
        try:
            assert shell.wait(7.5) == 130
        finally:
            with suppress(ProcessLookupError):
                os.killpg(shell.pid, signal.SIGKILL)


@pytest.mark.parametrize(
    ("asked", "configured", "written"),
    [
        pytest.param("papers.bib", "list.bib", "papers.bib", id="where the input says"),
        pytest.param("", "list.bib", "list.bib", id="else where the configuration says"),
        pytest.param("", None, "references.bib", id="else beside the list"),
    ],
)
def test_a_bibliography_is_written(step: RunStep, asked: str, configured: str | None, written: str) -> None:
    if configured:
        Path("paperlint.toml").write_text(f'bibliography = "{configured}"\n', encoding="utf-8")
    done = step("run", COMMAND="bib", ARGUMENTS="--offline", BIBLIOGRAPHY=asked)
    assert (done.code, done.outputs) == (0, {"exit-code": "0", "bibliography": written})
    assert "BERT" in Path(written).read_text(encoding="utf-8")
    assert [path.name for path in Path().glob("*.bib")] == [written]


@pytest.mark.parametrize(
    ("checkout", "variables", "lines"),
    [
        pytest.param(None, {}, {"4"}, id="a pull request is told of what it brings and nothing else"),
        pytest.param("contribution", {}, {"4"}, id="also where the contribution itself is checked out"),
        pytest.param(None, {"GITHUB_EVENT_NAME": "push"}, {"3", "4"}, id="a push is told of the whole list"),
        pytest.param(None, {"SINCE": ""}, {"3", "4"}, id="an empty input asks for everything"),
        pytest.param(None, {"SINCE": "HEAD"}, set(), id="a revision that the workflow names is taken"),
    ],
)
def test_check_looks_at_what_changed(
    step: RunStep, merge: str, checkout: str | None, variables: dict[str, str], lines: set[str]
) -> None:
    if checkout:
        git(Path(), "checkout", checkout)
    pull = {
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_SHA": merge,
        "GITHUB_EVENT_PATH": event(git(Path(), "rev-parse", "main")),
    }
    assert {each["line"] for each in step("run", **{**pull, **variables}).annotations} == lines


@pytest.mark.parametrize(
    ("name", "variables", "complaint"),
    [
        pytest.param(
            "run",
            {"COMMAND": "chekc"},
            "there is no command chekc for the Action; it can be check, links, bib",
            id="a mistyped command",
        ),
        pytest.param(
            "run",
            {"RUNNER_TEMP": ""},
            "RUNNER_TEMP is not set; this part of paperlint runs inside",
            id="no runner at all",
        ),
        pytest.param(
            "run",
            {"PATHS": "it's.md"},
            "paths: it's.md: no closing quotation; a quote that stands for itself needs a backslash",
            id="an apostrophe in a file's name",
        ),
        pytest.param(
            "run",
            {"ARGUMENTS": '--select "toc'},
            'arguments: --select "toc: no closing quotation',
            id="a quotation in the options that does not end",
        ),
        pytest.param(
            "run",
            {"COMMAND": "bib", "PATHS": "it's.md", "BIBLIOGRAPHY": ""},
            "paths: it's.md: no closing quotation",
            id="an apostrophe in the name of a list whose bibliography is wanted",
        ),
        pytest.param(
            "run",
            {"COMMAND": "bib", "BIBLIOGRAPHY": "a.bib\nexit-code=0"},
            "bibliography: a.bib\nexit-code=0 has several lines",
            id="a name that would set another output",
        ),
        pytest.param(
            "publish",
            {"PUBLISH": "50%\nof it"},
            "publish is 50%\nof it; it can be commit or pull-request",
            id="signs that would end the annotation early",
        ),
        pytest.param(
            "run",
            {"GITHUB_EVENT_NAME": "pull_request", "GITHUB_SHA": "f" * 40},
            "the checkout does not hold the base of the pull request; give actions/checkout fetch-depth: 2",
            id="a checkout without the base",
        ),
    ],
)
def test_what_the_workflow_s_author_can_mend_is_an_annotation(
    step: RunStep, name: str, variables: dict[str, str], complaint: str
) -> None:
    Path("references.bib").write_bytes(b"@misc{a}")
    done = step(name, GITHUB_EVENT_PATH=event("e" * 40), **variables)
    assert done.code == 2
    assert [(each["level"], each["title"]) for each in done.annotations] == [("error", "paperlint")]
    assert complaint in done.annotations[0]["message"]
    assert done.log.count("\n") == 1


def test_the_issue_s_address_is_told_once_there_is_one(step: RunStep, github: GitHub) -> None:
    Path(step("run").outputs["markdown"]).write_text("clean")
    assert step("issue", CLEAN="true").outputs == {}
    done = step("issue", CLEAN="false")
    assert done.outputs == {"issue-url": github.issues[0]["html_url"]}
    assert done.log == f"open: {github.issues[0]['html_url']}\n"
    assert step("issue", CLEAN="true").log == f"closed: {github.issues[0]['html_url']}\n"


def test_the_issue_stays_open_while_nobody_could_look_at_what_it_tells_of(step: RunStep, github: GitHub) -> None:
    def told(name: str, *urls: str, also: str = "") -> str:
        places = [{"path": "README.md", "line": 3, "column": 1, "url": url} for url in urls]
        findings = (
            [{**place, "severity": "error", "rule": "dead-link"} for place in places] if name == "findings" else []
        )
        unverified = [{"url": also}] if also else [] if name == "findings" else places
        report = {"findings": findings, "unverified": unverified}
        Path(step("run").outputs["report"]).write_text(json.dumps(report))
        return step("issue", CLEAN=str(name != "findings").lower()).log.partition(":")[0]

    gone, other = "https://example.org/gone", "https://example.org/busy"
    assert told("findings", gone) == "open"
    body = github.issues[0]["body"]
    assert told("unverified", gone) == "open", "the network was down"
    assert github.issues[0]["body"] == body, "what the last run saw still stands there"
    assert told("unverified", other) == "closed", "another link is not what the issue is about"
    assert told("unverified", gone) == "closed", "what is closed is not opened by a link without a verdict"
    assert told("findings", gone, other) == "open"
    assert told("findings", gone, also=other) == "open"
    assert told("unverified", other) == "open", "it was dead when it was looked at last, two runs ago"
    assert told("unverified") == "closed"


@pytest.mark.parametrize(
    ("mode", "branch"),
    [
        pytest.param("commit", "main", id="a commit lands on the branch that the workflow runs on"),
        pytest.param("pull-request", publish.BRANCH, id="a pull request leaves that branch as it is"),
    ],
)
def test_a_bibliography_is_published_as_asked(step: RunStep, github: GitHub, mode: str, branch: str) -> None:
    Path("references.bib").write_bytes(b"@misc{a}")
    done = step("publish", PUBLISH=mode)
    assert (done.outputs, done.log.splitlines()[-1]) == ({"changed": "true"}, "references.bib: published")
    assert {name for name, files in github.branches.items() if files} == {branch}


def test_a_step_that_does_not_exist_is_a_usage_error() -> None:
    command = [sys.executable, "-m", "lint.action", "dance"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "usage: python -m lint.action run|issue|publish\n")
