"""Killed, out of space, two at once: files are whole, old or new, and the next run is not disturbed."""

from __future__ import annotations

import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pytest

from lint.fetch.cache import Cache
from lint.providers import Answer
from tests.program import unmeasured

pytestmark = pytest.mark.slow

TRACKED = "- [The Pile {n}](https://pile.eleuther.ai/{n}?utm_source=list), Leo Gao. arXiv 2021.\n"
LIST = "# A List\n\n## Papers\n\n" + "".join(TRACKED.format(n=n) for n in range(40))
RANDOM_KILLS = 20

# Ends itself, as SIGKILL does, at the step that is named first: before a file is made, gets its mode, its name.
DIES_AT = """
import os, signal, sys
step = sys.argv.pop(1)
def die(event, _arguments):
    if event == step:
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(die)
from lint.cli import main
sys.exit(main(sys.argv[1:]))
"""
STEPS = ["tempfile.mkstemp", "os.chmod", "os.rename"]


class Job(NamedTuple):
    """A command that replaces a file."""

    words: tuple[str, ...]
    file: str


FIX = Job(("check", "--no-cache", "--fix", "README.md"), "README.md")
BIB = Job(("bib", "--offline", "README.md", "-o", "references.bib"), "references.bib")
JOBS = [pytest.param(FIX, id="check --fix"), pytest.param(BIB, id="bib")]


def start(folder: Path, *command: str, largest: int | None = None) -> subprocess.Popen[bytes]:
    """Start a Python program in a folder; `largest` is how many bytes a file of it may have, as on a full disk."""

    def limit() -> None:
        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    settings = {**unmeasured(), "XDG_CACHE_HOME": str(folder.parent / "cache")}
    return subprocess.Popen(
        [sys.executable, *command],
        cwd=folder,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=limit,
    )


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out.decode(), err.decode()


def run(folder: Path, *words: str, largest: int | None = None) -> tuple[int, str, str]:
    return finish(start(folder, "-m", "lint", *words, largest=largest))


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir()) if path.is_file()}


def made_folder(folder: Path) -> Path:
    """A folder with a list to mend, and a bibliography of the time when it was shorter."""
    folder.mkdir(exist_ok=True)
    (folder / "README.md").write_text(LIST[: len(LIST) // 2], encoding="utf-8")
    run(folder, *BIB.words)
    (folder / "README.md").write_text(LIST, encoding="utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made_folder(tmp_path / "list")


def expected(job: Job, folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The folder's files before and after a run that nothing interrupts; the folder is left as it was."""
    before = contents(folder)
    code, _, error = run(folder, *job.words)
    assert code in (0, 1), error
    after = contents(folder)
    assert after[job.file] != before[job.file]
    (folder / job.file).write_text(before[job.file], encoding="utf-8")
    return before, after


def leftovers(folder: Path, known: dict[str, str]) -> list[str]:
    return [name for name in contents(folder) if name not in known]


@pytest.mark.parametrize("job", JOBS)
def test_a_run_killed_at_any_moment_leaves_its_file_whole(job: Job, folder: Path) -> None:
    before, after = expected(job, folder)
    begun = time.monotonic()
    run(folder, *job.words)
    whole = time.monotonic() - begun
    moments = random.Random(job.file)
    for _ in range(RANDOM_KILLS):
        (folder / job.file).write_text(before[job.file], encoding="utf-8")
        process = start(folder, "-m", "lint", *job.words)
        time.sleep(moments.uniform(0, whole))
        process.kill()
        finish(process)
        assert (folder / job.file).read_text(encoding="utf-8") in (before[job.file], after[job.file])
    run(folder, *job.words)
    assert (folder / job.file).read_text(encoding="utf-8") == after[job.file]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("job", JOBS)
def test_a_run_killed_while_it_writes_disturbs_no_later_one(job: Job, step: str, folder: Path) -> None:
    before, after = expected(job, folder)
    code, _, _ = finish(start(folder, "-c", DIES_AT, step, *job.words))
    assert code == -signal.SIGKILL
    assert (folder / job.file).read_text(encoding="utf-8") == before[job.file]
    left = leftovers(folder, before)
    assert all(name.startswith(f".{job.file}.") for name in left), "what is left behind is hidden, and told by its name"
    run(folder, *job.words)
    assert (folder / job.file).read_text(encoding="utf-8") == after[job.file]
    assert leftovers(folder, before) == left
    _, report, _ = run(folder, "check", "--no-cache", ".")
    assert not any(name in report for name in left)


@pytest.mark.parametrize("job", JOBS)
def test_a_file_that_may_not_grow_stays_as_it_was(job: Job, folder: Path) -> None:
    before = contents(folder)
    code, _, error = run(folder, *job.words, largest=1000)
    assert code == 2
    assert error.endswith(f"paperlint: cannot write {job.file}: File too large; nothing was changed\n")
    assert contents(folder) == before


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """The folder on a disk of its own that has room for its files, and hardly for more."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("needs the right to mount a disk")
    try:
        yield made_folder(place)
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("job", JOBS)
def test_a_full_disk_changes_nothing(job: Job, disk: Path) -> None:
    before = contents(disk)
    with suppress(OSError):
        (disk / "filling").write_bytes(b"x" * 1_000_000)
    code, _, error = run(disk, *job.words)
    assert code == 2
    assert error.endswith(f"paperlint: cannot write {job.file}: No space left on device; nothing was changed\n")
    (disk / "filling").unlink()
    assert contents(disk) == before


@pytest.mark.parametrize("job", JOBS)
def test_a_folder_that_may_only_be_read_is_named(job: Job, disk: Path) -> None:
    before = contents(disk)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    code, _, error = run(disk, *job.words)
    assert code == 2
    assert error.endswith(f"paperlint: cannot write {job.file}: Read-only file system; nothing was changed\n")
    assert contents(disk) == before
    assert run(disk, "check", "README.md")[0] == 1, "reading needs no right to write"


@pytest.mark.parametrize("job", JOBS)
def test_four_at_once_write_the_same_file(job: Job, folder: Path) -> None:
    _, after = expected(job, folder)
    processes = [start(folder, "-m", "lint", *job.words) for _ in range(4)]
    codes = {finish(process)[0] for process in processes}
    assert codes <= {0, 1}
    assert contents(folder) == after


def test_four_at_once_on_one_cache_of_results_give_one_answer(folder: Path) -> None:
    alone = run(folder, "check", "--no-cache", "README.md")
    for _ in range(3):
        processes = [start(folder, "-m", "lint", "check", "README.md") for _ in range(4)]
        assert {finish(process) for process in processes} == {alone}


WRITER = """
import sys
from pathlib import Path
from lint.fetch.cache import Cache
from lint.providers import Answer
cache = Cache(Path(sys.argv[1]), 1e6)
for number in range(int(sys.argv[3])):
    cache.put({f"{sys.argv[2]}{number}": Answer("https://a.example/", 200, {}, b"x" * 2000)})
    print(number, flush=True)
"""


def test_the_cache_of_answers_outlives_a_kill_with_all_that_was_said_to_be_kept(tmp_path: Path) -> None:
    moments = random.Random(1)
    for name in "abc":
        process = start(tmp_path, "-c", WRITER, str(tmp_path), name, "100000")
        assert process.stdout
        process.stdout.readline()
        time.sleep(moments.uniform(0, 0.3))
        process.kill()
        kept = [0, *map(int, finish(process)[1].split("\n")[:-1])]
        cache = Cache(tmp_path, 1e6)
        answer = cache.get(f"{name}{kept[-1]}")
        assert answer == Answer("https://a.example/", 200, {}, b"x" * 2000)


def test_two_at_once_on_one_cache_of_answers_both_keep_theirs(tmp_path: Path) -> None:
    processes = [start(tmp_path, "-c", WRITER, str(tmp_path), name, "100") for name in "ab"]
    assert [finish(process)[0] for process in processes] == [0, 0]
    cache = Cache(tmp_path, 1e6)
    assert all(cache.get(f"{name}{number}") for name in "ab" for number in range(100))
