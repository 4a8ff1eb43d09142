"""A process of its own for each file, where the system can make one by dividing: it begins with all that it needs.

So it needs to open nothing, not even the file, what a file does to it ends with it, and the kernel can hold it tight.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of linux/prctl.h."""


def apart(act: Callable[[], None], end: int) -> int:
    """Do something in a process of its own that has nothing open but `end` to write into; wait for it.

    Returns:
        The exit status: 0, or 1 where the act has failed; of a process that was ended, the signal, below 0.
    """
    if sys.platform == "win32":
        raise NotImplementedError
    parent = os.getpid()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        _end_with(parent)
        os.closerange(3, end)
        os.closerange(end + 1, os.sysconf("SC_OPEN_MAX"))
        act()
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
