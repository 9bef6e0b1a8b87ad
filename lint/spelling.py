"""Which known word a mistyped one was meant to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def nearest(word: str, known: Collection[str], most: int) -> str | None:
    """The one known word that is the fewest slips away, `most` at most; None where none is, or several are, that near.

    A slip is a letter too many, too few, wrong, or swapped with its neighbour: the optimal string alignment distance.
    """
    from rapidfuzz.distance import OSA  # takes longer to load than most lists to check, and few have a word to mend
    from rapidfuzz.process import extract

    found = extract(word, list(known), scorer=OSA.distance, score_cutoff=most, limit=2)
    if not found or (len(found) == 2 and found[0][1] == found[1][1]):
        return None
    return str(found[0][0])
