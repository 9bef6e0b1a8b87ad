"""Reads one citation: title, label, authors, venue and year, as the text of an entry states them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.entry.authors import (
    are_family_names_first,
    are_names,
    is_byline,
    is_name,
    names_people,
    read_author_year,
    read_authors,
    read_people_and_year,
)
from lint.entry.badge import names_venue
from lint.entry.cut import clean, cut
from lint.entry.label import is_address, is_field_name, is_label, is_name_of_framework
from lint.entry.linked_names import join_linked_names
from lint.entry.runs import Run
from lint.entry.title import LONGEST_TEXT, TitleMark, count_words, find_title, is_front
from lint.entry.venue import SEASONS, Statement, is_publisher, is_venue, read_statement, read_year
from lint.prose import SHORTCODE
from lint.venues import is_preprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\b[Vv]ol)(?<!\b[Nn]o)(?<!\bpp)(?<!\bp)[.;]\s+|[。；]\s*|(?<=et al\.)\s+|\s*[|•]\s*|\s+[-–—]\s+|\n"
)
_GROUP = re.compile(r"\(([^()]{1,200})\)|\[([^\[\]]{1,200})\]|【([^【】]{1,200})】|（([^（）]{1,200})）")
_AUTHORS_FIELD = re.compile(r"^\W*(?:authors?|by|作者|저자|著者)\W*$", re.IGNORECASE)
_STATEMENT = (
    r"venue|conference|journal|year|date|published|publication|publisher|会议|期刊|时间|日期|发表|年份"
    r"|학회|저널|발표|게재|연도|날짜|会議|学会|掲載|発表年?|日付"
)
_STATEMENT_FIELD = re.compile(rf"^\W*(?:{_STATEMENT})(?:\s?[/&]\s?(?:{_STATEMENT}))?\W*$", re.IGNORECASE)
_NEXT_FIELD = re.compile(rf"[.,;|。，；\s]\s?(?=(?:authors?|作者|{_STATEMENT})\s?[:：])", re.IGNORECASE)
_INVERTED = re.compile(r"[A-Z][\w'’-]+, (?:[A-Z]\.?[ -]?){1,3}")
"""One author: `Sun, W.`"""
_SEMICOLON = re.compile(r"[;；]")
_LAST_BRACKET = re.compile(r"\s*\([^()]*\)\W*$")
_LIKE_MONTHS = range(2001, 2013)
_NAMES_END = re.compile(r"\bet al\.?,?\s+(?=\S)|(?<=\))\.?\s+(?=\w+\.?$)")
_SHORTCODE = re.compile(rf"(?<!\w){SHORTCODE.pattern}(?!\w)")
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_YEAR_IN_LABEL = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|\.\d{3})")
"""No preprint's number, whose first digits may look like one: `arXiv 2003.10555`."""
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d(?=[\s,;])")
_VENUE_AND_NAME = re.compile(r"((?:19|20)\d\d) (\S+) (.+)")
"""What may stand before a title: `2017 ICLR targeted FGSM`."""
_YEAR_AT_END = re.compile(r"\s(?:19|20)\d\d$")
_EDGE = " ,.;:，。；：、|•·[](){}<>-–—\n"
_LIST_EDGE = _EDGE.replace(")", "")
_LONGEST_LABEL = 40
_LONGEST_VOLUME = 16
"""From how many words on a text before a publisher's name is no longer a volume's title."""
_VOLUME = re.compile(
    r"(?:vol|no|pp?|issue|art(?:icle)?|number|volume|pages?)\b\.?\s*[\w.:–-]*\d|[\d\s:–-]+$", re.IGNORECASE
)
"""Volume, issue, pages: what stands between a journal's name and its year."""
_NOT_LABELS = frozenset(
    """
    new hot update updated must-read recommended see also check check-out by from with the a an survey surveys
    paper oral spotlight poster highlight best award star read important note notes tip todo wip misc others
    other bonus extra optional and or in n.d n.d.
    """.split()
)

TextKind = Literal["text", "group", "marked", "link"]
"""Plain text; what stands in brackets, bold or code; italics; the text of a link."""


class Citation(NamedTuple):
    """What one item says of one work; texts white space folded, None where it says nothing."""

    title: str | None = None
    mark: TitleMark | None = None
    front: bool = False
    """Whether nothing but a label, a tag, a date, a venue or authors stands before the title."""
    label: str | None = None
    authors: str | None = None
    venue: str | None = None
    year: int | None = None


class _Part(NamedTuple):
    """A piece of the text around a title that may be one statement."""

    text: str
    kind: TextKind


def read_citation(runs: Sequence[Run]) -> Citation:
    """Read the runs of one entry."""
    found = find_title(runs)
    if found is None:
        return _state(Citation(), [], list(_parts(join_linked_names(runs))))
    pieces = cut(found.text[:LONGEST_TEXT], plain=found.mark == "plain")
    before_it = "".join([run.text for run in runs[: found.first] if run.kind != "image"]) + found.head
    front = not before_it or is_front(before_it)
    before = [
        *_parts(join_linked_names([*runs[: found.first], Run("text", found.head)])),
        *(_Part(text, "group") for text in pieces.before),
    ]
    behind = [part for text in pieces.after for part in _cut_parts(text)]
    behind += _parts(join_linked_names([Run("text", found.tail), *runs[found.end :]]))
    return _state(Citation(pieces.title or None, found.mark, front), before, behind)


def _cut_parts(text: str) -> Iterator[_Part]:
    """The parts of what was cut off behind a title: of a word and a year, which no one can tell, the year."""
    found = read_statement(text, bracketed=True) if text.count(" ") == 1 else None
    unknown = found is not None and found.year is not None and read_statement(text) is None
    yield from [_Part(str(found.year), "text")] if found and unknown else _text_parts(text)


def with_lines(citation: Citation, lines: Sequence[Sequence[Run]]) -> Citation:
    """With the authors, venue and year that it lacks, where a line below it states them and nothing else."""
    authors, statements = citation.authors, []
    for runs in lines:
        for statement, names in _read_line(runs):
            authors = authors or names
            statements += [statement] if statement else []
    if citation.venue is None:
        venue, year = _choose(statements)
        if citation.year is None or year in (None, citation.year):
            return citation._replace(authors=authors, venue=venue, year=citation.year or year)
    return citation._replace(authors=authors)


def _read_line(runs: Sequence[Run]) -> list[tuple[Statement | None, str | None]]:
    """What a line states whole, or each of its parts; nothing where it says something else too."""
    runs = join_linked_names(runs)
    text = " ".join("".join([run.text for run in runs if run.kind != "image"]).split())
    links = [run for run in runs if run.kind == "link"]
    if not text or any(not is_label(run.text) for run in links):
        return []
    if not links and (several := _SEMICOLON.split(text.strip(";； "))) != [text]:
        stated = [_read_part(_Part(part, "text"))[0] for part in several]
        if any(statement and statement.venue for statement in stated):
            return [(_without_month(statement), None) for statement in stated if statement] if all(stated) else []
    if read := _read_byline(runs):
        return read
    if not links and ". " in text and (both := _people_and_venue(text.strip(_EDGE))):
        return [(read_statement(both[1], behind=True), read_authors(f"{both[0]}.") or both[0])]
    statement, names = (None, None) if links else _read_part(_Part(text, "text"))
    if names or (statement and (":" in text or "：" in text or (statement.venue and statement.year))):
        return [(statement and _without_month(statement), names)]
    read = [_read_part(part) for part in _parts(runs)]
    whole = all(statement or names for statement, names in read)
    return read if whole and any(names for _, names in read) else []


def _read_byline(runs: Sequence[Run]) -> list[tuple[Statement | None, str | None]]:
    """Authors and the venue in italics behind them: `Ann Smith. *Journal of Tools and Applications*, 2022`."""
    venue = next((index for index, run in enumerate(runs) if run.kind == "emphasis"), 0)
    if not venue or any(run.kind == "link" for run in runs[: venue + 1]):
        return []
    head = "".join(run.text for run in runs[:venue]).strip(_EDGE)
    rest = "".join(run.text for run in runs[venue:] if run.kind not in ("link", "image"))
    statement = read_statement(_LAST_BRACKET.sub("", rest), behind=True)
    if statement is None or not statement.venue:
        return []
    names = read_authors(head) or (head if " " in head and is_name(head) else None)
    return [(None, names), (statement, None)] if names else []


def _without_month(statement: Statement) -> Statement:
    """`arXiv 2004` is as often April 2020 as it is a year."""
    is_month = statement.year in _LIKE_MONTHS and is_preprint(statement.venue or "")
    return Statement(statement.venue, None) if is_month else statement


def _parts(runs: Sequence[Run]) -> Iterator[_Part]:
    """What the runs say beside the title, cut into parts; of plain text not more than `LONGEST_TEXT` characters."""
    size = 0
    open_bracket = False
    for index, run in enumerate(runs):
        if run.kind == "link":
            if not (is_label(run.text) and any(map(str.isalpha, run.text))) or (
                _YEAR_IN_LABEL.search(run.text) and _states_preprint(run.text)
            ):
                yield _Part(run.text.strip(), "link")
        elif run.kind == "emphasis":
            if open_bracket:
                yield _Part(run.text.strip(), "group")
            else:
                yield from (_Part(text, "marked") for text in _names_and_venue(run.text.strip()))
        elif run.kind in ("strong", "code") or (run.kind == "image" and names_venue(run.text)):
            names_field = _names_field(run.text, runs[index + 1].text if index + 1 < len(runs) else "")
            yield _Part("" if names_field else run.text.strip(), "group")
        elif run.kind == "text" and size < LONGEST_TEXT:
            open_bracket = run.text.rstrip().endswith(("(", "（", "(in", " in"))
            size += len(run.text)
            names_link = index + 1 < len(runs) and runs[index + 1].kind == "link"
            text = _without_field(run.text) if names_link else run.text
            if text.strip(_EDGE):
                yield from _text_parts(text[:LONGEST_TEXT])


def _names_field(text: str, following: str) -> bool:
    """Whether a bold word names what is stated behind it: `**Conference**: [NeurIPS 2019](…)`."""
    marked = text.rstrip().endswith((":", "：")) or following.startswith((":", "："))
    return marked and _STATEMENT_FIELD.match(text) is not None


def _states_preprint(text: str) -> bool:
    """Whether a link's label says when a preprint appeared: `[2024-arXiv]`."""
    statement = read_statement(text, bracketed=True)
    venue = statement.venue or "" if statement and statement.year else ""
    return " " not in venue and is_preprint(venue)


def _without_field(text: str) -> str:
    """Without the name of a field at the end, whose value is the link behind it: `arxiv: <https://…>`."""
    body = text.rstrip()
    if not body.endswith((":", "：")):
        return text
    rest, _, field = body.replace("\n", ".").rpartition(".")
    name = field.strip(_EDGE + "：")
    return rest if is_field_name(name) and any(map(str.isalpha, name)) else text


def _names_and_venue(text: str) -> list[str]:
    """`Ann Smith et al. ICLR 2020` in one pair of asterisks as authors and venue."""
    if not ("al" in text or ")" in text or text[-2:].strip(".").isdigit()):
        return [text]
    match = _NAMES_END.search(text)
    if match and read_statement(text[match.end() :], behind=True):
        return [text[: match.end()].rstrip(), text[match.end() :]]
    head, joint, tail = text.rpartition(", ")
    found = read_statement(tail) if joint else None
    return [head, tail] if found and found.year and (found.venue or read_authors(head, marked=True)) else [text]


def _text_parts(text: str) -> Iterator[_Part]:
    text = _SHORTCODE.sub(" ", text) if ":" in text else text
    if text.count("(") > 1 and (stated := _people_with_institutions(text)):
        yield from (_Part(part, "text") for part in stated)
        return
    position = 0
    for match in _GROUP.finditer(text):
        yield from _plain_parts(text[position : match.start()])
        yield _Part(next(filter(None, match.groups())), "group")
        position = match.end()
    yield from _plain_parts(text[position:])


def _people_with_institutions(text: str) -> Sequence[str] | None:
    """`Ann Smith (MIT), Bo Li (ETH). ICML 2020` as authors, and venue where one follows; None where it is no such."""
    groups = [next(filter(None, match.groups())) for match in _GROUP.finditer(text)]
    if any(read_statement(group, bracketed=True) for group in groups):
        return None
    body = text.strip(_LIST_EDGE)
    stated = [body] if read_authors(body) else _people_and_venue(body)
    return stated if stated and are_names(_GROUP.sub("", stated[0])) else None


def _plain_parts(text: str) -> Iterator[_Part]:
    """Sentences that are one statement or one list of authors whole; the others cut at their commas."""
    body = text.strip(_EDGE)
    if not body:
        return
    if (":" in body or "：" in body) and len(fields := _NEXT_FIELD.split(body)) > 1:
        for field in fields:
            yield from _plain_parts(field)
        return
    if ". " in body and (both := _people_and_venue(body)):
        yield from (_Part(piece, "text") for piece in both)
        return
    if (apart := _names_apart(body)) and not read_statement(body):
        yield from (_Part(piece.strip(), "text") for piece in apart)
        return
    if _is_one(body):
        yield _Part(body, "text")
        return
    for sentence in _SENTENCE.split(body):
        part = sentence.strip(" ,.;:[](){}") + ("." if sentence.rstrip().endswith("al.") else "")
        if part and ("," not in part or _is_one(part)):
            yield _Part(part, "text")
        elif part:
            told, _, people = part.rpartition(" by ")
            by = read_authors(people) and (told.endswith(",") or not people.endswith("al"))
            pieces = _names_apart(part) or ([*told.split(","), people] if by else part.split(","))
            yield from (_Part(piece.strip(), "text") for piece in pieces if piece.strip())


def _is_one(text: str) -> bool:
    if read_statement(text, behind=True) or read_authors(text):
        return True
    if _AUTHORS_FIELD.match(text.replace("：", ":").partition(":")[0]):
        return True
    return " and " in text and are_names(text)


def _people_and_venue(text: str) -> tuple[str, str] | None:
    """`by Ann Smith, Bo Li. ICML, 2017`, `Smith A, Li B. ICML 2017` as authors and venue; None where it is no such."""
    head, _, tail = text.rpartition(". ")
    found = read_statement(tail, behind=True)
    if found is None:
        return None
    if read_statement(text, behind=True):
        return (head, tail) if _is_known(found) and _is_one_author(head) else None
    known = not found.venue or is_venue(found.venue, dated=True, generic=True) or is_publisher(found.venue)
    if head[-2:-1] == " " and not known and not are_family_names_first(head):
        return None
    one = _INVERTED.fullmatch(head) and _is_known(found)
    return (head, tail) if one or read_authors(head) else None


def _is_known(statement: Statement) -> bool:
    return statement.venue is not None and is_venue(statement.venue, dated=True)


def _is_one_author(text: str) -> bool:
    return names_people(text) and not is_venue(text, generic=True)


def _names_apart(text: str) -> list[str] | None:
    """`Ann Smith, Bo Li, ICLR, 2020` as authors, venue, year, wherever the venue stands; None where it is no such."""
    if "," not in text or _SENTENCE.search(text):
        return None
    if (dated := _YEAR_AT_END.search(text)) and names_people(text[: dated.start()].rpartition(",")[2]):
        text = f"{text[: dated.start()]},{dated[0]}"
    pieces = [piece for piece in text.split(",") if piece.strip()]
    first, end = 0, len(pieces)
    while end > 1 and read_statement(pieces[end - 1], behind=True):
        end -= 1
    while first < end - 1 and read_statement(pieces[first], behind=True):
        first += 1
    names = ",".join(pieces[first:end])
    return [names, *pieces[end:], *pieces[:first]] if end - first < len(pieces) and read_authors(names) else None


class _Before(NamedTuple):
    """What the text before a title states."""

    label: str | None
    authors: str | None
    statements: list[Statement]
    tag: Statement | None
    """The last venue in brackets, which may be the work's short name."""


def _read_before(parts: Sequence[_Part]) -> _Before:
    label: str | None = None
    authors: str | None = None
    statements: list[Statement] = []
    tag: Statement | None = None
    alone = len(parts) == 1
    dated = any(map(_YEAR_ALONE.fullmatch, (part.text for part in parts)))
    for part in parts:
        if statement := read_statement(part.text, bracketed=part.kind in ("group", "link")):
            statements.append(statement)
            tag = statement if statement.venue and part.kind == "group" else tag
        elif part.kind == "text" and (told := _VENUE_AND_NAME.match(part.text)) and is_venue(told[2], dated=True):
            statements.append(Statement(told[2], int(told[1])))
            label = label or _read_label(told[3])
        elif part.kind in ("group", "text") and (begun := _YEAR_FIRST.match(part.text)):
            statements.append(Statement(None, int(begun[0])))
            label = label or (_read_label(part.text[begun.end() :]) if part.kind == "text" else None)
        elif _is_marked_field(part):
            continue
        elif part.kind == "group" and "," in part.text and (cited := _stated_with_people(part.text)):
            statement, people = cited
            authors = authors or people
            statements.append(statement)
        elif part.kind == "marked" or is_byline(part.text) or _are_people(part.text, dated=dated, alone=alone):
            authors = authors or read_authors(part.text, marked=True)
        elif part.kind != "link":
            label = label or _read_label(part.text)
    return _Before(label, authors, statements, tag)


def _state(citation: Citation, before: Sequence[_Part], behind: Sequence[_Part]) -> Citation:
    """Add label, authors, venue and year from the text around the title."""
    label, authors, statements, tag = _read_before(before)
    read = _read_behind(behind)
    statements += read.statements
    label = label or read.label
    authors = authors or read.authors
    if authors is None and len(read.alone) == 1 and _is_one_person(read.alone[0]):
        authors = read.alone[0]
    if tag and _is_citation_key(tag) and any(each.venue for each in statements if each is not tag):
        statements[statements.index(tag)] = Statement(None, tag.year)
    elif tag and not tag.year and label is None and any(map(_is_published, statements)):
        statements.remove(tag)
        label = _read_label(tag.venue or "") or tag.venue
    venue, year = _choose(statements)
    return citation._replace(label=label, authors=authors, venue=venue, year=year)


class _Behind(NamedTuple):
    """What the text behind a title states."""

    label: str | None
    authors: str | None
    statements: list[Statement]
    alone: list[str]
    """Texts that say nothing by themselves."""


def _read_behind(parts: Sequence[_Part]) -> _Behind:
    label: str | None = None
    authors: str | None = None
    statements: list[Statement] = []
    alone: list[str] = []
    unread: str | None = None
    for index, part in enumerate(parts):
        statement, names = _read_part(part)
        if statement:
            joined = _joined(unread, statement) if unread else None
            statements.append(joined or statement)
            authors = authors or names or (unread if unread and not joined and names_people(unread) else None)
            unread = None
        elif not (unread and _VOLUME.match(part.text)):
            authors = authors or names
            unread = part.text if part.kind == "text" and names is None else None
            alone += [unread] if unread else []
            if index == 0 and part.kind == "group" and _is_short_name(part.text):
                label = _read_label(part.text)
    return _Behind(label, authors, statements, alone)


def _is_citation_key(statement: Statement) -> bool:
    """Whether one unknown word and a year in brackets are rather a key than a venue: `[Smith2020]`."""
    venue = statement.venue or ""
    return statement.year is not None and venue.istitle() and venue.isalpha() and not is_venue(venue, dated=True)


def _is_published(statement: Statement) -> bool:
    return bool(statement.venue and statement.year and not is_preprint(statement.venue))


def _joined(unread: str, statement: Statement) -> Statement | None:
    """What a text that alone says nothing says with the date or the publisher behind it."""
    if statement.venue is None:
        return read_statement(f"{unread}, {statement.year}") if statement.year else None
    name = unread.removeprefix("In ")
    named = is_publisher(statement.venue) and name[0].isupper() and count_words(name) < _LONGEST_VOLUME
    return Statement(name, statement.year) if named and not names_people(name) else None


def _is_one_person(text: str) -> bool:
    """Whether the one thing that is said behind a title is a full name, with no capitals as in `Longitudinal MRI`."""
    words = text.split()
    full = len(words) in (2, 3) and not any(word.isupper() and word.isalpha() and len(word) > 2 for word in words)
    return full and "(" not in text and names_people(text)


def _are_people(text: str, *, dated: bool, alone: bool) -> bool:
    """Whether a text before a title is people's names and no label.

    A lone name is, where a year stands beside it, or where it begins with initials and is all that stands there.
    """
    if alone and text[1:2] == "." and " " in text.strip() and is_name(text):
        return True
    return (are_names(text) and text.count(" ") > 2) or (dated and " " in text.strip() and names_people(text))


def _read_part(part: _Part) -> tuple[Statement | None, str | None]:
    """The venue and date, or the authors, that a part behind the title states."""
    if part.kind == "marked" and part.text.count(",") > 2:
        return None, read_authors(part.text, marked=True)
    field, colon, value = part.text.replace("：", ":").partition(":")
    if part.kind == "text" and colon and is_field_name(field) and not _is_preprint_number(field, part.text):
        if _AUTHORS_FIELD.match(field.strip()):
            return None, read_authors(value, marked=True)
        stated = read_statement(value, bracketed=True)
        return (
            stated if stated and (_STATEMENT_FIELD.match(field.strip()) or (stated.venue and stated.year)) else None
        ), None
    if part.kind == "link" and " et al" in part.text and (cited := _stated_with_people(part.text)):
        return cited
    if (
        part.kind == "link"
        and part.text[-2:].strip("])").isdigit()
        and (named := read_author_year(part.text) or read_people_and_year(part.text))
        and not is_venue(named[0], dated=True)
        and named[0].casefold() not in SEASONS
    ):
        return Statement(None, int(_YEAR_ALONE.findall(part.text)[-1])), named[0]
    statement = read_statement(part.text, bracketed=part.kind in ("group", "link"), behind=True)
    if (
        statement
        and part.kind == "link"
        and is_label(statement.venue or "x")
        and not is_preprint(statement.venue or "")
    ):
        statement = Statement(None, statement.year)
    if statement is None and part.kind in ("group", "text") and (cited := _stated_with_people(part.text)):
        return cited
    if statement is None and part.kind == "group":
        statement = _leading_venue(part.text)
    if statement or part.kind in ("group", "link"):
        return statement, None
    return None, None if _is_marked_field(part) else read_authors(part.text, marked=part.kind == "marked")


def _stated_with_people(text: str) -> tuple[Statement, str] | None:
    """Venue or year, and whom the text names before them: `Li et al., NAACL 2018`."""
    cited = read_people_and_year(text)
    if cited is None:
        return None
    people, rest = cited
    return read_statement(rest, bracketed=True) or Statement(None, read_year(rest)), people


def _leading_venue(text: str) -> Statement | None:
    """A known venue and its year, and what is remarked of them: `(Interspeech 2021, Meta)`."""
    first, comma, _ = text.partition(",")
    statement = read_statement(first, bracketed=True) if comma else None
    return statement if statement and statement.year and _is_known(statement) else None


def _is_marked_field(part: _Part) -> bool:
    """Whether words in italics are a field's name, and nobody's: `_Authors_: …`, `*Paper: […](…)*`."""
    return part.kind == "marked" and not part.text.isupper() and is_field_name(part.text.strip(" :："))


def _is_preprint_number(field: str, text: str) -> bool:
    """Whether a colon stands within a preprint's number: `arXiv preprint arXiv:1906.08237, 2019`."""
    statement = read_statement(text, behind=True) if is_preprint(field.strip(_EDGE + '"”')) else None
    return statement is not None and (statement.year is not None or "preprint" in field.casefold())


def _choose(statements: Sequence[Statement]) -> tuple[str | None, int | None]:
    """The first venue, one that published before a preprint server, with its year; else the first year."""
    named = [statement for statement in statements if statement.venue]
    best = next(
        (statement for statement in named if not is_preprint(statement.venue or "")), named[0] if named else None
    )
    years = [statement.year for statement in statements if statement.year]
    return best.venue if best else None, (best.year if best else None) or (years[0] if years else None)


def _read_label(text: str) -> str | None:
    """A short name before the title, without its colon; None for tags, names of fields, numbers."""
    name = clean(" ".join(text.split()).strip(' \t:：-–—|,;·•*[](){}【】"“”').rstrip("."))
    name += ")" * (name.count("(") - name.count(")"))
    if not name or len(name) > _LONGEST_LABEL or count_words(name) > 4 or not any(map(str.isalpha, name)):
        return None
    if name.casefold() in _NOT_LABELS or is_address(name) or read_statement(name):
        return None
    words = name.split()
    if len(words) > 1 and sum(word[0].islower() for word in words) * 2 >= len(words):
        return None
    return None if is_field_name(name) and not is_name_of_framework(name) else name


def _is_short_name(text: str) -> bool:
    """Whether what stands in brackets behind a title is a work's short name: `(LLaMA)`."""
    return " " not in text.strip() and sum(map(str.isupper, text)) > 1 and not text.isupper()
