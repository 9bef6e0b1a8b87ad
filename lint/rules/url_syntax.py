"""A target is no URL as it stands: a mistyped or doubled scheme, a space, a link inside the link.

Markdown makes a link of almost anything, so the page looks right, and a click leads nowhere: `ttps://` is no scheme a
browser knows, `arxiv.org/abs/…` without a scheme is read as a file of the list's own repository.

```markdown bad
- **Attention Is All You Need**. [Paper](ttps://arxiv.org/abs/1706.03762)
- **RoBERTa**. [Paper](https://https://arxiv.org/abs/1907.11692)
- **BERT**. [Paper]([pdf](https://arxiv.org/abs/1810.04805))
- **XLNet**. [Paper](arxiv.org/abs/1906.08237)
- **ALBERT**. [Paper](<https://arxiv.org/abs/1909. 11942>)
```
```text findings
1:42 the target begins with ttps://, which is no scheme; write https://
2:24 the target has two schemes; keep one
3:21 the target is a whole Markdown link; write its URL alone
4:22 the target has no scheme, so it is read as a file of this repository; write https:// before it
5:24 the target has a space in it; write %20, or mend the URL
```

Write the URL as a browser's address bar has it:

```markdown fixed
- **Attention Is All You Need**. [Paper](https://arxiv.org/abs/1706.03762)
- **RoBERTa**. [Paper](https://arxiv.org/abs/1907.11692)
- **BERT**. [Paper](https://arxiv.org/abs/1810.04805)
- **XLNet**. [Paper](https://arxiv.org/abs/1906.08237)
- **ALBERT**. [Paper](<https://arxiv.org/abs/1909. 11942>)
```

An archived page has a second URL inside it by right:

```markdown good
- **How to read a paper**. [Blog](https://web.archive.org/web/2023/https://example.org/reading)
```

The fix is safe: it is offered where the whole URL stands there already. A space in the middle is left to you.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lint.finding import Finding, Severity
from lint.identifiers import identify
from lint.rule import Context, rule
from lint.spelling import nearest
from lint.target import targets


class _Repair(NamedTuple):
    wrong: re.Pattern[str]
    instead: str | None
    message: str


_SPACE = "has a space in it; write %20, or mend the URL"
_NO_SCHEME = "has no scheme, so it is read as a file of this repository; write https:// before it"
_BLANK = r"(?:\s|%20)"
_UP_TO_BLANKS_AT_END = rf"(?:(?!{_BLANK}).|{_BLANK}++(?!\Z))++"
_REPAIRS = (
    _Repair(re.compile(r"\[[^]]*\]\((https?://\S+)\)"), r"\1", "is a whole Markdown link; write its URL alone"),
    _Repair(re.compile(r"[\[(](https?://\S+)[\])]"), r"\1", "stands in a second pair of brackets; write the URL alone"),
    _Repair(re.compile(r"(?:https?:?/{0,2})+(https?://[^\W_].*)"), r"\1", "has two schemes; keep one"),
    _Repair(re.compile(r"(https?)(?::|:/|:///|[;.]?//)(\w.*)"), r"\1://\2", "has no :// after its scheme; write it"),
    _Repair(
        re.compile(rf"{_BLANK}*+({_UP_TO_BLANKS_AT_END}){_BLANK}++|{_BLANK}++(\S.*)"),
        r"\1\2",
        "has a space at its end; drop it",
    ),
    _Repair(
        re.compile(r"https?://.+?(?:\s|%20|%5Cn|[,;(]|\||[^\W_])https?://.*"), None, "has two URLs in it; keep one"
    ),
    _Repair(re.compile(r"https?://\S+\s.*"), None, _SPACE),
    _Repair(re.compile(r"https?:/*"), None, "is a scheme without an address; write the whole URL"),
    _Repair(
        re.compile(r"(https?://(?:www\.)?(?:github\.com|arxiv\.org|openreview\.net))(?!unity)(\w.*)"),
        r"\1/\2",
        "has no slash after the host; add it",
    ),
    _Repair(
        re.compile(
            r"((?:www\.(?:[\w-]+\.)+[a-z]{2,}|(?:[\w-]+\.)+(?:com|edu|gov))(?:/.*)?"
            r"|(?:(?:[\w-]+\.)+(?:org|net|io|ai|dev)|(?:[\w-]+\.){2,}[a-z]{2,6})/.*)"
        ),
        r"https://\1",
        _NO_SCHEME,
    ),
)
_SOUND = re.compile(r"https?://(?:[\w-]+\.)+[a-z]{2,9}(?:[/?#][^\s()\[\]<>]*[\w/=-])?")
_SCHEME = re.compile(r"([A-Za-z]{3,7})(?::/{1,3}|//)(?=\w)")
_OTHER_SCHEMES = {"ftp", "ftps", "sftp", "ssh", "shttp", "git", "http", "https"}
_AFTER = ".,;:!'\"]}>*"


@rule(Severity.ERROR, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for target in targets(context.documents):
        problem = _problem(target.written)
        if problem:
            message, instead = problem
            if message == _SPACE and target.document.text[target.link.span.start] == "<":
                continue  # browsers take it in HTML
            if message == _NO_SCHEME and target.link.kind == "autolink":
                continue  # GitHub links it over http
            if instead and (around := target.around) and instead + around == target.written:
                message = f"takes in `{around}`, which stands around the URL; put < and > round the URL"
            yield target.finding(f"the target {message}", instead)


def _problem(url: str) -> tuple[str, str | None] | None:
    """What is wrong with a target, and what to write instead where that is certain."""
    if _SOUND.fullmatch(url) and url.count("://") == 1:
        return None
    scheme = _SCHEME.match(url)
    if scheme and scheme[1].lower() not in _OTHER_SCHEMES:
        return _mistyped_scheme(url, scheme)
    for repair in _REPAIRS:
        if match := repair.wrong.fullmatch(url):
            instead = repair.instead and match.expand(repair.instead)
            return repair.message, instead
    bare = url.rstrip(_AFTER)
    work_id = identify(bare) if bare != url and ":~:text=" not in url else None
    if work_id and work_id.scheme != "arxiv" and work_id == identify(url):
        return f"ends with `{url[len(bare) :]}`, which does not belong to the URL; drop it", bare
    return None


def _mistyped_scheme(url: str, scheme: re.Match[str]) -> tuple[str, str] | None:
    meant = nearest(scheme[1].lower(), ("https", "http"), 2)
    if meant is None:
        return None
    return f"begins with {scheme[0]}, which is no scheme; write {meant}://", f"{meant}://{url[scheme.end() :]}"
