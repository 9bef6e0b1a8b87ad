"""Entries of real lists, measured where the lists are at hand: labels by hand, titles by consensus, every arXiv id."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from lint.document import Document, Entry
from lint.reading import parse
from tests.tools import SHARED

LABELS = Path(__file__).parent / "labels" / "entries.tsv"
FIELDS = ("title", "label", "authors", "venue", "year")

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason="the real lists are not at hand")


def key(text: object) -> str:
    """Letters and digits alone, without regard to case: how texts of a list are compared."""
    return "".join(letter for letter in str(text or "").casefold() if letter.isalnum())


@cache
def real_list(name: str) -> Document:
    return parse(str(SHARED / "lists" / f"{name}.md"))


def real_lists() -> list[Document]:
    return [real_list(path.stem) for path in sorted((SHARED / "lists").glob("*.md"))]


def rows(path: Path, columns: int) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(line.split("\t") + [""] * columns)[:columns] for line in lines if not line.startswith("#")]


def entries_on_line(document: Document, line: int) -> list[Entry]:
    start, end = document.source.line_starts[line - 1], document.source.line_starts[line]
    return [entry for entry in document.entries if entry.span.start < end and entry.span.end > start]


def arxiv_ids(entry: Entry) -> list[str]:
    return [work_id.value for work_id in entry.ids if work_id.scheme == "arxiv"]


@pytest.mark.slow
def test_labelled_lines_are_read_as_they_were_labelled() -> None:
    wrong: dict[str, list[str]] = {name: [] for name in ("entry", *FIELDS)}
    stated = dict.fromkeys(wrong, 0)
    for name, line, kind, *values in rows(LABELS, 8):
        found = entries_on_line(real_list(name), int(line))
        stated["entry"] += 1
        if len(found) != (kind == "entry"):
            wrong["entry"].append(f"{name}:{line}")
            continue
        for field, value in zip(FIELDS, values, strict=True):
            if kind == "entry" and value:
                stated[field] += 1
                if key(getattr(found[0], field)) != key(value):
                    wrong[field].append(f"{name}:{line}: {value!r}, not {getattr(found[0], field)!r}")
    assert stated["entry"] >= 200
    assert {field: misses for field, misses in wrong.items() if len(misses) > 0.03 * stated[field]} == {}


@pytest.mark.slow
def test_nothing_is_read_where_a_labelled_entry_states_nothing() -> None:
    invented = [
        f"{name}:{line}: {field} {getattr(entry, field)!r}"
        for name, line, kind, *values in rows(LABELS, 8)
        if kind == "entry"
        for entry in entries_on_line(real_list(name), int(line))
        for field, value in zip(FIELDS, values, strict=True)
        if not value and getattr(entry, field)
    ]
    assert len(invented) <= 5, invented


@pytest.mark.slow
def test_an_arxiv_id_that_a_list_links_stands_in_an_entry() -> None:
    linked = {
        (document.path, link.work_id)
        for document in real_lists()
        for link in document.links
        if link.kind != "image" and link.work_id is not None and link.work_id.scheme == "arxiv"
    }
    listed = {
        (document.path, work_id) for document in real_lists() for entry in document.entries for work_id in entry.ids
    }
    assert len(linked) > 9000
    assert len(linked - listed) <= 0.001 * len(linked), sorted(linked - listed)


@pytest.mark.slow
def test_titles_are_those_that_many_lists_agree_on() -> None:
    titles = {arxiv_id: title for arxiv_id, title, _ in rows(SHARED / "titles.tsv", 3)}
    judged = [
        (document.path, entry.title, titles[arxiv_id])
        for document in real_lists()
        for entry in document.entries
        for arxiv_id in arxiv_ids(entry)
        if len(arxiv_ids(entry)) == 1 and arxiv_id in titles
    ]
    wrong = [row for row in judged if key(row[1]) != key(row[2])]
    assert len(judged) > 1800
    assert len(wrong) <= 0.03 * len(judged), wrong


def test_the_list_this_was_asked_for_has_135_entries_behind_its_news() -> None:
    document = parse(str(SHARED / "seed" / "README.md"))
    lines = [document.source.position(entry.span.start)[0] for entry in document.entries]
    assert (len(lines), lines[0] >= 39) == (135, True)
    roberta = document.entries[lines.index(77)]
    assert roberta.section == (
        "Practical Guide for Models",
        "BERT-style Language Models: Encoder-Decoder or Encoder-only",
    )
    assert (roberta.title, roberta.label, roberta.venue, roberta.year) == (
        "RoBERTa: A Robustly Optimized BERT Pretraining Approach",
        "RoBERTa",
        None,
        2019,
    )


def test_a_rendered_translation_lists_the_same_works_in_the_same_order() -> None:
    markdown = parse(str(SHARED / "seed" / "README.md"))
    rendered = parse(str(SHARED / "seed" / "rendered.zh.html"))
    assert [(entry.ids, entry.urls) for entry in rendered.entries] == [
        (entry.ids, entry.urls) for entry in markdown.entries
    ]
