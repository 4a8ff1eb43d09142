"""How a report is opened: from the drafts, or as an exercise. All that an open report needs is loaded with this."""

from __future__ import annotations

from collections.abc import Callable

from models.report.report import Report
from ui.report.document import Document
from ui.report.open_report import Exercise, load_draft, open_draft, stored_reports
from ui.window.page import Shell
from ui.window.report_page import ReportPage


def page_of_draft(shell: Shell, draft_id: str) -> Callable[[], ReportPage]:
    """Load a stored draft, and return what makes its page once the one that is shown has been left.

    Raises:
        ReportError: It cannot be read.
    """
    loaded = load_draft(shell.store, draft_id)
    return lambda: ReportPage(shell, open_draft(shell.store, loaded, stored_reports(shell.store)))


def page_of_exercise(shell: Shell, report: Report) -> Callable[[], ReportPage]:
    """Return what makes the page of an exercise."""
    return lambda: ReportPage(shell, Exercise(Document(report)))
