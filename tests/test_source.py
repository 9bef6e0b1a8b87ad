"""Text in, the same bytes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import source
from lint.errors import LintError


@pytest.mark.parametrize(
    ("content", "offset", "position"),
    [
        pytest.param(b"a\nbc\n", 3, (2, 2), id="lines end at a line feed"),
        pytest.param(b"a\r\nbc", 3, (2, 1), id="a CRLF is one line end"),
        pytest.param(b"a\rbc", 2, (2, 1), id="a lone carriage return ends a line"),
        pytest.param("a\u2028b".encode(), 2, (1, 3), id="a line separator does not end a line"),
        pytest.param("😃b".encode(), 1, (1, 2), id="an emoji is one column"),
        pytest.param(b"\xef\xbb\xbfab", 1, (1, 2), id="a byte order mark has no column"),
    ],
)
def test_positions_are_those_an_editor_shows(content: bytes, offset: int, position: tuple[int, int]) -> None:
    assert source.decode(content, "README.md").position(offset) == position


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"ok\n\xff", "README.md:2: byte 0xff is not UTF-8; save the file as UTF-8", id="bad byte"),
        pytest.param(b"\x89PNG\0", "README.md is a binary file", id="binary"),
        pytest.param(b"\0" * 64, "README.md is a binary file", id="nothing but zeros, as a crash leaves them"),
        pytest.param("# 论文".encode("utf-16"), "README.md is UTF-16; save it as UTF-8", id="UTF-16 with its mark"),
        pytest.param("# A".encode("utf-16-be"), "README.md is UTF-16; save it as UTF-8", id="UTF-16 without a mark"),
        pytest.param("# A".encode("utf-16-le"), "README.md is UTF-16; save it as UTF-8", id="its other order of bytes"),
        pytest.param("# A".encode("utf-32"), "README.md is UTF-32; save it as UTF-8", id="UTF-32"),
    ],
)
def test_what_is_not_text_gets_one_clear_line(content: bytes, message: str) -> None:
    with pytest.raises(LintError, match="^" + message):
        source.decode(content, "README.md")


def test_a_write_keeps_mode_and_mark_and_follows_a_link(tmp_path: Path) -> None:
    target = tmp_path / "README.md"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(target)
    source.write(str(link), "new\r\n", bom=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"\xef\xbb\xbfnew\r\n"
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "link.md"]


def test_a_link_that_leads_in_a_circle_is_not_written_to(tmp_path: Path) -> None:
    link = tmp_path / "loop.md"
    link.symlink_to(link)
    with pytest.raises(LintError, match=r"cannot write .*loop\.md: the link leads in a circle; nothing was changed"):
        source.write(str(link), "new\n")
    assert link.is_symlink()
