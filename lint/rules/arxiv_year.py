"""An entry states a year in which its arXiv paper did not exist yet.

The first four digits of an arXiv id are year and month of its submission: a paper with the id 2301.13848 cannot be of
2022. The year was copied from the entry above, or the link is another paper's. A paper that was submitted in the last
days of a year carries one of the first numbers of January, so those may say either.

```markdown bad
- **Benchmarking large language models for news summarization**, arXiv 2022. [Paper](https://arxiv.org/abs/2301.13848)
- **LaMDA: Language Models for Dialog Applications**, arXiv 2022. [Paper](https://arxiv.org/abs/2201.08239)
- **Training Compute-Optimal Large Language Models**, NeurIPS 2021. [Paper](https://arxiv.org/abs/2203.15556)
```
```text findings
1:72 2022 is before arXiv:2301.13848 was submitted, in 2023-01; mend year or link
3:63 info: 2021 is before arXiv:2203.15556 was submitted, in 2022-03; mend year or link
```

What appeared later than its preprint is as it should be:

```markdown good
- **The Pile: An 800GB Dataset of Diverse Text for Language Modeling**, arXiv 2020. [Paper](https://arxiv.org/abs/2101.00027)
- **Measuring massive multitask language understanding**, ICLR 2021. [Paper](https://arxiv.org/abs/2009.03300)
```

A year beside arXiv is the preprint's own, and wrong. Beside another venue, or none, it is a hint: some authors put
their paper on arXiv long after it appeared. There is no fix, since year or link may be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.arxiv import arxiv_month
from lint.document import Document, Entry, Span
from lint.finding import Finding, Severity
from lint.rule import Context, rule

_PREPRINT = re.compile(r"arxiv|preprint|corr\b", re.IGNORECASE)
_FIRST_DAYS = 0.1
"""Share of January's numbers that may be of December's papers."""
_JANUARY = {4: 6000, 5: 15000}
"""About how many papers January brings, by the digits of a number (https://arxiv.org/stats/monthly_submissions)."""


@rule(Severity.WARNING, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        for entry in document.entries:
            papers = {work_id.value for work_id in entry.ids if work_id.scheme == "arxiv"}
            if entry.year is None or len(papers) != 1:
                continue
            paper = papers.pop()
            if entry.year < _earliest_year(paper):
                year, month = arxiv_month(paper)
                certain = entry.venue is not None and _PREPRINT.search(entry.venue) is not None
                message = f"{entry.year} is before arXiv:{paper} was submitted, in {year}-{month:02}; mend year or link"
                yield Finding(document.path, _place(document, entry), message, hint=not certain)


def _earliest_year(paper: str) -> int:
    """The first year that a paper of this id can have."""
    year, month = arxiv_month(paper)
    number = paper.rpartition(".")[2]
    is_first_days = month == 1 and int(number) < _FIRST_DAYS * _JANUARY.get(len(number), 0)
    return year - is_first_days


def _place(document: Document, entry: Entry) -> Span:
    """Where the entry states its year; the entry where it is not to be found."""
    pattern = re.compile(rf"(?<!\d){entry.year}(?!\d)|['’‘]?{entry.year % 100:02}(?!\d)" if entry.year else "$.")
    found = pattern.search(document.prose, *entry.span)
    return Span(*found.span()) if found else entry.span
