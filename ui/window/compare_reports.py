"""Lets the clerk choose two reports to compare: those of the list, their versions, and files."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from models.drafts.draft import Draft
from models.importers.own.imported import Imported
from models.importers.sandbox.sandboxed_reader import Reader
from models.report.unit import unit_year
from models.system.errors import ReportError
from ui.comparing.compare_dialog import CompareDialog
from ui.comparing.compared_reports import Comparable, of_drafts, of_file
from ui.incoming.file_choice import OpenDialog
from ui.incoming.wait_dialog import read_while_waiting
from ui.kit.boxes import warn
from ui.kit.last_folder import remember_folder
from ui.window.page import Shell


def compare_reports(shell: Shell, draft_id: str) -> None:
    """Show two reports side by side, at first the chosen one on the right, and last year's of its unit on the left."""
    drafts = [one for one in shell.store.drafts() if one.report and not one.binned]
    reports = of_drafts(drafts, shell.store.versions)
    dialog = CompareDialog(reports, _first_two(drafts, draft_id), partial(report_from_file, shell), shell.window)
    dialog.exec()
    dialog.deleteLater()


def _first_two(drafts: list[Draft], draft_id: str) -> tuple[int, int]:
    """Return which two are shown first: what is chosen, beside the one before it of the same unit, or any other."""
    right = next((at for at, one in enumerate(drafts) if one.id == draft_id), 0)
    known = [unit_year(one.report) if one.report else None for one in drafts]
    here = known[right] if known else None
    others = [at for at in range(len(drafts)) if at != right]
    same = [(one.year, at) for at in others if (one := known[at]) and here and one.agency == here.agency]
    earlier = [(year, at) for year, at in same if here and year <= here.year]
    return max(earlier or same, default=(0, next(iter(others), right)))[1], right


def report_from_file(shell: Shell, over: QWidget) -> Comparable | None:
    """Return the report in a file that the clerk chooses; it is not kept."""
    with Reader() as reader:
        path = OpenDialog.ask(shell.folder, over)
        if not path:
            return None
        remember_folder(shell.settings, path.parent)
        try:
            opened = read_while_waiting(reader, path, over)
        except ReportError as error:
            warn(over, str(error))
            return None
    if not opened:
        return None
    doubts = 0 if isinstance(opened, Imported) else sum(not one.sure for one in opened.found) + len(opened.unread)
    return of_file(path.name, opened.report, doubts)
