"""An entry departs from the house style of its section or list.

Every list writes its entries in its own way: which parts in which order, what is bold or quoted, what stands between
the parts, how the links are labelled and bracketed. The house style is what the list's own entries do: in a
section where they agree, the section's; in a small section, that of the sections around it. Where no clear majority
agrees, as in a list that mixes formats, nothing is reported.

```markdown bad
## Papers

- **Attention Is All You Need**, NeurIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)
- **Deep Residual Learning for Image Recognition**, CVPR 2016. [Paper](https://arxiv.org/abs/1512.03385)
- **GLaM**, ICML 2022.[Paper](https://arxiv.org/abs/2112.06905)
- **Generative Adversarial Nets**, NeurIPS 2014. [Paper](https://arxiv.org/abs/1406.2661)
- PaLM, arXiv 2022. [Paper](https://arxiv.org/abs/2204.02311)
- **Adam: A Method for Stochastic Optimization**, ICLR 2015. [Paper](https://arxiv.org/abs/1412.6980)
```

```text findings
5:21 "." between year and link, where 5 of 6 entries here have ". "; write `- **GLaM**, ICML 2022. [Paper](…)`
7:3 the title is written plain, where 5 of 6 entries here write `**…**`; write `- **PaLM**, arXiv 2022. [Paper](…)`
```

```markdown fixed
## Papers

- **Attention Is All You Need**, NeurIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)
- **Deep Residual Learning for Image Recognition**, CVPR 2016. [Paper](https://arxiv.org/abs/1512.03385)
- **GLaM**, ICML 2022. [Paper](https://arxiv.org/abs/2112.06905)
- **Generative Adversarial Nets**, NeurIPS 2014. [Paper](https://arxiv.org/abs/1406.2661)
- PaLM, arXiv 2022. [Paper](https://arxiv.org/abs/2204.02311)
- **Adam: A Method for Stochastic Optimization**, ICLR 2015. [Paper](https://arxiv.org/abs/1412.6980)
```

```markdown fixed unsafe
## Papers

- **Attention Is All You Need**, NeurIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)
- **Deep Residual Learning for Image Recognition**, CVPR 2016. [Paper](https://arxiv.org/abs/1512.03385)
- **GLaM**, ICML 2022. [Paper](https://arxiv.org/abs/2112.06905)
- **Generative Adversarial Nets**, NeurIPS 2014. [Paper](https://arxiv.org/abs/1406.2661)
- **PaLM**, arXiv 2022. [Paper](https://arxiv.org/abs/2204.02311)
- **Adam: A Method for Stochastic Optimization**, ICLR 2015. [Paper](https://arxiv.org/abs/1412.6980)
```

```markdown good
- **Attention Is All You Need**, NeurIPS 2017. [Paper](https://arxiv.org/abs/1706.03762)
- "Generative Adversarial Nets". Ian Goodfellow et al. 2014. [[arXiv](https://arxiv.org/abs/1406.2661)]
- [Batch Normalization](https://arxiv.org/abs/1502.03167) (ICML 2015)
```

A template in the configuration takes the majority's place. An entry may lack what the template has, as a venue, and
have more than it:

```toml config
entry = "- **{title}**, {venue} {year}. [Paper]({url})"
```
```markdown bad
- **GLaM**. ICML 2022. [Paper](https://arxiv.org/abs/2112.06905)
- **The Pile**, 2020. [Paper](https://arxiv.org/abs/2101.00027) [Code](https://github.com/EleutherAI/the-pile)
```
```text findings
1:10 ". " between title and venue, where entries as configured have ", "; write `- **GLaM**, ICML 2022. [Paper](…)`
```
```markdown fixed
- **GLaM**, ICML 2022. [Paper](https://arxiv.org/abs/2112.06905)
- **The Pile**, 2020. [Paper](https://arxiv.org/abs/2101.00027) [Code](https://github.com/EleutherAI/the-pile)
```

A fix of spacing, punctuation or a label's case is safe; one of order, emphasis or brackets rewrites more and is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.document import Span
from lint.finding import Edit, Finding, Fix
from lint.rule import rule
from lint.style.house import departures, group, infer
from lint.style.pattern import dissect
from lint.title import is_telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lint.document import Document
    from lint.rule import Context
    from lint.style.house import Departure
    from lint.style.pattern import Part, Run

_MOST_LINKS = 8
"""An entry with more links than this is a list in itself."""
_SHOWN_TITLE = 40
_SHOWN_OTHER = 24


@rule(alone=True, longest=True)
def check(context: Context) -> Iterable[Finding]:
    for document in context.documents:
        house, shown = infer(document, context.config.entry)
        for entry, habits in zip(document.entries, shown, strict=True):
            telling = entry.ids or (entry.title and is_telling(entry.title))
            if house.is_kept(entry, habits) or not telling or len(entry.links) > _MOST_LINKS:
                continue
            runs = dissect(document, entry)
            titled = any(part.kind == "title" for run in runs for part in run.parts)
            for run in runs if titled else ():
                found = departures(document.text, group(entry), run, house)
                if not entry.ids:  # a person, a tool, a venue: what is taken for its title may be none
                    found = [each for each in found if each.trait.key[:2] != ("frame", "title")]
                for safe in (True, False):
                    alike = _together([departure for departure in found if departure.safe is safe])
                    if alike:
                        yield _finding(document, run, alike)


def _together(found: Sequence[Departure]) -> list[Departure]:
    """The departures that can be mended at once; an order is told of again when the parts themselves are mended."""
    taken: list[Departure] = []
    for departure in found:
        edits = [edit for other in taken for edit in other.edits]
        if not any(_overlap(one, other) for one in departure.edits for other in edits):
            taken.append(departure)
    return taken


def _overlap(one: Edit, other: Edit) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end


def _finding(document: Document, run: Run, found: Sequence[Departure]) -> Finding:
    edits = tuple(sorted(edit for departure in found for edit in departure.edits))
    span = _shown_span(run, found)
    what = "; ".join(list(dict.fromkeys(_what(run, departure) for departure in found))[:2])
    message = f"{what}; write `{_expected(document.text, run, edits)}`"
    return Finding(document.path, span, message, Fix(edits, safe=found[0].safe))


def _shown_span(run: Run, found: Sequence[Departure]) -> Span:
    """From the first departure to the last, with the signs beside what stands between two parts."""
    spans = []
    for departure in found:
        start, end = departure.trait.span
        wider = departure.trait.key[0] in ("joint", "spacing")
        spans.append(Span(max(start - wider, run.span.start), min(end + wider, run.span.end)))
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _what(run: Run, departure: Departure) -> str:
    """What the entry does, and what the others do."""
    trait, majority = departure.trait, departure.majority
    others = f"{majority.votes} of {majority.total} entries {'in the list' if majority.whole else 'here'}"
    if not majority.total:
        others = "entries as configured"
    match trait.key[0]:
        case "label":
            return f'the link says "{trait.value}", where {others} say "{majority.value}"'
        case "frame":
            are = "are" if trait.key[1] == "authors" else "is"
            return (
                f"the {trait.key[1]} {are} written {_form(trait.value)}, where {others} write {_form(majority.value)}"
            )
        case "order":
            ours, theirs = (", ".join(value.split()) for value in (trait.value, majority.value))
            return f"the order is {ours}, where {others} have {theirs}"
    left = next(part for part in run.parts if part.span.end == trait.span.start)
    right = next(part for part in run.parts if part.span.start == trait.span.end)
    place = f"between {_name(left)} and {_name(right)}"
    if left.kind == right.kind == "link":
        place = "between two links"
    return f"{_separator(trait.value)} {place}, where {others} have {_separator(majority.value)}"


def _name(part: Part) -> str:
    return "text" if part.kind == "other" else part.kind


def _form(frame: str) -> str:
    opening, closing = frame.split("\0")
    return f"`{opening}…{closing.replace('{url}', '…')}`" if opening + closing else "plain"


def _separator(value: str) -> str:
    stop, between = value.split("\0")
    shown = {"": "nothing", " ": "a space", "<br>": "a line break"}.get(between, f'"{between}"')
    return f'"{stop}" inside the emphasis and {shown} after it' if stop else shown


def _expected(text: str, run: Run, edits: Sequence[Edit]) -> str:
    """The entry as it should be, with long titles, other text and all targets shortened."""
    shortened = [edit for part in run.parts for edit in _shortened(text, part)]
    kept = [one for one in shortened if not any(_overlap(one, edit) for edit in edits)]
    marker = re.match(r"[ \t>]*([-*+]|\d+[.)])[ \t]+$", text[text.rfind("\n", 0, run.span.start) + 1 : run.span.start])
    written, at = [f"{marker[1]} " if marker else ""], run.span.start
    for edit in sorted([*edits, *kept]):
        written += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return " ".join("".join([*written, text[at : run.span.end]]).split())


def _shortened(text: str, part: Part) -> Iterator[Edit]:
    longest = {"title": _SHOWN_TITLE, "authors": _SHOWN_OTHER, "other": _SHOWN_OTHER}.get(part.kind)
    words = text[slice(*part.inner)]
    if longest is not None and len(words) > longest:
        yield Edit(part.inner, words[:longest].rsplit(" ", 1)[0] + " …")
    if part.kind == "badge":
        yield Edit(part.span, "![](…)")
    elif part.url is not None:
        yield Edit(part.url, "…")
