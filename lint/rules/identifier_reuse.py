"""One identifier stands under two titles that clearly differ: a wrong link, or a retitled paper.

The commonest real mistake in paper lists: an entry is copied, its title changed and its link forgotten. The reader of
one of the two entries lands on the other's paper, and a bibliography cites it. Which of the two is wrong the list
alone cannot tell; sometimes neither is, because a paper got a new title with a later version.

```markdown bad
- **ZeRO: Memory Optimizations**. [Paper](https://arxiv.org/abs/1910.02054)
- **Megatron-LM: Training Language Models in Parallel**. [Paper](https://arxiv.org/abs/1910.02054)
```
```text findings
2:58 arXiv:1910.02054 is linked under "ZeRO: Memory Optimizations" too: a wrong link, or a retitled paper
  1:35 linked here
```

Look both papers up, and mend the wrong link or the old title:

```markdown good
- **ZeRO: Memory Optimizations**. [Paper](https://arxiv.org/abs/1910.02054)
- **Megatron-LM: Training Language Models in Parallel**. [Paper](https://arxiv.org/abs/1909.08053)
```

Titles are compared as titles: capitals, accents, a subtitle more or less, a date before and a version behind them and
small slips make no difference, and words that all titles share do not make two alike. Names of one or two words
(`LLaMA`, `Flan-PaLM`), of data sets and of authors are no titles, a code or project page may belong to several papers,
and so may a book. Two versions of one preprint may be listed each under its own title. There is no fix.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lint.document import Document, Entry, Link, Span
from lint.entry.authors import ET_AL
from lint.finding import Finding, Related, Severity
from lint.identifiers import arxiv_url
from lint.mention import by_others, own_links
from lint.prose import SHORTCODE
from lint.rule import Context, rule
from lint.title import begin_apart, compare_titles, is_beginning, is_telling, title_key

_BOOK = re.compile(r"doi:10\.1007/978-[\d-]+")
"""A book of Springer's; its chapters have a number behind an underscore."""
_NO_PART = re.compile(rf"\([^()]*\)|\[[^\[\]]*\]|{SHORTCODE.pattern}|\s[|].*|\b(?:19|20)\d\d-\d\d?\b")
"""What stands in a title and is no part of it: brackets, emoji, the columns behind it, months."""
_BEFORE = re.compile(r"^\W{0,9}(?:\d+\.\d+\s+[-–—]\s|[\w ]{2,25}?\b(?:19|20)\d\d(?:\.\d\d?)?,\s)")
"""A date, or a venue with its year."""
_VERSION = re.compile(r"\W{0,9}\bv(?:ersion\s*)?\d+\W{0,9}$|[.,]\s(?:19|20)\d\d\W{0,9}$", re.IGNORECASE)
"""A version, or the year of a sentence of its own."""
_NO_TITLE = re.compile(
    rf"{ET_AL}|\bw/|, ,|^The (?:\S+ ){{1,4}}(?i:data|datasets?|tasks?|tests?|corpus|benchmarks?|challenge)$"
    r"|^(?:\S+ ){1,3}(?i:datasets?)$"
    r"|^(?:[A-Z][\w.'’-]* ){1,2}[A-Z][\w'’-]*(?:(?:,? and |, )(?:[A-Z][\w.'’-]* ){1,2}[A-Z][\w'’-]*)+$"
)
"""A list of authors, the name of a data set, the variant of a method."""
_LONG = 5
"""Words of a title that no other has in it by chance."""
_TITLES = 4
"""So many titles under one identifier are told apart; more, and it is that of a collection."""


class _Use(NamedTuple):
    document: Document
    entry: Entry
    title: str
    span: Span
    """Of the link."""
    text: str
    """Of the link."""
    version: int | None
    """The version that the link names."""


@rule(Severity.WARNING)
def check(context: Context) -> Iterator[Finding]:
    titled: dict[str, list[list[_Use]]] = {}
    for name, use in _uses(context.documents):
        groups = titled.setdefault(name, [])
        home = next((group for group in groups if _may_be_one(group[0], use)), None)
        if home is not None:
            home.append(use)
        elif len(groups) <= _TITLES:
            groups.append([use])
    reported = set()
    for name, groups in titled.items():
        # The title that most entries have is the paper's, the first one among equals.
        own = max(groups, key=len)
        for use in (use for group in groups if group is not own and len(groups) <= _TITLES for use in group):
            if (place := (use.document.path, use.entry.span)) not in reported:
                reported.add(place)
                yield _finding(name, use, own[0])


def _uses(documents: Sequence[Document]) -> Iterator[tuple[str, _Use]]:
    """The identifiers under which entries link their works, or the PDFs of works that have none."""
    for document, entry in _sharing(documents):
        if not _is_title(entry.title):
            continue
        named: dict[str, Link] = {}
        for link in (document.links[index] for index in own_links(document, entry)[0]):
            named.setdefault(link.work_id.shown if link.work_id else "", link)
        if not entry.ids:
            first = next((url for url in entry.urls if url.startswith(("http://", "https://"))), "")
            if first.lower().endswith(".pdf"):
                named[first] = next(link for index in entry.links if (link := document.links[index]).url == first)
        for name, link in named.items():
            if not _BOOK.fullmatch(name):
                arxiv = arxiv_url(link.url)
                version = arxiv.version if arxiv else None
                yield name, _Use(document, entry, entry.title or "", link.span, link.text, version)


def _sharing(documents: Sequence[Document]) -> list[tuple[Document, Entry]]:
    """The entries that share the target of a link with another, which few do."""
    entries = [(document, entry) for document in documents for entry in document.entries]
    targets = [
        {document.links[index].work_id or document.links[index].url for index in entry.links}
        for document, entry in entries
    ]
    linked = Counter(target for some in targets for target in some)
    return [each for each, some in zip(entries, targets, strict=True) if any(linked[one] > 1 for one in some)]


def _is_title(title: str | None) -> bool:
    """Whether it is a title, rather than a name, authors, or a sentence on the paper."""
    title = _bare(title or "")
    words = title.split()
    return is_telling(title) and len(words) >= 3 and not words[0].islower() and not _NO_TITLE.search(title)


@lru_cache(maxsize=1 << 12)
def _bare(title: str) -> str:
    """The title without what stands before, behind and between."""
    title = _BEFORE.sub("", _NO_PART.sub(" ", title))
    return " ".join(_VERSION.sub("", title).split())


def _may_be_one(one: _Use, other: _Use) -> bool:
    if one.version and other.version and one.version != other.version:
        return True
    titles = _bare(one.title), _bare(other.title)
    if begin_apart(*titles) and by_others(one.entry, other.entry):
        return False
    if compare_titles(*titles) != "different" or is_beginning(*titles):
        return True
    if _cites(*titles) or _cites(*reversed(titles)):
        return True
    if title_key(one.text) == title_key(other.title) or title_key(other.text) == title_key(one.title):
        return True  # a sentence that leads into the title
    return not _parts(titles[0]).isdisjoint(_parts(titles[1]))


def _cites(text: str, title: str) -> bool:
    """Whether a text has the title in it, as a whole citation does that was taken for one."""
    return len(title.split()) >= _LONG and title_key(title) in title_key(text)


def _parts(title: str) -> set[str]:
    """What stands between a title's colons, as far as it could be a title: one may have another label before it."""
    parts = [part for part in re.split("[:：]", title) if len(part.split()) >= 4]
    return {title_key(part) for part in parts}


def _finding(name: str, use: _Use, first: _Use) -> Finding:
    message = f'{name} is linked under "{first.title}" too: a wrong link, or a retitled paper'
    related = Related(first.document.path, first.span, "linked here")
    return Finding(use.document.path, use.span, message, related=(related,))
