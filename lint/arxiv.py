"""arXiv's identifiers: their grammar, the month they tell, and what is wrong with one that cannot be.

https://info.arxiv.org/help/arxiv_identifier.html: archive/YYMMNNN until March 2007, YYMM.NNNN until 2014, YYMM.NNNNN
since. An old id may name its subject class (math.GT/0309136); the canonical form does not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_NEW = re.compile(r"(\d{2})(\d{2})\.(\d+)")
_OLD = re.compile(
    r"(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga"
    r"|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph"
    r"|q-alg|q-bio|quant-ph|solv-int|supr-con)/(\d{2})(\d{2})(\d{3})"
)
WRITTEN = re.compile(
    r"(?:arxiv:)?(?P<id>\d+\.\d+|[a-z-]+(?:\.[A-Za-z-]+)?/\d+)(?P<version>v\d*)?"
    r"(?P<tail>(?:\.(?:pdf|html|ps|gz|tar))*)(?P<stray>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""An id as people write it, in a URL or behind `arXiv:`: with version, ending, and what does not belong to it."""
_STRAY = frozenset(" .,;:!/)]}>'\"\u200b")


def valid_arxiv(value: str) -> bool:
    """Whether arXiv's grammar allows an id (canonical form, no version)."""
    new = _NEW.fullmatch(value)
    if new:
        year, month, number = int(new[1]), int(new[2]), new[3]
        digits = 5 if year >= 15 else 4
        return 1 <= month <= 12 and (year, month) >= (7, 4) and len(number) == digits and int(number) > 0
    old = _OLD.fullmatch(value)
    if not old:
        return False
    year, month = _full_year(int(old[1])), int(old[2])
    return 1 <= month <= 12 and (1991, 7) <= (year, month) <= (2007, 3) and int(old[3]) > 0


def arxiv_month(value: str) -> tuple[int, int]:
    """Year and month in which an id was given out. The value must be valid."""
    digits = value.rpartition("/")[2]
    return (_full_year(int(digits[:2])) if "/" in value else 2000 + int(digits[:2])), int(digits[2:4])


def arxiv_fault(raw: str, today: date) -> str | None:
    """Why no arXiv paper can have this id: a clause to follow it in a message; None where one can.

    `raw` is an id without version, as in `ArxivUrl.raw`.
    """
    new = re.fullmatch(r"(\d+)\.(\d+)", raw)
    if new is None:
        return None if arxiv_value(raw) else "is no arXiv id"
    if len(new[1]) != 4:
        return f"has {len(new[1])} digits before the point; an arXiv id has 4, two for the year and two for the month"
    year, month = 2000 + int(new[1][:2]), int(new[1][2:])
    if not 1 <= month <= 12:
        return f"names month {month:02}; an arXiv id starts with two digits for the year and two for the month"
    if (year, month) < (2007, 4):
        return "names a month before April 2007, when ids of this form began"
    digits = 5 if year >= 2015 else 4
    if len(new[2]) != digits:
        since = "since 2015 have 5" if year >= 2015 else "until 2014 have 4"
        return f"has {len(new[2])} digits after the point; ids {since}"
    if (year, month) > (today.year, today.month):
        return f"names {year}-{month:02}, which is yet to come"
    return "has the number 0; numbers start at 1" if int(new[2]) == 0 else None


def _full_year(two_digits: int) -> int:
    return 1900 + two_digits if two_digits > 90 else 2000 + two_digits


def arxiv_value(raw: str) -> str | None:
    """The canonical form of an id as people write it; None where the grammar refuses it."""
    parts = WRITTEN.fullmatch(raw)
    if parts is None or not _STRAY.issuperset(parts["stray"]) or (parts["version"] or "v1")[1:2] in ("", "0"):
        return None
    archive, slash, number = parts["id"].lower().rpartition("/")
    value = archive.partition(".")[0] + slash + number
    return value if valid_arxiv(value) else None
