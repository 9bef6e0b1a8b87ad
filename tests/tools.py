"""What paperlint finds in a text, and what it makes of it; where the tests' files are; git for those that need it."""

from __future__ import annotations

import os
import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lint import config as configuration
from lint import rule as machinery
from lint.config import Config
from lint.document import Document
from lint.evidence import NOTHING, Evidence
from lint.finding import Finding
from lint.fixer import mend
from lint.reading import parse_text

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
"""Real lists, and answers of real services, which lie beside some checkouts; without them their tests are skipped."""
Texts = str | Mapping[str, str]
"""A list's text, or several files' texts by name."""


def check(texts: Texts, *, select: Sequence[str] = (), config: str = "", evidence: Evidence = NOTHING) -> list[Finding]:
    """Findings of the selected rules (of all offline rules where none is named); `config` is a paperlint.toml."""
    return _examine(parse(texts), select, settings(config), evidence)


def fix(
    texts: Texts,
    *,
    select: Sequence[str] = (),
    config: str = "",
    evidence: Evidence = NOTHING,
    unsafe: bool = False,
) -> str:
    """The first file's text after all safe fixes, or with `unsafe` all fixes, of the selected rules."""
    settled = settings(config)
    mended = mend(parse(texts), lambda documents: _examine(documents, select, settled, evidence), unsafe=unsafe)
    return mended.documents[0].text


def parse(texts: Texts) -> list[Document]:
    """The documents of a text, or of several by name."""
    named = {"README.md": texts} if isinstance(texts, str) else texts
    return [parse_text(text, name) for name, text in named.items()]


def settings(toml: str) -> Config:
    """The configuration that a paperlint.toml of this text gives."""
    return configuration.parse(tomllib.loads(toml), machinery.option_types(), Path("paperlint.toml"))


def _examine(documents: Sequence[Document], select: Sequence[str], config: Config, evidence: Evidence) -> list[Finding]:
    wanted = [machinery.find(name) for name in select] or machinery.selected(config)
    context = machinery.Context(documents, replace(config, path=None), evidence)
    return machinery.run(wanted, context)


def git(folder: Path, *words: str) -> str:
    """What git prints in a folder; whoever runs the tests need have told git no name."""
    settings = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    result = subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True)
    return os.fsdecode(result.stdout).strip()
