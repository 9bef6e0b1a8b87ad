"""A link leads nowhere: its page is gone, or its host does not exist.

Only what answers "not found" (404) or "gone" (410), or has no host, is dead, and only when it does so twice, with a
pause between. A server that refuses robots, asks to slow down, fails, stalls or has trouble with its certificate says
nothing of the page: `paperlint links` lists such links as unverified, and they never fail a run. Where arXiv has a
paper of the entry's title, or else the Wayback Machine a copy of the page, the finding names it.

```python evidence
Evidence(
    pages={
        "https://example.org/gone": PageVerdict(
            Verdict.BROKEN,
            "the server answers 404",
            archived="https://web.archive.org/web/2020/https://example.org/gone",
        ),
        "https://old.example/": PageVerdict(Verdict.BROKEN, "there is no such host"),
        "https://old.example/code": PageVerdict(Verdict.BROKEN, "there is no such host"),
    },
    titles={"counttosheepinthedark": WorkId("arxiv", "2401.00001")},
)
```
```markdown bad
- [A Course](https://example.org/gone#week-2)
- [A Blog](https://old.example/)
- **Count to Sheep in the Dark**. [[pdf]](https://old.example/) [[code]](https://old.example/code)
```
```text findings
1:3 https://example.org/gone#week-2 is dead, asked twice: the server answers 404; \
link its copy https://web.archive.org/web/2020/https://example.org/gone
2:3 https://old.example/ is dead, asked twice: there is no such host; link another page, or remove it
3:35 https://old.example/ is dead, asked twice: there is no such host; \
its title is that of https://arxiv.org/abs/2401.00001
3:65 https://old.example/code is dead, asked twice: there is no such host; link another page, or remove it
```

A link that could not be verified is no finding:

```python evidence
Evidence(pages={"https://example.org/paper": PageVerdict(Verdict.UNVERIFIED, "the server answers 403")})
```
```markdown good
- [A Course](https://example.org/paper)
```

There is no fix: only a person can tell what the link was for.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.document import Entry, Link
from lint.evidence import Verdict
from lint.finding import Finding, Severity
from lint.identifiers import canonical_url
from lint.mention import names_paper
from lint.rule import Context, rule
from lint.title import title_key


@rule(Severity.ERROR, online=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        for index, link in enumerate(document.links):
            page = context.evidence.page(link.url)
            if page is None or page.verdict is not Verdict.BROKEN:
                continue
            number = document.entry_of_link.get(index)
            elsewhere = None if number is None else _elsewhere(link, document.entries[number], context)
            advice = f"link its copy {page.archived}" if page.archived else "link another page, or remove it"
            advice = f"its title is that of {elsewhere}" if elsewhere else advice
            yield Finding(document.path, link.span, f"{link.url} is dead, asked twice: {page.reason}; {advice}")


def _elsewhere(link: Link, entry: Entry, context: Context) -> str | None:
    """Where the paper is to which a dead link led, and the entry does not say."""
    if entry.title is None or not names_paper(link, entry):
        return None
    other = context.evidence.titles.get(title_key(entry.title))
    return None if other is None or other in entry.ids else canonical_url(other)
