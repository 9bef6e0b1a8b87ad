"""`paperlint init`: what it finds in a repository, writes, and leaves alone."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from lint.adoption import configuration, survey
from lint.cli import main
from lint.config import load
from lint.rule import option_types
from tests.tools import SHARED

ENTRIES = (
    ("Attention Is All You Need", "NeurIPS 2017", "1706.03762"),
    ("Deep Residual Learning for Image Recognition", "CVPR 2016", "1512.03385"),
    ("Adam: A Method for Stochastic Optimization", "ICLR 2015", "1412.6980"),
    ("Language Models are Few-Shot Learners", "NeurIPS 2020", "2005.14165"),
)
LIST = "# Papers\n\n" + "".join(
    f"- **{title}**, {venue}. [Paper](https://arxiv.org/abs/{value})\n" for title, venue, value in ENTRIES
)
WRITTEN = {
    "paperlint.toml",
    ".pre-commit-config.yaml",
    ".github/workflows/paperlint-check.yml",
    ".github/workflows/paperlint-links.yml",
}
BIBLIOGRAPHY = ".github/workflows/paperlint-bibliography.yml"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "CONTRIBUTING.md").write_text("# How to contribute\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", "--initial-branch", "trunk"], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git/" not in path.as_posix())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def settings(folder: Path) -> dict[str, object]:
    return tomllib.loads((folder / "paperlint.toml").read_text(encoding="utf-8"))


def test_everything_is_written_and_a_check_runs_clean_at_once(repository: Path) -> None:
    before = files(repository)
    assert main(["init"]) == 0
    after = files(repository)
    assert after.keys() - before.keys() == WRITTEN
    assert {name: after[name] for name in before} == before
    assert main(["check"]) == 0


def test_the_configuration_says_what_the_list_does(repository: Path) -> None:
    main(["init"])
    config = load(repository / "paperlint.toml", option_types())
    assert config.files == ("README.md",)
    assert config.entry == "- **{title}**, {venue} {year}. [Paper]({url})"
    assert config.rules["arxiv-url"].form == "abs"
    assert config.bibliography is None


def test_a_file_that_no_configuration_can_name_is_left_out(repository: Path) -> None:
    (repository / "caf\udce9.md").write_text(LIST, encoding="utf-8")
    assert main(["init"]) == 0
    assert settings(repository)["files"] == ["README.md"]


def test_the_hook_and_the_workflows_are_valid_and_know_the_branch(repository: Path) -> None:
    (repository / "references.bib").write_text("", encoding="utf-8")
    main(["init"])
    hooks = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for repo in hooks["repos"] for hook in repo["hooks"]] == ["paperlint"]
    workflow = yaml.safe_load((repository / BIBLIOGRAPHY).read_text(encoding="utf-8"))
    assert workflow[True]["push"]["branches"] == ["trunk"]


def test_a_second_run_changes_nothing_and_says_so(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init"])
    (repository / "paperlint.toml").write_text('files = ["README.md"]\n', encoding="utf-8")
    before = files(repository)
    capsys.readouterr()
    assert main(["init"]) == 0
    assert files(repository) == before
    assert capsys.readouterr().err.count("is there already") == len(WRITTEN)


def test_force_writes_anew(repository: Path) -> None:
    main(["init"])
    fresh = files(repository)
    (repository / "paperlint.toml").write_text("", encoding="utf-8")
    main(["init", "--force"])
    assert files(repository) == fresh


def test_a_dry_run_shows_all_files_and_writes_none(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(repository)
    assert main(["init", "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert files(repository) == before
    assert all(f"--- {name}\n" in shown for name in WRITTEN)


def test_hooks_that_are_there_stay_and_the_entry_to_add_is_shown(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    main(["init"])
    assert (repository / ".pre-commit-config.yaml").read_text(encoding="utf-8") == "repos: []\n"
    assert "      - id: paperlint\n" in capsys.readouterr().err


def test_a_configuration_in_pyproject_counts_as_there_and_is_named(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "pyproject.toml").write_text("[tool.paperlint]\n", encoding="utf-8")
    main(["init"])
    assert not (repository / "paperlint.toml").exists()
    assert "kept pyproject.toml, which is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["README.zh.md", "README_CN.md", "README-ja.md", "README.zh-CN.md", "readme_zh_Hans.md", "README.中文.md"]
)
def test_a_translation_is_known_by_its_name_and_its_papers(repository: Path, name: str) -> None:
    (repository / name).write_text(LIST.replace("Papers", "论文"), encoding="utf-8")
    main(["init"])
    assert settings(repository)["translations"] == [["README.md", name]]


def test_a_page_of_other_papers_is_no_translation(repository: Path) -> None:
    other = LIST
    for _, _, value in ENTRIES:
        other = other.replace(value, "21" + value[2:])
    (repository / "README.de.md").write_text(other, encoding="utf-8")
    main(["init"])
    assert settings(repository)["files"] == ["README.md", "README.de.md"]
    assert "translations" not in settings(repository)


def test_a_bibliography_that_is_there_is_named(repository: Path) -> None:
    (repository / "papers.bib").write_text("", encoding="utf-8")
    main(["init"])
    assert settings(repository)["bibliography"] == "papers.bib"
    workflow = (repository / BIBLIOGRAPHY).read_text(encoding="utf-8")
    assert ".bib" not in workflow, "the workflow asks the configuration"


def test_a_bibliography_that_comes_later_gets_its_workflow_by_a_second_run(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init"])
    assert "once there is, run paperlint init again" in capsys.readouterr().err
    (repository / "references.bib").write_text("", encoding="utf-8")
    main(["init"])
    assert f"wrote {BIBLIOGRAPHY}" in capsys.readouterr().err


def test_names_that_look_like_markup_are_quoted(repository: Path) -> None:
    (repository / "all: #1.bib").write_text("", encoding="utf-8")
    subprocess.run(["git", "symbolic-ref", "HEAD", "refs/heads/#1,2"], cwd=repository, check=True)
    main(["init"])
    workflow = yaml.safe_load((repository / BIBLIOGRAPHY).read_text(encoding="utf-8"))
    assert workflow[True]["push"]["branches"] == ["#1,2"]
    assert settings(repository)["bibliography"] == "all: #1.bib"


def test_a_list_of_many_formats_is_not_told_to_have_one(repository: Path) -> None:
    quoted = "".join(
        f'- "{title}" ({venue}) [[arXiv](https://arxiv.org/pdf/{value})]\n' for title, venue, value in ENTRIES
    )
    (repository / "README.md").write_text(f"{LIST}\n# Again\n\n{quoted}", encoding="utf-8")
    main(["init"])
    assert "entry" not in settings(repository)
    assert settings(repository)["rules"] == {"arxiv-url": {}}


def test_a_file_that_is_no_text_is_no_list(repository: Path) -> None:
    (repository / "slides.md").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    assert main(["init"]) == 0
    assert settings(repository)["files"] == ["README.md"]


def test_a_folder_without_papers_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "README.md").write_text("# Nothing\n", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "lists papers" in capsys.readouterr().err


@pytest.mark.skipif(not SHARED.exists(), reason="the shared lists are not here")
@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(SHARED.glob("lists/*.md")), ids=lambda path: path.stem)
def test_the_configuration_of_a_real_list_can_be_read(path: Path, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_bytes(path.read_bytes())
    (tmp_path / "paperlint.toml").write_text(configuration(survey(tmp_path)), encoding="utf-8")
    assert load(tmp_path / "paperlint.toml", option_types()).files == ("README.md",)
