"""What the text of a link says of its target: `[Paper]`, `[[Code (in construction)]]`, `[论文]`."""

from __future__ import annotations

import re
from functools import lru_cache

_WORDS = frozenset(
    """
    paper papers pdf pdfs ps arxiv abs abstract html htm doi pub publication published proceedings proc preprint
    eprint fulltext full text version versions v1 v2 v3 v4 v5 journal conference conf openreview openreview.net
    acm ieee springer sciencedirect elsevier wiley cvf dblp scholar semantic report reports technical tech
    tech.report techreport thesis dissertation book chapter article manuscript draft biorxiv medrxiv ssrn hal
    usenix aclweb anthology pmlr pubmed code codes src source sources github gitlab gitee git repo repos
    repository repositories implementation implementations impl toolbox toolkit library software package python
    lua julia r c++ cpp java rust official unofficial author author's authors' third-party community
    reimplementation re-implementation project projects page pages homepage home website websites site web
    webpage link links url urls here data dataset datasets benchmark benchmarks model models weights weight
    checkpoint checkpoints ckpt pretrained zoo card hf huggingface hugging face 🤗 space spaces modelscope video
    videos youtube bilibili talk talks slide slides poster posters presentation demo demos colab notebook
    notebooks kaggle gradio replicate playground blog blogs post posts blogpost medium news tweet twitter x
    thread threads reddit linkedin discord slack zhihu wechat podcast interview bib bibtex citation cite
    citations supp suppl supplement supplementary supplemental material materials appendix tutorial tutorials
    course lecture lectures documentation document documents docs doc wiki readme app apps api tool tools
    download downloads example examples review reviews survey leaderboard challenge extended updated new more
    info details description introduction intro explanation notes note summary reading online local coming soon
    click jump released none n/a na tba tbd to be available part i ii iii for in of and the a an on with at our original
    archived archive mirror image images gif figure translation chinese english en zh cn stars star badge
    license awesome octocat paperclip paperswithcode pwc alphaxiv deepwiki readpaper connected connectedpapers
    researchgate 论文 文章 原文 代码 源码 项目 主页 链接 解读 论文解读 数据 数据集 视频 博客 官网 知乎 中文 英文 模型
    논문 論文 地址 下载 官方 实现 开源 讲解 教程 文档 译文 翻译 笔记 仓库 演示 幻灯片 项目主页 论文地址
    论文链接 代码地址 代码链接 开源代码 开源地址 项目地址 官方代码 中文解读 作者单位 单位
    """.split()
)
_FRAMEWORKS = frozenset(
    """
    pytorch torch tensorflow tf tf2 keras jax flax caffe caffe2 mxnet theano matlab chainer paddle paddlepaddle
    mindspore
    """.split()
)
_ALSO_FIELDS = frozenset(
    """
    title titles author authors venue publisher year date keywords keyword tldr tl;dr tl institution institutions
    affiliation affiliations metrics comments task tasks contribution contributions abstract-url method methods
    key idea type status tags topic topics 题目 标题 作者 时间 机构 会议 期刊 关键词 摘要 备注 简介 论文题目
    论文标题 论文名称 发表 日期 年份 论文下载地址 下载地址 저자 학회 저널 발표 게재 연도 날짜 제목 요약 키워드 분야
    중요도 난이도 논문 코드 링크 著者 会議 学会 掲載 発表 発表年 日付 タイトル 概要 要約 所属 コード リンク
    """.split()
)
_PAPER = frozenset("paper papers pdf arxiv doi preprint thesis 논문 論文 论文 论文链接 论文地址".split())
_LABELS = _WORDS | _FRAMEWORKS
_FIELDS = _LABELS | _ALSO_FIELDS
_WRAPPED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|（[^（）]*）|【[^【】]*】")
_SPLIT = re.compile(r"[\s/&+|,，、:：;·\-–—_~.!?！]+")
_COUNTED = re.compile(r"^(?P<word>[^\W\d]+)#?\d{1,2}$")
_LOOKS_LIKE_URL = re.compile(
    r"(?:https?|ftp)://|www\.|10\.\d{4,9}/|\S+\.(?:com|org|io|net|edu|ai|cn|gov|dev|me|co|info)(?:/\S*)?$",
    re.IGNORECASE,
)
_ARXIV_ID = re.compile(
    r"(?:arxiv\s*[:：]?\s*)?(?:abs/)?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?:\s*\[[\w.-]+\])?$",
    re.IGNORECASE,
)
_LONGEST = 60
_MOST_WORDS = 5


@lru_cache(maxsize=1 << 12)
def is_label(text: str) -> bool:
    """Whether a link's text says only what kind of page it leads to, or where: no title of a work."""
    text = text.strip()
    if not any(map(str.isalpha, text)):
        return True
    if is_address(text):
        return True
    if len(text) > _LONGEST:
        return False
    bare = _WRAPPED.sub(" ", text) if text[0] not in "([（【" else text.strip("()[]（）【】")
    return _all_words(bare or text, _LABELS)


def is_address(text: str) -> bool:
    """Whether a text is a URL, a host, a DOI or an arXiv id, and so no title."""
    if "." not in text and "/" not in text:
        return False
    return bool(_LOOKS_LIKE_URL.match(text) or _ARXIV_ID.match(text))


@lru_cache(maxsize=1 << 12)
def is_field_name(text: str) -> bool:
    """Whether a text is the name of a field, as before the colon in `Paper(Oral): https://…` or `作者单位: …`."""
    if len(text) > _LONGEST:
        return False
    return _all_words(_WRAPPED.sub(" ", text), _FIELDS)


def is_paper_label(text: str) -> bool:
    """Whether a link's text says that it leads to a paper: `[Paper]`, `[pdf]`, `[论文链接]`."""
    if not is_label(text) or is_address(text):
        return False
    return not _PAPER.isdisjoint(_SPLIT.split(text.casefold().strip("()[]（）【】 ")))


def is_name_of_framework(text: str) -> bool:
    """Whether a text names a framework, which is a label of code and can be a work's own name too."""
    return text.strip().casefold() in _FRAMEWORKS


def _all_words(text: str, vocabulary: frozenset[str]) -> bool:
    words = [word for word in _SPLIT.split(text.casefold()) if any(map(str.isalnum, word))]
    return 0 < len(words) <= _MOST_WORDS and all(_known(word.strip("'’\"“”()[]#*"), vocabulary) for word in words)


def _known(word: str, vocabulary: frozenset[str]) -> bool:
    if word in vocabulary or word.isdigit():
        return True
    counted = _COUNTED.match(word)
    return bool(counted and counted["word"] in vocabulary)
