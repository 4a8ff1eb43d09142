"""What is found about a field of the cover: an edge around it, and the sentence in the margin beside it, or below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QSizePolicy, QWidget
from typing_extensions import override

from models.checks.findings import Finding
from ui.kit.plain_widgets import PlainLabel
from ui.report.problem_words import sentence

_GAP = 2
"""Pixels between two notes in the margin. Chosen by eye: so they are told apart."""


class FieldNote(PlainLabel):
    """The sentence. It takes no room while there is none."""

    def __init__(self) -> None:
        super().__init__("", "found", wrap=True)
        wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        wide.setHeightForWidth(True)
        self.setSizePolicy(wide)


class FieldNotes:
    """What is told of a field, where there is room for it.

    Attributes:
        field: What it is about.
        below: Its note in the form, a row of its own, by which what is below moves.
        aside: Its note in the margin, by which nothing does.
    """

    def __init__(self, field: QWidget, form: QFormLayout) -> None:
        self.field, self._form, self._told, self._is_aside = field, form, ("", ""), False
        self.below, self.aside = FieldNote(), FieldNote()
        form.setWidget(form.rowCount(), QFormLayout.ItemRole.FieldRole, self.below)
        form.setRowVisible(self.below, False)
        self.aside.hide()

    @property
    def shown(self) -> FieldNote | None:
        """The note that is in sight now."""
        return next((one for one in (self.below, self.aside) if one.isVisible()), None)

    def tell(self, finding: Finding | None) -> None:
        """Say what is found; None if nothing is."""
        words, level = (sentence(finding), finding.level.name.lower()) if finding else ("", "")
        if (words, level) == self._told:
            return
        self._told = words, level
        for note in (self.below, self.aside):
            note.setText(words)
        self.field.setAccessibleDescription(self.below.text())  # as it is shown, not as it was typed
        self.stand(aside=self._is_aside)
        for one in (self.below, self.aside, self.field):
            one.setProperty("level", level)
            one.style().unpolish(one)
            one.style().polish(one)

    def stand(self, *, aside: bool) -> None:
        """Stand in the margin, or below the field."""
        self._is_aside = aside
        self._form.setRowVisible(self.below, bool(self._told[0]) and not aside)
        self.aside.setVisible(bool(self._told[0]) and aside)


class NoteMargin(QWidget):
    """Keeps its room beside the fields, so that nothing moves by what is said there: each note begins at its field."""

    def __init__(self, notes: Iterable[FieldNotes]) -> None:
        super().__init__()
        self._notes = tuple(notes)
        self.setObjectName("margin")
        for one in self._notes:
            one.aside.setParent(self)

    def arrange(self) -> None:
        """Put each note beside its field, or below the one before, where that goes on to there."""
        free = 0
        for one in self._notes:
            if one.aside.isHidden():
                continue
            beside = self.mapFromGlobal(one.field.mapToGlobal(one.field.rect().topLeft())).y()
            height = one.aside.heightForWidth(self.width())
            top = max(free, min(beside, self.height() - height))
            one.aside.setGeometry(0, top, self.width(), height)
            free = top + height + _GAP

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.arrange)  # the fields are laid out after their margin
