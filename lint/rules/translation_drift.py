"""Two files that are translations of each other do not cite the same works.

A paper is added to one language and forgotten in the other, or its link is mended in one only. The pairs stand in the
configuration; every work that only one of the two cites is reported where it is cited.

```toml config
translations = [["README.md", "README.zh.md"]]
```
```markdown file README.zh.md
- **Attention Is All You Need**。[论文](https://arxiv.org/abs/1706.03762)
```
```markdown bad
- **Attention Is All You Need**. [Paper](https://arxiv.org/abs/1706.03762)
- **BERT: Pre-training of Deep Bidirectional Transformers**. [Paper](https://arxiv.org/abs/1810.04805)
```
```text findings
2:62 README.zh.md does not cite arxiv:1810.04805; add it there, or mend its link
```

A translation may link another address of the same paper:

```toml config
translations = [["README.md", "README.zh.md"]]
```
```markdown file README.zh.md
- **Attention Is All You Need**。[论文](https://arxiv.org/abs/1706.03762)
```
```markdown good
- **Attention Is All You Need**. [Paper](https://arxiv.org/abs/1706.03762)
```

There is no fix: the title has to be translated.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lint.finding import Finding, Severity
from lint.rule import Context, rule


@rule(Severity.WARNING)
def check(context: Context) -> Iterator[Finding]:
    numbers = {Path(document.path).resolve(): number for number, document in enumerate(context.documents)}
    for path, here in numbers.items():
        for other in sorted(context.config.translation_of.get(path, ())):
            if other in numbers:
                yield from _missing(context, here, numbers[other])


def _missing(context: Context, here: int, there: int) -> Iterator[Finding]:
    """What the document `here` cites and the document `there` does not, where it is first cited."""
    document, path = context.documents[here], context.documents[there].path
    for work in context.works:
        places = {mention.document: mention for mention in reversed(work.mentions)}
        if work.ids and here in places and there not in places:
            mention = places[here]
            if mention.link is not None:
                span = document.links[mention.link].span
            elif mention.entry is not None:
                span = document.entries[mention.entry].span
            else:
                continue
            yield Finding(document.path, span, f"{path} does not cite {work.ids[0]}; add it there, or mend its link")
