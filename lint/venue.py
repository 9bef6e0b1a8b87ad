"""Venues as lists name them: which are conferences, which are journals, which are no publication."""

from __future__ import annotations

import re
from typing import Literal

_CONFERENCES = frozenset(
    "aaai aacl aamas aclweb acl acm accv aistats aies alt asplos asru automl bmvc ccs chi chil cidr cikm clef clear "
    "cogsci coling colm colt conll corl cscw cvpr cvprw dac dasfaa date eacl eccv eccvw ecai ecir ecml ecmlpkdd edbt "
    "emnlp eurosys facct fast fat fg focs fse gecco hpca hpdc icaif icalp icassp icca iccv iccvw icde icdar icdm icip "
    "iclr icml icme icmi icmr icpr icra icse ics icsme icwsm ijcai ijcnn ijcnlp infocom interspeech iros isca iscas "
    "isit iswc ismir isca issta itsc iui kdd kr lak lrec micro miccai midl mlhc mlsys mm mmm mobicom mobisys naacl "
    "ndss neurips nips osdi oopsla pact pakdd pldi pods popl ppopp recsys rss sc sdm sensys siggraph sigcomm sigir "
    "sigkdd sigmod sigspatial slt soda sosp sp stoc tacas tcc uai uist usenix vis visapp vldb wacv wacvw wmt wsdm www "
    "3dv ismb nsdi recomb".split()
)
_JOURNALS = frozenset(
    "cacm csur ijcv ijrr jair jmlr jacm nature neco pami pnas pvldb ral science tacl tai taffc talg taslp tcsvt tcyb "
    "tetci tgrs tifs tip tist tits tkdd tkde tmc tmi tmlr tmm tnn tnnls tochi tog toc tois tomm tops tpami tpds tro "
    "tsp tsc tvcg cell patterns neuroimage neurocomputing bioinformatics access".split()
)
_CONFERENCE = re.compile(
    r"\b(?:conference|proceedings|workshops?|symposium|findings|meeting|conf\.|proc\.)", re.IGNORECASE
)
_JOURNAL = re.compile(
    r"\b(?:journal|transactions|trans\.|letters|magazine|review|reviews|surveys|communications|j\.|annals|frontiers|"
    r"bulletin|quarterly|plos|scientific reports)(?!\w)|^(?:nature|science|cell|lancet|npj)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:arx?iv|ar[ix]+v|corr|bio\s?rxiv|med\s?rxiv|ssrn|tech\s?rxiv|research square|preprints?|"
    r"under review|open\s?review|submitted|in submission|unpublished|github|"
    r"blog(?:post| post)?|web(?:site|page)?|paper|pdf|link)\b.*",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[\s,'’]*\(?(?:\b(?:19|20)\d\d|['’]\d\d)\b\)?")


def without_year(venue: str) -> str:
    """`NeurIPS` of `NeurIPS 2020`, `CVPR` of `CVPR'21`; what follows stays: `EMNLP Findings`."""
    return " ".join(_YEAR.sub(" ", venue).split()).strip(" ,;:()")


def venue_kind(venue: str) -> Literal["conference", "journal", "preprint", "other"]:
    """What a venue is by its name; `preprint` for what is no publication, `other` for what is not known."""
    name = without_year(venue)
    if not name or _NOTHING.match(name):
        return "preprint"
    words = re.findall(r"\w+", name.lower())
    if _JOURNAL.search(name) or (words and words[-1] in _JOURNALS) or (words and words[0] in _JOURNALS):
        return "journal"
    if _CONFERENCE.search(name) or not _CONFERENCES.isdisjoint(words):
        return "conference"
    return "other"
