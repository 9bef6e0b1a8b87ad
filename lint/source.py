"""Bytes and text: encoding, byte order mark, line endings, positions, and writing that is never half done."""

from __future__ import annotations

import codecs
import errno
import os
import re
from bisect import bisect_right
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lint import witness
from lint.errors import LintError

_LINE_END = re.compile(r"\r\n|\n|\r")
_STREAM = re.compile(r"/dev/(?:stdout|stderr|fd/(\d{1,4}))")
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Source:
    """One file as text, exactly as it stands: line endings are kept, a byte order mark is not part of the text."""

    path: str
    text: str
    bom: bool = False

    @property
    def content(self) -> bytes:
        """The bytes of the file; what UTF-8 cannot hold, a byte of another file's name, is escaped as on a terminal."""
        return (_BOM if self.bom else b"") + self.text.encode("utf-8", "backslashreplace")

    @cached_property
    def line_starts(self) -> list[int]:
        """Offsets at which the lines start; a line ends at LF, CRLF or CR, as in CommonMark."""
        return [0, *[match.end() for match in _LINE_END.finditer(self.text)]]

    @cached_property
    def newline(self) -> str:
        """The line ending that the file uses first; LF where it has none."""
        match = _LINE_END.search(self.text)
        return match.group() if match else "\n"

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; columns count Unicode code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """The text of a line (from 1) without its line ending."""
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")


def decode(content: bytes, path: str) -> Source:
    """Text of a file's bytes. Raises LintError for what is not UTF-8 text."""
    if encoding := _other_encoding(content):
        raise LintError(f"{path} is {encoding}; save it as UTF-8")
    bom = content.startswith(_BOM)
    if bom:
        content = content[len(_BOM) :]
    if b"\0" in content[:8192]:
        raise LintError(f"{path} is a binary file, not a Markdown list; name the list's README instead")
    try:
        return Source(path, content.decode("utf-8"), bom)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise LintError(
            f"{path}:{line}: byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8"
        ) from None


def _other_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32, as Windows' tools write them: by the mark at the start, or by zeros in every other byte."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    first, second = content[0:64:2], content[1:64:2]
    zeros = {first.strip(b"\0") == b"", second.strip(b"\0") == b""}
    return "UTF-16" if len(content) > 1 and zeros == {True, False} else None


def read(path: str) -> Source:
    """The file at `path`. Raises LintError where it cannot be read as UTF-8 text."""
    try:
        return decode(witness.content(path), path)
    except IsADirectoryError:
        raise LintError(f"{path} is a folder; name a file") from None
    except OSError as error:
        raise LintError(f"cannot read {path}: {error.strerror or error}") from None


def write(path: str, text: str, *, bom: bool = False) -> None:
    """Replace a file whole, as `write_all` does."""
    write_all([Source(path, text, bom)])


def write_all(files: Sequence[Source]) -> None:
    """Replace files whole: the old content or the new, never a part, whatever interrupts.

    Where one of them cannot be written, none is. A symbolic link stays a link; a file keeps its mode and owner. What
    is no file, a pipe or a device, is written into. Raises LintError where a folder or disk refuses.
    """
    staged: list[tuple[Path, Path]] = []
    poured: list[Source] = []
    current = ""
    try:
        for file in files:
            current = file.path
            if not _is_replaced(current):
                poured.append(file)
                continue
            target = Path(os.path.realpath(current))
            if target.is_symlink():
                raise OSError(errno.ELOOP, "the link leads in a circle")
            staged.append((_staged(target, file.content), target))
        for file in poured:
            current = file.path
            _pour(current, file.content)
        for temporary, target in staged:
            current = str(target)
            temporary.replace(target)
    except OSError as error:
        raise LintError(f"cannot write {current}: {error.strerror or error}; nothing was changed") from None
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _is_replaced(path: str) -> bool:
    """Whether a path is a file, or will be, and no pipe, device or open stream."""
    if path == "-":
        raise LintError("- is no file; leave the option out to write to standard output")
    return _STREAM.fullmatch(path) is None and (Path(path).is_file() or not Path(path).exists())


def _staged(target: Path, content: bytes) -> Path:
    """A file beside the target with the content, and with the target's mode and owner. Raises OSError."""
    import tempfile

    if target.exists():
        target.open("ab").close()  # a file that may not be written to is not replaced either
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            status = target.stat()
            with suppress(OSError, AttributeError):  # only root may give a file away, and not on Windows
                os.chown(temporary, status.st_uid, status.st_gid)
            temporary.chmod(status.st_mode & 0o7777)
        else:
            temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _pour(path: str, content: bytes) -> None:
    """Write into a pipe, a device or a stream that is open already, where it stands."""
    stream = _STREAM.fullmatch(path)
    number = stream and (stream[1] or {"/dev/stdout": "1", "/dev/stderr": "2"}[path])
    with os.fdopen(os.dup(int(number)), "wb") if number else Path(path).open("wb") as file:
        file.write(content)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
