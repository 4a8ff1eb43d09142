"""Cells on the clipboard: as they are for our own tables, and so that no spreadsheet takes them for a formula."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from models.report.paste import PastedBlock
from models.text.page_tables import page_tables

_OURS = "application/x-annual-report-cells"
"""What only this program asks for: contents as they are."""
_TEXT, _PAGE = "text/plain", "text/html"


def put_cells(as_they_are: str, guarded: str) -> None:
    """Put a block on the clipboard, as it is for our own tables and guarded for everything else."""
    block = QMimeData()
    block.setText(guarded)
    block.setData(_OURS, as_they_are.encode("utf-8", "surrogatepass"))
    QGuiApplication.clipboard().setMimeData(block)


def taken_cells() -> PastedBlock | None:
    """Return the block on the clipboard, whoever has put it there; None if no words are there, as with a picture."""
    block = QGuiApplication.clipboard().mimeData()
    if not any(map(block.hasFormat, (_OURS, _TEXT, _PAGE))):
        return None
    if block.hasFormat(_OURS):
        return PastedBlock(bytes(block.data(_OURS).data()).decode("utf-8", "surrogatepass"), is_ours=True)
    return PastedBlock(block.text(), block.html() if block.hasHtml() else "")


def taken_words() -> str:
    """Return what is on the clipboard for a single cell: of a web page what is seen of it."""
    taken = taken_cells() or PastedBlock("")
    cells = [field for table in page_tables(taken.page) for row in table.rows for field in row if field]
    return cells[0] if len(cells) == 1 else taken.text
