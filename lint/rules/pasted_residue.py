"""Text that was pasted from a PDF or a LaTeX source and lost its meaning on the way.

A command that only LaTeX understands stands in the page as it is. An accent that a PDF draws beside its letter arrives
as a character of its own, `Lauren¸con` for Laurençon, so that no search finds the name. Ligatures and soft hyphens
look right and are not found either; `Ã©` is an é that was read in the wrong encoding.

```markdown bad
- **ROOTS**, Lauren¸con et al. 2022. [Paper](https://arxiv.org/abs/2303.03915)
- **A survey**~\\protect\\footnotemark of eﬃcient models. [Paper](https://arxiv.org/abs/2009.06732)
```
```text findings
1:14 info: Lauren¸con has an accent that came apart from its letter; write the letter
2:15 info: ~\\protect\\footnotemark is a LaTeX command; write what it stands for
2:42 info: ﬃ is a ligature, which a search does not find; write its letters
```

```markdown fixed
- **ROOTS**, Lauren¸con et al. 2022. [Paper](https://arxiv.org/abs/2303.03915)
- **A survey**~\\protect\\footnotemark of efficient models. [Paper](https://arxiv.org/abs/2009.06732)
```

Formulas and code are left alone, and so are apostrophes that are typed as accents:

```markdown good
- **Let´s verify $\\alpha$-divergences with `\\alpha`**. [Paper](https://arxiv.org/abs/2305.20050)
```

Everything here is a hint. Only ligatures and invisible characters are mended, which is safe where the page looks the
same. It does not where one of them keeps an address from being a link, or a `#` from being a heading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from lint.document import Document, Span
from lint.finding import Edit, Finding, Fix, Severity
from lint.fixer import apply_edits
from lint.rule import Context, rule


class _Residue(NamedTuple):
    pattern: str
    message: str
    mend: bool = False


_LETTER = r"[^\W\d_]"
_LIGATURE = "[ﬀ-ﬆ]"
_INVISIBLE = "[\xad\u200b\ufeff]"
# Compiled when the first is found: most lists have none, and wide ranges take long.
_RESIDUES = (
    _Residue(r"~?(?:\\[A-Za-z]{3,}\b)+", "{} is a LaTeX command; write what it stands for"),
    _Residue(
        r"\{\\[\"'`^~=.][A-Za-z]\}|\\[\"'`^~=.uvHc]\{\\?[A-Za-z]\}",
        "{} is an accent in LaTeX; write the letter",
    ),
    _Residue(
        rf"\b{_LETTER}{{1,60}} ?[¨¸˜ˇ˘˝˛ˆ] ?{_LETTER}+|\b{_LETTER}{{1,60}}´(?!(?:s|t|d|m|re|ve|ll)\b){_LETTER}+",
        "{} has an accent that came apart from its letter; write the letter",
    ),
    _Residue(r"Ã[\x80-\xbf]|â€[\x80-\xbf™œ˜“”¦]|Â[\x80-\xbf]|\ufffd", "{} was read in a wrong encoding"),
    _Residue(_LIGATURE, "{} is a ligature, which a search does not find; write its letters", mend=True),
    _Residue(_INVISIBLE, "an invisible {}, which hides the word from a search; drop it", mend=True),
)
_ANY = "|".join(residue.pattern for residue in _RESIDUES)
_SIGN = re.compile("[\\\\¨¸˜ˇ˘˝˛ˆ´Ãâ\xc2\ufffdﬀ-ﬆ\xad\u200b\ufeff](?:(?<!\\\\)|(?=[A-Za-z\"'`^~=.]))")
"""A character without which there is no residue; looking for it first is many times faster."""
_LINE_END = re.compile(r"[\r\n]")
_AROUND = 64
"""Characters before and after the sign that can belong to the residue."""


@rule(Severity.INFO, alone=True)
def check(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        found_here = (found for found in _residues(document.prose) if not _indents(document.text, found))
        residues = [(found, _fault(found)) for found in found_here]
        edits = {
            found.start(): Edit(Span(*found.span()), _plain(found[0]))
            for found, fault in residues
            if fault.mend and not _stands_alone(document.text, Span(*found.span()))
        }
        safe = not edits or _shown(apply_edits(document, edits.values())) == _shown(document)
        for found, fault in residues:
            name = unicodedata.name(found[0]).lower() if re.match(_INVISIBLE, found[0]) else found[0]
            fix = Fix((edits[found.start()],), safe) if found.start() in edits else None
            yield Finding(document.path, Span(*found.span()), fault.message.format(name), fix, hint=True)


def _fault(found: re.Match[str]) -> _Residue:
    return next(each for each in _RESIDUES if re.fullmatch(each.pattern, found[0]))


def _shown(document: Document) -> list[object]:
    """What the page shows, with the letters of ligatures and without invisible characters."""
    blocks = [(block.kind, block.parent, block.level) for block in document.blocks]
    pieces = [
        [(_plain(piece.text).split(), piece.style, piece.link) for piece in block.pieces] for block in document.blocks
    ]
    links = [(link.kind, _plain(link.url)) for link in document.links]
    return [blocks, pieces, links]


def _residues(text: str) -> Iterator[re.Match[str]]:
    done = 0
    for sign in _SIGN.finditer(text):
        found = re.compile(_ANY).search(text, max(done, sign.start() - _AROUND), sign.end() + _AROUND)
        if found and found.start() >= done:
            done = found.end()
            yield found


def _indents(text: str, found: re.Match[str]) -> bool:
    """Whether an invisible character keeps the white space behind it, with which a line begins, from meaning code."""
    is_invisible = re.match(_INVISIBLE, found[0]) is not None
    return is_invisible and text[found.end() : found.end() + 1] in (" ", "\t") and _begins_line(text, found.start())


def _stands_alone(text: str, span: Span) -> bool:
    """Whether nothing else stands on its line, which without it would be empty and end a paragraph."""
    behind = _LINE_END.split(text[span.end : span.end + _AROUND])[0]
    return _begins_line(text, span.start) and not behind.strip(" \t>")


def _begins_line(text: str, place: int) -> bool:
    return not _LINE_END.split(text[max(0, place - _AROUND) : place])[-1].strip(" \t>")


def _plain(text: str) -> str:
    """The text with the letters of ligatures, and without invisible characters."""
    letters = re.sub(_LIGATURE, lambda sign: unicodedata.normalize("NFKC", sign[0]), text)
    return re.sub(_INVISIBLE, "", letters)
