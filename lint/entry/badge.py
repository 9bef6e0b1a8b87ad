"""Venue and year on a badge: `https://img.shields.io/badge/CVPR-2023-blue`."""

from __future__ import annotations

from urllib.parse import unquote

from lint.entry.venue import is_venue, read_statement
from lint.venues import is_preprint

_STATIC = "img.shields.io/badge/"


def read_badge(url: str) -> str | None:
    """What a static badge of shields.io says of venue and year; None where it says anything else.

    Its path is `LABEL-MESSAGE-COLOUR` or `MESSAGE-COLOUR`; `_` is a space, `--` a hyphen
    (https://shields.io/badges/static-badge).
    """
    _, found, path = url.partition(_STATIC)
    if not found:
        return None
    parts = unquote(path.partition("?")[0]).replace("--", "\0").replace("_", " ").split("-")[:-1]
    said = [part.replace("\0", "-").strip() for part in parts]
    return next((text for text in (*said, " ".join(said)) if names_venue(text)), None)


def names_venue(text: str) -> bool:
    """Whether an image shows a known venue and its year; no preprint, whose number can look like one."""
    statement = read_statement(text, bracketed=True) if any(map(str.isdigit, text)) else None
    if statement is None or statement.year is None or statement.venue is None:
        return False
    return is_venue(statement.venue, dated=True, generic=True) and not is_preprint(statement.venue)
