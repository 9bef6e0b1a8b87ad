"""What kind of publication a venue is by its name, and what people call it."""

from __future__ import annotations

import re
from typing import Literal

from lint.venues import CONFERENCES, JOURNALS, JOURNALS_IN_FULL, SPELLINGS, is_preprint

_CONFERENCE_WORDS = (
    {name.casefold() for name in CONFERENCES - {"IV", "RE"}}
    | set(SPELLINGS)
    | set("acm automl ecmlpkdd fat icca iscas recomb sigspatial sp tcc visapp".split())
)
_JOURNAL_WORDS = {name.casefold() for name in JOURNALS} | set(
    "access aij bioinformatics cacm cell cgf ipm ivc nature nmi science spl taco tnn toc tops patterns neuroimage "
    "neurocomputing".split()
)
_CONFERENCE = re.compile(
    r"\b(?:conference|proceedings|workshops?|symposium|findings|meeting|information processing systems|conf\.|proc\.|"
    r"(?-i:IC[A-Z]{2,6})\b)",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|trans\.|letters|magazine|review|reviews|surveys|communications|j\.|annals|frontiers|"
    r"bulletin|quarterly|plos|current opinion)(?!\w)|^(?:the )?(?:nature|science|cell|lancet|npj)\b|"
    r"^proc(?:eedings|\.)(?: of the)? (?:ieee$|acm on\b|vldb endow|national academy|natl\. acad|royal society)|"
    r"^(?-i:(?:(?:IEEE |ACM |IEEE/ACM )T|T-)[A-Z]{2,5}$)",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?:[A-Z&][\w.,&-]*(?: |$))++")
_ABBREVIATION = re.compile(r"[a-z]\.[ -][A-Z]")
_THESIS = re.compile(r"\b(?:thes[ie]s|dissertation)\b", re.IGNORECASE)
_NO_JOURNAL = re.compile(r"\b(?:Tech|Univ|Dept|Inst|Labs?|Inc|Corp|Ltd|Press|Dr|Prof|St)\b")
_NOTHING = re.compile(
    r"(?:under review|submitted|in submission|unpublished|github|"
    r"blog(?:post| post)?|web(?:site|page)?|paper|pdf|link)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[\s,'’]*\(?(?:\b(?:19|20)\d\d|['’]\d\d)\b\)?")


def without_year(venue: str) -> str:
    """`NeurIPS` of `NeurIPS 2020`, `CVPR` of `CVPR'21`; what follows stays: `EMNLP Findings`."""
    return " ".join(_YEAR.sub(" ", venue).split()).strip(" ,;:()")


def venue_kind(venue: str) -> Literal["conference", "journal", "preprint", "other"]:
    """What a venue is by its name; `preprint` for what is no publication, `other` for what is not known."""
    name = without_year(venue)
    if not name or is_preprint(name) or _NOTHING.match(name):
        return "preprint"
    if _THESIS.search(name):
        return "other"
    words = [word.rstrip("0123456789") or word for word in re.findall(r"[\w&*-]+", name.casefold())]
    if (
        _JOURNAL.search(name)
        or name.casefold() in JOURNALS_IN_FULL
        or not _JOURNAL_WORDS.isdisjoint(words[:1] + words[-1:])
    ):
        return "journal"
    if _CONFERENCE.search(name) or not _CONFERENCE_WORDS.isdisjoint(words + "-".join(words).split("-")):
        return "conference"
    return "journal" if _is_abbreviated(name) else "other"


def _is_abbreviated(name: str) -> bool:
    """Whether a name is shortened as ISO 4 has it for journals: `Chem. Sci.`, `Knowl. Inf. Syst.`"""
    return bool(_CAPITALISED.fullmatch(name) and _ABBREVIATION.search(name)) and not _NO_JOURNAL.search(name)


_SHORT_NAMES = {
    "neural information processing systems": "NeurIPS",
    "learning representations": "ICLR",
    "computer vision and pattern recognition": "CVPR",
    "international conference on computer vision": "ICCV",
    "european conference on computer vision": "ECCV",
    "winter conference on applications of computer vision": "WACV",
    "international journal of computer vision": "IJCV",
    "empirical methods in natural language processing": "EMNLP",
    "north american chapter of the association for computational linguistics": "NAACL",
    "european chapter of the association for computational linguistics": "EACL",
    "meeting of the association for computational linguistics": "ACL",
    "transactions of the association for computational linguistics": "TACL",
    "international conference on computational linguistics, language resources": "LREC-COLING",
    "international conference on computational linguistics": "COLING",
    "international conference on machine learning": "ICML",
    "aaai conference on artificial intelligence": "AAAI",
    "international joint conference on artificial intelligence": "IJCAI",
    "artificial intelligence and statistics": "AISTATS",
    "pacific-asia conference on knowledge discovery and data mining": "PAKDD",
    "knowledge discovery and data mining": "KDD",
    "information and knowledge management": "CIKM",
    "web search and data mining": "WSDM",
    "acm web conference": "WWW",
    "human factors in computing systems": "CHI",
    "computer and communications security": "CCS",
    "journal of machine learning research": "JMLR",
    "transactions on machine learning research": "TMLR",
    "transactions on pattern analysis and machine intelligence": "TPAMI",
    "transactions on neural networks and learning systems": "TNNLS",
    "transactions on knowledge and data engineering": "TKDE",
    "transactions on image processing": "TIP",
    "transactions on graphics": "TOG",
    "conference on robot learning": "CoRL",
    "conference on robotics and automation": "ICRA",
    "robotics and automation letters": "RA-L",
    "intelligent robots and systems": "IROS",
}
_SHORT_NAME = re.compile(
    rf"({'|'.join(_SHORT_NAMES)})(?! (?:theory|and (?:applications|cybernetics|computing|interactive))\b)"
)


def short_name(venue: str) -> str:
    """What people call a venue that a metadata service names in full; the name itself where no short one is known."""
    folded = " ".join(venue.casefold().split())
    if "findings of the association" in folded:
        return venue
    found = _SHORT_NAME.search(folded)
    words = re.findall(r"[\w&-]+", folded)
    known = _SHORT_NAMES[found[1]] if found else next((SPELLINGS[word] for word in words if word in SPELLINGS), None)
    if known is None:
        return venue
    return f"{known} Workshops" if "workshops" in words and not known.endswith("W") else known
