"""Venues of computer science and its neighbours: their names, how they are spelled, and their older names."""

from __future__ import annotations

import re
from typing import NamedTuple

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

CONFERENCES = frozenset(
    """
    3DV AAAI AACL AAMAS ACC ACCV ACL ACML ACMMM ACSAC ADMA AIAI AIED AIES AIME AISTATS AKBC ALENEX ALT AMIA ANLP
    APSEC APSIPA APSys APWeb-WAIM ASE ASIACCS AsiaCCS ASPLOS ASRU ATC ATVA BEA BIBM BigData BioNLP BlackboxNLP
    BMVC CAV CCS CGO CHES CHI CHIIR CHIL CIBB CIDR CIKM CLeaR CLEF CODASPY CogSci COLING CollaborateCom CoLLAs
    COLM CoLM COLT COMPSAC CoNEXT CONLL CoNLL CoRL CPAIOR CRYPTO CSCW CVPR CVPRW DAC DAFx DASFAA DATE DICTA
    DIMVA DIS DSAA DSN EAAMO EACL ECAI ECCV ECCVW ECIR ECIS ECML ECML-PKDD ECOOP EDBT EDM EGSR EMBC EMNLP EMSOFT
    ESA ESANN ESEC ESEM ESOP ESORICS ESWC Euro-Par EUROCRYPT Eurographics EuroS&P EuroSys EuroVis EUSIPCO
    EvoStar EWRL FACCT FAccT FaccT FAST FAT* FCCM FG FLAIRS FMCAD FOCS FPGA FPL FSE GCPR GECCO GLOBECOM HotChips
    HotCloud HotNets HotOS HPCA HPDC HRI HSCC IAAI ICA3PP ICALP ICANN ICAPS ICASSP ICC ICCAD ICCV ICCVW ICDAR
    ICDCS ICDE ICDM ICDT ICFHR ICFP ICIP ICLP ICLR ICLRW ICME ICMI ICML ICMLA ICMLW ICMR ICONIP ICPP ICPR ICRA
    ICS ICSE ICSME ICST ICTAI ICTIR ICWSM IGARSS IJCAI IJCAR IJCB IJCKG IJCNLP IJCNN INFOCOM INLG INTERACT
    INTERSPEECH Interspeech IoTDI IPDPS IPSN IROS ISBI ISCA ISCSLP ISIT ISMAR ISMB ISMIR ISPASS ISSCC ISSRE
    ISSTA ISVC ISWC ITCS ITP ITSC IUI IV IVA IWQoS IWSLT KDD KONVENS KR KSEM L4DC LAK LCTES LICS LOG LoG LREC
    LREC-COLING MICCAI MICRO MIDL MilCom MLHC MLMI MLSP MLSys MM MMM MobiCASE MobiCom MobiSys MSR NAACL
    NAACL-HLT NDSS NeSy NeurIPS NeurIPSW NIPS NLDB NLPCC NSDI OOPSLA OSDI PacificVis PACT PAKDD PEARC PerCom
    PETS PKDD PLDI PMLR PODC PODS POPL PPoPP PPSN PRCV PRICAI RAID RANLP RE RecSys RLC RLDM RO-MAN ROBIO
    RoboSoft RSS RTSS S&P SAGT SANER SAT SaTML SC SCA SDM SEC SecureComm SemEval SenSys SIBGRAPI SIGCOMM SIGDIAL
    SIGGRAPH SIGIR SIGKDD SIGMETRICS SIGMOD SLT SMARTCOMP SOCC SoCC SOCG SODA SOSP SOUPS SPAA SPAWC STACS STOC
    SysML TACAS TENCON TheWebConf UAI UbiComp UIST USENIX Usenix VIS VLDB VMCAI VR WACV WACVW WASPAA WCNC WiSec
    WMT WSC WSDM WWW XAI xAI
    """.split()
)
JOURNALS = frozenset(
    """
    ACHA CSL CSUR CVIU CVM DMKD EAAI EJOR ESWA FITEE GRSL GRSM IJCV IJRR IJSWIS IMWUT JACM JACS JAIR JAMIA JASA
    JBHI JCIM JCTC JMLR JRSSB JSAC JSTARS JSTSP JVCIR KBS MedIA MELBA NAR NECO NSR OSR PACMCGIT PACMHCI PACMPL
    PAMI PeerJ PIEEE PLOS PLoS PNAS PoPETs PR PRL PVLDB RA-L RAL SPL T-ITS T-PAMI T-RO TACL TAFFC TAI TALG TASE TASLP
    TCAD TCSS TCSVT TCYB TDSC TETCI TGRS TIFS TII TiiS TIP TIST TITS TKDD TKDE TLT TMC TMI TMLR TMM TNNLS TNSE
    TNSM TOCHI TOCS TODS TOG TOIS TOMM TON TOPLAS TOSEM TPAMI TPDS TRO TSC TSE TSG TSP TVCG TWC VLDBJ
    """.split()
)
_ARCHIVES = frozenset(
    """
    ARR ARXIV BioRxiv bioRxiv ChemRxiv chemRxiv CoRR MedRxiv medRxiv OpenReview Openreview SSRN TechRxiv
    """.split()
)
ACRONYMS = CONFERENCES | JOURNALS | _ARCHIVES
"""Short names as authors write them, capitals and all: `RE` is a conference, `re` is not."""
PUBLISHERS = frozenset(
    {"IEEE", "ACM", "IEEE/ACM", "ACM/IEEE", "IEEE/CVF", "Springer", "Elsevier", "USENIX", "Usenix", "SIAM"}
)
JOURNALS_IN_FULL = frozenset(
    " ".join(name.split())
    for name in """
    nature, science, cell, elife, patterns, iscience, neuron, lancet, jama, nejm, bmj, pnas, sensors, entropy,
    electronics, neurocomputing, bioinformatics, biometrika, automatica, distill, frontiers, ai open, applied
    intelligence, applied sciences, applied soft computing, artificial intelligence, artificial intelligence in
    medicine, autonomous robots, chemistry of materials, cluster computing, communications of the acm, computer
    graphics forum, computer speech & language, computers & security, computers in biology and medicine, digital
    discovery, empirical software engineering, engineering applications of artificial intelligence, expert systems
    with applications, future generation computer systems, genome biology, ieee intelligent systems, ieee network,
    image and vision computing, information fusion, information processing & management, information processing and
    management, information sciences, knowledge-based systems, machine intelligence research, machine learning,
    mathematical programming, medical image analysis, medical physics, molecular informatics, neural comput &
    applic, neural computation, neural computing and applications, neural networks, nucleic acids research, pattern
    recognition, pervasive and mobile computing, physical chemistry chemical physics, proceedings of the national
    academy of sciences, remote sensing, robotics and autonomous systems, scientific data, scientific reports,
    security and communication networks, signal processing, statistics and computing, the visual computer, theory
    and practice of logic programming, visual intelligence
    """.split(",")
)
JOURNAL_NAMES = JOURNALS_IN_FULL | frozenset(
    name.strip()
    for name in """
    preprint, preprints, thesis, phd thesis, ph.d. thesis, master thesis, master's thesis, technical report,
    tech report, tech. report, openai, book, advances in neural information processing systems,
    neural information processing systems, international conference on machine learning,
    international conference on learning representations, computer vision and pattern recognition
    """.split(",")
)
"""Full names in lower case that have no word like `journal` or `conference` to tell them by, and kinds of theses."""

ARXIV = frozenset("arxiv arixv axriv arxvi arixiv rxiv arxv ariv arxxiv arxiiv".split())
"""arXiv's name in lower case, and how people mistype it."""
_PREPRINT = re.compile(
    rf"(?:{'|'.join(sorted(ARXIV))}|corr|(?:bio|med|tech|chem)\s?rxiv|(?:psy|soc|earth)\s?arxiv|ssrn|research square|"
    r"preprints?|open\s?review)\b",
    re.IGNORECASE,
)


def is_preprint(venue: str) -> bool:
    """Whether a venue is a preprint server, however it is spelt."""
    return _PREPRINT.match(venue) is not None
