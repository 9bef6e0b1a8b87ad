"""A linked repository has been archived by its owner.

An archived repository is read only: nobody mends it or answers questions any more. For a paper's code that is no
fault, so it is only a hint, which readers of a list of tools may want to have.

```python evidence
Evidence(pages={"https://github.com/org/tool": PageVerdict(Verdict.OK, read_only=True)})
```
```markdown bad
- [A Tool](https://github.com/org/tool)
```
```text findings
1:3 https://github.com/org/tool is archived by its owner and read only; say so, or link its successor
```

```python evidence
Evidence(pages={"https://github.com/org/tool": PageVerdict(Verdict.OK)})
```
```markdown good
- [A Tool](https://github.com/org/tool)
```

GitHub tells this only to those who bring a token: `paperlint links --token-from GITHUB_TOKEN`.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.finding import Finding, Severity
from lint.rule import Context, rule


@rule(Severity.INFO, online=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        for link in document.links:
            page = context.evidence.page(link.url)
            if page is not None and page.read_only:
                advice = "say so, or link its successor"
                message = f"{link.url} is archived by its owner and read only; {advice}"
                yield Finding(document.path, link.span, message)
