"""No input makes reading slow or breaks it: the work grows with the text, counted in function calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from lint.reading import parse_text
from tests.test_positions import spans_outside

Storm = Callable[[int], str]

STORMS = [
    pytest.param(lambda n: "[" * n, id="open brackets"),
    pytest.param(lambda n: "[" * n + "a" + "](b)" * n, id="links in links"),
    pytest.param(lambda n: "[" * n + "[](a)" + " []](b)" * n, id="links in links that cmark forgets about"),
    pytest.param(lambda n: "![" * n + "](b)" * n, id="images in images"),
    pytest.param(lambda n: "[a](b" * n, id="targets that do not end"),
    pytest.param(lambda n: "[a](<b" * n, id="targets in brackets that do not end"),
    pytest.param(lambda n: '[a](b "' * n, id="titles that do not end"),
    pytest.param(lambda n: "[a](" + " " * n, id="spaces instead of a target"),
    pytest.param(lambda n: "[a]" * n + "\n\n[a]: b\n", id="references to one definition"),
    pytest.param(lambda n: "".join(f"[a{i}]: b\n" for i in range(n)), id="definitions"),
    pytest.param(lambda n: "*a **b " * n, id="emphasis that opens"),
    pytest.param(lambda n: "a** b* c_ " * n, id="emphasis that closes"),
    pytest.param(lambda n: "*" * n, id="stars"),
    pytest.param(lambda n: "~a ~~b " * n, id="tildes"),
    pytest.param(lambda n: "".join("`" * (i % 99) + "a" for i in range(n // 50)), id="backticks of every length"),
    pytest.param(lambda n: "&a&#1&" * n, id="references that are none"),
    pytest.param(lambda n: "x <a <b= " * n + ">", id="tags that do not end"),
    pytest.param(lambda n: "<div>\n" + "<a b='" * n + ">", id="attributes that do not end"),
    pytest.param(lambda n: "<div>\n" + "<? <! <!-- " * n, id="comments and declarations that do not end"),
    pytest.param(lambda n: "<a " + "b " * n + ">", id="attributes"),
    pytest.param(lambda n: "<ul><li><table><tr><td>" * n, id="raw blocks in each other"),
    pytest.param(lambda n: "<ul>" + "<blockquote>" * n + "<li></li>" * n, id="raw items in raw quotes"),
    pytest.param(lambda n: "<b>" * n + "</i>" * n, id="raw styles"),
    pytest.param(lambda n: "<a href=x>" * n, id="raw links that do not end"),
    pytest.param(lambda n: "<table>\n<td>\n\na\n\n" * n, id="raw tables that do not end, round Markdown"),
    pytest.param(lambda n: "<h1>\n\na\n\n" * n, id="raw headings that do not end, round Markdown"),
    pytest.param(lambda n: "<div><!--\n\n" + "a\n\n" * n, id="a comment that hides the rest"),
    pytest.param(lambda n: ">" * n + "a", id="quotes in quotes"),
    pytest.param(lambda n: "- " * n + "a", id="items in items"),
    pytest.param(
        lambda n: "".join("  " * (i % 60) + "- a\n" for i in range(n)), id="lists that go deep again and again"
    ),
    pytest.param(lambda n: "- " * 40 + "a" + "\n" * n, id="blank lines in deep items"),
    pytest.param(lambda n: "# a\n" * n, id="headings of one name"),
    pytest.param(lambda n: "# a\n# a-1\n" * n, id="headings of names that are taken"),
    pytest.param(lambda n: "a b, " * n, id="a long line"),
    pytest.param(lambda n: "http://www.://@" * n, id="addresses that are none"),
    pytest.param(lambda n: "http://a" + "(" * n + ")" * n + "?!" * n, id="punctuation behind an address"),
    pytest.param(lambda n: "a." * n + "@" + "b." * n + "c@", id="an e-mail address that is none"),
    pytest.param(lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|b" * n + "|\n", id="columns"),
    pytest.param(lambda n: "|a|b|\n|-|-|\n" + "|c\\|d|e|\n" * n, id="rows"),
    pytest.param(lambda n: "a|b\n" * n, id="headers of tables that do not come"),
    pytest.param(lambda n: "[a\n" * n, id="a definition's label that does not end"),
    pytest.param(lambda n: "[^a]:" * n, id="footnotes in footnotes"),
    pytest.param(lambda n: "\0\ud800\u202e[\ufe0f](\0)" * n, id="U+0000, surrogates, direction marks"),
    pytest.param(lambda n: "a\r\n\rb\n" * n, id="every line ending"),
]


def calls(text: str) -> int:
    """How many functions are called to parse a text; those written in C too."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        parse_text(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("storm", STORMS)
def test_twice_the_text_is_twice_the_work(storm: Storm) -> None:
    few, many = calls(storm(250)), calls(storm(500))
    assert many <= 2.2 * few + 2000


@pytest.mark.parametrize("storm", STORMS)
def test_a_storm_is_read_without_an_error_and_within_its_text(storm: Storm) -> None:
    assert not spans_outside(parse_text(storm(1500)))


def test_a_megabyte_on_one_line_keeps_its_last_link() -> None:
    text = "word " * 200_000 + "[a](https://a.b/c)"
    (link,) = parse_text(text).links
    assert text[slice(*link.span)] == "[a](https://a.b/c)"


def test_brackets_ten_thousand_deep_keep_the_link_behind_them() -> None:
    links = parse_text("[" * 10_000 + "\n\n[a](b)").links
    assert [link.url for link in links] == ["b"]
