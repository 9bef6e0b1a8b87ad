"""Pipes, devices and closed streams, where a file usually is: nothing is lost, and nothing is called clean unread."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program import paperlint, unmeasured

TRACKED = "- [The Pile](https://pile.eleuther.ai/?utm_source=list)\n"
CLEAN = "- [The Pile](https://pile.eleuther.ai/)\n"
RULE = "--select tracking-parameter"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs a system that shows open streams as files"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(TRACKED, encoding="utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def shell(folder: Path, script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script in which `paperlint` is the program."""
    environment = {**unmeasured(), "XDG_CACHE_HOME": str(folder / "cache"), **variables}
    program = f'paperlint() {{ "{sys.executable}" -m lint "$@"; }}\n'
    command = ["bash", "-c", program + script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("paperlint check <(cat clean.md); paperlint check <(cat README.md)", id="a substituted process"),
        pytest.param(
            "cat clean.md | paperlint check /dev/stdin; cat README.md | paperlint check /dev/stdin", id="a pipe by name"
        ),
        pytest.param(
            "paperlint check /dev/stdin < clean.md; cat README.md | paperlint check /dev/stdin",
            id="a file, then a pipe",
        ),
    ],
)
def test_what_a_pipe_said_before_is_not_what_it_says_now(folder: Path, script: str) -> None:
    result = shell(folder, script)
    assert (result.returncode, result.stderr) == (1, "")
    assert "utm_source" in result.stdout


@pytest.mark.parametrize(
    ("script", "left"),
    [
        pytest.param(
            "(echo first; paperlint check --output-file /dev/stdout; echo last) > log; cat log",
            ["first", "README.md", "last"],
            id="a log that has lines already keeps them",
        ),
        pytest.param(
            "mkfifo pipe; cat pipe > got & paperlint check --output-file pipe; wait; [ -p pipe ] && cat got",
            ["README.md"],
            id="a pipe gets the report, and stays a pipe",
        ),
        pytest.param("paperlint check --also text=>(cat > got); sleep 1; cat got", ["README.md"], id="a second report"),
    ],
)
def test_a_report_goes_into_what_is_no_file(folder: Path, script: str, left: list[str]) -> None:
    lines = [line.split(":")[0] for line in shell(folder, script).stdout.splitlines() if line[:1].strip()]
    assert [word for word in dict.fromkeys(lines) if word in ("first", "README.md", "last")] == left


@pytest.mark.parametrize(
    ("redirection", "words", "code"),
    [
        pytest.param(">&-", "check", 1, id="no standard output"),
        pytest.param(">&-", "check --fix --no-cache", 0, id="no standard output, and a list to mend"),
        pytest.param(">&-", "--help", 0, id="no standard output for the help"),
        pytest.param("2>&-", "check --selct toc", 2, id="no standard error"),
    ],
)
def test_a_closed_stream_is_no_bug(folder: Path, redirection: str, words: str, code: int) -> None:
    result = shell(folder, f"paperlint {words} {redirection}")
    assert (result.returncode, "Traceback" in result.stderr) == (code, False)


def test_a_closed_standard_input_is_one_line(folder: Path) -> None:
    result = shell(folder, "paperlint check - <&-")
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell's limits")
def test_a_full_disk_is_told_of_without_a_buffer_too(folder: Path) -> None:
    (folder / "README.md").write_text(TRACKED * 2000, encoding="utf-8")
    result = shell(folder, f"ulimit -f 8; paperlint check --no-cache {RULE} > out", PYTHONUNBUFFERED="1")
    assert result.returncode == 2
    assert result.stderr.startswith("paperlint: ")


def test_of_several_files_all_are_written_or_none(folder: Path) -> None:
    before = (folder / "README.md").read_text(encoding="utf-8")
    outcome = paperlint(folder, "check", "--fix", "--output-file", "nowhere/report.txt")
    assert (outcome.code, outcome.err.count("nothing was changed")) == (2, 1)
    assert (folder / "README.md").read_text(encoding="utf-8") == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_to_is_not_replaced(folder: Path) -> None:
    (folder / "README.md").chmod(0o444)
    outcome = paperlint(folder, "check", "--fix")
    assert (outcome.code, "Permission denied; nothing was changed" in outcome.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(["check", "--", "--fix"], 2, "there is no file --fix", id="behind -- there are no options"),
        pytest.param(["check", "--", "README.md"], 1, "utm_source", id="behind -- there are files"),
        pytest.param(["rule", "--", "toc"], 2, "takes no argument toc", id="a command that takes no list of words"),
        pytest.param(["check", "--output-file", "-"], 2, "- is no file", id="a hyphen is no file"),
    ],
)
def test_words_that_look_like_something_else(folder: Path, words: list[str], code: int, said: str) -> None:
    outcome = paperlint(folder, *words)
    assert (outcome.code, said in outcome.out + outcome.err) == (code, True)
    assert (folder / "README.md").read_text(encoding="utf-8") == TRACKED


def test_a_byte_order_mark_comes_back_with_a_list_on_standard_input(folder: Path) -> None:
    outcome = paperlint(folder, "check", "--fix", "-", stdin=b"\xef\xbb\xbf" + TRACKED.encode())
    assert outcome.out == "\ufeff" + CLEAN
