"""Several cores: the same results as on one, in the same order, and the same errors."""

from __future__ import annotations

import subprocess
import sys

import pytest

from lint.cores import spread
from lint.reading import parse_text
from lint.rule import Context, Rule, discover
from tests.tools import ROOT, settings

EXAMPLES = ROOT / "examples"

# In a process of its own: forking is refused beside other threads, and a test runner has some.
PROGRAM = """
import os, time
from lint import cores
from lint.errors import LintError

cores._cores = lambda: 3
cores.WORTH_SHARING = 10
parent = os.getpid()

def work(item):
    os.write(2, b"*")
    time.sleep(0.05)  # long enough for every process to take some
    if {where!r} == ("parent" if os.getpid() == parent else "fork"):
        {happens}
    return item * 2, os.getpid()

results = cores.spread(work, [str(number) for number in range({items})], lambda _: 1)
print("".join(text for text, _ in results), len({{process for _, process in results}}))
"""


# Lists that are checked on several cores though they are short; tells the number of forks.
CHECK = """
import os, sys
from lint import cores
from lint.cli import main

cores._cores = lambda: int(sys.argv[1])
cores.WORTH_SHARING = 10
fork, forks = os.fork, []
os.fork = lambda: forks.append(None) or fork()
main(sys.argv[2:])
print(len(forks), file=sys.stderr)
"""


def run(items: int = 10, *, where: str = "", happens: str = "pass") -> subprocess.CompletedProcess[str]:
    program = PROGRAM.format(items=items, where=where, happens=happens)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.slow
def test_work_is_shared_out_and_results_keep_their_order() -> None:
    assert run().stdout == "00112233445566778899 3\n"


@pytest.mark.slow
def test_more_items_than_batches_are_all_worked_on_once() -> None:
    on_three = PROGRAM.format(items=2500, where="", happens="pass").replace("time.sleep(0.05)", "")
    result = subprocess.run([sys.executable, "-c", on_three], capture_output=True, text=True, timeout=60, check=True)
    assert result.stdout.split()[0] == "".join(str(number) * 2 for number in range(2500))


@pytest.mark.slow
@pytest.mark.parametrize("where", ["parent", "fork"])
def test_an_error_is_raised_wherever_it_happens(where: str) -> None:
    assert run(where=where, happens='raise LintError("cannot")').stderr.endswith("lint.errors.LintError: cannot\n")


@pytest.mark.slow
def test_after_an_error_no_process_goes_on_with_what_is_left() -> None:
    assert 3 <= run(1000, where="parent", happens='raise LintError("cannot")').stderr.count("*") < 100


@pytest.mark.slow
def test_a_fork_that_dies_is_an_error_and_no_hang() -> None:
    assert "a fork ended before its work was done" in run(where="fork", happens="os._exit(9)").stderr


@pytest.mark.slow
@pytest.mark.parametrize("command", ["check --no-cache --output-format json", "export --format json"])
@pytest.mark.parametrize(
    "path", ["README.md", "."], ids=["one list, its texts and the rules shared out", "several lists, shared out whole"]
)
def test_a_list_reads_the_same_on_one_core_and_on_several(command: str, path: str) -> None:
    on_one, on_three = (
        subprocess.run(
            [sys.executable, "-c", CHECK, cores, *command.split(), path],
            cwd=EXAMPLES / "before",
            capture_output=True,
            text=True,
            check=False,
        )
        for cores in ("1", "3")
    )
    assert on_one.stdout.count("\n") > 1000
    assert on_three.stdout == on_one.stdout
    assert on_one.stderr == "0\n"
    assert int(on_three.stderr) >= 2


@pytest.mark.slow
def test_what_is_shared_out_takes_no_further_cores() -> None:
    program = """
import os
from lint import cores

cores._cores = lambda: 2
cores.WORTH_SHARING = 1
inner = lambda item: (item, os.getpid())
outer = lambda item: cores.spread(inner, [item + "1", item + "2"], len)
for results in cores.spread(outer, ["a", "b"], len):
    print([item for item, _ in results], len({process for _, process in results}))
print(cores.is_worth_sharing(1))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "['a1', 'a2'] 1\n['b1', 'b2'] 1\nTrue\n"


@pytest.mark.slow
@pytest.mark.parametrize("worth", [1, 1000], ids=["while forks are at work", "before the work that is not shared out"])
def test_what_must_not_be_lost_is_done_here(worth: int) -> None:
    program = f"""
import os
from lint import cores

cores._cores = lambda: 2
cores.WORTH_SHARING = {worth}
done = []
print(cores.spread(str.upper, ["a", "b"], len, lambda: done.append(os.getpid())), done == [os.getpid()])
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "['A', 'B'] True\n"


@pytest.mark.slow
def test_a_system_that_allows_no_more_processes_gets_the_work_done_by_one() -> None:
    program = """
import os
from lint import cores

def fork():
    raise BlockingIOError("Resource temporarily unavailable")

os.fork = fork
cores._cores = lambda: 2
cores.WORTH_SHARING = 1
print(cores.spread(str.upper, ["a", "b"], len), cores.is_worth_sharing(1))
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "['A', 'B'] True\n"


@pytest.mark.slow
def test_an_error_meanwhile_is_raised_and_leaves_no_fork_behind() -> None:
    program = """
import os
from lint import cores

cores._cores = lambda: 2
cores.WORTH_SHARING = 1
try:
    cores.spread(str.upper, ["a", "b"], len, lambda: 1 / 0)
except ZeroDivisionError:
    print("raised", cores.is_worth_sharing(1))
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("alone")
"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "raised True\nalone\n"


def test_little_work_is_not_shared() -> None:
    calls: list[str] = []
    spread(calls.append, ["a", "b"], len)
    assert calls == ["a", "b"]


@pytest.mark.parametrize("rule", [rule for rule in discover() if rule.alone], ids=lambda rule: rule.id)
def test_what_looks_at_documents_alone_finds_the_same_in_all_together(rule: Rule) -> None:
    documents = [parse_text(path.read_text(encoding="utf-8"), path.name) for path in sorted(EXAMPLES.rglob("*.md"))]
    together = list(rule.check(Context(documents, settings(""))))
    alone = [found for document in documents for found in rule.check(Context([document], settings("")))]
    assert len(documents) > 1
    assert sorted(together, key=str) == sorted(alone, key=str)
