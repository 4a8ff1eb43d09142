"""What is blank on the cover, and which of it the clerk leaves blank: that is not asked for again."""

from __future__ import annotations

from collections.abc import Callable, Container

from PySide6.QtCore import QObject, Signal

from models.checks.cover_blanks import cover_blanks
from models.form.refs import TextRef
from models.report.report import Report
from ui.report.document import Document


class CoverBlanks(QObject):
    """Remembers what the clerk leaves blank.

    Attributes:
        passed: Keys of that.
        required_of: Returns the addresses of what the task of a report asks for in any case.

    Signals:
        changed: There is one more of these.
    """

    changed = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self.passed = document, frozenset[str]()
        self.required_of: Callable[[Report], Container[str]] = lambda _: ()

    def begin(self, passed: frozenset[str]) -> None:
        """Go on with what was left blank before."""
        if passed != self.passed:
            self.passed = passed
            self.changed.emit()

    @property
    def all(self) -> tuple[TextRef, ...]:
        """What is blank, whether it is left so or not; nothing of a report that cannot be changed."""
        document = self._document
        if document.read_only:
            return ()
        return cover_blanks(document.report, document.previous, self.required_of(document.report))

    @property
    def left(self) -> tuple[TextRef, ...]:
        """What is still to be filled in or left blank."""
        return tuple(one for one in self.all if one.key not in self.passed)

    def leave(self, ref: TextRef) -> None:
        """Leave this blank."""
        self.passed |= {ref.key}
        self.changed.emit()
