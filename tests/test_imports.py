"""Imports go in one direction, so that a reader never meets stairs up and down."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import lint

PACKAGE = Path(lint.__file__).parent

# Each module may import what stands before it; modules on one line may not import each other.
LAYERS = [
    ["lint.errors", "lint.templates", "lint.witness", "lint.cores", "lint.rise"],
    ["lint.replay", "lint.difference"],
    ["lint.prose", "lint.spelling", "lint.venues", "lint.arxiv", "lint.months"],
    ["lint.source", "lint.identifiers", "lint.page", "lint.publication", "lint.slug", "lint.title"],
    ["lint.document"],
    ["lint.finding"],
    # Text -> blocks -> entries -> document
    ["lint.markdown.inline", "lint.markdown.blocks"],
    ["lint.markdown.markup", "lint.markdown.parser"],
    ["lint.markdown.reader"],
    ["lint.markdown"],
    ["lint.entry.label", "lint.entry.authors", "lint.entry.runs"],
    ["lint.entry.venue", "lint.entry.linked_names"],
    ["lint.entry.badge"],
    ["lint.entry.cut"],
    ["lint.entry.title"],
    ["lint.entry.citation"],
    ["lint.entry.several"],
    ["lint.entry.outline"],
    ["lint.entry.columns"],
    ["lint.entry.find"],
    ["lint.entry"],
    ["lint.reading"],
    # Document -> works, and what else is known of them
    ["lint.mention", "lint.place"],
    ["lint.work"],
    ["lint.evidence", "lint.proceedings"],
    ["lint.config"],
    # Works -> the bibliography
    ["lint.names"],
    ["lint.references.latex", "lint.references.trust"],
    ["lint.references.reference"],
    ["lint.references.citekey"],
    ["lint.references.bibtex", "lint.references.csl", "lint.references.ris"],
    ["lint.references.matching"],
    ["lint.references.bibliography"],
    ["lint.references"],
    # Document -> house style
    ["lint.target", "lint.unrendered", "lint.contents", "lint.numbering"],
    ["lint.style.pattern"],
    ["lint.style.sections", "lint.style.template"],
    ["lint.style.addition", "lint.style.house"],
    ["lint.style"],
    ["lint.adoption"],
    # Document, works, evidence -> findings, fixes, reports
    ["lint.suppression"],
    ["lint.rule"],
    ["lint.fixer", "lint.changes", "lint.lists", "lint.manual"],
    ["lint.rules"],
    ["lint.reports"],
    # Works, links -> evidence
    ["lint.providers", "lint.fetch.settings", "lint.fetch.guard"],
    ["lint.fetch.cache", "lint.fetch.exchange", "lint.fetch.transport"],
    ["lint.fetch.network"],
    ["lint.fetch"],
    ["lint.verification.metadata", "lint.verification.visit", "lint.verification.lanes"],
    ["lint.verification.verify"],
    ["lint.verification"],
    ["lint.commands"],
    ["lint.cli"],
    ["lint.action"],
    ["lint.__main__"],
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}


def layer(module: str) -> str | None:
    """The longest prefix of a module's name that has a level; None for the package itself."""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 1, -1))
    return next((name for name in names if name in LEVEL), None)


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def is_module(name: str) -> bool:
    path = PACKAGE.parent.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or path.is_dir()


def imports(path: Path) -> set[str]:
    """The modules of the package that a file imports, lazily or only for their types included."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name if is_module(name) else node.module for name in inner}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return {name for name in names if name.startswith("lint.")}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=module_name)
def test_a_module_imports_only_what_stands_before_it(path: Path) -> None:
    name = module_name(path)
    if name == "lint":
        return  # the public names, looked up when they are first used
    own = layer(name)
    assert own is not None, f"{name} has no place in LAYERS"
    others = {target: found for target in imports(path) if (found := layer(target)) not in (None, own)}
    assert not {target for target, found in others.items() if LEVEL[found] >= LEVEL[own]}


def test_the_map_for_contributors_names_every_module() -> None:
    page = (PACKAGE.parent / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
    modules = [path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")]
    packages = [f"{path.parent.name}/" for path in PACKAGE.glob("*/__init__.py")]
    assert not [name for name in modules + packages if f"`{name}`" not in page]


def test_the_order_names_no_module_that_is_gone() -> None:
    assert not [name for name in LEVEL if not is_module(name)]
