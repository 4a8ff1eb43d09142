"""The kinds of pages that there are. A new one is added here, and nowhere else."""

from __future__ import annotations

from ui.window.command import PageKind
from ui.window.district_commands import DISTRICT
from ui.window.report_commands import REPORT
from ui.window.start_page import StartPage

PAGES: tuple[PageKind, ...] = (REPORT, DISTRICT, StartPage.kind)
"""In the order in which their commands stand in a part of a menu."""
