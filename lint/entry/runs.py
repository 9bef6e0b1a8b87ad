"""The inline text of a block as runs: stretches that are one link, one image, one style, or plain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.document import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lint.document import Piece

RunKind = Literal["text", "strong", "emphasis", "code", "link", "image", "break"]


class Run(NamedTuple):
    """A stretch of text; its white space is folded but not stripped."""

    kind: RunKind
    text: str
    link: int | None = None
    """Index into `Document.links` of the link or image."""


def runs_of(pieces: Iterable[Piece]) -> list[Run]:
    """Join pieces into runs. A link is one run whatever styles it has; bold words around a space are one run."""
    runs: list[tuple[RunKind, list[str], int | None]] = []
    for piece in pieces:
        kind = _KINDS[piece.style]
        if piece.link is None:
            if not piece.text:
                continue
        elif kind != "image":
            kind = "link"
        if runs and kind != "break" and runs[-1][0] == kind and runs[-1][2] == piece.link:
            runs[-1][1].append(piece.text)
        elif kind == "strong" and len(runs) > 1 and runs[-2][0] == "strong" and not "".join(runs[-1][1]).strip():
            _, spaces, _ = runs.pop()
            runs[-1][1].extend([*spaces, piece.text])
        else:
            runs.append((kind, [piece.text], piece.link))
    return [Run(kind, fold("".join(texts)), link) for kind, texts, link in runs]


def split_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of each line; a break stands first in the line behind it."""
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.kind == "break":
            lines.append([])
        lines[-1].append(run)
    return lines


def _style_kind(style: int) -> RunKind:
    if style & Style.IMAGE:
        return "image"
    if style & Style.BREAK:
        return "break"
    if style & Style.CODE:
        return "code"
    if style & Style.STRONG:
        return "strong"
    return "emphasis" if style & Style.EMPHASIS else "text"


_KINDS = [_style_kind(style) for style in range(Style.BREAK * 2)]


def fold(text: str) -> str:
    """Text with every stretch of white space made one space."""
    if "  " not in text and text.isprintable():
        return text
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"
