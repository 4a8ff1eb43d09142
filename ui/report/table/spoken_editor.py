"""What a screen reader says of the open editor of a cell: whose it is, and what is found there while it is typed in."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from models.form.refs import CellRef, Ref
from ui.kit.spoken import Announcer, sentence_of
from ui.report.document import Document
from ui.report.table.spoken_cell import found_in_cell, name_of_cell


class SpokenEditor(QObject):
    """Names an editor after its cell, and tells what is found there, or no longer found, once typing rests."""

    def __init__(self, editor: QWidget, document: Document, ref: CellRef) -> None:
        super().__init__(editor)
        self._editor, self._document, self._ref = editor, document, ref
        self._name = name_of_cell(document.report.form, ref)
        self._found = found_in_cell(document, ref)
        self._announcer = Announcer(editor, self._sentence)
        editor.setAccessibleName(self._name)
        editor.setAccessibleDescription(self._found)
        document.changed.connect(self._on_changed)

    def finish(self) -> None:
        """Tell what is still to be told: the cell is left."""
        self._document.check_if_due()
        self._announcer.finish()

    @property
    def _sentence(self) -> str:
        return sentence_of((self._name, self._found or "没有问题了"))

    def _on_changed(self, refs: frozenset[Ref]) -> None:
        if self._ref in refs and self._ref in self._document.report.form.cells:
            self._found = found_in_cell(self._document, self._ref)
            self._editor.setAccessibleDescription(self._found)
            self._announcer.say(self._sentence)
