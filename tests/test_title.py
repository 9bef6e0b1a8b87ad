"""When two titles are one paper's."""

from __future__ import annotations

import time

import pytest

from lint.title import clearly_differ, compare_titles, is_telling, share_words, title_key, title_words


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
        pytest.param(
            r"\u{g} \v{s} \H{o} \c{c} \d{s} \b{b} \t{oo} \k{a} \r{a}",
            "ğ š ő ç ṣ ḇ o͡o ą å",
            id="LaTeX accents that are letters",
        ),
        pytest.param(r"Fran\c cois", "François", id="a LaTeX accent before a space"),
        pytest.param(
            r"$\beta$-VAE and $\chi^2$, $\rho$, $\tau$", "β-VAE and χ², ρ, τ", id="Greek letters are no accents"
        ),
        pytest.param("Deep<BR/>Learning", "Deep Learning", id="HTML tags in capitals"),
        pytest.param("Images <3 Graphs -> Text", "Images 3 Graphs Text", id="signs that are no tag"),
        pytest.param("If a<b then <i>Trees</i>", "If a b then Trees", id="a sign before a tag"),
        pytest.param("<b>0 > 1</b>", "0 1", id="a sign between tags"),
        pytest.param("snake_case Networks", "snake case networks", id="underscores"),
    ],
)
def test_equal_keys(one: str, other: str) -> None:
    assert title_key(one) == title_key(other)


@pytest.mark.parametrize(
    "command",
    """
    emph textbf textit textsc texttt text mathrm mathbf mathcal mathsf mathit mathtt mathbb mathfrak mathscr math
    protect footnote footnotesize ensuremath
    """.split(),
)
def test_a_latex_command_that_only_dresses_leaves_no_letters(command: str) -> None:
    assert title_words(rf"\{command}{{Deep}} Learning") == ("deep", "learning")


@pytest.mark.parametrize(
    ("title", "words"),
    [
        pytest.param("Gödel’s Straße", ("godel", "s", "strasse"), id="an accent parts no word"),
        pytest.param(r"G{\"o}del and Erd\H os", ("godel", "and", "erdos"), id="nor does one of LaTeX"),
        pytest.param(r"L\'e \`a\^u \~n\=a \.z", ("le", "au", "na", "z"), id="nor any of those that are signs"),
        pytest.param("Learning math from text", ("learning", "math", "from", "text"), id="words that LaTeX has too"),
        pytest.param("{D}eep {BERT}ology", ("deep", "bertology"), id="nor do the braces of a bibliography"),
    ],
)
def test_the_words_of_a_title(title: str, words: tuple[str, ...]) -> None:
    assert title_words(title) == words


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
        pytest.param("RoBERTa", "RoBERTa：A Robustly Optimized Approach", "same", id="a subtitle after a wide colon"),
        pytest.param("RoBERTa", "RoBERTa - A Robustly Optimized Approach", "same", id="a subtitle after a hyphen"),
        pytest.param("RoBERTa", "RoBERTa -- A Robustly Optimized Approach", "same", id="a subtitle after two hyphens"),
        pytest.param("RoBERTa", "RoBERTa – A Robustly Optimized Approach", "same", id="a subtitle after a short dash"),
        pytest.param("RoBERTa", "RoBERTa — A Robustly Optimized Approach", "same", id="a subtitle after a dash"),
        pytest.param("Pre", "Pre- and Post-Norm in Transformers", "different", id="half a compound is no main title"),
        pytest.param("Swin", "Swin  Transformer for Images", "different", id="two spaces begin no subtitle"),
        pytest.param("Swin", "Swin-Transformer for Images", "different", id="nor is a compound's first word"),
        pytest.param("Graph Transformer", "Graph Transformers", "different", id="two words must be equal"),
        pytest.param("Graph Transformer", "Graph Transformers Go", "different", id="two words are not nearly three"),
        pytest.param(
            "Graph Transformer Networks", "Graph Transformer Network", "same", id="three words may differ a bit"
        ),
        pytest.param(
            "深度学习方法综述与展望未来", "深度学习方法综述与展望将来", "unsure", id="Chinese has no short titles"
        ),
        pytest.param(
            "Lessons of 12 Years of Vision", "Lessons of 21 Years of Vision", "different", id="digits swapped"
        ),
        pytest.param("☃", "☂", "different", id="titles without letters"),
        pytest.param("☃", "☃", "same", id="one title without letters"),
        pytest.param("☃", "Attention Is All You Need", "different", id="a title without letters, and another"),
    ],
)
def test_titles_under_one_identifier(one: str, other: str, verdict: str) -> None:
    assert compare_titles(one, other) == verdict
    assert compare_titles(other, one) == verdict


@pytest.mark.parametrize(
    ("number", "numeral"),
    [*enumerate("I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split(), 1)],
)
def test_a_roman_numeral_is_its_number(number: int, numeral: str) -> None:
    assert compare_titles(f"Notes on Learning, Part {numeral}", f"Notes on Learning, Part {number}") != "different"
    assert compare_titles(f"Notes on Learning, Part {numeral}", f"Notes on Learning, Part {number + 1}") == "different"


@pytest.mark.parametrize(
    ("title", "telling"),
    [
        pytest.param("Attention Is Everything", True, id="three words"),
        pytest.param("Layer Normalization", False, id="two words, however long"),
        pytest.param("大语言模型综述与未来展望研究", True, id="a Chinese title, which has no spaces"),
        pytest.param("深度学习", False, id="a Chinese term"),
    ],
)
def test_what_titles_say_enough_to_be_told_apart(title: str, telling: bool) -> None:
    assert is_telling(title) is telling


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        pytest.param("Attention Is All You Need", "Deep Residual Learning for Images", True, id="two papers"),
        pytest.param("ChatGPT", "Training Language Models to Follow Instructions", False, id="a nickname"),
        pytest.param("Attention Is All You Need", "Attention Is Not All You Need", False, id="perhaps a slip"),
        pytest.param(
            "Training Language Models to Follow",
            "Training Language Models to Follow Instructions with Human Feedback",
            False,
            id="a title that was cut off",
        ),
        pytest.param(
            "Qwen Technical Report",
            "Qwen Technical Report 2: Understanding the World at Any Resolution",
            True,
            id="another version's title begins alike",
        ),
    ],
)
def test_titles_that_are_two_papers_even_under_one_identifier(one: str, other: str, differ: bool) -> None:
    assert clearly_differ(one, other) is differ
    assert clearly_differ(other, one) is differ


def test_text_that_is_no_title_is_compared_quickly() -> None:
    start = time.process_time()
    assert compare_titles("word " * 200_000, "other " * 200_000) == "different"
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        pytest.param("Universal Counts of Sheep", "Counting Universal and Fluffy Sheep", True, id="other words around"),
        pytest.param("Learning to Count Sheep", "Counted Sheep, Learned Again", True, id="other forms of the words"),
        pytest.param("Sheep at Night", "Wolves at Night", False, id="too few words"),
        pytest.param("A Survey of Counting Sheep", "A Survey of Herding Goats by Dogs", False, id="another thing"),
        pytest.param("Sheep 2 Technical Report", "Sheep 3 Technical Report", False, id="another version"),
    ],
)
def test_titles_that_say_much_the_same_share_their_words(one: str, other: str, shared: bool) -> None:
    assert share_words(one, other) is share_words(other, one) is shared
