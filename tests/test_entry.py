"""Every shape of entry that real lists have, each as a small list with what stands in it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lint.document import Document, Entry
from lint.markdown import parse_text

LISTS = Path(__file__).parent / "fixtures" / "lists"


def as_read(document: Document, entry: Entry, keys: set[str]) -> dict[str, Any]:
    """The entry as the fixtures write one down: only what it states, and its section where the fixture gives one."""
    read: dict[str, Any] = {
        "line": document.source.position(entry.span.start)[0],
        "title": entry.title,
        "label": entry.label,
        "authors": entry.authors,
        "venue": entry.venue,
        "year": entry.year,
        "ids": [str(work_id) for work_id in entry.ids],
        "section": list(entry.section) if "section" in keys else None,
    }
    return {key: value for key, value in read.items() if value}


@pytest.mark.parametrize("name", sorted(path.stem for path in LISTS.glob("*.md")))
def test_a_list_of_this_shape_reads_as_its_author_meant_it(name: str) -> None:
    document = parse_text((LISTS / f"{name}.md").read_text(encoding="utf-8"))
    expected = tomllib.loads((LISTS / f"{name}.toml").read_text(encoding="utf-8"))["entry"]
    keys = {key for entry in expected for key in entry}
    assert [as_read(document, entry, keys) for entry in document.entries] == expected
