"""House style: what a list's own entries agree on, and where one of them departs from it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain, combinations, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.document import Entry, Span
from lint.finding import Edit
from lint.reading import parse_text
from lint.style.pattern import Part, PartKind, Run, dissect
from lint.style.template import bridge, fill
from lint.title import is_telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lint.document import Document

Group = tuple[str, ...]
"""Entries of one shape in one section: the shape, then the headings above, outermost first."""
Key = tuple[str, ...]
"""A trait that entries can share: `("joint", "year", "link")`, `("frame", "title")`, `("label", "paper")`…

What stands within brackets has a further `"()"`: between venue and year of `(ICML 2018)` there is another sign than
between those of a sentence.
"""

_FEW = 5
"""Entries that a section must have before it is taken to have a style of its own."""
_SETTLED = 8
"""Entries beyond which a section without a clear majority is taken to be mixed on purpose."""
_MANY = 20
"""Entries that must agree on having no emphasis before one that has is a departure."""
_HIGHLIGHTED = 2
"""Entries beyond which emphasis that few have is no slip, but tells them from the others."""
_EXCEPTIONS = 0.1
"""The share of entries that may depart while the others are still a clear majority."""
_LONGEST_LABEL = 30
"""Characters of a link's text beyond which it is no label but a title or a sentence."""
_BRANDS = {"GitHub", "PyTorch", "TensorFlow", "arXiv", "OpenReview", "HuggingFace", "YouTube", "DBLP"}
_COMPARED = ("title", "label", "authors", "venue", "year", "date", "link")
_SPACE = re.compile(r"\s+")
_LINE_BREAK = re.compile(r"\s*(?:<br\s*/?>|\\\r?\n| {2,}\r?\n)\s*", re.IGNORECASE)
_LINE_END = re.compile(r"\s*\n\s*")
_WITHIN_WORDS = ("", "-", "/", "'", "’")
"""What joins a link to the rest of its word: `[GPT-3](…)-like`."""
_PAIRED = re.compile(r"[\[\](){}\"'“”‘’*_`（）【】\\]")
"""Signs that come in pairs, and the backslash that takes their meaning."""
_EMPHASIS = ("*", "_")
_OPENERS = {")": "(", "]": "[", "）": "（", "】": "【"}
_BRACKET = re.compile("[()\\[\\]（）【】]")
_ENDS_SENTENCE = (".", "?", "!", "…", "？", "！")


Habit = tuple[Key, str]
"""A trait's key and value, wherever it stands."""
Where = Literal["frame", "label", "behind", "all"]
"""What of an entry shows a habit: a part with its frame, a link's text, what stands behind a part, all parts."""


class Trait(NamedTuple):
    """One trait of one entry."""

    key: Key
    value: str
    span: Span
    """The part, or what stands between two parts."""


_habit: Callable[[Trait], Habit] = itemgetter(0, 1)


class Majority(NamedTuple):
    """What nearly all entries do."""

    value: str
    votes: int
    total: int
    """How many entries; 0 where the configuration says so."""
    whole: bool
    """Whether they are all of the list, not just one section."""


class Departure(NamedTuple):
    """A trait in which an entry departs from the majority."""

    trait: Trait
    majority: Majority
    edits: tuple[Edit, ...]
    safe: bool
    """Whether the edits change spacing, punctuation or a label's case, nothing else."""


class Tally(NamedTuple):
    """How often each value of a trait occurs among some entries, and which is the commonest."""

    votes: Counter[str]
    best: str
    total: int


@dataclass(frozen=True)
class House:
    """The style of one list: how often each value of a trait occurs, in each section and all that contains it."""

    tallies: dict[Group, dict[Key, Tally]]
    breaks: dict[str, Counter[str]]
    """How a separator with a line break is written."""
    told: dict[Key, tuple[str, ...]]
    """What the configuration says instead: the values that are right, the one to write last."""

    @cached_property
    def departing(self) -> dict[Group, dict[Habit, Majority]]:
        """In each section, the habits that depart from a clear majority, and that majority."""
        return {
            section: {
                (key, value): majority
                for key, tally in tallies.items()
                for value in tally.votes
                if (majority := self.majority(section, key, value))
            }
            for section, tallies in self.tallies.items()
        }

    def majority(self, group: Group, key: Key, value: str) -> Majority | None:
        """What a clear majority of the nearest section that is large enough does in place of `value`, if it does."""
        if key in self.told and group[0] in ("item", "paragraph"):
            right = self.told[key]
            return None if value in right else Majority(right[-1], 0, 0, whole=True)
        for depth in range(len(group), 0, -1):
            votes, best, total = self.tallies[group[:depth]][key]
            if votes[value] > 1 and votes[value] * 2 >= total:
                return None  # the section's own way
            if total >= _FEW and total - votes[best] <= max(1, total * _EXCEPTIONS):
                return Majority(best, votes[best], total, depth == 1)
            if total >= _SETTLED:
                return None
        return None

    def agrees(self, group: Group, key: Key, value: str) -> bool:
        """Whether a value is the commonest in the nearest section that is large enough to tell."""
        return next((tally.best == value for tally in self._nearest(group, key) if tally.total >= _FEW), False)

    def usual(self, group: Group, key: Key) -> str | None:
        """The configured value of a trait, or the commonest in the nearest section that shows any."""
        if key in self.told and group[0] in ("item", "paragraph"):
            return self.told[key][-1]
        return next((tally.best for tally in self._nearest(group, key)), None)

    def _nearest(self, group: Group, key: Key) -> Iterator[Tally]:
        """The tallies of a trait in a section, where it has any, and in all that contains it."""
        sections = (self.tallies.get(group[:depth], {}) for depth in range(len(group), 0, -1))
        return (section[key] for section in sections if key in section)

    def written(self, between: str) -> str:
        """A separator as the list writes it, a line break in the list's own way."""
        return self.breaks[between].most_common(1)[0][0] if between in self.breaks else between

    def is_kept(self, entry: Entry, habits: Iterable[Habit]) -> bool:
        """Whether an entry with these habits departs from no clear majority."""
        return self.departing.get(group(entry), {}).keys().isdisjoint(habits)


def infer(document: Document, template: str | None = None) -> tuple[House, list[tuple[Habit, ...]]]:
    """The house style of a list, and the habits of each entry; a configured template decides what it shows."""
    shown = []
    votes: dict[Group, Counter[tuple[Habit, ...]]] = defaultdict(Counter)
    written: list[tuple[Form, ...]] = []
    for entry in document.entries:
        forms = [_forms(document.text, run) for run in dissect(document, entry)]
        written += forms
        shown.append(tuple(chain.from_iterable(map(_habits, forms))))
        votes[group(entry)][shown[-1]] += 1
    return House(_tallied(votes), _breaks(Counter(written)), _told(template) if template else {}), shown


def _tallied(shown: dict[Group, Counter[tuple[Habit, ...]]]) -> dict[Group, dict[Key, Tally]]:
    """What each section's own entries show, added up for all that contains the section."""
    summed: dict[Group, dict[Key, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for section, entries in shown.items():
        for depth in range(1, len(section) + 1):
            votes = summed[section[:depth]]
            for habits, number in entries.items():
                for key, value in habits:
                    votes[key][value] += number
    return {
        section: {key: Tally(votes, votes.most_common(1)[0][0], votes.total()) for key, votes in by_key.items()}
        for section, by_key in summed.items()
    }


def _breaks(written: Counter[tuple[Form, ...]]) -> dict[str, Counter[str]]:
    breaks: dict[str, Counter[str]] = defaultdict(Counter)
    for forms, number in written.items():
        for form in forms:
            between = _folded(form.before)
            if "<br>" in between:
                breaks[between][form.before] += number
    return breaks


def _told(template: str) -> dict[Key, tuple[str, ...]]:
    """The traits that a template shows, also for an entry without some of its parts."""
    sample = {name: f"Some {name}" for name in ("title", "label", "authors", "venue")}
    document = parse_text(fill(template, {**sample, "year": "1999", "url": "https://example.org"}, date(1999, 1, 1)))
    entry = Entry(
        "item", Span(0, len(document.text)), (), sample["title"], sample["label"], sample["authors"], sample["venue"],
        1999, tuple(range(len(document.links))), (), (), 0,
    )  # fmt: skip
    told: dict[Key, tuple[str, ...]] = {}
    for run in dissect(document, entry):
        told |= {trait.key: (trait.value,) for trait in traits(document.text, run) if trait.key[0] != "spacing"}
        order = _order(part.kind for part in run.parts)
        for some in (some for size in range(2, len(order)) for some in combinations(order, size)):
            told["order", *sorted(some)] = (" ".join(some),)
        for first, left in enumerate(run.parts):
            within = _within(document.text[run.span.start : left.span.end])
            between: list[str] = []
            for one, right in pairwise(run.parts[first:]):
                between.append(_folded(document.text[one.span.end : right.span.start]))
                # Of `({venue}, {year})`, one that stands alone has the brackets for itself.
                alone = between[0].rstrip("([（【")
                values = [f"{left.stop(document.text)}\0{each}" for each in (alone, *between, bridge(between))]
                told["joint", left.kind, right.kind, *within] = tuple(values)
    return told


def group(entry: Entry) -> Group:
    """The entries that an entry is compared with first."""
    return entry.shape, *entry.section


class Form(NamedTuple):
    """How a part of an entry is written, whatever it says: thousands of entries share a few of these."""

    before: str
    """What stands between it and the part before it, or the start."""
    kind: PartKind
    frame: str | None
    """What opens and what closes the part; None where its frame is nobody's habit."""
    linked: bool
    """Whether the frame is a link's."""
    label: str | None
    """What a link is called."""
    stop: str
    ends_itself: bool
    """Whether its own last sign ends a sentence."""
    inside: str
    """The brackets in words that are no part; other parts keep theirs to themselves."""


def _forms(text: str, run: Run) -> tuple[Form, ...]:
    """How the parts of a paragraph or cell are written; none where it begins as prose."""
    first = run.parts[0]
    if first.kind == "other" and first.span.end - first.span.start > _LONGEST_LABEL:
        return ()
    starts = [run.span.start, *[part.span.end for part in run.parts]]
    return tuple([_form(text, start, part) for start, part in zip(starts, run.parts, strict=False)])


def _form(text: str, start: int, part: Part) -> Form:
    """The form of a part, from where the part before it ends."""
    span, inner, kind, url = part
    frame = label = None
    linked = url is not None and text.endswith("](", inner.end, url.start) and text[url.end] == ")"
    if kind in _COMPARED and (kind != "link" or inner.end - inner.start <= _LONGEST_LABEL):
        if url is None or linked:
            frame = f"{part.opening(text)}\0{part.closing(text)}"
        if kind == "link" and url is not None and inner.end < url.start:
            label = text[inner.start : inner.end]
    inside = _brackets(text[slice(*span)]) if kind == "other" else ""
    ends_itself = text.endswith(_ENDS_SENTENCE, *inner)
    return Form(text[start : span.start], kind, frame, linked, label, part.stop(text), ends_itself, inside)


def _brackets(text: str) -> str:
    return "".join(_BRACKET.findall(text))


def _left_open(brackets: str, text: str) -> str:
    """The brackets that are open behind a text, where some were open before it."""
    for bracket in _BRACKET.findall(text):
        if bracket not in _OPENERS:
            brackets += bracket
        else:
            brackets = brackets.replace(_OPENERS[bracket], "", 1)
    return brackets


def _within(text: str) -> Key:
    """What a trait's key has more behind a text that leaves a bracket open."""
    return ("()",) if _left_open("", text) else ()


def _frame(kind: PartKind, within: Key, *, linked: bool) -> Key:
    """The trait that a part's frame is."""
    return ("frame", kind, "linked" if linked else "", *within)


def traits(text: str, run: Run) -> Iterator[Trait]:
    """All that a paragraph or cell of an entry can have in common with others, each at its place."""
    for (key, value), where, index in _placed_habits(_forms(text, run)):
        part = run.parts[index]
        match where:
            case "frame":
                span = part.span
            case "label":
                span = part.inner
            case "behind":
                span = Span(part.span.end, run.parts[index + 1].span.start)
            case "all":
                span = Span(part.span.start, run.parts[-1].span.end)
        yield Trait(key, value, span)


@lru_cache(maxsize=1 << 12)
def _habits(forms: tuple[Form, ...]) -> tuple[Habit, ...]:
    return tuple([habit for habit, _, _ in _placed_habits(forms)])


@lru_cache(maxsize=1 << 12)
def _placed_habits(forms: tuple[Form, ...]) -> tuple[tuple[Habit, Where, int], ...]:
    """The habits that an entry's forms show, and where: of which part, and what of it."""
    found: list[tuple[Habit, Where, int]] = []
    between: list[tuple[Habit, Where, int]] = []
    brackets = ""
    for index, form in enumerate(forms):
        if index:
            joints = _joint(forms[index - 1], form, _within(brackets))
            between += [(habit, "behind", index - 1) for habit in joints]
        brackets = _left_open(brackets, form.before)
        if form.frame is not None:
            found.append(((_frame(form.kind, _within(brackets), linked=form.linked), form.frame), "frame", index))
        if form.label is not None:
            found.append(((("label", form.label.casefold()), form.label), "label", index))
        brackets = _left_open(brackets, form.inside)
    found += between
    order = _order(form.kind for form in forms)
    found.append(((("order", *sorted(order)), " ".join(order)), "all", 0))
    return tuple(found)


def _joint(left: Form, right: Form, within: Key) -> list[Habit]:
    """What stands between two parts: as a whole, and the spacing that its punctuation has."""
    if "badge" in (left.kind, right.kind):
        return []
    between = left.stop + "\0" + _folded(right.before)
    marks = "".join(between.split())
    keys: list[Key] = []
    if "other" not in (left.kind, right.kind) and not left.ends_itself:
        keys.append(("joint", left.kind, right.kind, *within))
    if right.kind != "other" or between.removeprefix("\0") not in _WITHIN_WORDS:
        keys.append(("spacing", left.kind, right.kind, marks))
        if right.kind in ("link", "title") and left.kind != right.kind:
            keys.append(("spacing", "", right.kind, marks))
    return [(key, between) for key in keys]


def _order(parts: Iterable[PartKind]) -> tuple[str, ...]:
    """The kinds of parts in order, all links as one; empty where something else, or a link apart, stands among them."""
    kinds: list[str] = []
    for kind in parts:
        if kind in ("badge", "other") or (kind in kinds and kinds[-1:] != ["link"]):
            return ()
        if kind not in kinds:
            kinds.append(kind)
    return tuple(kinds)


def departures(text: str, group: Group, run: Run, house: House) -> list[Departure]:
    """Where a paragraph or cell of an entry departs from a clear majority, first of all in order."""
    departing = house.departing.get(group, {})
    found: list[Departure] = []
    settled: set[tuple[str, Span]] = set()
    for trait in traits(text, run):
        what = "between" if trait.key[0] in ("joint", "spacing") else trait.key[0]
        if (what, trait.span) in settled:
            continue
        majority = departing.get(_habit(trait))
        if majority is not None or trait.key in house.told or house.agrees(group, trait.key, trait.value):
            settled.add((what, trait.span))
        if majority is None:
            continue
        edits = _edits(text, group, run, trait, majority, house)
        if edits is not None:
            safe = what == "label" or (what == "between" and not _may_be_title(trait))
            found.append(Departure(trait, majority, edits, safe))
    return found


def _may_be_title(trait: Trait) -> bool:
    """Whether what stands before a title, with a mere space between, may be its first words: `Deep **Nets**`."""
    return trait.key[1:3] == ("label", "title") and not trait.value.strip("\0 ")


def _edits(
    text: str, group: Group, run: Run, trait: Trait, majority: Majority, house: House
) -> tuple[Edit, ...] | None:
    """Edits that give a trait the majority's value; None where that cannot be done without harm."""
    match trait.key[0]:
        case "label":
            return None if trait.value in _BRANDS else (Edit(trait.span, majority.value),)
        case "frame":
            if trait.value == house.usual(group, ("frame", "label", "")) != "\0":
                return None
            part = next(part for part in run.parts if part.span == trait.span)
            return _reframe(part, text, majority.value) if _can_be_reframed(part, text, run, majority) else None
        case "order":
            return _reorder(text, group, run, majority.value.split(), house)
    left = next(part for part in run.parts if part.span.end == trait.span.start)
    right = next(part for part in run.parts if part.span.start == trait.span.end)
    if any(_may_be_another(text, group, run, part, house) for part in (left, right)):
        return None
    return _rejoin(text, left, trait, majority, house) if _can_be_rejoined(text, left, right, trait, majority) else None


def _can_be_rejoined(text: str, left: Part, right: Part, trait: Trait, majority: Majority) -> bool:
    """Whether what stands between two parts belongs to neither, and the parts stay apart with something else there."""
    before, behind = text[trait.span.start - 1], text[trait.span.end : trait.span.end + 1]
    if right.kind == "venue" and ". " in text[slice(*right.inner)] and "," in trait.value:
        return False  # the end of a title, and the venue: `Look, Twice. arXiv`
    if majority.value.endswith("\0") and (before in "!\\" or (before.isalnum() and behind.isalnum())):
        return False
    if behind == "(" and text[trait.span.end - 1] == "]":
        return False  # half of a link that is not rendered
    if _PAIRED.findall(trait.value) != _PAIRED.findall(majority.value):
        return False  # one of a pair: something that is not closed, or a part that was taken for another
    is_left_out = "." in trait.value and "." not in majority.value
    if not is_left_out or left.kind not in ("venue", "authors", "label"):
        return True
    last = text[slice(*left.inner)].split()[-1]
    # Else an abbreviation's stop: `Comput. Surv.`, `et al.`, `Malik, J.`
    return last.isupper() and len(last) > 1 and "." not in last


def _rejoin(text: str, left: Part, trait: Trait, majority: Majority, house: House) -> tuple[Edit, ...] | None:
    """Write what the majority has between two parts, a full stop within the first one's frame included."""
    stop, between = majority.value.split("\0")
    written = _on_its_lines(house.written(between), text[slice(*trait.span)])
    if written is None:
        return None
    own = left.stop(text)
    if stop == own:
        return (Edit(trait.span, written),)
    if not text.startswith(own, left.inner.end) or left.inner.end == left.span.end:
        return None  # the full stop stands within a frame, which this part has none of
    return Edit(Span(left.inner.end, left.inner.end + len(own)), stop), Edit(trait.span, written)


def _may_be_another(text: str, group: Group, run: Run, part: Part, house: House) -> bool:
    """Whether what is taken for a venue or a label is framed as no other: `_Some Group_, 2024` names no venue."""
    if part.kind not in ("venue", "label") or part.span == part.inner:
        return False
    key = _frame(part.kind, _within(text[run.span.start : part.span.start]), linked=part.url is not None)
    return house.usual(group, key) != f"{part.opening(text)}\0{part.closing(text)}"


def _on_its_lines(between: str, own: str) -> str | None:
    """A separator that keeps the line end of the one it replaces, which counts as a space; None where it cannot."""
    line_end = _LINE_END.search(own)
    if line_end is None or "\n" in between or _LINE_BREAK.search(own):
        return between
    if line_end.end() == len(own) and between.endswith(" "):
        return between[:-1] + line_end[0]
    if line_end.start() == 0 and between.startswith(" "):
        return line_end[0] + between[1:]
    return None


def _can_be_reframed(part: Part, text: str, run: Run, majority: Majority) -> bool:
    """Whether a part is surely what it is taken for, and its frame all that is round it."""
    inner, opening = text[slice(*part.inner)], majority.value.split("\0")[0]
    if not inner or inner[0] in '*_"“' or '"' in inner:
        return False
    if part.kind in ("venue", "label", "authors", "date") and part.span != part.inner:
        return False  # what is taken for a venue may be a label, or part of a title
    if majority.value == "\0" and (majority.total < _MANY or part.opening(text).strip("*_")):
        return False  # quotes may be the title's own
    if majority.value == "\0" and majority.total - majority.votes > _HIGHLIGHTED:
        return False  # papers that the list recommends
    if part.kind == "link" and part.opening(text)[:1] in _EMPHASIS and opening[:1] not in _EMPHASIS:
        return False  # a venue or a name, set off from the links that the others have
    if (
        part.kind != "link"
        and opening
        and opening in text[run.span.start : part.span.start] + text[part.span.end : run.span.end]
    ):
        return False  # something else is written as this part should be: that may be the part
    if part.kind == "link" and part.opening(text) in ("[", "([") and _is_in_prose(text, run, part):
        return False
    if opening == "[" and _within(text[run.span.start : part.span.start]):
        return False  # brackets within brackets
    before = text[max(run.span.start, part.span.start - 1) : part.span.start]
    behind = text[part.span.end : min(part.span.end + 1, run.span.end)]
    if behind and behind in majority.value[-1:]:
        return False  # half of the frame is there: the other half is missing, or stands elsewhere
    return not (before.strip(" \n\t|(:,.-/") or behind.strip(" \n\t|):,.;-/\\"))


def _is_in_prose(text: str, run: Run, part: Part) -> bool:
    """Whether a link is a word of a sentence, which goes on in small letters, or which only a comma parts from it."""
    left = max((other for other in run.parts if other.span.end <= part.span.start), default=None)
    if text[part.span.end + 1 : part.span.end + 2].islower():
        return True
    if left is None or left.kind != "other":
        return False
    return not text[left.span.end : part.span.start].strip(" ,")


def _reframe(part: Part, text: str, frame: str) -> tuple[Edit, ...] | None:
    opening, closing = frame.split("\0")
    if not text.startswith(part.stop(text), part.inner.end):
        return None
    before, _, behind = closing.partition("{url}")
    end = part.inner.end + len(part.stop(text))
    edits = [Edit(Span(part.span.start, part.inner.start), opening)]
    if part.url is None:
        edits.append(Edit(Span(end, part.span.end), closing))
    else:
        edits += [Edit(Span(end, part.url.start), before), Edit(Span(part.url.end, part.span.end), behind)]
    return tuple(edit for edit in edits if text[slice(*edit.span)] != edit.text)


def _reorder(text: str, group: Group, run: Run, order: list[str], house: House) -> tuple[Edit, ...] | None:
    """Write the parts in another order, with what the list has between them; None where no entry shows that."""
    if any(part.kind == "link" and is_telling(text[slice(*part.inner)]) for part in run.parts):
        return None  # in another place, it would be taken for the title
    if any(_may_be_another(text, group, run, part, house) for part in run.parts):
        return None
    pieces = {}
    for kind in order:
        spans = [part.span for part in run.parts if part.kind == kind]
        pieces[kind] = text[spans[0].start : spans[-1].end]
    written = pieces[order[0]]
    for left, right in pairwise(order):
        usual = house.usual(group, ("joint", left, right, *_within(written)))
        if usual is None or not usual.startswith("\0"):
            return None
        written += house.written(usual[1:]) + pieces[right]
    return (Edit(Span(run.parts[0].span.start, run.parts[-1].span.end), written),)


def _folded(between: str) -> str:
    """A separator with each run of white space as one space, and a line break as `<br>`."""
    return _SPACE.sub(" ", _LINE_BREAK.sub("<br>", between))
