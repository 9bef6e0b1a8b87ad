"""The longest rising sequence: what keeps its order where other things moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """Places of a longest strictly rising subsequence, in order (patience sorting); takes n log n time."""
    tops: list[int] = []
    """The last number of the best sequence of each length."""
    places: list[int] = []
    """Where that number stands."""
    before: list[int] = []
    """For each place the one before it in its sequence; -1 at a start."""
    for place, number in enumerate(numbers):
        length = bisect_left(tops, number)
        before.append(places[length - 1] if length else -1)
        tops[length : length + 1] = [number]
        places[length : length + 1] = [place]
    rise = []
    place = places[-1] if places else -1
    while place >= 0:
        rise.append(place)
        place = before[place]
    return rise[::-1]
