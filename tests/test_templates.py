"""The files that a list copies are those that this repository lives by."""

from __future__ import annotations

import subprocess
from importlib import metadata
from pathlib import Path

import pytest
import yaml

from lint import templates
from tests.tools import ROOT

OUR_INPUTS = {
    "check.yml": {"paths": "examples/after README.md"},
    "links.yml": {"paths": "examples/after README.md"},
    "bibliography.yml": {"paths": "examples/after", "bibliography": "examples/after/references.bib"},
}


@pytest.mark.parametrize("name", templates.WORKFLOWS)
def test_our_own_workflows_are_the_templates_with_our_paths(name: str) -> None:
    (key,) = yaml.safe_load(templates.template(name))["jobs"]
    expected = yaml.safe_load(templates.template(name))
    step = expected["jobs"][key]["steps"][-1]
    step["uses"] = "$/"
    step["with"] = {**step.get("with", {}), **OUR_INPUTS[name]}
    assert yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")) == expected


@pytest.mark.parametrize(
    ("recorded", "origin"),
    [
        pytest.param(
            '{"url": "https://github.com/octocat/paperlint.git", "vcs_info": {"vcs": "git", "commit_id": "c0ffee"}}',
            ("octocat/paperlint", "c0ffee"),
            id="installed by git from GitHub: pinned to that very commit",
        ),
        pytest.param(None, ("OWNER/paperlint", "COMMIT"), id="installed from a package index: left to fill in"),
        pytest.param(
            '{"url": "file:///tmp/paperlint", "dir_info": {}}', ("OWNER/paperlint", "COMMIT"), id="a checkout"
        ),
        pytest.param("not JSON", ("OWNER/paperlint", "COMMIT"), id="a damaged record"),
    ],
)
def test_a_list_uses_the_paperlint_that_wrote_its_workflows(
    recorded: str | None, origin: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Distribution:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return recorded

    monkeypatch.setattr(metadata, "distribution", lambda _: Distribution())
    assert templates.origin() == origin
    assert f"uses: {origin[0]}@{origin[1]}\n" in templates.template("check.yml")
    assert f"rev: {origin[1]}\n" in templates.template(templates.HOOK)


@pytest.mark.slow
def test_a_list_s_workflows_are_safe_and_valid(tmp_path: Path, tools: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    for name in templates.WORKFLOWS:
        (folder / name).write_text(templates.template(name).replace("@COMMIT", f"@{'c0ffee' * 7:.40} # v0.1.0"))
    for command in (
        ["zizmor", "--quiet", "--offline", "--pedantic", "."],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, folder.iterdir())],
    ):
        done = subprocess.run(
            [tools / command[0], *command[1:]], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
