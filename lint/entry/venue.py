"""Words that say where and when a work appeared: `NeurIPS 2020`, `[ICML'21]`, `arXiv 15 Nov 2018`, `2021.6`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lint.entry.authors import names_people
from lint.months import MONTHS, NAME
from lint.venues import ACRONYMS, ARXIV, JOURNAL_NAMES, PUBLISHERS

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""
      (?<![\d/.-])(?P<first>{_YEAR})\s?[-./]\s?[01]?\d(?:\s?[-./]\s?[0-3]?\d)?(?![\d])      # 2024-06-17, 2021.6
    | (?<![\d/.-])[0-3]?\d\s?[-./]\s?[0-3]?\d\s?[-./]\s?(?P<last>{_YEAR})(?!\d)             # 4/27/2023
    | (?<![\d/.-])[01]?\d\s?[/]\s?(?P<monthly>{_YEAR})(?!\d)                                # 06/2023
    | (?:{_DAY}[\s,-]+)?\b{NAME}[\s,'’-]+(?:{_DAY}\b[\s,-]+)?(?P<named>{_YEAR})(?!\d)               # 15 Nov 2018
    | (?<!\d)(?P<chinese>{_YEAR})\s?年(?:\s?[01]?\d\s?月)?(?:\s?[0-3]?\d\s?日)?
    | (?<!\d)(?P<leading>{_YEAR})[\s,]+{NAME}(?:[\s,]+[0-3]?\d)?(?!\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_DATE_SIGN = re.compile(rf"\d\s?[-./年]|{'|'.join(MONTHS)}", re.IGNORECASE)
"""What every date has beside its year; looking for it first is many times faster."""
_BARE_YEAR = re.compile(rf"(?<!\d)(?:{_YEAR})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<=[A-Za-z)])(?:\s?['’‘`]\s?|[\s-]?)(?P<year>\d\d)(?:\.[01]?\d)?$")
_QUOTED_YEAR = re.compile(r"['’‘`](?P<year>\d\d)(?!\d)")

_YEAR_FIRST = re.compile(r"(?P<year>\d\d)[-\s](?=[A-Z])")
"""As in `18-CVPR`."""

_NOISE = re.compile(
    r"""\b(?:
      (?:accepted|received|published|presented|appear(?:ed|s)?|to\ appear|submitted|under\ review)
          (?:\s+(?:in|at|by|to|for|as))?(?:\s+the)?
    | (?:best|outstanding|honou?rable|distinguished)\s+(?:student\s+)?(?:papers?|mentions?)
          (?:\s+(?:awards?|finalists?|runner-?up|candidates?|nominations?|nominees?|mentions?))?
    | (?:long|short|full|regular)\s+papers? | submissions?
    | award(?:\s+candidates?)? | oral(?:\s+presentation)? | spotlight | poster | highlight(?:ed)?(?:\s+papers?)?
    | notable(?:[\s-]top[\s-]\d+%?)? | top[\s-]\d+% | camera[\s-]ready
    )(?![\w])""",
    re.IGNORECASE | re.VERBOSE,
)
_LEAD = re.compile(
    r"^(?:in:?\s+|proc\.?\s+(?:of\s+)?(?:the\s+)?|(?:conference|venue|publication|date|year)\s*[:：]\s*)", re.IGNORECASE
)

_ACRONYMS_FOLDED = frozenset(word.casefold() for word in ACRONYMS)

_QUALIFIERS = frozenset(
    """
    findings find workshop workshops ws w track tracks main demo demos demonstration demonstrations industry
    student tiny papers paper preprint conference conf symposium proceedings proc journal magazine d&b db
    datasets dataset and benchmarks of on the in for at & @ - – / : transactions trans letters session companion
    doctoral consortium extended abstract abstracts asia europe eurasia north america adjunct late breaking work
    tutorial tutorials volume security annual short long i ii iii iv
    """.split()
)
_JOURNAL_FAMILY = re.compile(
    r"^(?:nature|science|cell|lancet|frontiers in|annual review of|plos|advances in|bmc|npj|acs)\b", re.IGNORECASE
)
_FAMILY_MEMBER = re.compile(
    r"nature (?:communications|methods|neuroscience|medicine|biotechnology|machine intelligence|physics|genetics|energy"
    r"|materials|electronics|human behaviou?r|computational science|climate change|reviews [\w ]{4,30})"
    r"|science (?:advances|robotics|immunology|translational medicine)|cell (?:reports|systems)"
    r"|(?:trends|current opinion) in [\w ]{4,30}",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"\b(?:journal|transactions|trans\.?|proceedings|proc\.?|letters|lett\.|conference|conf\.|symposium|workshop"
    r"|magazine|mag\.|thesis|dissertation|computing surveys?|bulletin|quarterly|annals)(?!\w)",
    re.IGNORECASE,
)
_SERIES = re.compile(
    r"(?:(?:IEEE|ACM|European|International) )?(?:proceedings of the|journal of|transactions on|annual review of) ",
    re.IGNORECASE,
)
"""What opens the name of a venue even in lower case."""
_LOOSE_ACRONYM = re.compile(r"^[A-Z][A-Za-z]*[A-Z][A-Za-z&*+-]*$|^[A-Z]{2,}$")
_EDGE = " \t\n.,;:，。；：、|·•()[]{}【】（）<>《》「」*_~-–—/\\\"'“”‘’`"
_VOLUME = frozenset({"vol", "volume", "no", "number", "issue", "pp", "pages"})
_VENUE_EDGE = _EDGE.replace("(", "").replace(")", "") + "@"
_PUBLISHER = re.compile(
    rf"(?:{'|'.join(sorted(PUBLISHERS, key=len, reverse=True))}|Curran Associates|(?:[A-Z][\w-]+ ){{1,3}}Press)"
    r"(?:,? (?:Inc\.?|International|Publishing|Berlin|Heidelberg|Cham|Boston|MA|New York|NY|USA?|Singapore))*"
)
_PREPRINT_ID = re.compile(r"(?:\s+(?:preprint\s*)?arxiv)?:\s*\d{4}\.\d{4,5}(?:v\d+)?", re.IGNORECASE)
_HOLLOW = re.compile(r"\(\s*\)|\[\s*\]")
_WORD = re.compile(r"[^\s/]+")
SEASONS = frozenset("spring summer autumn fall winter".split())
_KINDS = frozenset("workshop conference symposium proceedings journal letters challenge".split())
"""Words that say what a venue is, which some lists write in lower case."""
_SMALL = frozenset("of on the in for and & at to a an de la für und des et".split())

_VOLUME_OF = re.compile(r"(?:companion )?(?:findings|proceedings) of the (?!\S+ of\b)", re.IGNORECASE)
"""What opens a volume's name, which may have a colon: `Findings of the Association for …: EMNLP`."""
_LONGEST_VOLUME = 200
_LONGEST = 110
"""No statement of venue and date is longer, in characters."""
_MOST_WORDS = 16

# Without a digit, only a text with one of these words can be a statement: a quick look that spares most texts the rest.
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_TELLING = frozenset(
    word
    for name in (*ACRONYMS, *ARXIV, *PUBLISHERS)
    for word in _LETTERS.findall(name.casefold())
    if len(word) > 1 or name == "S&P"
) | frozenset(
    """
    accepted received published presented appear appeared appears submitted review best outstanding honorable honourable
    distinguished paper papers award oral spotlight poster highlight highlighted notable camera
    """.split()
)
_GENERIC_WORDS = frozenset(
    """
    journal j transactions trans proceedings proc letters lett conference conf symposium workshop magazine mag thesis
    dissertation computing bulletin quarterly annals
    """.split()
)


_NOT_IN_NAMES = (":", "?", ",", "|", "#", "©", " - ")
_LONGEST_NAME = 4
"""Words of a venue's name, small ones not counted, that nothing but a year behind it tells."""
_LONGEST_TOLD_NAME, _LONGEST_EVENT = 10, 7
_EVENTS = frozenset("challenge competition congress meeting summit forum track school".split())


class Statement(NamedTuple):
    """A venue, a year, or both."""

    venue: str | None
    year: int | None


def is_publisher(venue: str) -> bool:
    """Whether a text names only who published: `ACM`, `Springer, Boston, MA`, `CRC Press`."""
    return _PUBLISHER.fullmatch(venue) is not None


def read_year(text: str) -> int | None:
    """The year that a date or a venue with year states, wherever it stands; None where there is none."""
    if match := _date(text):
        return int(match[match.lastgroup or 0])
    if match := _BARE_YEAR.search(text):
        return int(match[0])
    match = _QUOTED_YEAR.search(text) or _SHORT_YEAR.search(text)
    return _century(match["year"]) if match else None


def _date(text: str) -> re.Match[str] | None:
    return _DATE.search(text) if _DATE_SIGN.search(text) else None


@lru_cache(maxsize=1 << 14)
def read_statement(text: str, *, bracketed: bool = False, behind: bool = False) -> Statement | None:
    """What a piece of text states, where all of it is venue, date, award; None where it is anything else.

    In brackets an unknown name followed by a two-digit year is a venue too, as in `[Big Data 22]`. Behind a title, and
    in brackets, a name that says of itself that it is a journal or a workshop needs no year.
    """
    body = text.strip(_EDGE)
    while body and body[-1] > "~" and not body[-1].isalnum():
        body = body[:-1].rstrip(_EDGE)
    if not body or "://" in body or not _is_telling(body, bracketed or behind):
        return None
    if len(body) > (_LONGEST_VOLUME if _VOLUME_OF.match(body) and ". " not in body else _LONGEST):
        return None
    if ":" in body:
        body = _PREPRINT_ID.sub("", body) or body
    award = _NOISE.search(body)
    if award:
        body = _NOISE.sub(" ", body).strip(_EDGE + "@")
        if not body:
            return Statement(None, None)
    body = _LEAD.sub("", body.replace("_", " "))
    year, rest = _cut_year(body, bracketed)
    venue = _without_publisher(_balance(_without_volume(rest).strip(_VENUE_EDGE)))
    if not any(map(str.isalpha, venue)):
        return Statement(None, year) if year is not None or award else None
    stated = year is not None
    if stated and venue.casefold() in SEASONS:
        return Statement(None, year)
    if is_venue(venue, dated=stated or bool(award), generic=stated or bracketed or behind):
        return Statement(venue, year)
    if not stated or not _may_be_venue(venue, bracketed):
        return None
    alone = not (bracketed or behind) and body[:4].isdigit() and body[4:5] == " "
    return None if alone and _is_longer_name(venue) else Statement(venue, year)


def _is_longer_name(venue: str) -> bool:
    """Whether a name that says nothing of itself is long enough for a title: `2021 Learning to Plan Ahead`."""
    return venue.count(" ") > 2 and _GENERIC.search(venue) is None


def _is_telling(text: str, generic: bool) -> bool:
    if text.count(" ") > _MOST_WORDS and not _VOLUME_OF.match(text):
        return False
    if _DIGIT.search(text):
        return True
    folded = text.casefold()
    words = _LETTERS.findall(folded)
    if folded in JOURNAL_NAMES or not _TELLING.isdisjoint(words):
        return True
    return generic and not _GENERIC_WORDS.isdisjoint(words)


def is_venue(text: str, *, dated: bool = False, generic: bool = False) -> bool:
    """Whether a text without its year names a venue.

    With a year (`dated`) lower case will do; `generic` accepts names that only sound like a journal or a workshop.
    """
    words = _WORD.findall(text)
    if not words or "?" in text or "*" in text:
        return False
    if (len(words) > 12 or ":" in text) and not _VOLUME_OF.match(text):
        return False
    acronyms = [word for word in words if _is_acronym(word, dated)]
    if acronyms:
        others = [word for word in words if word not in acronyms and word.strip("().,:").casefold() not in _QUALIFIERS]
        if len(others) <= (0 if "," in text else 3 if dated else 2) and all(map(_capitalised, others)):
            return True
    if text.casefold() in JOURNAL_NAMES or (generic and _FAMILY_MEMBER.fullmatch(text)):
        return True
    if not generic or not (_titled(words) or _SERIES.match(text)):
        return False
    publisher = words[0].strip(",.") in PUBLISHERS
    if "," in text and not publisher:
        return False
    family = dated and _JOURNAL_FAMILY.match(text) is not None
    named = len(words) > 2 or (len(words[0]) > 2 and words[0].isupper())
    return publisher or family or (named and _GENERIC.search(text) is not None) or bool(_GENERIC.match(text))


def _is_acronym(word: str, dated: bool) -> bool:
    bare = word.strip("().,:;[]'’")
    if bare in ACRONYMS or bare.rstrip("s") in ACRONYMS:
        return True
    folded = bare.casefold()
    if folded in ARXIV or (dated and folded in _ACRONYMS_FOLDED):
        return True
    if "@" in bare and bare.rpartition("@")[2] in ACRONYMS:
        return True
    name, hyphen, rest = bare.partition("-")
    return bool(hyphen) and name in ACRONYMS and (rest.isupper() or rest.isdigit())


def _may_be_venue(text: str, bracketed: bool) -> bool:
    """Whether an unknown name that a year follows can be a venue's, and is no title and nobody's name."""
    words = text.split()
    if len(words) == 1:
        return bracketed or _LOOSE_ACRONYM.match(text) is not None or text.endswith(".")
    if any(sign in text for sign in _NOT_IN_NAMES) or not _titled(words) or names_people(text):
        return False
    says_so = _GENERIC.search(text) is not None
    if len(words) > 2 and _is_acronym(words[-1], dated=False) and not says_so:
        return False  # a title, and where it appeared
    main = [word.casefold() for word in words if word.casefold() not in _SMALL]
    if says_so:
        return len(main) <= _LONGEST_TOLD_NAME and not names_people(text.rpartition(". ")[0])
    return len(main) <= (_LONGEST_NAME if _EVENTS.isdisjoint(main) else _LONGEST_EVENT)


def _titled(words: list[str]) -> bool:
    return _capitalised(words[0]) and all(_capitalised(word) or word in _SMALL or word in _KINDS for word in words)


def _capitalised(word: str) -> bool:
    first = word.lstrip("(['\"“&@")[:1]
    return not first or not first.isalpha() or first.isupper()


def _cut_year(text: str, bracketed: bool) -> tuple[int | None, str]:
    """The year and what is left without it."""
    match = _date(text)
    if match:
        return int(match[match.lastgroup or 0]), text[: match.start()] + " " + text[match.end() :]
    match = _BARE_YEAR.search(text)
    if match:
        return int(match[0]), text[: match.start()] + " " + text[match.end() :]
    match = _QUOTED_YEAR.search(text) or _SHORT_YEAR.search(text) or _YEAR_FIRST.match(text)
    year = _century(match["year"]) if match else None
    if match is None or year is None:
        return None, text
    rest = text[: match.start()] + " " + text[match.end() :]
    bare = rest.strip(_EDGE)
    plausible = "'" in match[0] or "’" in match[0] or bracketed or is_venue(bare, dated=True)
    return (year, rest) if plausible else (None, text)


def _century(two_digits: str) -> int | None:
    """The year that two digits mean: 90 to 99 and 00 to 39 only, since anything else is more often a model's size."""
    number = int(two_digits)
    if number >= 90:
        return 1900 + number
    return 2000 + number if number < 40 else None


def _without_volume(text: str) -> str:
    """Without the volume, issue and pages that close it: `Journal of Machine Learning Research 15.1: 1929-1958`."""
    words = text.split()
    while len(words) > 1 and (not any(map(str.isalpha, words[-1])) or words[-1].casefold().strip(".,") in _VOLUME):
        words.pop()
    return " ".join(words)


def _without_publisher(venue: str) -> str:
    """Without who published, behind a full stop: `Proceedings of the 10th Conference on Data. ACM`."""
    name, stop, publisher = venue.rpartition(". ")
    return name if stop and name.count(" ") > 1 and is_publisher(publisher) else venue


def _balance(text: str) -> str:
    """The text without brackets that lost their other half, or that hold nothing."""
    text = _HOLLOW.sub("", text).strip()
    if text.count("(") != text.count(")"):
        text = text.replace("(", " ").replace(")", " ")
    return " ".join(text.split()).strip(" ,;:.-–") if not text.endswith(".") else " ".join(text.split())
