"""A link to a place in the page names a place that is not there.

GitHub gives every heading an anchor made of its text. When a heading is renamed, the links to it, mostly those of the
contents, stay behind: a click does nothing. The finding names the anchor that was most likely meant.

```markdown bad
# Papers
- [Surveys](#survey)
- [Language models](#Language-Models)
- [Vision](#computer-vision)

## Surveys
## Language models
```
```text findings
2:13 no heading or anchor is #survey; the nearest is #surveys
3:21 info: #Language-Models differs in case from the anchor #language-models; write it as the anchor
4:12 no heading or anchor here is #computer-vision; link one that exists, or add it
```

```markdown fixed
# Papers
- [Surveys](#surveys)
- [Language models](#language-models)
- [Vision](#computer-vision)

## Surveys
## Language models
```

Anchors are compared as GitHub makes them: emoji and punctuation go, every space becomes a hyphen, a second heading of
the same text gets `-1`. An anchor set in HTML counts as well:

```markdown good
- [Data & models 🚀](#data--models-)
- [Tools](#tools)

## Data & models 🚀
<a name="tools"></a>
## Tools and libraries
```

A fragment that differs in nothing but case works on GitHub and fails elsewhere: a hint. The fix is safe where it only
changes case or follows the one heading that the link's text names; a nearest anchor is a guess, so that fix is unsafe.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from urllib.parse import unquote

from lint.document import Document, Span
from lint.finding import Finding, Severity
from lint.rule import Context, rule
from lint.slug import anchor_key, bare_slug
from lint.spelling import nearest
from lint.target import Target, targets

_FEW = 1000
"""Among more anchors no nearest one is looked for, lest a page of broken links takes minutes."""
_TABLE_OF_CONTRIBUTORS = re.compile(r"\s*ALL-CONTRIBUTORS-LIST:(START|END)\b")
"""What the all-contributors bot writes between these comments has anchors for show (`#maintenance-ada`)."""
_OPPOSITE = frozenset({"un", "non", "in", "im", "dis"})
_OF_THE_PAGE = frozenset({"", "top", "readme"})
"""Fragments that every page has: its top (HTML standard), and GitHub's frame round a README."""


@rule(Severity.ERROR)
def check(context: Context) -> Iterator[Finding]:
    pages = {_normal(document.path): document for document in context.documents}
    anchors = {path: _anchors(document) for path, document in pages.items()}
    written = {path: _tables_of_contributors(document) for path, document in pages.items()}
    for target in targets(context.documents):
        file, _, fragment = target.link.url.partition("#")
        fragment = unquote(fragment)
        if fragment.lower() in _OF_THE_PAGE or ":" in file:
            continue
        path = _normal(posixpath.join(posixpath.dirname(target.document.path), unquote(file))) if file else None
        own = _normal(target.document.path)
        path = path or own
        if path in pages and not any(start <= target.link.span.start < end for start, end in written[own]):
            yield from _check(target, fragment, anchors[path])


def _normal(path: str) -> str:
    return posixpath.normpath(path.replace("\\", "/"))


def _anchors(document: Document) -> dict[str, str]:
    """Every place of the page that a fragment can name: its key, and how it is written."""
    names = [*(heading.slug for heading in document.headings), *(anchor.name for anchor in document.anchors)]
    return {anchor_key(name): name for name in names}


def _tables_of_contributors(document: Document) -> list[Span]:
    """What stands between the comments of the all-contributors bot."""
    marks = [
        (found[1], comment.span)
        for comment in document.comments
        if (found := _TABLE_OF_CONTRIBUTORS.match(comment.text))
    ]
    return [Span(one.start, other.end) for (mark, one), (_, other) in pairwise(marks) if mark == "START"]


def _check(target: Target, fragment: str, known: Mapping[str, str]) -> Iterator[Finding]:
    key = anchor_key(fragment.removeprefix("user-content-"))
    if key in known:
        return
    if (lower := key.lower()) in known:
        message = f"#{fragment} differs in case from the anchor #{known[lower]}; write it as the anchor"
        yield target.finding(message, _with_fragment(target, known[lower]), hint=True)
        return
    is_heading = target.document.blocks[target.link.block].kind == "heading"  # whose text is its own name
    named = "" if is_heading else anchor_key(bare_slug(target.link.text))
    slips = len(lower) // 5 if len(known) <= _FEW else 0
    meant = named if named in known else nearest(lower, known, slips) if slips else None
    meant = None if meant and _are_opposites(lower, meant) else meant
    if meant is None or re.fullmatch(re.escape(meant) + r"-\d+", lower):  # another section of the name was meant
        yield target.finding(f"no heading or anchor here is #{fragment}; link one that exists, or add it")
    else:
        message = f"no heading or anchor is #{fragment}; the nearest is #{known[meant]}"
        certain = meant == named and f"{named}-1" not in known
        yield target.finding(message, _with_fragment(target, known[meant]), safe=certain)


def _are_opposites(one: str, other: str) -> bool:
    """Whether two fragments differ in a word and its opposite: `unrelated` and `related`."""
    ours, theirs = set(one.split("-")), set(other.split("-"))
    apart = [(word, bare) for word in ours ^ theirs for bare in ours ^ theirs if bare and word.endswith(bare)]
    return any(word.removesuffix(bare) in _OPPOSITE for word, bare in apart)


def _with_fragment(target: Target, fragment: str) -> str:
    return target.written.partition("#")[0] + "#" + fragment
