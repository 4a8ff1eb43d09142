"""What is found about a field of the cover: an edge around it, and the sentence below it."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QSizePolicy, QWidget

from models.checks.findings import Finding
from ui.kit.plain_widgets import PlainLabel
from ui.report.problem_words import sentence


class FieldNote(PlainLabel):
    """Stands below a field in its form, in no room while nothing is found about it.

    Attributes:
        field: What it is about.
    """

    def __init__(self, field: QWidget, form: QFormLayout) -> None:
        super().__init__("", "found", wrap=True)
        self.field, self._form, self._told = field, form, ("", "")
        wide = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        wide.setHeightForWidth(True)
        self.setSizePolicy(wide)
        form.setWidget(form.rowCount(), QFormLayout.ItemRole.FieldRole, self)
        form.setRowVisible(self, False)

    def tell(self, finding: Finding | None) -> None:
        """Say what is found; None if nothing is."""
        words, level = (sentence(finding), finding.level.name.lower()) if finding else ("", "")
        if (words, level) == self._told:
            return
        self._told = words, level
        self.setText(words)
        self.field.setAccessibleDescription(self.text())  # as it is shown, not as it was typed
        self._form.setRowVisible(self, bool(words))
        for one in (self, self.field):
            one.setProperty("level", level)
            one.style().unpolish(one)
            one.style().polish(one)
