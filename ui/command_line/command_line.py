"""The command line: check reports, export them, show what is read of files, and collect them, without Qt."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from models.importers.sandbox.protocol import Scope
from models.importers.sandbox.sandboxed_reader import Reader
from models.system.program import HELP
from ui.command_line.arguments import Misuse, explanation, parsed, usage
from ui.command_line.check_command import check_files
from ui.command_line.collect_command import collect_files
from ui.command_line.exit_status import CLEAN, UNUSABLE
from ui.command_line.export_command import export_file
from ui.command_line.fault_words import sentence_of_fault
from ui.command_line.read_command import read_files
from ui.command_line.rollup_command import roll_up
from ui.console import Unwritten, complain, refuse, say, speak_utf8


def _reading(act: Callable[[Namespace, Reader], int], scope: Scope) -> Callable[[Namespace], int]:
    """Return a command that reads files one after the other, of one scope."""

    def carried_out(options: Namespace) -> int:
        with Reader(scope) as reader:
            return act(options, reader)

    return carried_out


_COMMANDS = {
    "check": _reading(check_files, Scope.OURS),
    "export": _reading(export_file, Scope.OURS),
    "read": _reading(read_files, Scope.ANY),
    "collect": collect_files,
    "rollup": roll_up,
}


def run(arguments: Sequence[str]) -> int:
    """Carry out the command in `arguments`.

    Returns:
        The exit status, the worst of all files: 0 clean, 1 something to look at, 2 unusable.
    """
    speak_utf8()
    if HELP.intersection(arguments):
        say(explanation())
        return CLEAN
    try:
        options = parsed(arguments)
    except Misuse as misuse:
        refuse(f"{misuse}\n{usage()}")
        return UNUSABLE
    try:
        return _COMMANDS[options.command](options)
    except Unwritten as lost:
        complain(f"结果没有写完：{sentence_of_fault(lost.error)}")
        return UNUSABLE
