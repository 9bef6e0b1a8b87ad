"""A link has the form of an arXiv paper's, and no paper can be there.

A digit is lost or doubled in copying, a slash typed twice, `.pdf` left behind the id of an abstract page. The link
looks right and opens an error page. What an id can be is written in https://info.arxiv.org/help/arxiv_identifier.html.

```markdown bad
- **Attention Is All You Need**. [Paper](https://arxiv.org//abs/1706.03762)
- **LLaMA: Open and Efficient Foundation Language Models**. [Paper](https://arxiv.org/abs/2302.1397)
- **PaLM 2 Technical Report**. [Paper](https://arxiv.org/abs/2313.10403)
- **GPT-4 Technical Report**. [Paper](https://arxiv.org/abs/2303.08774.pdf)
- **Chinchilla**. [Paper](https://arxiv.org/abs/)
- **Gemma**. [Paper](https://arxiv.org/2403.08295)
- **OLMo**. [Paper](https://arxiv.org/abs/2402.00838v)
```
```text findings
1:42 a slash too many before arXiv:1706.03762; write one
2:69 arXiv:2302.1397 has 4 digits after the point; ids since 2015 have 5; look it up
3:40 arXiv:2313.10403 names month 13; an arXiv id starts with two digits for the year and two for the month; look it up
4:39 ".pdf" does not belong behind arXiv:2303.08774; leave it out
5:27 the link names no arXiv paper; write the id of the paper after it
6:22 arXiv:2403.08295 is not at this address; write https://arxiv.org/abs/2403.08295
7:21 the version behind arXiv:2402.00838 has no number; leave it out
```

A wrong address and what is too much are mended; a wrong number is not:

```markdown fixed
- **Attention Is All You Need**. [Paper](https://arxiv.org/abs/1706.03762)
- **LLaMA: Open and Efficient Foundation Language Models**. [Paper](https://arxiv.org/abs/2302.1397)
- **PaLM 2 Technical Report**. [Paper](https://arxiv.org/abs/2313.10403)
- **GPT-4 Technical Report**. [Paper](https://arxiv.org/abs/2303.08774)
- **Chinchilla**. [Paper](https://arxiv.org/abs/)
- **Gemma**. [Paper](https://arxiv.org/abs/2403.08295)
- **OLMo**. [Paper](https://arxiv.org/abs/2402.00838)
```

```markdown good
- **Superstrings**. [Paper](https://arxiv.org/abs/hep-th/9901001) [PDF](https://arxiv.org/pdf/2303.08774.pdf)
- **New papers**. [List](https://arxiv.org/list/cs.CL/recent)
```

The fix is safe: it leaves the id alone. That an id is possible does not mean that it exists; `paperlint links` asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from lint.arxiv import arxiv_fault, valid_arxiv
from lint.finding import Finding, Severity
from lint.identifiers import arxiv_url
from lint.rule import Context, rule
from lint.target import targets

_DOUBLED = re.compile(r"https?://[^/]+(?:/\w+)?//")
_ASTRAY = re.compile(
    r"https?://(?:www\.)?arxiv\.org/(?!(?:bibtex|cits|format|ps|refs|src|tb)/)(?:[a-z]+/)?(\d{4}\.\d{4,5})(v\d+)?(?:\.pdf)?",
    re.IGNORECASE,
)
"""An id where arXiv has no page of it; what it has beside abstract and PDF is left out."""
_VERSION = re.compile(r"(?<=\d)v0*(?![\dv])", re.IGNORECASE)
_NO_ID = re.compile(r"https?://(?:\w+\.)?arxiv\.org/+(?:abs|pdf)/*", re.IGNORECASE)


@rule(Severity.ERROR, alone=True)
def check(context: Context) -> Iterator[Finding]:
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date()  # ids are given out in Ithaca, lists read anywhere
    for target in targets(context.documents):
        url = target.written
        if _NO_ID.fullmatch(url):
            yield target.finding("the link names no arXiv paper; write the id of the paper after it")
        elif address := arxiv_url(url):
            stray = address.stray.strip()
            if fault := arxiv_fault(address.raw, tomorrow):
                yield target.finding(f"arXiv:{address.raw} {fault}; look it up")
            elif address.version == 0:
                message = f"the version behind arXiv:{address.raw} has no number; leave it out"
                yield target.finding(message, _VERSION.sub("", url, count=1))
            elif stray and stray == target.around:
                yield target.finding(f"the link takes in `{stray}`, which stands around it; put < and > round the URL")
            elif stray and stray in url:
                message = f'"{stray}" does not belong behind arXiv:{address.raw}; leave it out'
                yield target.finding(message, _without(stray, url, address.raw))
            elif _DOUBLED.match(url):
                message = f"a slash too many before arXiv:{address.raw}; write one"
                yield target.finding(message, re.sub(r"(?<!:)//+", "/", url))
        elif (astray := _ASTRAY.fullmatch(url)) and valid_arxiv(astray[1]):
            instead = f"https://arxiv.org/abs/{astray[1]}{astray[2] or ''}"
            yield target.finding(f"arXiv:{astray[1]} is not at this address; write {instead}", instead)


def _without(stray: str, url: str, raw: str) -> str:
    """The URL without what is stray behind the id; the same signs may stand in its query by right."""
    start = url.find(stray, url.find(raw) + len(raw))
    return url[:start] + url[start + len(stray) :] if start >= 0 else url
