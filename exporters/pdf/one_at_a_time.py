"""Documents are made one after the other, in whatever threads they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_MAKING = RLock()
"""ReportLab and the faces that were read keep state for all documents together."""


def one_at_a_time(make: Callable[P, T]) -> Callable[P, T]:
    """Return what makes a document as `make` does, once no other is being made."""

    @wraps(make)
    def alone(*args: P.args, **named: P.kwargs) -> T:
        with _MAKING:
            return make(*args, **named)

    return alone
