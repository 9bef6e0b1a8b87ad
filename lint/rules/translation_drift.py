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
2:62 README.zh.md does not cite arXiv:1810.04805; add it there, or mend its link
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

from lint.document import Document
from lint.finding import Finding, Severity
from lint.rule import Context, rule
from lint.work import cite


@rule(Severity.WARNING)
def check(context: Context) -> Iterator[Finding]:
    documents = {Path(document.path).resolve(): document for document in (*context.documents, *context.companions)}
    for path, here in documents.items():
        for other in sorted(context.config.translation_of.get(path, ())):
            if other in documents:
                yield from _missing(here, documents[other])


def _missing(here: Document, there: Document) -> Iterator[Finding]:
    """What the document `here` links and the document `there` does not, where it is first linked.

    Titles are no help, since they are translated: a work is known by its identifiers alone.
    """
    same = {work_id: work.ids for work in cite((here, there)) for work_id in work.ids}
    seen = {link.work_id for link in there.links if link.work_id}
    for link in here.links:
        if link.work_id and seen.isdisjoint((link.work_id, *same.get(link.work_id, ()))):
            seen.add(link.work_id)
            message = f"{there.path} does not cite {link.work_id.shown}; add it there, or mend its link"
            yield Finding(here.path, link.span, message)
