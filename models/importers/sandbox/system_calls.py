"""The calls to Linux that remain to the process that reads: those of computing, and of reading what it is allowed.

A list of what is allowed, for nobody knows what next year's kernel can do. It is put into a filter of `seccomp`, which
the kernel runs at every call, from Python or from native code. It is written here, as the packages that could do it
want a library of the system that few computers have; it has no jump but over the next few lines.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
"""How the kernel calls a kind of processor (AUDIT_ARCH_… of linux/audit.h), by its name in `uname`."""

_Numbers = tuple[int | None, int | None]
"""The numbers of a call on the two; None where there is no such call."""

_FOREIGN = 0x40000000
"""From here on, calls of x86_64 are those of a second kind of program (__X32_SYSCALL_BIT of asm/unistd.h)."""

PLAIN: Mapping[str, _Numbers] = {
    "read": (0, 63),
    "pread64": (17, 67),
    "readv": (19, 65),
    "write": (1, 64),
    "writev": (20, 66),
    "lseek": (8, 62),
    "close": (3, 57),
    "stat": (4, None),
    "lstat": (6, None),
    "fstat": (5, 80),
    "newfstatat": (262, 79),
    "statx": (332, 291),
    "access": (21, None),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "getdents64": (217, 61),
    "getcwd": (79, 17),
    "brk": (12, 214),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "futex": (202, 98),
    "sched_yield": (24, 124),
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "restart_syscall": (219, 128),
    "rt_sigreturn": (15, 139),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "time": (201, None),
    "gettimeofday": (96, 169),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "getrusage": (98, 165),
    "getrandom": (318, 278),
    "sysinfo": (99, 179),
    "uname": (63, 160),
}
"""Calls that change nothing outside of the process, by their numbers in asm/unistd.h, which a test compares."""


class Bound(NamedTuple):
    """A call that is allowed unless one of its arguments has a bit that it must not have.

    Attributes:
        refused: The bits, by the place of the argument, counted from 0; all of them are in its lower half.
    """

    numbers: _Numbers
    refused: Mapping[int, int]


_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_EXECUTABLE = 0x4
"""PROT_EXEC of asm-generic/mman-common.h."""

_UNCOUNTED = 0x1 | 0x100
"""MAP_SHARED and MAP_GROWSDOWN of linux/mman.h: such memory is not counted by RLIMIT_DATA."""

BOUND: Mapping[str, Bound] = {
    "open": Bound((2, None), {1: _WRITING}),
    "openat": Bound((257, 56), {2: _WRITING}),
    "mmap": Bound((9, 222), {2: _EXECUTABLE, 3: _UNCOUNTED}),
    "mprotect": Bound((10, 226), {2: _EXECUTABLE}),
}
"""A file may be opened for reading; which one, Landlock decides. What is loaded already is all the code there is."""

_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""Instructions of the filter: BPF_LD | BPF_W | BPF_ABS, BPF_JMP | BPF_JEQ and so on of linux/bpf_common.h."""

_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
"""Bytes from the beginning of what a filter is given, struct seccomp_data of linux/seccomp.h."""

_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
"""SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO with its number, and SECCOMP_RET_KILL_PROCESS of linux/seccomp.h."""

_NO_NEW_PRIVILEGES, _SET_FILTER, _FILTER = 38, 22, 2
"""PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP of linux/prctl.h, and SECCOMP_MODE_FILTER."""


class _Program(ctypes.Structure):
    """struct sock_fprog of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def forbid_other_calls() -> None:
    """Have the kernel refuse all other calls to this thread for ever, as if the rights for them were lacking.

    A call in the manner of another kind of program, which nobody makes by accident, ends the process.

    Raises:
        OSError: The kernel does not let it, or the processor is of a kind that is not known here.
    """
    machine = platform.machine()
    if sys.platform != "linux" or machine not in ARCHITECTURES or sys.maxsize < 2**32:
        raise OSError(errno.ENOSYS, "seccomp")
    instructions = calls_filter(machine)
    content = ctypes.create_string_buffer(b"".join(instructions))
    program = _Program(len(instructions), ctypes.cast(content, ctypes.c_void_p))
    system = ctypes.CDLL(None, use_errno=True)
    nothing = ctypes.c_ulong(0)
    for option, value, more in (
        (_NO_NEW_PRIVILEGES, 1, nothing),
        (_SET_FILTER, _FILTER, ctypes.byref(program)),
    ):
        if system.prctl(option, ctypes.c_ulong(value), more, nothing, nothing):
            raise OSError(ctypes.get_errno(), "prctl")


def calls_filter(machine: str) -> Sequence[bytes]:
    """Return the instructions for a kind of processor, eight bytes each; the kernel begins at the first."""
    kind = [*ARCHITECTURES].index(machine)
    return [
        _instruction(_LOAD, _ARCHITECTURE),
        _instruction(_IF_EQUAL, ARCHITECTURES[machine], yes=1),
        _instruction(_RETURN, _KILL),
        _instruction(_LOAD, _NUMBER),
        _instruction(_IF_AT_LEAST, _FOREIGN, no=1),
        _instruction(_RETURN, _KILL),
        *(step for numbers in PLAIN.values() for step in _allowing(numbers[kind])),
        *(step for bound in BOUND.values() for step in _bounding(bound.numbers[kind], bound.refused)),
        _instruction(_RETURN, _REFUSE),
    ]


def _allowing(number: int | None) -> Iterator[bytes]:
    if number is not None:
        yield _instruction(_IF_EQUAL, number, no=1)
        yield _instruction(_RETURN, _ALLOW)


def _bounding(number: int | None, refused: Mapping[int, int]) -> Iterator[bytes]:
    tests = [step for place, bits in refused.items() for step in _refusing(place, bits)]
    if number is not None:
        yield _instruction(_IF_EQUAL, number, no=len(tests) + 1)
        yield from tests
        yield _instruction(_RETURN, _ALLOW)


def _refusing(place: int, bits: int) -> Iterator[bytes]:
    """Look at the lower half of an argument, which comes first on both kinds of processors."""
    yield _instruction(_LOAD, _ARGUMENTS + 8 * place)
    yield _instruction(_IF_ANY_BIT, bits, no=1)
    yield _instruction(_RETURN, _REFUSE)


def _instruction(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
    """Return an instruction (struct sock_filter); a test skips so many others if it holds, and so many if not."""
    return struct.pack("=HBBI", code, yes, no, value)
