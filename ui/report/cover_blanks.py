"""What is blank on the cover, and which of it the clerk has been at and left blank: that is not asked for again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from models.checks.cover_blanks import cover_blanks
from models.form.refs import Ref, TextRef
from ui.report.document import Document


class CoverBlanks(QObject):
    """Follows the keyboard through the fields of the cover.

    Attributes:
        passed: Keys of what the clerk has left blank.

    Signals:
        changed: There is one more of these.
    """

    changed = Signal()

    def __init__(self, document: Document, fields: Mapping[Ref, QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._document, self.passed = document, frozenset[str]()
        self._keys = {field: ref.key for ref, field in fields.items() if isinstance(ref, TextRef)}
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def begin(self, passed: frozenset[str]) -> None:
        """Go on with what was left blank before."""
        if passed != self.passed:
            self.passed = passed
            self.changed.emit()

    @property
    def left(self) -> tuple[TextRef, ...]:
        """What is still to be filled in or left blank; nothing of a report that cannot be changed."""
        return () if self._document.read_only else cover_blanks(self._document.report, self.passed)

    def leave(self) -> None:
        """Leave all of it blank."""
        self.passed |= {one.key for one in self.left}
        self.changed.emit()

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        """Notice that a field is left for another place of its window; to save, or to open a dialog, leaves none."""
        goes_on = old and now and now.window() is old.window() and not now.isAncestorOf(old)
        key = self._keys.get(old) if old and goes_on else None
        if key and key in {one.key for one in self.left}:
            self.passed |= {key}
            self.changed.emit()
