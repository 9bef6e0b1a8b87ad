"""`--since`: findings that a change brought, with real git."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from lint.changes import caused, revision
from lint.document import Document
from lint.finding import Finding
from lint.reading import parse_text
from tests.program import paperlint_here as paperlint
from tests.tools import git

pytestmark = pytest.mark.slow

OLD = "- [Old](https://old.example/?utm_source=x)\n"
NEW = "- [New](https://new.example/?utm_source=x)\n"
CLEAN = "- [Clean](https://clean.example/)\n"
OTHERS = "".join(f"- [Page {number}](https://clean.example/{number})\n" for number in range(20))
BERT = "- **BERT: Pre-training of Deep Bidirectional Transformers** [Paper](https://arxiv.org/abs/1810.04805)\n"


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "change", "--allow-empty")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose first commit holds a list with an old mistake."""
    git(tmp_path, "init")
    write(tmp_path, "README.md", OLD + CLEAN * 20)
    commit(tmp_path)
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def reported(folder: Path, *words: str, since: str = "HEAD", rule: str = "tracking-parameter") -> list[str]:
    """Place of each finding of a rule."""
    outcome = paperlint(folder, "check", "--select", rule, "--since", since, *words)
    assert outcome.err == ""
    places = [line.split(": ")[0] for line in outcome.out.splitlines() if f"[{rule}]" in line]
    assert outcome.code == bool(places)
    return places


def test_an_unchanged_list_is_clean_whatever_is_in_it(repository: Path) -> None:
    assert reported(repository) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param(OLD + NEW + CLEAN * 20, ["README.md:2:9"], id="an added line"),
        pytest.param(OLD.replace("Old", "Odd") + CLEAN * 20, ["README.md:1:9"], id="the old mistake's own line"),
        pytest.param(OLD + CLEAN * 10 + NEW + CLEAN * 10 + NEW, ["README.md:12:9", "README.md:23:9"], id="two places"),
        pytest.param(CLEAN * 19 + OLD, [], id="a moved line keeps its old mistake"),
        pytest.param(OLD + CLEAN * 20 + OLD, ["README.md:22:9"], id="a copied line"),
        pytest.param(CLEAN * 19 + OLD + OLD, ["README.md:21:9"], id="a line moved and copied"),
        pytest.param("1. " + OLD[2:] + "2. " + CLEAN[2:] * 20, ["README.md:1:10"], id="another bullet"),
        pytest.param(CLEAN + OLD + CLEAN * 20, [], id="a line before it"),
        pytest.param(OLD + CLEAN * 15, [], id="lines taken out"),
        pytest.param(OLD + CLEAN * 19 + NEW.rstrip(), ["README.md:21:9"], id="a last line without its end"),
    ],
)
def test_only_changed_lines_are_reported(repository: Path, text: str, places: list[str]) -> None:
    write(repository, "README.md", text)
    assert reported(repository) == places, "in the working tree"
    git(repository, "add", "README.md")
    assert reported(repository) == places, "staged"
    commit(repository)
    assert reported(repository, since="HEAD~1") == places, "committed"
    assert reported(repository) == []


@pytest.mark.parametrize(
    "setting",
    [
        pytest.param(["diff.external", "/bin/true"], id="another program for differences"),
        pytest.param(["diff.interHunkContext", "50"], id="hunks joined"),
        pytest.param(["diff.noprefix", "true"], id="no prefixes"),
    ],
)
def test_whatever_diff_git_is_told_to_make(
    repository: Path, monkeypatch: pytest.MonkeyPatch, setting: list[str]
) -> None:
    for name, value in zip(
        ("GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_0", "GIT_CONFIG_VALUE_0"), ["1", *setting], strict=True
    ):
        monkeypatch.setenv(name, value)  # as the user's own configuration, which holds outside of repositories too
    write(repository, "README.md", NEW + OLD + CLEAN * 20 + NEW)
    assert reported(repository) == ["README.md:1:9", "README.md:23:9"]


def test_a_list_whose_lines_are_numbered_anew_or_end_otherwise_is_not_new(repository: Path) -> None:
    lines = [OLD, *CLEAN.splitlines(keepends=True) * 20]
    write(repository, "README.md", "".join(f"{number}. {line[2:]}" for number, line in enumerate(lines, start=1)))
    commit(repository)
    lines.insert(0, NEW)
    text = "".join(f"{number}. {line[2:]}" for number, line in enumerate(lines, start=1))
    for changed in (text, text.replace("\n", "\r\n"), text.replace("\n", "  \n"), "\ufeff" + text):
        write(repository, "README.md", changed)
        assert reported(repository) == ["README.md:1:10"]


@pytest.mark.parametrize(
    ("after", "places"),
    [
        pytest.param("## Modelling\n", ["README.md:2:7"], id="renamed"),
        pytest.param("", ["README.md:2:7"], id="taken out"),
        pytest.param("## Models of old\n## Models\n", [], id="another before it"),
        pytest.param("Some say: models.\n## Models\n", [], id="kept"),
    ],
)
def test_a_link_to_a_heading_that_the_change_took_away_is_reported(
    repository: Path, after: str, places: list[str]
) -> None:
    before = "- [a](#modles)\n- [b](#models)\n\n## Models\n"
    write(repository, "README.md", before)
    write(repository, "docs/list.md", "See [the models](../README.md#models).\n")
    commit(repository)
    write(repository, "README.md", before.replace("## Models\n", after))
    assert reported(repository, rule="broken-anchor") == places
    elsewhere = ["docs/list.md:1:18"] if places else []
    assert reported(repository, ".", rule="broken-anchor") == [*places, *elsewhere]


def test_a_majority_that_the_change_made_does_not_blame_old_lines(repository: Path) -> None:
    link = "- **A Study of {} in Large Graphs**. [Paper](https://arxiv.org/{}/2101.00{:03})\n"
    names = ["Cuts", "Trees", "Flows", "Paths", "Hubs", "Rings", "Stars", "Cliques"]
    old = link.format("Walks", "pdf", 1)
    write(repository, "README.md", old + OLD)
    commit(repository)
    added = "".join(link.format(name, "abs", number) for number, name in enumerate(names, start=2))
    write(repository, "README.md", old + added)
    assert "README.md:1:" in paperlint(repository, "check", "--select", "arxiv-url").out
    assert reported(repository, rule="arxiv-url") == []


def test_an_entry_that_is_edited_brings_none_of_its_old_duplicates(repository: Path) -> None:
    write(repository, "README.md", BERT + OTHERS + BERT)
    commit(repository)
    edited = BERT.replace(")\n", ") [Code](https://clean.example/bert)\n")
    write(repository, "README.md", edited + OTHERS + BERT)
    assert reported(repository, rule="duplicate-entry") == []
    write(repository, "README.md", BERT + OTHERS + edited)
    assert reported(repository, rule="duplicate-entry") == ["README.md:22:3"]


def test_a_new_file_brings_the_duplicates_of_its_entries(repository: Path) -> None:
    write(repository, "list.md", BERT)
    commit(repository)
    write(repository, "another.md", BERT)
    for paths in (["another.md", "list.md"], ["list.md", "another.md"]):
        assert reported(repository, *paths, rule="duplicate-entry") == [f"{paths[1]}:1:3"]


def test_a_section_that_moves_brings_none_of_its_old_duplicates(repository: Path) -> None:
    one, other = f"## One\n\n{BERT}\n", f"## Other\n\n{BERT}\n"
    write(repository, "README.md", one + OTHERS + "\n" + other)
    commit(repository)
    write(repository, "README.md", other + OTHERS + "\n" + one)
    assert reported(repository, rule="duplicate-entry") == []


def test_a_revision_that_was_not_utf_8_is_compared_all_the_same(repository: Path) -> None:
    (repository / "README.md").write_bytes(b"## Caf\xe9\n\n[x](#y)\n\n" + OLD.encode())
    commit(repository)
    write(repository, "README.md", "## Café\n\n[x](#y)\n\n" + OLD + NEW)
    assert reported(repository) == ["README.md:6:9"]
    assert reported(repository, rule="broken-anchor") == []


def test_staged_and_unstaged_changes_count_together(repository: Path) -> None:
    write(repository, "README.md", OLD + NEW + CLEAN * 20)
    git(repository, "add", "README.md")
    write(repository, "README.md", OLD + NEW + CLEAN * 20 + NEW)
    assert reported(repository) == ["README.md:2:9", "README.md:23:9"]


def test_a_new_file_is_new_in_every_line_even_where_it_is_ignored(repository: Path) -> None:
    write(repository, ".gitignore", "ignored.md\n")
    for name in ("new.md", "ignored.md", "docs/论文 list.md"):
        write(repository, name, NEW)
    assert reported(repository, ".") == ["docs/论文 list.md:1:9", "ignored.md:1:9", "new.md:1:9"]


@pytest.mark.parametrize("staged", [True, False], ids=["by git mv", "by mv"])
def test_a_renamed_file_is_compared_with_what_it_was(repository: Path, staged: bool) -> None:
    (repository / "docs").mkdir()
    if staged:
        git(repository, "mv", "README.md", "docs/list.md")
    else:
        shutil.move(repository / "README.md", repository / "docs" / "list.md")
    with (repository / "docs" / "list.md").open("a", encoding="utf-8") as file:
        file.write(NEW)
    assert reported(repository, "docs") == ["docs/list.md:22:9"]
    commit(repository)
    assert reported(repository, "docs", since="HEAD~1") == ["docs/list.md:22:9"]


def test_nothing_is_left_in_the_index(repository: Path) -> None:
    write(repository, "new.md", NEW)
    reported(repository, ".")
    status = subprocess.run(["git", "status", "--porcelain"], cwd=repository, capture_output=True, check=True)
    assert b"?? new.md" in status.stdout


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(BERT + OTHERS + BERT.replace("- **", "- New **"), id="the new one second"),
        pytest.param(BERT.replace("- **", "- New **") + OTHERS + BERT, id="the new one first"),
    ],
)
def test_a_duplicate_of_an_old_entry_is_reported(repository: Path, text: str) -> None:
    write(repository, "README.md", BERT + OTHERS)
    commit(repository)
    assert reported(repository, rule="duplicate-entry") == []
    write(repository, "README.md", text)
    assert reported(repository, rule="duplicate-entry") == ["README.md:22:3"]


def test_what_a_translation_lacked_before_is_not_reported(repository: Path) -> None:
    gpt = BERT.replace("BERT: Pre-training of Deep Bidirectional", "Generative").replace("1810.04805", "2005.14165")
    write(repository, "README.zh.md", gpt)
    write(repository, "paperlint.toml", 'translations = [["README.md", "README.zh.md"]]\n')
    commit(repository)
    write(repository, "README.md", OLD + CLEAN * 20 + BERT)
    drift = "translation-drift"
    assert reported(repository, "README.md", rule=drift) == ["README.md:22:61"]
    assert reported(repository, "README.md", "README.zh.md", rule=drift) == ["README.md:22:61"]


def test_a_fix_leaves_old_lines_alone(repository: Path) -> None:
    write(repository, "README.md", NEW + OLD + CLEAN * 20 + NEW)
    outcome = paperlint(repository, "check", "--fix", "--since", "HEAD", "--select", "tracking-parameter")
    assert (outcome.code, outcome.err) == (0, "")
    mended = NEW.replace("?utm_source=x", "")
    assert (repository / "README.md").read_text(encoding="utf-8") == mended + OLD + CLEAN * 20 + mended


def test_mending_examines_the_former_list_only_once(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it examines the list that it mends."""
    write(repository, "README.md", CLEAN + OLD + CLEAN * 19)
    monkeypatch.chdir(repository)
    examined = []

    def find(documents: Sequence[Document]) -> list[Finding]:
        examined.append(documents[0].text)
        return [Finding("README.md", documents[0].links[1].span, "a finding on a line that moved")]

    examine = caused(find, revision("HEAD", ["README.md"]))
    for text in (CLEAN + OLD + CLEAN * 19, CLEAN + OLD + CLEAN * 18):
        examine([parse_text(text, "README.md")])
    assert examined.count(OLD + CLEAN * 20) == 1


def test_standard_input_is_compared_under_its_name(repository: Path) -> None:
    words = ["check", "--select", "tracking-parameter", "--since", "HEAD", "--stdin-filename", "README.md", "-"]
    assert paperlint(repository, *words, stdin=(OLD + CLEAN * 20).encode()).out == ""
    changed = paperlint(repository, *words, stdin=(OLD + NEW + CLEAN * 20).encode())
    assert changed.out.startswith("README.md:2:9: ")


def test_a_folder_below_the_root_sees_its_own_names(repository: Path) -> None:
    write(repository, "docs/list.md", NEW)
    assert reported(repository / "docs", ".") == ["list.md:1:9"]


def test_names_that_are_not_utf_8_are_compared_too(tmp_path: Path) -> None:
    folder = tmp_path / "caf\udce9"
    folder.mkdir()
    git(folder, "init")
    write(folder, "\udce9.md", OLD)
    commit(folder)
    write(folder, "\udce9.md", OLD + NEW)
    assert reported(folder, "\udce9.md") == [r"\udce9.md:2:9"]


def test_line_ends_that_git_converts_are_no_change(repository: Path) -> None:
    git(repository, "config", "core.autocrlf", "true")
    write(repository, "README.md", (OLD + NEW + CLEAN * 20).replace("\n", "\r\n"))
    assert reported(repository) == ["README.md:2:9"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        pytest.param(["--since", "nowhere"], "--since: git knows no revision nowhere", id="unknown"),
        pytest.param(["--since", "--all"], "expected one argument", id="an option"),
        pytest.param(["--since=--all"], "--since: git knows no revision --all", id="an option as a name"),
        pytest.param(["--since", ""], "--since: git knows no revision", id="empty"),
    ],
)
def test_an_unknown_revision_is_a_usage_error(repository: Path, words: list[str], complaint: str) -> None:
    outcome = paperlint(repository, "check", *words)
    assert (outcome.code, outcome.out) == (2, "")
    assert complaint in outcome.err


def test_no_repository_and_no_git_are_usage_errors(tmp_path: Path) -> None:
    write(tmp_path, "README.md", OLD)
    outside = paperlint(tmp_path, "check", "--since", "HEAD", environment={"GIT_CEILING_DIRECTORIES": str(tmp_path)})
    assert (outside.code, outside.out) == (2, "")
    assert outside.err == "paperlint: --since: the list is in no git repository; leave it out to check the whole list\n"
    without = paperlint(tmp_path, "check", "--since", "HEAD", environment={"PATH": str(tmp_path)})
    assert (without.code, without.err) == (2, "paperlint: --since needs git, which is not installed\n")


def test_before_the_first_commit_all_is_new(tmp_path: Path) -> None:
    git(tmp_path, "init")
    write(tmp_path, "README.md", OLD)
    assert reported(tmp_path) == ["README.md:1:9"]
    assert paperlint(tmp_path, "check", "--since", "HEAD~1").code == 2
