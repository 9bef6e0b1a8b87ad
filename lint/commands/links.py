"""`paperlint links`: every link and identifier of a list, verified online."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

from lint.changes import caused
from lint.commands.arguments import (
    Parser,
    add_fixing,
    add_paths,
    add_report,
    add_rules,
    configure,
    read,
    say,
    since_revision,
    wants_fixes,
)
from lint.commands.network import add_network, progress, settings
from lint.commands.outcome import conclude
from lint.config import Config
from lint.document import Document
from lint.errors import LintError
from lint.evidence import Evidence, Verdict
from lint.finding import Finding
from lint.reports import Unverified
from lint.rule import Context, Rule, selected
from lint.rule import run as run_rules

EXAMPLES = """\
  paperlint links                                the README of this folder
  paperlint links --fix                          rewrite links that have moved for good
  paperlint links --mailto you@example.org       services answer better when they know whom to write to
  paperlint links --token-from GITHUB_TOKEN      ask for a hundred repositories at a time
  paperlint links --shard 1/4 --output-format json --output-file 1.json
  paperlint links --merge 1.json 2.json 3.json 4.json"""
INTERRUPTED = 130


def parser() -> argparse.ArgumentParser:
    arguments = Parser(
        "links",
        "Verify every link and identifier of a paper list online. What no server can tell of is listed as unverified"
        " and never makes the exit code 1.",
        EXAMPLES,
    )
    add_paths(arguments)
    add_fixing(arguments)
    add_rules(arguments)
    add_report(arguments)
    add_network(arguments)
    arguments.add_argument(
        "--shard", metavar="I/N", type=_shard, help="ask only share I of N of the hosts, so that N machines divide them"
    )
    arguments.add_argument(
        "--merge", action="store_true", help="join the JSON reports of all shards, given as PATHs, and send no request"
    )
    return arguments


def run(arguments: argparse.Namespace) -> int:
    if arguments.merge:
        return _merge(arguments)
    from lint.fetch.network import Network
    from lint.verification.verify import Shard, verify

    config = configure(arguments)
    rules = _rules(config)
    documents = read(arguments, config)
    since = since_revision(arguments, documents)
    shard = Shard(*arguments.shard) if arguments.shard else None
    with Network(settings(arguments, config)) as network, progress() as watch:
        evidence = verify(documents, config, network, shard=shard, watch=watch)

    if evidence.interrupted:
        say("interrupted: only what was looked at until now is told; the next run goes on from here")

    def find(documents: Sequence[Document]) -> list[Finding]:
        return run_rules(rules, Context(documents, config, evidence))

    examine = caused(find, since) if since else find
    code = conclude(arguments, config, documents, rules, examine, _unverified(documents, evidence))
    return INTERRUPTED if evidence.interrupted else code


def _unverified(documents: Sequence[Document], evidence: Evidence) -> list[Unverified]:
    """Links of which nothing could be told, each place of them."""
    found = []
    for document in documents:
        for link in document.links:
            page = evidence.page(link.url)
            reason = page.reason if page and page.verdict is Verdict.UNVERIFIED else None
            if page is None and link.work_id:
                reason = evidence.unverified.get(link.work_id)
            if reason:
                found.append(Unverified(document.path, link.span, link.url, link.work_id, reason))
    return found


def _merge(arguments: argparse.Namespace) -> int:
    from lint.commands.merge import merge

    if wants_fixes(arguments):
        raise LintError("--merge only joins reports; mend with paperlint links --fix")
    config = configure(argparse.Namespace(**{**vars(arguments), "paths": []}))
    documents, findings, unverified = merge(arguments.paths)
    return conclude(arguments, config, documents, _rules(config), lambda _: findings, unverified)


def _rules(config: Config) -> Sequence[Rule]:
    rules = [rule for rule in selected(config, online=True) if rule.online]
    if not rules:
        raise LintError("none of the selected rules is about what links verifies; paperlint check runs the others")
    return rules


def _shard(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)
    number, total = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 1 <= number <= total:
        raise LintError(f"--shard {text}: write which of how many, such as 1/4")
    return number, total
