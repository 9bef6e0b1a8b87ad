"""A merge conflict was left in, with the marks of git around both versions.

Whoever merges two branches has to choose between the versions that git puts between its marks. Where that is
forgotten, the page shows it all, and the line of `=` makes a heading of what stands above it.

```markdown bad
- **BERT: Pre-training of Deep Bidirectional Transformers**. [Paper](https://arxiv.org/abs/1810.04805)
<<<<<<< HEAD
- **RoBERTa: A Robustly Optimized BERT Pretraining Approach**. [Paper](https://arxiv.org/abs/1907.11692)
=======
- **XLNet: Generalized Autoregressive Pretraining for Language Understanding**. [Paper](https://arxiv.org/abs/1906.08237)
>>>>>>> contribution
```
```text findings
2:1 a merge conflict was left in, up to line 6; keep what is right, and drop the lines of <, = and >
```

A text about git may show the marks in a block of code:

````markdown good
```
<<<<<<< HEAD
one version
=======
the other
>>>>>>> contribution
```
````

There is no fix: only a person knows which version is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.document import Document, Span
from lint.finding import Finding, Severity
from lint.rule import Context, rule

_MARK = re.compile(r"^(?:<{7}|>{7})(?= ).*+|^={7}(?=\r?$)", re.MULTILINE)


@rule(Severity.ERROR, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        if "<<<<<<< " in document.text:
            yield from (_finding(document, *marks) for marks in _conflicts(document))


def _conflicts(document: Document) -> Iterator[tuple[Span, Span]]:
    """The first and the last line of each conflict, code left out."""
    begun: Span | None = None
    is_halved = False
    for match in _MARK.finditer(document.prose):
        mark = Span(*match.span())
        if match[0][0] == "<":
            begun, is_halved = mark, False
        elif match[0][0] == "=":
            is_halved = begun is not None
        elif begun and is_halved:
            yield begun, mark
            begun = None


def _finding(document: Document, first: Span, last: Span) -> Finding:
    line, _ = document.source.position(last.start)
    message = f"a merge conflict was left in, up to line {line}; keep what is right, and drop the lines of <, = and >"
    return Finding(document.path, first, message)
