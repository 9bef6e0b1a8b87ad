"""A link belongs to a paper with another title than the entry says.

This is the commonest real mistake in paper lists: an entry was copied, its title changed, and its link forgotten. Some
papers have been retitled, so the title of an arXiv paper's first version counts as well. The titles come from the
services that `paperlint links` asks, or from the list's bibliography file, so that `paperlint check` compares offline.

```python evidence
Evidence(
    records={
        WorkId("arxiv", "1706.03762"): (Record(WorkId("arxiv", "1706.03762"), "arxiv", "Attention Is All You Need"),),
        WorkId("arxiv", "2005.14165"): (
            Record(WorkId("arxiv", "2005.14165"), "arxiv", "Language Models are Few-Shot Learners"),
        ),
    },
    titles={"scalinglawsforneurallanguagemodels": WorkId("arxiv", "2001.08361")},
)
```
```markdown bad
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/1706.03762)
- [Language Models as Few-Shot Learner](https://arxiv.org/abs/2005.14165)
```
```text findings
1:3 this is "Attention Is All You Need": a wrong link, or retitled; \
the entry's title is that of https://arxiv.org/abs/2001.08361
2:3 info: this is "Language Models are Few-Shot Learners"; is it the paper of the entry's title?
```

A title may leave out the subtitle, and a name of one or two words is no title:

```python evidence
Evidence(
    records={
        WorkId("arxiv", "2005.14165"): (
            Record(WorkId("arxiv", "2005.14165"), "arxiv", "Language Models are Few-Shot Learners"),
        ),
        WorkId("arxiv", "1907.11692"): (
            Record(
                WorkId("arxiv", "1907.11692"), "arxiv", "RoBERTa: A Robustly Optimized BERT Pretraining Approach"
            ),
        ),
    }
)
```
```markdown good
- [GPT-3](https://arxiv.org/abs/2005.14165)
- [RoBERTa](https://arxiv.org/abs/1907.11692)
```

Titles that are nearly equal, or begin alike, are a hint. So is an entry of several identifiers one of which fits: the
other may be a published version with a new title. There is no fix: whether title or link is wrong, only a person knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from lint.citation import Citation, citations
from lint.document import Document
from lint.finding import Finding, Severity
from lint.identifiers import WorkId, canonical_url
from lint.rule import Context, rule
from lint.title import compare_titles, is_beginning, is_telling, title_key
from lint.work import Record


@rule(Severity.WARNING, online=True)
def check(context: Context) -> Iterator[Finding]:
    if not context.evidence.records:
        return
    for citation in citations(context.documents):
        if citation.mention.entry is not None and citation.title and is_telling(citation.title):
            yield from _check(citation, citation.title, context)


def _check(citation: Citation, title: str, context: Context) -> Iterator[Finding]:
    evidence = context.evidence
    settled = [each for each in citation.ids if evidence.records.get(each) and each not in evidence.unverified]
    verdicts = {work_id: _compare(title, evidence.records[work_id]) for work_id in settled}
    for work_id, verdict in verdicts.items():
        if verdict == "same":
            continue
        real = evidence.records[work_id][0].title
        document = context.documents[citation.mention.document]
        if verdict == "unsure" or "same" in verdicts.values():
            message = f'this is "{real}"; is it the paper of the entry\'s title?'
            yield _finding(document, citation, work_id, message, hint=True)
            continue
        other = evidence.titles.get(title_key(title))
        place = (
            f"; the entry's title is that of {canonical_url(other) or other}" if other not in (None, work_id) else ""
        )
        yield _finding(document, citation, work_id, f'this is "{real}": a wrong link, or retitled{place}')


def _compare(title: str, records: Sequence[Record]) -> Literal["same", "unsure", "different"]:
    """The best that any of the titles that an identifier has had gives."""
    found = {compare_titles(title, record.title) for record in records}
    if "same" in found:
        return "same"
    alike = any(is_beginning(title, record.title) for record in records)
    return "unsure" if alike or "unsure" in found else "different"


def _finding(document: Document, citation: Citation, work_id: WorkId, message: str, *, hint: bool = False) -> Finding:
    entry = document.entries[citation.mention.entry or 0]
    links = (document.links[index] for index in entry.links)
    span = next((link.span for link in links if link.work_id == work_id), entry.span)
    return Finding(document.path, span, message, hint=hint)
