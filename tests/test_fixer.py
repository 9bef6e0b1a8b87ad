"""Mending: edits never overlap, converge, and change nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.document import Document, Span
from lint.finding import Edit, Finding, Fix
from lint.fixer import Mended, apply_edits, mend
from lint.reading import parse_text
from tests.tools import check, fix

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


def once(*fixes: Sequence[tuple[int, int, str]]) -> Examine:
    """Findings of one round only, each with a fix of the given edits: start, end, text."""
    findings = [
        Finding("README.md", Span(0, 0), "once", Fix(tuple(Edit(Span(start, end), text) for start, end, text in edits)))
        for edits in fixes
    ]
    rounds = iter([findings])
    return lambda _: next(rounds, [])


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
            "ab",
            both(replacing("(?<=a)(?=b)", "2"), replacing("(?<=a)(?=b)", "1")),
            "a2b",
            1,
            id="two at one place, the first reported",
        ),
        pytest.param("a " * 50, replacing("a", "b"), "b " * 50, 50, id="many places need no more rounds than one"),
        pytest.param(
            "a",
            both(replacing("a", "b"), replacing("b", "c"), replacing("c", "b")),
            "c",
            2,
            id="a circle ends before it comes round",
        ),
        pytest.param("é😃a", replacing("a", "b"), "é😃b", 1, id="offsets are code points"),
        pytest.param("a\r\nb", replacing("b", "c\nd\r\ne"), "a\r\nc\r\nd\r\ne", 1, id="new lines end as the file's do"),
        pytest.param("a\nb", replacing("b", "c\r\nd"), "a\nc\nd", 1, id="also where the file's are Unix's"),
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


@pytest.mark.parametrize(
    ("fixes", "expected"),
    [
        pytest.param([[(4, 5, "E"), (0, 1, "A")]], "AbcdEfg", id="edits that a rule gives last first"),
        pytest.param([[(0, 1, "A"), (1, 2, "B")]], "ABcdefg", id="one fix's edits that touch"),
        pytest.param([[(0, 1, "A"), (6, 7, "G")], [(3, 4, "D")]], "AbcDefG", id="a fix between another's edits"),
        pytest.param([[(0, 1, "A"), (4, 5, "E")], [(2, 3, "C"), (4, 5, "X")]], "AbcdEfg", id="second edits that meet"),
        pytest.param([[(0, 1, "A"), (4, 5, "E")], [(2, 5, "X")]], "AbcdEfg", id="a span that reaches a later edit"),
        pytest.param([[(0, 1, "A"), (4, 5, "E")], [(2, 4, "X")]], "AbcdEfg", id="a span that touches a later edit"),
    ],
)
def test_fixes_of_one_round(fixes: Sequence[Sequence[tuple[int, int, str]]], expected: str) -> None:
    assert mended("abcdefg", once(*fixes)).documents[0].text == expected


def test_a_finding_without_a_fix_stays() -> None:
    finding = Finding("README.md", Span(0, 1), "to be mended by hand")
    assert mended("a", lambda _: [finding]) == Mended((parse_text("a"),), [finding], 0)


def test_edits_are_made_in_order_of_place() -> None:
    edits = [Edit(Span(2, 3), "C"), Edit(Span(0, 1), "A")]
    assert apply_edits(parse_text("abc"), edits).text == "AbC"


def test_a_fix_whose_own_edits_overlap_is_never_applied() -> None:
    broken = Fix((Edit(Span(0, 2), "x"), Edit(Span(1, 3), "y")))
    result = mended("abc", lambda _: [Finding("README.md", Span(0, 1), "broken", broken)])
    assert result.documents[0].text == "abc"


def test_a_fix_that_never_ends_is_stopped() -> None:
    assert len(mended("a", replacing("a$", "aa")).documents[0].text) <= 21


def test_only_the_finding_s_own_file_changes() -> None:
    documents = [parse_text("a", "one.md"), parse_text("b", "two.md")]
    result = mend(documents, replacing("b", "c"), unsafe=False)
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


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("url = {https://arxiv.org/abs/2301.00004},", "url = {https://arxiv.org/abs/2301.00004},"),
        ("url = {http://dx.doi.org/10.1145/3503.3547},", "url = {https://doi.org/10.1145/3503.3547},"),
        ('{name: "arXiv", url: "http://arxiv.org/pdf/2301.00001v2.pdf"}', None),
    ],
)
def test_what_stands_around_a_bare_address_stays(written: str, expected: str | None) -> None:
    """GitHub takes the bracket into the link; the page's text is a citation or data, and whole only with it."""
    expected = expected or '{name: "arXiv", url: "https://arxiv.org/pdf/2301.00001"}'
    text = "- **A Study**. [Paper](https://arxiv.org/pdf/2301.00009)\n\n{}\n"
    found = check(text.format(written), select=["url-syntax", "arxiv-id"])
    assert [finding.message.partition(", which stands around ")[2] != "" for finding in found] == [True]
    assert fix(text.format(written), unsafe=True) == text.format(expected)
