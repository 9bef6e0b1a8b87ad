"""Lists that are cut, spliced and broken at random go through all that paperlint does with a list offline.

    python -m tests.fuzz [LIST...] [--inputs N] [--seed N] [--guided]

The corpus is the rules' own examples, our example lists, and the lists that are named, in pieces. What must hold of any
text stands in `examine`; each way in which it does not is told once, with an input that was made as small as it goes.
With `--guided` (and `pip install atheris`) inputs that reach new code are broken further; else the pieces alone are.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import signal
import sys
import traceback
import xml.etree.ElementTree as ET
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, pairwise
from pathlib import Path
from types import FrameType, FunctionType
from zlib import crc32

from bibtexparser.entrypoint import parse_string

from lint.adoption import adopt, configuration
from lint.commands.add import refuse_listed, with_work
from lint.difference import unified_diff
from lint.document import Document, Span
from lint.errors import LintError
from lint.evidence import NOTHING
from lint.finding import Finding
from lint.fixer import Mended, is_applicable, mend
from lint.identifiers import WorkId
from lint.prose import blank
from lint.references import csl, ris
from lint.references.bibliography import bibliography
from lint.reports import Report, render
from lint.rule import Context, discover, find, run, selected
from lint.source import decode
from lint.style.addition import Candidate, link_to
from lint.style.sections import entries_of
from lint.work import cite
from tests.test_difference import applied
from tests.test_positions import spans_outside
from tests.tools import ROOT, parse, settings

NEXT_FILE = "\f"
"""Stands in an input between two files of one list."""
FORMATS = ("text", "json", "sarif", "github", "markdown", "junit")
CONFIGS = (
    "",
    'entry = "- **{title}**, {venue} {year}. [Paper]({url})"',
    'translations = [["README.md", "README.1.md"]]\nexclude-urls = ["*github*"]\n[rules.arxiv-url]\nform = "pdf"',
)
PATIENCE = 5.0
"""Seconds of processor time for an input, and a millisecond more for each character: a bound for hangs, no goal."""

WORD = re.compile(r"[^\W_](?:[^\W_]|[\xad\u200b\ufeff])*")
NO_WORD = re.compile(r"\b(?:https?:|www\.)\S*|</?\w[^<>]*>")
"""Addresses and tags."""
INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\ufeff"))
"""Signs that a fix drops, also from within a word."""

LEAD = re.compile(r"^[ \t>]*(?:\d+[.)])?[ \t]*")
"""What of a line changes where numbers do: the number and the indentation."""

# --- What must hold of any text ---------------------------------------------------------------------------------------


def examine(text: str, config: str = "") -> None:
    """Raises AssertionError for what does not hold, and whatever else goes wrong on the way."""
    names = (f"README.{number}.md" if number else "README.md" for number in range(text.count(NEXT_FILE) + 1))
    documents = parse(dict(zip(names, text.split(NEXT_FILE), strict=True)))
    settled = settings(config)
    rules = selected(settled)
    known: dict[tuple[str, ...], list[Finding]] = {}

    def check(documents: Sequence[Document]) -> list[Finding]:
        texts = tuple(document.text for document in documents)
        if texts not in known:
            known[texts] = run(rules, Context(documents, settled))
        return known[texts]

    outside = [thing for document in documents for thing in spans_outside(document)]
    assert not outside, f"outside the text: {type(outside[0]).__name__}"
    findings = check(documents)
    _examine_findings(documents, findings)
    found = {finding.rule for finding in findings}
    _examine_reports(Report(documents, findings, [rule for rule in rules if rule.id in found]))
    safe, unsafe = (mend(documents, check, unsafe=unsafe) for unsafe in (False, True))
    _examine_mending(documents, safe, unsafe=False)
    _examine_loss(documents, safe.documents)
    _examine_mending(documents, unsafe, unsafe=True)
    _examine_bibliography(documents)
    _examine_adoption(documents)
    for added in _additions(documents[0], settled.entry):
        with_it = [added, *documents[1:]]
        _examine_mending(with_it, mend(with_it, check, unsafe=False), unsafe=False)


def _examine_findings(documents: Sequence[Document], findings: Sequence[Finding]) -> None:
    sizes = {document.path: len(document.text) for document in documents}

    def lies_within(path: str, span: Span) -> bool:
        return 0 <= span.start <= span.end <= sizes[path]

    for finding in findings:
        edits = sorted(finding.fix.edits) if finding.fix else []
        spans = [finding.span, *(edit.span for edit in edits)]
        assert all(lies_within(finding.path, span) for span in spans), f"{finding.rule}: outside the text"
        assert all(lies_within(other.path, other.span) for other in finding.related), f"{finding.rule}: outside"
        assert all(one.span.end <= other.span.start for one, other in pairwise(edits)), f"{finding.rule}: overlap"
        assert not finding.fix or edits, f"{finding.rule}: a fix without an edit"


def _examine_reports(report: Report) -> None:
    texts = {output_format: render(output_format, report) for output_format in FORMATS}
    assert len(json.loads(texts["json"])["findings"]) == len(report.findings), "json: findings are missing"
    json.loads(texts["sarif"])
    ET.fromstring(texts["junit"])
    for text in texts.values():
        text.encode()


def _examine_mending(before: Sequence[Document], mended: Mended, *, unsafe: bool) -> None:
    kind = "unsafe fixes" if unsafe else "safe fixes"
    left = [finding.rule for finding in mended.findings if is_applicable(finding.fix, unsafe=unsafe)]
    assert not left, f"{kind} do not end: {' '.join(sorted(set(left)))}"
    for old, new in zip(before, mended.documents, strict=True):
        assert applied(old.text, unified_diff(old.text, new.text, old.path)) == new.text, f"{kind}: wrong diff"


def _examine_loss(before: Sequence[Document], after: Sequence[Document]) -> None:
    """Safe fixes take no link away, and no word but for another; bare addresses may become a link, or one address."""
    for old, new in zip(before, after, strict=True):
        assert _links(new) >= _links(old), "safe fixes: a link is lost"
        addresses = [link.url_span for link in old.links] + [match.span() for match in NO_WORD.finditer(old.text)]
        outside, were, are = _words(old.text, addresses), _words(old.text), _words(new.text)
        assert (outside - are).total() <= (are - were).total(), "safe fixes: a word is lost"


def _words(text: str, hidden: Sequence[tuple[int, int]] = ()) -> Counter[str]:
    """The words that lie outside of all that is hidden."""
    shown = blank(text, hidden)
    whole = (word[0] for word in WORD.finditer(text) if shown.startswith(word[0], word.start()))
    return Counter(word.translate(INVISIBLE) for word in whole)


def _links(document: Document) -> tuple[int, bool]:
    """How many addresses are written as links, and whether there are any."""
    written = sum(link.kind != "autolink" for link in document.links) + len(document.definitions)
    return written, bool(document.links or document.definitions)


def _examine_bibliography(documents: Sequence[Document]) -> None:
    works = cite(documents)
    for dialect, unicode in (("bibtex", False), ("biblatex", True)):
        made = bibliography(works, "", dialect=dialect, unicode=unicode)  # type: ignore[arg-type]
        library = parse_string(made.text)
        assert not library.failed_blocks, f"{dialect} does not parse"
        keys = [entry.key for entry in library.entries]
        assert len({key.lower() for key in keys}) == len(keys) == len(works), f"{dialect}: keys are not unique"
        again = bibliography(works, made.text, dialect=dialect, unicode=unicode)  # type: ignore[arg-type]
        assert again.text == made.text, f"{dialect}: a second run changes its own output"
        assert (again.keys, again.unlisted, again.unreadable) == (made.keys, (), ()), f"{dialect}: forgets its keys"
    for existing in (document.text for document in documents if "@" in document.text):  # as if somebody kept that
        made = bibliography(works, existing)
        assert bibliography(works, made.text).text == made.text, "a second run changes what others wrote"
    json.loads(csl.render(zip(made.keys, made.references, strict=True)))
    ris.render(zip(made.keys, made.references, strict=True)).encode()


def _examine_adoption(documents: Sequence[Document]) -> None:
    """What `init` writes and what it suggests is read back; the format that it tells a list to keep is kept."""
    found = adopt(documents)
    text = configuration(found)
    for written in (text, re.sub(r"(?m)^# (?=\w+ = )", "", text)):
        config = settings(written)
        assert config.files == tuple(document.path for document in documents), "init: files"
        assert config.translations == found.translations, "init: translations"
        assert config.entry == (found.entry if found.uniform or written != text else None), "init: entry"
        assert found.arxiv_form in (None, config.rules["arxiv-url"].form), "init: arxiv-url"
    told = settings(text)
    for document in documents if told.entry else ():
        departing = find("entry-format").check(Context([document], told))
        entries = {bisect_right(document.entries, each.span, key=lambda entry: entry.span) for each in departing}
        assert len(entries) * 20 <= len(document.entries), "init: entries do not keep the format"


WORKS = (
    Candidate(WorkId("arxiv", "2302.99998"), "Frobnication: A Study", ("Ann Ames", "Bo Ek"), "ICML", 2023, 7),
    Candidate(WorkId("arxiv", "2302.99998"), "The _Frob_ of [Small] *Stars* | $\\alpha$ & <b> &amp;", year=2023),
    Candidate(WorkId("doi", "10.9999/frob(1)<2>3"), "Frobs", ("Ann *A* Ames",), "J. of [Frobs] | A", 2021),
    Candidate(WorkId("doi", "10.9999/frob.1"), "FrobNet: Frobs, Frobs: Frobs?"),
)
MOST_SECTIONS = 4


def _additions(document: Document, entry: str | None) -> Iterator[Document]:
    """The list with works added, by turns, in several sections.

    `add` may refuse: whether a broken text has a place for an entry nobody can promise. What it does is right.
    """
    if not document.headings:
        document = parse(f"# Papers\n\n{document.text}")[0]
    start = crc32(document.text.encode("utf-8", "replace"))
    for turn, heading in enumerate(range(len(document.headings))[:MOST_SECTIONS]):
        work = WORKS[(start + turn) % len(WORKS)]
        try:
            refuse_listed(work, NOTHING, [document])
            added = with_work(document, heading, work, entry)
        except LintError:
            continue
        _examine_addition(document, added, work, heading)
        yield added


def _examine_addition(before: Document, after: Document, work: Candidate, heading: int) -> None:
    _examine_insertion(before.text, after.text)
    new = [entry for entry in after.entries if work.work_id in entry.ids]
    assert len(new) == 1, "add: not read back as one entry"
    assert new[0] in entries_of(after, heading), "add: another section"
    assert any(url.startswith(link_to(before, work.work_id)) for url in new[0].urls), "add: another link"
    shown = "".join(block.text for block in after.blocks)
    assert _letters(work.title) in _letters(shown), "add: another title"
    others = [entry.title for entry in after.entries if entry not in new]
    assert others == [entry.title for entry in before.entries], "add: other entries change"
    try:
        refuse_listed(work, NOTHING, [after])
    except LintError:
        return
    raise AssertionError("add: a second time")


def _examine_insertion(before: str, after: str) -> None:
    """New lines come in at one place, and the others keep all but their numbers, and with these their indentation."""
    old, new = ([LEAD.sub("", line) for line in text.splitlines()] for text in (before, after))
    above = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), len(old))
    below = len(old) - above
    assert not below or new[-below:] == old[-below:], "add: other lines change"


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


# --- Inputs -----------------------------------------------------------------------------------------------------------

PIECE = 300
"""Characters of a piece of a list, about, so that thousands can be tried in minutes."""
LARGEST = 4 * PIECE
# fmt: off
WORDS = (
    "[", "]", "(", ")", "![", "](", "<>", "`", "```", "~~", "*", "**", "_", "|", "\\", '"', "'", "#", "##", "-", "+",
    "1.", ">", "&", "<", "=", ":", "    ", "\t", "\0", "\r", "\r\n", "\n", "\n\n", "\n===\n", "\n---\n", "  - ",
    "- [ ] ", "\u202e", "\u2028", "\ufeff", "é", "深", "🔥", "&amp;", "&#35;", "&#x202e;", "<b>", "</b>", "<br>",
    "<li>", "<ul>", "<table><tr><td>", "<details>", "<a href='u'>", "<img src=i>", "<!--", "-->", "<!doctype html>\n",
    "|---|\n", "| a | b |\n|---|---|\n", "[a]: ", "[^a]", "[^a]: ", "[a][b]", "```bibtex\n@misc{a,\n}\n```\n",
    "~\\footnote{", "Ã\xa0", "\\'e", "2019", "2031", "arXiv", "Arixv", "NeurlPS", "ICLR'23", "et al.", "Paper", "code",
    "[[1]]", "#a-b", "www.a.b", "a@b.cc", "https://arxiv.org/abs/2301.00001v2", "http://arxiv.org/pdf/2301.00001.pdf",
    "arxiv:2301.00001", "ttps://", "https://", "http://dx.doi.org/10.1145/1.2", "?utm_source=x&a=b",
    "<!-- paperlint-disable -->", "<!-- paperlint-disable-line -->", NEXT_FILE,
)
# fmt: on
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def corpus(lists: Sequence[str]) -> list[str]:
    """The rules' examples, and pieces of our own and the named lists and bibliographies."""
    examples = [text for rule in discover() for text in re.findall(r"(?s)```markdown.*?\n(.*?)```", rule.documentation)]
    own = sorted(
        path for form in ("examples/*/*.md", "examples/*/*.bib", "tests/fixtures/*/*.md") for path in ROOT.glob(form)
    )
    texts = [decode(path.read_bytes(), str(path)).text for path in (*own, *map(Path, lists))]
    return examples + [piece for text in texts for piece in _pieces(text)]


def _pieces(text: str) -> Iterator[str]:
    piece = ""
    for line in text.splitlines(keepends=True):
        piece += line
        if len(piece) > PIECE:
            yield piece[:LARGEST]
            piece = ""
    yield piece


def broken(text: str, other: str, chance: random.Random) -> str:
    """A text after some accidents; parts of the other text may come into it."""
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        text = chance.choice(ACCIDENTS)(text, other, chance)
    return text[:LARGEST]


def _in_lines(text: str, other: str, chance: random.Random) -> str:
    return _accident(text.splitlines(keepends=True), other.splitlines(keepends=True), chance)


def _in_words(text: str, other: str, chance: random.Random) -> str:
    return _accident(TOKEN.findall(text), chance.choice((WORDS, TOKEN.findall(other))), chance)


def _in_place_of_a_word(text: str, _other: str, chance: random.Random) -> str:
    """One word everywhere becomes another."""
    tokens = TOKEN.findall(text) or [" "]
    return text.replace(chance.choice(tokens), chance.choice(WORDS))


def _accident(parts: list[str], others: Sequence[str], chance: random.Random) -> str:
    """Some neighbouring parts are lost, doubled, moved, put in or replaced."""
    begin = chance.randint(0, len(parts))
    end = min(len(parts), begin + chance.choice((1, 1, 1, 2, 3, 9)))
    first = chance.randint(0, max(len(others) - 1, 0))
    here, new = parts[begin:end], list(others[first : first + chance.choice((1, 1, 2, 9))])
    rest = parts[:begin] + parts[end:]
    elsewhere = chance.randint(0, len(rest))
    changed = chance.choice(
        (
            rest,
            parts[:begin] + here * chance.choice((2, 2, 30)) + parts[end:],
            rest[:elsewhere] + here + rest[elsewhere:],
            parts[:begin] + new + parts[begin:],
            parts[:begin] + new + parts[end:],
            parts[:begin] + new * 20 + parts[begin:],
        )
    )
    return "".join(changed)


ACCIDENTS = (_in_lines, _in_words, _in_words, _in_place_of_a_word)

# --- Running ----------------------------------------------------------------------------------------------------------


class HangError(Exception):
    """An input took too long."""


@contextmanager
def bounded(text: str) -> Iterator[None]:
    """Raises HangError where the work on a text takes out of all proportion."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise HangError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE + len(text) / 1000)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def complaint(text: str, config: str) -> str | None:
    """What goes wrong with an input, in words that are the same for all inputs with which it does; None for nothing."""
    try:
        with bounded(text):
            examine(text, config)
    except AssertionError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 -- any is what is looked for
        frames = traceback.extract_tb(error.__traceback__)
        place = next((frame for frame in reversed(frames) if "/lint/" in frame.filename), frames[-1])
        return f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
    return None


def smallest(text: str, config: str, wrong: str) -> str:
    """The text without all that can be left out while the same goes wrong."""
    for split in (lambda text: text.splitlines(keepends=True), TOKEN.findall, list):
        parts, size = split(text), len(text)
        while size := size // 2:
            at = 0
            while at < len(parts):
                fewer = parts[:at] + parts[at + size :]
                parts, at = (fewer, at) if complaint("".join(fewer), config) == wrong else (parts, at + size)
        text = "".join(parts)
    return text


class Fuzzer:
    """Tries inputs, and tells of each kind of complaint once."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.pieces = pieces
        self.tried = 0
        self.known: set[str] = set()

    def attempt(self, text: str) -> None:
        self.tried += 1
        if self.tried % 1000 == 0:
            print(self.summary(), file=sys.stderr, flush=True)
        config = CONFIGS[crc32(text.encode()) % len(CONFIGS)]
        wrong = complaint(text, config)
        if wrong is not None and wrong not in self.known:
            self.known.add(wrong)
            print(f"{wrong}\n  {smallest(text, config, wrong)!r}\n  {config!r}", flush=True)

    def summary(self) -> str:
        return f"{self.tried} inputs from {len(self.pieces)} pieces, {len(self.known)} kinds of complaints"


def at_random(fuzzer: Fuzzer, inputs: int, seed: int) -> None:
    """Break pieces as they come."""
    chance = random.Random(seed)
    for _ in range(inputs):
        fuzzer.attempt(broken(chance.choice(fuzzer.pieces), chance.choice(fuzzer.pieces), chance))


def guided(fuzzer: Fuzzer, inputs: int, seed: int) -> None:
    """Break pieces, and go on from whatever reached new code. Ends the process, as libFuzzer does."""
    import atheris

    for function in _functions():
        atheris.instrument_func(function)

    def mutate(content: bytes, size: int, seed: int) -> bytes:
        chance = random.Random(seed)
        text = (
            chance.choice(fuzzer.pieces)
            if len(content) < 2 or chance.random() < FRESH
            else content.decode("utf-8", "ignore")
        )
        return broken(text, chance.choice(fuzzer.pieces), chance).encode()[:size]

    def attempt(content: bytes) -> None:
        fuzzer.attempt(content.decode("utf-8", "ignore"))
        if fuzzer.tried == inputs:
            print(fuzzer.summary(), flush=True)
            os._exit(bool(fuzzer.known))

    flags = [f"-seed={seed + 1}", f"-max_len={4 * LARGEST}", "-rss_limit_mb=0", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *flags], attempt, custom_mutator=mutate)
    atheris.Fuzz()


FRESH = 0.1
"""The share of inputs that are made of a piece of the corpus, not of an input that reached new code."""


def _functions() -> Iterator[FunctionType]:
    """Every function and method of the package that is loaded."""
    for module in [module for name, module in sys.modules.items() if name.startswith("lint.")]:
        classes = [vars(each).values() for each in vars(module).values() if isinstance(each, type)]
        for each in chain(vars(module).values(), *classes):
            if isinstance(each, FunctionType) and each.__module__ == module.__name__:
                yield each


def main() -> int:
    """Exit code 1 where something was found."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("lists", nargs="*", metavar="LIST")
    arguments.add_argument("--inputs", type=int, default=1000, metavar="N")
    arguments.add_argument("--seed", type=int, default=0, metavar="N")
    arguments.add_argument("--guided", action="store_true", help="by the code that inputs reach; needs atheris")
    given = arguments.parse_args()
    fuzzer = Fuzzer(corpus(given.lists))
    (guided if given.guided else at_random)(fuzzer, given.inputs, given.seed)
    print(fuzzer.summary())
    return int(bool(fuzzer.known))


if __name__ == "__main__":
    sys.exit(main())
