"""The documentation of every rule is its test.

A rule's docstring holds fenced blocks, told apart by their info string:

`markdown bad`            a list that the rule reports, followed by
`text findings`           what it reports, a line each: `LINE:COLUMN MESSAGE`; `LINE:COLUMN info: MESSAGE` for a hint;
                          `FILE:LINE:COLUMN MESSAGE` in another file; a related place stands indented below;
`markdown fixed`          optional: the list after `--fix`; without it no finding may have a safe fix;
`markdown fixed unsafe`   optional: the list after `--unsafe-fixes`; without it no finding may have an unsafe fix;
`markdown good`           a list in which no rule at all finds anything.

What an example needs beside the list stands before it, and holds for that example only: `toml config` is a
paperlint.toml, `markdown file NAME` another file of the list, `python evidence` an expression for the evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

import pytest
from markdown_it import MarkdownIt

from lint import document, evidence, identifiers, work
from lint.evidence import NOTHING, Evidence
from lint.finding import Finding
from lint.rule import Rule, discover
from tests.tools import check, fix, parse

KINDS = {
    *("markdown good", "markdown bad", "markdown fixed", "markdown fixed unsafe"),
    *("text findings", "toml config", "python evidence"),
}


@dataclass
class Example:
    """One list of a rule's documentation, with all that is said of it."""

    text: str = ""
    good: bool = True
    findings: str | None = None
    fixed: str | None = None
    fixed_unsafe: str | None = None
    config: str = ""
    evidence: Evidence = NOTHING
    files: dict[str, str] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, str]:
        return {"README.md": self.text, **self.files}


def examples(rule: Rule) -> list[Example]:
    """The examples of a rule's docstring."""
    found: list[Example] = []
    coming = Example()
    for info, content in fences(rule.documentation):
        if info in ("markdown good", "markdown bad"):
            coming.text, coming.good = content, info == "markdown good"
            found.append(coming)
            coming = Example()
        elif info == "text findings":
            found[-1].findings = content
        elif info == "markdown fixed":
            found[-1].fixed = content
        elif info == "markdown fixed unsafe":
            found[-1].fixed_unsafe = content
        elif info == "toml config":
            coming.config = content
        elif info == "python evidence":
            coming.evidence = evaluate(content)
        elif " file " in info:
            coming.files[info.split(" file ")[1]] = content
    return found


def fences(documentation: str) -> Iterator[tuple[str, str]]:
    for token in MarkdownIt("commonmark").parse(documentation):
        if token.type == "fence":
            yield token.info, token.content


def evaluate(expression: str) -> Evidence:
    """Evidence as written in a rule's own documentation, with the types of the package at hand."""
    names = {**vars(evidence), **vars(work), **vars(identifiers), "MappingProxyType": MappingProxyType}
    result = eval(expression, names)
    assert isinstance(result, Evidence)
    return result


def shown(findings: list[Finding], texts: dict[str, str]) -> str:
    """Findings as documentation writes them."""
    sources = {each.path: each.source for each in parse(texts)}

    def place(path: str, span: document.Span) -> str:
        line, column = sources[path].position(span.start)
        return f"{line}:{column}" if path == "README.md" else f"{path}:{line}:{column}"

    lines = []
    for each in findings:
        hint = "info: " if each.hint else ""
        lines.append(f"{place(each.path, each.span)} {hint}{each.message}")
        lines += [f"  {place(other.path, other.span)} {other.message}" for other in each.related]
    return "".join(f"{line}\n" for line in lines)


def reported(rule: Rule, example: Example, texts: dict[str, str]) -> list[Finding]:
    # A rule that looks at what the others did needs them.
    select = [] if rule.last else [rule.id]
    found = check(texts, select=select, config=example.config, evidence=example.evidence)
    return [each for each in found if each.rule == rule.id]


def cases(*, good: bool) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.id}-{number}")
        for rule in discover()
        for number, example in enumerate((each for each in examples(rule) if each.good is good), 1)
    ]


@pytest.mark.parametrize("rule", discover(), ids=lambda rule: rule.id)
def test_documentation_is_whole(rule: Rule) -> None:
    summary, blank, *_ = rule.documentation.split("\n")
    assert re.fullmatch(r"[A-Z`].{10,110}\.", summary)
    assert blank == ""
    kinds = [info for info, _ in fences(rule.documentation)]
    assert not [kind for kind in kinds if kind not in KINDS and " file " not in kind]
    assert {"markdown good", "markdown bad"} <= set(kinds)


@pytest.mark.parametrize(("rule", "example"), cases(good=False))
def test_a_bad_example_is_reported_as_documented(rule: Rule, example: Example) -> None:
    found = reported(rule, example, example.texts)
    assert shown(found, example.texts) == example.findings
    fixable = {each.fix.safe for each in found if each.fix}
    assert (True in fixable) == (example.fixed is not None)
    assert (False in fixable) == (example.fixed_unsafe is not None)


@pytest.mark.parametrize(("rule", "example"), cases(good=False))
def test_a_fix_gives_the_documented_text_and_leaves_nothing_to_fix(rule: Rule, example: Example) -> None:
    for unsafe, expected in ((False, example.fixed), (True, example.fixed_unsafe)):
        if expected is not None:
            text = fix(example.texts, select=[rule.id], config=example.config, evidence=example.evidence, unsafe=unsafe)
            assert text == expected
            left = reported(rule, example, {**example.texts, "README.md": text})
            assert not [each for each in left if each.fix and (unsafe or each.fix.safe)]


@pytest.mark.parametrize(("rule", "example"), cases(good=True))
def test_no_rule_finds_anything_in_a_good_example(rule: Rule, example: Example) -> None:
    found = check(example.texts, config=example.config, evidence=example.evidence)
    found += reported(rule, example, example.texts) if rule.online else []
    assert [(each.rule, each.message) for each in found] == []
