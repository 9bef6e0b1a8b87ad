"""The bibliography of a list: references merged into the .bib file that is already there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lint.evidence import NOTHING
from lint.page import page_key
from lint.references.bibtex import MARK, Block, Dialect, ids_of, inner, read_blocks, record_of, render
from lint.references.citekey import FIRST_NUMBER, new_key
from lint.references.latex import decode, verbatim
from lint.references.reference import LIST, Reference, claimed_ids, refer
from lint.references.trust import completeness
from lint.title import clearly_differ, title_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

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
    """Keys of entries that are written from the list's own words, for want of metadata."""
    unlisted: tuple[str, ...]
    """Keys of our entries whose work has left the list."""
    unreadable: tuple[int, ...]
    """Lines where a block starts that does not parse; it stays as it is."""


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
    matched = _match(works, references, entries)
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
        wordy=tuple(key for key, reference in zip(keys, stated, strict=True) if reference.source == LIST),
        unlisted=tuple(entry.key for entry in unlisted),
        unreadable=tuple(_lines_of_failed(blocks)),
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


def _match(works: Sequence[Work], references: Sequence[Reference], entries: Sequence[Block]) -> list[Block | None]:
    """The entry of each work, where it has one: each entry is at most one work's.

    Identifier and title together say most, then the identifier with a title that may be the same, then the title
    alone, then the page, and in the end the identifier alone: a list may correct a title, or a link.
    """
    by_clue: dict[object, list[int]] = {}
    titles = [title_key(decode(inner(entry.fields.get("title", "")))) for entry in entries]
    names = [decode(inner(entry.fields.get("title", ""))) for entry in entries]
    entry_ids = [frozenset(ids_of(entry)) for entry in entries]
    pages = [page_key(inner(entry.fields.get("url", ""))) for entry in entries]
    # A file holds an address without the characters that could end its field.
    own_pages = [page_key(verbatim(reference.url or "")) for reference in references]
    for index in range(len(entries)):
        clues: list[object] = [*entry_ids[index], ("title", titles[index]), ("page", pages[index])]
        for clue in clues:
            by_clue.setdefault(clue, []).append(index)
    wanted = [
        frozenset((*claimed_ids(work), *reference.ids)) for work, reference in zip(works, references, strict=True)
    ]
    keys = [
        {title_key(title) for title in (work.title, reference.title) if title}
        for work, reference in zip(works, references, strict=True)
    ]

    def shares_id(work: int, entry: int) -> bool:
        return not wanted[work].isdisjoint(entry_ids[entry])

    def same_title(work: int, entry: int) -> bool:
        return titles[entry] in keys[work]

    def may_be_same(work: int, entry: int) -> bool:
        return not clearly_differ(works[work].title or references[work].title, names[entry])

    def is_free(work: int, entry: int) -> bool:
        """No other identifier of the entry contradicts; one that we wrote may be outdated, since the list may be."""
        schemes = {work_id.scheme for work_id in wanted[work]}
        others = entry_ids[entry] - wanted[work]
        return entries[entry].mark is not None or schemes.isdisjoint(work_id.scheme for work_id in others)

    def same_page(work: int, entry: int) -> bool:
        return not wanted[work] and not entry_ids[entry] and pages[entry] != "" and own_pages[work] == pages[entry]

    def title_alone(work: int, entry: int) -> bool:
        return same_title(work, entry) and is_free(work, entry) and (bool(wanted[work]) or not pages[entry])

    rounds: tuple[Callable[[int, int], bool], ...] = (
        lambda work, entry: shares_id(work, entry) and same_title(work, entry),
        lambda work, entry: shares_id(work, entry) and may_be_same(work, entry),
        lambda work, entry: same_page(work, entry) and may_be_same(work, entry),
        lambda work, entry: title_alone(work, entry) and _says_the_same(entries[entry], references[work]),
        title_alone,
        shares_id,
    )
    candidates = [
        [
            index
            for clue in (*ids, *(("title", key) for key in titles_), ("page", page))
            for index in by_clue.get(clue, ())[:_CANDIDATES]
        ]
        for ids, titles_, page in zip(wanted, keys, own_pages, strict=True)
    ]
    return [None if entry is None else entries[entry] for entry in _assigned(rounds, candidates)]


def _assigned(rounds: Iterable[Callable[[int, int], bool]], candidates: Sequence[Sequence[int]]) -> list[int | None]:
    """For each work the first of its candidates that fits and is free, in the earliest round that has one."""
    found: list[int | None] = [None] * len(candidates)
    used: set[int] = set()
    for fits in rounds:
        for work, entries in enumerate(candidates):
            if found[work] is None:
                entry = next((one for one in entries if one not in used and fits(work, one)), None)
                if entry is not None:
                    found[work] = entry
                    used.add(entry)
    return found


def _says_the_same(entry: Block, reference: Reference) -> bool:
    """Which of several works with one title an entry is of, its year, authors and venue tell."""
    record = record_of(entry, ids_of(entry), LIST)
    return (record.year, record.authors, record.venue) == (reference.year, reference.authors, reference.venue)


_CANDIDATES = 8
"""Entries under one identifier, title or page that are looked at; a bound, to stay linear on any input."""


def _lines_of_failed(blocks: Iterable[Block]) -> Iterator[int]:
    line = 1
    for block in blocks:
        line += block.before.count("\n")
        if block.failed:
            yield line
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
