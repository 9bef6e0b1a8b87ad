"""The command line through the real program: exit codes, and one clear line for whatever the user can mend."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint import cli
from lint.cli import COMMANDS, main
from tests.program import Outcome, paperlint, paperlint_here

TRACKED = "- [The Pile](https://pile.eleuther.ai/?utm_source=list)\n"
CLEAN = "- [The Pile](https://pile.eleuther.ai/)\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a list in which one rule finds something."""
    (tmp_path / "README.md").write_text(TRACKED, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        pytest.param([], "name a command: ", id="no command lists the commands"),
        pytest.param(["chekc"], "there is no command chekc; did you mean check?", id="a mistyped command"),
        pytest.param(["check", "--outputformat", "json"], "did you mean --output-format?", id="a mistyped option"),
        pytest.param(
            ["check", "--fi"], "paperlint check has no option --fi; did you mean --fix?", id="no abbreviations"
        ),
        pytest.param(["check", "--output-format", "xml"], "invalid choice: 'xml'", id="an unknown format"),
        pytest.param(["check", "--select"], "expected one argument", id="an option without its value"),
        pytest.param(
            ["check", "--select", "arxiv-ur"], "no rule is called arxiv-ur; did you mean", id="a mistyped rule"
        ),
        pytest.param(
            ["check", "READNE.md"], "there is no file READNE.md; did you mean README.md?", id="a mistyped file"
        ),
        pytest.param(["check", "nowhere/list.md"], "there is no file nowhere/list.md", id="a missing folder"),
        pytest.param(["check", "-", "README.md"], "not both", id="standard input and a file"),
        pytest.param(["check", "--since", "main"], "--since: the list is in no git", id="changes without a repository"),
        pytest.param(["check", "--output-file", "no/where", "README.md"], "cannot write no/where", id="no such folder"),
        pytest.param(
            ["check", "--statistics", "--output-format", "sarif"],
            "--statistics is for text, json",
            id="no counts in SARIF",
        ),
        pytest.param(
            ["check", "--also", "json"], "--also json: write FORMAT=FILE", id="a second report without a file"
        ),
        pytest.param(["check", "--also", "xml=a.xml"], "FORMAT is one of text, json", id="an unknown second format"),
        pytest.param(["check", "--diff", "--also", "json=a.json"], "--diff prints", id="a report beside a diff"),
        pytest.param(["check", "--select", "dead-link"], "paperlint links runs the others", id="no rule that can run"),
        pytest.param(["check", "--stdin-filename", "x.md"], "add - to read it", id="a name for no list"),
        pytest.param(["init", "nowhere"], "there is no folder nowhere", id="a folder to set up that is not there"),
        pytest.param(["rule", "duplicate"], "no rule is called duplicate", id="documentation of no rule"),
        pytest.param(["rule", "x"], "no rule is called x; paperlint rule lists the rules", id="a name near no rule's"),
        pytest.param(["bib", "--offline", "-o", "."], ". is a folder; name a file", id="a folder for the bibliography"),
        pytest.param(["rule", "a", "b"], "b", id="too many words"),
        pytest.param(["export", "--format", "xlsx"], "invalid choice: 'xlsx'", id="an unknown data format"),
    ],
)
def test_a_usage_error_is_one_line_and_exit_code_2(folder: Path, words: list[str], complaint: str) -> None:
    outcome = paperlint_here(folder, *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert complaint in outcome.err
    assert outcome.err.startswith("paperlint: ")
    assert outcome.err.count("\n") == 1


def test_a_configuration_that_does_not_count_is_named_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "README.md").write_text("# Papers\n", encoding="utf-8")
        (tmp_path / name / "paperlint.toml").write_text('fail-on = "info"\n', encoding="utf-8")
    said = "paperlint: two/paperlint.toml does not count here; a run goes by one configuration, this one by one/"
    for _ in range(2):
        assert paperlint_here(tmp_path, "check", "one", "two").err.startswith(said)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        pytest.param("list.md", b"\x89PNG\r\n\x1a\n\0\0", "list.md is a binary file", id="a binary file"),
        pytest.param("list.md", b"ok\n\xe9t\xe9\n", "list.md:2: byte 0xe9 is not UTF-8", id="another encoding"),
        pytest.param("docs/list.txt", b"text", "the folder docs has no Markdown file", id="a folder without Markdown"),
        pytest.param("paperlint.toml", b"fail_on = 1", "unknown key fail_on; did you mean fail-on?", id="unknown key"),
        pytest.param("paperlint.toml", b"select = 'toc'", "select must be a list, not 'toc'", id="a wrong type"),
        pytest.param("paperlint.toml", b"select = [", "paperlint.toml: ", id="no TOML"),
        pytest.param(
            "paperlint.toml",
            b"entry = '\xe9'",
            "paperlint.toml is not UTF-8; save the file as",
            id="another encoding of it",
        ),
        pytest.param(
            "paperlint.toml", b"a = " + b"[" * 2000, "paperlint.toml: its brackets are nested too deep", id="brackets"
        ),
        pytest.param(
            "paperlint.toml",
            b"entry = '- {titel}'",
            "paperlint.toml: entry: there is no {titel}; the fields are {title}, ",
            id="a format of entries with a field that there is not",
        ),
        pytest.param(
            "paperlint.toml",
            b"entry = '{title}'",
            "paperlint.toml: entry: `{title}` has no {title} or no {url}",
            id="url",
        ),
        pytest.param(
            "paperlint.toml",
            b'"\\u001b[2J\\u009b" = 1',
            r"paperlint.toml: unknown key \x1b[2J\x9b; the keys are",
            id="a key that would clear the terminal",
        ),
        pytest.param("paperlint.toml/x", b"", "paperlint.toml: Is a directory", id="a folder of that name"),
        pytest.param("pyproject.toml", b"[tool.paperlint]\nselct = []", "pyproject.toml: unknown key", id="pyproject"),
    ],
)
def test_an_unreadable_file_is_one_line_and_exit_code_2(
    folder: Path, name: str, content: bytes, complaint: str
) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    words = [name.partition("/")[0]] if name.startswith(("list", "docs")) else []
    outcome = paperlint(folder, "check", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert complaint in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        pytest.param(CLEAN.encode(), 0, "", id="a clean list says nothing"),
        pytest.param(TRACKED.encode(), 1, "README.md:1:14:", id="a finding"),
        pytest.param(b"\xef\xbb\xbf" + TRACKED.encode(), 1, "README.md:1:14:", id="a byte order mark has no column"),
        pytest.param(b"# A\r\n\r\n" + TRACKED.encode(), 1, "README.md:3:14:", id="CRLF counts as one line end"),
    ],
)
def test_the_exit_code_tells_of_findings(tmp_path: Path, content: bytes, code: int, place: str) -> None:
    (tmp_path / "README.md").write_bytes(content)
    outcome = paperlint(tmp_path, "check", "--select", "tracking-parameter")
    assert (outcome.code, outcome.err) == (code, "")
    assert outcome.out.startswith(place)
    assert bool(outcome.out) == bool(place)


@pytest.mark.parametrize("command", [("check",), ("bib", "--offline", "-o", "references.bib")], ids=["check", "bib"])
@pytest.mark.parametrize("text", ["", "# A page\n\nNothing is listed here.\n"], ids=["an empty file", "no list"])
def test_where_nothing_is_listed_silence_is_no_praise(tmp_path: Path, text: str, command: tuple[str, ...]) -> None:
    (tmp_path / "README.md").write_text(text, encoding="utf-8")
    said = "paperlint: no entry that cites a work was found in README.md\n"
    assert paperlint_here(tmp_path, *command) == Outcome(0, "", said)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["."], ["README.md", "docs/more.markdown"], id="a folder is its Markdown, hidden ones left out"),
        pytest.param([], ["README.md"], id="nothing is the README"),
        pytest.param(["./README.md", "README.md"], ["README.md"], id="a file named twice counts once"),
        pytest.param(["docs/more.markdown", "README.md"], ["docs/more.markdown", "README.md"], id="in the order given"),
    ],
)
def test_paths_name_lists(folder: Path, words: list[str], expected: list[str]) -> None:
    for name in ("docs/more.markdown", ".github/hidden.md", "node_modules/package/README.md", "docs/notes.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TRACKED, encoding="utf-8")
    outcome = paperlint_here(folder, "check", "--select", "tracking-parameter", *words)
    assert [line.partition(":")[0] for line in outcome.out.splitlines() if "warning: " in line] == expected


def test_a_readme_is_found_whatever_its_case(tmp_path: Path) -> None:
    (tmp_path / "Readme.markdown").write_text(TRACKED, encoding="utf-8")
    assert paperlint_here(tmp_path, "check").out.startswith("Readme.markdown:1:14: ")


def test_standard_input_is_a_list_under_the_name_given(folder: Path) -> None:
    words = ["check", "--select", "tracking-parameter", "--stdin-filename", "docs/list.md", "-"]
    outcome = paperlint_here(folder, *words, stdin=b"\n" + TRACKED.encode())
    assert outcome.code == 1
    assert outcome.out.startswith("docs/list.md:2:14: warning: ")


@pytest.mark.slow
def test_standard_input_is_mended_to_standard_output(folder: Path) -> None:
    outcome = paperlint(folder, "check", "--fix", "-", stdin=TRACKED.replace("\n", "\r\n").encode())
    assert (outcome.code, outcome.out) == (0, CLEAN.replace("\n", "\r\n"))
    assert (folder / "README.md").read_text(encoding="utf-8") == TRACKED


@pytest.mark.slow
def test_fix_writes_the_file_and_keeps_mark_and_line_ends(folder: Path) -> None:
    (folder / "README.md").write_bytes(b"\xef\xbb\xbf" + TRACKED.replace("\n", "\r\n").encode())
    outcome = paperlint(folder, "check", "--fix", "--select", "tracking-parameter")
    assert (outcome.code, outcome.out) == (0, "no findings in 1 entry of 1 file; 1 fix applied\n")
    assert (folder / "README.md").read_bytes() == b"\xef\xbb\xbf" + CLEAN.replace("\n", "\r\n").encode()


def test_diff_shows_the_fix_and_writes_nothing(folder: Path) -> None:
    outcome = paperlint_here(folder, "check", "--diff", "--select", "tracking-parameter")
    assert outcome.code == 1
    assert outcome.out == f"--- a/README.md\n+++ b/README.md\n@@ -1 +1 @@\n-{TRACKED}+{CLEAN}"
    assert (folder / "README.md").read_text(encoding="utf-8") == TRACKED


def test_a_diff_can_be_applied_by_git(folder: Path) -> None:
    (folder / "README.md").write_bytes(f"# A\r\n\r\n{TRACKED}".rstrip().encode())
    outcome = paperlint_here(folder, "check", "--diff", "--select", "tracking-parameter")
    subprocess.run(["git", "apply", "-"], cwd=folder, input=outcome.out.encode(), check=True)
    assert (folder / "README.md").read_bytes() == f"# A\r\n\r\n{CLEAN}".rstrip().encode()


def test_a_translation_is_compared_though_only_one_half_is_named(folder: Path) -> None:
    paper = "- [Attention Is All You Need](https://arxiv.org/abs/{})\n"
    (folder / "README.md").write_text(paper.format("1706.03762"), encoding="utf-8")
    (folder / "README.zh.md").write_text(paper.format("1810.04805"), encoding="utf-8")
    (folder / "paperlint.toml").write_text('translations = [["README.md", "README.zh.md"]]', encoding="utf-8")
    outcome = paperlint_here(folder, "check", "README.md")
    places = [line.partition(": ")[0] for line in outcome.out.splitlines() if "[translation-drift]" in line]
    assert places == ["README.md:1:3", "README.zh.md:1:3"]
    assert " of 1 file" in outcome.out


def test_a_report_can_go_to_a_file(folder: Path) -> None:
    outcome = paperlint_here(folder, "check", "--output-format", "json", "--output-file", "report.json")
    assert (outcome.code, outcome.out) == (1, "")
    assert '"schema_version": 1' in (folder / "report.json").read_text(encoding="utf-8")


def test_a_reader_that_stops_early_is_no_error_and_no_clean_list(folder: Path) -> None:
    (folder / "README.md").write_text(TRACKED * 5000, encoding="utf-8")
    command = f"{sys.executable} -m lint check --select tracking-parameter | head -1; exit ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "PYTHONUNBUFFERED": ""}  # without a buffer, Python takes a write cut short for whole
    result = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (141, b"")
    assert result.stdout.startswith(b"README.md:1:14:")


@pytest.mark.slow
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line_and_exit_code_2(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "lint", "check"]
        result = subprocess.run(command, cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (result.returncode, result.stderr) == (2, b"paperlint: standard output: No space left on device\n")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable for root")
def test_a_folder_that_may_not_be_read_is_one_line_and_exit_code_2(folder: Path) -> None:
    (folder / "docs").mkdir(mode=0)
    outcome = paperlint(folder, "check", "docs")
    assert (outcome.code, outcome.err) == (2, "paperlint: docs: Permission denied\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"usage: paperlint {command} ")
    assert f"examples:\n  paperlint {command}" in shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param(["--version"], "paperlint 0.", id="version"),
        pytest.param(["--help"], "usage: paperlint COMMAND", id="help"),
        pytest.param(["rule"], "tracking-parameter", id="rules"),
        pytest.param(["rule", "tracking-parameter"], "```markdown bad", id="one rule"),
        pytest.param(
            ["rule", "arxiv-url"], "[rules.arxiv-url]\n# Which page of a paper to link", id="a rule's options"
        ),
        pytest.param(["rule", "--output-format", "markdown"], "| `tracking-parameter` |", id="the table"),
    ],
)
def test_questions_about_the_program_need_no_list(
    words: list[str], shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 0
    assert shown in capsys.readouterr().out


@pytest.mark.parametrize(
    ("error", "code", "shown"),
    [
        pytest.param(RuntimeError("boom"), 3, "this is a bug of paperlint", id="a bug of ours asks to be reported"),
        pytest.param(KeyboardInterrupt(), 130, "interrupted", id="an interrupt is no bug"),
    ],
)
def test_what_goes_wrong_has_its_exit_code(
    error: BaseException, code: int, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: list[str]) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", fail)
    assert main(["check"]) == code
    assert shown in capsys.readouterr().err
