"""Links, headings and blocks are what GitHub shows, at their exact places."""

from __future__ import annotations

import pytest

from lint.document import Document
from lint.markdown import parse_text


def written(document: Document) -> list[tuple[str, str, str, str]]:
    """Each link as kind, text, target, and the source text at its span."""
    return [(link.kind, link.text, link.url, document.text[slice(*link.span)]) for link in document.links]


LINK = "[A](https://a.b/c)"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{LINK}\n", id="in a paragraph"),
        pytest.param(f"two\nlines {LINK} more\n", id="on a later line of a paragraph"),
        pytest.param(f"- one\n  - two {LINK}\n", id="in a nested item"),
        pytest.param(f"1. one\n\n   loose {LINK}\n", id="in a loose item"),
        pytest.param(f"> > quoted {LINK}\n> lazy\n", id="in a quote in a quote"),
        pytest.param(f"- - * {LINK}\n", id="in items that open on one line"),
        pytest.param(f"-\t{LINK}\n\n\t\ttabs {LINK}\n", id="behind tabs that are expanded in part"),
        pytest.param(
            f"| a | b \\| c |\n|---|---|\n| 1 \\| 2 | x \\| {LINK} |\n", id="in a table cell after escaped pipes"
        ),
        pytest.param(f"a | b\n-|-\n1 | {LINK}\n", id="in a table without outer pipes"),
        pytest.param(f"> | a | b |\n> |---|---|\n> | {LINK} | 1 |\n", id="in a table in a quote"),
        pytest.param(f"## A {LINK} ##\n", id="in a heading with closing signs"),
        pytest.param(f"Under {LINK}\n=====\n", id="in an underlined heading"),
        pytest.param(f"<details>\n<summary>More</summary>\n\n{LINK}\n\n</details>\n", id="between raw HTML"),
        pytest.param(f"<table><tr><td>\n\n{LINK}\n\n</td></tr></table>\n", id="in a raw table's cell"),
        pytest.param(f"\ufeff\0 {LINK}\n", id="after a byte order mark and U+0000"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_the_source_at_a_links_span_is_the_link(text: str, newline: str) -> None:
    document = parse_text(text.replace("\n", newline))
    assert document.links
    assert set(written(document)) == {("link", "A", "https://a.b/c", LINK)}
    assert {document.text[slice(*link.url_span)] for link in document.links} == {"https://a.b/c"}
