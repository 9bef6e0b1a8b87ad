"""Inputs on which fuzzing found something wrong once, and a short run of it."""

from __future__ import annotations

import pytest

from tests.fuzz import CONFIGS, Fuzzer, at_random, complaint, corpus

TEMPLATE = CONFIGS[1]


@pytest.mark.parametrize(
    ("text", "config"),
    [
        pytest.param(
            "- **Paper of Papers** [Paper](https://a.example/b [Code](https://c.example/d)\n",
            "",
            id="the link behind one without its ) is not taken for white space",
        ),
        pytest.param(
            "- **Paper of Papers** [`Paper`] (https://a.example/b)\n",
            "",
            id="code in a link's text is kept when mended",
        ),
        pytest.param("](http:/" + "[](http:/" * 30, "", id="thirty links without their ) are mended at once"),
        pytest.param(
            "- \ud800 [A \ud800 Study](https://a.example/\ud800)", "", id="a lone surrogate in a caller's string"
        ),
        pytest.param(
            "https://arxiv.org/abs/2310.06770\n@misc{broken\n",
            "",
            id="a block of a .bib file that does not end swallows no entry of ours, run for run",
        ),
        pytest.param("https://arxiv.org/abs/2310.06770\n@{", "", id="nor does one that has not even a name"),
        pytest.param(
            "[s n o m](http:,). [s n o f](s.5)", TEMPLATE, id="two links that may both be the title keep their order"
        ),
        pytest.param("[](http://i``` [](```)", "", id="backticks at an address that was mended do not begin code"),
        pytest.param("&<li>b[<li>]()", "", id="a link that a raw item cuts off ends behind its start"),
        pytest.param("[\n\ufeff\n]()", "", id="an invisible sign alone on its line keeps a paragraph together"),
        pytest.param(
            "http\ufeff://o[]()", "", id="an invisible sign stays where an address without it would swallow a link"
        ),
        pytest.param("Ã\xa0 Â\x85", "", id="letters in a wrong encoding are named, though one of them cannot be seen"),
        pytest.param(
            "- **ep**CVPR[](:.0)\n- **aM**ICML[](2.0)\n- **ve**# NeurIPS[](:.1)\n- M#a-b rXiv 22[]()\n- **m n**# ICLR",
            "",
            id="a title without emphasis and its venue do not become one word",
        ),
        pytest.param(
            "http://arxiv.org/abs/2301.00001v*?" + "*" * 30 + "/",
            "",
            id="what is stray is dropped behind the id, not in the query",
        ),
        pytest.param("http://http://_|", "", id="an address does not begin with an underscore"),
        pytest.param("http://http://[", "", id="of two schemes none is dropped where no address is behind them"),
        pytest.param("http://p://arxiv.org/pdf/2301.00001://p", "", id="a fix that would change nothing is none"),
        pytest.param(
            "- 2017 We [](arxiv.org/abs/1706.02613)", TEMPLATE, id="emphasis and order of one entry are mended in turn"
        ),
        pytest.param(
            "- footnote[2025](5._)\n- footnote[2020](c._)\n",
            "",
            id="of two works with one title each keeps its entry and year",
        ),
        pytest.param(
            '- C[r V S](b.t)\n* **P.**: "r oono" CVPR\n* **AE.**: "r a"http://a\n* **rb.**: "ros",(https://do\n'
            '* **Frobs.**: "Frobs: A Study"https://arxiv.org/abs/2302.99998',
            "",
            id="a full stop inside the emphasis is not asked of what is not emphasized",
        ),
        pytest.param(
            "# Papers\n\n*<ul>l Vis en(http://arxiv.org/abs/2410.03185<br>o",
            "",
            id="an added entry comes behind a line, though the one before it ends within",
        ),
        pytest.param(
            "# Papers\n\n- [A Study](https://arxiv.org/abs/2410.03185)\n\n# Code\n\nÃ\xa0",
            "",
            id="a space that does not break belongs to its line when an entry is added",
        ),
        pytest.param(
            "# Papers\r\r- [A Study](https://arxiv.org/abs/2410.03185)\r- [Two](https://arxiv.org/abs/2410.03186)",
            "",
            id="an entry is added among lines that end with CR alone",
        ),
        pytest.param("- LM[](http://{)", "", id="an address with a brace is found in the bibliography again"),
        pytest.param(
            "Method|||\n-|-|-\n" + "[iCAN](a.7)|8\niCAN|BMVC\n" * 6,
            "",
            id="of more works with one title than are looked at for each, all find their entries",
        ),
        pytest.param("* www.[", "", id="an address with a broken host has a kind of page"),
    ],
)
def test_what_went_wrong_once_is_right(text: str, config: str) -> None:
    assert complaint(text, config) is None


def test_a_short_run_finds_nothing() -> None:
    fuzzer = Fuzzer(corpus([]))
    at_random(fuzzer, 250, seed=0)
    assert fuzzer.known == set()
