"""`paperlint add`, the command: what it writes, shows, asks the services and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.cli import main
from tests.internet import Internet, services
from tests.internet.services import Paper
from tests.program import paperlint

LIST = """\
# Papers

## GPT-style

- **Language Models are Few-Shot Learners**, NeurIPS 2020. [Paper](https://arxiv.org/abs/2005.14165)
- **OPT: Open Pre-trained Transformer Language Models**, arXiv 2022. [Paper](https://arxiv.org/abs/2205.01068)

## BERT-style

- **RoBERTa: A Robustly Optimized BERT Pretraining Approach**, arXiv 2019. [Paper](https://arxiv.org/abs/1907.11692)
"""
TITLE = "LLaMA: Open and Efficient Foundation Language Models"
NEW = f"- **{TITLE}**, arXiv 2023. [Paper](https://arxiv.org/abs/2302.13971)\n"
LLAMA = ["add", "2302.13971", "--section", "gpt", "--offline", "--title", TITLE]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_entry_is_written_and_its_line_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(LLAMA) == 0
    assert (folder / "README.md").read_text(encoding="utf-8") == LIST.replace("\n## BERT", f"{NEW}\n## BERT")
    said = capsys.readouterr()
    assert said.out == ""
    assert f'README.md:7: added "{TITLE}" to "GPT-style"' in said.err
    assert (
        "authors and venue not known without the network; give --authors and --venue, or leave out --offline"
        in said.err
    )


def test_a_list_of_one_section_under_its_title_gets_its_entry(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = LIST.partition("\n## BERT")[0].replace("\n## GPT-style\n", "")
    (folder / "README.md").write_text(text, encoding="utf-8")
    assert main(["add", "2302.13971", "--section", "papers", "--offline", "--title", TITLE]) == 0
    assert (folder / "README.md").read_text(encoding="utf-8") == text + NEW
    assert f'README.md:5: added "{TITLE}"\n' in capsys.readouterr().err


def test_a_dry_run_shows_the_difference_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*LLAMA, "--dry-run"]) == 0
    assert (folder / "README.md").read_text(encoding="utf-8") == LIST
    assert f"+{NEW}" in capsys.readouterr().out


def test_what_the_command_line_says_comes_first(folder: Path) -> None:
    assert main([*LLAMA, "--venue", "TMLR", "--year", "2024"]) == 0
    assert f"**{TITLE}**, TMLR 2024." in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        pytest.param(
            ["2005.14165", "--title", "GPT-3"], "README.md:5 lists arXiv:2005.14165 already", id="listed by its id"
        ),
        pytest.param(
            ["10.1000/182", "--title", "Language models are few-shot learners!"],
            "README.md:5 lists doi:10.1000/182 already",
            id="listed by its title, under another identifier",
        ),
        pytest.param(["2302.13971"], "its title is not known (without the network); give --title", id="nothing known"),
        pytest.param(["llama"], "llama is no arXiv id, DOI or address", id="no identifier"),
        pytest.param(
            ["2302.1397"], "arXiv:2302.1397 has 4 digits after the point; ids since 2015 have 5", id="a digit too few"
        ),
        pytest.param(
            ["2302.13971", "--title", "A", "--section", "GTP-style"], "did you mean GPT-style?", id="a mistyped section"
        ),
        pytest.param(["2302.13971", "2205.01068", "--title", "A"], "add the papers one by one", id="one title for two"),
        pytest.param(["2302.13971", "2205.01068", "--year", "2020"], "--year is one paper's", id="one year for two"),
    ],
)
def test_what_is_refused_is_explained_and_changes_nothing(
    words: list[str], complaint: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", "--section", "gpt", "--offline", *words]) == 2
    assert complaint in capsys.readouterr().err
    assert (folder / "README.md").read_text(encoding="utf-8") == LIST


def test_where_the_bibliography_cannot_be_written_the_list_stays_as_it_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "paperlint.toml").write_text('bibliography = "nowhere/references.bib"\n', encoding="utf-8")
    assert main(LLAMA) == 2
    assert "nothing was changed" in capsys.readouterr().err
    assert (folder / "README.md").read_text(encoding="utf-8") == LIST


def test_a_bracket_in_an_identifier_does_not_end_the_link(folder: Path) -> None:
    assert main(["add", "10.1000/a)b", "--section", "gpt", "--offline", "--title", "A Paper with a Bracket"]) == 0
    assert "(https://doi.org/10.1000/a%29b)" in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("after", "section"),
    [
        pytest.param("\n## News\n\nNothing new.\n", "news", id="news are no papers"),
        pytest.param("\n## Code\n\n```python\nprint(1)\n", "code", id="a block of code that does not end swallows it"),
    ],
)
def test_an_entry_that_would_not_be_read_is_refused(
    after: str, section: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "README.md").write_text(LIST + after, encoding="utf-8")
    assert main([*LLAMA, "--section", section]) == 2
    assert (
        f'no entry would be read in "{section.title()}" as it stands there; add it by hand' in capsys.readouterr().err
    )
    assert (folder / "README.md").read_text(encoding="utf-8") == LIST + after


@pytest.mark.parametrize(
    ("text", "section"),
    [
        pytest.param(
            "# Papers\n\n- Paper: https://arxiv.org/abs/2105.06152\n- Code: None\n\n**Pose Recognition in Images**\n\n"
            "- Paper: https://arxiv.org/abs/2104.06976\n\n**DCPose: Deep Pose Estimation**\n\n"
            "-  Paper: https://arxiv.org/abs/2103.07254\n",
            "papers",
            id="a title would stand above another's link",
        ),
        pytest.param(
            "# Papers\n\n### [One Study of Things](https://arxiv.org/abs/1706.03762)\n\n- **Task:** one\n\n"
            "### [Two Studies of Things](https://arxiv.org/abs/1512.03385)\n\n- **Task:** two\n",
            "one study",
            id="an entry is no section of entries",
        ),
    ],
)
def test_an_entry_that_would_stand_in_another_s_place_is_refused(text: str, section: str, folder: Path) -> None:
    (folder / "README.md").write_text(text, encoding="utf-8")
    assert main([*LLAMA, "--section", section]) == 2
    assert (folder / "README.md").read_text(encoding="utf-8") == text


def test_a_work_on_another_page_of_the_list_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "more.md").write_text(f"# More\n\n{NEW}", encoding="utf-8")
    (folder / "paperlint.toml").write_text('files = ["README.md", "more.md"]\n', encoding="utf-8")
    assert main(LLAMA) == 2
    assert "more.md:3 lists arXiv:2302.13971 already" in capsys.readouterr().err


def test_the_bibliography_knows_a_paper_and_keeps_it_and_gets_no_other(folder: Path) -> None:
    (folder / "paperlint.toml").write_text('bibliography = "references.bib"\n', encoding="utf-8")
    known = f"@misc{{touvron2023,\n  title = {{{TITLE}}},\n  author = {{Touvron, Hugo}},\n  year = {{2023}},\n"
    (folder / "references.bib").write_text(
        known + "  eprint = {2302.13971},\n  archivePrefix = {arXiv}\n}\n", encoding="utf-8"
    )
    assert main(["add", "2302.13971", "--section", "gpt", "--offline"]) == 0
    assert NEW in (folder / "README.md").read_text(encoding="utf-8")
    kept = (folder / "references.bib").read_text(encoding="utf-8")
    assert kept.count("2302.13971") == 1
    assert "2005.14165" not in kept  # that the file lacks older papers is no affair of who adds one


def test_the_bibliography_gets_an_entry_for_the_new_paper(folder: Path) -> None:
    (folder / "paperlint.toml").write_text('bibliography = "references.bib"\n', encoding="utf-8")
    assert main(LLAMA) == 0
    written = (folder / "references.bib").read_text(encoding="utf-8")
    assert (written.count("2302.13971"), written.count("\n@")) == (2, 1)  # as eprint and in the address


@pytest.mark.parametrize(
    ("named", "written"),
    [
        pytest.param("Advances in Neural Information Processing Systems 36", "NeurIPS", id="its usual short name"),
        pytest.param("Proc. of the 40th ICML", "ICML", id="a short name that stands in it"),
        pytest.param(
            "Findings of the Association for Computational Linguistics: EMNLP 2023",
            "Findings of the Association for Computational Linguistics: EMNLP 2023",
            id="what is not the conference that it names",
        ),
        pytest.param("Journal of Imaginary Results", "Journal of Imaginary Results", id="no short name is known"),
    ],
)
def test_a_venue_is_named_as_people_call_it(folder: Path, named: str, written: str) -> None:
    (folder / "paperlint.toml").write_text('bibliography = "references.bib"\n', encoding="utf-8")
    (folder / "references.bib").write_text(
        f"@inproceedings{{touvron2023,\n  title = {{{TITLE}}},\n  booktitle = {{{named}}},\n  year = {{2023}},\n"
        "  eprint = {2302.13971}\n}\n",
        encoding="utf-8",
    )
    assert main(["add", "2302.13971", "--section", "gpt", "--offline"]) == 0
    assert f"- **{TITLE}**, {written} 2023. [Paper]" in (folder / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_services_tell_title_and_year(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    hosts = {"export.arxiv.org": services.arxiv([Paper("2302.13971", TITLE)], 0)}
    with Internet(hosts, tmp_path) as internet:
        outcome = paperlint(tmp_path, "add", "arXiv:2302.13971", "--section", "gpt", environment=internet.environment)
    assert (outcome.code, outcome.out) == (0, "")
    text = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert f"- **{TITLE}**, arXiv " in text
    assert [each for each in LIST.splitlines() if each not in text.splitlines()] == []


@pytest.mark.slow
def test_an_identifier_that_its_service_does_not_know_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    hosts = {"export.arxiv.org": services.arxiv([], 0)}
    with Internet(hosts, tmp_path) as internet:
        outcome = paperlint(tmp_path, "add", "2302.13971", "--section", "gpt", environment=internet.environment)
    assert outcome.code == 2
    assert "there is no arXiv:2302.13971" in outcome.err
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == LIST
