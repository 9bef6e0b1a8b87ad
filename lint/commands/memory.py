"""What the list's committed bibliography remembers of its works."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from lint import source, witness
from lint.evidence import NOTHING, Evidence

if TYPE_CHECKING:
    from lint.config import Config


def bibliography_path(config: Config) -> str | None:
    """Where the configured bibliography is, seen from the current folder; the configuration names it from its own."""
    return None if config.bibliography is None else os.path.relpath(config.folder / config.bibliography)


def remembered(config: Config) -> Evidence:
    """The records of the configured bibliography; nothing where there is none yet.

    What reads BibTeX is imported only where there is something to read.
    """
    path = bibliography_path(config)
    if path is None or not witness.exists(path):
        return NOTHING
    from lint.references.bibtex import records_of

    return Evidence(records=records_of(source.read(path).text, path))
