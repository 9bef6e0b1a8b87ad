"""One run of a command, told wherever GitHub shows it: annotations, job summary, outputs, files for later steps."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from pathlib import Path

from lint import cli
from lint.action.github import set_outputs, variable
from lint.commands.arguments import configuration_of
from lint.commands.links import INTERRUPTED
from lint.commands.memory import bibliography_path
from lint.errors import LintError

COMMANDS = ("check", "links", "bib")


def main() -> int:
    """Run the command that the inputs ask for; its exit code, or 0 for findings where they must not fail the job."""
    command, folder = variable("COMMAND"), Path(variable("RUNNER_TEMP"))
    if command not in COMMANDS:
        raise LintError(f"there is no command {command} for the Action; it can be {', '.join(COMMANDS)}")
    words, arguments = [command, *_words("paths")], _words("arguments")
    if command == "bib":
        path = bibliography()
        words += ["--output-file", path]
        set_outputs(bibliography=path)
    else:
        words += report_options(folder)
    if command == "check" and (since := revision()):
        words += ["--since", since]
    if command != "check":
        words += ["--cache-dir", str(folder / "paperlint-cache"), "--token-from", "github=GITHUB_TOKEN"]
    code = cli.main(words + arguments)
    set_outputs(exit_code=code)
    if command != "bib" and code in (0, 1):
        tell(folder)
    elif command == "links" and code == INTERRUPTED:
        summarize(folder)  # and no outputs: what is known is not all, so the issue stays as it is
    return 0 if code == 1 and os.environ["FAIL"] == "false" else code


def bibliography() -> str:
    """The file that `bib` writes: the input's, else the one that the configuration names, else references.bib."""
    configured = bibliography_path(configuration_of(_words("paths")))
    return os.environ["BIBLIOGRAPHY"] or configured or "references.bib"


def _words(name: str) -> list[str]:
    """An input as words, as on a command line. Raises LintError for a quotation that does not end."""
    text = os.environ[name.upper()]
    try:
        return shlex.split(text)
    except ValueError as error:
        hint = "a quote that stands for itself needs a backslash before it"
        raise LintError(f"{name}: {text.strip()}: {str(error).lower()}; {hint}") from None


def report_options(folder: Path) -> list[str]:
    """Annotations on standard output; the other reports into files, from which those of an earlier step are removed."""
    for path in report_files(folder).values():
        path.unlink(missing_ok=True)
    files = [f"--also={name}={path}" for name, path in report_files(folder).items()]
    return ["--output-format", "github", *files]


def report_files(folder: Path) -> dict[str, Path]:
    """Format -> file, for each format that a later step reads."""
    return {
        "json": folder / "paperlint.json",
        "markdown": folder / "paperlint.md",
        "sarif": folder / "paperlint.sarif",
    }


def tell(folder: Path) -> None:
    """Counts and files as outputs, and the summary."""
    files = report_files(folder)
    summary = json.loads(files["json"].read_text(encoding="utf-8"))["summary"]
    set_outputs(
        errors=summary["error"],
        warnings=summary["warning"],
        infos=summary["info"],
        unverified=summary.get("unverified", 0),
        report=files["json"],
        markdown=files["markdown"],
        sarif=files["sarif"],
    )
    summarize(folder)


def summarize(folder: Path) -> None:
    """The findings as the job's summary, where the run came so far as to write them."""
    findings = report_files(folder)["markdown"]
    if not findings.exists():
        return
    with Path(variable("GITHUB_STEP_SUMMARY")).open("a", encoding="utf-8") as page:
        page.write(findings.read_text(encoding="utf-8"))


def revision() -> str:
    """What SINCE asks for: the base of the pull request for `auto`, nothing where there is none."""
    since = os.environ["SINCE"]
    if since != "auto":
        return since
    if os.environ.get("GITHUB_EVENT_NAME") != "pull_request":
        return ""
    if _commit("HEAD") == variable("GITHUB_SHA") and _commit("HEAD^2"):
        return "HEAD^1"  # GitHub's own merge of the pull request: its first parent is the base as it is now
    event = json.loads(Path(variable("GITHUB_EVENT_PATH")).read_text(encoding="utf-8"))
    base = str(event["pull_request"]["base"]["sha"])
    if not _commit(base):
        raise LintError("the checkout does not hold the base of the pull request; give actions/checkout fetch-depth: 2")
    return base


def _commit(name: str) -> str:
    """The id of a commit that the checkout holds; empty where it does not."""
    git = ["git", "rev-parse", "--quiet", "--verify", f"{name}^{{commit}}"]
    return subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603
