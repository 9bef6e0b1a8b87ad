"""GitHub for tests: its REST API on loopback, as far as the Action uses it, and a runner for composite actions."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import yaml

TOKEN = "test-token"
NAME = "octocat/papers"


@dataclass
class GitHub:
    """One repository; tests read and prepare its state directly."""

    issues: list[dict[str, Any]] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    branches: dict[str, dict[str, bytes]] = field(default_factory=lambda: {"main": {}})
    """Files by branch."""
    requests: list[str] = field(default_factory=list)
    """Method and path, in order."""
    failures: int = 0
    """So many requests are answered with 502 first."""
    url: str = ""

    def answer(self, method: str, path: str, query: Mapping[str, str], body: Any) -> tuple[int, Any]:
        match (method, *path.split("/")):
            case "GET", "issues":
                assert query["state"] == "all"
                return 200, [issue for issue in reversed(self.issues) if query["labels"] in issue["labels"]]
            case "POST", "issues":
                number = len(self.issues) + 1
                issue = {**body, "number": number, "state": "open", "html_url": f"{self.url}/issues/{number}"}
                self.issues.append(issue)
                return 201, issue
            case "PATCH", "issues", number:
                self.issues[int(number) - 1].update(body)
                return 200, self.issues[int(number) - 1]
            case "GET", "contents", *parts:
                content = self.branches[query["ref"]].get(unquote("/".join(parts)))
                return (200, {"sha": blob(content)}) if content is not None else (404, {"message": "Not Found"})
            case "PUT", "contents", *parts:
                return self.put(unquote("/".join(parts)), body)
            case "GET", "git", "ref", "heads", *parts:
                return (200, {}) if "/".join(parts) in self.branches else (404, {"message": "Not Found"})
            case "POST", "git", "refs":
                self.branches[body["ref"].removeprefix("refs/heads/")] = dict(self.branches["main"])
                return 201, {}
            case "PATCH", "git", "refs", "heads", *parts:
                assert body["force"] is True
                self.branches["/".join(parts)] = dict(self.branches["main"])
                return 200, {}
            case "GET", "pulls":
                wanted = (query["state"], query["head"])
                return 200, [pull for pull in self.pulls if (pull["state"], f"octocat:{pull['head']}") == wanted]
            case "POST", "pulls":
                self.pulls.append({**body, "state": "open", "html_url": f"{self.url}/pulls/{len(self.pulls) + 1}"})
                return 201, self.pulls[-1]
        return 404, {"message": f"no such thing: {method} {path}"}

    def put(self, path: str, body: Any) -> tuple[int, Any]:
        files = self.branches[body["branch"]]
        old = files.get(path)
        if (blob(old) if old is not None else None) != body.get("sha"):
            return 409, {"message": f"{path} does not match {body.get('sha')}"}
        files[path] = base64.b64decode(body["content"])
        return 200 if old is not None else 201, {}


def blob(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0%b" % (len(content), content)).hexdigest()


@contextmanager
def served(github: GitHub) -> Iterator[GitHub]:
    """The API on a free port of loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            target = urlsplit(self.path)
            path = target.path.removeprefix(f"/repos/{NAME}/")
            github.requests.append(f"{self.command} {path}")
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if github.failures:
                github.failures -= 1
                status, answer = 502, {"message": "Server Error"}
            elif self.headers["Authorization"] != f"Bearer {TOKEN}":
                status, answer = 401, {"message": "Bad credentials"}
            else:
                query = {name: values[0] for name, values in parse_qs(target.query).items()}
                status, answer = github.answer(self.command, path, query, json.loads(content or b"null"))
            reply = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            self.wfile.write(reply)

        do_POST = do_PATCH = do_PUT = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    github.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield github
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Job:
    """What a run of an action left behind."""

    exit_code: int
    outputs: dict[str, dict[str, str]]
    """By step and name."""
    log: str
    summary: str
    used: list[tuple[str, dict[str, str]]]
    """Other actions that were called, with their inputs; they are not run."""


def run_action(
    action: Path,
    inputs: Mapping[str, str],
    workspace: Path,
    temporary: Path,
    environment: Mapping[str, str],
    done: Collection[str] = (),
) -> Job:
    """Run a composite action's steps as a runner does: conditions, expressions, env, outputs, the job's summary.

    Steps whose id is in `done` ran before in the same temporary folder and are left out.
    """
    described = yaml.safe_load(action.read_text(encoding="utf-8"))
    assert set(inputs) <= set(described["inputs"]), "an input that the action does not have"
    context = {"github.token": TOKEN, "github.run_id": "7", "github.run_attempt": "1", "runner.temp": str(temporary)}
    for name, description in described["inputs"].items():
        context[f"inputs.{name}"] = inputs.get(name, expand(description["default"], context))
    summary = temporary / "summary.md"
    summary.write_text("")
    runner = {
        "GITHUB_ACTION_PATH": str(action.parent),
        "GITHUB_OUTPUT": str(temporary / "output"),
        "GITHUB_REPOSITORY": NAME,
        "GITHUB_STEP_SUMMARY": str(summary),
        "RUNNER_TEMP": str(temporary),
    }
    variables = {**os.environ, **runner, **environment}
    job = Job(0, {}, "", "", [])
    for step in described["runs"]["steps"]:
        condition = step.get("if", "success()")
        skipped = job.exit_code and "always()" not in condition
        if skipped or step.get("id") in done or not evaluate(condition, context):
            continue
        if "uses" in step:
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", step["uses"]), "an action that is not pinned"
            job.used.append((step["uses"], {name: expand(str(value), context) for name, value in step["with"].items()}))
        else:
            given = {name: expand(str(value), context) for name, value in step.get("env", {}).items()}
            context |= run_step(job, step, workspace, {**variables, **given})
    job.summary = summary.read_text(encoding="utf-8")
    return job


def run_step(job: Job, step: Mapping[str, Any], workspace: Path, variables: Mapping[str, str]) -> dict[str, str]:
    """Run a step's own commands, note in the job what came of them, and give its outputs for later expressions."""
    output = Path(variables["GITHUB_OUTPUT"])
    output.write_text("")
    script = output.with_name("step.sh")
    script.write_text(step["run"])
    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
        cwd=workspace,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    job.log += ran.stdout + ran.stderr
    job.exit_code = job.exit_code or ran.returncode
    if "id" not in step:
        return {}
    values = job.outputs[step["id"]] = dict(line.split("=", 1) for line in output.read_text().splitlines())
    return {f"steps.{step['id']}.outputs.{name}": value for name, value in values.items()}


def expand(text: str, context: Mapping[str, str]) -> str:
    """A string with its `${{ }}` expressions evaluated."""
    return re.sub(r"\$\{\{\s*(.+?)\s*\}\}", lambda match: _text(evaluate(match[1], context)), text)


def evaluate(expression: str, context: Mapping[str, str]) -> object:
    """An expression of the small grammar that the action uses: names, strings, ==, !=, && and ||, always()."""
    tokens = re.findall(r"'[^']*'|&&|\|\||==|!=|\(|\)|[\w.-]+", expression)
    words = {
        "&&": "and",
        "||": "or",
        "==": "==",
        "!=": "!=",
        "(": "(",
        ")": ")",
        "always": "always",
        "success": "always",
    }
    python = " ".join(
        words.get(token) or (token if token[0] == "'" else repr(context.get(token, ""))) for token in tokens
    )
    return eval(python, {"__builtins__": {}, "always": lambda: True})


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def annotations_in(log: str) -> list[dict[str, str]]:
    """The annotations that GitHub would make of a log: level, properties and message."""
    found = []
    for line in log.splitlines():
        if match := re.fullmatch(r"::(error|warning|notice)(?: (.*?))?::(.*)", line):
            properties = dict(item.split("=", 1) for item in (match[2] or "").split(",") if item)
            text = {name: unescape(value, extra=True) for name, value in properties.items()}
            found.append({"level": match[1], **text, "message": unescape(match[3])})
    return found


def unescape(text: str, *, extra: bool = False) -> str:
    pairs = [("%0D", "\r"), ("%0A", "\n"), *([("%3A", ":"), ("%2C", ",")] if extra else []), ("%25", "%")]
    for escape, character in pairs:
        text = text.replace(escape, character)
    return text
