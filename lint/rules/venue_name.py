"""A venue's name is mistyped, or spelled in two ways in one list.

`Arixv` and `NeurlPS` (with a small L) escape the eye, and every search. Two spellings of one venue split it in two for
whoever filters the list.

```markdown bad
- **Image as a Foreign Language**, Arixv 2022. [Paper](https://arxiv.org/abs/2208.10442)
- **Training Compute-Optimal Large Language Models**, NeurlPS 2022. [Paper](https://openreview.net/forum?id=iBBcRUlOAPR)
- **Language Models are Few-Shot Learners**, NIPS 2020. [Paper](https://arxiv.org/abs/2005.14165)
- **Attention Is All You Need**, NIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)
- **Chain of Thought Prompting**, NeurIPS 2022. [Paper](https://arxiv.org/abs/2201.11903)
- **Tree of Thoughts**, NeurIPS 2023. [Paper](https://arxiv.org/abs/2305.10601)
```
```text findings
1:36 Arixv is mistyped; write arXiv
2:55 NeurlPS is mistyped; write NeurIPS
3:46 NIPS has been NeurIPS since 2018; write NeurIPS
```

```markdown fixed
- **Image as a Foreign Language**, arXiv 2022. [Paper](https://arxiv.org/abs/2208.10442)
- **Training Compute-Optimal Large Language Models**, NeurIPS 2022. [Paper](https://openreview.net/forum?id=iBBcRUlOAPR)
- **Language Models are Few-Shot Learners**, NeurIPS 2020. [Paper](https://arxiv.org/abs/2005.14165)
- **Attention Is All You Need**, NIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)
- **Chain of Thought Prompting**, NeurIPS 2022. [Paper](https://arxiv.org/abs/2201.11903)
- **Tree of Thoughts**, NeurIPS 2023. [Paper](https://arxiv.org/abs/2305.10601)
```

The list's own majority decides: one that writes Arxiv throughout may do so, and NIPS was the name until 2017. What is
not known as a venue is left alone, and so are short names, which a slip makes into another (ICML, ICLR; but ICRL is
none), words that are part of a longer name, and all that stands in a title.

```markdown good
- **Attention Is All You Need**, NIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)
- **Tree of Thoughts**, NeurIPS 2023. [Paper](https://arxiv.org/abs/2305.10601)
```

The fix is safe: it changes the name's letters and nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lint.document import Document, Entry, Span
from lint.finding import Edit, Finding, Fix, Severity
from lint.place import venue_place
from lint.rule import Context, rule
from lint.spelling import nearest
from lint.venues import ACRONYMS, MISTYPED, NEIGHBOURS, RENAMED, SPELLINGS, SWAPPED, UNMISTAKABLE

_NAME = re.compile(r"[A-Za-z]{3,12}")
_RECENT = min(renamed.since for renamed in RENAMED.values())
_CLEAR = 4
"""So many times as often as all others a spelling is used, to be the list's own."""


class _Use(NamedTuple):
    entry: Entry
    name: str


@rule(Severity.WARNING, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        uses = [_Use(entry, name) for entry in document.entries for name in _NAME.findall(entry.venue or "")]
        own = _own_spellings(Counter(use.name for use in uses))
        recent = Counter(use.name.casefold() for use in uses if (use.entry.year or 0) >= _RECENT)
        mended = {name: _mended(name, own) for name in {use.name for use in uses}}
        for use in uses:
            right, why = mended[use.name] or _renamed(use, recent) or ("", "")
            if right:
                yield from _findings(document, use, right, why)


def _own_spellings(written: Mapping[str, int]) -> dict[str, str]:
    """How the list spells a venue, by its name in lower case, where it clearly prefers one spelling."""
    spellings: dict[str, Counter[str]] = {}
    for name, count in written.items():
        spellings.setdefault(name.casefold(), Counter())[name] += count
    best = {key: (*counts.most_common(1)[0], counts.total()) for key, counts in spellings.items()}
    return {key: name for key, (name, count, total) in best.items() if count >= 3 and count >= _CLEAR * (total - count)}


def _mended(name: str, own: Mapping[str, str]) -> tuple[str, str] | None:
    """How a name should be spelled, and why; None where it may stand."""
    key = name.casefold()
    if key in SPELLINGS:
        is_official = own.get(key) == SPELLINGS[key] != name
        return (SPELLINGS[key], "is spelled otherwise elsewhere in the list") if is_official else None
    if name.isupper() and (swapped := SWAPPED.get(key)):
        return own.get(swapped, SPELLINGS[swapped]), "is mistyped"
    if len(key) < 5 or key[:-1] in SPELLINGS or name in ACRONYMS or key in NEIGHBOURS:
        return None
    # A word that is written like any other (Coding) is no COLING.
    known = MISTYPED if sum(map(str.isupper, name)) >= 2 else UNMISTAKABLE
    right = nearest(key, known, 1) or next((each for each in known if sorted(each) == sorted(key)), None)
    return (own.get(right, SPELLINGS[right]), "is mistyped") if right else None


def _renamed(use: _Use, recent: Mapping[str, int]) -> tuple[str, str] | None:
    """The new name of a venue, where the entry is of a year that has it and the list prefers it."""
    old = use.name.casefold()
    new = RENAMED.get(old)
    if new is None or (use.entry.year or 0) < new.since or recent[new.name.casefold()] <= recent[old]:
        return None
    return new.name, f"has been {new.name} since {new.since}"


def _findings(document: Document, use: _Use, right: str, why: str) -> Iterator[Finding]:
    venue = venue_place(document, use.entry)
    # A mistyped venue that is joined to something is another name: LMSYS-Chat.
    joined = r"[-_]?" if use.name.casefold() not in SPELLINGS else ""
    whole = re.compile(rf"(?<![A-Za-z]){use.name}(?!{joined}[A-Za-z])")
    for place in whole.finditer(document.prose, *venue) if venue else ():
        span = Span(*place.span())
        yield Finding(document.path, span, f"{use.name} {why}; write {right}", Fix((Edit(span, right),)))
