"""Keys of a bibliography: `devlin2019bert`."""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from lint.names import OTHERS
from lint.page import page_key
from lint.title import SMALL_WORDS

if TYPE_CHECKING:
    from lint.references.reference import Reference

FIRST_NUMBER = 2
_WORD = re.compile(r"[a-z0-9]+(?:(?:[-']|(?<=\d)\.(?=\d))[a-z0-9]+)*")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def new_key(reference: Reference, taken: dict[str, int]) -> str:
    """A key that is not among the taken ones, which are in lower case: BibTeX takes `Foo` and `foo` for one.

    With each taken key stands the number from which on one for a further work of its kind is looked for, which grows
    here: thousands of works may have titles that begin alike.

    Surname, year, first significant word of the title; without authors the word stands first and the next one last.
    A key that is taken gets the next words of the title, then a number.
    """
    words = [word for word in _words(reference.title) if word not in SMALL_WORDS] or [_fallback(reference)]
    first = next((name for name in reference.authors if name != OTHERS), None)
    surname = "".join(_words(first.family)) if first else ""
    year = str(reference.year or "")
    start, rest = (surname, words) if surname else (words[0], words[1:])
    key = start + year + "".join(rest[:1])
    for word in rest[1:4]:
        if key not in taken:
            break
        key += word
    if key in taken:
        number = next(number for number in count(taken[key]) if f"{key}-{number}" not in taken)
        taken[key] = number + 1
        key = f"{key}-{number}"
    return key


def _words(text: str) -> list[str]:
    """The words in plain letters and digits: `pretraining` of `Pre-training`, `muller` of `Müller`."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).replace("’", "'")
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return [re.sub(r"[-'.]", "", word)[:30] for word in _WORD.findall(plain)]


def _fallback(reference: Reference) -> str:
    """For a title in another script: from the identifier, or the host of the page."""
    if reference.ids:
        return re.sub(r"[^a-z0-9]", "", str(reference.ids[0]).lower())[:40]
    host = page_key(reference.url or "").partition("/")[0]
    return re.sub(r"[^a-z0-9]", "", host) or "untitled"
