"""The bibliography of a list: references merged into the .bib file that is already there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lint.evidence import NOTHING
from lint.references.bibtex import MARK, Block, Dialect, ids_of, read_blocks, record_of, render
from lint.references.citekey import FIRST_NUMBER, new_key
from lint.references.matching import match
from lint.references.reference import LIST, Reference, refer
from lint.references.trust import completeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.evidence import Evidence
    from lint.work import Record, Work

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
    taken = {key.lower(): FIRST_NUMBER for key in known}
    keys: list[str] = []
    stated: list[Reference] = []
    written: dict[str, str] = {}
    replaced: dict[str, str] = {}
    for reference, entry in zip(references, matched, strict=True):
        key = entry.key if entry else new_key(reference, taken)
        taken.setdefault(key.lower(), FIRST_NUMBER)
        keys.append(key)
        current = _current(reference, entry, refresh)
        stated.append(current or (reference_of(entry) if entry else reference))
        if current is None:
            continue
        (replaced if entry else written)[key] = render(current, key, dialect, unicode)
    cited = {entry.key for entry in matched if entry}
    unlisted = [entry for entry in entries if entry.mark and entry.key not in cited]
    dropped = {entry.key for entry in unlisted if entry.untouched} if prune else set()
    text = _merge(blocks, written, replaced, dropped, existing)
    return Bibliography(
        text=text,
        keys=tuple(keys),
        references=tuple(stated),
        wordy=tuple(
            key
            for key, reference, entry in zip(keys, stated, matched, strict=True)
            if reference.source == LIST and (entry is None or entry.untouched)
        ),
        unlisted=tuple(entry.key for entry in unlisted),
        unreadable=tuple(_faults(blocks)),
    )


# --- What of a work is written ----------------------------------------------------------------------------------------


def _current(reference: Reference, entry: Block | None, refresh: bool) -> Reference | None:
    """What the work's entry must say now; None where the entry stays as it stands."""
    if entry is None or entry.mark is None:
        return reference if entry is None else None
    if not entry.untouched:
        return None
    if entry.mark.source == LIST:
        return reference
    if reference.source == LIST:
        return reference_of(entry) if refresh else None
    known = completeness(record_of(entry, ids_of(entry), entry.mark.source))
    return reference if refresh or completeness(_read_back(reference)) > known else None


def _read_back(reference: Reference) -> Record:
    """As the entry would be read back, so that the two can be compared."""
    block = next(block for block in read_blocks(render(reference, "key", "bibtex", True)) if block.key)
    return record_of(block, ids_of(block), reference.source)


def reference_of(entry: Block) -> Reference:
    """The entry's own metadata, to be written anew."""
    ids = ids_of(entry)
    record = record_of(entry, ids, entry.mark.source if entry.mark else LIST)
    return Reference(
        title=record.title,
        kind=record.kind,
        source=record.source,
        ids=ids,
        authors=record.authors,
        year=record.year,
        month=record.month,
        venue=record.venue,
        volume=record.volume,
        number=record.number,
        pages=record.pages,
        publisher=record.publisher,
        primary_class=record.primary_class,
        url=record.url,
    )


def _faults(blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    line = 1
    for block in blocks:
        line += block.before.count("\n")
        if block.fault:
            yield line, block.fault
        line += block.raw.count("\n")


def _merge(
    blocks: Sequence[Block],
    written: Mapping[str, str],
    replaced: Mapping[str, str],
    dropped: set[str],
    existing: str,
) -> str:
    """The new text: new entries before the first of ours with a greater key, everything else in its place."""
    waiting = sorted(written, key=str.lower, reverse=True)
    parts: list[str] = []
    has_gap = False
    for block in blocks:
        apart, attached = _attached(block)
        parts.append(apart.lstrip("\r\n") if has_gap else apart)
        while block.mark and waiting and waiting[-1].lower() < block.key.lower():
            parts.append(written[waiting.pop()] + "\n")
        has_gap = block.key in dropped
        if has_gap:
            parts.append(_without_mark(attached))
        elif block.key in replaced:
            parts += [_without_mark(attached), replaced[block.key].removesuffix("\n")]
        else:
            parts += [attached, block.raw]
    text = "".join(parts)
    if dropped:
        text = text.rstrip() + "\n"
    if waiting:
        text = _end(text or HEADER) + "\n".join(written[key] for key in reversed(waiting))
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
