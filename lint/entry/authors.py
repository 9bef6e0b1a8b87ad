"""Recognises lists of people: `Colin Raffel et al.`, `Tom B. Brown, Benjamin Mann, and Nick Ryder`."""

from __future__ import annotations

import re
from functools import lru_cache

from lint.prose import is_cjk

_FIELD = re.compile(
    r"^(?:by|authors?|作者|저자|著者)\s*[:：]?\s+|^(?:authors?|作者|저자|著者)\s*[:：]\s*", re.IGNORECASE
)
ET_AL = r"\bet\.?[ ,]*al\b"
"""Stands for further authors, its full stop not counted."""
_ET_AL = re.compile(rf"{ET_AL}|\bel\.? al\b|\band others\b|等人$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:,|;|、|，|·|\band\b|&|\s[-–—]\s)\s*")
PARTICLES = frozenset(
    """
    de la le van von der den dos da di du del della bin ibn al el ten ter zu y st st. af av das dal des do las les los
    vande vanden vander vom zum zur 't
    """.split()
)
"""Words in lower case between a person's given and family name."""
_NOT_NAMES = frozenset(
    """
    a an the of for with in on to from via by using towards toward learning model models language neural network
    networks deep paper papers code data dataset datasets survey review project page github report arxiv
    preprint blog university institute research lab labs journal conference workshop transactions proceedings
    letters science nature it their our its
    """.split()
)
_TOKEN = re.compile(r"^[^\W\d_][\w'’‘`.\-‐·\u0300-\u036f]*[*†‡§¶\d]*$")
_INITIAL = re.compile(r"^(?:[A-Z]\.-?)+[A-Z]?\.?$|^[A-Z]{1,3}$")
_SURNAME = r"(?:[a-z]{1,3}\s){0,2}(?:[A-Za-z]{1,2}['’])?[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w'’-]+)?"
_INVERTED = re.compile(
    rf"(?:(?>{_SURNAME},\s)(?:[A-Z]\.?[\s-]?){{1,4}}+(?:,?\s?(?:and|&)\s|,\s)?+){{2,60}}+(?:\.{{3}}|…)?"
)
"""`Saxe, A., Nelli, S. & Summerfield, C.`"""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_INITIALLED = re.compile(r"\b[A-Z]\.(?=[\s,A-Z-]|$)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_EDGE = ' \t\n,;:|·"“”'
_AUTHOR_YEAR = re.compile(r"^([^()]{2,120}?),?\s*\(?((?:19|20)\d\d)\)?$")
_BEFORE_COLON = re.compile(r"([^:：\n]{5,300}[^:：\s])\s?[:：]\s*(?=\S)")
_LONGEST_ET_AL = 160
_LONGEST_INITIALS = 3
_LONGEST_UNSPACED = 6
"""Characters of a Chinese, Japanese or Korean name; longer words are sentences, save foreign names in katakana."""
_TOPIC = re.compile(
    r"(?:ing|tions?|sion|ics|ence|ments?|logy|ity|ual|ical|ional|ware|works?|graphy|ems|tive|uters?|bases?|points?|ted)$"
)
"""How words end that stand in the names of journals and fields, and hardly ever in people's."""
_TOPICS = frozenset(
    """
    ai open access image images vision visual digital medical software science sciences challenge news forum school
    collection bench benchmark computer computers signal surgery review reviews track talks trees forests nets
    memory time blog notes draft library archive archives trends energy health brain physics chemistry
    medicine cancer pacific graph graphs anomaly outlier tree forest machine deep course courses approach flow descent
    points walk walks noise structure stars tech use
    """.split()
)
_ABBREVIATION = re.compile(r"\b[A-Za-z]{3,}\.(?!\s*$)")
_TITLES = frozenset({"Jr.", "Sr.", "St.", "Dr.", "Md.", "Mohd.", "Prof.", "Ph.", "Th.", "Chr.", "Wm."})
_MOST_NAMES = 4
"""Words of a person's name, particles not counted."""
_ENOUGH = 5
"""Names that are looked at where the text is known to be authors."""


@lru_cache(maxsize=1 << 12)
def read_authors(text: str, *, marked: bool = False) -> str | None:
    """The authors that a text names, as it states them; None where it is no list of people.

    In italics or under a heading that says so (`marked`), one name will do, and a group's name.
    """
    body = text.strip(_EDGE)
    named = _FIELD.match(body)
    if named:
        body = body[named.end() :].strip(_EDGE)
    if not body or not any(map(str.isalpha, body)):
        return None
    if _INVERTED.fullmatch(body) or (" and " in body and _is_bibtex(body)):
        return _trim(body)
    if ("al" in body or body.endswith(("others", "人"))) and _ET_AL.search(body):
        body = _without_what_follows(body)
        return _trim(body) if len(body) <= _LONGEST_ET_AL and _starts_like_a_name(body) else None
    bare = _IN_BRACKETS.sub("", body) if "(" in body else body
    if marked or named:
        body, bare = body.partition(" : ")[0], bare.partition(" : ")[0]
        parts = [name for part in _SEPARATOR.split(bare, _ENOUGH) if (name := part.strip(" ."))]
        return _trim(body) if parts and _mostly_names(parts[:_ENOUGH]) else None
    parts = [name for part in _SEPARATOR.split(bare) if (name := part.strip(" ."))]
    if len(parts) < 2 or sum(" " in part or part[1:2] == "." for part in parts) * 2 < len(parts):
        return None
    if are_topics(parts):
        return None
    return _trim(body) if all(is_name(part) and _is_short(part) for part in parts) else None


def _is_bibtex(text: str) -> bool:
    """Whether names are joined as BibTeX wants them: `Bengio, Yoshua and Courville, Aaron and Vincent, Pascal`."""
    parts = [name.split(", ") for name in text.split(" and ")]
    return len(parts) > 1 and all(len(name) == 2 and all(map(is_name, name)) for name in parts)


def _is_short(name: str) -> bool:
    return sum(word.casefold() not in PARTICLES for word in name.split()) <= _MOST_NAMES


def _without_what_follows(text: str) -> str:
    """Names up to `et al.`, and what brackets say of them."""
    match = re.search(rf"{ET_AL}\.?", text)
    behind = text[match.end() :].strip(", ") if match else ""
    return text[: match.end()] if match and behind and not behind.startswith(("(", "[", "*", "and ", "& ")) else text


def is_byline(text: str) -> bool:
    """Whether a text can only be a list of people, and no title with commas: initials, `et al.`, full names."""
    if read_authors(text) is None:
        return False
    if _ET_AL.search(text) or len(_INITIALLED.findall(text)) > 1:
        return True
    if text.count(" and ") > 1 and _is_bibtex(text.strip(_EDGE + ".")):
        return True
    parts = [part.split() for part in _SEPARATOR.split(text.strip(_EDGE + ".")) if part.strip(" .")]
    return len(parts) > 2 and all(1 < len(part) < 5 for part in parts)


def people_before_colon(text: str) -> re.Match[str] | None:
    """Authors up to the colon that parts them from a title, as Springer and DBLP write: `Smith, A., Li, B.: Title`.

    The first group are the names; nothing where a main title with its subtitle might be meant.
    """
    match = _BEFORE_COLON.match(text)
    if match is None or text.count(" ", match.end()) < 2 or not is_byline(match[1]):
        return None
    return match if match[1].rstrip(".").endswith("et al") or names_people(match[1]) else None


def read_author_year(text: str) -> tuple[str, int] | None:
    """Authors and year of `Bentley, McIlroy (1993)`: family names, as scholars cite; a title with a year is none."""
    match = _AUTHOR_YEAR.match(text.strip(" .[]"))
    if match is None:
        return None
    parts = [part for part in _SEPARATOR.split(_ET_AL.sub("", match[1])) if part.strip(" .")]
    if not all(map(is_name, parts)) or (len(parts) == 1 and " " in parts[0].strip()) or match[1].isupper():
        return None
    return match[1].strip(" ,"), int(match[2])


@lru_cache(maxsize=1 << 12)
def names_people(text: str) -> bool:
    """Whether a text is people's names, and not those of a field or a journal: `Justin Solomon`, `Song and Mittal`."""
    words = [word.strip(".,&()") for word in text.split()]
    if any(map(_is_topic, words)) or (words[-1:] == ["Press"] and words[0].isupper()):
        return False
    if _ABBREVIATION.search(text) or any(word.isupper() and len(word) > _LONGEST_INITIALS for word in words):
        return False
    return are_names(text) or (len(words) > 1 and is_name(text) and not any(map(str.isdigit, words)))


def _is_topic(word: str) -> bool:
    return word.casefold() in _TOPICS or (len(word) > 4 and _TOPIC.search(word) is not None)


def are_topics(parts: list[str]) -> bool:
    """Whether each of the parts holds a word as fields and methods have, so that they are hardly all people."""
    return all(any(_is_topic(word.strip(".,")) for word in part.split()) for part in parts)


def read_people_and_year(text: str) -> tuple[str, str] | None:
    """People, and what follows with the year: `(Song and Mittal, 2020)`, `(Olsson et al. Nature, 2016)`."""
    match = _AUTHOR_YEAR.match(text.strip(" .[]()"))
    if match is None:
        return None
    names, year = match[1].strip(" ,"), match[2]
    if _ET_AL.search(names):
        names = _without_what_follows(names)
        found = read_authors(names)
        return (found, f"{match[1][len(names) :].strip(' ,.')} {year}") if found else None
    return (names, year) if names_people(names) or is_byline(names) else None


def are_names(text: str) -> bool:
    """Whether a text is nothing but two or more names, some of one word: `Ioffe, Sergey, and Christian Szegedy`."""
    parts = [part.strip(" .") for part in _SEPARATOR.split(text.strip(_EDGE + ".")) if part.strip(" .")]
    return len(parts) > 1 and all(map(is_name, parts))


def are_family_names_first(text: str) -> bool:
    """Whether each of several names ends in initials: `Smith A, Li B C`."""
    names = [name.split() for name in text.split(", ")]
    return len(names) > 1 and all(len(name) > 1 and len(name[-1]) < 4 and name[-1].isupper() for name in names)


def is_name(text: str) -> bool:
    """Whether a text can be one person's name, or family name and initials."""
    tokens = text.split()
    if not 0 < len(tokens) <= 6:
        return False
    for token in tokens:
        if len(token) > _LONGEST_INITIALS and token.isalpha() and token[0].isupper():
            if token.casefold() in _NOT_NAMES:
                return False
            continue
        bare = token.strip("()*†‡§¶,#^\\")
        if bare in ("An", "To") and 2 <= len(tokens) <= 3:
            continue  # a family name, and no article
        if (
            len(bare) > 2
            and bare[-1] == "."
            and bare[1:-1].islower()
            and bare not in _TITLES
            and token is not tokens[-1]
        ):
            return False  # the end of a sentence
        if bare.casefold() in PARTICLES or _INITIAL.match(bare):
            continue
        if bare.casefold() in _NOT_NAMES or not _TOKEN.match(bare) or not (bare[0].isupper() or bare[0] >= "\u0600"):
            return False
        if len(bare) > _LONGEST_UNSPACED and is_cjk(bare[0]) and not "\u30a0" <= bare[0] <= "\u30ff":
            return False
    return True


def _mostly_names(parts: list[str]) -> bool:
    if len(parts) == 1:
        words = parts[0].split()
        return (
            len(words) <= 8 and words[0][:1].isupper() and sum(word[:1].islower() for word in words) * 2 <= len(words)
        )
    return sum(map(is_name, parts)) * 10 >= len(parts) * 6


def _starts_like_a_name(text: str) -> bool:
    before = _IN_BRACKETS.sub("", _ET_AL.split(text, maxsplit=1)[0]).strip(" ,*")
    if _YEAR.search(before):
        return False
    parts = [part.strip(" .") for part in _SEPARATOR.split(before) if part.strip(" .")]
    return bool(parts) and sum(is_name(part) for part in parts) * 2 > len(parts)


def _trim(text: str) -> str:
    """Without the full stop of a sentence; that of `et al.`, `Jr.`, `Ltd.` and of an initial stays."""
    body = " ".join(text.split()).strip(_EDGE)
    if (
        body.endswith(".")
        and not body.endswith("...")
        and not re.search(r"(?:\bal|\bJr|\bSr|\bLtd|\bInc|\bCo|\b[A-Z])\.$", body)
    ):
        return body[:-1].rstrip()
    return body + "." if body.endswith(" et al") else body
