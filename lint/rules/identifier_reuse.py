"""One identifier stands under two titles that clearly differ: a wrong link, or a retitled paper.

The commonest real mistake in paper lists: an entry is copied, its title changed and its link forgotten. The reader of
one of the two entries lands on the other's paper, and a bibliography cites it. Which of the two is wrong the list
alone cannot tell; sometimes neither is, because a paper got a new title with a later version.

```markdown bad
- **ZeRO: Memory Optimizations**. [Paper](https://arxiv.org/abs/1910.02054)
- **Megatron-LM: Training Language Models in Parallel**. [Paper](https://arxiv.org/abs/1910.02054)
```
```text findings
2:58 arxiv:1910.02054 is linked under "ZeRO: Memory Optimizations" too: a wrong link, or a retitled paper
  1:35 first linked here
```

Look both papers up, and mend the wrong link or the old title:

```markdown good
- **ZeRO: Memory Optimizations**. [Paper](https://arxiv.org/abs/1910.02054)
- **Megatron-LM: Training Language Models in Parallel**. [Paper](https://arxiv.org/abs/1909.08053)
```

Titles are compared as titles: capitals, accents, a subtitle more or less and small slips make no difference, and words
that all titles share do not make two alike. Names of one or two words (`LLaMA`, `Flan-PaLM`) are no titles, a code or
project page may belong to several papers, and so may a book. There is no fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.citation import Citation, citations
from lint.document import Document, Entry, Span
from lint.finding import Finding, Related, Severity
from lint.rule import Context, rule
from lint.title import compare_titles, is_beginning, is_telling

_TITLES = 4
"""So many titles under one identifier are told apart; more, and it is that of a collection."""


_BOOK = re.compile(r"doi:10\.1007/978-[\d-]+")
"""A book of Springer's; its chapters have a number behind an underscore."""


class _Use(NamedTuple):
    document: Document
    entry: Entry
    title: str
    span: Span
    """Of the link."""


@rule(Severity.WARNING)
def check(context: Context) -> Iterator[Finding]:
    known: dict[str, list[_Use]] = {}
    for citation in citations(context.documents):
        if citation.mention.entry is None or not citation.title or not is_telling(citation.title):
            continue
        document = context.documents[citation.mention.document]
        entry = document.entries[citation.mention.entry]
        for name, span in _identifiers(document, entry, citation):
            use = _Use(document, entry, citation.title, span)
            others = known.setdefault(name, [])
            if all(_clearly_differ(use.title, other.title) for other in others) and len(others) < _TITLES:
                if others:
                    yield _finding(name, use, others[0])
                    break
                others.append(use)


def _identifiers(document: Document, entry: Entry, citation: Citation) -> Iterator[tuple[str, Span]]:
    """The identifiers under which an entry links its work, or the PDF, where it has none; and the links."""
    links = [document.links[index] for index in entry.links]
    if not citation.ids:
        yield from ((link.url, link.span) for link in links if link.url.lower().endswith(".pdf"))
    for work_id in citation.ids:
        if not _BOOK.fullmatch(str(work_id)):
            yield from ((str(work_id), link.span) for link in links[:] if link.work_id == work_id)


def _clearly_differ(one: str, other: str) -> bool:
    return compare_titles(one, other) == "different" and not is_beginning(one, other)


def _finding(name: str, use: _Use, first: _Use) -> Finding:
    message = f'{name} is linked under "{first.title}" too: a wrong link, or a retitled paper'
    related = Related(first.document.path, first.span, "first linked here")
    return Finding(use.document.path, use.span, message, related=(related,))
