"""A table of contents that misses, misorders or misnames a section.

A contents list is the page's map: a section that it leaves out is a section that few readers find. The contents list is
taken as its author meant it. How deep it goes, and that it leaves out what stands above it, is no fault; a section is
missing only where the contents list names its siblings. Contributing, License, References, Citation, Contact and their
like are customarily left out, and so is a heading with `<!-- omit in toc -->` on its line or the line above.

```markdown bad
# Awesome Attention

## Contents
- [Surveys](#surveys)
- [Efficient Transformers](#efficient-transformers)
- [Vision](#vision)
- [Speech](#speech)

## Surveys
## Efficient Transformers
## Speech
## Vision
## Star History
```

```text findings
6:3 "Vision" stands before "Speech" in the contents, but after it on the page; put the contents in the page's order
  12:1 the section
13:1 "Star History" is not in the contents, which name 4 of its sibling sections; add `- [Star History](#star-history)`
  4:3 the contents
```

```markdown fixed
# Awesome Attention

## Contents
- [Surveys](#surveys)
- [Efficient Transformers](#efficient-transformers)
- [Speech](#speech)
- [Vision](#vision)
- [Star History](#star-history)

## Surveys
## Efficient Transformers
## Speech
## Vision
## Star History
```

A line may shorten its section's name, but not mistype it, nor lead to another section:

```markdown bad
* [Efficent Models](#efficient-models)
* [Speech](#vision)
* [Vision](#vision)

## Efficient Models
## Speech
## Vision
```

```text findings
1:3 the contents say "Efficent Models", the heading says "Efficient Models"; write the one name in both places
  5:1 the heading
2:3 "Speech" leads to the section "Vision"; link `#speech`
  6:1 the section of that name
```

```markdown fixed
* [Efficent Models](#efficient-models)
* [Speech](#speech)
* [Vision](#vision)

## Efficient Models
## Speech
## Vision
```

```markdown fixed unsafe
* [Efficient Models](#efficient-models)
* [Speech](#speech)
* [Vision](#vision)

## Efficient Models
## Speech
## Vision
```

```markdown good
# Awesome Attention

## News
## Contents
- [Surveys](#surveys)
- [Vision](#vision)
- [Speech](#speech)

## Surveys
### Of 2022
## Vision
<a name="speech"></a>
## Speech and Sound
## License
```

A line that leads nowhere, where a section is missing, tells that the section was renamed:

```markdown bad
- [Surveys](#surveys)
- [Pictures](#pictures)
- [Speech](#speech)
- [Code](#code)

## Surveys
## Vision and Pictures
## Speech
## Code
```

```text findings
7:1 "Vision and Pictures" is not in the contents, where "Pictures" stands in its place and leads nowhere; \
if it was renamed, write `[Vision and Pictures](#vision-and-pictures)`
  2:3 the line
```

```markdown fixed unsafe
- [Surveys](#surveys)
- [Vision and Pictures](#vision-and-pictures)
- [Speech](#speech)
- [Code](#code)

## Surveys
## Vision and Pictures
## Speech
## Code
```

The fix keeps the list as it is written, bullets, indentation, numbers and emphasis: a new line copies the form of a
sibling's, a misplaced one moves with all that is nested in it. Writing the heading's name is unsafe, for it may be the
heading that is mistyped, or another section than the one that is gone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lint.contents import find_contents, folded, in_page_order, new_line, omitted, renamed, with_text, words
from lint.document import Span
from lint.finding import Edit, Finding, Fix, Related
from lint.rise import longest_rise
from lint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from lint.contents import Contents, Item
    from lint.document import Document, Heading, Link
    from lint.rule import Context

_CUSTOMARILY_LEFT_OUT = {
    "contributing", "contribute", "contribution", "contributions", "how to contribute", "contribution guidelines",
    "contributing guidelines", "contributing to this list", "license", "licence", "licenses", "licences", "licensing",
    "contributors", "our contributors", "acknowledgement", "acknowledgements", "acknowledgment", "acknowledgments",
    "citation", "citations", "cite", "citing", "how to cite", "contact", "contact us", "credits", "feedback",
    "footnotes", "reference", "references", "sources",
    "致谢", "引用", "联系", "联系我们", "贡献", "贡献者", "许可", "许可证", "参考文献",
}  # fmt: skip
_AND = re.compile(r"&|/|\band\b|和|与")
_STILL_TO_COME = "coming soon", "to be continued", "未完待续", "敬请期待"
_MANY = 6
"""Sections of a level that the contents must name elsewhere before a part without any is taken to be forgotten."""
_ALIKE = 0.8
"""How alike two words are (of 1) when one is taken for a mistyped form of the other."""


@rule(alone=True)
def check(context: Context) -> Iterable[Finding]:
    for document in context.documents:
        contents = find_contents(document)
        if contents is None:
            continue
        strays = dict(_wrong_targets(document, contents)) | dict(_namesakes(document, contents))
        for item, heading in strays.items():
            yield _wrong_target(document, contents.items[item], heading)
        yield from _misnamed(document, contents, strays)
        yield from _misordered(document, contents, strays)
        yield from _missing(document, contents, contents.listed | set(strays.values()))


def _wrong_targets(document: Document, contents: Contents) -> Iterator[tuple[int, int]]:
    """Items (by place) that bear the name of another section than the one they lead to, with that section."""
    named = _by_name(document)
    for place, item in enumerate(contents.items):
        own = named.get(words(item.text), [])
        if item.heading is None or len(own) != 1 or own[0] == item.heading or own[0] == contents.title:
            continue
        target = document.links[item.link].url[1:]
        if own[0] == item.heading - 1 and folded(target) != folded(document.headings[item.heading].slug):
            continue  # an anchor between the two, which may be either's
        if own[0] not in contents.items_of and not _means(item.text, document.headings[item.heading].text):
            yield place, own[0]


def _namesakes(document: Document, contents: Contents) -> Iterator[tuple[int, int]]:
    """Items that lead to another part's section of the same name (`#data` for `#data-1`), with their own section."""
    named = {name: [each for each in alike if each != contents.title] for name, alike in _by_name(document).items()}
    places: dict[tuple[int | None, int | None, tuple[str, ...]], list[int]] = {}
    for place, item in enumerate(contents.items):
        name = words(item.text)
        if len(named.get(name, ())) > 1:
            places.setdefault((item.parent, document.blocks[item.block].parent, name), []).append(place)
    for (parent, _, name), alike in places.items():
        own = [each for each in named[name] if _may_be_below(document, contents, parent, each)]
        for place, index in zip(alike, own, strict=True) if len(alike) == len(own) else ():
            if contents.items[place].heading in named[name] and index not in contents.items_of:
                yield place, index


def _by_name(document: Document) -> dict[tuple[str, ...], list[int]]:
    """The headings by the words of their names."""
    named: dict[tuple[str, ...], list[int]] = {}
    for index, heading in enumerate(document.headings):
        named.setdefault(words(heading.text), []).append(index)
    return named


def _may_be_below(document: Document, contents: Contents, parent: int | None, heading: int) -> bool:
    """Whether a heading stands in the section of an item that surely leads to its own; None is that of all."""
    if parent is None:
        return True
    name, above = contents.items[parent].text, contents.items[parent].heading
    if above is None or contents.items_of[above] > 1 or not _means(name, document.headings[above].text):
        return False
    return heading in document.sections[above]


def _wrong_target(document: Document, item: Item, heading: int) -> Finding:
    link, section = document.links[item.link], document.headings[heading]
    shown = document.headings[item.heading].text if item.heading is not None else link.url
    other = f'the section "{shown}"' if words(shown) != words(section.text) else "another section of that name"
    message = f'"{item.text}" leads to {other}; link `#{section.slug}`'
    related = (Related(document.path, section.span, "the section of that name"),)
    return Finding(document.path, link.span, message, Fix((Edit(link.url_span, f"#{section.slug}"),)), related)


def _misnamed(document: Document, contents: Contents, strays: dict[int, int]) -> Iterator[Finding]:
    for place, item in enumerate(contents.items):
        if item.heading is None or place in strays:
            continue
        link, section = document.links[item.link], document.headings[item.heading]
        apart = None if _means(item.text, section.text) else _mistyped(item.text, section.text)
        if apart is None:
            continue
        message = (
            f'the contents say "{item.text}", the heading says "{section.text}"; write the one name in both places'
        )
        related = (Related(document.path, section.span, "the heading"),)
        named = with_text(document.text[slice(*link.span)], section.text)
        ours, theirs = map(document.text.casefold().count, apart)
        # The word that the page has more often is hardly the mistyped one.
        fix = Fix((Edit(link.span, named),), safe=False) if named and ours <= theirs else None
        yield Finding(document.path, link.span, message, fix, related)


def _means(name: str, heading: str) -> bool:
    """Whether a contents line's name is the heading's, perhaps shortened or with something added."""
    ours, theirs = words(name), words(heading)
    if not ours or not theirs or set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    one, other = sorted(("".join(ours), "".join(theirs)), key=len)
    return one == other or (not one.isascii() and one in other)


def _mistyped(name: str, heading: str) -> tuple[str, str] | None:
    """A word of the one and that of the other it is a slip of: `Restractions`, but no plural for a singular."""
    ours, theirs = words(name), words(heading)
    for word in set(ours) - set(theirs):
        for other in set(theirs) - set(ours):
            if min(len(word), len(other)) < 5 or word in other or other in word or word[0] != other[0]:
                continue
            if SequenceMatcher(None, word, other, autojunk=False).ratio() >= _ALIKE:
                return word, other
    return None


def _misordered(document: Document, contents: Contents, strays: dict[int, int]) -> Iterator[Finding]:
    """The fewest items that explain why the order is not the page's; none where the contents have an own order."""
    unsure = {*strays, *_unsure(document, contents)}
    places = [p for p, item in enumerate(contents.items) if item.heading is not None and p not in unsure]
    at = {place: document.headings[contents.items[place].heading or 0].span.start for place in places}
    kept = set(longest_rise([at[place] for place in places]))
    astray = [place for order, place in enumerate(places) if order not in kept]
    if len(astray) * 3 > len(places):
        return
    in_order = [place for order, place in enumerate(places) if order in kept]
    mended: set[int | None] = set()
    for place in astray:
        item = contents.items[place]
        if item.parent in astray:
            continue
        before = next((p for p in reversed(in_order) if p < place and at[p] > at[place]), None)
        after = next((p for p in in_order if p > place and at[p] < at[place]), None)
        if before is None and after is None:
            continue
        other = contents.items[after if before is None else before]  # type: ignore[index]
        stands, really = ("before", "after") if before is None else ("after", "before")
        message = (
            f'"{item.text}" stands {stands} "{other.text}" in the contents, but {really} it on the page; '
            "put the contents in the page's order"
        )
        block = document.blocks[item.block].parent
        unsettled = unsure | {p for p, other in enumerate(contents.items) if other.heading is None}
        is_sure = all(document.blocks[contents.items[p].block].parent != block for p in unsettled)
        edits = in_page_order(document, contents, block) if is_sure and block not in mended else ()
        mended.add(block)
        related = (Related(document.path, document.headings[item.heading or 0].span, "the section"),)
        yield Finding(document.path, document.links[item.link].span, message, Fix(edits) if edits else None, related)


def _unsure(document: Document, contents: Contents) -> Iterator[int]:
    """Items (by place) whose link may be wrong: another has it too, or it leads out of the section of their parent."""
    for place, item in enumerate(contents.items):
        above = contents.items[item.parent].heading if item.parent is not None else None
        if item.heading is not None and (
            contents.items_of[item.heading] > 1 or (above is not None and item.heading not in document.sections[above])
        ):
            yield place


def _missing(document: Document, contents: Contents, listed: Set[int]) -> Iterator[Finding]:
    """Sections left out though the contents name nearly all siblings, or all others of that level."""
    parents = {each: index for index, below in enumerate(document.sections) for each in below}
    siblings: dict[tuple[int | None, int], list[int]] = {}
    levels: dict[int, list[int]] = {}
    for index in _to_list(document, contents, listed):
        siblings.setdefault((parents.get(index), document.headings[index].level), []).append(index)
        levels.setdefault(document.headings[index].level, []).append(index)
    named = {level: sum(index in listed for index in group) for level, group in levels.items()}
    by_name = _by_name(document)
    missing: set[int | None] = set()
    for (parent, level), group in siblings.items():
        above = document.headings[parent] if parent is not None else None
        if parent in missing or (above and parent not in listed and above.span.start > contents.span.end):
            continue
        others = len(levels[level]) - len(group)
        everywhere_else = parent in listed and others >= _MANY and named[level] == others
        if everywhere_else or _nearly_all(group, listed):
            left_out = [index for index in group if index not in listed and not _is_customary(document, index)]
            if not any(index in listed for index in group):
                left_out = [index for index in left_out if not _is_part(document, index, by_name)]
            missing.update(left_out)
            yield from _left_out(document, contents, left_out, group, parent)


def _to_list(document: Document, contents: Contents, listed: Set[int]) -> Sequence[int]:
    """The sections that the contents could name: all from the first one that they do name on."""
    entries, left_out = {entry.block for entry in document.entries}, omitted(document) | _ways_back(document)
    behind = [index for index in listed if document.headings[index].span.start > contents.span.end]
    return [
        index
        for index in range(min(behind, default=len(document.headings)), len(document.headings))
        if index not in left_out
        and document.headings[index].block not in entries
        and (document.headings[index].text or index in listed)
    ]


def _ways_back(document: Document) -> set[int]:
    """Headings (by index) that are a link within the page, and of no section: `## [Back to top](#contents)`."""
    links = {link.block: link for link in document.links if link.url.startswith("#")}
    return {
        index
        for index, heading in enumerate(document.headings)
        if heading.block in links
        and links[heading.block].text.strip() == heading.text.strip()
        and not document.sections[index]
        and all(block.kind == "heading" for block in document.blocks[heading.block + 1 : heading.block + 2])
    }


def _is_customary(document: Document, index: int) -> bool:
    text = document.headings[index].text
    name = " ".join(words(text))
    parts = {" ".join(words(part)) for part in _AND.split(text)}
    return name in _CUSTOMARILY_LEFT_OUT or parts <= _CUSTOMARILY_LEFT_OUT or name.endswith(_STILL_TO_COME)


def _is_part(document: Document, index: int, named: Mapping[tuple[str, ...], Sequence[int]]) -> bool:
    """Whether a section only divides the one above it: by years, or under a name that others have too."""
    name = words(document.headings[index].text)
    return len(named[name]) > 1 or all(map(str.isdigit, name))


def _nearly_all(group: Sequence[int], listed: Set[int]) -> bool:
    """Whether so many of the siblings are named that the others were forgotten: 2 of 3, 5 of 7, 20 of 27."""
    named = sum(index in listed for index in group)
    return named >= 2 and (len(group) - named) * 3 <= named + 1


def _left_out(
    document: Document, contents: Contents, missing: Sequence[int], group: Sequence[int], parent: int | None
) -> Iterator[Finding]:
    """Findings for some missing sections of one group of siblings."""
    siblings = set(group)
    own = sorted((i for i in contents.items if i.heading in siblings), key=lambda item: item.heading or 0)
    level = document.headings[group[0]].level
    alike = own or [i for i in contents.items if i.heading is not None and document.headings[i.heading].level == level]
    above = next((item for item in contents.items if item.heading == parent), None)
    places = [item.heading or 0 for item in own]
    known = len(siblings & contents.listed)
    why = f"which name {known} of its sibling sections" if known else "which name all other sections of its level"
    related = (Related(document.path, contents.span, "the contents"),)
    in_gap = Counter(bisect_left(places, index) for index in missing)
    together = _lines(document, alike, missing) if alike and not own else None
    for index in missing:
        heading, place = document.headings[index], bisect_left(places, index)
        before = own[place - 1] if place else None
        stray = _stray(document, contents, own, place, heading.text, alone=in_gap[place] == 1)
        if stray and (link := renamed(document, stray, heading.text, heading.slug)):
            yield _renamed(document, heading, document.links[stray.link], link)
            continue
        line = new_line(document, alike[-1], heading.text, heading.slug, before) if alike else None
        # Where none of the siblings is named, one edit adds them all: a part would look as if it were meant.
        added = line if together is None else together if index == missing[0] else None
        edit = _insertion(document, added, before, own[0] if own else None, above) if added else None
        message = f'"{heading.text}" is not in the contents, {why}; ' + (f"add `{line.strip()}`" if line else "add it")
        yield Finding(document.path, heading.span, message, Fix((edit,)) if edit else None, related)


def _lines(document: Document, alike: Sequence[Item], missing: Sequence[int]) -> str | None:
    """The lines of several sections, in the form of a line that names another of their level."""
    headings = [document.headings[index] for index in missing]
    lines = [new_line(document, alike[-1], heading.text, heading.slug, None) for heading in headings]
    written = [line for line in lines if line]
    return document.source.newline.join(written) if len(written) == len(lines) else None


def _renamed(document: Document, heading: Heading, stray: Link, instead: str) -> Finding:
    message = (
        f'"{heading.text}" is not in the contents, where "{stray.text}" stands in its place and leads nowhere; '
        f"if it was renamed, write `{instead}`"
    )
    fix = Fix((Edit(stray.span, instead),), safe=False)
    return Finding(document.path, heading.span, message, fix, (Related(document.path, stray.span, "the line"),))


def _stray(
    document: Document, contents: Contents, siblings: Sequence[Item], place: int, name: str, *, alone: bool
) -> Item | None:
    """The one line that leads nowhere and bears a part of the section's name, or, where it alone is missing there,
    stands between two siblings, before the first or behind the last."""
    if not siblings:
        return None
    names = {folded(anchor.name) for anchor in document.anchors}
    strays = [
        place
        for place, item in enumerate(contents.items)
        if item.heading is None
        and item.parent == siblings[0].parent
        and folded(document.links[item.link].url[1:]) not in names
    ]
    start = contents.items.index(siblings[place - 1]) + 1 if place else 0
    end = contents.items.index(siblings[place]) if place < len(siblings) else len(contents.items)
    named = [each for each in strays if _means(contents.items[each].text, name)]
    found = named or [each for each in strays if alone and start <= each < end]
    return contents.items[found[0]] if len(found) == 1 else None


def _insertion(
    document: Document, line: str, before: Item | None, first: Item | None, above: Item | None
) -> Edit | None:
    """Put a line behind the sibling before it, or above the first sibling, or under its parent's line."""
    newline = document.source.newline
    if before is not None:
        item = document.blocks[before.block]
        end = item.span.start + len(document.text[slice(*item.span)].rstrip())
        return Edit(Span(end, end), newline + line)
    if first is not None:
        start = document.text.rfind("\n", 0, document.blocks[first.block].span.start) + 1
        return Edit(Span(start, start), line + newline)
    if above is None:
        return None
    end = _line_end(document, document.links[above.link].span.end)
    return Edit(Span(end, end), newline + line)


def _line_end(document: Document, offset: int) -> int:
    end = document.text.find("\n", offset)
    return len(document.text) if end < 0 else end - (document.text[end - 1] == "\r")
