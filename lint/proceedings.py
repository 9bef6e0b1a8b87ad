"""What an identifier tells of its work by itself: the year, and the proceedings or journal that it appeared in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lint.arxiv import arxiv_month
from lint.venues import SPELLINGS

if TYPE_CHECKING:
    from lint.identifiers import WorkId
    from lint.work import RecordKind

_ACL_VENUES = {
    "P": "ACL",
    "N": "NAACL",
    "D": "EMNLP",
    "E": "EACL",
    "C": "COLING",
    "K": "CoNLL",
    "L": "LREC",
    "I": "IJCNLP",
}


def year_of(work_id: WorkId) -> int | None:
    """The year that an identifier itself tells."""
    scheme, value = work_id
    if scheme == "arxiv":
        return arxiv_month(value)[0]
    if scheme == "acl":
        short = value[1:3]
        return int(value[:4]) if value[0].isdigit() else (2000 if int(short) < 50 else 1900) + int(short)
    if scheme in ("neurips", "iclr", "mlsys"):
        return int(value[:4]) if "/" in value else None  # papers.nips.cc/paper/2003-…: a number of its own
    if scheme == "iacr":
        return int(value[:4])
    if scheme in ("cvf", "ecva", "isca"):
        year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", value.partition("/")[0] if scheme != "cvf" else value)
        return int(year[0]) if year else None
    return None


def home_of(work_id: WorkId) -> tuple[RecordKind, str] | None:
    """Kind and venue that an identifier of proceedings, a journal or an archive tells."""
    scheme, value = work_id
    if scheme == "iacr":
        return "misc", f"Cryptology ePrint Archive, Paper {value}"
    if scheme == "acl":
        event = value.partition(".")[2].removeprefix("findings-").replace("-", ".").partition(".")[0]
        name = _ACL_VENUES.get(value[0]) or SPELLINGS.get(event, event.upper())
        if value[:1] in "QJ" or name in ("TACL", "CL"):
            return "article", "Computational Linguistics" if value[:1] == "J" or name == "CL" else "TACL"
        shown = f"Findings of {name}" if ".findings-" in value else name
        return ("inproceedings", shown) if name.isalpha() and value[:1] != "W" else None
    if scheme == "cvf":
        found = re.search(r"(CVPR|ICCV|WACV|ECCV|ACCV)_?(?:20\d\d)?(W?)", value, re.IGNORECASE)
        return ("inproceedings", found[1].upper() + (" Workshops" if found[2] else "")) if found else None
    if scheme == "jmlr":
        return "article", "Journal of Machine Learning Research"
    homes = {"neurips": "NeurIPS", "iclr": "ICLR", "mlsys": "MLSys", "ecva": "ECCV"}
    if scheme == "pmlr":
        return "inproceedings", "Proceedings of Machine Learning Research"
    if scheme == "aaai-ojs" and value.startswith("AAAI/"):
        return "inproceedings", "AAAI"
    return ("inproceedings", homes[scheme]) if scheme in homes else None
