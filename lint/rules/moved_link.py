"""A page has moved for good, and the link leads there by a detour.

Its server answers with a permanent redirect (301 or 308). The link still works, so this is only a hint; but redirects
are dropped one day, and the new address tells readers more. Temporary redirects, and permanent ones to a login or to a
site's front page, are not reported here.

```python evidence
Evidence(
    pages={
        "http://example.org/course": PageVerdict(
            Verdict.MOVED, "moved permanently", target="https://www.example.org/teaching/(2024)"
        ),
        "https://github.com/old/code": PageVerdict(Verdict.MOVED, "renamed", target="https://github.com/new/code"),
    }
)
```
```markdown bad
- [A Course](http://example.org/course#week-2)
- A paper. [[code]](https://github.com/old/code)
```
```text findings
1:14 http://example.org/course#week-2 has moved; link https://www.example.org/teaching/(2024)#week-2
2:21 https://github.com/old/code has moved; link https://github.com/new/code
```
```markdown fixed
- [A Course](https://www.example.org/teaching/%282024%29#week-2)
- A paper. [[code]](https://github.com/new/code)
```

A page that answers where it is linked:

```markdown good
- [A Course](https://www.example.org/teaching/)
```

The fix is safe: it writes the address that the server itself names, and keeps the fragment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.evidence import Verdict
from lint.finding import Edit, Finding, Fix, Severity
from lint.rule import Context, rule

# What would end a link's target, in Markdown or in an attribute.
_ENDING = re.compile(r"""[\s()<>"'`\\|]""")


@rule(Severity.INFO, online=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        fixed = set()
        for link in document.links:
            page = context.evidence.page(link.url)
            if page is None or page.verdict is not Verdict.MOVED or page.target is None:
                continue
            _, mark, fragment = link.url.partition("#")
            target = page.target if "#" in page.target else page.target + mark + fragment
            edit = Edit(link.url_span, _ENDING.sub(lambda match: f"%{ord(match.group()):02X}", target))
            # Several links may share one definition, which is mended once.
            fix = Fix((edit,)) if link.url_span not in fixed else None
            fixed.add(link.url_span)
            yield Finding(document.path, link.url_span, f"{link.url} has moved; link {target}", fix)
