"""How venues are spelled: the names that papers of computer science appear under, and the older names of some."""

from __future__ import annotations

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
