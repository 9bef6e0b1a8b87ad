"""`check` compares titles with the list's bibliography, offline."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint import cli

LIST = "# A List\n\n## Papers\n\n- [Scaling Laws for Neural Language Models](https://arxiv.org/abs/1706.03762){}\n"
BIBLIOGRAPHY = "@misc{key, title = {Attention Is All You Need}, eprint = {1706.03762}, archivePrefix = {arXiv}}\n"


@pytest.mark.parametrize(
    ("text", "bibliography", "code"),
    [
        pytest.param(LIST.format(""), BIBLIOGRAPHY, 1, id="a title that the bibliography contradicts is reported"),
        pytest.param(LIST.format(""), None, 0, id="a bibliography that is not yet written says nothing"),
        pytest.param(
            LIST.format(" <!-- paperlint-disable-line title-mismatch -->"),
            "",
            0,
            id="a suppression that only links can need is not called unused",
        ),
    ],
)
def test_titles_are_compared_with_the_bibliography(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str,
    bibliography: str | None,
    code: int,
) -> None:
    (tmp_path / "README.md").write_text(text)
    (tmp_path / "paperlint.toml").write_text('bibliography = "references.bib"\n')
    if bibliography is not None:
        (tmp_path / "references.bib").write_text(bibliography)
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", "--no-cache"]) == code
    assert ('this is "Attention Is All You Need"' in capsys.readouterr().out) is bool(code)


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param("title = {RETRACTED: A Theorem That Holds}", id="a publisher's notice before the title"),
        pytest.param("title = {A Theorem That Holds}, note = {Withdrawn by the authors}", id="a note"),
    ],
)
def test_a_paper_that_the_bibliography_calls_withdrawn_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fields: str
) -> None:
    (tmp_path / "README.md").write_text("# A List\n\n- [A Theorem That Holds](https://arxiv.org/abs/2401.00002)\n")
    (tmp_path / "paperlint.toml").write_text('bibliography = "references.bib"\n')
    (tmp_path / "references.bib").write_text(f"@misc{{key, {fields}, eprint = {{2401.00002}}}}\n")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", "--no-cache"]) == 1
    found = capsys.readouterr().out.splitlines()
    assert '"A Theorem That Holds" was withdrawn; remove it, or say so in the entry' in found[0]
    assert found[-1] == "1 warning in 1 entry of 1 file"
