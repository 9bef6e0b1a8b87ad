"""Plain text as LaTeX in a field, and back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.references.latex import decode, encode, readable, verbatim


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param(
            "BERT: Pre-training of Deep Transformers", "{BERT}: Pre-training of Deep Transformers", id="an acronym"
        ),
        pytest.param(
            "Scaling LLaMA with GPT-4", "Scaling {LLaMA} with {GPT-4}", id="capitals inside a word, and digits"
        ),
        pytest.param("Exploring T5 Q-Learning", "Exploring {T5} {Q-Learning}", id="single capitals"),
        pytest.param("A Survey of Fine-Tuning", "A Survey of Fine-Tuning", id="title case is no protection's business"),
        pytest.param("Deep learning for Chinese text", "Deep learning for {Chinese} text", id="a name in a sentence"),
        pytest.param("Cost: Why it matters here", "Cost: Why it matters here", id="a subtitle begins with a capital"),
        pytest.param("50% & more_of #1 for $5 and $6", r"50\% \& more\_of \#1 for \$5 and \$6", id="LaTeX's specials"),
        pytest.param(
            "Unbalanced { brace } and }",
            r"Unbalanced \textbraceleft{} brace \textbraceright{} and \textbraceright{}",
            id="braces",
        ),
        pytest.param(
            r"Back\slash ~\protect",
            r"Back\textbackslash{}slash \textasciitilde{}\textbackslash{}protect",
            id="backslashes",
        ),
        pytest.param("An $O(n^2)$ bound", "An {$O(n^2)$} bound", id="mathematics"),
        pytest.param(r"An $\alpha_{i}$-net", r"An {$\alpha_{i}$}-net", id="mathematics with a command"),
        pytest.param(r"An $x^{2$ bound", r"An \$x\textasciicircum{}\textbraceleft{}2\$ bound", id="broken mathematics"),
        pytest.param(
            r"An $a}{b$ bound",
            r"An \$a\textbraceright{}\textbraceleft{}b\$ bound",
            id="mathematics that would end the field and begin another",
        ),
        pytest.param(
            r"An $\evil{x}$ bound",
            r"An \$\textbackslash{}evil\textbraceleft{}x\textbraceright{}\$ bound",
            id="a command nobody defines",
        ),
        pytest.param("Gödel and Ångström", r"G{\"o}del and {\r{A}}ngstr{\"o}m", id="accents"),
        pytest.param(r"G\"odel and {\'E}tale", r"G{\"o}del and {\'E}tale", id="accents that were LaTeX already"),
        pytest.param(
            "α – “x”", r"{\ensuremath{\alpha}} {\textendash} {\textquotedblleft}x{\textquotedblright}", id="signs"
        ),
        pytest.param('A "quoted" word', r"A {\textquotedblleft}quoted{\textquotedblright} word", id="straight quotes"),
        pytest.param("Context\u2011Aware and on\u2010line", "Context-Aware and on-line", id="hyphens of typesetters"),
        pytest.param("学习 🔥 שלום", "学习 🔥 שלום", id="scripts without commands stay"),
        pytest.param("Two\nlines\tand\x00more", "Two lines andmore", id="white space and control characters"),
    ],
)
def test_a_title(title: str, expected: str) -> None:
    assert encode(title, is_title=True) == expected


def test_unicode_stays_where_it_is_wanted() -> None:
    assert encode("Gödel & “x”", unicode=True) == r"Gödel \& “x”"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a_b%20c?x=1&y=#z~", "https://example.org/a_b%20c?x=1&y=#z~"),
        ("https://example.org/{a}b c\\ü\n", "https://example.org/%7Ba%7Db%20c%5C%C3%BC%0A"),
        ("10.1145/3442381.3449851", "10.1145/3442381.3449851"),
    ],
)
def test_addresses_are_not_escaped_but_cannot_end_a_field(address: str, expected: str) -> None:
    assert verbatim(address) == expected


TEXTS = st.text(
    st.one_of(st.sampled_from(list("{}\\$&%#_~^\"'`@,=<>| \n-?!()aZ1")), st.characters(exclude_categories=["Cs"])),
    max_size=60,
)


@given(TEXTS, st.booleans(), st.booleans())
def test_no_text_unbalances_the_braces(text: str, unicode: bool, is_title: bool) -> None:
    depth = 0
    for character in encode(text, unicode=unicode, is_title=is_title):
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0


@given(st.text(st.sampled_from(list("{}\\&%#_~^@,=<>| ?!()aZ1éøß学🔥α")), max_size=60))
def test_text_is_read_back(text: str) -> None:
    expected = " ".join(unicodedata.normalize("NFC", readable(text)).split())
    assert decode(encode(text, unicode=True)) == expected
    assert decode(encode(text, is_title=True)) == expected
