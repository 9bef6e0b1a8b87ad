"""The hooks in a list's repository, through pre-commit itself, with this checkout as the hooks' repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tools import ROOT, git

OFFLINE = re.compile("Could not find a version|Temporary failure|NewConnectionError|Network is unreachable")
LIST = """\
# Papers

- [Models](#models)
- [Data](#dta)

## Models

- **Attention Is All You Need**, NeurIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)
- **RoBERTa: A Robustly Optimized BERT Pretraining Approach**, arXiv 2019. [Paper](https://arxiv.org/abs/1907.11692)

## Data

- **The Pile: An 800GB Dataset of Diverse Text for Language Modeling**, arXiv 2020. [Paper](https://arxiv.org/abs/2101.00027)
"""
GOOD = "- **Longformer: The Long-Document Transformer**, arXiv 2020. [Paper](https://arxiv.org/abs/2004.05150)\n"
DUPLICATE = "- **Attention Is All You Need**, NeurIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)\n"
BROKEN = "- **GLUE**, ICLR 2019. [Paper](https://arxiv.org/abs/1804.07461), see [models](#modles)\n"
TRACKED = GOOD.replace("2004.05150", "2004.05150?utm_source=mail")

pytestmark = pytest.mark.slow

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This checkout, uncommitted changes included, as a repository that pre-commit can clone."""
    folder = tmp_path_factory.mktemp("hooks") / "paperlint"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=All of it")
    return folder


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, tools: Path) -> dict[str, str]:
    """Own environments for the hooks, kept for the module; nothing of the one outside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    home = str(tmp_path_factory.mktemp("pre-commit"))
    return {**kept, "PRE_COMMIT_HOME": home, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"}


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    def run(*command: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        if OFFLINE.search(done.stdout + done.stderr):
            pytest.skip("the package registry cannot be reached")
        return done

    return run


@pytest.fixture
def readme(tmp_path: Path, hooks: Path, run: Run) -> Path:
    """A list whose repository has the hooks installed; its contents hold an old broken anchor."""
    path = tmp_path / "README.md"
    git(tmp_path, "init", "--quiet")
    path.write_text(LIST)
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {git(hooks, 'rev-parse', 'HEAD')}\n  hooks:\n  - id: paperlint\n"
    )
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=A list")
    assert run("pre-commit", "install").returncode == 0
    return path


def commit(run: Run) -> subprocess.CompletedProcess[str]:
    return run("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--all", "--message=More")


def test_a_good_entry_passes_and_old_sins_are_not_the_contributor_s(readme: Path, run: Run) -> None:
    readme.write_text(LIST + GOOD)
    done = commit(run)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        pytest.param(DUPLICATE, "duplicate-entry", id="a paper that is listed already"),
        pytest.param(BROKEN, "broken-anchor", id="a link to a section that is not there"),
    ],
)
def test_a_mistake_stops_the_commit_and_names_its_line(readme: Path, run: Run, entry: str, rule: str) -> None:
    readme.write_text(LIST + GOOD + entry)
    done = commit(run)
    assert done.returncode == 1
    shown = done.stdout + done.stderr
    line = len((LIST + GOOD).splitlines()) + 1
    assert re.search(rf"README\.md:{line}:\d+: \w+: .*{rule}|README\.md:{line}:\d+.*{rule}", shown), shown
    assert "#dta" not in shown
    assert git(readme.parent, "rev-list", "--count", "HEAD") == "1"


def test_a_commit_that_leaves_the_list_alone_is_not_looked_at(readme: Path, run: Run) -> None:
    (readme.parent / "notes.txt").write_text("nothing to see")
    git(readme.parent, "add", "notes.txt")
    done = commit(run)
    assert done.returncode == 0
    assert "no files to check" in done.stdout + done.stderr


def test_only_what_is_staged_counts(readme: Path, run: Run) -> None:
    readme.write_text(LIST + GOOD)
    git(readme.parent, "add", "README.md")
    readme.write_text(LIST + GOOD + DUPLICATE)
    done = run("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--message=Good")
    assert done.returncode == 0, done.stdout + done.stderr
    assert readme.read_text().endswith(DUPLICATE)


def test_a_first_commit_can_be_checked(tmp_path: Path, hooks: Path, run: Run) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "README.md").write_text(LIST)
    git(tmp_path, "add", ".")
    done = run("pre-commit", "try-repo", str(hooks), "paperlint", "--ref", git(hooks, "rev-parse", "HEAD"))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "#dta" in done.stdout


def test_the_mending_hook_mends_and_asks_for_another_look(readme: Path, hooks: Path, run: Run) -> None:
    readme.write_text(LIST + TRACKED)
    git(readme.parent, "add", "README.md")
    done = run("pre-commit", "try-repo", str(hooks), "paperlint-fix", "--ref", git(hooks, "rev-parse", "HEAD"))
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert readme.read_text() == LIST + GOOD


def test_a_bibliography_that_lags_behind_is_told(readme: Path, hooks: Path, run: Run, tools: Path) -> None:
    (readme.parent / "paperlint.toml").write_text('bibliography = "references.bib"\n')
    assert run(str(tools / "paperlint"), "bib", "--offline", "--output-file", "references.bib").returncode == 0
    git(readme.parent, "add", ".")
    again = ["pre-commit", "try-repo", str(hooks), "paperlint-bib", "--ref", git(hooks, "rev-parse", "HEAD")]
    done = run(*again)
    assert done.returncode == 0, done.stdout + done.stderr
    readme.write_text(LIST + GOOD)
    git(readme.parent, "add", ".")
    assert run(*again).returncode == 1
