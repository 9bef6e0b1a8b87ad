"""Titles of papers: when two of them are one."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from itertools import takewhile
from typing import Literal

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_LATEX_ACCENT = re.compile(r"\\(?:['`\"^~=.]|[uvHcdbtkr](?=[\s{]))\s*")
_LATEX_DRESS = re.compile(r"\\(?:emph|protect|ensuremath|(?:text|math|footnote)[a-z]*)")
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_SUBTITLE = re.compile(r"[:：]|\s[-–—]+\s")
_ROMAN = {
    numeral: str(value)
    for value, numeral in enumerate(
        "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1
    )
}
SMALL_WORDS = frozenset("a an the on of for in to and or with is are from via by at as be do does its it".split())
_STEM = 5  # letters of a word that are its own: "learning", "learned"
_ALIKE_HEADS = 60
"""From how alike (in %) two beginnings are taken for slips of each other."""
_COMPARED = 400
"""Characters of a title that are compared; only text that is no title is longer."""
RETRACTED = re.compile(r"^\W*(?:retracted|withdrawn)(?: (?:article|paper|chapter))?\W*:\s*", re.IGNORECASE)
"""What publishers put before the title of a paper that was taken back: `RETRACTED ARTICLE: …`."""


@lru_cache(maxsize=1 << 18)  # as for identifiers: the titles of a list are asked for again and again, in turn
def title_key(title: str) -> str:
    """The letters and digits of a title, case and accents folded, LaTeX and HTML gone: equal keys, equal titles."""
    return "".join(title_words(title))


@lru_cache(maxsize=1 << 18)
def title_words(title: str) -> tuple[str, ...]:
    """The words of a title as `title_key` reads them."""
    title = _LATEX_DRESS.sub("", _LATEX_ACCENT.sub("", title)).replace("{", "").replace("}", "")
    title = html.unescape(_TAG.sub("", title))
    if not title.isascii():
        # Twice: case folding can give characters that decompose again.
        title = _plain(_plain(title).casefold())
    return tuple(_WORD.findall(title.lower()))


def is_telling(title: str) -> bool:
    """Whether a title says enough to be told from another: three words, or their length where none are spaced."""
    return len(title_words(title)) >= 3 or (not title.isascii() and len(title_key(title)) >= 12)


Likeness = Literal["same", "unsure", "different"]


@lru_cache(maxsize=1 << 12)
def compare_titles(one: str, other: str) -> Likeness:
    """Whether two titles name one paper, where an identifier anchors the comparison.

    Equal letters and digits are the same, and so is a title without its subtitle; different numbers are different
    papers ("LLaMA", "LLaMA 2"); titles of one or two words must be equal; else the similarity decides. The bounds
    are measured on 159,110 titles: above 95 % only some 200 pairs of different papers remain, a third of them
    differing in a number.
    """
    if title_key(one) == title_key(other):
        return "same" if title_key(one) or one.split() == other.split() else "different"
    if _is_main_title(one, other) or _is_main_title(other, one):
        return "same"
    words, other_words = title_words(one[:_COMPARED]), title_words(other[:_COMPARED])
    if min(len(words), len(other_words)) <= 2 and (one + other).isascii():
        return "different"
    if _numbers(words) != _numbers(other_words):
        return "different"
    from rapidfuzz.fuzz import ratio

    similarity = ratio(" ".join(words), " ".join(other_words))
    return "same" if similarity >= 95 else "unsure" if similarity >= 85 else "different"


def clearly_differ(one: str, other: str) -> bool:
    """Whether two titles are of two papers even where they stand under one identifier.

    Nicknames ("GPT-4") and titles that were cut off do not say so.
    """
    telling = is_telling(one) and is_telling(other)
    return telling and compare_titles(one, other) == "different" and not is_beginning(one, other)


def begin_apart(one: str, other: str) -> bool:
    """Whether two alike titles say the same of different things: they share an end of three words, but begin apart.

    A name with a colon before a title does not make it another.
    """
    if compare_titles(one, other) != "unsure" or _SUBTITLE.search(one) or _SUBTITLE.search(other):
        return False
    words, other_words = title_words(one[:_COMPARED]), title_words(other[:_COMPARED])
    pairs = zip(reversed(words), reversed(other_words), strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    heads = words[: len(words) - shared], other_words[: len(other_words) - shared]
    if shared < 3 or not all(heads):
        return False
    from rapidfuzz.fuzz import ratio

    return ratio(*map(" ".join, heads)) < _ALIKE_HEADS


def is_beginning(one: str, other: str) -> bool:
    """Whether one title is the beginning of the other, with no number more or less."""
    words, other_words = title_words(one[:_COMPARED]), title_words(other[:_COMPARED])
    short, long = sorted((words, other_words))
    return long[: len(short)] == short and _numbers(words) == _numbers(other_words)


def share_words(one: str, other: str) -> bool:
    """Whether two titles say much the same in other words: seven in ten of the shorter's, and three at least.

    Their numbers must be the same.
    """
    words, other_words = title_words(one[:_COMPARED]), title_words(other[:_COMPARED])
    if _numbers(words) != _numbers(other_words):
        return False
    stems, other_stems = ({word[:_STEM] for word in each if word not in SMALL_WORDS} for each in (words, other_words))
    shared = len(stems & other_stems)
    return shared >= 3 and shared >= 0.7 * min(len(stems), len(other_stems))


def _is_main_title(one: str, other: str) -> bool:
    mark = _SUBTITLE.search(other)
    main = title_key(other[: mark.start()]) if mark else ""
    return bool(main) and main == title_key(one)


def _numbers(words: tuple[str, ...]) -> list[str]:
    """The numbers in a title, roman numerals among them."""
    return sorted(number for word in words for number in ([_ROMAN[word]] if word in _ROMAN else _NUMBER.findall(word)))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(map(_fold, decomposed))


@lru_cache(maxsize=1 << 12)
def _fold(character: str) -> str:
    """Nothing for a combining mark, `alpha` for α as for LaTeX's \\alpha, any other character itself."""
    if unicodedata.combining(character):
        return ""
    if "\u0370" <= character <= "\u03ff":
        return unicodedata.name(character, "").rpartition(" ")[2]
    return character
