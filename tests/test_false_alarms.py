"""What a rule must leave alone, and what it must not miss beside it: the cases that real lists taught."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import reading, rule
from lint.config import Config
from tests.tools import check

TOO = 'is linked under "Reading Papers with Great Care" too: a wrong link, or a retitled paper'
TWO = "- **Reading Papers with Great Care**. {0}\n- **Learning to Prompt for Vision**. {0}\n"
CURRICULA = "Curriculum Learning for Neural Machine Translation"
NAMESAKES = (
    f"* {{0}}. {{1}}. [Competence-based {CURRICULA}](https://arxiv.org/abs/1903.09848).\n"
    f"* {{2}}. {{3}}. [Uncertainty-Aware {CURRICULA}](https://arxiv.org/abs/1903.09848).\n"
)
STRANGER = "is not the paper that the list links under this title, arXiv:2303.18223; mend one of them"
BIBTEX = "```bibtex\n{}\n```\n"
ABS = "".join(
    f"- **Title of the paper number {n}**. [Paper](https://arxiv.org/abs/2301.0000{n})\n" for n in range(1, 7)
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param(
            "arxiv-url",
            ABS + "- **X**. [Paper](https://arxiv.org/abs/1706.03762) [PDF](https://arxiv.org/pdf/1706.03762)\n",
            id="a PDF beside the abstract is an offer",
        ),
        pytest.param(
            "arxiv-url",
            ABS + "- **X**. [pdf](https://arxiv.org/pdf/1706.03762)\n",
            id="a link that says pdf leads to one",
        ),
        pytest.param(
            "arxiv-url",
            ABS + "- **X**. [Paper](https://arxiv.org/pdf/1706.03762#page=3)\n",
            id="a page of the PDF is meant",
        ),
        pytest.param(
            "arxiv-url",
            "- [Interpreters of Programs](https://arxiv.org/abs/1611.01988v2)\n"
            "- [Neural Functional Programming](https://arxiv.org/abs/1611.01988v1)\n"
            "- [Training with Bounds (v1)](https://arxiv.org/abs/1906.06316v1)\n",
            id="a version that is meant",
        ),
        pytest.param("unbalanced-markup", "- Two ** 3 makes eight, and `[` opens.\n", id="a sign that is no emphasis"),
        pytest.param(
            "citation-block",
            BIBTEX.format("@string{x = {y}}\n@comment{jabref}\n@article{a, title = {A Survey}, journal = x}"),
            id="what is no entry has no key",
        ),
        pytest.param(
            "identifier-reuse",
            "".join(
                f"- **{word} Papers with Great Care and {word}**. [P](https://arxiv.org/abs/2109.01134)\n"
                for word in "Reading Writing Hearing Finding Selling Burning".split()
            ),
            id="many titles under one link: a collection",
        ),
        pytest.param(
            "duplicate-entry",
            "- **Models**. [Paper](https://arxiv.org/abs/2109.01134)\n- **Data**. [Paper](https://arxiv.org/abs/2109.01134)\n",
            id="parts of one paper, without its title",
        ),
        pytest.param(
            "identifier-reuse",
            "- [Reading Papers with Great Care](https://arxiv.org/abs/2109.01134). 2021\n"
            "- CM-1: [Ada Lovelace, Bo Li, and Alan Turing. 2014. Reading papers with great care. Computer Lists 31"
            " (2014), 165–174.](https://arxiv.org/abs/2109.01134)\n",
            id="a whole citation has the title in it",
        ),
        pytest.param(
            "identifier-reuse",
            TWO.format("[P](https://arxiv.org/abs/2109.01134)").replace(
                "Learning to Prompt for Vision", "Shiny Pages Dataset"
            ),
            id="a data set of the paper",
        ),
        pytest.param(
            "url-syntax", "See www.example.com/lists/papers\n", id="GitHub makes a link of a bare www address"
        ),
        pytest.param("url-syntax", "[a](chrome://flags) [b](ssh://host.example/x)\n", id="schemes that are no slip"),
        pytest.param(
            "tracking-parameter", "- [A](https://a.example/&quest;utm_source=x)\n", id="a query written as an entity"
        ),
        pytest.param(
            "link-label",
            "[Project](https://a.example/1) [Project](https://a.example/2) [Proj&#101;kt](https://a.example/3)\n",
            id="a slip that cannot be pointed at",
        ),
        pytest.param(
            "arxiv-url",
            "- [A](https://arxiv.org/abs/1706.03762)\n- [B](https://arxiv.org/pdf/1810.04805)\n",
            id="two links are no majority",
        ),
        pytest.param(
            "arxiv-url", ABS.replace("https", "http"), id="a list that links by http throughout does so on purpose"
        ),
        pytest.param(
            "arxiv-url",
            "- [A](https://ar5iv.org/abs/1706.03762) [B](https://arxiv.org/abs/1706.03762)\n",
            id="a reader's page beside the paper is welcome",
        ),
        pytest.param(
            "arxiv-id",
            "[A](https://arxiv.org/pdf/1706.03762v7.pdf) [B](https://arxiv.org/abs/hep-th/9901001)\n",
            id="a PDF's ending and an old id are right",
        ),
        pytest.param(
            "arxiv-id",
            "[A](https://arxiv.org/list/cs.CL/recent) [B](https://arxiv.org/a/hinton_g_1)\n",
            id="pages of arXiv that are no papers",
        ),
        pytest.param(
            "arxiv-year",
            "- **The Pile of Data**, arXiv 2020. [Paper](https://arxiv.org/abs/2101.00027)\n",
            id="the first numbers of January are of December",
        ),
        pytest.param(
            "arxiv-year",
            "- **Two Papers at Once**, arXiv 2020. [A](https://arxiv.org/abs/2105.00027) [B](https://arxiv.org/abs/2004.00027)\n",
            id="with two ids nobody knows whose year it is",
        ),
        pytest.param(
            "arxiv-year",
            "- [Old Papers on Learning](https://arxiv.org/abs/cs/9901002), AAAI 1999\n"
            "- [Older Papers on Learning](https://arxiv.org/abs/cs/9901003), AAAI 1998\n",
            id="an id of the old form, and one of an archive's first numbers",
        ),
        pytest.param(
            "arxiv-year",
            "- [Droplet Models (2012)](https://arxiv.org/abs/2306.04171) [[DOI](https://doi.org/10.1088/1674)] (2023)\n"
            "- [RICH 2018](https://arxiv.org/abs/1903.11788) (2019)\n"
            '- **Spacewalk-18**: "Videos of Walks in Space", arXiv, 2023. [Paper](https://arxiv.org/abs/2311.18773)\n',
            id="a year in the title or the label",
        ),
        pytest.param(
            "arxiv-year",
            '- "Context for Networks", ICCVW 2019 (& TPAMI 2020). [Paper](https://arxiv.org/abs/2012.13375)\n',
            id="another year beside it fits",
        ),
        pytest.param(
            "arxiv-year",
            "- Scenes of Cities [[ICCV2017]](https://openaccess.thecvf.com/content_ICCV_2017/papers/Z_Scenes_ICCV_2017_paper.pdf)"
            " [[Journal Version]](https://arxiv.org/abs/1812.09953)\n",
            id="the preprint is of a later version",
        ),
        pytest.param(
            "broken-anchor",
            "[a](#top) [b](#readme) [c](#) [d](https://github.com/a/b#c)\n",
            id="fragments that every page has",
        ),
        pytest.param("broken-anchor", "[a](#-models) [b](#️-data)\n\n# 🚀 Models\n# ⚠️ Data\n", id="emoji in headings"),
        pytest.param("broken-anchor", "[a](#%E6%A8%A1%E5%9E%8B)\n\n# 模型\n", id="a percent-encoded anchor"),
        pytest.param("broken-anchor", "[a](docs/guide.md#anything)\n", id="an anchor of a file that was not read"),
        pytest.param(
            "duplicate-entry",
            "- **Flan-PaLM**. [Paper](https://arxiv.org/abs/2210.11416)\n- **Flan-U-PaLM**. [Paper](https://arxiv.org/abs/2210.11416)\n",
            id="two models of one paper",
        ),
        pytest.param(
            "duplicate-entry",
            "- **Code of One**. [Code](https://github.com/a/b)\n- **Code of Two**. [Code](https://github.com/a/b)\n",
            id="a shared repository",
        ),
        pytest.param(
            "identifier-reuse",
            "- **LLaMA**. [P](https://arxiv.org/abs/2302.13971)\n"
            "- **Open and Efficient Foundation Language Models**. [P](https://arxiv.org/abs/2302.13971)\n",
            id="a name is no title",
        ),
        pytest.param(
            "identifier-reuse",
            "- **Learning to Prompt for Vision**. [P](https://arxiv.org/abs/2109.01134)\n"
            "- **Learning to Prompt for Vision: A Study of Models**. [P](https://arxiv.org/abs/2109.01134)\n",
            id="a subtitle more",
        ),
        pytest.param(
            "identifier-reuse",
            "1. **On Designing Services. [Hamilton (2007)](https://a.example/hamilton.pdf).**\n"
            "    * Building on Quicksand. [Helland (2009)](https://arxiv.org/pdf/0909.1788).\n\n"
            "1. Building on Quicksand. [Helland (2009)](https://arxiv.org/pdf/0909.1788).\n",
            id="a work nested in another's entry",
        ),
        pytest.param(
            "identifier-reuse",
            "- [Local Grids for Scenes](https://a.example/grids.pdf), [Convolutional Occupancy Networks](https://arxiv.org/abs/2003.04618)\n"
            "- [Convolutional Occupancy Networks](https://arxiv.org/abs/2003.04618)\n",
            id="an entry that names two papers",
        ),
        pytest.param(
            "identifier-reuse",
            "- **Scaling Recognition of Interactions**. [P](https://arxiv.org/abs/2305.12252)\n"
            + "".join(
                f"- {name}. [P](https://arxiv.org/abs/2305.12252)\n"
                for name in ("DiffHOI w/ syn data", "GRU (Gated Recurrent Unit)", "**The (20) bAbI tasks**")
            ),
            id="a method's or a data set's name is no title",
        ),
        pytest.param(
            "identifier-reuse",
            "|A|B|\n|-|-|\n"
            "|[Stable and Efficient Training](https://arxiv.org/pdf/1906.06316)|78|\n"
            "|[Stable and Efficient Training (arXiv:v1)](https://arxiv.org/pdf/1906.06316v1.pdf)|77|\n",
            id="one title with its version behind it",
        ),
        pytest.param(
            "identifier-reuse",
            "- [Functional Program Interpreters](https://arxiv.org/abs/1611.01988v2)\n"
            "- [Neural Functional Programming](https://arxiv.org/abs/1611.01988v1)\n",
            id="two versions of one preprint, each with its title",
        ),
        pytest.param(
            "duplicate-entry",
            "|A|B|\n|-|-|\n"
            "|[FCL](https://github.com/a/FCL) (NF-UC)|18.66|\n|[FCL](https://github.com/a/FCL) (RF-UC)|13.16|\n",
            id="two variants of a method in a table of results",
        ),
        pytest.param(
            "duplicate-entry",
            "- [TigerBot_pretrain_zh in Chinese](https://arxiv.org/abs/2312.08688)\n"
            "- [TigerBot_pretrain_en in Chinese](https://arxiv.org/abs/2312.08688)\n",
            id="two data sets whose names differ in a part",
        ),
        pytest.param(
            "duplicate-entry",
            NAMESAKES.format("Emmanouil Platanios", 2019, "Yikai Zhou", 2020),
            id="two works of alike titles, one with the other's identifier",
        ),
        pytest.param(
            "identifier-reuse",
            NAMESAKES.format("Emmanouil Platanios", 2019, "Emmanouil Platanios", 2020),
            id="two titles that their authors may have given to one work",
        ),
        pytest.param(
            "identifier-reuse",
            f"* One, 2023. [XBench as a Large {CURRICULA}](https://arxiv.org/abs/2303.03004)\n"
            f"* Two, 2024. [XBench as an Executed {CURRICULA}](https://arxiv.org/abs/2303.03004)\n",
            id="two titles that begin with one name",
        ),
        pytest.param(
            "identifier-reuse",
            f"* One, 2023. [XBench: {CURRICULA}](https://arxiv.org/abs/2303.03004)\n"
            f"* Two, 2024. [Code: {CURRICULA}](https://arxiv.org/abs/2303.03004)\n",
            id="one title behind two names",
        ),
        pytest.param(
            "duplicate-entry",
            "* [A](https://github.com/me/) - Yet to come soon\n* [B](https://github.com/me/) - Yet to come soon\n",
            id="what is not there yet",
        ),
        pytest.param(
            "link-label",
            "- **X**. [Paper](https://openreview.net/forum?id=a1) [Code](https://openreview.net/attachment?id=a1&name=supplementary_material)\n",
            id="code among the supplements",
        ),
        pytest.param(
            "link-label",
            "- **X**. [Paper](https://arxiv.org/abs/2302.06527) [[repo](https://doi.org/10.6084/m9.figshare.23653371)]\n",
            id="code in a repository of data",
        ),
        pytest.param(
            "link-label",
            "- [CodeS](https://arxiv.org/abs/2206.05480) (2022) - CodeS: A Benchmark of Distribution Shift\n",
            id="a name that looks like a label",
        ),
        pytest.param(
            "toc",
            "".join(f"- [{name}](#{name.lower()})\n" for name in ("Image", "Text", "A", "B", "C", "D", "E", "F"))
            + "\n# Image\n## 2020\n## 2021\n# Text\n"
            + "".join(f"## {name}\n" for name in "ABCDEF"),
            id="years that divide a section",
        ),
        pytest.param(
            "toc",
            "- [Image](#image)\n- [Text](#text)\n\n# Image\n# Text\n# Other tasks are coming soon!\n",
            id="a section that is still to come",
        ),
        pytest.param(
            "url-syntax",
            '<p><img src="https://a.example/Escape From Cells.png"></p>\n',
            id="a space in an address in HTML",
        ),
        pytest.param(
            "link-label", "[![](https://img.shields.io/a.svg)](https://github.com/a/b)\n", id="a badge is a label"
        ),
        pytest.param(
            "pasted-residue", "Don´t forget 90˚ and `\\alpha`, $\\alpha$.\n", id="apostrophes, degrees, formulas"
        ),
        pytest.param(
            "unbalanced-markup",
            "a) first :) 1) second (see [0, 1)) `f(` $[a$ 😀\n",
            id="enumerations, faces, intervals, code",
        ),
        pytest.param("unbalanced-markup", "<b>\n\n- text\n\n</b>\n", id="a tag that closes in a later block"),
        pytest.param("unbalanced-markup", "- 方法1)和2)都可以\n", id="an enumeration behind Chinese letters"),
        pytest.param(
            "identifier-reuse",
            "- [Exploring the Limits of Boxes](https://arxiv.org/abs/1602.02410)\n"
            "- [Ada et al. (2016)](https://arxiv.org/abs/1602.02410)의 single best model box의 차원을 반으로 줄임\n"
            "- 5 member ensemble의 이전 88.9%([Ada et al., 2016](https://arxiv.org/abs/1602.02410))의 성능\n",
            id="a link within a Korean sentence",
        ),
        pytest.param(
            "entry-format",
            "".join(
                f"- Title of the paper number {n}, ICML. [[paper]](https://arxiv.org/abs/2301.0000{n})\n"
                for n in range(1, 6)
            )
            + "- Title of the paper number 6, ICML, after [Ramp](#ramp). [[paper]](https://arxiv.org/abs/2301.00006)\n"
            "\n## Ramp\n",
            id="a link to another entry",
        ),
        pytest.param(
            "unbalanced-markup",
            "Either *1) plain reading*, **2) careful reading** or _a) none_.\n",
            id="an enumeration in emphasis",
        ),
        pytest.param(
            "unbalanced-markup",
            "两种读法：1)粗读，2)细读。a)泛读；b)精读\n",
            id="an enumeration behind wide punctuation",
        ),
        pytest.param(
            "unbalanced-markup", "(0,~1500] words, (0, 12,500], （0，25,000]\n", id="intervals of numbers in thousands"
        ),
        pytest.param(
            "link-label",
            "- **A Paper**. [code](https://doi.org/10.24433/CO.1234567.v2)\n",
            id="code that has a DOI",
        ),
        pytest.param(
            "broken-anchor",
            "<!-- ALL-CONTRIBUTORS-LIST:START - Do not remove -->\n"
            '<a href="#maintenance-ada" title="Maintenance">🚧</a>\n'
            "<!-- ALL-CONTRIBUTORS-LIST:END -->\n",
            id="the anchors for show of the all-contributors bot",
        ),
        pytest.param(
            "entry-link", "- [Back to top](#) <a href='#'>🔝</a> [回到顶部](#)\n", id="links to the top of the page"
        ),
        pytest.param(
            "url-syntax",
            "[a](https://web.archive.org/web/2020/https://example.org) [b](mailto:a@b.org) [c](docs/a.md)\n",
            id="archives, mail, files",
        ),
        pytest.param(
            "venue-name",
            "- **A B C**, ICML 2020. [P](https://arxiv.org/abs/2001.00027)\n- **D E F**, ICLR 2020. [P](https://arxiv.org/abs/2001.00028)\n",
            id="two venues a letter apart",
        ),
        pytest.param(
            "venue-name",
            '| 2021 | NeurIPS | "Measuring Coding Competence" [[paper](https://arxiv.org/abs/2105.09938)] |\n|-|-|-|\n'
            "| 2024 | Coding | LLMs for Code [[paper](https://arxiv.org/abs/2105.09939)] |\n",
            id="a word of English is no venue",
        ),
        pytest.param(
            "venue-name",
            "- **LMSYS-Chat-1M**, LMSYS-Chat 2023. [Paper](https://arxiv.org/abs/2309.11998)\n",
            id="a part of a longer name is no venue",
        ),
        pytest.param(
            "venue-name",
            "- **A Parallel Corpus of Chats** [[LMSYS 2023](https://arxiv.org/abs/2309.11998)]\n",
            id="a group that publishes is no venue",
        ),
        pytest.param(
            "venue-name",
            "- **A Parallel Corpus of Code**, ICNLP 2019. [Paper](https://arxiv.org/abs/1901.02275)\n"
            "- **A Fuzzy Controller of Arms**, ICCAR 2022. [Paper](https://arxiv.org/abs/2201.02275)\n",
            id="venues that are a letter away from others",
        ),
        pytest.param(
            "doi-url",
            "[a](https://dl.acm.org/doi/10.1145/3442188) [b](https://doi.org/10.1145/3442188)\n",
            id="a publisher's page",
        ),
        pytest.param(
            "url-syntax",
            "- **X**. [P](https://www.sciencedirect.com/science/article/pii/S1566253524006687#:~:text=To%20read%20lists.)\n",
            id="words of the page, with their full stop",
        ),
        pytest.param(
            "link-label",
            "- **X**. [[1706.03762v2]](https://arxiv.org/abs/1706.03762) [17.03762](https://arxiv.org/abs/1706.03762)\n",
            id="a label that is the paper's own number, or none",
        ),
        pytest.param(
            "identifier-reuse",
            "We looked at all papers there are in one, [Reading Papers with Great Care](https://arxiv.org/abs/2109.01134).\n\n"
            "- (CVPR 2024) Reading Papers with Great Care [[paper](https://arxiv.org/abs/2109.01134)]\n",
            id="a sentence that leads into the title",
        ),
        pytest.param(
            "identifier-reuse",
            "- [Reading Papers with Great Care](https://arxiv.org/abs/2109.01134)\n\n"
            "## Later\n\n- [Reading Papers with Great Care. 2021](https://arxiv.org/abs/2109.01134)\n",
            id="a year behind a title",
        ),
        pytest.param(
            "entry-link",
            "See [1] (as above) and f(x)[y].\n\n    [Paper] (https://example.org)\n",
            id="brackets in prose and in code",
        ),
    ],
)
def test_no_finding(name: str, text: str) -> None:
    assert [finding.message for finding in check(text, select=[name])] == []


LINKED = "".join(
    f"- **Name number {n}** [code](https://example.org/{n}) - a model of size {n}.\n" for n in range(20, 40)
)


def test_a_hyphen_behind_a_link_is_part_of_its_word() -> None:
    text = (
        LINKED
        + "- **Neo number one** [code](https://example.org/1) - all [GPT](https://example.org/gpt)-like models.\n"
    )
    assert check(text, select=["entry-format"]) == []


@pytest.mark.parametrize(
    ("name", "text", "messages"),
    [
        pytest.param(
            "arxiv-url",
            ABS + "- **X**. [Paper](http://arxiv.org/abs/1706.03762v7#S3)\n",
            ["links arXiv:1706.03762 over http and as version 7; link https://arxiv.org/abs/1706.03762#S3"],
            id="a fragment survives",
        ),
        pytest.param(
            "arxiv-url",
            "- **A Paper**. [Paper](http://arxiv.org/abs/1706.03762v2)\n",
            ["links arXiv:1706.03762 over http and as version 2; link https://arxiv.org/abs/1706.03762"],
            id="one link shows no habit",
        ),
        pytest.param(
            "arxiv-url",
            "- **A Paper**. [Paper](http://arxiv.org/html/1706.03762v2)\n",
            ["links arXiv:1706.03762 over http; link https://arxiv.org/html/1706.03762v2"],
            id="a page that has its own versions keeps them",
        ),
        pytest.param(
            "arxiv-url",
            "- **A Paper**. [Paper](https://www.alphaxiv.org/abs/1706.03762)\n",
            ["links arXiv:1706.03762 at www.alphaxiv.org; link https://arxiv.org/abs/1706.03762"],
            id="a reader's page where the paper itself is not linked",
        ),
        pytest.param(
            "arxiv-year",
            "- [Old Papers on Learning](https://arxiv.org/abs/cs/9901002), AAAI 1996\n",
            ["1996 is before arXiv:cs/9901002 was submitted, in 1999-01; mend year or link"],
            id="an id of the old form",
        ),
        pytest.param(
            "arxiv-year",
            "- Papers of a Year, [Preprint'22](https://arxiv.org/abs/2311.04541)\n- [NIPS 22] Words, [P](https://arxiv.org/abs/2311.04542)\n",
            [f"2022 is before arXiv:2311.0454{n} was submitted, in 2023-11; mend year or link" for n in (1, 2)],
            id="a year of two digits",
        ),
        pytest.param(
            "venue-name",
            "- **NAALC and Its Papers**, NAALC 2022. [P](https://arxiv.org/abs/2201.00027)\n",
            ["NAALC is mistyped; write NAACL"],
            id="a mistyped venue is mended where it is the venue",
        ),
        pytest.param(
            "venue-name",
            "- [A Paper on Lists](https://arxiv.org/abs/1908.08530) [[Code](https://github.com/ada/lists)] ICRL2020\n",
            ["ICRL is mistyped; write ICLR"],
            id="two letters of a short name swapped",
        ),
        pytest.param(
            "url-syntax",
            "[a](<https://arxiv.org/abs/1706.03762 https://doi.org/10.1/x>)\n",
            ["the target has two URLs in it; keep one"],
            id="two URLs in one target",
        ),
        pytest.param(
            "url-syntax",
            "[a](https://a.example/b92https://a.example/c)\n",
            ["the target has two URLs in it; keep one"],
            id="two URLs with nothing between them",
        ),
        pytest.param(
            "url-syntax",
            "[a](www.list.example) [b](ada-lovelace.com) [c](papers.list.cc/7.pdf) [d](README.org) [e](v1.2.3/x.md)\n",
            ["the target has no scheme, so it is read as a file of this repository; write https:// before it"] * 3,
            id="a host without a scheme, and without a path",
        ),
        pytest.param(
            "entry-link",
            "| a | b |\n|--|--|\n| Ann | Lee | [Paper](https://a.example/b)/Code |\n",
            ["this link is shown as text: its row has more cells than the table"],
            id="a cell that is not shown",
        ),
        pytest.param(
            "entry-link",
            '* [One Paper](https://a.example/1)\n<img src="x.png">\n* [Two Papers](https://a.example/2)\n'
            "\n* [Three Papers](https://a.example/3)\n\n<div>\n[Four Papers](https://a.example/4)\n</div>\n",
            ["this link is shown as text: it stands in a block of HTML, which ends at an empty line"] * 2,
            id="a link in HTML",
        ),
        pytest.param(
            "entry-link",
            "- **A Paper**. [[PDF](https://a.example/1)] Code]](https://a.example/2)\n",
            ["this link is shown as text: its brackets do not match"],
            id="a link whose brackets do not match",
        ),
        pytest.param(
            "broken-anchor",
            "- [Unrelated Attempts](#attempts-unrelated)\n\n# Attempts Related\n",
            ["no heading or anchor here is #attempts-unrelated; link one that exists, or add it"],
            id="the opposite is not what was meant",
        ),
        pytest.param(
            "broken-anchor",
            "[Limits](#limitation-of-lists)\n\n# ⚠️ Limitations of Lists\n",
            ["no heading or anchor is #limitation-of-lists; the nearest is #\ufe0f-limitations-of-lists"],
            id="the nearest heading begins with an emoji of two characters",
        ),
        pytest.param(
            "broken-anchor",
            "# [Surveys](#contents)\n",
            ["no heading or anchor here is #contents; link one that exists, or add it"],
            id="a heading is not offered to itself",
        ),
        pytest.param(
            "identifier-reuse",
            "- **Reading Papers with Great Care**. [P](https://arxiv.org/abs/2109.01134)\n"
            + "- **Learning to Prompt for Vision**. [P](https://arxiv.org/abs/2109.01134)\n" * 2,
            ['arXiv:2109.01134 is linked under "Learning to Prompt for Vision" too: a wrong link, or a retitled paper'],
            id="the odd one out is reported, not the paper's own entries",
        ),
        pytest.param(
            "duplicate-entry",
            "- **One Title of Four**. [P](https://arxiv.org/abs/2109.01134) <!-- paperlint-disable-line -->\n"
            "- **One title of four**. [P](https://arxiv.org/abs/2109.01134)\n",
            [],
            id="a suppressed entry does not count",
        ),
        pytest.param(
            "duplicate-entry",
            "- Text\n  - [One Title of Four](https://arxiv.org/abs/2109.01134)\n"
            "- Speech\n  - [One title of four](https://arxiv.org/abs/2109.01134)\n",
            ['"One title of four" stands in another part of this section too; remove one, or say that both are meant'],
            id="items that hold entries are sections",
        ),
        pytest.param(
            "duplicate-entry",
            "## Data\n- [One title of four](https://arxiv.org/abs/2109.01134)\n## Models\n"
            + "- [One title of four](https://arxiv.org/abs/2109.01134) again\n" * 2,
            [
                '"One title of four" is listed under "Data" too; remove one, or say that both are meant',
                '"One title of four" stands in this section already; remove one of the two',
            ],
            id="twice in the later of two sections",
        ),
        pytest.param(
            "unbalanced-markup",
            "- **Attention**</b> is all. [P](https://arxiv.org/abs/1706.03762)\n",
            ["</b> closes what was never opened; drop it"],
            id="a tag that only closes",
        ),
        pytest.param(
            "unbalanced-markup",
            "<b>Licence\n\nMIT, <b>and</b> more.\n\n<b>Thanks\n",
            ["<b> is never closed; add </b>"] * 2,
            id="tags of two paragraphs that stay open",
        ),
        pytest.param(
            "broken-anchor",
            "<!-- ALL-CONTRIBUTORS-LIST:START -->\n[a](#a)\n<!-- ALL-CONTRIBUTORS-LIST:END -->\n\n[b](#data-ada)\n",
            ["no heading or anchor here is #data-ada; link one that exists, or add it"],
            id="an anchor behind the bot's table",
        ),
        pytest.param(
            "unbalanced-markup",
            "- **Attention Is All You Need**, NeurIPS 2017]. [P](https://arxiv.org/abs/1706.03762)\n",
            ["] has no [ before it; add it, or drop this one"],
            id="a bracket that only closes",
        ),
        pytest.param(
            "unbalanced-markup",
            "- An Index of Strings （APSys 2020)\n- 重叠关系(常见）\n- （一）1）甲 (乙) b）丙\n",
            [
                "（ is closed by ), which is of another width; write (",
                "( is closed by ）, which is of another width; write （",
            ],
            id="brackets of two widths",
        ),
        pytest.param(
            "broken-anchor",
            "- [Sources](#sources-1)\n\n# Sources\n",
            ["no heading or anchor here is #sources-1; link one that exists, or add it"],
            id="another section of the name is not the one that was meant",
        ),
        pytest.param(
            "citation-block",
            BIBTEX.format("@article{title = {A Survey}}"),
            ["this BibTeX entry has no key; write one after the brace"],
            id="an entry without a key",
        ),
        pytest.param(
            "citation-block",
            BIBTEX.format("@article{a, title = {A Survey"),
            ["the value of title is not closed; add a brace or quote"],
            id="a value that does not end",
        ),
        pytest.param(
            "citation-block",
            BIBTEX.format("@article{a, title = {A Survey}"),
            ["the BibTeX entry a does not end as it should; check its braces"],
            id="an entry that does not end",
        ),
        pytest.param(
            "citation-block",
            "- **A Survey of Transformers**. [Paper](https://arxiv.org/abs/2303.18223)\n\n"
            + BIBTEX.format("@misc{a, title = {A Survey of Transformers}, eprint = {2303.18224}}"),
            [f"arXiv:2303.18224 {STRANGER}"],
            id="a block of another paper than the entry's",
        ),
        pytest.param(
            "identifier-reuse",
            TWO.format("[P](https://a.example/1.pdf)"),
            [f"https://a.example/1.pdf {TOO}"],
            id="one file under two titles",
        ),
        pytest.param(
            "identifier-reuse",
            NAMESAKES.format("Emmanouil Platanios", 2019, "Yikai Zhou", 2020),
            [f'arXiv:1903.09848 is linked under "Competence-based {CURRICULA}" too: a wrong link, or a retitled paper'],
            id="alike titles of other authors",
        ),
        pytest.param(
            "duplicate-entry",
            NAMESAKES.format("Emmanouil Platanios", 2019, "Emmanouil Platanios", 2020),
            [f'"Uncertainty-Aware {CURRICULA}" stands in this section already; remove one of the two'],
            id="alike titles of one author",
        ),
        pytest.param(
            "duplicate-entry",
            NAMESAKES.format("Emmanouil Platanios", 2019, "Yikai Zhou", 2020).replace(
                "Uncertainty-Aware", "Competency, Biasing"
            ),
            [f'"Competency, Biasing {CURRICULA}" stands in this section already; remove one of the two'],
            id="slips in the first words",
        ),
        pytest.param(
            "identifier-reuse",
            TWO.format("[P](https://arxiv.org/abs/2109.01134) [D](https://doi.org/10.1145/1234567)"),
            [f"arXiv:2109.01134 {TOO}"],
            id="an entry with two wrong links is told once",
        ),
        pytest.param(
            "url-syntax",
            "- **A Paper**. [P](https://doi.org/10.1145/3442188,)\n",
            ["the target ends with `,`, which does not belong to the URL; drop it"],
            id="punctuation of the sentence in the link",
        ),
        pytest.param(
            "link-label",
            "- **A Talk on Papers**. [YouTube](https://arxiv.org/abs/2109.01134)\n",
            ['the label "YouTube" stands on arXiv:2109.01134; mend the label or the target'],
            id="a label that names another host",
        ),
        pytest.param(
            "link-label",
            "- **A Paper on Things**. [Paper](https://github.com/org/name)\n",
            ['the label "Paper" stands on a repository; mend the label or the target'],
            id="a repository called a paper",
        ),
        pytest.param(
            "link-label",
            "- **A Paper on Things**. [[arXiv 2109.011341]](https://arxiv.org/abs/2109.01134)\n",
            ['the label "arXiv 2109.011341" stands on arXiv:2109.01134; mend the label or the target'],
            id="a number with a digit too many",
        ),
        pytest.param(
            "broken-anchor",
            "[Known limits](#-known-limit)\n\n# ⚠️ Known limits\n",
            ["no heading or anchor is #-known-limit; the nearest is #\ufe0f-known-limits"],
            id="a slip in the anchor of a heading with an emoji",
        ),
        pytest.param(
            "readme-size",
            "x" * 512_001,
            ["the page ends here: 512,001 bytes are more than the 512,000 shown; move a part to its own file"],
            id="a byte too many",
        ),
    ],
)
def test_findings(name: str, text: str, messages: list[str]) -> None:
    assert [finding.message for finding in check(text, select=[name])] == messages


REPOSITORY = (
    "## Papers\n- [Reader: Reading with Great Care](https://arxiv.org/abs/2109.01134). 2021\n"
    "## Tools\n- [Reader](https://github.com/ada/reader) reads with care\n  - [Paper](https://arxiv.org/abs/2109.01134)\n"
)
FOLDS = "## Data\n" + "".join(
    f"<details>\n<summary>{name}</summary>\n\n- [Questions about Animals in Films](https://arxiv.org/abs/2203.12344)\n\n</details>\n"
    for name in ("For training", "For tests")
)
PARTS = (
    "## Data\n- **Cats-QA**: Questions about Animals in Films (CVPR 2022). [Paper](https://arxiv.org/abs/2203.12344)\n"
    "- **Dogs-QA**: Questions about Animals in Films (CVPR 2022). [Paper](https://arxiv.org/abs/2203.12344)\n"
)

VERSIONS = (
    "- [Reading with Great Care and Two Eyes](https://arxiv.org/abs/2109.01134). CVPR 2021\n"
    "- [Reading with Great Care and Two Eyes](https://arxiv.org/abs/2109.01134). TPAMI 2023\n"
)
TABLED = (
    "## Tools\n| Name | Year |\n|-|-|\n| [Reader of Lists](https://github.com/ada/reader) | 2021 |\n\n"
    "- [Reader of Lists](https://github.com/ada/reader): in Python\n"
)
COPIED = "## {}\n- [Reading with Great Care](https://arxiv.org/abs/2109.01134). 2021\n"


@pytest.mark.parametrize(
    "text",
    [REPOSITORY, PARTS, FOLDS, VERSIONS, TABLED],
    ids=[
        "a tool beside its paper",
        "the data sets of one paper",
        "a paper in two parts that fold up",
        "a paper at a conference and in a journal",
        "a table that compares what items list",
    ],
)
def test_two_things_of_one_paper_may_each_have_an_entry(text: str) -> None:
    (finding,) = check(text, select=["duplicate-entry"])
    assert finding.hint


@pytest.mark.parametrize(
    "text",
    [
        VERSIONS.replace("TPAMI 2023", "TPAMI 2021"),
        VERSIONS.replace("TPAMI", "ICML"),
        COPIED.format("2021") + COPIED.format("2022"),
        COPIED.format("CVPR 2021") + COPIED.format("ICML 2021"),
        COPIED.format("Eyes") + COPIED.format("Ears"),
    ],
    ids=["two names of one place", "two conferences", "two years", "two places of one year", "two topics, once"],
)
def test_one_paper_twice_is_a_slip_where_nothing_tells_that_both_are_meant(text: str) -> None:
    (finding,) = check(text, select=["duplicate-entry"])
    assert not finding.hint


@pytest.mark.parametrize(
    ("sections", "hints"),
    [
        pytest.param(("Eyes", "Ears"), {True}, id="topics"),
        pytest.param(("2021", "2022"), {False}, id="years"),
    ],
)
def test_three_entries_that_stand_alike_in_two_sections_are_meant_where_these_may_share_them(
    sections: tuple[str, str], hints: set[bool]
) -> None:
    shared, others, more = (
        "".join(
            f"- [{title} with Care](https://arxiv.org/abs/{month}.0000{n}). 2021\n" for n, title in enumerate(titles, 1)
        )
        for month, titles in (
            (2106, ("Reading", "Writing", "Counting Sheep")),
            (2107, ("Singing", "Dancing", "Painting Walls", "Cooking")),
            (2108, ("Sailing", "Flying", "Climbing Walls", "Resting")),
        )
    )
    text = f"## {sections[0]}\n{shared}{others}\n## {sections[1]}\n{shared}{more}"
    assert {finding.hint for finding in check(text, select=["duplicate-entry"])} == hints


def test_a_label_that_waits_for_its_address_in_most_entries_is_a_habit() -> None:
    def hints(empty: int, filled: int) -> set[bool]:
        links = ["[Code]()"] * empty + ["[code](https://a.example/code)"] * filled
        return {finding.hint for finding in check("- " + "\n- ".join(links), select=["entry-link"])}

    assert hints(empty=10, filled=9) == {True}
    assert hints(empty=10, filled=10) == {False}
    assert hints(empty=9, filled=0) == {False}


def test_asterisks_without_a_partner_are_shown_where_they_stand() -> None:
    (finding,) = check("**A Title of Words **. 2022.\n**TLDR**: Few words.\n", select=["unbalanced-markup"])
    assert finding.span == (0, 2)


def test_what_is_new_in_each_month_may_stand_above_the_list() -> None:
    new = "".join(
        f"- **[2026.0{month}]**\n  - Paper: [Reading Papers of Month {month}](https://arxiv.org/abs/260{month}.10001)\n"
        for month in (1, 2)
    )
    old = "".join(
        f"- [Reading Papers of Month {month}](https://arxiv.org/abs/260{month}.10001)\n" for month in range(1, 9)
    )
    found = check(f"## This month\n{new}\n## Reading\n{old}", select=["duplicate-entry"])
    assert [finding.hint for finding in found] == [True, True]


def test_papers_in_two_sections_may_be_meant() -> None:
    twice = "".join(f"## {name}\n\n- **One Title of Four**. [P](https://arxiv.org/abs/2109.01134)\n\n" for name in "AB")
    assert check(twice, select=["duplicate-entry"])
    assert not check(twice, select=["duplicate-entry"], config="[rules.duplicate-entry]\nacross-sections = false")


def test_a_file_is_missing_only_where_the_repository_is_there(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "Guide.md").touch()
    readme = tmp_path / "README.md"
    readme.write_text(
        "[a](docs/Guide.md) [b](docs/guide.md) [c](/docs/Guide.md) [d](docs/lost.png?raw=true#x)\n\n"
        "[a whole link as target, which is no file]([http://a.example/](https:/a.example/x))\n"
    )

    def missing() -> list[str]:
        document = reading.parse(str(readme))
        context = rule.Context([document], Config())
        return [finding.message.partition(" is not")[0] for finding in rule.run([rule.find("missing-file")], context)]

    assert missing() == ["docs/guide.md", "docs/lost.png"]
    (tmp_path / "docs" / "Guide.md").unlink()
    assert missing() == []
    (tmp_path / ".git").mkdir()
    assert missing() == ["docs/Guide.md", "docs/guide.md", "docs/Guide.md", "docs/lost.png"]
