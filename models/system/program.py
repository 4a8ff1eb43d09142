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
"""Of the files that a district gives to its units."""

SLIP_SUFFIX = ".退回单"
"""Of the files that a district returns to a unit."""

FILES = (TASK_SUFFIX, SLIP_SUFFIX)
"""Suffixes of files that the window opens when they are named on the command line, as the icon of a file does."""


def opens_window(arguments: Sequence[str]) -> bool:
    """Return whether these arguments are for the window: nothing, such a file, or options of ours and of Qt.

    Any other word is a command.
    """
    return not arguments or arguments[0].endswith(FILES) or (arguments[0].startswith("-") and arguments[0] not in HELP)


def own_command(*arguments: str) -> list[str]:
    """Return what starts this program once more; a packed one starts itself, for it has no Python beside it."""
    begin = [] if getattr(sys, "frozen", False) else ["-B", str(ROOT / "main.py")]
    return [sys.executable, *begin, *arguments]
