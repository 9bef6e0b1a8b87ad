"""Numbers of a list: written anew without moving what stands in the items."""

from __future__ import annotations

import pytest

from tests.tools import fix


@pytest.mark.parametrize(
    ("third", "mended"),
    [
        pytest.param("9. c\n   - inner", "3. c\n   - inner", id="of one width"),
        pytest.param("11. c\n    - inner", "3.  c\n    - inner", id="a shorter number leaves its room"),
        pytest.param("11. c", "3. c", id="a shorter number with nothing below it needs no room"),
        pytest.param("> 11. c\n>     - inner", "> 3.  c\n>     - inner", id="a shorter number in a quotation"),
    ],
)
def test_a_number_that_jumps_is_mended_in_its_place(third: str, mended: str) -> None:
    quote = "> " if third.startswith(">") else ""
    before = f"{quote}1. a\n{quote}2. b\n"
    assert fix(f"{before}{third}\n{quote}4. d\n", select=["list-numbering"]) == f"{before}{mended}\n{quote}4. d\n"


@pytest.mark.parametrize(
    ("tenth", "mended"),
    [
        pytest.param(
            "9. j\n   - inner\n\n   more", "10. j\n    - inner\n\n    more", id="what is below it moves along"
        ),
        pytest.param("9.  j\n    - inner", "10. j\n    - inner", id="a wide space is used up first"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_longer_number_keeps_what_is_nested_in_it(tenth: str, mended: str, end: str) -> None:
    before = "".join(f"{number}. {letter}\n" for number, letter in enumerate("abcdefghi", 1))
    text, expected = (f"{before}{each}\n11. k\n".replace("\n", end) for each in (tenth, mended))
    assert fix(text, select=["list-numbering"]) == expected


@pytest.mark.parametrize(
    ("numbers", "mended"),
    [
        pytest.param("111134561111", "111111111111", id="a run in between"),
        pytest.param("11113", "11111", id="the last one"),
        pytest.param("111411", "111411", id="one that is right as it stands"),
        pytest.param("1235", "1234", id="a list that counts itself"),
    ],
)
def test_where_github_counts_all_bear_one_number(numbers: str, mended: str) -> None:
    text, expected = ("".join(f"{number}. a\n" for number in each) for each in (numbers, mended))
    assert fix(text, select=["list-numbering"]) == expected
