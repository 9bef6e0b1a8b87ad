"""URLs and the works that they name."""

from __future__ import annotations

from datetime import date

import pytest

from lint.arxiv import arxiv_fault, arxiv_month, valid_arxiv
from lint.identifiers import WorkId, arxiv_url, canonical_url, identify
from tests.tools import SHARED

CASES = SHARED / "identifiers.tsv"

BERT = "arxiv:1810.04805"
NAMED = [
    ("https://arxiv.org/abs/1810.04805", BERT),
    ("http://www.arxiv.org/abs/1810.04805v2", BERT),
    ("https://arxiv.org/pdf/1810.04805", BERT),
    ("https://arxiv.org/pdf/1810.04805v1.pdf#page=3", BERT),
    ("https://arxiv.org/pdf/1810.04805.pdf?download=1", BERT),
    ("https://arxiv.org/html/1810.04805v2/", BERT),
    ("https://arxiv.org/format/1810.04805", BERT),
    ("https://arxiv.org/e-print/1810.04805", BERT),
    ("https://arxiv.org//abs/1810.04805", BERT),
    ("https://arxiv.org/abs/1810.04805.pdf", BERT),
    ("https://arxiv.org/abs/1810.04805.", BERT),
    ("https://arxiv.org/abs/1810.04805)", BERT),
    ("https://arxiv.org/abs/1810.04805?context=cs.LG", BERT),
    ("arxiv.org/abs/1810.04805", BERT),
    ("ttps://arxiv.org/abs/1810.04805", BERT),
    ("https://https://arxiv.org/abs/1810.04805", BERT),
    ("HTTPS://ARXIV.ORG/abs/1810.04805", BERT),
    ("https://cn.arxiv.org/abs/1810.04805", BERT),
    ("http://xxx.lanl.gov/abs/1810.04805", BERT),
    ("http://128.84.21.199/abs/1810.04805", BERT),
    ("https://ar5iv.labs.arxiv.org/html/1810.04805", BERT),
    ("https://ar5iv.org/1810.04805", BERT),
    ("https://www.alphaxiv.org/abs/1810.04805v2", BERT),
    ("https://hf.co/papers/1810.04805", BERT),
    ("https://scirate.com/arxiv/1810.04805", BERT),
    ("https://www.arxiv-vanity.com/papers/1810.04805/", BERT),
    ("https://www.semanticscholar.org/arxiv/1810.04805", BERT),
    ("https://doi.org/10.48550/ARXIV.1810.04805", BERT),
    ("arXiv:1810.04805v2", BERT),
    ("arxiv: 1810.04805", BERT),
    ("https://arxiv.org/abs/cs/0112017", "arxiv:cs/0112017"),
    ("https://arxiv.org/abs/cond-mat.str-el/0309136v2", "arxiv:cond-mat/0309136"),
    ("https://arxiv.org/abs/hep-th%2F9901001", "arxiv:hep-th/9901001"),
    ("https://arxiv.org/ftp/hep-th/papers/9901/9901001.pdf", "arxiv:hep-th/9901001"),
    ("https://arxiv.org/abs/0704.0001", "arxiv:0704.0001"),
    ("https://arxiv.org/abs/1412.9999", "arxiv:1412.9999"),
    ("https://dblp.uni-trier.de/rec/journals/corr/abs-cs-0112017", "arxiv:cs/0112017"),
    ("https://dblp.org/rec/bibtex/conf/nips/VaswaniSPUJGKP17", "dblp:conf/nips/VaswaniSPUJGKP17"),
    ("https://doi.org/10.1145/3442381.3449851.", "doi:10.1145/3442381.3449851"),
    ("http://dx.doi.org/10.1016/S0092-8674(00)80611-X", "doi:10.1016/s0092-8674(00)80611-x"),
    ("https://doi.org/10.1145/3442381.3449851)", "doi:10.1145/3442381.3449851"),
    ("https://doi.org/https://doi.org/10.1145/3442381.3449851", "doi:10.1145/3442381.3449851"),
    ("https://doi.org/10.1007%2F978-3-030-58452-8_13", "doi:10.1007/978-3-030-58452-8_13"),
    ("doi:10.1145/3442381.3449851", "doi:10.1145/3442381.3449851"),
    ("https://dl.acm.org/doi/pdf/10.1145/3442381.3449851?download=true", "doi:10.1145/3442381.3449851"),
    ("https://dl.acm.org/doi/fullHtml/10.1145/3442381.3449851#sec", "doi:10.1145/3442381.3449851"),
    ("https://dl.acm.org/citation.cfm?doid=2939672.2939785", "doi:10.1145/2939672.2939785"),
    ("https://link.springer.com/content/pdf/10.1007/s10994-023-06330-z.pdf", "doi:10.1007/s10994-023-06330-z"),
    ("https://besjournals.onlinelibrary.wiley.com/doi/full/10.1111/2041-210X.12345", "doi:10.1111/2041-210x.12345"),
    ("https://onlinelibrary.wiley.com/doi/10.1002/widm.1312/abstract", "doi:10.1002/widm.1312"),
    ("https://www.medrxiv.org/content/10.1101/2023.02.02.23285399v1.full", "doi:10.1101/2023.02.02.23285399"),
    ("https://www.biorxiv.org/content/early/2018/05/02/312926", "doi:10.1101/312926"),
    (
        "https://www.biorxiv.org/content/biorxiv/early/2021/10/05/2021.10.04.463034.full.pdf",
        "doi:10.1101/2021.10.04.463034",
    ),
    (
        "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0130140&type=printable",
        "doi:10.1371/journal.pone.0130140",
    ),
    ("https://www.frontiersin.org/articles/10.3389/fnins.2021.650050/full", "doi:10.3389/fnins.2021.650050"),
    ("https://www.nature.com/articles/nature14539", "doi:10.1038/nature14539"),
    ("https://www.nature.com/nature/journal/v521/n7553/full/nature14539.html", "doi:10.1038/nature14539"),
    ("https://www.science.org/doi/abs/10.1126/science.abq1158", "doi:10.1126/science.abq1158"),
    ("https://www.pnas.org/doi/full/10.1073/pnas.2205463120", "doi:10.1073/pnas.2205463120"),
    ("https://iopscience.iop.org/article/10.1088/1742-6596/2711/1/012009/meta", "doi:10.1088/1742-6596/2711/1/012009"),
    ("https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.116.061102", "doi:10.1103/physrevlett.116.061102"),
    ("https://academic.oup.com/bib/advance-article/doi/10.1093/bib/bbac534/6918752", "doi:10.1093/bib/bbac534"),
    ("https://direct.mit.edu/tacl/article/doi/10.1162/tacl_a_00343/96482/Title", "doi:10.1162/tacl_a_00343"),
    ("https://direct.mit.edu/neco/article/doi/10.1162/089976602760128018/6620/Title", "doi:10.1162/089976602760128018"),
    ("https://direct.mit.edu/neco/article/doi/10.1162/089976602760128018/24567", "doi:10.1162/089976602760128018"),
    ("https://www.mdpi.com/2075-1680/12/2/170/htm", "doi:10.3390/axioms12020170"),
    ("https://papers.ssrn.com/sol3/Delivery.cfm/x.pdf?abstractid=4375283&mirid=1", "doi:10.2139/ssrn.4375283"),
    ("https://ssrn.com/abstract=4375283", "doi:10.2139/ssrn.4375283"),
    ("https://zenodo.org/record/7536416#.Y", "doi:10.5281/zenodo.7536416"),
    ("https://www.ijcai.org/proceedings/2019/0285.pdf", "doi:10.24963/ijcai.2019/285"),
    ("https://elifesciences.org/articles/47314", "doi:10.7554/elife.47314"),
    ("https://peerj.com/articles/cs-123/", "doi:10.7717/peerj-cs.123"),
    ("https://www.aclweb.org/anthology/P18-1031/", "acl:P18-1031"),
    ("https://aclweb.org/anthology/P/P18/P18-1031.pdf", "acl:P18-1031"),
    ("https://www.aclweb.org/anthology/papers/P/P18/P18-1031/", "acl:P18-1031"),
    ("https://aclanthology.info/papers/P18-1031/p18-1031", "acl:P18-1031"),
    ("https://aclanthology.coli.uni-saarland.de/papers/P18-1031/p18-1031", "acl:P18-1031"),
    ("https://aclanthology.org/2020.acl-main.703.pdf", "acl:2020.acl-main.703"),
    ("https://doi.org/10.3115/v1/D14-1162", "acl:D14-1162"),
    ("https://openreview.net/pdf?id=nzKv5vxZfge", "openreview:nzKv5vxZfge"),
    ("https://openreview.net/attachment?id=qyixBZl8Ph&name=supplementary_material", "openreview:qyixBZl8Ph"),
    ("https://papers.nips.cc/paper/7181-attention-is-all-you-need", "neurips:7181"),
    (
        "https://proceedings.neurips.cc/paper_files/paper/2022/hash/a90b9a09a6ee43d6631cf42e225d73b4-Abstract-Datasets_and_Benchmarks.html",
        "neurips:2022/a90b9a09a6ee43d6631cf42e225d73b4-Datasets_and_Benchmarks",
    ),
    (
        "https://papers.nips.cc/paper/2020/file/b98249b38337c5088bbc660d8f872d6a-Paper.pdf",
        "neurips:2020/b98249b38337c5088bbc660d8f872d6a",
    ),
    (
        "https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/hash/a90b9a09a6ee43d6631cf42e225d73b4-Abstract-round1.html",
        "neurips:2021/a90b9a09a6ee43d6631cf42e225d73b4-round1",
    ),
    (
        "https://proceedings.mlsys.org/paper_files/paper/2023/hash/3430e7055936cb8e26451ed49fce84a6-Abstract-mlsys2023.html",
        "mlsys:2023/3430e7055936cb8e26451ed49fce84a6-mlsys2023",
    ),
    ("http://proceedings.mlr.press/v81/buolamwini18a/buolamwini18a.pdf", "pmlr:v81/buolamwini18a"),
    ("http://proceedings.mlr.press/v130/zheng21a/zheng21a-supp.pdf", "pmlr:v130/zheng21a"),
    ("http://jmlr.org/proceedings/papers/v28/bergstra13.pdf", "pmlr:v28/bergstra13"),
    ("https://raw.githubusercontent.com/mlresearch/v235/main/assets/xu24a/xu24a.pdf", "pmlr:v235/xu24a"),
    ("http://www.jmlr.org/papers/volume17/15-239/15-239.pdf", "jmlr:v17/15-239"),
    ("https://jmlr.org/papers/v15/srivastava14a.html", "jmlr:v15/srivastava14a"),
    (
        "http://openaccess.thecvf.com/content_cvpr_2016/html/He_Deep_CVPR_2016_paper.html",
        "cvf:content_cvpr_2016/He_Deep_CVPR_2016_paper",
    ),
    (
        "https://openaccess.thecvf.com/content/CVPR2021/html/He_Deep_CVPR_2021_paper.html",
        "cvf:content/CVPR2021/He_Deep_CVPR_2021_paper",
    ),
    (
        "https://openaccess.thecvf.com/content/CVPR2022W/FedVision/papers/Cao_MPAF_CVPRW_2022_paper.pdf",
        "cvf:content/CVPR2022W/FedVision/Cao_MPAF_CVPRW_2022_paper",
    ),
    (
        "https://openaccess.thecvf.com/content_CVPRW_2019/papers/VL3/Cao_MPAF_CVPRW_2019_paper.pdf",
        "cvf:content_CVPRW_2019/VL3/Cao_MPAF_CVPRW_2019_paper",
    ),
    (
        "https://www.cv-foundation.org/openaccess/content_cvpr_2015/papers/Long_Fully_2015_paper.pdf",
        "cvf:content_cvpr_2015/Long_Fully_2015_paper",
    ),
    ("http://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/123690477-supp.pdf", "ecva:eccv_2020/123690477"),
    ("https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=7780459", "ieee:7780459"),
    ("https://ieeexplore.ieee.org/document/7780459/authors", "ieee:7780459"),
    ("https://ieeexplore.ieee.org/iel7/6287639/8948470/09084352.pdf", "ieee:9084352"),
    ("https://www.ncbi.nlm.nih.gov/pubmed/34265844", "pmid:34265844"),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7138248/", "pmcid:PMC7138248"),
    ("https://www.sciencedirect.com/science/article/pii/S138650561830008X?via%3Dihub", "pii:S138650561830008X"),
    ("https://www.cell.com/neuron/fulltext/S0896-6273(20)30468-2", "pii:S0896627320304682"),
    ("https://ojs.aaai.org/index.php/AAAI/article/download/20326/20085", "aaai-ojs:AAAI/20326"),
    ("https://www.aaai.org/ojs/index.php/AAAI/article/view/6169", "aaai-ojs:AAAI/6169"),
    (
        "https://www.isca-speech.org/archive/pdfs/interspeech_2020/gulati20_interspeech.pdf",
        "isca:interspeech_2020/gulati20_interspeech",
    ),
    ("https://www.isca-speech.org/archive/Interspeech_2019/abstracts/2680.html", "doi:10.21437/interspeech.2019-2680"),
    (
        "https://www.semanticscholar.org/reader/b6d6dda72e1d31e4b05e59909128cfccf4a835fb",
        "s2:b6d6dda72e1d31e4b05e59909128cfccf4a835fb",
    ),
    ("https://arxiv.org/ps/1810.04805.ps.gz", BERT),
    ("https://arxiv.org/src/1810.04805v1", BERT),
    ("https://arxiv.org/tb/1810.04805", BERT),
    ("https://arxiv.org/e-print/1810.04805v1.tar.gz", BERT),
    ("https://arxiv.org/html/1810.04805.html", BERT),
    ("https://arxiv.org/ftp/arxiv/papers/1810/1810.04805.pdf", BERT),
    ("https://arxiv.org/abs/arXiv:1810.04805", BERT),
    ("https://arxiv.org/abs/1810.04805V2", BERT),
    ("https://arxiv.org:443/abs/1810.04805", BERT),
    ("//arxiv.org/abs/1810.04805", BERT),
    ("https:arxiv.org/abs/1810.04805", BERT),
    ("http:/arxiv.org/abs/1810.04805", BERT),
    ("https://arxiv.org/abs%2F1810.04805", BERT),
    ("https://ar5iv.labs.arxiv.org/abs/1810.04805", BERT),
    ("https://ar5iv.org/pdf/1810.04805", BERT),
    ("https://ar5iv.org/papers/1810.04805", BERT),
    ("https://www.alphaxiv.org/overview/1810.04805", BERT),
    ("https://www.alphaxiv.org/pdf/1810.04805", BERT),
    ("https://www.alphaxiv.org/html/1810.04805", BERT),
    ("https://www.alphaxiv.org/resources/1810.04805", BERT),
    ("https://huggingface.co/papers/1810.04805?ref=newsletter", BERT),
    ("https://hf.co/papers/1810.04805/discussion", BERT),
    ("https://papers.cool/arxiv/1810.04805", BERT),
    ("https://ui.adsabs.harvard.edu/abs/arXiv:1810.04805/abstract", BERT),
    ("https://www.semanticscholar.org/arXiv:1810.04805", BERT),
    ("https://arxiv.mirror.example/pdf/1810.04805.pdf", BERT),
    ("https://dblp.org/rec/journals/corr/abs-1810-04805.html", BERT),
    ("https://dblp.org/rec/journals/corr/abs-1301-3781.bib", "arxiv:1301.3781"),
    ("https://dblp.org/rec/journals/corr/abs-cond-mat-0309136", "arxiv:cond-mat/0309136"),
    ("https://arxiv.org/abs/HEP-TH/9901001", "arxiv:hep-th/9901001"),
    ("https://arxiv.org/abs/hep-lat/9107001", "arxiv:hep-lat/9107001"),
    ("https://arxiv.org/abs/math/0703001", "arxiv:math/0703001"),
    ("https://arxiv.org/abs/1501.00001", "arxiv:1501.00001"),
    ("https://arxiv.org/abs/1412.0001", "arxiv:1412.0001"),
    ("https://doi.acm.org/10.1145/2939672.2939785", "doi:10.1145/2939672.2939785"),
    ("https://dl.acm.org/citation.cfm?id=2939672.2939785&CFID=1", "doi:10.1145/2939672.2939785"),
    ("https://portal.acm.org/citation.cfm?id=1390156.1390177", "doi:10.1145/1390156.1390177"),
    ("http://portal.acm.org/citation.cfm?coll=DL&dl=ACM&id=1390156.1390177", "doi:10.1145/1390156.1390177"),
    ("http://doi.ieeecomputersociety.org/10.1109/CVPR.2016.90", "doi:10.1109/cvpr.2016.90"),
    ("https://link.aps.org/doi/10.1103/PhysRevLett.116.061102", "doi:10.1103/physrevlett.116.061102"),
    ("https://journalofbigdata.springeropen.com/articles/10.1186/s40537-019-0197-0", "doi:10.1186/s40537-019-0197-0"),
    (
        "https://bmcbioinformatics.biomedcentral.com/articles/10.1186/s12859-021-04182-y",
        "doi:10.1186/s12859-021-04182-y",
    ),
    ("https://www.tandfonline.com/doi/full/10.1080/01621459.2017.1285773", "doi:10.1080/01621459.2017.1285773"),
    ("https://journals.sagepub.com/doi/10.1177/0278364913491297", "doi:10.1177/0278364913491297"),
    ("https://www.mitpressjournals.org/doi/abs/10.1162/neco.1997.9.8.1735", "doi:10.1162/neco.1997.9.8.1735"),
    ("https://pubs.acs.org/doi/10.1021/acscentsci.7b00572", "doi:10.1021/acscentsci.7b00572"),
    ("https://pubs.rsc.org/doi/10.1039/C7SC02664A", "doi:10.1039/c7sc02664a"),
    (
        "https://pubs.rsc.org/en/content/articlelanding/2018/sc/c7sc02664a?utm_source=x",
        "doi:10.1039/c7sc02664a",
    ),
    ("https://pubs.rsc.org/en/content/articlepdf/2018/sc/c7sc02664a", "doi:10.1039/c7sc02664a"),
    ("https://aip.scitation.org/doi/10.1063/1.5019779", "doi:10.1063/1.5019779"),
    ("https://www.nejm.org/doi/full/10.1056/NEJMoa2001316", "doi:10.1056/nejmoa2001316"),
    ("https://www.degruyter.com/document/doi/10.1515/jci-2017-0016/html", "doi:10.1515/jci-2017-0016"),
    ("https://dl-acm-org.library.example.edu/doi/pdf/10.1145/3442381.3449851", "doi:10.1145/3442381.3449851"),
    (
        "https://projecteuclid.org/journals/annals-of-statistics/volume-29/issue-5/Greedy/10.1214/aos/1013203451.full",
        "doi:10.1214/aos/1013203451",
    ),
    (
        "https://projecteuclid.org/journalArticle/Download?urlId=10.1214%2Faos%2F1013203451",
        "doi:10.1214/aos/1013203451",
    ),
    ("https://joss.theoj.org/papers/10.21105/joss.02520.pdf", "doi:10.21105/joss.02520"),
    ("https://joss.theoj.org/papers/10.21105/joss.02520/status.svg", "doi:10.21105/joss.02520"),
    (
        "https://drops.dagstuhl.de/entities/document/10.4230/LIPIcs.ITCS.2017.43",
        "doi:10.4230/lipics.itcs.2017.43",
    ),
    ("https://epubs.siam.org/doi/10.1137/16M1080173", "doi:10.1137/16m1080173"),
    ("https://pubsonline.informs.org/doi/10.1287/opre.2018.1757", "doi:10.1287/opre.2018.1757"),
    (
        "https://www.annualreviews.org/doi/10.1146/annurev-control-053018-023825",
        "doi:10.1146/annurev-control-053018-023825",
    ),
    ("https://royalsocietypublishing.org/doi/10.1098/rsta.2015.0202", "doi:10.1098/rsta.2015.0202"),
    ("https://www.worldscientific.com/doi/abs/10.1142/S0129065714300216", "doi:10.1142/s0129065714300216"),
    (
        "https://www.emerald.com/insight/content/doi/10.1108/IMDS-09-2015-0363/full/html",
        "doi:10.1108/imds-09-2015-0363",
    ),
    ("https://www.techrxiv.org/doi/full/10.36227/techrxiv.19617534.v1", "doi:10.36227/techrxiv.19617534.v1"),
    (
        "https://journals.plos.org/plosone/article/file?type=printable&id=10.1371/journal.pone.0130140",
        "doi:10.1371/journal.pone.0130140",
    ),
    ("https://journals.plos.org/plosone/doi?doi=10.1371/journal.pone.0130140", "doi:10.1371/journal.pone.0130140"),
    ("https://dx.plos.org/10.1371/journal.pone.0130140", "doi:10.1371/journal.pone.0130140"),
    ("https://www.biorxiv.org/content/10.64898/2025.12.01.691234v2", "doi:10.64898/2025.12.01.691234"),
    ("https://www.biorxiv.org/content/10.1101/312926v2", "doi:10.1101/312926"),
    ("https://www.biorxiv.org/cgi/content/short/2021.10.04.463034v1", "doi:10.1101/2021.10.04.463034"),
    (
        "https://www.medrxiv.org/content/medrxiv/early/2020/03/05/2020.03.03.20030593.full.pdf",
        "doi:10.1101/2020.03.03.20030593",
    ),
    ("https://www.medrxiv.org/content/early/2019/07/12/19001834", "doi:10.1101/19001834"),
    ("https://www.nature.com/articles/doi:10.1038/nature14539", "doi:10.1038/nature14539"),
    ("https://www.nature.com/articles/NATURE14539_reference.pdf", "doi:10.1038/nature14539"),
    ("https://www.nature.com/articles/s41586-020-2649-2.pdf", "doi:10.1038/s41586-020-2649-2"),
    ("https://www.nature.com/articles/s41586-020-2649-2/figures/1", "doi:10.1038/s41586-020-2649-2"),
    ("https://www.nature.com/nature/journal/v521/n7553/abs/nature14539.html", "doi:10.1038/nature14539"),
    ("https://www.nature.com/nature/journal/v521/n7553/pdf/nature14539.pdf", "doi:10.1038/nature14539"),
    ("https://www.nature.com/articles/nn.4244", "doi:10.1038/nn.4244"),
    ("https://www.nature.com/articles/nmeth.4612.pdf?origin=ppub", "doi:10.1038/nmeth.4612"),
    ("https://www.nature.com/articles/nbt.3300/figures/1", "doi:10.1038/nbt.3300"),
    ("https://www.nature.com/articles/nphoton.2017.93.epdf", "doi:10.1038/nphoton.2017.93"),
    ("https://www.nature.com/articles/sj.onc.1201234", "doi:10.1038/sj.onc.1201234"),
    ("https://www.nature.com/articles/323533a0", "doi:10.1038/323533a0"),
    ("https://www.nature.com/articles/srep33892", "doi:10.1038/srep33892"),
    ("https://www.nature.com/neuro/journal/v19/n3/full/nn.4244.html", "doi:10.1038/nn.4244"),
    ("https://www.nature.com/doifinder/10.1038/nn.4244", "doi:10.1038/nn.4244"),
    ("https://elifesciences.org/reviewed-preprints/100254v2", "doi:10.7554/elife.100254"),
    ("https://elifesciences.org/articles/47314.pdf", "doi:10.7554/elife.47314"),
    ("https://peerj.com/articles/4375", "doi:10.7717/peerj.4375"),
    ("https://peerj.com/articles/cs-123.pdf", "doi:10.7717/peerj-cs.123"),
    ("https://www.ijcai.org/Proceedings/2017/19", "doi:10.24963/ijcai.2017/19"),
    ("https://www.ijcai.org/proceedings/2023/0019.pdf?download=1", "doi:10.24963/ijcai.2023/19"),
    ("https://www.mdpi.com/1424-8220/21/4/1280?type=check_update", "doi:10.3390/s21041280"),
    ("https://www.mdpi.com/2073-431X/12/5/91", "doi:10.3390/computers12050091"),
    ("https://www.mdpi.com/doi/10.3390/s21041280", "doi:10.3390/s21041280"),
    ("https://papers.ssrn.com/sol3/papers.cfm?abstract_id=4375283", "doi:10.2139/ssrn.4375283"),
    ("https://zenodo.org/doi/10.5281/zenodo.7536416", "doi:10.5281/zenodo.7536416"),
    ("https://zenodo.org/records/7536416/files/paper.pdf?download=1", "doi:10.5281/zenodo.7536416"),
    ("https://www.researchsquare.com/article/rs-2554053/v1.pdf", "doi:10.21203/rs.3.rs-2554053/v1"),
    ("https://www.preprints.org/manuscript/202410.1718/v1/download", "doi:10.20944/preprints202410.1718.v1"),
    ("https://doi.org/10.18653/v1/N19-1423", "acl:N19-1423"),
    ("https://doi.org/10.18653/v1/2020.acl-main.703", "acl:2020.acl-main.703"),
    ("https://doi.org/10.18653/v1/2023.acl-long", "doi:10.18653/v1/2023.acl-long"),
    ("https://doi.org/10.18653/v1/N19-14235", "doi:10.18653/v1/n19-14235"),
    ("https://doi.org/10.3115/1073083.1073135", "doi:10.3115/1073083.1073135"),
    ("https://doi.org/10.48550/1810.04805", "doi:10.48550/1810.04805"),
    ("https://doi.org/10.5281/arxiv.1810.04805", "doi:10.5281/arxiv.1810.04805"),
    ("https://doi.org/10.1000/v1/N19-1423", "doi:10.1000/v1/n19-1423"),
    ("https://doi.org/10.1145/3442381.3449851#sec", "doi:10.1145/3442381.3449851"),
    ("doi:10.1145/3442381.3449851#sec", "doi:10.1145/3442381.3449851"),
    ("doi:https://DOI.org/10.1145/3442381.3449851", "doi:10.1145/3442381.3449851"),
    ("http://anthology.aclweb.org/P18-1031", "acl:P18-1031"),
    ("https://www.aclweb.org/anthology-new/P/P08/P08-1031.pdf", "acl:P08-1031"),
    ("https://aclanthology.lst.uni-saarland.de/P18-1031.pdf", "acl:P18-1031"),
    ("https://aclanthology.org/P18-1031v2.pdf", "acl:P18-1031"),
    ("https://aclanthology.org/p18-1031.bib?download=1", "acl:P18-1031"),
    ("https://aclanthology.org/2020.ACL-main.703", "acl:2020.acl-main.703"),
    ("https://aclanthology.org/2022.lrec-1.23/", "acl:2022.lrec-1.23"),
    ("https://openreview.net/forum?noteId=abc123&id=nzKv5vxZfge", "openreview:nzKv5vxZfge"),
    ("https://openreview.net/forum?id=B1x-LjAcKX", "openreview:B1x-LjAcKX"),
    ("https://openreview.net/forum?id=B1x-LjAcKX&fileGuid=3xgr169o12oU", "openreview:B1x-LjAcKX"),
    ("https://papers.neurips.cc/paper/7181-attention-is-all-you-need?ref=x", "neurips:7181"),
    (
        "https://proceedings.iclr.cc/paper_files/paper/2024/hash/0a2bf1a4de1a3b3c6b6ab2ef9a3a3c1f-Abstract-Conference.html",
        "iclr:2024/0a2bf1a4de1a3b3c6b6ab2ef9a3a3c1f-Conference",
    ),
    ("http://proceedings.mlr.press/v28/bergstra13-supp.pdf", "pmlr:v28/bergstra13"),
    ("https://proceedings.mlr.press/v139/radford21a?utm_source=x", "pmlr:v139/radford21a"),
    ("https://proceedings.mlr.press/r5/o-neill05a.html", "pmlr:r5/o-neill05a"),
    ("http://jmlr.csail.mit.edu/papers/v3/bengio03a.html", "jmlr:v3/bengio03a"),
    ("http://www.jmlr.org/papers/volume3/bengio03a/bengio03a.pdf", "jmlr:v3/bengio03a"),
    ("http://jmlr.csail.mit.edu/proceedings/papers/v9/glorot10a/glorot10a.pdf", "pmlr:v9/glorot10a"),
    (
        "https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/1_ECCV_2020_paper.php",
        "ecva:eccv_2020/1_ECCV_2020_paper",
    ),
    ("https://academic.oup.com/bib/article/22/5/bbaa414/6105942", "doi:10.1093/bib/bbaa414"),
    ("https://academic.oup.com/bib/article-abstract/22/6/bbab152/6265201?x=1", "doi:10.1093/bib/bbab152"),
    (
        "https://academic.oup.com/bioinformatics/article-pdf/36/22-23/5545/50716143/btaa1005.pdf",
        "doi:10.1093/bioinformatics/btaa1005",
    ),
    ("https://academic.oup.com/bioinformaticsadvances/article/2/1/vbac046/6609807", "doi:10.1093/bioadv/vbac046"),
    ("https://direct.mit.edu/coli/article-pdf/48/3/733/2040503/coli_a_00445.pdf", "doi:10.1162/coli_a_00445"),
    (
        "https://direct.mit.edu/coli/article-pdf/35/4/529/1798673/coli.2009.35.4.35405.pdf",
        "doi:10.1162/coli.2009.35.4.35405",
    ),
    ("https://pubs.rsc.org/en/Content/ArticleLanding/2018/SC/C7SC02664A", "doi:10.1039/c7sc02664a"),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/pmc7138248/", "pmcid:PMC7138248"),
    ("https://www.ncbi.nlm.nih.gov/pubmed/?term=34265844", "pmid:34265844"),
    ("https://www.isca-speech.org/archive_v0/Interspeech_2019/pdfs/2680.pdf", "doi:10.21437/interspeech.2019-2680"),
    (
        "https://www.isca-speech.org/archive/interspeech_2020/gulati20_interspeech",
        "isca:interspeech_2020/gulati20_interspeech",
    ),
    ("https://www.thelancet.com/action/showPdf?pii=S0140-6736%2820%2930183-5", "pii:S0140673620301835"),
    ("https://eprint.iacr.org/2016/086", "iacr:2016/086"),
    ("https://eprint.iacr.org/2016/086.pdf", "iacr:2016/086"),
    ("https://eprint.iacr.org/2022/1270/20220924:140353", "iacr:2022/1270"),
    ("https://hal.science/hal-01256422v2/document", "hal:hal-01256422"),
    ("https://hal.inria.fr/hal-01256422/file/paper.pdf", "hal:hal-01256422"),
    ("https://tel.archives-ouvertes.fr/tel-01470466v1", "hal:tel-01470466"),
    ("https://inria.hal.science/inria-00526139/", "hal:inria-00526139"),
    ("https://ieeexplore.ieee.org/abstract/document/7780459", "ieee:7780459"),
    ("https://ieeexplore.ieee.org/mobile/document/7780459?arnumber=7780459", "ieee:7780459"),
    ("https://ieeexplore.ieee.org/xpl/articleDetails.jsp?arnumber=7780459", "ieee:7780459"),
    ("https://ieeexplore.ieee.org/xpls/abs_all.jsp?arnumber=7780459&tag=1", "ieee:7780459"),
    ("https://ieeexplore.ieee.org/stampPDF/getPDF.jsp?arnumber=7780459", "ieee:7780459"),
    ("https://ieeexplore.ieee.org/iel/6287639/8948470/09084352.pdf", "ieee:9084352"),
    ("https://pubmed.ncbi.nlm.nih.gov/34265844/", "pmid:34265844"),
    ("https://pubmed.ncbi.nlm.nih.gov/34265844?dopt=Abstract", "pmid:34265844"),
    ("https://pmc.ncbi.nlm.nih.gov/articles/pmid/PMC7138248/", "pmcid:PMC7138248"),
    ("https://www.ncbi.nlm.nih.gov/m/pubmed/34265844/", "pmid:34265844"),
    ("https://www.ncbi.nlm.nih.gov/labs/pmc/articles/PMC7138248/", "pmcid:PMC7138248"),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7138248/pdf/main.pdf", "pmcid:PMC7138248"),
    ("https://europepmc.org/article/MED/34265844", "pmid:34265844"),
    ("https://europepmc.org/abstract/med/34265844", "pmid:34265844"),
    ("https://europepmc.org/articles/PMC7138248?pdf=render", "pmcid:PMC7138248"),
    ("https://europepmc.org/article/PMC/PMC7138248", "pmcid:PMC7138248"),
    ("https://europepmc.org/abstract/PMC/PMC7138248/full", "pmcid:PMC7138248"),
    ("https://linkinghub.elsevier.com/retrieve/pii/S138650561830008X", "pii:S138650561830008X"),
    ("https://www.sciencedirect.com/science/article/abs/pii/B9780128146011000025", "pii:B9780128146011000025"),
    ("https://www.sciencedirect.com/science/article/pii/B0080430767016338", "pii:B0080430767016338"),
    ("https://www.sciencedirect.com/science/article/pii/S138650561830008X/pdfft?md5=1", "pii:S138650561830008X"),
    ("https://www.cell.com/neuron/pdf/S0896-6273(20)30468-2.pdf", "pii:S0896627320304682"),
    ("https://www.cell.com/neuron/abstract/S0896-6273(20)30468-2", "pii:S0896627320304682"),
    ("https://www.cell.com/neuron/pdfExtended/S0896-6273(20)30468-2", "pii:S0896627320304682"),
    ("https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)30183-5/fulltext", "pii:S0140673620301835"),
    ("https://www.thelancet.com/pdfs/journals/lancet/PIIS0140-6736(20)30183-5.pdf", "pii:S0140673620301835"),
    ("https://www.thelancet.com/article/S0140-6736(20)30183-5/abstract", "pii:S0140673620301835"),
    ("https://www.sciencedirect.com/science/article/pii/S016412120600015X", "pii:S016412120600015X"),
    ("https://www.sciencedirect.com/science/article/pii/S0960077920300010", "pii:S0960077920300010"),
    ("https://www.sciencedirect.com/science/article/pii/S0959440X26000382", "pii:S0959440X26000382"),
    ("https://www.sciencedirect.com/science/article/abs/pii/B978012810408800002X", "pii:B978012810408800002X"),
    ("https://dl.acm.org/doi/pdf/10.1145/3372224.3380885?", "doi:10.1145/3372224.3380885"),
    ("https://link.springer.com/article/10.1007/s11263-015-0816-y?from=a/b/c#d", "doi:10.1007/s11263-015-0816-y"),
    ("https://aaai.org/ojs/index.php/AAAI/article/view/6169/6025", "aaai-ojs:AAAI/6169"),
    (
        "https://www.isca-archive.org/interspeech_2020/gulati20_interspeech.html",
        "isca:interspeech_2020/gulati20_interspeech",
    ),
    (
        "https://www.isca-archive.org/pdfs/interspeech_2020/gulati20_interspeech.pdf",
        "isca:interspeech_2020/gulati20_interspeech",
    ),
    (
        "https://www.isca-speech.org/archive/interspeech_2020/gulati20_interspeech.html",
        "isca:interspeech_2020/gulati20_interspeech",
    ),
    ("https://www.isca-speech.org/archive/Interspeech_2020/pdfs/2680.pdf", "doi:10.21437/interspeech.2020-2680"),
    ("https://www.isca-speech.org/archive/Interspeech_2016/pdfs/0129.PDF", "doi:10.21437/interspeech.2016-0129"),
    (
        "https://www.semanticscholar.org/paper/BERT%3A-Pre-training/DF2B0E26D0599CE3E70DF8A9DA02E51594E0E992",
        "s2:df2b0e26d0599ce3e70df8a9da02e51594e0e992",
    ),
    (
        "https://www.semanticscholar.org/paper/df2b0e26d0599ce3e70df8a9da02e51594e0e992/figure/1",
        "s2:df2b0e26d0599ce3e70df8a9da02e51594e0e992",
    ),
    (
        "https://api.semanticscholar.org/df2b0e26d0599ce3e70df8a9da02e51594e0e992?source=x",
        "s2:df2b0e26d0599ce3e70df8a9da02e51594e0e992",
    ),
    ("https://api.semanticscholar.org/CorpusID:52967399", "s2:CorpusID:52967399"),
    ("https://www.semanticscholar.org/p/CorpusId:52967399", "s2:CorpusID:52967399"),
    ("https://www.semanticscholar.org/p/52967399", "s2:CorpusID:52967399"),
    ("https://dblp.org/rec/html/conf/nips/VaswaniSPUJGKP17", "dblp:conf/nips/VaswaniSPUJGKP17"),
    ("https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html?view=bibtex", "dblp:conf/nips/VaswaniSPUJGKP17"),
    ("https://journals.plos.org/plosone/article?id=10.1371%2Fjournal.pone.0130140", "doi:10.1371/journal.pone.0130140"),
    ("https://aclanthology.org/P18-1031/%20", "acl:P18-1031"),
    ("https://ar5iv.labs.arxiv.org/1810.04805", BERT),
    ("https://ar5iv.labs.arxiv.org/papers/1810.04805", BERT),
    ("https://ar5iv.labs.arxiv.org/pdf/1810.04805", BERT),
    ("https://ar5iv.org/html/1810.04805", BERT),
    ("https://dblp.org/rec/books/daglib/0027780", "dblp:books/daglib/0027780"),
    ("https://dblp.org/rec/phd/us/Finn18", "dblp:phd/us/Finn18"),
    ("https://dblp.org/rec/series/lncs/Bottou12.ris", "dblp:series/lncs/Bottou12"),
    ("https://dblp.org/rec/reference/ml/Zheng10.rdf", "dblp:reference/ml/Zheng10"),
    ("https://dblp.org/rec/bibtex0/journals/jmlr/BengioDVJ03", "dblp:journals/jmlr/BengioDVJ03"),
    ("https://dblp.org/rec/bibtex1/journals/jmlr/BengioDVJ03", "dblp:journals/jmlr/BengioDVJ03"),
    ("https://dblp.org/rec/xml/journals/jmlr/BengioDVJ03.xml", "dblp:journals/jmlr/BengioDVJ03"),
    ("https://dblp.org/rec/journals/jmlr/BengioDVJ03.nt", "dblp:journals/jmlr/BengioDVJ03"),
    ("https://dblp.org/rec/journals/jmlr/BengioDVJ03.ttl", "dblp:journals/jmlr/BengioDVJ03"),
    ("https://dl.acm.org/citation.cfm?dl=ACM&doid=2939672.2939785", "doi:10.1145/2939672.2939785"),
    ("http://portal.acm.org/citation.cfm?doid=1390156.1390177", "doi:10.1145/1390156.1390177"),
    ("https://ojs.aaai.org/aimagazine/index.php/aimagazine/article/view/2756", "aaai-ojs:aimagazine/2756"),
    ("https://www.medrxiv.org/cgi/content/short/2020.03.03.20030593v1", "doi:10.1101/2020.03.03.20030593"),
    ("https://www.medrxiv.org/content/10.64898/2025.12.01.25341234v1", "doi:10.64898/2025.12.01.25341234"),
    ("http://jmlr.org/papers/v3/bengio03a?x=1", "jmlr:v3/bengio03a"),
    (" https://arxiv.org/abs/1810.04805", BERT),
    (" doi: 10.1145/3442381.3449851 ", "doi:10.1145/3442381.3449851"),
    ("https://dx.doi.org/doi:10.1038/nature14539", "doi:10.1038/nature14539"),
    (
        "https://openaccess.thecvf.com/content/CVPR2024W/FedVision-2024/html/Cao_MPAF_CVPRW_2024_paper.html?ref=a.example",
        "cvf:content/CVPR2024W/FedVision-2024/Cao_MPAF_CVPRW_2024_paper",
    ),
    (
        "https://openaccess.thecvf.com/content_ICCV_2017_workshops/papers/w17/Cao_MPAF_ICCV_2017_paper.pdf",
        "cvf:content_ICCV_2017_workshops/w17/Cao_MPAF_ICCV_2017_paper",
    ),
    (
        "https://openaccess.thecvf.com/content_ICCV_2017_workshops/w17/html/Cao_MPAF_ICCV_2017_paper.html",
        "cvf:content_ICCV_2017_workshops/w17/Cao_MPAF_ICCV_2017_paper",
    ),
    (
        "http://www.cv-foundation.org//openaccess/content_cvpr_workshops_2014/W15/papers/Cao_MPAF_2014_CVPR_paper.pdf",
        "cvf:content_cvpr_workshops_2014/W15/Cao_MPAF_2014_CVPR_paper",
    ),
    (
        "https://www.biorxiv.org/content/biorxiv/early/2024/09/18/2024.09.10.675490/DC1/embed/media-1.pdf",
        "doi:10.1101/2024.09.10.675490",
    ),
    ("https://www.nature.com/articles/s41586-020-2649-2.epdf?author_access_token=x", "doi:10.1038/s41586-020-2649-2"),
    ("https://huggingface.co/papers/1810.04805/discussion", BERT),
    ("https://www.ncbi.nlm.nih.gov/pubmed/34265844?report=abstract", "pmid:34265844"),
    ("https://europepmc.org/article/med/34265844?singleResult=true", "pmid:34265844"),
    ("https://europepmc.org/abstract/MED/34265844/", "pmid:34265844"),
    ("https://pmc.ncbi.nlm.nih.gov/articles/PMC7138248/pdf/main.pdf", "pmcid:PMC7138248"),
    ("https://pmc.ncbi.nlm.nih.gov/articles/PMC7138248?report=classic", "pmcid:PMC7138248"),
    ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7138248?report=classic", "pmcid:PMC7138248"),
    ("https://ieeexplore.ieee.org/ielx7/6287639/8948470/09084352.pdf", "ieee:9084352"),
    (
        "https://raw.githubusercontent.com/mlresearch/v235/main/assets/o-neill24a/o-neill24a.pdf",
        "pmlr:v235/o-neill24a",
    ),
    (
        "https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/123690477.pdf?download=1",
        "ecva:eccv_2020/123690477",
    ),
    ("https://ojs.aaai.org/index.php/AAAI/article/view/20326?articlesBySimilarityPage=2", "aaai-ojs:AAAI/20326"),
]

NAMING_NOTHING = [
    pytest.param("https://arxiv.org/abs/1810.4805", id="four digits after 2014"),
    pytest.param("https://arxiv.org/abs/1304.12345", id="five digits before 2015"),
    pytest.param("https://arxiv.org/abs/1813.04805", id="month 13"),
    pytest.param("https://arxiv.org/abs/0703.1234", id="before this form of id began"),
    pytest.param("https://arxiv.org/abs/1810.00000", id="number 0"),
    pytest.param("https://arxiv.org/abs/1810.048055", id="six digits"),
    pytest.param("https://arxiv.org/abs/1810.04805v0", id="version 0"),
    pytest.param("https://arxiv.org/abs/hep-xx/9901001", id="no such archive"),
    pytest.param("https://arxiv.org/abs/hep-th/0704001", id="an old id after the old form ended"),
    pytest.param("https://arxiv.org/a/devlin_j_1", id="an author's page"),
    pytest.param("https://info.arxiv.org/help/1810.04805", id="a help page"),
    pytest.param("https://control4darxiv.github.io/abs/1810.04805", id="a host that only looks like arXiv"),
    pytest.param("https://example.org/?u=arxiv.org/abs/1810.04805", id="an id in a query of another host"),
    pytest.param("https://huggingface.co/bert-base-uncased", id="a model page"),
    pytest.param("https://huggingface.co/models?other=arxiv:1810.04805", id="models by paper"),
    pytest.param("https://doi.org/", id="no DOI"),
    pytest.param("https://doi.org/10.1145", id="a DOI prefix alone"),
    pytest.param("https://dl.acm.org/citation.cfm?id=3351052", id="an ACM number whose DOI cannot be told"),
    pytest.param("https://delivery.acm.org/10.1145/3130000/3123456/a.pdf", id="an ACM file, whose path is no DOI"),
    pytest.param("https://papers.nips.cc/paper/2020", id="a year's proceedings"),
    pytest.param("https://proceedings.mlr.press/v139/", id="a volume"),
    pytest.param("https://aclanthology.org/volumes/2020.acl-main/", id="an ACL volume"),
    pytest.param("https://aclanthology.org/2020.acl-main/", id="an ACL volume in the short form"),
    pytest.param("https://openreview.net/pdf/0123456789abcdef0123456789abcdef01234567.pdf", id="an OpenReview file"),
    pytest.param("https://openreview.net/profile?id=~Jacob_Devlin1", id="a profile"),
    pytest.param("https://openreview.net/forum?id=B1x-…", id="an OpenReview id cut short"),
    pytest.param("https://openaccess.thecvf.com/CVPR2021?day=all", id="a conference day"),
    pytest.param("http://arxiv.%E2%80%A8/abs/1810.04805", id="a host that is no domain"),
    pytest.param("https://eprint.iacr.org/byyear", id="an index of the ePrint archive"),
    pytest.param("https://hal.science/search/index?q=speech-12345678", id="a search in HAL"),
    pytest.param(
        "https://repository.example.edu/handle/10.1234/5678", id="a repository's handle, which looks like a DOI"
    ),
    pytest.param("https://www.example.org/?next=/doi/10.1145/3442381.3449851", id="a DOI in a query of another host"),
    pytest.param(
        "https://openaccess.thecvf.com/content/CVPR2021/supplemental/He_Deep_CVPR_2021_supplemental.pdf",
        id="a supplement of CVF, which has its own short name",
    ),
    pytest.param("https://www.nature.com/articles/?type=review", id="a journal's index"),
    pytest.param("https://www.nature.com/natmachintell/", id="a journal"),
    pytest.param("https://ieeexplore.ieee.org/xpl/RecentIssue.jsp?punumber=6570650", id="an issue"),
    pytest.param("https://dblp.org/db/conf/nips/index.html", id="a conference in dblp"),
    pytest.param("https://www.preprints.org/manuscript/202410.1718", id="a preprint whose DOI needs its version"),
    pytest.param("https://academic.oup.com/bioinformatics/article/38/8/2278/6525214", id="pages, not a DOI"),
    pytest.param("https://academic.oup.com/nar/article/49/22/e129/6377401", id="a number of e-pages, not a DOI"),
    pytest.param("https://www.ncbi.nlm.nih.gov/pubmed/?term=Roe+J", id="a search in PubMed"),
    pytest.param("https://arxiv.org/abs/1800.04805", id="month 0"),
    pytest.param("https://arxiv.org/abs/1501.0001", id="four digits in the first month of five"),
    pytest.param("https://arxiv.org/abs/1412.00001", id="five digits in the last month of four"),
    pytest.param("https://arxiv.org/abs/1810.04805v", id="a version without a number"),
    pytest.param("https://arxiv.org/abs/hep-th/9106001", id="an old id before arXiv began"),
    pytest.param("https://arxiv.org/abs/hep-th/9900001", id="month 0 of an old id"),
    pytest.param("https://arxiv.org/abs/hep-th/9913001", id="month 13 of an old id"),
    pytest.param("https://arxiv.org/abs/hep-th/9901000", id="number 0 of an old id"),
    pytest.param("https://arxiv.org/abs/hep-th/99010011", id="four digits of an old id"),
    pytest.param("https://arxiv.org", id="a home page without a path"),
    pytest.param("https://huggingface.co/papers/trending", id="a list of papers"),
    pytest.param("/arxiv.org/abs/1810.04805", id="a path that begins like a host"),
    pytest.param("#arxiv.org/abs/1810.04805", id="a fragment that ends like an address"),
    pytest.param("arXiv:1810.04805 and others", id="an id in running text"),
    pytest.param("doi:10.123/abc", id="a DOI prefix of three digits"),
    pytest.param("doi:vision/abc", id="words after doi:"),
    pytest.param("doi:.", id="a full stop after doi:"),
    pytest.param("https://doi.org/10.1145/.", id="a DOI prefix and a full stop"),
    pytest.param("https://portal.acm.org/citation.cfm?id=1390156", id="an ACM number on the old portal"),
    pytest.param("https://www.mdpi.com/1234-5678/1/2/3", id="a journal of MDPI whose DOIs are not known"),
    pytest.param("https://pubmed.ncbi.nlm.nih.gov/0/", id="PubMed's number 0"),
    pytest.param("https://pubmed.ncbi.nlm.nih.gov/?term=34265844", id="a search in PubMed"),
    pytest.param(
        "https://www.sciencedirect.com/science/article/pii/S138650561830008", id="a PII without its last digit"
    ),
    pytest.param("https://www.sciencedirect.com/science/article/pii/S138650561830008X1", id="a PII with one too many"),
    pytest.param(
        "https://www.thelancet.com/journals/lancet/issue/vol395no10223/PIIS0140-6736(20)X0006-X", id="an issue's PII"
    ),
    pytest.param("https://aclanthology.org/events/acl-2020/", id="an ACL event"),
    pytest.param("https://aclanthology.org/people/a/ashish-vaswani/", id="an author in the ACL Anthology"),
    pytest.param("https://aclanthology.org/attachments/P18-1031.Notes.pdf", id="an attachment, which is not the paper"),
    pytest.param("https://openreview.net/forum?id=NeurIPS.cc/2023/Conference", id="a venue of OpenReview"),
    pytest.param("https://www.nature.com/articles/reviews", id="a kind of articles of a journal"),
    pytest.param("https://www.nature.com/articles/reviews.html", id="such a page with an ending"),
    pytest.param("https://www.semanticscholar.org/author/1741101", id="an author in Semantic Scholar"),
    pytest.param("mailto:help@arxiv.org", id="an address"),
    pytest.param("#1810.04805", id="a fragment"),
    pytest.param(
        "https://papers.nips.cc/paper/2020/hash/b98249b38337c5088bbc660d8f872d6-Abstract.html", id="a hash cut short"
    ),
    pytest.param("https://proceedings.mlr.press/v238/sun2", id="a name that is cut off within its year"),
    pytest.param("http://jmlr.org/papers/v15/srivastava1.html", id="such a name in a journal"),
    pytest.param("", id="nothing"),
    pytest.param("docs/abs/1810.04805.md", id="a relative path"),
    pytest.param("https://doi.org/10.1145/" + "/pdf" * 100_000, id="a hostile length"),
]


@pytest.mark.parametrize(("url", "expected"), NAMED, ids=[url for url, _ in NAMED])
def test_a_url_names_its_work(url: str, expected: str) -> None:
    assert str(identify(url)) == expected


@pytest.mark.parametrize("url", NAMING_NOTHING)
def test_what_merely_looks_like_an_id_names_nothing(url: str) -> None:
    assert identify(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/1810.04805",
        "https://www.biorxiv.org/content/early/2018/05/02/312926",
        "https://www.medrxiv.org/content/early/2019/07/12/19001834",
        "https://elifesciences.org/articles/47314",
        "https://peerj.com/articles/cs-123",
        "https://www.ijcai.org/proceedings/2019/0285.pdf",
        "https://aclanthology.org/2020.acl-main.703.pdf",
        "https://papers.nips.cc/paper/7181-attention-is-all-you-need/",
        "https://proceedings.mlr.press/v139/radford21a.html",
        "https://jmlr.org/papers/v15/srivastava14a.html",
        "https://openaccess.thecvf.com/content/CVPR2021/html/He_Deep_CVPR_2021_paper.html",
        "https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/1_ECCV_2020_paper.php",
        "https://ieeexplore.ieee.org/document/7780459",
        "https://pubmed.ncbi.nlm.nih.gov/34265844",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC7138248",
        "https://www.sciencedirect.com/science/article/pii/S138650561830008X",
        "https://ojs.aaai.org/index.php/AAAI/article/view/20326",
        "https://www.isca-archive.org/interspeech_2020/gulati20_interspeech.html",
        "https://www.semanticscholar.org/paper/df2b0e26d0599ce3e70df8a9da02e51594e0e992",
        "https://zenodo.org/records/7536416",
        "https://www.researchsquare.com/article/rs-2554053/v1",
        "https://www.preprints.org/manuscript/202410.1718/v1",
        "https://www.mdpi.com/1424-8220/21/4/1280",
    ],
)
def test_an_address_that_runs_into_the_next_names_nothing(url: str) -> None:
    assert identify(url) is not None
    assert identify(url + ")][[code") is None


@pytest.mark.parametrize("stray", [*".,:;!)]}>'\"/ ", "%E2%80%8B", "%20"])
def test_punctuation_of_running_text_is_no_part_of_an_arxiv_id(stray: str) -> None:
    assert str(identify(f"https://arxiv.org/abs/1810.04805{stray}")) == BERT


@pytest.mark.parametrize("stray", [*".,:;'\"*`/ )]}>", "%E2%80%8B", "%09", "%20", ").", "))"])
def test_punctuation_of_running_text_is_no_part_of_a_doi(stray: str) -> None:
    assert str(identify(f"https://doi.org/10.1145/3442381.3449851{stray}")) == "doi:10.1145/3442381.3449851"


@pytest.mark.parametrize("brackets", ["(1)", "[1]", "{1}", "<1>", "((1))"])
def test_a_doi_keeps_brackets_that_it_opens_itself(brackets: str) -> None:
    assert str(identify(f"https://doi.org/10.1061/40753{brackets}")) == f"doi:10.1061/40753{brackets}"


@pytest.mark.parametrize(
    "ending",
    """
    /abstract /full /fulltext /full-text /pdf /epdf /pdfft /html /meta /summary /references /xml/nlm
    .pdf .full .full+html .abstract .html .full-text .short .epub .full.pdf .full.pdf+html
    /figures /figures/1 /tables /metrics /citations /suppl_file/1.pdf /peer-review ?cookieSet=1 /pdf?download=true
    """.split(),
)
def test_a_publisher_s_pages_of_a_work_have_its_doi(ending: str) -> None:
    assert str(identify(f"https://www.pnas.org/doi/10.1073/pnas.2205463120{ending}")) == "doi:10.1073/pnas.2205463120"


@pytest.mark.parametrize(
    "journal",
    """
    1099-4300:e 1422-0067:ijms 1424-8220:s 1660-4601:ijerph 1996-1073:en 1999-4893:a 1999-5903:fi 2071-1050:su
    2072-4292:rs 2072-6694:cancers 2073-431X:computers 2073-8994:sym 2075-1680:axioms 2075-1702:machines
    2075-4418:diagnostics 2076-3417:app 2076-3425:brainsci 2077-0383:jcm 2078-2489:info 2079-9292:electronics
    2218-6581:robotics 2220-9964:ijgi 2227-7080:technologies 2227-7390:math 2227-9032:healthcare 2227-9709:informatics
    2306-5354:bioengineering 2306-5729:data 2313-433X:jimaging 2504-2289:bdcc 2504-446X:drones 2504-4990:make
    2673-2688:ai
    """.split(),
)
def test_a_journal_of_mdpi_has_its_own_dois(journal: str) -> None:
    issn, name = journal.split(":")
    assert str(identify(f"https://www.mdpi.com/{issn}/14/7/1552/htm")) == f"doi:10.3390/{name}14071552"


@pytest.mark.parametrize(
    "archive",
    """
    acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga
    funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph
    q-alg q-bio quant-ph solv-int supr-con
    """.split(),
)
def test_every_archive_of_the_old_ids_is_known(archive: str) -> None:
    assert str(identify(f"https://arxiv.org/abs/{archive}/9901001")) == f"arxiv:{archive}/9901001"


@pytest.mark.parametrize("url", [url for url, _ in NAMED])
def test_a_work_s_own_page_names_that_work(url: str) -> None:
    work_id = identify(url)
    assert work_id is not None
    page = canonical_url(work_id)
    assert page is None or identify(page) == work_id
    assert page is not None or work_id == WorkId("neurips", "7181")


@pytest.mark.parametrize(
    "page",
    [
        "https://aclanthology.org/P18-1031/",
        "https://api.semanticscholar.org/CorpusID:52967399",
        "https://arxiv.org/abs/1810.04805",
        "https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/hash/a90b9a09a6ee43d6631cf42e225d73b4-Abstract-round1.html",
        "https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html",
        "https://dl.acm.org/doi/10.5555/3295222.3295349",
        "https://doi.org/10.1002/(sici)1097-0258(19980815)17:15%3C1661::aid-sim968%3E3.0.co;2-2",
        "https://doi.org/10.1145/3442381.3449851",
        "https://ieeexplore.ieee.org/document/7780459",
        "https://ojs.aaai.org/index.php/AAAI/article/view/6169",
        "https://openaccess.thecvf.com/content/CVPR2021/html/He_Deep_CVPR_2021_paper.html",
        "https://openaccess.thecvf.com/content/CVPR2022W/FedVision/html/Cao_MPAF_CVPRW_2022_paper.html",
        "https://openaccess.thecvf.com/content_CVPRW_2019/html/VL3/Cao_MPAF_CVPRW_2019_paper.html",
        "https://openaccess.thecvf.com/content_cvpr_2018_workshops/w33/html/Cao_MPAF_CVPR_2018_paper.html",
        "https://openreview.net/forum?id=nzKv5vxZfge",
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC7138248/",
        "https://proceedings.iclr.cc/paper_files/paper/2024/hash/0a2bf1a4de1a3b3c6b6ab2ef9a3a3c1f-Abstract-Conference.html",
        "https://proceedings.mlr.press/v81/buolamwini18a.html",
        "https://proceedings.mlsys.org/paper_files/paper/2023/hash/3430e7055936cb8e26451ed49fce84a6-Abstract-mlsys2023.html",
        "https://proceedings.neurips.cc/paper_files/paper/2020/hash/b98249b38337c5088bbc660d8f872d6a-Abstract.html",
        "https://pubmed.ncbi.nlm.nih.gov/34265844/",
        "https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/1_ECCV_2020_paper.php",
        "https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/123690477.pdf",
        "https://www.isca-archive.org/interspeech_2020/gulati20_interspeech.html",
        "https://www.jmlr.org/papers/v15/srivastava14a.html",
        "https://www.sciencedirect.com/science/article/pii/S138650561830008X",
        "https://www.semanticscholar.org/paper/df2b0e26d0599ce3e70df8a9da02e51594e0e992",
    ],
)
def test_a_work_s_own_page_is_where_its_publisher_has_it(page: str) -> None:
    work_id = identify(page)
    assert work_id is not None
    assert canonical_url(work_id) == page


def test_the_shared_cases() -> None:
    if not CASES.exists():
        pytest.skip("no shared data beside the checkout")
    rows = [line.split("\t") for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert {url: str(identify(url) or "-") for url, _ in rows} == dict(rows)


@pytest.mark.parametrize(
    ("url", "value", "version", "form", "stray"),
    [
        ("https://arxiv.org/abs/1810.04805v2", "1810.04805", 2, "abs", ""),
        ("https://arxiv.org/pdf/1810.04805.pdf", "1810.04805", None, "pdf", ""),
        ("https://arxiv.org/abs/1810.04805.pdf", "1810.04805", None, "abs", ".pdf"),
        ("https://arxiv.org//abs/1810.04805.", "1810.04805", None, "abs", "."),
        ("https://ar5iv.org/abs/1810.04805", "1810.04805", None, "mirror", ""),
        ("https://huggingface.co/papers/1810.04805", "1810.04805", None, "mirror", ""),
        ("https://doi.org/10.48550/arXiv.1810.04805", "1810.04805", None, "doi", ""),
        ("arXiv:1810.04805v1", "1810.04805", 1, "text", ""),
        ("https://ArXiv.org/abs/1810.04805", "1810.04805", None, "abs", ""),
        ("https://cn.arxiv.org/abs/1810.04805", "1810.04805", None, "abs", ""),
        ("https://ar5iv.labs.arxiv.org/html/1810.04805", "1810.04805", None, "mirror", ""),
        ("https://arxiv.org/abs/1810.04805v", None, 0, "abs", ""),
        ("https://arxiv.org/abs/1810.04805?next=//", "1810.04805", None, "abs", ""),
        ("https://arxiv.org/abs/1810.4805", None, None, "abs", ""),
        ("https://arxiv.org/abs/attention", None, None, "abs", ""),
        ("https://arxiv.org/pdf/attention", None, None, "pdf", ""),
    ],
)  # fmt: skip
def test_the_parts_of_an_arxiv_url(url: str, value: str | None, version: int | None, form: str, stray: str) -> None:
    parts = arxiv_url(url)
    assert parts is not None
    assert (parts.value, parts.version, parts.form, parts.stray) == (value, version, form, stray)


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/list/cs.CL/recent",
        "https://ar5iv.org/feeling_lucky",
        "https://doi.org/10.5281/arxiv.1810.04805",
        "https://www.preprints.org/manuscript/202410.1718/v1",
        "README.md",
    ],
)
def test_other_urls_have_no_arxiv_parts(url: str) -> None:
    assert arxiv_url(url) is None


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("1810.04805", None),
        ("hep-th/9901001", None),
        ("math.GT/0309136", None),
        ("0704.0001", None),
        ("1412.0001", None),
        ("1501.00001", None),
        ("1812.04805", None),
        ("HEP-TH/9901001", None),
        ("1412.00001", "has 5 digits after the point; ids until 2014 have 4"),
        ("1501.0001", "has 4 digits after the point; ids since 2015 have 5"),
        ("1800.04805", "names month 00; an arXiv id starts with two digits for the year and two for the month"),
        ("1810.4805", "has 4 digits after the point; ids since 2015 have 5"),
        ("1304.12345", "has 5 digits after the point; ids until 2014 have 4"),
        ("1813.04805", "names month 13; an arXiv id starts with two digits for the year and two for the month"),
        ("18100.04805", "has 5 digits before the point; an arXiv id has 4, two for the year and two for the month"),
        ("0703.1234", "names a month before April 2007, when ids of this form began"),
        ("2403.00001", "names 2024-03, which is yet to come"),
        ("2402.00001", None),
        ("1810.00000", "has the number 0; numbers start at 1"),
        ("hep-xx/9901001", "is no arXiv id"),
        ("attention", "is no arXiv id"),
    ],
)  # fmt: skip
def test_an_impossible_arxiv_id_is_explained(raw: str, fault: str | None) -> None:
    assert arxiv_fault(raw, date(2024, 2, 29)) == fault


def test_the_month_of_an_id() -> None:
    assert [arxiv_month(value) for value in ("1810.04805", "hep-th/9901001", "cs/0112017")] == [
        (2018, 10),
        (1999, 1),
        (2001, 12),
    ]
    assert not valid_arxiv("1810.04805v2")
