"""`paperlint bib` asks the services, and a later run without them loses nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.internet import Internet, Reply, services
from tests.internet.conftest import QUICK
from tests.internet.services import Paper, arxiv, crossref
from tests.internet.test_links import wait_for
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


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["bib", "-o", "references.bib"], id="bib"),
        pytest.param(["add", "2302.13971", "--section", "papers", "--title", "Llama"], id="add"),
    ],
)
def test_an_interrupted_run_writes_nothing(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "paperlint.toml").write_text(QUICK.replace("timeout = 3.0", "timeout = 60.0"), encoding="utf-8")
    with Internet({"export.arxiv.org": services.flaky(Reply(delay=30))}, tmp_path) as internet:
        environment = {**os.environ, **internet.environment, "XDG_CACHE_HOME": str(tmp_path / ".cache")}
        command = [sys.executable, "-m", "lint", *words]
        with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True) as process:
            wait_for(lambda: internet.asked("export.arxiv.org"))
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=10)
    assert (process.returncode, "Traceback" in said) == (130, False)
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == LIST
    assert not (tmp_path / "references.bib").exists()


def test_a_withdrawn_paper_is_added_and_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "paperlint.toml").write_text(QUICK, encoding="utf-8")
    because = "This paper has been withdrawn by the authors."
    papers = [Paper("2302.13971", "The Art of Taking It Back", summary=because)]
    with Internet({"export.arxiv.org": services.arxiv(papers, 0)}, tmp_path) as internet:
        words = ("add", "2302.13971", "--section", "papers")
        outcome = paperlint(tmp_path, *words, environment=internet.environment)
    assert "paperlint: arXiv:2302.13971 was withdrawn; say so in the entry, or leave it out\n" in outcome.err
    assert "The Art of Taking It Back" in (tmp_path / "README.md").read_text(encoding="utf-8")
