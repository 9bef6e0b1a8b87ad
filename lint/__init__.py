"""paperlint: the linter that knows papers.

As a library: `parse` a list (or `parse_text`), `check` documents, `cite` what they cite as works, `identify` what a URL
names, and make the `bibliography` of what is cited.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False  # the names below are imported when they are first used, so that the command starts at once
if TYPE_CHECKING:
    from lint.config import Config
    from lint.document import Document, Entry, Heading, Link, Span
    from lint.errors import LintError
    from lint.finding import Edit, Finding, Fix, Related, Severity
    from lint.identifiers import WorkId, identify
    from lint.mention import Mention
    from lint.reading import parse, parse_text
    from lint.references.bibliography import Bibliography, bibliography
    from lint.rule import check
    from lint.work import Work, cite

__all__ = [
    "Bibliography",
    "Config",
    "Document",
    "Edit",
    "Entry",
    "Finding",
    "Fix",
    "Heading",
    "Link",
    "LintError",
    "Mention",
    "Related",
    "Severity",
    "Span",
    "Work",
    "WorkId",
    "bibliography",
    "check",
    "cite",
    "identify",
    "parse",
    "parse_text",
]

_HOMES = {
    "lint.config": ["Config"],
    "lint.document": ["Document", "Entry", "Heading", "Link", "Span"],
    "lint.errors": ["LintError"],
    "lint.finding": ["Edit", "Finding", "Fix", "Related", "Severity"],
    "lint.identifiers": ["WorkId", "identify"],
    "lint.mention": ["Mention"],
    "lint.reading": ["parse", "parse_text"],
    "lint.references.bibliography": ["Bibliography", "bibliography"],
    "lint.rule": ["check"],
    "lint.work": ["Work", "cite"],
}


def __getattr__(name: str) -> object:
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'lint' has no attribute {name!r}")
