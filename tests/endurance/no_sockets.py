"""Takes sockets away from this process for ever: from Python, from Qt, from all threads and from all children."""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Sequence
from typing import NamedTuple

KILLED = 86
"""The exit status of a process that wanted a socket, where the kernel cannot see to it."""


class _Machine(NamedTuple):
    """How the kernel calls a kind of processor, and its calls on it.

    Attributes:
        calls: Those that make sockets: `socket`, and `io_uring_setup`, which can do the same.
        first_foreign: The number from which calls are those of another kind of program.
    """

    audit: int
    calls: tuple[int, ...]
    first_foreign: int


_MACHINES = {
    "x86_64": _Machine(0xC000003E, (41, 425), 0x40000000),
    "aarch64": _Machine(0xC00000B7, (198, 425), 0xFFFFFFFF),
}
KERNEL = sys.platform == "linux" and platform.machine() in _MACHINES
"""Whether the kernel itself forbids it here."""

# Instructions of the filter, linux/bpf_common.h; what they are given, linux/seccomp.h.
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE = 0, 4
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER = 38, 22, 2


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def forbid_sockets() -> None:
    """Have the process killed at once that asks for a socket of any family; to be called before Qt starts threads."""
    if KERNEL:
        _install(_filter(_MACHINES[platform.machine()]))
    else:
        sys.addaudithook(_on_event)


def _on_event(event: str, _: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        os._exit(KILLED)


def _filter(machine: _Machine) -> Sequence[bytes]:
    """Return instructions that kill at the calls, at foreign ones, and at those of another kind of processor."""
    count = len(machine.calls)
    tests = [_instruction(_IF_EQUAL, call, yes=count + 1 - at, no=0) for at, call in enumerate(machine.calls)]
    return [
        _instruction(_LOAD, _ARCHITECTURE),
        _instruction(_IF_EQUAL, machine.audit, yes=0, no=count + 3),
        _instruction(_LOAD, _NUMBER),
        *tests,
        _instruction(_IF_AT_LEAST, machine.first_foreign, yes=1, no=0),
        _instruction(_RETURN, _ALLOW),
        _instruction(_RETURN, _KILL),
    ]


def _instruction(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """Return an instruction; a test skips so many others if it holds, and so many if not."""
    return struct.pack("HBBI", code, yes, no, value)


def _install(instructions: Sequence[bytes]) -> None:
    content = ctypes.create_string_buffer(b"".join(instructions))
    program = _Program(len(instructions), ctypes.cast(content, ctypes.c_void_p))
    system = ctypes.CDLL(None, use_errno=True)
    for arguments in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SET_FILTER, _FILTER, ctypes.byref(program), 0, 0)):
        if system.prctl(*arguments):
            raise OSError(ctypes.get_errno(), "prctl")
