"""How much memory this process takes."""

from __future__ import annotations

import ctypes
import gc
import os
import sys
from pathlib import Path

MEGABYTE = 1_000_000

if sys.platform == "win32":

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of the system."""

        _fields_ = (
            ("size", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            *((name, ctypes.c_size_t) for name in ("peak", "resident", "a", "b", "c", "d", "e", "f")),
        )

    def _resident() -> int:
        counters = _Counters(size=ctypes.sizeof(_Counters))
        system = ctypes.windll.kernel32
        system.GetCurrentProcess.restype = ctypes.c_void_p
        system.K32GetProcessMemoryInfo.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
        assert system.K32GetProcessMemoryInfo(system.GetCurrentProcess(), ctypes.byref(counters), counters.size)
        return int(counters.resident)
else:

    def _resident() -> int:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def megabytes() -> float:
    """Return the memory that this process takes once garbage is gone."""
    gc.collect()
    return _resident() / MEGABYTE
