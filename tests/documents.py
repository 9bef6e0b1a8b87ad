"""What the README shows is made, not written: `python -m tests.documents` renews all of it.

Sessions: every ```console block holds commands after `$ `, each with what it prints; they run one after the other in a
fresh copy of examples/. Tables: rules, configuration, the Action's inputs and outputs. The picture of a terminal.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from lint import manual
from tests.tools import ROOT

README = ROOT / "README.md"
PICTURE = ROOT / "examples" / "terminal.svg"
PICTURED = "paperlint check examples/before --select duplicate-entry,arxiv-year,broken-anchor,link-label | head -n 29"
_BLOCK = re.compile(r"^(?P<fence>`{3,})console\n(?P<session>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)


def renewed(page: str) -> str:
    """The README with every generated part as it is now."""
    page = re.sub(
        r"(?<=<!-- action -->\n).*?(?=<!-- /action -->)", f"\n{action_tables()}\n", page, count=1, flags=re.DOTALL
    )
    return sessions(manual.update(page))


def sessions(page: str) -> str:
    """The page with what its commands print now."""
    with workspace() as folder:

        def renew(block: re.Match[str]) -> str:
            return f"{block['fence']}console\n{''.join(_session(block['session'], folder))}{block['fence']}"

        return _BLOCK.sub(renew, page)


def picture() -> str:
    """A terminal with a run of paperlint, as SVG."""
    from rich.console import Console
    from rich.text import Text

    with workspace() as folder:
        printed = run(PICTURED, folder, FORCE_COLOR="1")
    console = Console(record=True, width=120, file=io.StringIO())
    console.print(f"$ {PICTURED.partition(' --')[0]}\n", style="bold", highlight=False)
    console.print(Text.from_ansi(printed))
    svg = console.export_svg(title="paperlint", unique_id="terminal")
    # Whoever looks at the README must not be sent to a host that serves fonts.
    return re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", "ui-monospace")


def action_tables() -> str:
    """The Action's inputs and outputs as Markdown tables."""
    described = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    lines = ["| input | default | what it is |", "| --- | --- | --- |"]
    for name, each in described["inputs"].items():
        default = f"`{each['default']}`" if each["default"] else ""
        lines.append(f"| `{name}` | {default} | {each['description']} |")
    lines += ["", "| output | what it is |", "| --- | --- |"]
    lines += [f"| `{name}` | {each['description']} |" for name, each in described["outputs"].items()]
    return "".join(f"{line}\n" for line in lines)


@contextmanager
def workspace() -> Iterator[Path]:
    """A folder with a copy of examples/, as a reader of the README has it after cloning."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        yield Path(folder)


def run(command: str, folder: Path, **variables: str) -> str:
    """What a shell command prints, with `paperlint` of this environment."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "NO_COLOR")}
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**kept, "PATH": path, "COLUMNS": "100", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.stdout


def _session(block: str, folder: Path) -> Iterator[str]:
    for command in re.findall(r"^\$ (.*)\n", block, re.MULTILINE):
        printed = run(command, folder)
        yield f"$ {command}\n{printed}"
        yield "" if printed.endswith("\n") or not printed else "\n"


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
    PICTURE.write_text(picture(), encoding="utf-8")
