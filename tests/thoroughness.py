"""How long the tests look: a little every day, far longer with ``--hypothesis-profile=thorough``."""

from __future__ import annotations

from hypothesis import settings


def times(everyday: int, thorough: int) -> int:
    """Return how often something is done in this run."""
    return thorough if settings.get_current_profile_name() == "thorough" else everyday


def examples(everyday: int, thorough: int) -> settings:
    """Return the settings of a property whose examples are dear, for this run."""
    return settings(max_examples=times(everyday, thorough))
