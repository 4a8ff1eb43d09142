"""Rights that the sandbox gives up on Windows: it lowers itself to where it can write nothing of the clerk's.

A process of low integrity may still read what the clerk may read, which it has to, and nothing on Windows that needs no
administrator takes the network from it: both are left to the auditor of `confinement.py`.
"""

from __future__ import annotations

import struct
import sys

if sys.platform == "win32":
    import ctypes
    from collections.abc import Iterator
    from contextlib import contextmanager
    from ctypes import wintypes

    _ASK, _CHANGE_PRIVILEGES, _CHANGE_DEFAULT = 0x8, 0x20, 0x80
    """TOKEN_QUERY, TOKEN_ADJUST_PRIVILEGES and TOKEN_ADJUST_DEFAULT of winnt.h."""

    _PRIVILEGES, _INTEGRITY = 3, 25
    """TokenPrivileges and TokenIntegrityLevel, as winnt.h numbers them."""

    _PASS_THROUGH_FOLDERS = 23
    """SE_CHANGE_NOTIFY_PRIVILEGE of wdm.h, without which a file in a folder of others cannot be read."""

    _REMOVED, _IS_INTEGRITY = 0x4, 0x20
    """SE_PRIVILEGE_REMOVED and SE_GROUP_INTEGRITY of winnt.h."""

    _LOW = 0x1000
    """SECURITY_MANDATORY_LOW_RID of winnt.h."""

    _MOST = 4096
    """Bytes that are told of a token. Chosen: there are some 40 privileges of 12 bytes each."""

    class _Label(ctypes.Structure):
        """TOKEN_MANDATORY_LABEL."""

        _fields_ = (("Sid", ctypes.c_void_p), ("Attributes", wintypes.DWORD))

    def give_up_rights() -> None:
        """Lower this process for good; what it has open stays open.

        Raises:
            OSError: Windows does not let it.
        """
        level = ctypes.create_string_buffer(struct.pack("<BB6sI", 1, 1, b"\0\0\0\0\0\x10", _LOW), 12)
        label = _Label(ctypes.addressof(level), _IS_INTEGRITY)
        with _token(_ASK | _CHANGE_PRIVILEGES | _CHANGE_DEFAULT) as (system, token):
            privileges = _told(system, token, _PRIVILEGES)
            count = struct.unpack_from("<I", privileges)[0]
            for at in range(4, 4 + 12 * count, 12):
                low, high, had = struct.unpack_from("<IiI", privileges, at)
                kept = (low, high) == (_PASS_THROUGH_FOLDERS, 0)
                struct.pack_into("<IiI", privileges, at, low, high, had if kept else _REMOVED)
            done = system.AdjustTokenPrivileges(token, False, privileges, 0, None, None)
            size = ctypes.sizeof(label) + len(level)
            if not (system.SetTokenInformation(token, _INTEGRITY, ctypes.byref(label), size) and done):
                raise ctypes.WinError(ctypes.get_last_error())

    def is_low() -> bool:
        """Return whether Windows says that this process can write only where nothing of the clerk's is."""
        try:
            with _token(_ASK) as (system, token):
                told = _told(system, token, _INTEGRITY)
                level = ctypes.string_at(_Label.from_buffer(told).Sid, 12)
        except OSError:
            return False
        return bool(struct.unpack_from("<I", level, 8)[0] <= _LOW)

    @contextmanager
    def _token(wanted: int) -> Iterator[tuple[ctypes.WinDLL, int]]:
        """Give the functions for rights, and the rights of this process."""
        system, kernel, token = _rights(), ctypes.WinDLL("kernel32", use_last_error=True), wintypes.HANDLE()
        kernel.GetCurrentProcess.argtypes, kernel.GetCurrentProcess.restype = [], wintypes.HANDLE
        kernel.CloseHandle.argtypes, kernel.CloseHandle.restype = [wintypes.HANDLE], wintypes.BOOL
        if not system.OpenProcessToken(kernel.GetCurrentProcess(), wanted, ctypes.byref(token)):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            yield system, token.value or 0
        finally:
            kernel.CloseHandle(token)

    def _told(system: ctypes.WinDLL, token: int, what: int) -> ctypes.Array[ctypes.c_char]:
        """Return what Windows says of the rights."""
        told, size = ctypes.create_string_buffer(_MOST), wintypes.DWORD()
        if not system.GetTokenInformation(token, what, told, _MOST, ctypes.byref(size)):
            raise ctypes.WinError(ctypes.get_last_error())
        return told

    def _rights() -> ctypes.WinDLL:
        system = ctypes.WinDLL("advapi32", use_last_error=True)
        system.OpenProcessToken.argtypes = [wintypes.HANDLE, wintypes.DWORD, wintypes.LPHANDLE]
        system.GetTokenInformation.argtypes = [
            *(wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD, wintypes.LPDWORD)
        ]
        system.SetTokenInformation.argtypes = [wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD]
        system.AdjustTokenPrivileges.argtypes = [
            *(wintypes.HANDLE, wintypes.BOOL, wintypes.LPVOID, wintypes.DWORD, wintypes.LPVOID, wintypes.LPVOID)
        ]
        for act in (
            *(system.OpenProcessToken, system.GetTokenInformation),
            *(system.SetTokenInformation, system.AdjustTokenPrivileges),
        ):
            act.restype = wintypes.BOOL
        return system
