"""One work is listed twice.

Two entries are one work when they name one identifier, or when their titles are equal and no identifiers contradict:
the arXiv page, the PDF, the DOI and the proceedings of a paper are the same paper, and a later title may add a
subtitle. News and passing mentions are not entries, and an entry with a suppression for this rule does not count.

```markdown bad
## Models
- **LLaMA: Open and Efficient Foundation Language Models**. [Paper](https://arxiv.org/abs/2302.13971)
- **PaLM: Scaling Language Modeling with Pathways**. [Paper](https://arxiv.org/abs/2204.02311)
- **LLaMA: open and efficient foundation language models**. [Paper](https://arxiv.org/abs/2302.13971)

## Scaling
- **PaLM: Scaling Language Modeling with Pathways**. [Paper](https://www.jmlr.org/papers/v24/22-1144.html)
```
```text findings
4:3 "LLaMA: open and efficient foundation language models" stands in this section already; remove one of the two
  2:3 first listed here
7:3 "PaLM: Scaling Language Modeling with Pathways" is listed under "Models" too; remove one, or say that both are meant
  3:3 first listed here
```

Remove the later entry, or keep what each has to say in one. An item may stand in two sections on purpose. Say so with a
comment, or configure the rule for a list that does it often (list items that hold entries count as sections, too):

```markdown good
## Models
- **PaLM: Scaling Language Modeling with Pathways**. [Paper](https://arxiv.org/abs/2204.02311)

## Scaling
<!-- paperlint-disable-next-line duplicate-entry: it belongs to both -->
- **PaLM: Scaling Language Modeling with Pathways**. [Paper](https://arxiv.org/abs/2204.02311)
```

Some repeats are meant: sections on other topics (not of other years) that say the very same of three works or more, a
table that compares what items list, a section half of which stands elsewhere too, a list in which one in twenty works
does, a repository and its paper, data sets of one paper under a label each, a paper at a conference and its later
version in a journal, parts of a section that fold up. Those are hints. Names that are no titles (`Flan-PaLM` and
`Flan-U-PaLM`, of one paper) are not compared, and brackets behind one tell it from another (`FCL (RF-UC)`).

    [rules.duplicate-entry]
    across-sections = false     # report only what stands twice in one section

There is no fix: the two entries seldom say the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lint.document import Document, Entry
from lint.finding import Finding, Related, Severity
from lint.mention import by_others
from lint.publication import venue_kind
from lint.rule import Context, rule
from lint.title import begin_apart, compare_titles, is_beginning, is_telling, title_key
from lint.work import Work

_BRACKETS = re.compile(r"\([^()]*\)")
_PLACEHOLDER = re.compile(r"\b(?:coming|come) soon\b|\bto be (?:added|announced|released)\b|^tb[ad]$", re.IGNORECASE)
_REPOSITORY = re.compile(r"https?://(?:www\.)?(?:git(?:hub|lab|ee)\.com|huggingface\.co)/")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TITLES = 4
"""So many titles of one work are told apart; more are no list of papers."""


class _Habit(NamedTuple):
    """From where on repeats are taken to be meant: so many of them, and such a share of the entries."""

    least: int
    share: float


_IN_LIST = _Habit(5, 0.05)
"""Works in several sections, of the whole list."""
_IN_SECTION = _Habit(2, 0.5)
"""Entries that stand in another section too, of one section: a selection, or another view."""
_COPIES = 3
"""Works that a second section states in the very same words: one may be an oversight, three are meant."""
_WITHIN = _Habit(5, 0.2)
"""Entries that a section has twice: it orders its works in two ways."""


@dataclass(frozen=True)
class Options:
    across_sections: bool = True
    """Whether to report a work that stands in two sections."""


_Section = tuple[str, tuple[str | int, ...]]
"""What is counted: a section alone, or all of what stands under its headings, and its name."""


class _Place(NamedTuple):
    document: Document
    entry: Entry

    @property
    def statement(self) -> tuple[object, ...]:
        """What the entry says of its work."""
        return self.entry.title, self.entry.venue, self.entry.year, self.entry.ids or self.entry.urls[:1]

    @property
    def section(self) -> tuple[str | int, ...]:
        """Where the entry stands: the file, the headings above it, and the list items that hold it as headings do."""
        return (self.document.path, *self.entry.section, *self._items())

    @property
    def sections(self) -> set[_Section]:
        """The section, and all of what stands under its headings."""
        return {("alone", self.section), ("whole", (self.document.path, *self.entry.section))}

    @property
    def names_repository(self) -> bool:
        """Whether the title is the text of a link to a repository."""
        title = title_key(self.entry.title or "")
        links = [link for index in self.entry.links if _REPOSITORY.match((link := self.document.links[index]).url)]
        return any(title_key(link.text) == title for link in links)

    def _items(self) -> list[int]:
        blocks = self.document.blocks
        items, parent = [], blocks[self.entry.block].parent
        while parent is not None:
            if blocks[parent].kind == "item":
                items.append(parent)
            parent = blocks[parent].parent
        return items


class _Repeat(NamedTuple):
    first: _Place
    again: _Place

    @property
    def is_across(self) -> bool:
        return self.first.section != self.again.section

    @property
    def is_doubtful(self) -> bool:
        """Whether the two may well be two things, wherever they stand."""
        return (
            self.is_known_by_title
            or self.is_code_and_paper
            or self.is_in_parts
            or self.is_in_versions
            or self.is_beside_table
            or self.is_in_folds
        )

    @property
    def is_known_by_title(self) -> bool:
        """Whether nothing but the title says that it is one work: a book and a course can share it, paper and code."""
        one, other = self.first.entry, self.again.entry
        return not (one.ids and other.ids) and set(one.urls).isdisjoint(other.urls)

    @property
    def is_code_and_paper(self) -> bool:
        """Whether one lists the code or the data set that the other's paper is about."""
        if self.first.names_repository == self.again.names_repository:
            return False
        return self.is_across or title_key(self.first.entry.title or "") != title_key(self.again.entry.title or "")

    @property
    def is_in_parts(self) -> bool:
        """Whether each lists a part of its own under a label: the data sets, or the models, of one paper."""
        labels = {title_key(place.entry.label) for place in self if place.entry.label}
        return len(labels) > 1

    @property
    def is_in_versions(self) -> bool:
        """Whether one lists the paper of a conference, the other that of a journal, of another year."""
        kinds = {venue_kind(place.entry.venue) for place in self if place.entry.venue and place.entry.year}
        return kinds == {"conference", "journal"} and self.first.entry.year != self.again.entry.year

    @property
    def is_in_folds(self) -> bool:
        """Whether one section's parts fold up, each under a `<summary>`, and the two stand in different ones."""
        between = slice(self.first.entry.span.end, self.again.entry.span.start)
        return not self.is_across and "<summary" in self.first.document.text[between]

    @property
    def is_beside_table(self) -> bool:
        """Whether a table compares what items list."""
        return (self.first.entry.shape == "row") != (self.again.entry.shape == "row")

    @property
    def is_overview(self) -> bool:
        """Whether a table or a text sums up what is listed elsewhere."""
        shapes = {self.first.entry.shape, self.again.entry.shape}
        return len(shapes) > 1 or "row" in shapes

    @property
    def is_copy(self) -> bool:
        """Whether two sections that may share a work say the very same of it; those of two years share none."""
        one, other = self.first.entry.section, self.again.entry.section
        beside = one[:-1] == other[:-1] and one != other
        of_years = beside and all(section and _YEAR.search(section[-1]) for section in (one, other))
        return self.first.statement == self.again.statement and not of_years


@rule(Severity.WARNING)
def check(context: Context) -> Iterator[Finding]:
    listed = [places for work in context.works if (places := _places(work, context.documents))]
    repeats = [repeat for places in listed for repeat in _repeats(places, context)]
    across = [repeat for repeat in repeats if repeat.is_across]
    within = [repeat for repeat in repeats if not repeat.is_across]
    sizes = Counter(name for places in listed for place in places for name in place.sections)
    twice = _repeating(within, sizes, _WITHIN)
    for repeat in within:
        yield _finding(repeat, hint=repeat.is_doubtful or not twice.isdisjoint(repeat.again.sections))
    if context.options(Options).across_sections:
        by_design = _repeating(across, sizes, _IN_SECTION)
        works = len({repeat.first.entry.span for repeat in across})
        copies = sum(repeat.is_copy for repeat in across)
        is_habit = works >= _IN_LIST.least and works >= _IN_LIST.share * len(listed)
        for repeat in across:
            hint = (
                is_habit
                or repeat.is_doubtful
                or repeat.is_overview
                or (repeat.is_copy and copies >= _COPIES)
                or not by_design.isdisjoint(repeat.first.sections | repeat.again.sections)
            )
            yield _finding(repeat, hint=hint)


def _repeating(repeats: Sequence[_Repeat], sizes: Mapping[_Section, int], habit: _Habit) -> set[_Section]:
    """The sections in which repeats are a habit."""
    counts = Counter(name for repeat in repeats for name in repeat.first.sections | repeat.again.sections)
    return {name for name, count in counts.items() if count >= max(habit.least, habit.share * sizes[name])}


def _places(work: Work, documents: Sequence[Document]) -> list[_Place]:
    """The entries that list a work, each once."""
    numbers = dict.fromkeys((mention.document, mention.entry) for mention in work.mentions)
    return [
        _Place(documents[document], documents[document].entries[entry])
        for document, entry in numbers
        if entry is not None
    ]


def _repeats(places: Sequence[_Place], context: Context) -> Iterator[_Repeat]:
    firsts: list[_Place] = []
    in_section: list[dict[tuple[str | int, ...], _Place]] = []
    for place in places if len(places) > 1 else ():
        index = next((i for i, first in enumerate(firsts) if _may_be_one(first.entry, place.entry)), None)
        if index is None:
            if len(firsts) < _TITLES:
                firsts.append(place)
                in_section.append({place.section: place})
        elif _are_translations(context, firsts[index], place):
            continue
        elif context.is_suppressed(firsts[index].document, firsts[index].entry.span, "duplicate-entry"):
            firsts[index], in_section[index] = place, {place.section: place}
        elif not context.is_suppressed(place.document, place.entry.span, "duplicate-entry"):
            # Twice in one section is worse than once more elsewhere.
            yield _Repeat(in_section[index].get(place.section, firsts[index]), place)
            in_section[index].setdefault(place.section, place)


def _are_translations(context: Context, one: _Place, other: _Place) -> bool:
    path = Path(other.document.path).resolve()
    return path in context.config.translation_of.get(Path(one.document.path).resolve(), ())


def _may_be_one(one: Entry, other: Entry) -> bool:
    """Whether two entries of a work list it under one title: a name alone may be that of a part of it."""
    titles = one.title or "", other.title or ""
    if not all(titles) or _PLACEHOLDER.search(titles[1]) or _are_variants(*titles):
        return False
    if begin_apart(*titles) and by_others(one, other):
        return False
    if all(map(is_telling, titles)):
        return compare_titles(*titles) != "different" or is_beginning(*titles)
    return title_key(titles[0]) == title_key(titles[1]) or compare_titles(*titles) == "same"


def _are_variants(one: str, other: str) -> bool:
    """Whether two names differ in what tells them apart: brackets behind a name, a word that is put together with _."""
    return any(told(one) and told(other) and told(one) != told(other) for told in (_in_brackets, _joined))


def _in_brackets(title: str) -> list[str]:
    is_name = not is_telling(_BRACKETS.sub(" ", title))
    return [title_key(each) for each in _BRACKETS.findall(title)] if is_name else []


def _joined(title: str) -> list[str]:
    return [word for word in title.split() if "_" in word.strip("_")]


def _finding(repeat: _Repeat, *, hint: bool) -> Finding:
    first, again = repeat
    title = again.entry.title
    if not repeat.is_across:
        message = f'"{title}" stands in this section already; remove one of the two'
    elif (first.document.path, first.entry.section) == (again.document.path, again.entry.section):
        message = f'"{title}" stands in another part of this section too; remove one, or say that both are meant'
    else:
        where = f'under "{first.entry.section[-1]}"' if first.entry.section else f"in {first.document.path}"
        message = f'"{title}" is listed {where} too; remove one, or say that both are meant'
    related = Related(first.document.path, first.entry.span, "first listed here")
    return Finding(again.document.path, again.entry.span, message, related=(related,), hint=hint)
