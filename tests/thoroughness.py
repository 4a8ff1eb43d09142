"""How long the tests look: a little every day, longer before a change lands, far longer when they are asked to.

Before a change lands, ``BEFORE_LANDING=1`` is set; far longer is ``--hypothesis-profile=thorough``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import pytest
from hypothesis import settings

T = TypeVar("T")

EVERYDAY, LANDING, THOROUGH = "everyday", "landing", "thorough"
"""The names of the profiles."""

_EVERYDAY_SHARE = 3
"""Of so many examples before a change lands, one is tried every day. Chosen: the run is to take some five minutes."""

before_landing = pytest.mark.before_landing
"""For tests that take long, or that wait for other programs: left out every day."""


def is_everyday() -> bool:
    """Return whether this is the run of every day."""
    return settings.get_current_profile_name() == EVERYDAY


def times(usual: int, thorough: int) -> int:
    """Return how often something is done in this run."""
    return thorough if settings.get_current_profile_name() == THOROUGH else usual


def some(things: Iterable[T], usual: int) -> list[T]:
    """Return so many of these, from the first to the last, or all of them in a thorough run."""
    found = list(things)
    number = min(times(usual, len(found)), len(found))
    return [found[at * (len(found) - 1) // max(number - 1, 1)] for at in range(number)]


def few(things: Iterable[T], everyday: int) -> list[T]:
    """Return so many of these every day, as above, and all of them before a change lands."""
    return some(things, everyday) if is_everyday() else list(things)


def examples(landing: int, thorough: int) -> settings:
    """Return the settings of a property whose examples are dear, for this run; every day there are fewer of them."""
    usual = max(1, landing // _EVERYDAY_SHARE) if is_everyday() else landing
    return settings(max_examples=times(usual, thorough))
