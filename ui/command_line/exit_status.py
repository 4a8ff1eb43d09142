"""How a command ends, for who has started it."""

from __future__ import annotations

CLEAN, FAULTY, UNUSABLE = range(3)
"""Exit statuses, as diff has them: nothing, something found, and a request that cannot be met."""
