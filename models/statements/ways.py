"""Whether a number is that of one way only in which applications come: 网络 5 件."""

from __future__ import annotations

from functools import lru_cache

from models.statements.patterns import applications
from models.statements.patterns.pattern import any_of

_CHANNELS, _ALL_WAYS = any_of(applications.CHANNELS), any_of(applications.ALL_WAYS)

_MANY = 3
"""Ways that are named for all of them. Chosen: who names as many leaves none out."""


@lru_cache(maxsize=512)
def is_of_one_way(clause: str) -> bool:
    """Return whether a clause names a way, and not all of them."""
    named = {found[0] for found in _CHANNELS.finditer(clause)}
    return bool(named) and len(named) < _MANY and not _ALL_WAYS.search(clause)
