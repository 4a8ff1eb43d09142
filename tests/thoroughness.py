"""How long the tests look: a little every day, far longer with ``--hypothesis-profile=thorough``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")


def times(everyday: int, thorough: int) -> int:
    """Return how often something is done in this run."""
    return thorough if settings.get_current_profile_name() == "thorough" else everyday


def some(things: Iterable[T], everyday: int) -> list[T]:
    """Return so many of these, from the first to the last, or all of them in a thorough run."""
    found = list(things)
    number = min(times(everyday, len(found)), len(found))
    return [found[at * (len(found) - 1) // max(number - 1, 1)] for at in range(number)]


def examples(everyday: int, thorough: int) -> settings:
    """Return the settings of a property whose examples are dear, for this run."""
    return settings(max_examples=times(everyday, thorough))
