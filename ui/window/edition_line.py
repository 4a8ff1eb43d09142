"""The quiet line under a report whose form is not that of last year; once the clerk has looked, it is told no more."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from models.form.edition_changes import count
from models.form.refs import Ref
from models.report.left_behind import left_behind
from models.report.report import YEAR
from ui.comparing.edition_dialog import Editions
from ui.kit.elided_label import ElidedLabel
from ui.report.report_view import ReportView
from ui.window.edition_news import editions_of, show_editions

_HEIGHT = 36
"""Pixels. Source: the rows of tools in the pictures of the window."""

_KEY = "editions_seen"
"""Of the settings, where the changes stand that have been looked at on this PC."""


class EditionLine(QFrame):
    """Hidden where the form is that of last year, or the clerk has looked at what changed.

    Args:
        view: The report; the line is added below it.
        settings: Where it is remembered what was looked at.

    Attributes:
        view: The report.
        look: The button.
    """

    def __init__(self, view: ReportView, settings: QSettings) -> None:
        super().__init__(view)
        self.view, self._document, self._settings = view, view.document, settings
        self.words, self.look = ElidedLabel(), QPushButton("看看有哪些不同")
        self.look.setObjectName("edition_look")
        self.look.clicked.connect(self.show_changes)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.look)
        self.setFixedHeight(_HEIGHT)
        if layout := view.layout():
            layout.addWidget(self)
        self._document.form_changed.connect(self.renew)
        self._document.changed.connect(self._on_changed)
        self.renew()

    @property
    def _editions(self) -> Editions | None:
        return editions_of(self._document.report.year, self._document.previous)

    def renew(self) -> None:
        """Say in how many things the form differs, where that is new to the clerk."""
        editions = self._editions
        changes = editions.changes if editions else ()
        is_new = editions is not None and bool(changes) and _name(editions) not in seen_changes(self._settings)
        self.words.setText(_told(editions) if editions and is_new else "")
        self.setVisible(is_new)

    def _on_changed(self, refs: Iterable[Ref]) -> None:
        if YEAR in refs:
            self.renew()

    def show_changes(self) -> None:
        """Show what differs, and tell it no more."""
        editions, year = self._editions, self._document.report.year
        if editions and editions.changes:
            seen = {*seen_changes(self._settings), _name(editions)}
            self._settings.setValue(_KEY, ",".join(sorted(seen)))
        show_editions(editions, year, self.window())
        self.renew()


def seen_changes(settings: QSettings) -> frozenset[str]:
    """Return which changes of the form have been looked at on this PC; none where what is kept is no such list."""
    kept = settings.value(_KEY)
    return frozenset(kept.split(",")) if isinstance(kept, str) else frozenset()


def _name(editions: Editions) -> str:
    return f"{editions.earlier.id}-{editions.later.id}"


def _told(editions: Editions) -> str:
    previous = editions.previous
    left = sum(len(row.figures) for row in left_behind(previous, editions.later)) if previous else 0
    more = f"；去年报告里有 {left} 格的数，今年没有地方放" if left else ""
    return f"今年用 {editions.later.id} 年格式，和去年有 {count(editions.changes)} 处不同{more}。"
