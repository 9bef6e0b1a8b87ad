"""Venues of computer science: how they are spelled, their older names, and what kind of publication they are."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

_SPELLINGS = """
    AAAI AACL AAMAS ACCV ACL ACML AISTATS arXiv ASPLOS bioRxiv BMVC CHI CIKM COLING COLT CoNLL CoRL CVPR CVPRW EACL
    ECAI ECCV ECCVW ECIR ECML EMNLP EuroSys FAccT FOCS GLOBECOM ICASSP ICCV ICCVW ICDAR ICDE ICDM ICIP ICLR ICLRW
    ICME ICML ICMLW ICPR ICRA IJCAI IJCNLP IJCNN IJCV INFOCOM INTERSPEECH IROS ISMIR JMLR KDD LREC medRxiv MICCAI
    MICRO MLSys MobiCom NAACL NDSS NeurIPS NeurIPSW NIPS NSDI OSDI PAKDD PAMI PKDD PNAS PODS RecSys SIGCOMM SIGGRAPH
    SIGIR SIGKDD SIGMOD SODA SOSP STOC TACL TKDE TMLR TNNLS TPAMI TPDS UAI USENIX VLDB WACV WMT WSDM
""".split()
SPELLINGS = {spelling.casefold(): spelling for spelling in _SPELLINGS}
"""A venue's name in lower case, and as the venue itself writes it."""


class Renamed(NamedTuple):
    """A venue that took a new name."""

    name: str
    since: int
    """The first year under the new name."""


RENAMED = {"nips": Renamed("NeurIPS", 2018)}
"""Old names, by https://neurips.cc/Conferences/2018/News?article=2118."""

MISTYPED = frozenset(name for name in SPELLINGS if len(name) >= 5) - {"micro"}
"""Names that are long enough to be told from others when a letter is wrong."""

SWAPPED = {"cpvr": "cvpr", "cvrp": "cvpr", "icrl": "iclr"}
"""Short names with two letters swapped, which no other venue has."""

UNMISTAKABLE = frozenset(name for name in MISTYPED if "rxiv" in name or len(name) >= 7)
"""Those that no other word resembles, however it is written."""

NEIGHBOURS = frozenset({"iccar", "icnlp", "lmsys", "micai"})
"""Venues, and a group that publishes, a letter away from another."""

ACRONYMS = frozenset(
    """
    3DV AAAI AACL AAMAS ACC ACCV ACHA ACL ACML ACSAC AIED AIES AISTATS ALENEX ALT AMIA ANLP APSEC APSys ARR
    ARXIV ASE ASIACCS ASPLOS ASRU ATC ATVA BEA BIBM BigData BioNLP BlackboxNLP BMVC CAV CCS CGO CHI CHIL CHIIR
    CIBB CIDR CIKM CLEF CLeaR CoLLAs CoLM COLM COLING COLT CoNEXT CoNLL CONLL CoRL CoRR CPAIOR CRYPTO CSCW CSL
    CVIU CVPR CVPRW CVM DAC DAFx DASFAA DATE DIS DSAA DSN EACL ECAI ECCV ECCVW ECIR ECIS ECML ECML-PKDD ECOOP
    EDBT EDM EGSR EMBC EMNLP EMSOFT ESA ESEC ESOP ESORICS ESWC EUROCRYPT EuroS&P EuroSys EWRL FAccT FaccT FACCT
    FAT* FAST FG FMCAD FOCS FPGA FPL FSE GCPR GECCO GLOBECOM HotChips HotNets HotOS HPCA HRI HSCC IAAI ICA3PP
    ICALP ICANN ICAPS ICASSP ICC ICCAD ICCV ICCVW ICDAR ICDCS ICDE ICDM ICDT ICIP ICLP ICLR ICLRW ICMI ICML
    ICMLA ICMLW ICME ICMR ICONIP ICPP ICPR ICRA ICS ICSE ICSME ICST ICTAI ICTIR ICWSM IJCAI IJCAR IJCB IJCNN
    IJCNLP IJCV IJRR INFOCOM INLG INTERSPEECH Interspeech INTERACT IROS ISBI ISCA ISIT ISMAR ISMIR ISMB ISPASS
    ISSCC ISSTA ISWC ITCS ITP ITSC IUI IV IVA IWSLT JAIR JMLR KDD KBS KR L4DC LAK LoG LOG LICS LREC LREC-COLING
    MICCAI MICRO MIDL MLHC MLSys MLSP MM MMM MobiCom MobiSys MSR NAACL NAACL-HLT NDSS NECO NeSy NeurIPS NeurIPSW
    NIPS NLDB NLPCC NSDI OOPSLA OSDI OSR PACT PAKDD PAMI PEARC PeerJ PETS PKDD PLDI PLoS PLOS PMLR PNAS PODC
    PODS POPL PPoPP PPSN PRCV PRICAI PoPETs PVLDB RA-L RAID RAL RANLP RE RecSys RLC RLDM RO-MAN RSS RTSS S&P
    SAGT SANER SAT SC SCA SDM SEC SenSys SIGCOMM SIGDIAL SIGGRAPH SIGIR SIGKDD SIGMETRICS SIGMOD SLT SOCC SoCC
    SOCG SODA SOSP SOUPS SPAA STACS STOC TACAS TACL TAFFC TAI TASLP TCAD TCSVT TCYB TDSC TheWebConf TIFS TII TIP
    TIST TITS TKDD TKDE TLT TMC TMI TMLR TMM TNNLS TNSE TNSM TOCHI TOCS TOG TOIS TOMM TON TOPLAS TOSEM TPAMI
    TPDS TRO T-RO T-PAMI T-ITS TSC TSE TSG TSP TVCG TWC UAI UbiComp UIST USENIX Usenix VIS VLDB VMCAI VR WACV
    WACVW WASPAA WMT WSC WSDM WWW xAI XAI bioRxiv medRxiv BioRxiv MedRxiv chemRxiv ChemRxiv SSRN TechRxiv
    OpenReview Openreview ACMMM PRL NSR NAR Euro-Par EUSIPCO
    """.split()
)
"""Short names as authors write them, capitals and all: `RE` is a conference, `re` is not."""
PUBLISHERS = frozenset(
    {"IEEE", "ACM", "IEEE/ACM", "ACM/IEEE", "IEEE/CVF", "Springer", "Elsevier", "USENIX", "Usenix", "SIAM"}
)
JOURNAL_NAMES = frozenset(
    name.strip()
    for name in """
    nature, science, cell, elife, patterns, iscience, neuron, lancet, jama, nejm, bmj, pnas, sensors, entropy,
    electronics, neurocomputing, bioinformatics, biometrika, automatica, distill, preprint, preprints, thesis,
    phd thesis, ph.d. thesis, master thesis, master's thesis, technical report, tech report, tech. report,
    neural computation, neural networks, scientific reports, scientific data, machine learning, pattern recognition,
    knowledge-based systems, information fusion, information sciences, artificial intelligence,
    machine intelligence research, communications of the acm, nucleic acids research, medical image analysis,
    expert systems with applications, applied sciences, remote sensing, frontiers, openai, book,
    advances in neural information processing systems, neural information processing systems,
    international conference on machine learning, international conference on learning representations,
    proceedings of the national academy of sciences, computer vision and pattern recognition
    """.split(",")
)
"""Full names in lower case that have no word like `journal` or `conference` to tell them by, and kinds of theses."""

_CONFERENCES = frozenset(
    "3dv acm aies alt asru automl ccs chil cidr clear clef colm cscw dac dasfaa date ecmlpkdd edbt fast fat fg fse "
    "gecco hpca icaif icalp icassp icca icmi icmr ics icse icsme icwsm isca iscas isit issta iswc itsc iui kr lak midl "
    "mlhc mm mmm mobisys oopsla pact pldi popl ppopp recomb ismb rss sc sdm sensys sigspatial slt sp tacas tcc uist "
    "usenix vis visapp wacvw wsdm www".split()
)
_JOURNALS = frozenset(
    "access bioinformatics cacm cell csur ijcv ijrr jair jmlr jacm nature neco pami pnas pvldb ral science tacl tai "
    "taffc talg taslp tcsvt tcyb tetci tgrs tifs tip tist tits tkdd tkde tmc tmi tmlr tmm tnn tnnls tochi tog toc "
    "tois tomm tops tpami tpds tro tsp tsc tvcg patterns neuroimage neurocomputing".split()
)
_CONFERENCE = re.compile(
    r"\b(?:conference|proceedings|workshops?|symposium|findings|meeting|information processing systems|conf\.|proc\.)",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|trans\.|letters|magazine|review|reviews|surveys|communications|j\.|annals|frontiers|"
    r"bulletin|quarterly|plos|scientific reports)(?!\w)|^(?:nature|science|cell|lancet|npj)\b",
    re.IGNORECASE,
)
ARXIV = frozenset("arxiv arixv axriv arxvi arixiv rxiv arxv ariv arxxiv arxiiv".split())
"""arXiv's name in lower case, and how people mistype it."""
_PREPRINT = re.compile(
    rf"(?:{'|'.join(sorted(ARXIV))}|corr|(?:bio|med|tech)\s?rxiv|ssrn|research square|preprints?|open\s?review)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:under review|submitted|in submission|unpublished|github|"
    r"blog(?:post| post)?|web(?:site|page)?|paper|pdf|link)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[\s,'’]*\(?(?:\b(?:19|20)\d\d|['’]\d\d)\b\)?")


def without_year(venue: str) -> str:
    """`NeurIPS` of `NeurIPS 2020`, `CVPR` of `CVPR'21`; what follows stays: `EMNLP Findings`."""
    return " ".join(_YEAR.sub(" ", venue).split()).strip(" ,;:()")


def is_preprint(venue: str) -> bool:
    """Whether a venue is a preprint server, however it is spelt."""
    return _PREPRINT.match(venue) is not None


def venue_kind(venue: str) -> Literal["conference", "journal", "preprint", "other"]:
    """What a venue is by its name; `preprint` for what is no publication, `other` for what is not known."""
    name = without_year(venue)
    if not name or is_preprint(name) or _NOTHING.match(name):
        return "preprint"
    words = re.findall(r"\w+", name.lower())
    if _JOURNAL.search(name) or (words and words[-1] in _JOURNALS) or (words and words[0] in _JOURNALS):
        return "journal"
    if _CONFERENCE.search(name) or any(word in _CONFERENCES or word in SPELLINGS for word in words):
        return "conference"
    return "other"


_LONG_NAMES = {
    "neural information processing systems": "NeurIPS",
    "learning representations": "ICLR",
    "computer vision and pattern recognition": "CVPR",
    "international conference on computer vision": "ICCV",
    "european conference on computer vision": "ECCV",
    "empirical methods in natural language processing": "EMNLP",
    "north american chapter of the association for computational linguistics": "NAACL",
    "european chapter of the association for computational linguistics": "EACL",
    "meeting of the association for computational linguistics": "ACL",
    "transactions of the association for computational linguistics": "TACL",
    "international conference on machine learning": "ICML",
    "aaai conference on artificial intelligence": "AAAI",
    "international joint conference on artificial intelligence": "IJCAI",
    "artificial intelligence and statistics": "AISTATS",
    "knowledge discovery and data mining": "KDD",
    "journal of machine learning research": "JMLR",
    "transactions on machine learning research": "TMLR",
    "conference on robot learning": "CoRL",
    "robotics and automation": "ICRA",
}


def short_name(venue: str) -> str:
    """What people call a venue that a metadata service names in full; the name itself where no short one is known."""
    folded = " ".join(venue.casefold().split())
    if "findings of the association" in folded:
        return venue
    known = next((short for long, short in _LONG_NAMES.items() if long in folded), None)
    return known or next((SPELLINGS[word] for word in folded.split() if word in SPELLINGS), venue)
