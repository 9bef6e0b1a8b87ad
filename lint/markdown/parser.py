"""markdown-it with GitHub's rules for blocks and inline text."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.common.html_re import HTML_OPEN_CLOSE_TAG_STR
from markdown_it.rules_block import StateBlock, blockquote, fence, heading, hr, html_block, list_block, table
from mdit_py_plugins.footnote.index import footnote_def

from lint.markdown.inline import GithubInline

BlockRule = Callable[[StateBlock, int, int, bool], bool]

# Deep enough for any list, shallow enough for Python's stack: a level of blocks or brackets takes three frames.
_MAX_NESTING = 100
_LONE_TAG = re.compile(HTML_OPEN_CLOSE_TAG_STR + r"\s*$")
_CODE_INDENT = 4
_UNDERLINE = re.compile(r"-+[ \t]*")


@cache
def parser() -> MarkdownIt:
    """The parser for all lists."""
    options = {"maxNesting": _MAX_NESTING, "strikethrough_single_tilde": True}
    parser = _Parser("commonmark", options).enable("strikethrough").disable("text_join")
    inline = GithubInline()
    inline.ruler2 = parser.inline.ruler2
    parser.inline = inline
    block = parser.block.ruler
    # Behind the other blocks: for GitHub, only a line of a paragraph can be a table's header.
    block.before("lheading", "table_last", _table)
    block.before("reference", "footnote", footnote_def)
    for name, rule in {"fence": fence, "blockquote": blockquote, "hr": hr}.items():
        block.at(name, rule, {"alt": ["blockquote", "list"]})
    for name, rule in {"list": list_block, "html_block": _html_block, "heading": heading}.items():
        block.at(name, rule, {"alt": ["blockquote"]})
    block.push("interruption", _interrupts, {"alt": ["paragraph", "reference"]})
    return parser


class _Parser(MarkdownIt):
    """markdown-it that keeps targets as they are written and refuses none: what GitHub keeps is for rules to judge."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


def _html_block(state: StateBlock, first: int, after: int, silent: bool) -> bool:
    """markdown-it's HTML blocks, but any tag ends a table, and the item or quote whose text would go on lazily."""
    if html_block(state, first, after, silent):
        return True
    outside = state.parentType in ("blockquote", "table") or state.sCount[first] < state.blkIndent
    if not silent or not outside or state.sCount[first] - state.blkIndent >= _CODE_INDENT:
        return False
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    return state.src.startswith("<", start) and _LONE_TAG.match(state.src[start:end]) is not None


def _table(state: StateBlock, first: int, after: int, silent: bool) -> bool:
    """markdown-it's tables, but a line of nothing but hyphens underlines a heading."""
    if first + 1 < after:
        start, end = state.bMarks[first + 1] + state.tShift[first + 1], state.eMarks[first + 1]
        if _UNDERLINE.fullmatch(state.src, start, end):
            return False
    return table(state, first, after, silent)


_INTERRUPTING: dict[str, tuple[BlockRule, ...]] = {
    "`": (fence,),
    "~": (fence,),
    ">": (blockquote,),
    "*": (hr, list_block),
    "-": (hr, list_block),
    "_": (hr,),
    "+": (list_block,),
    **dict.fromkeys("0123456789", (list_block,)),
    "<": (_html_block,),
    "#": (heading,),
    "[": (footnote_def,),
}


_WORDS = re.compile(r"([*_+-])(?!\1|[ \t\n]|\Z)|\d{1,9}[^\d.)]")
"""What opens no block, though its first sign may: `*Ann Smith*`, `-1`, `10 May`."""


def _interrupts(state: StateBlock, line: int, after: int, silent: bool) -> bool:
    """Whether a block begins on a line that would else belong to the paragraph above.

    markdown-it asks all of its rules about each line of a paragraph, twice; here only those are asked that the line's
    first signs, or the first of the line below, leave possible.
    """
    start = state.bMarks[line] + state.tShift[line]
    rules = _INTERRUPTING.get(state.src[start], ())
    if rules and not _WORDS.match(state.src, start):
        for rule in rules:
            if rule(state, line, after, silent):
                return True
    below = line + 1
    if below == after or not state.src.startswith(("|", "-", ":"), state.bMarks[below] + state.tShift[below]):
        return False
    return _table(state, line, after, silent)
