"""`paperlint export`: the list as data, in the shapes that other programs rely on."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from tests.program import paperlint_here

LIST = """\
# 论文 & Papers

[![Badge](https://img.example/b.svg)](#papers)

## Models: "Big"

### Encoders

- RoBERTa: **RoBERTa: A Robustly Optimized BERT**. *Liu et al.* ACL, 2019. [Paper](https://arxiv.org/abs/1907.11692)
  <a href="https://github.com/facebookresearch/fairseq">Code</a>

More is at https://example.org/ and elsewhere.
"""
ENTRY: dict[str, Any] = {
    "line": 9,
    "end_line": 10,
    "section": ['Models: "Big"', "Encoders"],
    "title": "RoBERTa: A Robustly Optimized BERT",
    "label": "RoBERTa",
    "authors": "Liu et al.",
    "venue": "ACL",
    "year": 2019,
    "ids": ["arxiv:1907.11692"],
    "urls": ["https://arxiv.org/abs/1907.11692", "https://github.com/facebookresearch/fairseq"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def test_json_has_headings_links_and_entries_with_their_places(folder: Path) -> None:
    outcome = paperlint_here(folder, "export")
    assert (outcome.code, outcome.err) == (0, "")
    exported = json.loads(outcome.out)
    (document,) = exported["documents"]
    assert (exported["schema_version"], document["path"]) == (1, "README.md")
    assert document["headings"] == [
        {"level": 1, "text": "论文 & Papers", "slug": "论文--papers", "line": 1},
        {"level": 2, "text": 'Models: "Big"', "slug": "models-big", "line": 5},
        {"level": 3, "text": "Encoders", "slug": "encoders", "line": 7},
    ]
    assert document["entries"] == [ENTRY]
    shown = {link["url"]: (link["kind"], link["text"], link["entry"], link["id"]) for link in document["links"]}
    assert shown == {
        "https://img.example/b.svg": ("image", "Badge", None, None),
        "#papers": ("link", "Badge", None, None),
        "https://arxiv.org/abs/1907.11692": ("link", "Paper", 0, "arxiv:1907.11692"),
        "https://github.com/facebookresearch/fairseq": ("html", "Code", 0, None),
        "https://example.org/": ("autolink", "https://example.org/", None, None),
    }


def test_each_link_s_place_is_its_source(folder: Path) -> None:
    lines = LIST.splitlines()
    (document,) = json.loads(paperlint_here(folder, "export").out)["documents"]
    for link in document["links"]:
        assert link["line"] == link["end_line"]
        source = lines[link["line"] - 1][link["column"] - 1 : link["end_column"] - 1]
        assert link["url"] in source
        assert source[0] in "[!<h"


def test_csv_has_a_row_for_each_entry(folder: Path) -> None:
    outcome = paperlint_here(folder, "export", "--format", "csv")
    (row,) = csv.DictReader(outcome.out.splitlines())
    joined = {"section": " > ".join(ENTRY["section"]), "ids": "arxiv:1907.11692", "urls": " ".join(ENTRY["urls"])}
    assert row == {name: str(value) for name, value in {"path": "README.md", **ENTRY, **joined}.items()}


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize(
    "name", [pytest.param("README.md", id="a plain name"), pytest.param("caf\udce9.md", id="a name that is not UTF-8")]
)
def test_a_file_holds_what_would_be_printed(folder: Path, form: str, name: str) -> None:
    (folder / "README.md").rename(folder / name)
    printed = paperlint_here(folder, "export", "--format", form, name).out
    outcome = paperlint_here(folder, "export", "--format", form, "-o", "list.out", name)
    assert (outcome.code, outcome.out) == (0, "")
    assert (folder / "list.out").read_text(encoding="utf-8") == printed
