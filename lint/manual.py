"""The reference of rules and configuration, made from the docstrings.

In a page they stand between `<!-- rules -->` and `<!-- /rules -->`, and `<!-- config -->` and `<!-- /config -->`.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from itertools import pairwise
from typing import Any

from lint.config import Config
from lint.errors import LintError
from lint.rule import Rule, discover


def documentation(rule: Rule) -> str:
    """What `paperlint rule ID` prints: the rule's name and severity, its documentation, its options."""
    parts = [f"# {rule.id} ({rule.severity}{_runs_where(rule)})", rule.documentation]
    if rule.options is not None:
        parts.append(f"## Options\n\n```toml\n[rules.{rule.id}]\n{_settings(rule.options)}```")
    return "\n\n".join(parts)


def rule_list() -> str:
    """All rules as plain text, one a line."""
    width = max(len(rule.id) for rule in discover())
    return "".join(f"{rule.id:<{width}}  {rule.severity!s:<7}  {rule.summary}\n" for rule in discover())


def rule_table() -> str:
    """All rules as a Markdown table."""
    rows = ["| rule | severity | what it reports | fix |", "| --- | --- | --- | --- |"]
    for rule in discover():
        online = " (`links`)" if rule.online else ""
        rows.append(f"| `{rule.id}`{online} | {rule.severity} | {rule.summary} | {_fix(rule)} |")
    return "".join(f"{row}\n" for row in rows)


def config_reference() -> str:
    """All keys of paperlint.toml with their defaults, as a fenced TOML file."""
    tables = [f"[rules.{rule.id}]\n{_settings(rule.options)}" for rule in discover() if rule.options is not None]
    return "\n".join([f"```toml\n{_settings(Config)}", *tables]) + "```\n"


def update(page: str) -> str:
    """A Markdown page with the generated parts renewed. Raises LintError where it lacks their markers."""
    for name, content in (("rules", rule_table()), ("config", config_reference())):
        start, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        if start not in page or end not in page:
            raise LintError(f"the page has no {start.strip()} ... {end}")
        before, _, rest = page.partition(start)
        page = before + start + "\n" + content + "\n" + end + rest.partition(end)[2]
    return page


def _runs_where(rule: Rule) -> str:
    if not rule.online:
        return ""
    return "; needs `paperlint links`" + (", or a configured bibliography" if rule.remembers else "")


def _fix(rule: Rule) -> str:
    """As its documentation shows by example: a safe fix, or only an unsafe one."""
    if "\n```markdown fixed\n" in rule.documentation:
        return "yes"
    return "unsafe" if "\n```markdown fixed unsafe\n" in rule.documentation else ""


def _settings(kind: type[Any]) -> str:
    """A dataclass's fields as TOML, each under its documentation; a default that TOML cannot write is a comment."""
    notes, defaults = _notes(kind), kind()
    lines = []
    shown = [(field, getattr(defaults, field.name)) for field in fields(kind) if not field.metadata.get("internal")]
    # A key below a table's head would be the table's: tables come last.
    for field, default in sorted(shown, key=lambda each: isinstance(each[1], Mapping)):
        lines += textwrap.wrap(notes.get(field.name, ""), 100, initial_indent="# ", subsequent_indent="# ")
        name = field.name.replace("_", "-")
        if isinstance(default, Mapping):
            lines.append(f"[{name}]")
        else:
            lines.append(f"{name} = {_toml(default)}" if default is not None else f'# {name} = "..."')
    return "".join(f"{line}\n" for line in lines)


def _toml(value: Any) -> str:
    """A default as TOML writes it, which is how JSON writes it."""
    return json.dumps(str(value) if isinstance(value, Enum) else value, ensure_ascii=False)


def _notes(kind: type[Any]) -> dict[str, str]:
    """The strings that stand below a class's fields, by field."""
    module = ast.parse(textwrap.dedent(inspect.getsource(kind)))
    statements = [statement for node in module.body if isinstance(node, ast.ClassDef) for statement in node.body]
    return {
        field.target.id: " ".join(note.value.value.split())
        for field, note in pairwise(statements)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(note, ast.Expr)
        and isinstance(note.value, ast.Constant)
        and isinstance(note.value.value, str)
    }
