"""An image is loaded from GitHub's proxy, though its original address is known.

GitHub shows foreign images through `camo.githubusercontent.com`. Such an address gets into a list by copying from a
rendered page. It is signed for that page and may cease to work, and it hides what it is an image of. Its last part is
the original address in hexadecimal digits.

```markdown bad
![Awesome](https://camo.githubusercontent.com/64f8905651212a80/68747470733a2f2f617765736f6d652e72652f62616467652e737667)
```
```text findings
1:12 the image is https://awesome.re/badge.svg, loaded through GitHub's proxy; link the image itself
```

Link the image itself, and GitHub will take care of its proxy:

```markdown fixed
![Awesome](https://awesome.re/badge.svg)
```

An image in the list's own repository needs no address at all:

```markdown good
![Awesome](https://awesome.re/badge.svg)
```

The fix is safe: it names the very image that the proxy fetches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.finding import Finding, Severity
from lint.rule import Context, rule
from lint.target import targets

_CAMO = re.compile(r"https?://camo\.githubusercontent\.com/[0-9a-f]+/((?:[0-9a-f]{2})+)/?(?:\?.*)?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[!-~]+")


@rule(Severity.WARNING, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for target in targets(context.documents):
        original = _original(target.written)
        if original:
            message = f"the image is {original}, loaded through GitHub's proxy; link the image itself"
            yield target.finding(message, original)


def _original(url: str) -> str | None:
    """The address that a proxied one stands for, as https://github.com/atmos/camo encodes it; None for all others."""
    match = _CAMO.fullmatch(url)
    if not match:
        return None
    original = bytes.fromhex(match[1]).decode("ascii", errors="replace")
    return original if _ADDRESS.fullmatch(original) else None
