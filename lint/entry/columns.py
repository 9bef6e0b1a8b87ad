"""Reads tables of works: each column's role from the header, each row's citation from its cells."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.entry.authors import ET_AL, read_authors
from lint.entry.citation import Citation
from lint.entry.cut import clean
from lint.entry.label import is_label
from lint.entry.outline import is_within
from lint.entry.several import split_citations
from lint.entry.title import count_words, is_title
from lint.entry.venue import is_venue, read_statement, read_year
from lint.venues import is_preprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lint.entry.outline import Outline

Role = Literal["title", "name", "venue", "source", "year", "authors", "link", "other"]

_HEADERS: tuple[tuple[Role, str], ...] = (
    ("authors", r"(?:first\s+)?authors?(?:\s+list)?|作者"),
    (
        "title",
        r"""(?:(?:paper|full|article)\s+)?titles?(?:\s+of\s+paper)?|papers?(?:\s+(?:names?|lists?|links?|titles?))?|articles?|works?
        |references?|thes[ie]s|(?:technical\s+)?reports?|论文(?:名称|标题|题目|名)?|标题|题目|文章|文献""",
    ),
    (
        "name",
        r"""(?:(?:model|method|data\s?set|benchmark|system|framework|tool|approach|algorithm|project|library|short)\s+)?names?
        |(?:model|method|data\s?set|benchmark|algorithm|system|framework|tool|project|architecture)s?|approach(?:es)?
        |acronym|abbreviation|abbr\.?|alias|nickname|名称|(?:模型|方法|数据集|项目)(?:名称)?|简称""",
    ),
    (
        "venue",
        r"""venues?(?:\s*[&/].{0,12})?|conf(?:erence|\.)?s?(?:\s*[/&]\s*journals?)?|journals?(?:\s*[/&]\s*conf\w*)?|publications?|pub\.?
        |published(?:\s+(?:in|at|on))?|publisher|where|会议|期刊|会议[/\s]?期刊|发表(?:于|会议|期刊)?""",
    ),
    ("source", r"sources?|来源|出处"),
    (
        "year",
        r"""years?|dates?|time|(?:(?!last|updated?|added|access)\w+\.?\s+)?(?:date|year)|(?:release|publi\w+|submission)\s*time
        |(?:release|publi\w+)(?:date|year)|month|released?
        |when|年份?|时间|日期|发布时间|发表时间""",
    ),
    (
        "link",
        r"""(?:\w+\s+)?links?|urls?|pdfs?|arxiv|resources?|materials?|codes?(?:\s+links?)?|github|repo(?:sitory)?|链接|地址|代码|论文链接""",
    ),
)
_EMPTY = frozenset({"", "-", "–", "—", "--", "n/a", "na", "none", "?", "/", "x", "tbd", "tba", "无"})
_LONGEST_HEADER = 40
_ET_AL = re.compile(ET_AL, re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"[\s.,]+(?:19|20)\d\d$")
_HOLLOW = re.compile(r"\(\s*\)|\[[\s,|/]*\]")
_AND = re.compile(r"\s*(?:[,/&、]|\band\b)\s*", re.IGNORECASE)


class Row(NamedTuple):
    """One citation of a table row."""

    block: int
    citation: Citation
    links: tuple[int, ...]


def read_table(page: Outline, table: int) -> Iterator[Row]:
    """The citations of a table, row by row; none where the table does not list works."""
    rows = [row for row in _rows(page, table) if page.children[row]]
    header = _header(page, rows)
    headed = [_role(page.blocks[cell].text) for cell in page.children[header]] if header is not None else []
    body = [row for row in rows if row != header and not page.blocks[row].level]
    lines = [_aligned(page.children[row], len(headed)) for row in body]
    roles = _with_contents(page, lines, headed)
    readings = [
        reading for row, cells in zip(body, lines, strict=True) for reading in _read_row(page, row, cells, roles)
    ]
    if _lists_works(page, headed, roles, len(body), readings):
        yield from readings


def _rows(page: Outline, table: int) -> Iterator[int]:
    return (child for child in page.children[table] if page.blocks[child].kind == "row")


def _header(page: Outline, rows: Sequence[int]) -> int | None:
    """The header row; where none is marked as one, a first row whose cells name at least two roles."""
    marked = next((row for row in rows if page.blocks[row].level), None)
    if marked is not None or not rows:
        return marked
    cells = page.children[rows[0]]
    named = sum(_role(page.blocks[cell].text) != "other" for cell in cells)
    return rows[0] if named > 1 and not page.all_links(rows[0], page.ends[rows[0]]) else None


def _role(text: str) -> Role:
    """What a header says of its column: `Venue`, or several things as in `Title & Authors`."""
    name = " ".join(clean(text).split())
    if len(name) > _LONGEST_HEADER:
        return "other"
    role = _named_role(name)
    parts = [] if role != "other" else [_named_role(part.strip()) for part in _AND.split(name)]
    if len(parts) < 2 or "other" in parts or ("name" in parts and not {"name", "title"}.issuperset(parts)):
        return role
    return next((each for each in ("title", "venue") if each in parts), parts[0])


def _named_role(name: str) -> Role:
    flags = re.IGNORECASE | re.VERBOSE
    return next((role for role, pattern in _HEADERS if re.fullmatch(pattern, name, flags)), "other")


def _aligned(cells: Sequence[int], columns: int) -> list[tuple[int, int]]:
    """Cells with the number of their column.

    A cell that spans rows stands only in the first of them, and is nearly always a category on the left.
    """
    missing = max(columns - len(cells), 0)
    return [(index + missing, cell) for index, cell in enumerate(cells)]


def _with_contents(page: Outline, lines: Sequence[Sequence[tuple[int, int]]], headed: Sequence[Role]) -> list[Role]:
    """The columns' roles: where no header names titles or venues, a column that holds them in half of its cells.

    Of several columns of titles, as `Paper` and `Title`, the one with the most words has them.
    """
    roles = list(headed)
    if roles.count("title") > 1:
        longest = _longest_column(page, lines, [index for index, role in enumerate(roles) if role == "title"])
        roles = ["link" if role == "title" and index != longest else role for index, role in enumerate(roles)]
    if roles and "title" not in roles and (column := _column_of_titles(page, lines, roles)) is not None:
        roles[column] = "title"
    if roles and "venue" not in roles and (column := _column_of_venues(page, lines, roles)) is not None:
        roles[column] = "venue"
    return roles


def _longest_column(page: Outline, lines: Sequence[Sequence[tuple[int, int]]], columns: Sequence[int]) -> int:
    words: Counter[int] = Counter(dict.fromkeys(columns, 0))
    for line in lines:
        words.update({column: count_words(page.blocks[cell].text) for column, cell in line if column in words})
    return words.most_common(1)[0][0]


def _column_of_titles(page: Outline, lines: Sequence[Sequence[tuple[int, int]]], roles: Sequence[Role]) -> int | None:
    fewest = 4 if "name" in roles else 3
    titled = Counter(
        column
        for line in lines
        for column, cell in line
        if column < len(roles) and roles[column] not in ("year", "authors") and _holds_title(page, cell, fewest)
    )
    if not titled and roles[0] in ("other", "link"):  # what rows are about, by a header that nobody knows
        titled[0] = sum(1 for line in lines if line and count_words(page.blocks[line[0][1]].text) >= fewest)
    return next((column for column, count in titled.most_common(1) if count * 2 >= len(lines)), None)


def _column_of_venues(page: Outline, lines: Sequence[Sequence[tuple[int, int]]], roles: Sequence[Role]) -> int | None:
    filled: Counter[int] = Counter()
    named: Counter[int] = Counter()
    for line in lines:
        for column, cell in line:
            text = " ".join(page.blocks[cell].text.split())
            if column < len(roles) and roles[column] in ("other", "source") and text.casefold() not in _EMPTY:
                filled[column] += 1
                named[column] += _names_venue(text)
    return next((column for column, count in named.most_common(1) if count * 2 >= filled[column] and count), None)


def _holds_title(page: Outline, cell: int, fewest: int) -> bool:
    """Whether a cell holds a title by its look: some words, linked or quoted, or beside a link to a work."""
    reading = page.reading(cell)
    citation = reading.citation
    if citation.title is None or not citation.front or count_words(citation.title) < fewest:
        return False
    if citation.mark == "quoted" or page.has_work(reading.links):
        return True
    return citation.mark == "link" and not is_within(page.links[reading.links[0]].url)


def _names_venue(text: str) -> bool:
    statement = read_statement(text)
    return statement is not None and statement.venue is not None and is_venue(statement.venue, dated=True)


def _read_row(page: Outline, row: int, cells: Sequence[tuple[int, int]], roles: Sequence[Role]) -> Iterator[Row]:
    named: list[tuple[Role, int]] = [(roles[index] if index < len(roles) else "other", cell) for index, cell in cells]
    links = page.all_links(row, page.ends[row])
    title_cell, citation = _title_cell(page, named)
    citation = _with_columns(page, citation, named, title_cell, bool(roles))
    if citation.title is None and citation.label and not page.has_work(links):
        citation = citation._replace(title=citation.label, label=None)
    cited = title_cell if title_cell is not None else next((cell for role, cell in named if role == "name"), None)
    parts = split_citations(page.reading(cited).runs, page.links) if cited is not None else []
    if len(parts) > 1:
        for part in parts:
            each = page.read_runs(part).citation
            if title_cell is None:
                each = each._replace(title=None, label=each.title)
            yield Row(row, _filled(each, citation), tuple(run.link for run in part if run.link is not None))
    elif citation.title or citation.label or page.has_work(links) or (citation.authors and links):
        yield Row(row, citation, tuple(links))


def _title_cell(page: Outline, cells: Sequence[tuple[Role, int]]) -> tuple[int | None, Citation]:
    """The cell that holds the title: of a title column, else one with a linked, bold or long text."""
    for role, cell in cells:
        citation = page.reading(cell).citation
        if role == "title":
            if citation.title and not is_venue(citation.title, generic=True):
                return cell, citation
            text = clean(page.blocks[cell].text) if not _holds_only_links(page, cell) else ""
            if text.casefold() not in _EMPTY and is_title(text) and not is_venue(text, generic=True):
                return cell, citation._replace(title=text, mark="plain")
    for role, cell in cells:
        reading = page.reading(cell)
        title = reading.citation.title
        if title is None or role in ("venue", "year", "authors", "title"):
            continue
        if count_words(title) > 3 and reading.citation.front and (role == "name" or page.has_work(reading.links)):
            return cell, reading.citation
    if all(role == "other" for role, _ in cells):
        for _, cell in cells:
            reading = page.reading(cell)
            if reading.citation.title and (
                page.has_work(reading.links) or 3 < count_words(reading.citation.title) < 30
            ):
                return cell, reading.citation
    return None, Citation()


def _holds_only_links(page: Outline, cell: int) -> bool:
    """Whether a cell holds several links and nothing else, none of which is a title: `[Nature](…), [bioRxiv](…)`."""
    reading = page.reading(cell)
    return len(reading.links) > 1 and not any(
        run.kind != "link" and any(map(str.isalpha, run.text)) for run in reading.runs
    )


def _with_columns(
    page: Outline, citation: Citation, cells: Sequence[tuple[Role, int]], title_cell: int | None, headed: bool
) -> Citation:
    """Add what the columns for name, venue, year and authors say."""
    venue, year, label, authors = citation.venue, citation.year, citation.label, citation.authors
    for role, cell in cells:
        text = " ".join(page.blocks[cell].text.split())
        if cell == title_cell or text.casefold() in _EMPTY:
            continue
        statement = read_statement(text, bracketed=True)
        if role == "venue":
            unknown = _YEAR_BEHIND.sub("", text) if _may_be_venue(page, cell) else venue
            venue = statement.venue if statement else unknown
            stated = statement.year if statement else read_year(text)
            is_month = stated and str(stated) not in text and is_preprint(venue or "")  # `arXiv07`
            year = year if year and is_month else stated or year
        elif role == "year":
            year = year or read_year(text)
            venue = venue or (statement.venue if statement else None)
        elif role == "authors":
            authors = text.rstrip(" ,;")
        elif role == "name" and text.endswith(")") and (told := page.reading(cell).citation).title and told.authors:
            label, authors, year = label or told.title, authors or told.authors, year or told.year
        elif role in ("title", "name") and _ET_AL.search(text) and (names := read_authors(text)):
            authors = authors or names
        elif role == "name" and (title_cell is None or "," not in text):
            label = label or _name(page, cell)
        elif statement and (role == "source" or not headed):
            venue, year = venue or statement.venue, year or statement.year
    return citation._replace(venue=venue, year=year, label=label, authors=authors)


def _may_be_venue(page: Outline, cell: int) -> bool:
    """Whether an unknown text in a column of venues can be one: short, and neither quoted nor a sentence."""
    text = page.blocks[cell].text.strip()
    return count_words(text) < (3 if text[:1].islower() else 10) and page.reading(cell).citation.mark != "quoted"


def _name(page: Outline, cell: int) -> str | None:
    """The short name in a cell, without the labels of links behind it: `APPS [[paper](…)]`."""
    texts = [run for run in page.reading(cell).runs if run.kind != "image"]
    named = [run.text for run in texts if run.kind != "link" or not is_label(run.text)]
    text = clean(_HOLLOW.sub(" ", " ".join("".join(named).split())))
    text = text if any(map(str.isalpha, text)) else clean(page.blocks[cell].text)
    return text if text and count_words(text) < 7 else None


def _filled(citation: Citation, row: Citation) -> Citation:
    """One of several citations in a row, with the row's venue and year where it states none."""
    return citation._replace(venue=citation.venue or row.venue, year=citation.year or row.year)


def _lists_works(
    page: Outline, headed: Sequence[Role], roles: Sequence[Role], rows: int, readings: Sequence[Row]
) -> bool:
    """Whether a table lists works: by its header, or because every other row links one."""
    if not readings:
        return False
    works = sum(page.has_work(row.links) for row in readings)
    if works * 2 >= rows:
        return True
    most = sum(any(not is_within(page.links[link].url) for link in _targets(page, row)) for row in readings) * 2 >= rows
    if "title" in headed:
        return bool(works) or most or not {"venue", "authors", "year"}.isdisjoint(headed)
    telling = {"name", "link", "venue", "source", "year", "authors"} & set(roles)
    if "title" in roles:
        return most and not telling.isdisjoint(("venue", "authors"))
    return ("name" in telling or "authors" in telling) and len(telling) > 1 and most


def _targets(page: Outline, row: Row) -> list[int]:
    return [link for link in row.links if page.links[link].kind != "image" and page.links[link].url]
