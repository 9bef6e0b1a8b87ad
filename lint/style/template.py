"""An entry's format, as in `- **{title}**, {venue} {year}. [Paper]({url})`: read off entries, filled in for others."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from lint.document import Span
from lint.entry.label import is_address, is_label
from lint.errors import LintError
from lint.style.pattern import BETWEEN, Part, dissect, framed

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lint.document import Document, Entry
    from lint.style.pattern import Run

FIELDS = ("title", "label", "authors", "venue", "year", "date", "url")
_FIELD = re.compile(r"\{(?P<name>[a-z]*)(?::(?P<form>[^{}]*))?\}")
_LINK = re.compile(r"\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])*)\]\(\{url\}\)")
_BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】"}
_MARK = re.compile(r"\*{1,3}|_{1,3}|~~|`|[()\[\]（）【】]")
_NAMED = re.compile(r"(?:.*[^\w\s:])?\s*((\*\*|__|[*_])?\w[\w ]{,19}(?::(?(2)\2)|(?(2)\2):)\s*)", re.DOTALL)
"""What ends with the name of a field: `1. **Paper:** `."""
_ROUND = "[]*_` "
"""What may stand round the text of a link."""
_STARS = re.compile(r"(?<!\\)\*{1,3}")
_RARE = 4
"""A fuller format counts when it occurs at least once for so many entries of the commonest one."""


class Slot(NamedTuple):
    """A field of a template with its frame; a link is one slot with what its text holds."""

    span: Span
    fields: tuple[str, ...]
    inner: Span


def slots(template: str) -> list[Slot]:
    """The slots of a template in order. Raises LintError for one that no entry could be written by."""
    unknown = [match["name"] for match in _FIELD.finditer(template) if match["name"] not in FIELDS]
    if unknown:
        raise LintError(f"entry: there is no {{{unknown[0]}}}; the fields are {', '.join(f'{{{f}}}' for f in FIELDS)}")
    found: list[Slot] = []
    spans = [Span(*match.span()) for match in _LINK.finditer(template)]
    for match in _FIELD.finditer(template):
        span = next((link for link in spans if link.start <= match.start() < link.end), Span(*match.span()))
        if not found or span.start >= found[-1].span.end:
            outer, _ = framed(template, span, found[-1].span.end if found else 0, len(template))
            fields = tuple(each["name"] for each in _FIELD.finditer(template, *span))
            found.append(Slot(outer, fields, span))
    if not any("title" in slot.fields for slot in found) or not any("url" in slot.fields for slot in found):
        raise LintError(f"entry: `{template}` has no {{title}} or no {{url}}; an entry needs both")
    return found


def fill(template: str, values: Mapping[str, str | None], when: datetime.date | None = None) -> str:
    """An entry by a template. Slots without a value are left out, with what parts them from the next.

    A link is never left out: where its text lacks a value, it says the title if it did, else the `page` of the values.
    `when` fills `{date:FORM}`, whose form is strftime's with `%-d` and `%-m` for no leading zero.
    """
    if not any("url" in slot.fields and _has_values(slot.fields, values, when) for slot in slots(template)):
        template = _LINK.sub(lambda match: _linked(match, values), template)
    wanted = slots(template)
    kept = [index for index, slot in enumerate(wanted) if _has_values(slot.fields, values, when)]
    between = [Span(one.span.end, other.span.start) for one, other in pairwise(wanted)]
    head, tail = Span(0, wanted[0].span.start), Span(wanted[-1].span.end, len(template))
    written = [head]
    for order, index in enumerate(kept):
        if order:
            written.append(_bridge(template, between[kept[order - 1] : index]))
        written.append(wanted[index].span)
    written.append(tail)
    pairs = _pairs(template, [head, *between, tail])
    lonely = {place for pair in pairs for mark in _without_other(pair, written) for place in range(*mark)}
    left = "".join(template[place] for span in written for place in range(*span) if place not in lonely)
    return _FIELD.sub(lambda match: _value(match, values, when), left)


def _bridge(template: str, separators: Sequence[Span]) -> Span:
    """What stands between two slots when those between them are left out."""
    chosen = bridge([template[slice(*span)] for span in separators])
    return next(span for span in reversed(separators) if template[slice(*span)] == chosen)


def _pairs(template: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Brackets and emphasis that enclose several slots: where they open, and where they close."""
    opened: list[tuple[str, Span]] = []
    for mark in (match for span in spans for match in _MARK.finditer(template, *span)):
        if opened and opened[-1][0] == mark[0]:
            yield opened.pop()[1], Span(*mark.span())
        elif mark[0] not in _BRACKETS.values() and not template[mark.end() : mark.end() + 1].isspace():
            opened.append((_BRACKETS.get(mark[0], mark[0]), Span(*mark.span())))


def _without_other(pair: tuple[Span, Span], written: Sequence[Span]) -> Sequence[Span]:
    """The one of two marks that is written while the other is not."""
    present = [mark for mark in pair if any(span.start <= mark.start < span.end for span in written)]
    return present if len(present) == 1 else ()


def _linked(match: re.Match[str], values: Mapping[str, str | None]) -> str:
    """A link of a template with a text that can be filled in."""
    text = "{title}" if "{title}" in match["label"] else values.get("page") or "Paper"
    return match[0].replace(match["label"], text, 1)


def bridge(separators: Sequence[str]) -> str:
    """What stands between two parts when those between them are left out: a new line, the last punctuation, a space."""
    lines = [separator for separator in separators if "\n" in separator]
    marked = [separator for separator in separators if separator.strip()]
    spaces = [separator for separator in separators if separator]
    return (lines or marked or spaces or separators)[-1]


def _balanced(template: str) -> str:
    """A format of which parts were left out, without the brackets that these opened or closed."""
    kept, opened = [], []
    for sign in template:
        if sign in _BRACKETS:
            opened.append(_BRACKETS[sign])
        elif sign in _BRACKETS.values():
            if sign not in opened[-1:]:
                continue
            opened.pop()
        kept.append(sign)
    return "".join([*kept, *reversed(opened)])


def usual_template(documented: Iterable[tuple[Document, Entry]]) -> str | None:
    """The format that most of some entries have, in its fullest common form; None where none has title and link."""
    counted = Counter(template for document, entry in documented if (template := template_of(document, entry)))
    if not counted:
        return None
    most = counted.most_common(1)[0][1]
    common = {template: votes for template, votes in counted.items() if votes * _RARE >= most and votes > (most > 1)}
    return max(common, key=lambda template: (len(slots(template)), common[template]))


def template_of(document: Document, entry: Entry) -> str | None:
    """An entry's own format, a number as marker shown as 1; None where it shows no title, or nothing that it links."""
    if entry.shape == "row":
        return _row_template(document, entry)
    runs = dissect(document, entry)
    at = document.text.rfind(document.blocks[entry.block].marker, 0, entry.span.start)
    link = _link_to_work(document, entry, runs)
    written: list[str] = []
    for run in runs:
        if kept := _telling(run, link):
            start, end = at, run.span.start
            if above := _paragraphs(document, entry, end):
                start, end = (above[-1].end, end) if written else (start, above[0].start)
            written += [document.text[start:end], _abstract(document, entry, run, kept)]
    template = re.sub(r"^\d+(?=[.)])", "1", "".join(written).rstrip())
    return template if _is_whole(template) else None


def _paragraphs(document: Document, entry: Entry, end: int) -> list[Span]:
    """The paragraphs of an entry that end before a place: with its other parts, with pictures, or prose."""
    blocks = takewhile(lambda block: block.span.start < end, islice(document.blocks, entry.block, None))
    return [block.span for block in blocks if block.pieces and block.span.end <= end]


def _is_whole(template: str) -> bool:
    try:
        slots(template)
    except LintError:
        return False
    return True


def _row_template(document: Document, entry: Entry) -> str | None:
    """A table row with fields in the cells that say what is cited, and `-` in the others that are not empty."""
    runs = dissect(document, entry)
    link, runs_by_span = _link_to_work(document, entry, runs), {run.span: run for run in runs}
    start = document.text.rfind("\n", 0, entry.span.start) + 1
    end = document.text.find("\n", entry.span.end)
    written, at = [], start
    for index in range(entry.block + 1, len(document.blocks)):
        cell = document.blocks[index]
        if cell.parent != entry.block:
            break
        run = runs_by_span.get(cell.span)
        kept = _telling(run, link) if run else []
        text = _abstract(document, entry, run, kept) if run and kept else "-" * bool(cell.pieces)
        written += [document.text[at : cell.span.start], text]
        at = cell.span.end
    template = "".join([*written, document.text[at : end if end >= 0 else len(document.text)].rstrip()])
    return template if _is_whole(template) else None


def _telling(run: Run, link: Part | None) -> list[Part]:
    """The parts that become fields: what is said of the work, and the link to it."""
    return [part for part in run.parts if part.kind not in ("other", "badge", "link") or part == link]


def _link_to_work(document: Document, entry: Entry, runs: Sequence[Run]) -> Part | None:
    """The link to what the entry cites: its title's, or the first to a work, or the first."""
    works = {document.links[index].url_span for index in entry.links if document.links[index].work_id is not None}
    linked = [part for run in runs for part in run.parts if part.url is not None]
    if any(part.kind == "title" for part in linked):
        return None
    return next((part for part in linked if part.url in works), linked[0] if linked else None)


def _abstract(document: Document, entry: Entry, run: Run, kept: list[Part]) -> str:
    """A paragraph's source with fields in place of what they say."""
    text = document.text
    places = [run.parts.index(part) for part in kept]
    written: list[str] = []
    for order, part in enumerate(kept):
        if order:
            pairs = pairwise(run.parts[places[order - 1] : places[order] + 1])
            *left_out, last = [text[one.span.end : other.span.start] for one, other in pairs]
            # The apostrophe of `'24` belongs to what is left out.
            written.append(bridge([*(separator.rstrip("'’") for separator in left_out), last]))
        written.append(_field(document, entry, part))
    lead, tail = text[run.span.start : kept[0].span.start], text[kept[-1].span.end : run.span.end]
    between = "".join(written)
    named = _NAMED.fullmatch(lead)
    before = lead if _is_between(lead, between) else named[1] if named else ""
    behind = tail if _is_between(tail, between) else ""
    return _emphasized(_balanced(before + between + behind))


def _is_between(text: str, others: str) -> bool:
    """Whether nothing but punctuation stands there, a sign of code too where the other one is kept."""
    is_half = text.count("`") % 2 and others.count("`") % 2
    return BETWEEN.fullmatch(text.replace("`", "") if is_half else text) is not None


def _emphasized(template: str) -> str:
    """A format of which parts were left out, without half of an emphasis that one of these began or ended.

    Where its end is left, as in `**1. {title}**`, the emphasis is begun anew; where its beginning is, that goes.
    """
    if template.count("***") % 2:
        return template  # two that begin at once, or end
    for sign in ("**", "*"):
        places = [mark.start() for mark in _STARS.finditer(template) if mark[0] == sign]
        if len(places) % 2 == 0:
            continue
        before, last = template[: places[0]], places[-1]
        if "{" in before and not before[-1].isspace():
            template = f"{sign}{template}"
        else:
            template = template[:last] + template[last + len(sign) :]
    return template


def _field(document: Document, entry: Entry, part: Part) -> str:
    """A part with a field in place of its value, and of its target."""
    text = document.text
    inner = text[slice(*part.inner)]
    if part.kind == "date":
        inner = "{date:" + _form(inner) + "}"
    elif part.kind != "link":
        inner = "{" + part.kind + "}"
    else:
        inner = re.sub(r"!\[([^\[\]]*)\]\([^()]*\)", r"\1", inner) or "Paper"  # a badge is that paper's own
        inner = inner.replace(entry.venue, "{venue}") if entry.venue else inner
        inner = inner.replace(str(entry.year), "{year}") if entry.year else inner
        inner = "Paper" if "{" not in inner and _is_of_one_entry(document, inner) else inner
    places = [(part.inner, inner)] if part.url is None else sorted([(part.inner, inner), (part.url, "{url}")])
    if part.url is not None and part.inner.start <= part.url.start < part.inner.end:
        places = [(part.url, "{url}")]
    written, at = [], part.span.start
    for place, field in places:
        written += [text[at : place.start], field]
        at = place.end
    return "".join([*written, text[at : part.span.end]])


def _is_of_one_entry(document: Document, label: str) -> bool:
    """Whether a link's text is a name that no link to anything else bears: another paper's, its number, a tool's."""
    name = label.strip(_ROUND)
    targets = {link.work_id or link.url for link in document.links if link.text.strip(_ROUND) == name}
    return len(name) > 2 and len(targets) < 2 and (is_address(name) or not is_label(name))


def _form(date: str) -> str:
    """The strftime form that a date is written in, without `st` and `th` behind a day, which it cannot say.

    A bare number is a month where a year stands before it, and the first of two with a slash if it can be one.
    """
    form = re.sub(r"\d{4}", "%Y", re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", date))
    form = re.sub(r"[A-Z][a-z]{2}([a-z]*)", lambda match: "%B" if match[1] else "%b", form)
    numbers = re.findall(r"\b\d{1,2}\b", form)
    month_first = form.startswith("%Y") or ("/" in form and int(numbers[0]) <= 12)
    order = ["%m", "%d"] if month_first else ["%d", "%m"]
    for number, name in zip(numbers, order, strict=False):
        form = re.sub(rf"\b{number}\b", name if len(number) > 1 else name.replace("%", "%-"), form, count=1)
    return form


def _has_values(fields: Iterable[str], values: Mapping[str, str | None], when: datetime.date | None) -> bool:
    return all(when is not None if name == "date" else values.get(name) for name in fields)


def _value(match: re.Match[str], values: Mapping[str, str | None], when: datetime.date | None) -> str:
    if match["name"] != "date" or when is None:
        return values[match["name"]] or ""
    form = match["form"] or "%Y-%m-%d"
    return when.strftime(form.replace("%-d", str(when.day)).replace("%-m", str(when.month)))
