"""Which files remain to the process that reads on Linux: Landlock lets it open those of the program, no others."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
"""Calls of asm-generic/unistd.h; calls as new as these have the same number on every kind of processor."""

_ASK_VERSION, _BENEATH_PATH = 1, 1
"""LANDLOCK_CREATE_RULESET_VERSION and LANDLOCK_RULE_PATH_BENEATH of linux/landlock.h."""

_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
"""LANDLOCK_ACCESS_FS_READ_FILE and …_READ_DIR of linux/landlock.h."""

_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}
"""All LANDLOCK_ACCESS_FS_… of linux/landlock.h that a version knows; later ones know one more, of devices."""

_NO_NEW_PRIVILEGES = 38
"""PR_SET_NO_NEW_PRIVS of linux/prctl.h, without which only root may give up rights."""


def forbid_other_files(folders: Iterable[str]) -> None:
    """Have the kernel refuse to open, from now on, what is neither in these folders nor one of them, and any change.

    Args:
        folders: Whole paths; also of files. What is not there is left out.

    Raises:
        OSError: The kernel has no Landlock, or does not let it.
    """
    if sys.platform != "linux":
        raise OSError(errno.ENOSYS, "landlock")
    system = ctypes.CDLL(None, use_errno=True)
    version = _called(system, _CREATE_RULESET, None, 0, _ASK_VERSION)
    handled = struct.pack("=Q", _RIGHTS[min(version, max(_RIGHTS))])
    rules = _called(system, _CREATE_RULESET, handled, len(handled), 0)
    try:
        for folder in folders:
            _admit(system, rules, folder)
        if system.prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0))):
            raise OSError(ctypes.get_errno(), "prctl")
        _called(system, _RESTRICT_SELF, rules, 0)
    finally:
        os.close(rules)


def _admit(system: ctypes.CDLL, rules: int, folder: str) -> None:
    """Let what is in a folder be read, or a file."""
    try:
        place = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | _READ_FOLDER if os.path.isdir(folder) else _READ_FILE  # noqa: PTH112  a path as Python has it
        _called(system, _ADD_RULE, rules, _BENEATH_PATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)


def _called(system: ctypes.CDLL, number: int, *arguments: bytes | int | None) -> int:
    """Return what a call to the system returns.

    Raises:
        OSError: It has failed.
    """
    wide = [ctypes.c_long(one) if isinstance(one, int) else ctypes.c_char_p(one) for one in arguments]
    result: int = system.syscall(ctypes.c_long(number), *wide)
    if result < 0:
        raise OSError(ctypes.get_errno(), "landlock")
    return result
