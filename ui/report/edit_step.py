"""One step that the clerk can take back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QUndoCommand
from typing_extensions import override

from models.report.report import Edit


class EditStep(QUndoCommand):
    """The only command: typing, pasting, filling and following totals are all edits.

    Qt could merge the commands of one run of typing, too; but PySide would keep each merged one for ever.

    Args:
        apply: Makes an edit in the document.
        edit: What the step changes, made when it is pushed; its owner may let it become longer.
        text: What the step is called in the menu.
        run: The number of the run of typing that it is part of.
    """

    def __init__(self, apply: Callable[[Edit], None], edit: Edit, text: str, run: int) -> None:
        super().__init__(text)
        self._apply = apply
        self.edit = edit
        self.run = run

    @override
    def redo(self) -> None:
        self._apply(self.edit)

    @override
    def undo(self) -> None:
        self._apply(self.edit.inverted())


NO_RUN = -1
"""Of a step that nothing is added to: no number of a run of typing."""
