"""A sheet of paper that is no report: looked at, printed, or written as a file."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.outgoing.file_export import FileExport
from ui.outgoing.preview import SheetPreview


def show_sheet(files: FileExport, called: str, name: str, content: bytes, over: QWidget | None = None) -> None:
    """Show a sheet over a window.

    Args:
        files: Writes it, if the clerk wants a file.
        called: What it is.
        name: Of the file, without its suffix.
        content: A PDF.
        over: The window; that of `files` unless given.
    """
    dialog = SheetPreview(called, content, files.settings, over or files.window)

    def export() -> None:
        if written := files.write_sheet(name, content, dialog):
            files.tell_of(written)

    dialog.wants_export.connect(export)
    dialog.exec()
    dialog.deleteLater()
