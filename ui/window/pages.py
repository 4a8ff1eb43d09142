"""The kinds of pages that there are. A new one is added here, and nowhere else."""

from __future__ import annotations

from ui.window.page import Page
from ui.window.report_page import ReportPage
from ui.window.start_page import StartPage

PAGES: tuple[type[Page], ...] = (ReportPage, StartPage)
"""In the order in which their commands stand in a part of a menu."""
