"""The kinds of pages that there are. A new one is added here, and nowhere else."""

from __future__ import annotations

from ui.window.page import Page
from ui.window.shown_drafts import ShownDrafts
from ui.window.shown_report import ShownReport

PAGES: tuple[type[Page], ...] = (ShownReport, ShownDrafts)
"""In the order in which their commands stand in a part of a menu."""
