"""The one table of keys, read for paper: how the key of each command is called, by the name of the command."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from ui.kit.letters import without_letter
from ui.window.command import Command, Key
from ui.window.pages import PAGES
from ui.window.program_commands import PROGRAM_COMMANDS

_IN_CHINESE = {"Return": "回车", "Enter": "回车", "PgDown": "PgDn", "Del": "Delete"}
"""What clerks call keys that Qt calls otherwise."""


def keys_of_commands() -> dict[str, str]:
    """Return how the first key of each command is called that has one, by its name in the menus without …."""
    commands = [*(one for kind in PAGES for one in kind.commands), *PROGRAM_COMMANDS]
    return {without_letter(one.label).removesuffix("…"): _called(one) for one in commands if one.keys}


def _called(command: Command[object]) -> str:
    keys = command.keys
    if isinstance(keys, Key):
        name = QKeySequence.keyBindings(keys)[0].toString()
    else:
        name = keys if isinstance(keys, str) else keys[0]
    return "+".join(_IN_CHINESE.get(part, part) for part in name.split("+"))
