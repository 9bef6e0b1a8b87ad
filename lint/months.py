"""The months by name."""

from __future__ import annotations

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""As BibTeX calls them."""
NAME = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
"""A pattern for a month's name, written out or shortened."""


def month_of(text: str) -> int | None:
    """The month, 1 to 12, whose name a text begins with."""
    name = text[:3].lower()
    return MONTHS.index(name) + 1 if name in MONTHS else None
