"""What the program is called, by name and by number, and how it is started once more as a process of its own."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

NAME = "年报填报"

VERSION = "0.1.0"
"""`pyproject.toml` says the same, and a test compares them."""

ROOT = Path(__file__).parents[2]
"""The folder with `main.py` and the packages."""

HELP = frozenset({"-h", "--help"})

SANDBOX = "read-in-sandbox"
"""The first argument of a process that reads files from elsewhere; nobody types it."""


TASK_SUFFIX = ".任务包"
"""Of the files that a district gives to its units: the window opens one that is named at its start."""


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether these arguments are for the window: nothing, options of ours and of Qt, or a task package.

    Any other word is a command.
    """
    if not arguments or arguments[0].endswith(TASK_SUFFIX):
        return True
    return arguments[0].startswith("-") and arguments[0] not in HELP


def own_command(*arguments: str) -> list[str]:
    """Return what starts this program once more; a packed one starts itself, for it has no Python beside it."""
    begin = [] if getattr(sys, "frozen", False) else ["-B", str(ROOT / "main.py")]
    return [sys.executable, *begin, *arguments]
