"""The list's own BibTeX block cannot be read, or names another paper than the list links.

Readers copy the block into their bibliography without a look. A comma or brace too few breaks their whole file; an
`eprint` or `doi` that was copied from another entry makes them cite a stranger.

````markdown bad
# A list for [A Survey of Large Language Models](https://arxiv.org/abs/2303.18223)

```bibtex
@article{zhao2023survey,
  title = {A Survey of Large Language Models},
  year = {2023}
  eprint = {2303.18224}
}
```
````
````text findings
7:3 a comma is missing before eprint; BibTeX stops here
````

````markdown good
# A list for [A Survey of Large Language Models](https://arxiv.org/abs/2303.18223)

```bibtex
@article{zhao2023survey,
  title = {A Survey of Large Language Models},
  year = 2023,
  eprint = {2303.18223},
  archivePrefix = "arXiv"
}
```
````

There is no fix: which of the two is the paper is yours to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.document import Block, Document, Span
from lint.finding import Finding, Related, Severity
from lint.identifiers import WorkId, identify
from lint.rule import Context, rule
from lint.title import title_key


class _Field(NamedTuple):
    name: str
    value: str
    span: Span


class _Fault(NamedTuple):
    span: Span
    message: str


_BIBTEX = re.compile(r"bib(?:tex|latex)?\b", re.IGNORECASE)
_ENTRY = re.compile(r"@([A-Za-z]+)\s*\{")
_NO_ENTRIES = frozenset({"comment", "string", "preamble"})
_KEY = re.compile(r"\s*([^\s,={}\"]+)\s*(?:,|(?=\}))")
_FIELD = re.compile(r"\s*([A-Za-z][\w-]*)\s*=\s*")
_BARE = re.compile(r"[\w.:/+-]+(?:\s*#\s*(?:\w+|\"[^\"]*\"))*")
_COMMA = re.compile(r"\s*,")
_CLOSING = re.compile(r"\s*\}")
_DELIMITER = re.compile(r"[{}\"]")
_PREFIX = {"eprint": "arXiv", "doi": "doi"}


@rule(Severity.ERROR, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        for block in document.blocks:
            if block.kind == "code" and (_BIBTEX.match(block.marker) or _ENTRY.match(block.text)):
                yield from _check(document, block)


def _check(document: Document, block: Block) -> Iterator[Finding]:
    start = 0
    entry = _ENTRY.search(document.text, *block.span)
    while entry:
        fields: list[_Field] = []
        start = entry.end()
        if entry[1].lower() not in _NO_ENTRIES:
            start, fault = _read(document.text, entry.end(), block.span.end, fields)
            if fault:
                yield Finding(document.path, fault.span, fault.message)
                return
            yield from _strangers(document, fields)
        entry = _ENTRY.search(document.text, start, block.span.end)


def _read(text: str, start: int, end: int, fields: list[_Field]) -> tuple[int, _Fault | None]:
    """Read an entry from behind its opening brace, collecting its fields: where it ends, or what is wrong with it."""
    key = _KEY.match(text, start, end)
    if key is None:
        return end, _Fault(Span(start - 1, start), "this BibTeX entry has no key; write one after the brace")
    position = key.end()
    while field := _FIELD.match(text, position, end):
        value_end = _value_end(text, field.end(), end)
        if value_end is None:
            return end, _Fault(Span(*field.span(1)), f"the value of {field[1]} is not closed; add a brace or quote")
        value = text[field.end() : value_end].strip('{}"\n\t ')
        fields.append(_Field(field[1].lower(), value, Span(field.end(), value_end)))
        comma = _COMMA.match(text, value_end, end)
        position = comma.end() if comma else value_end
        if not comma and (following := _FIELD.match(text, position, end)):
            return end, _Fault(Span(*following.span(1)), f"a comma is missing before {following[1]}; BibTeX stops here")
    closing = _CLOSING.match(text, position, end)
    if closing is None:
        return end, _Fault(Span(*key.span(1)), f"the BibTeX entry {key[1]} does not end as it should; check its braces")
    return closing.end(), None


def _value_end(text: str, start: int, end: int) -> int | None:
    """Where a value ends: one in braces or quotes at its partner, a bare one where it can go no further."""
    if text[start : start + 1] not in ("{", '"'):
        bare = _BARE.match(text, start, end)
        return bare.end() if bare else None
    quoted, depth = text[start] == '"', 0
    for found in _DELIMITER.finditer(text, start + quoted, end):
        if found[0] == '"' and quoted and depth == 0:
            return found.end()
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0 and found[0] == "}" and not quoted:
            return found.end()
    return None


def _strangers(document: Document, fields: list[_Field]) -> Iterator[Finding]:
    """The identifiers of the block that belong to another paper, as far as the list itself tells."""
    title = next((title_key(field.value) for field in fields if field.name == "title"), "")
    linked = _linked_under(document, title) if title else {}
    for field in fields:
        work_id = identify(f"{_PREFIX[field.name]}:{field.value}") if field.name in _PREFIX else None
        known = {each.scheme: (each, span) for each, span in reversed(linked.items())}
        if work_id and work_id.scheme in known and work_id not in linked:
            other, span = known[work_id.scheme]
            listed = f"the paper that the list links under this title, {other.shown}"
            related = Related(document.path, span, f"{other.shown} is linked here")
            message = f"{work_id.shown} is not {listed}; mend one of them"
            yield Finding(document.path, field.span, message, related=(related,))


def _linked_under(document: Document, title: str) -> dict[WorkId, Span]:
    """What the document links under a title, and where first."""
    linked: dict[WorkId, Span] = {}
    for link in document.links:
        if link.work_id and title_key(link.text) == title:
            linked.setdefault(link.work_id, link.span)
    for entry in document.entries:
        if entry.title and title_key(entry.title) == title:
            for work_id in entry.ids:
                linked.setdefault(work_id, entry.span)
    return linked
