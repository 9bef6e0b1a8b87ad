"""A DOI is linked in another way than https://doi.org/….

Since 2017 a DOI is written `https://doi.org/10.…` (https://www.crossref.org/display-guidelines/). The older
`dx.doi.org` and `http` cost the reader a redirect, a second `doi:` or resolver inside the address does not resolve,
and a library's proxy asks strangers for a password.

```markdown bad
- **Deep learning**. Nature 2015. [Paper](http://dx.doi.org/10.1038/nature14539)
- **Long short-term memory**. 1997. [Paper](https://doi.org/doi:10.1162/neco.1997.9.8.1735)
```
```text findings
1:43 the DOI 10.1038/nature14539 is linked in an unusual way; write https://doi.org/10.1038/nature14539
2:45 the DOI 10.1162/neco.1997.9.8.1735 is linked in an unusual way; write https://doi.org/10.1162/neco.1997.9.8.1735
```

```markdown fixed
- **Deep learning**. Nature 2015. [Paper](https://doi.org/10.1038/nature14539)
- **Long short-term memory**. 1997. [Paper](https://doi.org/10.1162/neco.1997.9.8.1735)
```

A publisher's page is another page, and not touched:

```markdown good
- **Deep learning**. Nature 2015. [Paper](https://www.nature.com/articles/nature14539)
- **Long short-term memory**. 1997. [Paper](https://doi.org/10.1162/neco.1997.9.8.1735)
```

The fix is safe: both addresses name one DOI, which stays as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.finding import Finding, Severity
from lint.rule import Context, rule
from lint.target import targets

_RESOLVER = r"https?://(?:(?:www\.|dx\.)?doi\.org|(?:dx-)?doi-org\.[\w.-]+)(?::\d+)?/+"
_DOI_URL = re.compile(rf"(?:{_RESOLVER})+(?:doi:\s*)?(?P<doi>10\.\d{{4,9}}/\S+)", re.IGNORECASE)


@rule(Severity.WARNING, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for target in targets(context.documents):
        match = _DOI_URL.fullmatch(target.written)
        if match and target.written != (canonical := f"https://doi.org/{match['doi']}"):
            message = f"the DOI {match['doi']} is linked in an unusual way; write {canonical}"
            yield target.finding(message, canonical)
