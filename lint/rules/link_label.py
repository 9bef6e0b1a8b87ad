"""A link's label says another thing than its target is, is mistyped, or is empty.

A reader who clicks `Code` and lands on the paper knows that one of two links was pasted twice. A label with a slip
(`Gtihub`) looks careless, and a label without text cannot be clicked at all.

```markdown bad
- **Swin Transformer**. [Paper](https://arxiv.org/abs/2103.14030) [Code](https://arxiv.org/abs/2103.14030)
- **DeiT**. [Paper](https://arxiv.org/abs/2012.12877) [Code](https://github.com/facebookresearch/deit)
- **ConvNeXt**. [Papre](https://arxiv.org/abs/2201.03545) [Code](https://github.com/facebookresearch/ConvNeXt)
- **DETR**. [Paper](https://arxiv.org/abs/2005.12872) [](https://github.com/facebookresearch/detr)
- **PVT**. [2102.12122](https://arxiv.org/abs/2106.13797)
```
```text findings
1:67 the label "Code" stands on a paper, arXiv:2103.14030; mend the label or the target
3:18 "Papre" is mistyped; write "Paper"
4:55 this link has no text to click; write a label
5:12 the label "2102.12122" stands on arXiv:2106.13797; mend the label or the target
```

```markdown fixed
- **Swin Transformer**. [Paper](https://arxiv.org/abs/2103.14030) [Code](https://arxiv.org/abs/2103.14030)
- **DeiT**. [Paper](https://arxiv.org/abs/2012.12877) [Code](https://github.com/facebookresearch/deit)
- **ConvNeXt**. [Paper](https://arxiv.org/abs/2201.03545) [Code](https://github.com/facebookresearch/ConvNeXt)
- **DETR**. [Paper](https://arxiv.org/abs/2005.12872) [](https://github.com/facebookresearch/detr)
- **PVT**. [2102.12122](https://arxiv.org/abs/2106.13797)
```

A list may call its links what it likes: a label that disagrees with most of its targets is a habit, not a slip.

```markdown good
- **Swin**. [Website](https://arxiv.org/abs/2103.14030) [Code](https://github.com/microsoft/Swin-Transformer)
- **DeiT**. [Website](https://arxiv.org/abs/2012.12877) [Code](https://github.com/facebookresearch/deit)
- **DETR**. [Website](https://arxiv.org/abs/2005.12872) [Code](https://github.com/facebookresearch/detr)
```

A mistyped label is mended, which is safe; whether label or target is wrong is yours to say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lint.document import Document, Link, Span
from lint.finding import Edit, Finding, Fix, Severity
from lint.rule import Context, rule
from lint.spelling import nearest
from lint.target import holds_image

_CODE = "code", "codes", "source code", "official code", "repo", "repository", "pytorch", "tensorflow", "keras", "jax"
_PAPER = "paper", "pdf", "preprint", "abstract"
_PAGE = "project", "project page", "website", "homepage", "webpage", "demo", "video", "slides", "poster"
_SAYS = {label: kind for kind, labels in {"code": _CODE, "paper": _PAPER, "page": _PAGE}.items() for label in labels}
_HOSTS = {
    "arxiv": ("arxiv",),
    "github": ("git",),
    "openreview": ("openreview",),
    "youtube": ("youtu",),
    "huggingface": ("huggingface", "hf.co"),
}
_WORDS = tuple({word for label in (*_SAYS, *_HOSTS) for word in label.split() if len(word) >= 4})
_REPOSITORY = re.compile(r"https?://(?:www\.)?git(?:hub|lab|ee)\.com/[\w.-]+/[\w.-]+/?")
_PART = re.compile(r"#|attachment|supp|/embed/|\.(?:zip|tar|gz|mp4|ipynb)\b", re.IGNORECASE)
"""A part of a paper's page, or a file beside the paper: it may well be the code."""
_DATA = re.compile(
    r"zenodo|figshare|dataverse"
    r"|10\.(?:5281|6084|5061|17605|7910|4121|17632|24433|34740)/",
    re.IGNORECASE,
)
"""Where data and code get identifiers as papers do: Zenodo, figshare, Dryad, OSF, Dataverse, 4TU, Mendeley, Code Ocean,
Kaggle."""
_NUMBER = re.compile(r"(?:arxiv\W{1,2})?(\d{4}\.\d{4,6})(?:v\d+)?")
"""An arXiv paper's number, perhaps with a digit too many."""
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_LONGEST = 30
"""Characters of a label; a longer text is a title or a sentence."""
_EDGES = "[](){}<>`*_~|.:,;!- "


@rule(Severity.WARNING, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        labelled = [
            (link, _label(link))
            for index, link in enumerate(document.links)
            if link.kind in ("link", "html") and not _is_name(document, index)
        ]
        yield from _disagreeing(document, labelled)
        yield from _mistyped(document, labelled)
        for link, _ in labelled:
            if not link.text and link.url[:1] not in ("", "#") and not holds_image(document, link):
                yield Finding(document.path, link.span, "this link has no text to click; write a label")


def _is_name(document: Document, index: int) -> bool:
    """Whether a link's text is the name of the entry's work, which may look like a label: CodeS."""
    text = document.links[index].text
    if not _INNER_CAPITAL.search(text) or index not in document.entry_of_link:
        return False
    entry = document.entries[document.entry_of_link[index]]
    return entry.label == text or re.match(rf"{re.escape(text)}(?:[:：]|$)", entry.title or "") is not None


def _label(link: Link) -> str:
    return " ".join(link.text[:80].casefold().split()).strip(_EDGES)


def _disagreeing(document: Document, labelled: Sequence[tuple[Link, str]]) -> Iterator[Finding]:
    wrong = [(link, label, what) for link, label in labelled if (what := _disagreement(label, link))]
    uses, slips = Counter(label for _, label in labelled), Counter(label for _, label, _ in wrong)
    for link, label, what in wrong:
        if slips[label] < 3 or 5 * slips[label] <= uses[label]:
            message = f'the label "{link.text.strip(_EDGES)}" stands on {what}; mend the label or the target'
            yield Finding(document.path, link.span, message)


def _disagreement(label: str, link: Link) -> str | None:
    """What the target is, where the label says that it is something else."""
    said = _SAYS.get(label)
    if link.work_id and (number := _NUMBER.fullmatch(label)):
        return link.work_id.shown if link.work_id.scheme == "arxiv" and number[1] != link.work_id.value else None
    if said == "paper":
        return "a repository" if _REPOSITORY.fullmatch(link.url) else None
    is_elsewhere = label in _HOSTS and not any(part in link.url.lower() for part in _HOSTS[label])
    if not link.work_id or not (said or is_elsewhere) or _DATA.search(link.url) or _PART.search(link.url):
        return None
    return link.work_id.shown if is_elsewhere else f"a paper, {link.work_id.shown}"


def _mistyped(document: Document, labelled: Sequence[tuple[Link, str]]) -> Iterator[Finding]:
    """Words that are one slip away from a label that the list uses elsewhere."""
    words = [(link, word) for link, label in labelled if len(label) <= _LONGEST for word in label.split()]
    uses = Counter(word for _, word in words)
    common = [word for word in _WORDS if uses[word] > 1]
    meant = {word: right for word, count in uses.items() if count <= 2 and (right := _meant(word, common))}
    for link, word in words:
        if word in meant and (place := re.search(re.escape(word), document.text[slice(*link.span)], re.IGNORECASE)):
            span = Span(link.span.start + place.start(), link.span.start + place.end())
            right = _in_the_case_of(place[0], meant[word])
            message = f'"{place[0]}" is mistyped; write "{right}"'
            yield Finding(document.path, span, message, Fix((Edit(span, right),)))


def _meant(word: str, common: Sequence[str]) -> str | None:
    if len(word) < 4 or not word.isalpha() or word in _WORDS:
        return None
    right = nearest(word, common, 1)
    # One letter more, less or other makes another word of a short one: core, node. Two swapped ones do not.
    certain = right and (len(word) >= 6 or sorted(word) == sorted(right))
    return right if certain and word != f"{right}s" else None


def _in_the_case_of(word: str, right: str) -> str:
    return right.upper() if word.isupper() else right.capitalize() if word[0].isupper() else right
