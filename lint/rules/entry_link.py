"""An entry has no link to what it cites: none at all, one without a target, or one that is not rendered.

`[Paper]()` waits for an address that nobody filled in; `[Paper] (https://…)` and `(Paper)[https://…]` show their
brackets to the reader instead of a link.

```markdown bad
- **Attention Is All You Need**. 2017. [Paper]()
- **LLaMA: Open and Efficient Foundation Language Models**. 2023. [Paper] (https://arxiv.org/abs/2302.13971)
- **PaLM: Scaling Language Modeling with Pathways**. 2022. [Paper](https://arxiv.org/abs/2204.02311
- **GPT-4 Technical Report**. 2023. [Paper](https://arxiv.org/abs/2303.08774), [Code](#)
```
```text findings
1:40 "Paper" leads nowhere; write its address, or drop the link
2:67 this link is shown as text: a space stands between ] and (
3:60 this link is shown as text: its ) is missing
4:80 info: "Code" leads nowhere; write its address, or drop the link
```

```markdown fixed
- **Attention Is All You Need**. 2017. [Paper]()
- **LLaMA: Open and Efficient Foundation Language Models**. 2023. [Paper](https://arxiv.org/abs/2302.13971)
- **PaLM: Scaling Language Modeling with Pathways**. 2022. [Paper](https://arxiv.org/abs/2204.02311)
- **GPT-4 Technical Report**. 2023. [Paper](https://arxiv.org/abs/2303.08774), [Code](#)
```

```markdown good
- **Attention Is All You Need**. 2017. [Paper](https://arxiv.org/abs/1706.03762)
- **GPT-4 Technical Report**. 2023. [Paper](https://arxiv.org/abs/2303.08774), code coming soon
```

An empty target under "coming soon", a date or a badge, and `#`, are placeholders that somebody chose: hints. So is a
label that leads nowhere in most entries, as `[Code]()` may, and an item without any link, where nine in ten items have
one. The fix is safe: it makes a link of what has text and URL.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lint.document import Document, Entry, Link
from lint.finding import Edit, Finding, Fix, Severity
from lint.rule import Context, rule
from lint.target import Target, holds_image, targets
from lint.unrendered import unrendered

_MANY = 10
_FEW = 0.1
_PLACEHOLDER = re.compile(r"coming|soon|tb[ad]\b|to be|n/?a\b|[\d\s./-]+$", re.IGNORECASE)

_TO_TOP = re.compile(r"\W*+(?:(?:back |go |return )?(?:to (?:the )?)?top|返回\w*|回到\w*)?\W*+", re.IGNORECASE)
"""What leads to the page's top, as `#` does: an arrow, `Back to top`."""


@rule(Severity.ERROR, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        empty = [target for target in targets([document]) if target.link.url.strip() in ("", "#")]
        waiting = _mostly_empty(document.links, Counter(_key(target.link) for target in empty))
        for target in empty:
            if not _leads_to_top(target):
                yield _empty(target, hint=_key(target.link) in waiting)
        shown = list(unrendered(document))
        for text in shown:
            message = f"this link is shown as text: {text.reason}"
            fix = Fix((Edit(text.span, text.instead),)) if text.instead else None
            yield Finding(document.path, text.span, message, fix)
        for entry in _without_link(document, [text.span.start for text in shown]):
            yield Finding(document.path, entry.span, "this entry has no link; add one to what it cites", hint=True)


def _without_link(document: Document, shown: Sequence[int]) -> Iterator[Entry]:
    """The items that have no link in a list whose items have one, and no link that is reported already."""
    items = [entry for entry in document.entries if entry.shape == "item"]
    bare = [entry for entry in items if not entry.links]
    if len(items) >= _MANY and len(bare) <= _FEW * len(items):
        yield from (entry for entry in bare if not any(entry.span.start <= place < entry.span.end for place in shown))


def _leads_to_top(target: Target) -> bool:
    is_image = holds_image(target.document, target.link)
    text = target.link.text.strip()
    return target.link.url == "#" and not is_image and text != "" and _TO_TOP.fullmatch(text) is not None


def _mostly_empty(links: Sequence[Link], empty: Counter[str]) -> set[str]:
    """The labels that lead nowhere in most of their links, and in many: `[Code]()` in each entry waits."""
    many = {label for label, count in empty.items() if count >= _MANY}
    used = Counter(label for link in links if (label := _key(link)) in many) if many else Counter[str]()
    return {label for label in many if empty[label] * 2 > used[label]}


def _empty(target: Target, *, hint: bool) -> Finding:
    link = target.link
    chosen = hint or holds_image(target.document, link) or link.url == "#" or bool(_PLACEHOLDER.match(link.text))
    name = f'"{_label(link)}"' if link.text else "this link"
    return Finding(
        target.document.path, link.span, f"{name} leads nowhere; write its address, or drop the link", hint=chosen
    )


def _label(link: Link) -> str:
    return link.text.strip("[]`*_ ")


def _key(link: Link) -> str:
    """A link's label, however it is written."""
    return _label(link).casefold()
