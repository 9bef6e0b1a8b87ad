"""A listed paper was withdrawn or retracted.

arXiv keeps withdrawn papers, with a notice instead of the text; publishers mark retracted ones in their title. Readers
of the list should know before they build on one.

```python evidence
Evidence(
    records={
        WorkId("arxiv", "2401.00001"): (
            Record(WorkId("arxiv", "2401.00001"), "arxiv", "A Theorem That Was Wrong", withdrawn=True),
        )
    }
)
```
```markdown bad
- [A Theorem That Was Wrong](https://arxiv.org/abs/2401.00001)
```
```text findings
1:3 "A Theorem That Was Wrong" was withdrawn; remove it, or say so in the entry
```

```python evidence
Evidence(
    records={
        WorkId("arxiv", "2401.00002"): (Record(WorkId("arxiv", "2401.00002"), "arxiv", "A Theorem That Holds"),)
    }
)
```
```markdown good
- [A Theorem That Holds](https://arxiv.org/abs/2401.00002)
```

There is no fix: whether a withdrawn paper still belongs into the list, its maintainers decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.finding import Finding, Severity
from lint.rule import Context, rule


@rule(Severity.WARNING, online=True, remembers=True)
def check(context: Context) -> Iterator[Finding]:
    withdrawn = {
        work_id: next(record.title for record in records if record.withdrawn)
        for work_id, records in context.evidence.records.items()
        if any(record.withdrawn for record in records)
    }
    for document in context.documents if withdrawn else ():
        reported = set()
        for index, link in enumerate(document.links):
            place = (document.entry_of_link.get(index), link.work_id)
            if link.work_id in withdrawn and place not in reported:
                reported.add(place)
                message = f'"{withdrawn[link.work_id]}" was withdrawn; remove it, or say so in the entry'
                yield Finding(document.path, link.span, message)
