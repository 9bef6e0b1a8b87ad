"""Results of unchanged files: the same answer without the work, and never a stale or a foreign one."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lint import replay
from lint.cli import main
from lint.commands import check
from tests.program import unmeasured

TRACKED = "- [The Pile](https://pile.eleuther.ai/?utm_source=list)\n- [Notes](notes.md)\n"

Change = Callable[[Path, pytest.MonkeyPatch], object]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: a list with its notes, in a repository; beside it a cache of its own."""
    place = tmp_path / "list"
    for name, text in {"README.md": TRACKED, "notes.md": "", ".git": "", "docs/more.md": ""}.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(place)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("sys.platform", "linux")
    return place


def records(folder: Path) -> list[Path]:
    return list((folder.parent / "cache" / "paperlint" / "results").iterdir())


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by an item for each run that was not answered from a record."""
    counted: list[str] = []
    run = check.run

    def counting(arguments: object) -> int:
        counted.append("run")
        return run(arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(check, "run", counting)
    return counted


def test_an_unchanged_list_gets_the_same_answer(runs: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, first = main(["check", "."]), capsys.readouterr()
    again, second = main(["check", "."]), capsys.readouterr()
    assert (again, second) == (code, first) == (1, first)
    assert "tracking-parameter" in first.out
    assert len(runs) == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda folder, _: (folder / "README.md").write_text("# Empty\n"), id="the list"),
        pytest.param(lambda folder, _: (folder / "docs" / "new.md").touch(), id="a new list in the folder"),
        pytest.param(lambda folder, _: (folder / "docs" / "more.md").unlink(), id="a list that is gone"),
        pytest.param(lambda folder, _: (folder / "notes.md").rename(folder / "n.txt"), id="a file that the list links"),
        pytest.param(lambda folder, _: (folder / "paperlint.toml").touch(), id="a configuration"),
        pytest.param(
            lambda folder, _: (folder / "pyproject.toml").write_text("[tool.paperlint]\n"), id="one in pyproject.toml"
        ),
        pytest.param(lambda _, patch: patch.setattr(replay, "__version__", "99"), id="the version"),
        pytest.param(lambda _, patch: patch.setattr(time, "time", lambda: 4e9), id="the day"),
        pytest.param(lambda _, patch: patch.setenv("FORCE_COLOR", "1"), id="colours"),
    ],
)
def test_a_change_makes_it_run_again(
    change: Change, folder: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["check", "."])
    change(folder, monkeypatch)
    main(["check", "."])
    assert len(runs) == 2


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--no-cache"], id="on request"),
        pytest.param(["--fix"], id="where files are mended"),
        pytest.param(["--diff"], id="where mending is shown"),
        pytest.param(["--output-file", "report.txt"], id="where a file is written"),
        pytest.param(["--also", "json=report.json"], id="where another file is written"),
    ],
)
def test_some_runs_are_never_answered_from_a_record(words: list[str], runs: list[str]) -> None:
    for _ in range(2):
        main(["check", "README.md", *words])
    assert len(runs) == 2


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(b"\x00\xff" * 999), id="garbage"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[:-5]), id="cut short"),
        pytest.param(lambda path: path.write_bytes(path.read_bytes().replace(b"Pile", b"Poll")), id="another text"),
        pytest.param(
            lambda path: path.write_bytes(path.read_bytes().replace(b"\n1\n", b"\n0\n", 1)), id="another code"
        ),
        pytest.param(lambda path: path.chmod(0o666), id="writable for others"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), id="a folder"),
    ],
)
def test_a_damaged_or_foreign_record_is_ignored(
    damage: Callable[[Path], object], folder: Path, runs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code, first = main(["check", "README.md"]), capsys.readouterr()
    (record,) = records(folder)
    damage(record)
    assert (main(["check", "README.md"]), capsys.readouterr()) == (code, first)
    assert len(runs) == 2


def test_a_list_that_is_gone_is_not_reported_from_a_record(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "docs/more.md"]) == 0
    (folder / "docs" / "more.md").unlink()
    assert main(["check", "docs/more.md"]) == 2
    assert "there is no file docs/more.md" in capsys.readouterr().err


def test_a_name_that_no_record_can_hold_costs_time_and_nothing_else(folder: Path, runs: list[str]) -> None:
    (folder / "docs" / "a\nb.md").write_text(TRACKED, encoding="utf-8")
    assert [main(["check", "."]) for _ in range(2)] == [1, 1]
    assert len(runs) == 2
    assert not (folder.parent / "cache").exists()


def test_records_are_used_where_files_have_no_owner(
    folder: Path, runs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(folder.parent / "cache"))
    assert [main(["check", "README.md"]) for _ in range(2)] == [1, 1]
    assert len(runs) == 1


def test_a_cache_that_cannot_be_written_changes_nothing(folder: Path, runs: list[str]) -> None:
    (folder.parent / "cache").touch()
    assert [main(["check", "README.md"]) for _ in range(2)] == [1, 1]
    assert len(runs) == 2


def test_old_records_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "KEPT", 2)
    for rule in ("toc", "arxiv-id", "arxiv-url"):
        main(["check", "README.md", "--select", rule])
    assert len(records(folder)) == 2


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        pytest.param("linux", {"XDG_CACHE_HOME": "/x"}, "/x/paperlint/results", id="Linux, as set"),
        pytest.param("linux", {"HOME": "/h"}, "/h/.cache/paperlint/results", id="Linux"),
        pytest.param("darwin", {"HOME": "/h"}, "/h/Library/Caches/paperlint/results", id="macOS"),
        pytest.param("win32", {"LOCALAPPDATA": "C:"}, "C:/paperlint/results", id="Windows"),
    ],
)
def test_records_are_where_the_system_keeps_caches(
    platform: str, environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr("sys.platform", platform)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert replay.folder() == expected


def imported(*words: str) -> set[str]:
    """The modules that a run of the program imports."""
    command = [sys.executable, "-X", "importtime", "-m", "lint", *words]
    result = subprocess.run(command, env=unmeasured(), capture_output=True, text=True, check=False)
    return {line.rpartition("|")[2].strip() for line in result.stderr.splitlines() if line.startswith("import time:")}


@pytest.mark.slow
def test_check_imports_nothing_heavy() -> None:
    heavy = set("requests rich bibtexparser pylatexenc asyncio multiprocessing subprocess sqlite3 tempfile".split())
    modules = imported("check", "--no-cache", "README.md")
    assert "markdown_it" in modules
    assert modules & heavy == set()


@pytest.mark.slow
def test_a_run_over_unchanged_files_imports_next_to_nothing() -> None:
    main(["check", "README.md"])
    modules = imported("check", "README.md")
    assert {name for name in modules if name.startswith("lint.")} == {
        "lint.cli",
        "lint.errors",
        "lint.replay",
        "lint.witness",
    }
    assert modules & {"argparse", "dataclasses", "json", "pathlib", "typing"} == set()
