"""How a table of cells wears the theme: what is chosen lies under a veil, and the ring lies around one cell."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QTableView, QWidget
from typing_extensions import override

from ui.kit.focus_ring import draw_ring, paint_own_ring
from ui.kit.theme import colours
from ui.report.table.table_model import TableModel


class CellTable(QTableView):
    """Cells with their looks from the model, renewed after a change of the theme; an open editor goes on."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = model
        self.setModel(model)
        paint_own_ring(self)
        self._lay_veil()

    def wear_theme(self) -> None:
        """Show the cells in the present theme."""
        self.figures.renew_looks()
        self._lay_veil()

    def _lay_veil(self) -> None:
        """Show chosen cells under a veil, and the desk where no cell is."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(colours().veil))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colours().ink))
        palette.setColor(QPalette.ColorRole.Base, QColor(colours().desk))
        self.setPalette(palette)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            draw_ring(QPainter(self.viewport()), self.visualRect(self.currentIndex()), colours().accent)
