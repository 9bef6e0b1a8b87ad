"""The bibliography of a list: references merged into the .bib file that is already there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lint.evidence import NOTHING
from lint.references.bibtex import MARK, Block, Dialect, read_blocks, read_entry, render
from lint.references.citekey import FIRST_NUMBER, new_key
from lint.references.matching import match
from lint.references.reference import LIST, Reference, refer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.evidence import Evidence
    from lint.work import Work

HEADER = """\
% The works that the list cites, kept by `paperlint bib`. An entry below a line `% paperlint: ...` is refreshed when
% more becomes known of the work; edit it, or take the line away, and it stays as you wrote it.
"""


_ANY_KEY = re.compile(r"@\s*\w+\s*[{(]\s*([^\s,{}()\"#%~=\\]+)\s*,")


class Bibliography(NamedTuple):
    """A .bib file's new text, and what its reader should know."""

    text: str
    keys: tuple[str, ...]
    """The key of each work, in the order of the works."""
    references: tuple[Reference, ...]
    """What the entry of each work states."""
    wordy: tuple[str, ...]
    """Keys of entries that we wrote from the list's own words, for want of metadata."""
    unlisted: tuple[str, ...]
    """Keys of our entries whose work has left the list."""
    unreadable: tuple[tuple[int, str], ...]
    """Lines where an entry starts that cannot be read, and why; it stays as it is."""


def bibliography(
    works: Sequence[Work],
    existing: str = "",
    evidence: Evidence = NOTHING,
    *,
    dialect: Dialect = "bibtex",
    unicode: bool = False,
    refresh: bool = False,
    prune: bool = False,
) -> Bibliography:
    """The bibliography of the works, merged into the text of an existing one.

    An entry of the existing text is never renamed, and changed only where it is ours, as we wrote it, and more has
    become known (or with `refresh`). New entries stand in order of their keys among ours. Entries of ours whose work
    has left the list go with `prune` alone.
    """
    blocks = read_blocks(existing)
    entries = [block for block in blocks if block.key]
    references = [refer(work, evidence) for work in works]
    matched = match(works, references, entries)
    known = (*_ANY_KEY.findall(existing), *(entry.key for entry in entries))
    listed = list(_listed(references, matched, known, refresh))
    texts = {each.key: render(each.reference, each.key, dialect, unicode) for each in listed if each.is_written}
    cited = {entry.key for entry in matched if entry}
    unlisted = [entry for entry in entries if entry.mark and entry.key not in cited]
    dropped = {entry.key for entry in unlisted if entry.untouched} if prune else set()
    return Bibliography(
        text=_merge(blocks, texts, dropped, existing),
        keys=tuple(each.key for each in listed),
        references=tuple(each.reference for each in listed),
        wordy=tuple(
            each.key
            for each, entry in zip(listed, matched, strict=True)
            if each.reference.source == LIST and (entry is None or entry.untouched)
        ),
        unlisted=tuple(entry.key for entry in unlisted),
        unreadable=tuple(_faults(blocks)),
    )


# --- What of a work is written ----------------------------------------------------------------------------------------


class _Listed(NamedTuple):
    """The entry of a work."""

    key: str
    reference: Reference
    """What it states."""
    is_written: bool
    """Whether it is new, or written anew."""


def _listed(
    references: Sequence[Reference], matched: Sequence[Block | None], known: Iterable[str], refresh: bool
) -> Iterator[_Listed]:
    """The entry of each work; `known` are the keys of the file."""
    taken = {key.lower(): FIRST_NUMBER for key in known}
    for reference, entry in zip(references, matched, strict=True):
        if entry is None:
            key = new_key(reference, taken)
            taken[key.lower()] = FIRST_NUMBER
            yield _Listed(key, reference, is_written=True)
        else:
            current = _current(reference, entry, refresh)
            yield _Listed(entry.key, current or read_entry(entry), is_written=current is not None)


def _current(reference: Reference, entry: Block, refresh: bool) -> Reference | None:
    """What a work's entry must say now; None where it stays as it stands."""
    if entry.mark is None or not entry.untouched:
        return None
    if entry.mark.source == LIST:
        return reference
    if reference.source == LIST:
        return read_entry(entry) if refresh else None
    return reference if refresh or _read_back(reference).completeness > read_entry(entry).completeness else None


def _read_back(reference: Reference) -> Reference:
    """As the entry would be read back, so that the two can be compared."""
    return next(read_entry(block) for block in read_blocks(render(reference, "key", "bibtex", True)) if block.key)


def _faults(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    line = 1
    for block in blocks:
        line += block.before.count("\n")
        if block.fault:
            yield line, block.fault
        line += block.raw.count("\n")


def _merge(blocks: Sequence[Block], texts: Mapping[str, str], dropped: set[str], existing: str) -> str:
    """The new text: new entries before the first of ours with a greater key, everything else in its place."""
    waiting = sorted(texts.keys() - {block.key for block in blocks}, key=str.lower, reverse=True)
    parts: list[str] = []
    has_gap = False
    for block in blocks:
        apart, attached = _attached(block)
        parts.append(apart.lstrip("\r\n") if has_gap else apart)
        while block.mark and waiting and waiting[-1].lower() < block.key.lower():
            parts.append(texts[waiting.pop()] + "\n")
        has_gap = block.key in dropped
        if has_gap:
            parts.append(_without_mark(attached))
        elif block.key in texts:
            parts += [_without_mark(attached), texts[block.key].removesuffix("\n")]
        else:
            parts += [attached, block.raw]
    text = "".join(parts)
    if dropped:
        text = text.rstrip() + "\n"
    if waiting:
        text = _end(text or HEADER) + "\n".join(texts[key] for key in reversed(waiting))
    newline = "\r\n" if "\r\n" in existing else "\n"
    return text if newline == "\n" else re.sub(r"(?<!\r)\n", newline, text)


def _attached(block: Block) -> tuple[str, str]:
    """The text before a block: what stands apart, and from the last empty line on, what belongs to the block."""
    if not block.key:
        return block.before, ""
    gap = re.search(r".*\n[ \t]*\r?\n", block.before, re.DOTALL)
    cut = gap.end() if gap else 0
    return block.before[:cut], block.before[cut:]


def _without_mark(before: str) -> str:
    mark = MARK.search(before)
    return before[: mark.start() + before[mark.start() :].startswith("\n")] if mark else before


def _end(text: str) -> str:
    """The text up to its last line, and an empty line."""
    return text.rstrip() + "\n\n" if text.strip() else ""
