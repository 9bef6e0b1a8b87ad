"""A file is larger than GitHub shows: the page ends in the middle.

GitHub renders the first 500 KiB of a README ("About READMEs" in https://docs.github.com). What stands behind is not on
the page, and nobody notices, because the list goes on until there. The finding stands where the page ends.

```toml config
[rules.readme-size]
limit = 150
```
```markdown bad
# Papers
- **Attention Is All You Need**. [Paper](https://arxiv.org/abs/1706.03762)
- **LLaMA**. [Paper](https://arxiv.org/abs/2302.13971)
- **PaLM**. [Paper](https://arxiv.org/abs/2204.02311)
```
```text findings
4:12 the page ends here: 193 bytes are more than the 150 shown; move a part to its own file
```

Move a part of the list to a file of its own, and link it:

```markdown good
# Papers
- **Attention Is All You Need**. [Paper](https://arxiv.org/abs/1706.03762)
```

Another host may show more, or less:

    [rules.readme-size]
    limit = 512000      # bytes

There is no fix: where to part a list is its maintainer's to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.document import Span
from lint.finding import Finding, Severity
from lint.rule import Context, rule

_BOM = 3
"""Bytes of a byte order mark."""


@dataclass(frozen=True)
class Options:
    limit: int = 500 * 1024
    """Bytes of a file that the host shows."""


@rule(Severity.WARNING, alone=True)
def check(context: Context) -> Iterator[Finding]:
    limit = context.options(Options).limit
    for document in context.documents:
        content = document.text.encode(errors="replace")  # a lone surrogate, which only a caller's string can hold
        size = len(content) + _BOM * document.source.bom
        if size > limit:
            end = len(content[:limit].decode(errors="ignore"))
            message = (
                f"the page ends here: {size:,} bytes are more than the {limit:,} shown; move a part to its own file"
            )
            yield Finding(document.path, Span(end, min(end + 1, len(document.text))), message)
