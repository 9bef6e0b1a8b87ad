"""When two titles are one paper's."""

from __future__ import annotations

import time

import pytest

from lint.title import compare_titles, title_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("BERT: Pre-training", "Bert: pre training", id="case and punctuation"),
        pytest.param("Gödel's Straße", "Godel’s STRASSE", id="accents, quotes and sharp s"),
        pytest.param(r"G{\"o}del and \'Etale", "Gödel and Étale", id="LaTeX accents"),
        pytest.param(r"\emph{Deep} $\alpha$-Learning", "Deep α-Learning", id="LaTeX commands and Greek letters"),
        pytest.param("Deep<br>Learning <b>now</b>", "Deep Learning now", id="HTML tags"),
        pytest.param("Q&amp;A", "Q&A", id="HTML entities"),
        pytest.param("O(n²) ﬁlters", "O(n2) filters", id="superscripts and ligatures"),
        pytest.param("深度学习：综述", "深度学习 综述", id="Chinese"),
    ],
)
def test_equal_keys(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        pytest.param("Layer Normalization", "Layer normalization.", "same", id="one title, written twice"),
        pytest.param("RoBERTa", "RoBERTa: A Robustly Optimized BERT Approach", "same", id="a name and its subtitle"),
        pytest.param("LLaMA", "LLaMA 2: Open Foundation Models", "different", id="another version's name"),
        pytest.param("LLaMA", "LLaMA 2", "different", id="short names must be equal"),
        pytest.param("P-Tuning", "P-Tuning v2", "different", id="a version more"),
        pytest.param("GPT-4 Technical Report", "GPT-3 Technical Report", "different", id="numbers differ"),
        pytest.param("Swin Transformer Part II", "Swin Transformer Part III", "different", id="roman numerals differ"),
        pytest.param("Swin Transformer Part II", "Swin Transformer Part 2", "unsure", id="two ways to write a number"),
        pytest.param("Attention Is All You Need", "Attention Is Not All You Need", "unsure", id="one word more"),
        pytest.param(
            "Scaling Laws for Neural Language Models",
            "Scaling Laws for Neural Language Model",
            "same",
            id="a letter less in a long title",
        ),
        pytest.param(
            "ZeRO: Memory Optimizations Toward Training Trillion Parameter Models",
            "Megatron-LM: Training Multi-Billion Parameter Language Models Using Model Parallelism",
            "different",
            id="two papers",
        ),
        pytest.param("☃", "☂", "different", id="titles without letters"),
    ],
)
def test_titles_under_one_identifier(one: str, other: str, verdict: str) -> None:
    assert compare_titles(one, other) == verdict
    assert compare_titles(other, one) == verdict


def test_text_that_is_no_title_is_compared_quickly() -> None:
    start = time.process_time()
    assert compare_titles("word " * 200_000, "other " * 200_000) == "different"
    assert time.process_time() - start < 2
