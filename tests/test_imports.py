"""Imports go in one direction, so that a reader never meets stairs up and down."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import lint

PACKAGE = Path(lint.__file__).parent

# Each module may import what stands before it; modules on one line may not import each other.
LAYERS = [
    ["lint.errors", "lint.templates", "lint.witness", "lint.difference", "lint.cores"],
    ["lint.replay"],
    ["lint.prose", "lint.spelling", "lint.venues"],
    ["lint.source", "lint.identifiers", "lint.page", "lint.slug", "lint.title", "lint.guard", "lint.lanes"],
    ["lint.inline"],
    ["lint.document", "lint.finding"],
    ["lint.blocks"],
    ["lint.markup"],
    ["lint.reading.venue", "lint.reading.label", "lint.reading.authors", "lint.reading.runs"],
    ["lint.reading.cut"],
    ["lint.reading.title"],
    ["lint.reading.citation"],
    ["lint.reading.several"],
    ["lint.reading.outline"],
    ["lint.reading.columns"],
    ["lint.reading"],
    ["lint.entry"],
    ["lint.markdown"],
    ["lint.citation"],
    ["lint.work"],
    ["lint.evidence"],
    ["lint.latex", "lint.names"],
    ["lint.trust"],
    ["lint.refer"],
    ["lint.citekey"],
    ["lint.bibtex", "lint.csl", "lint.ris"],
    ["lint.bibliography"],
    ["lint.config"],
    ["lint.target", "lint.unrendered"],
    ["lint.pattern", "lint.contents", "lint.numbering"],
    ["lint.sections", "lint.template"],
    ["lint.addition", "lint.style"],
    ["lint.adoption"],
    ["lint.suppression"],
    ["lint.rule"],
    ["lint.fixer", "lint.rules", "lint.providers", "lint.changes", "lint.lists", "lint.reference"],
    ["lint.fetch"],
    ["lint.metadata", "lint.visit"],
    ["lint.verify", "lint.reports"],
    ["lint.commands"],
    ["lint.cli"],
    ["lint.action"],
    ["lint.__main__"],
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def layer(module: str) -> int | None:
    """The level of the longest prefix of a module's name that has one; None for the package itself."""
    parts = module.split(".")
    for length in range(len(parts), 1, -1):
        level = LEVEL.get(".".join(parts[:length]))
        if level is not None:
            return level
    return None


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """What a file imports from the package, lazily or only for its types included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.startswith("lint.")}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=module_name)
def test_a_module_imports_nothing_from_above_it(path: Path) -> None:
    name = module_name(path)
    if name == "lint":
        return  # the public names, looked up when they are first used
    own = layer(name)
    assert own is not None, f"{name} has no place in LAYERS"
    upward = {target for target in imports(path) if (level := layer(target)) is not None and level > own}
    assert not upward
