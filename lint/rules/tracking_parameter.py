"""A URL carries parameters that only follow its reader.

`utm_source`, `fbclid`, `gclid` and their like tell a site where a visitor came from; the page is the same without
them. They get into lists by copying an address out of a newsletter or a social network. They tell on every reader,
make lines long, and make two links to one page look different.

```markdown bad
- [Scaling Laws](https://openai.com/research/scaling-laws?utm_source=newsletter&utm_medium=email)
- [The Pile](https://pile.eleuther.ai/?v=2&fbclid=IwAR0xyz#data)
- [A Course](https://course.example/start?utm_source=github_awesome)
```
```text findings
1:18 the link carries utm_source and utm_medium, which only track readers; leave them out
2:14 the link carries fbclid, which only tracks readers; leave it out
3:14 info: the link carries utm_source, which only tracks readers; leave it out
```

Write the address without them:

```markdown fixed
- [Scaling Laws](https://openai.com/research/scaling-laws)
- [The Pile](https://pile.eleuther.ai/?v=2#data)
- [A Course](https://course.example/start?utm_source=github_awesome)
```

```markdown fixed unsafe
- [Scaling Laws](https://openai.com/research/scaling-laws)
- [The Pile](https://pile.eleuther.ai/?v=2#data)
- [A Course](https://course.example/start)
```

Parameters that choose what the page shows stay, and so does everything else in the address:

```markdown good
- [Scaling Laws](https://openai.com/research/scaling-laws)
- [Language Models](https://huggingface.co/models?pipeline_tag=text-generation&sort=trending)
```

The fix takes out these parameters and nothing else, and is safe. But a source that names the list itself was put there
on purpose (`utm_source=github_awesome`): a hint, and its fix is unsafe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.document import Document, Span
from lint.finding import Edit, Finding, Fix, Severity, enumerated
from lint.page import TRACKING
from lint.rule import Context, rule

_OF_LISTS = re.compile(r"utm_source=.*(?:github|awesome|readme).*", re.IGNORECASE)
_QUERY = re.compile(r"\?([^#\s]*)")


@rule(Severity.WARNING, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        for span in dict.fromkeys(link.url_span for link in document.links if "?" in link.url):
            yield from _check_url(document, span)


def _check_url(document: Document, span: Span) -> Iterator[Finding]:
    query = _QUERY.search(document.text, *span)
    if query is None:
        return
    # The separators are kept as they stand: `&`, or `&amp;` in HTML.
    parts = re.split(r"(&(?:amp;)?)", query.group(1))
    parameters, separators = parts[::2], parts[1::2]
    tracking = [name for parameter in parameters if TRACKING.fullmatch(name := parameter.partition("=")[0])]
    if not tracking:
        return
    kept = [parameter for parameter in parameters if not TRACKING.fullmatch(parameter.partition("=")[0])]
    rest = "?" + (separators[0] if separators else "&").join(kept) if kept else ""
    track, them = ("tracks", "it") if len(tracking) == 1 else ("track", "them")
    chosen = any(map(_OF_LISTS.fullmatch, parameters))
    yield Finding(
        document.path,
        span,
        f"the link carries {enumerated(tracking)}, which only {track} readers; leave {them} out",
        Fix((Edit(Span(*query.span()), rest),), safe=not chosen),
        hint=chosen,
    )
