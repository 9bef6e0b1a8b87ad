"""Finds the entries of a list in its blocks."""

from __future__ import annotations

from lint.document import Block, Entry, Heading, Link


def find_entries(
    blocks: tuple[Block, ...],  # noqa: ARG001
    headings: tuple[Heading, ...],  # noqa: ARG001
    links: tuple[Link, ...],  # noqa: ARG001
) -> tuple[Entry, ...]:
    """The entries of a page in document order."""
    return ()
