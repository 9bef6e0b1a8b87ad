"""`paperlint bib` asks the services, and a later run without them loses nothing."""

from __future__ import annotations

from pathlib import Path

from tests.internet import Internet
from tests.internet.conftest import QUICK
from tests.internet.services import Paper, arxiv, crossref
from tests.program import paperlint

BERT = "BERT: Pre-training of Deep Bidirectional Transformers"
LIST = f"# Papers\n\n- **{BERT}**. [Paper](https://arxiv.org/abs/1810.04805)\n"


def test_the_published_version_is_found_through_the_preprint(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "paperlint.toml").write_text(QUICK, encoding="utf-8")
    preprint = Paper("1810.04805", BERT, doi="10.1145/1.2", year=2018)
    article = Paper("10.1145/1.2", BERT, journal="Journal of Examples", year=2019)
    hosts = {"export.arxiv.org": arxiv([preprint], 0.2), "api.crossref.org": crossref([article])}
    with Internet(hosts, tmp_path) as internet:
        online = paperlint(tmp_path, "bib", "-o", "references.bib", environment=internet.environment)
    assert online.code == 0
    written = (tmp_path / "references.bib").read_text(encoding="utf-8")
    for field in (
        "@article{doe2019bert,",
        "  author = {Doe, Jane},",
        "  journal = {Journal of Examples},",
        "  eprint = {1810.04805},",
        "  primaryClass = {cs.CL},",
        "  doi = {10.1145/1.2},",
    ):
        assert field in written
    offline = paperlint(tmp_path, "bib", "-o", "references.bib", "--offline")
    assert offline.code == 0
    assert (tmp_path / "references.bib").read_text(encoding="utf-8") == written


def test_services_that_do_not_answer_leave_the_list_s_own_words(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "paperlint.toml").write_text(QUICK, encoding="utf-8")
    with Internet({}, tmp_path) as internet:
        outcome = paperlint(tmp_path, "bib", "-o", "references.bib", environment=internet.environment)
    assert outcome.code == 0
    assert "for want of metadata: bert2018pretraining" in " ".join(outcome.err.split())
    assert "eprint = {1810.04805}" in (tmp_path / "references.bib").read_text(encoding="utf-8")
