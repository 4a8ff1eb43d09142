"""Limits that the sandbox sets to itself on Windows, as a job of one process."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _LIMITS, _OF_WINDOWS, _EXTENDED_LIMITS = 2, 4, 9
    """JobObjectBasicLimitInformation, …BasicUIRestrictions and …ExtendedLimitInformation, as winnt.h numbers them."""

    _ONE_PROCESS, _MEMORY, _DIE_QUIETLY, _END_WITH_JOB = 0x8, 0x100, 0x400, 0x2000
    """JOB_OBJECT_LIMIT_… of winnt.h: ACTIVE_PROCESS, PROCESS_MEMORY, DIE_ON_UNHANDLED_EXCEPTION, KILL_ON_JOB_CLOSE."""

    _NO_WINDOWS = 0xFF
    """All JOB_OBJECT_UILIMIT_… of winnt.h: others' windows, clipboard, settings, desktops, logging off."""

    _NO_BOXES = 0x1 | 0x2 | 0x8000
    """SEM_… of winbase.h: no window of the system asks the clerk for a disk, or tells of a crash."""

    class _Basic(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; six counters of input and output stand in the middle."""

        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def limit_itself(memory: int) -> None:
        """Let this process have so many bytes, no other process and no windows; the job ends with it.

        Raises:
            OSError: Windows does not let it.
        """
        kernel = _kernel()
        kernel.SetErrorMode(_NO_BOXES)
        job = kernel.CreateJobObjectW(None, None)  # never closed: closing it would end this process
        limits = _Extended()
        limits.BasicLimitInformation.LimitFlags = _ONE_PROCESS | _MEMORY | _DIE_QUIETLY | _END_WITH_JOB
        limits.BasicLimitInformation.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = memory
        done = (
            job
            and kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
            and (_enter(kernel, job, _NO_WINDOWS) or _enter(kernel, job, 0))
        )
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())

    def is_alone() -> bool:
        """Return whether Windows says that there can be no other process in the job of this one."""
        limits = _Basic()
        size = ctypes.sizeof(limits)
        told = _kernel().QueryInformationJobObject(None, _LIMITS, ctypes.byref(limits), size, None)
        return bool(told and limits.LimitFlags & _ONE_PROCESS and limits.ActiveProcessLimit == 1)

    def _enter(kernel: ctypes.WinDLL, job: int, forbidden: int) -> bool:
        """Put this process into the job, and tell whether it is; inside another job, no windows can be forbidden."""
        limits = wintypes.DWORD(forbidden)
        kernel.SetInformationJobObject(job, _OF_WINDOWS, ctypes.byref(limits), ctypes.sizeof(limits))
        return bool(kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()))

    def _kernel() -> ctypes.WinDLL:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.SetErrorMode.argtypes, kernel.SetErrorMode.restype = [wintypes.UINT], wintypes.UINT
        kernel.GetCurrentProcess.argtypes, kernel.GetCurrentProcess.restype = [], wintypes.HANDLE
        kernel.CreateJobObjectW.argtypes = [wintypes.LPVOID, wintypes.LPCWSTR]
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = [wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD]
        kernel.SetInformationJobObject.restype = wintypes.BOOL
        asked = kernel.QueryInformationJobObject
        asked.argtypes = [wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD, wintypes.LPDWORD]
        asked.restype = wintypes.BOOL
        kernel.AssignProcessToJobObject.argtypes = [wintypes.HANDLE, wintypes.HANDLE]
        kernel.AssignProcessToJobObject.restype = wintypes.BOOL
        return kernel
