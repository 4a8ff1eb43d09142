"""What the system itself refuses to the process that reads: found out, not concluded from what was asked of it."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from mmap import mmap

_NOWHERE = f"{os.devnull}/nowhere"
"""A path that cannot be: who may change files is told so, and who may not is told that instead."""


class Held(Enum):
    """An act that the kernel refuses, so that neither Python nor native code can do it.

    The auditor of `confinement.py` refuses all of them in any case, but only to Python that goes by the front door.

    Attributes:
        WRITES: Any change of a file, or a new one.
        STARTS: Another process.
        CONNECTIONS: A socket of any kind.
        LOOKS: A look into files that are not the program's.
        MEMORY: More memory than a reader needs.
    """

    WRITES = "writes"
    STARTS = "starts"
    CONNECTIONS = "connections"
    LOOKS = "looks"
    MEMORY = "memory"


def established(memory: int) -> frozenset[Held]:
    """Return what the system refuses to this process, which has given up its rights, but is not audited yet.

    On Windows, trying to write or to start something would leave traces: there, the system is asked what it holds.

    Args:
        memory: Bytes that it may have at most.
    """
    if sys.platform == "win32":
        from models.importers.sandbox.windows_job import is_alone  # noqa: PLC0415  there only
        from models.importers.sandbox.windows_token import is_low  # noqa: PLC0415  as above

        stated = {Held.WRITES: is_low(), Held.STARTS: is_alone(), Held.MEMORY: _is_refused(lambda: bytearray(memory))}
        return frozenset(one for one, holds in stated.items() if holds)
    acts: Mapping[Held, Sequence[Callable[[], object]]] = {
        Held.WRITES: (lambda: os.open(os.devnull, os.O_WRONLY), lambda: os.chmod(_NOWHERE, 0)),  # noqa: PTH101  as the system has it
        Held.STARTS: (_divide,),
        Held.CONNECTIONS: (_connect,),
        Held.LOOKS: (lambda: os.open(os.devnull, os.O_RDONLY),),
        Held.MEMORY: (lambda: bytearray(memory), lambda: mmap(-1, memory)),
    }
    return frozenset(one for one, ways in acts.items() if all(map(_is_refused, ways)))


def as_words(held: Iterable[Held]) -> bytes:
    """Return this as one line, without its end."""
    return " ".join(one.value for one in Held if one in frozenset(held)).encode()


def of_words(line: bytes) -> frozenset[Held]:
    """Return what a line says.

    Raises:
        ValueError: It says something else.
    """
    return frozenset(map(Held, line.decode("ascii").split()))


def _is_refused(act: Callable[[], object]) -> bool:
    try:
        act()
    except (PermissionError, MemoryError):
        return True
    except OSError:  # it was looked into, and something else stood in the way
        return False
    return False


def _divide() -> None:
    if sys.platform != "win32":
        child = os.fork()
        if not child:
            os._exit(0)
        os.waitpid(child, 0)


def _connect() -> None:
    """Connect what is no socket: even to ask for one would be more than this program ever does."""
    system = ctypes.CDLL(None, use_errno=True)
    if system.connect(-1, None, 0) and ctypes.get_errno() == errno.EPERM:
        raise PermissionError("connect")
