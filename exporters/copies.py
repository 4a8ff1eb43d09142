"""The copies of a report that can be made."""

from __future__ import annotations

from enum import Enum


class Copy(Enum):
    """What a copy is for; a report with open errors can only be a draft."""

    PUBLIC = "公开版"
    DRAFT = "草稿"

    @property
    def mark(self) -> str:
        """What every page and sheet of it says visibly; nothing on a formal copy."""
        return "草稿，不得报送" if self is Copy.DRAFT else ""
