"""The one issue that tells what a scheduled run found: opened, updated in place, closed when clean, reopened.

Reads the report (Markdown) from the file that REPORT names, and the same as JSON from FINDINGS; the list is clean where
CLEAN is `true`. The issue is known by its label and by the marker that its text starts with, so that people may retitle
it. Behind the marker stand signs of the links that it tells of: a run that could not look at one of them does not know
that all is well, and closes nothing.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lint.action.github import repository, set_outputs, variable

if TYPE_CHECKING:
    from lint.action.github import Repository

LABEL = "paperlint"
MARKER = "<!-- paperlint: one issue for all runs, found by this line -->"
TITLES = {"links": "Links of the list that need a look", "check": "Lines of the list that need a look"}
"""By command; each has an issue of its own."""
_SIGNS = re.compile(r"<!-- paperlint[^\r\n]*\r?\n<!-- links: ([0-9a-f ]*) -->")
_MOST = 400
"""Links of which an issue keeps a sign; GitHub's limit for its text leaves room for no more."""


class Links(NamedTuple):
    """The links that a run speaks of, by URL."""

    failing: frozenset[str] = frozenset()
    unverified: frozenset[str] = frozenset()


NONE = Links()


def main() -> int:
    """Bring the issue in line with the report."""
    report = Path(variable("REPORT")).read_text(encoding="utf-8")
    links, clean = _links(Path(variable("FINDINGS"))), os.environ["CLEAN"] == "true"
    issue = settle(repository(), report, links, command=variable("COMMAND"), clean=clean)
    if issue is not None:
        print(f"{issue['state']}: {issue['html_url']}")
        set_outputs(issue_url=issue["html_url"])
    return 0


def settle(
    repository: Repository, report: str, links: Links = NONE, *, clean: bool, command: str = "links"
) -> dict[str, Any] | None:
    """The issue after the run; None where the list is clean and always was."""
    issue = find(repository, marker(command))
    unsure = _told(issue) & _signs(links.unverified)
    signs = sorted(_signs(links.failing) | unsure)[:_MOST]
    body = f"{marker(command)}\n<!-- links: {' '.join(signs)} -->\n\n{report}"
    if issue is None:
        if clean:
            return None
        new = {"title": TITLES[command], "body": body, "labels": [LABEL]}
        created: dict[str, Any] = repository.call("POST", "issues", new)
        return created
    if clean and (issue["state"] == "closed" or unsure):
        return issue
    wanted = {"body": body, "state": "closed" if clean else "open"}
    if issue["state"] != wanted["state"]:
        wanted["state_reason"] = "completed" if clean else "reopened"
    changed: dict[str, Any] = repository.call("PATCH", f"issues/{issue['number']}", wanted)
    return changed


def _told(issue: dict[str, Any] | None) -> set[str]:
    """Signs of the links that an issue tells of, or told of until a run could not look at them."""
    signs = _SIGNS.match((issue and issue["body"]) or "")
    return set(signs[1].split()) if signs else set()


def _signs(urls: Iterable[str]) -> set[str]:
    return {sha256(url.encode("utf-8", "backslashreplace")).hexdigest()[:8] for url in urls}


def _links(file: Path) -> Links:
    """The links of a report that fail a run, and those that could not be verified."""
    report = json.loads(file.read_text(encoding="utf-8"))
    failing = (finding.get("url") for finding in report["findings"] if finding["severity"] != "info")
    return Links(frozenset(filter(None, failing)), frozenset(each["url"] for each in report.get("unverified", ())))


def marker(command: str) -> str:
    """The line that the text of a command's issue starts with."""
    return MARKER if command == "links" else MARKER.replace("paperlint:", f"paperlint {command}:")


def find(repository: Repository, first_line: str) -> dict[str, Any] | None:
    """The issue that starts with the line: an open one before a closed one, then the newest."""
    issues = repository.call("GET", f"issues?labels={LABEL}&state=all&sort=created&direction=desc&per_page=100") or []
    ours = [issue for issue in issues if "pull_request" not in issue and (issue["body"] or "").startswith(first_line)]
    return min(ours, key=lambda issue: issue["state"] != "open", default=None)
