"""Plain text to LaTeX, as a field of a .bib file holds it, and back."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# A brace written as \{ would still count as a brace for BibTeX, and end the field: every brace becomes a command.
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
_UNESCAPES = {command: character for character, command in _ESCAPES.items()}

# What sources leave in titles: LaTeX accents, escaped specials, and mathematics that any LaTeX document can set.
_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
_ACCENT = re.compile(
    r"\{?\\(?:(?P<mark>[`'^~=.\"])\s*|(?P<letter>[uHvcdbkr])(?=[\s{])\s*)"
    r"(?:\{(?P<braced>\\?[A-Za-z])\}|(?P<bare>\\[ij](?![A-Za-z])|[A-Za-z]))\}?"
)
_ESCAPED = re.compile(r"\\([&%#_$])")
_MATH = re.compile(r"\$(?=\S)([^$\\{}%#&~\"]|\\[A-Za-z]+|\\[,;! ]|[{}])+?(?<=\S)\$(?!\d)")
_MATH_COMMANDS = frozenset(
    "alpha beta gamma delta epsilon varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon "
    "phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega mathcal mathbf mathrm mathit mathsf "
    "mathtt ell infty times cdot log exp min max sqrt frac hat bar tilde leq geq le ge neq approx sim to rightarrow "
    "leftarrow in pm ast star partial nabla sum prod int circ prime dots ldots cdots text".split()
)
# A script on nothing, a second script, a command without its argument: LaTeX would stop there.
_MISSET = re.compile(r"[\^_](?:[\^_$}]|$)|[\^_][^{\\]?[\^_]\S?[\^_]|\\(?:frac|sqrt|hat|bar|tilde|text|math\w+)(?!\{)")
_COMMAND = re.compile(r"\\([A-Za-z]+)")


def encode(text: str, *, unicode: bool = False, is_title: bool = False) -> str:
    """The text as LaTeX with balanced braces; with `unicode` only what LaTeX would misread is escaped.

    In a title, the words whose capitals BibTeX would lose are put into braces.
    """
    plain = readable(text)
    escape = _escape_specials if unicode else _escape
    pieces, end = [], 0
    protected = _protector(plain) if is_title else None
    for math in _MATH.finditer(plain):
        if _is_common_math(math[0]):
            pieces += [_words(plain[end : math.start()], escape, protected), "{" + math[0] + "}"]
            end = math.end()
    pieces.append(_words(plain[end:], escape, protected))
    return "".join(pieces)


def verbatim(address: str) -> str:
    """A URL or DOI as a field holds it: unescaped, and with nothing in it that could end the field."""
    return "".join(
        character if "!" <= character <= "~" and character not in '{}\\"^`|<>' else _percent(character)
        for character in address
    )


def readable(text: str) -> str:
    """The text without the LaTeX accents and escapes that metadata and lists carry; control characters are gone.

    Hyphens are typed ones: LaTeX has a command for U+2011 in packages alone.
    """
    text = "".join(
        " " if character.isspace() else character
        for character in re.sub("[\u2010\u2011]", "-", text)
        if character.isspace() or unicodedata.category(character) not in ("Cc", "Cs", "Co", "Cn")
    )
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", _ACCENT.sub(_accented, text))
    return " ".join(text.split())


@lru_cache(maxsize=1 << 14)
def decode(field: str) -> str:
    """The plain text of a field's LaTeX, for comparing and showing: accents, symbols, no braces."""
    if "\\" in field:
        for command, character in _UNESCAPES.items():
            if len(command) > 2:
                field = field.replace(command, f"\x00{ord(character)}\x00")
        field = _ACCENT.sub(_accented, field)
        if re.search(r"\\[A-Za-z]", field):
            field = _decoder()(field)
        field = re.sub(r"\\([^A-Za-z])", r"\1", field)
    field = field.replace("{", "").replace("}", "")
    for ligature, character in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " ")):
        field = field.replace(ligature, character)
    field = re.sub("\x00(\\d+)\x00", lambda code: chr(int(code[1])), field)
    return " ".join(unicodedata.normalize("NFC", field).split())


def _words(text: str, escape: Callable[[str], str], protected: Callable[[str], bool] | None) -> str:
    """The text escaped, word for word where capitals are protected."""
    if protected is None:
        return escape(text)
    return "".join(_word(word, escape, protected) for word in re.split(r"(\s+)", text))


def _word(word: str, escape: Callable[[str], str], protected: Callable[[str], bool]) -> str:
    core = word.strip(_AROUND)
    if not core or not protected(core):
        return escape(word)
    before, _, after = word.partition(core)
    return escape(before) + "{" + escape(core) + "}" + escape(after)


_AROUND = ".,;:!?()[]\"'“”‘’`*…"


def _protector(title: str) -> Callable[[str], bool]:
    """Whether a word of this title must keep its capitals.

    Capitals after the first letter always; the first letter where the title is set like a sentence, because there it
    marks a name.
    """
    words = [word.strip(_AROUND) for word in title.split()]
    long = [word for word in words[1:] if len(word) > 3 and word[0].isalpha() and not _has_capitals(word)]
    is_sentence = len(long) > 1 and sum(word[0].islower() for word in long) * 2 > len(long)
    starts = {word.strip(_AROUND) for word in [*words[:1], *re.findall(r"[:?!.]\s+(\S+)", title)]}
    return lambda word: _has_capitals(word) or (is_sentence and word[:1].isupper() and word not in starts)


def _has_capitals(word: str) -> bool:
    parts = [part for part in re.split(r"[-/–—+:.]", word) if part]
    return any(
        any(letter.isupper() for letter in part[1:])
        or (part[0].isupper() and (any(letter.isdigit() for letter in part) or (len(part) == 1 and part not in "AI")))
        or (part == "I" and len(parts) == 1)
        for part in parts
    )


def _is_common_math(math: str) -> bool:
    if math.count("{") != math.count("}") or not _MATH_COMMANDS.issuperset(_COMMAND.findall(math)):
        return False
    depth = 0
    for character in math:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return math.isascii() and not _MISSET.search(math)


def _escape(text: str) -> str:
    escaped = _escape_specials(text)
    return escaped if escaped.isascii() else _encoder()(escaped)


def _escape_specials(text: str) -> str:
    if '"' in text:
        text = re.sub(r'(^|[\s(\[{-])"', r"\1“", text).replace('"', "”")
    return _SPECIAL.sub(lambda special: _ESCAPES[special[0]], text)


@cache
def _encoder() -> Callable[[str], str]:
    """Non-ASCII letters and signs as commands; what LaTeX has no command for stays."""
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    encoder = UnicodeToLatexEncoder(
        non_ascii_only=True,
        replacement_latex_protection="braces-all",
        unknown_char_policy="keep",
        unknown_char_warning=False,
    )

    def encode_all(text: str) -> str:
        return re.sub(r"[^\x00-\x7f]", one, unicodedata.normalize("NFC", text))

    @lru_cache(maxsize=1 << 12)
    def one_character(character: str) -> str:
        return str(encoder.unicode_to_latex(character))

    def one(match: re.Match[str]) -> str:
        return one_character(match[0])

    return encode_all


@cache
def _decoder() -> Callable[[str], str]:
    from pylatexenc.latex2text import LatexNodes2Text

    reader: Any = LatexNodes2Text(math_mode="verbatim", keep_braced_groups=False)
    return lambda text: str(reader.latex_to_text(text))


def _accented(accent: re.Match[str]) -> str:
    letter = (accent["braced"] or accent["bare"]).removeprefix("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[accent["mark"] or accent["letter"]])


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
