"""Ligatures and invisible characters: mended of their own accord only where the page stays what it was."""

from __future__ import annotations

import pytest

from tests.tools import check, fix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("**\u200bZero-\xadshot** eﬃciency\n", "**Zero-shot** efficiency\n", id="in words and beside"),
        pytest.param("see http\ufeff://a.example\n", None, id="what is no address stays none"),
        pytest.param("[a]\u200b(https://a.example)\n", None, id="what is no link stays none"),
        pytest.param("\u200b# One\n", None, id="what is no heading stays none"),
        pytest.param("**“One”\u200b**two\n", None, id="what is bold stays bold"),
        pytest.param("one \xad\n\xad\ntwo\n", "one \n\xad\ntwo\n", id="one alone on its line keeps it a line"),
    ],
)
def test_what_is_mended_leaves_the_page_as_it_was(text: str, expected: str | None) -> None:
    assert fix(text, select=["pasted-residue"]) == (text if expected is None else expected)


def test_what_keeps_an_indented_paragraph_from_being_code_is_left_alone() -> None:
    text = "One:\n\n\u200b\tTwo\n\n> \ufeff    Three\n"
    assert check(text, select=["pasted-residue"]) == []
    assert fix(text, select=["pasted-residue"], unsafe=True) == text


def test_what_would_change_the_page_is_mended_where_that_is_asked_for() -> None:
    assert fix("\u200b# One\n", select=["pasted-residue"], unsafe=True) == "# One\n"
