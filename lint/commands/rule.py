"""`paperlint rule`: a rule's documentation, or the table of all rules."""

from __future__ import annotations

import argparse

from lint import manual
from lint.commands.arguments import Parser
from lint.rule import find

EXAMPLES = """\
  paperlint rule                             all rules
  paperlint rule duplicate-entry             what it reports, why, with examples
  paperlint rule --output-format markdown    the table in Markdown"""


def parser() -> argparse.ArgumentParser:
    arguments = Parser("rule", "Explain a rule, or list them all.", EXAMPLES)
    arguments.add_argument("rule", nargs="?", metavar="RULE", help="the rule's name")
    arguments.add_argument("--output-format", choices=["text", "markdown"], default="text", help="default: text")
    return arguments


def run(arguments: argparse.Namespace) -> int:
    if arguments.rule:
        print(manual.documentation(find(arguments.rule)))
    elif arguments.output_format == "markdown":
        print(manual.rule_table(), end="")
    else:
        print(manual.rule_list(), end="")
    return 0
