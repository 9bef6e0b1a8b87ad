"""A link names an identifier that does not exist.

arXiv, doi.org or the ACL Anthology itself says that it has no such paper; arXiv and the Anthology are asked twice.
Mostly a digit is wrong or missing. Where the entry's title is found under another identifier, the finding names it.

```python evidence
Evidence(
    unknown=frozenset({WorkId("arxiv", "2307.99288"), WorkId("doi", "10.1145/1.2")}),
    titles={"scalinglawsforneurallanguagemodels": WorkId("arxiv", "2001.08361")},
)
```
```markdown bad
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2307.99288)
- [A Paper on Nothing at All](https://doi.org/10.1145/1.2)
```
```text findings
1:3 arXiv has no paper 2307.99288; the title is that of https://arxiv.org/abs/2001.08361
2:3 no DOI 10.1145/1.2 is registered; compare it with the paper
```

```python evidence
Evidence(unverified={WorkId("arxiv", "2307.99288"): "export.arxiv.org answered 503"})
```
```markdown good
- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/2307.99288)
```

A publisher's page of a paper whose DOI is not registered, such as ACM's of the numbers 10.5555, is looked at like any
other page. There is no fix: a paper of that title is not yet proof that it is the one that was meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.finding import Finding, Severity
from lint.identifiers import WorkId, canonical_url
from lint.mention import citations
from lint.rule import Context, rule
from lint.title import title_key

_COMPLAINTS = {
    "arxiv": "arXiv has no paper {}",
    "doi": "no DOI {} is registered",
    "acl": "the ACL Anthology has no paper {}",
}


@rule(Severity.ERROR, online=True)
def check(context: Context) -> Iterator[Finding]:
    if not context.evidence.unknown:
        return
    titles = {
        (citation.mention.document, work_id): citation.title
        for citation in citations(context.documents)
        if citation.title
        for work_id in citation.ids
    }
    for index, document in enumerate(context.documents):
        for link in document.links:
            # A page that was looked at instead has a verdict of its own.
            if link.work_id in context.evidence.unknown and context.evidence.page(link.url) is None:
                title = titles.get((index, link.work_id))
                yield Finding(document.path, link.span, _message(link.work_id, title, context))


def _message(work_id: WorkId, title: str | None, context: Context) -> str:
    complaint = _COMPLAINTS.get(work_id.scheme, f"there is no {work_id.scheme} {{}}").format(work_id.value)
    other = context.evidence.titles.get(title_key(title)) if title else None
    if other is None or other == work_id:
        return f"{complaint}; compare it with the paper"
    return f"{complaint}; the title is that of {canonical_url(other) or other}"
