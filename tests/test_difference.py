"""`--diff`: what it prints is what `git apply` makes of the file."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.difference import unified_diff


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("a\n", "a\n", "", id="no difference"),
        pytest.param("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n", id="one line"),
        pytest.param("", "a\n", "@@ -0,0 +1 @@\n+a\n", id="a first line"),
        pytest.param("a\n", "", "@@ -1 +0,0 @@\n-a\n", id="no line is left"),
        pytest.param(
            "a\nb",
            "a\nc",
            "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n",
            id="end",
        ),
        pytest.param("a\r\nb\r\n", "a\r\nc\r\n", "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n", id="CRLF stays in its line"),
        pytest.param(
            "a\x0bb\u2028c\n", "a\x0bb\u2028d\n", "@@ -1 +1 @@\n-a\x0bb\u2028c\n+a\x0bb\u2028d\n", id="no line ends"
        ),
        pytest.param(
            "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
            "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
            "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n",
            id="three lines around it",
        ),
        pytest.param("x\nx\nx\n", "x\nx\n", "@@ -1,3 +1,2 @@\n x\n x\n-x\n", id="of equal lines one goes"),
    ],
)
def test_a_difference_is_shown_with_its_surroundings(old: str, new: str, expected: str) -> None:
    head = "--- a/README.md\n+++ b/README.md\n" if expected else ""
    assert unified_diff(old, new, "README.md") == head + expected


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        pytest.param("./docs/list.md", "a/docs/list.md", "b/docs/list.md", id="a plain name"),
        pytest.param("my list.md", "a/my list.md\t", "b/my list.md\t", id="a space, at which patch would end the name"),
        pytest.param("论文.md", "a/论文.md", "b/论文.md", id="Chinese"),
        pytest.param("{folder}/list.md", "a/list.md", "b/list.md", id="an absolute path below the current folder"),
        pytest.param("/srv/list.md", "a/srv/list.md", "b/srv/list.md", id="an absolute path elsewhere"),
        pytest.param("../list.md", "a/../list.md", "b/../list.md", id="a path above the current folder"),
        pytest.param('a"b\\.md', r'"a/a\"b\\.md"', r'"b/a\"b\\.md"', id="a quote and a backslash"),
        pytest.param("a\n+b.md", r'"a/a\012+b.md"', r'"b/a\012+b.md"', id="a line end, which could forge a line"),
        pytest.param("caf\udce9 é.md", r'"a/caf\351 \303\251.md"', r'"b/caf\351 \303\251.md"', id="no UTF-8"),
    ],
)
def test_a_name_is_written_as_git_and_patch_read_it(
    path: str, old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    difference = unified_diff("a\n", "b\n", path.format(folder=tmp_path))
    assert difference.split("\n")[:2] == [f"--- {old}", f"+++ {new}"]


def test_a_file_that_is_new_has_no_former_name() -> None:
    assert unified_diff("", "a\n", "x", created=True) == "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+a\n"


@settings(deadline=None)  # a busy machine is no error
@given(
    st.lists(st.sampled_from(["a", "b", "c", "", "é\r"]), max_size=12).map("\n".join),
    st.lists(st.sampled_from(["a", "b", "c", "", "é\r"]), max_size=12).map("\n".join),
)
def test_applying_it_gives_the_new_text(old: str, new: str) -> None:
    assert applied(old, unified_diff(old, new, "x")) == new


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", [["git", "apply", "-"], ["patch", "--strip=1", "--no-backup-if-mismatch"]], ids=["git", "patch"]
)
@pytest.mark.parametrize(
    "name",
    [
        pytest.param("list.md", id="a plain name"),
        pytest.param("my list.md", id="a space in the name"),
        pytest.param('a "list".md', id="quotes in the name"),
        pytest.param("caf\udce9.md", id="a name that is not UTF-8"),
    ],
)
def test_git_and_patch_apply_it(tmp_path: Path, name: str, command: list[str]) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    old = "".join(f"line {number % 7}\n" for number in range(200)) + "end"
    new = "".join(f"line {number % 5}\n" for number in range(3, 180)) + "end\n"
    path = tmp_path / name
    path.write_bytes(old.encode())
    subprocess.run(command, cwd=tmp_path, input=unified_diff(old, new, name).encode(), check=True)
    assert path.read_bytes() == new.encode()
    path.unlink()
    subprocess.run(command, cwd=tmp_path, input=unified_diff("", new, name, created=True).encode(), check=True)
    assert path.read_bytes() == new.encode()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(lambda number: f"- paper {number}\n", id="unique lines"),
        pytest.param(lambda number: f"- paper {number % 3}\n", id="lines that repeat"),
    ],
)
def test_a_large_list_takes_linear_time(line: object) -> None:
    lines = [line(number) for number in range(20_000)]  # type: ignore[operator]
    changed = [each.replace("-", "*") if number % 2 else each for number, each in enumerate(lines)]
    start = time.perf_counter()
    difference = unified_diff("".join(lines), "".join(changed), "x")
    assert difference.count("\n+*") == 10_000
    assert time.perf_counter() - start < 3


def applied(old: str, difference: str) -> str:
    """The old text with a unified diff applied, by nothing but its own line numbers."""
    lines = [f"{line}\n" for line in old.split("\n")]
    lines[-1] = lines[-1][:-1]
    result: list[str] = []
    position = 0
    last = ""
    for line in difference.split("\n")[2:-1]:
        if line.startswith("@@"):
            start, _, length = line.split()[1][1:].partition(",")
            begin = int(start) - (length != "0")
            result += lines[position:begin]
            position = begin
        elif line.startswith("+"):
            result.append(f"{line[1:]}\n")
        elif line.startswith("\\"):
            result[-1:] = [result[-1].rstrip("\n")] if last in "+ " else result[-1:]
        else:
            assert lines[position].rstrip("\n") == line[1:]
            if line.startswith(" "):
                result.append(lines[position])
            position += 1
        last = line[:1]
    return "".join(result + lines[position:])
