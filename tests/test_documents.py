"""The README is true: what it shows is what the program prints, and what it links to is there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from lint import cli, manual
from lint.config import Config
from lint.errors import LintError
from tests import documents
from tests.tools import ROOT, settings

STALE = "run `python -m tests.documents`"


@pytest.mark.slow
def test_sessions_and_tables_are_what_the_program_makes_now() -> None:
    page = documents.README.read_text(encoding="utf-8")
    assert documents.renewed(page) == page, STALE


def test_a_page_that_lost_its_markers_is_named_and_not_emptied() -> None:
    with pytest.raises(LintError, match=r"the page has no <!-- config --> \.\.\. <!-- /config -->"):
        manual.update("<!-- rules -->\nall of them\n<!-- /rules -->\n")


@pytest.mark.slow
def test_the_picture_is_of_what_the_program_prints_now() -> None:
    assert documents.picture() == documents.PICTURE.read_text(encoding="utf-8"), STALE


def test_the_picture_asks_no_other_host_for_anything() -> None:
    svg = documents.PICTURE.read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href|url)\s*[=(]\s*[\"']?https?:", svg)


def test_our_own_pages_pass_our_own_check(capsys: pytest.CaptureFixture[str]) -> None:
    pages = [documents.README, ROOT / "CHANGELOG.md", ROOT / ".github" / "CONTRIBUTING.md"]
    code = cli.main(["check", *map(str, pages)])
    assert (code, capsys.readouterr().out) == (0, "")


def test_the_configuration_of_the_readme_can_be_copied_and_is_the_default() -> None:
    toml = "".join(re.findall(r"^```toml\n(.*?)^```$", manual.config_reference(), re.MULTILINE | re.DOTALL))
    settled = replace(settings(toml), path=None, rules={})
    assert settled == replace(Config(), rules={})
