"""PDFium's functions that are asked for every character and everything drawn, without what makes a call slow."""

from __future__ import annotations

from ctypes import PYFUNCTYPE, c_int, c_void_p, cast
from typing import Any


def quick(function: Any, answer: Any = c_int) -> Any:  # noqa: ANN401  functions of PDFium, and types of ctypes
    """Return a function of PDFium that is called with its arguments as they are.

    To look at each of them, and to let other threads go on meanwhile, takes several times as long as the call does.
    Whoever calls it gives handles as PDFium gave them, whole numbers below 2**31, and references to rooms of ctypes.

    Args:
        function: As pypdfium2 has it.
        answer: What it returns.
    """
    return PYFUNCTYPE(answer)(cast(function, c_void_p).value or 0)
