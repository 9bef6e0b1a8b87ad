"""GitHub's anchors for headings.

The algorithm is the table-of-contents filter of html-pipeline (`lib/html/pipeline/toc_filter.rb`): take the heading's
text content, lower it, remove all but word characters, hyphens and spaces, turn each space into a hyphen. Word
characters are Ruby's `\\p{Word}`: alphabetic characters, marks, decimal digits, letter numbers and connector
punctuation. So emoji and punctuation go, and the spaces beside them stay, as hyphens. Repeats are numbered `-1`, `-2`,
past whatever is taken already, as github-slugger (`index.js`) does it.

U+FE0F, which asks for the coloured form of an emoji, is a mark and therefore stays: GitHub's anchor of `## ⚠️ Limits` is
U+FE0F and `-limits`. Tables of contents are often written without the invisible character, and browsers disagree on
whether that works; `anchor_key` makes both spellings equal, so that neither is called broken.
"""

from __future__ import annotations

import re
import unicodedata

_REMOVED_ASCII = re.compile(r"[^a-z0-9_ -]")
_WORD_CATEGORIES = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"})
_ALPHABETIC_SYMBOLS = re.compile("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]")
_EMOJI_PRESENTATION = "\ufe0f"


class Slugger:
    """Anchors for the headings of one page, asked for in order."""

    def __init__(self) -> None:
        self._repeats: dict[str, int] = {}

    def slug(self, text: str) -> str:
        """The anchor of the next heading; `text` is its text content with the white space as it stands."""
        base = anchor = bare_slug(text)
        while anchor in self._repeats:
            self._repeats[base] += 1
            anchor = f"{base}-{self._repeats[base]}"
        self._repeats[anchor] = 0
        return anchor


def bare_slug(text: str) -> str:
    """The anchor of a heading that shares it with no other."""
    lowered = text.lower()
    if lowered.isascii():
        return _REMOVED_ASCII.sub("", lowered).replace(" ", "-")
    return "".join(filter(_stays, lowered)).replace(" ", "-")


def anchor_key(fragment: str) -> str:
    """A fragment without U+FE0F: fragments of one key name one place."""
    return fragment.replace(_EMOJI_PRESENTATION, "")


def _stays(character: str) -> bool:
    return (
        character in " -"
        or unicodedata.category(character) in _WORD_CATEGORIES
        or _ALPHABETIC_SYMBOLS.match(character) is not None
    )
