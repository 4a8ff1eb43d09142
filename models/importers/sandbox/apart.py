"""A process of its own for each file, where the system can make one by dividing: it begins with all that it needs.

So it needs to open nothing, not even the file, what a file does to it ends with it, and the kernel can hold it tight.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of linux/prctl.h."""

_MOST_OPEN = 4096
"""Files that may be open. Chosen: who starts the sandbox leaves it three, and some systems allow a thousand million."""


def apart(act: Callable[[], bytes], most: int) -> tuple[int, bytes]:
    """Do something in a process of its own that has nothing open but the way back; wait until it has ended.

    Args:
        act: Returns what comes back.
        most: Bytes that may come back; who says more is cut off, and may fail over that.

    Returns:
        The exit status, which is 0, or 1 where the act has failed, or minus the signal by which it was ended; and what
        came back, which may be anything: the process may be in the hands of a file.
    """
    if sys.platform == "win32":
        raise NotImplementedError
    parent, (heard, told) = os.getpid(), os.pipe()
    child = os.fork()
    if not child:
        _do(act, told, parent)
    os.close(told)
    with os.fdopen(heard, "rb") as stream:
        said = stream.read(most)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def _do(act: Callable[[], bytes], told: int, parent: int) -> NoReturn:
    status = 1
    try:
        _end_with(parent)
        os.closerange(3, told)
        os.closerange(told + 1, _MOST_OPEN)
        said = act()
        while said:
            said = said[os.write(told, said) :]
        status = 0
    finally:
        os._exit(status)


def _end_with(parent: int) -> None:
    """Be ended as soon as the parent is, which may have been before this."""
    if sys.platform == "linux":
        nothing = ctypes.c_ulong(0)
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, ctypes.c_ulong(signal.SIGKILL), nothing, nothing, nothing)
    if os.getppid() != parent:
        os._exit(1)
