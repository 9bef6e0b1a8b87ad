"""What a list's repository takes over: three workflows and the entry for pre-commit.

This repository's own workflows are these with `uses: $/` and its own paths; a test keeps the two in step.
"""

from __future__ import annotations

import json
import re
from importlib import metadata
from pathlib import Path

BIBLIOGRAPHY = "bibliography.yml"
"""The workflow that only a list with a bibliography has a use for."""
WORKFLOWS = ("check.yml", "links.yml", BIBLIOGRAPHY)
HOOK = "pre-commit.yaml"


def template(name: str) -> str:
    """A file to copy, which names the repository and commit that this paperlint was installed from.

    Where it was not installed from GitHub by git, OWNER and COMMIT are left for the reader to fill in.
    """
    owner, commit = origin()
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return text.replace("OWNER/paperlint", owner).replace("COMMIT", commit)


def origin() -> tuple[str, str]:
    """Owner and name of the GitHub repository, and the commit, as pip recorded them (direct_url.json of PEP 610)."""
    try:
        recorded = json.loads(metadata.distribution("paperlint").read_text("direct_url.json") or "{}")
    except (metadata.PackageNotFoundError, ValueError):
        recorded = {}
    repository = re.fullmatch(r"https://github\.com/([\w.-]+/[\w.-]+?)(?:\.git)?/?", recorded.get("url", ""))
    commit = recorded.get("vcs_info", {}).get("commit_id")
    return (repository[1], commit) if repository and commit else ("OWNER/paperlint", "COMMIT")
