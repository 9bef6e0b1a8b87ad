"""`paperlint bib` as a maintainer uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.program import Outcome, paperlint_here

LIST = """\
# Papers

- **BERT: Pre-training of Deep Bidirectional Transformers**, 2018. [Paper](https://arxiv.org/abs/1810.04805)
- **RoBERTa: A Robustly Optimized BERT Approach**, 2019. [Paper](https://arxiv.org/abs/1907.11692)

As [the survey of everything](https://arxiv.org/abs/2303.10158) says.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(LIST)
    return tmp_path


def bib(folder: Path, *words: str) -> Outcome:
    return paperlint_here(folder, "bib", "--offline", *words)


def test_the_file_is_written_once_and_then_left_alone(folder: Path) -> None:
    assert bib(folder, "-o", "references.bib").code == 0
    first = (folder / "references.bib").read_text()
    assert first.count("@misc{") == 3
    assert "eprint = {2303.10158}" in first, "a link outside every entry is a citation too"
    written = (folder / "references.bib").stat().st_mtime_ns
    assert bib(folder, "-o", "references.bib").code == 0
    assert (folder / "references.bib").stat().st_mtime_ns == written


def test_check_shows_what_is_missing_and_writes_nothing(folder: Path) -> None:
    bib(folder, "-o", "references.bib")
    assert bib(folder, "-o", "references.bib", "--check") == Outcome(0, "", "")
    (folder / "README.md").write_text(LIST + "- **Adam: A Method**, 2014. [Paper](https://arxiv.org/abs/1412.6980)\n")
    before = (folder / "references.bib").read_text()
    outcome = bib(folder, "-o", "references.bib", "--check")
    assert outcome.code == 1
    assert "+@misc{adam2014method,\n" in outcome.out
    assert outcome.err == "paperlint: references.bib is out of date; paperlint bib without --check writes it\n"
    assert (folder / "references.bib").read_text() == before


def test_check_shows_a_file_that_is_not_there_as_new(folder: Path) -> None:
    shown = bib(folder, "-o", "references.bib", "--check").out
    assert shown.startswith("--- /dev/null\n+++ b/references.bib\n@@ -0,0 +1,")


def test_check_shows_that_the_last_line_end_is_missing(folder: Path) -> None:
    (folder / "references.bib").write_text("@comment{ours}")
    shown = bib(folder, "-o", "references.bib", "--check").out
    assert "-@comment{ours}\n\\ No newline at end of file\n+@comment{ours}\n" in shown


def test_check_needs_a_file(folder: Path) -> None:
    outcome = bib(folder, "--check")
    assert outcome.code == 2
    assert "--check needs a file to compare with" in outcome.err


def test_the_configured_file_is_the_default(folder: Path) -> None:
    (folder / "paperlint.toml").write_text('bibliography = "docs/list.bib"\n')
    (folder / "docs").mkdir()
    assert bib(folder).out == ""
    assert (folder / "docs" / "list.bib").read_text().count("@misc{") == 3


def test_without_a_file_it_is_printed(folder: Path) -> None:
    assert bib(folder).out.count("@misc{") == 3


@pytest.mark.parametrize(("option", "said"), [((), True), (("--unicode",), False), (("--format", "ris"), False)])
def test_titles_at_which_pdflatex_stops_are_counted(folder: Path, option: tuple[str, ...], said: bool) -> None:
    (folder / "README.md").write_text(LIST.replace("RoBERTa: A", "机器学习综述: A"), encoding="utf-8")
    assert ("titles in Chinese, Japanese or Korean: 1; pdflatex stops at them" in bib(folder, *option).err) == said


def test_an_entry_that_left_is_named(folder: Path) -> None:
    bib(folder, "-o", "references.bib")
    (folder / "README.md").write_text(LIST.replace("- **RoBERTa", "RoBERTa **").replace("/1907.11692", "/1706.03762"))
    outcome = bib(folder, "-o", "references.bib")
    assert "no longer cited" in outcome.err
    assert "1907.11692" in (folder / "references.bib").read_text()
    bib(folder, "-o", "references.bib", "--prune")
    assert "1907.11692" not in (folder / "references.bib").read_text()


def test_what_does_not_parse_is_named_and_stays(folder: Path) -> None:
    kept = "@misc{a, title = {A}}\n@misc{a, title = {B}}\n@misc{c, year = 1, year = 2}\n@misc{open, title = {no end\n"
    (folder / "references.bib").write_text(kept)
    outcome = bib(folder, "-o", "references.bib")
    assert outcome.code == 0
    for fault in (
        "2: the key a is an earlier entry's already",
        "3: this entry has a field twice: year",
        "4: this does not read as a BibTeX entry",
    ):
        assert f"references.bib:{fault}; it stays as it is" in outcome.err
    assert (folder / "references.bib").read_text().startswith(kept)


def test_csl_json_and_ris(folder: Path) -> None:
    items = json.loads(bib(folder, "--format", "csl-json").out)
    assert [item["id"] for item in items] == sorted(item["id"] for item in items)
    assert items[0]["issued"] == {"date-parts": [[2018]]}
    assert items[0]["archive_location"] == "1810.04805"
    ris = bib(folder, "--format", "ris").out
    assert ris.count("TY  - UNPB\n") == ris.count("ER  - \n") == 3


def test_csl_json_and_ris_have_the_parts_of_a_name(folder: Path) -> None:
    (folder / "paperlint.toml").write_text('bibliography = "references.bib"\n')
    (folder / "references.bib").write_text(
        "@misc{liu, title = {RoBERTa: A Robustly Optimized BERT Pretraining Approach}, eprint = {1907.11692},\n"
        "author = {van der Berg, Jr., Jan and {The Fairseq Team} and Plato and others}}\n"
    )
    (item,) = (item for item in json.loads(bib(folder, "--format", "csl-json").out) if "author" in item)
    assert item["author"] == [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"literal": "The Fairseq Team"},
        {"family": "Plato"},
    ]
    ris = bib(folder, "--format", "ris").out
    assert "AU  - van der Berg, Jan, Jr.\nAU  - The Fairseq Team\nAU  - Plato\n" in ris


def test_csl_json_and_ris_keep_the_address_of_an_entry_that_was_written_by_hand(folder: Path) -> None:
    page = "https://blog.example.org/slow-robots"
    (folder / "README.md").write_text(f"# Papers\n\n- [Thoughts on Slow Robots and Fast Walks]({page})\n")
    (folder / "paperlint.toml").write_text('bibliography = "references.bib"\n')
    (folder / "references.bib").write_text(
        f"@misc{{slow, title = {{Thoughts on Slow Robots and Fast Walks}}, url = {{{page}}}}}\n"
    )
    (item,) = json.loads(bib(folder, "--format", "csl-json").out)
    assert (item["id"], item["URL"]) == ("slow", page)
    assert f"UR  - {page}\n" in bib(folder, "--format", "ris").out


def test_check_compares_titles_with_the_committed_file(folder: Path) -> None:
    (folder / "paperlint.toml").write_text('bibliography = "references.bib"\n')
    (folder / "references.bib").write_text(
        "@misc{liu, title = {Quite Another Paper About Something}, eprint = {1907.11692}}\n"
    )
    outcome = paperlint_here(folder, "check", "--select", "title-mismatch")
    assert outcome.code == 1
    assert 'references.bib says that this is "Quite Another Paper About Something"' in outcome.out
