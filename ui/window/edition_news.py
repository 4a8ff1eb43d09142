"""和去年格式不同之处: which form last year's report had, told for the report that is open or the one to be written."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QMainWindow, QWidget

from models.form.editions import first_year, form_for
from models.report.due import default_year
from models.report.report import Report
from ui.comparing.edition_dialog import EditionDialog, Editions
from ui.kit.boxes import inform


def editions_of(year: int, previous: Report | None = None) -> Editions | None:
    """Return the forms of a year and of the one before; None for the first year of all."""
    if year - 1 < first_year():
        return None
    return Editions(form_for(year - 1), form_for(year), reports=(f"{year - 1} 年", f"{year} 年"), previous=previous)


def show_edition_changes(window: QMainWindow) -> None:
    """Show in what the form differs from last year's, of the open report or the one to be written now."""
    from ui.window.edition_line import EditionLine  # noqa: PLC0415  which uses this module

    for line in window.findChildren(EditionLine):
        if line.view.isVisible():
            line.show_changes()
            return
    year = default_year(datetime.now().astimezone().date())
    show_editions(editions_of(year), year, window)


def show_editions(editions: Editions | None, year: int, over: QWidget) -> None:
    """Show two forms over a window; where they are the same, or there is but one, say that."""
    if not editions:
        inform(over, f"{year} 年是第一次用这种格式，没有去年的可以比。")
    elif not editions.changes:
        inform(over, same_form(year))
    else:
        dialog = EditionDialog(editions, over)
        dialog.exec()
        dialog.deleteLater()


def same_form(year: int) -> str:
    """Return that a year has the form of the one before, and which."""
    form = form_for(year)
    return f"今年的格式和去年一样：{year - 1} 年、{year} 年都用 {form.id} 年格式（{form.notice_number}）。"
