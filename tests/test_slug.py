"""Anchors are GitHub's own."""

from __future__ import annotations

import json

import pytest

from lint.slug import Slugger, anchor_key, bare_slug
from tests.tools import SHARED

FIXTURES = SHARED / "slugs.json"


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        pytest.param("Latest News💥", "latest-news", id="an emoji goes without a trace"),
        pytest.param("🔥 News", "-news", id="the space beside an emoji stays as a hyphen"),
        pytest.param("Guides for LLMs ", "guides-for-llms-", id="a raw heading's inner space ends in a hyphen"),
        pytest.param("Test data/user data", "test-datauser-data", id="punctuation joins what it parted"),
        pytest.param("Vision & Language", "vision--language", id="both spaces round a removed sign stay"),
        pytest.param("C++, C# (2023)", "c-c-2023", id="signs of programming languages go"),
        pytest.param("大型语言模型：综述", "大型语言模型综述", id="Chinese letters stay, fullwidth punctuation goes"),
        pytest.param("Überblick", "überblick", id="letters are lowered, not stripped of accents"),
        pytest.param(":sparkles: Highlights", "sparkles-highlights", id="a shortcode leaves its name"),
        pytest.param("snake_case-and-dash", "snake_case-and-dash", id="underscores and hyphens stay"),
        pytest.param("⚠️ Limits", "\ufe0f-limits", id="the emoji goes, its variation selector stays"),
        pytest.param("1️⃣ Papers", "1\ufe0f\u20e3-papers", id="a keycap keeps the marks behind its digit"),
        pytest.param("Level Ⅳ Ⓐ", "level-ⅳ-ⓐ", id="letter numbers and circled letters are word characters"),
        pytest.param("🄰 🅐 🅰️ Papers", "🄰-🅐-🅰\ufe0f-papers", id="so are letters in squares and on black"),
        pytest.param("𝐋𝐋𝐌 Papers", "𝐋𝐋𝐌-papers", id="bold letters of mathematics have no lower case and stay"),
        pytest.param("データ_セット 2", "データ_セット-2", id="a Japanese long vowel, an underscore and a digit stay"),
        pytest.param("हिंदी के मॉडल", "हिंदी-के-मॉडल", id="vowel signs of Indian scripts stay"),
        pytest.param("two\nlines\tand tabs", "twolinesand-tabs", id="only spaces become hyphens"),
        pytest.param("", "", id="an empty heading has an empty anchor"),
    ],
)
def test_an_anchor_is_what_github_makes_of_the_text(text: str, slug: str) -> None:
    assert bare_slug(text) == slug


def test_repeated_headings_are_numbered_past_those_that_are_taken() -> None:
    slugger = Slugger()
    anchors = [slugger.slug(text) for text in ("Echo", "Echo", "Echo 1", "echo-1", "Echo", "Other", "Echo")]
    assert anchors == ["echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2", "other", "echo-3"]


def test_an_anchor_with_and_without_the_variation_selector_is_one_place() -> None:
    assert anchor_key("\ufe0f-limits") == anchor_key("-limits") == "-limits"


@pytest.mark.skipif(not FIXTURES.exists(), reason="the fixtures of github-slugger are not here")
def test_all_of_github_sluggers_cases_hold_with_one_slugger_in_order() -> None:
    cases = json.loads(FIXTURES.read_text(encoding="utf-8"))
    slugger = Slugger()
    assert [slugger.slug(case["input"]) for case in cases] == [case["expected"] for case in cases]
