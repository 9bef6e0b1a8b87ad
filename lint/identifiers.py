"""Which work a URL names, and where a work's own page is."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from lint.arxiv import WRITTEN, arxiv_value

if TYPE_CHECKING:
    from collections.abc import Callable


class WorkId(NamedTuple):
    """An identifier in its one normal form. Only this module makes them from raw strings.

    Schemes: arxiv, doi, acl, openreview, neurips, iclr, mlsys, pmlr, cvf, ecva, jmlr, ieee, pmid, pmcid, pii,
    aaai-ojs, isca, iacr, hal, s2, dblp.
    """

    scheme: str
    value: str

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"

    @property
    def shown(self) -> str:
        """As people write it, in messages: `arXiv:1706.03762`."""
        return f"{'arXiv' if self.scheme == 'arxiv' else self.scheme}:{self.value}"


@lru_cache(maxsize=1 << 18)  # the longest list has fewer links: looked at in turn, one too many would never be found
def identify(url: str) -> WorkId | None:
    """The work that a URL (or `arXiv:…`, `doi:…`) names; None where it names none."""
    match = _match(url)
    return _NORMAL.get(match.scheme, _verbatim)(match.scheme, match.raw) if match else None


def canonical_url(work_id: WorkId) -> str | None:
    """The address of a work's own page; None where the identifier alone does not tell."""
    scheme, value = work_id
    page = _PAGES[scheme]
    return page(value) if callable(page) else page.format(value)


# --- The hosts -------------------------------------------------------------------------------------------------------
# One row a host: scheme and pattern of what follows the host (percent-decoded, doubled and trailing slashes gone, no
# fragment). What the groups of the first matching pattern hold, joined by `/`, goes to the scheme's reader in _NORMAL.
# A host answers for its subdomains, unless they have a row of their own; for hosts without a row see _patterns_of.

_DOI = r"(10\.\d{4,9}/.+)"
_IN_PATH = r"/(?:[^?]*?/)?(?:doi:)?" + _DOI
_IN_QUERY = r"[^?]*\?(?:.*&)?(?:id|doi)=(10\.\d{4,9}/[^&]+)"
_HASH = r"/(?:paper_files/)?paper/(\d{4})/(?:hash|file)/([0-9a-f]{32})-[A-Za-z]+(-\w+)?\.\w+"
_ACL = r"/(?:.*/)?([A-Za-z]\d\d-\d{4}|\d{4}\.\w+-\w+\.\d+)(?:v\d+)?(?:\.\w+)?(?:\?|$)"
_PII = r"[^?]*/(?:PII)?([SB][\dX()-]{15,28})(?:[./?]|$)"
_PII_IN_QUERY = r"[^?]*\?(?:.*&)?pii=([SB][\dX()-]{15,28})(?:&|$)"
_PMLR = r"/([vr]\d+)/([\w.'-]+?\d\d[a-z]*)(?:-supp\w*)?(?:\.\w+|/[^?]*)?(?:\?|$)"
_JMLR = r"/papers/v(?:olume)?(\d+)/([a-z][\w-]*?\d\d[a-z]*|\d\d-\d+)(?:\.\w+|/[^?]*)?(?:\?|$)"
_NEURIPS_OLD = r"/paper/(\d{1,4})-[^/?]+(?:\?|$)"
_CVF = r"(content(?:_\w+|/[\w-]+)(?:/[\w-]+)?)/(?:html|papers)/(?:([\w-]+)/)?([^/?]+)\.\w+(?:\?|$)"
_DBLP = r"/rec/(?:(?:html|bibtex|bibtex0|bibtex1|xml)/)?((?:conf|journals|books|phd|series|reference)/[^?]+)"
_ARXIV = r"/(?:abs|pdf|html|format|ps|src|e-print|tb)/([^?]+)"
_NATURE_OLD = r"([A-Za-z]{2,}(?:\.[A-Za-z]+)?(?:\.\d+){1,2})"  # nn.4244, sj.onc.1201234, nphoton.2017.93
_HAL = (("hal", r"/([a-z]+(?:_[a-z]+)?-\d{8})(?:v\d+)?(?:[/.?]|$)"),)
_OJS = r"/(?:[\w/]+/)?index\.php/(\w+)/article/(?:view|download)/(\d+)(?:[/?]|$)"

# Oxford's journals by the name in their addresses, and in the DOIs of their numbered articles.
_OUP = {
    "bib": "bib",
    "bioinformatics": "bioinformatics",
    "bioinformaticsadvances": "bioadv",
    "brain": "brain",
    "database": "database",
    "gigascience": "gigascience",
    "jamia": "jamia",
    "jamiaopen": "jamiaopen",
    "mnras": "mnras",
    "nar": "nar",
    "nargab": "nargab",
    "nsr": "nsr",
    "pnasnexus": "pnasnexus",
}

_HOSTS: dict[str, tuple[tuple[str, str], ...]] = {
    "arxiv.org": (
        ("arxiv", r"/ftp/arxiv/papers/\d{4}/([^/?]+)"),
        ("arxiv", r"/ftp/([a-z-]+)/papers/\d{4}/([^/?]+)"),
        ("arxiv", _ARXIV),
    ),
    "xxx.lanl.gov": (("arxiv", _ARXIV),),
    "128.84.21.199": (("arxiv", _ARXIV),),
    "ar5iv.org": (("arxiv", r"/(?:(?:abs|html|pdf|papers)/)?([^?]+)"),),
    "ar5iv.labs.arxiv.org": (("arxiv", r"/(?:(?:abs|html|pdf|papers)/)?([^?]+)"),),
    "alphaxiv.org": (("arxiv", r"/(?:abs|pdf|html|overview|resources)/([^?]+)"),),
    "huggingface.co": (("arxiv", r"/papers/([^?/]+)"),),
    "hf.co": (("arxiv", r"/papers/([^?/]+)"),),
    "scirate.com": (("arxiv", r"/arxiv/([^?]+)"),),
    "arxiv-vanity.com": (("arxiv", r"/papers/([^?]+)"),),
    "papers.cool": (("arxiv", r"/arxiv/([^?]+)"),),
    "ui.adsabs.harvard.edu": (("arxiv", r"/abs/arXiv:([^?/]+)"),),
    "doi.org": (("doi", _IN_PATH),),
    "doi.acm.org": (("doi", _IN_PATH),),
    "doi.ieeecomputersociety.org": (("doi", _IN_PATH),),
    "dl.acm.org": (("doi", _IN_PATH), ("acm", r"/citation\.cfm\?(?:.*&)?(?:do)?id=(\d+\.\d+)")),
    "portal.acm.org": (("acm", r"/citation\.cfm\?(?:.*&)?(?:do)?id=(\d+\.\d+)"),),
    "link.springer.com": (("doi", _IN_PATH),),
    "springeropen.com": (("doi", _IN_PATH),),
    "biomedcentral.com": (("doi", _IN_PATH),),
    "onlinelibrary.wiley.com": (("doi", _IN_PATH),),
    "academic.oup.com": (
        ("silverchair", _IN_PATH),
        ("oup", rf"/({'|'.join(_OUP)})/article(?:-abstract|-pdf)?/[^?]*?([a-z]{{3,5}}\d{{3,4}})(?:[/.?]|$)"),
    ),
    "direct.mit.edu": (
        ("silverchair", _IN_PATH),
        ("mit", r"/\w+/article-pdf/[^?]*/([a-z]+(?:_a_\d{5}|\.\d{4}(?:\.\d+)+))\.pdf"),
    ),
    "iopscience.iop.org": (("doi", _IN_PATH),),
    "journals.aps.org": (("doi", _IN_PATH),),
    "pubs.rsc.org": (
        ("doi", _IN_PATH),
        ("rsc", r"/\w+/[Cc]ontent/\w+/\d{4}/\w+/((?i:[a-z]\d[a-z]{2}\d{5}[a-z\d]))(?:[/.?]|$)"),
    ),
    "projecteuclid.org": (("doi", _IN_PATH), ("doi", r"[^?]*\?(?:.*&)?urlId=" + _DOI)),
    "joss.theoj.org": (("doi", r"/papers/(10\.21105/joss\.\d+)"),),
    "drops.dagstuhl.de": (("doi", r"/(?:entities|storage)/[^?]*?" + _DOI),),
    "annualreviews.org": (("doi", _IN_PATH),),
    "worldscientific.com": (("doi", _IN_PATH),),
    "frontiersin.org": (("doi", _IN_PATH),),
    "plos.org": (("doi", _IN_QUERY), ("doi", _IN_PATH)),
    "biorxiv.org": (
        ("doi", _IN_PATH),
        ("biorxiv", r"/(?:content|cgi/content)/[^?]*?(\d{4}\.\d\d\.\d\d\.\d{6,8}|(?<=/)\d{6})(?:[v./?]|$)"),
    ),
    "medrxiv.org": (
        ("doi", _IN_PATH),
        ("biorxiv", r"/(?:content|cgi/content)/[^?]*?(\d{4}\.\d\d\.\d\d\.\d{6,8}|(?<=/)\d{8})(?:[v./?]|$)"),
    ),
    "nature.com": (
        ("doi", r"/(?:articles|doifinder)/(?:doi:)?" + _DOI),
        ("nature", r"/articles/" + _NATURE_OLD + r"(?:_reference)?(?:\.[a-z]\w*)?(?:[/?]|$)"),
        ("nature", r"/articles/(?=[\w-]*\d)([\w-]+?)(?:_reference)?(?:\.\w+)?(?:[/?]|$)"),
        ("nature", r"/\w+/journal/[^?]*/(?:full|abs|pdf)/(?:(\w*\d\w*)|" + _NATURE_OLD + r")\.(?:html|pdf)"),
    ),
    "elifesciences.org": (("elife", r"/(?:articles|reviewed-preprints)/(\d{5,6})(?:v\d+)?(?:[/?.]|$)"),),
    "peerj.com": (("peerj", r"/articles/((?:cs-)?\d+)(?:[/?.]|$)"),),
    "ijcai.org": (("ijcai", r"/[Pp]roceedings/(20(?:1[7-9]|[2-9]\d))/(\d+)(?:\.pdf)?(?:\?|$)"),),
    "mdpi.com": (("doi", r"/(?:doi/)?" + _DOI), ("mdpi", r"/(\d{4}-\d{3}[\dX])/(\d+)/(\d+)/(\d+)(?:[/?]|$)")),
    "ssrn.com": (
        ("ssrn", r"[^?]*\?(?:.*&)?abstract_?id=(\d+)"),
        ("ssrn", r"/abstract=(\d+)"),
    ),
    "zenodo.org": (("doi", r"/doi/" + _DOI), ("zenodo", r"/records?/(\d+)(?:[/?]|$)")),
    "researchsquare.com": (("research-square", r"/article/(rs-\d+/v\d+)(?:[/?.]|$)"),),
    "preprints.org": (("preprints", r"/manuscript/(\d{6}\.\d{4})/(v\d+)(?:[/?]|$)"),),
    "aclanthology.org": (("acl", _ACL),),
    "aclweb.org": (("acl", r"/anthology" + _ACL), ("acl", r"/anthology-new" + _ACL)),
    "anthology.aclweb.org": (("acl", _ACL),),
    "aclanthology.info": (("acl", _ACL),),
    "aclanthology.coli.uni-saarland.de": (("acl", _ACL),),
    "aclanthology.lst.uni-saarland.de": (("acl", _ACL),),
    "openreview.net": (("openreview", r"/(?:forum|pdf|attachment)\?(?:.*&)?id=([\w-]{6,})(?![\w/-]|\.\w)"),),
    "nips.cc": (("neurips", _HASH), ("neurips", _NEURIPS_OLD)),
    "neurips.cc": (("neurips", _HASH), ("neurips", _NEURIPS_OLD)),
    "proceedings.iclr.cc": (("iclr", _HASH),),
    "proceedings.mlsys.org": (("mlsys", _HASH),),
    "proceedings.mlr.press": (("pmlr", _PMLR),),
    "raw.githubusercontent.com": (("pmlr", r"/mlresearch/(v\d+)/\w+/assets/([\w.'-]+?\d\d[a-z]*)/[^/]+\.pdf$"),),
    "jmlr.org": (("jmlr", _JMLR), ("pmlr", r"/proceedings/papers" + _PMLR)),
    "jmlr.csail.mit.edu": (("jmlr", _JMLR), ("pmlr", r"/proceedings/papers" + _PMLR)),
    "openaccess.thecvf.com": (("cvf", "/" + _CVF),),
    "cv-foundation.org": (("cvf", "/openaccess/" + _CVF),),
    "ecva.net": (("ecva", r"/papers/(eccv_\d{4})/papers_ECCV/(?:html|papers)/(\w+?)(?:-supp\w*)?\.\w+(?:\?|$)"),),
    "ieeexplore.ieee.org": (
        ("ieee", r"/(?:abstract/|mobile/)?document/(\d+)(?:[/?]|$)"),
        ("ieee", r"/(?:stamp|stampPDF|xpls?)/\w+\.jsp\?(?:.*&)?arnumber=(\d+)"),
        ("ieee", r"/ielx?\d?/\d+/\d+/(\d+)\.pdf"),
    ),
    "pubmed.ncbi.nlm.nih.gov": (("pmid", r"/(\d{1,8})(?:[/?]|$)"),),
    "pmc.ncbi.nlm.nih.gov": (("pmcid", r"/articles/(?:pmid/)?((?i:PMC)\d+)(?:[/?]|$)"),),
    "ncbi.nlm.nih.gov": (
        ("pmid", r"/(?:m/)?pubmed(?:/|\?term=)(\d{1,8})(?:[/?]|$)"),
        ("pmcid", r"/(?:labs/)?pmc/articles/((?i:PMC)\d+)(?:[/?]|$)"),
    ),
    "europepmc.org": (
        ("pmid", r"/(?:article|abstract)/[Mm][Ee][Dd]/(\d{1,8})(?:[/?]|$)"),
        ("pmcid", r"/(?:articles|article/PMC|abstract/PMC)/(PMC\d+)(?:[/?]|$)"),
    ),
    "sciencedirect.com": (("pii", _PII),),
    "linkinghub.elsevier.com": (("pii", _PII),),
    "cell.com": (("pii", _PII), ("pii", _PII_IN_QUERY)),
    "thelancet.com": (("pii", _PII), ("pii", _PII_IN_QUERY)),
    "ojs.aaai.org": (("aaai-ojs", _OJS),),
    "aaai.org": (("aaai-ojs", r"/ojs" + _OJS),),
    "isca-archive.org": (("isca", r"/(?:pdfs/)?([a-z]\w*\d{4})/(\w+\d\d\w*)\.(?:html|pdf)$"),),
    "isca-speech.org": (
        ("isca", r"/archive/(?:pdfs/)?([a-z]\w*\d{4})/(\w+\d\d\w*)(?:\.html|\.pdf)?$"),
        (
            "interspeech",
            r"/archive(?:_v0)?/Interspeech_(20(?:1[6-9]|20))/(?:abstracts|pdfs)/(\d{4})\.(?:html|pdf|PDF)$",
        ),
    ),
    "eprint.iacr.org": (("iacr", r"/((?:19|20)\d\d/\d{3,4})(?:[/.?]|$)"),),
    "hal.science": _HAL,
    "archives-ouvertes.fr": _HAL,
    "hal.inria.fr": _HAL,
    "semanticscholar.org": (
        ("s2", r"/(?:[^?]*/)?([0-9A-Fa-f]{40})(?:[/?]|$)"),
        ("s2", r"/(?:p/)?CorpusI[Dd]:(\d+)$"),
        ("s2", r"/p/(\d+)$"),
        ("arxiv", r"/(?:arxiv/|arXiv:)([^?]+)"),
    ),
    "dblp.org": (("dblp", _DBLP),),
    "dblp.uni-trier.de": (("dblp", _DBLP),),
}
_DOMAIN = re.compile(r"(?:[a-z\d_-]+\.)+[a-z]{2,}")
_DOI_COMES = "/doi/"
_ANY_HOST = (("doi", r"/(?:[^?]*?/)?doi/(?:[a-zA-Z]+/)?" + _DOI),)
_ARXIV_MIRROR = (("arxiv", _ARXIV),)

# MDPI's journals by ISSN: what stands before volume, issue (two digits) and article (four digits) in their DOIs.
_MDPI = {
    "1099-4300": "e",
    "1422-0067": "ijms",
    "1424-8220": "s",
    "1660-4601": "ijerph",
    "1996-1073": "en",
    "1999-4893": "a",
    "1999-5903": "fi",
    "2071-1050": "su",
    "2072-4292": "rs",
    "2072-6694": "cancers",
    "2073-431X": "computers",
    "2073-8994": "sym",
    "2075-1680": "axioms",
    "2075-1702": "machines",
    "2075-4418": "diagnostics",
    "2076-3417": "app",
    "2076-3425": "brainsci",
    "2077-0383": "jcm",
    "2078-2489": "info",
    "2079-9292": "electronics",
    "2218-6581": "robotics",
    "2220-9964": "ijgi",
    "2227-7080": "technologies",
    "2227-7390": "math",
    "2227-9032": "healthcare",
    "2227-9709": "informatics",
    "2306-5354": "bioengineering",
    "2306-5729": "data",
    "2313-433X": "jimaging",
    "2504-2289": "bdcc",
    "2504-446X": "drones",
    "2504-4990": "make",
    "2673-2688": "ai",
}


class _Match(NamedTuple):
    scheme: str
    raw: str
    host: str
    path: str


# Scheme (also a mistyped or a doubled one), host, port, path, query, fragment.
_URL = re.compile(r"\s*(?:[A-Za-z]+:/*|//)*([^/?#\s:]+)(?::\d+)?(/[^?#]*)?(\?[^#]*)?")
_LONGEST = 2000
_SLASHES = re.compile(r"//+")
_TEXT = re.compile(r"\s*(arxiv|doi):\s*(?!/)(\S+)\s*$", re.IGNORECASE)


def _match(url: str) -> _Match | None:
    if len(url) > _LONGEST:
        return None
    text = _TEXT.match(url)
    if text:
        return _Match(text[1].lower(), text[2], "", "")
    parts = _URL.match(url)
    if not parts or not (patterns := _patterns_of(parts[1].lower(), _DOI_COMES in url)):
        return None
    path = _SLASHES.sub("/", unquote(parts[2] or ""))
    target = path.rstrip("/ ") + unquote(parts[3] or "")
    for scheme, pattern in patterns:
        found = pattern.match(target)
        if found:
            return _Match(scheme, "/".join(group for group in found.groups() if group), parts[1].lower(), path)
    return None


@lru_cache(maxsize=1 << 12)
def _patterns_of(host: str, doi_comes: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the host or the nearest domain above it that has a row.

    Where none has: `arxiv.` begins the name of many a mirror, and `/doi/` comes before the DOI on the platforms that
    publishers and libraries share.
    """
    domain = host
    while domain:
        if domain in _HOSTS:
            return _compiled(_HOSTS[domain])
        domain = domain.partition(".")[2]
    if not _DOMAIN.fullmatch(host):
        return ()
    if host.startswith("arxiv."):
        return _compiled(_ARXIV_MIRROR)
    return _compiled(_ANY_HOST) if doi_comes else ()


@cache
def _compiled(patterns: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((scheme, re.compile(pattern)) for scheme, pattern in patterns)


# --- arXiv's addresses, taken apart -----------------------------------------------------------------------------------


class ArxivUrl(NamedTuple):
    """A URL whose shape is that of an arXiv paper, whether or not the paper can exist."""

    raw: str
    """The id as written, without version, ending and stray characters; the whole rest where no id is recognised."""
    value: str | None
    """The id in its canonical form; None where arXiv's grammar refuses it."""
    version: int | None
    form: str
    """`abs`, `pdf`, `html` and the other routes of arXiv's own hosts; `mirror`; `doi`; `text` for `arXiv:…`."""
    stray: str
    """What follows the id and does not belong there: `.pdf` after an abs page's, a full stop, a bracket."""


@lru_cache(maxsize=1 << 18)
def arxiv_url(url: str) -> ArxivUrl | None:
    """The parts of a URL that has the shape of an arXiv paper's; None for every other URL."""
    match = _match(url)
    if match is None:
        return None
    raw = match.raw
    if match.scheme == "doi":
        doi, _, raw = match.raw.lower().partition("arxiv.")
        if doi != "10.48550/":
            return None
    elif match.scheme != "arxiv":
        return None
    form = _arxiv_form(match)
    parts = WRITTEN.fullmatch(raw)
    if parts is None:
        return ArxivUrl(raw, None, None, form, "") if form in ("abs", "pdf") else None
    stray = parts["stray"] if form != "abs" else parts["tail"] + parts["stray"]
    version = int(parts["version"][1:] or 0) if parts["version"] else None
    return ArxivUrl(parts["id"], arxiv_value(raw), version, form, stray)


def _arxiv_form(match: _Match) -> str:
    if not match.host:
        return "text"
    if match.scheme == "doi":
        return "doi"
    if match.host == "arxiv.org" or (match.host.endswith(".arxiv.org") and not match.host.startswith("ar5iv.")):
        return match.path.split("/")[1]
    return "mirror"


# --- Readers: what a pattern caught -> the identifier in its normal form ----------------------------------------------

_ACL_ID = re.compile(r"[A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+")
# An article: S, ISSN, year, number, check digit; a chapter: B, ISBN, number, check digit. An issue has a letter inside.
_PII_ID = re.compile(r"S\d{7}[\dX]\d{7}[\dX]|B(?:\d{9}[\dX]|\d{13})\d{5}[\dX]")
_DOI_TAIL = re.compile(
    r"(?:[?#].*|/(?:abstract|full|fulltext|full-text|pdf|epdf|pdfft|html|meta|summary|references|xml/nlm)"
    r"|\.(?:pdf|full|abstract|html|full-text|short|epub)(?:\+html)?)$"
)
_DOI_PAGES = re.compile(r"/(?:figures|tables|metrics|citations|suppl_file|peer-review)(?:/.*)?$")
_PREPRINT_DOI = re.compile(r"(10\.(?:1101|64898)/(?:\d{4}\.\d\d\.\d\d\.)?\d{6,8})v\d+")
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


def _verbatim(scheme: str, raw: str) -> WorkId:
    return WorkId(scheme, raw)


def _arxiv(_: str, raw: str) -> WorkId | None:
    value = arxiv_value(raw)
    return WorkId("arxiv", value) if value else None


def _acl(_: str, raw: str) -> WorkId | None:
    value = raw.upper() if raw[:1].isalpha() else raw.lower()
    return WorkId("acl", value) if _ACL_ID.fullmatch(value) else None


def _doi(_: str, raw: str) -> WorkId | None:
    """A DOI in lower case, without what publishers' addresses and running text append; perhaps another scheme's id."""
    value = _DOI_PAGES.sub("", re.sub(r"^.*doi\.org/(?=10\.)", "", raw.lower()))
    while (cut := _without_stray_end(_DOI_TAIL.sub("", value))) != value:
        value = cut
    preprint = _PREPRINT_DOI.match(value)
    if preprint:
        value = preprint[1]
    prefix, _, suffix = value.partition("/")
    if not suffix or not re.fullmatch(r"10\.\d{4,9}", prefix):
        return None
    if prefix == "10.48550" and suffix.startswith("arxiv."):
        return _arxiv("arxiv", suffix.removeprefix("arxiv."))
    if prefix in ("10.18653", "10.3115"):
        return _acl("acl", suffix.removeprefix("v1/")) or WorkId("doi", value)
    return WorkId("doi", value)


def _without_stray_end(text: str) -> str:
    """Cut punctuation that running text leaves at a DOI's end; brackets stay where they are balanced."""
    while text:
        last = text[-1]
        if last in _PAIRS:
            if text.count(last) <= text.count(_PAIRS[last]):
                return text
        elif last not in ".,;:'\"*`/ \t\n\u200b":
            return text
        text = text[:-1]
    return text


def _derived(template: str) -> Callable[[str, str], WorkId | None]:
    return lambda _, raw: WorkId("doi", template.format(*raw.split("/"), raw=raw.lower()))


def _silverchair(_: str, raw: str) -> WorkId | None:
    """Oxford's and MIT's platform appends its own number, and sometimes the title: `DOI/6918752/Title`."""
    return _doi("doi", re.sub(r"(10\.\d+/[^/]+.*?)/\d{4,}(?:/.*)?$", r"\1", raw))


def _oup(_: str, raw: str) -> WorkId:
    journal, article = raw.split("/")
    return WorkId("doi", f"10.1093/{_OUP[journal]}/{article}")


def _pmcid(scheme: str, raw: str) -> WorkId:
    return WorkId(scheme, raw.upper())


def _peerj(_: str, raw: str) -> WorkId:
    return WorkId("doi", "10.7717/peerj" + (f"-{raw.replace('-', '.')}" if raw.startswith("cs-") else f".{raw}"))


def _mdpi(_: str, raw: str) -> WorkId | None:
    issn, volume, issue, article = raw.split("/")
    journal = _MDPI.get(issn)
    return WorkId("doi", f"10.3390/{journal}{volume}{int(issue):02}{int(article):04}") if journal else None


def _ijcai(_: str, raw: str) -> WorkId:
    year, number = raw.split("/")
    return WorkId("doi", f"10.24963/ijcai.{year}/{int(number)}")


def _proceedings(scheme: str, raw: str) -> WorkId:
    """`2023/hash` and perhaps the track: `2023/hash-Conference`."""
    return WorkId(scheme, raw.replace("/-", "-"))


def _jmlr(_: str, raw: str) -> WorkId:
    return WorkId("jmlr", f"v{raw}")


def _number(scheme: str, raw: str) -> WorkId | None:
    value = raw.lstrip("0")
    return WorkId(scheme, value) if value else None


def _pii(_: str, raw: str) -> WorkId | None:
    value = re.sub(r"[()-]", "", raw)
    return WorkId("pii", value) if _PII_ID.fullmatch(value) else None


def _s2(_: str, raw: str) -> WorkId:
    return WorkId("s2", raw.lower() if len(raw) == 40 else f"CorpusID:{raw}")


def _dblp(_: str, raw: str) -> WorkId | None:
    value = re.sub(r"\.(?:html|bib|xml|rdf|nt|ttl|ris)$", "", raw)
    corr = re.fullmatch(r"journals/corr/abs-(?:(\d{4})-(\d{4,5})|([a-z-]+)-(\d{7}))", value)
    if corr is None:
        return WorkId("dblp", value)
    return _arxiv("arxiv", f"{corr[1]}.{corr[2]}" if corr[1] else f"{corr[3]}/{corr[4]}")


_NORMAL: dict[str, Callable[[str, str], WorkId | None]] = {
    "arxiv": _arxiv,
    "acl": _acl,
    "acm": _derived("10.1145/{raw}"),
    "biorxiv": _derived("10.1101/{raw}"),
    "dblp": _dblp,
    "doi": _doi,
    "elife": _derived("10.7554/elife.{raw}"),
    "iclr": _proceedings,
    "ieee": _number,
    "ijcai": _ijcai,
    "interspeech": _derived("10.21437/interspeech.{0}-{1}"),
    "jmlr": _jmlr,
    "mdpi": _mdpi,
    "mlsys": _proceedings,
    "nature": _derived("10.1038/{raw}"),
    "mit": _derived("10.1162/{raw}"),
    "neurips": _proceedings,
    "oup": _oup,
    "peerj": _peerj,
    "pii": _pii,
    "pmcid": _pmcid,
    "pmid": _number,
    "preprints": _derived("10.20944/preprints{0}.{1}"),
    "rsc": _derived("10.1039/{raw}"),
    "research-square": _derived("10.21203/rs.3.{raw}"),
    "s2": _s2,
    "silverchair": _silverchair,
    "ssrn": _derived("10.2139/ssrn.{raw}"),
    "zenodo": _derived("10.5281/zenodo.{raw}"),
}


# --- A work's own page -----------------------------------------------------------------------------------------------


def _doi_page(value: str) -> str:
    # 10.5555 is ACM's own numbering for what has no DOI: doi.org does not know it.
    host = "dl.acm.org/doi" if value.startswith("10.5555/") else "doi.org"
    return f"https://{host}/" + quote(value, safe="/:;()._-,+=@!$&'*~")


def _hash_page(host: str) -> Callable[[str], str | None]:
    def page(value: str) -> str | None:
        year, slash, paper = value.partition("/")
        if not slash:
            return None  # papers.nips.cc/paper/7181-…: the number alone has no page
        digest, _, track = paper.partition("-")
        name = f"{digest}-Abstract-{track}.html" if track else f"{digest}-Abstract.html"
        if track.startswith("round"):
            return f"https://datasets-benchmarks-proceedings.neurips.cc/paper/{year}/hash/{name}"
        return f"https://{host}/paper_files/paper/{year}/hash/{name}"

    return page


def _cvf_page(value: str) -> str:
    """A workshop's folder stands above `html`, but until 2020 in some below it: content_CVPRW_2019/html/VL3."""
    top, _, rest = value.partition("/")
    folder, name = (top, rest) if "W_" in top else value.rsplit("/", 1)
    return f"https://openaccess.thecvf.com/{folder}/html/{name}.html"


def _ecva_page(value: str) -> str:
    folder, _, name = value.partition("/")
    page = f"papers/{name}.pdf" if name.isdigit() else f"html/{name}.php"
    return f"https://www.ecva.net/papers/{folder}/papers_ECCV/{page}"


def _aaai_page(value: str) -> str:
    journal, _, number = value.partition("/")
    return f"https://ojs.aaai.org/index.php/{journal}/article/view/{number}"


def _s2_page(value: str) -> str:
    corpus = value.startswith("CorpusID:")
    return f"https://api.semanticscholar.org/{value}" if corpus else f"https://www.semanticscholar.org/paper/{value}"


_PAGES: dict[str, str | Callable[[str], str | None]] = {
    "aaai-ojs": _aaai_page,
    "acl": "https://aclanthology.org/{}/",
    "arxiv": "https://arxiv.org/abs/{}",
    "cvf": _cvf_page,
    "dblp": "https://dblp.org/rec/{}.html",
    "doi": _doi_page,
    "ecva": _ecva_page,
    "iclr": _hash_page("proceedings.iclr.cc"),
    "hal": "https://hal.science/{}",
    "iacr": "https://eprint.iacr.org/{}",
    "ieee": "https://ieeexplore.ieee.org/document/{}",
    "isca": "https://www.isca-archive.org/{}.html",
    "jmlr": "https://www.jmlr.org/papers/{}.html",
    "mlsys": _hash_page("proceedings.mlsys.org"),
    "neurips": _hash_page("proceedings.neurips.cc"),
    "openreview": "https://openreview.net/forum?id={}",
    "pii": "https://www.sciencedirect.com/science/article/pii/{}",
    "pmcid": "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    "pmid": "https://pubmed.ncbi.nlm.nih.gov/{}/",
    "pmlr": "https://proceedings.mlr.press/{}.html",
    "s2": _s2_page,
}
