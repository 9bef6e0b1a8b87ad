"""Which files a run is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.config import Config, find
from lint.errors import LintError
from lint.lists import find_companions, find_lists, start_folder

FILES = ("README.md", "README.zh.md", "docs/papers.md", "docs/old/2019.md", "CHANGELOG.md")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a few lists."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configured(folder: Path, **values: tuple[str, ...]) -> Config:
    return Config(path=folder / "paperlint.toml", **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("globs", "expected"),
    [
        pytest.param(
            (), ["CHANGELOG.md", "README.md", "README.zh.md", "docs/old/2019.md", "docs/papers.md"], id="none"
        ),
        pytest.param(("CHANGELOG.md", "*.zh.md", "docs"), ["README.md"], id="files and folders"),
        pytest.param(("docs/*.md",), ["CHANGELOG.md", "README.md", "README.zh.md", "docs/old/2019.md"], id="one level"),
        pytest.param(("old/",), ["CHANGELOG.md", "README.md", "README.zh.md", "docs/papers.md"], id="at any depth"),
        pytest.param(("docs/**/*.md",), ["CHANGELOG.md", "README.md", "README.zh.md"], id="two stars, any depth"),
        pytest.param(
            ("[A-Z]*.md", "read?e.md"), [*sorted(FILES)], id="nothing but stars and question marks is special"
        ),
    ],
)
def test_exclude_leaves_files_out(folder: Path, globs: tuple[str, ...], expected: list[str]) -> None:
    assert find_lists(["."], configured(folder, exclude=globs)) == expected


def test_exclude_holds_for_files_that_are_named(folder: Path) -> None:
    assert find_lists(["README.md", "CHANGELOG.md"], configured(folder, exclude=("CHANGELOG.md",))) == ["README.md"]


@pytest.mark.parametrize(
    "paths",
    [
        pytest.param([], id="the README"),
        pytest.param(["docs"], id="a folder"),
        pytest.param(["CHANGELOG.md"], id="a file that is named"),
    ],
)
def test_exclude_that_leaves_nothing_is_an_error_and_no_clean_list(folder: Path, paths: list[str]) -> None:
    with pytest.raises(
        LintError, match=r"^paperlint\.toml: exclude leaves nothing of what there is to read, not even "
    ):
        find_lists(paths, configured(folder, exclude=("*.md",)))


def test_the_configured_files_are_the_default(folder: Path) -> None:
    config = configured(folder, files=("docs/*.md", "README.md", "R*.md"))
    assert find_lists([], config) == ["docs/papers.md", "README.md", "README.zh.md"]
    assert find_lists(["CHANGELOG.md"], config) == ["CHANGELOG.md"]


def test_the_configured_files_are_seen_from_a_folder_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "docs")
    config = configured(folder, files=("README.md",), exclude=("docs/old",))
    assert find_lists([], config) == ["../README.md"]
    assert find_lists(["."], config) == ["papers.md"]


def test_configured_files_that_are_not_there_are_an_error(folder: Path) -> None:
    with pytest.raises(LintError, match=r"files: nothing matches lists/\*\.md"):
        find_lists([], configured(folder, files=("lists/*.md",)))


def test_a_link_to_a_list_is_the_list_itself(folder: Path) -> None:
    (folder / "docs" / "README.md").symlink_to(folder / "README.md")
    assert find_lists(["README.md", "docs/README.md"], Config()) == ["README.md"]


@pytest.mark.parametrize(
    ("target", "named", "message"),
    [
        pytest.param(
            "loop.md", "loop.md", "loop.md is a link that leads nowhere, to loop.md; mend the link", id="a circle"
        ),
        pytest.param(
            "gone.md", "loop.md", "loop.md is a link that leads nowhere, to gone.md; mend the link", id="nowhere"
        ),
        pytest.param("loop.md", "loop.md/x", "there is no file loop.md/x", id="what would lie below a circle"),
    ],
)
def test_a_link_that_leads_nowhere_is_said_to_be_one(folder: Path, target: str, named: str, message: str) -> None:
    (folder / "loop.md").symlink_to(target)
    assert find(start_folder([named])) is None
    with pytest.raises(LintError, match=f"^{message}"):
        find_lists([named], Config())


def test_no_readme_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "docs")
    with pytest.raises(LintError, match=r"no README\.md; name the list's file or folder"):
        find_lists([], Config())


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["README.md"], ["README.zh.md"], id="the other half"),
        pytest.param(["README.md", "README.zh.md"], [], id="both halves"),
        pytest.param(["CHANGELOG.md"], [], id="another file"),
    ],
)
def test_a_translation_comes_along(folder: Path, paths: list[str], expected: list[str]) -> None:
    config = Config(path=folder / "paperlint.toml", translations=(("README.md", "README.zh.md"),))
    assert find_companions(paths, config) == expected


def test_a_translation_that_is_not_there_is_an_error(folder: Path) -> None:
    config = Config(path=folder / "paperlint.toml", translations=(("README.md", "README.fr.md"),))
    with pytest.raises(LintError, match=r"translations: there is no file README\.fr\.md"):
        find_companions(["README.md"], config)
