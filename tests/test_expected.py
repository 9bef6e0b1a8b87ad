"""What an expert finds in a real list, line by line: the table beside it is a floor, and its `!` rows a ceiling."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from lint import reading, rule
from lint.config import Config
from lint.finding import Finding
from tests.tools import SHARED

LIST = SHARED / "seed"


class Row(NamedTuple):
    """A row of the table: the rule must report one of the lines, or with `!` none of them."""

    lines: frozenset[int]
    rule: str
    note: str


def rows(*, forbidden: bool) -> list[object]:
    if not LIST.is_dir():
        return [pytest.param(None, marks=pytest.mark.skip(reason="the list is not here"))]
    lines = (LIST / "expected.tsv").read_text(encoding="utf-8").splitlines()
    table = [line.split("\t") for line in lines if line and not line.startswith(("#", "lines\t"))]
    found = [Row(_lines(where), name, note) for where, name, note in table]
    return [
        pytest.param(row._replace(rule=row.rule.lstrip("!")), id=f"{row.rule} at {min(row.lines)}: {row.note}")
        for row in found
        if row.rule.startswith("!") is forbidden
    ]


def _lines(text: str) -> frozenset[int]:
    ranges = [part.partition("-") for part in text.split(",")]
    return frozenset(line for first, _, last in ranges for line in range(int(first), int(last or first) + 1))


@cache
def reported() -> dict[str, list[set[int]]]:
    """The lines of every finding, its related ones included, by rule."""
    document = reading.parse(str(LIST / "README.md"))
    context = rule.Context([document], Config())
    lines: dict[str, list[set[int]]] = {}

    def touched(finding: Finding) -> set[int]:
        spans = [finding.span, *(related.span for related in finding.related)]
        return {document.source.position(span.start)[0] for span in spans}

    for finding in rule.run(rule.selected(Config()), context):
        lines.setdefault(finding.rule, []).append(touched(finding))
    return lines


@pytest.mark.parametrize("row", rows(forbidden=False))
def test_what_an_expert_finds_is_found(row: Row) -> None:
    assert any(lines & row.lines for lines in reported().get(row.rule, []))


@pytest.mark.parametrize("row", rows(forbidden=True))
def test_what_is_right_is_not_reported(row: Row) -> None:
    # A finding that only touches the lines as its related ones, from elsewhere, is not one on them.
    assert not any(lines <= row.lines for lines in reported().get(row.rule, []))


@pytest.mark.skipif(not LIST.is_dir(), reason="the list is not here")
def test_a_rendered_translation_of_the_list_cites_the_same_works() -> None:
    documents = [reading.parse(str(LIST / name)) for name in ("README.md", "rendered.zh.html")]
    config = Config(translations=((documents[0].path, documents[1].path),))
    context = rule.Context(documents, config)
    assert rule.run([rule.find("translation-drift")], context) == []
