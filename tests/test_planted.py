"""Mistakes planted in a clean list are found, at their line, and nothing else changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from random import Random

import pytest

from lint import reading
from lint.document import Document
from lint.finding import Finding
from tests.planting import PLANTS, Plant
from tests.tools import ROOT, check

LIST = ROOT / "examples" / "after" / "README.md"


@cache
def clean() -> tuple[Document, Counter[tuple[str, str]]]:
    document = reading.parse(str(LIST))
    return document, _messages(check(document.text))


def _messages(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    """What is reported, without the places, which move when a line is added."""
    return Counter((finding.rule, finding.message) for finding in findings)


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 6))])
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__.replace("_", " "))
def test_a_planted_mistake_is_found_where_it_stands(plant: Plant, seed: int) -> None:
    document, before = clean()
    planted = plant(document, Random(seed))
    assert planted is not None
    source = reading.parse_text(planted.text).source
    findings = check(planted.text)
    found = {
        (finding.rule, source.position(span.start)[0])
        for finding in findings
        for span in (finding.span, *(related.span for related in finding.related))
    }
    assert (planted.rule, planted.line) in found
    new = _messages(findings) - before
    elsewhere = [
        finding
        for finding in findings
        if (finding.rule, finding.message) in new and finding.rule != planted.rule
        if source.position(finding.span.start)[0] != planted.line
    ]
    assert elsewhere == []
