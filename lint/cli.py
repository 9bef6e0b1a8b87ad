"""The command line: which command, and what its errors mean for the exit code."""

from __future__ import annotations

import os
import sys
from io import BufferedWriter, RawIOBase, TextIOWrapper

from lint import __version__, replay, witness
from lint.errors import LintError, did_you_mean

COMMANDS = {
    "check": "check a list offline: formats, duplicates, identifiers, anchors",
    "links": "verify every link and identifier online",
    "bib": "write a bibliography entry for every cited work",
    "export": "print the list as data",
    "add": "add a paper to a section, written as its others are",
    "init": "set a list's repository up: configuration, hook, workflows",
    "rule": "explain a rule, or list them all",
}

USAGE = """\
paperlint: the linter that knows papers

usage: paperlint COMMAND [OPTION...] [PATH...]

commands:
{commands}

examples:
  paperlint check                  check the README of this folder
  paperlint check --fix            mend what can be mended safely
  paperlint check --help           all options of a command
"""


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Exit codes: 0 clean, 1 findings, 2 the user can mend it, 3 a bug of ours, 130 interrupted.

    141 where whoever reads our output has seen enough, as the shell tells of any program that ends so.
    """
    words = sys.argv[1:] if arguments is None else arguments
    _prepare_streams()
    try:
        code = _run(words)
        sys.stdout.flush()
        return code
    except LintError as error:
        _complain(str(error))
        return 2
    except KeyboardInterrupt:
        print("paperlint: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        _abandon_output()
        return 141
    except OSError as error:  # a folder that may not be read, a full disk behind standard output
        _abandon_output()
        _complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
        return 2
    except Exception:  # noqa: BLE001 -- the one place where a bug of ours ends
        return _report_bug(words)


def _prepare_streams() -> None:
    """Reports are UTF-8 and a mended list keeps its line ends, on any system; a stream that is closed swallows all.

    With PYTHONUNBUFFERED a write that the system cuts short would pass for whole, so a buffer is put back.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        elif isinstance(stream, TextIOWrapper):
            if isinstance(stream.buffer, RawIOBase) and stream is getattr(sys, f"__{name}__"):
                stream = TextIOWrapper(BufferedWriter(stream.detach()), line_buffering=name == "stderr")
                setattr(sys, name, stream)
                setattr(sys, f"__{name}__", stream)
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


def _run(words: list[str]) -> int:
    if words[:1] in (["--version"], ["-V"]):
        print(f"paperlint {__version__}")
        return 0
    if words[:1] in (["--help"], ["-h"]):
        print(USAGE.format(commands="\n".join(f"  {name:<8} {what}" for name, what in COMMANDS.items())), end="")
        return 0
    if not words:
        raise LintError(f"name a command: {', '.join(COMMANDS)}; paperlint --help explains them")
    if words[0] not in COMMANDS:
        known = did_you_mean(words[0], COMMANDS) or f"; the commands are {', '.join(COMMANDS)}"
        raise LintError(f"there is no command {words[0]}{known}")
    if words[0] == "check" and (code := replay.recall(words)) is not None:
        return code
    witness.forget()
    import gc
    import importlib

    gc.disable()  # what a command makes it keeps to its end; looking for garbage takes a quarter of its time
    module = importlib.import_module(f"lint.commands.{words[0]}")
    try:
        return int(module.run(module.parser().parse_args(words[1:])))
    except SystemExit as finished:  # argparse has printed the help
        return int(finished.code or 0)
    finally:
        gc.freeze()  # the interpreter would look through all of it once more when it ends


def _complain(message: str) -> None:
    """One line on standard error, whatever the message quotes: a key, a file's name."""
    from lint.reports.visible import visible

    print(f"paperlint: {visible(message)}", file=sys.stderr)


def _abandon_output() -> None:
    """What is still buffered must not raise again when the interpreter ends."""
    output = sys.__stdout__
    if output is not None and sys.stdout is output:
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())


def _report_bug(words: list[str]) -> int:
    import platform
    import traceback

    traceback.print_exc()
    print(
        f"\npaperlint: this is a bug of paperlint {__version__}, not of your list. Please report it with the lines"
        f" above, the command (paperlint {' '.join(words)}) and, if you can, the list."
        f" Python {platform.python_version()}, {platform.system()}.",
        file=sys.stderr,
    )
    return 3
