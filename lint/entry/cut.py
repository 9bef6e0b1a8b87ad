"""Cuts the title out of the text around it: dates and tags before it, venue, year and authors behind it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from lint.entry.authors import (
    are_topics,
    is_byline,
    is_name,
    names_people,
    people_before_colon,
    read_authors,
    read_people_and_year,
)
from lint.entry.label import is_label, is_paper_label
from lint.entry.venue import is_venue, read_statement, read_year
from lint.prose import KIND_OF_WORK, SHORTCODE
from lint.venues import is_preprint

_NUMBER = re.compile(r"^#?\d{1,4}[.)、]\s+|^\(\d{1,3}\)\s+|^\[\d{1,3}\]\s+|^\d{1,3}(?:\.(?=[A-Z“《][a-z\s])|、(?=\D))")
_BRACKET = re.compile(r"^(?:\[([^\[\]]{1,80})\]|\(([^()]{1,80})\)|【([^【】]{1,80})】|\{([^{}]{1,40})\})")
_FIELD = re.compile(
    r"^(?:paper|title|paper title|name|论文|标题|题目|论文题目|论文标题|论文名称)\s*[:：]\s*(?=\S)", re.IGNORECASE
)
_DATE_FIRST = re.compile(r"^(\(?\[?[\d][\d./年月日-]{3,11}\]?\)?)(?:\s*[-–—:|,]\s+|\s+)(?=\S)")
_ACRONYM_FIRST = re.compile(r"(([A-Z][A-Za-z-]+)(?:19|20)\d\d)\s+(?=\S)")
"""`CVPR2017 Title`"""
_DAY_FIRST = re.compile(r"^(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])\s+[-–—]\s+(?=\S)")
"""Month and day, as in `6.14 - Title`."""
_DIGIT = re.compile(r"\d")
_VENUE_FIRST = re.compile(r"^([^:|–—]{3,60}?)\s*(?:[:：|,]\s*|\s[-–—]\s)(?=\S)")
_BOUNDARY = re.compile(r"[.。]['”\"’]?\s+(?=[A-Z“\"'(\[\d*À-ÿ])|[?!？！]['”\"’]?\s+(?=[A-Z“\"'(\[\d*])|。(?=\S)")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|vs|v\.s|Dr|Mr|Mrs|St|No|Vol|cf|v|ver|e\.g|i\.e|resp|approx|Fig|Prof|U\.S|Univ|Inst|Dept|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec)$"
)
_JOINTS = re.compile(r",\s*(?=\S)|\s+[-–—|·]\s+|\s*[|；;]\s*|，\s*")
_JOINT = re.compile(r"[,|·；;，]|\s[-–—]\s")
_DESCRIPTION = re.compile(r"\s[-–—]\s(?=[a-z])")
_NAMES = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*&\s*|^and\s+")
_ET_AL = re.compile(r"\bal\b")
_INITIALLED_AHEAD = re.compile(
    r"(?>(?:(?:and |& )?(?:[A-Z]\.[ -]?){1,3}(?:[a-z]{2,3} )?[A-Z][\w'’-]+"
    r"(?:,? (?:and|&) (?=[A-Z]\.)|,? (?=et\.? al)|, ))+)"
    r"(?:et\.? al\.?,? )?"
)
"""`A. Smith, B. de Groot and C. Li, `: authors that only a comma parts from the title."""
_FULL_NAMES_AHEAD = re.compile(
    r"(?>(?:[A-Z][\w'’-]+(?: [A-Z]\.?){0,2}(?: (?:de|van|der|von))?(?: [A-Z][\w'’-]+){1,2}"
    r"(?:,? (?:and|&) |, ))+)(?<=, )"
)
"""`Ann Smith, Bo Li, `: authors that only a comma parts from the title."""
_PIECE_END = re.compile(r"[,:：.]")
_IN_WHICH_WAY = re.compile(r"\w+ly \w+ing\b")
"""What says how and not who, as in `by Jointly Exploiting Frames`."""
_DATED_PEOPLE = re.compile(r"([A-Z][^()\d:]{3,200}?),? \(((?:19|20)\d\d|n\.d\.)\)(?:\s?[-–—:]|\.)\s+(?=\S)")
"""`Ann Smith, Bo Li (2019) - `"""
_ENDS_TITLE = re.compile(rf"{KIND_OF_WORK.pattern}(?://|\s?[.,;]|$)\s*")
_SHORTENED_AHEAD = re.compile(r"[A-Z][^:()]{2,100}?\bet al\.?, ")
_LONGEST_NAMES = 110
_LONGEST_ACRONYM = 16
_YEAR_BEHIND = re.compile(r"\s*\((?:19|20)\d\d\)\.?$")
_IN = re.compile(r",?\sin$|(?<=[.?!])\sIn$")
"""What leads to the venue behind: `Title, in *ICML* 2022`."""
_PREPRINT = re.compile(r"[.,]\s+arxiv preprint$", re.IGNORECASE)
_QUOTES = {
    '"': '"',
    "“": "”",
    "”": "”",
    "‘": "’",
    "«": "»",
    "「": "」",
    "『": "』",
    "《": "》",
    "„": "“",
    "``": "''",
    "'": "'",
}
_END = " \t\n,;:|·*_~\\،，；：。"
_TAIL = 120
"""Characters at the end of a text in which venue and year are sought."""
_OPENERS = {")": "(", "]": "[", "）": "（", "】": "【"}
_CLOSERS = {")": "(", "]": "[", "}": "{"}


class Cut(NamedTuple):
    """A title and what stood around it, in order."""

    title: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 12)
def clean(text: str) -> str:
    """A title without emoji, number, quotes and closing punctuation; its own `?`, `!` and `…` stay."""
    body = " ".join(text.split())
    while True:
        start = body
        if not body[:1].isalpha():
            body = _strip_front(body)
        body = _strip_end(body)
        body = _unquote(body)
        if body == start:
            return body


@lru_cache(maxsize=1 << 12)
def cut(text: str, *, plain: bool = False) -> Cut:
    """The title within a text. In plain text, authors and venue without brackets are cut off as well."""
    before, body = _cut_front(text)
    after: list[str] = []
    if "]" in body and (kind := _ENDS_TITLE.search(body)):
        body = _cut_names_and_volume(body, kind, after)
    if plain:
        body = _cut_description(_cut_sentences(body, before, after), after)
    body = _cut_back(body, after, plain)
    return Cut(clean(body), tuple(before), tuple(after))


def _cut_front(text: str) -> tuple[list[str], str]:
    before: list[str] = []
    body = text
    while True:
        start = body
        if not body[:1].isalpha():
            body = _DAY_FIRST.sub("", _strip_front(body))
        if (match := _BRACKET.match(body)) and _is_front(match, body):
            before.append(next(filter(None, match.groups())))
            body = body[match.end() :].lstrip(" :：.,-–—|*")
        elif match := _FIELD.match(body):
            body = body[match.end() :]
        elif match := _leading_statement(body):
            before.append(match[1])
            body = body[match.end() :]
        if body == start:
            return before, body


def _cut_names_and_volume(text: str, kind: re.Match[str], after: list[str]) -> str:
    """Cut what stands behind the sign for a work's kind, and the authors, be it only one, before the title."""
    names, stop, title = text[: kind.start()].partition(". ")
    if not (_is_balanced(names) and _is_balanced(title)):
        return text
    named = bool(stop) and names_people(names)
    after += [names, text[kind.end() :]] if named else [text[kind.end() :]]
    return title if named else text[: kind.start()]


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")")


def _leading_statement(text: str) -> re.Match[str] | None:
    """A date, or a known venue with its year, and the separator behind it."""
    if (match := _DATE_FIRST.match(text)) and read_statement(match[1]):
        return match
    if not _DIGIT.search(text, 0, 64):
        return None
    space = text.find(" ", 0, _LONGEST_ACRONYM)
    if space > 5 and text[space - 1].isdigit() and (match := _ACRONYM_FIRST.match(text)) and is_venue(match[2]):
        return match
    match = _VENUE_FIRST.match(text)
    if match is None:
        return None
    found = read_statement(match[1])
    if found is None or not (found.year and found.venue):
        return None
    if "," in match[0][len(match[1]) :]:  # that may stand in a title too, or between an event and its place
        told = str(found.year) in match[1] and is_venue(found.venue) and "(" not in match[1]
        return match if told and (is_preprint(found.venue) or text.count(" ", match.end()) > 1) else None
    return match if is_venue(found.venue) or found.venue.isupper() else None


def _is_front(match: re.Match[str], text: str) -> bool:
    """Whether a bracket at the front is a tag, a date, a venue or a short name rather than the title's first word."""
    content = next(filter(None, match.groups()))
    rest = text[match.end() :].strip(" :：.,-–—|*")
    if not any(letter.isalpha() for letter in rest):
        return False
    if read_statement(content, bracketed=True) or is_label(content):
        return True
    if text[match.end() : match.end() + 1] not in ("", " ", ":", "："):
        return False
    if text[0] == "(":
        return len(content.split()) <= 2 and sum(letter.isupper() or letter.isdigit() for letter in content) > 1
    return len(content.split()) <= 6


def _cut_sentences(text: str, before: list[str], after: list[str]) -> str:
    """The first sentence that is no list of authors; the others go to `before` and `after`."""
    dated = _DATED_PEOPLE.match(text) if "(" in text else None
    if dated and (read_authors(dated[1]) or is_byline(dated[1])):
        before += [dated[1], dated[2]]
        text = text[dated.end() :]
    elif people := _people_ahead(text):
        before.append(people[0].strip(" ,:："))
        text = text[people.end() :]
    sentences = _sentences(text)
    first = 0
    while first + 1 < len(sentences):
        names = _YEAR_BEHIND.sub("", sentences[first])
        if is_byline(names):
            before += [names, sentences[first][len(names) :].strip(" ().")]
        elif read_statement(sentences[first]):
            before.append(sentences[first])
        else:
            break
        first += 1
    last = first + 1
    while last < len(sentences) and _goes_on(sentences[last - 1], sentences[last]):
        last += 1
    after.extend(sentences[last:])
    return " ".join(sentences[first:last])


def _people_ahead(text: str) -> re.Match[str] | None:
    """Authors that a colon, or only a comma, parts from the title behind them, told by initials or by `et al.`"""
    people = _INITIALLED_AHEAD.match(text) if text[1:2] == "." else None
    if people is None and " et al" in text[:_LONGEST_NAMES]:
        people = _SHORTENED_AHEAD.match(text)
        people = people if people and read_authors(people[0]) else None
    if people and text.count(" ", people.end()) > 1 and text[people.end() + 1] != ".":
        return people
    return people_before_colon(text) or _full_names_ahead(text)


def _full_names_ahead(text: str) -> re.Match[str] | None:
    """Two full names or more, and a comma behind each, before a title of four words or more."""
    people = _FULL_NAMES_AHEAD.match(text)
    if people is None or text.count(" ", people.end()) < 3 or text[people.end()].islower():
        return None
    names, following = people[0].rstrip(", "), _PIECE_END.split(text[people.end() :], 1)[0]
    several = "," in names or " and " in names
    is_last = names_people(following) or (following.count(" ") in (1, 2) and is_name(following))
    return people if several and not is_last and names_people(names) else None


def _cut_description(text: str, after: list[str]) -> str:
    """Cut what a dash leads in as a sentence: `rStar-Math - a new approach proposes three components …`."""
    match = _DESCRIPTION.search(text)
    if match is None or text.count(" ", match.end()) < 4:
        return text
    after.insert(0, text[match.end() :])
    return text[: match.start()]


def _sentences(text: str) -> list[str]:
    sentences: list[str] = []
    start = 0
    for match in _BOUNDARY.finditer(text):
        if text[match.start()] == "." and _ABBREVIATED.search(text, max(start, match.start() - 8), match.start()):
            continue
        sentences.append(text[start : match.end()].strip())
        start = match.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]


def _goes_on(sentence: str, following: str) -> bool:
    """Whether a title goes on after its question or exclamation mark."""
    if read_statement(following) or read_authors(following) or read_statement(following.split(",")[0]):
        return False
    if sentence.rstrip("\"'”’").endswith(("?", "!", "？", "！")):
        return len(following.split()) <= 14
    return len(sentence.split()) < 2


def _cut_back(text: str, after: list[str], plain: bool) -> str:
    """Cut statements, and in plain text authors, off the end; what is cut goes to the front of `after`."""
    body = whole = text.rstrip(_END + ".")
    start = ""
    while body != start:
        start = body
        body = _cut_bracket(body, after, plain)
        body = _cut_joint(body if plain else _cut_last_sentence(body, after), after, plain)
        if plain:
            body = _cut_authors(body, after)
    if plain:
        body = _cut_bare_venue(body, after)
    if plain or after:
        body = _IN.sub("", body)
    return text if body == whole else body


def _cut_last_sentence(text: str, after: list[str]) -> str:
    """Cut the last sentence where it is venue, year or authors, as in a link that is a whole citation."""
    head, stop, tail = text.rpartition(". ")
    if not stop or " " not in head or not _is_balanced(head):
        return text
    found = read_statement(tail)
    if not (found and (found.venue or found.year)) and not is_byline(tail):
        return text
    after.insert(0, tail)
    return head.rstrip(_END)


def _cut_bracket(text: str, after: list[str], plain: bool) -> str:
    """Cut what stands in brackets at the end where it is a statement, or in plain text a list of authors."""
    opener = _OPENERS.get(text[-1:])
    start = text.rfind(opener, 1) if opener else -1
    if start < 1:
        return text
    content = text[start + 1 : -1]
    labelled = opener == "[" and (is_label(content) if plain else is_paper_label(content))
    stated = read_statement(content, bracketed=True) or _leads_with_venue(content)
    if not (labelled or content.startswith("@") or stated or _names_authors(content, plain)):
        return text
    after.insert(0, content)
    return text[:start].rstrip(_END)


def _leads_with_venue(text: str) -> bool:
    """Whether brackets hold a venue and its year, and what is remarked of them: `(NIPS 2017, 70+ citations)`."""
    found = read_statement(text.split(",")[0]) if "," in text else None
    return bool(found and found.venue and found.year and is_venue(found.venue, dated=True))


def _names_authors(text: str, plain: bool) -> bool:
    """Whether brackets behind a title hold its authors: `(Song and Mittal, 2020)`; names alone only in plain text."""
    if plain or "et al" in text:
        return read_authors(text) is not None or read_people_and_year(text) is not None
    return text[-2:].isdigit() and read_people_and_year(text) is not None


def _cut_joint(text: str, after: list[str], plain: bool) -> str:
    """Cut the part behind the last comma, dash or bar where it is a statement, and in plain text what `by` leads in."""
    joints = list(_JOINTS.finditer(text, max(0, len(text) - _TAIL))) if _JOINT.search(text) else []
    for depth, joint in enumerate(reversed(joints[-3:])):
        tail = text[joint.end() :]
        found = read_statement(tail)
        if found is None or joint.start() == 0 or (depth and not (found.venue and found.year)):
            continue
        if found.year is not None or (found.venue and (plain or not joint[0].startswith(","))):
            wider = _joint_of_venue(text, joints[: -depth - 1]) if plain and not found.venue else None
            after.insert(0, text[(wider or joint).end() :])
            return text[: (wider or joint).start()].rstrip(_END)
    by = text.find(" by ")
    if (
        by > 0
        and (plain or is_byline(text[by + 4 :]))
        and text[by + 4 : by + 5].isupper()
        and _is_names(text[by + 4 :])
        and not _is_method(text[by + 4 :])
    ):
        after.insert(0, text[by + 4 :])
        return text[:by]
    return text


def _joint_of_venue(text: str, joints: list[re.Match[str]]) -> re.Match[str] | None:
    """The joint before the last one, where a venue, a comma and its year follow: `, IEEE Computer, 2015`."""
    found = read_statement(text[joints[-1].end() :]) if joints and joints[-1].start() else None
    return joints[-1] if found and found.venue and is_venue(found.venue, generic=True) else None


def _is_method(text: str) -> bool:
    """Whether what `by` leads in is rather how than who: `by Causal Mechanism Transfer`."""
    return len(text.split()) > 2 and not re.search(r",|&|\band\b|\.|\b[A-Z]\b", text)


def _cut_authors(text: str, after: list[str]) -> str:
    """Cut names off the end of `Title, Ann Smith, Bo Li`; only where a year was behind them, or they say `et al.`"""
    joints = list(_JOINTS.finditer(text)) if _JOINT.search(text) else []
    if not joints:
        return text
    ends = [*(joint.start() for joint in joints[1:]), len(text)]
    pieces = [text[joint.end() : end] for joint, end in zip(joints, ends, strict=True)]
    first = len(joints)
    if _ET_AL.search(pieces[-1]) and read_authors(pieces[-1]):
        first -= 1
    elif "." in pieces[-1] and is_byline(pieces[-1]):
        first -= 1
        while first and "." in pieces[first - 1] and is_name(pieces[first - 1]):
            first -= 1
    elif any(map(read_year, after)):
        while first and _is_names(pieces[first - 1]):
            first -= 1
        if len(joints) - first < 2:
            return text
    if first == len(joints):
        return text
    after.insert(0, text[joints[first].end() :])
    return text[: joints[first].start()].rstrip(_END + "-–—")


def _is_names(text: str) -> bool:
    """Whether a text is nothing but full names, as behind `by`."""
    parts = [part for part in _NAMES.split(text.strip(" .")) if part]
    if not parts or (parts[0].split()[0].endswith("ing") and len(parts[0].split()[0]) > 5):
        return False
    if are_topics(parts) or _IN_WHICH_WAY.match(text):
        return False
    return is_byline(text) or all(is_name(part) and len(part.split()) in (2, 3, 4) for part in parts)


def _cut_bare_venue(text: str, after: list[str]) -> str:
    """Cut a known venue with its year off the end where no sign parts it from the title: `… All You Need NIPS 2017`."""
    words = text.rsplit(maxsplit=4)
    for count in range(1, len(words)):
        tail = " ".join(words[-count:])
        found = read_statement(tail) if tail[-1].isdigit() else None
        if found and found.venue and (is_venue(found.venue) if found.year else is_preprint(found.venue)):
            after.insert(0, tail)
            return _PREPRINT.sub("", " ".join(words[:-count])).rstrip(_END + ".")
    return text


def _strip_front(text: str) -> str:
    """Without symbols, names of emoji and a number at the front."""
    start = 0
    while start < len(text) and (text[start] in " \t\n*-–—•·:|,.;>→~_/\\&" or _is_symbol(text[start])):
        shortcode = SHORTCODE.match(text, start) if text[start] == ":" else None
        start = shortcode.end() if shortcode else start + 1
    return _NUMBER.sub("", text[start:])


def _is_symbol(letter: str) -> bool:
    if letter < "\u00a0":
        return False
    return unicodedata.category(letter) in ("So", "Sk", "Cf", "Mn", "Me", "Cn", "Co") or letter in "→⇒‣◦●○■□▪▫★☆"


def _strip_end(text: str) -> str:
    body = text.rstrip(_END + " -–—")
    if body.endswith(".") and not body.endswith(("...", "..")):
        body = body[:-1].rstrip(_END)
    while body and (_is_symbol(body[-1]) or (body[-1] in "([{")):
        body = body[:-1].rstrip(_END + " -–—")
    if body and (opener := _CLOSERS.get(body[-1])) and body.count(opener) < body.count(body[-1]):
        body = body[:-1].rstrip(_END)
    return body


def _unquote(text: str) -> str:
    if len(text) < 2:
        return text
    if text[0] == "[" and text[-1] == "]" and text.count("[") == text.count("]") == 1:
        return text[1:-1].strip()
    closer = _QUOTES.get(text[0])
    if closer is None:
        return text[:-1] if text[-1] in '”“"' and text.count(text[-1]) == 1 and text.count("“") == 0 else text
    if text[-1] in (closer, '"', "”") and text.find(closer, 1) in (len(text) - 1, -1):
        return text[1:-1].strip()
    if closer not in text[1:] and text[0] != "'":
        return text[1:]
    return text
