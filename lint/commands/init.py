"""`paperlint init`: the configuration, the pre-commit entry and the workflows for a list's repository."""

from __future__ import annotations

import argparse
import json
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

from lint import source
from lint.adoption import Adoption, configuration, survey
from lint.commands.arguments import Parser, say
from lint.config import find
from lint.errors import LintError
from lint.templates import BIBLIOGRAPHY, HOOK, WORKFLOWS, origin, template

EXAMPLES = """\
  paperlint init              in the repository of a list: asks nothing, overwrites nothing
  paperlint init --dry-run    show the files that it would write
  paperlint init --force      write them anew where they are there already"""

_CONFIGURATION = "paperlint.toml"
_PRE_COMMIT = ".pre-commit-config.yaml"


class File(NamedTuple):
    """A file to be written, and what to do by hand where it is there already."""

    path: str
    text: str
    otherwise: str = "--force writes it anew"


def parser() -> argparse.ArgumentParser:
    arguments = Parser("init", "Set a list's repository up: configuration, pre-commit entry, workflows.", EXAMPLES)
    add = arguments.add_argument
    add("folder", nargs="?", default=".", metavar="FOLDER", help="the repository; default: this folder")
    add("--force", action="store_true", help="write files anew that are there already")
    add("--dry-run", action="store_true", help="show the files and write nothing")
    return arguments


def run(arguments: argparse.Namespace) -> int:
    folder = Path(arguments.folder)
    if not folder.is_dir():
        raise LintError(f"there is no folder {folder}")
    found = survey(folder)
    _describe(found)
    for file in _files(folder, found):
        _put(folder, file, force=arguments.force, dry_run=arguments.dry_run)
    if not found.bibliography:
        say("no workflow for a bibliography, as there is no single .bib file; once there is, run paperlint init again")
    if origin()[0].startswith("OWNER"):
        say(
            f"write the owner of paperlint's repository for OWNER, and a commit of it for COMMIT, in {_PRE_COMMIT}"
            " and the workflows"
        )
    return 0


def _files(folder: Path, found: Adoption) -> list[File]:
    hook, branch = template(HOOK), _branch(folder)
    files = [
        File(_CONFIGURATION, configuration(found)),
        File(_PRE_COMMIT, f"repos:\n{hook}", f"add to its repos:\n{hook.rstrip()}"),
    ]
    for name in WORKFLOWS:
        if name == BIBLIOGRAPHY and not found.bibliography:
            continue
        text = template(name).replace("branches: [main]", f"branches: [{_yaml(branch)}]")
        files.append(File(f".github/workflows/paperlint-{name}", text))
    return files


def _put(folder: Path, file: File, *, force: bool, dry_run: bool) -> None:
    there = _name_of_present(folder, file)
    if there and not force:
        say(f"kept {there}, which is there already; {file.otherwise}")
    elif dry_run:
        print(f"--- {file.path}\n{file.text}")
    else:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        source.write(str(path), file.text)
        say(f"wrote {file.path}")


def _name_of_present(folder: Path, file: File) -> str | None:
    """The file where it is there already, or pyproject.toml where that holds the configuration; None for a new file."""
    if (folder / file.path).exists():
        return file.path
    configured = find(folder) if file.path == _CONFIGURATION else None
    return configured.name if configured and configured.parent == folder.resolve() else None


def _describe(found: Adoption) -> None:
    for document in found.documents:
        works = {each for entry in document.entries for each in entry.ids}
        say(f"{document.path}: {len(document.entries)} entries, {len(works)} identifiers of papers")
    for one, other in found.translations:
        say(f"{other} is a translation of {one}")


def _branch(folder: Path) -> str:
    """The branch that is checked out, which pushes of the list go to; `main` where git does not tell."""
    try:
        command = ["git", "symbolic-ref", "--short", "HEAD"]
        result = subprocess.run(command, cwd=folder, capture_output=True, check=True, encoding="utf-8")  # noqa: S603 -- no shell
    except (OSError, subprocess.CalledProcessError):
        return "main"
    return result.stdout.strip() or "main"


def _yaml(name: str) -> str:
    """A name as YAML writes it: in quotes where it could mean something else."""
    return name if re.fullmatch(r"[A-Za-z][\w./-]+", name) else json.dumps(name)
