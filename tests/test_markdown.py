"""Links, headings and blocks are what GitHub shows, at their exact places."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from lint.document import Document, Style
from lint.reading import parse, parse_text
from tests.tools import SHARED


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


def outline(text: str, path: str = "README.md") -> list[str]:
    """The blocks of a page, one a line: its depth by indentation, kind and level, marker, text."""
    document = parse_text(text, path)
    depths: list[int] = []
    lines = []
    for block in document.blocks:
        depths.append(0 if block.parent is None else depths[block.parent] + 1)
        kind = f"{block.kind}{block.level or ''}"
        lines.append(" ".join(filter(None, ("  " * depths[-1] + kind, block.marker, repr(block.text)))))
    return lines


ITEMS = [
    "list1 ''",
    "  item1 ''",
    "    paragraph 'a b'",
    "  item1 ''",
    "    paragraph 'c'",
    "    list2 ''",
    "      item2 ''",
]


def test_raw_html_has_the_blocks_of_the_same_markdown() -> None:
    raw = outline("<ul><li>a b<li>c<ul><li>d</ul></ul>")
    assert raw == [*ITEMS, "        paragraph 'd'"]
    assert [line.replace(" -", "") for line in outline("- a\n  b\n- c\n  - d\n")] == raw


def test_a_raw_table_whose_rows_are_not_closed_has_rows_cells_and_a_header() -> None:
    text = "<table><thead><tr><th>A<th>B</thead>\n<tr><td>1<td><b>two<b></td>\n<tr><td>\n\n[x](y) **s**\n\n</table>"
    assert outline(text) == [
        "table ''",
        "  row1 ''",
        "    cell 'A'",
        "    cell 'B'",
        "  row ''",
        "    cell '1'",
        "    cell 'two'",
        "  row ''",
        "    cell ''",
        "      paragraph 'x s'",
    ]


def test_a_markdown_table_in_an_item_has_a_header_and_unescaped_pipes() -> None:
    assert outline("- > | A | B |\n  > |---|---|\n  > | 1 \\| 2 | [x](y) | more |\n  > | 3\n") == [
        "list1 ''",
        "  item1 - ''",
        "    quote ''",
        "      table ''",
        "        row1 ''",
        "          cell 'A'",
        "          cell 'B'",
        "        row ''",
        "          cell '1 | 2'",
        "          cell 'x'",
        "        row ''",
        "          cell '3'",
        "          cell ''",
    ]


def test_details_leave_no_block_but_what_stands_in_them() -> None:
    text = "<details>\n<summary>More</summary>\n\n1. [ ] one\n\n   two\n\n</details>\n\n```bib\n@x\n```\n"
    assert outline(text) == [
        "paragraph 'More'",
        "list1 ''",
        "  item1 1. ''",
        "    paragraph 'one'",
        "    paragraph 'two'",
        "code bib '@x'",
    ]


def test_pieces_tell_how_their_text_is_set_and_which_link_it_belongs_to() -> None:
    text = "**a *b*** `c` ~~d~~ [e ![f](g)](h)<br><b>i <code>j</code></b> k  \nl &amp; \\*"
    pieces = [(piece.text, piece.style, piece.link) for piece in parse_text(text).blocks[0].pieces]
    assert pieces == [
        ("a ", Style.STRONG, None),
        ("b", Style.STRONG | Style.EMPHASIS, None),
        (" ", Style.PLAIN, None),
        ("c", Style.CODE, None),
        (" ", Style.PLAIN, None),
        ("d", Style.STRUCK, None),
        (" ", Style.PLAIN, None),
        ("e ", Style.PLAIN, 0),
        ("f", Style.IMAGE, 1),
        ("\n", Style.BREAK, None),
        ("i ", Style.STRONG, None),
        ("j", Style.STRONG | Style.CODE, None),
        (" k", Style.PLAIN, None),
        ("\n", Style.BREAK, None),
        ("\nl & *", Style.PLAIN, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "[a][R]\n\n[r]: <u>", ("link", "a", "u", "[a][R]", "u"), id="a reference has its target in its definition"
        ),
        pytest.param(
            "<https://a.b>", ("autolink", "https://a.b", "https://a.b", "<https://a.b>", "https://a.b"), id="brackets"
        ),
        pytest.param("www.a.b.", ("autolink", "www.a.b", "http://www.a.b", "www.a.b", "www.a.b"), id="a bare address"),
        pytest.param("m@a.bc", ("autolink", "m@a.bc", "mailto:m@a.bc", "m@a.bc", "m@a.bc"), id="an e-mail address"),
        pytest.param(
            "[a](<b c> 't')", ("link", "a", "b c", "[a](<b c> 't')", "b c"), id="angle brackets round a target"
        ),
        pytest.param("[a]()", ("link", "a", "", "[a]()", ""), id="an empty target"),
        pytest.param(
            "[a](b\\_c&amp;d)", ("link", "a", "b_c&d", "[a](b\\_c&amp;d)", "b\\_c&amp;d"), id="escapes and references"
        ),
        pytest.param(
            "<a href = 'b&amp;c' >a</a>", ("html", "a", "b&c", "<a href = 'b&amp;c' >a</a>", "b&amp;c"), id="raw HTML"
        ),
        pytest.param(
            "<p><A HREF=b?c=1&copy=2>a</A>",
            ("html", "a", "b?c=1&copy=2", "<A HREF=b?c=1&copy=2>a</A>", "b?c=1&copy=2"),
            id="bare",
        ),
        pytest.param("<img alt=a src=' b '>", ("image", "a", "b", "<img alt=a src=' b '>", "b"), id="a raw image"),
        pytest.param(
            "![a *b*](c)", ("image", "a b", "c", "![a *b*](c)", "c"), id="an image's alternative text has no markup"
        ),
        pytest.param("![a\\\nb](c)", ("image", "a b", "c", "![a\\\nb](c)", "c"), id="an alternative text of two lines"),
        pytest.param(
            "![a ![b](d) e](c)", ("image", "a b e", "c", "![a ![b](d) e](c)", "c"), id="an image in an image's text"
        ),
        pytest.param(
            "[a][r]\n\n[r]:\n  <u v>\n  'title'",
            ("link", "a", "u v", "[a][r]", "u v"),
            id="a definition of several lines",
        ),
        pytest.param("- [x] [a](b)", ("link", "a", "b", "[a](b)", "b"), id="a link in a task that is done"),
    ],
)
def test_a_link_is_read_with_its_text_target_and_places(text: str, expected: tuple[str, ...]) -> None:
    document = parse_text(text)
    (link,) = document.links
    places = (document.text[slice(*link.span)], document.text[slice(*link.url_span)])
    assert (link.kind, link.text, link.url, *places) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("git://a.b/c ssh://a.b", id="another scheme"),
        pytest.param("xhttp://a.b/c", id="a scheme with a letter before it"),
        pytest.param("http:// and https://!a.b", id="no host"),
        pytest.param("a@b @c d@ @@e.f", id="no e-mail address"),
        pytest.param("<div><!--\n\n[a](b)\n\n--></div>\n\n[c](d)\n", id="a comment whose end is only text"),
        pytest.param(
            "<div><!--\n\n- [a](b)\n\n```\n[c](d)\n```\n\n| [e](f) |\n|---|\n\n<p>-->", id="a comment over blocks"
        ),
    ],
)
def test_what_github_does_not_link_is_no_link(text: str) -> None:
    assert written(parse_text(text)) == []


def test_a_comment_over_blocks_hides_them_and_ends() -> None:
    hidden = "- a\n  - b\n\n> c\n\n```\nd\n```\n\n    e\n\n| f |\n|---|\n| g |\n\n# h\n\n"
    assert outline(f"<div><!--\n\n{hidden}<p>-->\n\n- i\n") == ["list1 ''", "  item1 - ''", "    paragraph 'i'"]
    assert outline("<!--> j\n") == outline("<!---> j\n") == outline("j\n")


def test_a_target_written_twice_has_two_places() -> None:
    links = parse_text("[https://a.b](https://a.b) https://a.b").links
    assert [tuple(link.url_span) for link in links] == [(14, 25), (27, 38)]


def test_anchors_and_comments_are_found_wherever_they_stand() -> None:
    document = parse_text(
        '<a name="x"></a> <!-- one -->\n\n<div id="user-content-y">\n<!-- two\n\nthree -->\n\n<p>-->\n'
    )
    assert [anchor.name for anchor in document.anchors] == ["x", "y"]
    assert [document.text[slice(*comment.span)] for comment in document.comments] == [
        "<!-- one -->",
        "<!-- two\n\nthree -->\n\n<p>-->",
    ]
    assert document.comments[0].text == " one "


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        pytest.param(
            "# A ![b](c)\n# [A](d) `b`\n## a-b", ["a-", "a-b", "a-b-1"], id="images, links and code in headings"
        ),
        pytest.param('<h1 align="center"> A <br> B </h1>', ["-a--b-"], id="a raw heading keeps its spaces"),
        pytest.param("<h2>\n\nA *b*\n\n</h2>\n\n# A  b", ["a-b", "a--b"], id="Markdown in a raw heading"),
        pytest.param("# ⚠️ 中文：a\n# ⚠️ 中文：a", ["\ufe0f-中文a", "\ufe0f-中文a-1"], id="emoji and Chinese"),
    ],
)
def test_headings_have_the_anchors_that_github_gives(text: str, slugs: list[str]) -> None:
    assert [heading.slug for heading in parse_text(text).headings] == slugs


PAGE = """<html><head><title>x</title><script>"<h1>no</h1>"</script></head><body><article class="markdown-body">
<div class="markdown-heading"><h1 class="heading-element">标题</h1>
<a id="user-content-title" class="anchor" href="#title"><svg><path d=""></path></svg></a></div>
<p><a target="_blank" rel="noopener" href="i.png"><img src="i.png" alt="i"></a></p>
<ul dir="auto"><li><font><font>论文</font></font><a href="https://arxiv.org/abs/2304.13712">论</a></li></ul>
</article></body></html>"""


def test_a_page_that_github_rendered_is_read_without_what_github_added() -> None:
    for document in (parse_text(PAGE, "page.html"), parse_text(PAGE, "saved")):
        assert [(heading.text, heading.slug) for heading in document.headings] == [("标题", "title")]
        assert [(link.kind, link.url) for link in document.links] == [
            ("image", "i.png"),
            ("html", "https://arxiv.org/abs/2304.13712"),
        ]
        assert str(document.links[1].work_id) == "arxiv:2304.13712"
        assert document.anchors == ()


SEED = SHARED / "seed"


@pytest.mark.skipif(not SEED.exists(), reason="the list and its rendered page are not here")
def test_a_list_and_its_rendered_page_have_the_same_anchors_works_and_blocks() -> None:
    listed, shown = (parse(str(SEED / name)) for name in ("README.md", "rendered.zh.html"))
    anchors = re.findall(r'id="user-content-([^"]*)" class="anchor"', shown.text)
    assert [heading.slug for heading in listed.headings] == [heading.slug for heading in shown.headings] == anchors
    assert {link.work_id for link in listed.links} == {link.work_id for link in shown.links}
    kinds = [
        Counter((block.kind, block.level) for block in document.blocks if block.kind in ("item", "cell", "heading"))
        for document in (listed, shown)
    ]
    assert kinds[0] == kinds[1]
