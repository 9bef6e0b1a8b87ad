"""The real programs that read a .bib file: BibTeX with its styles, biber, LaTeX."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

STYLES = ("plain", "abbrv", "alpha", "acm")
"""The styles of every LaTeX, and the ACM's for its conferences."""

_DOCUMENT = r"""
\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage{lmodern,amssymb,url}
\input{glyphtounicode}
\pdfgentounicode=1
\hyphenpenalty=10000
\sloppy
\begin{document}
\nocite{KEYS}
\bibliographystyle{plain}
\bibliography{references}
\end{document}
"""


def bibtex_complaints(folder: Path, style: str) -> list[str]:
    """What BibTeX warns of, or stops at, with a style and every entry of references.bib."""
    (folder / "all.aux").write_text(f"\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{references}}\n")
    out = _run(folder, "bibtex", "all").stdout
    return [line for line in out.splitlines() if re.search(r"^Warning|error|---|^I (?:found|couldn't)", line)]


def biber_complaints(folder: Path) -> list[str]:
    """What biber's validation finds in references.bib."""
    out = _run(folder, "biber", "--tool", "--validate-datamodel", "references.bib").stdout
    return [line for line in out.splitlines() if re.match(r"WARN|ERROR", line)]


def typeset(folder: Path, keys: Iterable[str]) -> str:
    """The text of a LaTeX document that cites the keys of references.bib; fails where LaTeX finds an error."""
    (folder / "cited.tex").write_text(_DOCUMENT.replace("KEYS", ",".join(keys)))
    for command in (("pdflatex", "-interaction=nonstopmode", "cited"), ("bibtex", "cited")) * 2:
        _run(folder, *command)
    _run(folder, "pdflatex", "-interaction=nonstopmode", "cited")
    log = (folder / "cited.log").read_text(encoding="utf-8", errors="replace")
    assert not re.findall(r"(?m)^!.*(?:\n.*){2}", log)
    _run(folder, "pdftotext", "-raw", "cited.pdf")
    return (folder / "cited.txt").read_text(encoding="utf-8")


def _run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    return subprocess.run(
        command, cwd=folder, capture_output=True, check=False, encoding="utf-8", errors="replace", timeout=240
    )
