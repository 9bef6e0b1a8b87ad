"""The lists that ship with the project: one full of mistakes, and the same list mended."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lint import cli
from lint.reading import parse
from lint.rule import discover

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SHOWN = {rule.id for rule in discover() if not rule.online} - {"readme-size", "merge-conflict"}
"""A page of more than 500 KiB is no page to show, and git would take an example of a conflict for one."""


def report(folder: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]]]:
    code = cli.main(["check", str(EXAMPLES / folder), "--output-format", "json"])
    return code, json.loads(capsys.readouterr().out)["findings"]


def test_the_mended_list_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert report("after", capsys) == (0, [])


def test_the_list_with_mistakes_shows_every_offline_rule(capsys: pytest.CaptureFixture[str]) -> None:
    code, findings = report("before", capsys)
    assert code == 1
    assert SHOWN - {finding["rule"] for finding in findings} == set()


@pytest.mark.parametrize("folder", ["before", "after"])
def test_a_list_is_large_enough_to_be_like_a_real_one(folder: str) -> None:
    entries = parse(str(EXAMPLES / folder / "README.md")).entries
    assert 100 <= len(entries) <= 130
    assert all(entry.title for entry in entries)


def test_both_lists_cite_the_same_papers_but_for_the_mistakes() -> None:
    titles = [
        {re.sub(r"\W", "", entry.title or "").lower() for entry in parse(str(EXAMPLES / name / "README.md")).entries}
        for name in ("before", "after")
    ]
    assert titles[0] == titles[1]
