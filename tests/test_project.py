"""The project's own files say the same thing in every place."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tools import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = set(PYPROJECT["project"]["dependencies"])
DEVELOPMENT = set(PYPROJECT["dependency-groups"]["dev"])


def hooks(name: str) -> dict[str, dict[str, Any]]:
    content = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    listed = content if isinstance(content, list) else [hook for repo in content["repos"] for hook in repo["hooks"]]
    return {hook["id"]: hook for hook in listed}


def test_our_hooks_install_what_the_project_declares() -> None:
    declared = hooks(".pre-commit-config.yaml")
    assert set(declared["paperlint"]["additional_dependencies"]) == RUNTIME
    assert set(declared["paperlint-bib"]["additional_dependencies"]) == RUNTIME
    installed = {name for hook in declared.values() for name in hook["additional_dependencies"]}
    assert installed <= RUNTIME | DEVELOPMENT


def test_our_hooks_are_local() -> None:
    content = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repo["repo"] for repo in content["repos"]] == ["local"]


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(
            ["zizmor", "--quiet", "--offline", "--pedantic", ".github", "action.yml"],
            id="zizmor finds nothing unsafe in the workflows and the Action",
        ),
        pytest.param(
            ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", "check", "ci", "links", "bibliography"],
            id="the workflows follow GitHub's schema",
        ),
        pytest.param(
            ["check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"],
            id="the Action follows GitHub's schema",
        ),
        pytest.param(
            ["check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml"],
            id="dependabot.yml follows its schema",
        ),
        pytest.param(["pre-commit", "validate-config"], id="pre-commit can read our configuration"),
        pytest.param(
            ["pre-commit", "validate-manifest", ".pre-commit-hooks.yaml"], id="pre-commit can read the hooks we offer"
        ),
    ],
)
@pytest.mark.slow
def test_the_tools_that_read_our_files_are_content(command: list[str], tools: Path) -> None:
    workflows = {"check", "ci", "links", "bibliography"}
    words = [f".github/workflows/{word}.yml" if word in workflows else word for word in command[1:]]
    done = subprocess.run([tools / command[0], *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_names_a_machine() -> None:
    """Paths of somebody's computer, hosts of package mirrors."""
    words = ["/" + "work/", "/" + "root/", "/" + "home/", "index-" + "url"]
    patterns = [option for word in words for option in ("-e", word)]
    found = subprocess.run(
        ["git", "grep", "-I", "-n", "-F", *patterns], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if found.returncode > 1:
        pytest.skip("not a git checkout")
    assert found.stdout == ""
