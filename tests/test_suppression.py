"""Comments that silence a rule: on which lines, for which rules, and what is said of those that do nothing."""

from __future__ import annotations

import time

import pytest

from lint.document import Span
from lint.reading import parse_text
from lint.suppression import Suppressions
from tests.tools import check

TRACKED = "[a](https://a.org/?utm_source=x)"


def lines(text: str) -> list[int]:
    """The lines on which tracking-parameter reports."""
    document = parse_text(text)
    return [document.source.position(each.span.start)[0] for each in check(text, select=["tracking-parameter"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"- {TRACKED}\n- {TRACKED}\n", [1, 2], id="without a comment everything is reported"),
        pytest.param(
            f"- {TRACKED} <!-- paperlint-disable-line tracking-parameter -->\n- {TRACKED}\n",
            [2],
            id="at the line's end",
        ),
        pytest.param(f"- <!-- paperlint-disable-line -->{TRACKED}\n- {TRACKED}\n", [2], id="every rule, at the start"),
        pytest.param(
            f"- {TRACKED} <!-- paperlint-disable-line toc, tracking-parameter -->\n", [], id="one rule of several"
        ),
        pytest.param(
            f"- {TRACKED} <!-- paperlint-disable-line tracking-parameter: toc counts visitors -->\n", [], id="a reason"
        ),
        pytest.param(f"- {TRACKED} <!-- paperlint-disable-line toc -->\n", [1], id="another rule"),
        pytest.param(
            f"| a | b |\n| - | - |\n| {TRACKED} | <!-- paperlint-disable-line --> |\n| {TRACKED} | |\n",
            [4],
            id="in a row of a table",
        ),
        pytest.param(
            f"- a\n  - b {TRACKED}\n    c <!-- paperlint-disable-line -->\n", [2], id="a line, not the whole item"
        ),
        pytest.param(
            f"- a\n  <!-- paperlint-disable-next-line tracking-parameter -->\n  {TRACKED}\n- {TRACKED}\n",
            [4],
            id="the next line, inside an item",
        ),
        pytest.param(
            f"<!--\n paperlint-disable-next-line\n tracking-parameter\n-->\n{TRACKED}\n{TRACKED}\n",
            [6],
            id="the line after a comment of several lines",
        ),
        pytest.param(
            f"{TRACKED}\n<!-- paperlint-disable tracking-parameter -->\n{TRACKED}\n\n{TRACKED}\n"
            f"<!-- paperlint-enable tracking-parameter -->\n{TRACKED}\n",
            [1, 7],
            id="from disable to enable",
        ),
        pytest.param(f"<!-- paperlint-disable -->\n\n{TRACKED}\n", [], id="to the end of the file"),
        pytest.param(
            f"<!-- paperlint-disable tracking-parameter toc -->\n\n{TRACKED}\n\n<!--paperlint-enable-->\n\n{TRACKED}\n",
            [7],
            id="enable alone ends all",
        ),
        pytest.param(
            "<table><td><a href='https://a.org/?fbclid=1'>a</a> <!-- paperlint-disable-line --></td></table>\n",
            [],
            id="in raw HTML",
        ),
        pytest.param(f"- {TRACKED} `<!-- paperlint-disable-line -->`\n", [1], id="code is no comment"),
        pytest.param(f"- {TRACKED} <!-- do not paperlint-disable-line -->\n", [1], id="prose is no suppression"),
    ],
)
def test_a_comment_silences_its_lines(text: str, expected: list[int]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{TRACKED} <!-- paperlint-disable-line tracking-parameter -->\n", [], id="a used one is fine"),
        pytest.param("a <!-- paperlint-disable-line tracking-parameter -->\n", ["finds nothing here"], id="unused"),
        pytest.param(
            f"{TRACKED} <!-- paperlint-disable-line tracking-parameter, unused-suppression -->\n",
            ["unused-suppression finds nothing here"],
            id="one of two is unused",
        ),
        pytest.param(
            "<!-- paperlint-disable tracking-parameter -->\n\n"
            f"{TRACKED}\n\n<!-- paperlint-disable tracking-parameter -->\n",
            ["tracking-parameter is disabled here already"],
            id="disabled twice",
        ),
        pytest.param(
            "<!-- paperlint-enable tracking-parameter -->\n",
            ["tracking-parameter is not disabled before"],
            id="enabled",
        ),
        pytest.param("<!-- paperlint-enable -->\n", ["no rule is disabled before"], id="all enabled"),
        pytest.param(
            "<!-- paperlint-disable-file -->\n", ["no suppression; did you mean paperlint-"], id="no directive"
        ),
        pytest.param("<!-- paperlint-disable-line tok -->\n", ["no rule is called tok"], id="no rule"),
    ],
)
def test_a_suppression_that_does_nothing_is_reported(text: str, expected: list[str]) -> None:
    found = [each for each in check(text) if each.rule == "unused-suppression"]
    assert len(found) == len(expected)
    assert all(message in each.message for each, message in zip(found, expected, strict=True))


def test_a_suppression_of_a_rule_that_did_not_run_is_not_reported() -> None:
    text = "a <!-- paperlint-disable-line tracking-parameter -->\n"
    assert check(text, select=["unused-suppression"]) == []


def test_asking_of_a_place_makes_its_suppression_a_used_one() -> None:
    suppressions = Suppressions(parse_text("a\nb <!-- paperlint-disable-line toc -->\n"))
    assert not suppressions.silences("toc", Span(0, 1))
    assert [each.rule for each in suppressions.unused()] == ["toc"]
    assert suppressions.silences("toc", Span(0, 3))
    assert suppressions.unused() == []


def test_many_suppressions_and_findings_take_linear_time() -> None:
    text = f"- {TRACKED} <!-- paperlint-disable-line tracking-parameter -->\n" * 4000
    suppressions = Suppressions(parse_text(text))
    start = time.perf_counter()
    for offset in range(0, len(text), len(text) // 4000):
        assert suppressions.silences("tracking-parameter", Span(offset, offset + 1))
    assert time.perf_counter() - start < 1
