"""What a command says: in Chinese on any console, into a file, or in a box where there is neither."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from models.system.program import NAME
from ui.kit.shown_text import all_lines

_ERROR_BOX = 0x10 | 0x10000
"""As in `installer/start.py`: with the sign of an error, in front of other windows."""

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC})
"""Errors of a file that what is said goes into; any other is one of somebody who does not listen any more."""


class Unwritten(Exception):
    """What was said did not get into the file that it should go into.

    Attributes:
        error: Why.
    """

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def speak_utf8() -> None:
    """Print Chinese anywhere: a Chinese Windows would otherwise pipe GBK, and stumble over what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def refuse(text: str) -> None:
    """Say why nothing is done: in a box where there is no console, as when a file is dropped on the program's icon."""
    if sys.platform == "win32" and not sys.stderr:
        import ctypes  # noqa: PLC0415  only where it is needed

        ctypes.windll.user32.MessageBoxW(None, text, NAME, _ERROR_BOX)
    complain(text)


def complain(text: str) -> None:
    """Say what is wrong."""
    tell(text, sys.stderr)


def tell(text: str, stream: IO[str] | None = None) -> None:
    """Say words for a person: names out of files may hold what turns lines around, or commands a console.

    Raises:
        Unwritten: As `say` does.
    """
    say(all_lines(text), stream)


def say(text: str, stream: IO[str] | None = None) -> None:
    """Print `text`; once nobody listens any more, go on for the exit status and the files.

    Raises:
        Unwritten: It goes into a file, and the disk has no room for it.
    """
    listener: IO[str] | None = stream or sys.stdout
    if listener is None:  # a program with a window and no console
        return
    try:
        print(text, file=listener, flush=True)
    except OSError as error:
        if error.errno in _NO_ROOM and listener is not sys.stderr:
            _close(listener)
            raise Unwritten(error) from error
        _close(listener)


def _close(listener: IO[str]) -> None:
    """Let what is printed from now on go nowhere."""
    with suppress(OSError), Path(os.devnull).open("wb") as nothing:
        os.dup2(nothing.fileno(), listener.fileno())
