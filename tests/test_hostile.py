"""No input makes reading or checking slow or breaks it: work grows with the text, counted in calls, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from lint.reading import parse_text
from lint.references.bibliography import bibliography
from lint.work import cite
from tests.fuzz import bounded
from tests.test_positions import spans_outside
from tests.tools import check, fix, parse

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

STUDY = "- [A Study of Many Things](https://a.example/{})\n"
LISTS = [
    pytest.param(lambda n: "".join(STUDY.format(i) for i in range(n)), id="entries of one title"),
    pytest.param(
        lambda n: "".join(f"- [A Study of {i} and {i * 7}](https://a.b/c)\n" for i in range(n)), id="one link"
    ),
    pytest.param(lambda n: "".join(STUDY.format(f"{i}?utm_source=b") for i in range(n)), id="entries to mend"),
    pytest.param(lambda n: "- A study, " + "[Paper](https://a.example/b) " * n, id="links in one entry"),
    pytest.param(lambda n: "- A study, " + "[Paper] (https://a.example/b) " * n, id="links that are shown as text"),
    pytest.param(lambda n: "- A study, " + "[Paper](https://a.example/b " * n, id="links without their )"),
    pytest.param(lambda n: "- [a](#a)\n" * n + "\n# a\n" * n, id="a table of contents of one name"),
    pytest.param(lambda n: "".join(f"- [a](#b{i})\n\n# c{i}\n\n" for i in range(n)), id="anchors that are not there"),
    pytest.param(lambda n: "".join(f"[a](b{i}.md)\n" for i in range(n)), id="files that are not there"),
    pytest.param(lambda n: "".join(f"{i * i}. [A Study](https://a.b/{i})\n" for i in range(n)), id="numbers that jump"),
    pytest.param(lambda n: "**a\n\n" * n, id="paragraphs that open an emphasis"),
    pytest.param(lambda n: "([)]" * n, id="brackets that cross"),
    pytest.param(lambda n: "</b>" * n + "<i>" * n, id="tags without a partner"),
    pytest.param(lambda n: "<!-- paperlint-disable toc -->\n" * n, id="suppressions of nothing"),
    pytest.param(lambda n: "<!-- paperlint-disable-next-line -->\n" + STUDY * n, id="a suppression among entries"),
    pytest.param(lambda n: "```bibtex\n" + "@misc{a,\n title={b}\n}\n" * n + "```\n", id="BibTeX"),
    pytest.param(lambda n: "- [A Study](https://a.b/c). " + "NeurlPS 2021, A. Name et al. " * n, id="venues and names"),
    pytest.param(lambda n: "a¨b ~\\footnote " * n, id="residues"),
    pytest.param(lambda n: f"|{'a|' * n}\n|{'-|' * n}\n|" + "[A Study](https://a.b/c)|" * n, id="columns of links"),
    pytest.param(lambda n: "".join(f"[^{i}] \n\n[^{i}]: https://a.b/{i}\n\n" for i in range(n)), id="footnotes"),
]


def calls(text: str, work: Callable[[str], object] = parse_text) -> int:
    """How many functions are called to parse a text, or for other work on it; those written in C too."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("storm", STORMS)
def test_twice_the_text_is_twice_the_work(storm: Storm) -> None:
    few, many = calls(storm(250)), calls(storm(500))
    assert many <= 2.2 * few + 2000


@pytest.mark.parametrize("storm", [*STORMS, *LISTS])
def test_twice_the_text_is_twice_the_work_of_all_rules(storm: Storm) -> None:
    check(storm(10))  # what is compiled and imported once
    few, many = calls(storm(100), check), calls(storm(200), check)
    assert many <= 2.2 * few + 2000


def mended(text: str) -> None:
    fix(text, unsafe=True)


def cited(text: str) -> None:
    works = cite(parse(text))
    bibliography(works, bibliography(works).text)


@pytest.mark.parametrize("storm", LISTS)
@pytest.mark.parametrize("work", [pytest.param(mended, id="to mend"), pytest.param(cited, id="to cite")])
def test_twice_the_list_is_twice_the_work(work: Callable[[str], object], storm: Storm) -> None:
    work(storm(10))
    few, many = calls(storm(100), work), calls(storm(200), work)
    assert many <= 2.2 * few + 2000


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("http://a" + "(" * 20_000 + "?!" * 20_000, id="of brackets"),
        pytest.param("<http://a/" + " " * 20_000 + "b>", id="of blanks"),
        pytest.param("http://a/" + ",;" * 20_000, id="of separators"),
    ],
)
def test_a_long_address_is_no_hang(address: str) -> None:
    with bounded(""):
        check(f"[A Study]({address})")


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
