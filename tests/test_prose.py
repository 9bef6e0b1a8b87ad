"""What is prose, which word was meant, and what was meant as a link."""

from __future__ import annotations

import pytest

from lint import reading
from lint.document import Span
from lint.finding import Edit
from lint.spelling import nearest
from lint.target import smallest_edit
from lint.unrendered import unrendered


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        pytest.param("a `b)` c\n", "a      c\n", id="inline code"),
        pytest.param("a ``b ` c`` d\n", "a           d\n", id="code with a backtick in it"),
        pytest.param("a ` b\n", "a ` b\n", id="a backtick alone"),
        pytest.param("a $x)$ b\n", "a      b\n", id="a formula"),
        pytest.param("5 $ and 6 $\n", "5 $ and 6 $\n", id="money"),
        pytest.param("[a](http://b.c/d_(e))\n", "[a](                )\n", id="the target of a link"),
        pytest.param("a <!-- b -->\nc\n", "a           \nc\n", id="a comment"),
        pytest.param("```\na)\n```\nb\n", "   \n  \n   \nb\n", id="a code block, its lines kept"),
    ],
)
def test_prose_keeps_every_offset(text: str, prose: str) -> None:
    assert reading.parse_text(text).prose == prose


@pytest.mark.parametrize(
    ("word", "known", "most", "meant"),
    [
        pytest.param("arixv", ["arxiv", "cvpr"], 1, "arxiv", id="two letters swapped are one slip"),
        pytest.param("code", ["node", "core"], 1, None, id="two words equally near"),
        pytest.param("emnlp", ["cvpr"], 2, None, id="nothing near"),
    ],
)
def test_the_nearest_word(word: str, known: list[str], most: int, meant: str | None) -> None:
    assert nearest(word, known, most) == meant


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        pytest.param("http://a", "https://a", Edit(Span(14, 14), "s"), id="a letter is put in"),
        pytest.param("a?utm=1", "a", Edit(Span(11, 17), ""), id="an end is cut off"),
        pytest.param("aaa", "aa", Edit(Span(12, 13), ""), id="repeated letters are not counted twice"),
    ],
)
def test_an_edit_touches_only_what_differs(old: str, new: str, edit: Edit) -> None:
    assert smallest_edit(Span(10, 10 + len(old)), old, new) == edit


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        pytest.param("[Paper] (https://a.b)", "[Paper](https://a.b)", id="a space between the brackets"),
        pytest.param("(Paper)[https://a.b]", "[Paper](https://a.b)", id="brackets the wrong way round"),
        pytest.param("[Paper][https://a.b]", "[Paper](https://a.b)", id="the URL in square brackets"),
        pytest.param("[Paper](https://a.b", "[Paper](https://a.b)", id="no closing bracket"),
        pytest.param("[Paper](https://a.b c)", None, id="a space in the URL: who knows what it should be"),
    ],
)
def test_a_link_that_is_shown_as_text_is_found_and_mended(text: str, instead: str | None) -> None:
    found = list(unrendered(reading.parse_text(f"- **Title** {text}\n")))
    assert [each.instead for each in found] == [instead]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[Paper](https://a.b)", id="a link"),
        pytest.param("[Paper][1]\n\n[1]: https://a.b", id="a reference"),
        pytest.param("see [1] (the first)", id="brackets without a URL"),
        pytest.param("`[Paper] (https://a.b)`", id="code"),
    ],
)
def test_what_is_rendered_or_meant_as_text_is_left_alone(text: str) -> None:
    assert list(unrendered(reading.parse_text(f"{text}\n"))) == []
