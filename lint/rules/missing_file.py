"""A relative link or image names a file that is not in the repository.

Files are moved and renamed, and a picture's path is written from memory: GitHub shows a broken image, or answers
"404 page not found". The path is followed from the folder of the file that has the link, and one that begins with a
slash from the root of the repository. GitHub tells capitals from small letters, so this rule does too.

```markdown bad
![Timeline](README-timeline.png)
See [the guide](README.md) and [how to contribute](CONTRIBUTING.md).
```
```text findings
1:13 README-timeline.png is not there; mend the path, or add the file
2:52 CONTRIBUTING.md is not there; mend the path, or add the file
```

The rule says nothing where the list stands alone, without the repository it belongs to: where none of the files that
it names is there. What leaves the repository (`../../issues` is a page on GitHub) is not a file of it:

```markdown good
Open an [issue](../../issues), or read [this list](README.md).
```

There is no fix: the file may be misspelled, moved, or not committed yet.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from lint.finding import Finding, Severity
from lint.rule import Context, rule
from lint.target import Target, targets

_ELSEWHERE = re.compile(
    r"\[?[a-z][a-z0-9+.-]*:|//|#|$|www\.|(?:[\w-]+\.)+(?:(?:com|edu|gov)(?:/|$)|(?:org|net|io|ai|dev)/)"
    r"|(?:[\w-]+\.){2,}[a-z]{2,6}/",
    re.IGNORECASE,
)
"""Targets that are no files: with a scheme, another host, a place in this page, a URL that lost its scheme or stands in
a second link."""


@rule(Severity.ERROR)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        folder = Path(document.path).parent
        root = _root(context, folder)
        named = [(target, path) for target in targets([document]) if (path := _path(target, folder, root))]
        missing = [(target, path) for target, path in named if not context.exists(path)]
        if len(missing) < len(named) or context.exists(folder / ".git"):
            for target, path in missing:
                yield target.finding(f"{os.path.relpath(path, folder)} is not there; mend the path, or add the file")


def _root(context: Context, folder: Path) -> Path | None:
    """The root of the git checkout that a folder belongs to."""
    full = folder.resolve()
    return next((each for each in (full, *full.parents) if context.exists(each / ".git")), None)


def _path(target: Target, folder: Path, root: Path | None) -> Path | None:
    """The file that a target names; None where it names none of this repository, or none that can be known."""
    name = unquote(re.split("[?#]", target.link.url)[0])
    if _ELSEWHERE.match(name) or "\0" in name or len(name) > 1000:
        return None
    if name.startswith("/"):
        return root / name.lstrip("/") if root else None
    path = Path(os.path.normpath(folder / name))
    above = os.path.relpath(path, root or folder).startswith("..")
    return None if above else path
