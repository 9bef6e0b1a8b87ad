"""How many planted mistakes are found: `python -m benchmarks.recall LIST.md...` prints a table by kind of mistake.

Each mistake is planted alone, in a copy, and counts as found where its rule reports or relates to its line.
"""

from __future__ import annotations

import sys
from collections import Counter
from random import Random

from lint import reading, rule
from lint.config import Config
from tests.planting import PLANTS, Planted

EACH = 5
"""Mistakes of a kind in a list."""


def main(paths: list[str]) -> None:
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for path in paths:
        document = reading.parse(path)
        for plant in PLANTS:
            for seed in range(EACH):
                planted = plant(document, Random(seed))
                if planted is not None:
                    tried[plant.__name__] += 1
                    found[plant.__name__] += is_found(planted, path)
    print("| mistake | planted | found | recall |\n| --- | ---: | ---: | ---: |")
    for name, count in tried.items():
        print(f"| {name.replace('_', ' ')} | {count} | {found[name]} | {found[name] / count:.0%} |")


def is_found(planted: Planted, path: str) -> bool:
    """Whether the mistake's rule reports its line, or relates another line to it."""
    document = reading.parse_text(planted.text, path)
    context = rule.Context([document], Config())
    spans = [
        span
        for finding in rule.run([rule.find(planted.rule)], context)
        for span in (finding.span, *(related.span for related in finding.related))
    ]
    if any(document.source.position(span.start)[0] == planted.line for span in spans):
        return True
    print(f"missed: {path}:{planted.line} {planted.rule}", file=sys.stderr)
    return False


if __name__ == "__main__":
    main(sys.argv[1:])
