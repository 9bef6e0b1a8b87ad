"""A preprint that the list cites has been published.

arXiv names the journal or the DOI of a paper that has appeared. A list that cites the published version gives its
readers a venue to judge by and a reference to cite. Entries that state a venue are left alone.

```python evidence
Evidence(
    records={
        WorkId("arxiv", "1605.08386"): (
            Record(
                WorkId("arxiv", "1605.08386"),
                "arxiv",
                "Heat-bath random walks with Markov bases",
                venue="SIAM J. Discrete Math. 30 (2016)",
                ids=(WorkId("doi", "10.1137/16m1078835"),),
            ),
        )
    }
)
```
```markdown bad
- [Heat-bath random walks with Markov bases](https://arxiv.org/abs/1605.08386)
```
```text findings
1:3 this preprint has appeared in SIAM J. Discrete Math. 30 (2016): https://doi.org/10.1137/16m1078835
```
```markdown fixed unsafe
- [Heat-bath random walks with Markov bases](https://doi.org/10.1137/16m1078835)
```

```python evidence
Evidence(
    records={
        WorkId("arxiv", "1605.08386"): (
            Record(WorkId("arxiv", "1605.08386"), "arxiv", "Heat-bath random walks with Markov bases"),
        )
    }
)
```
```markdown good
- [Heat-bath random walks with Markov bases](https://arxiv.org/abs/1605.08386)
```

The fix is unsafe: it links the published version instead of the preprint, which everybody can read.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.finding import Edit, Finding, Fix, Severity
from lint.identifiers import WorkId, canonical_url
from lint.mention import Cited, citations
from lint.publication import venue_kind
from lint.rule import Context, rule
from lint.work import Record


@rule(Severity.INFO, online=True)
def check(context: Context) -> Iterator[Finding]:
    for citation in citations(context.documents) if context.evidence.records else ():
        mention = citation.mention
        if mention.entry is None or mention.link is None or len(citation.ids) != 1 or _states_venue(citation):
            continue
        record = next(iter(context.evidence.records.get(citation.ids[0], ())), None)
        if record is None or record.id.scheme != "arxiv" or record.withdrawn:
            continue
        doi = next((each for each in record.ids if each.scheme in ("doi", "acl")), None)
        if doi or record.venue:
            document = context.documents[mention.document]
            link = document.links[mention.link]
            url = canonical_url(doi) if doi else None
            fix = Fix((Edit(link.url_span, url),), safe=False) if url else None
            yield Finding(document.path, link.span, _message(record, doi), fix)


def _states_venue(citation: Cited) -> bool:
    return citation.venue is not None and venue_kind(citation.venue) != "preprint"


def _message(record: Record, doi: WorkId | None) -> str:
    where = f" in {record.venue}" if record.venue else ""
    return f"this preprint has appeared{where}" + (f": {canonical_url(doi)}" if doi else "; cite that version")
