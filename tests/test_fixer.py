"""Mending: edits never overlap, converge, and change nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.document import Document, Span
from lint.finding import Edit, Finding, Fix
from lint.fixer import Mended, mend
from lint.reading import parse_text

Examine = Callable[[Sequence[Document]], list[Finding]]


def replacing(pattern: str, replacement: str, *, safe: bool = True) -> Examine:
    """Findings that replace each match of a pattern, one finding a match."""

    def examine(documents: Sequence[Document]) -> list[Finding]:
        return [
            Finding(document.path, Span(*match.span()), pattern, Fix((Edit(Span(*match.span()), replacement),), safe))
            for document in documents
            for match in re.finditer(pattern, document.text)
        ]

    return examine


def both(*examiners: Examine) -> Examine:
    return lambda documents: [finding for examine in examiners for finding in examine(documents)]


def mended(text: str, examine: Examine, *, unsafe: bool = False) -> Mended:
    return mend([parse_text(text)], examine, unsafe=unsafe)


@pytest.mark.parametrize(
    ("text", "examine", "expected", "applied"),
    [
        pytest.param("aba", replacing("a", "x"), "xbx", 2, id="every place in one round"),
        pytest.param("aab", replacing("a", ""), "b", 2, id="edits that touch wait for the next round"),
        pytest.param("aaaa", replacing("aa", "a"), "a", 3, id="until nothing is left"),
        pytest.param("ab", both(replacing("ab", "c"), replacing("a", "x")), "xb", 1, id="of two that overlap, one"),
        pytest.param("a", both(replacing("a", "b"), replacing("b", "a")), "b", 1, id="two that undo each other end"),
        pytest.param("abc", replacing("(?=b)(?<!x)", "x"), "axbc", 1, id="an insertion"),
        pytest.param(
            "ab", both(replacing("(?<=a)(?=b)", "1"), replacing("(?<=a)(?=b)", "2")), "a1b", 1, id="two at one place"
        ),
        pytest.param("é😃a", replacing("a", "b"), "é😃b", 1, id="offsets are code points"),
        pytest.param("a\r\nb", replacing("b", "c\nd\r\ne"), "a\r\nc\r\nd\r\ne", 1, id="new lines end as the file's do"),
        pytest.param("", replacing("a", "b"), "", 0, id="an empty file"),
    ],
)
def test_fixes_are_applied_until_none_is_left(text: str, examine: Examine, expected: str, applied: int) -> None:
    result = mended(text, examine)
    assert (result.documents[0].text, result.applied) == (expected, applied)


def test_unsafe_fixes_wait_until_they_are_asked_for() -> None:
    examine = both(replacing("a", "x"), replacing("b", "y", safe=False))
    assert mended("a b", examine).documents[0].text == "x b"
    assert [finding.message for finding in mended("a b", examine).findings] == ["b"]
    assert mended("a b", examine, unsafe=True).documents[0].text == "x y"


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    def examine(documents: Sequence[Document]) -> list[Finding]:
        text = documents[0].text
        swap = Fix((Edit(Span(0, 1), text[4]), Edit(Span(4, 5), text[0])))
        first = [Finding("README.md", Span(0, 1), "swap", swap)] if text[0] == "a" else []
        return [*first, *replacing("c", "C")(documents)]

    # `c` is replaced in the first round, and the swap, which it meets, sees the new letter in the second.
    assert mended("c b a", both(examine)).documents[0].text == "C b a"
    assert mended("a b c", both(examine)).documents[0].text == "C b a"


def test_a_fix_whose_own_edits_overlap_is_never_applied() -> None:
    broken = Fix((Edit(Span(0, 2), "x"), Edit(Span(1, 3), "y")))
    result = mended("abc", lambda _: [Finding("README.md", Span(0, 1), "broken", broken)])
    assert result.documents[0].text == "abc"


def test_a_fix_that_never_ends_is_stopped() -> None:
    assert len(mended("a", replacing("a$", "aa")).documents[0].text) <= 21


def test_only_the_finding_s_own_file_changes() -> None:
    documents = [parse_text("a", "one.md"), parse_text("b", "two.md")]
    result = mend(documents, replacing("b", "c"))
    assert [document.text for document in result.documents] == ["a", "c"]
    assert result.documents[0] is documents[0]


@settings(deadline=None)  # a busy machine is no error
@given(st.text("ab \n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.booleans())))
def test_what_no_edit_names_is_never_changed(text: str, places: list[tuple[int, int, bool]]) -> None:
    """Edits replace spans by as many marks; all letters outside of every span must survive, in order."""
    spans = [Span(min(start, len(text)), min(start + length, len(text))) for start, length, _ in places]
    findings = [Finding("README.md", span, "", Fix((Edit(span, "#" * (span.end - span.start)),))) for span in spans]
    calls = iter([findings])
    result = mended(text, lambda _: next(calls, []))
    changed = result.documents[0].text
    named = {offset for span in spans for offset in range(span.start, span.end)}
    assert len(changed) == len(text)
    assert all(changed[offset] == text[offset] for offset in range(len(text)) if offset not in named)
