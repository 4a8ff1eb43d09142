"""The card beside the monitor, to be looked at and printed, with the keys that the program has."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QMainWindow

from exporters.pdf.quick_card import quick_card
from models.form.editions import form_for
from models.report.due import default_year
from ui.outgoing.shown_sheet import show_sheet
from ui.window.command_keys import keys_of_commands
from ui.window.main_window import MainWindow

CALLED = "填报速查卡"
"""What the card is called."""


def show_quick_card(window: QMainWindow) -> None:
    """Show the card for the form that is filled in now."""
    if isinstance(window, MainWindow):
        form = form_for(default_year(datetime.now().astimezone().date()))
        show_sheet(window.shell.file_export, CALLED, CALLED, quick_card(form, keys_of_commands()))
